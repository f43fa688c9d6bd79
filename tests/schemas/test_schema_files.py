"""schemas/*.json are what the records say."""

from __future__ import annotations

import json
from pathlib import Path

from timeline.resources import folder
from timeline.store.schema_files import RECORDS, drifted, schema_of, write


def test_the_files_fit_the_records() -> None:
    assert drifted(folder("schemas")) == [], "run: python -m timeline.store.schema_files"


def test_a_missing_a_changed_and_a_foreign_file_are_told(tmp_path: Path) -> None:
    write(tmp_path)
    assert drifted(tmp_path) == []
    (tmp_path / "claim.json").unlink()
    (tmp_path / "event.json").write_text("{}")
    (tmp_path / "exercise.json").write_text("{}")
    assert drifted(tmp_path) == ["claim.json", "event.json", "exercise.json"]


def test_every_schema_names_its_draft_and_forbids_unknown_fields() -> None:
    for name in RECORDS:
        schema = json.loads(schema_of(name))
        assert schema["$schema"].endswith("2020-12/schema")
        assert schema["additionalProperties"] is False
