"""Clauses off a dependency tree, where word order alone misleads; and that both engines speak of the same chunks."""

from __future__ import annotations

import pytest

from tests.extract.reading import PUBLISHED, lexicon, syntax
from timeline.errors import TimelineError
from timeline.extract import extract
from timeline.extract.alignment import Alignment
from timeline.extract.clause import Clause, Reading
from timeline.extract.names import Names, gather
from timeline.extract.parsed import ParsedReading
from timeline.extract.tokens import tokenise
from timeline.extract.trees import Engine, parse_telling
from timeline.model import Report
from timeline.parse import Parsed, shipped_parser
from timeline.parse import Token as Node
from timeline.text import split_sentences
from timeline.timex import tag

pytest.importorskip("numpy")


def parsed(text: str) -> ParsedReading:
    """The chunks and clauses of one sentence, off its tree."""
    hits = lexicon().match(text)
    names = Names(text, gather(hits, text), [hit for hit in hits if hit.kind == "trigger"], [])
    tokens = tokenise(text, 0, len(text), [(name.start, name.end) for name in names.spans], [])
    return ParsedReading(tokens, shipped_parser().parse_text(text, [(0, len(text))])[0])


def words(reading: Reading, groups: list[int]) -> list[str]:
    return [reading.row[group].low for group in groups]


def clause(reading: Reading, verb: str) -> Clause:
    (found,) = [c for c in reading.clauses.values() if reading.row[c.verb].low == verb]
    return found


@pytest.mark.parametrize(
    ("sentence", "verb", "subjects", "objects", "agents"),
    [
        ("Two frigates crossed the strait.", "crossed", ["frigates"], ["strait"], []),
        ("The strait was crossed by two frigates.", "crossed", ["strait"], [], ["frigates"]),
        ("Missiles were fired by the navy and the air force.", "fired", ["missiles"], [], ["navy", "force"]),
        # who shares the subject of an earlier verb is left to the order of words, with the tree's word classes
        ("The ministry accused Moscow of sending drones.", "sending", ["moscow"], ["drones"], []),
        ("Moscow was accused of sending drones.", "sending", ["moscow"], ["drones"], []),
        ("The general ordered the troops to leave the town.", "leave", ["troops"], ["town"], []),
        ("A deal with the South that was meant to ease tension collapsed.", "meant", ["deal"], [], []),
        ("They gave a map that shows the line and ordered the firm to drill.", "ordered", ["they"], ["firm"], []),
        ("The drones that the army has built flew on Monday.", "built", ["army"], ["drones"], []),
        ("India, Japan and France kicked off the drill.", "kicked", ["india", "japan", "france"], ["drill"], []),
        # verbs that no table of ours holds
        ("The parade dazzled the guests.", "dazzled", ["parade"], ["guests"], []),
    ],
)
def test_clause(sentence: str, verb: str, subjects: list[str], objects: list[str], agents: list[str]) -> None:
    reading = parsed(sentence)
    found = clause(reading, verb)
    assert (words(reading, found.subjects), words(reading, found.objects), words(reading, found.agents)) == (
        subjects,
        objects,
        agents,
    )


@pytest.mark.parametrize(
    ("sentence", "noun", "modifiers"),
    [
        ("The launch of two missiles by the navy was condemned.", "launch", [("of", "missiles"), ("by", "navy")]),
        ("Talks between Seoul and Tokyo broke down.", "talks", [("between", "seoul"), ("between", "tokyo")]),
        # what hangs on the verb does not hang on the noun before it
        ("The army launched the drill with a speech.", "drill", []),
    ],
)
def test_what_hangs_on_a_noun(sentence: str, noun: str, modifiers: list[tuple[str, str]]) -> None:
    reading = parsed(sentence)
    (group,) = [chunk.i for chunk in reading.row if chunk.kind == "NP" and chunk.low == noun]
    assert [(preposition, reading.row[i].low) for preposition, i in reading.modifiers(group)] == modifiers


@pytest.mark.parametrize(
    "sentence",
    ["The navy held a drill.", "Seoul's jets took off.", "Warships left the port, the ministry said."],
)
def test_plain_sentences_read_the_same_either_way(sentence: str) -> None:
    assert parsed(sentence).clauses == syntax(sentence).clauses


def test_alignment_survives_words_cut_differently() -> None:
    text = "The 11-day drill ended."
    tokens = tokenise(text, 0, len(text), [], [])
    pieces = [("The", 4), ("11", 3), ("-", 3), ("day", 4), ("drill", 5), ("ended", -1), (".", 5)]
    nodes, at = [], 0
    for word, head in pieces:
        at = text.index(word, at)
        nodes.append(Node(word, at, at + len(word), "X", "X", head, "dep"))
        at += len(word)
    alignment = Alignment(tokens, Parsed(nodes))
    by_word = {token.text: alignment.node[token.i] for token in tokens}
    assert by_word == {"The": 0, "11-day": 3, "drill": 4, "ended": 5, ".": 6}
    assert [alignment.word[k] for k in (1, 2, 3)] == [1, 1, 1]


def test_only_sentences_that_tell_of_something_are_parsed_behind_their_dateline() -> None:
    text = "SEOUL, March 4 (Agency) — The navy held a drill. It rained. The drill ended."
    trees = parse_telling(text, split_sentences(text), [text.index("drill"), text.rindex("drill")])
    assert sorted(trees) == [text.index("The navy"), text.index("The drill ended")]
    assert [text[node.start : node.end] for node in trees[text.index("The drill ended")]] == ["The", "drill", "ended", "."]


def test_nothing_to_tell_of_asks_for_no_parser() -> None:
    assert parse_telling("It rained.", split_sentences("It rained."), []) == {}


REPORT = (
    "WARSAW, March 13 (Agency) — The foreign ministry of Poland accused Russia on Wednesday of sending drones into Polish "
    "airspace. Polish F-16 fighters were scrambled by the air force."
)


@pytest.mark.parametrize("engine", ["fast", "deep"])
def test_either_engine_reads_a_report(engine: Engine) -> None:
    report = Report(id="r", text=REPORT, published=PUBLISHED)
    found = extract(report, tag(REPORT, PUBLISHED, report="r"), lexicon(), engine)
    assert {mention.type for mention in found.mentions} >= {"statement", "deployment"}
    assert extract(report, tag(REPORT, PUBLISHED, report="r"), lexicon(), engine) == found


def test_the_engine_is_chosen_and_never_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.parse.is_available", lambda: False)
    report = Report(id="r", text=REPORT, published=PUBLISHED)
    with pytest.raises(TimelineError, match="numpy"):
        extract(report, [], lexicon(), "deep")
