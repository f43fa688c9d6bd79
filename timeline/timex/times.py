"""Times of day: the day that each belongs to, the zone it is told in, and two clocks that tell one instant.

A clock time takes the day that stands beside it ("7:41 a.m. Thursday"), else one told before it or after it in its sentence
("at 8:50 a.m. from Sunan on Wednesday"), else the day told last. "7:41 a.m. Thursday local time (2241 GMT Wednesday)" is one
instant told twice: each keeps its own value, and both cover the time that is local to the event, for days are local here.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Final

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.dates.interval import Interval
from timeline.timex import join, ranges, zones
from timeline.timex.clause import SENTENCE_END
from timeline.timex.reader import Reader
from timeline.timex.reading import Found, Reading, in_zone, timed

_TO_DAY: Final = re.compile(r",?\s+(?:(?:on|of|early|late)\s+)*|-|\s*,\s*")
_TO_CLOCK: Final = re.compile(r",?\s+(?:(?:at|around|about|shortly after|just after)\s+){0,2}|\s*,\s*")
_TO_OTHER_CLOCK: Final = re.compile(r"\s*\(\s*")
_BEHIND_BRACKET: Final = re.compile(r"\)\s*(?:on\s+|,\s*)?")
_OF: Final = re.compile(
    r"(?:\s+hours)?\s+(?P<word>of|to)\s+(?:the\s+)?(?:(?P<first>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s*[-–—/]\s*|\s+(?:to|and)\s+)(?:the\s+)?)?"
)
_INTO: Final = re.compile(r"\s+(?:in)?to\s+(?:early\s+|the\s+early\s+hours\s+of\s+)?(?:the\s+)?")
_OVERNIGHT: Final = re.compile(r"\s+(?:(?P<into>into|to)\s+|(?:on|of|from|between)\s+)?(?:early\s+)?(?:the\s+)?")
_FROM: Final = re.compile(r"\s+(?:from|between)\s+(?:the\s+)?")
_UNTIL_MORNING: Final = re.compile(r"\s+(?:into|to|and)\s+(?:early\s+)?")
_ZONE_BEHIND: Final = re.compile(rf"\s*\(\s*({zones.REGEX})\s*\)|,?\s+({zones.REGEX})", re.IGNORECASE)
_OTHER_CLAUSE: Final = re.compile(
    r";|:\s|\sand\s+(?![0-9])|\b(?:but|which|until|after|before|since|when|will|would)\b|,\s+\w+\s+said\b"
)
_SAYING: Final = re.compile(r"\b(?:said|says|told|reported|announced|added|confirmed|stated)\s+(?:\w+\s+)?(?:on\s+)?$")
_DAY_KINDS: Final = frozenset({"day", "weekday", "monthday", "date", "anaphoric", "holiday"})
_PLAIN_DAYS: Final = frozenset({"day", "weekday", "monthday", "date"})
_SENTENCE: Final = 90
"""How far behind a clock time its day may stand, in code points."""
_SAME_INSTANT: Final = re.compile(r"\s*[(\[]\s*|\s*[,/–—]\s*|,?\s+or\s+")
_CLOCK: Final = re.compile(r"T([0-9]{2})(?::([0-9]{2}))?(?::[0-9]{2})?")
_VALUE_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T")
_PAIR: Final = 6
"""How far apart two tellings of one instant may stand, in code points."""
_WEST: Final = -12 * 60
_EAST: Final = 14 * 60
"""No place is further ahead of UTC, or behind it; in minutes."""
_A_DAY: Final = 24 * 60


def joined(reader: Reader, position: int) -> tuple[Found | None, int]:
    """The expression that begins with match `position`, with what belongs to it, and the position after it."""
    match = reader.matches[position]
    glue = reader.glue(position)
    found: join.Joined | None = None
    if match.rule.kind in ("clock", "part"):
        found = _clock_and_day(reader, position, glue) if glue is not None else None
        if found is None and glue is not None and _FROM.fullmatch(glue) and match.arguments == ("TNI",):
            found = _overnight(reader, position, glue)
        if found is None and match.rule.kind == "clock":
            found = _on_day_of_sentence(reader, position)
    elif match.rule.name == "overnight":
        found = _overnight(reader, position, glue) if glue is not None else None
    elif match.rule.kind in _DAY_KINDS and glue is not None:
        found = _day_and_clock(reader, position, glue)
    if found is None:
        return join.joined(reader, position)
    found = _into_next_day(reader, *found)
    return _with_zone(reader, found[0]), found[1]


# ------------------------------------------------------------------------------------------------ the day of a time


def _clock_and_day(reader: Reader, position: int, glue: str) -> join.Joined | None:
    """ "7:41 a.m. Thursday", "the morning of 27 April", "11:05 a.m. (02:05 GMT) on Sunday"."""
    following = reader.matches[position + 1]
    if following.rule.kind in _DAY_KINDS:
        if _TO_DAY.fullmatch(glue):
            return _at_time(reader, position, position + 1)
        of = _OF.fullmatch(glue)
        if of is not None:
            return _at_time(reader, position, position + 1, before=of["word"] == "to", first=of["first"])
        if _BEHIND_BRACKET.fullmatch(glue):
            return _at_time_apart(reader, position, position + 1)
    day_at = position + 2
    if following.rule.kind == "clock" and day_at < len(reader.matches) and _TO_OTHER_CLOCK.fullmatch(glue):
        rest = reader.text[following.end : reader.matches[day_at].start]
        if _BEHIND_BRACKET.fullmatch(rest) and reader.matches[day_at].rule.kind in _DAY_KINDS:
            return _at_time_apart(reader, position, day_at)
    return None


def _at_time(
    reader: Reader, position: int, day_at: int, *, before: bool = False, first: str | None = None
) -> join.Joined | None:
    """The time at `position` on the day at `day_at`.

    `before`: "the night to September 10", which is that between the two days. `first`: "the night of 9 to 10 March".
    """
    day = join.day_at(reader, day_at)
    if day is None:
        return None
    found, after = day
    interval = found.reading.interval
    clock = reader.matches[position]
    reading: Reading | None
    if clock.rule.kind == "part":
        nights = ranges.completed(reader.text, found, reader.matches[day_at])  # "the night of March 9-10"
        if nights.reading.interval is not None and nights.reading.interval.last_day == _day_after(interval):
            reading = dataclasses.replace(timed(interval, "TNI"), interval=nights.reading.interval)
            return Found(clock.start, nights.end, f"{clock.rule.name}+{found.rule}", _on(reading, found.reading)), after
    if interval is not None and (before or first is not None):
        eve = cal.last(interval, Grain.DAY)
        if first is not None and (eve.start is None or eve.start.day != int(first)):
            return None
        reading = timed(eve, "TNI", interval=cal.between(eve, interval))
    else:
        reading = reader.read(clock, interval)
    if reading is None:
        return None
    rule = f"{clock.rule.name}+{found.rule}"
    time = _on(reading, found.reading)
    if " on " not in reader.text[clock.end : found.start]:
        return Found(clock.start, found.end, rule, time), after
    return Found(clock.start, found.end, rule, time, (Found(clock.start, clock.end, clock.rule.name, time), found)), after


def _day_after(day: Interval | None) -> dt.date | None:
    return None if day is None or day.end is None else day.end.date()


def _at_time_apart(reader: Reader, position: int, day_at: int) -> join.Joined | None:
    """A time whose day stands further off and stays an expression of its own."""
    found = _at_time(reader, position, day_at)
    if found is None:
        return None
    match = reader.matches[position]
    note = f"on the day told after it, {reader.text[reader.matches[day_at].start : reader.matches[day_at].end]}"
    reading = dataclasses.replace(found[0].reading, note=note)
    return Found(match.start, match.end, match.rule.name, reading), position + 1


def _on_day_of_sentence(reader: Reader, position: int) -> join.Joined | None:
    """ "At 9:40 p.m. a missile was fired at sea on Monday": the day follows, and none stands before in the sentence."""
    match = reader.matches[position]
    if reader.found and reader.found[-1].reading.interval is not None:
        before = reader.text[max(reader.found[-1].end, match.start - 2 * _SENTENCE) : match.start]
        near = match.start - reader.found[-1].end < 2 * _SENTENCE
        if near and SENTENCE_END.search(before) is None and reader.found[-1].reading.interval.grain <= Grain.DAY:
            return None
    for further in range(position + 1, len(reader.matches)):
        following = reader.matches[further]
        between = reader.text[match.end : following.start]
        if len(between) > _SENTENCE:
            return None
        if following.rule.kind in _PLAIN_DAYS:
            if SENTENCE_END.search(between) or _OTHER_CLAUSE.search(between) or _SAYING.search(between):
                return None
            return _at_time_apart(reader, position, further)
    return None


def _day_and_clock(reader: Reader, position: int, glue: str) -> join.Joined | None:
    """ "Thursday morning", "Thursday at midnight"."""
    first, second = reader.matches[position], reader.matches[position + 1]
    if not (
        (second.rule.kind == "part" and (glue.isspace() or glue == "-"))
        or (second.rule.kind == "clock" and _TO_CLOCK.fullmatch(glue))
    ):
        return None
    day = reader.read(first)
    if day is None or not join.is_day(day):
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
        return Reading("TIME", day.value + time.time, latent=True, time=time.time, zone=time.zone)
    return dataclasses.replace(time, anchor=day.anchor)


# ------------------------------------------------------------------------------------------------ nights


def _overnight(reader: Reader, position: int, glue: str) -> join.Joined | None:
    """ "Overnight into Thursday", "overnight from Wednesday to Thursday": from one day into the next.

    "Overnight on Tuesday" says neither which night, and so covers the day that both share.
    """
    how = _OVERNIGHT.fullmatch(glue)
    if how is None or reader.matches[position + 1].rule.kind not in _PLAIN_DAYS:
        return None
    day = join.day_at(reader, position + 1)
    if day is None or day[0].reading.interval is None:
        return None
    found, after = day
    interval = found.reading.interval
    assert interval is not None
    start, end = reader.matches[position].start, found.end
    anchor = found.reading.anchor
    rule = f"{reader.matches[position].rule.name}+{found.rule}"
    if how["into"]:
        eve = cal.last(interval, Grain.DAY)
        return Found(start, end, rule, timed(eve, "TNI", anchor, interval=cal.between(eve, interval))), after
    morning = _next_day(reader, after, end, interval, _UNTIL_MORNING)
    if morning is not None:
        both = timed(interval, "TNI", anchor, interval=cal.between(interval, cal.next(interval, Grain.DAY)))
        return Found(start, morning[0], rule, both), morning[1]
    return Found(start, end, rule, timed(interval, "TNI", anchor)), after


def _into_next_day(reader: Reader, found: Found, after: int) -> join.Joined:
    """ "Wednesday night into Thursday": the night with the morning that it ends in."""
    reading = found.reading
    if reading.time not in ("TNI", "TEV") or reading.interval is None or reading.interval.grain is not Grain.DAY:
        return found, after
    morning = _next_day(reader, after, found.end, reading.interval, _INTO)
    if morning is None:
        return found, after
    both = cal.between(reading.interval, cal.next(reading.interval, Grain.DAY))
    return found._replace(end=morning[0], reading=dataclasses.replace(reading, interval=both)), morning[1]


def _next_day(
    reader: Reader, position: int, end: int, day: Interval, glue: re.Pattern[str]
) -> tuple[int, int] | None:
    """Where the day at `position` ends and the position after it, if `glue` leads to it and it is the day after `day`."""
    if position >= len(reader.matches) or reader.matches[position].rule.kind not in _PLAIN_DAYS:
        return None
    if not glue.fullmatch(reader.text[end : reader.matches[position].start]):
        return None
    following = join.day_at(reader, position)
    if following is None or following[0].reading.interval is None:
        return None
    return (following[0].end, following[1]) if following[0].reading.interval.start == day.end else None


# ------------------------------------------------------------------------------------------------ zones


def _with_zone(reader: Reader, found: Found) -> Found:
    """The time with the zone that stands behind its day: "7:41 a.m. Thursday local time"."""
    if found.reading.zone or not _CLOCK.fullmatch(found.reading.time):
        return found
    behind = _ZONE_BEHIND.match(reader.text, found.end)
    if behind is None:
        return found
    return found._replace(end=behind.end(), reading=in_zone(found.reading, behind[1] or behind[2], reader.at.place_zone))


def paired(reader: Reader, found: Found) -> Found:
    """`found`; where it tells the instant of the expression before it by another clock, both are set to that instant."""
    first = reader.found[-1] if reader.found else found
    glue = reader.text[first.end : found.start]
    if not first.reading.time or len(glue) > _PAIR or not _SAME_INSTANT.fullmatch(glue):
        return found
    if first.reading.zone == found.reading.zone:
        return found
    if _is_elsewhere(first.reading) and not _is_elsewhere(found.reading):
        both = _one_instant(reader.text, found, first)
        if both is not None:
            reader.found[-1] = both[1]
            return both[0]
        return found
    both = _one_instant(reader.text, first, found)
    if both is None:
        return found
    reader.found[-1] = both[0]
    return both[1]


def _is_elsewhere(reading: Reading) -> bool:
    """Whether a clock is that of no place: GMT and what is counted from it."""
    return reading.zone.startswith(("GMT", "UTC", "Z"))


def _one_instant(text: str, local: Found, other: Found) -> tuple[Found, Found] | None:
    """Both told as one instant, or None where they cannot be.

    The day that only one of them names gives that of the other, for no two clocks of the world are a day apart.
    """
    here, there = _moment(local.reading), _moment(other.reading)
    if here is None or there is None:
        return None
    here_east, there_east = local.reading.minutes_east, other.reading.minutes_east
    if "+" in local.rule and "+" in other.rule:
        ahead = round((here - there).total_seconds() / 60)
    else:
        ahead = (round((here - there).total_seconds() / 60) - _WEST) % _A_DAY + _WEST
        if here_east is not None and there_east is not None and (here_east - there_east - ahead) % _A_DAY == 0:
            ahead = here_east - there_east
    if not _WEST <= ahead <= _EAST:
        return None
    if None not in (here_east, there_east) and here_east - there_east != ahead:  # type: ignore[operator]
        return None
    try:
        if "+" in other.rule and "+" not in local.rule:
            here = there + dt.timedelta(minutes=ahead)
        there = here - dt.timedelta(minutes=ahead)
    except OverflowError:
        return None
    east = here_east if here_east is not None else None if there_east is None else there_east + ahead
    assert local.reading.interval is not None
    interval = cal.containing(here, min(local.reading.interval.grain, Grain.HOUR))
    told = dataclasses.replace(_at(local.reading, here), interval=interval, minutes_east=east)
    again = dataclasses.replace(
        _at(other.reading, there),
        interval=interval,
        minutes_east=east,
        anchor=told.anchor,
        note=f"the instant of “{text[local.start : local.end]}”, whose day is that of the place",
    )
    return local._replace(reading=told), other._replace(reading=again)


def _moment(reading: Reading) -> dt.datetime | None:
    """The local time at which a clock time begins; None for a part of the day, or on no known day."""
    clock = _CLOCK.fullmatch(reading.time)
    day = _VALUE_DAY.match(reading.value)
    if clock is None or day is None or reading.interval is None:
        return None
    minutes = (60 * int(clock[1]) + int(clock[2] or 0)) % _A_DAY  # which midnight of a day is meant, the other clock tells
    return dt.datetime(int(day[1]), int(day[2]), int(day[3])) + dt.timedelta(minutes=minutes)


def _at(reading: Reading, moment: dt.datetime) -> Reading:
    """`reading` on the day of `moment`."""
    time = reading.time.replace("T24", "T00")
    return dataclasses.replace(reading, value=f"{moment.year:04}-{moment.month:02}-{moment.day:02}{time}", time=time)
