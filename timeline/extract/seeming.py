"""Words of acts that tell of none: comparisons, purposes, causes, capabilities, schooling, the targets of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause
from timeline.lexicon import Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

_SENDING = frozenset("deploy send dispatch station build create form train design develop intend".split())
# What is strengthened by decisions and budgets, and not by sending anybody anywhere.
_CAPABILITY = frozenset(
    """
        capability capacity power strength posture deterrence deterrent defence defense arsenal readiness
        """.split()
)
_NATURE = frozenset(
    """
        rain rainfall flood floodwater storm thunderstorm typhoon cyclone hurricane tornado earthquake quake tremor wind
        snow snowstorm blizzard landslide avalanche tide tsunami wildfire blaze lightning meteorite eruption
        """.split()
)
FLOTILLAS = frozenset("fleet flotilla squadron armada group formation".split())
"""Nouns for several ships, of which other nouns of the same look are none: "the visiting squadron"."""
_FORCES = frozenset({"troops", "craft", "equipment", "munition", "state"})


def seeming_act(reader: FrameReader, entry: Trigger, chunk: Chunk, clause: Clause) -> str:
    """Why a verb of an act tells of none here; '' where it may."""
    row, referents = reader.reading.row, reader.referents
    if clause.marker in ("than", "as") and not chunk.finite:
        return "comparison"
    if clause.marker == "for" and chunk.tense == "gerund" and entry.type in ("deployment", "exercise"):
        return "only what it is for"
    doers = clause.agents if chunk.passive else clause.subjects
    if doers and row[doers[-1]].lemma in _NATURE and entry.type in ("engagement", "other"):
        head = reader.tokens[row[doers[-1]].head]
        if head.name < 0 and (head.text[0].islower() or head.low == head.lemma):  # Typhoons are planes
            return "nature did it"
    above = row[clause.governor].lemma if clause.governor >= 0 else ""
    if entry.type == "engagement":
        if clause.relation == "infinitive" and above in _SENDING and chunk.lemma != "intercept":
            return f"only what they are to do: {above}"
        if chunk.lemma == "fight" and any(p == "for" for p, _ in clause.obliques) and not any(
            reader.is_place(i) or p in ("against", "with") for p, i in clause.obliques
        ):
            return "a cause is fought for"
        patients = clause.subjects if chunk.passive else clause.objects
        by_munition = any("munition" in referents.classes(row[i]) for i in doers)
        if by_munition and patients and not referents.codes([*doers, *patients]):
            near = [i for k in patients for _, i in reader.reading.modifiers(k)]
            if all(row[i].lemma == "target" for i in patients) and not any(reader.place_codes(i) for i in near):
                return "the target of a test"
    if chunk.lemma in ("visit", "reach", "come", "go") and entry.mode == "port_call":
        comers = clause.agents if chunk.passive else clause.subjects
        marching = chunk.lemma == "reach" and any(reader.is_place(i) for i in clause.objects)
        wanted = {"craft", "troops"} if marching else {"craft"}
        if not any(referents.classes(row[i]) & wanted or row[i].lemma in FLOTILLAS for i in comers):
            return "no ship calls"
    if (
        entry.mode == "reinforcement"
        and not any(reader.is_place(i) or "line" in referents.classes(row[i]) for _, i in clause.obliques)
        and (not chunk.finite or any(row[i].lemma in _CAPABILITY for i in clause.objects or clause.subjects))
    ):
        return "a capability grows"
    behind = row[chunk.i + 1].kind if chunk.i + 1 < len(row) else ""
    if chunk.lemma == "train" and entry.type == "exercise" and chunk.tense != "gerund" and behind == "VP":
        return "somebody is taught"  # "has trained commanding officers"
    return ""


_SETTING = frozenset(
    """
        put place bring raise go enter be order declare step switch return keep hold remain stand lower heighten elevate
        increase move set announce maintain
        """.split()
)
_STATES = ("readiness", "alert", "level", "ready")


def a_state(reader: FrameReader, frame: Frame, text: str) -> str:
    """Why a noun of readiness tells of none: "the brigades' combat readiness"; '' where somebody is put into it."""
    if frame.type != "readiness" or not text.lower().endswith(_STATES) or " " not in text:
        return ""
    row = reader.reading.row
    about = [
        row[c.verb]
        for c in reader.reading.clauses.values()
        if frame.group in (*c.subjects, *c.objects, *(i for _, i in c.obliques))
    ]
    return "" if any(v.lemma in _SETTING and v.tense != "gerund" for v in about) else "a state nobody is put into"


def of_others(reader: FrameReader, frame: Frame) -> str:
    """Why a noun is no act of forces: "the training of engineers", "the build-up of a network"; '' where it may be one."""
    behind = [i for p, i in reader.reading.modifiers(frame.group)[:1] if p == "of"]
    if not behind or not (frame.entry.id == "exercise.training" or frame.mode == "reinforcement"):
        return ""
    referent = reader.referents.of(behind[0])
    return "" if referent.own or referent.codes or referent.classes & _FORCES else "not of forces"
