"""The parts of a drawing as SVG: a mark a type, a bar, an open end, an arrow. Strings of reports go through `text`."""

from __future__ import annotations

from xml.sax.saxutils import escape

from timeline.clean import printable
from timeline.export.svg_layout import FADE, HALF, Placed
from timeline.export.svg_scale import Scale

SYMBOLS: dict[str, str] = {
    # the shapes of the terminal's characters, round 0,0
    "exercise": '<circle r="5.5"/>',
    "weapons_test": '<path d="M0-6.2 6.2 5H-6.2Z"/>',
    "deployment": '<path d="M-5-5H5V5H-5Z"/>',
    "incursion": '<path d="M-5-6 6 0-5 6Z"/>',
    "engagement": '<path fill="none" stroke-width="2.6" d="M-5-5 5 5M-5 5 5-5"/>',
    "statement": '<path d="M0-6.5 6.5 0 0 6.5-6.5 0Z"/>',
    "readiness": '<circle class="hollow" r="5.5"/><path stroke="none" d="M0-5.5A5.5 5.5 0 0 0 0 5.5Z"/>',
    "inspection": '<circle class="hollow" r="5.5"/><circle stroke="none" r="2.5"/>',
    "agreement": '<path class="hollow" d="M0-6.5 6.5 0 0 6.5-6.5 0Z"/>',
    "procurement": '<path class="hollow" d="M-5-5H5V5H-5Z"/>',
    "other": '<path d="M-3.5-3.5H3.5V3.5H-3.5Z"/>',
}
UNREAL = frozenset({"planned", "forecast", "alleged", "denied", "cancelled"})
"""Statuses of what has not, or not surely, taken place: drawn in outline."""
STRUCK = frozenset({"denied", "cancelled"})


def text(words: str) -> str:
    """Foreign text as content or as an attribute in double quotes: no markup, no control character, one line."""
    return escape(printable(words), {'"': "&quot;"})


def number(value: float) -> str:
    """A coordinate in as few characters as it needs."""
    return f"{value:.1f}".removesuffix(".0")


def mark(event_type: str, status: str, x: float, y: float) -> str:
    """The mark of a type; in outline, and struck through, as its status has it."""
    kind = event_type if event_type in SYMBOLS else "other"
    shape = SYMBOLS[kind]
    if status in UNREAL and kind != "engagement":
        shape = shape.replace("<circle ", '<circle class="hollow" ', 1) if kind == "exercise" else shape.replace(
            "<path ", '<path class="hollow" ', 1) if 'class="hollow"' not in shape else shape
    strike = '<path fill="none" d="M-7 7 7-7"/>' if status in STRUCK else ""
    return f'<g class="mark {kind}" transform="translate({number(x)} {number(y)})">{shape}{strike}</g>'


def bars(placed: Placed, scale: Scale) -> str:
    """What shows how long it lasted, and how sure that is."""
    figure, y = placed.figure, placed.y
    kind = placed.row.event_type if placed.row.event_type in SYMBOLS else "other"
    drawn = []
    if figure.core is not None:
        hollow = " hollow" if placed.row.status in UNREAL else ""
        left, right = (scale.place(edge) for edge in figure.core)
        drawn.append(f'<rect class="bar{hollow}" x="{number(left)}" y="{number(y - 3)}" '
                     f'width="{number(max(right - left, 1))}" height="6" rx="1.5"/>')
    for stretch in figure.room:
        left, right = (scale.place(edge) for edge in stretch)
        drawn.append(f'<rect class="room" x="{number(left)}" y="{number(y - 3)}" width="{number(max(right - left, 1))}" '
                     f'height="6"/>')
    if figure.whisker is not None:
        left, right = (scale.place(edge) for edge in figure.whisker)
        if right - left > 2 * HALF:
            drawn.append(f'<path class="whisker" d="M{number(left)} {number(y - 4)}v8M{number(left)} {number(y)}'
                         f'H{number(right)}M{number(right)} {number(y - 4)}v8"/>')
    edge = placed.left + FADE if figure.open_left else placed.right - FADE
    if figure.open_left:
        drawn.append(f'<path class="open" d="M{number(edge)} {number(y - 3)}v6l{number(-FADE)}-3Z"/>')
    if figure.open_right:
        edge = placed.right - FADE
        drawn.append(f'<path class="open" d="M{number(edge)} {number(y - 3)}v6l{number(FADE)}-3Z"/>')
    return f'<g class="{kind}">{"".join(drawn)}</g>' if drawn else ""


def arrow(cause: Placed, answer: Placed, basis: str) -> str:
    """From what was answered to its answer: straight down where the answer fell during it, else from its nearer end."""
    end = answer.x
    low, high = (cause.left, cause.right) if cause.figure.core else (cause.x, cause.x)
    start = min(max(end, low), high)
    if cause.y == answer.y:
        y = cause.y - HALF
        peak = y - 9
        path = _curve(start, y, peak, end, y - 3)
        return f'<path class="arrow {basis}" d="{path}"/>{_head(end, y + 1, down=True)}'
    down = answer.y > cause.y
    turn = 1 if down else -1
    begin, stop = cause.y + turn * (3 if cause.figure.core else HALF), answer.y - turn * (HALF + 2)
    path = _curve(start, begin, (begin + stop) / 2, end, stop)
    return (f'<path class="arrow {basis}" d="{path}"/><circle class="head" cx="{number(start)}" cy="{number(begin)}" r="2"/>'
            f'{_head(end, stop + turn * 2, down=down)}')


def _curve(x: float, y: float, turn: float, to_x: float, to_y: float) -> str:
    """Leaves and arrives upright, crossing over at the height `turn`."""
    if abs(x - to_x) < 0.5:
        return f"M{number(x)} {number(y)}V{number(to_y)}"
    points = ((x, turn), (to_x, turn), (to_x, to_y))
    return f"M{number(x)} {number(y)}C" + " ".join(f"{number(a)} {number(b)}" for a, b in points)


def _head(x: float, y: float, *, down: bool) -> str:
    back = -6 if down else 6
    return f'<path class="head" d="M{number(x)} {number(y)}l-3.5 {back}h7Z"/>'
