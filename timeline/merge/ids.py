"""Ids of events: short, stable, and safe in a spreadsheet.

An event is named after its founding mention, the first one of its first report, so that later reports do not rename it.
An id has at least five characters, a consonant first, then consonants and digits without vowels or look-alikes: no
spreadsheet reads it as a number, a date or an exponent (``2e5``, ``mar14``), and no id spells a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

_FIRST = "bcdfghjkmnpqrstvwxz"
_REST = _FIRST + "23456789"
LENGTH = 5
_LONGEST = 16


def digest(mention: str) -> str:
    """Sixteen characters that depend on the mention id alone; its beginnings are the candidates for an event id."""
    number = int.from_bytes(hashlib.blake2b(mention.encode(), digest_size=16).digest(), "big")
    number, first = divmod(number, len(_FIRST))
    characters = [_FIRST[first]]
    while len(characters) < _LONGEST:
        number, index = divmod(number, len(_REST))
        characters.append(_REST[index])
    return "".join(characters)


def assign(founding: Sequence[str]) -> list[str]:
    """An id for each founding mention, given oldest first: where two begin alike, the younger takes more characters."""
    taken: set[str] = set()
    ids = []
    for mention in founding:
        full = digest(mention)
        chosen = next((full[:n] for n in range(LENGTH, _LONGEST + 1) if full[:n] not in taken), full + f"{len(taken)}")
        taken.add(chosen)
        ids.append(chosen)
    return ids
