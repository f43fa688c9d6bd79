"""Clauses off trees drawn by hand, so that no model has a say in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.parse.clauses import Clause, read_clauses
from timeline.parse.sentence import Parsed, Token

TREES = Path(__file__).with_name("trees.txt")


def read_trees() -> dict[str, Parsed]:
    """The trees of trees.txt by their sentence: number, word, tags, head (0 the root), relation."""
    trees = {}
    for block in TREES.read_text(encoding="utf-8").strip().split("\n\n"):
        title, *lines = block.split("\n")
        text, at, tokens = title.removeprefix("# "), 0, []
        for line in lines:
            _, word, upos, xpos, head, relation = line.split()
            at = text.index(word, at)
            tokens.append(Token(word, at, at + len(word), upos, xpos, int(head) - 1, relation))
            at += len(word)
        trees[text] = Parsed(tokens)
    return trees


TREE = read_trees()


def told(text: str, clause: Clause) -> str:
    """A clause in one line: lemma, then "role=case phrase" in the order of the reader, then what is said of its truth."""
    parts = [f"{a.role}={(a.case + ' ') * bool(a.case)}{a.words(text)}" for a in clause.arguments if a.via != "inner"]
    marks = [clause.tense, clause.modal, "passive" * (clause.voice == "passive"), "not" * clause.negated]
    return f"{clause.lemma}: {', '.join(parts)} [{' '.join(mark for mark in marks if mark)}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The navy fired two missiles into the sea on Monday.",
         ["fire: agent=The navy, object=two missiles, oblique=into the sea, oblique=on Monday [past]"]),
        ("Two missiles were fired by the navy.", ["fire: object=Two missiles, agent=by the navy [past passive]"]),
        ("A missile fired by the Houthis hit a tanker.",
         ["fire: agent=by the Houthis, object=A missile [passive]", "hit: agent=A missile, object=a tanker [past]"]),
        ("The ship, which had left port on Friday, was struck by a drone.",
         ["leave: object=port, oblique=on Friday, agent=The ship [past]",
          "strike: object=The ship, agent=by a drone [past passive]"]),
        ("South Korea and the United States will hold drills near the border.",
         ["hold: agent=South Korea, agent=the United States, object=drills, oblique=near the border [future]"]),
        ("Troops did not cross the line or open fire.",
         ["cross: agent=Troops, object=the line [past not]", "open fire: agent=Troops [past not]"]),
        ("No jets were scrambled.", ["scramble: object=No jets [past passive not]"]),
        ("The army began moving tanks.", ["begin: agent=The army [past]", "move: object=tanks, agent=The army []"]),
        ("The general ordered troops to withdraw.",
         ["order: agent=The general, object=troops [past]", "withdraw: agent=troops []"]),
        ("Citing an official, the agency said Iran could test a weapon.",
         ["cite: object=an official, agent=the agency []", "say: agent=the agency [past]",
          "test: agent=Iran, object=a weapon [could]"]),
        ("The exercise took place in May.", ["take place: agent=The exercise, oblique=in May [past]"]),
        ("The fleet is a threat and may have been shadowed.",
         ["threat: agent=The fleet, complement=a threat [present]", "shadow: object=The fleet [may passive]"]),
        ("Tokyo to send destroyers to the strait",
         ["send: agent=Tokyo, object=destroyers, oblique=to the strait [future]"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_verbs_have_the_same_roles_in_any_voice_and_order(text: str, expected: list[str]) -> None:
    assert [told(text, clause) for clause in read_clauses(TREE[text])] == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Seoul's launch of three rockets angered its neighbour, Pyongyang.", "launch",
         "launch: possessor=Seoul, modifier=of three rockets []"),
        ("South Korea and the United States will hold drills near the border.", "drills",
         "drill: agent=South Korea, agent=the United States, oblique=near the border [future]"),
        ("The exercise took place in May.", "exercise", "exercise: oblique=in May [past]"),
    ],
)
def test_a_noun_takes_over_what_its_light_verb_says(text: str, noun: str, expected: str) -> None:
    tree = TREE[text]
    index = next(index for index, token in enumerate(tree) if token.text == noun)
    (clause,) = [clause for clause in read_clauses(tree, [index]) if clause.kind == "noun"]
    assert told(text, clause) == expected


def test_who_speaks_of_an_event_does_not_take_part_in_it() -> None:
    text = "The ship, which had left port on Friday, was struck by a drone."
    (ship,) = [clause for clause in read_clauses(TREE[text], [1]) if clause.kind == "noun"]
    assert ship.arguments == (), "neither the verb of the relative clause nor the main verb is light"


def test_apposition_is_an_argument_of_its_own() -> None:
    text = "Seoul's launch of three rockets angered its neighbour, Pyongyang."
    (clause,) = read_clauses(TREE[text])
    assert [(a.words(text), a.via) for a in clause.having("object")] == [("its neighbour", ""), ("Pyongyang", "appos")]


def test_phrase_inside_an_argument_is_offered_to_the_clause() -> None:
    text = "Seoul's launch of three rockets angered its neighbour, Pyongyang."
    assert not [a for a in read_clauses(TREE[text])[0].arguments if a.via == "inner"], "a subject keeps what is its own"
    (clause,) = read_clauses(_hung_on_the_object())
    assert [(a.role, a.case, a.via) for a in clause.having("modifier", "on")] == [("modifier", "on", "inner")]


def _hung_on_the_object() -> Parsed:
    """The first tree with its day hung on the missiles, as a parser may have it."""
    tokens = list(TREE["The navy fired two missiles into the sea on Monday."])
    tokens[9] = tokens[9]._replace(head=4, relation="nmod")
    return Parsed(tokens)


def test_governor_and_marker_say_how_a_clause_hangs_on_another() -> None:
    text = "The general ordered troops to withdraw."
    order, withdraw = read_clauses(TREE[text])
    assert (order.governor, order.relation) == (None, "root")
    assert (withdraw.governor, withdraw.relation, withdraw.marker) == (order.predicate, "xcomp", "to")
    assert text[withdraw.start : withdraw.end] == "withdraw"


def test_head_of_a_span_is_where_a_lexicon_hit_meets_the_tree() -> None:
    text = "South Korea and the United States will hold drills near the border."
    tree = TREE[text]
    start = text.index("the United States")
    head = tree.head_of(start, start + len("the United States"))
    assert head is not None
    assert tree[head].text == "States"
    assert tree.head_of(len(text), len(text)) is None


def test_a_verb_tag_under_the_relation_of_a_noun_makes_no_clause() -> None:
    tokens = list(TREE["South Korea and the United States will hold drills near the border."])
    tokens[8] = tokens[8]._replace(upos="VERB", xpos="VBZ")
    assert [clause.lemma for clause in read_clauses(Parsed(tokens))] == ["hold"]


def test_a_bare_participle_with_a_subject_is_past_in_a_sentence_and_passive_in_a_headline() -> None:
    full = "The exercise took place in May."
    tokens = list(TREE[full])
    tokens[2] = tokens[2]._replace(text="ended", xpos="VBN")
    tokens[3] = tokens[3]._replace(text="early", upos="ADV", xpos="RB", relation="advmod")
    (past,) = read_clauses(Parsed(tokens))
    (headline,) = read_clauses(Parsed(tokens[:-1]))
    assert [(argument.role, argument.words(full)) for argument in past.arguments[:1]] == [("agent", "The exercise")]
    assert (past.voice, past.tense) == ("active", "past")
    assert [(argument.role, argument.words(full)) for argument in headline.arguments[:1]] == [("object", "The exercise")]
    assert headline.voice == "passive"


@pytest.mark.parametrize(
    ("word", "upos", "relation", "role"),
    [("navy", "NOUN", "obl:agent", "agent"), ("navy", "NOUN", "obl", "agent"), ("Friday", "PROPN", "obl", "oblique"),
     ("Friday", "PROPN", "obl:agent", "oblique"), ("2027", "NUM", "obl", "oblique")],
)
def test_by_a_date_is_no_agent(word: str, upos: str, relation: str, role: str) -> None:
    tokens = list(TREE["Two missiles were fired by the navy."])
    tokens[6] = tokens[6]._replace(text=word, upos=upos, relation=relation)
    (clause,) = read_clauses(Parsed(tokens))
    assert [argument.role for argument in clause.arguments if argument.case == "by"] == [role]
