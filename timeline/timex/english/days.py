"""Days said by their names and numbers: full dates, day and month, weekdays, and weeks named by a day."""

from __future__ import annotations

import re

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.dates.interval import Interval
from timeline.timex.anchors import Anchors
from timeline.timex.reading import Reading, clock_interval, dated, timed, value_of
from timeline.timex.rules import RuleTable
from timeline.timex.slots import Clock

TABLE = RuleTable()
rule = TABLE.rule


@rule(
    "{month} [the] {day}, [of] {year}",
    "date",
    ("March 6, 2024", "2024-03-07", "2024-03-06", "2024-03-06"),
    ("Feb. 29, 2024", "2024-03-07", "2024-02-29", "2024-02-29"),
    never=("March 32, 2024",),
)
def month_day_year(at: Anchors, month: int, day: int, year: int) -> Reading:
    """American order."""
    return dated(cal.of(year, month, day))


@rule(
    "{month} {day}~{to}~{last:day}, {year}",
    "date",
    ("March 5-9, 1918", "2009-12-19", "1918-03-05/1918-03-09", "1918-03-05/1918-03-09"),
    ("March 5 to 9, 1918", "2009-12-19", "1918-03-05/1918-03-09", "1918-03-05/1918-03-09"),
)
def month_days_year(at: Anchors, month: int, day: int, last: int, year: int) -> Reading:
    """From one day to another of a month."""
    first, final = cal.of(year, month, day), cal.of(year, month, last)
    return dated(cal.between(first, final), value=f"{value_of(first)}/{value_of(final)}")


@rule(
    "[the] {day} [of] {month}, [of] {year}",
    "date",
    ("31 May 2024", "2024-01-24", "2024-05-31", "2024-05-31"),
    ("the 14th of July, 1790", "2009-12-19", "1790-07-14", "1790-07-14"),
    never=("brigade 31",),
)
def day_month_year(at: Anchors, day: int, month: int, year: int) -> Reading:
    """British order."""
    return dated(cal.of(year, month, day))


@rule(
    "[the] {ordinal:ordinal} [day] of {month}, [of] {year}",
    "date",
    ("the eleventh of November, 1918", "2009-12-19", "1918-11-11", "1918-11-11"),
)
def spoken_day_month_year(at: Anchors, ordinal: int, month: int, year: int) -> Reading:
    """The day in words."""
    return dated(cal.of(year, month, ordinal))


@rule(
    "{year}~-~{month_number}~-~{day_number}",
    "date",
    ("2024-03-13", "2024-03-14", "2024-03-13", "2024-03-13"),
    never=("2024-13-45", "1980-2024-17"),
)
def iso_day(at: Anchors, year: int, month_number: int, day_number: int) -> Reading:
    """ISO 8601."""
    return dated(cal.of(year, month_number, day_number))


@rule(
    "{year}~/~{month_number}~/~{day_number}",
    "date",
    ("2024/03/14", "2024-03-14", "2024-03-14", "2024-03-14"),
    never=("2024/25/26",),
)
def slashed_iso_day(at: Anchors, year: int, month_number: int, day_number: int) -> Reading:
    """ISO order with slashes."""
    return dated(cal.of(year, month_number, day_number))


@rule(
    "{year}~-~{month_number}~-~{day_number}~T~{iso_hours}~({iso_zone}|)",
    "date",
    ("2024-03-14T07:41:00Z", "2024-03-14", "2024-03-14T07:41:00", "2024-03-14T07:41:00"),
    never=("2024-03-14T99:41",),
)
def iso_moment(at: Anchors, year: int, month_number: int, day_number: int, iso_hours: Clock) -> Reading:
    """ISO 8601 with a time of day, which is kept as it stands."""
    day = cal.of(year, month_number, day_number)
    second = f":{iso_hours.second:02}" if iso_hours.second is not None else ""
    time = f"T{iso_hours.hour:02}:{iso_hours.minute:02}{second}"
    return timed(day, time, interval=clock_interval(day, iso_hours.hour, iso_hours.minute, iso_hours.second))


@rule("{day_number}~-~{month}~-~{short_year}", "date", ("14-Mar-24", "2024-03-14", "2024-03-14", "2024-03-14"))
def hyphened_day(at: Anchors, day_number: int, month: int, short_year: int) -> Reading:
    """Day, month name and two digits of the year between hyphens."""
    return dated(cal.of(at.full_year(short_year), month, day_number))


@rule("{day_number}~.~{month}~.~{year}", "date", ("23.Nov.2023", "2023-11-23", "2023-11-23", "2023-11-23"))
def dotted_day(at: Anchors, day_number: int, month: int, year: int) -> Reading:
    """Day, month name and year between stops."""
    return dated(cal.of(year, month, day_number))


@rule(
    "{day_number}~.~{month_number}~.~{year}",
    "date",
    ("13.3.2024", "2024-03-14", "2024-03-13", "2024-03-13"),
    never=("version 13.3.2",),
)
def continental_day(at: Anchors, day_number: int, month_number: int, year: int) -> Reading:
    """Stops mean day before month."""
    return dated(cal.of(year, month_number, day_number))


@rule(
    "{first:day_number}~/~{second:day_number}~/~{year}",
    "date",
    ("3/14/2024", "2024-03-14", "2024-03-14", "2024-03-14"),
    ("14/3/2024", "2024-03-14", "2024-03-14", "2024-03-14"),
    ("3/4/2024", "2024-03-14", "2024-03-04", "2024-03-04"),
    never=("9/11",),
)
def slashed_day(at: Anchors, first: int, second: int, year: int) -> Reading:
    """Month before day unless it cannot be; where both orders make sense, the reading is weak."""
    month, day = (second, first) if first > 12 else (first, second)
    return dated(cal.of(year, month, day), latent=first <= 12 and second <= 12 and first != second)


@rule("{month_number}~/~{day_number}~/~{short_year}", "date", ("10/25/98", "1998-10-26", "1998-10-25", "1998-10-25"))
def slashed_day_short_year(at: Anchors, month_number: int, day_number: int, short_year: int) -> Reading:
    """American order with two digits for the year."""
    return dated(cal.of(at.full_year(short_year), month_number, day_number))


@rule(
    "{month} [the] {day}",
    "monthday",
    ("March 14", "2024-03-14", "2024-03-14", "2024-03-14"),
    ("Dec. 15", "1989-10-26", "1989-12-15", "1989-12-15"),
    ("Nov. 3rd", "2024-02-01", "2023-11-03", "2023-11-03"),
    never=("March 32nd", "troops march 14 miles", "they may 3 times"),
)
def month_day(at: Anchors, month: int, day: int) -> Reading:
    """The occurrence nearest to publication; in narrative the next one."""
    return at.day_of_month(month, day)


@rule(
    "[the] {day} [of] {month}",
    "monthday",
    ("27 April", "2024-04-30", "2024-04-27", "2024-04-27"),
    ("the 19th of September", "2024-09-20", "2024-09-19", "2024-09-19"),
    never=("the 25th brigade",),
)
def day_month(at: Anchors, day: int, month: int) -> Reading:
    """British order."""
    return at.day_of_month(month, day)


@rule("{month} {ordinal}", "monthday", ("March eighth", "1998-03-03", "1998-03-08", "1998-03-08"))
def month_spoken_day(at: Anchors, month: int, ordinal: int) -> Reading:
    """The day in words."""
    return at.day_of_month(month, ordinal)


@rule("[the] {ordinal} of {month}", "monthday", ("the eighth of March", "1998-03-03", "1998-03-08", "1998-03-08"))
def spoken_day_month(at: Anchors, ordinal: int, month: int) -> Reading:
    """The day in words, first."""
    return at.day_of_month(month, ordinal)


@rule(
    "the {nth_day}",
    "monthday",
    ("the 19th", "2025-08-23", "2025-08-19", "2025-08-19"),
    ("the 30th", "2025-08-23", "2025-07-30", "2025-07-30"),
    never=("the 25th brigade", "the 38th parallel", "the 20th century", "the 7th Fleet", "the 60th anniversary"),
)
def the_nth(at: Anchors, nth_day: int) -> Reading | None:
    """A day of the month told last, or of the publication month; weak, and only where nothing is counted by it."""
    if not _AFTER_A_DAY.match(at.after):
        return None
    month = at.last_told(Grain.DAY)
    assert month.start is not None
    found = cal.of(month.start.year, month.start.month, nth_day)
    if month is at.published and found.start is not None and found.start > month.start and not at.looks_ahead:
        found = cal.nth(cal.last(month, Grain.MONTH), nth_day, Grain.DAY)
    return dated(found, at.used, latent=True)


_AFTER_A_DAY = re.compile(
    r"(?:$|[^\w\s\"“‘'-]|\s+\(|\s+(?:and|when|as|in|at|to|by|while|but|after|before|with|that|the|a|was|were|had|for)\b)",
    re.IGNORECASE,
)


@rule(
    "{weekday}",
    "weekday",
    ("Tuesday", "2016-11-08", "2016-11-08", "2016-11-08"),
    ("Tuesday", "2016-11-06", "2016-11-01", "2016-11-01"),
    ("Tuesday", "2016-11-07", "2016-11-08", "2016-11-08"),
    never=("Fridays", "FRIDAYS"),
)
def weekday(at: Anchors, weekday: int) -> Reading:
    """Latest on or before publication; ahead after a cue."""
    return at.weekday(weekday)


@rule(
    "{short_weekday}",
    "weekday",
    ("Thu., March 14", "2024-03-16", "2024-03-14", "2024-03-14"),
    never=("sun", "Sun Microsystems", "sat"),
)
def weekday_short(at: Anchors, short_weekday: int) -> Reading | None:
    """An abbreviation counts only beside a date."""
    return at.weekday(short_weekday) if at.within is not None else None


@rule(
    "the week (of|starting|beginning|ending) [on] {month} {day}",
    "anaphoric",
    ("the week of March 6", "2000-02-24", "2000-W10", "2000-03-06/2000-03-12"),
    ("the week ending March 10", "2024-03-14", "2024-W10", "2024-03-04/2024-03-10"),
)
def week_of(at: Anchors, month: int, day: int) -> Reading | None:
    """The week that holds the day, which may be its first or its last."""
    interval = at.day_of_month(month, day).interval
    return None if interval is None else dated(cal.this(interval, Grain.WEEK), at.used)


@rule(
    "the weekend of {month} {day}~[(-|–){last:day}]",
    "anaphoric",
    ("the weekend of March 2-3", "2024-03-14", "2024-W09-WE", "2024-03-02/2024-03-03"),
    ("the weekend of March 3", "2024-03-14", "2024-W09-WE", "2024-03-02/2024-03-03"),
)
def weekend_of(at: Anchors, month: int, day: int) -> Reading | None:
    """The weekend that holds the day."""
    interval = at.day_of_month(month, day).interval
    return None if interval is None else dated(cal.this(interval, Grain.WEEKEND), at.used)


@rule(
    "the (first|opening|last|final|closing) week of {month}",
    "anaphoric",
    ("the last week of August", "2024-09-02", "P1W", "2024-08-25/2024-08-31"),
)
def week_of_month(at: Anchors, month: int) -> Reading | None:
    """The first or last seven days."""
    whole = at.month(month).interval
    if whole is None or whole.start is None or whole.end is None:
        return None
    if at.words.split()[1].lower() in ("first", "opening"):
        days = Interval(whole.start, cal.step(whole.start, 1, Grain.WEEK), Grain.DAY)
    else:
        days = Interval(cal.step(whole.end, -1, Grain.WEEK), whole.end, Grain.DAY)
    return Reading("DURATION", "P1W", days, anchor=at.used)


@rule(
    "the {ordinal} week of {month}",
    "anaphoric",
    ("the second week of March", "2024-03-20", "P1W", "2024-03-08/2024-03-14"),
    ("the third week of June", "2024-09-02", "P1W", "2024-06-15/2024-06-21"),
    never=("the seventh week of March",),
)
def nth_week_of_month(at: Anchors, ordinal: int, month: int) -> Reading | None:
    """Seven days, counted from the first of the month."""
    whole = at.month(month).interval
    if whole is None or whole.start is None or whole.end is None or ordinal > 4:
        return None
    start = cal.step(whole.start, ordinal - 1, Grain.WEEK)
    return Reading("DURATION", "P1W", Interval(start, cal.step(start, 1, Grain.WEEK), Grain.DAY), anchor=at.used)
