"""Dates that stand side by side and are one: weekday and date, month and year. Times of day are joined in `times.py`.

Each function takes the position of the first match and gives the joined expression with the position after it, or None where
the two do not belong together. Joined rules are named with a plus: ``weekday+month_day``.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.timex.matcher import Match
from timeline.timex.reader import Reader
from timeline.timex.reading import Found, Reading

Joined = tuple[Found, int]

_TO_DATE: Final = re.compile(r",?\s+(?:(?:on|the)\s+)?|\s*[,(]\s*")
# "October Juche 39 (1950)": the North Korean calendar, with ours in brackets
_TO_YEAR: Final = re.compile(r",?\s+(?:(?:of|in)\s+)?|['’]s\s+|,?\s+Juche\s+[0-9]{1,3}\s*\(\s*")
_LIST: Final = re.compile(r"\s*(?:[-–—,&]|,?\s(?:and|or|to|through|until))\s*(?:(?:in|the|early|late|mid)[\s-]+){0,2}")
_SPAN: Final = re.compile(r"\s*[-–—]\s*|\s+(?:to|through|until|till)\s+")

_DATE_KINDS: Final = frozenset({"monthday", "date"})
_PARTIAL_KINDS: Final = frozenset({"month", "monthday", "season"})


def joined(reader: Reader, position: int) -> tuple[Found | None, int]:
    """The date that begins with match `position`, with the neighbour that belongs to it, and the position after it."""
    glue = reader.glue(position)
    if glue is not None:
        found = _with_next(reader, position, glue)
        if found is not None:
            return found
    match = reader.matches[position]
    if match.rule.kind == "month":
        found = _next_in_list(reader, position)
        if found is not None:
            return found
    return reader.alone(match), position + 1


def day_at(reader: Reader, position: int) -> Joined | None:
    """The day that match `position` begins, with the date that may stand beside its weekday; None where it is no day."""
    found, after = None, position + 1
    glue = reader.glue(position)
    if glue is not None and reader.matches[position].rule.kind in ("weekday", "day"):
        following = reader.matches[position + 1]
        if following.rule.kind in _DATE_KINDS and _TO_DATE.fullmatch(glue):
            found, after = _day_and_date(reader, position, date_at=position + 1) or (None, after)
    elif (
        glue is not None
        and reader.matches[position].rule.kind == "monthday"
        and _TO_YEAR.fullmatch(glue)
        and _tells_year(reader.matches[position + 1])
    ):
        found, after = _of_year(reader, position) or (None, after)
    found = found or reader.alone(reader.matches[position])
    return (found, after) if found is not None and is_day(found.reading) else None


def is_day(reading: Reading | None) -> bool:
    """Whether the reading is a day, known or not."""
    return (
        reading is not None and reading.type == "DATE" and (reading.interval is None or reading.interval.grain is Grain.DAY)
    )


def _with_next(reader: Reader, position: int, glue: str) -> Joined | None:
    """The joined expression, by the kinds of the two matches and the text between them."""
    match, following = reader.matches[position], reader.matches[position + 1]
    kind, next_kind = match.rule.kind, following.rule.kind
    if kind in ("weekday", "day") and next_kind in _DATE_KINDS and _TO_DATE.fullmatch(glue):
        return _day_and_date(reader, position, date_at=position + 1)
    if kind in _DATE_KINDS and next_kind == "weekday" and glue.strip() in (",", "("):
        return _day_and_date(reader, position, date_at=position)
    if kind == "weekday" and following.rule.name == "weekday_of_week" and _SPAN.fullmatch(glue):
        return _in_same_week(reader, position)
    if kind in _PARTIAL_KINDS and _TO_YEAR.fullmatch(glue) and _tells_year(following):
        return _of_year(reader, position)
    if kind == next_kind == "month" and _SPAN.fullmatch(glue) and match.arguments[0] > following.arguments[0]:
        return _over_new_year(reader, position)
    if kind in _PARTIAL_KINDS and next_kind == "date" and _LIST.fullmatch(glue):
        return _year_on_the_right(reader, position, glue)
    return None


def _in_same_week(reader: Reader, position: int) -> Joined | None:
    """ "From Friday to Sunday of next week": the first day is of that week too."""
    second = reader.read(reader.matches[position + 1])
    if second is None or second.interval is None:
        return None
    found = reader.alone(reader.matches[position], cal.this(second.interval, Grain.WEEK))
    return None if found is None else (found, position + 1)


def _tells_year(match: Match) -> bool:
    counted = match.rule.kind in ("deictic", "anaphoric") and len(match.arguments) == 1
    return match.rule.kind == "year" or (counted and match.arguments[0] is Grain.YEAR)


# ------------------------------------------------------------------------------------------------ years


def _of_year(reader: Reader, position: int) -> Joined | None:
    """ "June last year", "the spring of that year": the part inside the year."""
    match, following = reader.matches[position], reader.matches[position + 1]
    year = reader.read(following)
    anchor = reader.at.used
    if year is None or year.interval is None:
        return None
    reading = reader.read(match, year.interval)
    if reading is None:
        return None
    end = following.end + (
        reader.text[following.end : following.end + 1] == ")" and "(" in reader.text[match.end : following.start]
    )
    rule = f"{match.rule.name}+{following.rule.name}"
    return Found(match.start, end, rule, dataclasses.replace(reading, anchor=anchor)), position + 2


def _year_on_the_right(reader: Reader, position: int, glue: str) -> Joined | None:
    """ "26 June - 4 August 1952", "the spring and early summer of 1943": the first takes the year of the second."""
    match = reader.matches[position]
    second = reader.read(reader.matches[position + 1])
    if second is None or second.interval is None or second.interval.start is None or second.interval.grain >= Grain.YEAR:
        return None
    year = cal.this(second.interval, Grain.YEAR)
    found = reader.alone(match, year)
    interval = found.reading.interval if found is not None else None
    if interval is not None and interval.start is not None and interval.start > second.interval.start and "and" not in glue:
        found = reader.alone(match, cal.last(year, Grain.YEAR))
    return None if found is None else (found, position + 1)


def _over_new_year(reader: Reader, position: int) -> Joined | None:
    """ "From October to March": the first month lies in the year before the second."""
    second = reader.read(reader.matches[position + 1])
    if second is None or second.interval is None:
        return None
    found = reader.alone(reader.matches[position], cal.last(second.interval, Grain.YEAR))
    return None if found is None else (found, position + 1)


def _next_in_list(reader: Reader, position: int) -> Joined | None:
    """ "April and May": the second month follows the first."""
    match = reader.matches[position]
    previous = reader.found[-1] if reader.found else None
    interval = previous.reading.interval if previous is not None else None
    if previous is None or interval is None or interval.start is None or interval.grain is not Grain.MONTH:
        return None
    if not _LIST.fullmatch(reader.text[previous.end : match.start]):
        return None
    year = cal.this(interval, Grain.YEAR)
    found = reader.alone(match, year if match.arguments[0] > interval.start.month else cal.next(year, Grain.YEAR))
    return None if found is None else (found, position + 1)


# ------------------------------------------------------------------------------------------------ days


def _day_and_date(reader: Reader, position: int, date_at: int) -> Joined | None:
    """ "Thursday, March 14", "today (Aug. 23)": the date decides, and says so where the weekday is another."""
    first, second = reader.matches[position], reader.matches[position + 1]
    date = reader.read(reader.matches[date_at])
    if date is None or date.interval is None or date.interval.start is None or date.interval.grain is not Grain.DAY:
        return None
    end = second.end
    if "(" in reader.text[first.end : second.start] and reader.text[end : end + 1] == ")":
        end += 1
    name = second if date_at == position else first
    if name.rule.kind == "weekday" and name.arguments and date.interval.start.weekday() != name.arguments[0]:
        date = dataclasses.replace(date, note="the weekday beside it is another")
    return Found(first.start, end, f"{first.rule.name}+{second.rule.name}", date), position + 2
