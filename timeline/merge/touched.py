"""The blocks to be merged again when some tellings are new: those that are not what they were.

A pair is followed or not by the verdicts on the pairs of its two ends (see `timeline.merge.walk`), so a new telling changes
something for those alone that it is compared with, and for those that make room for it on a shortlist. The blocks they
belong to, and belonged to without it, are merged again. Verdicts are asked for where the search passes, and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from timeline.merge.block import in_order, shortlists
from timeline.merge.link import Verdict
from timeline.merge.telling import Telling, pair
from timeline.merge.walk import NEAREST, Block, Judge, Ties, is_good

_Pairs = Mapping[str, Collection[str]]


def touched(
    tellings: Iterable[Telling], new: Collection[str], judge: Judge, *,
    barred: Ties | None = None, bound: Ties | None = None, answers: Ties | None = None,
) -> list[Block]:
    """The blocks that the tellings `new`, given by id, belong to or change, and those of their `answers`.

    The others are as they were without them.
    """
    ordered = in_order(tellings)
    now = _pairs(shortlists(ordered))
    before = _pairs(shortlists(telling for telling in ordered if telling.id not in new))
    changed = [telling.id for telling in ordered if telling.id in new or now.get(telling.id) != before.get(telling.id)]
    worlds = [_World(ordered, pairs, judge, barred or {}, bound or {}) for pairs in (now, before)]
    reached = _reached(changed, worlds)
    return worlds[0].blocks(reached.union(*((answers or {}).get(id_, ()) for id_ in reached)))


def _pairs(lists: _Pairs) -> _Pairs:
    """For each telling those that it is compared with: those on its list, and those on whose list it is."""
    pairs: dict[str, set[str]] = defaultdict(set)
    for one, others in lists.items():
        for other in others:
            pairs[one].add(other)
            pairs[other].add(one)
    return pairs


def _reached(start: Iterable[str], worlds: Collection[_World]) -> set[str]:
    """Those that pairs followed in any of the worlds connect with those of `start`, and these."""
    reached: set[str] = set()
    to_visit = list(start)
    while to_visit:
        here = to_visit.pop()
        if here not in reached:
            reached.add(here)
            to_visit.extend(other for world in worlds for other in world.followed(here))
    return reached


class _World:
    """What a walk through tellings with these pairs would find, for those who ask about a few of them."""

    def __init__(self, ordered: Iterable[Telling], pairs: _Pairs, judge: Judge, barred: Ties, bound: Ties) -> None:
        self._tellings = {telling.id: telling for telling in ordered}
        self._numbers = {id_: number for number, id_ in enumerate(self._tellings)}
        self._pairs = pairs
        self._judge = judge
        self._barred = barred
        self._bound = bound
        self._verdicts: dict[str, dict[str, Verdict]] = {}
        self._matches: dict[str, dict[str, float]] = {}

    def followed(self, id_: str) -> set[str]:
        """The other ends of its pairs that are followed, and what a correction binds it to."""
        return self._good(id_) | (self._tellings.keys() & self._bound.get(id_, ()))

    def _good(self, id_: str) -> set[str]:
        return {other for other, score in self._scores(id_).items() if self._is_followed(id_, other, score)}

    def blocks(self, ids: Collection[str]) -> list[Block]:
        """The blocks of `ids`, to which all belong that are connected with one of them."""
        made = []
        left = set(ids)
        for id_ in sorted(ids, key=self._numbers.__getitem__):
            if id_ in left:
                inside = _reached([id_], [self])
                left -= inside
                made.append(self._block(inside))
        return made

    def _block(self, inside: Collection[str]) -> Block:
        ordered = sorted(inside, key=self._numbers.__getitem__)
        near = {id_: [self._tellings[other] for other in self._near(id_) if other not in inside] for id_ in ordered}
        same = {pair(id_, other): score for id_ in ordered for other, score in self._scores(id_).items() if other in inside}
        return Block([self._tellings[id_] for id_ in ordered], {id_: others for id_, others in near.items() if others}, same)

    def _near(self, id_: str) -> list[str]:
        followed = self._good(id_)
        aside = [(-v.score, self._numbers[other], other) for other, v in self._judged(id_).items() if other not in followed]
        return [other for _, _, other in sorted(aside)[:NEAREST]]

    def _is_followed(self, one: str, two: str, score: float) -> bool:
        if self._match(one) == two or self._match(two) == one:
            return True
        ours, theirs = self._scores(one), self._scores(two)
        return is_good(score, max(*ours.values(), *theirs.values()), max(len(ours), len(theirs)))

    def _match(self, id_: str) -> str:
        scores = self._scores(id_)
        return min(scores, key=lambda other: (-scores[other], self._numbers[other]))

    def _scores(self, id_: str) -> dict[str, float]:
        """Those that it is judged the same as, with the scores."""
        if id_ not in self._matches:
            barred = self._tellings[id_].apart.union(self._barred.get(id_, ()))
            self._matches[id_] = {
                other: v.score for other, v in self._judged(id_).items() if v.is_same and other not in barred}
        return self._matches[id_]

    def _judged(self, id_: str) -> dict[str, Verdict]:
        """Those that it is judged the same as, or near."""
        if id_ not in self._verdicts:
            made = {other: self._judge(self._tellings[id_], self._tellings[other]) for other in self._pairs.get(id_, ())}
            self._verdicts[id_] = {other: verdict for other, verdict in made.items() if verdict.is_same or verdict.is_near}
        return self._verdicts[id_]
