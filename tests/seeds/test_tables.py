"""The small tables: countries, sides, theatres, codes of other event data."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from timeline.lexicon import Actor, Trigger, load
from timeline.lexicon.read import read_seeds
from timeline.model import MODES, EventType
from timeline.resources import folder

LEXICON = load()
CODES = {
    entry.actor
    for entry in LEXICON.entries.values()
    if isinstance(entry, Actor) and entry.role in ("country", "alliance", "group")
}


def test_all_countries_are_there() -> None:
    countries = {entry.actor for entry in LEXICON.entries.values() if isinstance(entry, Actor) and entry.role == "country"}
    members_of_the_un, observers, others = 193, {"VAT", "PSE"}, {"TWN", "XKX", "ESH"}
    assert len(countries) == members_of_the_un + len(observers) + len(others)
    assert observers | others < countries
    assert all(re.fullmatch("[A-Z]{3}", code) for code in countries)


@pytest.mark.parametrize("code", sorted(CODES - {""}))
def test_codes_are_short_and_upper_case(code: str) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9_]{1,19}", code)
    assert LEXICON.actor(code) == code
    assert LEXICON.name_of(code) != ""


@pytest.mark.parametrize("event_type", get_args(EventType))
def test_every_type_has_codes_of_other_event_data(event_type: str) -> None:
    for mode in (None, *MODES.get(event_type, ())):
        for status in ("occurred", "ongoing", "planned", "forecast", "alleged", "denied", "cancelled"):
            code = LEXICON.cameo(event_type, mode, status)
            assert code is not None
            assert re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", code.cameo)
            assert code.plover.isupper()


@pytest.mark.parametrize("word", sorted({*get_args(EventType), *(mode for modes in MODES.values() for mode in modes)}))
def test_types_and_modes_are_words_of_the_command_line(word: str) -> None:
    meaning = LEXICON.type_or_mode(word)
    assert word in (meaning.type, meaning.mode)


@pytest.mark.parametrize("side", LEXICON.sides, ids=lambda side: f"{side.theatre} {'/'.join(sorted(side.camps[0]))}")
def test_sides_name_a_theatre(side: object) -> None:
    assert getattr(side, "theatre") in LEXICON.theatres  # noqa: B009


def test_every_theatre_has_countries() -> None:
    assert [theatre.id for theatre in LEXICON.theatres.values() if not theatre.countries] == []


def test_modes_of_triggers_and_codes_are_words_of_the_command_line() -> None:
    named = {entry.mode for entry in LEXICON.entries.values() if isinstance(entry, Trigger) and entry.mode}
    named |= {code.mode for code in read_seeds([folder("seeds")]).cameo.values()} - {"*"}
    assert {mode for mode in named if LEXICON.type_or_mode(mode).mode != mode} == set()
