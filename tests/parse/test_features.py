"""Rows of the embedding table."""

from __future__ import annotations

import pytest

from timeline.parse.features import KINDS, Features, shape, values


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Pyongyang", "Xxxxx"), ("F-16s", "X-ddx"), ("NATO", "XXXX"), ("UNIFIL", "XXXX"), ("1,200", "d,ddd"), ("the", "xxx")],
)
def test_shape(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_digits_and_quotation_marks_are_all_alike() -> None:
    assert values("19") == values("84")
    assert values("“") == values('"')


def test_rare_values_are_unknown_and_frequent_ones_have_a_row() -> None:
    features = Features.counted(["drill", "drill", "ship"])
    assert len(features.names) == len(set(features.names))
    assert features.rows("vessel")[0] == features.unknown[0]
    assert not set(features.rows("drill")) & set(features.unknown)
    assert Features(features.names).rows("drill") == features.rows("drill")
    assert len(features.rows("")) == KINDS
