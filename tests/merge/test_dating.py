"""When an event took place, from what several mentions say."""

from __future__ import annotations

import pytest

from tests.merge.making import day, mention, span
from timeline.dates.span import Span
from timeline.merge.dating import date_event

# (basis, status, span) of mentions in reports a, b, c …; the span that comes out; whether a conflict is flagged
CASES = [
    ("one day, told twice", ["stated occurred 2024-03-13", "stated occurred 2024-03-13"], "2024-03-13", False),
    ("begin and end from two reports",
     ["stated ongoing 2024-03-04/..", "stated occurred ../2024-03-14"], "2024-03-04/2024-03-14", False),
    ("a day inside the month", ["stated occurred 2023-07", "stated occurred 2023-07-12"], "2023-07-12", False),
    ("words outrank the days before publication",
     ["fresh occurred 2024-03", "stated occurred 2024-02-28"], "2024-02-28", False),
    ("words outrank a date carried over",
     ["carried occurred 2024-03-05", "stated occurred 2024-03-07"], "2024-03-07", False),
    ("a day of a longer run",
     ["stated occurred 2024-03-04/2024-03-14", "stated occurred 2024-03-07"], "2024-03-04/2024-03-14", False),
    ("what happened outranks the plan",
     ["stated planned 2022-10-31/2022-11-04", "stated occurred 2022-10-31/2022-11-05"], "2022-10-31/2022-11-05", False),
    ("the plan gives the end",
     ["stated planned 2024-03-04/2024-03-14", "stated ongoing 2024-03-04/.."], "2024-03-04/2024-03-14", False),
    ("one against one: both",
     ["stated occurred 2024-03-13", "stated occurred 2024-03-12"], "2024-03-12~2024-03-13", True),
    ("two against one: the two",
     ["stated occurred 2024-03-12", "stated occurred 2024-03-13", "stated occurred 2024-03-13"], "2024-03-13", True),
    ("far apart: the first report", ["stated occurred 2024-03-13", "stated occurred 2023-03-13"], "2024-03-13", True),
    ("planned by one, told by another: two voices against one",
     ["stated planned 2024-03-04/2024-03-15", "stated occurred 2024-03-04/2024-03-14",
      "stated occurred 2024-03-04/2024-03-15"],
     "2024-03-04/2024-03-15", False),
    ("nobody knows", ["none occurred "], "", False),
]


@pytest.mark.parametrize(("told", "expected", "conflict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_dates_come_together(told: list[str], expected: str, conflict: bool) -> None:
    mentions = []
    for number, line in enumerate(told):
        basis, status, when = line.split(" ")
        mentions.append((number, mention(f"r{number}", "It took place.", when, date_basis=basis, status=status)))
    dated = date_event(mentions)
    low, tilde, high = expected.partition("~")
    wanted = span(low).hull(span(high)) if tilde else span(expected)
    assert (dated.span, dated.conflict) == (wanted, conflict)
    assert date_event(reversed(mentions)).span == dated.span


def test_a_plan_that_came_out_otherwise_is_kept() -> None:
    plan = mention("a", "It is to run until Friday.", "2022-10-31/2022-11-04", status="planned")
    fact = mention("b", "It ran until Saturday.", "2022-10-31/2022-11-05")
    assert date_event([("a", plan), ("b", fact)]).announced == plan.span


def test_a_beginning_that_nobody_disputes_stays_where_the_ends_differ() -> None:
    told = ["2024-03-04/..", "../2024-03-14", "../2024-03-15"]
    dated = date_event([(n, mention(f"r{n}", "It runs.", when, status="ongoing")) for n, when in enumerate(told)])
    assert dated.conflict
    assert dated.span == Span(day("2024-03-04"), day("2024-03-04"), day("2024-03-14"), day("2024-03-15"))


def test_a_day_of_fighting_that_lasted_longer() -> None:
    day_told = mention("a", "They fought.", "2020-07-14", type="engagement")
    run_told = mention("b", "They fought.", "2020-07-12/2020-07-16", type="engagement")
    assert date_event([("a", day_told), ("b", run_told)]).span == span("2020-07-12/2020-07-16")


def test_launches_of_one_day_are_no_run() -> None:
    day_told = mention("a", "It was fired.", "2022-11-02", type="weapons_test")
    run_told = mention("b", "It was fired.", "2022-11-02/2022-11-03", type="weapons_test")
    assert date_event([("a", day_told), ("b", run_told)]).span == span("2022-11-02")
