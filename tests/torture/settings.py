"""How much to torture: ``TIMELINE_TORTURE=0.01 make torture`` does a hundredth of it."""

from __future__ import annotations

import os
from collections import Counter

SCALE = float(os.environ.get("TIMELINE_TORTURE", "1"))
SEED = int(os.environ.get("TIMELINE_SEED", "20240313"))


def scaled(count: int) -> int:
    """`count` at full length, at least one."""
    return max(1, round(count * SCALE))


INPUTS: Counter[str] = Counter()
"""Inputs that each fuzzer has made."""
