"""The events of one report as threads of drafts, and which of them somebody's act or words are about.

A reader who meets "the drills" takes them for the event that fits by kind and by actors, lies near in the text, is told of
often and is of these days. `Threads.choose` weighs just that; where two fit equally well it chooses neither.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from timeline.extract.mentions import Draft

_HISTORY = dt.timedelta(days=45)
"""What ended so long before the rest of the report is background, and nobody answers it now."""
_NARROW = dt.timedelta(days=31)
"""A date wider than this says nothing of when a report plays."""
_OPPONENT = 0.2
"""How much likelier it is what an opponent did."""
_MARGIN = 0.05
"""How much better than the next the chosen one must be."""
_UNKNOWN = -0.3
"""How much less likely it is an act that the report lays to nobody: a car bomb, fighting that broke out."""

_ONE_SIDED = ("suspension", "withdrawal", "sanctions")

# Nouns by which later sentences point to events, with the types they may stand for.
_POINTERS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), types)
    for words, types in (
        (r"(?:military )?(?:drill|exercise|man(?:o|oe)euvre|war ?game|training|rehearsal)s?", ("exercise",)),
        (r"(?:missile|rocket|satellite|nuclear) (?:launch|test|firing)e?s?|launch(?:es)?|tests?|firings?|"
         r"missiles?(?! (?:and \w+ )?(?:attack|strike|raid|barrage))",
         ("weapons_test",)),
        (r"(?:air ?|drone |missile )?(?:attack|strike|raid|assault|bombing|barrage|shelling|bombardment|ambush)e?s?|"
         r"seizures?|collisions?|ramming|boarding|water cannons?|blockade|aggression|piracy|clash(?:es)?|shots|gunfire|"
         r"interceptions?", ("engagement",)),
        (r"incidents?|encounters?", ("engagement", "incursion", "weapons_test", "other")),
        (r"incursions?|intrusions?|airspace|violations?|drones?|balloons?|breach(?:es)?|crossings?", ("incursion",)),
        (r"flights?|overflights?|transits?|passage|voyage|sailings?|deployments?|dispatch|patrols?|port call|"
         r"(?:troop )?build-?up|reinforcements?|arrival|presence|warships?|submarines?|carrier|bombers?|vessels?",
         ("deployment", "incursion")),
        (r"visits?|stopover|trip", ("other", "inspection", "deployment")),
        (r"remarks?|speech|statements?|accusations?|allegations?|threats?|claims?|warnings?|comments?|announcement|"
         r"decision|call|demand", ("statement",)),
        (r"suspension|withdrawal|closure|sanctions?|agreement|deal|pact|sale", ("agreement", "other", "procurement")),
    )
)


def pointed_types(words: str) -> frozenset[str]:
    """The types of events that the nouns in `words` may stand for."""
    return frozenset(kind for pattern, types in _POINTERS if pattern.search(words) for kind in types)


def words(draft: Draft) -> str:
    """Its sentence in lower case."""
    return " ".join(t.low for t in draft.reading.tokens)


@dataclasses.dataclass(slots=True)
class Thread:
    """All drafts of one event, in order; `lead` is the first that becomes a mention."""

    drafts: list[Draft]

    @property
    def lead(self) -> Draft | None:
        """The first draft that is a mention of its own."""
        return next((d for d in self.drafts if not d.shadow), None)

    @property
    def type(self) -> str:
        """Type of its first draft."""
        return self.drafts[0].type

    @property
    def actors(self) -> frozenset[str]:
        """Everybody who acts in it."""
        return frozenset(code for d in self.drafts for code in d.actors)

    @property
    def targets(self) -> frozenset[str]:
        """Everybody it is aimed at."""
        return frozenset(code for d in self.drafts for code in d.targets)

    @property
    def doers(self) -> frozenset[str]:
        """Those whose act it is, by half of the tellings that name anybody: one that is taken for a telling of it by mistake
        names others.
        """
        named = [found for d in self.drafts if (found := set(_doers(d)))]
        told = Counter(code for found in named for code in found)
        return frozenset(code for code, n in told.items() if 2 * n >= len(named))

    def distance(self, draft: Draft) -> float:
        """Sentences from the nearest telling to `draft`; what is told later is further away than it looks."""
        gaps = (draft.number - d.number for d in self.drafts)
        return min(float(gap) if gap >= 0 else 2.0 - gap for gap in gaps)

    def is_known(self, draft: Draft, ahead: int = 0) -> bool:
        """Whether a reader of `draft`, and of so many sentences `ahead`, has met it, so that it can be meant."""
        return self.drafts[0].number <= draft.number + ahead

    @property
    def opens(self) -> bool:
        """Whether it is the news: told in one of the first two sentences."""
        return self.drafts[0].number <= 1

    @property
    def first_day(self) -> dt.date | None:
        """The first day that a stated date gives, where all of them are narrow enough to give one."""
        spans = [d.dating.span for d in self.drafts if d.dating.basis in ("stated", "computed")]
        days = [span.start_earliest for span in spans]
        return min((day for day in days if day is not None), default=None) if None not in days else None

    @property
    def over_by(self) -> dt.date | None:
        """The last day on which a stated date lets it have gone on."""
        return max((day for d in self.drafts if (day := _over_by(d)) is not None), default=None)


def _over_by(draft: Draft) -> dt.date | None:
    return draft.dating.span.last if draft.dating.basis in ("stated", "computed") else None


def _last_day(draft: Draft) -> dt.date | None:
    """The last day that its stated date gives, where that is narrow enough to give one."""
    first, last = draft.dating.span.start_earliest, _over_by(draft)
    return None if first is None or last is None or last - first > _NARROW else last


Opposing = Callable[[str, str], bool]
"""Whether two actors are opponents at the time of the report."""


def _nobody(one: str, other: str) -> bool:
    return False


class Threads:
    """The drafts of a report by the events they tell of."""

    def __init__(self, drafts: Sequence[Draft], opposing: Opposing = _nobody) -> None:
        self._of: dict[int, Thread] = {}
        self._opposing = opposing
        self.all: list[Thread] = []
        for draft in drafts:
            thread = self._of.get(id(draft.antecedent)) if draft.antecedent is not None else None
            if thread is None:
                thread = Thread([])
                self.all.append(thread)
            thread.drafts.append(draft)
            self._of[id(draft)] = thread
        self._beside: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._beside.setdefault(draft.number, []).append(draft)
        days = [_last_day(d) for d in drafts if d.status not in ("planned", "forecast")]
        self._now = max((day for day in days if day is not None), default=None)

    def of(self, draft: Draft) -> Thread:
        """The thread that `draft` belongs to."""
        return self._of[id(draft)]

    def are_opposed(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether any of the one side opposes any of the other."""
        return any(self._opposing(one, other) for one in some for other in others)

    def is_history(self, thread: Thread) -> bool:
        """Whether it was over long before the last day the report tells of."""
        return self._now is not None and (day := thread.over_by) is not None and self._now - day > _HISTORY

    def _is_of_old(self, source: Draft) -> bool:
        """Whether it is told of the past, by its own date or that of what its sentence tells beside."""
        days = [day for d in (source, *self._beside[source.number]) if (day := _over_by(d)) is not None]
        day = max(days, default=None)
        return self._now is not None and day is not None and self._now - day > _HISTORY

    def choose(
        self, source: Draft, weigh: Callable[[Thread], float], *, types: Collection[str] = (), within: float = math.inf,
        ahead: int = 0, by: Callable[[Draft, Thread], bool] | None = None,
    ) -> Thread | None:
        """The thread that `source` is about: of a type among `types`, where given, no more than `within` sentences away,
        and by those that `by` allows, which are others where it is not given. `weigh` adds what the kind of reaction makes
        likely, or minus infinity.
        """
        by = by or is_by_others
        own = self.of(source)
        ranked = sorted(
            (
                (self._fit(source, thread) + weigh(thread), -n)
                for n, thread in enumerate(self.all)
                if thread is not own
                and thread.lead is not None
                and (not types or thread.type in types)
                and thread.distance(source) <= within
                and thread.is_known(source, ahead)
                and by(source, thread)
            ),
            reverse=True,
        )
        if not ranked or ranked[0][0] <= 0 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
            return None
        return self.all[-ranked[0][1]]

    def meant(self, source: Draft, target: Draft) -> Thread | None:
        """The event that `source` is about when its words name `target`: its thread, but of a bare "an exercise" or "the
        launches" that nothing else in the report tells of, the event of that kind that the report is full of.
        """
        own = self.of(target)
        if own.lead is not None and not _is_bare(own):
            return own

        def weigh(thread: Thread) -> float:
            return 0.5 if thread.type == target.type and _may_be(target, thread) else -math.inf

        return self.choose(source, weigh) or (own if own.lead is not None else None)

    def _fit(self, source: Draft, thread: Thread) -> float:
        if thread.distance(source) > 0 and self.is_history(thread) != self._is_of_old(source):
            return -math.inf
        if _came_before(source, thread):
            return -math.inf
        own = bool(set(source.actors) & thread.doers)
        aimed = set(source.targets) & (thread.targets if own else thread.actors)
        score = 1.0 if aimed else -0.8 if source.targets and not own and thread.doers else 0.0
        score += _OPPONENT if self.are_opposed(source.actors, thread.doers) else 0.0
        score += 0.0 if thread.doers else _UNKNOWN
        return score + 2.0 / (1.0 + thread.distance(source) / 2) + 0.4 * math.log(len(thread.drafts))


def _came_before(source: Draft, thread: Thread) -> bool:
    """Whether `source` was over on a day before any on which the other, which nobody had announced, began: "a day before the
    blasts he warned against an attack".
    """
    done, begun = _last_day(source), thread.first_day
    if done is None or begun is None or done >= begun or thread.type == "exercise":
        return False
    return all(d.status not in ("planned", "forecast") for d in thread.drafts)


def _is_bare(thread: Thread) -> bool:
    """Whether all that the report says of it is one noun without a date, a name or a kind."""
    if len(thread.drafts) > 1:
        return False
    draft = thread.drafts[0]
    if draft.name or draft.dating.basis in ("stated", "computed"):
        return False
    return draft.definite or draft.shadow or (draft.first.noun and draft.mode is None)


def _may_be(draft: Draft, thread: Thread) -> bool:
    """Whether nothing in `draft` speaks against its being one more telling of `thread`."""
    if draft.actors and not set(draft.actors) & thread.actors:
        return False
    modes = {d.mode for d in thread.drafts if d.mode}
    return not draft.mode or not modes or draft.mode in modes


def is_by_others(source: Draft, thread: Thread) -> bool:
    """Whether somebody else did it: nobody answers, or condemns, an act of their own. Of a fight between two sides each
    speaks as of the other's act.
    """
    theirs = thread.doers
    if source.type == "statement" and len(theirs) > 1 and all(d.mode in _MUTUAL for d in thread.drafts):
        return not theirs <= set(source.actors)
    return bool(theirs) and not set(_doers(source)) & theirs


_MUTUAL = ("clash", "war")
"""Modes of fights that are told as the act of both sides."""


def is_by_nobody(source: Draft, thread: Thread) -> bool:
    """Whether nobody is said to have done it, or the two who fought it are told as one: no act of `source`."""
    return not thread.doers


def _doers(draft: Draft) -> tuple[str, ...]:
    """Its actors; of a pact that is suspended or left, the one who does so, who is named first."""
    return draft.actors[:1] if draft.type == "agreement" and draft.mode in _ONE_SIDED else draft.actors
