"""Forces that are moved: sent, put in place, withdrawn, or going themselves.

"Deployed two brigades to the border", "withdrew its troops", "fighters moved towards the line".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.acts.act import GO_ON, Act, Verdict, others
from timeline.extract.acts.craft import is_counted
from timeline.extract.acts.launches import TRIALS
from timeline.extract.acts.scrambles import sent_after
from timeline.extract.attacks import is_unknown_place

if TYPE_CHECKING:
    from timeline.extract.frames import Frame

_CONVEYING = frozenset("send ship fly dispatch airlift ferry transport truck".split())
_RECEIVING = frozenset({"country", "capital", "context", "alliance", "group", "government"})
_PUTTING = frozenset("put place order".split())
_STATIONED = frozenset("to in on at near into off around along toward towards inside across outside".split())
_SENT_TO = frozenset("to into toward towards".split())
_GOING_AWAY = frozenset({"troops", "craft", "equipment"})
_FLOWN_TO = frozenset({"to", "into", "out", "from", "towards"})
_STATES_OF_READINESS = frozenset("alert standby readiness footing notice guard".split())
_ONE_WAY = frozenset("drone uav missile rocket projectile".split())
_HITTING = frozenset("hit strike attack target destroy bomb".split())
_STAYING = frozenset("station deploy base position garrison".split())
_GOING = frozenset("mass amass move deploy shift rush hurry head advance redeploy withdraw".split())
_QUITTING = frozenset("leave give abandon quit".split())
_DRILLS = frozenset("exercise drill manoeuvre maneuver training parade ceremony wargame".split())
_CROSSING = frozenset("into across over onto inside through".split())
_TOWARDS_IT = frozenset("towards toward to at near around along outside on for".split())
_LEFT = frozenset({"base", "line", "craft", "fortification", "passage"})
_SECURITY = frozenset({"security", "patrols", "surveillance"})


def leave(act: Act) -> Verdict:
    """ "left the base", "left for Guam", and not "left the question open"."""
    if act.lemma not in _QUITTING or act.entry.type != "deployment":
        return GO_ON
    if (
        (act.lemma == "leave" and any(not act.of(i).pronoun and act.of(i).codes for i in act.patients))
        or act.patient_classes & _LEFT
        or act.after(("for", "from", "to", "in"))
        or any(act.reader.is_place(i) or is_unknown_place(act.reader, i) for i in act.patients)
    ):
        return GO_ON
    act.refuse("no place is left")
    return None


def go_towards(act: Act) -> Verdict:
    """ "Columns rolled towards the border", "gathered at the gates of the town": on their way, no line crossed yet."""
    if "towards" not in act.entry.tags:
        return GO_ON
    moving = act.doer_classes & {"troops", "craft", "equipment"} and "civil" not in act.doer_classes
    if act.passive or act.objects or not moving or act.after(_CROSSING):
        act.refuse("nobody marches")
        return None
    if any("exercise" in act.classes(i) or act.group(i).lemma in _DRILLS for i in act.after(("for", "during", "in", "as"))):
        act.refuse("gather for a drill")
        return None
    near = act.after(_TOWARDS_IT)
    if not any(act.reader.is_place(i) or act.of(i).codes or act.classes(i) & {"line", "base"} for i in near):
        act.refuse("towards no place")
        return None
    act.frame.actors = act.actors or act.codes(act.doers)
    return act.frame if act.frame.actors else None


def hand_over_base(act: Act) -> Verdict:
    """ "handed over its base to the army", "transferred control of the camp": those who held it leave."""
    if act.entry.id != "deployment.hand_over":
        return GO_ON
    held = [*act.patients, *(j for i in act.patients for q, j in act.modifiers(i)[:1] if q == "of")]
    if any(act.classes(i) & {"craft", "equipment", "munition"} for i in held) or not any(
        "base" in act.classes(i) and "troops" not in act.classes(i) for i in held
    ):
        act.refuse("no base is handed over")
        return None
    return act.frame if act.frame.actors else None


def quit_alliance(act: Act) -> Verdict:
    """ "pulled out of the treaty": forces leave places, states leave agreements."""
    if "leaving" not in act.entry.tags or not act.actors:
        return GO_ON
    if not any(_is_left(act, i) for i in [*act.patients, *act.after(("from", "of", "out"))]):
        return GO_ON
    frame = act.frame
    frame.type, frame.mode = "agreement", "withdrawal"
    frame.targets = others(act.codes(act.after(("with",))), act.actors)
    return frame


def _is_left(act: Act, i: int) -> bool:
    if "agreement" in act.classes(i):
        return True
    return act.of(i).role == "alliance" and "troops" not in act.doer_classes


def move(act: Act) -> Verdict:
    """What a verb makes of the forces that are its object, or its subject where they go themselves."""
    if "troops" not in act.wants:
        return GO_ON
    if why := _put_nowhere(act):
        act.refuse(why)
        return None
    if (given := _give_arms(act)) is not None:
        return given
    if sent_after(act):
        act.refuse("told by what they were sent for")
        return None
    if _is_weapon_sent(act):
        act.refuse("a weapon on its way")
        return None
    if _says_where(act):
        act.refuse("only where they are")
        return None
    if _go(act):
        return act.frame
    if act.particle in _SECURITY or _are_forces(act):
        return GO_ON
    act.refuse("no forces are moved")
    return None


def _give_arms(act: Act) -> Frame | None:
    """ "sent 49 tanks to Ukraine", "flew weapons to Mogadishu": arms without their crews that go to somebody else."""
    if act.lemma not in _CONVEYING or not act.actors or act.patient_classes & {"troops", "craft"}:
        return None
    if not act.patient_classes & {"equipment", "munition"}:
        return None
    own = set(act.actors)
    receiving = [r for p, r in act.phrases if p == "to" and r.role in _RECEIVING and r.codes and not set(r.codes) & own]
    if not receiving:
        return None
    frame = act.frame
    frame.type, frame.mode = "procurement", "transfer"
    frame.actors = tuple(dict.fromkeys([*act.actors, *(code for r in receiving for code in r.codes)]))
    return frame


def _put_nowhere(act: Act) -> str:
    """Why forces that are put or ordered are moved nowhere, '' where they are."""
    if any(act.group(i).lemma == "orbit" for _, i in act.clause.obliques):
        return "put into orbit"
    if act.lemma not in _PUTTING:
        return ""
    if any(act.group(i).lemma in TRIALS for i in act.after(("through",))):
        return "put through a test"
    where = act.after(_SENT_TO if act.lemma == "order" else _STATIONED)
    if any(act.group(i).lemma in _STATES_OF_READINESS for i in where):
        return "put on alert, not in place"
    if act.lemma in ("put", "order") and not any(
        act.reader.is_place(i) or act.classes(i) & {"line", "base", "posture"} or act.of(i).codes for i in where
    ):
        return "put nowhere"
    return ""


def _is_weapon_sent(act: Act) -> bool:
    """ "Drones sent by the militia to hit ships": no forces are moved, and what they hit is told elsewhere."""
    sent = act.patients if act.passive or act.objects else act.doers
    if not sent or not all(act.lemmas([i]) & _ONE_WAY for i in sent):
        return False
    row = act.reader.reading.row
    flung = any(piece.kind == "VP" and piece.low == "flying" for piece in row[act.clause.verb + 1 : act.clause.verb + 4])
    return flung or bool(act.after(("at", "against"))) or any(
        row[other.verb].lemma in _HITTING for other in act.purposes()
    )


def _says_where(act: Act) -> bool:
    """ "Peacekeepers stationed in the town", "a base where bombers are deployed": which forces these are, where they stay.

    A day makes it news ("deployed off the coast on Monday"), and so does a way ("deployed to the border").
    """
    row, verb = act.reader.reading.row, act.verb
    if act.lemma not in _STAYING or not act.passive or verb.progressive or act.clause.agents or act.after(_SENT_TO):
        return False
    if verb.tense == "participle":
        if not any(piece.finite for piece in row):  # a headline
            return False
    elif verb.tense != "present":
        return False
    for piece in row[verb.i + 1 :]:
        if piece.kind == "TIME":
            return False
        if piece.kind not in ("PREP", "NP", "ADV", "CONJ"):
            break
    return True


def _go(act: Act) -> bool:
    """ "fighters moved towards the border"."""
    return (
        not act.objects
        and not act.passive
        and act.lemma in _GOING
        and bool(act.doer_classes & {"troops", "craft"})
        and any(
            act.reader.is_place(i) or act.of(i).codes or act.classes(i) & {"line", "base"} for i in act.after(_STATIONED)
        )
    )


def _vacate(act: Act) -> bool:
    """ "The mission left its camp": no person who was there for a visit."""
    return bool(act.actors) and "base" in act.patient_classes and all(r.kind != "person" for r in act.doing)


def _are_forces(act: Act) -> bool:
    """Whether what is moved are forces or their arms, or those who leave are forces."""
    if "civil" in act.patient_classes and "troops" not in act.patient_classes:
        return False  # "took a tanker and brought it to port"
    flown = act.lemma == "fly" and "leaving" not in act.entry.tags
    if flown and ("munition" in act.patient_classes or not act.after(_FLOWN_TO)):
        return False  # "flew its bombers", "flew two missiles 900 km"
    if any(act.group(i).lemma in ("man", "men") and is_counted(act, i) for i in act.patients):
        return True  # "sent 15,000 men"
    return bool(
        act.patient_classes & {"troops", "craft", "equipment"}
        or ("posture" in act.wants and act.patient_classes & {"posture", "base", "fortification"})
        or ("leaving" in act.entry.tags and (act.doer_classes & _GOING_AWAY or _vacate(act)))
    )
