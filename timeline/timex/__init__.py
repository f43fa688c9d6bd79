"""Time expressions of a text: found, and resolved to days."""

from __future__ import annotations

import datetime as dt

from timeline.dates.edtf import to_edtf
from timeline.model import Timex
from timeline.timex.languages import MOST, matches, reach
from timeline.timex.published import Published, day_of_writing, find_published
from timeline.timex.reading import Found
from timeline.timex.resolve import derivation, find, in_utc
from timeline.timex.rows import day_of, tag_rows

__all__ = ["MOST", "Published", "contradiction", "explain", "find_published", "reach", "tag", "tag_rows"]

_ONE_DAY = dt.timedelta(days=1)


def tag(text: str, published: dt.date | None, *, report: str = "") -> list[Timex]:
    """The time expressions of `text`, in order, resolved against the publication day; offsets in code points."""
    return [_timex(found, text, report) for found in find(text, published)]


def contradiction(text: str, published: dt.date) -> str | None:
    """How the text contradicts its publication day ("the dateline says Feb. 28, not 2024-03-04"); None where it does not."""
    return day_of_writing(text, matches(text), published).contradiction or None


def explain(phrase: str, on: dt.date | str | None) -> list[Timex]:
    """The time expressions of `phrase` as if published on that day (a date, an ISO date or datetime, or None)."""
    return tag(phrase, day_of(on))


def _timex(found: Found, text: str, report: str) -> Timex:
    reading = found.reading
    interval = reading.interval
    last = interval.last_day if interval is not None else None
    words = text[found.start : found.end]
    edtf = None if interval is None else to_edtf(interval, approximate=reading.approximate)
    return Timex.model_construct(
        report=report,
        start=found.start,
        end=found.end,
        text=words,
        type=reading.type,
        value=reading.value,
        edtf=edtf,
        start_date=None if interval is None else interval.first_day,
        end_date=None if last is None else last + _ONE_DAY,
        grain=None if interval is None else str(interval.grain),
        approximate=reading.approximate,
        anchor=reading.anchor,
        rule=found.rule,
        latent=reading.latent,
        derivation=derivation(found, words, edtf),
        zone=reading.zone or None,
        utc=in_utc(reading),
    )
