"""Titles as people would write them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.making import mention, report
from timeline.lexicon import load
from timeline.merge import merge
from timeline.model import Participant, Place

KIM = Participant(name="Kim Jong Un", actor="PRK")
FIELD = Place(name="Sunan", precision="place")


@pytest.mark.parametrize(("fields", "title"), [
    ({"mode": "armour", "participants": (KIM,)}, "North Korean tank drill overseen by Kim Jong Un"),
    ({"mode": "armour", "equipment": ("tank", "drone")}, "North Korean tank drill with drone"),
    ({"mode": "armour", "equipment": ("tanks",)}, "North Korean tank drill"),
    ({"name": "Freedom Shield", "series": "exercise.freedom-shield", "edition": "2024", "actors": ("KOR", "USA")},
     "Freedom Shield 2024"),
    ({"name": "Freedom Shield", "series": "exercise.freedom-shield", "actors": ("KOR", "USA")}, "Freedom Shield 2024"),
    ({"type": "weapons_test", "mode": "ballistic_missile", "equipment": ("Hwasong-18",), "participants": (KIM,)},
     "North Korean ballistic missile launch with Hwasong-18"),
    ({"type": "engagement", "mode": "warning_shots", "actors": ("KOR",), "place": FIELD},
     "South Korean warning shots at Sunan"),
    ({"type": "statement", "mode": "condemnation", "actors": ("KOR",), "targets": ("PRK",)},
     "South Korea condemns North Korea"),
    ({"type": "statement", "mode": "warning", "actors": ("KOR", "USA"), "targets": ("PRK",)},
     "South Korea and United States warn North Korea"),
    ({"type": "statement", "mode": "pledge", "participants": (KIM,), "targets": ("KOR",)},
     "Kim Jong Un makes a pledge on South Korea"),
    ({"type": "deployment", "mode": "patrol", "actors": ("DEU", "FRA", "GBR", "ITA")}, "German, French and 2 others patrol"),
    ({"type": "other", "actors": ()}, "Activity"),
])
def test_one_line(fields: dict[str, Any], title: str) -> None:
    told = mention("a", "Something happened.", "2024-03-13", **fields)
    assert merge([report("a")], [told], [], load()).events[0].title == title
