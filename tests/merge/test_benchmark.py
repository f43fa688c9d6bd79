"""Merging at size: how well, and how the time grows. Run by make bench."""

from __future__ import annotations

import gc
import time

import pytest

from tests.merge.collection import Collection, collection, pairwise_f1
from timeline.merge import merge

pytestmark = pytest.mark.benchmark


def test_ten_thousand_events_by_fifty_thousand_reports() -> None:
    made = collection(10_000)
    assert pairwise_f1(made, merge(made.reports, made.mentions, [])) >= 0.97


def seconds(made: Collection) -> float:
    """Processor time of a merge, the better of two: other programs on the machine slow either."""
    taken = []
    for _ in range(2):
        gc.collect()
        gc.disable()  # its passes over all objects alive would be measured too
        began = time.process_time()
        merge(made.reports, made.mentions, [])
        taken.append(time.process_time() - began)
        gc.enable()
    return min(taken)


def test_twice_the_reports_take_twice_the_time() -> None:
    once, twice = collection(1_000), collection(2_000)
    assert seconds(twice) <= 1.2 * len(twice.mentions) / len(once.mentions) * seconds(once)
