"""Which tellings are compared, and which of them are merged together."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.merge.collection import collection
from tests.merge.making import mention, telling
from tests.merge.test_properties import claims_of
from timeline.merge.block import in_order, shortlists
from timeline.merge.link import judge
from timeline.merge.telling import Telling, tell
from timeline.merge.touched import touched
from timeline.merge.walk import Block, Walk, blocks


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
