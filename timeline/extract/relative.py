"""Dates counted from another event: "two days after the launch", "a day before the drills began", "hours after the
strike".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from timeline.dates.span import Span
from timeline.extract.clause import Reading
from timeline.extract.mentions import Draft
from timeline.extract.when import Dating, duration_days
from timeline.model import Timex

_SIGNS = {"after": 1, "before": -1}
_WORDS = {"day": 1, "eve": 1, "week": 7}
_HOURS = re.compile(r"PT(\d+)H")


def settle(reading: Reading, timexes: Sequence[Timex], here: Sequence[Draft], told: Sequence[Draft] = ()) -> None:
    """Date the one of two events in a sentence by the other, where a span of time stands between them and "after" or
    "before". "A day before the blasts, he warned ..." counts from the last deed in `told` where the sentence tells no other.
    """
    tokens = reading.tokens
    for token in tokens:
        sign = _SIGNS.get(token.low)
        if sign is None or token.i == 0:
            continue
        before = tokens[token.i - 1]
        days: int | None = None
        phrase = before.text
        counted = timexes[before.timex] if before.timex >= 0 else None
        if counted is not None and counted.type == "DURATION":
            days = _days(counted)
            phrase = counted.text
            if days is None:
                continue
        elif counted is not None and counted.text.lower().endswith((" after", " before")):
            phrase = counted.text
            days = _counted(phrase)
        elif before.low in _WORDS:
            days = _WORDS[before.low]
        if days is None:
            continue
        earlier = [d for d in here if d.first.first < before.start and not d.trend]
        later = [d for d in here if d.first.first > token.start]
        if not later:
            continue
        other: Draft | None = later[0]
        subject = next((d for d in reversed(earlier) if d.type != "statement"), earlier[-1] if earlier else None)
        if not earlier and (comma := _fronted(reading, token.i)) is not None:
            subject = next((d for d in later if d.first.first > comma), None)
            other = next((d for d in later if d.first.first < comma), None) or _last_deed(told)
        if subject is None or other is None or subject is other:
            continue
        step = dt.timedelta(days=sign * days)
        known = _day(other)
        if subject.dating.basis in ("none", "fresh") and known is not None:
            day = known + step
            subject.dating = Dating(Span.on(day), "day", "computed", phrase, (), f"{phrase!r} {token.low} {known}: {day}")
        elif other.dating.basis in ("none", "fresh") and (own := _day(subject)) is not None:
            day = own - step
            other.dating = Dating(Span.on(day), "day", "computed", phrase, (), f"{own} is {phrase!r} {token.low} it: {day}")


_LONG_AGO = dt.timedelta(days=14)


def _last_deed(told: Sequence[Draft]) -> Draft | None:
    """The deed told last; one from long before the others that the report tells is background."""
    deeds = [d for d in told if d.type != "statement"]
    days = [day for d in deeds if (day := _day(d)) is not None]
    news = max(days, default=None)
    return next((d for d in reversed(deeds) if news is None or (day := _day(d)) is None or news - day <= _LONG_AGO), None)


def _days(length: Timex) -> int | None:
    """Whole days of a length of time; hours that make none are the same day. None for months and years."""
    if length.value.startswith("PT"):
        hours = _HOURS.fullmatch(length.value)
        return int(hours[1]) // 24 if hours is not None else 0
    return duration_days(length)


_AMOUNT = re.compile(r"(\w+) (day|week)s? (?:after|before)")
_NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())} | {"a": 1}


def _counted(phrase: str) -> int | None:
    """Days in "a day before", which the tagger has counted from another date."""
    match = _AMOUNT.fullmatch(phrase.lower())
    if not match:
        return None
    number = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1])
    return None if number is None else number * (7 if match[2] == "week" else 1)


def _fronted(reading: Reading, preposition: int) -> int | None:
    """Where the comma stands that ends "A day before the blasts," at the head of a sentence; no verb within it."""
    if preposition > 3:
        return None
    for token in reading.tokens[preposition + 1 : preposition + 14]:
        if token.tag == ",":
            return token.start
        if token.tag in "VXS;.":
            return None
    return None


def _day(draft: Draft) -> dt.date | None:
    """The day on which the event began, where one day is known."""
    for candidate in (draft, draft.antecedent):
        if candidate is not None and candidate.dating.basis in ("stated", "computed", "carried"):
            span = candidate.dating.span
            if span.start_earliest is not None and span.start_earliest == span.start_latest:
                return span.start_earliest
    return None
