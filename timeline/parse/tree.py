"""The best tree over a sentence: one root, every token with one head, no circle.

Taking each token's best head gives a tree for most sentences. Where it does not, the maximum spanning tree does (Chu and Liu
1965, Edmonds 1967), once for each candidate root, since a sentence has exactly one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating[Any]]
Heads = npt.NDArray[np.intp]

_NEVER = -1e9
_ROOTS = 3
"""How many of the likeliest roots are tried."""


def best_heads(scores: Scores) -> Heads:
    """Heads of the best tree, counted from 1, 0 for the root, from (token, root + token) scores of head for dependent."""
    scores = scores.astype(np.float64)
    size = len(scores)
    scores[np.arange(size), np.arange(1, size + 1)] = _NEVER
    heads: Heads = scores.argmax(axis=1)
    if (heads == 0).sum() == 1 and is_tree(heads):
        return heads
    # a root is worth what it gains over the same token's best other head
    gain = scores[:, 0] - (scores[:, 1:].max(axis=1) if size > 1 else 0)
    best, best_total = heads, -np.inf
    for root in np.argsort(-gain, kind="stable")[:_ROOTS]:
        single = scores.copy()
        single[:, 0] = _NEVER
        single[root] = _NEVER
        single[root, 0] = 0.0
        found = _spanning(single)
        total = scores[np.arange(size), found].sum()
        if total > best_total:
            best, best_total = found, total
    return best


def is_tree(heads: Heads) -> bool:
    """Whether every token reaches the root."""
    reached = [False] * (len(heads) + 1)
    reached[0] = True
    chain: list[int] = []
    for start in range(1, len(heads) + 1):
        node = start
        chain.clear()
        while not reached[node]:
            if node in chain:
                return False
            chain.append(node)
            node = int(heads[node - 1])
        for seen in chain:
            reached[seen] = True
    return True


def _circle(heads: Heads) -> list[int]:
    """Nodes of one circle, counted from 1, or none."""
    done: set[int] = {0}
    for start in range(1, len(heads) + 1):
        chain: list[int] = []
        node = start
        while node not in done and node not in chain:
            chain.append(node)
            node = int(heads[node - 1])
        if node in chain:
            return chain[chain.index(node) :]
        done.update(chain)
    return []


def _spanning(scores: Scores) -> Heads:
    """Maximum spanning tree of (token, root + token) scores: contract a circle into one node, solve, open it again."""
    heads: Heads = scores.argmax(axis=1)
    circle = _circle(heads)
    if not circle:
        return heads
    size = len(scores)
    inside = np.array(circle)
    outside = np.array([node for node in range(1, size + 1) if node not in set(circle)], dtype=np.intp)
    kept = scores[inside - 1, heads[inside - 1]]
    # columns of the smaller problem: the root, the nodes outside, the circle; rows likewise without the root
    columns = np.concatenate(([0], outside)).astype(np.intp)
    entering = scores[np.ix_(inside - 1, columns)] - kept[:, None]
    leaving = scores[np.ix_(outside - 1, inside)] if len(outside) else np.zeros((0, len(inside)))
    small = np.full((len(outside) + 1, len(columns) + 1), _NEVER)
    if len(outside):
        small[:-1, :-1] = scores[np.ix_(outside - 1, columns)]
        small[:-1, -1] = leaving.max(axis=1)
    small[-1, :-1] = entering.max(axis=0)
    solved = _spanning(small)
    result: Heads = heads.copy()
    for row, node in enumerate(outside):
        chosen = solved[row]
        result[node - 1] = inside[leaving[row].argmax()] if chosen == len(columns) else columns[chosen]
    broken = int(entering[:, solved[-1]].argmax())
    result[inside[broken] - 1] = columns[solved[-1]]
    return result
