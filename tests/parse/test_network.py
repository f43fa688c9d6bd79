"""The forward pass in numpy against what torch made of the same weights (tools/parser_fixture.py wrote the file)."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("numpy")

import numpy as np

from timeline.parse.network import Analysis, Network, quantise, restore

with np.load(Path(__file__).with_name("small_network.npz")) as arrays:
    SAVED = {name: arrays[name] for name in arrays.files}
WEIGHTS = {name.removeprefix("weight/"): values for name, values in SAVED.items() if name.startswith("weight/")}
SENTENCES = range(sum(name.startswith("rows/") for name in SAVED))


def expected(index: int) -> list[list[int]]:
    return [SAVED[f"{name}/{index}"].tolist() for name in Analysis._fields]


def test_numpy_reads_what_torch_reads() -> None:
    network = Network(WEIGHTS)
    found = network.analyse([network.embed(SAVED[f"rows/{index}"]) for index in SENTENCES])
    assert [[column.tolist() for column in analysis] for analysis in found] == [expected(index) for index in SENTENCES]


@pytest.mark.parametrize("index", SENTENCES)
def test_a_sentence_alone_reads_as_in_company(index: int) -> None:
    network = Network(WEIGHTS)
    (found,) = network.analyse([network.embed(SAVED[f"rows/{index}"])])
    assert [column.tolist() for column in found] == expected(index)


def test_quantised_weights_come_back_within_half_a_step() -> None:
    back = restore(quantise(WEIGHTS))
    assert back.keys() == WEIGHTS.keys()
    for name, values in WEIGHTS.items():
        axis = -1 if name == "embedding" else -2
        step = np.abs(values).max(axis=axis, keepdims=True) / 127 if values.ndim > 1 else 0
        assert (np.abs(back[name] - values) <= step / 2 + 1e-6).all(), name
