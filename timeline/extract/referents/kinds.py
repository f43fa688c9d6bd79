"""What kind of thing a noun group names: a munition, a craft, troops, a line, by its head and by what was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.chunks import Chunk
from timeline.extract.names import Name

if TYPE_CHECKING:
    from timeline.extract.referents.resolve import Referents

_CLASSES: dict[str, str] = {
    "munition": """ballistic_missile cruise_missile hypersonic_missile anti_ship_missile air_to_air_missile missile
        rocket_artillery space_launcher satellite munition torpedo artillery nuclear naval_mine air_defence engine""",
    "craft": """warship aircraft_carrier submarine amphibious_ship patrol_vessel vessel fighter bomber transport_aircraft
        reconnaissance_aircraft tanker_aircraft helicopter aircraft drone naval_drone balloon""",
    "equipment": "tank armoured_vehicle launcher missile_defence radar",
}
_CLASS_OF_CATEGORY = {category: cls for cls, categories in _CLASSES.items() for category in categories.split()}
# Nouns that only measure what follows "of".
PARTS = frozenset(
    """part some all most many several dozen score hundred thousand number majority rest half pair series wave volley
    salvo barrage group
    fleet type kind bulk portion element couple handful total one two three four five both none each fleet formation
    remainder lot batch cache planeload shipload boatload truckload trainload stockpile consignments column string flotilla
    squadron shipment consignment tranche delivery stretch section portion length segment support pillar span
    dozens scores hundreds thousands""".split()
)
AFLOAT = frozenset("ship vessel boat warship frigate destroyer submarine carrier corvette cruiser cutter".split())
ALOFT = frozenset("plane aircraft jet fighter bomber warplane helicopter drone balloon airliner".split())
_OF_SHIPS = frozenset({"she", "her", "it"})
_TOLD_BEFORE = frozenset({"them", "they", "another", "all", "some", "most"})


def classes_of(referents: Referents, group: Chunk) -> frozenset[str]:
    """What the head of the group is, from the lexicon's equipment and class nouns.

    What it tells of ships and of what flies last is noted in the discourse.
    """
    names, discourse, tokens = referents.names, referents.discourse, referents.reading.tokens
    head = tokens[group.head]
    if head.tag == "R" and head.low in _OF_SHIPS:
        return referents.of(group.i).classes
    found = set(names.classes_at(group.head))
    if head.name >= 0:
        found |= _of_name(referents, names.spans[head.name])
    if head.low == "men" and tokens[group.first].tag in "P'" and not found:
        found.add("troops")  # "its men have withdrawn"
    if (inner := referents.whole_of(group)) is not None:
        found |= classes_of(referents, referents.reading.row[inner])  # "a group of frigates", "a fleet of warships"
    if found:
        if things := frozenset(found & {"munition", "craft"}):
            discourse.things = things
        return frozenset(found)
    alone = group.last - group.first == 1 or tokens[group.first].low in ("the", "those", "these")
    if head.tag == "#" or head.low in _TOLD_BEFORE or (group.lemma in PARTS and alone):
        return discourse.things  # "up to four were shot down"
    if head.low in discourse.vessels and tokens[group.first].low == "the":
        return discourse.vessels[head.low]
    return _of_ship(referents, group)


def _of_name(referents: Referents, name: Name) -> set[str]:
    """What a name stands for: a missile, an exercise, a border, a unit; a ship's name is kept with its flag."""
    found: set[str] = set()
    if name.equipment is not None:
        found |= {_CLASS_OF_CATEGORY.get(name.equipment.category, "equipment"), "equipment"}
        if name.equipment.category in ("drone", "naval_drone"):
            found.add("munition")
    if name.exercise is not None:
        found.add("exercise")
    if name.place is not None and name.place.place_kind in ("line", "zone"):
        found.add("line")
    for actor in name.actors:
        if actor.role in ("unit", "branch", "force", "coast_guard"):
            found.add("troops")
        if actor.role == "ship":
            found |= {"craft", "warcraft"}
            ship = name.text.rsplit(" ", 1)[-1].lower()
            referents.discourse.vessels[ship] = frozenset({"craft", "warcraft"})
            referents.discourse.flags[ship] = (actor.actor,) if actor.actor else ()
        if actor.role == "person":
            found.add("person")
    return found


def _of_ship(referents: Referents, group: Chunk) -> frozenset[str]:
    """ "the tanker Blue Star", and "the Blue Star" later on: a name that the lexicon lacks, or that of a sea."""
    names, vessels, tokens = referents.names, referents.discourse.vessels, referents.reading.tokens
    head = tokens[group.head]
    if head.tag != "N" or not head.text[0].isupper() or not (head.name < 0 or _is_named_after_sea(referents, group)):
        return frozenset()
    found: set[str] = set()
    for t in range(group.first, group.head):
        found |= {cls for cls in names.classes_at(t) if cls in ("craft", "troops")}
        if tokens[t].name < 0:
            continue
        name = names.spans[tokens[t].name]
        if name.equipment is not None:
            found.add(_CLASS_OF_CATEGORY.get(name.equipment.category, "equipment"))
        elif head.low != head.lemma and any(actor.role == "branch" for actor in name.actors):
            found.add("craft")  # "RAF Typhoons", "Indian Air Force Rafales"
    if found:
        vessels[head.low] = frozenset(found)
        return vessels[head.low]
    return vessels.get(head.low, frozenset())


def _is_named_after_sea(referents: Referents, group: Chunk) -> bool:
    """ "the frigate Baltic": the name of a place with more than an article before it."""
    name = referents.names.spans[referents.reading.tokens[group.head].name]
    return name.place is not None and not name.actors and group.head > group.first + 1
