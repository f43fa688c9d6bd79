"""The word that somebody probably meant."""

from __future__ import annotations

import pytest

from timeline.near import did_you_mean, nearest

CODES = ["chn", "irn", "irq", "kor", "pol", "prk", "pry", "rus", "ukr", "usa"]
COMMANDS = ["chain", "dates", "event", "export", "ingest", "query", "show", "status"]


@pytest.mark.parametrize(("typed", "known", "meant"), [
    ("pkr", CODES, "prk"),  # two letters swapped come before one letter changed
    ("PKR", CODES, "prk"),
    ("russ", CODES, "rus"),
    ("statsu", COMMANDS, "status"),
    ("exprot", COMMANDS, "export"),
    ("shw", COMMANDS, "show"),
    ("asia/soul", ["Asia/Seoul", "Asia/Tokyo"], "Asia/Seoul"),
])
def test_the_nearest_word_is_found(typed: str, known: list[str], meant: str) -> None:
    assert nearest(typed, known) == [meant]


@pytest.mark.parametrize("typed", ["", "xyzzy", "7"])
def test_nothing_is_suggested_for_what_is_like_nothing(typed: str) -> None:
    assert nearest(typed, COMMANDS) == []
    assert did_you_mean(typed, COMMANDS) == ""


def test_several_are_joined() -> None:
    assert did_you_mean("pkr", CODES, most=2) == "did you mean prk or ukr?"
