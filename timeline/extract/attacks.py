"""Force in forms of their own: beams held on planes, towns that fall, shells that land on somebody, those who are killed.

"Locked its radar onto a plane", "Walikale fell to the rebels", "five rockets landed near the consulate", "attacked with 99
drones", "two guards were killed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.clause import Clause
from timeline.extract.discourse import Codes
from timeline.extract.referents import Referent

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

_BEARING_ARMS = frozenset({"troops", "craft", "munition", "equipment"})
_ARMED_ROLES = frozenset({"group", "force", "branch", "unit", "coast_guard", "staff"})
# Verbs that say of a person, a market or a law what they say of a town.
_OF_ANYTHING = frozenset("hit strike target set take blast destroy level hammer".split())
_ONTO = frozenset({"on", "onto", "at", "toward", "towards", "against"})
_ON_THE_GROUND = frozenset({"on", "in", "at", "near", "inside", "into", "onto", "outside", "beside", "around"})
_BUILT = frozenset({"target", "base", "infrastructure", "passage", "troops"})
_SETTLED = frozenset({"town", "airport", "port", "base", "building", "nuclear_site"})
_HUMAN = frozenset({"troops", "person", "resident", "state", "prisoner"})
_PEOPLE = frozenset(
    """
    people person civilian man men woman women child children villager fighter member other soldier guard policeman police
    teacher worker passenger fisherman sailor tourist national citizen family rank dead
    """.split()
)
_THOSE = frozenset("him her them everyone everybody".split())


def is_unknown_place(reader: FrameReader, i: int) -> bool:
    """Whether noun group `i` is a proper name that the lexicon lacks, and no person's: most towns of a war are such."""
    group = reader.reading.row[i]
    head = reader.tokens[group.head]
    referent = reader.referents.of(i)
    return (
        head.tag == "N"
        and head.text[0].isupper()
        and head.name < 0
        and not reader.referents.classes(group)
        and referent.person is None
        and referent.kind == "thing"
    )


def bears_arms(doing: list[Referent], classes: frozenset[str]) -> bool:
    """Whether those who act are troops, craft, arms or an armed force by name."""
    return bool(classes & _BEARING_ARMS) or any(r.role in _ARMED_ROLES for r in doing)


def may_hit(reader: FrameReader, lemma: str, patients: list[int], doing: list[Referent], classes: frozenset[str]) -> bool:
    """Whether what is hit may be a place that the lexicon lacks: "rebels seized Nyabibwe", not "prices hit Volkswagen"."""
    if not any(is_unknown_place(reader, i) for i in patients):
        return False
    return bears_arms(doing, classes) or (lemma not in _OF_ANYTHING and any(r.own and r.codes for r in doing))


def attacks_with_arms(reader: FrameReader, clause: Clause) -> bool:
    """ "attacked with 99 drones": nobody is named as hit."""
    row = reader.reading.row
    return any(p == "with" and reader.referents.classes(row[i]) & {"munition", "craft"} for p, i in clause.obliques)


def lands_on_somebody(reader: FrameReader, clause: Clause) -> bool:
    """ "landed near the consulate", "fell on a market", "exploded in the town"; not into the sea nor on a range."""
    return any(p in _ON_THE_GROUND and _is_built_up(reader, i) for p, i in clause.obliques)


def struck(reader: FrameReader, clause: Clause) -> Codes:
    """Whose ground it is that something lands on."""
    grounds = [i for p, i in clause.obliques if p in _ON_THE_GROUND]
    return reader.owners(grounds)


def _is_built_up(reader: FrameReader, i: int) -> bool:
    group = reader.reading.row[i]
    n = reader.tokens[group.head].name
    place = reader.names.spans[n].place if n >= 0 else None
    if place is not None and place.place_kind in _SETTLED:
        return True
    classes = reader.referents.classes(group)
    return bool(classes & _BUILT) and "line" not in classes


def hits_its_target(reader: FrameReader, patients: list[int], classes: frozenset[str]) -> bool:
    """ "The missile hit its target": a test that succeeded."""
    row = reader.reading.row
    return (
        "munition" in classes
        and bool(patients)
        and all(row[i].lemma == "target" and not reader.referents.of(i).codes for i in patients)
    )


def hold_beam(reader: FrameReader, clause: Clause, patients: list[int], actors: Codes, frame: Frame) -> Frame | None:
    """ "trained a laser on the patrol plane", "illuminated two jets with fire-control radar": whoever is in the beam is the
    target. None where no beam is.
    """
    row, referents = reader.reading.row, reader.referents
    means = [*patients, *(i for p, i in clause.obliques if p in ("with", "by"))]
    beams = [i for i in means if "sensor" in referents.classes(row[i])]
    held_on = [i for i in patients if i not in beams] + [i for p, i in clause.obliques if p in _ONTO and i not in beams]
    held_on += [i for b in beams for p, i in reader.reading.modifiers(b) if p in _ONTO]
    if not beams or not any(
        referents.of(i).codes or referents.classes(row[i]) & {"craft", "troops", "target", "equipment"} for i in held_on
    ):
        return None
    frame.actors = actors or referents.codes(beams)
    frame.targets = tuple(c for c in referents.codes(held_on) if c not in frame.actors)
    return frame


def returns_fire(reader: FrameReader, clause: Clause, doing: list[Referent], classes: frozenset[str]) -> bool:
    """ "The guards fired back", "Ankara fired back with artillery", and not "Beijing fired back in the trade war"."""
    row, clauses = reader.reading.row, reader.reading.clauses.values()
    if any(other.governor == clause.verb and other.relation == "that" for other in clauses):
        return False  # "shot back that Kinshasa was arming them"
    if bears_arms(doing, classes):
        return True
    return all(
        reader.is_place(i) or reader.referents.classes(row[i]) & (_BEARING_ARMS | _BUILT) or reader.referents.of(i).codes
        for _, i in clause.obliques
    )


def fall_to(reader: FrameReader, clause: Clause, frame: Frame) -> Frame | None:
    """ "Walikale fell to the rebels": who takes a town stands behind the verb. None where no town falls, or to nobody."""
    takers = [i for p, i in clause.obliques if p in ("to", "of")]
    codes = reader.referents.codes(takers)
    row = reader.reading.row
    if not codes and not any("troops" in reader.referents.classes(row[i]) for i in takers):
        return None
    if not any(
        reader.is_place(i) or is_unknown_place(reader, i) or reader.referents.classes(row[i]) & {"target", "base"}
        for i in clause.subjects
    ):
        return None
    frame.actors = codes
    frame.targets = tuple(c for c in reader.owners(clause.subjects) if c not in codes)
    return frame


def kill(
    reader: FrameReader, victims: list[int], doing: list[Referent], classes: frozenset[str], frame: Frame
) -> Frame | None:
    """Those who are killed and wounded: by an armed actor or a weapon an attack, else what came of one told before."""
    row, referents = reader.reading.row, reader.referents
    hurt = [i for i in victims if is_human(reader, i) or "craft" in referents.classes(row[i])]
    if not hurt:
        return None
    frame.targets = tuple(c for c in referents.codes(victims) if c not in frame.actors)
    if frame.actors or classes & _BEARING_ARMS:
        return frame
    if doing:
        return None
    frame.mode, frame.detail = None, True
    return frame


def is_human(reader: FrameReader, i: int) -> bool:
    """Whether noun group `i` stands for people, be it by a bare number."""
    group = reader.reading.row[i]
    whole = reader.referents.whole_of(group)
    if whole is not None and whole != i:
        return is_human(reader, whole)
    return (
        group.lemma in _PEOPLE
        or group.low in _THOSE
        or bool(reader.referents.classes(group) & _HUMAN)
        or reader.tokens[group.head].tag in "#D"
        or reader.referents.of(i).kind == "person"
    )
