"""Groups: tellings of one event, from verdicts on pairs.

Pairs are taken in order of score, ties by id, and two groups are joined if no pair across them is vetoed and the pairs
across them speak for it on the whole. So a wrong pair cannot chain two events together that their other tellings keep
apart, and the result does not depend on the order of the input. What a person said comes first and binds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.merge.compare import GENERIC_MODES
from timeline.merge.link import Verdict
from timeline.merge.telling import Pair, Telling, pair

_MEAN = 1.6
"""Least mean score of the pairs across two groups that are joined."""


class Join(NamedTuple):
    """Two tellings whose verdict joined their groups."""

    a: Telling
    b: Telling
    verdict: Verdict


class Group(NamedTuple):
    """Tellings of one event in order, the joins that made it, and the nearest tellings that stayed out."""

    tellings: tuple[Telling, ...]
    joins: tuple[Join, ...]
    apart: tuple[Join, ...]


class Clustering:
    """One run of agglomeration over tellings. `same` are scores of pairs that were judged the same before.

    Of every pair that was looked at the verdict is kept, without the evidence: few of them are explained.
    """

    def __init__(
        self, tellings: Iterable[Telling], judge: Callable[[Telling, Telling], Verdict], same: Mapping[Pair, float]
    ) -> None:
        self._by_id = {telling.id: telling for telling in tellings}
        self._judge = judge
        self._judged = {key: Verdict(score, False, ()) for key, score in same.items()}
        self._group_of: dict[str, list[str]] = {key: [key] for key in self._by_id}
        self._joins: list[tuple[Pair, Verdict]] = []
        self._bound: set[Pair] = set()
        self._barred: set[Pair] = set()

    def verdict(self, a: str, b: str) -> Verdict:
        """The verdict on two tellings, by id, judged once."""
        key = pair(a, b)
        found = self._judged.get(key)
        if found is None:
            found = self._judge(self._by_id[key[0]], self._by_id[key[1]])
            found = self._judged[key] = Verdict(found.score, found.is_different, ())
        return found

    def bind(self, pairs: Iterable[tuple[Pair, Verdict]]) -> None:
        """Join these whatever the evidence says: a person said so."""
        for key, verdict in sorted(pairs, key=lambda item: item[0]):
            self._bound.add(key)
            self._join(key, verdict)

    def bar(self, pairs: Iterable[Pair]) -> None:
        """Never join these: a person, or the report itself, said so."""
        self._barred.update(pairs)

    def agglomerate(self, candidates: Iterable[Pair]) -> None:
        """Join groups along the candidate pairs that are judged the same, best first."""
        scored = [(self.verdict(*key), key) for key in set(candidates)]
        same = sorted(((-v.score, key) for v, key in scored if v.is_same))
        # Two groups have many pairs across them; what they answered to one holds for all until either has grown.
        refused: set[tuple[tuple[str, int], ...]] = set()
        for _, key in same:
            one, two = self._group_of[key[0]], self._group_of[key[1]]
            state = tuple(sorted(((one[0], len(one)), (two[0], len(two)))))
            if one is two or state in refused:
                continue
            if self._agree(key):
                self._join(key, self.verdict(*key))
            else:
                refused.add(state)

    def groups(self, candidates: Iterable[Pair]) -> list[Group]:
        """The groups in order of their founding tellings, with the nearest `candidates` that were kept apart."""
        joins: dict[int, list[Join]] = {}
        for (a, b), verdict in self._joins:
            joins.setdefault(id(self._group_of[a]), []).append(self._as_join(a, b, verdict))
        apart = self._nearest_apart(candidates)
        groups = []
        for members in {id(group): group for group in self._group_of.values()}.values():
            tellings = tuple(sorted((self._by_id[key] for key in members), key=lambda t: t.order))
            groups.append(Group(tellings, tuple(joins.get(id(members), ())), tuple(apart.get(id(members), ()))))
        return sorted(groups, key=lambda group: group.tellings[0].order)

    def _agree(self, key: Pair) -> bool:
        one, two = self._group_of[key[0]], self._group_of[key[1]]
        if not corroborated_alike([self._by_id[a] for a in one], [self._by_id[b] for b in two]):
            return False
        total = 0.0
        for a in one:
            for b in two:
                if pair(a, b) in self._barred:
                    return False
                verdict = self.verdict(a, b)
                if verdict.is_different:
                    return False
                total += verdict.score
        return total >= _MEAN * len(one) * len(two)

    def _join(self, key: Pair, verdict: Verdict) -> None:
        one, two = self._group_of[key[0]], self._group_of[key[1]]
        if one is two:
            return
        if len(one) < len(two):
            one, two = two, one
        one.extend(two)
        for member in two:
            self._group_of[member] = one
        self._joins.append((key, verdict))

    def _as_join(self, a: str, b: str, verdict: Verdict) -> Join:
        one, two = sorted((self._by_id[a], self._by_id[b]), key=lambda t: t.order)
        return Join(one, two, verdict if verdict.evidence else self._judge(one, two))

    def _nearest_apart(self, candidates: Iterable[Pair]) -> dict[int, list[Join]]:
        """For each group, the best scored candidate pair to each of at most three other groups."""
        best: dict[tuple[int, int], tuple[float, Pair]] = {}
        for a, b in sorted(set(candidates)):
            one, two = id(self._group_of[a]), id(self._group_of[b])
            verdict = self._judged[pair(a, b)]
            if one != two and verdict.is_near:
                for ends in ((one, two), (two, one)):
                    held = best.get(ends)
                    if held is None or verdict.score > held[0]:
                        best[ends] = (verdict.score, pair(a, b))
        nearest: dict[int, list[tuple[float, Pair]]] = {}
        for (one, _), scored in best.items():
            nearest.setdefault(one, []).append(scored)
        return {
            one: [self._as_join(*key, self._judged[key]) for _, key in sorted(found, key=lambda s: (-s[0], s[1]))[:3]]
            for one, found in nearest.items()
        }


def corroborated_alike(one: Sequence[Telling], two: Sequence[Telling]) -> bool:
    """Whether no fact that two reports give on one side is missing on the other where two give another.

    A date that is a day off in one report is a slip or a time zone; the 5th told by three reports and the 6th by three more
    are two days of shelling. Looked at are the exact day, the kind of drill, designations and the speaker of a statement.
    """
    return all(
        not (a := _corroborated(one, fact)) or not (b := _corroborated(two, fact)) or a & b
        for fact in (_exact_day, _specific_mode, _designations, _speakers)
    )


def _corroborated(tellings: Sequence[Telling], fact: Callable[[Telling], Iterable[Hashable]]) -> set[Hashable]:
    reports: dict[Hashable, set[str]] = {}
    for telling in tellings:
        for value in fact(telling):
            reports.setdefault(value, set()).add(telling.report.id)
    return {value for value, given_by in reports.items() if len(given_by) > 1}


def _exact_day(telling: Telling) -> Iterable[Hashable]:
    return [telling.dated.span] if telling.dated.span.is_day and telling.dated.basis in ("stated", "computed") else []


def _specific_mode(telling: Telling) -> Iterable[Hashable]:
    return [telling.mode] if telling.mode and telling.mode not in GENERIC_MODES else []


def _designations(telling: Telling) -> Iterable[Hashable]:
    return telling.designations


def _speakers(telling: Telling) -> Iterable[Hashable]:
    return telling.people if telling.type == "statement" else []
