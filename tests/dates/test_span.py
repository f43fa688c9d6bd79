"""What is known of an event's days: four bounds, and what two reports of it allow together."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates.span import Span

YEAR, MONTH = 2024, 3


def march(text: str) -> Span:
    """``4 4 14 14`` as days of March, ``-`` where a bound is open."""
    return Span(*(None if word == "-" else dt.date(YEAR, MONTH, int(word)) for word in text.split()))


def day(number: int) -> dt.date:
    return dt.date(YEAR, MONTH, number)


@pytest.mark.parametrize(("span", "bounds"), [
    (Span.on(day(13)), "13 13 13 13"),
    (Span.within(day(1), day(10)), "1 10 1 10"),
    (Span.within(None, day(15)), "- 15 - 15"),
    (Span.within(day(15), None), "15 - 15 -"),
    (Span.lasting(day(4), day(14)), "4 4 14 14"),
    (Span(), "- - - -"),
])
def test_a_span_is_made_in_four_ways(span: Span, bounds: str) -> None:
    assert span == march(bounds)


@pytest.mark.parametrize(("bounds", "undated", "one_day", "consistent", "width"), [
    ("- - - -", True, False, True, None),
    ("13 13 13 13", False, True, True, 0),
    ("13 13 13 14", False, False, True, 0),
    ("4 4 14 14", False, False, True, 0),
    ("1 10 1 10", False, False, True, 9),
    ("- 10 - 10", False, False, True, None),
    ("10 - 10 -", False, False, True, None),
    ("10 9 10 10", False, False, False, -1),  # begins after the latest day it can have begun
    ("4 4 9 8", False, False, False, 0),  # the same of its end
    ("9 9 - 8", False, False, False, 0),  # ends before it begins
    ("9 9 9 9", False, True, True, 0),
    ("9 - - 9", False, False, True, None),
])
def test_what_four_bounds_say(bounds: str, undated: bool, one_day: bool, consistent: bool, width: int | None) -> None:
    span = march(bounds)
    assert (span.is_undated, span.is_day, span.is_consistent, span.width) == (undated, one_day, consistent, width)
    assert (span.first, span.last) == (span.start_earliest, span.end_latest)


@pytest.mark.parametrize(("a", "b", "both", "cover"), [
    ("1 10 1 10", "7 7 7 7", "7 7 7 7", "1 10 1 10"),
    ("1 10 1 10", "8 20 8 20", "8 10 8 10", "1 20 1 20"),
    ("4 4 - -", "- - 14 14", "4 4 14 14", "- - - -"),
    ("4 4 14 14", "- - - -", "4 4 14 14", "- - - -"),
    ("4 4 14 14", "4 6 12 16", "4 4 14 14", "4 6 12 16"),
    ("4 4 4 4", "5 5 5 5", None, "4 5 4 5"),
    ("4 4 9 9", "4 4 8 8", None, "4 4 8 9"),
    ("10 10 - -", "- - - 9", None, "- - - -"),
])
def test_two_reports_together(a: str, b: str, both: str | None, cover: str) -> None:
    for one, other in ((march(a), march(b)), (march(b), march(a))):
        assert one.intersect(other) == (None if both is None else march(both))
        assert one.hull(other) == march(cover)


@pytest.mark.parametrize(("a", "b", "apart"), [
    ("4 4 4 4", "4 4 4 4", 0),
    ("4 4 4 4", "5 5 5 5", 1),
    ("4 4 8 8", "12 12 14 14", 4),
    ("4 4 - -", "20 20 20 20", 0),  # an open end reaches any day after
    ("- - 4 4", "3 3 3 3", 0),
    ("- - 4 4", "5 5 5 5", 1),
    ("- - - -", "5 5 5 5", 0),
])
def test_how_many_days_apart_two_spans_touch(a: str, b: str, apart: int) -> None:
    for one, other in ((march(a), march(b)), (march(b), march(a))):
        assert one.touches(other, apart)
        assert not apart or not one.touches(other, apart - 1)
        assert one.touches(other) == (apart == 0)


days = st.none() | st.integers(1, 6).map(day)
spans = st.builds(Span, days, days, days, days).filter(lambda span: span.is_consistent)
ALL = [(start, end) for start, end in itertools.combinations_with_replacement([day(n) for n in range(1, 7)], 2)]


def allows(span: Span, start: dt.date, end: dt.date) -> bool:
    """Whether an event from `start` to `end` is one that the span can mean."""
    return _between(span.start_earliest, start, span.start_latest) and _between(span.end_earliest, end, span.end_latest)


def _between(first: dt.date | None, day: dt.date, last: dt.date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


@settings(deadline=None)
@given(spans, spans)
def test_the_intersection_allows_what_both_do(a: Span, b: Span) -> None:
    both = a.intersect(b)
    for start, end in ALL:
        assert (both is not None and allows(both, start, end)) == (allows(a, start, end) and allows(b, start, end))


@settings(deadline=None)
@given(spans, spans)
def test_the_hull_allows_what_either_does(a: Span, b: Span) -> None:
    hull = a.hull(b)
    assert all(allows(hull, start, end) for start, end in ALL if allows(a, start, end) or allows(b, start, end))
