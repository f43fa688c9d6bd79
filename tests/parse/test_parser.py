"""The shipped model: that it reads what it read when it was trained, and holds its contracts on offsets and odd input."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy")

from timeline.errors import TimelineError
from timeline.parse import read_clauses, shipped_parser
from timeline.parse.parser import LONGEST, Parser
from timeline.parse.sentence import Parsed

Line = tuple[str, ...]
GOLDEN = {
    block.split("\n")[0].removeprefix("# "): [tuple(line.split()) for line in block.split("\n")[1:]]
    for block in Path(__file__).with_name("golden.txt").read_text(encoding="utf-8").strip().split("\n\n")
}
"""Number, word, tags, head, relation by torch, with the weights as they were trained (tools/parser_fixture.py)."""


def lines(sentence: Parsed) -> list[Line]:
    return [(str(place), token.text, token.upos, token.xpos, str(token.head + 1), token.relation)
            for place, token in enumerate(sentence, start=1)]


@pytest.mark.parametrize("text", GOLDEN)
def test_eight_bits_in_numpy_build_the_tree_that_torch_built(text: str) -> None:
    found = lines(shipped_parser().parse([text])[0])
    assert [(line[0], line[1], line[4], line[5]) for line in found] == [
        (line[0], line[1], line[4], line[5]) for line in GOLDEN[text]
    ]


def test_eight_bits_change_hardly_a_tag() -> None:
    pairs = [(found, golden) for text in GOLDEN
             for found, golden in zip(lines(shipped_parser().parse([text])[0]), GOLDEN[text], strict=True)]
    assert sum(found[2:4] == golden[2:4] for found, golden in pairs) / len(pairs) >= 0.99


def test_a_sentence_reads_the_same_in_company() -> None:
    together = shipped_parser().parse(list(GOLDEN))
    assert [lines(sentence) for sentence in together] == [lines(shipped_parser().parse([text])[0]) for text in GOLDEN]


@pytest.mark.parametrize(
    ("text", "verb", "agents", "objects"),
    [
        ("Eleven drones were shot down over the gulf by an American destroyer.", "shoot down",
         ["an American destroyer"], ["Eleven drones"]),
        ("Troops from Kenya and Ghana crossed the river.", "cross", ["Troops from Kenya and Ghana"], ["the river"]),
        ("The missile launched by Tehran hit a base.", "launch", ["Tehran"], ["The missile"]),
        ("The Philippines and Japan will conduct a joint patrol.", "conduct",
         ["The Philippines", "Japan"], ["a joint patrol"]),
    ],
)
def test_who_did_what_to_whom(text: str, verb: str, agents: list[str], objects: list[str]) -> None:
    (clause,) = [clause for clause in read_clauses(shipped_parser().parse([text])[0]) if clause.lemma == verb]
    assert [argument.words(text) for argument in clause.having("agent")] == agents
    assert [argument.words(text) for argument in clause.having("object")] == objects


def test_offsets_count_in_the_report() -> None:
    text = "SEOUL — Jets took off.\n\n“They left,” he said."
    spans = [(8, 22), (24, 44)]
    for (start, end), sentence in zip(spans, shipped_parser().parse_text(text, spans), strict=True):
        assert [text[token.start : token.end] for token in sentence] == [token.text for token in sentence]
        assert (sentence[0].start, sentence[len(sentence) - 1].end) == (start, end)


def test_every_sentence_has_its_tree_whatever_it_is() -> None:
    parsed = shipped_parser().parse(["", "  ", "?", "🙂 \ufffd", "north " * (2 * LONGEST + 5), "Ships sailed."])
    assert [len(sentence) for sentence in parsed] == [0, 0, 1, 2, 2 * LONGEST + 5, 3]
    assert read_clauses(parsed[0]) == []
    assert parsed[4].tokens[-1].head < len(parsed[4])
    assert shipped_parser().parse([]) == []


def test_numpy_is_not_imported_before_a_parser_is_wanted() -> None:
    code = "import sys, timeline.parse; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.benchmark
def test_ten_thousand_tokens_in_a_second_of_one_core() -> None:
    code = (
        "import sys, time; from timeline.parse import shipped_parser as shipped; sentences = sys.argv[1:] * 60; "
        "shipped().parse(sentences[:20]); begun = time.process_time(); parsed = shipped().parse(sentences); "
        "print(sum(map(len, parsed)) / (time.process_time() - begun))"
    )
    done = subprocess.run([sys.executable, "-c", code, *GOLDEN], capture_output=True, text=True, check=True,
                          env=os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    assert float(done.stdout) >= 10_000


def test_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match=r"none\.npz is missing .* install the package again"):
        Parser(tmp_path / "none.npz")


def test_missing_numpy_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(TimelineError, match=r"pip install 'timeline-tracker\[deep\]'"):
        shipped_parser()
