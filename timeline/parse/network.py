"""The trained network in numpy: rows of features in, tags, heads and relations out.

The weights travel as eight-bit integers with one scale per column (per row for the embeddings), the few one-dimensional
ones as they are; they are spread to 32 bits when loaded. Sentences run together, both directions of a layer in one
product, so that the loop over tokens is paid once for all of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from timeline.parse.tree import best_heads

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]
_SCALE = "_scale_of"


class Analysis(NamedTuple):
    """Indices for each token of one sentence: tags, head (from 1, 0 for the root), relation."""

    upos: Rows
    xpos: Rows
    heads: Rows
    relations: Rows


def quantise(weights: Mapping[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:
    """Weights as int8 with their scales, one-dimensional ones as float32."""
    small: dict[str, npt.NDArray[Any]] = {}
    for name, values in weights.items():
        if values.ndim < 2:
            small[name] = values.astype(np.float32)
            continue
        axis = -1 if name == "embedding" else -2
        scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-8) / 127
        small[name] = np.rint(values / scale).astype(np.int8)
        small[name + _SCALE] = scale.astype(np.float32)
    return small


def restore(small: Mapping[str, npt.NDArray[Any]]) -> dict[str, Floats]:
    """The weights that `quantise` packed."""
    return {
        name: values * small[name + _SCALE] if values.dtype == np.int8 else values
        for name, values in small.items()
        if not name.endswith(_SCALE) and values.dtype != np.uint8
    }


def _sigmoid(values: Floats) -> Floats:
    """By way of tanh, which numpy vectorises and which never overflows."""
    half: Floats = np.tanh(values * np.float32(0.5))
    half += np.float32(1)
    half *= np.float32(0.5)
    return half


class _Packing:
    """Where the tokens of sentences, longest first, lie when all first tokens come first, then all second ones, and so on.

    The loop over tokens then works on one block at a time and never on padding: a block shrinks as sentences end.
    """

    def __init__(self, lengths: list[int]) -> None:
        sizes = np.array(lengths)
        live = [int((sizes > step).sum()) for step in range(lengths[0])]
        ends = list(itertools.accumulate(live))
        self.steps = [(end - count, end) for end, count in zip(ends, live, strict=True)]
        """Begin and end of the block of each step."""
        begins = np.array([begin for begin, _ in self.steps])
        first = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        step = np.concatenate([np.arange(size) for size in lengths])
        owner = np.repeat(np.arange(len(lengths)), sizes)
        self.to_rows = begins[step] + owner
        """For each token in the order of the sentences its place in the packing."""
        self.from_rows = np.empty_like(self.to_rows)
        """The other way round."""
        self.from_rows[self.to_rows] = np.arange(len(step))
        opposite = first[owner] + sizes[owner] - 1 - step
        self.mirror = self.to_rows[opposite][self.from_rows]
        """For each place the place of the token as far from the other end of its sentence."""


class Network:
    """Forward pass over batches of sentences."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._w = dict(weights)
        self._layers = sum(name.endswith("_state") for name in weights)
        self._hidden = self._w["lstm0_state"].shape[1]
        self._relation = len(self._w["root_relation"])
        self._arc = len(self._w["root_arc"])

    def embed(self, rows: Rows) -> Floats:
        """One normalised vector for each token: (token, kind) rows -> (token, width)."""
        summed: Floats = self._w["embedding"][rows].sum(axis=1)
        summed -= summed.mean(axis=1, keepdims=True)
        summed /= np.sqrt(summed.var(axis=1, keepdims=True) + np.float32(1e-5))
        return summed * self._w["norm_scale"] + self._w["norm_shift"]

    def analyse(self, sentences: list[Floats]) -> list[Analysis]:
        """Analyses of sentences, longest first, each an array of (token, width) vectors."""
        packing = _Packing([len(sentence) for sentence in sentences])
        state = np.concatenate(sentences)[packing.from_rows]
        tags = state
        for layer in range(self._layers):
            state = self._lstm(layer, state, packing)
            if layer == 0:
                tags = state[packing.to_rows]
        tags = np.maximum(tags @ self._w["tag_weight"] + self._w["tag_bias"], 0)
        upos = (tags @ self._w["upos_weight"] + self._w["upos_bias"]).argmax(axis=1)
        xpos = (tags @ self._w["xpos_weight"] + self._w["xpos_bias"]).argmax(axis=1)
        reduced = state[packing.to_rows] @ self._w["mlp_weight"] + self._w["mlp_bias"]
        np.maximum(reduced, reduced * np.float32(0.1), out=reduced)
        a, r = self._arc, self._relation
        children = reduced[:, :a] @ self._w["arc"] + self._w["arc_bias"]
        heads_of: list[Rows] = []
        head_vectors: list[Floats] = []
        bounds = list(itertools.pairwise([0, *itertools.accumulate(len(sentence) for sentence in sentences)]))
        for begin, end in bounds:
            candidates = np.vstack((self._w["root_arc"], reduced[begin:end, a : 2 * a]))
            heads = best_heads(children[begin:end] @ candidates.T)
            heads_of.append(heads)
            head_vectors.append(np.vstack((self._w["root_relation"], reduced[begin:end, 2 * a + r :]))[heads])
        relations = self._relations(reduced[:, 2 * a : 2 * a + r], np.concatenate(head_vectors))
        return [
            Analysis(upos[begin:end], xpos[begin:end], heads, relations[begin:end])
            for (begin, end), heads in zip(bounds, heads_of, strict=True)
        ]

    def _relations(self, child: Floats, head: Floats) -> Rows:
        mixed = (child @ self._w["relation"]).reshape(len(child), -1, self._relation)
        scores = (mixed @ head[:, :, None])[:, :, 0]
        scores += np.hstack((child, head)) @ self._w["relation_linear_weight"] + self._w["relation_linear_bias"]
        best: Rows = scores.argmax(axis=1)
        return best

    def _lstm(self, layer: int, state: Floats, packing: _Packing) -> Floats:
        """(packed token, width) -> (packed token, both directions); the second direction reads each sentence from its
        end."""
        hidden = self._hidden
        inputs = np.stack((state, state[packing.mirror])) @ self._w[f"lstm{layer}_input"]
        inputs += self._w[f"lstm{layer}_bias"][:, None, :]
        recurrent = self._w[f"lstm{layer}_state"]
        output = np.empty((2, len(state), hidden), dtype=np.float32)
        previous = np.zeros((2, packing.steps[0][1], hidden), dtype=np.float32)
        cell = np.zeros_like(previous)
        for begin, end in packing.steps:
            live = end - begin
            gates = previous[:, :live] @ recurrent
            gates += inputs[:, begin:end]
            fresh = np.tanh(gates[:, :, 2 * hidden : 3 * hidden])
            opened = _sigmoid(gates)
            cell = cell[:, :live] * opened[:, :, hidden : 2 * hidden]
            fresh *= opened[:, :, :hidden]
            cell += fresh
            previous = opened[:, :, 3 * hidden :] * np.tanh(cell)
            output[:, begin:end] = previous
        return np.concatenate((output[0], output[1][packing.mirror]), axis=1)
