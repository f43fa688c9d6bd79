"""Which lane an event belongs to: one lane a side, on the terminal and on the page alike.

Actors whose exercises, tests and deployments are shared share a lane, when they act together often enough for the lane to be
theirs: one joint patrol in thirty does not make two navies one side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.view.rows import EventRow

_SHARING = frozenset({"exercise", "weapons_test", "deployment", "readiness"})
_OFTEN = 5
"""A joint lane takes in a side that acts alone at most so many times as often as together."""


def by_side(rows: Sequence[EventRow]) -> dict[frozenset[str], list[EventRow]]:
    """The events of each lane by its actors' codes, in the order given; those of nobody under the empty set."""
    own = Counter(frozenset(row.codes) for row in rows)
    together = Counter(frozenset(row.codes) for row in rows if len(row.codes) > 1 and row.event_type in _SHARING)
    joint = sorted(together, key=lambda codes: (-together[codes], -len(codes), sorted(codes)))
    found: dict[frozenset[str], list[EventRow]] = {}
    for row in rows:
        codes = frozenset(row.codes)
        homes = (larger for larger in joint if codes < larger and together[larger] * _OFTEN >= own[codes])
        home = next(homes, codes) if codes else codes
        found.setdefault(home, []).append(row)
    return found
