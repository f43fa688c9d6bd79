"""Counts over time in one line of little bars."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from timeline.view.page import Page

Month = tuple[int, int]


def spark(counts: Sequence[int], page: Page) -> str:
    """A bar for each count, the highest as high as a line; nothing at all is the lowest bar."""
    top = max(counts, default=0)
    bars = page.marks.bars
    highest = len(bars) - 1
    return "".join(bars[max(1, round(count / top * highest))] if count else bars[0] for count in counts)


def month_counts(days: Sequence[dt.date]) -> dict[Month, int]:
    """Events by calendar month, from the first month to the last, empty ones included."""
    if not days:
        return {}
    found = Counter((day.year, day.month) for day in days)
    first, last = min(found), max(found)
    months: dict[Month, int] = {}
    year, month = first
    while (year, month) <= last:
        months[year, month] = found[year, month]
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months


def year_counts(days: Sequence[dt.date]) -> dict[int, int]:
    """Events by year, empty years included."""
    found = Counter(day.year for day in days)
    return {year: found[year] for year in range(min(found), max(found) + 1)} if found else {}
