"""Titles as people would write them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.merge.making import mention, report, span
from timeline.dates.span import Span
from timeline.lexicon import load
from timeline.merge import merge
from timeline.merge.title import Naming, title_of
from timeline.model import Event, Participant, Place

KIM = Participant(name="Kim Jong Un", actor="PRK")
FIELD = Place(name="Sunan", precision="place")
HOMS = Place(name="Homs", precision="place", country="SYR")


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
    ({"type": "engagement", "mode": "strike", "actors": ("ISR",), "targets": ("SYR",), "place": HOMS},
     "Israeli strike on Syria at Homs"),
    ({"type": "engagement", "mode": "strike", "actors": ("ISR",), "targets": ("IRN",), "place": HOMS},
     "Israeli strike on Iran"),
    ({"type": "engagement", "mode": "attack", "actors": (), "targets": ("MLI",)}, "Attack on Mali"),
    ({"type": "statement", "mode": "condemnation", "actors": ("KOR",), "targets": ("PRK",)},
     "South Korea condemns North Korea"),
    ({"type": "statement", "mode": "warning", "actors": ("KOR", "USA"), "targets": ("PRK",)},
     "South Korea and United States warn North Korea"),
    ({"type": "statement", "mode": "pledge", "participants": (KIM,), "targets": ("KOR",)},
     "Kim Jong Un makes a pledge about South Korea"),
    ({"type": "deployment", "mode": "patrol", "actors": ("DEU", "FRA", "GBR", "ITA")}, "German, French and 2 others patrol"),
    ({"type": "other", "actors": ()}, "Activity"),
])
def test_one_line(fields: dict[str, Any], title: str) -> None:
    told = mention("a", "Something happened.", "2024-03-13", **fields)
    assert merge([report("a")], [told], [], load()).events[0].title == title


NAMING = Naming({"PRK": "North Korea", "KOR": "South Korea"}, {"PRK": "North Korean"}, frozenset({"kim jong un", "vale"}))
NOUNS = """
    exercise/-: exercise, exercise/combined: joint exercise, exercise/field_training: field training
    exercise/command_post: command post exercise, exercise/live_fire: live-fire drill, exercise/naval: naval exercise
    exercise/air: air exercise, exercise/amphibious: amphibious exercise, exercise/armour: tank drill
    exercise/artillery: artillery drill, exercise/missile_defence: missile defence exercise
    exercise/special_forces: special forces drill, exercise/nuclear: nuclear drill
    exercise/civil_defence: civil defence drill, exercise/cyber_defence: cyber defence
    weapons_test/-: weapons test, weapons_test/ballistic_missile: ballistic missile launch
    weapons_test/cruise_missile: cruise missile launch, weapons_test/satellite_launch: satellite launch
    weapons_test/nuclear: nuclear test, weapons_test/engine: engine test, weapons_test/artillery: artillery test
    weapons_test/drone: drone test, weapons_test/air_defence: air defence test
    deployment/-: deployment, deployment/build_up: build-up, deployment/port_call: port call, deployment/patrol: patrol
    incursion/-: incursion, incursion/balloons: balloon incursion, incursion/drones: drone incursion
    engagement/-: engagement, engagement/warning_shots: warning shots, readiness/-: alert
    inspection/-: inspection, inspection/leader_visit: leader's visit, agreement/-: agreement
    procurement/-: procurement, other/-: activity
"""
VERBS = """
    threat: threatens South Korea/threaten South Korea, warning: warns South Korea/warn South Korea
    condemnation: condemns South Korea/condemn South Korea
    pledge: makes a pledge about South Korea/make a pledge about South Korea
    denial: issues a denial about South Korea/issue a denial about South Korea
    order: gives an order about South Korea/give an order about South Korea
    claim: makes a claim about South Korea/make a claim about South Korea
    announcement: makes an announcement about South Korea/make an announcement about South Korea
    apology: makes a statement about South Korea/make a statement about South Korea
    -: makes a statement about South Korea/make a statement about South Korea
"""


def table(lines: str) -> list[tuple[str, str]]:
    entries = (entry.strip().partition(": ") for entry in re.split(r",|\n", lines))
    return [(left, right) for left, _, right in entries if left]


def event(**fields: Any) -> Event:
    given = {"type": "exercise", "mode": None, "name": None, "series": None, "edition": None, "span": Span(),
             "actors": ("PRK",), "targets": (), "participants": (), "place": None, "equipment": ()}
    return Event.model_construct(**(given | fields))


@pytest.mark.parametrize(("kind", "noun"), table(NOUNS))
def test_what_people_call_it(kind: str, noun: str) -> None:
    type_, _, mode = kind.partition("/")
    assert title_of(event(type=type_, mode=None if mode == "-" else mode), NAMING) == f"North Korean {noun}"


@pytest.mark.parametrize(("mode", "verbs"), table(VERBS))
def test_what_people_say(mode: str, verbs: str) -> None:
    said = event(type="statement", mode=None if mode == "-" else mode, targets=("KOR",))
    one, several = verbs.split("/")
    assert title_of(said, NAMING) == f"North Korea {one}"
    assert title_of(said.model_copy(update={"actors": ("PRK", "RUS")}), NAMING) == f"North Korea and RUS {several}"


def people(*names: str, actor: str | None = "PRK") -> tuple[Participant, ...]:
    return tuple(Participant(name=name, actor=actor) for name in names)


@pytest.mark.parametrize(("fields", "title"), [
    ({"actors": ()}, "Exercise"),
    ({"actors": ("KOR",)}, "South Korea exercise"),
    ({"actors": ("PRK", "KOR")}, "North Korean and South Korea exercise"),
    ({"actors": ("PRK", "KOR", "RUS")}, "North Korean, South Korea and RUS exercise"),
    ({"actors": ("PRK", "KOR", "RUS", "CHN")}, "North Korean, South Korea and 2 others exercise"),
    ({"name": "aqaba  7"}, "Aqaba 7"),
    ({"name": "Aqaba", "edition": "7"}, "Aqaba 7"),
    ({"name": "Aqaba 7", "edition": "7"}, "Aqaba 7"),
    ({"name": "Aqaba", "series": "s", "span": span("2024-03-13")}, "Aqaba 2024"),
    ({"name": "Aqaba", "series": "s", "span": span("2024-03")}, "Aqaba"),
    ({"name": "Aqaba", "series": "s", "span": span("../2024-03-13")}, "Aqaba"),
    ({"name": "Aqaba", "span": span("2024-03-13")}, "Aqaba"),
    ({"name": "Aqaba", "series": "s", "span": span("2024-03-13"), "type": "engagement"}, "Aqaba"),
    ({"equipment": ("tanks", "drones")}, "North Korean exercise with tanks"),
    ({"equipment": ("tanks", "drones"), "mode": "armour"}, "North Korean tank drill with drones"),
    ({"equipment": ("tanks",), "place": FIELD}, "North Korean exercise at Sunan"),
    ({"equipment": ("KN-23",), "place": FIELD, "type": "weapons_test"}, "North Korean weapons test with KN-23"),
    ({"place": FIELD, "type": "weapons_test"}, "North Korean weapons test at Sunan"),
    ({"place": Place(name="the Yellow Sea", precision="sea")}, "North Korean exercise in the Yellow Sea"),
    ({"participants": people("Kim Jong-un")}, "North Korean exercise overseen by Kim Jong-un"),
    ({"participants": people("Kim Jong-un", "Pak")}, "North Korean exercise overseen by Kim Jong-un"),
    ({"participants": people("Kim Jong-un", "Vale")}, "North Korean exercise"),
    ({"participants": people("Pak")}, "North Korean exercise"),
    ({"participants": people("Vale", actor="KOR")}, "North Korean exercise"),
    ({"participants": people("Vale"), "type": "weapons_test"}, "North Korean weapons test"),
    ({"participants": people("Vale"), "type": "engagement", "place": FIELD}, "North Korean engagement at Sunan"),
    ({"type": "statement", "actors": ()}, "Unnamed speaker makes a statement"),
    ({"type": "statement", "participants": people("Pak")}, "Pak makes a statement"),
    ({"type": "statement", "participants": people("Pak", actor=None)}, "Pak makes a statement"),
    ({"type": "statement", "participants": people("Pak", actor="KOR")}, "North Korea makes a statement"),
    ({"type": "statement", "participants": people("Pak", "Kim")}, "North Korea makes a statement"),
    ({"type": "statement", "participants": people("Pak", "Kim", actor=None), "actors": ()}, "Pak makes a statement"),
    ({"type": "statement", "mode": "warning", "name": "Aqaba", "targets": ("KOR",)}, "North Korea warns over Aqaba"),
    ({"type": "statement", "mode": "warning", "targets": ("KOR", "RUS")}, "North Korea warns South Korea and RUS"),
])
def test_a_line(fields: dict[str, Any], title: str) -> None:
    assert title_of(event(**fields), NAMING) == title


def test_without_a_lexicon_codes_stand_for_themselves() -> None:
    assert title_of(event(), Naming.of(None)) == "PRK exercise"


def test_the_lexicon_names_actors_and_those_who_lead_them() -> None:
    naming = Naming.of(load())
    assert (naming.noun("PRK"), naming.adjective("PRK"), naming.noun("XYZ")) == ("North Korea", "North Korean", "XYZ")
    assert "kim jong un" in naming.heads
    assert "kim yo jong" not in naming.heads
