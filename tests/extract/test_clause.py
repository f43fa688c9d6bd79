"""Who does what to whom: the clause that a verb heads, read as subject, object and agent."""

from __future__ import annotations

import pytest

from tests.extract.reading import syntax
from timeline.extract.clause import Clause, Reading

CLAUSES = [
    # sentence, verb, subjects, objects, agents
    ("Two frigates crossed the strait.", "crossed", ["frigates"], ["strait"], []),
    ("The strait was crossed by two frigates.", "crossed", ["strait"], [], ["frigates"]),
    ("Tanks and howitzers fired at the hill.", "fired", ["tanks", "howitzers"], [], []),
    ("The minister, Omar Khan, denied the report.", "denied", ["minister"], ["report"], []),
    ("The minister, who took office in June, denied the report.", "denied", ["minister"], ["report"], []),
    ("The drills held by the navy ended on Friday.", "ended", ["drills"], [], []),
    ("The drills held by the navy ended on Friday.", "held", ["drills"], [], ["navy"]),
    ("The army fired shells and withdrew its guns.", "withdrew", ["army"], ["guns"], []),
    ("The staff said on Tuesday that the boats had left.", "left", ["boats"], [], []),
    ("The boats sank, the ministry said.", "said", ["ministry"], [], []),
    ('"We will answer," said the general.', "said", ["general"], [], []),
    ("The general ordered the troops to leave the town.", "leave", ["troops"], ["town"], []),
    ("The navy plans to hold drills.", "hold", ["navy"], ["drills"], []),
    ("In response, the army and the navy held drills.", "held", ["army", "navy"], ["drills"], []),
    ("Missiles that fell into the bay were found.", "fell", ["missiles"], [], []),
    ("About ten jets and more than 200 shells hit the port.", "hit", ["jets", "shells"], ["port"], []),
    ("The army opened fire, and the navy sent boats.", "sent", ["navy"], ["boats"], []),
    ("The army fired shells and the navy sent boats.", "sent", ["navy"], ["boats"], []),
    ("The minister said Chad and Niger would hold drills.", "hold", ["chad", "niger"], ["drills"], []),
    ("The minister said Chad and Niger would hold drills.", "said", ["minister"], [], []),
    # a rank cut short ends no clause
    ("Lt. Gen. Dag Holm sent boats.", "sent", ["holm"], ["boats"], []),
    ("The governor, Adm. Luis Prieto, closed the port.", "closed", ["governor"], ["port"], []),
    ("Peru's navy chief Adm. Luis Prieto closed the port.", "closed", ["prieto"], ["port"], []),
]


def words(reading: Reading, indices: list[int]) -> list[str]:
    return [reading.row[i].low for i in indices]


def clause(reading: Reading, verb: str) -> Clause:
    (found,) = [c for c in reading.clauses.values() if reading.row[c.verb].low == verb]
    return found


@pytest.mark.parametrize(("sentence", "verb", "subjects", "objects", "agents"), CLAUSES)
def test_clause(sentence: str, verb: str, subjects: list[str], objects: list[str], agents: list[str]) -> None:
    reading = syntax(sentence)
    found = clause(reading, verb)
    assert (words(reading, found.subjects), words(reading, found.objects), words(reading, found.agents)) == (
        subjects,
        objects,
        agents,
    )


@pytest.mark.parametrize(
    ("sentence", "verb", "relation", "marker"),
    [
        ("The ministry said that the drill had ended.", "ended", "that", "that"),
        ("Jets took off after the drones had crossed the line.", "crossed", "adverbial", "after"),
        ("Soldiers who crossed the line withdrew.", "crossed", "relative", "who"),
        ("The navy wants to hold a drill.", "hold", "infinitive", ""),
        ("The ministry denied it, but the staff said nothing.", "said", "main", ""),
    ],
)
def test_relation(sentence: str, verb: str, relation: str, marker: str) -> None:
    found = clause(syntax(sentence), verb)
    assert (found.relation, found.marker) == (relation, marker)


@pytest.mark.parametrize(
    ("sentence", "verb", "tense", "passive", "negated"),
    [
        ("The navy will hold a drill.", "hold", "future", False, False),
        ("The navy is to hold a drill.", "hold", "future", False, False),
        ("The drill was not held.", "held", "past", True, True),
        ("The navy has held a drill.", "held", "perfect", False, False),
        ("The navy had held a drill.", "held", "pluperfect", False, False),
        ("The navy might hold a drill.", "hold", "modal", False, False),
        ("The navy is holding a drill.", "holding", "present", False, False),
    ],
)
def test_verb_group(sentence: str, verb: str, tense: str, passive: bool, negated: bool) -> None:
    reading = syntax(sentence)
    group = reading.row[clause(reading, verb).verb]
    assert (group.tense, group.passive, group.negated) == (tense, passive, negated)
