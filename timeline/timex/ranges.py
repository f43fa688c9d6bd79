"""Ranges: two expressions that are its ends, or one with a number before or behind it ("March 4-14", "1995-96").

A range keeps its two ends, because TIMEX3 has no value for it and writes the ends alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.dates.interval import OutOfCalendar
from timeline.timex.matcher import Match
from timeline.timex.reading import Found, Reading, dated, duration, undated

_FARTHEST: Final = 12
"""How far the two ends of a range may stand apart, in code points."""
_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_TO: Final = re.compile(r"\s*(?:-|–|—|--)\s*|\s+(?:to|through|until|till)\s+|\s+and\s+(?:on\s+)?|\s*&\s*")
_LAST_DAY: Final = re.compile(
    rf"(?:\s*[-–—]\s*|\s+(?:to|through|and|until)\s+(?:the\s+)?|\s*&\s*)({_DAY})(?![\w:])(?!\s?(?:%|percent|[ap]\.m|[ap]m\b|[.,][0-9]))"
)
_FIRST_DAY: Final = re.compile(rf"(?<![\w.,$-])({_DAY})(?:\s*[-–—]\s*|\s+(?:to|and|or)\s+)(?:the\s+)?$")
_MORE_DAYS: Final = re.compile(r"(?:,\s+(?:3[01]|[12]?[0-9])(?![\w:.]))+,?\s+(?:and|or|&)\s+(?:3[01]|[12]?[0-9])(?![\w:])")
_TO_NUMBER: Final = re.compile(r"[\s-]+(?:to|or)[\s-]+", re.IGNORECASE)
_SHORT_YEAR: Final = re.compile(r"[-–/]([0-9]{2})(?![\w.,-]*[0-9])(?!\w)")
_NUMBER: Final = re.compile(r"[0-9]+(?:st|nd|rd|th)?")


def completed(text: str, found: Found, match: Match) -> Found:
    """`found` with the number before or behind it that makes it a range, or with the ends of the range it is."""
    name = match.rule.name
    if name in ("years_bc", "years_to_years_bc"):
        first, second = found.reading.value.split("/")
        return _with_ends(text, found, undated(first), undated(second))
    if name == "month_days_year":
        month, first_day, last_day, year = match.arguments
        return _with_ends(text, found, dated(cal.of(year, month, first_day)), dated(cal.of(year, month, last_day)))
    if name == "amount_between":
        least, most, unit = match.arguments
        between = _TO_NUMBER.search(text, found.start, found.end)
        assert between is not None
        ends = (
            Found(found.start, between.start(), found.rule, duration(least, unit)),
            Found(between.end(), found.end, found.rule, duration(most, unit)),
        )
        return found._replace(parts=ends)
    interval = found.reading.interval
    if found.reading.type != "DATE" or interval is None or interval.start is None:
        return found
    if name == "year_number":
        return _with_short_year(text, found, interval.start.year)
    if interval.grain is not Grain.DAY:
        return found
    if name == "month_day":
        return _with_last_day(text, found)
    return _with_first_day(text, found) if name in ("day_month", "day_month_year") else found


def further_days(text: str, found: Found, match: Match) -> Iterator[Found]:
    """The days after the first in "October 3, 9 and 10", each an expression of its own."""
    more = _MORE_DAYS.match(text, found.end) if match.rule.name == "month_day" else None
    if more is None:
        return
    for number in _NUMBER.finditer(text, more.start(), more.end()):
        day = _same_month(found.reading, number[0])
        if day is not None:
            yield Found(number.start(), number.end(), found.rule, day)


def are_ends(text: str, first: Found, second: Found) -> bool:
    """Whether the two expressions are the ends of one range."""
    a, b = first.reading.interval, second.reading.interval
    if first.parts or second.parts or not first.reading.type == second.reading.type == "DATE":
        return False
    if a is None or b is None or a.start is None or b.start is None or a.grain is not b.grain or a.start >= b.start:
        return False
    glue = text[first.end : second.start]
    if not 0 < len(glue) <= _FARTHEST or not _TO.fullmatch(glue):
        return False
    if "and" in glue or "&" in glue:  # a list, unless "between" or nothing lies between the two
        return text[max(0, first.start - 10) : first.start].lower().rstrip().endswith("between") or b.start == a.end
    return True


def ranged(first: Found, second: Found) -> Found:
    """The range from `first` to `second`; `second` alone where it would end before it starts."""
    a, b = first.reading, second.reading
    assert a.interval is not None
    assert b.interval is not None
    try:
        covered = cal.between(a.interval, b.interval)
    except OutOfCalendar:
        return second
    reading = Reading(
        "DATE",
        f"{a.value}/{b.value}",
        covered,
        approximate=a.approximate or b.approximate,
        latent=a.latent and b.latent,
        anchor=a.anchor or b.anchor,
        note="a range",
    )
    return Found(min(first.start, second.start), max(first.end, second.end), second.rule, reading, (first, second))


def _with_ends(text: str, found: Found, first: Reading, second: Reading) -> Found:
    """A range read by one rule, with its ends at the first two numbers."""
    numbers = list(_NUMBER.finditer(text, found.start, found.end))
    return found._replace(
        parts=(
            Found(found.start, numbers[0].end(), found.rule, first),
            Found(numbers[1].start(), found.end, found.rule, second),
        )
    )


def _with_last_day(text: str, found: Found) -> Found:
    tail = _LAST_DAY.match(text, found.end)
    last = None if tail is None else _same_month(found.reading, tail[1])
    if tail is None or last is None:
        return found
    return ranged(found, Found(tail.start(1), tail.end(1), found.rule, last))


def _with_first_day(text: str, found: Found) -> Found:
    offset = max(0, found.start - 2 * _FARTHEST)
    head = _FIRST_DAY.search(text[offset : found.start])
    first = None if head is None else _same_month(found.reading, head[1])
    if head is None or first is None:
        return found
    return ranged(Found(offset + head.start(1), offset + head.end(1), found.rule, first), found)


def _with_short_year(text: str, found: Found, first: int) -> Found:
    tail = _SHORT_YEAR.match(text, found.end)
    if tail is None or int(tail[1]) <= first % 100:
        return found
    year = cal.of(first - first % 100 + int(tail[1]))
    return ranged(found, Found(tail.start(1), tail.end(1), found.rule, dated(year)))


def _same_month(reading: Reading, number: str) -> Reading | None:
    """The day of that number in the month of `reading`; None where the month has no such day, or no known year."""
    start = reading.interval.start if reading.interval is not None else None
    if start is None:
        return None
    try:
        return dated(cal.of(start.year, start.month, int(number.rstrip("stndrh"))), reading.anchor)
    except OutOfCalendar:
        return None
