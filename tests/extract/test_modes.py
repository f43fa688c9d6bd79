"""Of which kind a drill is, and in which tone something is said."""

from __future__ import annotations

import pytest

from tests.extract.reading import events
from tests.merge.making import mention, report
from timeline.merge import merge

MODES = [
    ("exercise", "naval", "Ships of the Greek and French navies held an exercise on Monday."),
    ("exercise", "field_training", "The Polish army held an exercise on Monday."),
    ("exercise", None, "China's People's Liberation Army held an exercise on Monday."),
    ("exercise", "combined", "The People's Liberation Army opened the exercise Joint Sword around Taiwan on Monday."),
    ("weapons_test", "cruise_missile", "Iran tested a cruise missile on Monday. The same type was first tested in April."),
    ("statement", "threat", 'Serbia warned on Monday that any attack on it "would be answered" with artillery.'),
    ("statement", "warning", "Chad warned Libya on Monday not to cross the border."),
    ("statement", "denial",
     'President Ruto told reporters on Monday that the report of a Kenyan air strike was "not accurate".'),
    ("statement", "threat",
     "\"We have patience, but guard the border by all means,\" Algeria's foreign minister, Ahmed Attaf, told reporters."),
    ("statement", "warning", 'A day earlier the Chinese spokesman had told the Philippines not to "stir up trouble".'),
]


@pytest.mark.parametrize(("kind", "mode", "text"), MODES)
def test_mode_of(kind: str, mode: str | None, text: str) -> None:
    assert mode in [m.mode for m in events(text) if m.type == kind]


@pytest.mark.parametrize(
    ("actors", "mode"), [(("KGZ", "TJK"), "combined"), (("KEN",), "field_training"), ((), None)]
)
def test_drill_of_which_nothing_special_is_said(actors: tuple[str, ...], mode: str | None) -> None:
    told = mention("a", "A drill was held.", "2024-03-14", actors=actors)
    (event,) = merge([report("a")], [told], []).events
    assert event.mode == mode
