"""Craft sent up or out to meet others: scrambles, interceptions, escorts.

"Launched fighters to intercept two bombers", "jets took off to identify a plane", "intercepted two aircraft".
"""

from __future__ import annotations

from timeline.extract.acts.act import GO_ON, SENDING, Act, Verdict, others
from timeline.extract.acts.craft import PLANES, is_manned, is_military
from timeline.extract.clause import Clause

_TAKING_OFF = frozenset("take lift leave".split())
_MEETING = frozenset("intercept identify meet escort investigate challenge".split())
FOLLOWING = frozenset("shadow track monitor tail trail follow".split())
"""What ships and planes are sent out for after others: the sending is told by it."""
_FLYING = frozenset("drone drones uav uavs missile missiles rocket rockets".split())
_FOR_TRIAL = frozenset("mock dummy target simulated surrogate practice test".split())
_ATTACKS = frozenset({"attack", "barrage", "assault", "strike", "raid", "salvo"})


def scramble(act: Act) -> Verdict:
    """ "took off to meet", "launched fighters to intercept": a deployment, told by what they were sent up for."""
    if "going_up" in act.entry.tags:
        up = act.patients or act.subjects
        if not any(act.classes(i) & {"craft"} and is_manned(act, i) for i in up):
            act.refuse("no planes go up")
            return None
        frame = act.frame
        frame.actors = act.actors or act.codes(up)
        met = _to_meet(act)
        beyond = act.codes(act.after(("against",)))
        frame.targets = others([*(act.codes(met.objects) if met is not None else ()), *beyond], frame.actors)
        return frame
    if act.lemma in _TAKING_OFF and "liftoff" in act.entry.tags:
        sent = any(is_military(act, i) for i in act.subjects)
        own = act.codes(act.subjects)
    else:
        sent = act.lemma in SENDING and "munition" in act.wants and "craft" in act.patient_classes
        own = act.actors or act.patient_codes
    meant = _to_meet(act) if sent else None
    if meant is None:
        return GO_ON
    frame = act.frame
    frame.type, frame.mode, frame.actors = "deployment", "scramble", own
    frame.targets = others(act.codes(meant.objects), own)
    return frame


def intercept(act: Act) -> Verdict:
    """ "intercepted 30 drones", "intercepted two bombers": fire at what flies, a scramble to planes with a crew."""
    if "craft_or_munition" not in act.wants:
        return GO_ON
    frame, patients = act.frame, act.patients
    attack = any(act.group(i).lemma in _ATTACKS for i in patients)
    pronoun = bool(patients) and all(act.head(i).low in ("it", "they", "all", "both") for i in patients)
    counted = bool(patients) and all(act.head(i).tag == "#" for i in patients)  # "intercepted two of about eight"
    if not act.patient_classes & {"craft", "munition"} and not attack and not ((pronoun or counted) and act.reader.flying):
        act.refuse("nothing is intercepted")
        return None
    frame.targets = others(act.patient_codes, act.actors)
    if act.clause.relation == "infinitive" and act.above in SENDING:
        act.refuse("the purpose of a scramble")
        return None
    if any(t.low in _FOR_TRIAL for i in patients for t in act.words(i)):
        frame.type, frame.mode, frame.targets = "weapons_test", None, ()  # "downed a mock missile"
        return frame
    manned = any(is_manned(act, i) for i in patients) or (pronoun and _planes_before(act))
    if act.lemma == "intercept" and manned:
        frame.type, frame.mode = "deployment", "scramble"  # to identify and to escort, no shot is fired
    return frame


def sent_after(act: Act) -> bool:
    """ "mobilised ships to shadow the carrier": told by what they were sent for."""
    row = act.reader.reading.row
    return any(
        row[other.verb].lemma in FOLLOWING and any("craft" in act.classes(i) for i in other.objects)
        for other in act.purposes()
    )


def _to_meet(act: Act) -> Clause | None:
    """The clause that says whom they were sent up to meet."""
    row = act.reader.reading.row
    return next((other for other in act.purposes() if row[other.verb].lemma in _MEETING), None)


def _planes_before(act: Act) -> bool:
    """Whether what "all" and "they" stand for are planes that the sentence named, and no drones."""
    words = {t.low for t in act.reader.tokens[: act.verb.first]}
    return bool(words & PLANES) and not words & _FLYING
