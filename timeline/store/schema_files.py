"""schemas/*.json, made from the records.

``python -m timeline.store.schema_files`` writes them; with ``--check`` it fails where they drifted.

JSON Schema, draft 2020-12, one file a record. The database's own schema is schemas/*.sql and is written by hand.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from timeline.model import Claim, Correction, Event, Extraction, Link, Mention, Report, ReportWarning, Timex
from timeline.resources import folder

RECORDS: dict[str, type[BaseModel]] = {
    "report": Report,
    "timex": Timex,
    "mention": Mention,
    "claim": Claim,
    "warning": ReportWarning,
    "extraction": Extraction,
    "link": Link,
    "event": Event,
    "correction": Correction,
}


def schema_of(name: str) -> str:
    """The JSON Schema of the record `name`, as its file holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **RECORDS[name].model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def drifted(where: Path) -> list[str]:
    """Names of the files in `where` that are missing, are not what the records say, or belong to no record."""
    expected = {f"{name}.json": schema_of(name) for name in RECORDS}
    found = {path.name: path.read_text(encoding="utf-8") for path in where.glob("*.json")}
    return sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))


def write(where: Path) -> None:
    """Write all of them to `where`."""
    for name in RECORDS:
        (where / f"{name}.json").write_text(schema_of(name), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the files, or check them; the exit status."""
    if arguments == ["--check"]:
        if wrong := drifted(folder("schemas")):
            sys.stderr.write(f"schemas/ does not fit timeline/model.py: {', '.join(wrong)}; "
                             "run: python -m timeline.store.schema_files\n")
            return 1
        return 0
    if arguments:
        sys.stderr.write("usage: python -m timeline.store.schema_files [--check]\n")
        return 2
    write(folder("schemas"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
