"""Every entry against its own examples: each marked span is hit, nothing else of the entry is, and no `never` is."""

from __future__ import annotations

import re

import pytest

from timeline.lexicon import Exercise, load
from timeline.lexicon.read import read_seeds
from timeline.resources import folder

SEEDS = read_seeds([folder("seeds")])
LEXICON = load()
MARKED = re.compile(r"<([^<>]+)>")


def sentences(which: str) -> list[object]:
    return [
        pytest.param(identity, sentence, id=f"{identity}: {sentence[:60]}")
        for identity, example in SEEDS.examples.items()
        for sentence in getattr(example, which)
    ]


@pytest.mark.parametrize(("identity", "sentence"), sentences("examples"))
def test_marked_spans_are_hit(identity: str, sentence: str) -> None:
    text = MARKED.sub(r"\1", sentence)
    hits = [hit.text for hit in LEXICON.match(text) if hit.entry.id == identity]
    assert MARKED.search(sentence), "an example marks its hit"
    assert hits == MARKED.findall(sentence)


@pytest.mark.parametrize(("identity", "sentence"), sentences("never"))
def test_never_is_not_hit(identity: str, sentence: str) -> None:
    assert [hit.text for hit in LEXICON.match(sentence) if hit.entry.id == identity] == []


@pytest.mark.parametrize(
    "identity",
    [name for name, entry in SEEDS.entries.items() if name in SEEDS.examples and entry.kind not in ("ignore", "idiom")],
)
def test_toml_entries_have_an_example(identity: str) -> None:
    assert SEEDS.examples[identity].examples


@pytest.mark.parametrize("kind", ["actor", "exercise", "equipment", "place"])
def test_every_form_is_found_where_it_stands_alone(kind: str) -> None:
    """A form that another entry hides for ever is of no use; names that need a word near them get one."""
    lost = []
    for entry in LEXICON.entries.values():
        if entry.kind != kind:
            continue
        for form in SEEDS.forms[entry.id]:
            text = form.written.replace("{n}", "99").replace("{Name}", "Example").replace("{nth}", "9th")
            near = f" {form.near[0]}" if form.near else ""
            if all(hit.entry.id != entry.id for hit in LEXICON.match(f"x, {text},{near}")):
                lost.append((entry.id, form.written))
    assert lost == []


def test_exercises_are_many_and_have_partners() -> None:
    series = [entry for entry in SEEDS.entries.values() if isinstance(entry, Exercise)]
    assert len(series) > 250
    assert [entry.id for entry in series if not entry.actors and not entry.generic] == []


@pytest.mark.parametrize("identity", [name for name, entry in SEEDS.entries.items() if entry.kind == "idiom"])
def test_an_idiom_hides_the_triggers_and_cues_in_it(identity: str) -> None:
    for form in SEEDS.forms[identity]:
        text = f"x {form.pattern} y"
        hits = [hit for hit in LEXICON.match(text) if hit.kind in ("trigger", "cue")]
        assert [hit.text for hit in hits if len(hit.text) < len(form.pattern)] == []
