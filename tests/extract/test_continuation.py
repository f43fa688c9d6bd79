"""Sentences without a word for an event that go on with the one just told, and those that do not."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(("told", "goes_on", "trigger"), [
    ("Eritrean troops crossed the border into Ethiopia on Monday.", "It happened near Zalambessa at dawn.", "happened"),
    ("Eritrean troops crossed the border into Ethiopia on Monday.", "They burned two huts and went back.", "burned"),
    ("Two Russian jets entered Estonian airspace on Monday.", "It lasted twelve minutes, according to Tallinn.", "lasted"),
    ("Morocco held a naval drill off Agadir on Monday.", "It had been scheduled for May.", "scheduled"),
    ("Iranian boats seized a tanker on Monday.", "The boats approached it from both sides.", "approached"),
    ("Indian and Chinese soldiers clashed in Sikkim on Monday.", "Both withdrew at dusk.", "withdrew"),
    ("Ethiopian jets bombed a depot in Mekelle on Monday.", "Explosions were heard across the town.", "heard"),
    ("Algeria's army threatened Rabat with war on Monday.", '"We can wait," an Algerian army spokesman said.', "said"),
])
def test_a_sentence_goes_on(told: str, goes_on: str, trigger: str) -> None:
    extraction = read(f"{told} {goes_on}")
    first, second = sorted(extraction.mentions, key=lambda mention: mention.start)
    assert (second.trigger, second.type, second.actors) == (trigger, first.type, first.actors)
    assert [(c.from_mention, c.to_mention) for c in extraction.claims if c.kind == "same"] == [(second.id, first.id)]


@pytest.mark.parametrize("other", [
    "They want a buffer zone.",  # a wish
    "They would burn the huts.",  # a condition
    "It is cold there.",  # the weather
    "It sold 3,000 cars.",  # a firm
    "All of the victims were foreigners.",  # others than those who act
    "Some villagers left.",
    "A ferry approached the pier.",
    "How far they came, nobody knows.",  # a question
    "Elections were held in May, and they went well.",  # the second clause has its own antecedent
    "The frigate turned back to Massawa.",  # no frigate was told of
    '"We will not look on," the Dutch minister said.',  # another side's words
])
def test_another_sentence_does_not(other: str) -> None:
    extraction = read(f"Eritrean troops crossed the border into Ethiopia on Monday. {other}")
    assert len(extraction.mentions) == 1


def test_a_third_sentence_is_too_far() -> None:
    text = "Two Russian jets entered Estonian airspace on Monday. Rain fell. Snow fell. It lasted twelve minutes."
    assert len(read(text).mentions) == 1
