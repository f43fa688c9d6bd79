"""A time expression in its sentence: what stands before it and what it says of the event that it dates."""

from __future__ import annotations

import dataclasses

from timeline.model import Timex

REPORTING = frozenset(
    """say report announce tell add state quote cite confirm disclose reveal note write claim publish release carry show
    describe
    declare issue explain put count inform notify""".split()
)


@dataclasses.dataclass(slots=True)
class Anchored:
    """A time expression with the word before it and the verb group it hangs on."""

    timex: Timex
    preposition: str
    phase: str = ""
    """begin, end or '' from the verb and the preposition; moved where the event was put off to that date;
    said where it is the day of the words that tell of the event.
    """
    ahead: bool = False
    """Whether the verb it hangs on tells what is still to come: "will end", "scheduled to conclude"."""
    behind: bool = False
    """Whether that verb tells what is past: "gave the order on Monday"."""
    shared: bool = False
    """Whether it dates another clause of the sentence, and this one with it."""
