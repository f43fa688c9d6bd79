"""Titles: one line such as people write it, ``North Korean tank drill overseen by Kim Jong Un``.

A named exercise is its name and edition. Everything else is who, what, and the most telling of weapon and place; a
statement is a clause, ``South Korea condemns North Korea``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from timeline.lexicon import Actor, Lexicon
from timeline.merge.telling import fold
from timeline.model import Event

# What people call an event of this type and mode; the type alone is the fallback.
_NOUNS: dict[tuple[str, str | None], str] = {
    ("exercise", None): "exercise",
    ("exercise", "combined"): "joint exercise",
    ("exercise", "field_training"): "field training",
    ("exercise", "command_post"): "command post exercise",
    ("exercise", "live_fire"): "live-fire drill",
    ("exercise", "naval"): "naval exercise",
    ("exercise", "air"): "air exercise",
    ("exercise", "amphibious"): "amphibious exercise",
    ("exercise", "armour"): "tank drill",
    ("exercise", "artillery"): "artillery drill",
    ("exercise", "missile_defence"): "missile defence exercise",
    ("exercise", "special_forces"): "special forces drill",
    ("exercise", "nuclear"): "nuclear drill",
    ("exercise", "civil_defence"): "civil defence drill",
    ("weapons_test", None): "weapons test",
    ("weapons_test", "ballistic_missile"): "ballistic missile launch",
    ("weapons_test", "cruise_missile"): "cruise missile launch",
    ("weapons_test", "satellite_launch"): "satellite launch",
    ("weapons_test", "nuclear"): "nuclear test",
    ("weapons_test", "engine"): "engine test",
    ("weapons_test", "artillery"): "artillery test",
    ("weapons_test", "drone"): "drone test",
    ("weapons_test", "air_defence"): "air defence test",
    ("deployment", None): "deployment",
    ("deployment", "build_up"): "build-up",
    ("deployment", "port_call"): "port call",
    ("incursion", None): "incursion",
    ("incursion", "balloons"): "balloon incursion",
    ("incursion", "drones"): "drone incursion",
    ("engagement", None): "engagement",
    ("statement", None): "statement",
    ("readiness", None): "alert",
    ("inspection", None): "inspection",
    ("inspection", "leader_visit"): "leader's visit",
    ("agreement", None): "agreement",
    ("procurement", None): "procurement",
    ("other", None): "activity",
}
# Of one speaker, and of several.
_VERBS: dict[str | None, tuple[str, str]] = {
    "threat": ("threatens", "threaten"), "warning": ("warns", "warn"), "condemnation": ("condemns", "condemn"),
    "pledge": ("makes a pledge", "make a pledge"), "denial": ("issues a denial", "issue a denial"),
    "order": ("gives an order", "give an order"), "claim": ("makes a claim", "make a claim"),
    "announcement": ("makes an announcement", "make an announcement"), None: ("makes a statement", "make a statement"),
}
_TRANSITIVE = ("threat", "warning", "condemnation")
_ON_SOMEBODY = frozenset({"attack", "strike", "shelling", "raid", "ambush"})
"""Modes of engagements that one side does to another, whom the title names."""
_OVERSEERS = frozenset({"leader", "president", "prime minister", "premier", "supreme leader", "king"})
"""Offices whose holders oversee what they attend."""
_MOST_NAMED = 3
"""Actors named in a title; more are counted."""


@dataclasses.dataclass(frozen=True)
class Naming:
    """How actors are called: code -> ``North Korea``, and -> ``North Korean``; a code it lacks stands for itself.

    `heads` are the folded names of leaders.
    """

    nouns: Mapping[str, str] = dataclasses.field(default_factory=dict)
    adjectives: Mapping[str, str] = dataclasses.field(default_factory=dict)
    heads: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lexicon: Lexicon | None) -> Naming:
        """The names, demonyms and leaders that the lexicon knows; none without a lexicon."""
        if lexicon is None:
            return cls()
        actors = [entry for entry in lexicon.entries.values() if isinstance(entry, Actor) and entry.actor]
        adjectives = {
            entry.actor: lexicon.forms_of(entry.id)[0] for entry in reversed(actors)
            if entry.role in ("demonym", "group") and lexicon.forms_of(entry.id)
        }
        heads = frozenset(fold(entry.name) for entry in actors if entry.role == "person" and entry.office in _OVERSEERS)
        return cls({entry.actor: lexicon.name_of(entry.actor) for entry in actors}, adjectives, heads)

    def noun(self, code: str) -> str:
        """``North Korea`` for ``PRK``."""
        return self.nouns.get(code, code)

    def adjective(self, code: str) -> str:
        """``North Korean`` for ``PRK``."""
        return self.adjectives.get(code, self.noun(code))


def title_of(event: Event, naming: Naming) -> str:
    """One line that names the event. No line breaks, no full stop."""
    if event.type == "statement":
        return _upper_first(_statement(event, naming))
    if event.name:
        return _upper_first(event.name + _edition(event))
    noun = _NOUNS.get((event.type, event.mode)) or (event.mode or _NOUNS[event.type, None]).replace("_", " ")
    who = _joined([naming.adjective(code) for code in event.actors])
    return _upper_first(" ".join(part for part in (who, noun, _detail(event, noun, naming)) if part))


def _edition(event: Event) -> str:
    """The edition as the reports write it, else the year in which a series was held."""
    if event.edition:
        return "" if event.edition in (event.name or "") else f" {event.edition}"
    start = event.span.start_earliest
    known = event.type == "exercise" and event.series is not None and start is not None and event.span.width is not None
    return f" {start.year}" if known and start is not None and event.span.width == 0 else ""


def _detail(event: Event, noun: str, naming: Naming) -> str:
    """The most telling of who oversaw it, what with, and where; "tank drill" already says what with."""
    means = next((f"with {name}" for name in event.equipment if name.removesuffix("s") not in noun), "")
    if event.type in ("exercise", "weapons_test"):
        heads = [p.name for p in event.participants if fold(p.name) in naming.heads and p.actor in event.actors]
        if len(heads) == 1 and event.type == "exercise":
            return f"overseen by {heads[0]}"
        if means and event.type == "weapons_test":
            return means
    where = ""
    if event.place is not None:
        where = f"at {event.place.name}" if event.place.precision == "place" else f"in {event.place.name}"
    if event.mode in _ON_SOMEBODY and event.targets:
        struck = [naming.noun(code) for code in event.targets]
        # a place elsewhere may be where it was spoken of
        theirs = event.place is not None and event.place.country in event.targets and event.place.name not in struck
        return f"on {_joined(struck)} {where if theirs else ''}".rstrip()
    return where or means


def _statement(event: Event, naming: Naming) -> str:
    own = [p.name for p in event.participants if p.actor is None or p.actor in event.actors]
    named = own[:1] if len(own) == 1 or (own and not event.actors) else [naming.noun(code) for code in event.actors]
    verb = _VERBS.get(event.mode, _VERBS[None])[len(named) > 1]
    targets = _joined([naming.noun(code) for code in event.targets])
    whom = f" over {event.name}" if event.name else ""
    if targets and not whom:
        whom = f" {targets}" if event.mode in _TRANSITIVE else f" about {targets}"
    return f"{_joined(named) or 'Unnamed speaker'} {verb}{whom}"


def _joined(names: list[str]) -> str:
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _upper_first(line: str) -> str:
    line = " ".join(line.split())
    return line[:1].upper() + line[1:]
