"""Which mentions of a report tell one event: later references, details, dates given afterwards.

A definite noun ("the drills"), a pronoun's act or a detail ("it landed ...") goes to the last event of a compatible
kind. Two full
tellings are one event where type, actors, kind of act and dates agree.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from timeline.extract.mentions import Draft, counts_parts

_OPEN_BASES = ("none", "fresh")
_HISTORY = 30  # days before publication after which a stated date is history
_PAST = 10  # the same for what happens in a moment


def find_antecedent(
    draft: Draft, earlier: Sequence[Draft], published: dt.date | None = None, beside: Sequence[Draft] = ()
) -> tuple[Draft | None, str]:
    """The earlier draft that `draft` refers to, with the reason; (None, '') where it tells something new.

    What its sentence tells `beside` it is another event than it, and so is what that refers to.
    """
    threads = _threads([*earlier, *beside])
    first = _first_told(earlier)
    refused: dict[int, bool] = {id(threads[id(other)]): True for other in beside if other.type == draft.type != "exercise"}
    best: Draft | None = None
    best_score = 0.0
    for distance, other in enumerate(reversed(earlier)):
        score = _fit(draft, other, distance, published)
        if score > 0 and draft.type == other.type != "statement":
            thread = threads[id(other)]
            if id(thread) not in refused:
                refused[id(thread)] = any(_contradicts(draft, member) for member in thread)
            if refused[id(thread)]:
                continue
            if draft.definite and not draft.name:
                score += _SALIENCE * math.log(len(thread)) + (_LEAD if thread[0] is first.get(draft.type) else 0.0)
        if score > best_score:
            best, best_score = other, score
    if best is None:
        return None, ""
    return best, "refers back" if draft.definite or draft.generic else "tells it again"


_SALIENCE = 0.25
_LEAD = 0.3
"""How much more likely "the drills" are the event told most often, and the one that the report opens with."""
_OPENING = 3
"""Sentences that open a report."""


def _threads(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """By draft: all drafts so far of the event it tells of."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        thread = found.get(id(draft.antecedent), []) if draft.antecedent is not None else []
        thread.append(draft)
        found[id(draft)] = thread
    return found


def _first_told(drafts: Sequence[Draft]) -> dict[str, Draft]:
    """By type: the first event told, where it opens the report."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        if draft.number < _OPENING:
            first.setdefault(draft.type, draft)
    return first


def _contradicts(draft: Draft, member: Draft) -> bool:
    """Whether a telling of the same event gives another name, edition or day than `draft`."""
    if draft.edition and member.edition and draft.edition != member.edition:
        return True
    if draft.series and member.series and draft.series != member.series:
        return True
    if draft.name and member.name and draft.name != member.name:
        return True
    if draft.actors and member.actors and not set(draft.actors) & set(member.actors):
        return True
    if draft.dating.basis == member.dating.basis == "stated" and draft.type in ("exercise", "weapons_test"):
        return not draft.dating.span.touches(member.dating.span, slack=_SLACK[draft.type])
    return False


_SLACK = {"exercise": 30, "weapons_test": 1}
"""Days by which tellings of one event may differ: an exercise is also told by what is done in it before and after."""


def kept_apart(drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Pairs that the report tells apart: a trend and a single event, "another launch" and the one before it."""
    found = []
    for n, draft in enumerate(drafts):
        for other in drafts[:n]:
            if other.type != draft.type or draft.sentence.start == other.sentence.start:
                continue
            further = draft.another and not draft.definite and not draft.detail and draft.antecedent is None
            if draft.trend != other.trend or draft.whole is other or (
                further
                and draft.number - other.number <= 3
                and set(draft.actors) & set(other.actors)
                and draft.type != "statement"
            ):
                found.append((draft, other))
    return found


def _fit(draft: Draft, other: Draft, distance: int, published: dt.date | None) -> float:
    """How well `other` serves as antecedent; 0 where it cannot."""
    if draft.generic and draft.first.entry.type is None:
        return _fit_generic(draft, other, distance)
    if (
        draft.first.flies
        and other.type in ("weapons_test", "engagement", "incursion")
        and draft.number - other.number <= 4
    ):
        return (2.0 if other.type == "weapons_test" or other.mode in ("shelling", "strike", "attack") else 1.2) / (
            1 + distance / 4
        )
    if draft.type != other.type:
        return 0.0
    if draft.sentence.start == other.sentence.start:
        return 0.0
    if draft.trend != other.trend:
        return 0.0
    if draft.edition and other.edition and draft.edition != other.edition:
        return 0.0
    if draft.name and other.name and draft.name != other.name:
        return 0.0
    mine, theirs = set(draft.actors), set(other.actors)
    if mine and theirs and not mine & theirs:
        return 0.0
    if not _dates_agree(draft, other, published) or (_takes_days(draft) and _was_of_one_day(other)):
        return 0.0
    if draft.type == "statement":
        return _fit_statement(draft, other, distance)
    score = 2.0 if draft.name and draft.name == other.name else 0.0
    if not draft.definite and not draft.detail and draft.another:
        return 0.0
    going_on = _goes_on(draft, other) or _counts_its_parts(draft, other)
    if draft.type == "exercise" and draft.mode and not other.mode and not draft.definite and not score and not going_on:
        return 0.0
    if draft.mode and other.mode and draft.mode != other.mode and not _by_its_arm({draft.mode, other.mode}):
        if not draft.definite and not score and draft.type != "exercise":
            return 0.0
        if draft.type in ("deployment", "incursion", "engagement", "other", "agreement") and not _is_clash(draft, other):
            return 0.0
        score -= 0.5
    elif draft.mode and draft.mode == other.mode:
        score += 0.5
    if mine and theirs:
        score += 1.0 if mine == theirs else 0.4
    elif not draft.definite and not draft.detail and not mine:
        score += 0.2
    if draft.definite or draft.detail or draft.generic or going_on:
        score += 1.2 if not mine or mine & theirs else 0.7
    elif draft.dating.basis == "stated" and other.dating.basis == "stated":
        score += 0.5 if draft.dating.span == other.dating.span else 0.0
    if draft.status in ("planned", "forecast") and other.status == "occurred" and not draft.definite:
        score -= 1.0
    if draft.type == "engagement" and draft.targets:
        score += 0.3 if set(draft.targets) & set(other.targets) else 0.0 if other.targets or theirs else -0.4
    score += 0.5 / (1 + distance)
    return score if score > 1.0 else 0.0


def is_one_of(draft: Draft, total: Draft) -> bool:
    """Whether `total` sums up what has been done "since September" and `draft` tells what was done on one day of it."""
    going_on, day = total.dating.span, draft.dating.span
    if draft.type != total.type or total.type not in _COUNTED or total.dating.basis != "stated":
        return False
    if going_on.start_latest is None or going_on.last is not None or going_on.end_earliest is not None:
        return False
    if draft.dating.basis not in ("stated", "computed") or not day.is_day or day.first is None:
        return False
    return day.first - going_on.start_latest > _LONG


_LONG = dt.timedelta(days=7)
_COUNTED = frozenset({"engagement", "weapons_test", "incursion"})
"""What happens in a moment, so that told as going on since a day it is many of its kind."""

# What "the operation", "the mission" and taking part may refer to.
_JOINED = ("exercise", "engagement", "deployment")


_POINTERS = {
    **dict.fromkeys(("operation", "mission"), ("deployment", "exercise", "engagement")),
    **dict.fromkeys(("incident", "episode"), ("engagement", "incursion", "other", "weapons_test", "deployment")),
    **dict.fromkeys(("explosion", "blast", "detonation"), ("engagement", "other")),
    "fire": ("weapons_test", "engagement"),  # the lemma of "firing"
    **dict.fromkeys(("violence", "confrontation", "trouble", "encounter"), ("engagement", "deployment", "incursion")),
    **dict.fromkeys(("flight",), ("deployment", "incursion", "weapons_test")),
    **dict.fromkeys(("round",), ("exercise", "weapons_test", "engagement", "agreement")),
    **dict.fromkeys(("volley", "salvo", "shot", "trial"), ("weapons_test", "engagement")),
    "exchange": ("engagement",),
    "session": ("exercise",),
    "ceremony": ("procurement", "other", "inspection"),
}


_OF_A_MOMENT = frozenset({"engagement", "incursion", "weapons_test", "deployment", "other"})
_HAPPENING = frozenset("happen occur take last begin start".split())


def _fit_generic(draft: Draft, other: Draft, distance: int) -> float:
    """ "the incident", "the move", "took part": the last event of a fitting kind."""
    gap = draft.number - other.number
    if "participate" in draft.first.entry.tags:
        if other.type not in _JOINED or gap > 6:
            return 0.0
        return (2.0 if other.type == "exercise" else 0.5) / (1 + distance)
    if "phase" in draft.first.entry.tags:
        lemma = draft.reading.row[draft.first.group].lemma
        at_once = gap == 1 and other.type in _OF_A_MOMENT and lemma in _HAPPENING  # "It happened at noon"
        if not at_once and (other.type not in ("exercise", "agreement", "readiness") or gap > 2 or gap < 1):
            return 0.0
        return 1.0 / (1 + distance)
    if "operate" in draft.first.entry.tags and other.type not in ("exercise", "weapons_test", "inspection"):
        return 0.0
    wanted = _POINTERS.get(draft.reading.row[draft.first.group].lemma)
    if other.type in ("statement", "agreement") or gap > 3 or (wanted is not None and other.type not in wanted):
        return 0.0
    return 1.0 / (1 + distance)


def _goes_on(draft: Draft, other: Draft) -> bool:
    """Whether "units are training in the strait" tells how the drill goes on that was told just before."""
    return (
        draft.type == "exercise"
        and all(not f.noun for f in draft.frames)
        and draft.name is None
        and draft.dating.basis in ("none", "fresh", "carried")
        and draft.number - other.number <= _FOLLOWS
        and bool(set(draft.actors) & set(other.actors))
    )


def _takes_days(draft: Draft) -> bool:
    """ "the 11-day training"."""
    groups = [draft.reading.row[f.group] for f in draft.frames if f.noun]
    lasting = (t.low for group in groups for t in draft.reading.tokens[group.first : group.last] if t.timex >= 0)
    return any(low.endswith(_LONGER) and not low.startswith(("one-", "1-")) for low in lasting)


def _was_of_one_day(other: Draft) -> bool:
    return other.dating.basis in ("stated", "carried") and other.dating.span.is_day


_LONGER = ("-day", "-week", "-month", "-days", "-weeks")


def _counts_its_parts(draft: Draft, other: Draft) -> bool:
    """Whether "they held 48 field exercises" counts what the named exercise consists of that was told before."""
    return (
        draft.type == "exercise"
        and other.name is not None
        and draft.dating.basis in _OPEN_BASES
        and all(counts_parts(draft.reading, f) for f in draft.frames)
    )


_FOLLOWS = 3
_ANY_FIGHT = ("attack", "clash", "strike")


_OF_SOLDIERS = frozenset({"field_training", "armour", "artillery", "live_fire", "special_forces", "combined"})


def _by_its_arm(modes: set[str]) -> bool:
    """Whether two modes may be of one drill of soldiers, told once in general and once by its arm."""
    return "field_training" in modes and modes <= _OF_SOLDIERS


def _is_clash(draft: Draft, other: Draft) -> bool:
    """Whether "the clash" or "the attack" sums up a ramming, a seizure or shots just told."""
    return draft.definite and draft.type == "engagement" and draft.mode in _ANY_FIGHT and other.mode != "interception"


def _fit_statement(draft: Draft, other: Draft, distance: int) -> float:
    """One speaker and occasion make one statement."""
    if not draft.actors:
        return 1.0 / (1 + distance) if draft.definite and distance < 3 else 0.0
    if not set(draft.actors) & set(other.actors):
        return 0.0
    mine, theirs = {p.name for p in draft.people}, {p.name for p in other.people}
    gap = draft.number - other.number
    if mine and theirs:
        if not mine & theirs:
            return 0.0
        return 2.0 / (1 + gap / 4)
    if any(t.low in _AFTERWARDS for t in draft.reading.tokens):
        return 0.0
    pronoun = any(f.speaker is not None and f.speaker.pronoun for f in draft.frames)
    if pronoun and gap <= 2:
        return 1.5
    return 0.5 if draft.definite and gap <= 3 else 0.0


_AFTERWARDS = frozenset("later afterwards afterward subsequently".split())


def _dates_agree(a: Draft, b: Draft, published: dt.date | None) -> bool:
    moment = a.type in _COUNTED
    if published is not None and (moment or not (a.definite or a.detail or a.generic)):
        # news without a date is no history: "in 2010 gunners fired" does not tell the shelling of today again
        for dated, other in ((a, b), (b, a)):
            last = dated.dating.span.last
            if (
                dated.dating.basis == "stated"
                and last is not None
                and (published - last).days > (_PAST if moment else _HISTORY)
                and (other.dating.basis in _OPEN_BASES)
            ):
                return False
    if a.dating.basis in _OPEN_BASES or b.dating.basis in _OPEN_BASES:
        return True
    if a.type == "exercise" and (a.definite or b.definite):
        return a.dating.span.touches(b.dating.span, slack=1)
    return a.dating.span.touches(b.dating.span)
