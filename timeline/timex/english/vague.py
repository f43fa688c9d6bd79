"""References to past, present and future. TIMEX3 marks them; they date nothing."""

from __future__ import annotations

from timeline.timex.anchors import Anchors
from timeline.timex.reading import Reading, vague
from timeline.timex.rules import RuleTable

TABLE = RuleTable()
rule = TABLE.rule


@rule("(now|currently|nowadays)", "vague", ("now", "2024-03-14", "PRESENT_REF"), never=("nowhere",))
def now(at: Anchors) -> Reading:
    """The present."""
    return vague("PRESENT_REF")


@rule("recently", "vague", ("recently", "2024-03-14", "PAST_REF"))
def recently(at: Anchors) -> Reading:
    """The near past."""
    return vague("PAST_REF")


@rule("the past", "vague", ("the past", "2024-03-14", "PAST_REF"), core=("past",))
def the_past(at: Anchors) -> Reading:
    """The past."""
    return vague("PAST_REF")


@rule(
    "the [near|foreseeable|immediate|distant] (future|term)",
    "vague",
    ("the future", "2024-03-14", "FUTURE_REF"),
    ("the near term", "2024-03-14", "FUTURE_REF"),
)
def the_future(at: Anchors) -> Reading | None:
    """The future; a term only where it is near."""
    return None if at.words.lower() == "the term" else vague("FUTURE_REF")


@rule("future", "vague", ("future", "", "FUTURE_REF"))
def future(at: Anchors) -> Reading | None:
    """The future, marked in narrative; in news an adjective like any other."""
    return vague("FUTURE_REF") if at.narrative else None


@rule("(recent|past) {long_units:long_units}", "vague", ("recent years", "2024-03-14", "PAST_REF"))
def recent_units(at: Anchors) -> Reading:
    """The near past."""
    return vague("PAST_REF")


@rule("(coming|future) {long_units:long_units}", "vague", ("coming months", "2024-03-14", "FUTURE_REF"))
def coming_units(at: Anchors) -> Reading:
    """The near future."""
    return vague("FUTURE_REF")


@rule("recent", "vague", ("recent", "", "PAST_REF"))
def recent(at: Anchors) -> Reading | None:
    """The near past, marked in narrative."""
    return vague("PAST_REF") if at.narrative else None


@rule("current", "vague", ("current", "2024-03-14", "PRESENT_REF"), core=("current",))
def current(at: Anchors) -> Reading:
    """The present."""
    return vague("PRESENT_REF")


@rule("(these days|present day|modern day|right now|at present)", "vague", ("these days", "2024-03-14", "PRESENT_REF"))
def these_days(at: Anchors) -> Reading:
    """The present."""
    return vague("PRESENT_REF")


@rule("former", "vague", ("former", "", "PAST_REF"))
def former(at: Anchors) -> Reading | None:
    """The past, marked in narrative; in news a part of a title."""
    return vague("PAST_REF") if at.narrative else None


@rule("(at|during|by|from|since|until|throughout) this time", "vague", ("during this time", "", "PRESENT_REF"))
def this_time(at: Anchors) -> Reading | None:
    """The time of the story, in narrative; in news "this time" counts occasions."""
    return vague("PRESENT_REF") if at.narrative else None
