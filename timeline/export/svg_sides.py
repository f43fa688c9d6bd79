"""Which lane an event belongs to: one lane a side, as the lanes of the terminal.

Actors whose exercises, tests and deployments are shared share a lane, when they act together often enough for the lane to be
theirs: one joint patrol in thirty does not make two navies one side.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

from timeline.view.rows import EventRow

MAX_SIDES = 14
"""Lanes with a name; what is left shares the last one."""
_SHARING = frozenset({"exercise", "weapons_test", "deployment", "readiness"})
_FEW = 6
"""Up to so many lanes stand in the order of their first events, more in the order of how many they hold."""
_OFTEN = 5
"""A joint lane takes in a side that acts alone at most so many times as often as together."""


@dataclasses.dataclass(frozen=True, slots=True)
class Side:
    """One lane: its name in words, its codes, and its events in the order given."""

    name: str
    codes: str
    rows: tuple[EventRow, ...]
    mixed: bool = False
    """The lane of all further sides, whose events need their codes beside them."""


def sides(rows: Sequence[EventRow]) -> list[Side]:
    """The lanes of `rows`: who began above who answered, or the busiest first; further sides and nobody's events last."""
    own = Counter(frozenset(row.codes) for row in rows)
    together = Counter(frozenset(row.codes) for row in rows if len(row.codes) > 1 and row.event_type in _SHARING)
    joint = sorted(together, key=lambda codes: (-together[codes], -len(codes), sorted(codes)))
    names = {code: name for row in rows for code, name in _named(row)}
    found: dict[frozenset[str], list[EventRow]] = {}
    for row in rows:
        codes = frozenset(row.codes)
        homes = (larger for larger in joint if codes < larger and together[larger] * _OFTEN >= own[codes])
        home = next(homes, codes) if codes else codes
        found.setdefault(home, []).append(row)
    nobody = found.pop(frozenset(), [])
    busiest = sorted(found, key=lambda codes: (-len(found[codes]), sorted(codes)))
    shown = busiest[:MAX_SIDES] if len(busiest) > MAX_SIDES + 1 else busiest
    few = len(shown) <= _FEW
    lanes = [_side(codes, found[codes], names) for codes in (found if few else shown)]
    further = {row.event_id for codes in busiest[len(shown):] for row in found[codes]}
    if further:
        others = tuple(row for row in rows if row.event_id in further)
        lanes.append(Side("Other sides", f"{len(busiest) - len(shown)} sides", others, mixed=True))
    if nobody:
        lanes.append(Side("Actor not named", "", tuple(nobody)))
    return lanes


def _side(codes: frozenset[str], rows: Sequence[EventRow], names: dict[str, str]) -> Side:
    ordered = sorted(codes)
    return Side(", ".join(names.get(code, code) for code in ordered), ", ".join(ordered), tuple(rows))


def _named(row: EventRow) -> list[tuple[str, str]]:
    names = [name for name in row.actors.split("; ") if name]
    return list(zip(row.codes, names, strict=False)) if len(names) == len(row.codes) else []
