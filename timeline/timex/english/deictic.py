"""Dates counted from the day the text was published: "yesterday", "last week", "three days ago"."""

from __future__ import annotations

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.timex.anchors import Anchors
from timeline.timex.reading import Reading, dated, duration, timed, vague
from timeline.timex.rules import RuleTable

TABLE = RuleTable()
rule = TABLE.rule


@rule("today", "day", ("today", "2022-03-10", "2022-03-10", "2022-03-10"), never=("todayish",))
def today(at: Anchors) -> Reading:
    """The publication day; in narrative, nowadays."""
    return vague("PRESENT_REF") if at.narrative else dated(at.today(), at.used)


@rule("yesterday", "day", ("yesterday", "2022-03-01", "2022-02-28", "2022-02-28"))
def yesterday(at: Anchors) -> Reading:
    """The day before publication."""
    return dated(cal.shift(at.today(), -1, Grain.DAY), at.used)


@rule("tomorrow", "day", ("tomorrow", "2024-02-28", "2024-02-29", "2024-02-29"))
def tomorrow(at: Anchors) -> Reading:
    """The day after publication."""
    return dated(cal.shift(at.today(), 1, Grain.DAY), at.used)


@rule("[the] day before yesterday", "day", ("the day before yesterday", "2022-03-10", "2022-03-08", "2022-03-08"))
def day_before_yesterday(at: Anchors) -> Reading:
    """Two days back."""
    return dated(cal.shift(at.today(), -2, Grain.DAY), at.used)


@rule("[the] day after tomorrow", "day", ("the day after tomorrow", "2022-03-10", "2022-03-12", "2022-03-12"))
def day_after_tomorrow(at: Anchors) -> Reading:
    """Two days ahead."""
    return dated(cal.shift(at.today(), 2, Grain.DAY), at.used)


@rule("tonight", "day", ("tonight", "2022-03-10", "2022-03-10TNI", "2022-03-10"))
def tonight(at: Anchors) -> Reading:
    """The night of the publication day; in narrative somebody's words, of a day that is not told."""
    return timed(None if at.narrative else at.today(), "TNI", at.used)


@rule("last night", "day", ("last night", "2022-03-10", "2022-03-09TNI", "2022-03-09"))
def last_night(at: Anchors) -> Reading:
    """The night before publication."""
    return timed(cal.shift(at.today(), -1, Grain.DAY), "TNI", at.used)


@rule("overnight", "day", ("overnight", "2024-04-14", "2024-04-13TNI", "2024-04-13/2024-04-14"))
def overnight(at: Anchors) -> Reading:
    """From one day into the next: the night that ends with the publication day."""
    day = at.today()
    before = cal.shift(day, -1, Grain.DAY)
    return timed(before, "TNI", at.used, interval=cal.union(before, day))


@rule("this {part}", "day", ("this morning", "1998-02-06", "1998-02-06TMO", "1998-02-06"), never=("this morningside",))
def this_part(at: Anchors, part: str) -> Reading:
    """A part of the publication day."""
    return timed(at.today(), part, at.used)


@rule(
    "this [past|coming] {one_long_unit}",
    "deictic",
    ("this week", "2024-08-28", "2024-W35", "2024-08-26/2024-09-01"),
    ("this month", "2024-01-23", "2024-01", "2024-01"),
    ("this year", "2024-08-28", "2024", "2024"),
    never=("this monthly",),
)
def this_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The unit that holds the publication day."""
    return dated(cal.this(at.now(one_long_unit), one_long_unit), at.used)


@rule("[the] current [fiscal] {one_long_unit}", "deictic", ("the current year", "1989-10-30", "1989", "1989"))
def current_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The unit that holds the publication day."""
    return dated(cal.this(at.now(one_long_unit), one_long_unit), at.used)


@rule(
    "[the] last {one_long_unit}",
    "deictic",
    ("last week", "2024-03-14", "2024-W10", "2024-03-04/2024-03-10"),
    ("last month", "2024-01-11", "2023-12", "2023-12"),
    ("last year", "2024-02-28", "2023", "2023"),
    never=("the last yearling",),
)
def last_unit(at: Anchors, one_long_unit: Grain) -> Reading | None:
    """The unit before the one that holds the publication day. "The last day" is one of something else."""
    if one_long_unit is Grain.DAY:
        return None
    if at.after.lstrip().startswith("of "):
        return duration(1, one_long_unit)
    return dated(cal.last(at.now(one_long_unit), one_long_unit), at.used)


@rule(
    "the {one_long_unit} before last",
    "deictic",
    ("the week before last", "2024-03-14", "2024-W09", "2024-02-26/2024-03-03"),
    ("the year before last", "2024-03-14", "2022", "2022"),
    never=("the day before last Tuesday",),
)
def unit_before_last(at: Anchors, one_long_unit: Grain) -> Reading | None:
    """Two back."""
    if one_long_unit is Grain.DAY:
        return None
    return dated(cal.shift(cal.this(at.now(one_long_unit), one_long_unit), -2, one_long_unit), at.used)


@rule(
    "in {n} {long_unit}['|’|'s|’s] time",
    "deictic",
    ("in two weeks' time", "2024-03-14", "2024-W13", "2024-03-25/2024-03-31"),
    ("in a month's time", "2024-03-14", "2024-04", "2024-04"),
    never=("in two days times four",),
)
def in_units_time(at: Anchors, n: float, long_unit: Grain) -> Reading:
    """Counted ahead from the present."""
    return dated(cal.shift(at.now(long_unit), round(n), long_unit), at.used)


@rule(
    "the {half_name} of (this|last|next|the) year",
    "deictic",
    ("the first half of this year", "2024-08-14", "2024-H1", "2024-40"),
    ("the second half of last year", "2024-08-14", "2023-H2", "2023-41"),
)
def half_of_year_beside(at: Anchors, half_name: int) -> Reading:
    """Six months of the year named behind it."""
    year = cal.this(at.now(Grain.YEAR), Grain.YEAR)
    step = {"last": -1, "next": 1}.get(at.words.split()[-2].lower(), 0)
    return dated(cal.nth(cal.shift(year, step, Grain.YEAR), half_name, Grain.HALF), at.used)


@rule("the past {one_long_unit}", "deictic", ("the past year", "1990-01-12", "1989", "1989"))
def past_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The unit before; decades and centuries are lengths, and so is any unit in narrative."""
    if one_long_unit >= Grain.DECADE or at.narrative:
        return duration(1, one_long_unit)
    return dated(cal.last(at.now(one_long_unit), one_long_unit), at.used)


@rule(
    "next {one_long_unit}",
    "deictic",
    ("next week", "2024-02-28", "2024-W10", "2024-03-04/2024-03-10"),
    ("next month", "2025-08-20", "2025-09", "2025-09"),
)
def next_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The unit after the one that holds the publication day."""
    return dated(cal.next(at.now(one_long_unit), one_long_unit), at.used)


@rule("the coming {one_long_unit}", "deictic", ("the coming week", "2024-02-28", "2024-W10", "2024-03-04/2024-03-10"))
def coming_unit(at: Anchors, one_long_unit: Grain) -> Reading:
    """The unit after."""
    return dated(cal.next(at.now(one_long_unit), one_long_unit), at.used)


@rule(
    "(the|this) weekend",
    "deictic",
    ("the weekend", "2023-03-20", "2023-W11-WE", "2023-03-18/2023-03-19"),
    ("the weekend", "2023-09-06", "2023-W35-WE", "2023-09-02/2023-09-03"),
)
def the_weekend(at: Anchors) -> Reading | None:
    """The last one, or the coming one after a cue; "the weekend of" is named by its day. What has gone on "since the
    weekend" has for longer than a day.
    """
    if at.after.startswith(" of "):
        return None
    today = at.today(Grain.WEEKEND)
    weekend = cal.this(today, Grain.WEEKEND)
    assert weekend.start is not None
    assert today.start is not None
    if (weekend.start > today.start and not at.looks_ahead) or at.before.lower().endswith("since "):
        weekend = cal.last(today, Grain.WEEKEND)
    return dated(weekend, at.used)


@rule("[the] last weekend", "deictic", ("last weekend", "2024-04-19", "2024-W15-WE", "2024-04-13/2024-04-14"))
def last_weekend(at: Anchors) -> Reading:
    """The weekend of the week before."""
    return dated(cal.last(at.today(Grain.WEEKEND), Grain.WEEKEND), at.used)


@rule("next weekend", "deictic", ("next weekend", "2024-04-17", "2024-W17-WE", "2024-04-27/2024-04-28"))
def next_weekend(at: Anchors) -> Reading:
    """The weekend of the week after."""
    return dated(cal.next(at.today(Grain.WEEKEND), Grain.WEEKEND), at.used)


@rule(
    "last {weekday}",
    "weekday",
    ("Last Wednesday", "2024-10-15", "2024-10-09", "2024-10-09"),
    ("last Friday", "2024-10-18", "2024-10-11", "2024-10-11"),
)
def last_weekday(at: Anchors, weekday: int) -> Reading:
    """The latest strictly before publication."""
    return dated(cal.last_weekday(at.today(), weekday, included=False), at.used)


@rule("next {weekday}", "weekday", ("next Monday", "2024-10-18", "2024-10-21", "2024-10-21"))
def next_weekday(at: Anchors, weekday: int) -> Reading:
    """The earliest strictly after publication."""
    return dated(cal.next_weekday(at.today(), weekday), at.used)


@rule(
    "this [coming] {weekday}",
    "weekday",
    ("this Sunday", "2023-12-31", "2023-12-31", "2023-12-31"),
    ("this coming Sunday", "1998-03-03", "1998-03-08", "1998-03-08"),
)
def this_weekday(at: Anchors, weekday: int) -> Reading:
    """The earliest on or after publication."""
    return dated(cal.next_weekday(at.today(), weekday, included=True), at.used)


@rule(
    "{weekday} [of] (last|this|next) week",
    "weekday",
    ("Monday of last week", "2025-09-18", "2025-09-08", "2025-09-08"),
    ("Monday of this week", "2025-09-18", "2025-09-15", "2025-09-15"),
    ("Thursday last week", "2025-09-16", "2025-09-11", "2025-09-11"),
    ("Saturday of next week", "2025-09-16", "2025-09-27", "2025-09-27"),
    never=("Monday of Holy Week", "Sunday Last Weekly"),
)
def weekday_of_week(at: Anchors, weekday: int) -> Reading:
    """The day of that name in the week named beside it."""
    step = {"last": -1, "next": 1}.get(at.words.split()[-2].lower(), 0)
    monday = cal.nth(cal.shift(cal.this(at.today(), Grain.WEEK), step, Grain.WEEK), 1, Grain.DAY)
    return dated(cal.next_weekday(monday, weekday, included=True), at.used)


@rule("last {month} {day}", "monthday", ("last Oct. 23", "1999-04-19", "1998-10-23", "1998-10-23"))
def last_month_day(at: Anchors, month: int, day: int) -> Reading:
    """The latest such day before publication."""
    now = at.now(Grain.DAY)
    assert now.start is not None
    this_year = cal.of(now.start.year, month, day)
    return dated(
        cal.of(now.start.year - (this_year.start is not None and this_year.start >= now.start), month, day), at.used
    )


@rule(
    "last {month}",
    "deictic",
    ("Last October", "2024-09-25", "2023-10", "2023-10"),
    ("last February", "1998-03-01", "1997-02", "1997-02"),
    ("last October", "2024-12-01", "2024-10", "2024-10"),
)
def last_month_name(at: Anchors, month: int) -> Reading:
    """The latest such month before the present one."""
    today = at.now(Grain.MONTH)
    now = cal.this(today, Grain.MONTH)
    assert now.start is not None
    assert today.start is not None
    # on 1 March "last February" is not the month that ended the day before
    just_over = month == now.start.month - 1 and today.start.day <= 10
    return dated(cal.of(now.start.year - (month >= now.start.month or just_over), month), at.used)


@rule("this {month}", "deictic", ("this September", "1998-02-05", "1998-09", "1998-09"))
def this_month_name(at: Anchors, month: int) -> Reading:
    """Of the present year."""
    now = at.now(Grain.MONTH)
    assert now.start is not None
    return dated(cal.of(now.start.year, month), at.used)


@rule("next {month}", "deictic", ("next March", "1998-10-01", "1999-03", "1999-03"))
def next_month_name(at: Anchors, month: int) -> Reading:
    """The earliest such month after the present one."""
    now = cal.this(at.now(Grain.MONTH), Grain.MONTH)
    assert now.start is not None
    return dated(cal.of(now.start.year + (month <= now.start.month), month), at.used)


@rule("this [past] {season}", "season", ("this summer", "1998-06-06", "1998-SU", "1998-22"))
def this_season(at: Anchors, season: int) -> Reading:
    """The season of this year."""
    return at.season(season)


@rule(
    "last {season}",
    "deictic",
    ("last fall", "1998-02-06", "1997-FA", "1997-23"),
    ("last spring", "1989-10-26", "1989-SP", "1989-21"),
)
def last_season(at: Anchors, season: int) -> Reading:
    """The latest that is over."""
    now = at.now(Grain.SEASON)
    assert now.start is not None
    found = cal.of_season(now.start.year, season)
    assert found.end is not None
    return dated(found if found.end <= now.start else cal.of_season(now.start.year - 1, season), at.used)


@rule("next {season}", "deictic", ("next summer", "2007-09-10", "2008-SU", "2008-22"))
def next_season(at: Anchors, season: int) -> Reading:
    """The earliest that has not begun."""
    now = at.now(Grain.SEASON)
    assert now.start is not None
    found = cal.of_season(now.start.year, season)
    assert found.start is not None
    return dated(found if found.start > now.start else cal.of_season(now.start.year + 1, season), at.used)


@rule(
    "{n} {unit} [or so|or more] ago",
    "deictic",
    ("three days ago", "2022-03-10", "2022-03-07", "2022-03-07"),
    ("two weeks ago", "2013-01-04", "2012-W51", "2012-12-17/2012-12-23"),
    ("five months ago", "1998-03-31", "1997-10", "1997-10"),
    ("ten years ago", "2024-02-29", "2014", "2014"),
    never=("a while ago", "long ago"),
)
def ago(at: Anchors, n: float, unit: Grain) -> Reading:
    """Counted back from the present; no finer than its unit."""
    if unit <= Grain.HOUR:
        return vague("PAST_REF")
    if unit is Grain.YEAR and n == 1 and at.counts_quarters:
        return at.a_year_before(at.quarter_told())
    return dated(cal.shift(at.now(unit), -round(n), unit), at.used)


@rule(
    "{n} (to|or) {last:n} {long_unit} ago",
    "deictic",
    ("five to seven days ago", "2024-10-19", "2024-10-12", "2024-10-12/2024-10-14"),
    ("two or three weeks ago", "2024-03-14", "2024-W08", "2024-02-19/2024-03-03"),
    never=("7 to 5 days ago",),
)
def ago_between(at: Anchors, n: float, last: float, long_unit: Grain) -> Reading | None:
    """Between two numbers of units back."""
    if n >= last:
        return None
    now = at.now(long_unit)
    covered = cal.between(cal.shift(now, -round(last), long_unit), cal.shift(now, -round(n), long_unit))
    return dated(covered, at.used)


@rule("a fortnight ago", "deictic", ("a fortnight ago", "2024-03-14", "2024-W09", "2024-02-26/2024-03-03"))
def fortnight_ago(at: Anchors) -> Reading:
    """Two weeks."""
    return dated(cal.shift(at.now(Grain.WEEK), -2, Grain.WEEK), at.used)


@rule("[a] {some} {units} ago", "vague", ("several years ago", "1998-02-13", "PAST_REF", ""))
def some_time_ago(at: Anchors, some: None, units: Grain) -> Reading:
    """No date."""
    return vague("PAST_REF")


@rule("{n} {unit} from now", "deictic", ("two days from now", "2022-03-10", "2022-03-12", "2022-03-12"))
def from_now(at: Anchors, n: float, unit: Grain) -> Reading:
    """Counted ahead from the present."""
    return dated(cal.shift(at.now(unit), round(n), unit), at.used)


@rule("[just|only] {units} ago", "vague", ("months ago", "1989-10-30", "PAST_REF"))
def units_ago(at: Anchors, units: Grain) -> Reading:
    """No date."""
    return vague("PAST_REF")


@rule("from now on", "vague", ("from now on", "2022-08-10", "FUTURE_REF", "2022-08-10/.."))
def from_now_on(at: Anchors) -> Reading:
    """Open at the end."""
    return dated(cal.since(at.today()), at.used, value="FUTURE_REF")


@rule(
    "(year-end|year end|year's end)",
    "anaphoric",
    ("year-end", "2024-01-07", "2023-12", "2023-12"),
    ("year-end", "1989-10-26", "1989-12", "1989-12"),
)
def year_end(at: Anchors) -> Reading:
    """December, the nearest."""
    return dated(cal.this(at.day_of_month(12, 31).interval or at.now(), Grain.MONTH), at.used)
