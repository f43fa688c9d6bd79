"""How business tells time: the quarter, the year-ago quarter, the year ended. A quarter told stands for what follows."""

from __future__ import annotations

import re

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.timex.anchors import Anchors
from timeline.timex.reading import COMPARISON, Reading, dated, duration
from timeline.timex.rules import RuleTable
from timeline.timex.slots import SLOTS

TABLE = RuleTable()
rule = TABLE.rule


@rule(
    "[the] (year-ago|year-earlier)",
    "anaphoric",
    ("the year-ago", "1998-02-06", "1997", "1997"),
    ("the year-earlier", "1998-02-06", "1997", "1997"),
)
def year_ago(at: Anchors) -> Reading:
    """ "The year-ago results": a year before the quarter or the year that the figures are for."""
    if at.counts_quarters:
        return at.a_year_before(at.quarter_told())
    return at.a_year_before(cal.this(at.now(Grain.YEAR), Grain.YEAR))


@rule(
    "[the] [comparable|corresponding|same] (year-ago|year-earlier) (quarter|period)",
    "anaphoric",
    ("the year-ago quarter", "1989-10-30", "1988-Q3", "1988-35"),
    ("the year-earlier period", "1989-10-30", "1988-Q3", "1988-35"),
)
def year_ago_quarter(at: Anchors) -> Reading:
    """A year before the quarter told last, or the last one that has ended."""
    return at.a_year_before(at.quarter_told())


@rule("[the] (year-ago|year-earlier) {n} {unit}", "duration", ("the year-earlier nine months", "1989-10-30", "P9M"))
def year_ago_window(at: Anchors, n: float, unit: Grain) -> Reading:
    """TIMEX3 counts a window as its length."""
    return duration(n, unit)


@rule(
    "[the] (year-ago|year-earlier) {quarter_name}",
    "anaphoric",
    ("the year-ago third quarter", "1989-10-30", "1988-Q3", "1988-35"),
)
def year_ago_named_quarter(at: Anchors, quarter_name: int) -> Reading | None:
    """A year before that quarter."""
    quarter = at.quarter(quarter_name).interval
    return None if quarter is None else at.a_year_before(quarter)


@rule(
    "the [latest] (quarter|period)",
    "anaphoric",
    ("the latest quarter", "1989-10-30", "1989-Q3", "1989-35"),
    ("the quarter", "1989-10-30", "1989-Q3", "1989-35"),
)
def the_quarter(at: Anchors) -> Reading | None:
    """The quarter told last, or the last one that has ended; a period is one only where quarters are told."""
    if at.words.lower().endswith("period") and not at.counts_quarters:
        return None
    ended = _ENDED.match(at.after)
    if ended is not None:
        last_month = at.month(SLOTS["month"].read(ended[1])).interval
        if last_month is not None:
            return dated(cal.this(cal.last(last_month, Grain.MONTH), Grain.QUARTER), at.used)
    return dated(at.quarter_told(has_ended="latest" in at.words), at.used)


# The three months that end then; the calendar quarter is that of the middle one.
_ENDED = re.compile(rf"\s+(?:ended|ending)\s+({SLOTS['month'].regex})")


@rule("the {year} (quarter|period)", "anaphoric", ("the 1988 quarter", "1989-10-30", "1988-Q3", "1988-35"))
def quarter_of_that_year(at: Anchors, year: int) -> Reading:
    """The same quarter of another year; a period is one only where quarters are told."""
    if at.words.lower().endswith("period") and not at.counts_quarters:
        return dated(cal.of(year))
    quarter = at.quarter_told()
    assert quarter.start is not None
    return dated(cal.nth(cal.of(year), (quarter.start.month + 2) // 3, Grain.QUARTER), at.used, note=COMPARISON)


@rule(
    "(this|last|next) year's {quarter_name}",
    "deictic",
    ("next year's first quarter", "1989-10-31", "1990-Q1", "1990-33"),
    ("this year's third quarter", "1989-10-31", "1989-Q3", "1989-35"),
)
def quarter_of_year_beside(at: Anchors, quarter_name: int) -> Reading:
    """A quarter of the year named before it."""
    year = cal.this(at.now(Grain.YEAR), Grain.YEAR)
    step = {"t": 0, "l": -1, "n": 1}[at.words[0].lower()]
    return dated(cal.nth(cal.shift(year, step, Grain.YEAR), quarter_name, Grain.QUARTER), at.used)


@rule("last year's quarter", "anaphoric", ("last year's quarter", "1989-10-31", "1988-Q3", "1988-35"))
def last_years_quarter(at: Anchors) -> Reading:
    """The same quarter a year before."""
    return at.a_year_before(at.quarter_told())


@rule("the [fiscal|full] year (ended|ending)", "duration", ("the year ended", "1989-10-30", "P1Y"))
def the_year_ended(at: Anchors) -> Reading:
    """Twelve months, by the date that follows."""
    return duration(1, Grain.YEAR)
