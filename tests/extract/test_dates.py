"""Which phrase dates which event. Published on Thursday 14 March 2024."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extract.reading import PUBLISHED, events
from timeline.dates.span import Span
from timeline.model import Mention


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2024-{text}")


def bounds(span: Span) -> str:
    """``03-11 .. 03-15``, with ``a~b`` for a bound that leaves room and ``?`` for an open one."""

    def side(early: dt.date | None, late: dt.date | None) -> str:
        if early is None and late is None:
            return "?"
        if early == late and early is not None:
            return early.strftime("%m-%d")
        return f"{early.strftime('%m-%d') if early else '?'}~{late.strftime('%m-%d') if late else '?'}"

    begin, end = side(span.start_earliest, span.start_latest), side(span.end_earliest, span.end_latest)
    return begin if begin == end and "?" not in begin else f"{begin} .. {end}"


DATED = [
    # sentence, type of the event, its span
    ("Poland's five-day drill is scheduled to end on Thursday.", "exercise", "03-10 .. 03-14"),
    (
        "In two days of fighting last week Poland won the hills, and Russia sent 300 soldiers there.",
        "deployment",
        "03-04~03-10",
    ),
    ("A day before the missile launch by North Korea on Tuesday, Japan sent a destroyer to Busan.", "deployment", "03-11"),
    ("Poland held a drill on Tuesday.", "exercise", "03-12"),
    ("On Tuesday Poland held a drill.", "exercise", "03-12"),
    ("Tuesday's drill was held by Poland.", "exercise", "03-12"),
    ("The drill, which Poland held on Tuesday, was small.", "exercise", "03-12"),
    ("Poland said on Wednesday that it had held a drill on Tuesday.", "exercise", "03-12"),
    ("Poland's drill began on Monday.", "exercise", "03-11 .. ?"),
    ("Poland's drill will run until 20 March.", "exercise", "? .. 03-20"),
    ("Poland's drill ended on Monday.", "exercise", "? .. 03-11"),
    ("Poland is holding a drill from 11 to 15 March.", "exercise", "03-11 .. 03-15"),
    ("Poland's 5-day drill ended on Tuesday.", "exercise", "03-08 .. 03-12"),
    ("Poland's five-day drill began on Monday.", "exercise", "03-11 .. 03-15"),
    ("Poland held a drill in early March.", "exercise", "03-01~03-10"),
    ("North Korea fired a missile on Monday and held a drill on Tuesday.", "weapons_test", "03-11"),
    ("North Korea fired a missile on Monday and held a drill on Tuesday.", "exercise", "03-12"),
    ("Seoul condemned on Wednesday the missile that North Korea fired on Monday.", "statement", "03-13"),
    ("Seoul condemned on Wednesday the missile that North Korea fired on Monday.", "weapons_test", "03-11"),
    ("On Monday drones entered Polish airspace and four drones were shot down.", "engagement", "03-11"),
    ("Poland held its first drill since January on Tuesday.", "exercise", "03-12"),
]


def of_type(mentions: list[Mention], kind: str) -> Mention:
    (found,) = [m for m in mentions if m.type == kind]
    return found


@pytest.mark.parametrize(("sentence", "kind", "span"), DATED)
def test_span(sentence: str, kind: str, span: str) -> None:
    assert bounds(of_type(events(sentence), kind).span) == span


def test_a_computed_start_says_so() -> None:
    mention = of_type(events("The 11-day drill of Poland ends on 14 March."), "exercise")
    assert mention.date_basis == "computed"
    assert "2024-03-04" in mention.date_reason
    assert mention.status == "ongoing"


def test_a_date_counted_from_another_event() -> None:
    mentions = events("Poland held a drill on Tuesday, two days after Russian drones entered Polish airspace.")
    assert bounds(of_type(mentions, "incursion").span) == "03-10"


def test_a_later_reference_has_the_date_of_its_antecedent() -> None:
    first, second = events("Poland held a drill on Tuesday. The drill involved 300 tanks.")
    assert (second.span, second.date_basis) == (first.span, "carried")


def test_the_day_of_an_agency_report_dates_no_event() -> None:
    mention = of_type(events("North Korea held a drill, state media reported on Thursday."), "exercise")
    assert (mention.date_basis, mention.span.last) == ("fresh", PUBLISHED)
    assert mention.span.first is not None
    assert mention.span.first < PUBLISHED


def test_a_plan_lies_ahead() -> None:
    mention = of_type(events("Norway will hold a drill."), "exercise")
    assert (mention.status, mention.span.first, mention.span.last) == ("planned", PUBLISHED, None)


def test_without_a_publication_date_nothing_is_assumed() -> None:
    (mention,) = events("Norway held a drill.", published=None)
    assert (mention.span.is_undated, mention.date_basis) == (True, "none")


def test_the_dateline_dates_nothing() -> None:
    (mention,) = events("OSLO, March 12 (Agency) — Norway held a drill on Monday.")
    assert bounds(mention.span) == "03-11"


def test_what_is_told_without_a_date_is_of_the_day_told_of() -> None:
    text = "Pakistani jets bombed a camp in Afghanistan on Tuesday. Kabul condemned the strike. Iran raised its alert."
    assert {bounds(m.span) for m in events(text)} == {"03-12"}


def test_where_no_day_is_told_the_week_before_publication_is_all_there_is() -> None:
    (launch,) = events("Pakistan has fired a ballistic missile.")
    assert bounds(launch.span) == "03-07~03-14"
