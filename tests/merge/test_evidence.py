"""What each aspect says of two tellings: the score, and the sentence that a reader gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.merge.making import mention, telling
from timeline.merge import compare
from timeline.merge.compare import Evidence
from timeline.merge.telling import Telling
from timeline.model import Participant, Place

Given = dict[str, Any]
DRILL: Given = {"mode": "armour"}
SUNAN = Place(name="Sunan", lat=39.2, lon=125.7, country="PRK", precision="place")
PYONGYANG = Place(name="Pyongyang", lat=39.03, lon=125.75, country="PRK", precision="place")
HAEJU = Place(name="Haeju", lat=38.04, lon=125.71, country="PRK", precision="place")
WONSAN = Place(name="Wonsan", lat=39.15, lon=127.44, country="PRK", precision="place")
CHONGJIN = Place(name="Chongjin", lat=41.79, lon=129.78, country="PRK", precision="place")
SEOUL = Place(name="Seoul", country="KOR", precision="place")
THE_NORTH = Place(name="North Korea", country="PRK", precision="country")
THE_SOUTH = Place(name="South Korea", country="KOR", precision="country")
EAST_SEA = Place(name="East Sea", country="KOR", precision="sea")
HWANGHAE = Place(name="Hwanghae", country="PRK", precision="region")
CHAGANG = Place(name="Chagang", country="PRK", precision="region")


def told(id_: str, fields: Given) -> Telling:
    given = {"sentence": "It took place.", "published": "2024-03-14", **fields}
    sentence, published, when = given.pop("sentence"), given.pop("published"), given.pop("when", "")
    given["participants"] = tuple(Participant(name=name) for name in given.pop("people", ()))
    return telling(mention(given.pop("id", id_), sentence, when, **given), published=published)


Case = tuple[str, Given, Given, float | None, str]

DATES: list[Case] = [
    ("one day", {"when": "2024-03-13"}, {"when": "2024-03-13"}, 2.2, "dates agree: 2024-03-13 in both"),
    ("one run", {"when": "2024-03-04/2024-03-14"}, {"when": "2024-03-04/2024-03-14"}, 2.2,
     "dates agree: 2024-03-04 to 2024-03-14 in both"),
    ("one month", {"when": "2024-03"}, {"when": "2024-03"}, 0.8, "dates agree: 2024-03-01/2024-03-31 in both"),
    ("a day of the month", {"when": "2024-03"}, {"when": "2024-03-13"}, 0.4,
     "dates overlap: 2024-03-01/2024-03-31 and 2024-03-13"),
    ("the same beginning, one end open", {"when": "2024-03-04/.."}, {"when": "2024-03-04/2024-03-14"}, 2.2,
     "dates overlap: 2024-03-04 to ? and 2024-03-04 to 2024-03-14"),
    ("the same end alone", {"when": "../2024-03-14"}, {"when": "../2024-03-14"}, 2.2,
     "dates agree: ? to 2024-03-14 in both"),
    ("beginning and end", {"when": "2024-03-04/.."}, {"when": "../2024-03-14"}, 2.2,
     "dates overlap: 2024-03-04 to ? and ? to 2024-03-14"),
    ("a day of the run", {"when": "2024-03-04/2024-03-14"}, {"when": "2024-03-06"}, 0.8,
     "one date lies within the other: 2024-03-04 to 2024-03-14 and 2024-03-06"),
    ("a day after the run has begun", {"when": "2024-03-06"}, {"when": "2024-03-04/.."}, 0.8,
     "one date lies within the other: 2024-03-06 and 2024-03-04 to ?"),
    ("a day off", {"when": "2024-03-13"}, {"when": "2024-03-14"}, -0.8,
     "dates a day apart, as time zones make them: 2024-03-13 and 2024-03-14"),
    ("two days off", {"when": "2024-03-13"}, {"when": "2024-03-15"}, None, "dates differ: 2024-03-13 and 2024-03-15"),
    ("two days off under one name", {"when": "2024-03-13", "name": "Aqaba"}, {"when": "2024-03-15", "name": "AQABA"}, -1.0,
     "dates differ, under one name: 2024-03-13 and 2024-03-15"),
    ("sixty days off under one series", {"when": "2024-03-01", "series": "s"}, {"when": "2024-04-30", "series": "s"}, -1.0,
     "dates differ, under one name: 2024-03-01 and 2024-04-30"),
    ("sixty-one days off under one series", {"when": "2024-03-01", "series": "s"}, {"when": "2024-05-01", "series": "s"},
     None,
     "dates differ: 2024-03-01 and 2024-05-01"),
    ("two days off under two series", {"when": "2024-03-01", "series": "s", "name": "A"},
     {"when": "2024-03-03", "series": "t", "name": "A"}, None, "dates differ: 2024-03-01 and 2024-03-03"),
    ("assumed, and fits", {"when": "2024-03-13", "date_basis": "fresh"}, {"when": "2024-03-13"}, 1.54,
     "dates agree: 2024-03-13 in both"),
    ("carried over, and fits", {"when": "2024-03-13"}, {"when": "2024-03-13", "date_basis": "carried"}, 1.54,
     "dates agree: 2024-03-13 in both"),
    ("assumed in one report for two", {"when": "2024-03-13", "date_basis": "fresh", "id": "a"},
     {"when": "2024-03-13", "id": "a"}, 0.0, ""),
    ("assumed, a week off", {"when": "2024-03-13", "date_basis": "fresh"}, {"when": "2024-03-20"}, 0.3,
     "dates 7 days apart, one of them assumed: 2024-03-13 and 2024-03-20"),
    ("assumed, eight days off", {"when": "2024-03-13", "date_basis": "fresh"}, {"when": "2024-03-21"}, -0.4,
     "dates 8 days apart, one of them assumed: 2024-03-13 and 2024-03-21"),
    ("assumed, three weeks off", {"when": "2024-03-13", "date_basis": "fresh"}, {"when": "2024-04-03"}, -0.4,
     "dates 21 days apart, one of them assumed: 2024-03-13 and 2024-04-03"),
    ("assumed, more than three weeks off", {"when": "2024-03-13", "date_basis": "fresh"}, {"when": "2024-04-04"}, -1.2,
     "dates 22 days apart, one of them assumed: 2024-03-13 and 2024-04-04"),
    ("words assumed to be fresh, a week off", {"when": "2024-03-13", "date_basis": "fresh", "type": "statement"},
     {"when": "2024-03-20"}, -1.2, "dates 7 days apart, one of them assumed: 2024-03-13 and 2024-03-20"),
    ("words assumed to be fresh, a day off", {"when": "2024-03-13", "type": "statement"},
     {"when": "2024-03-14", "date_basis": "fresh", "type": "statement"}, -0.8,
     "dates a day apart, as time zones make them: 2024-03-13 and 2024-03-14"),
    ("undated, out near the day", {}, {"when": "2024-03-10"}, 0.6, "one came out near the other's date: 2024-03-10"),
    ("undated, out a week after the end", {"published": "2024-03-24"}, {"when": "2024-03-10/2024-03-17"}, 0.6,
     "one came out near the other's date: 2024-03-10 to 2024-03-17"),
    ("undated, out a week before", {"when": "2024-03-21"}, {}, 0.6, "two came out near the other's date: 2024-03-21"),
    ("undated, out eight days before", {"when": "2024-03-22"}, {}, 0.5, "reports 0 days apart"),
    ("undated both, out on two days", {}, {"published": "2024-03-15"}, 0.5, "reports a day apart"),
    ("undated both, three days apart", {}, {"published": "2024-03-17"}, 0.5, "reports 3 days apart"),
    ("undated both, four days apart", {}, {"published": "2024-03-18"}, 0.0, ""),
    ("undated both, three weeks apart", {}, {"published": "2024-04-04"}, 0.0, ""),
    ("undated both, more than three weeks apart", {}, {"published": "2024-04-05"}, -1.0,
     "reports 22 days apart and no common date"),
    ("undated both, under one name", {"name": "Aqaba"}, {"published": "2024-04-05", "name": "Aqaba"}, 0.0, ""),
    ("undated, and so the report", {"published": None}, {"when": "2024-03-13"}, 0.0, ""),
    ("undated, in one report", {"id": "a"}, {"id": "a", "when": "2024-03-13"}, 0.0, ""),
]
ACTORS: list[Case] = [
    ("one", {}, {}, 0.8, "same actors: PRK"),
    ("the same two", {"actors": ("USA", "KOR")}, {"actors": ("KOR", "USA")}, 1.1, "same actors: KOR, USA"),
    ("one of the two", {"actors": ("USA", "KOR")}, {"actors": ("USA",)}, 0.5, "actors in common: USA"),
    ("one in common, another each", {"actors": ("USA", "KOR")}, {"actors": ("USA", "JPN")}, 0.0, "actors in common: USA"),
    ("others", {}, {"actors": ("KOR",)}, None, "different actors: PRK and KOR"),
    ("an alliance", {"actors": ("NATO",)}, {"actors": ("POL",)}, -0.5, "different actors: NATO and POL"),
    ("an alliance of the other side", {"actors": ("MLI",)}, {"actors": ("ECOWAS",)}, -0.5,
     "different actors: MLI and ECOWAS"),
    ("nobody named", {"actors": ()}, {}, 0.0, ""),
    ("nobody named by the other", {}, {"actors": ()}, 0.0, ""),
]
TARGETS: list[Case] = [
    ("one in common", {"targets": ("KOR", "USA")}, {"targets": ("KOR",)}, 0.4, "targets in common: KOR"),
    ("others", {"targets": ("KOR",)}, {"targets": ("JPN",)}, -1.0, "different targets: KOR and JPN"),
    ("told by one", {"targets": ("KOR",)}, {}, 0.0, ""),
    ("told by the other", {}, {"targets": ("KOR",)}, 0.0, ""),
]
MODES: list[Case] = [
    ("the same", {"mode": "armour"}, {"mode": "armour"}, 0.6, "both armour"),
    ("the same, a general one", {"mode": "field_training"}, {"mode": "field_training"}, 0.3, "both field training"),
    ("a general one, and a special one", {"mode": "live_fire"}, {"mode": "naval"}, -0.5,
     "live fire in one, naval in the other"),
    ("a special one, and a general one", {"mode": "naval"}, {"mode": "combined"}, -0.5,
     "naval in one, combined in the other"),
    ("other drills", {"mode": "naval"}, {"mode": "air"}, -2.8, "different kind: naval and air"),
    ("other tests", {"mode": "drone", "type": "weapons_test"}, {"mode": "engine", "type": "weapons_test"}, -2.0,
     "different kind: drone and engine"),
    ("other words", {"mode": "threat", "type": "statement"}, {"mode": "warning", "type": "statement"}, 0.0,
     "different kind: threat and warning"),
    ("words, of which one is a claim", {"mode": "claim", "type": "statement"}, {"mode": "warning", "type": "statement"},
     -0.5,
     "claim in one, warning in the other"),
    ("other fire", {"mode": "shelling", "type": "engagement"}, {"mode": "air_strike", "type": "engagement"}, -0.8,
     "different kind: shelling and air strike"),
    ("of two types", {"mode": "naval"}, {"mode": "air_defence", "type": "weapons_test"}, -0.8,
     "different kind: naval and air defence"),
    ("told by one", {"mode": "naval"}, {}, 0.0, ""),
    ("told by the other", {}, {"mode": "naval"}, 0.0, ""),
]
STATUS: list[Case] = [
    ("facts", {}, {}, 0.0, ""),
    ("expected, and a fact", {"status": "forecast"}, {}, -2.6, "expected in one, told as a fact in the other"),
    ("expected by both", {"status": "forecast"}, {"status": "forecast"}, 0.0, ""),
    ("still planned when it was over", {"status": "planned"}, {"when": "2024-03-13"}, -2.0,
     "still planned in one, when the other was over"),
    ("was over when still planned", {"when": "2024-03-13"}, {"status": "planned"}, -2.0,
     "still planned in two, when the other was over"),
    ("planned on the day", {"status": "planned"}, {"when": "2024-03-14"}, 0.0, ""),
    ("planned, and called off", {"status": "planned"}, {"when": "2024-03-13", "status": "cancelled"}, 0.0, ""),
    ("planned, by a report without a day", {"status": "planned", "published": None}, {"when": "2024-03-13"}, 0.0, ""),
    ("told as a fact twice", {"status": "ongoing"}, {"when": "2024-03-13"}, 0.0, ""),
]
PLACES: list[Case] = [
    ("one", {"place": SUNAN}, {"place": SUNAN}, 1.0, "same place: Sunan"),
    ("one country", {"place": THE_NORTH}, {"place": THE_NORTH}, 0.2, "same place: North Korea"),
    ("written otherwise", {"place": "Al-Tanf"}, {"place": "al Tanf"}, 1.0, "same place: Al-Tanf"),
    ("neighbours", {"place": SUNAN}, {"place": PYONGYANG}, 0.7, "places 19 km apart: Sunan and Pyongyang"),
    ("far away", {"place": SUNAN}, {"place": CHONGJIN}, -1.5, "places 449 km apart: Sunan and Chongjin"),
    ("neither near nor far", {"place": SUNAN}, {"place": WONSAN}, -1.0, "different places: Sunan and Wonsan"),
    ("south of it", {"place": SUNAN}, {"place": HAEJU}, -1.0, "different places: Sunan and Haeju"),
    ("other countries", {"place": SUNAN}, {"place": SEOUL}, -1.0, "different countries: Sunan and Seoul"),
    ("two countries", {"place": THE_NORTH}, {"place": THE_SOUTH}, -1.0, "different countries: North Korea and South Korea"),
    ("a place in the country", {"place": SUNAN}, {"place": THE_NORTH}, 0.0, ""),
    ("a sea", {"place": SUNAN}, {"place": EAST_SEA}, -0.4, "different places: Sunan and East Sea"),
    ("regions", {"place": HWANGHAE}, {"place": CHAGANG}, -0.4, "different places: Hwanghae and Chagang"),
    ("a place and a region", {"place": SUNAN}, {"place": HWANGHAE}, -0.4, "different places: Sunan and Hwanghae"),
    ("told by one", {"place": SUNAN}, {}, 0.0, ""),
    ("told by the other", {}, {"place": SUNAN}, 0.0, ""),
]
NAMED: Given = {"name": "Aqaba", "series": "s"}
NAMES: list[Case] = [
    ("one series", NAMED, NAMED, 1.8, "same name: Aqaba"),
    ("one edition", NAMED | {"edition": "7"}, NAMED | {"edition": "7"}, 3.0, "same edition: Aqaba 7"),
    ("two editions", NAMED | {"edition": "7"}, NAMED | {"edition": "8"}, None, "different editions of Aqaba: 7 and 8"),
    ("an edition told by one", NAMED | {"edition": "7"}, NAMED, 1.8, "same name: Aqaba"),
    ("two series", NAMED, {"name": "Petra", "series": "t"}, None, "different names: Aqaba and Petra"),
    ("one name of no series", {"name": "Red Sands"}, {"name": "RED SANDS"}, 1.8, "same name: Red Sands"),
    ("two names of no series", {"name": "Red Sands"}, {"name": "Red Dunes"}, -2.5,
     "different names: Red Sands and Red Dunes"),
    ("a name, and another kind of drill", {"name": "Red Sands", "mode": "naval"}, {"mode": "air"}, -0.5,
     "only one of them is called Red Sands"),
    ("another kind of drill, and a name", {"mode": "air"}, {"name": "Red Sands", "mode": "naval"}, -0.5,
     "only one of them is called Red Sands"),
    ("a name, and the same kind of drill", {"name": "Red Sands", "mode": "naval"}, {"mode": "naval"}, 0.0, ""),
    ("a name, and a general kind", {"name": "Red Sands", "mode": "naval"}, {"mode": "live_fire"}, 0.0, ""),
    ("a name, and no kind", {"name": "Red Sands", "mode": "naval"}, {}, 0.0, ""),
    ("no names", {"mode": "naval"}, {"mode": "air"}, 0.0, ""),
]
EQUIPMENT: list[Case] = [
    ("a designation", {"equipment": ("KN-23", "tank")}, {"equipment": ("kn 23", "tank")}, 1.4, "same equipment: kn 23"),
    ("a kind of thing", {"equipment": ("Tank", "gun")}, {"equipment": ("tank",)}, 0.6, "same kind of equipment: tank"),
    ("two designations", {"equipment": ("KN-23",)}, {"equipment": ("KN-24",)}, -3.0, "different equipment: kn 23 and kn 24"),
    ("a designation and a kind", {"equipment": ("KN-23",)}, {"equipment": ("tank",)}, -0.3, "other equipment named"),
    ("told by one", {"equipment": ("KN-23",)}, {}, 0.0, ""),
    ("told by the other", {}, {"equipment": ("tank",)}, 0.0, ""),
]
COUNTS: list[Case] = [
    ("a figure", {"counts": {"troops": 13000}}, {"counts": {"Troops": 13000}}, 0.8, "same figure: 13000 troops"),
    ("a few", {"counts": {"ships": 4}}, {"counts": {"ships": 4}}, 0.3, "same figure: 4 ships"),
    ("five", {"counts": {"ships": 5}}, {"counts": {"ships": 5}}, 0.8, "same figure: 5 ships"),
    ("three quarters", {"counts": {"ships": 3}}, {"counts": {"ships": 4}}, -0.1, "figures differ: 3 ships and 4 ships"),
    ("half", {"counts": {"ships": 10}}, {"counts": {"ships": 5}}, -0.6, "figures differ: 10 ships and 5 ships"),
    ("a third", {"counts": {"ships": 3}}, {"counts": {"ships": 9}}, -1.2, "figures differ: 3 ships and 9 ships"),
    ("the best of them", {"counts": {"ships": 3, "jets": 8}}, {"counts": {"ships": 9, "jets": 8}}, 0.8,
     "same figure: 8 jets"),
    ("of other things", {"counts": {"ships": 3}}, {"counts": {"jets": 3}}, 0.0, ""),
    ("told by one", {"counts": {"ships": 3}}, {}, 0.0, ""),
]
PEOPLE: list[Case] = [
    ("one", {"people": ("Kim Jong-un",)}, {"people": ("Kim Jong Un",)}, 0.6, "people or units in common: kim jong un"),
    ("one speaker", {"people": ("Kim Yo Jong",), "type": "statement"}, {"people": ("Kim Yo-jong",), "type": "statement"},
     0.9,
     "people or units in common: kim yo jong"),
    ("two speakers", {"people": ("Kim",), "type": "statement"}, {"people": ("Lee",), "type": "statement"}, -3.0,
     "different speakers: kim and lee"),
    ("two who were there", {"people": ("Kim",)}, {"people": ("Lee",)}, 0.0, ""),
    ("one who spoke, one who was there", {"people": ("Kim",), "type": "statement"}, {"people": ("Lee",)}, 0.0, ""),
    ("told by one", {"people": ("Kim",)}, {}, 0.0, ""),
]
WORDS: list[Case] = [
    ("the same", {"sentence": "Gunners shelled Harran Hill."}, {"sentence": "Gunners shelled Harran Hill."}, 1.5,
     "words in common: gunners, shelled, harran, hill"),
    ("two of four", {"sentence": "Gunners shelled Harran Hill."},
     {"sentence": "Harran Hill burned for hours, farmers told."},
     1.05, "words in common: harran, hill"),
    ("one of five", {"sentence": "Gunners shelled Harran Hill twice."},
     {"sentence": "Farmers below Harran wanted better roads and schools."}, 0.15, ""),
    ("none", {"sentence": "Gunners shelled Harran Hill."}, {"sentence": "Farmers wanted better roads."}, -0.4, ""),
    ("too few to tell", {"sentence": "Gunners shelled."}, {"sentence": "Gunners shelled Harran Hill."}, 0.0, ""),
]
TABLES: dict[Callable[[Telling, Telling], Evidence], list[Case]] = {
    compare.compare_dates: DATES, compare.compare_actors: ACTORS, compare.compare_targets: TARGETS,
    compare.compare_modes: MODES, compare.compare_status: STATUS, compare.compare_places: PLACES,
    compare.compare_names: NAMES, compare.compare_equipment: EQUIPMENT, compare.compare_counts: COUNTS,
    compare.compare_people: PEOPLE, compare.compare_words: WORDS,
}


@pytest.mark.parametrize(
    ("aspect", "one", "two", "score", "sentence"),
    [pytest.param(aspect, *case[1:], id=f"{aspect.__name__.removeprefix('compare_')}: {case[0]}")
     for aspect, cases in TABLES.items() for case in cases])
def test_an_aspect(
    aspect: Callable[[Telling, Telling], Evidence], one: Given, two: Given, score: float | None, sentence: str
) -> None:
    found = aspect(told("one", one), told("two", two))
    assert (found.score if found.score is None else round(found.score, 6), found.sentence) == (score, sentence)


def test_every_aspect_has_its_table() -> None:
    assert set(TABLES) == set(compare.COMPARISONS)
