"""What an event says, of all that its reports say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.making import day, mention, report, span
from timeline.dates.span import Span
from timeline.merge.cluster import Group, Join
from timeline.merge.event import derive
from timeline.merge.link import Verdict
from timeline.merge.telling import Telling
from timeline.merge.title import Naming
from timeline.model import Event, Participant, Place

Given = dict[str, Any]


def told(*reports: Given | list[Given]) -> Event:
    """The event of reports a, b, c … out on the 14th, 15th, 16th … of March, each with the mentions given."""
    tellings = []
    for number, said in enumerate(reports):
        id_ = "abcdefgh"[number]
        mentions = []
        published: str | None = f"2024-03-{14 + number}"
        for at, fields in enumerate(said if isinstance(said, list) else [said]):
            given = {"when": "2024-03-13", **fields}
            published = given.pop("published", published)
            mentions.append(mention(id_, f"Report {id_} tells it.", given.pop("when"), at=at, **given))
        text = f"{id_} " * 9
        tellings.append(Telling(report(id_, published, text=text, source=f"Paper {id_}"), tuple(mentions)))
    return derive(Group(tuple(tellings), (), ()), "x", Naming())


@pytest.mark.parametrize(("types", "expected"), [
    (["exercise", "exercise", "weapons_test"], "exercise"), (["exercise", "weapons_test", "weapons_test"], "weapons_test"),
    (["weapons_test", "exercise"], "weapons_test"), (["deployment", "weapons_test", "weapons_test", "exercise", "exercise"],
                                                     "exercise"),
])
def test_the_type_is_what_most_say(types: list[str], expected: str) -> None:
    assert told(*({"type": type_} for type_ in types)).type == expected


@pytest.mark.parametrize(("said", "expected"), [
    ([{"mode": "naval"}, {"mode": "air"}, {"mode": "air"}], "air"),
    ([{"mode": "field_training"}, {"mode": "field_training"}, {"mode": "air"}], "air"),
    ([{"mode": "field_training"}, {}], "field_training"),
    ([{"mode": "naval"}, {"mode": "naval"}, {"mode": "combined", "name": "Aqaba"}], "combined"),
    ([{}], "field_training"),
    ([{"actors": ("EGY", "JOR")}], "combined"),
    ([{"actors": ()}], None),
    ([{"mode": "naval"}, {"mode": "shelling", "type": "engagement"}], "naval"),
    ([{"type": "weapons_test"}], None),
    ([{"type": "statement", "mode": "claim"}, {"type": "statement", "mode": "claim"},
      {"type": "statement", "mode": "warning"}], "warning"),
    ([{"type": "statement", "mode": "claim"}], "claim"),
    ([{"type": "statement", "mode": "condemnation"}, {"type": "statement", "mode": "threat"}], "threat"),
    ([{"type": "statement", "mode": "threat"}, {"type": "statement", "mode": "condemnation"},
      {"type": "statement", "mode": "condemnation"}], "condemnation"),
    ([{"type": "statement"}], None),
])
def test_the_mode(said: list[Given], expected: str | None) -> None:
    assert told(*said).mode == expected


@pytest.mark.parametrize(("said", "expected"), [
    ([{"when": "2024-03", "published": "2024-03-20"}], Span(day("2024-03-01"), day("2024-03-20"), day("2024-03-01"),
                                                            day("2024-03-31"))),
    ([{"when": "2024-03", "published": "2024-04-02"}], span("2024-03")),
    ([{"when": "2024-03", "published": "2024-02-20"}], span("2024-03")),
    ([{"when": "2024-03", "status": "planned", "published": "2024-03-20"}], span("2024-03")),
    ([{"when": "2024-03", "published": None}], span("2024-03")),
    ([{"when": "../2024-03-15", "published": "2024-03-06"}],
     Span(None, day("2024-03-06"), day("2024-03-15"), day("2024-03-15"))),
    ([{"when": "../2024-03-15", "published": "2024-03-15"}],
     Span(None, day("2024-03-15"), day("2024-03-15"), day("2024-03-15"))),
    ([{"when": "../2024-03-15", "published": "2024-03-16"}], span("../2024-03-15")),
    ([{"when": "2024-03-04/.."}], span("2024-03-04/..")),
    ([{"when": ""}], Span()),
])
def test_what_was_told_as_news_had_begun(said: list[Given], expected: Span) -> None:
    assert told(*said).span == expected


def test_three_days_of_doubt_are_left() -> None:
    bounds = Span(day("2024-03-11"), day("2024-03-14"), day("2024-03-11"), day("2024-03-14"))
    held = mention("a", "It was held.", "2024-03-11")
    one = Telling(report("a", "2024-03-12"), (held.model_copy(update={"span": bounds}),))
    assert derive(Group((one,), (), ()), "x", Naming()).span == bounds
    wider = bounds.hull(Span.on(day("2024-03-15")))
    two = Telling(report("a", "2024-03-12"), (held.model_copy(update={"span": wider}),))
    assert derive(Group((two,), (), ()), "x", Naming()).span.start_latest == day("2024-03-12")


def test_actors_come_in_order_of_how_many_name_them_without_those_whom_few_do() -> None:
    said: list[Given] = [{"actors": actors} for actors in (("USA", "KOR"), ("KOR",), ("KOR", "JPN"), ("KOR", "USA"))]
    assert told(*said).actors == ("KOR", "USA", "JPN")
    assert told(*said, {"actors": ("KOR",)}).actors == ("KOR", "USA")
    assert told({"actors": ("USA", "KOR")}).actors == ("USA", "KOR")
    assert told(*said, {"actors": ()}).actors == ("KOR", "USA", "JPN")


def test_nobody_is_the_target_of_what_they_do() -> None:
    assert told({"targets": ("KOR", "JPN")}, {"actors": ("JPN",), "targets": ("KOR",)}).targets == ("KOR",)


def test_people_are_named_once_and_with_their_side() -> None:
    event = told({"participants": (Participant(name="Kim Jong Un"), Participant(name="Pak"))},
                 {"participants": (Participant(name="Kim Jong-un", actor="PRK"), Participant(name="PAK"))},
                 {"participants": (Participant(name="Kim Jong-Un", actor="KOR"),)})
    assert [(p.name, p.actor) for p in event.participants] == [("Kim Jong-un", "PRK"), ("Pak", None)]


@pytest.mark.parametrize(("places", "expected"), [
    ([("North Korea", "country"), ("Sunan", "place")], "Sunan"),
    ([("East Sea", "sea"), ("Hwanghae", "region")], "Hwanghae"),
    ([("North Korea", "country"), ("East Sea", "sea")], "East Sea"),
    ([("Wonsan", "place"), ("Sunan", "place"), ("Sunan", "place")], "Sunan"),
    ([("Wonsan", "place"), ("Sunan", "place")], "Sunan"),
])
def test_the_place_is_the_most_exact_and_what_most_say(places: list[tuple[str, Any]], expected: str) -> None:
    event = told(*({"place": Place(name=name, precision=precision)} for name, precision in places))
    assert event.place is not None
    assert event.place.name == expected


def test_equipment_is_named_once_as_first_written() -> None:
    named = told({"equipment": ("KN-23", "tank")}, {"equipment": ("kn 23", "drone")}, {"equipment": ("Tank",)}).equipment
    assert sorted(named) == ["KN-23", "drone", "tank"]
    assert told({"equipment": ("tank", "gun")}, {"equipment": ("drone",)}).equipment == ("tank", "gun", "drone")


def test_figures_stand_beside_each_other_with_who_gives_them() -> None:
    event = told({"counts": {"ships": 3}, "attribution": ("navy",)}, {"counts": {"Ships": 3}, "attribution": ("Seoul",)},
                 {"counts": {"ships": 4}})
    figures = [(figure.count.value, figure.reports, figure.attribution) for figure in event.counts]
    assert figures == [(3, ("a", "b"), ("navy", "Seoul")), (4, ("c",), ())]
    assert event.review == ("count-conflict",)
    assert event.attribution == ("navy", "Seoul")


def test_one_report_does_not_contradict_itself() -> None:
    assert told([{"counts": {"ships": 3}}, {"counts": {"ships": 4}}]).review == ()
    assert told({"counts": {"ships": 3}}, {"counts": {"jets": 4}}).review == ()


def test_the_history_has_each_status_once_and_each_change_of_dates() -> None:
    event = told({"status": "planned", "when": "2024-03-20"}, {"status": "planned", "when": ""},
                 {"status": "planned", "when": "2024-03-22"}, {"status": "occurred", "when": "2024-03-22"},
                 {"status": "occurred", "when": "2024-03-22"})
    steps = [(step.report, step.status, step.day, step.span, step.sentence_start) for step in event.history]
    assert steps == [("a", "planned", day("2024-03-14"), span("2024-03-20"), 0),
                     ("c", "planned", day("2024-03-16"), span("2024-03-22"), 0),
                     ("d", "occurred", day("2024-03-17"), span("2024-03-22"), 0)]


@pytest.mark.parametrize(("said", "confidence"), [
    ([{}], 0.5), ([{}, {}], 0.67), ([{}, {}, {}], 0.75), ([{"status": "alleged"}], 0.25), ([{"status": "denied"}], 0.25),
    ([{"status": "forecast", "when": "2024-09"}], 0.25), ([{"when": ""}],
     0.4), ([{"when": "2024-03-12"}, {"when": "2024-03-13"}], 0.57),
    ([{"when": "", "status": "alleged"}], 0.15), ([{"status": "planned", "when": "2024-09"}], 0.5),
])
def test_confidence(said: list[Given], confidence: float) -> None:
    assert told(*said).confidence == confidence


def test_flags_say_what_to_look_at() -> None:
    assert told({"when": ""}).review == ("undated",)
    assert told({"when": "2024-03-12", "counts": {"ships": 1}}, {"counts": {"ships": 9}}).review == (
        "date-conflict", "count-conflict")


@pytest.mark.parametrize(("score", "flagged"), [(1.3, True), (1.1, False)])
def test_what_stayed_out_by_little_is_flagged(score: float, flagged: bool) -> None:
    one, two = (Telling(report(id_), (mention(id_, "It was held.", "2024-03-13"),)) for id_ in "ab")
    event = derive(Group((one,), (), (Join(one, two, Verdict(score, False, ())),)), "x", Naming())
    assert ("duplicate?" in event.review) == flagged


def test_the_rest_is_what_the_reports_say() -> None:
    event = told({"name": "Aqaba", "series": "s", "edition": "7", "time_phrase": "on Wednesday", "date_reason": "said so"},
                 {"name": "Aqaba"}, {"name": "Petra"})
    assert (event.name, event.series, event.edition, event.id) == ("Aqaba", "s", "7", "x")
    assert (event.first_reported, event.n_reports) == (day("2024-03-14"), 3)
    assert event.publishers == ("Paper a", "Paper b", "Paper c")
    assert (event.time_phrase, event.date_reason, event.grain) == ("on Wednesday", "said so", "day")
    assert not event.approximate
    assert event.mentions == ("a/0/exercise", "b/0/exercise", "c/0/exercise")
    assert event.title == "Aqaba 7"
