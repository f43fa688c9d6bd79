"""When an event took place, from what several mentions say."""

from __future__ import annotations

import pytest

from tests.merge.making import day, mention, span
from timeline.dates.span import Span
from timeline.merge.dating import Dated, date_event

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
    ("a date counted from another is a date told",
     ["computed occurred 2024-03-13", "stated occurred 2024-03-14", "stated occurred 2024-03-14"], "2024-03-14", True),
    ("a date carried over outranks what is assumed",
     ["fresh occurred 2024-03-13", "carried occurred 2024-03-05"], "2024-03-05", False),
    ("eleven days apart: the first report", ["stated occurred 2024-03-13", "stated occurred 2024-03-24"], "2024-03-13",
     True),
    ("ten days apart: both", ["stated occurred 2024-03-13", "stated occurred 2024-03-23"], "2024-03-13~2024-03-23", True),
    ("three against two: both",
     ["stated occurred 2024-03-12"] * 2 + ["stated occurred 2024-03-13"] * 3, "2024-03-12~2024-03-13", True),
    ("four against two: the four",
     ["stated occurred 2024-03-12"] * 2 + ["stated occurred 2024-03-13"] * 4, "2024-03-13", True),
    ("the plan alone", ["stated planned 2024-03-04/2024-03-14", "stated forecast 2024-03"], "2024-03-04/2024-03-14", False),
    ("a plan for another day, and what was told",
     ["stated planned 2024-03-12", "stated occurred 2024-03-13"], "2024-03-13", False),
    ("dates that no calendar allows", ["stated occurred 2024-03-14/2024-03-04", "stated occurred 2024-03-13"], "2024-03-13",
     False),
    ("a day in a run whose end is open", ["stated occurred 2024-03-07", "stated occurred 2024-03-04/.."], "2024-03-04/..",
     False),
    ("a day in a run whose beginning is open", ["stated occurred 2024-03-07", "stated occurred ../2024-03-14"],
     "../2024-03-14", False),
    ("days within a run", ["stated occurred 2024-03-06/2024-03-07", "stated occurred 2024-03-04/2024-03-14"],
     "2024-03-04/2024-03-14", False),
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


RUN = "2020-07-12/2020-07-16"


@pytest.mark.parametrize(("first", "second", "kind", "expected"), [
    ("2020-07-14", RUN, "exercise", RUN), ("2020-07-14", RUN, "deployment", RUN), ("2020-07-14", RUN, "readiness", RUN),
    ("2020-07-14", RUN, "weapons_test", "2020-07-14"), ("2020-07-14", RUN, "engagement", RUN),
    ("2020-07-14", "2020-07-12/..", "engagement", "2020-07-14"), (RUN, "2020-07-14", "weapons_test", RUN),
])
def test_a_day_within_a_run(first: str, second: str, kind: str, expected: str) -> None:
    """Two voices for the first, one for the second."""
    told = [mention(f"r{n}", "It took place.", when, type=kind) for n, when in enumerate((first, first, second))]
    dated = date_event(enumerate(told))
    assert (dated.span, dated.conflict) == (span(expected), False)


def test_the_reasons_name_what_was_used_and_what_was_not() -> None:
    said = [("a", "2024-03", "in March"), ("b", "2024-03-13", "on Wednesday"), ("c", "2024-03-13", "on Wednesday"),
            ("d", "2024-03-20", "on the 20th"), ("e", "2024-04-20", "in April")]
    told = [(id_, mention(id_, "It took place.", when, date_reason=f"{id_} says so", time_phrase=phrase))
            for id_, when, phrase in said]
    dated = date_event(told[:3])
    assert dated == Dated(span("2024-03-13"), "day", "stated", "b says so", "on Wednesday", False, None)
    both = date_event([told[1], told[3]])
    assert both.reason == "b says so; d differs: on the 20th; the bounds cover both"
    assert (both.phrase, both.grain, both.conflict) == ("on Wednesday", "day", True)
    assert date_event([told[1], told[4]]).reason == "b says so; e gives other dates, with less support"
    assert date_event(told[:1]).reason == "a says so"
    ends = [("x", mention("x", "It began.", "2024-03-04/..", date_reason="began so")),
            ("y", mention("y", "It ended.", "../2024-03-14", date_reason="ended so"))]
    assert date_event(ends).reason == "began so; ended so"
    by_the_week = ends[1][1].model_copy(update={"grain": "week"})
    assert date_event([("y", by_the_week)]).grain == "week"
    assert date_event([("x", ends[0][1].model_copy(update={"grain": "month"})), ("y", by_the_week)]).grain == "day"


def test_a_date_without_words_is_another_date() -> None:
    told = [(id_, mention(id_, "It took place.", when)) for id_, when in (("a", "2024-03-13"), ("b", "2024-03-15"))]
    assert date_event(told).reason == "b differs: other dates; the bounds cover both"


def test_of_as_many_voices_the_narrower_span_then_the_first_report() -> None:
    wide, exact = mention("a", "It took place.", "2023-03"), mention("b", "It took place.", "2024-03-13")
    assert date_event([("a", wide), ("b", exact)]).span == span("2024-03-13")
    other = mention("a", "It took place.", "2023-03-13")
    assert date_event([("b", exact), ("a", other)]).span == span("2023-03-13")
    open_ended = mention("a", "It took place.", "../2023-03-13")
    assert date_event([("a", open_ended), ("b", exact)]).span == span("2024-03-13")


def test_one_voice_counts_once() -> None:
    copies = [("wire", mention(id_, "It took place.", "2024-03-12")) for id_ in "abc"]
    own = [("x", mention("x", "It took place.", "2024-03-13")), ("y", mention("y", "It took place.", "2024-03-13"))]
    assert date_event([*copies, *own]).span == span("2024-03-13")


def test_the_first_plan_is_kept_as_announced_unless_it_holds_what_happened() -> None:
    fact = mention("c", "It was held.", "2024-03-13")
    plans = [mention(id_, "It is planned.", when, status="planned")
             for id_, when in (("a", "2024-03-20"), ("b", "2024-03-21"))]
    assert date_event([("a", plans[0]), ("b", plans[1]), ("c", fact)]).announced == span("2024-03-20")
    run = mention("a", "It is planned.", "2024-03-04/2024-03-14", status="planned")
    assert date_event([("a", run), ("c", fact)]).announced is None
    month = mention("a", "It is planned.", "2024-03", status="planned")
    began = mention("c", "It has begun.", "2024-03-13/..")
    dated = date_event([("a", month), ("c", began)])
    assert dated.span == Span(day("2024-03-13"), day("2024-03-13"), day("2024-03-01"), day("2024-03-31"))
    assert dated.announced is None


def test_an_end_that_nobody_disputes_stays_where_the_beginnings_differ() -> None:
    told = ["../2024-03-14", "2024-03-04/..", "2024-03-05/.."]
    dated = date_event([(n, mention(f"r{n}", "It runs.", when, status="ongoing")) for n, when in enumerate(told)])
    assert (dated.span, dated.conflict) == (
        Span(day("2024-03-04"), day("2024-03-05"), day("2024-03-14"), day("2024-03-14")), True)
