from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from timeline.view.page import Page, wrap, wrap_styled
from timeline.view.spark import month_counts, spark
from timeline.view.status import quiet_spells
from timeline.view.table import table

from .sample import day

WORDS = st.text(st.sampled_from("ab훈련 عر-é…"), max_size=120)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("Harbour Watch", 13, "Harbour Watch"), ("Harbour Watch", 9, "Harbour…"), ("합동 훈련", 6, "합동…"),
     ("합동 훈련", 4, "합…"), ("x", 0, "")],
)
def test_shorten(text: str, width: int, shown: str) -> None:
    assert Page.of(80).shorten(text, width) == shown


@given(WORDS, st.integers(4, 40), st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int, rest: int) -> None:
    lines = wrap(text, width, rest)
    assert cell_len(lines[0]) <= width
    assert all(cell_len(line) <= rest for line in lines[1:])
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(WORDS, st.integers(6, 40))
def test_styled_lines_break_where_plain_ones_do(text: str, width: int) -> None:
    styled = Text(" ".join(text.split()))
    styled.stylize("bold", 2, 5)
    assert [line.plain for line in wrap_styled(styled, width)] == wrap(text, width)


def test_bars_are_as_high_as_the_count() -> None:
    assert spark([0, 1, 4, 8], Page.of(80)) == "▁▂▅█"
    assert spark([0, 0], Page.of(80)) == "▁▁"
    assert spark([], Page.of(80)) == ""


def test_months_without_events_are_counted_too() -> None:
    counts = month_counts([day("2023-11-02"), day("2024-02-29"), day("2024-02-01")])
    assert counts == {(2023, 11): 1, (2023, 12): 0, (2024, 1): 0, (2024, 2): 2}


def test_quiet_spells_are_the_days_between_longest_first() -> None:
    days = [day("2024-01-01"), day("2024-01-20"), day("2024-03-01"), day("2024-03-02")]
    assert quiet_spells(days, 18) == [(day("2024-01-21"), day("2024-02-29"))]
    assert quiet_spells(days, 17) == [(day("2024-01-21"), day("2024-02-29")), (day("2024-01-02"), day("2024-01-19"))]


def test_a_table_shortens_its_widest_column_and_counts_the_cells() -> None:
    drawn = table(["a", "b"], [("x" * 50, "short"), ("y", "z" * 10)], Page.of(30))
    assert [line.plain for line in drawn.lines] == [
        "a                   b",
        "──────────────────  ──────────",
        "xxxxxxxxxxxxxxxxx…  short",
        "y                   zzzzzzzzzz",
    ]
    assert drawn.shortened == 1
    assert table(["a"], [("x" * 50,)], Page.of(30, full=True)).shortened == 0


def test_more_columns_than_the_page_holds_stand_one_under_another() -> None:
    drawn = table([f"column{n}" for n in range(9)], [tuple(range(9))], Page.of(40))
    assert [line.plain for line in drawn.lines][:3] == ["── row 1 ──", "column0  0", "column1  1"]
    assert drawn.shortened == 0
