"""The lanes of a drawing: which sides get one, in which order, and under which name."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from timeline.view.rows import EventRow
from timeline.view.sides import by_side

MAX_SIDES = 14
"""Lanes with a name; what is left shares the last one."""
_FEW = 6
"""Up to so many lanes stand in the order of their first events, more in the order of how many they hold."""


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
    names = {code: name for row in rows for code, name in _named(row)}
    found = by_side(rows)
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
