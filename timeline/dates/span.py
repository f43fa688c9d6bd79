"""When an event took place, with the room that the reports leave at either end.

An `Interval` says what one time expression covers. A `Span` says what is known of an event: the day it began lies
between ``start_earliest`` and ``start_latest``, the day it ended between ``end_earliest`` and ``end_latest``. These bounds
name days, not instants, so all four are inclusive; nothing here is half open. ``None`` is a bound nobody gave.

    one day                  13, 13, 13, 13 March
    "early March"            1, 10, 1, 10 March         one day or several, somewhere in these ten
    "since early 2022"       1 January, 30 April, None, None
    "by Friday"              None, Friday, None, Friday
"""

from __future__ import annotations

import dataclasses
import datetime as dt


def _later(a: dt.date | None, b: dt.date | None) -> dt.date | None:
    return b if a is None else a if b is None else max(a, b)


def _earlier(a: dt.date | None, b: dt.date | None) -> dt.date | None:
    return b if a is None else a if b is None else min(a, b)


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """Four days, each inclusive and local to the event; ``None`` where open or unknown."""

    start_earliest: dt.date | None = None
    start_latest: dt.date | None = None
    end_earliest: dt.date | None = None
    end_latest: dt.date | None = None

    @classmethod
    def on(cls, day: dt.date) -> Span:
        """That one day."""
        return cls(day, day, day, day)

    @classmethod
    def within(cls, first: dt.date | None, last: dt.date | None) -> Span:
        """Some day or days between `first` and `last`, both inclusive."""
        return cls(first, last, first, last)

    @classmethod
    def lasting(cls, first: dt.date, last: dt.date) -> Span:
        """From the day `first` to the day `last`, both known."""
        return cls(first, first, last, last)

    @property
    def is_undated(self) -> bool:
        """Nothing at all is known."""
        return self.start_earliest is self.start_latest is self.end_earliest is self.end_latest is None

    @property
    def is_day(self) -> bool:
        """One day, known exactly."""
        day = self.start_earliest
        return day is not None and day == self.start_latest == self.end_earliest == self.end_latest

    @property
    def is_consistent(self) -> bool:
        """No bound contradicts another: earliest ≤ latest at either end, and the end is not before the start."""
        first, last = self.start_earliest, self.end_latest
        return (
            (first is None or self.start_latest is None or first <= self.start_latest)
            and (last is None or self.end_earliest is None or self.end_earliest <= last)
            and (first is None or last is None or first <= last)
        )

    @property
    def first(self) -> dt.date | None:
        """The earliest day the event may have touched."""
        return self.start_earliest

    @property
    def last(self) -> dt.date | None:
        """The latest day the event may have touched; None where open."""
        return self.end_latest

    @property
    def width(self) -> int | None:
        """Days between the earliest and the latest possible start, None where either is open."""
        if self.start_earliest is None or self.start_latest is None:
            return None
        return (self.start_latest - self.start_earliest).days

    def intersect(self, other: Span) -> Span | None:
        """What both allow, or None where they contradict each other."""
        first, end_first = _later(self.start_earliest, other.start_earliest), _later(self.end_earliest, other.end_earliest)
        start_last, last = _earlier(self.start_latest, other.start_latest), _earlier(self.end_latest, other.end_latest)
        # most pairs of spans contradict each other at once, and making a span takes longer than that
        if first is not None and ((last is not None and first > last) or (start_last is not None and first > start_last)):
            return None
        joined = Span(first, start_last, end_first, last)
        return joined if joined.is_consistent else None

    def hull(self, other: Span) -> Span:
        """The bounds that cover both; a bound that either leaves open is open."""
        def least(a: dt.date | None, b: dt.date | None) -> dt.date | None:
            return None if a is None or b is None else min(a, b)

        def most(a: dt.date | None, b: dt.date | None) -> dt.date | None:
            return None if a is None or b is None else max(a, b)

        return Span(
            least(self.start_earliest, other.start_earliest),
            most(self.start_latest, other.start_latest),
            least(self.end_earliest, other.end_earliest),
            most(self.end_latest, other.end_latest),
        )

    def touches(self, other: Span, slack: int = 0) -> bool:
        """Whether the two may share a day, give or take `slack` days. An open bound reaches any day."""
        room = dt.timedelta(days=slack)
        a_first, a_last = self.start_earliest, self.end_latest
        b_first, b_last = other.start_earliest, other.end_latest
        return not (
            (a_last is not None and b_first is not None and a_last + room < b_first)
            or (b_last is not None and a_first is not None and b_last + room < a_first)
        )
