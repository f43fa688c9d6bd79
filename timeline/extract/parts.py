"""Which events are parts of others: "as part of", "during", a phase, a named exercise inside a larger one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from timeline.dates.span import Span
from timeline.extract.mentions import Draft
from timeline.extract.threads import Thread, Threads, pointed_types

_INSIDE = re.compile(
    r"\b(?:(?:part|phase|stage|leg|movement|element|component|portion|segment|round|culmination) of|during|in the course of|"
    r"(?:with)?in the framework of|under the umbrella of|belong(?:s|ed|ing)? to|within|under|"
    r"in an? (?:[\w-]+ ){0,3}(?:exercise|drill|man(?:o|oe)euvre)s?)\b",
    re.IGNORECASE,
)
_CONSISTS = re.compile(
    r"\b(?:includ(?:ed|es|ing|e)|compris(?:ed|es|ing)|consist(?:ed|s|ing) of|featur(?:ed|es|ing)|involv(?:ed|es|ing)|"
    r"among them|made up of|umbrella|part of which)\b",
    re.IGNORECASE,
)
_WHOLES = ("exercise", "deployment", "engagement")
_PARTS = ("exercise", "deployment", "incursion", "weapons_test", "inspection", "engagement")
_MISHAP = "accident"
"""Mode of what happens in a drill without being meant to."""


def find_wholes(here: list[Draft], threads: Threads, sentence: str) -> Iterator[tuple[Draft, Thread, str, str]]:
    """(part, whole, basis, cue) that one sentence speaks of."""
    offset = here[0].sentence.start
    here = sorted(here, key=lambda d: d.first.first)
    for pattern, inside in ((_INSIDE, True), (_CONSISTS, False)):
        match = pattern.search(sentence)
        if match is None:
            continue
        left = [d for d in here if d.first.first < offset + match.start()]
        right = [d for d in here if d.first.first >= offset + match.start()]
        if left and match[0].lower().startswith(("in a ", "in an ")):
            continue  # "fired a missile in a drill" is one event
        if inside and not left and len(right) > 1:
            left, right = right[1:2], right[:1]  # "As part of the exercise, warships fired missiles"
        if not left or not right:
            continue
        parts, wholes = (left[-1:], right[:1]) if inside else (right, left[-1:])
        whole = wholes[0]
        for part in parts:
            if _may_be_part(part, whole, threads):
                cue = match[0].lower()
                # what happens during an attack is read as a part of it; what happens during a drill is done in it
                basis = "interpreted" if whole.type == "engagement" and cue in ("during", "in the course of") else "stated"
                yield part, threads.of(whole), basis, cue


_CONTAINED = ("incursion", "deployment", "exercise", "inspection", "weapons_test")
_ANONYMOUS = ("incursion", "weapons_test")
"""What is part of a drill without a name as well: the planes that crossed the line, the missiles that were launched."""
_BESIDE = ("withdrawal", "transit", "shadowing", "scramble", "escort", "port_call", "sortie", "drones", "balloons")
"""Modes of what goes on beside a drill: ships that are followed, a call at a port, daily counts of planes."""
_ALLIANCES = frozenset({"NATO", "EU", "CSTO"})
_NEAR = 6
"""Sentences from the last telling of the drill."""
_COMPOSITE = re.compile(
    r"\b(?:series|umbrella|stages|phases|components|pieces|segments|sub-exercises|associated drills|larger event|"
    r"(?:made up|consists?|composed) of|comprises|(?:several|many|various|a number of) (?:\w+ )?(?:drills|exercises))\b"
)
"""How a report says of an exercise that it is many exercises."""


_YARDSTICK = re.compile(
    r"\b(?:comparable|compared|comparison|since|than|last (?:held|staged|seen)|unlike|predecessor|former)\b"
)
"""An exercise in such a sentence is what the drill is measured against."""


def find_contained(draft: Draft, threads: Threads, text: str) -> Thread | None:
    """The named drill that the report is about, of which `draft` tells a part: its own side's act in those days, or a
    named exercise inside one that the report's `text` up to here says to be made up of several.
    """
    own = threads.of(draft)
    if draft.whole is not None:
        return threads.of(draft.whole)
    if draft is not own.lead or draft.type not in _CONTAINED or draft.trend or not draft.actors:
        return None
    if draft.type == "exercise" and _YARDSTICK.search(text[draft.sentence.start : draft.sentence.end]):
        return None
    if draft.type == "exercise" and draft.mode in (None, "combined") and not draft.name:
        return None
    if draft.mode in _BESIDE:
        return None
    if draft.type == "inspection" and "exercise" not in pointed_types(text[draft.sentence.start : draft.sentence.end]):
        return None
    wholes = [thread for thread in threads.all if thread is not own and _may_hold(thread, draft, threads, text)]
    return wholes[0] if len(wholes) == 1 else None


def _may_hold(thread: Thread, draft: Draft, threads: Threads, text: str) -> bool:
    names = {d.name for d in thread.drafts if d.name}
    if thread.type != "exercise" or thread.lead is None or threads.is_history(thread):
        return False
    opens = thread.drafts[0].number <= 1
    if not names and (not opens or len(thread.drafts) < 2 or draft.type not in _ANONYMOUS):
        return False
    if len(thread.drafts) == 1 and not opens:
        return False
    if draft.name:
        composite = _COMPOSITE.search(text[: draft.sentence.end])
        opens = opens and thread.drafts[0].first.first < draft.first.first
        return opens and composite is not None and draft.name not in names and _takes_part(draft, thread, threads)
    return _takes_part(draft, thread, threads, whole=True) and _in_time(draft, thread) and thread.distance(draft) <= _NEAR


def _takes_part(draft: Draft, thread: Thread, threads: Threads, *, whole: bool = False) -> bool:
    """Whether those who do it are, all or some of them, among those of `thread`; an alliance stands for its members."""
    mine, theirs = set(draft.actors), thread.actors
    if threads.are_opposed(mine, theirs):
        return False
    if theirs & _ALLIANCES:
        return draft.type != "exercise" or bool(mine & theirs)
    return mine <= theirs if whole else bool(mine & theirs)


def _in_time(draft: Draft, whole: Thread) -> bool:
    if draft.dating.basis not in ("stated", "computed"):
        return True
    stated = [d.dating.span for d in whole.drafts if d.dating.basis in ("stated", "computed")]
    return not stated or any(draft.dating.span.touches(span, slack=1) and _begins_in(draft, span) for span in stated)


def _begins_in(draft: Draft, span: Span) -> bool:
    """Whether it began no earlier than the drill: "since 2022 it has tested missiles" is no part of this year's."""
    begun = draft.dating.span.start_latest
    return begun is None or span.start_earliest is None or begun >= span.start_earliest - dt.timedelta(days=1)


def _may_be_part(part: Draft, whole: Draft, threads: Threads) -> bool:
    if part is whole or threads.of(part) is threads.of(whole) or whole.type not in _WHOLES:
        return False
    if part.type not in _PARTS and part.mode != _MISHAP:
        return False
    if part.actors and whole.actors and not _takes_part(part, threads.of(whole), threads):
        return False
    return not (part.type == whole.type == "exercise" and part.name is None and whole.name is None and part.definite)
