"""The canned queries, with what they ask for."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from timeline.view import marks as ink
from timeline.view.page import Page, line, pad, widest, wrap


def query_list(rows: Sequence[tuple[str, str, str]], page: Page) -> list[Text]:
    """Name, title and parameters of each; the parameters below the title where the page is narrow."""
    if not rows:
        return []
    names = widest(name for name, _, _ in rows)
    titles = widest(title for _, title, _ in rows)
    margin = names + 6
    beside = page.width - margin - titles - 2 >= 24
    lines = []
    for name, title, parameters in rows:
        head = line("  ", (pad(name, names), ink.HEADING), "    ")
        if beside and parameters:
            for n, piece in enumerate(wrap(parameters, page.width - margin - titles - 2)):
                left = line(head, pad(title, titles)) if n == 0 else line(" " * (margin + titles))
                lines.append(line(left, "  ", (piece, ink.QUIET)))
            continue
        for n, piece in enumerate(wrap(title, page.width - margin)):
            lines.append(line(head if n == 0 else " " * margin, piece))
        if parameters:
            lines += [line(" " * margin, (piece, ink.QUIET)) for piece in wrap(parameters, page.width - margin)]
    example = next((name for name, _, _ in rows if name == "responses"), rows[0][0])
    hints = [f"Run one:  timeline query {example} -h says what it asks for",
             f"Add one:  save a .sql file in queries/ (timeline query {example} --sql shows the form)"]
    return [*lines, Text(), *(line(piece) for hint in hints for piece in wrap(hint, page.width))]
