"""Forces of which it is told where they are: "The carrier has been off Crete since Monday".

No verb of motion tells it, only a form of "be" with a sea, a line or somebody's coast behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.extract import english as en
from timeline.extract.attacks import is_unknown_place
from timeline.extract.clause import Clause
from timeline.extract.crossings import is_sea
from timeline.extract.status import mood_of
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

_ENTRY: Final = Trigger(id="deployment.be_there", kind="trigger", name="be there", type="deployment", mode="presence")
_THERE = frozenset("off near in inside within around".split())
_WATERS = frozenset("water waters lagoon bay gulf harbour harbor mouth estuary coast roadstead anchorage zone".split())
_STATUS = {"present": "ongoing", "perfect": "ongoing", "past": "occurred"}


def read(reader: FrameReader, frames: list[Frame]) -> list[Frame]:
    """The frames of clauses that say where craft of armed forces are, beside those of `frames`."""
    told = {frame.group for frame in frames} | {frame.clause.verb for frame in frames if frame.clause is not None}
    return [
        frame
        for clause in reader.reading.clauses.values()
        if clause.verb not in told and (frame := _being_there(reader, clause)) is not None
    ]


def _being_there(reader: FrameReader, clause: Clause) -> Frame | None:
    verb = reader.reading.row[clause.verb]
    token = reader.tokens[verb.head]
    if token.low not in en.BE or clause.relation not in ("main", "that") or not clause.subjects:
        return None
    behind = reader.reading.row[clause.verb + 1 : clause.verb + 2]
    off = [("off", i) for i in clause.objects if behind and behind[0].low == "off"]
    if clause.objects and not off:
        return None
    if verb.tense not in _STATUS:
        return None
    if not all(_is_craft(reader, i) for i in clause.subjects) and not _are_troops_since(reader, clause):
        return None
    where = [(p, i) for p, i in (*clause.obliques, *off) if p in _THERE]
    craft = any("craft" in reader.referents.of(i).classes for i in clause.subjects)
    if craft and not any(_is_water(reader, i) or (p == "off" and reader.is_place(i)) for p, i in where):
        return None
    mood = mood_of(reader.reading, clause, reader.names)
    if mood.dropped:
        return None
    mood.status = _STATUS[verb.tense] if mood.status == "occurred" else mood.status
    hit = Hit(token.start, token.end, token.text, "trigger", _ENTRY)
    frame = reader.new_frame(hit, _ENTRY, verb.head, verb.i, clause, False, mood)
    frame.actors = reader.referents.codes(clause.subjects)
    frame.governors, frame.why = [clause.verb], "where craft are"
    return frame


def _are_troops_since(reader: FrameReader, clause: Clause) -> bool:
    """ "The column has been at Anefis since October 7"."""
    row = reader.reading.row
    subjects = [reader.referents.of(i) for i in clause.subjects]
    troops = all("troops" in r.classes and r.codes and r.kind != "person" for r in subjects)
    there = any(
        p in ("at", "in", "near", "outside") and (reader.is_place(i) or is_unknown_place(reader, i))
        for p, i in clause.obliques
    )
    since = any(p.kind == "TIME" and p.low == "since" for p in row[clause.verb :])
    return troops and there and since


def _is_water(reader: FrameReader, i: int) -> bool:
    """ "the Gulf", "the waters around Cuba", "the lagoon of Scarborough Shoal"."""
    if is_sea(reader, i):
        return True
    return reader.reading.row[i].lemma in _WATERS and any(reader.is_place(j) for _, j in reader.reading.modifiers(i))


def _is_craft(reader: FrameReader, i: int) -> bool:
    classes = reader.referents.of(i).classes
    return "craft" in classes and "civil" not in classes and ("warcraft" in classes or bool(reader.referents.of(i).codes))
