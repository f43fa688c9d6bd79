"""The chronology as a drawing: a lane a side, marks and bars on an axis of time, arrows to the answers.

Stands alone: no script, no font and no picture from elsewhere. `timeline.export.page` puts the same drawing into its page,
`timeline.export.png` makes a picture of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.export.chronology import Chronology
from timeline.export.options import Options
from timeline.export.svg_figure import Figure, figure
from timeline.export.svg_layout import FADE, MARGIN, ROW, SIZE, Lane, Placed, lay_out
from timeline.export.svg_palette import drawing_sheet
from timeline.export.svg_scale import BREAK, Scale, Tick
from timeline.export.svg_shapes import SYMBOLS, UNREAL, arrow, bars, mark, number, text
from timeline.export.svg_sides import sides
from timeline.export.svg_text import fit_text, text_width
from timeline.view.marks import type_words
from timeline.view.rows import EventRow
from timeline.view.when import many, period, when_words

WIDTH = 1200.0
_RIGHT = WIDTH - 14
_HEADING = 58.0
_AXIS = 38.0
_BASES = {"stated": "answer, stated", "interpreted": "answer, interpreted", "timing": "by timing only"}
_WHOLE = 45
"""Days of an event that the axis never cuts."""
_EDGES = 190
"""Days of an uncertainty whose edges the axis shows."""
_CROWDED = 120
"""Arrows that are still drawn in full strength."""


def svg_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """The drawing as a file of its own."""
    yield from drawing(chronology, style=drawing_sheet())


def left_out(chronology: Chronology) -> int:
    """How many events have no date at all, and so no place in a drawing."""
    return sum(figure(event) is None for event in chronology.events)


def drawing(chronology: Chronology, *, style: str | None, link: bool = False) -> Iterator[str]:
    """The drawing as pieces of SVG; `style` goes inside. With `link` an event leads to its anchor in the page round it."""
    rows = [EventRow.of(event) for event in chronology.events]
    figures = {event["event_id"]: made for event in chronology.events if (made := figure(event)) is not None}
    covered = [stretch for one in figures.values() for stretch in _covered(one)]
    fades = FADE if any(one.open_right for one in figures.values()) else 0.0
    scale = Scale(covered or [(1.0, 2.0)], MARGIN, _RIGHT - fades)
    heading_height = 0.0 if link else _HEADING
    top = heading_height + _AXIS
    lanes = lay_out(sides(rows), figures, scale, top, _RIGHT)
    bottom = lanes[-1].top + lanes[-1].height if lanes else top + ROW
    explained = list(_legend(rows, figures, bottom + 26))
    height = bottom + 26 + 20 * (1 + max((line for line, _ in explained), default=0)) + 6
    heading, counts = heading_words(rows, chronology)
    names = "" if link else ' role="img" aria-labelledby="drawing-title drawing-desc"'
    hidden = ' role="group" aria-label="Drawing of the chronology"' if link else ""
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 {number(WIDTH)} {number(height)}" '
           f'width="{number(WIDTH)}" height="{number(height)}"{names}{hidden}>\n')
    if not link:
        yield f'<title id="drawing-title">{text(heading)}</title>\n<desc id="drawing-desc">{text(counts)}</desc>\n'
    if style is not None:
        yield f"<style>{style}</style>\n"
    yield f'<rect class="paper" width="{number(WIDTH)}" height="{number(height)}"/>\n'
    if not link:
        yield f'<text class="heading" x="14" y="28">{text(fit_text(heading, 760, 17))}</text>\n'
        yield f'<text class="quiet" x="{number(_RIGHT)}" y="28" text-anchor="end">{text(counts)}</text>\n'
    yield from _axis(scale, heading_height, bottom)
    yield from _lanes(lanes)
    yield from _arrows(lanes, rows)
    for lane in lanes:
        for placed in lane.placed:
            yield _event(placed, scale, link=link)
    yield from (drawn for _, drawn in explained)
    yield "</svg>\n"


def heading_words(rows: Sequence[EventRow], chronology: Chronology) -> tuple[str, str]:
    """The period, and how many events and reports it holds."""
    days = [day for row in rows for day in (row.date_start, row.date_end) if day is not None]
    reports = {report for event in chronology.events for report in event["report_ids"]}
    when = period(min(days), max(days)) if days else "no dated event"
    return f"Chronology, {when}", f"{many(len(rows), 'event')} · {many(len(reports), 'report')}"


def describe(row: EventRow) -> str:
    """An event in a sentence's words, for who hears the drawing instead of seeing it."""
    status = "" if row.status == "occurred" else f", {row.status}"
    actors = ", ".join(name for name in row.actors.split("; ") if name) or "actor not named"
    return f"{row.title}. {when_words(row)}. {actors}, {type_words(row.event_type, row.event_mode)}{status}"


def _covered(one: Figure) -> Iterator[tuple[float, float]]:
    """What the axis must show of an event: its mark, the edges of what is sure, and all of a short uncertainty.

    A longer bar may be cut in the middle, and a whisker over a whole year may run off the axis: it would be most of it.
    """
    yield one.at - 0.5, one.at + 0.5
    length = one.last - one.first
    if length <= _WHOLE:
        yield one.first, one.last
    elif length <= _EDGES or one.core is not None:
        yield one.first, one.first + 1
        yield one.last - 1, one.last


def _axis(scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """Two rows of dates, their lines through all lanes, and the cuts."""
    lower = top + _AXIS
    yield f'<path class="rule" d="M0 {number(lower)}H{number(WIDTH)}"/>\n'
    for piece in scale.pieces:
        ends = {True: 0.0, False: 0.0}
        ticks = scale.ticks(piece)
        begun = next((scale.place(tick.day) for tick in ticks if tick.major and tick.day > piece.first), piece.right + 9)
        for tick in ticks:
            x = scale.place(tick.day)
            kind = "grid-major" if tick.major else "grid"
            begin = lower - (30 if tick.major else 8)
            yield f'<path class="{kind}" d="M{number(x)} {number(begin)}V{number(bottom)}"/>\n'
            reach = x + 4 + text_width(tick.label, 12.0 if tick.major else 11.0)
            # what began before the axis gives way to what begins on it
            room = begun - 6 if tick.major and tick.day == piece.first else piece.right + 2
            if x >= ends[tick.major] and reach < room:
                ends[tick.major] = reach + 6
                yield _tick_label(tick, x, lower)
    for before, after in zip(scale.pieces, scale.pieces[1:], strict=False):
        yield from _cut(before.right, after.first - before.last, lower, bottom)


def _tick_label(tick: Tick, x: float, lower: float) -> str:
    if tick.major:
        return f'<text class="text" x="{number(x + 4)}" y="{number(lower - 21)}">{tick.label}</text>\n'
    return f'<text class="quiet" x="{number(x + 3)}" y="{number(lower - 5)}">{tick.label}</text>\n'


def _cut(left: float, days: float, top: float, bottom: float) -> Iterator[str]:
    """A stretch without events, left out of the axis: a torn edge, and how long it is."""
    width, x = BREAK - 12, left + 6
    yield (f'<rect class="band" x="{number(x)}" y="{number(top - 30)}" width="{number(width)}" '
           f'height="{number(bottom - top + 30)}"/>\n')
    teeth = "".join(f"l{'' if n % 2 else '-'}4 6" for n in range(max(int((bottom - top + 30) / 6), 2)))
    for edge in (x, x + width):
        yield f'<path class="break" fill="none" d="M{number(edge)} {number(top - 30)}{teeth}"/>\n'
    words = f"{round(days / 365.25)} y" if days > 700 else f"{round(days / 30.4)} mo" if days > 60 else f"{round(days)} d"
    yield f'<text class="quiet" x="{number(x + width / 2)}" y="{number(top - 5)}" text-anchor="middle">{words}</text>\n'


def _lanes(lanes: Sequence[Lane]) -> Iterator[str]:
    for lane in lanes:
        yield f'<path class="rule" d="M0 {number(lane.top + lane.height)}H{number(WIDTH)}"/>\n'
        y = lane.top + 21
        for name in lane.names:
            yield f'<text class="side" x="14" y="{number(y)}">{text(name)}</text>\n'
            y += 16
        codes = "" if lane.side.codes == lane.side.name else lane.side.codes
        below = " · ".join(filter(None, (codes, many(len(lane.placed), "event"))))
        yield f'<text class="quiet" x="14" y="{number(y)}">{text(fit_text(below, MARGIN - 22, 11))}</text>\n'


def _arrows(lanes: Sequence[Lane], rows: Sequence[EventRow]) -> Iterator[str]:
    at = {placed.row.event_id: placed for lane in lanes for placed in lane.placed}
    drawn = [arrow(at[to], at[row.event_id], basis) for row in rows for to, basis in answers(row)
             if row.event_id in at and to in at and to != row.event_id]
    if drawn:
        crowded = ' class="crowded"' if len(drawn) > _CROWDED else ""
        yield f"<g{crowded}>\n" + "\n".join(drawn) + "\n</g>\n"


def answers(row: EventRow) -> list[tuple[str, str]]:
    """The ids of what an event answers, each with the basis."""
    return list(zip(filter(None, row.responds_to.split("; ")), filter(None, row.link_basis.split("; ")), strict=False))


def _event(placed: Placed, scale: Scale, *, link: bool) -> str:
    row = placed.row
    shapes = bars(placed, scale) + mark(row.event_type, row.status, placed.x, placed.y)
    if placed.label:
        anchor = ' text-anchor="end"' if placed.before else ""
        if placed.inside:
            shapes += (f'<rect class="paper" x="{number(placed.label_x - 6)}" y="{number(placed.y - 5)}" height="10" '
                       f'width="{number(text_width(placed.label, SIZE) * 0.92 + 12)}"/>')
        shapes += (f'<text class="label" x="{number(placed.label_x)}" y="{number(placed.y + SIZE / 3)}"{anchor}>'
                   f"{text(placed.label)}</text>")
    title = f"<title>{text(describe(row))}</title>"
    id_ = text(row.event_id)
    return f'<a href="#{id_}">{title}{shapes}</a>\n' if link else f'<g id="{id_}">{title}{shapes}</g>\n'


def legend(rows: Sequence[EventRow], figures: Iterable[Figure]) -> list[tuple[str, str]]:
    """What the marks, bars and lines that occur here mean: words, and a sample round 6,-4."""
    found = list(figures)
    types = {row.event_type for row in rows}
    items = [(kind.replace("_", " "), mark(kind, "occurred", 6, -4)) for kind in SYMBOLS if kind in types]
    if any(row.status in UNREAL for row in rows):
        items.append(("planned, alleged or denied", mark("exercise", "planned", 6, -4)))
    if any(one.whisker for one in found):
        items.append(("some time in these days", '<g class="other"><path class="whisker" d="M-4-8v8M-4-4H16M16-8v8"/></g>'))
    if any(one.room for one in found):
        items.append(("may have lasted", '<g class="other"><rect class="room" x="-4" y="-7" width="20" height="6"/></g>'))
    if any(one.open_left or one.open_right for one in found):
        items.append(("open end", '<g class="other"><path class="open" d="M-4-7v6l20-3Z"/></g>'))
    bases = {basis for row in rows for _, basis in answers(row)}
    for basis, words in _BASES.items():
        if basis in bases:
            items.append((words, f'<path class="arrow {basis}" d="M-6-4H16"/><path class="head" d="M20-4l-6-3.5v7Z"/>'))
    return items


def _legend(rows: Sequence[EventRow], figures: Mapping[str, Figure], top: float) -> Iterator[tuple[int, str]]:
    """Pieces of the legend, each with its line."""
    x, line = 14.0, 0
    for words, drawn in legend(rows, figures.values()):
        width = 30 + text_width(words, 11) + 16
        if x + width > WIDTH:
            x, line = 14.0, line + 1
        y = number(top + 20 * line)
        yield line, f'<g transform="translate({number(x + 6)} {y})">{drawn}<text class="quiet" x="26">{words}</text></g>\n'
        x += width
    undated = len(rows) - len(figures)
    if undated:
        line += 1
        yield line, (f'<text class="quiet" x="14" y="{number(top + 20 * line)}">{many(undated, "event")} without a date '
                     "not drawn</text>\n")
