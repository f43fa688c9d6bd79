"""A grid of cells to draw on: characters with styles at places, later ones never hiding earlier ones unless told to."""

from __future__ import annotations

from rich.cells import get_character_cell_size
from rich.text import Text


class Canvas:
    """A grid that grows downwards; a character of two cells fills both."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._rows: list[list[tuple[str, str] | None]] = []

    @property
    def height(self) -> int:
        """Rows drawn on so far."""
        return len(self._rows)

    def grow(self, rows: int) -> int:
        """Add empty rows and return the number of the first."""
        first = len(self._rows)
        self._rows += [[None] * self.width for _ in range(rows)]
        return first

    def free(self, row: int, start: int, width: int) -> bool:
        """Whether `width` cells from `start` are all empty and inside the canvas."""
        inside = start >= 0 and start + width <= self.width
        return inside and all(cell is None for cell in self._rows[row][start:start + width])

    def put(self, row: int, start: int, text: str, style: str = "", *, over: bool = False) -> None:
        """Write `text` from column `start` on, cut at the margins; occupied cells are kept unless `over`."""
        at = start
        for char in text:
            size = get_character_cell_size(char)
            if size == 0:
                continue
            if at >= 0 and at + size <= self.width and (over or self.free(row, at, size)):
                self._rows[row][at] = (char, style)
                for extra in range(1, size):
                    self._rows[row][at + extra] = ("", style)
            at += size

    def lines(self) -> list[Text]:
        """The drawing, a line a row."""
        made = []
        for row in self._rows:
            text = Text()
            for cell in row:
                text.append(*(cell or (" ", "")))
            text.rstrip()
            made.append(text)
        return made


