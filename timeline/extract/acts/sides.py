"""Who the sides of an act are, once its verb is known to tell of one: the givers, the parties, those whom it is done to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import handovers
from timeline.extract.acts import agreements
from timeline.extract.acts.act import Act, others
from timeline.extract.acts.aims import aim_of
from timeline.extract.discourse import Codes

if TYPE_CHECKING:
    from timeline.extract.frames import Frame

_ONLY_AGREEMENTS = frozenset("conclude approve endorse adopt accept renew extend prolong put".split())
"""What is concluded, approved or extended may well be something else than an agreement."""
_MOVED = frozenset({"troops", "fortification", "warcraft"})


def settle(act: Act) -> Frame | None:
    """The frame with its actors and targets, or None where a verb that says little has nobody who does it."""
    frame, tags = act.frame, act.entry.tags
    known = _is_moved(act)
    if act.entry.type == "procurement":
        _hand_over(act)
    if act.passive and not act.actors and "agreement:pair" in tags and "agreement" in act.patient_classes:
        act.actors = frame.actors = act.patient_codes or act.reader.discourse.last_group  # "A protocol has been signed"
        known = True
    if "reaction" in tags and "detail" in tags and not act.actors:
        frame.detail = True
    if "detail" in tags and act.passive and not act.actors:
        frame.targets, frame.detail = act.patient_codes, True
        return frame  # "Two guards were killed": by what was told before
    train = _troops_train(act)
    nameless = _falls(act) or _leave_a_place(act) or train
    if train and not act.actors and all(act.group(i).definite for i in act.subjects):
        frame.definite = True  # "the troops would practise intercepting": in the drill told before
    if "weak" in tags and not act.actors and act.entry.type != "readiness" and not known and not nameless:
        act.refuse("weak verb without an actor")
        return None
    if _collides_alone(act):
        frame.type, frame.mode = "other", "accident"
    _direct(act)
    if why := _no_parties(act, known):
        act.refuse(why)
        return None
    return frame


def _is_moved(act: Act) -> bool:
    """ "Two brigades were sent to the front": forces are told of, be it not by whom they were sent."""
    if act.entry.type != "deployment" or not act.passive:
        return False
    classes = act.patient_classes
    # not "two ships were sent on"
    return bool(classes & _MOVED or act.patient_codes) or ("equipment" in classes and "craft" not in classes)


def _leave_a_place(act: Act) -> bool:
    """ "The brigade left Goma", "the army has withdrawn into the hills": of forces whose side was not told."""
    if "leaving" not in act.entry.tags or "troops" not in act.doer_classes:
        return False
    near = [*act.patients, *(i for _, i in act.clause.obliques)]
    return any(act.reader.is_place(i) or act.classes(i) & {"base", "line"} for i in near)


def _troops_train(act: Act) -> bool:
    """ "Three battalions are exercising in the bay": of forces whose side was not told; what they do every day is none."""
    if act.entry.type != "exercise" or not act.doer_classes & {"craft", "troops"}:
        return False
    return act.verb.finite and (act.verb.tense != "present" or act.verb.progressive)


def _falls(act: Act) -> bool:
    """ "Four soldiers fell" to gunmen of no name."""
    return act.entry.type == "engagement" and "troops" in act.doer_classes and bool(act.patient_codes)


def _collides_alone(act: Act) -> bool:
    """ "Two jets of the air force collided": nobody rammed anybody."""
    if act.entry.mode != "ramming" or act.lemma != "collide" or len(set(act.actors)) != 1:
        return False
    return not act.patients and not act.after(("with",))


def _hand_over(act: Act) -> None:
    frame = act.frame
    if not frame.actors and act.passive:
        into: Codes = tuple(c for p, r in act.phrases if p == "into" for c in r.codes)
        frame.actors = act.actors = act.patient_codes or into
    frame.actors = act.actors = handovers.parties(act.lemma, act.actors, act.patient_codes, act.phrases)
    if act.lemma in ("unload", "offload", "land"):
        frame.actors = tuple(dict.fromkeys([*act.actors, *act.owners(act.after(("in", "at")))]))


def _direct(act: Act) -> None:
    """Fill in at whom the act is directed, by what kind of act it is."""
    frame, entry = act.frame, act.entry
    if "reaction" in entry.tags or entry.type in ("engagement", "incursion"):
        frame.targets = others([*act.patient_codes, *aim_of(act).at], frame.actors)
    if not frame.actors and act.passive and entry.type in ("deployment", "readiness"):
        frame.actors = act.patient_codes
    if entry.mode == "border_closure":
        beyond = [j for i in act.patients for q, j in act.modifiers(i) if q in ("with", "to", "from")]
        frame.targets = others(act.codes([*beyond, *act.after(("with",))]), frame.actors)
    if entry.mode == "sanctions":
        frame.targets = others(act.codes(act.after(("on", "against"))), frame.actors)
    if entry.type == "agreement" and frame.mode == "suspension":
        agreements.suspend(act)


def _no_parties(act: Act, known: bool) -> str:
    """Why an agreement or a meeting has too few parties, '' where it has enough or is none."""
    if "counterpart" in act.wants and not agreements.meet(act):
        return "one party only"
    if act.lemma in _ONLY_AGREEMENTS and act.entry.id == "agreement.sign" and "agreement" not in act.patient_classes:
        return "no agreement is concluded"
    if "two" in act.entry.tags and len(set(act.actors) | set(act.codes(act.after(("with", "between"))))) < 2:
        return "one party only"
    if "agreement:pair" in act.entry.tags and not agreements.sign(act) and not known:
        return "parties unknown"
    return ""
