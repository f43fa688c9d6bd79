"""How many inputs the fuzzers made together; runs after them."""

from __future__ import annotations

import pytest

from . import test_fuzz, test_guided
from .settings import INPUTS, scaled

pytestmark = pytest.mark.torture


def test_ten_million_inputs_were_made(capsys: pytest.CaptureFixture[str]) -> None:
    expected = {*test_fuzz.TARGETS, *(f"{law}, hypothesis" for law in test_fuzz.LAWS)}
    if not expected <= INPUTS.keys():
        pytest.skip("not all fuzzers ran")
    with capsys.disabled():
        print(f"\ntogether {sum(INPUTS.values()):,} inputs by {len(INPUTS)} fuzzers, without a fault")
    assert sum(INPUTS.values()) >= scaled(10_000_000)
    assert sum(count for _, count in test_fuzz.TARGETS.values()) >= 10_000_000
    assert len(INPUTS) <= len(expected) + len(test_guided.RUNS)
