"""The day a report says it was published on, as its metadata write it, and never another day.

The day is the local one of the outlet, so it is read off the string: ``2024-03-01T08:00+09:00`` is 1 March, though it was
still 29 February in Greenwich. Only a stamp that is itself in UTC is moved, and only when the outlet's zone is given. An
explicit ISO date needs no library; the other forms of other languages are dateparser's, which gets short strings, a fixed
language and no permission to fill in what is missing.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple
from zoneinfo import ZoneInfo

from timeline.dates.grain import Grain


class Stated(NamedTuple):
    """The day (for a month or a year its first), and the grain the string supports."""

    day: dt.date
    grain: Grain


_ISO = re.compile(
    r"""(?P<year>\d{4})(?:(?P<sep>[-/.]?)(?P<month>\d{2})(?:(?P=sep)(?P<day>\d{2}))?)?
        (?:(?:[T\s]\s*|(?<=\d{8})T?)(?P<hour>\d{1,2})(?::?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?)?
        \s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?(?:\[[\w/+-]+\])?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = re.compile(
    r"""[\s,T@|·–—-]*(?:at\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?
        (?P<rest>.*)$""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_ENGLISH = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}})\b(?P<rest>.*)$",
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b(?P<rest>.*)$",
        rf"{_MONTH},?\s+(?P<year>\d{{4}})(?P<rest>)$",
    )
)
_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})\b(?P<rest>.*)$")
_UTC = re.compile(r"\s*(?:Z|UTC|GMT|UT|[+-]00:?00)\b.*$", re.IGNORECASE)
_LABEL = re.compile(r"^(?:published|posted|date|issued|released)\s*(?:on|at)?\s*:?\s+", re.IGNORECASE)
_LONGEST = 60
# A stamp that a program wrote where it had none.
_EMPTY_STAMPS = frozenset({dt.date(1, 1, 1), dt.date(1900, 1, 1), dt.date(1970, 1, 1)})


def parse_stated(raw: str, *, tz: str | None = None, language: str | None = None) -> Stated | None:
    """The day that `raw` states, or None where it is no date, names no year, or could be two days (``03/04/2024``).

    `tz` is the outlet's zone, used for stamps in UTC only; `language` the report's, for forms that English lacks.
    Raises nothing, whatever the string.
    """
    text = _LABEL.sub("", " ".join(raw.split()))
    if not 4 <= len(text) <= _LONGEST:
        return None
    try:
        stated = _iso(text, tz) or _english(text, tz) or _numeric(text, language) or _other_language(text, language)
    except (ValueError, OverflowError):
        return None
    return None if stated is None or stated.day in _EMPTY_STAMPS else stated


def _iso(text: str, tz: str | None) -> Stated | None:
    match = _ISO.fullmatch(text)
    if match is None or (match["day"] is None and (match["hour"] or (match["month"] and not match["sep"]))):
        return None
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    grain = Grain.DAY if match["day"] else Grain.MONTH if match["month"] else Grain.YEAR
    stated = dt.date(year, month, day)
    if match["hour"] is None:
        return Stated(stated, grain)
    utc = match["zone"] is not None and _UTC.fullmatch(match["zone"]) is not None
    return _at_clock(stated, int(match["hour"]), int(match["minute"] or 0), utc, tz)


def _english(text: str, tz: str | None) -> Stated | None:
    for form in _ENGLISH:
        if match := form.fullmatch(text):
            groups = match.groupdict()
            grain = Grain.DAY if groups.get("day") else Grain.MONTH
            day = dt.date(int(groups["year"]), _MONTHS[groups["month"].lower()], int(groups.get("day") or 1))
            return _with_rest(Stated(day, grain), groups["rest"], tz)
    return None


def _numeric(text: str, language: str | None) -> Stated | None:
    """Day and month in figures: taken when they leave one reading, or dots say that it is no American date."""
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    day_first = a > 12 or match["sep"] == "." or (language not in (None, "en") and b <= 12)
    if not day_first and b <= 12 and a != b:
        return None
    day, month = (a, b) if day_first else (b, a)
    return _with_rest(Stated(dt.date(year, month, day), Grain.DAY), match["rest"], None)


def _with_rest(stated: Stated, rest: str, tz: str | None) -> Stated | None:
    """`stated` with the clock time that follows it, if that is what follows."""
    if not rest.strip(" ,.|"):
        return stated
    clock = _CLOCK.fullmatch(rest)
    if clock is None or len(clock["rest"]) > 30:
        return None
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
    return _at_clock(stated.day, hour, int(clock["minute"]), _UTC.fullmatch(clock["rest"]) is not None, tz)


def _at_clock(day: dt.date, hour: int, minute: int, utc: bool, tz: str | None) -> Stated | None:
    if not (hour < 24 and minute < 60) and (hour, minute) != (24, 0):
        return None
    if utc and tz and hour < 24:
        instant = dt.datetime.combine(day, dt.time(hour, minute), dt.UTC)
        return Stated(instant.astimezone(ZoneInfo(tz)).date(), Grain.DAY)
    return Stated(day, Grain.DAY)


def _other_language(text: str, language: str | None) -> Stated | None:
    if language in (None, "en"):
        return None
    import dateparser

    try:
        found = dateparser.parse(
            text,
            languages=[language],
            settings={
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["day", "month", "year"],
                "STRICT_PARSING": True,
                "RETURN_AS_TIMEZONE_AWARE": False,
                "TIMEZONE": "UTC",
            },
        )
    except ValueError:  # a language that dateparser has no data for
        return None
    if found is None:
        return None
    figures = {int(run) for run in re.findall(r"\d+", text)}
    # The year and the day must stand in the string: nothing here may be filled in or shifted.
    return Stated(found.date(), Grain.DAY) if {found.year, found.day} <= figures else None
