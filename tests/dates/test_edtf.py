"""EDTF both ways."""

import datetime as dt

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
    ],
)
def test_what_is_no_edtf(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several messages, one promise
        from_edtf(text)


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
