"""One lane a side, with arrows from an answer to what it answers.

               Mar 2024
               Mo   Tu   We   Th   Fr
               4    5    6    7    8
    KOR, USA   ●━━━━┯━━━━━━━━━┯━━━━●  Freedom Shield 24  fs24x
                    │         ┊
    PRK             ◆         ●
                    m5dst     k7frd

A day takes five columns while the page has room, then fewer, down to one; then a week has the columns, then a month, and
past that each lane is a line of counts. Sides whose exercises are shared share a lane; who took part in what, the log says.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from timeline.view import marks as ink
from timeline.view.canvas import Canvas
from timeline.view.marks import BASIS_STYLES, TYPE_STYLES
from timeline.view.page import Page, line, pad, widest, wrap
from timeline.view.rows import EventRow, LinkRow
from timeline.view.scale import Scale, axis, scale_for
from timeline.view.sides import by_side
from timeline.view.spark import spark
from timeline.view.when import many

NARROWEST = 60
"""Columns below which lanes say nothing; the log is drawn instead."""
_MAX_LANES = 10
_LABEL = 16
_ID_ROWS = 3


def lanes(rows: Sequence[EventRow], links: Sequence[LinkRow], page: Page, *,
          window: tuple[dt.date | None, dt.date | None] = (None, None)) -> list[Text]:
    """The drawing, with its legend.

    `window` are the days asked for: a bar that reaches beyond them is cut there. Undated events, those whose beginning lies
    outside, and those of further lanes than ten are counted in the last line.
    """
    opens, closes = window
    dated = [row for row in rows if row.date_start is not None and (closes is None or row.date_start <= closes)
             and (opens is None or _end(row) >= opens)]
    if not dated:
        return [Text("no event of this selection has a date in it")] if rows else []
    sides = _sides(dated)
    margin = min(max(widest(sides) + 3, 6), _LABEL + 3)
    first = min(row.date_start for row in dated if row.date_start is not None)
    last = max(_end(row) for row in dated)
    first = first if opens is None else max(first, opens)
    last = last if closes is None else min(last, closes)
    room = page.width - margin
    scale = scale_for(first, last, room)
    left_out = len(rows) - sum(len(found) for found in sides.values())
    # what began before the window is drawn from its first day
    sides = {side: [_cut(row, first, last) for row in found] for side, found in sides.items()}
    drawn = _sparklines(sides, first, last, margin, page) if scale is None else _drawing(sides, links, scale, margin, page)
    words = f"{many(left_out, 'event')} left out: undated, begun outside, or in further lanes"
    note = [line((piece, ink.QUIET)) for piece in wrap(words, page.width)] if left_out else []
    return [*drawn, *note]


def _cut(row: EventRow, first: dt.date, last: dt.date) -> EventRow:
    """The event as far as it lies in the window."""
    start, end = row.date_start or first, _end(row)
    if start >= first and end <= last:
        return row
    return dataclasses.replace(row, date_start=max(start, first), date_end=min(end, last), start_latest=None)


def _end(row: EventRow) -> dt.date:
    """Last day that a drawing gives the event: the bar of a rough date would say that it lasted."""
    start = row.date_start or dt.date.min
    return row.date_end if row.lasts and row.date_end is not None else start


def _sides(rows: Sequence[EventRow]) -> dict[str, list[EventRow]]:
    """Events by the name of their lane, the busiest lanes only."""
    found = {", ".join(sorted(codes)) or "not named": events for codes, events in by_side(rows).items()}
    busiest = sorted(found, key=lambda side: (-len(found[side]), side))[:_MAX_LANES]
    # who began stands above who answered
    return {side: found[side] for side in sorted(busiest, key=lambda side: (found[side][0].date_start or dt.date.max, side))}


def _drawing(sides: dict[str, list[EventRow]], links: Sequence[LinkRow], scale: Scale, margin: int,
             page: Page) -> list[Text]:
    canvas = Canvas(page.width)
    for text in axis(scale, margin, page):
        canvas.put(canvas.grow(1), 0, text, ink.QUIET)
    places: dict[str, tuple[int, int, int]] = {}
    fine = scale.days == 1
    for side, found in sides.items():
        row = canvas.grow(1)
        canvas.put(row, 0, page.shorten(side, margin - 2), ink.HEADING)
        if fine:
            _draw_events(canvas, row, found, scale, margin, page, places)
        else:
            _draw_counts(canvas, row, found, scale, margin, page)
        canvas.grow(1)
    drawn, missing = _draw_arrows(canvas, links, places, page) if fine else ([], 0)
    lines = canvas.lines()
    while lines and not lines[-1].plain:
        lines.pop()
    kinds = [kind for kind in page.marks.types if any(row.event_type == kind for found in sides.values() for row in found)]
    note = [line((f"{many(missing, 'answer')} without an arrow, for want of room", ink.QUIET))] if missing else []
    return [*lines, Text(), *_legend(kinds, drawn, scale, page), *note]


def _draw_events(canvas: Canvas, row: int, found: Sequence[EventRow], scale: Scale, margin: int, page: Page,
                 places: dict[str, tuple[int, int, int]]) -> None:
    """Bars and points of one lane from `row` down, packed; ids below points and titles after bars, where there is room."""
    top = row
    points: dict[tuple[int, int], int] = Counter()
    for event in sorted(found, key=lambda e: (not e.lasts, e.date_start or dt.date.max, e.event_id)):
        if event.date_start is None:
            continue
        start = margin + scale.column(event.date_start)
        end = margin + scale.column(_end(event)) if event.lasts else start
        symbol = page.marks.types.get(event.event_type, page.marks.types["other"])
        style = TYPE_STYLES.get(event.event_type, "")
        if not event.lasts and (row, start) in points and scale.wide < 3:
            points[row, start] += 1
            canvas.put(row, start, str(points[row, start]) if points[row, start] < 10 else "+", "bold", over=True)
            places[event.event_id] = (row, start, start)
            continue
        at = next((n for n in range(top, canvas.height) if canvas.free(n, start, end - start + 1)), None)
        if at is None:
            at = canvas.grow(1)
        bar = symbol if end == start else symbol + page.marks.lasts * (end - start - 1) + symbol
        canvas.put(at, start, bar, style)
        places[event.event_id] = (at, start, end)
        if not event.lasts:
            points[at, start] = 1
        else:
            name = page.shorten(f"{event.title}  {event.event_id}", max(page.width - end - 4, 0))
            if len(name) >= 5 and canvas.free(at, end + 1, cell_len(name) + 3):
                canvas.put(at, end + 3, name)
    _draw_ids(canvas, found, places)


def _draw_ids(canvas: Canvas, found: Sequence[EventRow], places: dict[str, tuple[int, int, int]]) -> None:
    """The ids of points below the lane, as many as keep apart on a few rows."""
    first = canvas.height
    for event in found:
        if event.lasts or event.event_id not in places:
            continue
        _, start, _ = places[event.event_id]
        width = cell_len(event.event_id)
        start = max(min(start, canvas.width - width), 0)
        before = max(start - 1, 0)
        room = min(start + width + 1, canvas.width) - before
        at = next((n for n in range(first, canvas.height) if canvas.free(n, before, room)), None)
        if at is None and canvas.height < first + _ID_ROWS:
            at = canvas.grow(1)
        if at is not None:
            canvas.put(at, start, event.event_id, ink.ID)


def _draw_counts(canvas: Canvas, row: int, found: Sequence[EventRow], scale: Scale, margin: int, page: Page) -> None:
    """One column a week or month: the symbol of a single event, the number of several."""
    cells: dict[int, list[EventRow]] = {}
    for event in found:
        if event.date_start is not None:
            cells.setdefault(scale.column(event.date_start), []).append(event)
    for event in found:
        if event.lasts and event.date_start is not None:
            for column in range(scale.column(event.date_start), scale.column(_end(event)) + scale.wide):
                canvas.put(row, margin + column, page.marks.lasts, ink.QUIET)
    for column, events in cells.items():
        symbol = page.marks.types.get(events[0].event_type, page.marks.types["other"])
        mark = symbol if len(events) == 1 else str(len(events)) if len(events) < 10 else "+"
        style = TYPE_STYLES.get(events[0].event_type, "") if len(events) == 1 else "bold"
        canvas.put(row, margin + column, mark, style, over=True)


def _draw_arrows(canvas: Canvas, links: Sequence[LinkRow], places: dict[str, tuple[int, int, int]],
                 page: Page) -> tuple[list[str], int]:
    """A line from each answer, at its day, to the lane of what it answers.

    Returns the bases drawn, and how many answers found no way through what was drawn before.
    """
    drawn: list[str] = []
    missing = 0
    marks = page.marks
    for link in links:
        if link.kind != "responds_to" or link.from_id not in places or link.to_id not in places:
            continue
        answer, column, _ = places[link.from_id]
        cause, start, end = places[link.to_id]
        if answer == cause:
            continue
        style = BASIS_STYLES.get(link.basis, "")
        step = 1 if answer > cause else -1
        between = range(cause + step, answer, step)
        inside = start <= column <= end
        beyond = column > end and canvas.free(cause, end + 1, column - end)
        if not (inside or beyond) or not all(canvas.free(n, column, 1) for n in between):
            missing += 1
            continue
        for n in between:
            canvas.put(n, column, marks.down.get(link.basis, marks.down["stated"]), style)
        if start < column < end:
            if step == 1:
                canvas.put(cause, column, marks.joins, style, over=True)
        elif beyond:
            canvas.put(cause, end + 1, marks.across.get(link.basis, "-") * (column - end - 1), style)
            canvas.put(cause, column, marks.corner_down if step == 1 else marks.corner_up, style)
        if link.basis not in drawn:
            drawn.append(link.basis)
    return drawn, missing


def _legend(kinds: Sequence[str], bases: Sequence[str], scale: Scale, page: Page) -> list[Text]:
    words = [f"{page.marks.types[kind]} {kind.replace('_', ' ')}" for kind in kinds]
    words.append(f"{page.marks.lasts} lasts")
    if scale.days != 1:
        words.append(f"2-9 several events in one {'week' if scale.days == 7 else 'month'}, + ten or more")
    elif scale.wide < 3:
        words.append("2-9 several on one day")
    first = "answer, "
    for basis in ("stated", "interpreted", "timing"):
        if basis in bases:
            words.append(f"{page.marks.down[basis]} {first}{'by timing only' if basis == 'timing' else basis}")
            first = ""
    lines, used = [""], 0
    for word in words:
        if used and used + 2 + cell_len(word) > page.width:
            lines.append("")
            used = 0
        lines[-1] += ("  " if used else "") + word
        used += cell_len(word) + (2 if used else 0)
    return [line((text, ink.QUIET)) for text in lines]


def _sparklines(sides: dict[str, list[EventRow]], first: dt.date, last: dt.date, margin: int, page: Page) -> list[Text]:
    """Counts per lane in as many equal stretches of time as the page has columns."""
    columns = page.width - margin - 8
    span = (last - first).days + 1
    lines = []
    for side, found in sides.items():
        counts = [0] * columns
        for event in found:
            if event.date_start is not None:
                counts[(event.date_start - first).days * columns // span] += 1
        lines.append(line((pad(page.shorten(side, margin - 2), margin), ink.HEADING), spark(counts, page),
                          (f"  {len(found):,}", ink.QUIET)))
    axis = pad(str(first.year), columns - 4) + str(last.year)
    return [line(" " * margin, (axis, ink.QUIET)), *lines, Text(),
            line((f"each column about {max(span // columns, 1)} days", ink.QUIET))]
