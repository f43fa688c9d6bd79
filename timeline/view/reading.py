"""What was read in each sentence of a report, and why: the answer of `timeline ingest --explain`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rich.text import Text

from timeline.view import marks as ink
from timeline.view.page import Page, line, wrap
from timeline.view.when import day_words

_HANGING = 4
"""Cells by which the second line of a reason is further in than its first."""


def reading(report: str, published: dt.date | None, basis: str | None, explained: Sequence[str], page: Page) -> list[Text]:
    """A report's sentences, each with the reasons below it, which are indented in `explained` too; ends in an empty line."""
    if published is None:
        heading = f"{report}, published on no day that is known: what counts from it stays open (--published DATE)"
    else:
        heading = f"{report}, published {day_words(published)}" + (f" ({basis})" if basis else "")
    lines = [line((piece, ink.HEADING)) for piece in wrap(heading, page.width)]
    for text in explained:
        reason = text.lstrip()
        depth = len(text) - len(reason)
        if not depth:
            lines += [Text(), *(line(piece) for piece in wrap(text, page.width))]
            continue
        style = ink.QUIET if reason.startswith("not ") else ""
        for n, piece in enumerate(wrap(reason, page.width - depth, page.width - depth - _HANGING)):
            lines.append(line(" " * (depth if n == 0 else depth + _HANGING), (piece, style)))
    return [*lines, Text()]
