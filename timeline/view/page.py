"""The sheet a view is drawn on: its width, its characters, and how a foreign line is fitted to it.

Widths are terminal cells, not code points: a Korean syllable fills two. Every distinction that colour makes is also made
by a character or a word, so that nothing is lost on a pipe, on paper, or to a colour-blind reader.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.text import Text

from timeline.view.marks import ASCII, UNICODE, Marks

Part = str | tuple[str, str]
"""Plain characters, or characters with a style."""


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """Width in cells, the characters to draw with, and whether texts are kept whole at the cost of more lines."""

    width: int = 100
    marks: Marks = UNICODE
    full: bool = False
    colour: bool = False
    """Whether styles will be seen; where not, evidence is marked with characters."""

    @classmethod
    def of(cls, width: int, *, ascii_only: bool = False, full: bool = False, colour: bool = False) -> Page:
        """A page of that width; `ascii_only` draws with the characters of a teletype."""
        return cls(max(width, 20), ASCII if ascii_only else UNICODE, full, colour)

    def shorten(self, text: str, width: int) -> str:
        """`text` in at most `width` cells, with an ellipsis where something is left out."""
        if cell_len(text) <= width:
            return text
        dots = self.marks.ellipsis
        if width <= cell_len(dots):
            return dots[:max(width, 0)]
        return set_cell_size(text, width - cell_len(dots)).rstrip() + dots

    def spread(self, left: Text, right: Text) -> Text:
        """`left` at the left margin and `right` at the right one, on one line; `left` gives way where they would touch."""
        room = self.width - right.cell_len - (2 if right.plain else 0)
        if left.cell_len > room:
            left = left.copy()
            left.truncate(max(room - cell_len(self.marks.ellipsis), 0))
            left.append(self.marks.ellipsis)
        gap = self.width - left.cell_len - right.cell_len
        return line(left, " " * gap, right) if right.plain else left


def line(*parts: Part | Text) -> Text:
    """One line from its parts; a pair is a text with its style."""
    made = Text()
    for part in parts:
        if isinstance(part, Text):
            made.append_text(part)
        elif isinstance(part, str):
            made.append(part)
        else:
            made.append(*part)
    return made


def pad(text: str, width: int, *, right: bool = False) -> str:
    """`text` followed (or preceded, with `right`) by blanks up to `width` cells."""
    blanks = " " * max(width - cell_len(text), 0)
    return blanks + text if right else text + blanks


def wrap(text: str, width: int, rest: int | None = None) -> list[str]:
    """`text` broken at blanks into lines of at most `width` cells, the lines after the first of at most `rest`.

    A word longer than a line is cut: nothing may run over the margin.
    """
    width = max(width, 4)
    rest = max(rest if rest is not None else width, 4)
    lines: list[str] = []
    held = ""
    for word in text.split():
        room = rest if lines else width
        if not held:
            held = word
        elif cell_len(held) + 1 + cell_len(word) <= room:
            held += " " + word
            continue
        else:
            lines.append(held)
            held, room = word, rest
        while cell_len(held) > room:
            head = chop_cells(held, room)[0]
            lines.append(head)
            held, room = held[len(head):], rest
    return [*lines, held] if held or not lines else lines


def wrap_styled(text: Text, width: int) -> list[Text]:
    """The same for a text that carries styles, which stay with their words."""
    plain = text.plain
    breaks: list[int] = []
    begin = 0
    for piece in wrap(plain, width)[:-1]:
        begin = _end_of(plain, begin, piece)
        breaks.append(begin)
    lines = []
    for made in text.divide(breaks):
        made.rstrip()
        lead = len(made.plain) - len(made.plain.lstrip())
        lines.append(made[lead:] if lead else made)
    return lines


def _end_of(plain: str, begin: int, piece: str) -> int:
    """Where the words of `piece` end in `plain`, from `begin` on: white space counts for nothing."""
    wanted = sum(not char.isspace() for char in piece)
    for n in range(begin, len(plain)):
        wanted -= not plain[n].isspace()
        if not wanted:
            return n + 1
    return len(plain)


def widest(texts: Iterable[str]) -> int:
    """Cells of the widest of `texts`, 0 where there are none."""
    return max((cell_len(text) for text in texts), default=0)
