"""The view of what a change of rules gains and loses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gold import regression
from tests.gold.measure import GOLD


def event(type: str, day: str, *starts: int) -> dict[str, Any]:
    return {
        "type": type, "mode": None, "status": "occurred", "actors": ["IND"], "targets": ["PAK"], "edtf": day,
        "mentions": [{"report": "r", "start": start, "sentence": f"Sentence {start}."} for start in starts],
    }


def kinds(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[tuple[str, int]]:
    return [(change.kind, change.place.start) for change in regression.compare(before, now)]


def test_what_is_told_alike_is_no_change() -> None:
    apart = [event("exercise", "2024-03-01", 40), event("exercise", "2024-03-01", 0)]
    assert kinds([event("exercise", "2024-03-01", 0, 40)], apart) == []


def test_mentions_are_gained_lost_and_changed() -> None:
    before = [event("exercise", "2024-03-01", 0, 40), event("statement", "2024-03-02", 80)]
    now = [event("exercise", "2024-03-05", 0, 40), event("deployment", "2024-03-02", 80)]
    assert kinds(before, now) == [("changed", 0), ("changed", 40), ("gained", 80), ("lost", 80)]


def test_an_event_told_otherwise_throughout_is_printed_once() -> None:
    changes = regression.compare([event("exercise", "2024-03-01", 0, 40)], [event("exercise", "2024-03-05", 0, 40)])
    ((_, text),) = regression.described(changes)
    assert text.splitlines() == [
        "changed exercise/- occurred IND > PAK 2024-03-01 -> - occurred IND > PAK 2024-03-05  [r] and 1 more",
        "          Sentence 0.",
    ]


def test_neither_file_nor_revision_is_told_in_a_sentence() -> None:
    with pytest.raises(SystemExit, match="no-such-thing is neither a file nor a revision"):
        regression.exported("no-such-thing", [GOLD / "reports"])
