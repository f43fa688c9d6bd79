"""What a verb must have beside it to tell of an act: a table of reasons for which it tells of none.

The subject must be somebody who does such things ("a leader visits", "a warship sails"), the phrases behind the verb must
not make another verb of it ("signed up", "put on hold").
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.extract import handovers
from timeline.extract.acts.act import GO_ON, Act, Verdict
from timeline.extract.acts.craft import is_military
from timeline.extract.crossings import are_under_arms

_NEAR = frozenset("off near around in inside within over at along toward towards close of on".split())
_ONE_WAY = frozenset("drone uav missile rocket projectile balloon".split())
_SHORES = frozenset("coast shore shoreline coastline".split())
_WATERS = frozenset("strait water waters sea gulf channel sound bay area zone belt passage canal".split())
_ARMS = frozenset("weapon weaponry arm arms gun rifle firearm".split())


def have_mover(act: Act) -> Verdict:
    """Refuse a movement of nobody who could move."""
    return _judge(act, _OF_MOVERS)


def have_sides(act: Act) -> Verdict:
    """Refuse what lacks the doer, or the object, that makes an act of the verb."""
    return _judge(act, _OF_SIDES)


def train(act: Act) -> Verdict:
    """ "instructors are training special forces" is an exercise of both, "trained teachers" is none."""
    if act.entry.type != "exercise":
        return GO_ON
    if act.lemma == "train":
        if "troops" in act.patient_classes and act.patient_codes and act.actors:
            act.frame.actors = tuple(dict.fromkeys([*act.actors, *act.patient_codes]))
            return act.frame
        if act.objects:
            act.refuse("somebody is taught")
            return None
    if act.lemma == "exercise" and (act.objects or act.passive or not act.doer_classes & {"troops", "craft"}):
        act.refuse("a right is exercised")
        return None
    return GO_ON


def _judge(act: Act, demands: tuple[tuple[Callable[[Act], bool], str], ...]) -> Verdict:
    why = next((why for lacks, why in demands if lacks(act)), "")
    if why:
        act.refuse(why)
        return None
    return GO_ON


def _no_craft_there(act: Act) -> bool:
    if "warcraft" not in act.wants_subject:
        return False
    holds_ground = act.lemma == "take" and are_under_arms(act.reader, act.subjects)
    return not (holds_ground or any(is_military(act, i) for i in act.subjects)) or not any(
        p in _NEAR and (act.reader.is_place(i) or act.classes(i) & {"line", "base"} or act.group(i).lemma in _SHORES)
        for p, i in act.around()
    )


def _no_craft_moves(act: Act) -> bool:
    movers = act.doer_classes | (act.patient_classes if act.passive else frozenset())
    if act.entry.mode == "accident" and "equipment" in movers:
        return False
    return "craft" in act.wants_subject and not movers & {"craft", "troops"}


def _nobody_arrives(act: Act) -> bool:
    """ "all brigades of builders arrived at the sites"."""
    if act.entry.mode != "port_call":
        return False
    if act.doers and all(act.lemmas([i]) & _ONE_WAY for i in act.doers):
        return True  # "It took the drones hours to arrive"
    return act.lemma in ("arrive", "visit") and not act.actors and "craft" not in act.doer_classes


def _signed_up(act: Act) -> bool:
    row, k = act.reader.reading.row, act.verb.i + 1
    return act.lemma == "sign" and k < len(row) and row[k].low in ("up", "off")


def _nobody_trains(act: Act) -> bool:
    if "forces" not in act.wants_subject:
        return False
    return not (act.actors and any(r.own for r in act.doing)) and not act.doer_classes & {"troops", "craft"}


def _no_leader(act: Act) -> bool:
    leads = any(r.person is not None or (r.kind == "person" and r.codes) for r in act.doing)
    return "leader" in act.wants_subject and not leads


def _no_ruler(act: Act) -> bool:
    if "ruler" not in act.wants or " " in act.hit.text or "ruler" in act.patient_classes:
        return False
    return not any(act.of(i).person is not None for i in act.patients)


def _no_arms(act: Act) -> bool:
    if act.entry.mode != "disarmament" or act.lemma == "disarm" or act.hit.text.lower().endswith(("arms", "weapons")):
        return False
    return not any(act.group(i).lemma in _ARMS for i in act.patients)


def _no_politician(act: Act) -> bool:
    if "politician" not in act.wants_subject:
        return False
    return not any(r.person is not None for r in act.doing) or not act.patient_codes


def _not_put_on_hold(act: Act) -> bool:
    held = any(act.group(i).lemma in ("hold", "ice", "abeyance") for _, i in act.clause.obliques)
    return "agreement" in act.wants and act.lemma == "put" and not held


def _came_of_another(act: Act) -> bool:
    return "detail" in act.entry.tags and act.verb.tense == "gerund" and not act.starts


def _only_meant(act: Act) -> bool:
    return act.entry.mode == "sabotage" and not act.verb.finite and not act.passive


def _is_on_its_way(act: Act) -> bool:
    return act.entry.mode == "accident" and act.lemma == "come" and bool(act.after(("from",)))


def _no_accident(act: Act) -> bool:
    hurt = (*act.subjects, *act.patients)
    vehicles = any("equipment" in act.classes(i) and act.of(i).codes for i in hurt)
    return act.entry.mode == "accident" and not vehicles and not any(is_military(act, i) for i in hurt)


def _goes_on_board(act: Act) -> bool:
    """ "The minister boarded the carrier": a visit."""
    return act.entry.mode == "seizure" and act.lemma == "board" and any(r.kind == "person" for r in act.doing)


def _agreed_to_trade(act: Act) -> bool:
    row = act.reader.reading.row
    return act.lemma == "agree" and any(row[other.verb].lemma in handovers.TRADING for other in act.purposes())


def _goes_through_nothing(act: Act) -> bool:
    """ "went through a mock assault", "cut through the defences": no strait, no zone and no place."""
    if act.entry.id != "deployment.transit" or act.particle != "through":
        return False
    return not any(
        act.reader.is_place(i) or act.of(i).codes or act.classes(i) & {"line", "passage"} or act.group(i).lemma in _WATERS
        for i in act.patients
    )


_OF_MOVERS = (
    (_goes_through_nothing, "goes through no strait"),
    (_no_craft_there, "no craft there"),
    (_no_craft_moves, "no craft moves"),
    (_nobody_arrives, "nobody who is named arrives"),
)
_OF_SIDES = (
    (_signed_up, "signed up, not signed"),
    (_nobody_trains, "nobody trains"),
    (_no_leader, "no leader visits"),
    (_no_ruler, "no ruler falls"),
    (_no_arms, "no arms are laid down"),
    (_no_politician, "no politician visits"),
    (_not_put_on_hold, "not put on hold"),
    (_came_of_another, "what came of something else"),
    (_only_meant, "only suspected or meant"),
    (_is_on_its_way, "on its way"),
    (_no_accident, "no military craft"),
    (_goes_on_board, "a visit on board"),
    (_agreed_to_trade, "agreed to do what another trigger tells"),
)
