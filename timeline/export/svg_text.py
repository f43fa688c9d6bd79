"""How wide a text will be, without a font to ask: from the widths that common sans-serif fonts share.

Errs on the wide side: a label that is too short for its room does no harm, one that is too long runs into its neighbour.
"""

from __future__ import annotations

import functools
import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[] ·-/")
_WIDE = frozenset("mwMW@%—…")


@functools.cache
def _advance(char: str) -> float:
    """Width of a character in parts of the font's size."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in ("W", "F"):
        return 1.02
    if char in _NARROW:
        return 0.36
    if char in _WIDE:
        return 0.96
    return 0.68 if char.isupper() else 0.6


def text_width(text: str, size: float) -> float:
    """Estimated width of `text` at `size`, in the unit of `size`."""
    return sum(map(_advance, text)) * size


def fit_text(text: str, width: float, size: float) -> str:
    """`text` shortened to `width`, with an ellipsis where something is left out; empty where not even three letters fit."""
    if text_width(text, size) <= width:
        return text
    room = width / size - _advance("…")
    kept = 0
    for char in text:
        room -= _advance(char)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…" if kept >= 3 else ""
