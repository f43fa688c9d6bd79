"""What a report's names stand for: who "the North", "the ministry", "Kim", "it" and "the allies" are, here and now.

Certain names are counted over the whole report first; then, sentence by sentence, the one who acted last is remembered.
An ambiguous
name goes to the candidate that the report names elsewhere; where it names none, to nobody.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from timeline.lexicon import Actor, Hit

Codes = tuple[str, ...]

_BOTH_SIDES = "context.both-sides"
_STATES = frozenset({"country", "demonym", "capital", "government", "alliance", "group"})
_FORCES = frozenset({"branch", "force", "staff", "unit", "ship", "coast_guard"})


@dataclasses.dataclass(slots=True)
class Person:
    """Somebody named in the report, with the actors spoken for."""

    name: str
    codes: Codes


@dataclasses.dataclass(slots=True)
class Discourse:
    """Memory of one report. `counts` is filled before the first sentence; the rest grows as sentences are read."""

    day: dt.date | None
    counts: Counter[str] = dataclasses.field(default_factory=Counter)
    forces: Counter[str] = dataclasses.field(default_factory=Counter)
    """How often the report names forces of an actor in full: "the Indian Navy", "U.S. Central Command"."""
    issuer: Codes = ()
    """Whose statement the report is: "the Government", "our forces" and "we" are theirs. () where it is none, or unknown."""
    persons: dict[str, Person] = dataclasses.field(default_factory=dict)
    """By each capitalised part of the name, lower case."""
    organisations: dict[str, Codes] = dataclasses.field(default_factory=dict)
    """Last owner of "the ministry", "the army", by entry id and by head noun."""
    last_actor: Codes = ()
    last_person: Person | None = None
    named_person: Person | None = None
    """The last person named, as a subject or not; becomes `last_person` where no person was a subject."""
    last_group: Codes = ()
    """The last two or more who acted together."""
    vessels: dict[str, frozenset[str]] = dataclasses.field(default_factory=dict)
    """Classes of ships and aircraft named in the report, by the last word of the name, lower case."""
    flags: dict[str, Codes] = dataclasses.field(default_factory=dict)
    """Whose they are, by the same word."""
    craft: dict[str, set[Codes]] = dataclasses.field(default_factory=dict)
    """Whose the ships and aircraft are that the report tells of, by head noun: "the destroyer" is that of the only owner."""
    last_nonstate: Codes = ()
    """The last armed group named: what "the group", "the movement", "the rebels" stands for."""
    things: frozenset[str] = frozenset()
    """Classes of the last missiles, drones, ships or aircraft named: what "four of them", "the majority", "another" are."""
    last_agency: str = ""
    agency_codes: Codes = ()
    last_speaker: Codes = ()
    speaker_person: Person | None = None
    they: Any = None
    """The referent of the last plural subject: what "they" stands for."""
    ship: Any = None
    """The referent of the last single ship or aircraft told of, while nobody else is: what "she", and "it", stands for."""
    last_subject: Any = None
    """The referent of the last single subject that was no pronoun: what "it" stands for."""

    @classmethod
    def of(cls, hits: Iterable[Hit], day: dt.date | None, begin: int = 0) -> Discourse:
        """Count the certain names among `hits` from `begin` on: a dateline before it says who tells, and not who acts."""
        discourse = cls(day)
        for hit in hits:
            if hit.start < begin:
                continue
            if isinstance(hit.entry, Actor) and hit.entry.actor and hit.entry.valid_on(day) and hit.entry.role != "agency":
                discourse.counts[hit.entry.actor] += 1
                if hit.entry.role in _FORCES:
                    discourse.forces[hit.entry.actor] += 1
        return discourse

    @property
    def only_forces(self) -> Codes:
        """Whose forces "the Navy" are where the report names those of one actor only."""
        return tuple(self.forces) if len(self.forces) == 1 else ()

    def resolve(self, actors: Iterable[Actor]) -> Codes:
        """The codes that one span's entries stand for: certain ones, or the candidates that the report supports."""
        entries = [entry for entry in actors if entry.valid_on(self.day)]
        certain = [entry.actor for entry in entries if entry.actor]
        if len(set(certain)) == 1:
            return (certain[0],)
        candidates = certain or [code for entry in entries for code in entry.candidates]
        joint = any(entry.joint for entry in entries)
        if "*" in candidates:
            return self.last_group or self._two_sides(alone=not any(entry.id == _BOTH_SIDES for entry in entries))
        named = [code for code in dict.fromkeys(candidates) if self.counts[code]]
        if joint:
            if self.last_group and set(self.last_group) <= set(candidates):
                return self.last_group
            return tuple(named)
        if not named:
            return (candidates[0],) if len(set(candidates)) == 1 else ()
        best = max(named, key=lambda code: (self.counts[code], -candidates.index(code)))
        return (best,)

    def _two_sides(self, alone: bool) -> Codes:
        """The only two that the report names, or, unless `alone`, that it names twice as often as all others; () of none."""
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        others = ranked[2][1] if len(ranked) > 2 else 0
        if len(ranked) < 2 or (others and (alone or 2 * others > ranked[1][1])):
            return ()
        return tuple(sorted(code for code, _ in ranked[:2]))

    def remember_person(self, name: str, codes: Codes) -> Person:
        """Note a person so that a surname finds them later."""
        person = Person(name, codes)
        self.named_person = person
        self.ship = None
        for part in name.replace("-", " ").split():
            if len(part) > 1 and part[0].isupper():
                known = self.persons.get(part.lower())
                if known is None or not known.codes or codes:
                    self.persons[part.lower()] = person
        return person

    def acted(self, codes: Codes, person: Person | None) -> None:
        """Note who was the subject of the last main clause."""
        if person is not None:
            self.last_person = person
        if codes:
            self.last_actor = codes
            if len(codes) > 1:
                self.last_group = codes
