"""From days to places on a line, and the ticks of the axis: days to decades.

A drawing that nobody can zoom has to show all of a chronology at once. One event of 1945 before three hundred of this year
would press the three hundred into a corner, so long stretches without any event are cut out of the axis, and each cut is
drawn and named. Between two cuts, and on either side of them, a day is equally wide.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from timeline.dates.grain import Grain

BREAK = 40.0
"""Width of a cut."""
_SHARE = 0.12
"""A stretch without events is cut when it is longer than this part of all that is left."""
_SHORTEST_CUT = 30
"""Days."""
_MOST_CUTS = 10
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Piece(NamedTuple):
    """An uncut part of the axis: days from `first` to `last` lie between `left` and `right`."""

    first: float
    last: float
    left: float
    right: float


class Tick(NamedTuple):
    """A line on the axis. `major` ticks stand in the upper row."""

    day: float
    label: str
    major: bool


class Scale:
    """Days between `left` and `right`; `covered` are the stretches that must be seen, at least one."""

    def __init__(self, covered: Sequence[tuple[float, float]], left: float, right: float) -> None:
        parts = _parts(covered)
        length = sum(last - first for first, last in parts)
        self.day = (right - left - BREAK * (len(parts) - 1)) / length
        """Width of a day."""
        self.pieces: list[Piece] = []
        for first, last in parts:
            start = left if not self.pieces else self.pieces[-1].right + BREAK
            self.pieces.append(Piece(first, last, start, start + (last - first) * self.day))
        self._firsts = [piece.first for piece in self.pieces]

    def place(self, day: float) -> float:
        """Where `day` lies; a day inside a cut lies at the end of the piece before, a day outside at the nearer end."""
        piece = self.pieces[max(bisect.bisect_right(self._firsts, day) - 1, 0)]
        return min(max(piece.left + (day - piece.first) * self.day, piece.left), piece.right)

    def ticks(self, piece: Piece) -> list[Tick]:
        """The ticks of a piece, in order."""
        return _ticks(piece.first, piece.last, self.day)


def _parts(covered: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What remains of the axis once the long stretches without events are cut."""
    runs: list[tuple[float, float]] = []
    for first, last in sorted(covered):
        if runs and first <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    begin, end = runs[0][0], max(last for _, last in runs)
    gaps = sorted(((b[0] - a[1], a[1], b[0]) for a, b in itertools.pairwise(runs)), reverse=True)
    left, cuts = end - begin, list[tuple[float, float]]()
    for length, first, last in gaps:
        if length < _SHARE * left or length < _SHORTEST_CUT or len(cuts) == _MOST_CUTS:
            break
        left -= length
        cuts.append((first, last))
    edges = [begin, *(edge for cut in sorted(cuts) for edge in cut), end]
    margin = max(left * 0.012, 0.6)
    return [(first - margin, last + margin) for first, last in zip(edges[::2], edges[1::2], strict=True)]


_LEVELS = (
    # narrowest day, minor unit and its step, major unit
    (17.0, Grain.DAY, 1, Grain.MONTH), (3.6, Grain.WEEK, 1, Grain.MONTH), (0.9, Grain.MONTH, 1, Grain.YEAR),
    (0.32, Grain.MONTH, 3, Grain.YEAR), (0.09, Grain.YEAR, 1, Grain.DECADE), (0.018, Grain.YEAR, 5, Grain.CENTURY),
    (0.0, Grain.DECADE, 1, Grain.CENTURY),
)


def _ticks(first: float, last: float, width: float) -> list[Tick]:
    minor, step, major = next(level[1:] for level in _LEVELS if width >= level[0])
    found = [Tick(day.toordinal(), _name(day, minor), False) for day in _units(first, last, minor, step)]
    above = [Tick(day.toordinal(), _name(day, major, alone=True), True) for day in _units(first, last, major, 1)]
    if major not in (Grain.DECADE, Grain.CENTURY) and (not above or above[0].day > first):
        day = dt.date.fromordinal(max(int(first) + 1, 1))
        above.insert(0, Tick(first, _name(day, major, alone=True), True))
    return sorted([*above, *found], key=lambda tick: (tick.day, not tick.major))


def _units(first: float, last: float, unit: Grain, step: int) -> list[dt.date]:
    """The first days of the units that begin between `first` and `last`."""
    day: dt.date | None = _start(dt.date.fromordinal(max(int(first), 1)), unit, step)
    days = []
    while day is not None and day.toordinal() <= last:
        if day.toordinal() >= first:
            days.append(day)
        day = _next(day, unit, step)
    return days


def _start(day: dt.date, unit: Grain, step: int) -> dt.date:
    match unit:
        case Grain.DAY:
            return day
        case Grain.WEEK:
            return day - dt.timedelta(days=min(day.weekday(), day.toordinal() - 1))
        case Grain.MONTH:
            return day.replace(month=(day.month - 1) // step * step + 1, day=1)
        case _:
            years = {Grain.YEAR: step, Grain.DECADE: 10}.get(unit, 100)
            return dt.date(max(day.year // years * years, 1), 1, 1)


def _next(day: dt.date, unit: Grain, step: int) -> dt.date | None:
    """The first day of the unit after; None past the end of the calendar."""
    try:
        match unit:
            case Grain.DAY:
                return day + dt.timedelta(days=1)
            case Grain.WEEK:
                return day + dt.timedelta(days=7)
            case Grain.MONTH:
                month = day.year * 12 + day.month - 1 + step
                return dt.date(month // 12, month % 12 + 1, 1)
            case _:
                years = {Grain.YEAR: step, Grain.DECADE: 10}.get(unit, 100)
                return dt.date((day.year // years + 1) * years, 1, 1)
    except (OverflowError, ValueError):
        return None


def _name(day: dt.date, unit: Grain, *, alone: bool = False) -> str:
    """The unit that begins on `day`; `alone` with the year that nothing above it says."""
    match unit:
        case Grain.DAY | Grain.WEEK:
            return str(day.day)
        case Grain.MONTH:
            return f"{_MONTHS[day.month - 1]} {day.year}" if alone else _MONTHS[day.month - 1]
        case _:
            return str(day.year)
