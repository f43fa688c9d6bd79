"""Verdicts: whether two tellings are of one event, and why.

The comparisons are added up; a veto of one of them decides alone. What a report says about itself outranks them: what it
joins by its own back references is one telling before we look, and what it calls another launch is never compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from timeline.merge.block import KINDS
from timeline.merge.compare import COMPARISONS, Evidence, compare_dates
from timeline.merge.telling import Telling

SAME = 1.6
"""Score from which two tellings are of one event: the same day, the same actor and the same kind of thing reach it."""
_DOUBT = 0.4
"""How far below `SAME` a person may want to look."""
CONTRADICTION = -2.5
"""A single piece of evidence as low as this contradicts: another kind of drill, another missile, another speaker."""
_EXTRA = 1.5
"""What the rest must add to `SAME` to make up for a contradiction."""
_BARE = 0.6
"""A telling that says no more than "the drills" was written for readers who know which; see `is_bare`."""
_OTHER_TYPE = -2.5
"""Types that reports mix up, see `timeline.merge.block.KINDS`: a contradiction, which much else can make up for."""


class Verdict(NamedTuple):
    """`score` adds the evidence up, as far as it was heard; `vetoed` means that no score would be enough."""

    score: float
    vetoed: bool
    evidence: tuple[Evidence, ...]

    @property
    def is_different(self) -> bool:
        """A veto, or a contradiction that nothing makes up for."""
        return self.vetoed or (self.is_contradicted and not self.is_same)

    @property
    def is_contradicted(self) -> bool:
        """A single aspect speaks strongly against it."""
        return any(e.score is not None and e.score <= CONTRADICTION for e in self.evidence)

    @property
    def is_near(self) -> bool:
        """Alike enough that a reader may ask why they are one event, or why not."""
        return self.score > SAME / 2

    @property
    def is_doubtful(self) -> bool:
        """Nearly enough, or enough for the two alone but not for their groups: a person may want to look."""
        return not self.is_different and self.score >= SAME - _DOUBT

    @property
    def is_same(self) -> bool:
        """Enough for it, and no veto; after a contradiction more than enough."""
        if self.vetoed or self.score < SAME:
            return False
        return self.score >= SAME + _EXTRA or not self.is_contradicted

    @property
    def sentence(self) -> str:
        """The evidence that spoke, strongest first."""
        if self.vetoed:
            return "; ".join(e.sentence for e in self.evidence if e.score is None)
        spoke = sorted((-abs(e.score), e.sentence) for e in self.evidence if e.score)
        return "; ".join(sentence for _, sentence in spoke if sentence)


def likeness(a: Telling, b: Telling) -> float:
    """How much `a` and `b` are alike apart from their dates; minus infinity where they cannot be one event."""
    if KINDS[a.type] != KINDS[b.type]:
        return -math.inf
    scores = [compare(a, b).score for compare in COMPARISONS if compare is not compare_dates]
    return -math.inf if None in scores else _sum(scores)


def is_bare(telling: Telling) -> bool:
    """Whether it names a drill or launch by its kind alone: no name, mode, weapon, figure or place of its own."""
    return (
        telling.type in ("exercise", "weapons_test")
        and telling.name is None
        and telling.mode is None
        and len(telling.mentions) == 1
    )


def judge(a: Telling, b: Telling) -> Verdict:
    """Whether `a` and `b` are of one event. Symmetric."""
    if b.order < a.order:
        a, b = b, a
    evidence = [compare(a, b) for compare in COMPARISONS]
    scores = [found.score for found in evidence]
    if None in scores:
        heard = scores.index(None)
        return Verdict(_sum(scores[:heard]), True, tuple(evidence[: heard + 1]))
    if a.type != b.type:
        evidence.append(Evidence(_OTHER_TYPE, lambda: f"told as {a.type} and as {b.type}"))
        scores.append(_OTHER_TYPE)
    if a.type == b.type and a.actors & b.actors and (is_bare(a) or is_bare(b)):
        evidence.append(Evidence(_BARE, "one of them says no more than its kind"))
        scores.append(_BARE)
    return Verdict(_sum(scores), False, tuple(evidence))


def _sum(scores: Iterable[float | None]) -> float:
    return math.fsum(score or 0.0 for score in scores)
