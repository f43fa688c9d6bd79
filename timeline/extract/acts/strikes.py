"""What is struck, seized and razed: targets, towns that fall, beams that are held on somebody.

"Struck an air base", "seized the town", "set a depot on fire", "blew up the bridge", "damaged two ships".
"""

from __future__ import annotations

from timeline.extract import attacks
from timeline.extract.acts.act import GO_ON, Act, Verdict, others
from timeline.extract.acts.fire import HITTABLE
from timeline.extract.discourse import Codes

_STRUCK = frozenset({"target", "craft", "base", "infrastructure", "troops", "munition"})
_BLASTS = frozenset("explosion blast mine missile drone attack projectile bomb strike rocket torpedo shell shelling".split())
_SETTLEMENTS = frozenset("town city village settlement hamlet outpost capital garrison".split())
_RAZING = frozenset("blow demolish destroy raze dismantle level flatten".split())
_TAKING_IN = frozenset({"over", "into"})
_FOR_SHOW = frozenset("mock dummy simulated inflatable decommissioned".split())
_HARMING = frozenset({"damage"})
_VIOLENT = frozenset("ambush storm shell bomb bombard raid overrun attack".split())
_FOES = frozenset("enemy foe assailant attacker raider".split())
_DOWNING = frozenset("destroy hit neutralise neutralize take blast obliterate engage".split())
_FLYING = frozenset("drone uav missile rocket".split())


def hold_beam(act: Act) -> Verdict:
    """ "locked its radar onto a plane"."""
    if "sensor" not in act.wants:
        return GO_ON
    held = attacks.hold_beam(act.reader, act.clause, act.patients, act.actors, act.frame)
    if held is None:
        act.refuse("no beam is held on anybody")
    return held


def fall(act: Act) -> Verdict:
    """ "The town fell to the rebels"."""
    if "fallen" not in act.entry.tags:
        return GO_ON
    taken = attacks.fall_to(act.reader, act.clause, act.frame)
    if taken is None:
        act.refuse("no town falls to anybody")
    return taken


def strike(act: Act) -> Verdict:
    """What a verb makes of the target that is its object."""
    if "target" not in act.wants:
        return GO_ON
    frame, whose = act.frame, _owners(act)
    if act.hit.text.lower().endswith("back at") and not act.patient_classes & HITTABLE:
        act.refuse("with words or tariffs")
        return None
    if attacks.hits_its_target(act.reader, act.patients, act.doer_classes):
        frame.type, frame.mode, frame.detail = "weapons_test", None, True
        return frame
    if why := _no_strike(act, whose):
        act.refuse(why)
        return None
    if act.lemma in _RAZING and "infrastructure" in act.patient_classes and not set(whose) - set(act.actors):
        frame.type, frame.mode = "other", "demolition"  # of one's own, or of nobody's that is named
        return frame if act.actors or act.passive else None
    frame.targets = others(whose, act.actors)
    if act.lemma in _DOWNING and any(act.group(i).lemma in _FLYING for i in act.patients):
        frame.mode = "interception"
    return frame


def _owners(act: Act) -> Codes:
    """Whose the target is, from its own words or from those that say where it is."""
    near = (i for p in act.patients for q, i in act.modifiers(p) if q in ("in", "near", "at", "of", "outside"))
    places = tuple(c for i in act.patients for c in act.reader.place_codes(i))
    return act.patient_codes or places or act.owners(near)


def _no_strike(act: Act, whose: Codes) -> str:
    """Why nothing is struck, '' where something is."""
    if act.lemma == "take" and " " not in act.hit.text and not all(_may_be_town(act, i) for i in act.patients):
        return "no town is taken"
    if act.entry.mode == "capture" and act.particle in _TAKING_IN and not all(_is_ground(act, i) for i in act.patients):
        return "no ground is taken"
    if not _is_hit(act, whose):
        return "nothing is hit"
    if act.particle == "into" and act.lemma in ("tear", "rip") and act.after(("over", "for")):
        return "with words"
    if any(t.low in _FOR_SHOW for i in act.patients for t in act.words(i)):
        return "a dummy"
    blasted = any(act.group(i).lemma in _BLASTS for i in act.doers)
    armed = blasted or bool(act.doer_classes & {"craft", "troops", "munition"}) or _are_violent(act)
    if not act.actors and not armed and not act.passive:
        return "nobody strikes"
    means = (*act.doers, *(i for _, i in act.clause.obliques))
    if act.lemma in _HARMING and not any(act.group(i).lemma in _BLASTS for i in means):
        if not act.passive or act.actors or act.doer_classes:
            return "damaged by no weapon"
        act.frame.detail = True  # "Two houses were damaged": by what was told before, or by nothing told
    if act.lemma == "miss" and "munition" not in act.doer_classes:
        return "missed by no weapon"
    if act.lemma == "set" and not _is_set_alight(act):
        return "not set on fire"
    return ""


def _are_violent(act: Act) -> bool:
    """ "Men on motorcycles ambushed the patrol", "the enemy shelled the town": such verbs are said of nobody else."""
    return act.lemma in _VIOLENT and any(
        act.group(i).lemma in _FOES or attacks.is_human(act.reader, i) for i in act.doers
    )


def _may_be_town(act: Act, i: int) -> bool:
    told = act.group(i).definite and act.group(i).lemma in _SETTLEMENTS  # "took the town"
    return told or act.reader.is_place(i) or attacks.is_unknown_place(act.reader, i)


def _is_ground(act: Act, i: int) -> bool:
    """Whether noun group `i` names a place or a base: "took over the camp", not "the measures taken over the visit"."""
    return _may_be_town(act, i) or bool(act.classes(i) & {"base", "target", "infrastructure"})


def _is_hit(act: Act, whose: Codes) -> bool:
    """Whether what the verb has as its object can be struck, or nobody needs to be named: "attacked with 99 drones"."""
    reader, patients = act.reader, act.patients
    if not patients:
        return act.lemma == "attack" and bool(act.actors) and attacks.attacks_with_arms(reader, act.clause)
    if act.entry.mode == "attack" and attacks.bears_arms(act.doing, act.doer_classes):
        return any(attacks.is_human(reader, i) for i in patients) or bool(whose) or bool(act.patient_classes & _STRUCK) or (
            attacks.may_hit(reader, act.lemma, patients, act.doing, act.doer_classes)
        )
    return (
        bool(whose)
        or bool(act.patient_classes & _STRUCK)
        or attacks.may_hit(reader, act.lemma, patients, act.doing, act.doer_classes)
    )


def _is_set_alight(act: Act) -> bool:
    """ "set a depot on fire", "set the tanks ablaze"."""
    return any(act.group(i).lemma == "fire" for _, i in act.clause.obliques) or any(
        t.low in ("ablaze", "alight") for t in act.reader.tokens[act.verb.last :]
    )
