"""What answers an event is aimed at those who did it, as all reports tell it together."""

from __future__ import annotations

from typing import Any

from tests.merge.making import claim, mention, report
from timeline.merge import merge
from timeline.model import Event

DRILL: dict[str, Any] = {"name": "Northern Shore", "series": "exercise.northern-shore", "mode": "naval"}
REPORTS = [report("a", "2024-03-14"), report("b", "2024-03-15")]


def words_about_the_drill(kind: str = "responds_to", **fields: Any) -> Event:
    """What becomes of words against a drill, of which another report alone tells both sides."""
    here = mention("a", "Northern Shore began.", "2024-03-13", actors=("NOR",), **DRILL)
    there = mention("b", "Norway and Finland held Northern Shore.", "2024-03-13", actors=("NOR", "FIN"), **DRILL)
    given: dict[str, Any] = {"type": "statement", "mode": "condemnation", "actors": ("RUS",), "at": 1} | fields
    words = mention("a", "Moscow condemned it.", "2024-03-14", **given)
    merged = merge(REPORTS, [here, there, words], [claim(words, here, kind)])
    return next(event for event in merged.events if event.type == "statement")


def test_words_are_aimed_at_all_who_hold_the_drill() -> None:
    assert words_about_the_drill().targets == ("NOR", "FIN")


def test_what_the_drill_is_part_of_says_nothing_of_targets() -> None:
    assert words_about_the_drill("part_of", targets=("USA",)).targets == ("USA",)


def test_nobody_is_aimed_at_by_words_of_their_own() -> None:
    assert words_about_the_drill(actors=("NOR", "FIN"), targets=("RUS",)).targets == ("RUS",)


def test_a_drill_that_answers_another_is_not_held_against_it() -> None:
    drill = mention("a", "Northern Shore began.", "2024-03-13", actors=("NOR",), **DRILL)
    answer = mention("a", "Moscow held a drill.", "2024-03-14", actors=("RUS",), mode="artillery", at=1)
    merged = merge(REPORTS, [drill, answer], [claim(answer, drill, "responds_to", basis="interpreted")])
    assert [event.targets for event in merged.events if event.actors == ("RUS",)] == [()]
