"""Candidates: which tellings are worth comparing.

Two tellings can be one event only if they share a kind of event and an actor (or one of them names none) and may have
happened in the same days. So each telling lies in drawers named after kind and actor from the first day of its window to the
last, and meets what lies there when it comes. Named events lie under their series as well, to the end of the year, because a
name outlives a missing actor and a mistaken day. Tellings come in order of the day on which they open, so that only those of
a few weeks lie there at a time, however many there are.

In a busy theatre hundreds of acts of one kind and actor fall into one window. So a telling is not compared with all that it
meets but with its `SHORTLIST`: those that have most in common with it, by a count that costs a microsecond. Where no more
than that lie in a window, as in most collections, all are compared.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.merge.telling import Telling

SHORTLIST = 16
"""Tellings that one is compared with, and those on whose list it stands."""
OFFERED = 48
"""Tellings on whose lists one may come."""
_MARK = 3
"""Words that a mark in common is worth, see `Telling.marks`."""
_SLACK = dt.timedelta(days=1)
"""For the time zone."""
_REPORTED_WITHIN = dt.timedelta(days=21)
"""An undated event is looked for in this time before its report."""

_ASSUMED = dt.timedelta(days=14)
"""An event assumed to be fresh, because its sentence gives no date, is looked for in this time before as well."""

# Kinds that reports mix up: a launch inside a drill, artillery fire, planes on patrol or across a line.
KINDS = {
    "exercise": "drill", "weapons_test": "drill", "engagement": "drill",
    "deployment": "move", "incursion": "move", "readiness": "move", "inspection": "move",
    "statement": "word", "agreement": "pact", "procurement": "arms", "other": "other",
}
_NOBODY, _ANYBODY, _SERIES = "?", "*", "series/"


class Window(NamedTuple):
    """First and last day, inclusive, on which a telling's event may have been going on."""

    first: dt.date
    last: dt.date


_NEVER = Window(dt.date.min, dt.date.min)


def is_series(key: str) -> bool:
    """Whether a drawer is that of a series."""
    return key.startswith(_SERIES)


def window(telling: Telling) -> Window | None:
    """Where to look for other tellings of the event; None when not even the report is dated."""
    span, published = telling.dated.span, telling.report.published
    first, last = span.start_earliest or span.end_earliest, span.end_latest or span.start_latest
    if first is None and last is None:
        return None if published is None else Window(_shift(published, -_REPORTED_WITHIN), _shift(published, _SLACK))
    if first is None:
        assert last is not None
        first = _shift(min(last, published or last), -_REPORTED_WITHIN)
    if last is None or last < first:
        last = max(first, published or first)
    if telling.dated.basis == "fresh":
        first = _shift(first, -_ASSUMED)
    return Window(_shift(first, -_SLACK), _shift(last, _SLACK))


def filed_under(telling: Telling) -> tuple[str, ...]:
    """The names of its drawers: kind and actor, kind alone, and the series of a named exercise."""
    kind = KINDS[telling.type]
    series = (f"{_SERIES}{telling.series}",) if telling.series else ()
    return (*(f"{kind}/{actor}" for actor in sorted(telling.actors) or [_NOBODY]), f"{kind}/{_ANYBODY}", *series)


def sought_under(telling: Telling) -> tuple[str, ...]:
    """Where the others may be that it is to be compared with: those without an actor may be anybody's, and it theirs."""
    kind = KINDS[telling.type]
    series = (f"{_SERIES}{telling.series}",) if telling.series else ()
    if not telling.actors:
        return (f"{kind}/{_ANYBODY}", *series)
    return (*(f"{kind}/{actor}" for actor in sorted(telling.actors)), f"{kind}/{_NOBODY}", *series)


def opening(telling: Telling) -> dt.date:
    """The day on which it comes to the drawers; one that nothing dates comes before all days, with its like."""
    return (window(telling) or _NEVER).first


class Seat:
    """A telling in the drawers. `number` counts tellings as they come; `shortlist` holds those most like it, see `met`."""

    __slots__ = ("_heap", "compared", "number", "stays", "telling", "window")

    def __init__(self, telling: Telling, number: int) -> None:
        self.telling = telling
        self.number = number
        self.window = window(telling) or _NEVER
        last = self.window.last
        self.stays = last.replace(month=12, day=31) if telling.series else last
        self._heap: list[tuple[int, int, Seat]] = []
        self.compared: set[int] = set()
        """Numbers of those that it was compared with."""

    def met(self, other: Seat, likeness: int) -> None:
        """Put `other` on the list if it is among those most like it, the first to come among equals."""
        if len(self._heap) < SHORTLIST:
            heapq.heappush(self._heap, (likeness, -other.number, other))
        elif likeness >= self._heap[0][0]:
            heapq.heappushpop(self._heap, (likeness, -other.number, other))

    def take_shortlist(self) -> list[Seat]:
        """Its list, most alike first; it is empty from now on."""
        listed, self._heap = self._heap, []
        return [seat for _, _, seat in sorted(listed, reverse=True)]


def in_common(a: Telling, b: Telling) -> int:
    """How much two tellings have in common, at a glance."""
    return _MARK * len(a.marks & b.marks) + len(a.words & b.words)


class Drawer:
    """Tellings of one kind and actor, by number; where they are many, filed under their words and marks as well."""

    __slots__ = ("_gone", "_holders", "seats")

    def __init__(self) -> None:
        self.seats: dict[int, Seat] = {}
        self._holders: dict[str, list[int]] | None = None
        self._gone = 0

    def put_in(self, seat: Seat) -> None:
        """Let those who come find it."""
        self.seats[seat.number] = seat
        if self._holders is not None:
            _file(seat, self._holders)

    def take_out(self, number: int) -> None:
        """Let nobody find it any more."""
        del self.seats[number]
        self._gone += 1

    def those_like(self, telling: Telling) -> Iterable[Seat]:
        """All that lie in it; of many those that have most in common with `telling`."""
        if len(self.seats) <= OFFERED:
            return self.seats.values()
        if self._holders is None or self._gone > len(self.seats):
            self._holders, self._gone = {}, 0
            for seat in self.seats.values():
                _file(seat, self._holders)
        common: Counter[int] = Counter()
        for feature in (*telling.words, *telling.marks):
            holders = self._holders.get(feature, ())
            # what every fourth has says nothing about which of them it is
            if len(holders) <= max(OFFERED, len(self.seats) // 4):
                common.update(holders)
        least = _least_of(OFFERED, common.values())
        return [self.seats[number] for number, n in common.items() if n >= least and number in self.seats]


def _file(seat: Seat, holders: dict[str, list[int]]) -> None:
    for feature in (*seat.telling.words, *seat.telling.marks):
        holders.setdefault(feature, []).append(seat.number)


def _least_of(most: int, numbers: Iterable[int]) -> int:
    """The greatest number that at least `most` of `numbers` reach."""
    reached = 0
    for number, n in sorted(Counter(numbers).items(), reverse=True):
        reached += n
        if reached >= most:
            return number
    return 0


class Drawers:
    """What lies there while the days pass: tellings are put in and taken out again in order of their days."""

    def __init__(self) -> None:
        self._drawers: dict[str, Drawer] = defaultdict(Drawer)
        self._stays: list[tuple[dt.date, int, Seat]] = []

    def take_out(self, day: dt.date | None = None) -> Iterator[Seat]:
        """Those whose stay ends before `day`, or all."""
        while self._stays and (day is None or self._stays[0][0] < day):
            _, number, seat = heapq.heappop(self._stays)
            for key in filed_under(seat.telling):
                self._drawers[key].take_out(number)
                if not self._drawers[key].seats:
                    del self._drawers[key]
            yield seat

    def put_in(self, seat: Seat) -> None:
        """Put it in, and let it and those most like it meet."""
        met = {}
        for key in sought_under(seat.telling):
            if key in self._drawers:
                named = is_series(key)
                for other in self._drawers[key].those_like(seat.telling):
                    if named or seat.window.first <= other.window.last:
                        met[other.number] = other
        alike = [(-in_common(seat.telling, other.telling), number) for number, other in met.items()]
        if len(alike) > OFFERED:
            alike = sorted(alike)[:OFFERED]
        for less, number in alike:
            seat.met(met[number], -less)
            met[number].met(seat, -less)
        for key in filed_under(seat.telling):
            self._drawers[key].put_in(seat)
        heapq.heappush(self._stays, (seat.stays, seat.number, seat))


def in_order(tellings: Iterable[Telling]) -> list[Telling]:
    """As they come to the drawers."""
    return sorted(tellings, key=lambda telling: (opening(telling), telling.id))


def shortlists(tellings: Iterable[Telling]) -> dict[str, list[str]]:
    """For the id of each telling the ids on its shortlist."""
    drawers = Drawers()
    lists = {}

    def note(passed: Iterable[Seat]) -> None:
        lists.update({seat.telling.id: [other.telling.id for other in seat.take_shortlist()] for seat in passed})

    for number, telling in enumerate(in_order(tellings)):
        note(drawers.take_out(opening(telling)))
        drawers.put_in(Seat(telling, number))
    note(drawers.take_out())
    return lists


def _shift(day: dt.date, by: dt.timedelta) -> dt.date:
    """`day` moved by `by`, held inside the calendar."""
    try:
        return day + by
    except OverflowError:
        return day
