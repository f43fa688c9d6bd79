from __future__ import annotations

import pytest

from tests.view.sample import day, row
from timeline.view.when import compact, period, when_words

PERIODS = [
    ("2024-03-07", "2024-03-07", "7 March 2024"),
    ("2024-03-04", "2024-03-14", "4–14 March 2024"),
    ("2024-02-28", "2024-03-04", "28 February – 4 March 2024"),
    ("2023-12-28", "2024-01-04", "28 December 2023 – 4 January 2024"),
    ("2024-02-01", "2024-02-29", "February 2024"),
    ("2024-01-01", "2024-12-31", "2024"),
    ("2019-01-01", "2024-12-31", "2019–2024"),
    ("2024-01-01", "2024-02-29", "1 January – 29 February 2024"),
    ("2024-03-04", None, "from 4 March 2024"),
    (None, "2024-03-04", "to 4 March 2024"),
    (None, None, "no date"),
]


@pytest.mark.parametrize(("first", "last", "words"), PERIODS)
def test_period(first: str | None, last: str | None, words: str) -> None:
    assert period(day(first) if first else None, day(last) if last else None) == words


def test_short_period_leaves_out_what_is_known() -> None:
    assert period(day("2024-03-04"), day("2024-03-14"), short=True, year=False) == "4–14 Mar"
    assert period(day("2024-02-01"), day("2024-02-29"), short=True, year=False) == "1–29 Feb"


@pytest.mark.parametrize(
    ("first", "last", "more", "short", "words"),
    [
        ("2024-03-07", "2024-03-07", {}, "2024-03-07", "Thursday 7 March 2024, to the day"),
        ("2024-03-07", "2024-03-07", {"date_edtf": "2024-03-07~"}, "2024-03-07~",
         "Thursday 7 March 2024, to the day, approximate"),
        ("2024-03-04", "2024-03-14", {}, "2024-03-04/14", "Monday 4 March 2024 to Thursday 14 March 2024, 11 days"),
        ("2024-02-28", "2024-03-04", {}, "2024-02-28/03-04", "Wednesday 28 February 2024 to Monday 4 March 2024, 6 days"),
        ("2024-03-01", "2024-03-10", {"start_latest": day("2024-03-10")}, "2024-03-01/10",
         "some time from 1 March 2024 to 10 March 2024"),
        ("2024-03-01", "2024-03-31", {"date_precision": "month"}, "2024-03", "March 2024, no day given"),
        ("2024-01-01", "2024-12-31", {"date_precision": "year"}, "2024", "2024, no day given"),
        ("2024-03-04", None, {}, "2024-03-04/..", "from 4 March 2024, the other end open"),
        ("2024-01-01", None, {"start_latest": day("2024-04-30")}, "2024-01-01/..",
         "began some time in 1 January – 30 April 2024, no end given"),
        (None, "2024-03-04", {}, "../2024-03-04", "to 4 March 2024, the other end open"),
        (None, None, {}, "undated", "no date in any report"),
    ],
)
def test_the_dates_of_an_event(first: str | None, last: str | None, more: dict[str, object], short: str, words: str) -> None:
    event = row("k7frd", first, last, "PRK", "exercise", "Drill", **more)
    assert (compact(event), when_words(event)) == (short, words)
