"""From text to resolved expressions: which anchor the text counts from, and where its story stands."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.dates.interval import LAST_YEAR, Interval
from timeline.timex import zones
from timeline.timex.anchors import Anchors
from timeline.timex.clause import Clause
from timeline.timex.events import counts_from_event, from_event
from timeline.timex.languages import matches as find_matches
from timeline.timex.matcher import Match
from timeline.timex.modify import modified
from timeline.timex.published import day_of_writing
from timeline.timex.ranges import are_ends, completed, further_days, ranged
from timeline.timex.reader import CLAUSE, Reader
from timeline.timex.reading import COMPARISON, Found, Reading
from timeline.timex.times import joined, paired

_PLACE_OF_DATELINE: Final = re.compile(
    r"\s*([A-Z]\w+(?:\s[A-Z]\w+)?)(?:,\s+[A-Z][\w. ]{2,20})?\s*(?:[—–]|--|,\s+[A-Z0-9]|\(|\s-\s)"
)
_HEADING: Final = 80
"""A heading is a line no longer than this that ends without a stop."""
_OPENING: Final = re.compile(
    r"(?:^|[.!?:][\"'”’)]*\s+|\n\s*|\n[^.!?\n]{0,50})"
    r"(?:(?:In|By|During|Since|Throughout|From|At|Towards?|Beginning\s+in|Starting\s+in)\s+)?"
    r"(?:(?:the\s+)?(?:early|late|mid|beginning|start|end|summer|spring|autumn|fall|winter)[\s-]+(?:of\s+|in\s+)?)?$",
    re.IGNORECASE,
)


def find(text: str, published: dt.date | None) -> list[Found]:
    """All time expressions of `text`, in order, none overlapping, resolved."""
    matches = find_matches(text)
    anchors = Anchors(text=text)
    if published is not None and published.year <= LAST_YEAR:
        writing = day_of_writing(text, matches, published)
        anchors.published, anchors.contradiction = cal.on(writing.day), writing.contradiction
    anchors.narrative = _is_narrative(matches, published)
    anchors.place_zone = _zone_of_dateline(text)
    reader = Reader(text, matches, anchors)
    position = 0
    while position < len(matches):
        position = _read_at(reader, position)
    return reader.found


def _zone_of_dateline(text: str) -> str | None:
    """The zone of the place whose name opens the text: "SEOUL, March 14 —", "Kyiv (Reuters) -"."""
    place = _PLACE_OF_DATELINE.match(text)
    return None if place is None else zones.of_place(" ".join(place[1].split()))


def derivation(found: Found, words: str, edtf: str | None) -> str:
    """One sentence: how `words` became the interval, in EDTF."""
    reading = found.reading
    if edtf is None:
        return f"“{words}” by {found.rule}: {reading.value}, dates nothing"
    base = f", counted from {reading.anchor}" if reading.anchor else ""
    note = f" ({reading.note})" if reading.note else ""
    instant = in_utc(reading)
    utc = f", which is {instant}" if instant is not None else ""
    return f"“{words}” by {found.rule}{base}: {edtf}{utc}{note}"


def in_utc(reading: Reading) -> str | None:
    """The instant at which a clock time begins, in UTC to the minute; None where the zone of its place is not known."""
    interval = reading.interval
    if reading.minutes_east is None or interval is None or interval.start is None or interval.grain > Grain.HOUR:
        return None
    try:
        moment = interval.start - dt.timedelta(minutes=reading.minutes_east)
    except OverflowError:
        return None
    return f"{moment.year:04}-{moment:%m-%dT%H:%M}Z"


def _is_narrative(matches: Sequence[Match], published: dt.date | None) -> bool:
    """Whether the text says its years, and hardly ever counts from the day it was published."""
    if published is None:
        return True
    told = counted = far = 0
    for match in matches:
        if match.rule.kind in ("day", "weekday", "deictic"):
            counted += 1
        elif match.rule.kind in ("date", "year"):
            told += 1
            years = [number for number in match.arguments if isinstance(number, int) and number > 999]
            far += any(abs(year - published.year) > 1 for year in years)
    return told > 3 * counted + 3 or (counted == 0 and far > 1 and 2 * far > told)


def _read_at(reader: Reader, position: int) -> int:
    """Read the expression that begins with match `position`; give the position after it."""
    match = reader.matches[position]
    found, after = joined(reader, position)
    if found is None:
        return after
    if counts_from_event(match):
        found = from_event(reader, after - 1, found)
    told = found.reading.interval
    if match.rule.name == "units_after":
        found = _fallen_on(reader, found)
    found = completed(reader.text, modified(reader, found, match.rule), match)
    while reader.found and found.start < reader.found[-1].end:
        reader.found.pop()  # "the 13th" of "the 13th to the 19th of October", read by itself before
    if reader.found and are_ends(reader.text, reader.found[-1], found):
        found = ranged(reader.found.pop(), found)
    if match.rule.kind == "year":
        _enter_section(reader, found)
    if found.reading.time:
        found = paired(reader, found)
        told = found.reading.interval
    reader.found.append(found)
    reader.found.extend(further_days(reader.text, found, match))
    if told is not None and told.start is not None and found.reading.note != COMPARISON:
        day = cal.this(told, Grain.DAY) if found.reading.type == "TIME" else told
        reader.at.remember(day, moves_story=_moves_story(reader, match, told))
    return after


def _fallen_on(reader: Reader, found: Found) -> Found:
    """ "Sunday's firing came three days after ...": a length is told, and the day it ended on stands not far before."""
    day = reader.at.told.get(Grain.DAY)
    if (
        day is None
        or not reader.found
        or found.reading.type != "DURATION"
        or found.start - reader.found[-1].end > 4 * CLAUSE
        or Clause(reader.text[max(0, found.start - CLAUSE) : found.start]).opens_sentence
    ):
        return found
    return found._replace(reading=dataclasses.replace(found.reading, interval=day, latent=True))


def _moves_story(reader: Reader, match: Match, told: Interval) -> bool:
    """Whether the story stands at this date from here on. A year moves it only at the head of a sentence."""
    before = reader.text[max(0, match.start - CLAUSE) : match.start]
    if told.grain > Grain.YEAR or before.rfind("(") > before.rfind(")"):
        return False
    if match.rule.kind in ("deictic", "anaphoric"):
        return told.grain <= Grain.MONTH
    if told.grain is Grain.YEAR:
        return _OPENING.search(before) is not None
    return told.grain < Grain.MONTH or not before.lower().endswith("the ")


def _enter_section(reader: Reader, found: Found) -> None:
    """A heading with a year or years sets the bounds for what stands below it."""
    text, interval = reader.text, found.reading.interval
    if interval is None or interval.grain is not Grain.YEAR or interval.start is None or interval.end is None:
        return
    begin = text.rfind("\n", max(0, found.start - _HEADING), found.start) + 1
    end = text.find("\n", found.end, found.end + _HEADING)
    line = text[begin : end if end >= 0 else found.end + _HEADING].strip()
    begins_here = begin > 0 or found.start <= _HEADING
    if begins_here and len(line) <= _HEADING and line[-1:] not in ".,;!?":
        reader.at.section = interval
        reader.at.remember(cal.nth(interval, 1, Grain.YEAR))
