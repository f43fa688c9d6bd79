"""Matches of one text, read one at a time against the anchors."""

from __future__ import annotations

import dataclasses
from typing import Final

from timeline.dates.interval import Interval, OutOfCalendar
from timeline.timex.anchors import Anchors, NothingTold
from timeline.timex.matcher import Match
from timeline.timex.reading import Found, Reading, undated

REACH: Final = 40
"""How far two expressions that belong together may stand apart, in code points."""
CLAUSE: Final = 100
"""How much of the text on either side a rule may look at for cues."""


@dataclasses.dataclass(slots=True)
class Reader:
    """A text, its matches in order, the anchors as they stand, and what has been read so far."""

    text: str
    matches: list[Match]
    at: Anchors
    found: list[Found] = dataclasses.field(default_factory=list)

    def read(self, match: Match, within: Interval | None = None) -> Reading | None:
        """The reading of one match; None where its rule declines or the calendar has no such day."""
        at = self.at
        at.before = self.text[max(0, match.start - CLAUSE) : match.start]
        at.words = self.text[match.start : match.end]
        at.after = self.text[match.end : match.end + CLAUSE]
        at.within, at.used, at.here = within, None, match.start
        try:
            return match.rule.means(at, *match.arguments)
        except NothingTold as nothing:
            return undated(nothing.value)
        except OutOfCalendar:
            return None

    def alone(self, match: Match, within: Interval | None = None) -> Found | None:
        """The match as an expression of its own."""
        reading = self.read(match, within)
        return None if reading is None else Found(match.start, match.end, match.rule.name, reading)

    def glue(self, position: int) -> str | None:
        """The text between match `position` and the next, None where there is none, or it is far or behind a blank line."""
        if position + 1 >= len(self.matches):
            return None
        start, end = self.matches[position].end, self.matches[position + 1].start
        glue = self.text[start:end]
        return None if end - start > REACH or "\n\n" in glue else glue
