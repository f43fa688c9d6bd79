"""Times of day."""

from __future__ import annotations

import dataclasses
import re

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.timex import zones
from timeline.timex.anchors import Anchors, NothingTold
from timeline.timex.reading import Reading, clock_interval, duration, in_zone, timed
from timeline.timex.rules import RuleTable
from timeline.timex.slots import Clock

TABLE = RuleTable()
rule = TABLE.rule


def _on_the_day(at: Anchors, clock: Clock, zone: str | None = None) -> Reading:
    """The clock time on the day that the sentence is about, in `zone` as the text writes it."""
    second = f":{clock.second:02}" if clock.second is not None else ""
    text = f"T{clock.hour:02}:{clock.minute or 0:02}{second}"
    try:
        day = at.within if at.within is not None else at.today() if at.opens_entry else at.day_told()
    except NothingTold:
        return dataclasses.replace(timed(None, text), zone=zone or "")
    reading = timed(day, text, at.used, interval=clock_interval(day, clock.hour, clock.minute, clock.second))
    return reading if zone is None else in_zone(reading, zone, at.place_zone)


@rule(
    "{twelve_hours} [{zone}]",
    "clock",
    ("7:41 a.m.", "2024-03-14", "2024-03-14T07:41", "2024-03-14T07:41"),
    ("5 p.m. EST", "2024-03-14", "2024-03-14T17:00", "2024-03-14T17"),
    never=("13 p.m.", "5 amateurs"),
)
def clock_12(at: Anchors, twelve_hours: Clock, zone: str | None) -> Reading:
    """Morning or afternoon said."""
    return _on_the_day(at, twelve_hours, zone)


@rule(
    "{twenty_four_hours}~(hrs|) [hrs|hours] [{zone}]",
    "clock",
    ("13:00 local time", "2023-09-20", "2023-09-20T13:00", "2023-09-20T13:00"),
    never=("a 3:07:359 split",),
)
def clock_24(at: Anchors, twenty_four_hours: Clock, zone: str | None) -> Reading | None:
    """Twenty-four hours with a colon."""
    return _on_the_day(at, twenty_four_hours, zone)


@rule(
    "{military_hours} [hours] {zone}",
    "clock",
    ("0200 GMT", "2024-03-08", "2024-03-08T02:00", "2024-03-08T02:00"),
    never=("0200 rifles",),
)
def clock_zone(at: Anchors, military_hours: Clock, zone: str) -> Reading:
    """Four digits count only before a zone."""
    return _on_the_day(at, military_hours, zone)


@rule(
    "{military_hours}~{zone_letter}",
    "clock",
    ("0200Z", "2024-03-08", "2024-03-08T02:00", "2024-03-08T02:00"),
    ("1530L", "2024-03-08", "2024-03-08T15:30", "2024-03-08T15:30"),
    never=("0200z", "a 1000M run", "the 1400J"),
)
def clock_zone_letter(at: Anchors, military_hours: Clock, zone_letter: str) -> Reading | None:
    """As military traffic writes it: Z is UTC. Other letters than Z and L name things more often than hours."""
    if zone_letter not in "ZL":
        return None
    return _on_the_day(at, military_hours, "UTC" if zone_letter == "Z" else "local time")


@rule(
    "{military_hours} (hours|hrs|hr|h)",
    "clock",
    ("0000 hours", "2024-03-08", "2024-03-08T00:00", "2024-03-08T00:00"),
    ("2000 hours", "2024-03-08", "PT2000H"),
    never=("0200 rifles",),
)
def clock_hours(at: Anchors, military_hours: Clock) -> Reading:
    """Four digits and "hours", where they begin with a nought or stand behind "at"; else they count hours."""
    if at.after.startswith(" of ") or not (at.words.startswith("0") or _AT.search(at.before)):
        return duration(100 * military_hours.hour + (military_hours.minute or 0), Grain.HOUR)
    return _on_the_day(at, military_hours)


_AT = re.compile(r"\b(?:at|by|from|until|till|to|around|about|between|after|before|since)\s+$", re.IGNORECASE)


@rule(
    "{day_number}~{military_hours}~{zone_letter}~{dtg_month}~{dtg_year}",
    "date",
    ("141200ZMAR24", "2024-03-16", "2024-03-14T12:00", "2024-03-14T12:00"),
    ("021830Z JUN 2023", "2024-03-16", "2023-06-02T18:30", "2023-06-02T18:30"),
    never=("141200Z MARS", "149900ZMAR24"),
)
def date_time_group(
    at: Anchors, day_number: int, military_hours: Clock, zone_letter: str, dtg_month: int, dtg_year: int
) -> Reading:
    """The date-time group of military messages: day, time, zone, month and year in one word."""
    day = cal.of(dtg_year, dtg_month, day_number)
    time = f"T{military_hours.hour:02}:{military_hours.minute:02}"
    reading = timed(day, time, interval=clock_interval(day, military_hours.hour, military_hours.minute))
    return dataclasses.replace(reading, zone=zone_letter, minutes_east=zones.minutes_east_of_letter(zone_letter))


@rule(
    "{hour_number} o'clock [{zone}]",
    "clock",
    ("six o'clock", "2024-03-08", "2024-03-08T06:00", "2024-03-08T06"),
)
def o_clock(at: Anchors, hour_number: int, zone: str | None) -> Reading:
    """Taken as said."""
    return _on_the_day(at, Clock(hour_number, None), zone)


@rule(
    "{hour_number} o'clock (in|at) [the] (morning|afternoon|evening|night)",
    "clock",
    ("one o'clock in the morning", "2024-03-08", "2024-03-08T01:00", "2024-03-08T01"),
    ("9 o'clock at night", "2024-03-08", "2024-03-08T21:00", "2024-03-08T21"),
    never=("six o'clock in the Nightline studio",),
)
def o_clock_in_the_part(at: Anchors, hour_number: int) -> Reading:
    """The part of the day tells which half."""
    later = not at.words.lower().endswith("morning")
    return _on_the_day(at, Clock(hour_number % 12 + 12 * later, None))


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


@rule("noon [{zone}]", "clock", ("noon", "2024-10-15", "2024-10-15T12:00", "2024-10-15T12:00"), never=("High Noon",))
def noon(at: Anchors, zone: str | None) -> Reading | None:
    """12:00; high noon is drama."""
    if at.before.rstrip().lower().endswith("high"):
        return None
    return _on_the_day(at, Clock(12, 0), zone)


@rule("midday [{zone}]", "clock", ("midday", "2024-10-15", "2024-10-15T12:00", "2024-10-15T12:00"))
def midday(at: Anchors, zone: str | None) -> Reading:
    """12:00."""
    return _on_the_day(at, Clock(12, 0), zone)


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


@rule(
    "midnight [{zone}]",
    "clock",
    ("midnight", "2024-10-15", "2024-10-15T24:00", "2024-10-15/2024-10-16"),
    never=("Operation Midnight Hammer",),
)
def midnight(at: Anchors, zone: str | None) -> Reading | None:
    """Between two days; what happens after midnight on a day happens on that day. "Operation Midnight Hammer" is a name."""
    if at.words[0] == "M" and not at.opens_sentence:
        return None
    if at.within is not None and _AFTER.search(at.before):
        return _on_the_day(at, Clock(0, 0), zone)
    reading = _on_the_day(at, Clock(24, 0), zone)
    if reading.interval is None:
        return reading
    day = cal.last(reading.interval, Grain.DAY)
    return dataclasses.replace(reading, interval=cal.between(day, cal.next(day, Grain.DAY)))


_AFTER = re.compile(r"\b(?:after|past|since)\s+$", re.IGNORECASE)

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
