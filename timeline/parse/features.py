"""What the network sees of a word: itself, its ends and its shape, each as a row of one embedding table.

A word that training saw once or never is the row "unknown", so that the ends, the shape and the neighbours must do the work;
names of people, units and ships are nearly all of that kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

UNKNOWN = ""
"""Stands for every value too rare to have a row of its own."""

_LOOKALIKES = str.maketrans("“”„«»‘’`–‑−—…", "\"\"\"\"\"'''----.")
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1{3,}")


def shape(word: str) -> str:
    """``Pyongyang`` is ``Xxxxx`` and ``F-16s`` is ``X-ddx``: kinds of characters, runs cut off after three, at most ten."""
    kinds = "".join(
        "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char for char in word[:24]
    )
    return _RUN.sub(r"\1\1\1\1", kinds)[:10]


def values(word: str) -> tuple[str, ...]:
    """The features of one token, each led by the name of its kind."""
    plain = word.translate(_LOOKALIKES)
    lower = _DIGIT.sub("0", plain.lower())
    return (
        "w=" + lower,
        "1=" + lower[:1],
        "2=" + lower[:2],
        "p=" + lower[:3],
        "q=" + lower[:4],
        "r=" + lower[-1:],
        "s=" + lower[-2:],
        "t=" + lower[-3:],
        "u=" + lower[-4:],
        "x=" + shape(plain),
    )


KINDS = len(values("word"))
"""Features per token."""


class Features:
    """The rows of the embedding table: a row for each value seen often enough in training, one "unknown" for each kind."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self._row = {name: row for row, name in enumerate(self.names)}
        self._unknown = tuple(self._row[value[:2] + UNKNOWN] for value in values("word"))

    @classmethod
    def counted(cls, words: Iterable[str], least: int = 2) -> Features:
        """Rows for the values that occur in at least `least` of `words`, the most frequent first."""
        counts = Counter(value for word in words for value in values(word))
        frequent = sorted((name for name, count in counts.items() if count >= least and len(name) > 2),
                          key=lambda name: (-counts[name], name))
        return cls([value[:2] + UNKNOWN for value in values("word")] + frequent)

    @property
    def unknown(self) -> tuple[int, ...]:
        """The row "unknown" of each kind."""
        return self._unknown

    def rows(self, word: str) -> tuple[int, ...]:
        """One row for each kind of feature."""
        return tuple(self._row.get(value, unknown) for value, unknown in zip(values(word), self._unknown, strict=True))
