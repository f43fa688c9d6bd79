"""Months, years, decades, centuries, seasons and quarters, and the years before the common era."""

from __future__ import annotations

import datetime as dt
import re

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.dates.interval import Interval
from timeline.timex.anchors import Anchors
from timeline.timex.reading import Reading, dated, undated, value_of
from timeline.timex.rules import RuleTable

TABLE = RuleTable()
rule = TABLE.rule


@rule(
    "{month}, [of|in] {year}",
    "date",
    ("May 2023", "2024-09-25", "2023-05", "2023-05"),
    ("September of 1939", "2009-12-19", "1939-09", "1939-09"),
    never=("may 2023 see",),
)
def month_year(at: Anchors, month: int, year: int) -> Reading:
    """A month of a year."""
    return dated(cal.of(year, month))


@rule("{month} {spoken_year}", "date", ("October nineteen ninety-seven", "1998-02-13", "1997-10", "1997-10"))
def month_spoken_year(at: Anchors, month: int, spoken_year: int) -> Reading:
    """A month of a year in words."""
    return dated(cal.of(spoken_year, month))


@rule("{month} {short_year}", "date", ("April '99", "2000-01-05", "1999-04", "1999-04"), never=("April 99ers",))
def month_short_year(at: Anchors, month: int, short_year: int) -> Reading | None:
    """Two digits that cannot be a day."""
    return dated(cal.of(at.full_year(short_year), month)) if short_year > 31 else None


@rule(
    "{month}",
    "month",
    ("January", "2024-04-13", "2024-01", "2024-01"),
    ("October", "2024-01-23", "2023-10", "2023-10"),
    never=("may", "march", "MAY DAY"),
)
def month_name(at: Anchors, month: int) -> Reading | None:
    """A month alone. "The annual March for Life" walks, "Jan Kavan" is a man, and a bare "May" or "Mar" needs company."""
    word = at.words
    if len(word) == 3 and word.isalpha() and word not in ("May", "MAY") and _A_NAME.match(at.after):
        return None
    if _IN.search(at.before):
        return at.month(month)
    if (len(word) == 3 and word not in ("May", "MAY")) or (
        word in ("May", "MAY", "MARCH") and not _MONTH_AROUND.search(at.before)
    ):
        return None
    if word in ("March", "May", "MARCH", "MAY") and (_NOT_A_MONTH.search(at.before) or _WALK.match(at.after)):
        return None
    return at.month(month)


_IN = re.compile(
    r"\b(?:in|of|by|since|until|till|from|to|through|for|last|next|this|early|late|mid|between|and|during|before|after)[\s-]+$",
    re.IGNORECASE,
)
_AND = re.compile(r"\band\s+$")
_A_NAME = re.compile(r"\s+[A-Z][a-z]")
_NOT_A_MONTH = re.compile(r"\b(?:annual|a|long|Theresa|Ms\.?|Mrs\.?|Ice|Death|Salt|Women's)\s+$", re.IGNORECASE)
_WALK = re.compile(r"\s+(?:for|to|on|of\s+the|Day|DAY)\b")
_MONTH_AROUND = re.compile(r"(?:[a-z]|,)\s+$")


@rule(
    "{year}",
    "year",
    ("2018", "2023-03-13", "2018", "2018"),
    ("1997", "2022-08-04", "1997", "1997"),
    never=("2000 troops", "1,998", "$1998", "2024 km", "1998.5", "0999", "19984"),
)
def year_number(at: Anchors, year: int) -> Reading | None:
    """Four digits that count nothing and number nothing."""
    if _COUNTED.match(at.after) or _NUMBERED.search(at.before) or (year < 1700 and not _IN.search(at.before)):
        return None
    return dated(cal.of(year))


_COUNTED = re.compile(
    r"[\s-]+(?:troops|soldiers|people|men|women|personnel|civilians|marines|sailors|fighters|prisoners|refugees|hours|feet|metres|meters|"
    r"miles|kilomet|km|kg|kilograms|tons|tonnes|pounds|shells|rounds|missiles|rockets|drones|aircraft|vehicles|tanks|points|shares|"
    r"percent|per\s?cent|%|dollars|years|days|times|square|bytes|megawatts|[A-Z]{3}\b\s*time|GMT|UTC|local\s+time)|\s?%"
)
_NUMBERED = re.compile(
    r"(?<![0-9]{4})(?<=[0-9])[-–]$|\b(?:Resolution|Article|Flight|No\.|Highway|Route|Room|Channel|Type|Mark|Model|Section|Law|Order|Protocol\s+No\.)\s+$|"
    r"\b(?:over|nearly|almost|exactly|than|least|some|only)\s+$"
)


@rule("{spoken_year}", "year", ("nineteen ninety-six", "1998-03-03", "1996", "1996"))
def spoken_year(at: Anchors, spoken_year: int) -> Reading:
    """A year in words."""
    return dated(cal.of(spoken_year))


@rule("the years {year}", "year", ("the years 1955", "2009-12-19", "1955", "1955"))
def the_years(at: Anchors, year: int) -> Reading:
    """The first of a range."""
    return dated(cal.of(year))


@rule("the year {year}", "year", ("the year 1950", "2009-12-19", "1950", "1950"))
def the_year(at: Anchors, year: int) -> Reading:
    """The word year removes all doubt."""
    return dated(cal.of(year))


@rule("the year two thousand", "year", ("the year two thousand", "1998-02-05", "2000", "2000"))
def the_year_2000(at: Anchors) -> Reading:
    """As it was said aloud."""
    return dated(cal.of(2000))


@rule("'~{short_year}", "year", ("'89", "2009-12-19", "1989", "1989"), never=("'89ers",))
def apostrophe_year(at: Anchors, short_year: int) -> Reading:
    """The century that brings it nearest to the last year told, or to publication without going past it."""
    return dated(cal.of(at.full_year(short_year)))


@rule(
    "fiscal [year] {year}",
    "year",
    ("fiscal 1989", "1989-11-02", "1989", "1989"),
    ("fiscal year 2024", "2023-11-02", "2024", "2024"),
)
def fiscal_year(at: Anchors, year: int) -> Reading:
    """Fiscal calendars differ; the year said is kept."""
    return dated(cal.of(year))


@rule("[the] {year}~s", "date", ("the 1980s", "2023-07-19", "198", "198X"), ("1950s", "2009-12-19", "195", "195X"))
def decade(at: Anchors, year: int) -> Reading:
    """Ten years; a hundred where the number ends in 00 and lies before 1900."""
    if year % 10:
        return undated(f"{year:04}")
    if year % 100 == 0 and year < 2000:
        return dated(cal.containing(dt.datetime(year, 1, 1), Grain.CENTURY))
    return dated(cal.containing(dt.datetime(year, 1, 1), Grain.DECADE))


@rule("[the] '~{short_year}~s", "date", ("the '80s", "1998-03-03", "198", "198X"))
def apostrophe_decade(at: Anchors, short_year: int) -> Reading:
    """The decade of the century that is nearest."""
    return dated(cal.this(cal.of(at.full_year(short_year)), Grain.DECADE))


@rule("the [nineteen] {decade_word}", "date", ("the nineties", "1998-03-03", "199", "199X"))
def decade_in_words(at: Anchors, decade_word: int) -> Reading:
    """Decades of the 20th century."""
    return dated(cal.this(cal.of(1900 + decade_word), Grain.DECADE))


@rule(
    "[the] {ordinal} century",
    "date",
    ("the 20th century", "1998-02-13", "19", "19XX"),
    ("eleventh century", "1998-02-13", "10", "10XX"),
    never=("a second century batsman",),
)
def century(at: Anchors, ordinal: int) -> Reading:
    """The 20th century has the years 19XX."""
    return dated(cal.this(cal.of(100 * (ordinal - 1) or 1), Grain.CENTURY))


@rule(
    "{year:ancient_year} {bc}",
    "date",
    ("480 BC", "2009-12-19", "BC0480"),
    ("146 B.C.", "2009-12-19", "BC0146"),
    never=("480 BCs",),
)
def year_bc(at: Anchors, year: int, bc: str) -> Reading:
    """No calendar of ours reaches there: a value without days."""
    return at.before_christ(year)


@rule("{first:ancient_year}~(-|–)~{second:ancient_year} {bc}", "date", ("479-478 BC", "2009-12-19", "BC0479/BC0478"))
def years_bc(at: Anchors, first: int, second: int, bc: str) -> Reading:
    """From one year to another."""
    return undated(f"{at.before_christ(first).value}/{at.before_christ(second).value}")


@rule(
    "{first:ancient_year} (to|and|through) {second:ancient_year} {bc}",
    "date",
    ("499 to 493 BC", "2009-12-19", "BC0499/BC0493"),
)
def years_to_years_bc(at: Anchors, first: int, second: int, bc: str) -> Reading:
    """From one year to another, in words."""
    return undated(f"{at.before_christ(first).value}/{at.before_christ(second).value}")


@rule("{month} {year:ancient_year} {bc}", "date", ("August 480 BC", "2009-12-19", "BC0480-08"))
def month_bc(at: Anchors, month: int, year: int, bc: str) -> Reading:
    """A month of such a year."""
    return undated(f"{at.before_christ(year).value}-{month:02}")


@rule("[the] {season} [of] {year:ancient_year} {bc}", "date", ("the spring of 480 BC", "2009-12-19", "BC0480-SP"))
def season_bc(at: Anchors, season: int, year: int, bc: str) -> Reading:
    """A season of such a year."""
    return undated(f"{at.before_christ(year).value}-{('SP', 'SU', 'FA', 'WI')[season]}")


@rule("[the] {year:ancient_year}~s {bc}", "date", ("the 470s BC", "2009-12-19", "BC047"))
def decade_bc(at: Anchors, year: int, bc: str) -> Reading:
    """A decade."""
    return undated(f"BC{year // 10:03}")


@rule("[the] {ordinal} century {bc}", "date", ("the 4th century BC", "2009-12-19", "BC03"))
def century_bc(at: Anchors, ordinal: int, bc: str) -> Reading:
    """A century."""
    return undated(f"BC{ordinal - 1:02}")


def _named_season(year: int, season: int) -> Reading:
    """A season of the year said, which is also what its value says, for a winter too."""
    return dated(cal.of_season(year, season), value=f"{year}-{('SP', 'SU', 'FA', 'WI')[season]}")


@rule(
    "[the] {season}, [of|in] {year}",
    "date",
    ("the summer of 2003", "2009-12-19", "2003-SU", "2003-22"),
    ("autumn 1918", "2009-12-19", "1918-FA", "1918-23"),
)
def season_year(at: Anchors, season: int, year: int) -> Reading:
    """Seasons of the northern year."""
    return _named_season(year, season)


@rule("[the] {season} of {spoken_year}", "date", ("the winter of nineteen ninety-four", "1998-02-13", "1994-WI", "1994-24"))
def season_spoken_year(at: Anchors, season: int, spoken_year: int) -> Reading:
    """The year in words."""
    return _named_season(spoken_year, season)


@rule("{year} {season}", "date", ("1982 summer", "2009-12-19", "1982-SU", "1982-22"))
def year_season(at: Anchors, year: int, season: int) -> Reading:
    """The year first."""
    return _named_season(year, season)


@rule(
    "{season}",
    "season",
    ("summer", "1918-09-01", "1918-SU", "1918-22"),
    never=("springs", "fall", "falls", "spring to mind"),
)
def bare_season(at: Anchors, season: int) -> Reading | None:
    """A season alone. "Fall" and "spring" are verbs unless a preposition or an adjective of time stands before them."""
    word = at.words.lower()
    if _OFFENSIVE.match(at.after):
        return at.season(season)
    if word == "fall" and not _FALL_BEFORE.search(at.before):
        return None
    if word == "spring" and (_SPRING_AFTER.match(at.after) or not (at.opens_sentence or _SPRING_BEFORE.search(at.before))):
        return None
    return at.season(season)


_OFFENSIVE = re.compile(r"[\s-]+(?:counter-?)?(?:offensive|campaign|fighting)s?\b", re.IGNORECASE)
_FALL_BEFORE = re.compile(r"\b(?:in|of|by|since|until|during|early|late|mid|through|following)[\s-]+$", re.IGNORECASE)
_SPRING_BEFORE = re.compile(
    r"\b(?:in|of|by|since|until|during|early|late|mid|through|and|or|a|its|their|into|following)[\s-]+$", re.IGNORECASE
)
_SPRING_AFTER = re.compile(r"\s+(?:water|mechanism|to|from|into|up|back|out|for)\b")


@rule(
    "the {season}",
    "season",
    ("the spring", "2024-03-06", "2024-SP", "2024-21"),
    never=("the fall of Saigon", "the spring mechanism"),
)
def the_season(at: Anchors, season: int) -> Reading | None:
    """The nearest one; "the fall of" is a defeat."""
    if (season == 2 and at.after.lstrip().startswith("of ")) or (season == 0 and _SPRING_AFTER.match(at.after)):
        return None
    return at.season(season)


@rule("(that|the same|that same) {season}", "anaphoric", ("that same spring", "1975-04-30", "1975-SP", "1975-21"))
def same_season(at: Anchors, season: int) -> Reading:
    """Of the year told last."""
    year = at.told_exactly(Grain.YEAR)
    assert year.start is not None
    return dated(cal.of_season(year.start.year, season), at.used)


@rule("[the] {quarter_name} (of|in) {year}", "date", ("the third quarter of 1990", "1989-11-02", "1990-Q3", "1990-35"))
def quarter_of_year(at: Anchors, quarter_name: int, year: int) -> Reading:
    """A quarter of a year."""
    return dated(cal.nth(cal.of(year), quarter_name, Grain.QUARTER))


@rule("[the] {year} {quarter_name}", "date", ("the 1988 third quarter", "1989-11-02", "1988-Q3", "1988-35"))
def year_quarter(at: Anchors, year: int, quarter_name: int) -> Reading:
    """The year first."""
    return dated(cal.nth(cal.of(year), quarter_name, Grain.QUARTER))


@rule("{quarter_number} {year}", "date", ("Q3 2023", "2024-03-14", "2023-Q3", "2023-35"), never=("Q3 sensors",))
def q_number_year(at: Anchors, quarter_number: int, year: int) -> Reading:
    """Q3 2023."""
    return dated(cal.nth(cal.of(year), quarter_number, Grain.QUARTER))


@rule(
    "[the|its] [fiscal] {quarter_name}",
    "season",
    ("the third quarter", "1989-10-30", "1989-Q3", "1989-35"),
    ("fourth-quarter", "1989-10-30", "1989-Q4", "1989-36"),
    never=("the third quarterback",),
)
def quarter(at: Anchors, quarter_name: int) -> Reading:
    """Of this year, unless that lies well ahead."""
    return at.quarter(quarter_name)


@rule("[the] {half_name} (of|in) {year}", "date", ("the second half of 2008", "2009-12-19", "2008-H2", "2008-41"))
def half_of_year(at: Anchors, half_name: int, year: int) -> Reading:
    """Six months."""
    return dated(cal.nth(cal.of(year), half_name, Grain.HALF))


@rule("{half_number} {year}", "date", ("H2 2023", "2024-03-14", "2023-H2", "2023-41"), never=("H2 molecules",))
def h_number_year(at: Anchors, half_number: int, year: int) -> Reading:
    """H2 2023."""
    return dated(cal.nth(cal.of(year), half_number, Grain.HALF))


@rule(
    "the {half_name} of {month}",
    "anaphoric",
    ("the first half of March", "2024-03-14", "2024-03", "2024-03-01/2024-03-15"),
    ("the second half of February", "2024-03-14", "2024-02", "2024-02-16/2024-02-29"),
)
def half_of_month(at: Anchors, half_name: int, month: int) -> Reading | None:
    """To the 15th, or from the 16th."""
    whole = at.month(month).interval
    if whole is None or whole.start is None or whole.end is None:
        return None
    middle = cal.step(whole.start, 15, Grain.DAY)
    days = Interval(whole.start, middle, Grain.DAY) if half_name == 1 else Interval(middle, whole.end, Grain.DAY)
    return dated(days, at.used, value=value_of(whole))
