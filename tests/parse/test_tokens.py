"""Tokens as the treebank cuts them, and offsets that point at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.parse.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 11-day drill ended.", "The|11|-|day|drill|ended|."),
        ("Seoul's navy", "Seoul|'s|navy"),
        ("the allies’ plan", "the|allies|’|plan"),
        ("They didn't move; we can’t.", "They|did|n't|move|;|we|ca|n’t|."),
        ("It cannot be, they'll say.", "It|can|not|be|,|they|'ll|say|."),
        ("U.S. and U.K. jets", "U.S.|and|U.K.|jets"),
        ("Gen. J. Park (ret.) said", "Gen.|J.|Park|(|ret|.|)|said"),
        ("at 10:30 a.m. on Mar. 14", "at|10:30|a.m.|on|Mar.|14"),
        ("a co-hosted, mid-May, non-nuclear test", "a|co-hosted|,|mid-May|,|non-nuclear|test"),
        ("test-fired a live-fire round", "test-fired|a|live|-|fire|round"),
        ("flew 300km in 1.5bn", "flew|300|km|in|1.5|bn"),
        ("1,200 troops, 5.3%, 2024-03-14", "1,200|troops|,|5.3|%|,|2024-03-14"),
        ("“Wait...” — he said", "“|Wait|...|”|—|he|said"),
        ("Ba'ath and O'Neil", "Ba'ath|and|O'Neil"),
        ("AT&T in the 1990s, on the 20th", "AT&T|in|the|1990s|,|on|the|20th"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert "|".join(piece.text for piece in tokenise(text)) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_tokens_cover_all_but_white_space_in_order(text: str) -> None:
    pieces = tokenise(text)
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert "".join(piece.text for piece in pieces) == "".join(text.split())
    assert [piece.start for piece in pieces] == sorted({piece.start for piece in pieces})


def test_offsets_count_in_the_whole_text() -> None:
    text = "First. Two ships sailed."
    assert [(piece.text, piece.start) for piece in tokenise(text, 7, 16)] == [("Two", 7), ("ships", 11)]
