"""Days and periods in words, the way a chronology writes them: ``Thursday 7 March 2024``, ``4–14 March 2024``."""

from __future__ import annotations

import datetime as dt

from timeline.view.rows import EventRow

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


def day_words(day: dt.date) -> str:
    """``Thursday 7 March 2024``."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(day: dt.date) -> str:
    """``March 2024``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_day(day: dt.date, *, year: bool = False) -> str:
    """``7 Mar``, or ``7 Mar 2024`` with its year."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if year else "")


def period(first: dt.date | None, last: dt.date | None, *, short: bool = False, year: bool = True, dash: str = "–") -> str:
    """Both days inclusive, saying each month and year once: ``28 February – 4 March 2024``; open ends as ``from``, ``to``.

    A whole month or year is named as such. `short` cuts months to three letters, `year` False leaves the year out.
    """
    def month(day: dt.date) -> str:
        return MONTHS[day.month - 1][:3] if short else MONTHS[day.month - 1]

    def words(day: dt.date) -> str:
        return f"{day.day} {month(day)}" + (f" {day.year}" if year else "")

    if first is None and last is None:
        return "no date"
    if first is None or last is None:
        return f"to {words(last)}" if last is not None else f"from {words(first)}" if first is not None else ""
    if first == last:
        return words(first)
    after = last + dt.timedelta(days=1)
    if year and first.day == 1 and after.day == 1:
        if first.month == 1 and after.month == 1:
            return str(first.year) if first.year == last.year else f"{first.year}{dash}{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{month(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{dash}{words(last)}"
    if first.year == last.year or not year:
        return f"{first.day} {month(first)} {dash} {words(last)}"
    return f"{words(first)} {dash} {words(last)}"


def days(count: int) -> str:
    """``1 day``, ``3 days``."""
    return f"{count} day" if count == 1 else f"{count} days"


def many(count: int, noun: str) -> str:
    """``1 event``, ``1,204 events``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def compact(row: EventRow) -> str:
    """The interval in few characters, as in ISO 8601: ``2024-03-05``, ``2024-03-04/14``, ``2024-03``; else ``undated``."""
    first, last = row.date_start, row.date_end
    mark = "~" if "~" in row.date_edtf else "?" if "?" in row.date_edtf else ""
    if first is None:
        return f"../{last}" if last is not None else "undated"
    if last is None:
        return f"{first}/.."
    if row.date_precision in ("month", "year") and first.day == 1:
        after = last + dt.timedelta(days=1)
        if first.month == after.month == 1 and after.year == first.year + 1:
            return f"{first.year}{mark}"
        if after.day == 1 and (last.year, last.month) == (first.year, first.month):
            return f"{first:%Y-%m}{mark}"
    if first == last:
        return f"{first}{mark}"
    if first.year != last.year:
        return f"{first}/{last}{mark}"
    if first.month != last.month:
        return f"{first}/{last:%m-%d}{mark}"
    return f"{first}/{last:%d}{mark}"


def when_words(row: EventRow) -> str:
    """The interval of an event in a sentence's words, with how exactly it is known."""
    first, last = row.date_start, row.date_end
    doubt = ", approximate" if "~" in row.date_edtf else ", doubtful" if "?" in row.date_edtf else ""
    if first is None and last is None:
        return "no date in any report"
    if first is None or last is None:
        if first is not None and row.start_latest is not None and row.start_latest != first:
            return f"began some time in {period(first, row.start_latest)}, no end given{doubt}"
        return f"{period(first, last)}, the other end open{doubt}"
    if first == last:
        return f"{day_words(first)}, to the day{doubt}"
    if row.lasts:
        return f"{day_words(first)} to {day_words(last)}, {days((last - first).days + 1)}{doubt}"
    return f"{period(first, last)}, no day given{doubt}" if row.date_precision in ("month", "year") else (
        f"some time from {period(first, first)} to {period(last, last)}{doubt}")
