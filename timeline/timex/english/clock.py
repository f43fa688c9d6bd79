"""Times of day."""

from __future__ import annotations

import dataclasses
import re

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.timex.anchors import Anchors, NothingTold
from timeline.timex.reading import Reading, clock_interval, timed
from timeline.timex.rules import RuleTable
from timeline.timex.slots import Clock

TABLE = RuleTable()
rule = TABLE.rule


def _on_the_day(at: Anchors, clock: Clock) -> Reading:
    """The clock time on the day that the sentence is about."""
    second = f":{clock.second:02}" if clock.second is not None else ""
    text = f"T{clock.hour:02}:{clock.minute or 0:02}{second}"
    try:
        day = at.within if at.within is not None else at.day_told()
    except NothingTold:
        return timed(None, text)
    return timed(day, text, at.used, interval=clock_interval(day, clock.hour, clock.minute, clock.second))


@rule(
    "{twelve_hours} [{zone}]",
    "clock",
    ("7:41 a.m.", "2024-03-14", "2024-03-14T07:41", "2024-03-14T07:41"),
    ("5 p.m. EST", "2024-03-14", "2024-03-14T17:00", "2024-03-14T17"),
    never=("13 p.m.", "5 amateurs"),
)
def clock_12(at: Anchors, twelve_hours: Clock) -> Reading:
    """Morning or afternoon said."""
    return _on_the_day(at, twelve_hours)


@rule(
    "{twenty_four_hours}~(hrs|) [hrs|hours] [{zone}]",
    "clock",
    ("13:00 local time", "2023-09-20", "2023-09-20T13:00", "2023-09-20T13:00"),
    never=("a 3:07:359 split",),
)
def clock_24(at: Anchors, twenty_four_hours: Clock) -> Reading | None:
    """Twenty-four hours with a colon."""
    return _on_the_day(at, twenty_four_hours)


@rule(
    "{military_hours} [hours] {zone}",
    "clock",
    ("0200 GMT", "2024-03-08", "2024-03-08T02:00", "2024-03-08T02:00"),
    never=("0200 rifles",),
)
def clock_zone(at: Anchors, military_hours: Clock) -> Reading:
    """Four digits count only before a zone."""
    return _on_the_day(at, military_hours)


@rule("{hour_number} o'clock", "clock", ("six o'clock", "2024-03-08", "2024-03-08T06:00", "2024-03-08T06"))
def o_clock(at: Anchors, hour_number: int) -> Reading:
    """Taken as said."""
    return _on_the_day(at, Clock(hour_number, None))


@rule(
    "{hour_number} in the (morning|afternoon|evening)",
    "clock",
    ("4 in the morning", "2000-04-05", "2000-04-05T04:00", "2000-04-05T04"),
    never=("4 in the morningside",),
)
def hour_in_the_part(at: Anchors, hour_number: int) -> Reading:
    """The part of the day tells which half."""
    later = at.words[-4:].lower() != "ning" or at.words.lower().endswith("evening")
    return _on_the_day(at, Clock(hour_number % 12 + 12 * later, None))


@rule("noon", "clock", ("noon", "2024-10-15", "2024-10-15T12:00", "2024-10-15T12:00"), never=("High Noon",))
def noon(at: Anchors) -> Reading | None:
    """12:00; high noon is drama."""
    if at.before.rstrip().lower().endswith("high"):
        return None
    return _on_the_day(at, Clock(12, 0))


@rule("midday", "clock", ("midday", "2024-10-15", "2024-10-15T12:00", "2024-10-15T12:00"))
def midday(at: Anchors) -> Reading:
    """12:00."""
    return _on_the_day(at, Clock(12, 0))


@rule(
    "(mid morning|mid afternoon|midmorning|midafternoon)",
    "clock",
    ("mid-afternoon", "1998-03-06", "1998-03-06TAF", "1998-03-06"),
)
def mid_part(at: Anchors) -> Reading:
    """Of the day told last."""
    part = "TAF" if at.words.lower().endswith("afternoon") else "TMO"
    try:
        return timed(at.within if at.within is not None else at.day_told(), part, at.used)
    except NothingTold:
        return timed(None, part)


@rule("midnight", "clock", ("midnight", "2024-10-15", "2024-10-15T24:00", "2024-10-15/2024-10-16"))
def midnight(at: Anchors) -> Reading:
    """Between two days."""
    reading = _on_the_day(at, Clock(24, 0))
    if reading.interval is None:
        return reading
    day = cal.last(reading.interval, Grain.DAY)
    return dataclasses.replace(reading, interval=cal.between(day, cal.next(day, Grain.DAY)))


_OF_A_THING = re.compile(
    r"\s+(?!of|in|on|when|as|and|or|after|before|at|to|by|with|for|that|until|while|but|was|is|the|a|he|it)[a-z]+"
)


@rule(
    "the {part}",
    "part",
    ("the morning", "1989-10-27", "1989-10-27TMO", "1989-10-27"),
    never=("the Nightline show", "the evening gala"),
)
def the_part(at: Anchors, part: str) -> Reading | None:
    """Of the day told last."""
    if _OF_A_THING.match(at.after):
        return None
    try:
        day = at.within if at.within is not None else at.last_told(Grain.DAY)
    except NothingTold:
        return timed(None, part)
    return timed(day if day.grain <= Grain.DAY else None, part, at.used)


@rule("{part}", "part", ("Friday morning", "1989-10-27", "1989-10-27TMO", "1989-10-27"), never=("mornings",))
def bare_part(at: Anchors, part: str) -> Reading | None:
    """Only beside a day; "at night" is no particular one."""
    if at.within is None and (
        (part in ("TNI", "TDT") and at.narrative) or (part == "TNI" and at.before.rstrip().lower().endswith(" at"))
    ):
        return timed(None, part)
    return timed(at.within, part, at.used) if at.within is not None else None
