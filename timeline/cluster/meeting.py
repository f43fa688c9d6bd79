"""Which tellings are compared: those that meet in a drawer and stand on a shortlist, as `timeline.merge.block` has it.

There one walk through the days passes all drawers at once. Here every drawer is walked through alone, by whichever worker
has it: what a telling finds in a drawer depends on those that came to that drawer before it, and on nothing else. What it
found in all its drawers is brought together after that, and cut to the same length by the same order.

    drawers ── walk ──> offers ── the best of each telling ──> meetings ── the best of each telling ──> shortlists
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.cluster.batches import Batches, by_key, grouped, mapped, schema_of, streamed, unpack
from timeline.merge.block import OFFERED, SHORTLIST, Drawer, Seat, filed_under, in_common, is_series, opening, sought_under
from timeline.merge.telling import Telling

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_OFFERS = schema_of(one="string", other="string", drawer="string", likeness="int32", opens="int32", other_opens="int32")
_MEETINGS = schema_of(one="string", other="string", drawer="string", likeness="int32", opens="int32", other_opens="int32",
                      came_last="bool")
ASKED = schema_of(drawer="string", id="string", other="string")
"""A pair to be compared: the telling that came last, the other, and a drawer in which they met."""


class Stay(NamedTuple):
    """A telling in one drawer: whether others may find it there, and whether it looks for others itself."""

    drawer: str
    lies: bool
    looks: bool


def stays(telling: Telling) -> list[Stay]:
    """All drawers of a telling."""
    lies, looks = frozenset(filed_under(telling)), frozenset(sought_under(telling))
    return [Stay(name, name in lies, name in looks) for name in sorted(lies | looks)]


def opens(telling: Telling) -> int:
    """The day on which it comes to its drawers, as a number."""
    return opening(telling).toordinal()


class Seats:
    """One drawer while the days pass."""

    def __init__(self, name: str) -> None:
        self._is_series = is_series(name)
        self._drawer = Drawer()
        self._leaving: list[tuple[int, int]] = []
        self._comers = 0

    def find(self, telling: Telling, stay: Stay) -> list[Telling]:
        """Let `telling` come, after all that open before it: those that it finds there."""
        self._take_out(opens(telling))
        self._comers += 1
        seat = Seat(telling, self._comers)
        found: list[Telling] = []
        if stay.looks and self._drawer.seats:
            found = [other.telling for other in self._drawer.those_like(telling)
                     if self._is_series or seat.window.first <= other.window.last]
        if stay.lies:
            self._drawer.put_in(seat)
            heapq.heappush(self._leaving, (seat.stays.toordinal(), seat.number))
        return found

    def _take_out(self, day: int) -> None:
        while self._leaving and self._leaving[0][0] < day:
            self._drawer.take_out(heapq.heappop(self._leaving)[1])
        if not self._drawer.seats:
            # as if nobody had ever been there
            self._drawer = Drawer()


def asked(filed: DataFrame, partitions: int) -> DataFrame:
    """`ASKED`: the pairs to be compared of the tellings of `filed` (columns ``drawer, opens, id, lies, looks, record``)."""
    from pyspark.sql import functions as sql

    offers = mapped(by_key(filed, partitions, "opens", "id"), _offers, _OFFERS)
    meetings = mapped(by_key(offers, partitions), _meetings, _MEETINGS)
    listed = mapped(by_key(meetings, partitions), _listed, ASKED)
    return listed.groupBy("id", "other").agg(sql.min("drawer").alias("drawer")).select("drawer", "id", "other")


def _offers(found: Batches) -> Iterator[tuple[Any, ...]]:
    for name, comers in streamed(found):
        seats = Seats(name)
        for _, opens_, id_, lies, looks, record in comers:
            telling = unpack(record)
            for other in seats.find(telling, Stay(name, lies, looks)):
                yield id_, other.id, name, in_common(telling, other), opens_, opens(other)


def _meetings(found: Batches) -> Iterator[tuple[Any, ...]]:
    """Of what a telling was offered in all its drawers the best, for both ends of the meeting."""
    for _, group in grouped(found):
        once: dict[str, tuple[Any, ...]] = {}
        for offer in sorted(group, key=lambda offer: offer[2]):
            once.setdefault(offer[1], offer)
        for one, other, drawer, likeness, opens_, other_opens in best(once.values(), OFFERED):
            yield one, other, drawer, likeness, opens_, other_opens, True
            yield other, one, drawer, likeness, other_opens, opens_, False


def _listed(found: Batches) -> Iterator[tuple[Any, ...]]:
    """The pairs of a telling and those on its shortlist."""
    for _, group in grouped(found):
        for one, other, drawer, _, _, _, came_last in best(group, SHORTLIST):
            yield (drawer, one, other) if came_last else (drawer, other, one)


def best(meetings: Iterable[tuple[Any, ...]], most: int) -> list[tuple[Any, ...]]:
    """Those with most in common, the first to come among equals; columns as in `_OFFERS`."""
    return sorted(meetings, key=lambda m: (-m[3], m[5], m[1]))[:most]
