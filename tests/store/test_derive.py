"""What an event's row says of its date, and under which days it is filed."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.dates.span import Span
from timeline.store.derive import first_day, last_day, precision


def span(*days: str | None) -> Span:
    return Span(*(day and dt.date.fromisoformat(day) for day in days))


LAST_TOLD = dt.date(2024, 3, 20)


@pytest.mark.parametrize(
    ("bounds", "status", "word", "first", "last"),
    [
        ((None, None, None, None), "occurred", None, None, None),
        (("2024-03-13",) * 4, "occurred", "day", "2024-03-13", "2024-03-13"),
        (("2024-03-04", "2024-03-04", "2024-03-14", "2024-03-14"), "occurred", "range", "2024-03-04", "2024-03-14"),
        (("2024-03-04", "2024-03-10", "2024-03-04", "2024-03-10"), "occurred", "week", "2024-03-04", "2024-03-10"),
        (("2024-03-05", "2024-03-11", "2024-03-05", "2024-03-11"), "occurred", "range", "2024-03-05", "2024-03-11"),
        (("2024-02-01", "2024-02-29", "2024-02-01", "2024-02-29"), "occurred", "month", "2024-02-01", "2024-02-29"),
        (("2024-01-01", "2024-12-31", "2024-01-01", "2024-12-31"), "occurred", "year", "2024-01-01", "2024-12-31"),
        (("1950-01-01", "1953-12-31", "1950-01-01", "1953-12-31"), "occurred", "range", "1950-01-01", "1953-12-31"),
        (("2024-03-04", "2024-03-04", None, None), "occurred", "range", "2024-03-04", "2024-03-04"),
        (("2024-03-04", "2024-03-04", None, None), "ongoing", "range", "2024-03-04", "2024-03-20"),  # until its last report
        (("2024-03-24", "2024-03-24", None, None), "ongoing", "range", "2024-03-24", "2024-03-24"),  # told before
        (("2024-01-01", "2024-04-30", None, None), "occurred", "range", "2024-01-01", "2024-04-30"),
        ((None, "2024-03-15", None, "2024-03-15"), "occurred", "range", "2024-03-15", "2024-03-15"),
        ((None, None, None, "2024-03-15"), "occurred", "range", "2024-03-15", "2024-03-15"),
    ],
)
def test_dates_of_a_row(
    bounds: tuple[str | None, ...], status: str, word: str | None, first: str | None, last: str | None
) -> None:
    dates = span(*bounds)
    assert precision(dates) == word
    assert [day and day.isoformat() for day in (first_day(dates), last_day(dates, status, LAST_TOLD))] == [first, last]
