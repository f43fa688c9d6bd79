"""A row with named fields to a report: what JSONL, JSON and CSV have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.clean import printable
from timeline.model import Report, ReportWarning
from timeline.readers.fields import pick_fields
from timeline.readers.options import ReadOptions
from timeline.readers.record import Draft, finish, set_fields, warn


def read_row(
    row: Mapping[str, Any], path: str, line: int, fallback_id: str, where: str, options: ReadOptions
) -> Iterator[Report | ReportWarning]:
    """The report that `row` is. `where` names the row in warnings: ``row``, ``item 3``."""
    fields = pick_fields(row, options.mapping)
    text = fields.get("text")
    if text is None or (isinstance(text, str) and not text.strip()):
        yield warn(path, line, f"{where}: {no_text(row)}")
    elif not isinstance(text, str):
        yield warn(path, line, f"{where}: its text is no string; give one with --map text=FIELD")
    else:
        draft = Draft(text, line=line, fallback_id=fallback_id)
        set_fields(draft, {name: value for name, value in fields.items() if value is not None}, where)
        yield from finish(draft, path, options)


def no_text(names: Mapping[str, Any] | list[str]) -> str:
    """What to say of a row, or of a header, in which no field is known as the text."""
    shown = printable(", ".join(map(str, names)))[:100]
    return f"no text; name the field that has it with --map text=FIELD (there are: {shown})"
