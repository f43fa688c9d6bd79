"""The figures on the annotated episodes do not fall unnoticed. A floor is lowered only in a commit that says why."""

from __future__ import annotations

import tomllib

import pytest

from tests.gold.measure import GOLD, collect, episodes, score

FLOORS: dict[str, float] = tomllib.loads((GOLD / "floors.toml").read_text())


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return score(episodes(), collect([GOLD / "reports"])).figures()


@pytest.mark.parametrize("figure", FLOORS)
def test_figure_holds_its_floor(figures: dict[str, float], figure: str) -> None:
    reached = figures[figure]
    assert reached >= FLOORS[figure], f"{figure} fell to {reached:.3f}; python tests/gold/measure.py --errors shows where"


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(FLOORS) == set(figures)
