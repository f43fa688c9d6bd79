"""No cell is a formula, and nothing is lost."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.export.guard import guard, is_formula, unguard
from timeline.store.storable import storable

HOSTILE = st.sampled_from([
    "=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ",", ";", " ", "\ufeff", "\u200b", "\u00a0", "\u2212", "＝", "\0",
    "\ud800",
    "cmd|' /C calc'!A0", "HYPERLINK(\"http://x\")", "\u202e", "\x85", "a", "1",
])
TEXTS = st.lists(HOSTILE | st.text(max_size=4), max_size=6).map("".join)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-3 ships", "'-3 ships"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
        ("\rx", "'\rx"), (" =1", "' =1"), ("\ufeff=1", "'\ufeff=1"), ("\u200b\n", "'\u200b\n"), ("＝1", "'＝1"),
        ("−1", "'−1"), ("'=1", "''=1"),
        ("Drill", "Drill"), ("'tis", "'tis"), ("", ""), ("a=1", "a=1"), ("1-2", "1-2"),
    ],
)
def test_guard(text: str, cell: str) -> None:
    assert guard(text) == cell
    assert unguard(cell) == text


@given(TEXTS)
@example("\u200b\n")
@settings(max_examples=500, deadline=None, derandomize=True)
def test_the_guard_is_undone_and_no_cell_starts_a_formula(text: str) -> None:
    kept = storable(text)
    cell = guard(kept)
    assert unguard(cell) == kept
    seen = cell.lstrip("".join(c for c in set(cell) if unicodedata.category(c) in ("Zs", "Cf")))
    assert not seen.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert not is_formula(cell)


@given(st.lists(TEXTS.map(storable), min_size=2, max_size=3))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_row_survives_csv(texts: list[str]) -> None:
    from timeline.export.separated import _quoted

    line = ",".join(_quoted(guard(text)) for text in texts) + "\n"
    (row,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert [unguard(cell) for cell in row] == texts
