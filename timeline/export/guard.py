"""Text cells that no spreadsheet takes for a formula.

A spreadsheet runs a cell that begins with ``= + - @``, a tab or a line end, also behind blanks and invisible characters.
Such a text gets an apostrophe in front. So does a text that is already one of these behind apostrophes, so that the guard
can be undone.
"""

from __future__ import annotations

import unicodedata

_STARTS = frozenset(
    "=+-@\t\r\n\x0b\x0c\x85\u2028\u2029\N{MINUS SIGN}"
    "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
    "\N{SMALL EQUALS SIGN}\N{SMALL PLUS SIGN}\N{SMALL HYPHEN-MINUS}\N{SMALL COMMERCIAL AT}"
)
_PASSED_OVER = frozenset({"Zs", "Cf", "Mn"})


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run `text`."""
    for character in text:
        if character in _STARTS:
            return True
        if character == "\0" or unicodedata.category(character) in _PASSED_OVER:
            continue
        return False
    return False


def guard(text: str) -> str:
    """`text` as a cell that is shown and not run. Undone by `unguard`."""
    return "'" + text if is_formula(text.lstrip("'")) else text


def unguard(cell: str) -> str:
    """The text that `guard` made `cell` from."""
    return cell[1:] if cell.startswith("'") and is_formula(cell.lstrip("'")) else cell
