"""Which tellings are compared, and which of them are merged together."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from tests.merge.collection import collection
from tests.merge.making import mention, telling
from tests.merge.test_properties import claims_of
from timeline.merge import walk as walks
from timeline.merge.block import in_order, shortlists
from timeline.merge.link import Verdict, judge
from timeline.merge.telling import Telling, tell
from timeline.merge.touched import touched
from timeline.merge.walk import Block, Judge, Ties, Walk, blocks, is_good


def shelling(number: int, place: str, day: str = "2024-03-13") -> Telling:
    sentence = f"Gunners shelled {place}, the daily of district {number} wrote."
    return telling(mention(f"r{number:03}", sentence, day, type="engagement", mode="shelling", place=place))


def found(made: list[Block]) -> list[tuple[list[str], dict[str, list[str]]]]:
    return sorted(
        ([one.id for one in block.tellings], {key: [one.id for one in others] for key, others in block.near.items()})
        for block in made)


def test_of_hundreds_on_one_day_the_most_alike_are_compared() -> None:
    crowd = [shelling(number, f"Town{number:03}") for number in range(300)]
    one, two = shelling(300, "Dovecote Bay", "2024-03-12"), shelling(301, "Dovecote Bay")
    lists = shortlists([one, *crowd, two])
    assert lists[two.id][0] == one.id
    assert lists[one.id][0] == two.id
    assert max(map(len, lists.values())) < 30


def test_where_few_lie_in_a_window_all_are_compared() -> None:
    few = [shelling(number, f"Town{number:03}") for number in range(10)]
    assert {len(others) for others in shortlists(few).values()} == {9}


def test_a_busy_theatre_falls_into_blocks() -> None:
    told = [shelling(10 * place + number, f"Town{place:03}", f"2024-03-{13 + place % 3}")
            for place in range(60) for number in range(10)]
    sizes = sorted(len(block.tellings) for block in blocks(in_order(told), judge))
    assert sum(sizes) == 600
    assert sizes[-1] <= 20


@pytest.mark.parametrize("seed", [3, 4])
def test_a_search_finds_the_blocks_that_a_walk_finds(seed: int) -> None:
    made = collection(25, seed=seed)
    claims = claims_of(made, random.Random(seed))
    tellings = tell({report.id: report for report in made.reports}, made.mentions, claims)
    walked = list(blocks(in_order(tellings), judge))
    assert found(touched(tellings, {one.id for one in tellings}, judge)) == found(walked)
    assert any(telling.apart for telling in tellings)
    assert any(block.near for block in walked)


def test_a_block_is_handed_over_when_all_of_it_has_come_by() -> None:
    january = [shelling(number, "Sunhill", "2024-01-10") for number in range(3)]
    june = [shelling(10 + number, "Sunhill", "2024-06-10") for number in range(3)]
    ordered = in_order([*june, *january])
    walk = Walk(judge)
    for one in ordered:
        walk.enter(one)
    came = []

    def passing() -> Iterator[Telling]:
        for one in ordered:
            came.append(one)
            yield one

    first = next(walk.finish().blocks(passing()))
    assert [one.id for one in first.tellings] == [one.id for one in january]
    assert len(came) == 3


@pytest.mark.parametrize(("score", "best", "matches", "good"), [
    (4.0, 9.0, 1, True), (3.9, 9.0, 1, False), (3.9, 5.8, 1, True), (3.7, 5.8, 1, False), (2.0, 4.0, 16, True),
    (4.0, 9.0, 17, False), (4.5, 9.0, 17, True), (4.4, 9.0, 17, False), (3.5, 4.0, 17, True), (3.4, 4.0, 17, False),
])
def test_which_pairs_are_good_enough(score: float, best: float, matches: int, good: bool) -> None:
    assert is_good(score, best, matches) == good


Scores = dict[str, float]


def judged(scores: Scores) -> Judge:
    """A judge of tellings a, b, c … by the pair of their names; what is not named has nothing in common."""
    def judge(one: Telling, two: Telling) -> Verdict:
        names = sorted(telling.mentions[0].report for telling in (one, two))
        return Verdict(scores.get("".join(names), 0.0), False, ())

    return judge


def named(names: str, **fields: Any) -> dict[str, Telling]:
    return {name: telling(mention(name, "It was held.", "2024-03-13", **fields)) for name in names}


def short(made: Iterable[Block]) -> list[tuple[str, dict[str, str]]]:
    def name(one: Telling) -> str:
        return one.mentions[0].report

    return sorted(
        ("".join(map(name, block.tellings)), {key[0]: "".join(map(name, near)) for key, near in block.near.items()})
        for block in made)


@pytest.mark.parametrize(("scores", "expected"), [
    ({}, [("a", {}), ("b", {}), ("c", {}), ("d", {})]),
    ({"ab": 1.6}, [("ab", {}), ("c", {}), ("d", {})]),
    # nearly the same: remembered, not followed
    ({"ab": 1.5, "ac": 1.4, "ad": 1.3}, [("a", {"a": "bc"}), ("b", {"b": "a"}), ("c", {"c": "a"}), ("d", {"d": "a"})]),
    ({"ab": 0.8}, [("a", {}), ("b", {}), ("c", {}), ("d", {})]),
    # b has a better match, and so has c
    ({"ab": 6.0, "bc": 1.6, "cd": 6.0}, [("ab", {"b": "c"}), ("cd", {"c": "b"})]),
    # c has no better match than b
    ({"ab": 6.0, "bc": 1.6}, [("abc", {}), ("d", {})]),
    # strong enough whatever is better
    ({"ab": 9.0, "bc": 4.0, "cd": 9.0}, [("abcd", {})]),
    ({"ab": 9.0, "bc": 3.9, "cd": 9.0}, [("ab", {"b": "c"}), ("cd", {"c": "b"})]),
    ({"ab": 3.6, "bc": 1.6, "cd": 3.6}, [("abcd", {})]),
    ({"ab": 3.7, "bc": 1.6, "cd": 3.7}, [("ab", {"b": "c"}), ("cd", {"c": "b"})]),
    # of equals the first to come is the best match
    ({"ad": 2.0, "bd": 2.0, "bc": 9.0}, [("ad", {"d": "b"}), ("bc", {"b": "d"})]),
    ({"ac": 1.2, "bc": 1.2, "cd": 1.2}, [("a", {"a": "c"}), ("b", {"b": "c"}), ("c", {"c": "ab"}), ("d", {"d": "c"})]),
])
def test_blocks_by_the_scores_of_pairs(scores: Scores, expected: list[tuple[str, dict[str, str]]]) -> None:
    tellings = named("abcd")
    assert short(blocks(in_order(tellings.values()), judged(scores))) == expected
    assert short(touched(tellings.values(), {one.id for one in tellings.values()}, judged(scores))) == expected


@pytest.mark.parametrize("find", ["walk", "search"])
def test_what_people_say_binds(find: str) -> None:
    tellings = named("abcd")
    ids = {name: one.id for name, one in tellings.items()}

    def found(scores: Scores, **ties: Ties) -> list[tuple[str, dict[str, str]]]:
        judge = judged(scores)
        if find == "walk":
            return short(blocks(in_order(tellings.values()), judge, **ties))
        return short(touched(tellings.values(), set(ids.values()), judge, **ties))

    apart = {ids["a"]: {ids["b"]}, ids["b"]: {ids["a"]}}
    assert found({"ab": 9.0}, barred=apart) == [("a", {"a": "b"}), ("b", {"b": "a"}), ("c", {}), ("d", {})]
    together = {ids["a"]: {ids["d"]}, ids["d"]: {ids["a"]}, "gone": {ids["b"]}}
    assert found({"ab": 9.0}, bound=together) == [("abd", {}), ("c", {})]


def test_in_a_crowd_more_is_asked_of_a_match() -> None:
    crowd = named("abcdefghijklmnopqrs")
    scores = {"a" + name: 3.0 for name in crowd if name != "a"} | {"ab": 4.0} | {name + "s": 4.5 for name in "bcdefghij"}
    walked = short(blocks(in_order(crowd.values()), judged(scores)))
    assert walked == short(touched(crowd.values(), {one.id for one in crowd.values()}, judged(scores)))
    assert sum(len(names) for names, _ in walked) == len(crowd)


@pytest.mark.parametrize(("new", "expected"), [
    ("b", ["ab"]), ("a", ["ab"]), ("d", ["cd"]), ("", []), ("ac", ["ab", "cd"]),
])
def test_only_the_blocks_of_what_is_new_are_merged_again(new: str, expected: list[str]) -> None:
    tellings = named("ab") | named("cd", actors=("KOR",))
    again = touched(tellings.values(), {tellings[name].id for name in new}, judged({"ab": 3.0, "cd": 3.0}))
    assert [names for names, _ in short(again)] == expected


def test_a_better_match_parts_what_was_one_block() -> None:
    tellings = named("abcd")
    scores = {"ab": 6.0, "bc": 1.6, "cd": 6.0}
    again = touched(tellings.values(), {tellings["d"].id}, judged(scores))
    assert [names for names, _ in short(again)] == ["ab", "cd"]


def test_what_answers_the_touched_is_touched() -> None:
    tellings = named("ab") | named("cd", actors=("KOR",))
    answers = {tellings["a"].id: {tellings["c"].id}}
    again = touched(tellings.values(), {tellings["b"].id}, judged({"ab": 3.0, "cd": 3.0}), answers=answers)
    assert [names for names, _ in short(again)] == ["ab", "cd"]


def test_pairs_that_are_followed_no_more_are_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [shelling(10 * place + number, f"Town{place:03}", f"2024-03-{13 + place % 3}")
            for place in range(12) for number in range(8)]
    expected = found(list(blocks(in_order(told), judge)))
    monkeypatch.setattr(walks, "_MANY", 5)
    assert found(list(blocks(in_order(told), judge))) == expected
    assert any(near for _, near in expected)
