"""Lines that are crossed: borders, airspace, territorial waters, whatever the verb has as its object or behind it.

"Crossed the median line", "violated its airspace", "entered the zone"; a harbour entered is a call, a strait a transit.
"""

from __future__ import annotations

from timeline.extract.acts.act import GO_ON, Act, Verdict, others
from timeline.extract.acts.craft import is_ship, is_warcraft
from timeline.extract.crossings import (
    are_under_arms,
    balloons_come_down,
    foreign_ground,
    is_sea,
    kind_of_line,
    moves_over,
    sent_over,
)
from timeline.extract.discourse import Codes

_INTO = frozenset({"into", "over", "across", "through", "beyond", "inside", "in", "to"})
_MOVING = frozenset("sail steam move travel pass come go cruise advance head drive transit fly operate".split())
_REGIONS = frozenset("area region sea gulf ocean waters theatre theater harbour zone".split())
_NARROWS = frozenset("strait straits channel circle equator".split())
"""What ships cross, beside seas; the circle is the Arctic one."""
_HARBOURS = frozenset("harbour harbor port dockyard anchorage".split())
_AT_SEA = frozenset("remain operate loiter linger stay patrol spend".split())
_STAYING = frozenset("spend remain operate fly stay loiter linger".split())


def go_over(act: Act) -> Verdict:
    """Drones and balloons sent over a line, troops that move into a country: what crosses by the phrases behind the verb."""
    reader, clause, frame, tags = act.reader, act.clause, act.frame, act.entry.tags
    sent = sent_over(reader, act.hit, act.entry, act.verb, clause, act.patients, act.actors, frame)
    if sent is not None:
        return sent
    if balloons_come_down(reader, act.lemma, clause, frame):
        return frame
    if "into" in tags:
        moved = moves_over(reader, clause, act.doers or act.subjects, frame)
        if moved is None:
            act.refuse("no line is crossed")
        return moved
    if "sent" in tags:
        act.refuse("sent over no line")
        return None
    return GO_ON


def cross(act: Act) -> Verdict:
    """What a verb makes of the line that is its object."""
    if "line" not in act.wants:
        return GO_ON
    frame, crossing = act.frame, act.doers or act.subjects
    own = act.codes(crossing)
    if _cross_again(act):
        frame.detail, frame.actors = True, own
        return frame
    line, whose = _line(act)
    crossed = [*act.patients, *act.after(_INTO)]
    if any(t.low == "international" for i in crossed for t in act.words(i)):
        act.refuse("nobody's line")
        return None
    if whose and act.lemma in _STAYING and set(whose) <= set(own):
        act.refuse("at home")
        return None
    movers = act.doer_classes | (act.patient_classes if act.passive else frozenset())
    if not line and "craft" in movers and any(act.group(i).lemma in _HARBOURS for i in act.patients):
        frame.type, frame.mode, frame.actors = "deployment", "port_call", own
        return frame
    if "civil" in movers and not own:
        act.refuse("a civil craft")
        return None
    abroad = foreign_ground(act.reader, crossed, own)
    armed = are_under_arms(act.reader, crossing)
    on_land = bool(abroad) and armed and _enters(act) and not is_ship(act, crossing)
    if not line and not on_land and _passes_waters(act, crossing):
        frame.type, frame.mode, frame.actors = "deployment", "transit", own
        return frame
    if not line and "craft" in movers and _passes_a_sea(act):
        frame.type, frame.mode = "deployment", "transit"
        return frame
    if not line and act.lemma in _AT_SEA and _is_at_sea(act, crossing):
        frame.type, frame.mode, frame.actors = "deployment", "presence", own
        return frame
    if not line and not on_land and not (whose and armed and act.hit.text.lower().endswith(("into", "over"))):
        act.refuse("no line is crossed")
        return None
    if not armed and not act.actors and not any(act.head(i).tag == "#" for i in act.doers):
        act.refuse("nobody crosses")
        return None
    frame.actors = own
    frame.targets = others(whose, own) or abroad
    frame.mode = kind_of_line(act.reader, crossed)
    return frame


def move_over(act: Act) -> Verdict:
    """ "Ships sailed into the territorial waters": a movement that is an incursion by what stands behind the verb."""
    if act.entry.type != "deployment":
        return GO_ON
    if act.lemma in _MOVING and act.doer_classes & {"craft", "troops"}:
        over = [i for i in act.after(("into", "across")) if "line" in act.classes(i)]
        if not over and act.hit.text.lower().endswith("through"):
            over = [i for i in act.patients if kind_of_line(act.reader, [i]) in ("adiz", "airspace")]
        whose = act.owners(over)
        if over and not set(whose) & set(act.actors):
            frame = act.frame
            frame.type, frame.mode, frame.targets = "incursion", kind_of_line(act.reader, over), whose
            return frame
    if act.lemma == "sail" and "line" in act.patient_classes:
        act.refuse("a line is crossed")
        return None
    return GO_ON


def _cross_again(act: Act) -> bool:
    """ "All five crossed on Monday": the line was told before."""
    crossers = act.doer_classes & {"craft", "troops", "munition"}
    return bool(crossers) and not act.patients and not act.clause.obliques and act.lemma == "cross"


def _line(act: Act) -> tuple[bool, Codes]:
    """Whether the act names a line, and whose it is."""
    whose = act.owners(act.patients)
    line = any("line" in act.classes(i) for i in act.patients)
    if not line:
        for i in act.after(_INTO):
            if "line" in act.classes(i):
                line, whose = True, whose or act.owners([i])
    return line, whose or act.codes(act.after(("into",)))


def _enters(act: Act) -> bool:
    """ "entered the village", "advanced into", "fired across"."""
    return (
        act.lemma == "enter"
        or act.hit.text.lower().endswith(("into", "over", "across"))
        or bool(act.after(("into",)))
    )


def _passes_waters(act: Act, crossing: list[int]) -> bool:
    """ "Two destroyers entered the region"."""
    return (
        act.lemma == "enter"
        and any(is_warcraft(act, i) for i in crossing)
        and any(act.reader.is_place(i) or act.group(i).lemma in _REGIONS for i in act.patients)
    )


def _passes_a_sea(act: Act) -> bool:
    """ "crossed the strait", "entered the Black Sea", "entered into the Gulf"."""
    return act.lemma in ("enter", "cross", "sail") and any(
        is_sea(act.reader, i) or act.group(i).lemma in _NARROWS for i in (*act.patients, *act.after(("into",)))
    )


def _is_at_sea(act: Act, staying: list[int]) -> bool:
    """ "remained in the Adriatic", "is operating in the Gulf", of ships and aircraft of armed forces."""
    at_sea = any(is_sea(act.reader, i) for i in (*act.patients, *act.after(("in", "off"))))
    return at_sea and any(is_warcraft(act, i) for i in staying)
