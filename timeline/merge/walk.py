"""Blocks: tellings that have to be merged together, found in one walk through the days.

A pair of tellings that is judged the same is followed if the evidence is strong, if neither finds a clearly better match
elsewhere, or if it is the best match of one of them. Tellings connected by followed pairs are a block; each block is merged
alone, and a new report touches only those that it, or what it takes the best match from, belongs to.

Why not every pair that is judged the same: that one side did the same kind of thing in the same week is enough for the same
event where nothing better is known, so that in a busy theatre each act is "the same" as the next, and the chain runs through
years: of 10,333 tellings made up over twenty days 2,773 were one block, and under this rule none has a hundred. What is lost
are joins that better matches mostly forbid anyway: of all pairs that are one event 0.3 % in a collection of years.

The walk keeps the tellings of a few weeks, and of the others numbers alone: 44 bytes each, and 16 for a pair.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.merge.block import Drawers, Seat, opening
from timeline.merge.link import Verdict
from timeline.merge.telling import Pair, Telling, pair

Judge = Callable[[Telling, Telling], Verdict]
Ties = Mapping[str, Collection[str]]
"""For ids of tellings the ids of others."""

_CROWDED = 16
"""Tellings judged the same as this one from which on it must be asked more of a match."""
_STRONG, _STRONG_IN_A_CROWD = 4.0, 4.5
"""Score from which a pair is followed whatever better matches there are."""
_MARGIN, _MARGIN_IN_A_CROWD = 2.0, 0.5
"""How much better another match must be for a weaker pair not to be followed."""
NEAREST = 2
"""Pairs that are remembered of a telling though they are not followed."""
_MANY = 100_000
"""Pairs that are held before those are looked for that are followed no more."""
_NONE = 0xFFFFFFFF
_NO_NEAR = array("I", [_NONE] * NEAREST)
_NO_SCORES = array("d", [-1.0] * NEAREST)


class Block(NamedTuple):
    """Tellings to be merged together, in order of the walk."""

    tellings: list[Telling]
    near: dict[str, list[Telling]]
    """What each came near outside of the block, by id, best first: what a reader may ask about."""
    same: dict[Pair, float]
    """Scores of pairs inside it that were judged the same on the way, by their ids; others are as well."""


class Walk:
    """Tellings in, in order of `opening`, then id; `finish` says which of them are one block.

    `barred` names pairs of tellings that people made two events, `bound` those that they made one.
    """

    def __init__(self, judge: Judge, *, barred: Ties | None = None, bound: Ties | None = None) -> None:
        self._judge = judge
        self._barred = barred or {}
        self._bound = bound or {}
        self._numbers: dict[str, int] = {}
        self._drawers = Drawers()
        self._best = array("d")
        self._match = array("I")
        """The other end of the best pair of each, the first to come among equals."""
        self._matches = array("I")
        """With how many others each is judged the same."""
        self._near = array("I")
        self._near_scores = array("d")
        """`NEAREST` places for each, best first."""
        self._followed = _Pairs()
        self._enough = _MANY

    def enter(self, telling: Telling) -> None:
        """Go on to `telling`."""
        for seat in self._drawers.take_out(opening(telling)):
            self._pass(seat)
        number = len(self._best)
        if telling.id in self._bound:
            self._numbers[telling.id] = number
        self._best.append(0.0)
        self._match.append(_NONE)
        self._matches.append(0)
        self._near.extend(_NO_NEAR)
        self._near_scores.extend(_NO_SCORES)
        self._drawers.put_in(Seat(telling, number))

    def _pass(self, seat: Seat) -> None:
        """The walk has left the days of `seat`, and nothing like it is to come: compare it with its shortlist."""
        for other in seat.take_shortlist():
            if seat.number not in other.compared:
                seat.compared.add(other.number)
                self._compare(seat, other)

    def _compare(self, one: Seat, two: Seat) -> None:
        a, b = one.telling, two.telling
        verdict = self._judge(a, b)
        if not (verdict.is_same or verdict.is_near):
            return
        ends = (one.number, two.number)
        if not verdict.is_same or b.id in a.apart or b.id in self._barred.get(a.id, ()):
            self._set_aside(verdict.score, *ends)
            return
        for end, other in (ends, ends[::-1]):
            self._matches[end] += 1
            if (-verdict.score, other) < (-self._best[end], self._match[end]):
                self._best[end], self._match[end] = verdict.score, other
        self._followed.add(*ends, verdict.score)
        if len(self._followed) > self._enough:
            self._sift()
            self._enough = _MANY + 2 * len(self._followed)

    def _is_followed(self, a: int, b: int, score: float) -> bool:
        if self._match[a] == b or self._match[b] == a:
            return True
        return is_good(score, max(self._best[a], self._best[b]), max(self._matches[a], self._matches[b]))

    def _sift(self) -> None:
        """Put aside the pairs that are followed no more: better matches can come, but none goes away."""
        kept = _Pairs()
        for a, b, score in self._followed:
            if self._is_followed(a, b, score):
                kept.add(a, b, score)
            else:
                self._set_aside(score, a, b)
        self._followed = kept

    def _set_aside(self, score: float, a: int, b: int) -> None:
        for end, other in ((a, b), (b, a)):
            coming = (-score, other)
            for place in range(NEAREST * end, NEAREST * (end + 1)):
                held = (-self._near_scores[place], self._near[place])
                if coming < held:
                    self._near_scores[place], self._near[place] = -coming[0], coming[1]
                    coming = held

    def finish(self) -> Connected:
        """What the walk found."""
        for seat in self._drawers.take_out():
            self._pass(seat)
        self._sift()
        roots = array("I", range(len(self._best)))
        for a, b, _ in self._followed:
            _join(roots, a, b)
        for one, others in self._bound.items():
            for other in others:
                if one in self._numbers and other in self._numbers:
                    _join(roots, self._numbers[one], self._numbers[other])
        for number in range(len(roots)):
            roots[number] = _root(roots, number)
        return Connected(roots, self._near, self._followed)


class Connected:
    """Which tellings are one block, by their numbers in the order of the walk."""

    def __init__(self, roots: Sequence[int], near: Sequence[int], followed: _Pairs) -> None:
        self._roots = roots
        """The first of its block for each."""
        self._near = near
        self._followed = followed
        self._last = array("I", [_NONE] * len(roots))
        """The last followed pair of each block, by its root; `_before` has the one before each pair."""
        self._before = array("I")
        for place, (a, _, _) in enumerate(followed):
            self._before.append(self._last[roots[a]])
            self._last[roots[a]] = place

    def blocks(self, tellings: Iterable[Telling]) -> Iterator[Block]:
        """The blocks of the same `tellings` in the same order, each when all of it has come by; then it is forgotten."""
        complete = array("I", self._roots)
        for number, root in enumerate(self._roots):
            complete[root] = max(complete[root], number, *self._near_to(number))
        needed = array("I", (complete[root] for root in self._roots))
        for number, root in enumerate(self._roots):
            for other in self._near_to(number):
                needed[other] = max(needed[other], complete[root])
        held: dict[int, Telling] = {}
        members: dict[int, list[int]] = defaultdict(list)
        due: dict[int, list[int]] = defaultdict(list)
        idle: dict[int, list[int]] = defaultdict(list)
        for number, telling in enumerate(tellings):
            held[number] = telling
            idle[needed[number]].append(number)
            root = self._roots[number]
            if root not in members:
                due[complete[root]].append(root)
            members[root].append(number)
            for done in due.pop(number, ()):
                yield self._block(members.pop(done), held)
            for forgotten in idle.pop(number, ()):
                del held[forgotten]

    def _near_to(self, number: int) -> list[int]:
        return [other for other in self._near[NEAREST * number : NEAREST * (number + 1)] if other != _NONE]

    def _block(self, numbers: Sequence[int], held: Mapping[int, Telling]) -> Block:
        inside = set(numbers)
        near = {}
        for number in numbers:
            if outside := [held[other] for other in self._near_to(number) if other not in inside]:
                near[held[number].id] = outside
        same = {pair(held[a].id, held[b].id): score for a, b, score in self._followed_in(self._roots[numbers[0]])}
        return Block([held[number] for number in numbers], near, same)

    def _followed_in(self, root: int) -> Iterator[tuple[int, int, float]]:
        place = self._last[root]
        while place != _NONE:
            yield self._followed[place]
            place = self._before[place]


class _Pairs:
    """Pairs of numbers with the score of each."""

    def __init__(self) -> None:
        self._ends = (array("I"), array("I"))
        self._scores = array("d")

    def __len__(self) -> int:
        return len(self._scores)

    def __getitem__(self, place: int) -> tuple[int, int, float]:
        return self._ends[0][place], self._ends[1][place], self._scores[place]

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(*self._ends, self._scores, strict=True)

    def add(self, a: int, b: int, score: float) -> None:
        self._ends[0].append(a)
        self._ends[1].append(b)
        self._scores.append(score)


def is_good(score: float, best: float, matches: int) -> bool:
    """Whether a pair is followed that is the best of neither end. Of what the two ends have, `best` is the better best score
    and `matches` the greater number of matches.
    """
    if matches > _CROWDED:
        return score >= min(best - _MARGIN_IN_A_CROWD, _STRONG_IN_A_CROWD)
    return score >= min(best - _MARGIN, _STRONG)


def blocks(
    ordered: Iterable[Telling], judge: Judge, *, barred: Ties | None = None, bound: Ties | None = None
) -> Iterator[Block]:
    """The blocks of tellings `in_order`, which are gone through twice."""
    walk = Walk(judge, barred=barred, bound=bound)
    for telling in ordered:
        walk.enter(telling)
    yield from walk.finish().blocks(ordered)


def _root(roots: Sequence[int], number: int) -> int:
    while roots[number] != number:
        number = roots[number]
    return number


def _join(roots: array[int], a: int, b: int) -> None:
    """Make two one; the first of the two is the root, and the way to it becomes shorter."""
    one, two = sorted((_root(roots, a), _root(roots, b)))
    roots[two] = one
    for number in (a, b):
        while roots[number] != one:
            roots[number], number = one, roots[number]
