"""Which drawers a telling lies in, for how long, and whom it meets there."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.merge.making import day, mention, telling
from timeline.dates.span import Span
from timeline.merge import block
from timeline.merge.block import Drawers, Seat, Window, filed_under, in_common, in_order, opening, sought_under, window
from timeline.merge.telling import Telling

Given = dict[str, Any]


def told(id_: str = "a", published: str | None = "2024-03-14", **fields: Any) -> Telling:
    sentence, when = fields.pop("sentence", "It took place."), fields.pop("when", "")
    made = mention(id_, sentence, "" if isinstance(when, Span) else when, **fields)
    return telling(made.model_copy(update={"span": when}) if isinstance(when, Span) else made, published=published)


def by(last: str) -> Span:
    """By that day, nobody says since when."""
    return Span(None, day(last), None, day(last))


@pytest.mark.parametrize(("fields", "first", "last"), [
    ({"when": "2024-03-13"}, "2024-03-12", "2024-03-14"),
    ({"when": "2024-03-04/2024-03-12"}, "2024-03-03", "2024-03-13"),
    ({"when": "2024-03-04/.."}, "2024-03-03", "2024-03-05"),
    ({"when": "2024-03-20/.."}, "2024-03-19", "2024-03-21"),
    ({"when": "2024-03-20/..", "published": None}, "2024-03-19", "2024-03-21"),
    ({"when": "../2024-03-12"}, "2024-03-11", "2024-03-13"),
    ({"when": by("2024-03-12")}, "2024-02-19", "2024-03-13"),
    ({"when": by("2024-03-20")}, "2024-02-21", "2024-03-21"),
    ({"when": by("2024-03-20"), "published": None}, "2024-02-27", "2024-03-21"),
    ({"when": Span(day("2024-03-04"), None, None, None)}, "2024-03-03", "2024-03-15"),
    ({"when": Span(day("2024-03-20"), None, None, None)}, "2024-03-19", "2024-03-21"),
    ({"when": Span(day("2024-03-20"), None, None, None), "published": None}, "2024-03-19", "2024-03-21"),
    ({"when": "2024-03-13", "date_basis": "fresh"}, "2024-02-27", "2024-03-14"),
    ({}, "2024-02-22", "2024-03-15"),
])
def test_where_others_are_looked_for(fields: Given, first: str, last: str) -> None:
    assert window(told(**fields)) == Window(day(first), day(last))


def test_what_nothing_dates_comes_before_all() -> None:
    undated, dated = told(published=None), told("b", when="0001-01-01")
    assert window(undated) is None
    assert opening(undated) == dt.date.min
    assert in_order([dated, undated]) == [undated, dated]
    assert window(dated) == Window(dt.date.min, day("0001-01-02"))


def test_in_order_of_the_days_then_of_the_ids() -> None:
    made = [told("b", when="2024-03-13"), told("c", when="2024-03-12"), told("a", when="2024-03-13")]
    assert [one.mentions[0].report for one in in_order(made)] == ["c", "a", "b"]


@pytest.mark.parametrize(("fields", "filed", "sought"), [
    ({"actors": ("USA", "KOR")}, ("drill/KOR", "drill/USA", "drill/*"), ("drill/KOR", "drill/USA", "drill/?")),
    ({"actors": ()}, ("drill/?", "drill/*"), ("drill/*",)),
    ({"actors": ("KOR",), "series": "s"}, ("drill/KOR", "drill/*", "series/s"), ("drill/KOR", "drill/?", "series/s")),
    ({"actors": (), "series": "s"}, ("drill/?", "drill/*", "series/s"), ("drill/*", "series/s")),
])
def test_drawers(fields: Given, filed: tuple[str, ...], sought: tuple[str, ...]) -> None:
    assert (filed_under(told(**fields)), sought_under(told(**fields))) == (filed, sought)


@pytest.mark.parametrize(("types", "kind"), [
    (("exercise", "weapons_test", "engagement"), "drill"), (("deployment", "incursion", "readiness", "inspection"), "move"),
    (("statement",), "word"), (("agreement",), "pact"), (("procurement",), "arms"), (("other",), "other"),
])
def test_reports_mix_up_what_shares_a_drawer(types: tuple[str, ...], kind: str) -> None:
    assert {filed_under(told(type=type_))[-1] for type_ in types} == {f"{kind}/*"}


def test_a_name_stays_to_the_end_of_the_year() -> None:
    assert Seat(told(when="2024-03-13", series="s"), 0).stays == day("2024-12-31")
    assert Seat(told(when="2024-03-13"), 0).stays == day("2024-03-14")
    assert block.is_series("series/s")
    assert not block.is_series("drill/KOR")


def test_a_list_keeps_those_most_alike_and_of_equals_those_who_came_first() -> None:
    seats = [Seat(told(f"r{number:02}", when="2024-03-13"), number) for number in range(24)]
    for other in seats[1:]:
        seats[0].met(other, 2 if other.number in (20, 22) else 1)
    assert [seat.number for seat in seats[0].take_shortlist()] == [20, 22, *range(1, 15)]
    assert seats[0].take_shortlist() == []
    for other in (seats[5], seats[3]):
        seats[1].met(other, 1)
    assert [seat.number for seat in seats[1].take_shortlist()] == [3, 5]


def test_a_mark_in_common_is_worth_three_words() -> None:
    one = told("a", sentence="Gunners shelled Harran.", place="Harran", actors=())
    two = told("b", sentence="Farmers fled Harran.", place="Harran", actors=())
    assert in_common(one, two) == 3 + 1
    assert in_common(one, told("c", sentence="Gunners shelled Veld.", actors=())) == 2


def meetings(*tellings: Telling) -> set[tuple[int, int]]:
    """Who is on whose list, by number."""
    drawers, seats = Drawers(), []
    for number, one in enumerate(tellings):
        gone = list(drawers.take_out(opening(one)))
        assert all(seat.stays < opening(one) for seat in gone)
        seats.append(Seat(one, number))
        drawers.put_in(seats[-1])
    left = list(drawers.take_out())
    assert [seat.stays for seat in left] == sorted(seat.stays for seat in left)
    return {(seat.number, other.number) for seat in seats for other in seat.take_shortlist()}


BOTH = {(0, 1), (1, 0)}


@pytest.mark.parametrize(("one", "two", "met"), [
    ({"when": "2024-03-13"}, {"when": "2024-03-13"}, BOTH),
    ({"when": "2024-03-13"}, {"when": "2024-03-15"}, BOTH),
    ({"when": "2024-03-13"}, {"when": "2024-03-16"}, set()),
    ({"when": "2024-03-13"}, {"when": "2024-03-13", "actors": ("KOR",)}, set()),
    ({"when": "2024-03-13"}, {"when": "2024-03-13", "actors": ()}, BOTH),
    ({"when": "2024-03-13", "actors": ()}, {"when": "2024-03-13"}, BOTH),
    ({"when": "2024-03-13"}, {"when": "2024-03-13", "type": "statement"}, set()),
    ({"when": "2024-03-13", "series": "s"}, {"when": "2024-09-13", "series": "s", "actors": ("KOR",)}, BOTH),
    ({"when": "2024-03-13", "series": "s"}, {"when": "2025-01-03", "series": "s"}, set()),
    ({"when": "2024-03-13", "series": "s"}, {"when": "2024-04-13"}, set()),
])
def test_who_meets_whom(one: Given, two: Given, met: set[tuple[int, int]]) -> None:
    assert meetings(told("a", **one), told("b", **two)) == met


def test_in_a_crowd_those_are_met_who_share_words_that_few_have() -> None:
    crowd = [told(f"r{number:03}", when="2024-03-13", sentence=f"Gunners shelled Town{number:03} again.")
             for number in range(60)]
    late = told("s", when="2024-03-13", sentence="Gunners shelled Town007 and Town031 again.")
    drawer = block.Drawer()
    for number, one in enumerate(crowd):
        drawer.put_in(Seat(one, number))
    assert {seat.number for seat in drawer.those_like(late)} == {7, 31}
    drawer.put_in(Seat(told("t", when="2024-03-13", sentence="Town007 burned."), 60))
    drawer.take_out(7)
    assert {seat.number for seat in drawer.those_like(late)} == {31, 60}
    for number in range(8, 20):
        drawer.take_out(number)
    assert len(list(drawer.those_like(late))) == 48
    for number in (5, 6):
        drawer.take_out(number)
    assert len(list(drawer.those_like(late))) == 46


def test_of_more_than_can_be_offered_those_with_most_in_common() -> None:
    crowd = [told(f"r{number:03}", when="2024-03-13", sentence="Gunners shelled" + " Harran" * (number % 2), actors=())
             for number in range(50)]
    late = told("s", when="2024-03-13", sentence="Harran.", actors=())
    listed = [other for one, other in meetings(*crowd, late) if one == 50]
    assert len(listed) == 16
    assert all(number % 2 for number in listed)
