"""From days to decades: which scale a stretch of time gets on a page."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.view.lanes import lanes
from timeline.view.page import Page
from timeline.view.rows import LinkRow
from timeline.view.sides import by_side

from .sample import DRILL, LINKS, MONTH, day, row


def spread_over(days: int) -> list[str]:
    begin = day("2020-01-06")
    starts = [str(begin + dt.timedelta(days=n * days // 20)) for n in range(21)]
    events = [row(f"b{n:04d}", start, start, "PRK", "exercise", "Drill") for n, start in enumerate(starts)]
    return [line.plain for line in lanes(events, [], Page.of(100))]


@pytest.mark.parametrize(
    ("days", "word"),
    [(60, "several on one day"), (300, "in one week"), (2000, "in one month"), (9000, "each column about 104 days")],
)
def test_columns_grow_with_the_time_they_cover(days: int, word: str) -> None:
    assert any(word in line for line in spread_over(days))


def test_a_fortnight_has_a_column_a_day_with_its_name() -> None:
    lines = [line.plain for line in lanes(MONTH, LINKS, Page.of(100))]
    assert lines[1].split() == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Mo", "Tu", "We", "Th"]


def test_every_basis_has_a_line_of_its_own() -> None:
    arrows = [line.plain for line in lanes(MONTH, LINKS, Page.of(100))][4]
    assert arrows.split() == ["│", "┊", "╎"]


def test_who_began_stands_above_who_answered() -> None:
    lines = [line.plain for line in lanes(MONTH, LINKS, Page.of(100))]
    assert [line.split()[0] for line in lines if line[:1].isalpha()] == ["KOR,", "PRK"]


def test_a_side_that_drilled_with_others_shares_their_lane() -> None:
    alone = row("zzzzz", "2024-03-06", "2024-03-06", "USA", "exercise", "Alone")
    lines = [line.plain for line in lanes([DRILL, alone], [], Page.of(100))]
    assert [line.split()[0] for line in lines if line[:1].isalpha()] == ["KOR,"]


def test_one_joint_drill_does_not_make_two_sides_one() -> None:
    alone = [row(f"z{n}zzz", f"2024-03-{n:02}", f"2024-03-{n:02}", "USA", "statement", "Alone") for n in range(1, 10)]
    assert sorted(map(sorted, by_side([DRILL, *alone[:5]]))) == [["KOR", "USA"]]
    assert sorted(map(sorted, by_side([DRILL, *alone[:6]]))) == [["KOR", "USA"], ["USA"]]
    lines = [line.plain for line in lanes([DRILL, *alone], [], Page.of(100))]
    assert [line.split()[0] for line in lines if line[:1].isalpha()] == ["USA", "KOR,"]


def test_what_is_not_drawn_is_counted() -> None:
    undated = row("zzzzz", None, None, "USA", "exercise", "Some day")
    assert lanes([DRILL, undated], [], Page.of(100))[-1].plain.startswith("1 event left out")
    blocked = LinkRow(from_id="k7frd", to_id="m5dst", basis="stated")
    same_lane = [row("m5dst", "2024-03-05", "2024-03-06", "PRK", "exercise", "One"),
                 row("q2wxz", "2024-03-05", "2024-03-09", "KOR", "exercise", "Between"),
                 row("k7frd", "2024-03-03", "2024-03-03", "CHN", "statement", "Before")]
    assert lanes(same_lane, [blocked], Page.of(100))[-1].plain == "1 answer without an arrow, for want of room"


def test_a_window_cuts_what_reaches_beyond_it() -> None:
    lines = [line.plain for line in lanes(MONTH, LINKS, Page.of(100), window=(day("2024-03-06"), day("2024-03-08")))]
    assert lines[1].split() == ["We", "Th", "Fr"]
    assert lines[-1].startswith("2 events left out")


def test_nothing_to_draw() -> None:
    assert lanes([], [], Page.of(100)) == []
    undated = row("zzzzz", None, None, "USA", "exercise", "Some day")
    assert [line.plain for line in lanes([undated], [], Page.of(100))] == ["no event of this selection has a date in it"]
