"""The figures on the world's passages do not fall unnoticed. A floor is lowered only in a commit that says why."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter

import pytest

from tests.world.measure import HERE, Half, half_of, passages, score
from timeline import lexicon as lexicons
from timeline.text import split_sentences

FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text())
PASSAGES = [pytest.param(passage, id=passage.id) for passage in passages()]


@pytest.fixture(scope="module", params=["tune", "check"])
def half(request: pytest.FixtureRequest) -> Half:
    return request.param  # type: ignore[no-any-return]


def test_figures_hold_their_floors(half: Half) -> None:
    reached = score(passages(half), lexicons.load())[0].figures()
    assert set(FLOORS[half]) == set(reached)
    fallen = {name: round(value, 3) for name, value in reached.items() if value < FLOORS[half][name]}
    assert not fallen, f"{half}: {fallen}; python tests/world/measure.py --errors shows where"


@pytest.mark.parametrize("passage", PASSAGES)
def test_passage_counts_its_sentences(passage) -> None:  # type: ignore[no-untyped-def]
    n_sentences = len(split_sentences(passage.text))
    assert all(event.sentences <= set(range(1, n_sentences + 1)) for event in passage.events)
    assert all({source, target} <= set(range(len(passage.events))) for _, source, target in passage.links)


@pytest.mark.parametrize("passage", PASSAGES)
def test_passage_dates_follow_each_other(passage) -> None:  # type: ignore[no-untyped-def]
    for event in passage.events:
        for bounds in (event.start, event.end):
            assert bounds is None or bounds[0] <= bounds[1]
        if event.status == "occurred" and event.end is not None:
            assert event.end[0] <= passage.published + dt.timedelta(days=1)


def test_ids_are_unique_and_halves_balanced() -> None:
    ids = [passage.id for passage in passages()]
    assert len(ids) == len(set(ids))
    sizes = Counter(half_of(id) for id in ids)
    assert min(sizes.values()) > 0.4 * len(ids)
