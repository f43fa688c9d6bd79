"""What speaks for and against a day on which an undated report may have come out, each argument with its weight.

A function for each kind of argument: the words that the report shares with dated ones, its events and theirs, what it plans,
the days and years that it names, and how near the day is to theirs.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.dates.span import Span
from timeline.merge.compare import compare_dates
from timeline.merge.link import likeness
from timeline.merge.telling import Telling
from timeline.model import Extraction, Timex

REACH = 14
"""Days before and after a lender in which the report may have come out."""
TOLD = ("stated", "computed", "carried")
"""Bases of dates that a report tells, rather than those assumed for fresh news."""
_NEARNESS = 3.0
"""Weight of the most similar lender near its own day."""
_SAME_NEWS = 3
"""Days within which reports of one event are equally near."""
_A_DAY = 0.01
"""Share of it that each day further away costs."""
_SHARPNESS = 3
"""How much the most similar lender outweighs the others: exponent of the ratio of similarities."""
_CONFLICT, _LATER = -1.0, -0.3
"""Weights of a weekday that is another day there, and of what the lender dates to a later day, times the likeness: small,
for like words are often about the event of another day."""
_ONE_EVENT = 2.0
"""Least likeness, dates apart, of two tellings of one event."""
_AGES = (1.0, 0.6, 0.0, -0.3, -0.5, -0.7, -0.9)
"""Weight of a day that a report names, by how many days before publication it lies: how much oftener than one time in seven
news names the same day, the day before, and so on, as a logarithm; counted over dated reports and rounded."""
_LATEST = {0: 1.5, 1: -0.5}
_STALE = -1.5
"""Weight of the latest day named, by the same count, and of any older one."""
_AHEAD = -1.0
"""Weight of a day named that lies ahead, for most news names none; taken back where it is a plan's."""
_FAR = 60
"""Days of the month are named without their year, or with their weekday, when they are no further away."""
_OUTRIGHT = re.compile(
    r"(?:today|tonight|(?:this|later|earlier|later on|later that|later this) "
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening))\b", re.IGNORECASE)
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|In|Since|By)", re.IGNORECASE)
_EDITION = re.compile(r"\b[A-Z][\w’'-]+ ((?:19|20)\d\d)\b")
_WRITTEN = re.compile(r"\d")
_BY_DATE = 0.4
"""A day given by its date tells less of the day of publication than a weekday: that is how days further off are given."""
_BESIDE = 2
"""Most characters between a weekday and its date: "Tuesday, April 1", "Tuesday (April 1)"."""
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DAY_OF_MONTH = re.compile(r"(?:XXXX|\d{4})-\d\d-\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Told(NamedTuple):
    """A sentence: what it is about, and the exact days that it is dated to."""

    features: frozenset[str]
    start: int
    end: int
    days: frozenset[dt.date]


class Match(NamedTuple):
    """A sentence of the undated report, a dated sentence of a lender about the same things, and how alike they are."""

    mine: Told
    days: frozenset[dt.date]
    likeness: float
    lender: str


class Argument(NamedTuple):
    """What speaks for or against a day; the sentence is empty where it is not worth telling."""

    weight: float
    sentence: str = ""
    lender: str = ""
    """Whose dates agree, if that is the argument."""
    year: bool = False
    """Whether the argument is the year, which the report names, or gives away by the weekday of a date."""


def from_words(day: dt.date, named: Sequence[Timex], matches: Sequence[Match]) -> Iterator[Argument]:
    """Sentences about the same things: a weekday in both must be the same day, and what is dated must not lie ahead."""
    for match in matches:
        own = [(t, t.start_date) for t in named if match.mine.start <= t.start < match.mine.end and t.start_date is not None]
        for timex, meant in own:
            if meant in match.days:
                yield Argument(3 * match.likeness, f"“{timex.text}” is {meant} there", match.lender)
            elif any(told.isoweekday() == meant.isoweekday() for told in match.days):
                yield Argument(_CONFLICT * match.likeness)
        if not own and max(match.days) > day:
            yield Argument(_LATER * match.likeness)


def from_events(mine: Sequence[Telling], theirs: Sequence[Telling]) -> Iterator[Argument]:
    """Events that both tell of, as far as that can be said without their dates: the dates must fit."""
    for their in theirs:
        if not mine or their.dated.basis not in TOLD or their.dated.span.width is None or their.dated.span.width > REACH:
            continue
        alike, my = max(((likeness(my, their), my) for my in mine), key=lambda pair: pair[0])
        if alike < _ONE_EVENT:
            continue
        weight = min(1.0, alike / 4)
        if _is_ahead(their.dated.span, my):
            yield Argument(-2.0 * weight)
        elif my.dated.basis in TOLD:
            fit = compare_dates(my, their)
            if my.dated.span.intersect(their.dated.span) is not None and fit.score:
                yield Argument(weight * fit.score, f"{fit.sentence}, as {their.report.id} has it", their.report.id)
            elif not my.dated.span.touches(their.dated.span, slack=1):
                yield Argument(-2.0 * weight)


def _is_ahead(span: Span, mine: Telling) -> bool:
    """Whether what `mine` tells as news had not begun when its report came out, if `span` is right."""
    told = mine.status not in ("planned", "forecast", "cancelled")
    published = mine.report.published
    return told and published is not None and span.is_day and span.start_latest is not None and published < span.start_latest


def from_plans(read: Extraction) -> Iterator[Argument]:
    """What a report announces lies ahead of it, and what it tells lies behind."""
    published = read.report.published
    begins = {t.start: t.start_date for t in read.timexes if t.grain == "day" and t.start_date is not None}
    for mention in read.mentions:
        for start in mention.timexes:
            first = begins.get(start)
            if first is None or published is None:
                continue
            planned = mention.status in ("planned", "forecast")
            if planned:
                yield Argument(-2.0 if first < published else -_AHEAD)
            elif mention.status != "cancelled" and first > published:
                yield Argument(-1.0)


def from_calendar(day: dt.date, named: Sequence[Timex]) -> Iterator[Argument]:
    """How much the text, taken alone, reads like news of `day`."""
    ages: dict[int, Timex] = {}
    for timex in named:
        assert timex.start_date is not None
        age = (day - timex.start_date).days
        if age < 0:
            yield Argument(_AHEAD)
        elif age > _FAR and not _YEAR.search(timex.text):
            yield Argument(_STALE)
        if age not in ages or not _WRITTEN.search(timex.text):
            ages[age] = timex
        if _OUTRIGHT.match(timex.text):
            yield Argument(1.0, f"the report says “{timex.text}”") if age == 0 else Argument(-1.0)
    past = sorted(age for age in ages if age >= 0)
    for age in past:
        if age < len(_AGES):
            sentence = f"it tells of “{ages[age].text}”" if age <= 1 else ""
            yield Argument(_AGES[age] * (_BY_DATE if _WRITTEN.search(ages[age].text) else 1.0), sentence)
    if past:
        by_date = _WRITTEN.search(ages[past[0]].text)
        yield Argument(_LATEST.get(past[0], _STALE) * (_BY_DATE if by_date else 1.0))


def from_years(day: dt.date, read: Extraction) -> Iterator[Argument]:
    """The year of an edition ("Eagle Partner 2023") is mostly the current one; a year on its own ("in 2022") seldom is."""
    editions = {int(match[1]) for match in _EDITION.finditer(read.report.text) if not _MONTH.match(match[0])}
    if editions:
        yield Argument(0.5, year=True) if day.year == max(editions) else Argument(-1.0)
    alone = {t.start_date.year for t in read.timexes if t.grain == "year" and t.start_date is not None and t.text.isdigit()}
    if day.year in alone - editions or any(year > day.year for year in alone):
        yield Argument(-0.7)


def weekdays_of_dates(timexes: Sequence[Timex]) -> Iterator[tuple[int, str]]:
    """Of "Tuesday (April 1)" the weekday, 1 to 7, and the value of the date, which may have no year."""
    for first, second in itertools.pairwise(sorted(timexes, key=lambda timex: timex.start)):
        if second.start - first.end <= _BESIDE:
            for weekday, date in ((first, second), (second, first)):
                if (match := _WEEKDAY.match(weekday.value)) and _DAY_OF_MONTH.fullmatch(date.value):
                    yield int(match[1]), date.value


def from_weekdays(day: dt.date, pairs: Iterable[tuple[int, str]]) -> Iterator[Argument]:
    """A date with its weekday is of the last weeks, and fits one year in six or so where it has none."""
    for weekday, value in pairs:
        meant = last_such_day(value, day)
        if meant is not None:
            fits = meant.isoweekday() == weekday and abs((day - meant).days) <= _FAR
            yield Argument(0.5, year=True) if fits else Argument(_STALE)


def from_nearness(day: dt.date, nearest: Sequence[tuple[float, Extraction]]) -> Iterator[Argument]:
    """Reports of one event come out within days of one another, seldom within weeks."""
    closest = nearest[0][0]
    for similarity, lender in nearest:
        if lender.report.published is not None:
            apart = abs((day - lender.report.published).days)
            if apart <= 2 * REACH:
                share = (1.0 if apart <= REACH else 0.5) - _A_DAY * max(0, apart - _SAME_NEWS)
                yield Argument((similarity / closest) ** _SHARPNESS * _NEARNESS * share)


def last_such_day(value: str, published: dt.date) -> dt.date | None:
    """``XXXX-WXX-4`` and ``XXXX-03-14`` as the nearest such day up to `published`; a full date as itself."""
    if match := _WEEKDAY.match(value):
        return published - dt.timedelta(days=(published.isoweekday() - int(match[1])) % 7)
    if match := re.match(r"(XXXX|\d{4})-(\d\d)-(\d\d)", value):
        years = [published.year, published.year - 1] if match[1] == "XXXX" else [int(match[1])]
        for year in years:
            try:
                day = dt.date(year, int(match[2]), int(match[3]))
            except ValueError:
                continue
            if day <= published + dt.timedelta(days=_FAR):
                return day
    return None
