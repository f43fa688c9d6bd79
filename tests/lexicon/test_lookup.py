from __future__ import annotations

import datetime as dt

import pytest

from timeline.errors import UsageError
from timeline.lexicon import PlaceEntry, Theatre, TypeOrMode, load

LEXICON = load()


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("PRK", "PRK"),
        ("prk", "PRK"),
        ("DPRK", "PRK"),
        ("North Korea", "PRK"),
        ("the Kremlin", "RUS"),
        ("Seoul", "KOR"),
        ("houthis", "HOUTHI"),
        ("Türkiye", "TUR"),
        ("KCNA", "PRK"),
        ("Nato", "NATO"),
        ("Artsakh", "ARTSAKH"),
        ("IDF", "ISR"),
    ],
)
def test_actor(alias: str, code: str) -> None:
    assert LEXICON.actor(alias) == code


def test_unknown_actor_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no actor is called 'North Koera'; did you mean 'north korea'"):
        LEXICON.actor("North Koera")


@pytest.mark.parametrize(
    ("code", "name"),
    [("PRK", "North Korea"), ("NATO", "NATO"), ("HOUTHI", "Houthis"), ("RSF_SUDAN", "Rapid Support Forces"), ("ZZZ", "ZZZ")],
)
def test_name_of(code: str, name: str) -> None:
    assert LEXICON.name_of(code) == name


@pytest.mark.parametrize(
    ("alias", "identity"),
    [
        ("Scarborough Shoal", "place.scarborough-shoal"),
        ("Bajo de Masinloc", "place.scarborough-shoal"),
        ("korea", "korea"),
        ("south china sea", "south-china-sea"),
        ("Poland", "place.POL"),
        ("the DMZ", "place.demilitarized-zone"),
        ("Pyongyang", "place.pyongyang.prk"),
    ],
)
def test_place(alias: str, identity: str) -> None:
    found = LEXICON.place(alias)
    assert isinstance(found, PlaceEntry | Theatre)
    assert found.id == identity


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("drill", TypeOrMode("exercise", None)),
        ("weapons_test", TypeOrMode("weapons_test", None)),
        ("launch", TypeOrMode("weapons_test", None)),
        ("naval", TypeOrMode("exercise", "naval")),
        ("nuclear", TypeOrMode(None, "nuclear")),
        ("missile defense", TypeOrMode("exercise", "missile_defence")),
    ],
)
def test_type_or_mode(word: str, meaning: TypeOrMode) -> None:
    assert LEXICON.type_or_mode(word) == meaning


def test_unknown_words_are_usage_errors() -> None:
    with pytest.raises(UsageError, match="did you mean 'exercise'"):
        LEXICON.type_or_mode("exercice")
    with pytest.raises(UsageError, match="no place is called"):
        LEXICON.place("Atlantis-on-Sea")


@pytest.mark.parametrize(
    ("a", "b", "day", "opposed"),
    [
        ("KOR", "PRK", dt.date(2024, 3, 4), True),
        ("PRK", "USA", dt.date(2024, 3, 4), True),
        ("KOR", "USA", dt.date(2024, 3, 4), False),
        ("CHN", "TWN", None, True),
        ("CHN", "PHL", dt.date(2024, 6, 17), True),
        ("RUS", "UKR", dt.date(2013, 1, 1), False),
        ("RUS", "UKR", dt.date(2014, 3, 1), True),
        ("PAK", "IRN", dt.date(2024, 1, 18), True),
        ("PAK", "IRN", dt.date(2024, 6, 1), False),
        ("AZE", "ARTSAKH", dt.date(2023, 9, 19), True),
        ("VEN", "GUY", dt.date(2023, 12, 8), True),
        ("COD", "RWA", dt.date(2025, 1, 27), True),
    ],
)
def test_opposing(a: str, b: str, day: dt.date | None, opposed: bool) -> None:
    assert LEXICON.opposing(a, b, day) is opposed
    assert LEXICON.opposing(b, a, day) is opposed
    assert (b in LEXICON.opponents(a, day)) is opposed


@pytest.mark.parametrize(
    ("actors", "place", "near", "against"),
    [
        (("KOR", "USA"), None, (), {"PRK"}),
        (("PRK",), "Yellow Sea", (), set()),
        (("KOR", "AUS"), "Coral Sea", (), set()),
        (("CHN",), "Taiwan Strait", (), {"TWN"}),
        (("CHN",), None, ("TWN",), {"TWN"}),
        (("CHN",), None, ("PHL",), set()),
        (("CHN",), None, (), set()),
        (("TWN",), "Taiwan Strait", (), set()),
        (("POL",), "Baltic Sea", ("RUS",), set()),
    ],
)
def test_rehearsed_against(actors: tuple[str, ...], place: str | None, near: tuple[str, ...], against: set[str]) -> None:
    assert LEXICON.rehearsed_against(actors, place, near, dt.date(2024, 3, 14)) == against


@pytest.mark.parametrize(
    ("codes", "place", "theatres"),
    [
        (("PRK",), None, ("korea",)),
        (("KOR", "USA"), None, ("korea",)),
        (("USA",), "Red Sea", ("red-sea",)),
        (("CHN",), "Taiwan Strait", ("taiwan",)),
        (("USA",), "no such place", ()),
        ((), "place.pahalgam.ind", ("south-asia",)),
    ],
)
def test_theatres_of(codes: tuple[str, ...], place: str | None, theatres: tuple[str, ...]) -> None:
    assert LEXICON.theatres_of(codes, place) == theatres


@pytest.mark.parametrize(
    ("event", "cameo"),
    [
        (("exercise", "naval", "occurred"), "150"),
        (("exercise", None, "planned"), "138"),
        (("statement", "threat", "occurred"), "138"),
        (("engagement", "strike", "alleged"), "195"),
        (("agreement", "ceasefire", "occurred"), "0871"),
    ],
)
def test_cameo(event: tuple[str, str | None, str], cameo: str) -> None:
    code = LEXICON.cameo(*event)
    assert code is not None
    assert code.cameo == cameo
