from __future__ import annotations

import pytest

from timeline.errors import UsageError
from timeline.lexicon import Exercise, load

CASES = [
    ("Freedom Shield 24 began", "Freedom Shield 24", "2024"),
    ("Freedom Shield '24 began", "Freedom Shield '24", "2024"),
    ("Freedom Shield began", "Freedom Shield", None),
    ("the 2025 Freedom Shield drill", "2025 Freedom Shield", "2025"),
    ("Zapad-2025 drills", "Zapad-2025", "2025"),
    ("Joint Sword-2024B ended", "Joint Sword-2024B", "2024B"),
    ("Joint Sword-2024 ended", "Joint Sword-2024", "2024"),
    ("Strait Thunder-2025A was", "Strait Thunder-2025A", "2025A"),
    ("Steadfast Defender 2024.", "Steadfast Defender 2024", "2024"),
    ("Cope North 24-1 in Guam", "Cope North 24-1", "2024-1"),
    ("Vajra Prahar-XIV opened", "Vajra Prahar-XIV", "XIV"),
    ("Great Prophet 17 ended", "Great Prophet 17", "17"),
    ("the 40th Han Kuang exercise", "40th Han Kuang exercise", "40"),
    ("Freedom Shield 11 days on", "Freedom Shield", None),
    ("in 2024 Freedom Shield", "2024 Freedom Shield", "2024"),
    ("Steadfast Defender 31 nations", "Steadfast Defender", None),
]


@pytest.mark.parametrize(("text", "span", "edition"), CASES, ids=[text for text, _, _ in CASES])
def test_edition(text: str, span: str, edition: str | None) -> None:
    (hit,) = [hit for hit in load().match(text) if hit.kind == "exercise"]
    assert (hit.text, hit.edition) == (span, edition)


def test_series_by_name() -> None:
    lexicon = load()
    series = lexicon.exercise("UFS")
    assert isinstance(series, Exercise)
    assert (series.name, series.actors, series.months, series.every) == ("Ulchi Freedom Shield", ("KOR", "USA"), (8,), 1)
    assert lexicon.exercise("no such drill") is None
    with pytest.raises(UsageError):
        lexicon.actor("UFS")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Pakistan test-fired a Shaheen-III missile on Monday.", ["equipment"]),
        ("The air forces held exercise Shaheen IX in Sindh.", ["exercise"]),
    ],
)
def test_a_numeral_needs_a_word_beside_it_to_be_an_edition(text: str, kinds: list[str]) -> None:
    found = [hit.kind for hit in load().match(text) if hit.text.startswith(("Shaheen", "exercise Shaheen"))]
    assert found == kinds
