"""Intervals written as EDTF (ISO 8601-2:2019) and read back. The only place where ends are inclusive.

Level 1 and what else the texts need: ``2022``, ``2022-03``, ``2022-03-07``, clock times, seasons ``2022-21`` to ``-24``,
quarters ``-33`` to ``-36``, halves ``-40``, ``-41``, decades ``198X`` and centuries ``19XX``, ranges with open ends
(``2022-03/..``), and ``~`` for approximate. Anything else becomes a range of days.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from timeline.dates.grain import Grain
from timeline.dates.interval import Interval, OutOfCalendar, containing, of, of_season, step

_ONE_DAY = dt.timedelta(days=1)
_SHAPE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?)?)?)?"
)
_DECADE = re.compile(r"[0-9]{3}X")
_CENTURY = re.compile(r"[0-9]{2}XX")


def to_edtf(interval: Interval, *, approximate: bool = False) -> str:
    """`interval` in EDTF: a single date where it is one calendar unit, else a range of inclusive ends."""
    mark = "~" if approximate else ""
    start, end = interval.start, interval.end
    if start is not None and end is not None:
        unit = _unit(interval)
        if unit is not None:
            return unit + mark
    first = ".." if start is None else _end(start, interval.grain) + mark
    if end is None:
        return f"{first}/.."
    return f"{first}/{_end(_last(end, interval.grain), interval.grain)}{mark}"


def _unit(interval: Interval) -> str | None:
    """The name of the one calendar unit that the interval is, or None."""
    start, grain = interval.start, interval.grain
    assert start is not None
    if grain in (Grain.WEEK, Grain.WEEKEND, Grain.PART_OF_DAY) or _is_ragged(interval):
        return None
    return _name(start, grain)


def _is_ragged(interval: Interval) -> bool:
    """Whether the interval is not exactly one unit of its grain."""
    assert interval.start is not None
    if interval.grain is Grain.DAY and interval.end is not None:
        return interval.end - interval.start != _ONE_DAY
    try:
        return containing(interval.start, interval.grain) != interval
    except OutOfCalendar:
        return True


def _name(start: dt.datetime, grain: Grain) -> str:
    year = f"{start.year:04}"
    match grain:
        case Grain.CENTURY:
            return f"{year[:2]}XX"
        case Grain.DECADE:
            return f"{year[:3]}X"
        case Grain.YEAR:
            return year
        case Grain.HALF:
            return f"{year}-{40 + start.month // 7}"
        case Grain.QUARTER:
            return f"{year}-{33 + start.month // 3}"
        case Grain.SEASON:
            return f"{year}-{20 + start.month // 3}"
        case Grain.MONTH:
            return f"{year}-{start.month:02}"
        case Grain.HOUR:
            return start.strftime(f"{year}-%m-%dT%H")
        case Grain.MINUTE:
            return start.strftime(f"{year}-%m-%dT%H:%M")
        case Grain.SECOND:
            return start.strftime(f"{year}-%m-%dT%H:%M:%S")
    return f"{year}-{start.month:02}-{start.day:02}"


# How finely the end of a range is written: EDTF has no range of weeks or of seasons that reads well.
_END_GRAIN = {
    Grain.CENTURY: Grain.YEAR,
    Grain.DECADE: Grain.YEAR,
    Grain.HALF: Grain.MONTH,
    Grain.QUARTER: Grain.MONTH,
    Grain.SEASON: Grain.MONTH,
    Grain.WEEK: Grain.DAY,
    Grain.WEEKEND: Grain.DAY,
    Grain.PART_OF_DAY: Grain.HOUR,
}


def _end(moment: dt.datetime, grain: Grain) -> str:
    return _name(moment, _END_GRAIN.get(grain, grain))


def _last(end: dt.datetime, grain: Grain) -> dt.datetime:
    """The last instant of the final unit, such that its name names that unit."""
    return step(end, -1, Grain.SECOND)


def from_edtf(text: str) -> tuple[Interval, bool]:
    """The interval that `text` names, and whether it is approximate. Raises ``ValueError`` where it is no EDTF we write."""
    approximate = "~" in text
    plain = text.replace("~", "")
    if "/" not in plain:
        return _read(plain), approximate
    first, _, last = plain.partition("/")
    begin = None if first in ("", "..") else _read(first)
    finish = None if last in ("", "..") else _read(last)
    grains = [end.grain for end in (begin, finish) if end is not None]
    if not grains:
        raise ValueError(f"{text!r} is open at both ends")
    return Interval(begin.start if begin else None, finish.end if finish else None, min(grains)), approximate


def _read(text: str) -> Interval:
    if _DECADE.fullmatch(text):
        return containing(dt.datetime(max(1, int(text[:3]) * 10), 1, 1), Grain.DECADE)
    if _CENTURY.fullmatch(text):
        return containing(dt.datetime(max(1, int(text[:2]) * 100), 1, 1), Grain.CENTURY)
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date in EDTF")
    part = {name: int(value) for name, value in match.groupdict().items() if value is not None}
    year, month = part["year"], part.get("month")
    if month is not None and 21 <= month <= 24 and "day" not in part:
        return of_season(year, month - 21)
    if month is not None and 33 <= month <= 36 and "day" not in part:
        return containing(dt.datetime(year, 3 * (month - 33) + 1, 1), Grain.QUARTER)
    if month is not None and 40 <= month <= 41 and "day" not in part:
        return containing(dt.datetime(year, 6 * (month - 40) + 1, 1), Grain.HALF)
    if "hour" not in part:
        return of(year, month, part.get("day"))
    if month is None or not 1 <= month <= 12 or part["day"] > calendar.monthrange(year, month)[1]:
        raise ValueError(f"{text!r} names no day")
    grain = Grain.SECOND if "second" in part else Grain.MINUTE if "minute" in part else Grain.HOUR
    moment = dt.datetime(year, month, part["day"], part["hour"], part.get("minute", 0), part.get("second", 0))
    return containing(moment, grain)
