"""Intervals of calendar time and the operators on them: this, last, next, shift, nth, between, since, until, union.

An interval is half open, ``[start, end)``, and remembers its grain: 2022-03 is the month, not its days. Bounds are naive
`datetime` values, local to the place the text speaks of, so that one type serves from the century down to the second;
``None`` is an open bound. Nothing here knows a language, and nothing reads the clock.

    >>> march = of(2022, 3)
    >>> shift(march, -1, Grain.YEAR) == of(2021, 3)
    True
    >>> nth(of(2022), 3, Grain.QUARTER) == between(of(2022, 7), of(2022, 9), Grain.QUARTER)
    True

Years run from 1 to 9998, because `datetime` ends with 9999 and an end lies one unit later. What falls outside raises
`OutOfCalendar`, a ``ValueError``; so does a day that no month has.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Final

from timeline.dates.grain import Grain

LAST_YEAR: Final = 9998
_ONE_DAY: Final = dt.timedelta(days=1)
_MONTHS: Final = {
    Grain.MONTH: 1,
    Grain.SEASON: 3,
    Grain.QUARTER: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
_DELTAS: Final = {
    Grain.SECOND: dt.timedelta(seconds=1),
    Grain.MINUTE: dt.timedelta(minutes=1),
    Grain.HOUR: dt.timedelta(hours=1),
    Grain.PART_OF_DAY: dt.timedelta(hours=6),
    Grain.DAY: _ONE_DAY,
    Grain.WEEKEND: dt.timedelta(days=7),
    Grain.WEEK: dt.timedelta(days=7),
}


class OutOfCalendar(ValueError):  # noqa: N818 - says what is wrong; "Error" would add nothing
    """A day that does not exist, or one before year 1 or after year 9998."""


@dataclasses.dataclass(frozen=True, slots=True)
class Interval:
    """``[start, end)`` with the finest unit the words support. ``None`` is an open bound."""

    start: dt.datetime | None
    end: dt.datetime | None
    grain: Grain

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise OutOfCalendar(f"an interval must end after it starts: {self.start} .. {self.end}")

    @property
    def first_day(self) -> dt.date | None:
        """The day the interval starts in; None where open."""
        return None if self.start is None else self.start.date()

    @property
    def last_day(self) -> dt.date | None:
        """The last day the interval touches, inclusive; None where open."""
        return None if self.end is None else (self.end - dt.timedelta(microseconds=1)).date()

    def contains(self, other: Interval) -> bool:
        """Whether `other` lies inside, bounds included."""
        return not (
            (self.start is not None and (other.start is None or other.start < self.start))
            or (self.end is not None and (other.end is None or other.end > self.end))
        )

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share an instant."""
        return not (
            (self.end is not None and other.start is not None and self.end <= other.start)
            or (other.end is not None and self.start is not None and other.end <= self.start)
        )


def _at(year: int, month: int = 1, day: int = 1) -> dt.datetime:
    if not 1 <= year <= LAST_YEAR:
        raise OutOfCalendar(f"year {year} is outside 1 to 9998")
    try:
        return dt.datetime(year, month, day)
    except ValueError as error:
        raise OutOfCalendar(f"no such day: {year}-{month}-{day}") from error


def of(year: int, month: int | None = None, day: int | None = None) -> Interval:
    """The year, the month of a year, or the day of a month."""
    if month is None:
        return containing(_at(year), Grain.YEAR)
    if day is None:
        return containing(_at(year, month), Grain.MONTH)
    start = _at(year, month, day)
    return Interval(start, start + _ONE_DAY, Grain.DAY)


def on(day: dt.date) -> Interval:
    """That one day."""
    return of(day.year, day.month, day.day)


def of_week(year: int, week: int) -> Interval:
    """The ISO week, Monday to Sunday."""
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
    except ValueError as error:
        raise OutOfCalendar(f"year {year} has no week {week}") from error
    return containing(_at(monday.year, monday.month, monday.day), Grain.WEEK)


def of_season(year: int, season: int) -> Interval:
    """Spring (0), summer, autumn, winter (3) of the northern year; the winter of a year begins in its December."""
    start = _at(year, 3 + 3 * season)
    return Interval(start, step(start, 3, Grain.MONTH), Grain.SEASON)


def floor(moment: dt.datetime, grain: Grain) -> dt.datetime:
    """Start of the unit that holds `moment`. Winter belongs to the year of its December; weeks start on Monday."""
    if grain >= Grain.MONTH:
        if grain is Grain.SEASON:
            months = moment.year * 12 + moment.month - 3
            months -= months % 3
            return _at(months // 12, 3 + months % 12) if months % 12 <= 9 else _at(months // 12 + 1, months % 12 - 9)
        width = _MONTHS[grain]
        months = moment.year * 12 + moment.month - 1
        if grain is Grain.CENTURY:  # the 20th century is written 19XX: it starts with 1900
            return _at(max(1, moment.year - moment.year % 100))
        if grain is Grain.DECADE:
            return _at(max(1, moment.year - moment.year % 10))
        months -= months % width
        return _at(months // 12, months % 12 + 1)
    if grain >= Grain.DAY:
        day = dt.datetime(moment.year, moment.month, moment.day)
        if grain is Grain.DAY:
            return day
        try:
            monday = day - dt.timedelta(days=day.weekday())
            return monday if grain is Grain.WEEK else monday + dt.timedelta(days=5)
        except OverflowError as error:
            raise OutOfCalendar("a week before year 1") from error
    if grain is Grain.PART_OF_DAY:
        return moment.replace(hour=moment.hour - moment.hour % 6, minute=0, second=0, microsecond=0)
    if grain is Grain.HOUR:
        return moment.replace(minute=0, second=0, microsecond=0)
    return moment.replace(second=0, microsecond=0) if grain is Grain.MINUTE else moment.replace(microsecond=0)


def step(moment: dt.datetime, n: int, grain: Grain) -> dt.datetime:
    """`moment` moved by `n` units. A day that the target month lacks becomes that month's last day."""
    months = _MONTHS.get(grain)
    try:
        if months is None:
            return moment + n * _DELTAS[grain]
        index = moment.year * 12 + moment.month - 1 + n * months
        year, month = index // 12, index % 12 + 1
        if not 1 <= year <= 9999:
            raise OutOfCalendar(f"year {year} is outside 1 to 9998")
        return moment.replace(year=year, month=month, day=min(moment.day, days_in_month(year, month)))
    except OverflowError as error:
        raise OutOfCalendar(f"{n} {grain} from {moment} leaves the calendar") from error


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def containing(moment: dt.datetime, grain: Grain) -> Interval:
    """The calendar unit that holds `moment`; for weekends the one of its week."""
    start = floor(moment, grain)
    if start.year > LAST_YEAR:
        raise OutOfCalendar("years end with 9998")
    end = start + 2 * _ONE_DAY if grain is Grain.WEEKEND else step(start, 1, grain)
    if (grain is Grain.DECADE and start.year == 1) or (grain is Grain.CENTURY and start.year == 1):
        end = _at(10 if grain is Grain.DECADE else 100)
    return Interval(start, end, grain)


def _bound(interval: Interval) -> dt.datetime:
    """A bound to count from; the start where there is one."""
    if interval.start is not None:
        return interval.start
    if interval.end is not None:
        return interval.end
    raise OutOfCalendar("nothing to count from: the interval is open at both ends")


def this(at: Interval, grain: Grain) -> Interval:
    """The unit of `grain` that holds the start of `at`."""
    return containing(_bound(at), grain)


def shift(at: Interval, n: int, grain: Grain) -> Interval:
    """`n` units later (earlier where negative).

    The result is no finer than `grain`: three days ago is a day, two weeks ago a week, for nobody who says "two weeks ago"
    means a weekday. A year before a quarter is a quarter, since there the unit is the coarser one by far.
    """
    moved = step(_bound(at), n, grain)
    return containing(moved, max(at.grain, grain) if grain <= Grain.WEEK or at.grain <= Grain.WEEK else at.grain)


def next(at: Interval, grain: Grain) -> Interval:
    """The unit after the one that holds `at`."""
    return containing(step(floor(_bound(at), grain), 1, grain), grain)


def last(at: Interval, grain: Grain) -> Interval:
    """The unit before the one that holds `at`."""
    return containing(step(floor(_bound(at), grain), -1, grain), grain)


def last_weekday(at: Interval, weekday: int, *, included: bool = True) -> Interval:
    """The latest such weekday (Monday is 0) on or before `at`, or strictly before it."""
    start = floor(_bound(at), Grain.DAY)
    back = (start.weekday() - weekday) % 7
    return containing(step(start, -(back or (0 if included else 7)), Grain.DAY), Grain.DAY)


def next_weekday(at: Interval, weekday: int, *, included: bool = False) -> Interval:
    """The earliest such weekday strictly after `at`, or on or after it."""
    start = floor(_bound(at), Grain.DAY)
    ahead = (weekday - start.weekday()) % 7
    return containing(step(start, ahead or (0 if included else 7), Grain.DAY), Grain.DAY)


def nearest_weekday(at: Interval, weekday: int) -> Interval:
    """The day of that name (Monday is 0) within three days of `at`, before or after, that day included."""
    return last_weekday(shift(containing(_bound(at), Grain.DAY), 3, Grain.DAY), weekday)


def nth(within: Interval, n: int, grain: Grain) -> Interval:
    """The `n`-th unit that starts inside `within`, from 1; counted from the end where negative (-1 is the last)."""
    if within.start is None or within.end is None or n == 0:
        raise OutOfCalendar("only a bounded interval has an n-th unit")
    if n > 0:
        first = containing(within.start, grain)
        if first.start is not None and first.start < within.start:
            first = next(first, grain)
        found = first if n == 1 else containing(step(_bound(first), n - 1, grain), grain)
    else:
        final = containing(within.end - dt.timedelta(microseconds=1), grain)
        found = containing(step(_bound(final), n + 1, grain), grain)
    if found.start is None or found.start >= within.end or found.start < within.start:
        raise OutOfCalendar(f"there is no such {grain} in it")
    return found


def between(first: Interval, last: Interval, grain: Grain | None = None) -> Interval:
    """From the start of `first` to the end of `last`; the finer grain of the two unless one is given."""
    return Interval(first.start, last.end, grain or min(first.grain, last.grain))


def union(*parts: Interval) -> Interval:
    """The shortest interval that covers all `parts`."""
    starts = [part.start for part in parts]
    ends = [part.end for part in parts]
    return Interval(
        None if None in starts else min(s for s in starts if s is not None),
        None if None in ends else max(e for e in ends if e is not None),
        min(part.grain for part in parts),
    )


def intersection(a: Interval, b: Interval) -> Interval | None:
    """What both cover, or None."""
    if not a.overlaps(b):
        return None
    starts = [s for s in (a.start, b.start) if s is not None]
    ends = [e for e in (a.end, b.end) if e is not None]
    return Interval(max(starts, default=None), min(ends, default=None), min(a.grain, b.grain))


def since(at: Interval) -> Interval:
    """From the start of `at`, open at the end."""
    return Interval(at.start, None, at.grain)


def until(at: Interval) -> Interval:
    """Open at the start, to the end of `at`."""
    return Interval(None, at.end, at.grain)


def before(at: Interval) -> Interval:
    """All that lies before `at`."""
    return Interval(None, at.start, at.grain)


def after(at: Interval) -> Interval:
    """All that lies after `at`."""
    return Interval(at.end, None, at.grain)


def early(at: Interval) -> Interval:
    """The early part of a unit: days 1 to 10 of a month, January to April of a year, years 0 to 4 of a decade."""
    return _part(at, 0)


def middle(at: Interval) -> Interval:
    """The middle of a unit: days 11 to 20 of a month, May to August of a year, years 3 to 6 of a decade."""
    return _part(at, 1)


def late(at: Interval) -> Interval:
    """The late part of a unit: day 21 to the end of a month, September to December of a year, years 5 to 9 of a decade."""
    return _part(at, 2)


def _part(at: Interval, which: int) -> Interval:
    if at.start is None or at.end is None:
        return at
    start, end = at.start, at.end
    if at.grain is Grain.MONTH:
        cuts = (start, step(start, 10, Grain.DAY), step(start, 20, Grain.DAY), end)
        return Interval(cuts[which], cuts[which + 1], Grain.DAY)
    if at.grain is Grain.YEAR:
        cuts = (start, step(start, 4, Grain.MONTH), step(start, 8, Grain.MONTH), end)
        return Interval(cuts[which], cuts[which + 1], Grain.MONTH)
    if at.grain in (Grain.DECADE, Grain.CENTURY):
        unit = 1 if at.grain is Grain.DECADE else 10
        low, high = ((0, 5), (3, 7), (5, 10))[which]
        return Interval(step(start, low * unit, Grain.YEAR), step(start, high * unit, Grain.YEAR), Grain.YEAR)
    if at.grain is Grain.WEEK:
        low, high = ((0, 3), (2, 4), (4, 7))[which]
        return Interval(step(start, low, Grain.DAY), step(start, high, Grain.DAY), Grain.DAY)
    if at.grain in (Grain.SEASON, Grain.QUARTER, Grain.HALF):
        third = _MONTHS[at.grain] // 3
        return Interval(step(start, which * third, Grain.MONTH), step(start, (which + 1) * third, Grain.MONTH), Grain.MONTH)
    return at
