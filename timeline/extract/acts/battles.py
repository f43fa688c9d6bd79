"""Blows told by verbs of daily life: driven out of a town, arms used on somebody, a bomb that goes off, a town that is lost.

"Pushed the rebels out of Bunagana", "drones were used against a camp", "a car bomb went off beside a checkpoint", "lost the
town to the army", "plucked a missile out of the sky".
"""

from __future__ import annotations

from timeline.extract import attacks
from timeline.extract.acts.act import GO_ON, Act, Verdict, others

_ARMED = frozenset({"troops"})
_FOES = frozenset("enemy rebel fighter militant insurgent soldier troop force army militia guerrilla gunman junta".split())
_OUT = frozenset("out of from off".split())
_BACK = frozenset("back into toward towards to across".split())
_BOMBS = frozenset(
    "bomb ied device mine car-bomb grenade charge explosive vest belt shell booby-trap bomber bombing truck-bomb".split()
)
_BY_LAND = frozenset("near beside at in outside on inside next under by close along under".split())
_AMID = frozenset("as while when after before".split())


def drive_out(act: Act) -> Verdict:
    """ "pushed M23 out of Kibumba", "were forced from their posts": those who are driven are under arms."""
    if "driven" not in act.entry.tags:
        return GO_ON
    driven = act.subjects if act.passive else act.objects
    if not any(_is_armed(act, i) for i in driven):
        act.refuse("nobody under arms is driven")
        return None
    grounds = [i for p, i in act.clause.obliques if p in _OUT | _BACK]
    back = not act.passive and any(t.low == "back" for i in driven for t in act.reader.tokens[act.group(i).last :][:1])
    if not back and not any(_is_ground(act, i) for i in grounds):
        act.refuse("driven from no place")
        return None
    if not act.passive and not act.actors and not attacks.bears_arms(act.doing, act.doer_classes):
        act.refuse("nobody drives them")
        return None
    act.frame.targets = others(act.codes(driven), act.actors)
    return act.frame


def _is_armed(act: Act, i: int) -> bool:
    referent = act.of(i)
    if referent.kind == "person" or referent.person is not None:
        return False
    armed = bool(act.classes(i) & _ARMED) or act.group(i).lemma in _FOES
    return armed or referent.role in ("group", "force", "branch", "unit")


def _is_ground(act: Act, i: int) -> bool:
    near = act.reader.is_place(i) or attacks.is_unknown_place(act.reader, i)
    return near or bool(act.classes(i) & {"base", "target", "line", "infrastructure"}) or act.group(i).lemma in _TERRAIN


_TERRAIN = frozenset("area hill mountain forest bush position ground land valley ridge height heights quarter".split())


def lose(act: Act) -> Verdict:
    """ "lost the town of Lashio to the rebels": who takes it stands behind "to"."""
    if "lost" not in act.entry.tags:
        return GO_ON
    takers = act.after(("to",))
    taken = [i for i in act.objects if act.reader.is_place(i) or attacks.is_unknown_place(act.reader, i)
             or act.classes(i) & {"base", "target"}]  # fmt: skip
    codes = act.codes(takers)
    if not taken or (not codes and not any(act.classes(i) & _ARMED for i in takers)):
        act.refuse("no town is lost to anybody")
        return None
    act.frame.targets = others(act.actors, codes)
    act.frame.actors = codes
    return act.frame


def use(act: Act) -> Verdict:
    """ "drones and rockets were used against the camps", "used Storm Shadow missiles on Kursk"."""
    if "used" not in act.entry.tags:
        return GO_ON
    arms = any(act.classes(i) & {"munition", "craft", "equipment"} for i in act.patients)
    if not arms:
        act.refuse("no arms are used")
        return None
    struck = act.after(("against", "on"))
    whose = others(act.owners(struck), act.actors)
    if not whose and not any(act.classes(i) & {"target", "troops", "base", "infrastructure"} for i in struck):
        act.refuse("used on nobody")
        return None
    if not act.verb.finite and not act.passive:
        act.refuse("only what they are for")
        return None
    act.frame.targets = whose
    return act.frame


def go_off(act: Act) -> Verdict:
    """ "A roadside bomb went off beside a truck", and not "went off to sea"; "a bomber blew himself up at a checkpoint"."""
    if "blast" not in act.entry.tags:
        return GO_ON
    bombs = [i for i in act.subjects if act.group(i).lemma in _BOMBS or act.head(i).low in ("car bomb", "truck bomb")]
    himself = act.hit.text.lower().endswith("up")
    if not bombs and not himself:
        act.refuse("no bomb goes off")
        return None
    places = [i for p, i in act.clause.obliques if p in _BY_LAND]
    if not places and not any(p in _AMID for p, _ in act.clause.obliques):
        act.refuse("nowhere")
        return None
    act.frame.targets = act.owners(places)
    act.frame.actors = others(act.frame.actors, act.frame.targets)
    return act.frame


def from_the_sky(act: Act) -> Verdict:
    """ "swatted three missiles out of the sky"."""
    if "sky" not in act.entry.tags:
        return GO_ON
    if not any(act.group(i).lemma in ("sky", "air") for i in act.after(("of", "from", "out"))):
        act.refuse("not out of the sky")
        return None
    if not act.patient_classes & {"craft", "munition"}:
        act.refuse("nothing is intercepted")
        return None
    act.frame.targets = others(act.patient_codes, act.actors)
    return act.frame
