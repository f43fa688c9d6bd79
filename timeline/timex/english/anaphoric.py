"""Dates counted from one told before: "two days later", "that day", "the following year"."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.dates.interval import Interval
from timeline.timex.anchors import Anchors
from timeline.timex.reading import UNANCHORED, Reading, dated, duration, timed, undated, vague, value_of
from timeline.timex.rules import RuleTable

TABLE = RuleTable()
rule = TABLE.rule


@rule("this (day|date)", "anaphoric", ("this day", "2022-03-10", "2022-03-10", "2022-03-10"))
def this_day(at: Anchors) -> Reading:
    """The day told last."""
    return dated(at.told_exactly(Grain.DAY), at.used)


@rule("[the|that] (previous|preceding) {month}", "anaphoric", ("the previous April", "1918-09-02", "1918-04", "1918-04"))
def preceding_month_name(at: Anchors, month: int) -> Reading:
    """The latest such month before the one told last."""
    told = at.last_told(Grain.MONTH)
    assert told.start is not None
    return dated(cal.of(told.start.year - (month >= told.start.month), month), at.used)


@rule("[the] following {month}", "anaphoric", ("the following April", "1918-09-02", "1919-04", "1919-04"))
def following_month_name(at: Anchors, month: int) -> Reading:
    """The earliest such month after the one told last."""
    told = at.last_told(Grain.MONTH)
    assert told.start is not None
    return dated(cal.of(told.start.year + (month <= told.start.month), month), at.used)


@rule("(month's|week's) end", "anaphoric", ("month's end", "1950-10-19", "1950-10", "1950-10-21/1950-10-31"))
def units_end(at: Anchors) -> Reading:
    """The last part of the unit told last (narrative) or the present one."""
    grain = Grain.MONTH if at.words[0].lower() == "m" else Grain.WEEK
    unit = at.told_exactly(grain) if at.narrative else cal.this(at.now(), grain)
    return dated(cal.late(unit), at.used, value=value_of(unit))


@rule("[{some}] {units} (later|afterwards)", "vague", ("a few days later", "2009-12-19", "FUTURE_REF"))
def some_time_later(at: Anchors, some: None, units: Grain) -> Reading | None:
    """No date."""
    return vague("FUTURE_REF")


@rule(
    "[{some}] {units} earlier",
    "vague",
    ("a few days earlier", "2009-12-19", "PAST_REF"),
    ("weeks earlier", "2009-12-19", "PAST_REF"),
)
def some_time_earlier(at: Anchors, some: None, units: Grain) -> Reading:
    """No date."""
    return vague("PAST_REF")


@rule(
    "[the] {n} {long_unit} after",
    "anaphoric",
    ("three days after", "2023-03-20", "2023-03-23", "2023-03-23"),
    never=("the day after tomorrow",),
)
def units_after(at: Anchors, n: float, long_unit: Grain) -> Reading | None:
    """Counted from the last date told where nothing is named behind it; else a length, until `events.py` finds the event."""
    if at.after.startswith(" another"):
        return None
    if _names_nothing(at):
        return dated(cal.shift(at.last_told(long_unit), round(n), long_unit), at.used, latent=not at.opens_sentence)
    return duration(n, long_unit)


def _names_nothing(at: Anchors) -> bool:
    """Whether the sentence pauses behind it, or opens with it and goes on with "that": what it counts from was told."""
    return _PAUSE.match(at.after) is not None or (at.opens_sentence and _THAT.match(at.after) is not None)


_PAUSE = re.compile(r"\s*(?:[,.;:!?)]|$)")
_THAT = re.compile(r"\s+(?:that|this|it|which)\s*(?:[,.;:!?)]|$)")


@rule(
    "{n} {long_unit} later",
    "anaphoric",
    ("two days later", "2022-03-10", "2022-03-12", "2022-03-12"),
    never=("later two days",),
)
def units_later(at: Anchors, n: float, long_unit: Grain) -> Reading:
    """Counted from the last date told."""
    bc = at.shifted_bc(round(n), long_unit)
    return bc or dated(cal.shift(at.last_told(long_unit), round(n), long_unit), at.used)


@rule("{n} {long_unit} before", "anaphoric", ("a day before", "2023-09-20", "2023-09-19", "2023-09-19"))
def units_before(at: Anchors, n: float, long_unit: Grain) -> Reading:
    """Counted back from the last date told where nothing is named behind it; else a length, as with "after"."""
    if not _names_nothing(at):
        return duration(n, long_unit)
    bc = at.shifted_bc(-round(n), long_unit)
    return bc or dated(cal.shift(at.last_told(long_unit), -round(n), long_unit), at.used)


@rule(
    "[just|only|{some}] (hours|minutes|moments) (after|before)",
    "duration",
    ("hours after", "2024-03-14", "PTXH"),
    ("only minutes before", "2024-03-14", "PTXM"),
    never=("after hours", "office hours"),
)
def hours_after(at: Anchors) -> Reading:
    """A length too short to change the day, until `events.py` finds the event."""
    return duration(None, Grain.HOUR if "hour" in at.words.lower() else Grain.MINUTE)


@rule(
    "{n} {long_unit} earlier",
    "anaphoric",
    ("a day earlier", "2023-09-20", "2023-09-19", "2023-09-19"),
    ("a year earlier", "1998-02-06", "1997", "1997"),
)
def units_earlier(at: Anchors, n: float, long_unit: Grain) -> Reading:
    """Counted back from the last date told; a year before a quarter is a quarter."""
    if long_unit is Grain.YEAR and n == 1 and at.counts_quarters:
        return at.a_year_before(at.quarter_told())
    bc = at.shifted_bc(-round(n), long_unit)
    return bc or dated(cal.shift(at.last_told(long_unit), -round(n), long_unit), at.used)


@rule("(the|that) same (day|date)", "anaphoric", ("the same day", "2024-04-19", "2024-04-19", "2024-04-19"))
def same_day(at: Anchors) -> Reading:
    """The day told last."""
    return dated(at.told_exactly(Grain.DAY), at.used)


@rule("that (day|date)", "anaphoric", ("that day", "2022-08-08", "2022-08-08", "2022-08-08"))
def that_day(at: Anchors) -> Reading:
    """The day told last."""
    return dated(at.told_exactly(Grain.DAY), at.used)


@rule(
    "(that|the same|that same) {weekday}", "anaphoric",
    ("the same Friday", "2024-04-19", "2024-04-19", "2024-04-19"),
    ("that Saturday", "2024-04-19", "2024-04-20", "2024-04-20"),
)
def same_weekday(at: Anchors, weekday: int) -> Reading:
    """The one nearest to the day told last: after a Wednesday, "that Thursday" is the next day."""
    return dated(cal.nearest_weekday(at.last_told(Grain.DAY), weekday), at.used)


@rule("the (previous|preceding) {weekday}", "anaphoric", ("the previous Friday", "2024-04-19", "2024-04-12", "2024-04-12"))
def preceding_weekday(at: Anchors, weekday: int) -> Reading:
    """Strictly before the date told last."""
    return dated(cal.last_weekday(at.last_told(Grain.DAY), weekday, included=False), at.used)


@rule("the (following|next) {weekday}", "anaphoric", ("the following Friday", "2024-04-19", "2024-04-26", "2024-04-26"))
def following_weekday(at: Anchors, weekday: int) -> Reading:
    """Strictly after the date told last."""
    return dated(cal.next_weekday(at.last_told(Grain.DAY), weekday), at.used)


@rule(
    "(later|earlier) in the {one_long_unit}",
    "anaphoric",
    ("later in the day", "1998-02-13", "1998-02-13", "1998-02-13"),
    ("earlier in the week", "2023-03-24", "2023-W12", "2023-03-20/2023-03-23"),
)
def later_in_the_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The rest of the unit told last, or of the one that holds the publication day."""
    unit = (
        at.told_exactly(one_long_unit) if at.narrative or one_long_unit is Grain.DAY else cal.this(at.now(), one_long_unit)
    )
    return dated(at.rest_of(unit, at.words[:7].strip().lower()), at.used, value=value_of(unit))


@rule(
    "the (end|close|beginning|start|middle|rest|remainder) of the {one_long_unit}",
    "anaphoric",
    ("the end of the month", "1990-08-13", "1990-08", "1990-08-21/1990-08-31"),
    ("the start of the year", "2024-02-28", "2024", "2024-01/2024-04"),
)
def part_of_the_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """A part of the unit told last (narrative), or of the present one (news)."""
    unit = at.told_exactly(one_long_unit) if at.narrative else cal.this(at.now(), one_long_unit)
    word = at.words.split()[1].lower()
    part = cal.early if word in ("beginning", "start") else cal.middle if word == "middle" else cal.late
    return dated(unit if word.startswith("re") else part(unit), at.used, value=value_of(unit))


@rule("the day before", "anaphoric", ("the day before", "1918-02-23", "1918-02-22", "1918-02-22"))
def the_day_before(at: Anchors) -> Reading:
    """The day before the one told last; right behind a date it is that date said again."""
    return _neighbour(at, cal.last)


@rule("the day (after|following)", "anaphoric", ("the day after", "1918-02-23", "1918-02-24", "1918-02-24"))
def the_day_after(at: Anchors) -> Reading:
    """The day after the one told last; right behind a date it is that date said again."""
    return _neighbour(at, cal.next)


def _neighbour(at: Anchors, step: Callable[[Interval, Grain], Interval]) -> Reading:
    """Of the day told last, where no event is named: "the day after the launch" is left to `events.py`."""
    if at.repeats_a_date:
        return dated(at.day_told(), at.used)
    if _EVENT.match(at.after):
        return undated(UNANCHORED[Grain.DAY])
    return dated(step(at.day_told(), Grain.DAY), at.used)


_EVENT = re.compile(r"\s+(?:(?:the|an?|his|her|its|their|our|this|that|these|those|he|she|it|they|we)\s+\w|[A-Z])")


@rule("[on] the eve of", "anaphoric", ("the eve of", "1918-02-23", "XXXX-XX-XX"))
def on_the_eve_of(at: Anchors) -> Reading:
    """The day before an event, which `events.py` looks for."""
    return undated(UNANCHORED[Grain.DAY])


@rule(
    "the {ordinal} day of",
    "anaphoric",
    ("the second day of", "2024-03-08", "XXXX-XX-XX"),
    never=("the second day off", "the 75th Day of Sports"),
)
def nth_day_of_event(at: Anchors, ordinal: int) -> Reading | None:
    """Counted from the first day of an event, which `events.py` looks for. "The 75th Day of Culture" is a feast."""
    if " Day " in at.words:
        return None
    return undated(UNANCHORED[Grain.DAY])


@rule(
    "the (last|final) day of {month} [{year}]",
    "date",
    ("the last day of February", "2024-03-08", "2024-02-29", "2024-02-29"),
    ("the final day of June 2023", "2024-03-08", "2023-06-30", "2023-06-30"),
)
def last_day_of_month(at: Anchors, month: int, year: int | None) -> Reading | None:
    """The month's own last day."""
    whole = at.month(month).interval if year is None else cal.of(year, month)
    return None if whole is None else dated(cal.nth(whole, -1, Grain.DAY), at.used)


@rule(
    "(the|its|their) {ordinal} [straight|consecutive|successive] day",
    "anaphoric",
    ("the third straight day", "2024-01-07", "2024-01-07", "2024-01-07"),
)
def nth_day_of_it(at: Anchors, ordinal: int) -> Reading | None:
    """ "Its third day": in news the day told last, since it is told of today; in narrative nobody knows which."""
    if at.narrative or ordinal == 1 or "-" in at.words or "Day" in at.words:
        return None
    return dated(at.day_told(), at.used, latent=True)


@rule(
    "the [full] (year|week|month)",
    "anaphoric",
    ("the year", "1989-10-30", "1989", "1989"),
    ("the week", "1989-10-27", "1989-W43", "1989-10-23/1989-10-29"),
    never=("the year-round", "all the year round", "the turn of the year", "the yearling"),
)
def the_unit(at: Anchors) -> Reading | None:
    """The one told last, or the present one. "The week of", "the year that", "the month before" name another."""
    follows = at.after.lstrip(" \n")[:7].lower()
    if follows.startswith("-") or at.before.lower().endswith("turn of "):
        return None
    if follows.startswith(("of ", "that ", "before", "after", "in ", "when", "since", "round")):
        return None
    unit = {"year": Grain.YEAR, "week": Grain.WEEK, "onth": Grain.MONTH}[at.words.lower()[-4:]]
    return dated(at.told_exactly(unit) if at.narrative else cal.this(at.now(unit), unit), at.used)


@rule(
    "(that|the same|that same) {one_long_unit}",
    "anaphoric",
    ("that year", "2022-08-08", "2022", "2022"),
    ("the same month", "2022-08-08", "2022-08", "2022-08"),
)
def same_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The unit told last, or the one that holds the last date told."""
    return dated(at.told_exactly(one_long_unit), at.used)


@rule(
    "the (next|following) {one_long_unit}",
    "anaphoric",
    ("the next day", "2024-08-27", "2024-08-28", "2024-08-28"),
    ("the following year", "1995-03-02", "1996", "1996"),
)
def following_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The unit after the one told last; "for the next year" is a length."""
    if at.before.rstrip().lower().endswith((" for", " over")) and one_long_unit >= Grain.YEAR and at.narrative:
        return duration(1, one_long_unit)
    bc = at.shifted_bc(1, one_long_unit)
    return bc or dated(cal.next(at.last_told(one_long_unit), one_long_unit), at.used)


@rule("the (previous|preceding|prior) {one_long_unit}", "anaphoric", ("the previous year", "2024-03-07", "2023", "2023"))
def preceding_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The unit before the one told last."""
    bc = at.shifted_bc(-1, one_long_unit)
    return bc or dated(cal.last(at.last_told(one_long_unit), one_long_unit), at.used)


@rule("the (next|following) {part}", "anaphoric", ("the next morning", "2000-02-22", "2000-02-23TMO", "2000-02-23"))
def following_part(at: Anchors, part: str) -> Reading:
    """A part of the day after the one told last."""
    return timed(cal.next(at.last_told(Grain.DAY), Grain.DAY), part, at.used)


@rule(
    "the {part} before",
    "anaphoric",
    ("the morning before", "2000-02-22", "2000-02-21TMO", "2000-02-21"),
    never=("the morning beforehand",),
)
def part_before(at: Anchors, part: str) -> Reading | None:
    """A part of the day before the one told last; "the night before the raid" is left to what it names."""
    if not _names_nothing(at):
        return None
    return timed(cal.last(at.last_told(Grain.DAY), Grain.DAY), part, at.used)


@rule("(that|the same|that same) {part}", "anaphoric", ("that afternoon", "1965-01-31", "1965-01-31TAF", "1965-01-31"))
def same_part(at: Anchors, part: str) -> Reading:
    """A part of the day told last."""
    return timed(at.told_exactly(Grain.DAY), part, at.used)
