"""Craft that somebody else detects, counts and reports: those who are seen act, those who see are where they act.

"Detected 27 aircraft around the island", "a submarine was spotted off Norway", "drones were seen over the base".
"""

from __future__ import annotations

from timeline.extract.acts.act import GO_ON, Act, Verdict, others
from timeline.extract.acts.craft import is_counted
from timeline.extract.crossings import kind_of_line, seen_over

_SPOTTING = frozenset("detect spot track sight notice pick observe see".split())
_TELLING = frozenset("report see find observe notice identify locate".split())
_NEAR = frozenset("off near around in inside within over at along toward towards close".split())


def see(act: Act) -> Verdict:
    """What a verb makes of the craft that it says were seen."""
    if "counted" not in act.entry.tags:
        return GO_ON
    frame, seen = act.frame, act.patient_codes
    frame.actors, frame.targets = seen, others(act.actors, seen)
    if "munition" in act.patient_classes and "craft" not in act.patient_classes and act.lemma in _SPOTTING:
        frame.type, frame.targets, frame.detail = "weapons_test", (), True  # what radars see was told, or is
        return frame
    if seen_over(act.reader, act.clause, act.patients, frame):
        frame.targets = frame.targets or others(act.actors, frame.actors)
        return frame
    near = _near(act)
    if not _is_sighting(act, near):
        act.refuse("seen nowhere")
        return None
    zone = [i for i in act.after(("in", "inside")) if kind_of_line(act.reader, [i]) in ("adiz", "airspace")]
    if zone:
        frame.type, frame.mode = "incursion", kind_of_line(act.reader, zone)
        frame.targets = others([*act.owners(zone), *act.actors], seen)
    elif not act.actors:
        frame.targets = others(act.codes(near), seen)
    return frame


def _near(act: Act) -> list[int]:
    """Where they are seen, as far as it has a name: "off Norway", "north of Finnmark"."""
    near = [i for i in act.after(_NEAR) if act.reader.is_place(i) or act.of(i).codes]
    return near + [i for i in act.after(("of",)) if act.reader.is_place(i)]


def _is_sighting(act: Act, near: list[int]) -> bool:
    """Whether somebody sees craft of somebody else, and says where or how many."""
    if act.lemma in _TELLING and not near and not any(is_counted(act, i) for i in act.patients):
        return False
    if not act.patient_codes or set(act.patient_codes) & set(act.actors):
        return False
    return bool(act.actors) or (act.passive and bool(near))
