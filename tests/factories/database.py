"""The small chronology in a database on disk."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

import pytest

from tests.factories.chronology import chronology
from timeline.store import Store


@functools.cache
def _made() -> bytes:
    """The file, made once: making one takes longer than most tests."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "timeline.duckdb"
        extractions, merged = chronology()
        with Store.open(made, "create") as store:
            store.store_batch(extractions)
            store.replace_events(merged)
        return made.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a database of one's own that holds `chronology`."""
    (tmp_path / "timeline.duckdb").write_bytes(_made())
    return tmp_path / "timeline.duckdb"
