"""Noun or verb, past or participle: decided by the words around."""

from __future__ import annotations

import pytest

from tests.extract.reading import lexicon, syntax
from timeline.extract.words import VerbForms, inflect, noun_lemma
from timeline.lexicon import Trigger
from timeline.lexicon.read import read_seeds
from timeline.resources import folder


@pytest.mark.parametrize(
    ("sentence", "word", "classes"),
    [
        ("The drills ended.", "drills", "N"),
        ("The army drills its recruits.", "drills", "V"),
        ("They launch a rocket.", "launch", "V"),
        ("Two American drone strikes this week hit a house.", "strikes", "N"),
        ("Two American drone strikes this week hit a house.", "hit", "V"),
        ("Rockets on Friday hit the port.", "hit", "V"),
        ("The launch failed.", "launch", "N"),
        ("It wants to test a rocket.", "test", "B"),
        ("The test of the rocket failed.", "test", "N"),
        ("Missiles fired from the coast fell into the sea.", "fired", "E"),
        ("The army fired two missiles.", "fired", "V"),
        ("The planned visit was dropped.", "planned", "N"),
        ("Artillery firing drills were held.", "firing", "N"),
        ("The ministry, citing the staff, confirmed it.", "confirmed", "V"),
        ("Officials say that it failed.", "that", "S"),
        ("The rocket that failed was new.", "that", "W"),
        ("That rocket failed.", "that", "D"),
        ("The jets left after the drill.", "after", "I"),
        ("The jets left after the drill had ended.", "after", "S"),
        ("At least one missile fell.", "least", "A"),
        ("The ships entered restricted waters.", "restricted", "N"),
        ("It released the following statement.", "following", "N"),
        ("Pakistan's first test failed.", "first", "N"),
        ("The drill set for next week has been put off.", "set", "E"),
        ("The army bombed targets after rockets hit the town.", "hit", "V"),
        ("A rocket fired from the strip hit the town.", "fired", "E"),
        ("It took two villages north of the capital.", "north", "A"),
        ("It sent ships, and Omar Khan, the minister, warned of a war.", "warned", "V"),
        ("Nobody slept: Omar Khan, head of the fleet, condemned the raid.", "condemned", "V"),
        ("It fired drones, and missiles, some of them old, made abroad.", "made", "E"),
        ("It sank on Monday, Omar Khan, head of the fleet, told reporters.", "told", "V"),
        ("The minister, asked what he would do, answered that he would wait.", "asked", "E"),
        ("After a week of calm, fighting flared in the hills.", "fighting", "N"),
        ("It fired what appears to be a missile.", "appears", "A"),
    ],
)
def test_word_class(sentence: str, word: str, classes: str) -> None:
    (token,) = [t for t in syntax(sentence).tokens if t.low == word]
    assert token.tag in classes


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("fire", {"fire", "fires", "fired", "firing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("ship", {"ship", "ships", "shipped", "shipping"}),
        ("test-fire", {"test-fire", "test-fires", "test-fired", "test-firing"}),
        ("hit", {"hit", "hits", "hitting"}),
    ],
)
def test_inflection(lemma: str, forms: set[str]) -> None:
    assert set(inflect(lemma)) == forms


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("batteries", "battery"), ("clashes", "clash"), ("missiles", "missile"), ("forces", "force"), ("bus", "bus")],
)
def test_noun_lemma(plural: str, singular: str) -> None:
    assert noun_lemma(plural) == singular


def test_the_verbs_of_all_triggers_are_known() -> None:
    """A trigger whose verb the reader does not know as one is never the head of a verb group."""
    known = VerbForms().table
    seeds = read_seeds([folder("seeds")])
    unknown = {
        form.written
        for identity, forms in seeds.forms.items()
        if isinstance(lexicon().entries[identity], Trigger) and lexicon().entries[identity].kind == "trigger"
        for form in forms
        if form.inflection == "base" and form.pattern.split()[0] not in known
    }
    assert unknown == set()
