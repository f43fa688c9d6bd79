"""EDTF both ways."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import interval as cal
from timeline.dates.edtf import from_edtf, to_edtf
from timeline.dates.grain import Grain


@pytest.mark.parametrize(
    ("edtf", "first", "last", "grain"),
    [
        ("2022", "2022-01-01", "2022-12-31", Grain.YEAR),
        ("2022-03", "2022-03-01", "2022-03-31", Grain.MONTH),
        ("2022-03-07", "2022-03-07", "2022-03-07", Grain.DAY),
        ("2024-03-07T11", "2024-03-07", "2024-03-07", Grain.HOUR),
        ("2024-03-07T11:05", "2024-03-07", "2024-03-07", Grain.MINUTE),
        ("2024-03-07T11:05:59", "2024-03-07", "2024-03-07", Grain.SECOND),
        ("2022-21", "2022-03-01", "2022-05-31", Grain.SEASON),
        ("2021-24", "2021-12-01", "2022-02-28", Grain.SEASON),
        ("1989-35", "1989-07-01", "1989-09-30", Grain.QUARTER),
        ("2008-41", "2008-07-01", "2008-12-31", Grain.HALF),
        ("198X", "1980-01-01", "1989-12-31", Grain.DECADE),
        ("19XX", "1900-01-01", "1999-12-31", Grain.CENTURY),
        ("2022-03-07/2022-03-09", "2022-03-07", "2022-03-09", Grain.DAY),
        ("2022-03/2022-05", "2022-03-01", "2022-05-31", Grain.MONTH),
        ("2022-03/..", "2022-03-01", None, Grain.MONTH),
        ("../2030", None, "2030-12-31", Grain.YEAR),
        ("1989-33", "1989-01-01", "1989-03-31", Grain.QUARTER),
        ("1989-34", "1989-04-01", "1989-06-30", Grain.QUARTER),
        ("1989-36", "1989-10-01", "1989-12-31", Grain.QUARTER),
        ("2008-40", "2008-01-01", "2008-06-30", Grain.HALF),
        ("2022-22", "2022-06-01", "2022-08-31", Grain.SEASON),
        ("20XX", "2000-01-01", "2099-12-31", Grain.CENTURY),
        ("00XX", "0001-01-01", "0099-12-31", Grain.CENTURY),
        ("000X", "0001-01-01", "0009-12-31", Grain.DECADE),
        ("2024-01-31T09", "2024-01-31", "2024-01-31", Grain.HOUR),
        ("2024-12-31T09:00", "2024-12-31", "2024-12-31", Grain.MINUTE),
        ("2024-02-29T00:00:00", "2024-02-29", "2024-02-29", Grain.SECOND),
    ],
)
def test_written_and_read(edtf: str, first: str | None, last: str | None, grain: Grain) -> None:
    interval, approximate = from_edtf(edtf)
    assert (interval.first_day, interval.last_day) == (
        first and dt.date.fromisoformat(first),
        last and dt.date.fromisoformat(last),
    )
    assert interval.grain is grain
    assert not approximate
    assert to_edtf(interval) == edtf


@pytest.mark.parametrize("edtf", ["2024-01-12~", "2024~", "2024-03~/2024-05~"])
def test_approximate(edtf: str) -> None:
    interval, approximate = from_edtf(edtf)
    assert approximate
    assert to_edtf(interval, approximate=True) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "22",
        "2022-13",
        "2022-02-30",
        "2022-03-07T25",
        "0000",
        "9999",
        "10000-01-01",
        "２０２２",
        "2022-03-07x",
        "19XXX",
        "2022-25",
        "2022-32",
        "2022-37",
        "2022-42",
        "2022-21-01",
        "2022-33-01",
        "2022-40-01",
        "2022-13-01T10",
        "2022-00-01T10",
        "2022-04-31T10",
        "2022-03-07T10:60",
        "2022/2023/2024",
    ],
)
def test_what_is_no_edtf(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several messages, one promise
        from_edtf(text)


@pytest.mark.parametrize(("text", "message"), [
    ("../..", "'../..' is open at both ends"),
    ("/", "'/' is open at both ends"),
    ("soon", "'soon' is not a date in EDTF"),
    ("2022-04-31T10", "'2022-04-31T10' names no day"),
])
def test_what_is_wrong_is_said(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        from_edtf(text)


@pytest.mark.parametrize(("edtf", "start"), [
    ("2024-03-07T11", "2024-03-07T11:00:00"), ("2024-03-07T11:05", "2024-03-07T11:05:00"),
    ("2024-03-07T11:05:59", "2024-03-07T11:05:59"),
])
def test_a_clock_time_keeps_its_hour_minute_and_second(edtf: str, start: str) -> None:
    assert from_edtf(edtf)[0].start == dt.datetime.fromisoformat(start)


@pytest.mark.parametrize("empty", ["2022-03/", "/2022-03"])
def test_an_empty_end_is_open(empty: str) -> None:
    interval, _ = from_edtf(empty)
    assert to_edtf(interval) == {"2022-03/": "2022-03/..", "/2022-03": "../2022-03"}[empty]


days = st.dates(dt.date(200, 1, 1), dt.date(9700, 12, 31))


@given(days, st.sampled_from(list(Grain)))
def test_unit_survives_the_round_trip(day: dt.date, grain: Grain) -> None:
    unit = cal.containing(dt.datetime(day.year, day.month, day.day, 13, 5, 9), grain)
    back, _ = from_edtf(to_edtf(unit))
    assert (back.first_day, back.last_day) == (unit.first_day, unit.last_day)


@given(days, days)
def test_range_survives_the_round_trip(a: dt.date, b: dt.date) -> None:
    span = cal.union(cal.on(a), cal.on(b))
    assert from_edtf(to_edtf(span)) == (span, False)
