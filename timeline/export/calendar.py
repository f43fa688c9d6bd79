"""The chronology as iCalendar (RFC 5545): all-day events, answers as RELATED-TO."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from timeline.export.chronology import Chronology, Row
from timeline.export.options import Options

_LONGEST_LINE = 75
"""Octets, without the line end; longer lines are folded."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_STATUS = {"planned": "TENTATIVE", "forecast": "TENTATIVE", "alleged": "TENTATIVE", "cancelled": "CANCELLED"}
_NO_TIME = "19700101T000000Z"


def calendar_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """One VEVENT for each event with a day to begin on; an open end is left out, which makes it that one day."""
    yield from _folded("BEGIN:VCALENDAR")
    yield from _folded("VERSION:2.0")
    yield from _folded("PRODID:-//timeline//chronology//EN")
    yield from _folded("CALSCALE:GREGORIAN")
    for event in chronology.events:
        if event["date_start"] is not None:
            for line in _event(event):
                yield from _folded(line)
    yield from _folded("END:VCALENDAR")


def left_out(chronology: Chronology) -> int:
    """How many events have no day to begin on."""
    return sum(event["date_start"] is None for event in chronology.events)


def _event(event: Row) -> Iterator[str]:
    start: dt.date = event["date_start"]
    last: dt.date | None = event["date_end"]
    reported: dt.date | None = event["first_reported"]
    yield "BEGIN:VEVENT"
    yield f"UID:{event['event_id']}@timeline"
    # the day of the first report: the same export on another day is the same file
    yield f"DTSTAMP:{reported:%Y%m%d}T000000Z" if reported else f"DTSTAMP:{_NO_TIME}"
    yield f"DTSTART;VALUE=DATE:{_day(start)}"
    if last is not None and last < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + dt.timedelta(days=1))}"
    yield f"SUMMARY:{_text(event['title'])}"
    yield f"STATUS:{_STATUS.get(event['status'], 'CONFIRMED')}"
    yield f"CATEGORIES:{_text(event['event_type'])}"
    if event["location"]:
        yield f"LOCATION:{_text(event['location'])}"
    if event["latitude"] is not None and event["longitude"] is not None:
        yield f"GEO:{event['latitude']:.6f};{event['longitude']:.6f}"
    for to in event["responds_to_list"]:
        yield f"RELATED-TO:{to}@timeline"
    described = [event["quote"] or "", f"Date: {event['date_edtf']}", f"Sources: {event['source_refs']}"]
    yield f"DESCRIPTION:{_text(chr(10).join(described))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: dt.date) -> str:
    return f"{day.year:04d}{day:%m%d}"


def _text(text: str) -> str:
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """`line` in pieces of at most 75 octets, never inside a character; continuations begin with a blank."""
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > _LONGEST_LINE:
            yield piece + "\r\n"
            piece, size = " ", 1
        piece += character
        size += width
    yield piece + "\r\n"
