from __future__ import annotations

import pytest

from timeline.lexicon.inflect import nouns, plural, verbs

PLURALS = {
    "missile": "missiles",
    "battery": "batteries",
    "launch": "launches",
    "convoy": "convoys",
    "aircraft": "aircraft",
    "landing craft": "landing craft",
    "coast guardsman": "coast guardsmen",
    "armoured personnel carrier": "armoured personnel carriers",
}
VERBS = {
    "fire": {"fire", "fires", "fired", "firing"},
    "carry out": {"carry out", "carries out", "carried out", "carrying out"},
    "hold": {"hold", "holds", "held", "holding"},
    "fly": {"fly", "flies", "flew", "flown", "flying"},
    "patrol": {"patrol", "patrols", "patrolled", "patrolling"},
    "kick off": {"kick off", "kicks off", "kicked off", "kicking off"},
    "put": {"put", "puts", "putting"},
    "go": {"go", "goes", "went", "gone", "going"},
    "dig": {"dig", "digs", "dug", "digging"},
    "blow up": {"blow up", "blows up", "blew up", "blown up", "blowing up"},
    "quit": {"quit", "quits", "quitting"},
}


@pytest.mark.parametrize("noun", PLURALS)
def test_plural(noun: str) -> None:
    assert plural(noun) == PLURALS[noun]
    assert [part.inflection for part in nouns(noun)] == ["singular", "plural"]


@pytest.mark.parametrize("verb", VERBS)
def test_parts_of_a_verb(verb: str) -> None:
    assert {part.text for part in verbs(verb)} == VERBS[verb]


def test_a_part_that_stands_for_two_is_the_earlier() -> None:
    assert {part.text: part.inflection for part in verbs("strike")}["struck"] == "past"
    assert {part.text: part.inflection for part in verbs("hit")}["hit"] == "base"
