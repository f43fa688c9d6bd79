"""The sentences that explain a merge."""

from __future__ import annotations

import pytest

from tests.merge.making import mention, telling
from timeline.merge.cluster import Group, Join
from timeline.merge.compare import Evidence
from timeline.merge.link import Verdict
from timeline.merge.why import reasons

ONE = telling(mention("a", "Tanks drilled near Sunan."))
AGAIN = telling(mention("a", "The drill ended.", at=1))
TWO = telling(mention("b", "A tank drill was\n  held."))
LONG = telling(mention("c", "Gunners on the western shore shelled the island for hours and then fell silent."))


def verdict(score: float, *evidence: tuple[float | None, str]) -> Verdict:
    return Verdict(score, any(one is None for one, _ in evidence), tuple(Evidence(*one) for one in evidence))


@pytest.mark.parametrize(("joins", "apart", "sentences"), [
    ([], [], ()),
    ([Join(ONE, TWO, verdict(3, (2.2, "dates agree"), (0.8, "same actors")))], [],
     ("merged because dates agree; same actors (a and b)",)),
    ([Join(ONE, AGAIN, verdict(3, (2.2, "dates agree")))], [], ("merged because dates agree (a)",)),
    ([Join(ONE, TWO, verdict(3, (2.2, "dates agree")))] * 2, [], ("merged because dates agree (a and b)",)),
    ([], [Join(ONE, TWO, verdict(1, (2.2, "dates agree"), (-1.0, "different targets"), (-0.5, ""), (0.0, "")))],
     ("kept apart from “A tank drill was held.” because different targets",)),
    ([], [Join(TWO, ONE, verdict(1, (-1.0, "different targets"), (-0.3, "other equipment named")))],
     ("kept apart from “A tank drill was held.” because different targets; other equipment named",)),
    ([], [Join(ONE, TWO, verdict(1, (2.2, "dates agree"), (None, "different actors")))],
     ("kept apart from “A tank drill was held.” because different actors",)),
    ([], [Join(ONE, TWO, verdict(1, (1.0, "same place")))],
     ("kept apart from “A tank drill was held.” because too little speaks for it",)),
    ([], [Join(ONE, TWO, verdict(2, (2.0, "same place")))],
     ("kept apart from “A tank drill was held.” because the other tellings of the two do not fit",)),
    ([], [Join(ONE, LONG, verdict(1))],
     ("kept apart from “Gunners on the western shore shelled the island for hours a…” because too little speaks for it",)),
])
def test_reasons(joins: list[Join], apart: list[Join], sentences: tuple[str, ...]) -> None:
    assert reasons(Group((ONE, AGAIN), tuple(joins), tuple(apart))) == sentences


@pytest.mark.parametrize(("length", "whole"), [(60, True), (61, False)])
def test_a_quote_of_sixty_characters_is_whole(length: int, whole: bool) -> None:
    other = telling(mention("c", "x" * length))
    (sentence,) = reasons(Group((ONE,), (), (Join(ONE, other, verdict(1)),)))
    assert ("x" * 60 + "”" in sentence) == whole
