"""Links between events, from claims about mentions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.making import claim, mention, report
from timeline.merge.relations import lift
from timeline.model import Claim, Event

WORDS, DRILL, OTHER = (mention(id_, f"Sentence of {id_}.", at=at) for at, id_ in enumerate("abc"))
REPORTS = {id_: report(id_, published) for id_, published in (("a", "2024-03-15"), ("b", "2024-03-14"), ("c", None))}


def event(id_: str) -> Event:
    return Event.model_construct(id=id_)


EVENTS = {WORDS.id: event("words"), DRILL.id: event("drill"), OTHER.id: event("other")}


def answer(from_report: str = "a", **fields: Any) -> Claim:
    return claim(WORDS, DRILL, fields.pop("kind", "responds_to"), **{"report": from_report, "basis": "stated"} | fields)


@pytest.mark.parametrize(("claims", "links"), [
    ([answer()], [("words", "drill", "responds_to", "stated", "a", 1.0)]),
    ([answer(basis="interpreted")], [("words", "drill", "responds_to", "interpreted", "a", 0.7)]),
    ([answer(basis="interpreted"), answer("b", basis="interpreted")],
     [("words", "drill", "responds_to", "interpreted", "b", 0.8)]),
    ([answer("b", basis="interpreted"), answer()], [("words", "drill", "responds_to", "stated", "a", 1.0)]),
    ([answer("a"), answer("b"), answer("c")], [("words", "drill", "responds_to", "stated", "b", 1.0)]),
    ([answer("c"), answer("a")], [("words", "drill", "responds_to", "stated", "a", 1.0)]),
    ([answer(), answer(negated=True)], []),
    ([answer(), answer("b", negated=True)], [("words", "drill", "responds_to", "stated", "a", 1.0)]),
    ([answer(kind="same")], []),
    ([answer(kind="part_of")], [("words", "drill", "part_of", "stated", "a", 1.0)]),
    ([answer(kind="part_of"), answer(kind="responds_to", negated=True)],
     [("words", "drill", "part_of", "stated", "a", 1.0)]),
    ([answer(kind="part_of"), claim(DRILL, WORDS, "part_of", basis="stated")], []),
    ([answer(), claim(DRILL, WORDS, "responds_to", basis="stated")],
     [("drill", "words", "responds_to", "stated", "b", 1.0), ("words", "drill", "responds_to", "stated", "a", 1.0)]),
    ([claim(WORDS, WORDS, "part_of", basis="stated")], []),
    ([claim(WORDS, mention("d", "Gone."), "part_of", basis="stated")], []),
    ([claim(mention("d", "Gone."), WORDS, "part_of", basis="stated")], []),
])
def test_links(claims: list[Claim], links: list[tuple[str, str, str, str, str, float]]) -> None:
    made = [(link.from_event, link.to_event, link.kind, link.basis, link.report, round(link.score, 6))
            for link in lift(claims, EVENTS, REPORTS)]
    assert made == links


def test_the_sentence_is_the_evidence() -> None:
    (link,) = lift([answer(rule="after", start=7, end=12)], EVENTS, REPORTS)
    assert (link.sentence, link.start, link.end, link.rule, link.judged_by) == ("Sentence of a.", 7, 12, "after", "rule")


def test_in_one_report_the_first_sentence_is_the_evidence() -> None:
    (link,) = lift([answer(start=9, rule="b"), answer(start=7, rule="z")], EVENTS, REPORTS)
    assert link.start == 7


def test_support_does_not_exceed_certainty() -> None:
    (link,) = lift([answer(basis="interpreted", start=n) for n in range(9)], EVENTS, REPORTS)
    assert link.score == 1.0
