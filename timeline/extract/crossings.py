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
    if not kind and chunk.lemma in ("send", "dispatch") and not reader.reading.row[chunk.i].passive:
        return _troops_sent_over(reader, clause, patients, actors, frame)
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


_COMING = frozenset("come land fall drift float descend fly reach cross arrive crash drop".split())


def balloons_come_down(reader: FrameReader, lemma: str, clause: Clause, frame: Frame) -> bool:
    """ "260 North Korean balloons came down in the south", "balloons floated over from Belarus": sent by somebody else."""
    row = reader.reading.row
    if lemma not in _COMING or not any(row[i].lemma == "balloon" for i in clause.subjects):
        return False
    origin = [i for p, i in clause.obliques if p == "from"]
    own = reader.referents.codes(clause.subjects) or reader.referents.codes(origin)
    if not own:
        return False
    elsewhere = [*clause.objects, *(i for p, i in clause.obliques if p != "from")]
    frame.type, frame.mode, frame.actors, frame.detail = "incursion", "balloons", own, False
    frame.targets = foreign_ground(reader, elsewhere, own)
    return True


def _troops_sent_over(
    reader: FrameReader, clause: Clause, patients: list[int], actors: Codes, frame: Frame
) -> Frame | None:
    """ "sent soldiers across the border": an incursion where the border is crossed and not only guarded."""
    row, referents = reader.reading.row, reader.referents
    if not any("troops" in referents.classes(row[i]) for i in patients):
        return None
    over = [i for p, i in clause.obliques if p in ("across", "over") and "line" in referents.classes(row[i])]
    if not over:
        return None
    into = [i for p, i in clause.obliques if p == "into"]
    frame.type, frame.mode, frame.why = "incursion", kind_of_line(reader, over), "troops sent over a line"
    frame.targets = tuple(c for c in dict.fromkeys(referents.codes([*into, *over])) if c not in actors)
    return frame


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
            if inner.codes and inner.role in ("country", "context") and not set(inner.codes) & set(codes):
                return True
    return False


_ENTERING = frozenset({"into", "onto", "over", "across", "inside", "beyond", "past"})
_UNDER_ARMS = frozenset({"craft", "troops", "munition", "equipment"})
_LAND = frozenset({"line", "target"})
_SEEN_IN = frozenset({"in", "inside", "within", "over", "above"})
_GROUND = frozenset({"base", "target", "passage", "infrastructure"})
_KEEPING_PEACE = frozenset("peacekeeper observer monitor inspector mediator".split())
_LEAVE = frozenset("permission authorisation authorization clearance consent leave approval authority".split())
_UNLAWFULLY = frozenset("illegally unlawfully".split())
_SOIL = frozenset("soil territory land side".split())
_UNMANNED = {"drone": "drones", "uav": "drones", "quadcopter": "drones", "balloon": "balloons"}


def foreign_ground(reader: FrameReader, groups: list[int], own: Codes) -> Codes:
    """Whose land the noun groups name, where it is not that of `own`: "the village of Yaroun in Lebanon", "North Kivu"."""
    found: list[str] = []
    for i in groups:
        near = [i, *(k for p, k in reader.reading.modifiers(i) if p in ("of", "in"))]
        for k in near:
            referent = reader.referents.of(k)
            land = referent.role in ("country", "capital", "context") or (reader.is_place(k) and not is_sea(reader, k))
            if land or referent.classes & _LAND:
                found.extend(referent.codes or reader.place_codes(k))
    return tuple(code for code in dict.fromkeys(found) if code not in own)


_CHANGING_SIDES = frozenset("asylum defect defector defection desert deserter".split())


def are_under_arms(reader: FrameReader, movers: list[int]) -> bool:
    """Whether those who move are troops or craft, and no airliner and no peacekeepers."""
    row = reader.reading.row
    classes = frozenset(c for i in movers for c in reader.referents.classes(row[i]))
    if "civil" in classes or any(row[i].lemma in _KEEPING_PEACE for i in movers):
        return False
    if any(token.lemma in _CHANGING_SIDES for token in reader.tokens):
        return False  # "a soldier walked across the line and asked for asylum"
    return bool(classes & _UNDER_ARMS) or any(row[i].lemma == "patrol" for i in movers)


def moves_over(reader: FrameReader, clause: Clause, movers: list[int], frame: Frame) -> Frame | None:
    """ "Turkish troops advanced 15 km into northern Iraq", "slipped across the border": None where no such line is crossed,
    or by nobody under arms.
    """
    row, referents = reader.reading.row, reader.referents
    if not are_under_arms(reader, movers):
        return None
    own = referents.codes(movers)
    for p, i in clause.obliques:
        if p not in _ENTERING:
            continue
        abroad = foreign_ground(reader, [i], own)
        if "line" in referents.classes(row[i]) or (abroad and p in ("into", "onto", "inside")):
            frame.actors = own
            others = [k for q, k in clause.obliques if q in ("into", "onto")]
            frame.targets = abroad or foreign_ground(reader, others, own)
            frame.mode = kind_of_line(reader, [i])
            return frame
    return None


def seen_over(reader: FrameReader, clause: Clause, seen: list[int], frame: Frame) -> bool:
    """ "Drones were spotted over the air base", "a submarine was sighted inside Swedish waters": what is seen there has
    crossed a line. Craft with a crew over land or sea have not, for all that the sentence says.
    """
    row, referents = reader.reading.row, reader.referents
    own = referents.codes(seen)
    unmanned = next((mode for i in seen if (mode := _UNMANNED.get(row[i].lemma))), None)
    if unmanned is None and _is_unmanned(reader, seen):
        unmanned = "drones"
    for p, i in clause.obliques:
        if p not in _SEEN_IN or is_sea(reader, i):
            continue
        abroad = foreign_ground(reader, [i], own)
        watched = set(own) - set(referents.codes(clause.subjects))
        if watched and any(row[k].lemma == "balloon" for k in seen):
            frame.type, frame.mode, frame.actors, frame.targets = "incursion", "balloons", own, abroad
            return True
        kind = kind_of_line(reader, [i])
        if kind is None and abroad and row[i].lemma in ("water", "waters"):
            kind = "territorial_waters"
        if kind in ("adiz", "airspace", "territorial_waters") and (abroad or not referents.of(i).codes):
            frame.type, frame.mode, frame.actors, frame.targets = "incursion", kind, own, abroad
            return True
        if unmanned and p in ("over", "above", "inside") and (abroad or (referents.classes(row[i]) & _GROUND)):
            frame.type, frame.mode, frame.actors, frame.targets = "incursion", unmanned, own, abroad
            return True
    return False


def without_leave(reader: FrameReader, clause: Clause, frame: Frame) -> Frame:
    """ "Flew over Finland's coast without permission", "took up positions on Kyrgyz soil": an incursion."""
    if _is_stray(reader, clause, frame):
        return frame
    if frame.type != "deployment":
        return frame
    row = reader.reading.row
    verb = row[clause.verb]
    near = reader.tokens[max(0, verb.first - 1) : min(len(reader.tokens), verb.last + 1)]
    unlawful = any(p == "without" and row[i].lemma in _LEAVE for p, i in clause.obliques) or any(
        t.low in _UNLAWFULLY for t in near
    )
    soil = [i for p, i in clause.obliques if p in ("on", "in", "inside") and row[i].lemma in _SOIL]
    abroad = tuple(c for c in reader.referents.codes(soil) if c not in frame.actors)
    if unlawful or (abroad and frame.mode == "presence"):
        frame.type, frame.mode = "incursion", "border_crossing" if abroad else "airspace" if _flies(reader, clause) else None
        frame.targets = frame.targets or abroad
    return frame


def _is_stray(reader: FrameReader, clause: Clause, frame: Frame) -> bool:
    """ "Drones buzzed the airport", "a Russian drone crashed in a field in Romania": over ground that is not their own."""
    row = reader.reading.row
    kind = next((mode for i in clause.subjects if (mode := _UNMANNED.get(row[i].lemma))), None)
    if kind is None or frame.mode not in ("patrol", "presence", "accident") or row[clause.verb].passive:
        return False
    own = reader.referents.codes(clause.subjects)
    behind = [i for p, i in clause.obliques if p in _SEEN_IN | {"near", "on", "at"}]
    ground = [i for i in (*clause.objects, *behind) if not is_sea(reader, i)]
    abroad = foreign_ground(reader, ground, own)
    buzzed = not own and frame.mode != "accident" and any(reader.referents.classes(row[i]) & _GROUND for i in ground)
    if not (abroad and own) and not buzzed:
        return False
    frame.type, frame.mode, frame.actors, frame.targets = "incursion", kind, own, abroad
    return True


def _flies(reader: FrameReader, clause: Clause) -> bool:
    return reader.reading.row[clause.verb].lemma in ("fly", "overfly", "circle", "buzz")
