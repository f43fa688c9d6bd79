"""What speaks for two tellings being one event, as a reader of the news would put it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.making import mention, telling
from timeline.merge.link import judge
from timeline.merge.telling import Telling
from timeline.model import Participant

A_DRILL: dict[str, Any] = {"when": "2024-03-13", "mode": "armour"}
A_LAUNCH: dict[str, Any] = {"type": "weapons_test", "mode": "ballistic_missile", "when": "2023-07-12"}
A_NAMED: dict[str, Any] = {"actors": ("KOR", "USA"), "name": "Freedom Shield", "series": "exercise.freedom_shield"}
A_BARRAGE: dict[str, Any] = {"type": "engagement", "mode": "shelling", "when": "2024-01-05"}
A_WORD: dict[str, Any] = {"type": "statement", "mode": "condemnation", "when": "2024-03-05"}

TOGETHER = [
    ("same day, actor and kind", A_DRILL, A_DRILL, "dates agree: 2024-03-13 in both"),
    ("a date within the other's run", A_NAMED | {"when": "2024-03-04/2024-03-14"}, A_NAMED | {"when": "2024-03-06"},
     "one date lies within the other"),
    ("name and edition outlive the dates", A_NAMED | {"edition": "2024"},
     A_NAMED | {"edition": "2024", "when": "2024-03-04/.."},
     "same edition: Freedom Shield 2024"),
    ("the weapon's designation", A_LAUNCH | {"equipment": ("Hwasong-18",)},
     A_LAUNCH | {"equipment": ("hwasong 18",), "when": "", "sentence": "The Hwasong-18 missile flew for 74 minutes."},
     "same equipment: hwasong 18"),
    ("a day apart for the time zone, all else equal", A_LAUNCH | {"equipment": ("Hwasong-18",), "place": "Sunan"},
     A_LAUNCH | {"equipment": ("Hwasong-18",), "place": "Sunan", "when": "2023-07-11"}, "dates a day apart"),
    ("one speaker, one occasion", A_WORD | {"participants": ("Kim Yo Jong",)}, A_WORD | {"participants": ("Kim Yo-jong",)},
     "people or units in common: kim yo jong"),
]
APART = [
    ("other days", A_DRILL, A_DRILL | {"when": "2024-03-18"}, "dates differ: 2024-03-13 and 2024-03-18"),
    ("other actors", A_DRILL, A_DRILL | {"actors": ("KOR",)}, "different actors: PRK and KOR"),
    ("two kinds of drill on one day", A_DRILL, A_DRILL | {"mode": "naval"}, "different kind: armour and naval"),
    ("two missiles on one day", A_LAUNCH | {"equipment": ("KN-23",)}, A_LAUNCH | {"equipment": ("KN-24",)},
     "different equipment: kn 23 and kn 24"),
    ("two editions", A_NAMED | {"edition": "2024"}, A_NAMED | {"edition": "2023"}, "different editions of Freedom Shield"),
    ("two series", A_NAMED, A_NAMED | {"name": "Ulchi Freedom Shield", "series": "exercise.ulchi"}, "different names"),
    ("two speakers", A_WORD | {"participants": ("Kim Yo Jong",)}, A_WORD | {"participants": ("Defence Ministry",)},
     "different speakers: kim yo jong and defence ministry"),
    ("what experts expect is not what was done", A_LAUNCH | {"when": "2023-07"},
     A_LAUNCH | {"when": "2023-07", "status": "forecast"}, "expected in one"),
    ("shelling, and shelling the next day", A_BARRAGE | {"counts": {"rounds": 200}},
     A_BARRAGE | {"counts": {"rounds": 60}, "when": "2024-01-06"}, "figures differ: 200 rounds and 60 rounds"),
]


def both(one: dict[str, Any], two: dict[str, Any]) -> tuple[Telling, Telling]:
    made = []
    for id_, fields in (("one", one), ("two", two)):
        given = dict(fields)
        people = tuple(Participant(name=name) for name in given.pop("participants", ()))
        sentence = given.pop("sentence", f"The {given.get('mode', 'joint')} event took place, outlet {id_} wrote.")
        made.append(telling(mention(id_, sentence, given.pop("when", ""), participants=people, **given)))
    return made[0], made[1]


@pytest.mark.parametrize(("one", "two", "because"), [case[1:] for case in TOGETHER], ids=[case[0] for case in TOGETHER])
def test_one_event(one: dict[str, Any], two: dict[str, Any], because: str) -> None:
    verdict = judge(*both(one, two))
    assert verdict.is_same, verdict.sentence
    assert because in verdict.sentence


@pytest.mark.parametrize(("one", "two", "because"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_two_events(one: dict[str, Any], two: dict[str, Any], because: str) -> None:
    verdict = judge(*both(one, two))
    assert not verdict.is_same, verdict.sentence
    said = [evidence.sentence for evidence in verdict.evidence if evidence.score is None or evidence.score < 0]
    assert any(because in sentence for sentence in said), said


@pytest.mark.parametrize("case", TOGETHER + APART, ids=lambda case: case[0])
def test_verdicts_are_symmetric(case: tuple[str, dict[str, Any], dict[str, Any], str]) -> None:
    one, two = both(case[1], case[2])
    there, back = judge(one, two), judge(two, one)
    assert (there.score, there.vetoed, there.sentence) == (back.score, back.vetoed, back.sentence)
