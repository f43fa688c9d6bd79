"""The date of one clause that holds for another: "scrambled jets on Saturday when a drone entered", "met them on Sunday and
urged them to talk", "the minister, who was in Tokyo on Sunday, said".
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.extract.anchored import REPORTING, Anchored
from timeline.extract.clause import Clause, Reading
from timeline.extract.frames import Frame

_SAME_TIME = frozenset("when as while where because after".split())
"""Between a clause and one that tells of the same day."""
_TOLD_WITH = frozenset(["past", "gerund", "participle", "infinitive"])
_MEETING = frozenset("was were meet visit receive host attend arrive travel speak address inspect tour phone".split())
"""What a speaker did on the day of the words: "the minister, who visited Kyiv on Sunday, said ..."."""
_AMID = frozenset("during amid".split())


def shared(reading: Reading, frame: Frame, of_verb: Mapping[int, Anchored]) -> Anchored | None:
    """The date that another clause lends to `frame`, which has none; `of_verb` holds the dates by the verb they hang on."""
    if not of_verb or frame.mood.status in ("planned", "forecast"):
        return None
    if frame.noun:
        return _of_setting(reading, frame, of_verb)
    if frame.clause is None:
        return None
    if frame.type == "statement":
        return _of_same_subject(reading, frame.clause, of_verb) or _of_speaker(reading, frame.clause, of_verb)
    return (
        _of_clause_below(reading, frame.clause, of_verb)
        or _of_clause_above(reading, frame.clause, of_verb)
        or _of_same_subject(reading, frame.clause, of_verb)
        or (_of_main_clause(reading, frame.clause, of_verb) if frame.type in _MOVES else None)
    )


def _of_clause_below(reading: Reading, clause: Clause, of_verb: Mapping[int, Anchored]) -> Anchored | None:
    """ "seized a tanker as it crossed the strait on Friday"."""
    return next(
        (
            of_verb[verb]
            for verb, other in reading.clauses.items()
            if verb in of_verb
            and other.governor == clause.verb
            and other.relation == "adverbial"
            and other.marker in _SAME_TIME
            and not _is_counted(reading, other)
        ),
        None,
    )


def _of_clause_above(reading: Reading, clause: Clause, of_verb: Mapping[int, Anchored]) -> Anchored | None:
    """ "scrambled jets on Saturday when a drone entered", "arrived on Sunday to train with them"."""
    row = reading.row
    for _ in range(3):
        above = clause.governor
        joined = clause.relation in ("infinitive", "participle") or (
            clause.relation == "adverbial" and clause.marker in _SAME_TIME
        )
        told_to = clause.relation == "infinitive" and above >= 0 and row[above].passive  # "were told to leave"
        if above < 0 or not joined or (row[above].lemma in REPORTING and not told_to):
            return None
        if row[clause.verb].tense not in _TOLD_WITH or (clause.marker == "after" and _is_counted(reading, clause)):
            return None
        if above in of_verb:
            return of_verb[above]
        clause = reading.clauses[above]
    return None


_MOVES = ("deployment", "incursion", "engagement")


def _of_main_clause(reading: Reading, clause: Clause, of_verb: Mapping[int, Anchored]) -> Anchored | None:
    """ "shot down on Monday drones that had entered its airspace": what a relative clause tells of moves and blows."""
    row = reading.row
    if clause.relation != "relative" or row[clause.verb].tense not in ("past", "pluperfect"):
        return None
    above = next((p.i for p in reversed(row[: clause.verb]) if p.kind == "VP" and p.finite), -1)
    if above < 0 or row[above].lemma in REPORTING:
        return None
    return of_verb.get(above) or _of_clause_above(reading, reading.clauses[above], of_verb)


def _is_counted(reading: Reading, clause: Clause) -> bool:
    """ "two days after they met": the days between are told."""
    row = reading.row
    k = clause.verb
    while k > 0 and row[k].kind != "SUB":
        k -= 1
    return k > 0 and row[k - 1].kind == "TIME"


def _of_same_subject(reading: Reading, clause: Clause, of_verb: Mapping[int, Anchored]) -> Anchored | None:
    """ "telephoned both leaders on Sunday and called on them to stop": one subject, two verbs, one day."""
    row = reading.row
    for verb, other in reading.clauses.items():
        low, high = sorted((verb, clause.verb))
        if (
            verb in of_verb
            and verb != clause.verb
            and other.subjects == clause.subjects
            and clause.subjects
            and row[clause.verb].tense == "past"
            and row[verb].finite
            and row[verb].tense not in ("future", "modal")
            and any(p.kind == "CONJ" for p in row[low:high])
            and not any(p.kind in ("SUB", "REL", "STOP") for p in row[low:high])
            and not any(p.kind == "TIME" for p in row[verb + 1 : high] if verb > clause.verb)
        ):
            return of_verb[verb]
    return None


def _of_speaker(reading: Reading, clause: Clause, of_verb: Mapping[int, Anchored]) -> Anchored | None:
    """ "the minister, who was in Tokyo on Sunday for talks, said"."""
    row = reading.row
    for verb, day in of_verb.items():
        about = reading.clauses[verb]
        if (
            clause.subjects
            and about.relation == "relative"
            and about.marker == "who"
            and row[verb].lemma in _MEETING
            and clause.subjects[0] < verb < clause.verb
            and day.timex.grain == "day"
        ):
            return day
    return None


def _of_setting(reading: Reading, frame: Frame, of_verb: Mapping[int, Anchored]) -> Anchored | None:
    """ "On 19 February, during the exercise Grom, a submarine launched a missile": what it happened in was that day too."""
    preposition = reading.governed_by(frame.group)
    if preposition == "on" and frame.type == "deployment":  # "approached the shoal on a routine patrol"
        clause = reading.clause_at(frame.group)
        return None if clause is None else of_verb.get(clause.verb) or _of_clause_above(reading, clause, of_verb)
    if preposition not in _AMID and not (preposition == "in" and frame.type == "exercise" and not frame.definite):
        return None
    deeds = [verb for verb in of_verb if reading.row[verb].lemma not in REPORTING]  # "..., media reported on Thursday"
    before = [verb for verb in deeds if verb < frame.group]
    return of_verb[max(before) if before else min(deeds)] if deeds else None


def said_on(reading: Reading, frame: Frame, of_verb: Mapping[int, Anchored]) -> Anchored | None:
    """The day of the words that tell of an act: "claimed on Sunday to have taken it", "..., the army said on Monday"."""
    row = reading.row
    clause = frame.clause if frame.clause is not None else reading.clause_at(frame.group)
    for _ in range(3):
        if clause is None:
            return None
        above = clause.governor
        if above in of_verb and (row[above].lemma in REPORTING or row[above].lemma in _CLAIMING):
            return of_verb[above]
        if above < 0:
            break
        clause = reading.clauses[above]
    behind = (verb for verb in of_verb if verb > frame.group and row[verb].lemma in REPORTING)
    told = next((verb for verb in behind if row[verb - 1].kind == "NP" and row[verb - 2].kind in ("COMMA", "QUOTE")), None)
    return of_verb[told] if told is not None else None


_CLAIMING = frozenset("accuse allege deny admit acknowledge insist maintain warn complain reject dismiss".split())
