"""What one report says of one event."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.making import claim, day, mention, report, span, telling
from timeline.merge.telling import (
    Telling,
    between,
    content_words,
    fold,
    kept_apart,
    most_common,
    pair,
    related,
    tell,
)
from timeline.model import Count, Mention, Participant, Place

Given = dict[str, Any]


def chain(*said: Given) -> Telling:
    return telling(*(mention("a", fields.pop("sentence", "It took place."), fields.pop("when", ""), at=at, **fields)
                     for at, fields in enumerate(map(dict, said))))


@pytest.mark.parametrize(("text", "words"), [
    ("The army shelled Harran on Monday.", {"shelled", "harran"}), ("It fired 12 of 300 shells",
     {"fired", "shells", "12", "300"}),
    ("Su-27s over K-2", {"su-27s"}), ("said officials who held a drill", {"drill"}), ("", set()),
    ("A sea-to-air test, the pilot’s words", {"sea-to-air", "test", "pilot’s", "words"}),
])
def test_words_that_say_what_it_is_about(text: str, words: set[str]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(("one", "two"), [
    ("Kim Jong-un", "KIM JONG UN"), ("Al-Tanf", "al tanf"), ("the People’s Army", "The People's  Army"), ("KN-23", "kn 23"),
])
def test_names_that_are_one(one: str, two: str) -> None:
    assert fold(one) == fold(two) == fold(fold(one))


def test_names_that_are_two() -> None:
    assert fold("KN-23") == "kn 23" != fold("KN-24")


@pytest.mark.parametrize(("values", "found"), [
    ("aab", "a"), ("abb", "b"), ("ba", "a"), ("", None), ("c", "c"),
])
def test_the_most_frequent_and_of_equals_the_first_in_the_alphabet(values: str, found: str | None) -> None:
    assert most_common(values) == found


def test_a_chain_says_what_its_sentences_say() -> None:
    one = chain(
        {"mode": "naval", "actors": ("USA",), "targets": ("KOR", "PRK"), "name": "Aqaba", "series": "s", "edition": "7",
         "equipment": ("KN-23",), "counts": {"ships": 3}, "place": "Al-Tanf", "participants": (Participant(name="Kim-Un"),),
         "sentence": "Ships of the fleet met.", "when": "2024-03-13"},
        {"mode": "naval", "actors": ("KOR",), "place": "al tanf", "equipment": ("Tank",), "counts": {"jets": 70}},
        {"mode": "air", "type": "weapons_test", "status": "planned", "sentence": "Jets came late."})
    assert (one.type, one.mode, one.status) == ("exercise", "naval", "occurred")
    assert (one.name, one.series, one.edition) == ("Aqaba", "s", "7")
    assert (one.actors, one.targets) == ({"USA", "KOR", "PRK"}, set())
    assert (one.people, one.equipment) == ({"kim un"}, {"kn 23", "tank"})
    assert [place.name for place in one.places] == ["al tanf"]
    assert [(count.what, count.value) for count in one.counts] == [("ships", 3), ("jets", 70)]
    assert one.words == {"ships", "fleet", "jets", "came", "late", "place"}
    assert one.marks == {"USA", "KOR", "PRK", "kn 23", "tank", "kim un", "al tanf", "70", "naval", "s", "aqaba",
                         "2024-03-13"}
    assert one.dated.span == span("2024-03-13")


@pytest.mark.parametrize(("statuses", "status"), [
    (["planned", "planned", "occurred"], "occurred"), (["alleged", "planned", "planned"], "planned"), (["denied"], "denied"),
])
def test_one_sentence_that_tells_it_as_a_fact_is_enough(statuses: list[str], status: str) -> None:
    assert chain(*({"status": one} for one in statuses)).status == status


def test_of_as_many_types_the_first_in_the_alphabet() -> None:
    assert chain({"type": "weapons_test"}, {"type": "exercise"}).type == "exercise"
    assert chain({"type": "weapons_test"}, {"type": "weapons_test"}, {"type": "exercise"}).type == "weapons_test"


def test_figures_up_to_four_mark_nothing() -> None:
    assert chain({"counts": {"ships": 4, "jets": 5}, "actors": ()}).marks == {"5"}


def test_targets_are_not_those_who_do_it() -> None:
    assert chain({"targets": ("KOR", "PRK")}).targets == {"KOR"}


def test_order_is_by_day_report_and_place_in_it_undated_last() -> None:
    made = [telling(mention("b", "x y"), published="2024-03-13"), telling(mention("a", "x y", at=1), published="2024-03-14"),
            telling(mention("a", "x y", at=2), published="2024-03-14"), telling(mention("a", "x y"), published=None)]
    made.reverse()
    assert sorted(made, key=lambda one: one.order) == list(reversed(made))


FIRST = mention("a", "It was fired at dawn.", "2024-03-13", type="weapons_test", at=0)
A: Given = {"type": "weapons_test", "at": 1}


@pytest.mark.parametrize(("again", "one"), [
    (mention("a", "It fell.", **A), True),
    (mention("a", "It fell.", **A, actors=()), True),
    (mention("a", "It fell.", **A, actors=("PRK", "RUS")), True),
    (mention("a", "It fell.", **A, actors=("RUS",)), False),
    (mention("a", "It fell.", "2024-03-14", **A), True),
    (mention("a", "It fell.", "2024-03-15", **A), False),
    (mention("a", "It fell.", "2024-03-15", **A, date_basis="carried"), True),
    (mention("a", "It fell.", "2024-03-15/2024-03-16", **A), True),
    (mention("b", "It fell.", **A), False),
])
def test_what_a_report_joins_is_one_unless_it_cannot_be(again: Mention, one: bool) -> None:
    tellings = tell({id_: report(id_) for id_ in "ab"}, [FIRST, again], [claim(again, FIRST)])
    assert len(tellings) == (1 if one else 2)


def test_a_drill_may_be_told_by_several_days() -> None:
    began = mention("a", "It began.", "2024-03-04", at=0)
    ended = mention("a", "It ended.", "2024-03-14", at=1)
    assert len(tell({"a": report("a")}, [began, ended], [claim(ended, began)])) == 1


def test_two_series_are_two_drills() -> None:
    one = mention("a", "It began.", name="Aqaba", series="s", at=0)
    two = mention("a", "It ended.", name="Petra", series="t", at=1)
    three = mention("a", "It was long.", at=2)
    assert len(tell({"a": report("a")}, [one, two, three], [claim(two, one)])) == 3
    assert len(tell({"a": report("a")}, [one, two, three], [claim(three, one)])) == 2


def test_a_chain_grows_and_names_what_it_is_not() -> None:
    said = [mention("a", f"Sentence {at}.", type="weapons_test", at=at) for at in range(5)]
    claims = [claim(said[1], said[0]), claim(said[2], said[1]), claim(said[3], said[2], negated=True),
              claim(said[4], said[0], "responds_to")]
    first, second, third = tell({"a": report("a")}, reversed(said), claims)
    assert [one.id for one in first.mentions] == [one.id for one in said[:3]]
    assert (first.apart, second.apart, third.apart) == ({said[3].id, said[4].id}, {said[0].id}, {said[0].id})


def test_what_people_bar_stays_apart() -> None:
    again = mention("a", "It fell.", **A)
    assert len(tell({"a": report("a")}, [FIRST, again], [claim(again, FIRST)], [pair(FIRST.id, again.id)])) == 2


def test_a_claim_about_what_is_gone_says_nothing() -> None:
    again = mention("a", "It fell.", **A)
    assert len(tell({"a": report("a")}, [FIRST], [claim(again, FIRST), claim(FIRST, again, "part_of")])) == 1


def test_pairs_of_claims() -> None:
    again = mention("a", "It fell.", **A)
    same, other = claim(again, FIRST), claim(again, FIRST, negated=True)
    answer = claim(again, FIRST, "responds_to")
    assert kept_apart([same, other, answer]) == [pair(FIRST.id, again.id)]
    assert related([same, other, answer]) == [pair(FIRST.id, again.id)]
    assert between([("a", "b"), ("b", "c"), ("a", "x")], {"a": "1", "b": "2", "c": "2"}) == [("1", "2")]


def test_a_place_and_a_figure_may_be_nowhere() -> None:
    one = chain({})
    assert (one.places, one.counts, one.mode, one.name) == ((), (), None, None)
    two = chain({"place": Place(name="Sunan"), "counts": {"x": 9}})
    assert (two.places, two.counts) == ((Place(name="Sunan"),), (Count(what="x", value=9.0),))
    assert two.report.published == day("2024-03-14")
