"""What acts and words that are reactions by nature react to: a condemnation, a denial, a reply, a scramble, warning shots.

First what the clause itself gives as the object ("condemned the launch", "called the voyage a provocation"), then what the
words of the statement point to, then the nearest act of those it is aimed at.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence

from timeline.extract.mentions import Draft
from timeline.extract.threads import Thread, Threads, is_by_nobody, is_by_others, pointed_types, words

_DEEDS = ("exercise", "weapons_test", "engagement", "incursion", "deployment", "other", "readiness")
_ANSWERED = {
    "condemnation": {**dict.fromkeys(_DEEDS, 0.6), "agreement": 0.0, "procurement": 0.2},
    "denial": {"statement": 0.8, **dict.fromkeys(_DEEDS, 0.0)},
    "warning": {**dict.fromkeys(_DEEDS, 0.2), "statement": -0.8},
    "threat": {**dict.fromkeys(_DEEDS, 0.0), "statement": -0.8},
}
_REPLY = {"statement": 0.9, **dict.fromkeys(_DEEDS, 0.2), "agreement": 0.2}
_UNLIKELY = -0.5
_GRAVE = {"engagement": 0.1, "weapons_test": 0.1, "incursion": 0.1}
"""What is rather spoken about than a drill or a voyage that fits as well."""
_POINTED = 1.5
_NEEDED = {"condemnation": 0.6, "denial": 0.6, "warning": 1.7, "threat": 2.2}
"""How much must speak for a target before it is one; a warning need not be about what others have done already."""
_WITHIN = 20
_NEAR = 8
"""Sentences within which words are about a deed that nobody is said to have done, or that its doer denies."""
_VIOLENT = frozenset({"engagement", "incursion", "weapons_test"})
"""Deeds that are condemned whoever did them: a car bomb, drones over an airport, fighting that broke out."""
_DISMISSED = re.compile(
    r"\b(?:dismiss|reject|rebut|refut|den(?:y|ied|ies)|brush(?:ed)?(?: off| aside)?|shrug(?:ged)?(?: off)?)\w*"
    r" (?:\w+ ){0,4}?(?:accusation|allegation|claim|charge|criticism|warning|threat|complaint|protest|remark|report)s?\b",
    re.IGNORECASE,
)
_MET_BY = {
    "deployment": ("incursion", "deployment", "weapons_test", "engagement", "exercise"),
    "engagement": ("engagement", "incursion", "weapons_test", "deployment"),
    "agreement": ("incursion", "weapons_test", "engagement"),
}
_MEETING = ("interception", "warning_shots", "scramble", "shadowing", "escort")
"""Modes of acts that are themselves reactions, and so not what others react to."""
_ALERTED = ("interception", "warning_shots", "scramble")
"""Modes of acts that a report may open with, and tell afterwards who had crossed a line."""
_WATCHING = re.compile(
    r"\bto (?:\w+ and )?(?:follow|monitor|shadow|track|watch|intercept|tail|identify|escort|expel|confront|block|"
    r"(?:drive|chase|ward|warn|turn|push|force|see) (?:\w+ ){0,3}?(?:away|off|out|back)|have a look at|meet) ?\b"
)
_ENDED = 4
"""Sentences within which the fighting is told that a ceasefire ends."""
_CONVENED = re.compile(
    r"\barticle (?:4|5|four|five)\b|\b(?:emergency|urgent|extraordinary) (?:\w+ )?(?:meeting|session|talks|consultations?)\b"
)


_CALM = re.compile(
    r"\b(?:(?:call|appeal|plead)(?:s|ed|ing)? (?:for|on|upon|to|with)|(?:urg|demand)(?:e?s|ed|ing)?)\b.{0,90}"
    r"\b(?:restraint|de-?escalat\w*|cease[- ]?fire|truce|refrain|calm|peaceful\w*|dialogue|"
    r"(?:halt|stop|end) (?:to )?(?:all |the |its |their |such )?(?:\w+ )?"
    r"(?:fighting|hostilities|violence|escalation|bloodshed|attacks?|strikes?|provocations?|shelling))\b"
)
"""Words of third parties to those who fight or provoke."""
_VOWED = re.compile(
    r"\b(?:respon(?:d|se)|(?:to|will|would) answer|retaliat\w+|reven?nge|avenge|reprisals?|(?:hit|strike|fight) back|"
    r"pay (?:a|the|for|dearly)|answer for|consequences)\b"
)
"""What those promise who were struck, or threaten."""
_STOOD_BY = re.compile(
    r"\b(?:st(?:and|ands|ood|anding) (?:by|with|behind)|support for|reaffirm\w*|iron-?clad|solidarity|commitment to)\b"
)
"""What allies promise who are not struck themselves."""
_NEWS = 1.0
"""Whoever calls for calm speaks of the whole of it, with which the report opens."""
_ALARMING = {"engagement": 1.0, "weapons_test": 0.6, "incursion": 0.6, "exercise": 0.4, "deployment": 0.0}


def is_reply(draft: Draft) -> bool:
    """Whether its words say that it answers somebody's words."""
    sentence = words(draft)
    return any("reply" in f.entry.tags for f in draft.frames) or bool(_DISMISSED.search(sentence))


def is_reaction(draft: Draft, here: Sequence[Draft] = ()) -> bool:
    """Whether it is done because of others: a scramble, an interception, allies called together in haste. What ships are
    sent for is said of the last that its sentence tells of `here`.
    """
    if draft.type == "agreement":
        return draft.mode == "suspension" or bool(_CONVENED.search(words(draft)))
    if draft.type == "deployment":
        further = [d.first.first for d in here if d.type == draft.type and d.first.first > draft.first.first]
        told = " ".join(t.low for t in draft.reading.tokens if not further or t.start < min(further))
        if _WATCHING.search(told):
            return True
    return any("reaction" in f.entry.tags for f in draft.frames)


def find_answered(draft: Draft, threads: Threads, here: list[Draft], text: str) -> tuple[Thread, str] | None:
    """What a statement answers, with the basis: a warning that does not name it is only read as an answer."""
    direct = _object(draft, threads, here)
    if direct is not None:
        return direct, "stated"
    said = words(draft)
    if is_reply(draft):
        weights, needed = _REPLY, 1.2
    elif _CALM.search(said) or (draft.mode in ("pledge", "threat") and _VOWED.search(said)):
        weights, needed = _ALARMING, 1.2
    elif draft.mode == "pledge" and _STOOD_BY.search(said):
        return _stood_by(draft, threads)
    elif draft.mode in ("pledge", "announcement", "order"):
        return None
    elif draft.mode in _ANSWERED:
        weights, needed = _ANSWERED[draft.mode], _NEEDED[draft.mode]
    else:
        return None
    named = _named_types(draft)
    pointed = named or pointed_types(_about(draft, threads, text))
    several = _are_several(draft)
    calms = weights is _ALARMING and _CALM.search(said) is not None

    def weigh(thread: Thread) -> float:
        if thread.type == "statement" and not is_reply(draft) and not _may_answer_words(draft, thread, threads, named):
            return -math.inf
        news = _NEWS if calms and thread.opens else 0.0
        grave = _GRAVE.get(thread.type, 0.0)
        grave += _OF_MANY if several and thread.type in _VIOLENT and _is_total(thread) else 0.0
        return weights.get(thread.type, _UNLIKELY) + grave + (_POINTED if thread.type in pointed else 0.0) + news - needed

    found = threads.choose(draft, weigh, types=named, within=_WITHIN)
    if found is None and draft.mode in _ANSWERED and (not named or named & _VIOLENT):
        found = threads.choose(draft, weigh, types=named & _VIOLENT or _VIOLENT, within=_NEAR, by=is_by_nobody)
    if found is None and draft.mode == "denial":
        # "dismissed the claim": of words that the report gives only as the source of a deed, the deed, one's own as well
        found = threads.choose(draft, weigh, types=_DEEDS, within=_NEAR, by=_is_own_deed)
    if found is None:
        return None
    names_nothing = draft.mode in ("warning", "threat") and weights not in (_REPLY, _ALARMING) and found.type not in pointed
    return found, "interpreted" if names_nothing else "stated"


def _is_no_deed_of(draft: Draft, thread: Thread) -> bool:
    """An act of others, or of nobody known: "Turkey criticised the drill off Cyprus"."""
    return is_by_others(draft, thread) or (thread.type in _MILITARY and is_by_nobody(draft, thread))


_MILITARY = ("exercise", "weapons_test", "engagement", "incursion", "deployment")


def _stood_by(draft: Draft, threads: Threads) -> tuple[Thread, str] | None:
    """The attack on those whom the words promise to stand by."""
    allies = set(draft.named) - set(draft.actors)

    def weigh(thread: Thread) -> float:
        return 0.0 if thread.targets & allies and not thread.doers & allies else -math.inf

    found = threads.choose(draft, weigh, types=("engagement", "incursion"), within=_NEAR)
    return (found, "interpreted") if found is not None else None


def _may_be_denied(draft: Draft, thread: Thread) -> bool:
    """An act of others or one's own, where somebody says so: "denied that its troops had crossed the line"."""
    return thread.type != "statement" or is_by_others(draft, thread)


def _is_own_deed(draft: Draft, thread: Thread) -> bool:
    """What others say that the speaker did: "a drone entered Latvia, Riga says", which Minsk then denies."""
    return bool(set(draft.actors) & thread.doers) and any(d.status in ("denied", "alleged") for d in thread.drafts)


def _may_answer_words(draft: Draft, thread: Thread, threads: Threads, named: Collection[str]) -> bool:
    """Words condemn words only when they say so ("those remarks"), and what one sentence reports of two speakers is on one
    matter rather than an exchange.
    """
    return thread.distance(draft) > 0 and (draft.mode != "condemnation" or "statement" in named)


def find_met(draft: Draft, threads: Threads) -> tuple[Thread, str] | None:
    """What a scramble, an interception or warning shots are a reaction to, and that this is stated."""
    types = _MET_BY.get(draft.type, ())

    def weigh(thread: Thread) -> float:
        if any(d.mode in _MEETING for d in thread.drafts):
            return -math.inf
        return (0.6 if thread.type in types[:2] else 0.0) - 1.2

    # "Warning shots were fired": what at, the report may tell in its next sentence
    found = threads.choose(draft, weigh, types=types, within=3, ahead=1)
    if found is None and draft.mode in _ALERTED:
        found = threads.choose(draft, weigh, types=("incursion", "weapons_test"), within=6, ahead=4)
    return (found, "stated") if found is not None else None


def find_ended(draft: Draft, threads: Threads) -> tuple[Thread, str] | None:
    """The fighting that a ceasefire ends, where some of those who agree on it fought; one called for ends nothing."""
    if _CALM.search(words(draft)):
        return None

    ahead = _ENDED if draft.actors else 0

    def weigh(thread: Thread) -> float:
        return -0.2 if any(d.mode == "interception" for d in thread.drafts) else 0.4

    found = threads.choose(draft, weigh, types=("engagement",), within=_ENDED, ahead=ahead, by=_is_between)
    return (found, "stated") if found is not None else None


def _is_between(draft: Draft, thread: Thread) -> bool:
    return not draft.actors or not thread.doers or bool(set(draft.actors) & (thread.actors | thread.targets))


def _object(draft: Draft, threads: Threads, here: list[Draft]) -> Thread | None:
    """The event that a noun of the statement's object, or of the clause it brings, stands for."""
    for group in _object_groups(draft):
        for other in here:
            if other is draft or other.type == "agreement":
                continue
            names_it = any(group in (f.group, *f.governors) for f in other.frames)
            may_mean = _may_be_denied if draft.mode == "denial" else _is_no_deed_of
            if names_it and may_mean(draft, threads.of(other)):
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
        if clause is not None and draft.mode not in ("pledge", "announcement", "order"):
            for other in reading.clauses.values():
                if other.governor == clause.verb and other.relation in ("that", "main"):
                    groups.extend(other.subjects)
        for group in groups:
            yield group
            yield from (i for _, i in reading.modifiers(group))


def _named_types(draft: Draft) -> frozenset[str]:
    """Types of events that the first telling noun the words are about stands for: "the voyage" in "called the voyage a
    provocation"; none where it is a pronoun or says nothing.
    """
    reading = draft.reading
    nouns = (reading.tokens[reading.row[i].head].low for i in _object_groups(draft))
    return next((types for noun in nouns if (types := pointed_types(noun))), frozenset())


def _are_several(draft: Draft) -> bool:
    """Whether the words are about several of a kind: "called the strikes murder", "called them unacceptable"."""
    reading = draft.reading
    heads = [reading.tokens[reading.row[i].head] for f in draft.frames for i in f.objects]
    if not heads or heads[0].low in _THEM:
        return bool(heads)
    return heads[0].low != heads[0].lemma and heads[0].name < 0


def _is_total(thread: Thread) -> bool:
    """Whether it sums up what has gone on since a day."""
    return any(
        d.trend or (d.dating.basis == "stated" and d.dating.span.start_latest is not None and d.dating.span.last is None)
        for d in thread.drafts
    )


_THEM = ("them", "these", "those")
_OF_MANY = 0.6
"""How much likelier several are what has gone on for long than what was done once."""


def _about(draft: Draft, threads: Threads, text: str) -> str:
    """The sentences of the statement, its own and the next of its thread, without what stands before the speaker."""
    sentences = dict.fromkeys((d.sentence.start, d.sentence.end) for d in threads.of(draft).drafts[:3])
    return " ".join(text[start:end] for start, end in sentences)

