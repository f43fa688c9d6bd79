"""The best tree, compared with trying every tree there is."""

from __future__ import annotations

import itertools

import pytest

pytest.importorskip("numpy")

import numpy as np

from timeline.parse.tree import best_heads, is_tree


def every_tree(size: int) -> list[tuple[int, ...]]:
    """All assignments of heads with one root and no circle."""
    return [heads for heads in itertools.product(range(size + 1), repeat=size)
            if heads.count(0) == 1 and is_tree(np.array(heads))]


@pytest.mark.parametrize("seed", range(60))
def test_no_other_tree_scores_higher(seed: int) -> None:
    size = 1 + seed % 5
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    heads = best_heads(scores)

    def total(tree: tuple[int, ...]) -> float:
        return float(scores[np.arange(size), list(tree)].sum())

    assert tuple(heads) in every_tree(size)
    assert total(tuple(heads)) == pytest.approx(max(map(total, every_tree(size))))


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0], True), ([2, 0], True), ([2, 1], False), ([2, 3, 1, 0], False), ([2, 0, 2], True), ([1, 0], False)],
)
def test_a_circle_is_no_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected


def test_a_long_sentence_has_one_root() -> None:
    scores = np.random.default_rng(7).normal(size=(120, 121))
    heads = best_heads(scores)
    assert (heads == 0).sum() == 1
    assert is_tree(heads)
