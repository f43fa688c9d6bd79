from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon.fold import fold

CASES = [
    ("People’s", "People's"),
    ("KN‑23", "KN-23"),
    ("U.S.\u00a0Navy", "U.S. Navy"),
    ("Türkiye", "Turkiye"),
    ("Łask", "Lask"),
    ("İstanbul", "Istanbul"),
    ("Tu\u0308rkiye", "Turkiye"),
    ("Free\u00addom", "Freedom"),
    ("Freedom  Shield", "Freedom Shield"),
    ("Freedom\nShield", "Freedom Shield"),
    ("Freedom \n Shield", "Freedom Shield"),
    ("Freedom\n\nShield", "Freedom\nShield"),
]


@pytest.mark.parametrize(("text", "folded"), CASES, ids=[repr(text) for text, _ in CASES])
def test_folds_to(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_span_leads_back_to_the_source(text: str) -> None:
    folded = fold(f"« {text} »")
    start, end = folded.text.index(fold(text).text), folded.text.index(fold(text).text) + len(fold(text).text)
    first, last = folded.source(start, end)
    assert f"« {text} »"[first:last] == text


@given(st.text(alphabet=st.sampled_from("aZé’– \n\u00a0\u0301\u00adİß"), max_size=40))
def test_every_code_point_has_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text.lower()) == len(folded.text)
    places = [folded.source(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= first < last <= len(text) for first, last in places)
    assert places == sorted(places)
