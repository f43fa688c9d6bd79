"""Trees for the sentences that are worth one: parsing a report costs more than all else that is done with it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Literal

from timeline.extract.dateline import behind_dateline
from timeline.parse import Parsed, shipped_parser
from timeline.text import Sentence

Engine = Literal["fast", "deep"]
"""How clauses are read: off the order of words, or off a dependency tree; `timeline.extract.parsed` says what it gains."""


def parse_telling(text: str, sentences: Sequence[Sentence], triggers: Iterable[int]) -> dict[int, Parsed]:
    """The trees of the sentences that hold one of the offsets `triggers`, by where they begin behind a dateline.

    One call of the parser for all of them. Raises TimelineError where numpy is missing.
    """
    places = sorted(triggers)
    spans = []
    for sentence in sentences:
        begin = behind_dateline(text, sentence)
        at = bisect.bisect_left(places, begin)
        if at < len(places) and places[at] < sentence.end:
            spans.append((begin, sentence.end))
    if not spans:
        return {}
    return dict(zip((begin for begin, _ in spans), shipped_parser().parse_text(text, spans), strict=True))
