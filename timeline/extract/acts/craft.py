"""What the words of a noun group say of a ship or an aircraft: armed, owned by a state, crewed, counted."""

from __future__ import annotations

from timeline.extract.acts.act import Act
from timeline.lexicon import Equipment

PLANES = frozenset("aircraft plane planes jet jets bomber bombers fighter fighters warplane warplanes helicopter".split())
_MANNED = frozenset("fighter bomber transport_aircraft reconnaissance_aircraft tanker_aircraft helicopter aircraft".split())
_UNMANNED = frozenset("drone drones unmanned uav".split())
_SHIPS = frozenset("ship warship frigate destroyer submarine carrier corvette cruiser vessel cutter".split())
_AFLOAT = frozenset("warship aircraft_carrier submarine amphibious_ship patrol_vessel vessel".split())
_FORCES = frozenset("military army navy naval force coast marine".split())
_ARMED = frozenset({"force", "branch", "unit", "coast_guard", "ship"})


def is_warcraft(act: Act, i: int) -> bool:
    """Whether noun group `i` names a ship or aircraft of armed forces, as far as its words say."""
    classes = act.classes(i)
    if "craft" not in classes or "civil" in classes:
        return False
    equipment = _equipment(act, i)
    if "warcraft" in classes or (equipment is not None and not equipment.generic):
        return True
    group, names = act.group(i), act.reader.names.spans
    return any(
        t.low in _FORCES or (t.name >= 0 and any(a.role in _ARMED for a in names[t.name].actors))
        for t in act.reader.tokens[group.first : group.last]
    )


def is_owned(act: Act, i: int) -> bool:
    """Whether noun group `i` names a craft that belongs to a state, and no civil one."""
    classes = act.classes(i)
    return "craft" in classes and "civil" not in classes and bool(act.of(i).codes)


def is_military(act: Act, i: int) -> bool:
    """Whether noun group `i` names a craft of armed forces or of a state."""
    return is_warcraft(act, i) or is_owned(act, i)


def is_ship(act: Act, groups: list[int]) -> bool:
    """Whether one of the noun groups names a ship: what leaves a slipway when it is launched."""
    for i in groups:
        equipment = _equipment(act, i)
        if act.head(i).lemma in _SHIPS or (equipment is not None and equipment.category in _AFLOAT):
            return True
    return False


def is_manned(act: Act, i: int) -> bool:
    """Whether noun group `i` names planes with a crew, and no drones."""
    words = {word for t in act.words(i) for word in (t.lemma, t.low)}
    equipment = _equipment(act, i)
    manned = bool(words & PLANES) or (equipment is not None and equipment.category in _MANNED)
    return manned and not words & _UNMANNED


def is_counted(act: Act, i: int) -> bool:
    """ "27 military aircraft", "several warships"."""
    group = act.group(i)
    return any(t.tag == "#" or t.low in ("several", "dozens") for t in act.reader.tokens[group.first : group.head])


def _equipment(act: Act, i: int) -> Equipment | None:
    n = act.head(i).name
    return act.reader.names.spans[n].equipment if n >= 0 else None
