"""What an expression means: a TIMEX3 type and value, and where it is a date, the interval it covers.

TIMEX3 values are those of TimeBank: ``1998-02-13``, ``1998-W07``, ``1998-W07-WE``, ``1998-Q3``, ``1998-SP``, ``199`` (the
nineties), ``19`` (the 20th century), ``P3D``, ``PT24H``, ``PXY``, ``PRESENT_REF``, ``XXXX-WXX-1``, ``1998-02-13TMO``,
``BC0049``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Final, NamedTuple

from timeline.dates.grain import Grain
from timeline.dates.interval import Interval, OutOfCalendar, containing
from timeline.model import TimexType
from timeline.timex import zones

_SEASONS: Final = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_UNIT_LETTERS: Final = {
    Grain.SECOND: "TS",
    Grain.MINUTE: "TM",
    Grain.HOUR: "TH",
    Grain.DAY: "D",
    Grain.WEEKEND: "WE",
    Grain.WEEK: "W",
    Grain.MONTH: "M",
    Grain.QUARTER: "Q",
    Grain.SEASON: "S",
    Grain.HALF: "H",
    Grain.YEAR: "Y",
    Grain.DECADE: "DE",
    Grain.CENTURY: "CE",
    Grain.PART_OF_DAY: "T",
}
COMPARISON: Final = "told to compare with"
"""Note of a date that the story does not move to."""

# What a value looks like when nothing anchors it.
UNANCHORED: Final = {
    Grain.SECOND: "XXXX-XX-XXTXX:XX:XX",
    Grain.MINUTE: "XXXX-XX-XXTXX:XX",
    Grain.HOUR: "XXXX-XX-XXTXX",
    Grain.PART_OF_DAY: "XXXX-XX-XX",
    Grain.DAY: "XXXX-XX-XX",
    Grain.WEEKEND: "XXXX-WXX-WE",
    Grain.WEEK: "XXXX-WXX",
    Grain.MONTH: "XXXX-XX",
    Grain.SEASON: "XXXX",
    Grain.QUARTER: "XXXX-QX",
    Grain.HALF: "XXXX-HX",
    Grain.YEAR: "XXXX",
    Grain.DECADE: "XXX",
    Grain.CENTURY: "XX",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of one expression.

    `interval` is None for durations, sets and vague references, and for dates that nothing anchors. `anchor` names what
    the interval was counted from, for people.
    """

    type: TimexType
    value: str
    interval: Interval | None = None
    approximate: bool = False
    latent: bool = False
    anchor: str | None = None
    note: str = ""
    time: str = ""
    """The part of the value from the ``T`` on, where the expression tells a time of day."""
    zone: str = ""
    """The zone of a clock time, as the text writes it."""
    minutes_east: int | None = None
    """How far the clock that `interval` is told by is ahead of UTC; None where that is not known."""


class Found(NamedTuple):
    """One expression of a text with its reading.

    `parts` are what TIMEX3 writes apart: the two ends of a range, a clock time and the day it is "on".
    """

    start: int
    end: int
    rule: str
    """The rule that read it, or the rules, joined by a plus."""
    reading: Reading
    parts: tuple[Found, ...] = ()


def value_of(interval: Interval) -> str:
    """TIMEX3 value of the calendar unit in which `interval` starts; a span that is no single unit gets the coarser one."""
    start = interval.start if interval.start is not None else interval.end
    if start is None:
        return ""
    match interval.grain:
        case Grain.DAY:
            return f"{start.year:04}-{start.month:02}-{start.day:02}"
        case Grain.YEAR:
            return f"{start.year:04}"
        case Grain.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case Grain.WEEK:
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}"
        case Grain.WEEKEND:
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}-WE"
        case Grain.QUARTER:
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
        case Grain.HALF:
            return f"{start.year:04}-H{(start.month + 5) // 6}"
        case Grain.SEASON:
            return f"{start.year + (start.month == 12):04}-{_SEASONS[start.month]}"  # a winter is called by its January
        case Grain.DECADE:
            return f"{start.year // 10:03}"
        case Grain.CENTURY:
            return f"{start.year // 100:02}"
        case Grain.HOUR:
            return f"{start.year:04}-{start.month:02}-{start.day:02}T{start.hour:02}:00"
        case Grain.SECOND:
            return start.strftime("%Y-%m-%dT%H:%M:%S")
        case _:
            return f"{start.year:04}-{start.month:02}-{start.day:02}T{start.hour:02}:{start.minute:02}"


def dated(
    interval: Interval,
    anchor: str | None = None,
    *,
    value: str | None = None,
    approximate: bool = False,
    latent: bool = False,
    note: str = "",
) -> Reading:
    """A DATE that covers `interval`."""
    return Reading("DATE", value_of(interval) if value is None else value, interval, approximate, latent, anchor, note)


def undated(value: str, *, latent: bool = True) -> Reading:
    """A DATE that names no day: nothing anchors it, or it lies before the common era."""
    return Reading("DATE", value, latent=latent)


def timed(
    day: Interval | None,
    time: str,
    anchor: str | None = None,
    *,
    interval: Interval | None = None,
    approximate: bool = False,
) -> Reading:
    """A TIME: `time` (``T19:15``, ``TMO``) on `day`, or on an unknown one. Covers the day unless `interval` is given."""
    if day is None:
        return Reading("TIME", "XXXX-XX-XX" + time, time=time, latent=True)
    return Reading(
        "TIME",
        value_of(Interval(day.start, day.end, Grain.DAY)) + time,
        interval or day,
        approximate,
        False,
        anchor,
        "",
        time,
    )


def in_zone(reading: Reading, zone: str, place: str | None) -> Reading:
    """`reading` told in `zone`, as the text writes it; "local time" is that of the dateline's `place`, if known."""
    interval = reading.interval
    east = None
    if interval is not None and interval.start is not None:
        east = zones.minutes_east(place or zone if zones.is_local(zone) else zone, interval.start)
    return dataclasses.replace(reading, zone=" ".join(zone.split()), minutes_east=east)


def duration(n: float | None, unit: Grain, *, approximate: bool = False) -> Reading:
    """A DURATION of `n` units, an unknown number where None. Decades and centuries count in years."""
    return Reading("DURATION", period(n, unit), approximate=approximate)


def period(n: float | None, unit: Grain) -> str:
    """ISO 8601 period: ``P3D``, ``PT12H``, ``P20Y`` for two decades, ``P2Y6M`` for 2½ years, ``PXD`` for some days."""
    if n is None:
        unit_letter = _UNIT_LETTERS[unit]
        return f"PTX{unit_letter[1]}" if unit <= Grain.HOUR else f"PX{unit_letter}"
    if unit in (Grain.DECADE, Grain.CENTURY):
        n, unit = n * (10 if unit is Grain.DECADE else 100), Grain.YEAR
    whole, half = int(n), n % 1 == 0.5
    letter = _UNIT_LETTERS[unit]
    if half and unit is Grain.YEAR:
        return f"P{whole}Y6M" if whole else "P6M"
    if half and unit is Grain.HOUR:
        return f"PT{whole}H30M" if whole else "PT30M"
    if half and unit is Grain.MINUTE:
        return f"PT{whole}M30S" if whole else "PT30S"
    if half and unit is Grain.DAY:
        return f"P{whole}DT12H" if whole else "PT12H"
    count = str(whole) if n == whole else f"{n:g}"
    return f"PT{count}{letter[1]}" if unit <= Grain.HOUR else f"P{count}{letter}"


def repeating(value: str) -> Reading:
    """A SET."""
    return Reading("SET", value)


def vague(reference: str) -> Reading:
    """A reference to past, present or future that dates nothing."""
    return Reading("DATE", reference)


def clock_interval(day: Interval, hour: int, minute: int | None, second: int | None = None) -> Interval:
    """That hour, minute or second of `day`. 24:00 is the first minute of the day after."""
    if day.start is None:
        raise OutOfCalendar("a clock time needs a day")
    grain = Grain.HOUR if minute is None else Grain.MINUTE if second is None else Grain.SECOND
    moment = day.start.replace(hour=0, minute=0) + dt.timedelta(
        hours=hour, minutes=minute or 0, seconds=min(second or 0, 59)
    )
    return containing(moment, grain)
