"""The door from the calendar package to the rules, and what it costs to open."""

import datetime as dt
import subprocess
import sys

import pytest

from timeline import dates


@pytest.mark.parametrize(
    ("phrase", "published", "edtf"),
    [
        ("on Wednesday", dt.date(2024, 3, 14), "2024-03-13"),
        ("on Wednesday", "2024-03-14", "2024-03-13"),
        ("on Wednesday", "2024-03-14T23:30:00+09:00", "2024-03-13"),
        ("on Wednesday", None, None),
    ],
)
def test_resolve(phrase: str, published: dt.date | str | None, edtf: str | None) -> None:
    (timex,) = dates.resolve(phrase, published=published)
    assert timex.edtf == edtf


def test_weekday_without_publication_day_keeps_what_it_says() -> None:
    (timex,) = dates.resolve("on Wednesday")
    assert (timex.value, timex.start_date, timex.end_date) == ("XXXX-WXX-3", None, None)


def test_import_loads_neither_rules_nor_records() -> None:
    heavy = ("pydantic", "dateparser", "duckdb", "timeline.timex")
    code = f"import sys, timeline.dates; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
