"""The ways of telling an act that are read do not become fewer. A floor is lowered only in a commit that says why."""

from __future__ import annotations

import tomllib

import pytest

from tests.world.acts.measure import HERE, Half, figures, told
from timeline import lexicon as lexicons
from timeline.model import MODES
from timeline.text import split_sentences

FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text())


@pytest.mark.parametrize("half", ["tune", "check"])
def test_figures_hold_their_floors(half: Half) -> None:
    reached = figures([one for one in told() if one.half == half], lexicons.load())
    assert set(FLOORS[half]) == set(reached)
    fallen = {name: round(value, 3) for name, value in reached.items() if value < FLOORS[half][name]}
    assert not fallen, f"{half}: {fallen}; python tests/world/acts/measure.py --errors shows where"


def test_each_line_is_one_sentence_of_known_words() -> None:
    for one in told():
        assert len(split_sentences(one.text)) == 1, one.text
        if one.type in MODES and one.mode:
            assert one.mode in MODES[one.type], one.text


def test_no_sentence_stands_twice() -> None:
    texts = [one.text for one in told()]
    assert len(texts) == len(set(texts))
