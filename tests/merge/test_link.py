"""From evidence to a verdict."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.merge.making import mention, telling
from timeline.merge.compare import Evidence
from timeline.merge.link import Verdict, is_bare, judge, likeness
from timeline.merge.telling import Telling
from timeline.model import Participant

Given = dict[str, Any]


def told(id_: str, *, published: str = "2024-03-14", **fields: Any) -> Telling:
    return telling(mention(id_, "It took place.", fields.pop("when", "2024-03-13"), **fields), published=published)


def verdict(score: float, *scores: float | None) -> Verdict:
    evidence = tuple(Evidence(one, f"says {one}") for one in scores)
    return Verdict(score, None in scores, evidence)


@pytest.mark.parametrize(("given", "same", "different", "near", "doubtful"), [
    (verdict(1.6), True, False, True, True),
    (verdict(1.59), False, False, True, True),
    (verdict(1.21), False, False, True, True),
    (verdict(1.19), False, False, True, False),
    (verdict(0.81), False, False, True, False),
    (verdict(0.8), False, False, False, False),
    (verdict(9.0, None), False, True, True, False),
    (verdict(3.0, -2.5, 5.5), False, True, True, False),
    (verdict(3.1, -2.5, 5.6), True, False, True, True),
    (verdict(2.0, -2.4, 4.4), True, False, True, True),
    (verdict(0.0, -2.5, 2.5), False, True, False, False),
])
def test_what_a_score_means(given: Verdict, same: bool, different: bool, near: bool, doubtful: bool) -> None:
    assert (given.is_same, given.is_different, given.is_near, given.is_doubtful) == (same, different, near, doubtful)


def test_the_sentence_begins_with_what_spoke_loudest() -> None:
    assert verdict(1.0, 0.5, -2.0, 0.0, 2.5).sentence == "says 2.5; says -2.0; says 0.5"
    assert verdict(1.0, 2.5, None).sentence == "says None"
    assert Verdict(1.0, False, (Evidence(1.0, ""), Evidence(0.5, "a"))).sentence == "a"


@pytest.mark.parametrize(("one", "two", "score"), [
    # actors 0.8, dates 2.2
    ({"mode": "naval"}, {"mode": "naval"}, 0.8 + 2.2 + 0.6),
    ({}, {"mode": "naval"}, 0.8 + 2.2 + 0.6),
    ({"mode": "naval"}, {}, 0.8 + 2.2 + 0.6),
    ({"actors": ()}, {"mode": "naval"}, 2.2),
    ({"mode": "naval"}, {"mode": "naval", "type": "weapons_test"}, 0.8 + 2.2 + 0.6 - 2.5),
    ({}, {"type": "weapons_test"}, 0.8 + 2.2 - 2.5),
    ({"mode": "naval"}, {"mode": "naval", "name": "Aqaba"}, 0.8 + 2.2 + 0.6),
])
def test_the_aspects_are_added_up(one: Given, two: Given, score: float) -> None:
    found = judge(told("a", **one), told("b", **two))
    assert found.score == pytest.approx(score)
    assert found.score == judge(told("b", **two), told("a", **one)).score


def test_what_is_told_as_two_types_says_so() -> None:
    found = judge(told("a"), told("b", type="weapons_test"))
    assert (found.evidence[-1].score, found.evidence[-1].sentence) == (-2.5, "told as exercise and as weapons_test")


def test_a_bare_telling_says_so() -> None:
    found = judge(told("a"), told("b", mode="naval"))
    assert (found.evidence[-1].score, found.evidence[-1].sentence) == (0.6, "one of them says no more than its kind")


@pytest.mark.parametrize(("fields", "bare"), [
    ({}, True), ({"type": "weapons_test"}, True), ({"type": "engagement"}, False), ({"mode": "naval"}, False),
    ({"name": "Aqaba"}, False),
])
def test_who_says_no_more_than_the_kind(fields: Given, bare: bool) -> None:
    assert is_bare(told("a", **fields)) == bare


def test_two_sentences_say_more_than_the_kind() -> None:
    assert not is_bare(telling(mention("a", "It began.", at=0), mention("a", "It ended.", at=1)))


def test_a_veto_ends_the_comparison() -> None:
    found = judge(told("a", actors=("PRK",)), told("b", actors=("KOR",)))
    assert (found.score, found.vetoed, len(found.evidence)) == (0.0, True, 1)
    later = judge(told("a", mode="naval"), told("b", mode="naval", when="2024-05-13"))
    assert (later.score, later.vetoed, later.sentence) == (0.8 + 0.6, True, "dates differ: 2024-03-13 and 2024-05-13")


def test_the_older_is_named_first() -> None:
    older, younger = told("z", when="2024-03-10"), told("a", when="2024-04-10", published="2024-04-11")
    assert judge(younger, older).sentence == judge(older, younger).sentence == "dates differ: 2024-03-10 and 2024-04-10"


@pytest.mark.parametrize(("one", "two", "alike"), [
    ({}, {}, 0.8), ({}, {"when": "2019-03-13"}, 0.8), ({"mode": "naval"}, {"mode": "naval"}, 1.4),
    ({}, {"actors": ("KOR",)}, -math.inf), ({}, {"type": "statement"}, -math.inf), ({}, {"type": "weapons_test"}, 0.8),
    ({"participants": (Participant(name="Kim"),)}, {"participants": (Participant(name="Kim"),), "actors": ()}, 0.6),
])
def test_likeness_apart_from_the_dates(one: Given, two: Given, alike: float) -> None:
    assert likeness(told("a", **one), told("b", **two)) == pytest.approx(alike)
