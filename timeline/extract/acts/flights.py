"""What flies and what falls: the subject of a verb of flight, be it a munition, a craft or troops on board.

"Flew 900 km", "landed near the consulate", "flew into Poland", "landed at the base", "flew along the coast".
"""

from __future__ import annotations

from timeline.extract import attacks
from timeline.extract.acts.act import GO_ON, Act, Verdict, others
from timeline.extract.acts.craft import is_military, is_warcraft
from timeline.extract.acts.launches import SHELLS
from timeline.extract.crossings import over_a_line

_INTO = frozenset({"into", "over", "across", "through", "beyond", "inside", "in", "to"})
_ABOUT = frozenset("over above near off around along past alongside between through close to toward towards".split())
_LANDMARKS = frozenset({"craft", "base", "line"})
_COMING_DOWN = frozenset("land fall explode drop crash rain".split())
_SETTLED = frozenset({"town", "city", "village", "airport", "port", "base"})
_UNMANNED = frozenset({"drone", "uav", "quadcopter"})
_PRONOUNS = frozenset({"it", "they", "which", "all", "one", "some", "most"})


def fly(act: Act) -> Verdict:
    """What a verb makes of the munition or craft that is its subject."""
    if "munition" not in act.wants_subject:
        return GO_ON
    for rule in (_fly_over_a_line, _land, _fly_about):
        verdict = rule(act)
        if verdict is not GO_ON:
            return verdict
    return _come_down(act)


def _fly_over_a_line(act: Act) -> Verdict:
    """ "flew into Poland": an incursion."""
    classes = act.patient_classes if act.passive else act.doer_classes
    if not classes & {"craft", "munition", "troops"} or act.lemma not in ("fly", "travel", "carry"):
        return GO_ON
    frame, own = act.frame, act.codes(act.subjects)
    if not over_a_line(act.reader, act.verb, act.clause, own):
        return GO_ON
    frame.type, frame.mode, frame.actors = "incursion", "airspace", own
    frame.targets = others(act.codes(act.after(_INTO)), own)
    return frame


def _land(act: Act) -> Verdict:
    """ "Two bombers landed at the air base": a call, if it is said where."""
    if act.lemma != "land" or not any(is_warcraft(act, i) or "troops" in act.classes(i) for i in act.subjects):
        return GO_ON
    frame = act.frame
    frame.type, frame.mode, frame.actors = "deployment", "port_call", act.codes(act.subjects)
    return frame if any(act.reader.is_place(i) or act.of(i).codes for i in act.after(("in", "at", "on"))) else None


def _fly_about(act: Act) -> Verdict:
    """ "flew along the coast", "flew close to the carrier": a patrol."""
    if act.lemma not in ("fly", "travel") or not any(is_military(act, i) for i in act.subjects):
        return GO_ON
    about = [i for p, i in act.around() if p in _ABOUT or (p == "to" and "base" in act.classes(i))]
    if not any(act.reader.is_place(i) or act.of(i).codes or act.classes(i) & _LANDMARKS for i in about):
        return GO_ON
    frame = act.frame
    frame.type, frame.mode, frame.actors = "deployment", "patrol", act.codes(act.subjects)
    frame.targets = act.codes([i for i in about if "craft" in act.classes(i)])
    return frame


def _come_down(act: Act) -> Verdict:
    """ "rockets landed in the town", "the missile flew 900 km": an attack where people live, else how a test went."""
    frame, moving = act.frame, act.subjects
    classes = act.patient_classes if act.passive else act.doer_classes
    pronoun = bool(moving) and all(act.head(i).low in _PRONOUNS for i in moving)
    if "munition" not in classes and not (pronoun and act.reader.flying):
        act.refuse("no munition moves")
        return None
    if not act.reader.flying and act.lemma == "fly" and all(act.group(i).lemma in _UNMANNED for i in moving):
        act.refuse("a drone flies, tried out by nobody")
        return None
    frame.actors = () if pronoun else act.codes(moving)
    falls = act.lemma in _COMING_DOWN
    where = act.after(("in", "on", "at", "near"))
    if falls and not pronoun and any(_is_settled(act, i) for i in where):
        frame.type, frame.mode = "engagement", "shelling"
        frame.targets = others((c for i in where for c in act.reader.place_codes(i)), frame.actors)
        return frame
    if act.lemmas(moving) & SHELLS and not any("line" in act.classes(i) for _, i in act.clause.obliques):
        frame.type, frame.mode = "engagement", "shelling"
    frame.detail = "detail" in act.entry.tags or pronoun
    if falls and attacks.lands_on_somebody(act.reader, act.clause):
        frame.type, frame.mode, frame.detail = "engagement", "shelling", pronoun
        frame.targets = others(attacks.struck(act.reader, act.clause), frame.actors)
    return frame


def _is_settled(act: Act, i: int) -> bool:
    """Whether noun group `i` names a place where people live or work, and no sea: what comes down there is an attack."""
    n = act.head(i).name
    place = act.reader.names.spans[n].place if n >= 0 else None
    if place is not None and place.place_kind in _SETTLED:
        return True
    return "target" in act.classes(i) and n < 0
