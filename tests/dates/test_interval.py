"""The interval algebra: a table of what the operators mean, and laws that hold for any day."""

import calendar
import datetime as dt
import doctest

import pytest
from hypothesis import given, settings
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


UNITS = [Grain.DAY, Grain.WEEK, Grain.WEEKEND, Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR]


def starting_inside(within: Interval, grain: Grain) -> list[Interval]:
    """The units that start inside `within`, found by looking at each of its days."""
    assert within.start is not None
    assert within.end is not None
    found = []
    moment = within.start
    while moment < within.end:
        unit = cal.containing(moment, grain)
        if unit.start == moment:
            found.append(unit)
        moment += dt.timedelta(days=1)
    return found


@settings(deadline=None, max_examples=60)
@given(st.dates(dt.date(2019, 1, 1), dt.date(2026, 1, 1)), st.integers(1, 500), st.sampled_from(UNITS))
def test_the_nth_unit_is_the_nth_that_starts_inside(first: dt.date, length: int, grain: Grain) -> None:
    within = cal.between(cal.on(first), cal.on(first + dt.timedelta(days=length - 1)))
    units = starting_inside(within, grain)
    if grain is Grain.WEEKEND:  # counted from the end the last one that starts inside may not be the last one touched
        units = [unit for unit in units if unit.end is not None and within.end is not None and unit.end <= within.end]
    for n, unit in enumerate(units, 1):
        assert cal.nth(within, n, grain) == unit
    last = cal.containing(within.end - dt.timedelta(microseconds=1), grain) if within.end else None
    if units and last == units[-1]:
        for n, unit in enumerate(reversed(units), 1):
            assert cal.nth(within, -n, grain) == unit


@pytest.mark.parametrize(("within", "n", "grain", "edtf"), [
    (cal.of(2024, 3), 1, Grain.DAY, "2024-03-01"),
    (cal.of(2024, 3), 31, Grain.DAY, "2024-03-31"),
    (cal.of(2024, 3), -31, Grain.DAY, "2024-03-01"),
    (cal.of(2024, 3), 1, Grain.WEEK, "2024-03-04/2024-03-10"),  # the week of 26 February starts before it
    (cal.of(2024, 3), 4, Grain.WEEK, "2024-03-25/2024-03-31"),
    (cal.of(2024), 4, Grain.QUARTER, "2024-36"),
    (cal.of(2024), -1, Grain.HALF, "2024-41"),
    (cal.this(cal.of(1985), Grain.DECADE), 10, Grain.YEAR, "1989"),
])
def test_nth_of_what(within: Interval, n: int, grain: Grain, edtf: str) -> None:
    assert to_edtf(cal.nth(within, n, grain)) == edtf


@pytest.mark.parametrize(("within", "n", "grain", "message"), [
    (cal.of(2024, 3), 0, Grain.DAY, "only a bounded interval has an n-th unit"),
    (cal.since(cal.of(2024, 3)), 1, Grain.DAY, "only a bounded interval has an n-th unit"),
    (cal.until(cal.of(2024, 3)), -1, Grain.DAY, "only a bounded interval has an n-th unit"),
    (cal.of(2024, 3), 32, Grain.DAY, "there is no such day in it"),
    (cal.of(2024, 3), -32, Grain.DAY, "there is no such day in it"),
    (cal.of(2024, 3), 5, Grain.WEEK, "there is no such week in it"),
    (cal.of(2024, 3), 1, Grain.YEAR, "there is no such year in it"),
    (cal.of(2024, 3, 14), 1, Grain.WEEK, "there is no such week in it"),
])
def test_no_nth(within: Interval, n: int, grain: Grain, message: str) -> None:
    with pytest.raises(OutOfCalendar, match=f"^{message}$"):
        cal.nth(within, n, grain)


@pytest.mark.parametrize(("unit", "early", "middle", "late"), [
    (cal.of(2022, 8), "2022-08-01/2022-08-10", "2022-08-11/2022-08-20", "2022-08-21/2022-08-31"),
    (cal.of(2022), "2022-01/2022-04", "2022-05/2022-08", "2022-09/2022-12"),
    (cal.this(cal.of(1985), Grain.DECADE), "1980/1984", "1983/1986", "1985/1989"),
    (cal.this(cal.of(1985), Grain.CENTURY), "1900/1949", "1930/1969", "1950/1999"),
    (cal.of_week(2024, 11), "2024-03-11/2024-03-13", "2024-03-13/2024-03-14", "2024-03-15/2024-03-17"),
    (cal.of_season(2024, 0), "2024-03", "2024-04", "2024-05"),
    (cal.nth(cal.of(2024), 2, Grain.QUARTER), "2024-04", "2024-05", "2024-06"),
    (cal.nth(cal.of(2024), 2, Grain.HALF), "2024-07/2024-08", "2024-09/2024-10", "2024-11/2024-12"),
    (cal.of(2024, 3, 14), "2024-03-14", "2024-03-14", "2024-03-14"),  # a day has no such parts
    (cal.since(cal.of(2024, 3)), "2024-03/..", "2024-03/..", "2024-03/.."),
])
def test_parts_of_a_unit(unit: Interval, early: str, middle: str, late: str) -> None:
    assert [to_edtf(part) for part in (cal.early(unit), cal.middle(unit), cal.late(unit))] == [early, middle, late]


def test_months_are_as_long_as_the_calendar_says() -> None:
    for year in (1900, 2000, 2023, 2024, 2100, 2400):
        assert [cal.days_in_month(year, month) for month in range(1, 13)] == [
            calendar.monthrange(year, month)[1] for month in range(1, 13)]


MARCH, MAY = cal.of(2024, 3), cal.of(2024, 5)


@pytest.mark.parametrize(("a", "b", "contains", "overlaps"), [
    (cal.of(2024), MARCH, True, True),
    (MARCH, cal.of(2024), False, True),
    (MARCH, MARCH, True, True),
    (MARCH, MAY, False, False),
    (MARCH, cal.of(2024, 4), False, False),  # they meet and share no instant
    (MARCH, cal.of(2024, 3, 31), True, True),
    (MARCH, cal.of(2024, 3, 1), True, True),
    (cal.since(MARCH), MAY, True, True),
    (cal.since(MAY), MARCH, False, False),
    (cal.until(MARCH), MAY, False, False),
    (cal.until(MAY), MARCH, True, True),
    (MAY, cal.since(MARCH), False, True),
    (MAY, cal.until(MARCH), False, False),
    (cal.since(MARCH), cal.since(MAY), True, True),
    (cal.since(MARCH), cal.until(MARCH), False, True),
    (cal.until(MARCH), cal.until(MAY), False, True),
])
def test_containing_and_overlapping(a: Interval, b: Interval, contains: bool, overlaps: bool) -> None:
    assert (a.contains(b), a.overlaps(b)) == (contains, overlaps)


@pytest.mark.parametrize(("made", "grain"), [
    (cal.since(MARCH), Grain.MONTH), (cal.until(MARCH), Grain.MONTH), (cal.before(MARCH), Grain.MONTH),
    (cal.after(MARCH), Grain.MONTH), (cal.between(MARCH, cal.of(2024, 5, 3)), Grain.DAY),
    (cal.between(cal.of(2024, 3, 4), MAY), Grain.DAY), (cal.between(MARCH, MAY, Grain.YEAR), Grain.YEAR),
    (cal.union(MARCH, cal.of(2024, 5, 3)), Grain.DAY), (cal.early(MARCH), Grain.DAY), (cal.early(cal.of(2024)), Grain.MONTH),
    (cal.early(cal.this(cal.of(1985), Grain.DECADE)), Grain.YEAR), (cal.early(cal.of_week(2024, 11)), Grain.DAY),
    (cal.early(cal.of_season(2024, 0)), Grain.MONTH),
    (cal.shift(cal.of(2024, 3, 14), -2, Grain.WEEK), Grain.WEEK),
    (cal.shift(cal.of_week(2024, 11), 1, Grain.DAY), Grain.WEEK),
    (cal.shift(cal.of(2024), -1, Grain.DAY), Grain.YEAR), (cal.shift(MARCH, -1, Grain.WEEK), Grain.MONTH),
    (cal.shift(cal.of_week(2024, 11), -1, Grain.MONTH), Grain.MONTH),
    (cal.shift(MARCH, 1, Grain.YEAR), Grain.MONTH), (cal.shift(cal.of(2024, 3, 14), 1, Grain.YEAR), Grain.YEAR),
])
def test_the_grain_of_what_is_made(made: Interval, grain: Grain) -> None:
    assert made.grain is grain


@pytest.mark.parametrize(("a", "b", "both"), [
    (cal.of(2024), MARCH, "2024-03"), (MARCH, cal.since(cal.of(2024, 3, 21)), "2024-03-21/2024-03-31"),
    (cal.since(MARCH), cal.until(MAY), "2024-03/2024-05"), (cal.since(MARCH), cal.since(MAY), "2024-05/.."),
    (cal.until(MARCH), cal.until(MAY), "../2024-03"),
])
def test_what_both_cover(a: Interval, b: Interval, both: str) -> None:
    for common in (cal.intersection(a, b), cal.intersection(b, a)):
        assert common is not None
        assert to_edtf(common) == both
        assert common.grain is min(a.grain, b.grain)


@pytest.mark.parametrize(("parts", "cover"), [
    ((MAY, MARCH), "2024-03/2024-05"), ((cal.since(MAY), MARCH), "2024-03/.."), ((cal.until(MARCH), MAY), "../2024-05"),
    ((MARCH, cal.of(2024, 4, 2), cal.of(2024, 2, 28)), "2024-02-28/2024-04-02"),
])
def test_union_of_open_parts(parts: tuple[Interval, ...], cover: str) -> None:
    assert to_edtf(cal.union(*parts)) == cover


def test_nothing_to_count_from() -> None:
    with pytest.raises(OutOfCalendar, match=r"^nothing to count from: the interval is open at both ends$"):
        cal.this(Interval(None, None, Grain.DAY), Grain.MONTH)
    assert to_edtf(cal.this(cal.until(MARCH), Grain.MONTH)) == "2024-04"  # its end is where April begins


@pytest.mark.parametrize(("on", "weekday", "included", "last", "next"), [
    ("2016-11-08", 1, True, "2016-11-08", "2016-11-08"), ("2016-11-08", 1, False, "2016-11-01", "2016-11-15"),
    ("2016-11-08", 0, True, "2016-11-07", "2016-11-14"), ("2016-11-08", 0, False, "2016-11-07", "2016-11-14"),
    ("2016-11-08", 6, True, "2016-11-06", "2016-11-13"),
])
def test_weekdays_around_a_day(on: str, weekday: int, included: bool, last: str, next: str) -> None:
    assert to_edtf(cal.last_weekday(day(on), weekday, included=included)) == last
    assert to_edtf(cal.next_weekday(day(on), weekday, included=included)) == next


def test_by_default_the_last_weekday_may_be_today_and_the_next_may_not() -> None:
    assert to_edtf(cal.last_weekday(day("2016-11-08"), 1)) == "2016-11-08"
    assert to_edtf(cal.next_weekday(day("2016-11-08"), 1)) == "2016-11-15"


@pytest.mark.parametrize(("year", "week"), [(2024, 0), (2024, 53), (2024, -1), (9999, 1), (0, 1)])
def test_a_week_the_calendar_lacks(year: int, week: int) -> None:
    with pytest.raises(OutOfCalendar):
        cal.of_week(year, week)


def test_the_message_names_the_week() -> None:
    with pytest.raises(OutOfCalendar, match=r"^year 2024 has no week 53$"):
        cal.of_week(2024, 53)
    assert cal.of_week(2024, 11).grain is Grain.WEEK
