"""Sayings that weights decide: what is news of its own, and what merely says who tells it."""

from __future__ import annotations

import importlib.util
import math
import random
from pathlib import Path
from types import ModuleType

import pytest

from tests.extract.reading import CONTEXT, PUBLISHED, brief, events, lexicon
from timeline.extract import explain, extract
from timeline.lexicon import Lexicon
from timeline.lexicon.read import read_seeds
from timeline.model import Report
from timeline.resources import folder
from timeline.timex import tag

NEWS = [
    ('"We have patience, but it is not without end," Algerian Foreign Minister Ahmed Attaf told reporters on Wednesday.',
     "statement/claim occurred DZA"),
    ('"We will not be told where our ships may sail," Colombian Defence Minister Ivan Velasquez said in a speech.',
     "statement/claim occurred COL"),
    ("Kenyan President William Ruto told parliament on Tuesday that Somalia would not decide where his soldiers stand.",
     "statement/claim occurred KEN -> SOM"),
]
ATTRIBUTION = [
    "Two ships had entered the port of Assab, the Eritrean defence ministry said on Tuesday.",
    "The Colombian navy sent two frigates to San Andres on Monday, the defence ministry said.",
    "The Malian army said on Sunday that 14 soldiers had been wounded.",
    "About 300 men and 40 vehicles took part, the Kenyan army said.",
    "The frigate, which the Algerian navy calls its best, left Oran on Monday.",
]


@pytest.mark.parametrize(("text", "told"), NEWS)
def test_words_of_a_position_are_news(text: str, told: str) -> None:
    assert [brief(mention) for mention in events(text)] == [told]


@pytest.mark.parametrize("text", ATTRIBUTION)
def test_word_of_a_fact_is_attribution(text: str) -> None:
    assert not [mention for mention in events(text) if mention.type == "statement"]


@pytest.mark.parametrize(("text", "told"), NEWS)
def test_without_weights_nothing_is_weighed(text: str, told: str) -> None:
    seeds = read_seeds([folder("seeds")])
    seeds.sayings.clear()
    report = Report(id="r", text=text + CONTEXT, published=PUBLISHED)
    found = extract(report, tag(report.text, PUBLISHED, report="r"), Lexicon(seeds))
    assert "likely news" not in " ".join(mention.rule for mention in found.mentions)


def test_the_heaviest_cues_explain_the_verdict() -> None:
    report = Report(id="r", text=NEWS[0][0] + CONTEXT, published=PUBLISHED)
    lines = explain(report, tag(report.text, PUBLISHED, report="r"), lexicon())
    (line,) = [line for line in lines if "likely news of" in line]
    verdict, _, shown = line.strip().partition(" likely news of its own: ")
    assert verdict.startswith("[told] 0.")
    named = dict(cue.rsplit(" ", 1) for cue in shown.split(", "))
    weights = lexicon().sayings
    assert named == {cue: f"{weights[cue]:+.2f}" for cue in named}
    assert "no act told" in named
    assert "quotation" in named


def test_a_weight_is_a_number(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[saying]\n"figures" = "much"\n"quotation" = 2\n')
    from timeline.errors import SeedError

    with pytest.raises(SeedError, match="the weight of 'figures' is 'much'; give it a number"):
        read_seeds([tmp_path])


def test_a_folder_of_ones_own_replaces_a_weight(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[saying]\n"quotation" = 2\n')
    weights = read_seeds([folder("seeds"), tmp_path]).sayings
    assert weights == {**lexicon().sayings, "quotation": 2.0}


def trainer() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "tools" / "train_sayings.py"
    spec = importlib.util.spec_from_file_location("train_sayings", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_training_finds_the_least_of_what_it_minimises_in_any_order() -> None:
    train, chance = trainer(), random.Random(20261120)
    known = []
    for n in range(300):
        seen = frozenset(cue for cue in ("bias", "quote", "figure", "rare") if cue == "bias" or chance.random() < 0.4)
        likely = 0.2 + 0.5 * ("quote" in seen) - 0.15 * ("figure" in seen)
        known.append(train.Example("e", ("r", n), seen, chance.random() < likely, False, True))
    weights = train.learn(known)
    assert weights["quote"] > 0.5 > 0 > weights["figure"]

    def cost(of: dict[str, float]) -> float:
        total = train.PENALTY / 2 * math.fsum(w * w for w in of.values())
        for example in known:
            p = 1 / (1 + math.exp(-math.fsum(of[cue] for cue in example.cues)))
            total -= math.log(p if example.is_news else 1 - p)
        return total

    for cue in weights:
        assert cost(weights) < min(cost({**weights, cue: weights[cue] + by}) for by in (-0.01, 0.01))
    chance.shuffle(known)
    assert train.learn(known) == pytest.approx(weights)


def test_the_shipped_weights_are_the_trainers() -> None:
    text = (folder("seeds") / "sayings.toml").read_text()
    assert text.startswith(trainer().HEAD)
    assert len(lexicon().sayings) > 40
