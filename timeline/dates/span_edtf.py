"""How a `Span` is written: EDTF, ISO 8601-2.

    2024-03-13                  that day
    2024-03-04/2024-03-14       from the one day to the other, both inclusive
    2024-03, 2024, 202X         some day or days of that month, year, decade
    [2024-03-01..2024-03-10]    some day or days of these ten
    [2024-01..2024-04]          some day or days of these four months
    2024-03-04/..               from that day on, no end given
    ../2024-03-15               on or before that day
    2024-03-04/2024-03          from that day to some day of the month
"""

from __future__ import annotations

import calendar
import datetime as dt

from timeline.dates.span import Span


def span_to_edtf(span: Span, *, approximate: bool = False) -> str | None:
    """EDTF of `span`, None where nothing is known; `approximate` adds the mark ``~`` to each date."""
    if span.is_undated:
        return None
    start = _bounds(span.start_earliest, span.start_latest, approximate)
    end = _bounds(span.end_earliest, span.end_latest, approximate)
    same = (span.start_earliest, span.start_latest) == (span.end_earliest, span.end_latest)
    if same and span.start_earliest is not None and span.start_latest is not None:
        return start if start is not None else _one_of(span.start_earliest, span.start_latest)
    # An end that has room and is no calendar unit is written by its outer day: EDTF has no sets inside intervals.
    if start is None:
        start = _outer(span.start_earliest, approximate)
    if end is None:
        end = _outer(span.end_latest, approximate)
    return f"{start}/{end}"


def _outer(day: dt.date | None, approximate: bool) -> str:
    return ".." if day is None else _mark(day.isoformat(), approximate)


def _one_of(first: dt.date, last: dt.date) -> str:
    if first.day == 1 and _ends_month(last):
        if (first.month, last.month) == (1, 12):
            return f"[{first.year:04d}..{last.year:04d}]"
        return f"[{first.isoformat()[:7]}..{last.isoformat()[:7]}]"
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _ends_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _mark(text: str, approximate: bool) -> str:
    return text + "~" if approximate else text


def _bounds(first: dt.date | None, last: dt.date | None, approximate: bool) -> str | None:
    """The calendar unit that runs from `first` to `last`: a day, month, year or decade; None where they are none."""
    if first is None or last is None:
        return None
    unit = _unit(first, last)
    return None if unit is None else _mark(unit, approximate)


def _unit(first: dt.date, last: dt.date) -> str | None:
    if first == last:
        return first.isoformat()
    if first.day != 1 or not _ends_month(last):
        return None
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    if (first.month, last.month) != (1, 12):
        return None
    if first.year == last.year:
        return f"{first.year:04d}"
    if first.year % 10 == 0 and last.year == first.year + 9:
        return f"{first.year // 10:03d}X"
    return None
