"""From verdicts on pairs to groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.merge.making import mention, telling
from timeline.merge.cluster import Clustering, Group, corroborated_alike
from timeline.merge.compare import Evidence
from timeline.merge.link import Verdict
from timeline.merge.telling import Pair, Telling, pair
from timeline.model import Participant

IDS = "abcdef"
TELLINGS = {f"{name}/0/exercise": telling(mention(name, "It took place."), published=f"2024-03-1{n}")
            for n, name in enumerate(IDS)}


def key(one: str, two: str) -> Pair:
    return pair(f"{one}/0/exercise", f"{two}/0/exercise")


def clustering(scores: dict[str, float | None]) -> Clustering:
    """Tellings a to f with these scores for pairs (``"ab"``), 1.6 for all others; None is a veto."""
    def judge(one: Telling, two: Telling) -> Verdict:
        score = scores.get(one.id[0] + two.id[0], 1.6)
        return Verdict(score or 0.0, score is None, (Evidence(score, "because"),))

    return Clustering(TELLINGS.values(), judge, {})


def names(groups: Iterable[Group]) -> list[str]:
    return ["".join(one.id[0] for one in group.tellings) for group in groups]


EVERY = [key(one, two) for one in IDS for two in IDS if one < two]
FAR = {one + two: 0.0 for one in IDS for two in IDS if one < two}


@pytest.mark.parametrize(("scores", "groups"), [
    ({}, ["abcdef"]),
    (FAR, ["a", "b", "c", "d", "e", "f"]),
    (FAR | {"ab": 3.0}, ["ab", "c", "d", "e", "f"]),
    (FAR | {"ab": 3.0, "ac": 2.0, "bc": None}, ["ab", "c", "d", "e", "f"]),
    (FAR | {"ab": 2.0, "ac": 3.0, "bc": None}, ["ac", "b", "d", "e", "f"]),
    (FAR | {"ab": 3.0, "ac": 2.0, "bc": 1.2}, ["abc", "d", "e", "f"]),
    (FAR | {"ab": 3.0, "ac": 2.0, "bc": 1.1}, ["ab", "c", "d", "e", "f"]),
    (FAR | {"ab": 3.0, "ac": 9.0, "bc": -2.5}, ["ac", "b", "d", "e", "f"]),
    (FAR | {"ab": 3.0, "cd": 3.0, "ac": 2.5, "ad": 1.6, "bc": 1.6, "bd": 0.8}, ["abcd", "e", "f"]),
    (FAR | {"ab": 3.0, "cd": 3.0, "ac": 2.3, "ad": 1.6, "bc": 1.6, "bd": 0.8}, ["ab", "cd", "e", "f"]),
])
def test_who_comes_together(scores: dict[str, float | None], groups: list[str]) -> None:
    run = clustering(scores)
    run.agglomerate(EVERY)
    assert names(run.groups(EVERY)) == groups


def test_only_candidates_are_joined() -> None:
    run = clustering({})
    run.agglomerate([key("a", "c"), key("c", "e")])
    assert names(run.groups([])) == ["ace", "b", "d", "f"]


def test_what_is_barred_stays_apart_and_what_is_bound_comes_together() -> None:
    run = clustering(FAR | {"ab": 3.0})
    run.bar([key("a", "b")])
    run.agglomerate(EVERY)
    said = Verdict(0.0, False, (Evidence(9.0, "a person said so"),))
    run.bind([(key("c", "d"), said), (key("a", "f"), said)])
    groups = run.groups(EVERY)
    assert names(groups) == ["af", "b", "cd", "e"]
    assert [[join.verdict for join in group.joins] for group in groups] == [[said], [], [said], []]


def test_joins_name_the_older_first_and_the_nearest_that_stayed_out_come_by_score() -> None:
    run = clustering(FAR | {"ab": 3.0, "ac": 1.0, "ad": 1.1, "bd": 1.5, "ae": 1.3, "af": 1.2})
    run.agglomerate(EVERY)
    group = run.groups(EVERY)[0]
    assert [(join.a.id[0], join.b.id[0]) for join in group.joins] == [("a", "b")]
    assert [(join.a.id[0], join.b.id[0], join.verdict.score) for join in group.apart] == [
        ("b", "d", 1.5), ("a", "e", 1.3), ("a", "f", 1.2)]


def test_a_pair_is_judged_once() -> None:
    asked = []

    def judge(one: Telling, two: Telling) -> Verdict:
        asked.append((one.id[0], two.id[0]))
        return Verdict(0.5, False, (Evidence(0.5, "long"),))

    run = Clustering(TELLINGS.values(), judge, {})
    first, again = run.verdict(*key("b", "a")), run.verdict(*key("a", "b"))
    assert asked == [("a", "b")]
    assert first is again
    assert first == Verdict(0.5, False, ()), "the evidence of pairs that nobody asks about is not kept"


def test_a_join_keeps_its_evidence() -> None:
    run = clustering(FAR | {"ab": 3.0, "ac": 1.0})
    run.agglomerate(EVERY)
    group = run.groups(EVERY)[0]
    assert [join.verdict.evidence[0].sentence for join in (*group.joins, *group.apart)] == ["because", "because"]


def told(id_: str, **fields: Any) -> Telling:
    return telling(mention(id_, "It took place.", fields.pop("when", ""), **fields))


@pytest.mark.parametrize(("one", "two", "alike"), [
    ([{"when": "2024-03-13"}] * 2, [{"when": "2024-03-14"}] * 2, False),
    ([{"when": "2024-03-13"}] * 2, [{"when": "2024-03-14"}], True),
    ([{"when": "2024-03-13"}], [{"when": "2024-03-14"}] * 2, True),
    ([{"when": "2024-03-13"}] * 2, [{"when": "2024-03-13"}] * 2, True),
    ([{"when": "2024-03-13"}] * 2, [{"when": "2024-03-14", "date_basis": "computed"}] * 2, False),
    ([{"when": "2024-03-13"}] * 2, [{"when": "2024-03-14", "date_basis": "carried"}] * 2, True),
    ([{"when": "2024-03-04/2024-03-13"}] * 2, [{"when": "2024-03-14"}] * 2, True),
    ([{"mode": "naval"}] * 2, [{"mode": "air"}] * 2, False),
    ([{"mode": "naval"}] * 2, [{"mode": "combined"}] * 2, True),
    ([{"mode": "naval"}] * 2, [{}] * 2, True),
    ([{"equipment": ("KN-23",)}] * 2, [{"equipment": ("KN-24",)}] * 2, False),
    ([{"equipment": ("KN-23",)}] * 2, [{"equipment": ("tank",)}] * 2, True),
    ([{"equipment": ("gun",)}] * 2, [{"equipment": ("tank",)}] * 2, True),
    ([{"type": "statement", "participants": (Participant(name="Kim"),)}] * 2,
     [{"type": "statement", "participants": (Participant(name="Lee"),)}] * 2, False),
    ([{"participants": (Participant(name="Kim"),)}] * 2, [{"participants": (Participant(name="Lee"),)}] * 2, True),
])
def test_what_two_reports_say_on_either_side_must_agree(
    one: list[dict[str, Any]], two: list[dict[str, Any]], alike: bool
) -> None:
    ours = [told(f"a{n}", **fields) for n, fields in enumerate(one)]
    theirs = [told(f"b{n}", **fields) for n, fields in enumerate(two)]
    assert corroborated_alike(ours, theirs) == alike


def test_one_report_corroborates_nothing() -> None:
    ours = [told("a", mode="naval"), told("a", mode="naval")]
    assert corroborated_alike(ours, [told("b", mode="air"), told("c", mode="air")])
