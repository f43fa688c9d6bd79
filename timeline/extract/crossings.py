"""What crosses whose line: jets into airspace, ships into waters, drones and balloons over a border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause
from timeline.extract.discourse import Codes
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

# The first of these that the crossed noun groups contain names the kind of incursion.
_LINES = {
    "median line": "median_line", "identification zone": "adiz", "adiz": "adiz", "territorial water": "territorial_waters",
    "airspace": "airspace", "border": "border_crossing", "frontier": "border_crossing",
    "demarcation line": "border_crossing", "line of control": "border_crossing",
}  # fmt: skip


def kind_of_line(reader: FrameReader, groups: list[int]) -> str | None:
    """Which line is crossed, from the words of the noun groups; None where they do not say."""
    row, tokens = reader.reading.row, reader.tokens
    words = " ".join(t.low for i in groups for t in tokens[row[i].first : row[i].last])
    return next((mode for phrase, mode in _LINES.items() if phrase in words), None)


def is_sea(reader: FrameReader, i: int) -> bool:
    """Whether noun group `i` names a sea, strait or bay."""
    n = reader.tokens[reader.reading.row[i].head].name
    place = reader.names.spans[n].place if n >= 0 else None
    return place is not None and place.place_kind in ("sea", "strait", "bay")


def sent_over(
    reader: FrameReader,
    hit: Hit,
    entry: Trigger,
    chunk: Chunk,
    clause: Clause,
    patients: list[int],
    actors: Codes,
    frame: Frame,
) -> Frame | None:
    """Drones and balloons sent across a line or over somebody else's land are an incursion."""
    if chunk.lemma not in ("send", "fly", "launch", "float", "release", "dispatch"):
        return None
    row = reader.reading.row
    if chunk.lemma == "fly" and " " in hit.text:
        return None  # "flew low over a drone"
    lemmas = {row[i].lemma for i in patients}
    lemmas |= {row[w].lemma for i in patients if (w := reader.referents.whole_of(row[i])) is not None}
    kind = "drones" if lemmas & {"drone", "uav", "quadcopter"} or _is_unmanned(reader, patients) else ""
    kind = kind or ("balloons" if "balloon" in lemmas else "")
    if not kind:
        return None
    if kind == "balloons" and _is_laden(reader):
        frame.type, frame.mode, frame.why = "incursion", "balloons", "balloons with a load"
        return frame if actors or chunk.passive else None
    for p, i in clause.obliques:
        inner = reader.referents.of(i)
        codes = inner.codes or reader.place_codes(i)
        line = "line" in reader.referents.classes(reader.reading.row[i])
        if p in ("across", "over", "into", "toward", "towards", "to") and (line or (codes and not set(codes) & set(actors))):
            frame.type, frame.mode = "incursion", kind
            frame.targets = tuple(c for c in codes if c not in actors)
            frame.why = f"{kind} {p} {inner.name}"
            return frame
    return None


def _is_unmanned(reader: FrameReader, groups: list[int]) -> bool:
    row = reader.reading.row
    return any(t.low in ("unmanned", "uncrewed") for i in groups for t in reader.tokens[row[i].first : row[i].last])


_LOADS = frozenset("trash rubbish garbage waste manure filth litter trash-filled trash-carrying rubbish-filled".split())


def _is_laden(reader: FrameReader) -> bool:
    """ "balloons filled with trash" go over a border, whether the sentence says so or not."""
    return any(t.low in _LOADS for t in reader.tokens)


def over_a_line(reader: FrameReader, chunk: Chunk, clause: Clause, codes: Codes) -> bool:
    """ "flew into Poland", "entered Polish airspace": into the territory of somebody else."""
    referents, row = reader.referents, reader.reading.row
    behind = row[chunk.i + 1].low if chunk.i + 1 < len(row) and row[chunk.i + 1].kind == "PREP" else ""
    # of "flew through its airspace" the order of words makes an object of the airspace
    for p, i in [*clause.obliques, *((behind, i) for i in clause.objects if behind)]:
        if p in ("into", "over", "across", "beyond", "through", "in", "inside"):
            inner = referents.of(i)
            if "line" in referents.classes(row[i]) and p != "over":
                whose = set(inner.codes or reader.place_codes(i))
                return p not in ("in", "inside", "through") or bool(whose - set(codes))
            if p in ("in", "inside", "through"):
                continue
            if inner.codes and inner.role in ("country", "capital", "context") and not set(inner.codes) & set(codes):
                return True
    return False
