"""What makes an entry good: the checks of single values, and those that need all files at once."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from typing import get_args

from timeline.lexicon.editions import edition_patterns
from timeline.lexicon.entries import (
    EQUIPMENT_CLASSES,
    PLACE_KINDS,
    ROLES,
    Actor,
    Entry,
    Equipment,
    Exercise,
    PlaceEntry,
    Trigger,
)
from timeline.lexicon.forms import Form, compile_forms
from timeline.lexicon.seeds import Seeds
from timeline.model import MODES, EventType

EVENT_TYPES: tuple[str, ...] = get_args(EventType)


def compile_form(seeds: Seeds, entry: Entry, text: object, here: str, near: tuple[str, ...] = ()) -> list[Form]:
    """The patterns of one form, its faults noted."""
    if not isinstance(text, str) or not text.strip() or text != " ".join(text.split()):
        seeds.fault(here, f"form {text!r} is empty or has stray blanks; write the words with one blank between")
        return []
    if not text.isascii() and unicodedata.normalize("NFC", text) != text:
        seeds.fault(here, f"form {text!r} is not in NFC; write accented letters as one character")
    if len(text) < 2:
        seeds.fault(here, f"form {text!r} is too short to be told from other words; write more of the name")
    return compile_forms(entry, text, near)


def check_one(seeds: Seeds, here: str, key: str, value: object, choices: Sequence[str]) -> None:
    """`value` is one of `choices`."""
    if value not in choices:
        seeds.fault(here, f"{key} is {value!r}; use one of {', '.join(choices)}")


def check_entry(seeds: Seeds, entry: Entry, here: str) -> None:
    """The values of one entry fit its kind."""
    if isinstance(entry, Actor):
        _check_actor(seeds, entry, here)
    elif isinstance(entry, Exercise):
        _check_exercise(seeds, entry, here)
    elif isinstance(entry, Equipment):
        check_one(seeds, here, "category", entry.category, EQUIPMENT_CLASSES)
        _check_mode(seeds, here, "weapons_test", entry.test_mode)
        _check_mode(seeds, here, "exercise", entry.drill_mode)
    elif isinstance(entry, PlaceEntry):
        check_one(seeds, here, "kind", entry.place_kind, PLACE_KINDS)
        for key, value, limit in (("lat", entry.lat, 90), ("lon", entry.lon, 180)):
            if abs(value) > limit:
                seeds.fault(here, f"{key} is {value}, outside -{limit}..{limit}; mend it")
    elif isinstance(entry, Trigger):
        if entry.type is not None:
            check_one(seeds, here, "type", entry.type, EVENT_TYPES)
            _check_mode(seeds, here, entry.type, entry.mode)
        for tag in entry.tags:
            if tag != tag.lower() or " " in tag:
                seeds.fault(here, f"tag {tag!r} must be lower case without blanks")
    for key in ("since", "until"):
        day = getattr(entry, key, None)
        if day is not None and type(day) is not dt.date:
            seeds.fault(here, f"{key} is {day!r}; write a date, 2024-03-01, without quotes")


def _check_actor(seeds: Seeds, entry: Actor, here: str) -> None:
    check_one(seeds, here, "role", entry.role, ROLES)
    if entry.actor and entry.candidates:
        seeds.fault(here, "has both actor and candidates; keep actor where certain, candidates where the report decides")
    if entry.role == "context" and not entry.candidates:
        seeds.fault(here, "role context needs candidates; list the actors it may stand for")


def _check_exercise(seeds: Seeds, entry: Exercise, here: str) -> None:
    check_one(seeds, here, "type", entry.type, EVENT_TYPES)
    _check_mode(seeds, here, entry.type, entry.mode)
    if any(not isinstance(month, int) or not 1 <= month <= 12 for month in entry.months):
        seeds.fault(here, f"months are {entry.months}; use numbers from 1 to 12")
    try:
        edition_patterns(entry.editions)
    except ValueError as error:
        seeds.fault(here, f"{error}; mend the way it writes its editions")


def _check_mode(seeds: Seeds, here: str, event_type: str, mode: str | None) -> None:
    if mode is not None and event_type in MODES and mode not in MODES[event_type]:
        seeds.fault(here, f"mode {mode!r} is none of {event_type}; use one of {', '.join(MODES[event_type])}")


def check_owners(seeds: Seeds) -> None:
    """No form has two owners of one kind, unless both are marked ambiguous."""
    owners: dict[tuple[object, ...], Form] = {}
    for form in (form for forms in seeds.forms.values() for form in forms):
        other = owners.setdefault((form.entry.kind, form.pattern, form.tail, form.head), form).entry
        if other.id != form.entry.id and not {other.id, form.entry.id} <= seeds.ambiguous:
            seeds.fault(form.entry.id,
                        f"form {form.written!r} also belongs to {other.id}; give it one owner or mark both ambiguous")


def check_codes(seeds: Seeds) -> None:
    """Every code that an entry, a side or a theatre names is an actor that has a name."""
    known = {"*"} | {entry.actor for entry in seeds.entries.values()
             if isinstance(entry, Actor) and entry.role in ("country", "alliance", "group")}
    for here, code in _named_codes(seeds):
        if code not in known:
            seeds.fault(here, f"actor {code!r} has no entry; add it to countries.csv or the actor files, or mend it")
    for theatre in seeds.theatres.values():
        for place in sorted(theatre.places - seeds.entries.keys()):
            seeds.fault(f"theatre {theatre.id}", f"place {place!r} is in no list; add it to places.csv or mend the id")
    for entry in seeds.entries.values():
        if isinstance(entry, Exercise) and entry.parent is not None and entry.parent not in seeds.entries:
            seeds.fault(entry.id, f"parent {entry.parent!r} is no series; mend the id")


def _named_codes(seeds: Seeds) -> Iterator[tuple[str, str]]:
    for entry in seeds.entries.values():
        codes: tuple[str, ...] = ()
        if isinstance(entry, Actor):
            codes = ((entry.actor,) if entry.actor else ()) + entry.candidates
        elif isinstance(entry, Exercise):
            codes = entry.actors + entry.host + entry.opposing
        elif isinstance(entry, Equipment):
            codes = entry.makers + entry.operators
        elif isinstance(entry, PlaceEntry) and entry.country:
            codes = (entry.country,)
        yield from ((entry.id, code) for code in codes)
    for side in seeds.sides:
        yield from ((f"side {side.theatre}", code) for camp in side.camps for code in sorted(camp))
    for theatre in seeds.theatres.values():
        yield from ((f"theatre {theatre.id}", code) for code in sorted(theatre.countries))
