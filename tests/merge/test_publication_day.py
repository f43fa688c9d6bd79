"""What speaks for a day of publication, argument by argument."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.making import day, mention, report, telling
from timeline.merge.publication_day import (
    Argument,
    Match,
    Told,
    from_calendar,
    from_events,
    from_nearness,
    from_plans,
    from_weekdays,
    from_words,
    from_years,
    last_such_day,
    weekdays_of_dates,
)
from timeline.model import Extraction, Timex

THURSDAY = day("2024-03-14")


def timex(text: str, when: str | None = None, *, start: int = 0, grain: str = "day", value: str = "") -> Timex:
    return Timex(report="r", start=start, end=start + len(text), text=text, type="DATE", value=value or when or "",
                 start_date=day(when) if when else None, grain=grain)


def told(start: int = 0, end: int = 100, *days: str) -> Told:
    return Told(frozenset(), start, end, frozenset(map(day, days)))


def rounded(arguments: Any) -> list[Argument]:
    return [argument._replace(weight=round(argument.weight, 6)) for argument in arguments]


@pytest.mark.parametrize(("value", "published", "expected"), [
    ("XXXX-WXX-4", "2024-03-14", "2024-03-14"), ("XXXX-WXX-5", "2024-03-14", "2024-03-08"),
    ("XXXX-WXX-3TNI", "2024-03-14", "2024-03-13"), ("XXXX-03-13", "2024-03-14", "2024-03-13"),
    ("XXXX-05-13", "2024-03-14", "2024-05-13"), ("XXXX-05-14", "2024-03-14", "2023-05-14"),
    ("XXXX-02-29", "2025-03-14", "2024-02-29"), ("XXXX-02-29", "2027-03-14", None), ("2019-03-13", "2024-03-14",
     "2019-03-13"),
    ("2024-05-13", "2024-03-14", "2024-05-13"), ("2024-05-14", "2024-03-14", None), ("2024-03", "2024-03-14", None),
    ("2024-02-30", "2024-03-14", None),
])
def test_the_last_such_day(value: str, published: str, expected: str | None) -> None:
    assert last_such_day(value, day(published)) == (day(expected) if expected else None)


@pytest.mark.parametrize(("named", "match", "arguments"), [
    ([timex("Wednesday", "2024-03-13", start=5)], told(0, 100, "2024-03-13"),
     [Argument(1.5, "“Wednesday” is 2024-03-13 there", "lender")]),
    ([timex("Wednesday", "2024-03-13", start=5)], told(0, 100, "2024-03-20"), [Argument(-0.5)]),
    ([timex("Wednesday", "2024-03-13", start=5)], told(0, 100, "2024-03-12"), []),
    ([timex("Wednesday", "2024-03-13", start=100)], told(0, 100, "2024-03-20"), [Argument(-0.15)]),
    ([timex("Wednesday", "2024-03-13", start=99)], told(0, 100, "2024-03-13"),
     [Argument(1.5, "“Wednesday” is 2024-03-13 there", "lender")]),
    ([timex("Wednesday", "2024-03-13", start=4)], told(5, 100, "2024-03-13"), []),
    ([], told(0, 100, "2024-03-13", "2024-03-14"), []),
    ([], told(0, 100, "2024-03-13", "2024-03-15"), [Argument(-0.15)]),
])
def test_sentences_about_the_same_things(named: list[Timex], match: Told, arguments: list[Argument]) -> None:
    assert rounded(from_words(THURSDAY, named, [Match(match, match.days, 0.5, "lender")])) == arguments


@pytest.mark.parametrize(("named", "weights", "sentences"), [
    ([], [], []),
    ([timex("Thursday", "2024-03-14")], [1.0, 1.5], ["it tells of “Thursday”"]),
    ([timex("Wednesday", "2024-03-13")], [0.6, -0.5], ["it tells of “Wednesday”"]),
    ([timex("Tuesday", "2024-03-12")], [0.0, -1.5], []),
    ([timex("Monday", "2024-03-11")], [-0.3, -1.5], []),
    ([timex("Friday", "2024-03-08")], [-0.9, -1.5], []),
    ([timex("March 7", "2024-03-07")], [-0.6], []),
    ([timex("March 13", "2024-03-13")], [0.24, -0.2], ["it tells of “March 13”"]),
    ([timex("March 13", "2024-03-13"), timex("Wednesday", "2024-03-13")], [0.6, -0.5], ["it tells of “Wednesday”"]),
    ([timex("Wednesday", "2024-03-13"), timex("March 13", "2024-03-13")], [0.6, -0.5], ["it tells of “Wednesday”"]),
    ([timex("Friday", "2024-03-15")], [-1.0], []),
    ([timex("today", "2024-03-14")], [1.0, 1.0, 1.5], ["the report says “today”", "it tells of “today”"]),
    ([timex("Later Thursday", "2024-03-13")], [-1.0, 0.6, -0.5], ["it tells of “Later Thursday”"]),
    ([timex("March 2", "2024-01-14")], [-0.6], []),
    ([timex("March 2", "2024-01-13")], [-1.5, -0.6], []),
    ([timex("January 13, 2024", "2024-01-13")], [-0.6], []),
    ([timex("Wednesday", "2024-03-13"), timex("Thursday", "2024-03-14")], [1.0, 0.6, 1.5],
     ["it tells of “Thursday”", "it tells of “Wednesday”"]),
])
def test_how_much_it_reads_like_news_of_the_day(named: list[Timex], weights: list[float], sentences: list[str]) -> None:
    found = rounded(from_calendar(THURSDAY, named))
    assert [argument.weight for argument in found] == weights
    assert [argument.sentence for argument in found if argument.sentence] == sentences


@pytest.mark.parametrize(("text", "timexes", "arguments"), [
    ("Ships met.", [], []),
    ("Ships met for Eagle Partner 2024.", [], [Argument(0.5, year=True)]),
    ("Ships met for Eagle Partner 2023.", [], [Argument(-1.0)]),
    ("Eagle Partner 2023 was smaller than Eagle Partner 2024.", [], [Argument(0.5, year=True)]),
    ("It was held In 2023 and Since 2019, in March 2022.", [], []),
    ("It was held in 2024.", [timex("2024", "2024-01-01", grain="year")], [Argument(-0.7)]),
    ("It was held in 2023.", [timex("2023", "2023-01-01", grain="year")], []),
    ("It was held in 2025.", [timex("2025", "2025-01-01", grain="year")], [Argument(-0.7)]),
    ("It was held in 2024.", [timex("2024", "2024-01-01", grain="day")], []),
    ("It was held this year.", [timex("this year", "2024-01-01", grain="year")], []),
    ("Eagle Partner 2024 and 2024", [timex("2024", "2024-01-01", grain="year")], [Argument(0.5, year=True)]),
])
def test_years(text: str, timexes: list[Timex], arguments: list[Argument]) -> None:
    assert list(from_years(THURSDAY, Extraction(report=report("r", None, text), timexes=tuple(timexes)))) == arguments


def test_a_weekday_beside_its_date() -> None:
    words = [timex("April 1", start=8, value="XXXX-04-01"), timex("Tuesday", value="XXXX-WXX-2"),
             timex("April 4", start=40, value="XXXX-04-04"), timex("Friday", start=49, value="XXXX-WXX-5"),
             timex("Monday", start=60, value="XXXX-WXX-1"), timex("May 1", start=69, value="XXXX-05-01"),
             timex("2024-04-02", start=80, value="2024-04-02"), timex("Tuesday", start=91, value="XXXX-WXX-2")]
    assert list(weekdays_of_dates(words)) == [(2, "XXXX-04-01"), (5, "XXXX-04-04"), (2, "2024-04-02")]


@pytest.mark.parametrize(("published", "arguments"), [
    ("2025-04-02", [Argument(0.5, year=True)]), ("2024-04-02", [Argument(-1.5)]), ("2027-04-02", [Argument(-1.5)]),
])
def test_a_weekday_fits_few_years(published: str, arguments: list[Argument]) -> None:
    assert list(from_weekdays(day(published), [(2, "XXXX-04-01")])) == arguments
    assert list(from_weekdays(day("2027-03-01"), [(2, "XXXX-02-29")])) == []


def lender(id_: str, published: str | None) -> Extraction:
    return Extraction(report=report(id_, published))


@pytest.mark.parametrize(("published", "weight"), [
    ("2024-03-14", 3.0), ("2024-03-17", 3.0), ("2024-03-18", 2.97), ("2024-03-28", 2.67), ("2024-03-29", 1.14),
    ("2024-02-28", 1.14), ("2024-04-11", 0.75), ("2024-04-12", None), ("2024-02-14", None), (None, None),
])
def test_the_nearer_the_better(published: str | None, weight: float | None) -> None:
    found = rounded(from_nearness(THURSDAY, [(0.8, lender("a", published))]))
    assert found == ([] if weight is None else [Argument(weight)])


def test_the_most_similar_counts_most() -> None:
    found = rounded(from_nearness(THURSDAY, [(0.8, lender("a", "2024-03-14")), (0.4, lender("b", "2024-03-14"))]))
    assert found == [Argument(3.0), Argument(0.375)]


@pytest.mark.parametrize(("status", "when", "weights"), [
    ("planned", "2024-03-20", [1.0]), ("planned", "2024-03-14", [1.0]), ("planned", "2024-03-13", [-2.0]),
    ("forecast", "2024-03-20", [1.0]), ("occurred", "2024-03-20", [-1.0]), ("occurred", "2024-03-14", []),
    ("occurred", "2024-03-13", []), ("cancelled", "2024-03-20", []),
])
def test_what_is_planned_lies_ahead(status: str, when: str, weights: list[float]) -> None:
    one = mention("r", "It is held.", status=status, timexes=(7, 9))
    read = Extraction(report=report("r"), timexes=(timex("then", when, start=7),), mentions=(one,))
    assert [argument.weight for argument in from_plans(read)] == weights
    unknown = read.model_copy(update={"report": report("r", None)})
    assert list(from_plans(unknown)) == []
    by_month = read.model_copy(update={"timexes": (timex("then", when, start=7, grain="month"),)})
    assert list(from_plans(by_month)) == []


ALIKE: dict[str, Any] = {"mode": "naval", "equipment": ("KN-23",)}  # 0.8 + 0.6 + 1.4 without the dates


def argued(mine: dict[str, Any], theirs: dict[str, Any], published: str = "2024-03-14") -> list[tuple[float, str, str]]:
    my = telling(mention("my", "It fired.", mine.pop("when", ""), **mine), published=published)
    their = telling(mention("their", "It fired.", theirs.pop("when", "2024-03-13"), **theirs))
    return [(round(a.weight, 4), a.sentence, a.lender) for a in from_events([my], [their])]


@pytest.mark.parametrize(("mine", "theirs", "published", "expected"), [
    ({"when": "2024-03-13"}, {}, "2024-03-14", [(1.54, "dates agree: 2024-03-13 in both, as their has it", "their")]),
    ({"when": "2024-03-12"}, {}, "2024-03-14", []),
    ({"when": "2024-03-11"}, {}, "2024-03-14", [(-1.4, "", "")]),
    ({"when": "2024-03-11", "date_basis": "fresh"}, {}, "2024-03-14", []),
    ({}, {}, "2024-03-14", []),
    ({}, {}, "2024-03-12", [(-1.4, "", "")]),
    ({}, {}, "2024-03-13", []),
    ({"status": "planned"}, {}, "2024-03-12", []),
    ({}, {"when": "2024-03-13/2024-03-14"}, "2024-03-12", []),
    ({"when": "2024-03-13"}, {"date_basis": "fresh"}, "2024-03-14", []),
    ({"when": "2024-03-13"}, {"when": "../2024-03-13"}, "2024-03-14", []),
    ({"when": "2024-03-13"}, {"when": "2024-03"}, "2024-03-14", []),
    ({"when": "2024-03-13", "actors": ("KOR",)}, {}, "2024-03-14", []),
    ({"when": "2024-03-13", "equipment": ()}, {}, "2024-03-14", []),
])
def test_events_that_both_tell_of(
    mine: dict[str, Any], theirs: dict[str, Any], published: str, expected: list[tuple[float, str, str]]
) -> None:
    assert argued(ALIKE | mine, ALIKE | theirs, published) == expected


def test_nobody_to_compare_says_nothing() -> None:
    assert list(from_events([], [telling(mention("a", "It fired.", "2024-03-13"))])) == []


@pytest.mark.parametrize(("published", "argument"), [
    ("2023-03-14", Argument(0.5, year=True)), ("2023-05-01", Argument(0.5, year=True)), ("2024-03-04", Argument(-1.5)),
])
def test_whoever_writes_monday_march_13_2023_does_so_soon_after(published: str, argument: Argument) -> None:
    assert list(from_weekdays(day(published), [(1, "2023-03-13")])) == [argument]
