"""The figures on the annotated episodes do not fall unnoticed. A floor is lowered only in a commit that says why."""

from __future__ import annotations

import tomllib

import pytest

from tests.gold.measure import GOLD, chosen, collect, score

FLOORS: dict[str, dict[str, float]] = tomllib.loads((GOLD / "floors.toml").read_text())


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    sets = {name: chosen(name) for name in FLOORS}
    collected = {folder: collect([folder / "reports"]) for folder in {one.folder for one in sets.values()}}
    return {name: score(one.episodes, collected[one.folder]).figures() for name, one in sets.items()}


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name, floors in FLOORS.items() for figure in floors])
def test_figure_holds_its_floor(figures: dict[str, dict[str, float]], name: str, figure: str) -> None:
    reached = figures[name][figure]
    assert reached >= FLOORS[name][figure], f"{figure} of {name} fell to {reached:.3f}; tests/gold/measure.py shows where"


def test_every_figure_has_a_floor(figures: dict[str, dict[str, float]]) -> None:
    assert {name: set(floors) for name, floors in FLOORS.items()} == {name: set(found) for name, found in figures.items()}
