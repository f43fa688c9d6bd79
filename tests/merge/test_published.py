"""Undated reports borrow their day from dated reports of the same events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from tests.merge.making import day, mention, report
from timeline.merge import infer_published
from timeline.merge.published import features_of, nearest, rarity_of
from timeline.model import Extraction, PublishedBasis, Report
from timeline.timex import tag

TANKS = (
    "The general staff of Sorvia said on Thursday that its Third Tank Brigade had fought a mock battle at the Brenna range "
    "the day before. The battle of March 13, 2024, was the first for the new T-21 tank. President Oldan Reth watched it."
)
SHIPS = (
    "Two frigates of the Ketlan navy, the Harrow and the Lark, sailed through the Morne Strait on May 6, 2024. It was a "
    "routine passage, a spokesman in Port Ketla said on Tuesday."
)
TEA = (
    "President Oldan Reth had tea with farmers and fishermen of Little Wend, opened a bridge over the Olm and a school for "
    "girls, planted an oak, and heard the Wend Valley Choir sing."
)


def understood(id_: str, text: str, published: str | None = None, basis: PublishedBasis | None = "metadata") -> Extraction:
    report = Report(id=id_, text=text, published=day(published) if published else None,
                    published_basis=basis if published else None)
    return Extraction(report=report, timexes=tuple(tag(text, report.published, report=id_)))


def as_if(report: Report, published: dt.date) -> Extraction:
    return understood(report.id, report.text, published.isoformat())


DATED = [understood("tanks", TANKS, "2024-03-14"), understood("ships", SHIPS, "2024-05-07")]


@pytest.mark.parametrize(("text", "expected"), [
    ("Sorvia's Third Tank Brigade held a mock battle at the Brenna range on Wednesday, state media reported on Thursday. "
     "President Oldan Reth praised the new T-21 tank.", "2024-03-14"),
    ("President Oldan Reth of Sorvia drove one of the new T-21 tanks at the Brenna range, where the Third Tank Brigade "
     "had fought a mock battle on Wednesday, his office said on Friday.", "2024-03-15"),
    ("The frigates Harrow and Lark of the Ketlan navy went through the Morne Strait on Monday, and the coast guard of Lusar "
     "followed them, it said earlier today.", None),
    ("The frigates Harrow and Lark of the Ketlan navy passed the Morne Strait on Monday. The neighbour's foreign minister "
     "protested later on Wednesday.", "2024-05-08"),
    ("The harvest was good this year, the ministry of agriculture said on Thursday.", None),
    (TEA, None),
    (f"{TEA} That was on Friday, March 15.", "2024-03-15"),
    (f"{TEA} That was on Monday, March 15.", None),
], ids=["same day", "the day after", "weekday only of the event", "two days after", "nothing in common",
        "the same man alone", "and a date that was a Friday that year", "and a date that was no Monday"])
def test_the_calendar_and_the_events_give_the_day(text: str, expected: str | None) -> None:
    borrowed = infer_published([understood("undated", text)], DATED, as_if)
    if expected is None:
        assert "undated" not in borrowed or borrowed["undated"].day in (day("2024-05-06"), day("2024-05-07"))
    else:
        assert borrowed["undated"].day == day(expected)


def test_the_evidence_names_the_lender_and_the_words() -> None:
    text = "Sorvia's Third Tank Brigade held a mock battle at the Brenna range on Wednesday, state media said on Thursday."
    borrowed = infer_published([understood("undated", text)], DATED, as_if)["undated"]
    assert (borrowed.lender, borrowed.grain) == ("tanks", "day")
    assert borrowed.evidence.startswith("dated by tanks; ")
    assert "“Wednesday” is 2024-03-13 there" in borrowed.evidence


def test_a_borrowed_date_is_not_lent() -> None:
    text = "Sorvia's Third Tank Brigade held a mock battle at the Brenna range on Wednesday, state media said on Thursday."
    assert not infer_published([understood("undated", text)], [understood("tanks", TANKS, "2024-03-14", "linked")], as_if)


def test_a_given_date_is_not_overridden() -> None:
    assert not infer_published([understood("given", TANKS, "2019-01-01", "given")], DATED, as_if)


def test_the_order_of_the_reports_changes_nothing() -> None:
    askers = [understood(f"undated {n}", TANKS.replace("March 13, 2024,", f"Wednesday {n}")) for n in range(3)]
    assert infer_published(askers, DATED, as_if) == infer_published(askers[::-1], DATED[::-1], as_if)


def test_weekdays_alone_are_resolved_without_a_tagger() -> None:
    text = "Sorvia's Third Tank Brigade held a mock battle at the Brenna range on Wednesday, state media said on Thursday."
    assert infer_published([understood("undated", text)], DATED)["undated"].day == day("2024-03-14")


@pytest.mark.parametrize(("feature", "holders", "weight"), [
    ("harran hill", 1, 1.0), ("t-21", 1, 1.0), ("=exercise", 1, 1.0), ("tanks", 1, 0.2), ("harran hill", 10, 0.0909),
])
def test_names_figures_and_facts_tell_more_than_words(feature: str, holders: int, weight: float) -> None:
    at_once = rarity_of("harran hill", 1, 9)
    assert rarity_of(feature, holders, 9) == pytest.approx(weight * at_once if holders == 1 else 0.0)


def test_the_nearest_are_the_most_similar_and_of_equals_the_first_by_id() -> None:
    weights = dict.fromkeys("abcdefghijklmnop", 1.0)
    bag = frozenset("abcd")
    others = [("z", frozenset("abcd")), ("y", frozenset("ab")), ("x", frozenset("cd")), ("w", frozenset("efgh"))]
    assert nearest(bag, others, weights) == [(1.0, "z"), (pytest.approx(0.7071, abs=1e-4), "x"),
                                             (pytest.approx(0.7071, abs=1e-4), "y")]
    assert [id_ for _, id_ in nearest(bag, [(f"r{n}", frozenset("abcd")) for n in range(12)], weights)] == [
        f"r{n}" for n in sorted(range(12), key=str)][:8]
    assert nearest(frozenset(), [("z", frozenset())], weights) == []


def test_a_report_is_about_its_words_names_and_facts() -> None:
    fields = {"mode": "naval", "place": "Port Ostra", "equipment": ("T-21",), "series": "s", "name": "Iron Harvest"}
    text = "The Third Tank Brigade fought near Port Ostra on May 6."
    one = Extraction(report=report("r", None, text), mentions=(mention("r", text, "2024-05-06", **fields),))
    assert features_of(one) == {
        "third", "tank", "brigade", "fought", "near", "port", "ostra", "6", "the third", "third tank", "tank brigade",
        "port ostra", "may 6", "=exercise", "=naval", "=s", "=Port Ostra", "=t 21", "=exercise by PRK"}


def test_of_reports_without_a_day_of_their_own_nothing_is_borrowed() -> None:
    text = "Sorvia's Third Tank Brigade held a mock battle at the Brenna range on Wednesday, state media said on Thursday."
    assert infer_published([understood("undated", text)], [understood("tanks", TANKS)], as_if) == {}
    assert infer_published([], DATED, as_if) == {}


def test_lenders_may_be_fetched_and_need_not_be_held() -> None:
    text = "Sorvia's Third Tank Brigade held a mock battle at the Brenna range on Wednesday, state media said on Thursday."
    asked: list[list[str]] = []

    def fetch(wanted: Sequence[str]) -> list[Extraction]:
        asked.append(list(wanted))
        return [one for one in DATED if one.report.id in wanted]

    found = infer_published([understood("undated", text)], iter(DATED), as_if, fetch)
    assert found == infer_published([understood("undated", text)], DATED, as_if)
    assert all(wanted == sorted(wanted) for wanted in asked)
