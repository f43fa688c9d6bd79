"""Expressions that stand side by side and are one: clock and day, weekday and date, month and year.

Each function takes the position of the first match and gives the joined expression with the position after it, or None where
the two do not belong together. Joined rules are named with a plus: ``clock_12+weekday``.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.timex.matcher import Match
from timeline.timex.reader import Reader
from timeline.timex.reading import Found, Reading, timed

Joined = tuple[Found, int]

_TO_DATE: Final = re.compile(r",?\s+(?:(?:on|the)\s+)?|\s*[,(]\s*")
_TO_DAY: Final = re.compile(r",?\s+(?:(?:on|of|early|late)\s+)*|-|\s*,\s*")
_TO_CLOCK: Final = re.compile(r",?\s+(?:(?:at|around|about|shortly after|just after)\s+){0,2}|\s*,\s*")
# "October Juche 39 (1950)": the North Korean calendar, with ours in brackets
_TO_YEAR: Final = re.compile(r",?\s+(?:(?:of|in)\s+)?|['’]s\s+|,?\s+Juche\s+[0-9]{1,3}\s*\(\s*")
_TO_OTHER_ZONE: Final = re.compile(r"\s*\(\s*")
_BEHIND_BRACKET: Final = re.compile(r"\)\s*(?:on\s+|,\s*)?")
_OF: Final = re.compile(r"(?:\s+hours)?\s+(?P<word>of|to)\s+(?:the\s+)?")
_LIST: Final = re.compile(r"\s*(?:[-–—,&]|,?\s(?:and|or|to|through|until))\s*(?:(?:in|the|early|late|mid)[\s-]+){0,2}")
_SPAN: Final = re.compile(r"\s*[-–—]\s*|\s+(?:to|through|until|till)\s+")

_DAY_KINDS: Final = frozenset({"day", "weekday", "monthday", "date", "anaphoric", "holiday"})
_DATE_KINDS: Final = frozenset({"monthday", "date"})
_PARTIAL_KINDS: Final = frozenset({"month", "monthday", "season"})


def joined(reader: Reader, position: int) -> tuple[Found | None, int]:
    """The expression that begins with match `position`, with the neighbour that belongs to it, and the position after it."""
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


def _with_next(reader: Reader, position: int, glue: str) -> Joined | None:
    """The joined expression, by the kinds of the two matches and the text between them."""
    match, following = reader.matches[position], reader.matches[position + 1]
    kind, next_kind = match.rule.kind, following.rule.kind
    if kind in ("weekday", "day") and next_kind in _DATE_KINDS and _TO_DATE.fullmatch(glue):
        return _day_and_date(reader, position, date_at=position + 1)
    if kind in _DATE_KINDS and next_kind == "weekday" and glue.strip() in (",", "("):
        return _day_and_date(reader, position, date_at=position)
    if kind in _PARTIAL_KINDS and _TO_YEAR.fullmatch(glue) and _tells_year(following):
        return _of_year(reader, position)
    if kind == next_kind == "month" and _SPAN.fullmatch(glue) and match.arguments[0] > following.arguments[0]:
        return _over_new_year(reader, position)
    if kind in _PARTIAL_KINDS and next_kind == "date" and _LIST.fullmatch(glue):
        return _year_on_the_right(reader, position, glue)
    if kind in ("clock", "part"):
        return _clock_and_day(reader, position, glue)
    if kind in _DAY_KINDS and (
        (next_kind == "part" and (glue.isspace() or glue == "-")) or (next_kind == "clock" and _TO_CLOCK.fullmatch(glue))
    ):
        return _day_and_clock(reader, position)
    return None


def _tells_year(match: Match) -> bool:
    counted = match.rule.kind in ("deictic", "anaphoric") and len(match.arguments) == 1
    return match.rule.kind == "year" or (counted and match.arguments[0] is Grain.YEAR)


def _is_day(reading: Reading | None) -> bool:
    """Whether the reading is a day, known or not."""
    return (
        reading is not None and reading.type == "DATE" and (reading.interval is None or reading.interval.grain is Grain.DAY)
    )


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


def _day_at(reader: Reader, position: int) -> Joined | None:
    """The day that match `position` begins, with the date that may stand beside its weekday."""
    glue = reader.glue(position)
    if glue is not None and reader.matches[position].rule.kind in ("weekday", "day"):
        following = reader.matches[position + 1]
        if following.rule.kind in _DATE_KINDS and _TO_DATE.fullmatch(glue):
            found = _day_and_date(reader, position, date_at=position + 1)
            if found is not None:
                return found
    alone = reader.alone(reader.matches[position])
    return None if alone is None else (alone, position + 1)


# ------------------------------------------------------------------------------------------------ times of day


def _clock_and_day(reader: Reader, position: int, glue: str) -> Joined | None:
    """ "7:41 a.m. Thursday", "the morning of 27 April", "11:05 a.m. (02:05 GMT) on Sunday"."""
    following = reader.matches[position + 1]
    if following.rule.kind in _DAY_KINDS:
        if _TO_DAY.fullmatch(glue):
            return _at_time(reader, position, position + 1)
        of = _OF.fullmatch(glue)
        if of is not None:
            return _at_time(reader, position, position + 1, before=of["word"] == "to")
        if _BEHIND_BRACKET.fullmatch(glue):
            return _at_time_apart(reader, position, position + 1)
    day_at = position + 2
    if following.rule.kind == "clock" and day_at < len(reader.matches) and _TO_OTHER_ZONE.fullmatch(glue):
        rest = reader.text[following.end : reader.matches[day_at].start]
        if _BEHIND_BRACKET.fullmatch(rest) and reader.matches[day_at].rule.kind in _DAY_KINDS:
            return _at_time_apart(reader, position, day_at)
    return None


def _at_time(reader: Reader, position: int, day_at: int, *, before: bool = False) -> Joined | None:
    """The time at `position` on the day at `day_at`; on the night before it where `before` ("the night to September 10")."""
    day = _day_at(reader, day_at)
    if day is None or not _is_day(day[0].reading):
        return None
    found, after = day
    interval = found.reading.interval
    clock = reader.matches[position]
    if before and interval is not None:
        eve = cal.last(interval, Grain.DAY)
        reading: Reading | None = timed(eve, "TNI", interval=cal.between(eve, interval))
    else:
        reading = reader.read(clock, interval)
    if reading is None:
        return None
    rule = f"{clock.rule.name}+{found.rule}"
    time = _on(reading, found.reading)
    if " on " not in reader.text[clock.end : found.start]:
        return Found(clock.start, found.end, rule, time), after
    return Found(clock.start, found.end, rule, time, (Found(clock.start, clock.end, clock.rule.name, time), found)), after


def _at_time_apart(reader: Reader, position: int, day_at: int) -> Joined | None:
    """A time whose day stands behind the brackets of another time, and stays an expression of its own."""
    found = _at_time(reader, position, day_at)
    return None if found is None else (found[0]._replace(end=reader.matches[position].end, parts=()), position + 1)


def _day_and_clock(reader: Reader, position: int) -> Joined | None:
    """ "Thursday morning", "Thursday at midnight"."""
    first, second = reader.matches[position], reader.matches[position + 1]
    day = reader.read(first)
    if day is None or not _is_day(day):
        return None
    reading = reader.read(second, day.interval)
    if reading is None and day.interval is None and second.rule.kind == "part":
        reading = timed(None, second.arguments[0])
    if reading is None:
        return None
    return Found(first.start, second.end, f"{first.rule.name}+{second.rule.name}", _on(reading, day)), position + 2


def _on(time: Reading, day: Reading) -> Reading:
    """The time with the anchor of its day, and with the day's value where no calendar day is known."""
    if day.interval is None:
        return Reading("TIME", day.value + time.time, latent=True, time=time.time)
    return dataclasses.replace(time, anchor=day.anchor)
