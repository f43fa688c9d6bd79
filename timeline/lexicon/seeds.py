"""What the folders of seeds hold once read: entries with their forms, and the tables beside them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import NamedTuple

from timeline.lexicon.entries import Entry, PlaceEntry
from timeline.lexicon.forms import Form


class Example(NamedTuple):
    """What TOML entries carry for the tests: sentences with ``<marked>`` spans, and sentences without a hit."""

    examples: tuple[str, ...]
    never: tuple[str, ...]
    where: str


class Side(NamedTuple):
    """Two camps of a theatre, from `since` to the day before `until`.

    `rehearsing` are those whose drills there are held against the other camp, whether a report says so or not.
    """

    theatre: str
    camps: tuple[frozenset[str], frozenset[str]]
    since: dt.date | None = None
    until: dt.date | None = None
    rehearsing: frozenset[str] = frozenset()

    def opposes(self, a: str, b: str, day: dt.date | None) -> bool:
        """Whether `a` and `b` stand in opposite camps on `day` (on any day where none is given)."""
        one, other = self.camps
        return self.holds_on(day) and ((a in one and b in other) or (a in other and b in one))

    def holds_on(self, day: dt.date | None) -> bool:
        """Whether they are opposed on `day`; True where none is given."""
        return day is None or not ((self.since and day < self.since) or (self.until and day >= self.until))


class Theatre(NamedTuple):
    """A region that is watched as one: its countries (alpha-3) and the ids of places that belong to it beside theirs."""

    id: str
    name: str
    forms: tuple[str, ...]
    countries: frozenset[str]
    places: frozenset[str]


class TypeOrMode(NamedTuple):
    """What a word on the command line means: a type, a mode, or a mode of one type."""

    type: str | None
    mode: str | None


class CameoCode(NamedTuple):
    """A row of cameo.csv; ``*`` in mode or status stands for any."""

    type: str
    mode: str
    status: str
    cameo: str
    plover: str


@dataclasses.dataclass(slots=True)
class Seeds:
    """Everything that the folders hold. Readers fill it and note every fault; `check` adds what only shows across files."""

    entries: dict[str, Entry] = dataclasses.field(default_factory=dict)
    forms: dict[str, list[Form]] = dataclasses.field(default_factory=dict)
    """By entry id."""
    examples: dict[str, Example] = dataclasses.field(default_factory=dict)
    """By entry id; flat lists have none."""
    ambiguous: set[str] = dataclasses.field(default_factory=set)
    """Ids of entries that may share a form with another that is marked so too."""
    countries: dict[str, PlaceEntry] = dataclasses.field(default_factory=dict)
    """Countries as places, by code."""
    editions: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """Ways to write an edition, by name."""
    categories: dict[str, dict[str, str]] = dataclasses.field(default_factory=dict)
    """What a class of equipment hints at: its test_mode and drill_mode."""
    theatres: dict[str, Theatre] = dataclasses.field(default_factory=dict)
    sides: list[Side] = dataclasses.field(default_factory=list)
    words: dict[str, TypeOrMode] = dataclasses.field(default_factory=dict)
    sayings: dict[str, float] = dataclasses.field(default_factory=dict)
    """Weights of what speaks for and against news in a saying, by cue."""
    cameo: dict[tuple[str, str, str], CameoCode] = dataclasses.field(default_factory=dict)
    faults: list[str] = dataclasses.field(default_factory=list)
    seen: set[str] = dataclasses.field(default_factory=set)
    """Ids of the folder that is being read: a later folder may replace an entry, a folder may not list it twice."""

    def fault(self, where: str, what: str) -> None:
        """Note a fault; `what` says what is wrong and what to do."""
        self.faults.append(f"{where}: {what}")

    def add(self, entry: Entry, forms: list[Form], where: str) -> None:
        """Add an entry of the folder being read."""
        if entry.id in self.seen:
            self.fault(where, f"{entry.id} is there twice; give one of them another id, or join their forms")
        self.seen.add(entry.id)
        self.entries[entry.id] = entry
        self.forms[entry.id] = forms
        self.examples.pop(entry.id, None)
        self.ambiguous.discard(entry.id)
