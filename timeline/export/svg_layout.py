"""Where each event and its label stand, so that nothing lies on anything else.

A lane is packed into rows from the left: an event takes the first row that is free. Its label counts as part of it while the
lane stays low enough; in a busier lane marks alone are packed, and labels fill the gaps that are left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from timeline.export.svg_figure import Figure
from timeline.export.svg_scale import Scale
from timeline.export.svg_sides import Side
from timeline.export.svg_text import fit_text, text_width
from timeline.view.rows import EventRow

MARGIN = 168.0
"""Width of the names of the lanes."""
ROW = 20.0
SIZE = 12.0
"""Of the letters of a label."""
HALF = 6.5
"""Half a mark."""
FADE = 34.0
"""Length of an open end."""
_GAP = 7.0
_LABEL = 330.0
"""Widest label."""
_CLOSE = 1.5
"""Between two marks that have no label."""
_SHORTEST = 70.0
"""A gap below this takes no label."""
_MAX_LABELLED_ROWS = 16


@dataclasses.dataclass(frozen=True, slots=True)
class Placed:
    """One event in the drawing."""

    row: EventRow
    figure: Figure
    x: float
    """Of its mark."""
    y: float
    left: float
    right: float
    """Of all that is drawn for it but the label."""
    label: str = ""
    label_x: float = 0.0
    before: bool = False
    """The label stands left of the event and ends at `label_x`."""
    inside: bool = False
    """The label interrupts the bar."""


@dataclasses.dataclass(frozen=True, slots=True)
class Lane:
    """One side with its events in place."""

    side: Side
    top: float
    height: float
    placed: tuple[Placed, ...]
    names: tuple[str, ...]
    """The name of the side, in lines that fit its column."""


def lay_out(sides: Sequence[Side], figures: dict[str, Figure], scale: Scale, top: float, right: float) -> list[Lane]:
    """The lanes from `top` down; labels end before `right`. Events without a figure are left out."""
    lanes = []
    for side in sides:
        found = [_bare(row, figures[row.event_id], scale) for row in side.rows if row.event_id in figures]
        if not found:
            continue
        found.sort(key=lambda placed: (placed.left, placed.row.event_id))
        labelled = [_labelled(placed, _words(placed.row, side), right, scale) for placed in found]
        rows = _packed(labelled, _reach_with_label)
        if len(rows) > _MAX_LABELLED_ROWS:
            rows = [_fill(row, side, right) for row in _packed(found, _reach, _CLOSE)]
        names = _lines(side.name)
        height = max(len(rows) * ROW + 12, 36 + 16 * len(names))
        shift = top + 6 + ROW / 2 + (ROW / 2 if len(rows) == 1 else 0)
        lanes.append(Lane(side, top, height, tuple(
            dataclasses.replace(placed, y=shift + n * ROW) for n, row in enumerate(rows) for placed in row), names))
        top += height
    return lanes


def _lines(name: str) -> tuple[str, ...]:
    """`name` in two lines at most, broken between two actors."""
    room = MARGIN - 22
    actors = name.split(", ")
    kept = next((n for n in range(len(actors), 0, -1) if text_width(", ".join(actors[:n]), 13) <= room), 1)
    first, rest = ", ".join(actors[:kept]), ", ".join(actors[kept:])
    return tuple(fit_text(line, room, 13) for line in (first + ("," if rest else ""), rest) if line)


def _words(row: EventRow, side: Side) -> str:
    return f"{', '.join(row.codes)}: {row.title}" if side.mixed else row.title


def _bare(row: EventRow, figure: Figure, scale: Scale) -> Placed:
    x = scale.place(figure.at)
    left = min(scale.place(figure.first) if figure.core or figure.room or figure.whisker else x, x - HALF)
    right = max(scale.place(figure.last) if figure.core or figure.room or figure.whisker else x, x + HALF)
    return Placed(row, figure, x, 0.0, left - (FADE if figure.open_left else 0), right + (FADE if figure.open_right else 0))


def _labelled(placed: Placed, words: str, right: float, scale: Scale) -> Placed:
    """With its label to the right, else to the left, else none."""
    after = min(right - placed.right - _GAP, _LABEL)
    wanted = min(text_width(words, SIZE), _LABEL)
    if after >= wanted:
        return dataclasses.replace(placed, label=fit_text(words, after, SIZE), label_x=placed.right + 5)
    before = min(placed.left - _GAP - scale.pieces[0].left, _LABEL)
    if before >= wanted:
        return dataclasses.replace(placed, label=fit_text(words, before, SIZE), label_x=placed.left - 5, before=True)
    if placed.right - placed.x > wanted + 40:
        return dataclasses.replace(placed, label=words if wanted < _LABEL else fit_text(words, _LABEL, SIZE),
                                   label_x=placed.x + HALF + 14, inside=True)
    room = max(after, before)
    if room < _SHORTEST:
        return placed
    fitted = fit_text(words, room, SIZE)
    if after >= before:
        return dataclasses.replace(placed, label=fitted, label_x=placed.right + 5)
    return dataclasses.replace(placed, label=fitted, label_x=placed.left - 5, before=True)


def _reach(placed: Placed) -> tuple[float, float]:
    return placed.left, placed.right


def _reach_with_label(placed: Placed) -> tuple[float, float]:
    if not placed.label or placed.inside:
        return placed.left, placed.right
    width = text_width(placed.label, SIZE)
    if placed.before:
        return placed.label_x - width, placed.right
    return placed.left, placed.label_x + width


def _packed(found: Sequence[Placed], reach: Callable[[Placed], tuple[float, float]],
            gap: float = _GAP) -> list[list[Placed]]:
    """`found` in rows that keep them `gap` apart, first free row first."""
    rows: list[list[Placed]] = []
    ends: list[float] = []
    for placed in sorted(found, key=lambda one: (reach(one)[0], one.row.event_id)):
        left, right = reach(placed)
        at = next((n for n, end in enumerate(ends) if end + gap <= left), None)
        if at is None:
            rows.append([])
            ends.append(0.0)
            at = len(rows) - 1
        rows[at].append(placed)
        ends[at] = right
    return rows


def _fill(row: Sequence[Placed], side: Side, right: float) -> list[Placed]:
    """The events of one row, with labels in the gaps between them."""
    filled = []
    for placed, after in zip(row, [*row[1:], None], strict=True):
        room = min((right if after is None else after.left - _GAP) - placed.right - _GAP, _LABEL)
        label = fit_text(_words(placed.row, side), room, SIZE) if room >= _SHORTEST else ""
        filled.append(dataclasses.replace(placed, label=label, label_x=placed.right + 5))
    return filled
