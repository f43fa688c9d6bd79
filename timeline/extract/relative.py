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
from timeline.extract.when import LASTING, Dating, duration_days
from timeline.extract.words import Token
from timeline.model import Timex

_SIGNS = {"after": 1, "before": -1}
_COUNTING = frozenset({"of", "as", *_SIGNS})
_WORDS = {"day": 1, "eve": 1, "week": 7}
_HOURS = re.compile(r"PT(\d+)H")


def settle(reading: Reading, timexes: Sequence[Timex], here: Sequence[Draft], told: Sequence[Draft] = ()) -> None:
    """Date the one of two events in a sentence by the other, where a span of time stands between them and "after" or
    "before". "A day before the blasts, he warned ..." counts from the last deed in `told` where the sentence tells no
    other; "it came two days after they opened the drill" counts from what "it" is.
    """
    for token in reading.tokens:
        if token.low not in _COUNTING:
            continue
        counted = _count(reading, timexes, token)
        if counted is None:
            continue
        step, phrase, timex = counted
        start = reading.tokens[token.i - 1].start
        earlier = [d for d in here if d.first.first < start and not d.trend]
        later = [d for d in here if d.first.first > token.start]
        if not later:
            continue
        other: Draft | None = later[0]
        subject = next((d for d in reversed(earlier) if d.type != "statement"), earlier[-1] if earlier else None)
        own = _day(subject) if subject is not None else None
        if not earlier and (comma := _fronted(reading, token.i)) is not None:
            subject = next((d for d in later if d.first.first > comma), None)
            other = next((d for d in later if d.first.first < comma), None) or _last_deed(told)
            own = _day(subject) if subject is not None else None
            if own is None and other is not None and other in here and _day(other) is None:
                own = _named_before(reading, timexes, start)
        elif own is None:
            own = _named_before(reading, timexes, start) or _counted_day(timex) or _taken_up(reading, token.i, told)
        if other is None or subject is other:
            continue
        known = _day(other)
        if known is not None:
            if subject is not None and subject.dating.basis in ("none", "fresh"):
                day = known + step
                subject.dating = _dated(subject, day, phrase, f"{phrase!r} {token.low} {known}: {day}")
        elif own is not None and other.dating.basis in ("none", "fresh"):
            day = own - step
            reason = f"{own} is {phrase!r} {token.low} it: {day}"
            other.dating = _dated(other, day, phrase, reason, _end_named(reading, token, other))


def _count(reading: Reading, timexes: Sequence[Timex], token: Token) -> tuple[dt.timedelta, str, Timex | None] | None:
    """What is counted up to the preposition at `token`: days, the phrase and its time expression; None where nothing is."""
    if token.i == 0:
        return None
    tokens = reading.tokens
    before = tokens[token.i - 1]
    if token.low in ("of", "as"):
        same = before.low in ("day", "night", "evening", "morning") and _is_the_same(reading, token.i - 1)
        return (dt.timedelta(0), before.text, None) if same else None
    sign = _SIGNS.get(token.low)
    if sign is None:
        return None
    timex = timexes[before.timex] if before.timex >= 0 else None
    days: int | None = None
    phrase = before.text
    if timex is not None and timex.type == "DURATION":
        days, phrase = _days(timex), timex.text
    elif timex is not None and timex.text.lower().endswith((" after", " before")):
        if timex.start_date is not None and not timex.counts_from_event and _pauses(tokens, token.i + 1):
            return None  # "appeared off the coast three days before, and jets went up": counted from what was told
        days, phrase = _counted(timex.text), timex.text
    elif before.low in _WORDS:
        days = _WORDS[before.low]
    return None if days is None else (dt.timedelta(days=sign * days), phrase, timex)


def _pauses(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in ",.;"


def _is_the_same(reading: Reading, noun: int) -> bool:
    """ "on the day of the raid", "the very night of the raid"; "the last day of the drill" is a part of it."""
    tokens = reading.tokens
    words = [t.low for t in tokens[max(0, noun - 3) : noun]]
    return bool(words) and (words[-1] in ("very", "same") or words[-2:] == ["on", "the"])


_ENDS = {
    **dict.fromkeys("start beginning opening launch outset".split(), "begin"),
    **dict.fromkeys("end close conclusion finish completion".split(), "end"),
}


def _end_named(reading: Reading, preposition: Token, draft: Draft) -> str:
    """Which end of the event the count goes to, "a day before the end of the drills"; '' for the event itself."""
    between = (t for t in reading.tokens[preposition.i + 1 :] if t.start < draft.first.first)
    return next((_ENDS[t.low] for t in between if t.low in _ENDS), "")


def _dated(draft: Draft, day: dt.date, phrase: str, reason: str, named: str = "") -> Dating:
    """`day` as the day of `draft`, or as its first or last where it began or ended then, or where that end is `named`."""
    phase = (named or draft.first.mood.phase) if draft.type in LASTING else ""
    length = dt.timedelta(days=draft.dating.days - 1)
    span = Span.on(day)
    if phase:
        first, last = (day, day + length) if phase == "begin" else (day - length, day)
        told = draft.dating.days > 1
        span = Span(*((first, first) if told or phase == "begin" else (None, None)),
                    *((last, last) if told or phase == "end" else (None, None)))
    return Dating(span, "day", "computed", phrase, (), reason, draft.dating.days)


def _named_before(reading: Reading, timexes: Sequence[Timex], start: int) -> dt.date | None:
    """The one day that the sentence names before offset `start`: "told parliament on Monday, three days after"."""
    numbers = {t.timex for t in reading.tokens if t.timex >= 0 and t.start < start}
    named = [timexes[n] for n in numbers if timexes[n].type in ("DATE", "TIME") and not timexes[n].latent]
    days = {t.start_date for t in named if t.start_date is not None and t.end_date == t.start_date + dt.timedelta(days=1)}
    return days.pop() if len(days) == 1 else None


def _counted_day(timex: Timex | None) -> dt.date | None:
    """The day that the tagger has found by counting from an event that the phrase names: "three days after Easter"."""
    return timex.start_date if timex is not None and timex.counts_from_event else None


_WORDS_SPOKEN = frozenset("remark comment statement speech warning threat word announcement message".split())


def _taken_up(reading: Reading, preposition: int, told: Sequence[Draft]) -> dt.date | None:
    """The day of what the subject of the main clause takes up: "his inspection took place a day after ..."."""
    row = reading.row
    clause = next((c for verb, c in reading.clauses.items() if c.relation == "main" and row[verb].first < preposition), None)
    if clause is None or not clause.subjects or not row[clause.subjects[0]].definite:
        return None
    if reading.tokens[row[clause.subjects[0]].head].name >= 0:
        return None
    spoken = row[clause.subjects[0]].lemma in _WORDS_SPOKEN
    kinds = [d for d in told if (d.type == "statement") == spoken]
    return next((day for d in reversed(kinds) if (day := _day(d)) is not None), None)


_LONG_AGO = dt.timedelta(days=14)


def _last_deed(told: Sequence[Draft]) -> Draft | None:
    """The deed told last; one from long before the others that the report tells is background."""
    deeds = [(d, day) for d in told if d.type != "statement" and (day := _day(d)) is not None]
    news = max((day for _, day in deeds), default=None)
    return next((d for d, day in reversed(deeds) if news is not None and news - day <= _LONG_AGO), None)


def _days(length: Timex) -> int | None:
    """Whole days of a length of time; hours that make none are the same day. None for months and years."""
    if length.value.startswith("PT"):
        hours = _HOURS.fullmatch(length.value)
        return int(hours[1]) // 24 if hours is not None else 0
    return duration_days(length)


_AMOUNT = re.compile(r"(?:(?:only|just|barely|about|some) )?(\w+) (day|week)s? (?:after|before)")
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
    if preposition > 4:
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
