"""The gazetteer: coordinates near the country they claim, seas without one, names told apart."""

from __future__ import annotations

import math

import pytest

from timeline.lexicon import PlaceEntry, load

LEXICON = load()
PLACES = [entry for entry in LEXICON.entries.values() if isinstance(entry, PlaceEntry)]
# Far from the country they belong to, by history and not by mistake.
OVERSEAS = {
    "Andersen Air Force Base",
    "Guam",
    "Tinian",
    "Wake Island",
    "Northern Mariana Islands",
    "Puerto Rico",
    "Roosevelt Roads",
    "U.S. Virgin Islands",
    "Aleutian Islands",
    "Hawaii",
    "Joint Base Pearl Harbor-Hickam",
    "Pearl Harbor",
    "RAF Akrotiri",
    "Falkland Islands",
    "Gibraltar",
    "Diego Garcia",
    "Bermuda",
    "Cayman Islands",
    "New Caledonia",
    "Mayotte",
    "French Guiana",
    "Martinique",
    "Guadeloupe",
    "French Polynesia",
    "Greenland",
    "Pituffik Space Base",
    "Nuuk",
    "Curacao",
    "Aruba",
    "Cook Islands",
    "Faroe Islands",
}
# Degrees from the middle of a country within which its places lie; 13 unless it is larger or has far islands.
REACH = {
    "USA": 45,
    "RUS": 70,
    "CHN": 35,
    "CAN": 45,
    "AUS": 25,
    "IDN": 30,
    "BRA": 25,
    "IND": 19,
    "JPN": 19,
    "NOR": 25,
    "KAZ": 15,
    "DZA": 15,
    "COD": 15,
    "MHL": 14,
    "MAR": 14,
    "MYS": 16,
    "CHL": 25,
}


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Degrees of a great circle between two points of (latitude, longitude)."""
    (lat, lon), (lat2, lon2) = [tuple(math.radians(angle) for angle in point) for point in (a, b)]
    cosine = math.sin(lat) * math.sin(lat2) + math.cos(lat) * math.cos(lat2) * math.cos(lon - lon2)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


@pytest.mark.parametrize("country", sorted({place.country for place in PLACES if place.country}))
def test_places_lie_in_reach_of_their_country(country: str) -> None:
    middle = LEXICON.country(country)
    assert middle is not None
    far = {
        place.name: round(distance((middle.lat, middle.lon), (place.lat, place.lon)), 1)
        for place in PLACES
        if place.country == country
    }
    assert {
        name: degrees for name, degrees in far.items() if degrees > REACH.get(country, 13) and name not in OVERSEAS
    } == {}


def test_the_gazetteer_is_wide() -> None:
    assert len(PLACES) > 1000
    assert len({place.country for place in PLACES}) > 80


def test_every_place_has_a_source() -> None:
    assert [place.id for place in PLACES if not place.source] == []


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Pyongyang", 39.0, 125.8),
        ("Scarborough Shoal", 15.2, 117.8),
        ("Hodeidah", 14.8, 43.0),
        ("Kaliningrad", 54.7, 20.5),
        ("Yeonpyeong Island", 37.7, 125.7),
        ("Kinmen", 24.4, 118.3),
        ("Strait of Hormuz", 26.6, 56.4),
        ("Galwan", 34.8, 78.2),
    ],
)
def test_known_places(name: str, lat: float, lon: float) -> None:
    place = LEXICON.place(name)
    assert isinstance(place, PlaceEntry)
    assert distance((place.lat, place.lon), (lat, lon)) < 0.2


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Taiwan Strait", "sea"),
        ("Crimea", "region"),
        ("Line of Control", "region"),
        ("Poland", "country"),
        ("Natanz", "place"),
    ],
)
def test_precision(name: str, precision: str) -> None:
    place = LEXICON.place(name)
    assert isinstance(place, PlaceEntry)
    assert place.precision == precision
