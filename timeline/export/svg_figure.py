"""When an event took place, as parts of a drawing: what is sure is solid, what is possible is dashed, what is open fades.

    one day             a mark
    4 to 14 March       a bar with a mark at its beginning
    "early March"       a whisker over the ten days, the mark in its middle
    "since early 2022"  a dashed frame over the possible beginnings, fading to the right
    "by Friday"         a mark, fading to the left

All of it in days of `date.toordinal`, a day reaching from its number to the next, so that a scale is all that is needed
to draw it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

Stretch = tuple[float, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """One event on the axis of time."""

    at: float
    """Where its mark stands."""
    core: Stretch | None = None
    """It surely went on here."""
    room: tuple[Stretch, ...] = ()
    """It may have gone on here: between the earliest and the latest beginning, or end."""
    whisker: Stretch | None = None
    """It fell somewhere in here."""
    open_left: bool = False
    open_right: bool = False

    @property
    def first(self) -> float:
        """Left edge, fading ends aside."""
        return min(stretch[0] for stretch in self._stretches)

    @property
    def last(self) -> float:
        """Right edge, fading ends aside."""
        return max(stretch[1] for stretch in self._stretches)

    @property
    def _stretches(self) -> list[Stretch]:
        known = [stretch for stretch in (self.core, self.whisker, *self.room) if stretch is not None]
        return [*known, (self.at - 0.5, self.at + 0.5)]


def figure(event: Mapping[str, Any]) -> Figure | None:
    """The figure of a row of the view `events`; None without any date."""
    start_0, start_1 = event["start_earliest"], event["start_latest"]
    end_0, end_1 = event["end_earliest"], event["end_latest"]
    if start_0 is None and end_1 is None:
        # "no later than" of a beginning, "no earlier than" of an end: one bound is all there is
        known = start_1 or end_0
        return None if known is None else Figure(_middle(known), open_left=True, open_right=start_1 is None)
    if start_0 is not None and end_1 is not None and start_1 in (None, end_1) and end_0 in (None, start_0):
        if start_0 == end_1:
            return Figure(_middle(start_0))
        within = (_begin(start_0), _after(end_1))
        return Figure(sum(within) / 2, whisker=within)
    return _lasting(start_0, start_1, end_0, end_1)


def _lasting(start_0: dt.date | None, start_1: dt.date | None, end_0: dt.date | None, end_1: dt.date | None) -> Figure:
    """An event that went on, or that is open at an end."""
    begins_by = start_1 or start_0
    room: list[Stretch] = []
    core = None
    if begins_by is not None and end_0 is not None and begins_by <= end_0:
        core = (_begin(begins_by), _after(end_0))
    if start_0 is not None and start_1 is not None and start_0 < start_1:
        room.append((_begin(start_0), _begin(start_1) if core else _after(start_1)))
    if end_1 is not None and (sure := _sure(core, room, start_0, end_0, end_1)) < _after(end_1):
        room.append((sure, _after(end_1)))
    anchor = start_0 or start_1
    if anchor is None:
        at = _middle(end_1 or end_0 or dt.date.min)
    else:
        at = _middle(anchor) if start_1 in (None, anchor) else (_begin(anchor) + _after(start_1 or anchor)) / 2
    return Figure(at, core, tuple(room), open_left=start_0 is None, open_right=end_1 is None)


def _sure(core: Stretch | None, room: Sequence[Stretch], start_0: dt.date | None, end_0: dt.date | None,
          end_1: dt.date) -> float:
    """From when on it may have ended."""
    if core is not None:
        return core[1]
    if room:
        return room[-1][1]
    # without a beginning there is nothing it could have lasted from
    return _begin(start_0 or end_0 or end_1) if start_0 is not None or end_0 not in (None, end_1) else _after(end_1)


def _begin(day: dt.date) -> float:
    return float(day.toordinal())


def _after(day: dt.date) -> float:
    return float(day.toordinal() + 1)


def _middle(day: dt.date) -> float:
    return day.toordinal() + 0.5
