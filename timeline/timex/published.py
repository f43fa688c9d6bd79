"""The day a text was published, from the text alone: its dateline, or what it says of itself. Never the day of the run.

A dateline with a year settles it. One without ("SEOUL, Feb. 28 —", "Thursday (Mar 14)") leaves the year to what else the
text says, and there are three witnesses. The weekday of the date fits one year in six or so. A year in a name ("Freedom
Shield 2024") is most likely the report's own. A year told as past ("since 2022") lies before it, by three years at the most.
One year must be left standing; where several are, or none, there is no answer rather than a guess.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.dates.interval import OutOfCalendar
from timeline.timex.anchors import Anchors, NothingTold
from timeline.timex.languages import matches as find_matches
from timeline.timex.matcher import Match
from timeline.timex.reader import CLAUSE

_STALE_DATELINE: Final = range(2, 61)
"""A dateline so many days before the publication day tells of a text printed again; one day is the next morning's paper."""
_AHEAD_DATELINE: Final = range(-2, 0)
"""A dateline after the publication day tells of an outlet whose calendar is behind the place."""
_STALE_WEEKDAY: Final = range(7, 61)
"""A weekday that the text itself dates so many days back would have been called by its date."""
_HEAD: Final = 600
"""A date that speaks for the whole text stands within these first code points."""
_LEAD: Final = 400
"""So does the weekday that the news is of."""
_YEARS_AFTER: Final = 3
"""How long after the last year it tells of as past a report may have been written."""

_DATELINE: Final = re.compile(
    r"[^\S\n]*\(?(?:[A-Z]|[^\W\x00-\x7f])[\w.'’]*(?:[\s,/-]+[A-Z(][\w.'’)]*){0,6}\)?\s*,?\s*[\[(]?\s*$"
)
_AFTER_DATELINE: Final = re.compile(r"\s*[\])]?\s*(?:\([A-Za-z .]{2,25}\)|[A-Z]{2,10})?\s*(?:—|–|-|:|\(|\n|\.?\s*/|$)")
_PUBLISHED: Final = re.compile(
    r"(?:published|posted|updated|date|issued|released)(?:\s+(?:on|at))?\s*:?\s*(?:\w+,\s+)?$", re.IGNORECASE
)
_UPDATED: Final = re.compile(r"\bupdated\b[^\n]*$", re.IGNORECASE)
"""Before a day that a page was changed on, which counts only where nothing says when it was first published."""
_REPORTED: Final = re.compile(
    r"\b(?:said|says|saying|reported|announced|told|confirmed|quoted|according\s+to|stated|statement|state\s+media|today|spokesm[ae]n"
    r"|spokesperson)\b",
    re.IGNORECASE,
)
_BEFORE_ON_LINE: Final = re.compile(
    r"[\s|•·–—*#>-]*(?:[A-Za-z][\w .&/]{0,24}[|:•·»–—]\s*)?(?:[A-Z][a-z]+day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)?[.,\s]*$"
)
_AFTER_ON_LINE: Final = re.compile(
    r"[\s,.|•·–—@(-]*(?:at\s+)?(?:\d{1,2}[:.h]\d{2}(?::\d{2})?)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?\s*"
    r"(?:[|•·–—-][^!?\n]{0,80}|\(?\d{0,6}\)?)\s*$",
    re.IGNORECASE,
)
_NAMED: Final = (
    r"\b(?!(?:In|Since|By|Until|From|Of|During|After|Before|Late|Early|Mid|The|For|And|Between|Through)\b)[A-Z][\w.]*[\s-]"
)
_NAME: Final = re.compile(_NAMED + "$")
_NAMED_YEAR: Final = re.compile(_NAMED + r"(20[0-9]{2}|19[0-9]{2})(?![0-9])[A-Z]?\b")
_AHEAD: Final = re.compile(r"\b(?:by|until|through|for)\s+$")
_BESIDE: Final = re.compile(r"\s*[,(]?\s*(?:the\s+)?")


class Published(NamedTuple):
    """The day of publication, how finely it is known (``day``), on what basis, and the words it rests on."""

    day: dt.date
    grain: str
    basis: Literal["dateline", "text"]
    evidence: str


class Writing(NamedTuple):
    """The day a text counts from: the publication day given, or the one the text contradicts it with, and the reason."""

    day: dt.date
    contradiction: str = ""


class _Years(NamedTuple):
    """The years a text tells of: in names, and as past."""

    named: frozenset[int]
    past: int | None


def find_published(text: str, title: str | None = None) -> Published | None:
    """The publication day that `text` (with its `title`) gives away, or None."""
    matches = find_matches(text)
    years = _years(text, matches, title or "")
    updated = None
    for match in matches:
        basis = _speaks_for_the_text(text, match)
        if basis is None:
            continue
        found = _dated(text, match, matches, years, basis)
        if found is None:
            continue
        if _UPDATED.search(text[max(0, match.start - 40) : match.start]) is None:
            return found
        updated = updated or found
    return updated


def day_of_writing(text: str, matches: Sequence[Match], published: dt.date) -> Writing:
    """The day the text was written, as far as it contradicts `published`; else that.

    A stale date (a text posted again, an outlet a day behind the place) shows in the dateline, or in a weekday that the text
    dates itself: whoever writes "Thursday (March 14)" does so within the week.
    """
    for match in matches:
        if match.start > _HEAD:
            break
        if match.rule.kind not in ("monthday", "date") or match.rule.name == "the_nth":
            continue
        day = _day(text, match, published)
        if day is None:
            continue
        behind = (published - day).days
        words = " ".join(text[match.start : match.end].split())
        if _is_dateline(text, match):
            if behind in _STALE_DATELINE or behind in _AHEAD_DATELINE:
                return Writing(day, f"the dateline says {words}, not {published}")
            return Writing(published)
        weekday, evidence = _weekday_beside(text, match, matches)
        if weekday is not None and day.weekday() == weekday and behind in _STALE_WEEKDAY:
            return Writing(day, f"the text says {' '.join(evidence.split())}, a week or more before {published}")
    return Writing(published)


def _day(text: str, match: Match, published: dt.date | None) -> dt.date | None:
    """The one day that a match means, near `published` where it has no year; None where it means none or more."""
    at = Anchors(
        before=text[max(0, match.start - CLAUSE) : match.start],
        words=text[match.start : match.end],
        after=text[match.end : match.end + CLAUSE],
        published=None if published is None else cal.on(published),
    )
    try:
        reading = match.rule.means(at, *match.arguments)
    except (OutOfCalendar, NothingTold):
        return None
    if reading is None or reading.interval is None or reading.interval.grain is not Grain.DAY:
        return None
    return reading.interval.first_day


def _is_dateline(text: str, match: Match) -> bool:
    """Whether the date stands between a place and a dash at the head of a line."""
    line = text.rfind("\n", 0, match.start) + 1
    return _DATELINE.match(text[line : match.start]) is not None and _AFTER_DATELINE.match(text, match.end) is not None


def _has_line_to_itself(text: str, match: Match) -> bool:
    """Whether nothing but a clock time, a section or an author stands beside the date on its line."""
    line = text.rfind("\n", 0, match.start) + 1
    end = text.find("\n", match.end)
    return (
        _BEFORE_ON_LINE.match(text[line : match.start]) is not None
        and _AFTER_ON_LINE.match(text[match.end : None if end < 0 else end]) is not None
    )


def _speaks_for_the_text(text: str, match: Match) -> Literal["dateline", "text"] | None:
    """Whether a date is one of publication: a dateline, on a line of its own or behind "Published:", or reported."""
    if match.rule.kind not in ("monthday", "date") or match.rule.name == "the_nth":
        return None
    before = text[max(0, match.start - 160) : match.start]
    if _PUBLISHED.search(before):
        return "text"
    if match.start > _HEAD:
        return None
    if _is_dateline(text, match):
        return "dateline"
    if match.rule.kind == "date" and _has_line_to_itself(text, match):
        return "text"
    if (
        text[match.start - 1 : match.start] == "("
        or _REPORTED.search(before)
        or _REPORTED.search(text[match.end : match.end + 120])
    ):
        return "text"
    return None


def _years(text: str, matches: Sequence[Match], title: str) -> _Years:
    """The years of the text and its title, sorted by how they are told."""
    named: set[int] = set()
    past: set[int] = set()
    for source, found in ((text, matches), (title, find_matches(title))):
        for match in found:
            if match.rule.name != "year_number":
                continue
            before = source[max(0, match.start - 24) : match.start]
            if _NAME.search(before) is None and _AHEAD.search(before) is None:
                past.add(match.arguments[0])
        named.update(int(name[1]) for name in _NAMED_YEAR.finditer(source))
    return _Years(frozenset(named), max(past, default=None))


def _dated(
    text: str, match: Match, matches: Sequence[Match], years: _Years, basis: Literal["dateline", "text"]
) -> Published | None:
    """The publication with the year worked out, or None where it stays open."""
    if match.rule.kind == "date":
        day = _day(text, match, None)
        return None if day is None else Published(day, "day", basis, text[match.start : match.end])
    month_day = _month_and_day(match)
    if month_day is None:
        return None
    weekday, evidence = _weekday_beside(text, match, matches)
    if weekday is not None:
        days = _fitting(
            month_day, {weekday}, [*years.named, *range((years.past or 9999) + 1, (years.past or 0) + 1 + _YEARS_AFTER)]
        )
    elif basis == "dateline":
        days = _fitting(month_day, _weekdays_of_lead(matches), years.named)
    else:
        return None
    return Published(days[0], "day", basis, evidence) if len(days) == 1 else None


def _fitting(month_day: tuple[int, int], weekdays: set[int], years: Sequence[int] | frozenset[int]) -> list[dt.date]:
    """The days of that name in `years` that fall on one of `weekdays`, or on any where none is known."""
    days: set[dt.date] = set()
    for year in years:
        try:
            day = cal.of(year, *month_day).first_day
        except OutOfCalendar:
            continue
        if day is not None and (not weekdays or day.weekday() in weekdays):
            days.add(day)
    return sorted(days)


def _weekdays_of_lead(matches: Sequence[Match]) -> set[int]:
    """The weekday that the news is of, give or take a day, for a dateline may be the day before or after."""
    for match in matches:
        if match.rule.name == "weekday" and match.start < _LEAD:
            weekday = match.arguments[0]
            return {(weekday + shift) % 7 for shift in (-1, 0, 1)}
    return set()


def _month_and_day(match: Match) -> tuple[int, int] | None:
    """Month and day of a rule that has both slots, whatever their order."""
    values = dict(zip(match.rule.means.__code__.co_varnames[1:], match.arguments, strict=False))
    month = values.pop("month", None)
    if month is None or len(values) != 1:
        return None
    return month, next(iter(values.values()))


def _weekday_beside(text: str, match: Match, matches: Sequence[Match]) -> tuple[int | None, str]:
    """The weekday named right before or after the date, and the words of both."""
    for other in matches:
        if other.rule.kind != "weekday" or not other.arguments:
            continue
        if other.end <= match.start and _BESIDE.fullmatch(text[other.end : match.start]):
            return other.arguments[0], text[other.start : match.end]
        if match.end <= other.start and _BESIDE.fullmatch(text[match.end : other.start]):
            return other.arguments[0], text[match.start : other.end]
    return None, text[match.start : match.end]
