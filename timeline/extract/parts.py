"""Which events are parts of others: "as part of", "during", a phase, a named exercise inside a larger one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.extract.mentions import Draft
from timeline.extract.threads import Thread, Threads

_INSIDE = re.compile(
    r"\b(?:as part of|part of|during|in the course of|within the framework of|under the umbrella of|a phase of|"
    r"belong(?:s|ed|ing)? to|in the framework of|within)\b",
    re.IGNORECASE,
)
_CONSISTS = re.compile(
    r"\b(?:includ(?:ed|es|ing|e)|compris(?:ed|es|ing)|consist(?:ed|s|ing) of|featur(?:ed|es|ing)|involv(?:ed|es|ing)|"
    r"among them|made up of|umbrella|part of which)\b",
    re.IGNORECASE,
)
_WHOLES = ("exercise", "deployment", "engagement")
_PARTS = ("exercise", "deployment", "incursion", "weapons_test", "inspection", "engagement")


def find_wholes(here: list[Draft], threads: Threads, sentence: str) -> Iterator[tuple[Draft, Thread, str, str]]:
    """(part, whole, basis, cue) that one sentence speaks of."""
    offset = here[0].sentence.start
    for pattern, inside in ((_INSIDE, True), (_CONSISTS, False)):
        match = pattern.search(sentence)
        if match is None:
            continue
        left = [d for d in here if d.first.first < offset + match.start()]
        right = [d for d in here if d.first.first >= offset + match.start()]
        if not left or not right:
            continue
        parts, wholes = (left[-1:], right[:1]) if inside else (right, left[-1:])
        whole = wholes[0]
        for part in parts:
            if _may_be_part(part, whole, threads):
                yield part, threads.of(whole), "stated", match[0].lower()


_CONTAINED = ("incursion", "deployment", "exercise", "inspection")
_NEAR = 6


def find_contained(draft: Draft, threads: Threads) -> Thread | None:
    """The named drill that the report is about, of which `draft` tells a part: its own side's act in those days."""
    own = threads.of(draft)
    if draft is not own.lead or draft.type not in _CONTAINED or draft.trend:
        return None
    if draft.type == "exercise" and draft.mode in (None, "combined"):
        return None
    if draft.type == "deployment" and draft.mode in ("withdrawal", "transit"):
        return None
    wholes = [
        thread
        for thread in threads.all
        if thread is not own
        and thread.type == "exercise"
        and thread.lead is not None
        and len(thread.drafts) > 1
        and any(d.name for d in thread.drafts)
        and not threads.is_history(thread)
        and draft.actors
        and set(draft.actors) <= thread.actors
        and not (draft.name and any(d.name == draft.name for d in thread.drafts))
        and _in_time(draft, thread)
        and thread.distance(draft) <= _NEAR
    ]
    return wholes[0] if len(wholes) == 1 else None


def _in_time(draft: Draft, whole: Thread) -> bool:
    if draft.dating.basis not in ("stated", "computed"):
        return True
    stated = [d.dating.span for d in whole.drafts if d.dating.basis in ("stated", "computed")]
    return not stated or any(draft.dating.span.touches(span, slack=1) for span in stated)


def _may_be_part(part: Draft, whole: Draft, threads: Threads) -> bool:
    if part is whole or part.type not in _PARTS or whole.type not in _WHOLES or threads.of(part) is threads.of(whole):
        return False
    if part.actors and whole.actors and not set(part.actors) & set(whole.actors):
        return False
    return not (part.type == whole.type == "exercise" and part.name is None and whole.name is None and part.definite)
