"""Any rows as a table: what `query` and `sql` show on a terminal."""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from timeline.clean import printable
from timeline.view import marks as ink
from timeline.view.page import Page, line, pad, widest, wrap

_GAP = 2
_NARROWEST = 6


class Table(NamedTuple):
    """The lines of a table and how many cells were shortened to fit them."""

    lines: list[Text]
    shortened: int


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], page: Page) -> Table:
    """Columns as wide as their contents where the page allows, else the widest are shortened first, and counted.

    Numbers stand to the right. With ``page.full`` nothing is shortened, whatever the width. More columns than the page can
    hold are written one under another, a record at a time.
    """
    names = [printable(str(name)) for name in columns]
    cells = [[cell_text(value) for value in row] for row in rows]
    numeric = [
        any(row[n] is not None for row in rows) and all(row[n] is None or _is_number(row[n]) for row in rows)
        for n in range(len(names))
    ]
    widths = [max(cell_len(name), widest(row[n] for row in cells)) for n, name in enumerate(names)]
    if not page.full:
        if sum(min(width, _NARROWEST) for width in widths) + _GAP * (len(widths) - 1) > page.width:
            return Table(_records(names, cells, page), 0)
        widths = _fit(widths, page.width)
    shown = range(len(names))
    shortened = 0

    def row_line(texts: Sequence[str], style: str = "") -> Text:
        nonlocal shortened
        made = Text()
        for n in shown:
            text = page.shorten(texts[n], widths[n])
            shortened += text != texts[n]
            last = n == len(names) - 1 and not numeric[n]
            made.append(("" if n == 0 else " " * _GAP) + (text if last else pad(text, widths[n], right=numeric[n])), style)
        made.rstrip()
        return made

    lines = [row_line(names, ink.HEADING), line(((" " * _GAP).join(page.marks.rule * widths[n] for n in shown), ink.QUIET))]
    shortened = 0
    lines += [row_line(row) for row in cells]
    return Table(lines, shortened)


def _fit(widths: Sequence[int], page_width: int) -> list[int]:
    """Widths that fill at most the page; the widest columns give first, and equally."""
    room = list(widths)
    spare = sum(room) + _GAP * (len(room) - 1) - page_width
    while spare > 0:
        widest_one = max(room)
        next_one = max((width for width in room if width < widest_one), default=1)
        equals = [n for n, width in enumerate(room) if width == widest_one]
        cut = min(spare, max(widest_one - next_one, 1) * len(equals))
        for place, n in enumerate(equals):
            room[n] -= cut // len(equals) + (place < cut % len(equals))
        spare -= cut
    return room


def _records(names: Sequence[str], cells: Sequence[Sequence[str]], page: Page) -> list[Text]:
    """One column under another, for rows with more columns than the page has room for."""
    margin = min(widest(names), page.width // 2)
    lines = []
    for number, row in enumerate(cells, start=1):
        lines.append(line((f"{page.marks.rule * 2} row {number} {page.marks.rule * 2}", ink.QUIET)))
        for name, text in zip(names, row, strict=True):
            for n, piece in enumerate(wrap(text, page.width - margin - _GAP)):
                label = page.shorten(name, margin) if n == 0 else ""
                lines.append(line((pad(label, margin), ink.HEADING), " " * _GAP, piece))
    return lines


def cell_text(value: Any) -> str:
    """A database value as one line of text: empty for NULL, dates as ISO, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, (dt.date, dt.datetime, dt.time)):
        return value.isoformat(" ") if isinstance(value, dt.datetime) else value.isoformat()
    if isinstance(value, (list, tuple, set)):
        return "; ".join(cell_text(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{printable(str(key))}={cell_text(item)}" for key, item in value.items())
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    return printable(str(value))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, decimal.Decimal)) and not isinstance(value, bool)
