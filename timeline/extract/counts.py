"""Figures with their unit: "48 field exercises", "more than 200 rounds", "two missiles"."""

from __future__ import annotations

from timeline.extract import english as en
from timeline.extract.clause import Reading
from timeline.extract.words import Token
from timeline.model import Count

_APPROXIMATE = frozenset("about around some roughly nearly almost over than approximately least up".split())


def figure(token: Token) -> float | None:
    """The number a token writes, or None."""
    if token.low in en.NUMBER_WORDS:
        return en.NUMBER_WORDS[token.low]
    try:
        return float(token.text.replace(",", ""))
    except ValueError:
        return None


def counts(reading: Reading) -> tuple[Count, ...]:
    """The counted noun groups of a sentence, time expressions left out."""
    found: list[Count] = []
    tokens = reading.tokens
    for piece in reading.row:
        if piece.kind != "NP":
            continue
        numbers = [t for t in tokens[piece.first : piece.last] if t.tag == "#"]
        if not numbers or piece.head <= numbers[0].i:
            continue
        value = 1.0
        scale = False
        for token in numbers:
            number = figure(token)
            if number is None:
                continue
            value = (
                value * number
                if (number >= 100 and scale) or not scale
                else value + number
                if number < 100 and value >= 20
                else value * number
            )
            scale = True
        if numbers[0].low == "one" and len(numbers) == 1:
            continue
        before = tokens[piece.first - 1].low if piece.first else ""
        what = " ".join(t.low for t in tokens[numbers[-1].i + 1 : piece.last] if t.tag not in "\"'q")
        if what:
            found.append(
                Count.model_construct(
                    what=what,
                    value=value,
                    upper=None,
                    approximate=before in _APPROXIMATE
                    or any(t.low in _APPROXIMATE for t in tokens[piece.first : numbers[0].i]),
                    ratio=None,
                    compared_to=None,
                )
            )
    return tuple(found)
