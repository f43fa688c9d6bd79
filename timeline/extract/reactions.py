"""What acts and words that are reactions by nature react to: a condemnation, a denial, a reply, a scramble, warning shots.

First what the clause itself gives as the object ("condemned the launch", "called the voyage a provocation"), then what the
words of the statement point to, then the nearest act of those it is aimed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.extract.mentions import Draft
from timeline.extract.threads import Thread, Threads, is_by_others, pointed_types

_DEEDS = ("exercise", "weapons_test", "engagement", "incursion", "deployment", "other", "readiness")
_ANSWERED = {
    "condemnation": {**dict.fromkeys(_DEEDS, 0.6), "statement": -0.4, "agreement": 0.0, "procurement": 0.2},
    "denial": {"statement": 0.8, **dict.fromkeys(_DEEDS, 0.0)},
    "warning": {**dict.fromkeys(_DEEDS, 0.2), "statement": -0.8},
    "threat": {**dict.fromkeys(_DEEDS, 0.0), "statement": -0.8},
}
_REPLY = {"statement": 0.9, **dict.fromkeys(_DEEDS, 0.2), "agreement": 0.2}
_UNLIKELY = -0.5
_POINTED = 1.5
_NEEDED = {"condemnation": 1.2, "denial": 1.2, "warning": 2.2, "threat": 2.6}
"""How much must speak for a target before it is one; a warning need not be about what others have done already."""
_WITHIN = 12
_DISMISSED = re.compile(
    r"\b(?:dismiss|reject|rebut|refut|den(?:y|ied|ies)|brush(?:ed)? (?:off|aside)|shrug(?:ged)? off)\w*"
    r" (?:\w+ ){0,4}?(?:accusation|allegation|claim|charge|criticism|warning|threat|complaint|protest|remark|report)s?\b",
    re.IGNORECASE,
)
_MET_BY = {
    "deployment": ("incursion", "deployment", "weapons_test", "engagement", "exercise"),
    "engagement": ("engagement", "incursion", "weapons_test", "deployment"),
}


def is_reply(draft: Draft) -> bool:
    """Whether its words say that it answers somebody's words."""
    sentence = _words(draft)
    return any("reply" in f.entry.tags for f in draft.frames) or bool(_DISMISSED.search(sentence))


def find_answered(draft: Draft, threads: Threads, here: list[Draft], text: str) -> Thread | None:
    """What a statement answers."""
    direct = _object(draft, threads, here)
    if direct is not None:
        return direct
    if draft.mode in ("pledge", "announcement", "order") and not is_reply(draft):
        return None
    if draft.antecedent is not None:
        return None  # the statement's first sentence says what it is about
    if is_reply(draft):
        weights, needed = _REPLY, 1.2
    elif draft.mode in _ANSWERED:
        weights, needed = _ANSWERED[draft.mode], _NEEDED[draft.mode]
    else:
        return None
    pointed = pointed_types(_about(draft, threads, text))

    def weigh(thread: Thread) -> float:
        return weights.get(thread.type, _UNLIKELY) + (_POINTED if thread.type in pointed else 0.0) - needed

    return threads.choose(draft, weigh, within=_WITHIN)


def find_met(draft: Draft, threads: Threads) -> Thread | None:
    """What a scramble, an interception or warning shots are a reaction to."""
    types = _MET_BY.get(draft.type, ())

    def weigh(thread: Thread) -> float:
        return (0.6 if thread.type in types[:2] else 0.0) - 1.2

    return threads.choose(draft, weigh, types=types, within=3)


def _object(draft: Draft, threads: Threads, here: list[Draft]) -> Thread | None:
    """The event that a noun of the statement's object, or of the clause it brings, stands for."""
    groups = set(_object_groups(draft))
    for other in here:
        if other is draft or not any(f.group in groups or set(f.governors) & groups for f in other.frames):
            continue
        if other.type == "agreement" or not is_by_others(draft, threads.of(other)):
            continue
        found = threads.meant(draft, other)
        if found is not None:
            return found
    return None


def _object_groups(draft: Draft) -> Iterator[int]:
    """Noun groups the words are about: objects, the subject of a passive, of a clause that is said, and what hangs on
    them.
    """
    reading = draft.reading
    for frame in draft.frames:
        groups = list(frame.objects)
        clause = frame.clause
        if clause is not None and reading.row[clause.verb].passive:
            groups.extend(clause.subjects)
        if clause is not None and draft.mode in ("condemnation", "denial"):
            for other in reading.clauses.values():
                if other.governor == clause.verb and other.relation in ("that", "main"):
                    groups.extend(other.subjects)
        for group in groups:
            yield group
            yield from (i for _, i in reading.modifiers(group))


def _about(draft: Draft, threads: Threads, text: str) -> str:
    """The sentences of the statement, its own and the next of its thread, without what stands before the speaker."""
    sentences = dict.fromkeys((d.sentence.start, d.sentence.end) for d in threads.of(draft).drafts[:3])
    return " ".join(text[start:end] for start, end in sentences)


def _words(draft: Draft) -> str:
    return " ".join(t.low for t in draft.reading.tokens)
