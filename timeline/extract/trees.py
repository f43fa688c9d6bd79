"""The trees of the sentences that are worth one: parsing costs more than all else that is done with a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.parse import Parsed, shipped_parser


def parse_spans(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, Parsed]:
    """The trees of the half-open `spans` of `text`, by where they begin; one call of the parser for all of them.

    Raises TimelineError where numpy is missing.
    """
    return dict(zip((start for start, _ in spans), shipped_parser().parse_text(text, spans), strict=True)) if spans else {}
