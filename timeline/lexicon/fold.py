"""Text as the matcher reads it: one apostrophe, one dash, one blank, no accents, with a way back to the source.

Nearly all of it replaces one code point by one, so that offsets stay what they are. Only doubled blanks, soft hyphens,
zero-width characters and combining marks change the length; then, and only then, an offset map is kept.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_BLANKS = "\t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u202f\u205f\u3000"
_PAIRS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "´": "'", "`": "'", "′": "'", "＇": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "－": "-",
    # no decomposition into a letter and a mark, or (the first) a lower case of two code points
    "İ": "I", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
}


def _base_letters() -> dict[int, str]:
    """Accented Latin letter -> its letter, for those that decompose into one letter and marks."""
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and parts[0].isascii() and all(unicodedata.combining(mark) for mark in parts[1:]):
            table[code] = parts[0]
    return table


_SAME_LENGTH = {**_base_letters(), **str.maketrans(_PAIRS), **{ord(blank): " " for blank in _BLANKS}}
_DROPPED = "\u0300-\u036f\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CHANGES_LENGTH = re.compile(rf"[{_DROPPED}]|\s\s")
_PIECE = re.compile(rf"[{_DROPPED}]+|\s\s+")


class Folded(NamedTuple):
    """`text` to match in. `offsets[i]` is where its code point `i` stood in the source, None where all stand at `i`."""

    text: str
    offsets: list[int] | None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that ``text[start:end]`` came from, without what was dropped after its last code point."""
        if self.offsets is None or start == end:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """`text` folded. A paragraph break (an empty line) stays a line feed, so that no phrase reaches across it."""
    if not _CHANGES_LENGTH.search(text):
        return Folded(text.translate(_SAME_LENGTH), None)
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _PIECE.finditer(text):
        pieces.append(text[at : match.start()].translate(_SAME_LENGTH))
        offsets.extend(range(at, match.start()))
        if match[0][0].isspace():
            pieces.append("\n" if match[0].count("\n") > 1 else " ")
            offsets.append(match.start())
        at = match.end()
    pieces.append(text[at:].translate(_SAME_LENGTH))
    offsets.extend(range(at, len(text) + 1))
    return Folded("".join(pieces), offsets)
