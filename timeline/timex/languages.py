"""Explicit dates in other languages, so that a Korean or Russian dateline is read. English is `english/`.

A pattern per way of writing finds candidates of at most forty characters; which month they name is dateparser's business,
which knows the month names of the world. It gets no more than a candidate and the languages to try: on whole documents it
finds dates in the word "we" and takes seconds. It is imported with the first candidate, so that English text never waits for
it, and asked once for each way of writing a month, for it takes a thousandth of a second to know one and three not to.
"""

from __future__ import annotations

import calendar
import functools
import itertools
import re
from collections.abc import Iterator
from typing import Final

from timeline.dates import interval as cal
from timeline.timex.anchors import Anchors
from timeline.timex.english import ENGLISH
from timeline.timex.matcher import Match
from timeline.timex.reading import Reading, dated
from timeline.timex.rules import Example, Rule

LANGUAGES: Final = (
    "ru",
    "uk",
    "es",
    "fr",
    "de",
    "it",
    "pt",
    "pl",
    "tr",
    "ar",
    "fa",
    "he",
    "vi",
    "id",
    "nl",
    "ro",
    "el",
    "cs",
    "sv",
)
_LONGEST: Final = 40
_SHORTEST: Final = 3
"""Characters of the shortest expression and what parts it from the next."""
MOST: Final = 10_000
"""Matches in a text; what stands behind so many is not read, see `reach`."""
_ASKED: Final = 200
"""Words of a text that dateparser is asked about: a text has twelve months, in a few languages and cases."""

# 2024年3月14日, 2024년 3월 14일, with or without the year: the characters are the format, no names to look up.
_EAST_ASIAN: Final = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})\s?[年년]\s?)?(?P<month>1[0-2]|0?[1-9])\s?[月월]\s?(?P<day>3[01]|[12][0-9]|0?[1-9])\s?[日일]"
)
# 14 марта 2024, 14 de marzo de 2024, 14. März 2024; English months are left to the English rules.
_DAY_NAME_YEAR: Final = re.compile(
    r"(?<![\w.,$-])(?P<day>3[01]|[12][0-9]|0?[1-9])"
    r"(?P<name>(?:\.|º|er)?\s(?:de\s|d'|τις\s)?[^\W\d_]{3,12}\.?\s(?:de\s|del\s)?)(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
_ENGLISH_MONTH: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)


def day_month_year_elsewhere(at: Anchors, year: int | None, month: int, day: int) -> Reading:
    """A full date, or a day and month whose year is found as in English."""
    return at.day_of_month(month, day) if year is None else dated(cal.of(year, month, day))


def _rule(kind: str) -> Rule:
    return Rule(
        "day_month_year_elsewhere",
        "explicit dates in other languages",
        kind,
        day_month_year_elsewhere,
        (
            Example("2024年3月14日", "2024-03-15", "2024-03-14", "2024-03-14"),
            Example("14 марта 2024", "2024-03-15", "2024-03-14", "2024-03-14"),
        ),
        (),
        _EAST_ASIAN,
        (),
        frozenset(),
        frozenset(),
        {},
    )


FULL_DATE: Final = _rule("date")
DAY_AND_MONTH: Final = _rule("monthday")


def matches(text: str) -> list[Match]:
    """Matches of the English rules and of explicit dates in other languages, in order; the longer wins where two overlap.

    Of a text with more than `MOST` those that come first.
    """
    found = list(itertools.islice(ENGLISH.matches(text), MOST))
    others = list(itertools.islice(_other_languages(text), MOST))
    if not others:
        return found
    taken = sorted([*found, *others], key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    for match in taken:
        if kept and match.start < kept[-1].end:
            if match.end - match.start > kept[-1].end - kept[-1].start:
                kept[-1] = match
            continue
        kept.append(match)
    return kept[:MOST]


def reach(text: str) -> int | None:
    """Where the reading of dates ends in a text that has more than `MOST`, None where all are read."""
    if len(text) < _SHORTEST * MOST:
        return None
    found = matches(text)
    return found[-1].end if len(found) >= MOST else None


def _other_languages(text: str) -> Iterator[Match]:
    for match in _EAST_ASIAN.finditer(text) if "月" in text or "월" in text else ():
        year = None if match["year"] is None else int(match["year"])
        yield Match(
            match.start(),
            match.end(),
            DAY_AND_MONTH if year is None else FULL_DATE,
            (year, int(match["month"]), int(match["day"])),
        )
    asked: set[str] = set()
    for match in _DAY_NAME_YEAR.finditer(text):
        if len(match[0]) > _LONGEST or _ENGLISH_MONTH.search(match[0]):
            continue
        words = match["name"].lower()
        if len(asked) >= _ASKED and words not in asked:
            continue
        asked.add(words)
        day, month, year = int(match["day"]), _month(words), int(match["year"])
        if month is not None and day <= calendar.monthrange(year, month)[1]:
            yield Match(match.start(), match.end(), FULL_DATE, (year, month, day))


@functools.lru_cache(maxsize=4096)
def _month(words: str) -> int | None:
    """The month that dateparser reads in the words between day and year, " de marzo de "; None where it knows none."""
    import dateparser

    found = dateparser.parse(
        f"1{words}2000",
        languages=list(LANGUAGES),
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]},
    )
    return found.month if found is not None and (found.day, found.year) == (1, 2000) else None
