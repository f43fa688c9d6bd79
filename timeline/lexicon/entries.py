"""What the lexicons hold: one frozen dataclass a kind. Their fields are keys in seeds/*.toml and columns in seeds/*.csv."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Literal, NamedTuple, get_args

from timeline.lexicon.inflect import Inflection

Kind = Literal["actor", "exercise", "equipment", "place", "trigger", "cue", "ignore", "idiom", "field"]
Role = Literal[
    "country",     # North Korea, the DPRK
    "demonym",     # North Korean, North Koreans
    "capital",     # Pyongyang: the government when it speaks or acts, else a place (also a hit of kind place)
    "government",  # the Kremlin, the White House, the presidential office, the cabinet
    "ministry",    # the Ministry of Defence, the State Department
    "staff",       # the Joint Chiefs of Staff, the General Staff
    "force",       # armed forces as a whole: the PLA, the Korean People's Army
    "branch",      # army, navy, air force, marines, rocket force
    "unit",        # theatre commands, fleets, divisions, named ships' commands
    "coast_guard", # coast guards, border guards, maritime militia
    "ship",        # warships by prefix and name: USS Carney, BRP Sierra Madre
    "agency",      # state media and national news agencies: whose word it is, seldom who acts
    "media",       # other outlets and institutes, nobody's voice but their own
    "service",     # intelligence services, police, other organs of state
    "person",      # leaders, ministers, spokespeople, by name
    "alliance",    # NATO, the EU, the UN, ECOWAS
    "group",       # non-state actors and breakaway states
    "context",     # the North, the allies, both sides: the report decides among `candidates`
]
PlaceKind = Literal[
    "country", "region", "town", "base", "airport", "port", "range", "launch_site", "nuclear_site", "strait", "sea", "river",
    "island", "reef", "line", "zone", "border_point", "canal", "building",
]
EquipmentClass = Literal[
    "ballistic_missile", "cruise_missile", "hypersonic_missile", "anti_ship_missile", "air_to_air_missile", "missile",
    "air_defence", "missile_defence", "rocket_artillery", "artillery", "space_launcher", "satellite", "nuclear", "engine",
    "tank", "armoured_vehicle", "launcher", "warship", "aircraft_carrier", "submarine", "amphibious_ship", "patrol_vessel",
    "vessel", "naval_mine", "torpedo", "fighter", "bomber", "transport_aircraft", "reconnaissance_aircraft",
    "tanker_aircraft", "helicopter", "aircraft", "drone", "naval_drone", "balloon", "munition", "small_arms", "radar",
    "electronic_warfare",
]
ROLES: tuple[str, ...] = get_args(Role)
PLACE_KINDS: tuple[str, ...] = get_args(PlaceKind)
EQUIPMENT_CLASSES: tuple[str, ...] = get_args(EquipmentClass)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Base of all. `id` is stable and unlike any other; `name` is the canonical form, for titles and exports."""

    id: str
    kind: Kind
    name: str
    source: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Entry):
    """A name that stands for an actor.

    `actor` is the code it belongs to: ISO 3166-1 alpha-3, ``NATO``, ``HOUTHI`` … It is empty for what any side has ("the
    defence ministry", "the navy": the modifier or the report says whose) and for context-dependent forms ("the North",
    "the allies", "Korean", "JCS"), which list the possible codes in `candidates` (``*``: any that the report has named).
    `joint` marks candidates that are meant together ("the allies", "both sides"). `office` is a person's. Valid from
    `since` to the day before `until`.
    """

    role: Role
    actor: str = ""
    candidates: tuple[str, ...] = ()
    joint: bool = False
    office: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    def valid_on(self, day: dt.date | None) -> bool:
        """Whether the entry holds on `day`; always where no day is given."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day < self.until))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(Entry):
    """A series of exercises, or with `operation` a named military operation. `name` is what `Mention.name` should carry.

    `type` and `mode` as in the design; `actors` are the usual participants, `host` where it is held, `opposing` whom it is
    usually aimed at, `months` the usual ones. `editions` are the patterns in which the series writes its editions. `parent`
    is the id of the series it is usually held within.
    """

    type: str = "exercise"
    mode: str | None = None
    actors: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    editions: tuple[str, ...] = ()
    every: int | None = None
    """Years from one edition to the next, where regular."""
    operation: bool = False
    generic: bool = False
    """Reads any name behind "Exercise" or "Operation": the text of the hit is the name, and nothing else is known of it."""
    parent: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Equipment(Entry):
    """A weapon or platform family. `test_mode` and `drill_mode` are the modes of weapons_test and exercise that it hints at.

    `generic` entries name a class ("ballistic missile"), others a designation ("KN-23"); `makers` are the actors that build
    it, `operators` others that field it.
    """

    category: EquipmentClass
    test_mode: str | None = None
    drill_mode: str | None = None
    generic: bool = False
    makers: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    range_km: int | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry(Entry):
    """A place of the gazetteer. `country` is alpha-3, empty for international waters and for lines between two countries."""

    place_kind: PlaceKind
    country: str = ""
    lat: float
    lon: float

    @property
    def precision(self) -> Literal["place", "region", "country", "sea"]:
        """As in `model.Place`."""
        if self.place_kind in ("sea", "strait"):
            return "sea"
        if self.place_kind in ("region", "zone", "line", "river"):
            return "region"
        return "country" if self.place_kind == "country" else "place"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Entry):
    """A word that signals an event (kind ``trigger``) or colours one (kind ``cue``).

    `type` and `mode` are what it suggests, if anything. `tags` are free words for the extraction rules ("phase:begin",
    "light_verb", "denial"); the loader only checks that they are lower case.
    """

    type: str | None = None
    mode: str | None = None
    tags: tuple[str, ...] = ()


class Hit(NamedTuple):
    """One span of a text that a lexicon knows. Code-point offsets, half open: ``text[start:end]`` is `text`.

    `form` is the lexicon's form and `inflection` what the text made of it (``past``, ``plural`` …; ``as_is`` for names).
    `edition` tells the edition of an exercise where the name carries it: ``2024``, ``2024B``, ``2024-2``.
    """

    start: int
    end: int
    text: str
    kind: Kind
    entry: Entry
    form: str = ""
    inflection: Inflection = "as_is"
    edition: str | None = None
