"""Whose act a noun names, and whom it is done to: from the noun group, the phrases on it and the clauses about it."""

from __future__ import annotations

import dataclasses

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause
from timeline.extract.english import ANSWERING, ANSWERS, OTHER_EVENTS
from timeline.extract.event_nouns.about import Role
from timeline.extract.event_nouns.deed import HANDLING, LIGHT, MAKING, TOWARDS, Deed
from timeline.extract.referents import Referent

_COMMANDING = frozenset("order direct instruct tell".split())
_ANSWERING = ANSWERING | {"meet", "hit", "strike"}
_TAKING_PART = frozenset("take participate join engage involve be appear train".split())
# "agreed on a truce", "signed off on new sanctions", "voted for the pact"
_ADOPTING = frozenset("agree consent assent sign vote decide settle".split())
_COMING = frozenset("arrive travel fly come go head gather convene assemble".split())
"""What those do who come for talks."""
_INVOLVING = frozenset("involve include bring feature".split())
# What grows is a trend, not the drill told of before.
_GROWING = frozenset("increase intensify expand escalate accelerate step ramp boost".split())
_OUT_ON = frozenset("on after during for from".split())
"""Between ships and what they are out for: "sailed on a patrol", "returned after an escort mission"."""
_WITH_WHOM = frozenset("between among with involving".split())
_DONE_BY = frozenset("by between among involving including".split())
_DONE_TO = frozenset("against on at into of".split())
_FORCES = frozenset({"craft", "troops"})
_TRAINING = _FORCES | {"base"}
"""What holds a drill for those whose it is: "the French base at Djibouti held a drill"."""


@dataclasses.dataclass(slots=True)
class _Sides:
    actors: list[str]
    targets: list[str]


def find_sides(deed: Deed) -> None:
    """Fill in actors, targets and people, the verbs that govern the noun, and the names inside its group."""
    reader, frame = deed.reader, deed.frame
    sides = _Sides(list(reader.referents.inner_codes(deed.group)), [])
    _read_phrases(deed, sides)
    for clause, role in deed.about:
        _read_clause(deed, sides, clause, role)
    if not sides.actors and frame.type == "deployment" and deed.governed in _OUT_ON:
        _read_those_out(deed, sides)
    alone = not sides.actors or any(preposition == "with" for preposition, _ in deed.modifiers)
    if alone and frame.type == "exercise" and deed.governed in ("during", "in"):
        _read_those_training(deed, sides)
    frame.actors = tuple(dict.fromkeys(sides.actors))
    frame.targets = tuple(code for code in dict.fromkeys(sides.targets) if code not in frame.actors)
    _read_names(deed)


def _read_phrases(deed: Deed, sides: _Sides) -> None:
    """ "drills by Seoul", "an attack on the convoy", "the launch of two missiles"."""
    violent = deed.frame.type in ("engagement", "incursion")
    for preposition, i in deed.modifiers:
        if preposition in ("in", "as") and deed.lemma(i) in ANSWERS:
            break  # what hangs on "in response to" is what others did
        if preposition in OTHER_EVENTS:
            break  # "the drill after a speech by the president"
        inner = deed.reader.referents.of(i)
        if not inner.codes:
            if deed.frame.type == "engagement" and preposition in TOWARDS:
                sides.targets.extend(deed.reader.place_codes(i))
        elif _does(deed, preposition, inner):
            sides.actors.extend(inner.codes)
        elif preposition in _DONE_TO and (inner.own or violent):
            sides.targets.extend(inner.codes)


def _does(deed: Deed, preposition: str, inner: Referent) -> bool:
    """Whether a phrase on the noun names who does it: "by", "between", "drills with Japan", "a launch of the North"."""
    kind = deed.frame.type
    if preposition in _DONE_BY or (preposition == "with" and kind in ("exercise", "agreement")):
        return True
    if preposition == "of" and kind == "deployment" and inner.classes & _FORCES:
        return True
    owning = preposition == "of" or (preposition == "from" and kind != "deployment")
    return (
        owning
        and (inner.own or inner.role in ("country", "demonym", "context"))
        and kind not in ("engagement", "incursion")
    )


def _read_clause(deed: Deed, sides: _Sides, clause: Clause, role: Role) -> None:
    """What one clause about the noun says of the sides."""
    reader, frame = deed.reader, deed.frame
    verb = reader.reading.row[clause.verb]
    subjects = [reader.referents.of(i) for i in clause.subjects]
    if role == "oblique":
        if verb.lemma == "accuse" and deed.governed == "of":
            _accuse(deed, sides, clause)
            return
        if verb.lemma in _COMING and (deed.frame.mode != "talks" or deed.governed != "for"):
            return
        adopted = deed.frame.type == "agreement" and verb.lemma in _ADOPTING and deed.governed in ("on", "to", "for")
        if not (adopted or _has_part(clause, verb)):
            return
        if verb.lemma == "take" and not verb.passive and "part" not in reader.text:
            return
        if verb.lemma in _COMING:  # "arrived in Baku for talks": its hosts take part
            sides.actors.extend(reader.owners(clause.subjects))
            sides.actors.extend(reader.owners(i for p, i in clause.obliques if p in ("in", "to")))
    if _is_done(deed, clause, verb, role):
        frame.trend = frame.trend or (verb.lemma in _GROWING and role == "object")
        _read_doers(deed, sides, clause, subjects)
        frame.governors.append(clause.verb)
    elif role == "object" and verb.passive:
        frame.governors.append(clause.verb)
    if role == "subject":
        _read_as_subject(deed, sides, clause, verb)
    if role == "oblique" and verb.lemma == "join" and frame.type == "exercise" and not verb.passive:
        sides.actors.extend(reader.referents.codes([*clause.subjects, *clause.objects]))  # "joined the navy for drills"
    if role in ("object", "oblique", "subject") and frame.type == "exercise" and verb.lemma in LIGHT:
        for preposition, i in clause.obliques:
            inner = reader.referents.of(i)
            if preposition in ("with", "alongside") and inner.codes and inner.own:
                sides.actors.extend(inner.codes)
    if role in ("object", "oblique") and verb.lemma not in LIGHT:
        frame.objects.append(clause.verb)


def _accuse(deed: Deed, sides: _Sides, clause: Clause) -> None:
    """ "accused Rwanda of an attack": whoever is accused did it, as those say who accuse."""
    sides.actors.extend(deed.reader.referents.codes(clause.objects))
    sides.targets.extend(deed.reader.referents.codes(clause.subjects))
    deed.mood.status = "alleged"
    deed.frame.governors.append(clause.verb)


def _has_part(clause: Clause, verb: Chunk) -> bool:
    """ "took part in the drill", "answered with a strike": those of the verb do what stands behind its preposition."""
    prepositions = {p for p, _ in clause.obliques}
    if verb.lemma in _COMING and "for" in prepositions:
        return True
    if verb.lemma in _TAKING_PART and prepositions & {"in", "with", "for"}:
        return True
    return verb.lemma in _ANSWERING and bool(prepositions & {"with", "by"})


def _is_done(deed: Deed, clause: Clause, verb: Chunk, role: Role) -> bool:
    """Whether the subject of the clause does what the noun names."""
    if role not in ("object", "oblique", "related") or (verb.passive and role != "related"):
        return False
    announced = verb.lemma == "announce" and deed.frame.type == "weapons_test"
    if announced and deed.frame.definite and not deed.after(("of", "by")):
        return False  # "The staff in Seoul announced the missile launch": the one of somebody else
    behind = deed.reader.reading.row[verb.i + 1 : verb.i + 2]
    return (
        verb.lemma in LIGHT
        or (verb.lemma == "call" and any(piece.low == "off" for piece in behind))
        or (verb.lemma == "give" and deed.frame.type == "inspection")
        or (verb.lemma == "claim" and deed.frame.type == "engagement")
        or (verb.lemma == "report" and deed.frame.mode == "clash" and len(clause.subjects) > 1)
        or role == "oblique"
        or (deed.frame.type == "agreement" and verb.lemma in MAKING)
        or ("handled" in deed.entry.tags and verb.lemma in HANDLING)
    )


def _read_doers(deed: Deed, sides: _Sides, clause: Clause, subjects: list[Referent]) -> None:
    """ "held a drill", "ordered the army to hold a drill": the subject, or those who gave the order."""
    reading, referents = deed.reader.reading, deed.reader.referents
    ordered = clause.governor >= 0 and deed.lemma(clause.governor) in _COMMANDING
    if ordered and not any(subject.codes for subject in subjects):
        subjects = [referents.of(i) for i in reading.clauses[clause.governor].subjects]
    for subject in subjects:
        acts = subject.kind in ("actor", "person") and subject.own
        if subject.codes and (acts or subject.classes & _TRAINING):
            sides.actors.extend(subject.codes)
            if subject.person is not None:
                deed.frame.people.append(subject.person)


def _read_as_subject(deed: Deed, sides: _Sides, clause: Clause, verb: Chunk) -> None:
    """ "the drill was held by", "clashes broke out between", "talks took place with", "the drill involved"."""
    frame, referents = deed.frame, deed.reader.referents
    frame.trend = frame.trend or (verb.lemma in _GROWING and verb.passive)
    frame.governors.append(clause.verb)
    if verb.passive and verb.lemma in LIGHT:
        sides.actors.extend(referents.codes(clause.agents))
        frame.people.extend(r.person for i in clause.agents if (r := referents.of(i)).person is not None)
    if not sides.actors:
        among = [
            i for p, i in clause.obliques if p in _WITH_WHOM and not (p == "between" and _parts_others(deed, clause, i))
        ]
        sides.actors.extend(referents.codes(among))
    if verb.lemma in _INVOLVING:
        involved = [referents.of(i) for i in clause.objects]
        states = [r for r in involved if r.role in ("country", "capital", "alliance", "demonym")]
        sides.actors.extend(code for r in states for code in r.codes)


def _parts_others(deed: Deed, clause: Clause, i: int) -> bool:
    """ "came after the war between Iran and Iraq", not "broke out in Kashmir between India and Pakistan"."""
    row, k = deed.reader.reading.row, i
    while k > clause.verb and row[k].low != "between":
        k -= 1
    before = k - 1
    return row[before].kind == "NP" and not deed.reader.is_place(before)


def _read_those_out(deed: Deed, sides: _Sides) -> None:
    """ "The frigate sailed on a patrol"."""
    for clause, verb in deed.clauses("oblique"):
        if not verb.finite:
            continue
        out = [r for i in clause.subjects if (r := deed.reader.referents.of(i)).classes & _FORCES]
        if codes := [code for r in out for code in r.codes]:
            sides.actors.extend(codes)
            deed.frame.governors.append(clause.verb)


def _read_those_training(deed: Deed, sides: _Sides) -> None:
    """ "Marines landed on the beach during the exercise"."""
    for clause, verb in deed.clauses("oblique"):
        if verb.passive:
            continue
        training = [r for i in clause.subjects if (r := deed.reader.referents.of(i)).own or r.classes & _FORCES]
        sides.actors.extend(code for r in training for code in r.codes)


def _read_names(deed: Deed) -> None:
    """The exercise and the equipment that the noun group names."""
    frame = deed.frame
    for token in deed.words:
        if token.name < 0:
            continue
        name = deed.reader.names.spans[token.name]
        if name.exercise is not None:
            frame.name, frame.series, frame.edition = name.exercise.name, name.exercise.id, name.edition
        if name.equipment is not None and name.text not in frame.equipment:
            frame.equipment.append(name.text)
