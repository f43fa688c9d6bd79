"""What the time expressions of a text mean, and why: the answer of `timeline dates`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rich.text import Text

from timeline.view import marks as ink
from timeline.view.page import Page, line, pad, wrap
from timeline.view.rows import TimexRow
from timeline.view.when import day_words, period

_LABEL = 10


def explained(rows: Sequence[TimexRow], page: Page) -> list[Text]:
    """Each expression with its value, its days, what it was counted from, and the rule that read it."""
    lines: list[Text] = []
    for row in rows:
        lines += [line((piece, ink.HEADING)) for piece in wrap(_headline(row, page), page.width)]
        lines += _field("means", days_words(row), page)
        lines += _field("because", row.derivation, page)
        lines += _field("from", row.anchor, page)
        lines += _field("value", f"{row.type} {row.value}", page)
        lines += _field("rule", row.rule, page)
        lines.append(Text())
    return lines[:-1]


def _headline(row: TimexRow, page: Page) -> str:
    return f"{row.text} {page.marks.arrow} {row.meaning}"


def days_words(row: TimexRow) -> str:
    """The days it covers, both inclusive, or that it names none."""
    first, last = row.earliest, row.latest
    if first is None and last is None:
        return {"DURATION": "a length of time, no date of its own", "SET": "again and again, no single date"}.get(
            row.type, "no day that can be counted from what is known")
    if first is not None and first == last:
        return day_words(first)
    return period(first, last) + (f", {(last - first).days + 1} days" if first is not None and last is not None else "")


def _field(label: str, value: str, page: Page) -> list[Text]:
    if not value:
        return []
    return [line("  ", (pad(label if n == 0 else "", _LABEL), ink.QUIET), piece)
            for n, piece in enumerate(wrap(value, page.width - 2 - _LABEL))]


def inclusive(first: dt.date | None, after: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """A half-open interval of days as its first and last day."""
    return first, None if after is None else after - dt.timedelta(days=1)
