"""Single sentences of many theatres: what kind of act they tell of, who does it, and to whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.reading import events

LINES = [
    line
    for line in (Path(__file__).parent / "theatres.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_tells_who_did_what_to_whom(line: str) -> None:
    expected, _, sentence = line.partition(" | ")
    kind, _, parties = expected.partition(" ")
    actors, _, targets = parties.partition("->")
    told = [m for m in events(sentence) if m.type != "statement"]
    if kind == "none":
        assert [m.type for m in told] == []
        return
    found = next((m for m in told if m.type == kind), None)
    assert found is not None, [m.type for m in told]
    if actors.split():
        assert sorted(found.actors) == sorted(actors.split())
    if targets.split():
        assert sorted(found.targets) == sorted(targets.split())
