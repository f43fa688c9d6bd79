"""Rows in, rows out: the JSONL of ``timeline dates FILE``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.dates.edtf import to_edtf
from timeline.timex.reading import Found
from timeline.timex.resolve import find

_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?", re.DOTALL)


def day_of(published: object) -> dt.date | None:
    """The local day of an ISO date or datetime; None for anything else."""
    if isinstance(published, dt.datetime):
        return published.date()
    if isinstance(published, dt.date):
        return published
    match = _DAY.fullmatch(published.strip()) if isinstance(published, str) else None
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def tag_rows(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """For rows with ``id``, ``published`` and ``text``, one row a time expression, in order.

    What TIMEX3 writes apart (the two ends of a range, a clock time and the day it is "on") has a row for each part;
    ``edtf``, ``earliest`` and ``latest`` are those of the whole.
    ``earliest`` and ``latest`` are inclusive ISO days, None where open.
    """
    for row in rows:
        text = row["text"]
        for found in find(text, day_of(row.get("published"))):
            for part in found.parts or (found,):
                yield _row(str(row["id"]), text, part, found)


def _row(doc: str, text: str, found: Found, whole: Found) -> dict[str, Any]:
    reading, interval = found.reading, whole.reading.interval
    first = interval.first_day if interval is not None else None
    last = interval.last_day if interval is not None else None
    return {
        "doc": doc,
        "start": found.start,
        "end": found.end,
        "text": text[found.start : found.end],
        "type": reading.type,
        "value": reading.value,
        "edtf": None if interval is None else to_edtf(interval, approximate=whole.reading.approximate),
        "earliest": None if first is None else first.isoformat(),
        "latest": None if last is None else last.isoformat(),
        "rule": found.rule,
        "anchor": reading.anchor,
    }
