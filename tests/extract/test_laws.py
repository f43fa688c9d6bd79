"""What holds for every report."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reading import CONTEXT, lexicon, read
from timeline.extract import explain, extract
from timeline.model import Extraction, Report
from timeline.timex import tag

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = [
    "North Korea fired two missiles on Monday.",
    "The launch was condemned by Seoul.",
    "In response, South Korea held a live-fire drill.",
    "It ended on Tuesday.",
    "“We will answer,” said Kim Jong Un.",
    "TOKYO, March 12 (Agency) — Japan scrambled jets.",
    "The ministry said that the drills, which began on 4 March, will run until Friday.",
    "Two jets, a frigate and 300 soldiers took part.",
    "Moscow denied that it had crossed the line.",
    "",
    "A list: one, two; (three)",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=8).map(" ".join)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_sentences_and_triggers_stand_where_they_say(text: str) -> None:
    extraction = read(text)
    whole = extraction.report.text
    known = {m.id for m in extraction.mentions}
    assert len(known) == len(extraction.mentions)
    for mention in extraction.mentions:
        assert whole[mention.start : mention.end] == mention.sentence
        assert whole[mention.trigger_start : mention.trigger_end] == mention.trigger
        assert mention.start <= mention.trigger_start < mention.trigger_end <= mention.end
        assert mention.span.is_consistent
        assert not set(mention.actors) & set(mention.targets)
    for claim in extraction.claims:
        assert {claim.from_mention, claim.to_mention} <= known
        assert claim.from_mention != claim.to_mention
        assert whole[claim.start : claim.end] == claim.sentence


@given(TEXTS)
@settings(max_examples=20, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


TOLD = [
    sentence
    for path in sorted((ROOT / "tests" / "gold" / "reports").iterdir())
    for sentence in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8").rpartition("\n---\n")[2])
] + [
    line.rpartition("|")[2]
    for path in sorted((ROOT / "tests" / "world" / "acts").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines() if "|" in line
]


@given(st.sampled_from(TOLD), st.floats(0, 1))
@settings(max_examples=600, deadline=None)
def test_a_sentence_may_begin_and_end_anywhere(sentence: str, share: float) -> None:
    words = sentence.split()
    cut = round(share * len(words))
    for text in (" ".join(words[:cut]), " ".join(words[cut:])):
        assert isinstance(read(text), Extraction)


@pytest.mark.parametrize("text", [
    "A security source of Pakistan said the armed forces were", "The drill that Seoul called",
    "Troops of Chad said the shells fired from Libya had", "The army of Chad drove out the rebels",
])
def test_a_sentence_may_end_without_a_mark(text: str) -> None:
    assert isinstance(read(text), Extraction)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read(text), Extraction)


def test_records_are_what_the_model_validates() -> None:
    """Inner loops skip validation; what they build must pass it."""
    extraction = read(" ".join(SENTENCES))
    assert extraction.mentions
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction


def test_explain_names_what_matched_and_what_was_refused() -> None:
    day = dt.date(2024, 3, 14)
    report = Report(id="r", text="Norway did not hold a drill. Norway fired a missile on Monday." + CONTEXT, published=day)
    lines = "\n".join(explain(report, tag(report.text, day), lexicon()))
    assert "not exercise.drill [drill]: negated" in lines
    assert "weapons_test/- occurred [fired] NOR" in lines
    assert "'Monday' is 2024-03-11" in lines


@pytest.mark.parametrize("text", ["", " ", "\n\n", "drill", "123", "“”"])
def test_nothing_in_nothing_out(text: str) -> None:
    assert extract(Report(id="r", text=text), [], lexicon()).mentions == ()
