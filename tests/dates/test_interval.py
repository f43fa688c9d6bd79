"""The interval algebra: a table of what the operators mean, and laws that hold for any day."""

import datetime as dt
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import interval as cal
from timeline.dates.edtf import to_edtf
from timeline.dates.grain import Grain
from timeline.dates.interval import Interval, OutOfCalendar

days = st.dates(dt.date(2, 1, 1), dt.date(9997, 12, 31))
grains = st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF, Grain.YEAR])
calendar_days = st.dates(dt.date(200, 1, 1), dt.date(9700, 12, 31))


def day(text: str) -> Interval:
    return cal.on(dt.date.fromisoformat(text))


@pytest.mark.parametrize(
    ("interval", "edtf"),
    [
        (cal.of(2022), "2022"),
        (cal.of(2022, 3), "2022-03"),
        (cal.of(2024, 2, 29), "2024-02-29"),
        (cal.of_week(2024, 1), "2024-01-01/2024-01-07"),
        (cal.of_week(2020, 53), "2020-12-28/2021-01-03"),
        (cal.of_season(2021, 3), "2021-24"),
        (cal.this(day("2022-01-15"), Grain.SEASON), "2021-24"),
        (cal.this(day("2022-05-15"), Grain.QUARTER), "2022-34"),
        (cal.this(day("1985-05-15"), Grain.DECADE), "198X"),
        (cal.this(day("1985-05-15"), Grain.CENTURY), "19XX"),
        (cal.this(day("2024-03-14"), Grain.WEEKEND), "2024-03-16/2024-03-17"),
        (cal.last(day("2024-03-01"), Grain.DAY), "2024-02-29"),
        (cal.last(day("2024-01-11"), Grain.MONTH), "2023-12"),
        (cal.next(day("2023-12-31"), Grain.YEAR), "2024"),
        (cal.shift(day("2022-03-10"), -3, Grain.DAY), "2022-03-07"),
        (cal.shift(day("2013-01-04"), -2, Grain.WEEK), "2012-12-17/2012-12-23"),
        (cal.shift(day("2024-03-31"), -1, Grain.MONTH), "2024-02"),
        (cal.shift(cal.nth(cal.of(1989), 3, Grain.QUARTER), -1, Grain.YEAR), "1988-35"),
        (cal.last_weekday(day("2016-11-08"), 1), "2016-11-08"),
        (cal.last_weekday(day("2016-11-08"), 1, included=False), "2016-11-01"),
        (cal.next_weekday(day("2016-11-08"), 1), "2016-11-15"),
        (cal.nth(cal.of(2024, 2), -1, Grain.DAY), "2024-02-29"),
        (cal.nth(cal.of(2024), 2, Grain.MONTH), "2024-02"),
        (cal.between(day("2024-03-04"), day("2024-03-14")), "2024-03-04/2024-03-14"),
        (cal.union(day("2022-11-05"), day("2022-11-02")), "2022-11-02/2022-11-05"),
        (cal.since(day("2023-12-28")), "2023-12-28/.."),
        (cal.until(cal.of(2024, 5, 31)), "../2024-05-31"),
        (cal.before(cal.of(2024, 5)), "../2024-04"),
        (cal.after(cal.of(2024, 5)), "2024-06/.."),
        (cal.early(cal.of(2022, 8)), "2022-08-01/2022-08-10"),
        (cal.middle(cal.of(2022, 8)), "2022-08-11/2022-08-20"),
        (cal.late(cal.of(2024, 2)), "2024-02-21/2024-02-29"),
        (cal.early(cal.of(2022)), "2022-01/2022-04"),
        (cal.late(cal.this(cal.of(1985), Grain.DECADE)), "1985/1989"),
    ],
)
def test_operator(interval: Interval, edtf: str) -> None:
    assert to_edtf(interval) == edtf


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(0, None, None), (9999, None, None), (10000, 1, 1), (2023, 2, 29), (2024, 13, 1), (2024, 4, 31)],
)
def test_what_no_calendar_has(year: int, month: int | None, day: int | None) -> None:
    with pytest.raises(OutOfCalendar):
        cal.of(year, month, day)


def test_week_that_the_year_lacks() -> None:
    with pytest.raises(OutOfCalendar, match="no week 53"):
        cal.of_week(2024, 53)


def test_interval_that_ends_before_it_starts() -> None:
    with pytest.raises(OutOfCalendar, match="must end after it starts"):
        Interval(dt.datetime(2024, 3, 2), dt.datetime(2024, 3, 1), Grain.DAY)


def test_shift_out_of_the_calendar() -> None:
    with pytest.raises(OutOfCalendar):
        cal.shift(day("2024-03-14"), -100_000, Grain.YEAR)
    with pytest.raises(OutOfCalendar):
        cal.shift(day("2024-03-14"), 10**12, Grain.DAY)


def test_docstring_examples() -> None:
    assert doctest.testmod(cal).failed == 0


@given(
    calendar_days, st.integers(-150, 150), st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR])
)
def test_shift_there_and_back(start: dt.date, n: int, grain: Grain) -> None:
    unit = cal.this(cal.on(start), grain)
    assert cal.shift(cal.shift(unit, n, grain), -n, grain) == unit


@given(days, grains)
def test_a_day_lies_in_each_of_its_units(start: dt.date, grain: Grain) -> None:
    assert cal.this(cal.on(start), grain).contains(cal.on(start))


@given(calendar_days, grains)
def test_last_this_and_next_follow_each_other(start: dt.date, grain: Grain) -> None:
    at = cal.on(start)
    assert cal.last(at, grain).end == cal.this(at, grain).start
    assert cal.this(at, grain).end == cal.next(at, grain).start


@given(calendar_days, st.integers(0, 6))
def test_weekdays_enclose_the_day(start: dt.date, weekday: int) -> None:
    at = cal.on(start)
    before, after = cal.last_weekday(at, weekday).first_day, cal.next_weekday(at, weekday).first_day
    assert before is not None
    assert after is not None
    assert before <= start < after
    assert before.weekday() == after.weekday() == weekday
    assert (after - before).days == 7


@given(calendar_days, calendar_days)
def test_union_covers_both(a: dt.date, b: dt.date) -> None:
    covered = cal.union(cal.on(a), cal.on(b))
    assert covered.contains(cal.on(a))
    assert covered.contains(cal.on(b))
    assert (covered.first_day, covered.last_day) == (min(a, b), max(a, b))


@given(calendar_days, calendar_days)
def test_intersection_is_overlap(a: dt.date, b: dt.date) -> None:
    month, other = cal.this(cal.on(a), Grain.MONTH), cal.this(cal.on(b), Grain.MONTH)
    common = cal.intersection(month, other)
    assert (common is not None) == month.overlaps(other)
    if common is not None:
        assert month.contains(common)
        assert other.contains(common)


@given(calendar_days, st.sampled_from([Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.WEEK, Grain.QUARTER]))
def test_parts_of_a_unit_lie_inside_it(start: dt.date, grain: Grain) -> None:
    unit = cal.this(cal.on(start), grain)
    for part in (cal.early(unit), cal.middle(unit), cal.late(unit)):
        assert unit.contains(part)
    assert cal.early(unit).start == unit.start
    assert cal.late(unit).end == unit.end


@pytest.mark.parametrize(
    ("day", "weekday", "nearest"),
    [("2024-03-13", 3, "2024-03-14"), ("2024-03-13", 2, "2024-03-13"), ("2024-03-13", 1, "2024-03-12"),
     ("2024-03-13", 6, "2024-03-10"), ("2024-03-13", 5, "2024-03-16")],
)
def test_nearest_weekday_lies_within_three_days(day: str, weekday: int, nearest: str) -> None:
    start = cal.on(dt.date.fromisoformat(day))
    assert cal.nearest_weekday(start, weekday).first_day == dt.date.fromisoformat(nearest)
