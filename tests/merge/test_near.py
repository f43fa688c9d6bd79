from __future__ import annotations

import pytest

from tests.merge.making import report
from timeline.merge.near import shingles, sketch, voices

LONG = (
    "The navy opened a week of exercises off the northern coast on Monday with eleven ships and two submarines. Its "
    "commander said that crews would practise hunting submarines by night and that live rounds would be fired on the "
    "last day. Fishing boats were told to stay out of three areas until Sunday evening. The neighbouring state called "
    "the manoeuvres a needless provocation and sent a patrol vessel to watch them from a distance."
)
BRIEF = (
    "The navy opened a week of exercises off the northern coast on Monday with eleven ships and two submarines. "
    "Fishing boats were told to stay out of three areas until Sunday evening."
)
OWN_WORDS = (
    "Eleven surface vessels and a pair of submarines began manoeuvres in northern waters at the start of the week. "
    "Three zones are closed to fishermen until the weekend is over."
)


@pytest.mark.parametrize(
    ("text", "one_voice"),
    [(LONG, True), (BRIEF, True), (LONG.replace("Monday", "Tuesday").upper(), True), (OWN_WORDS, False), ("", False)],
    ids=["repost", "brief cut from it", "retyped", "another reporter's words", "nothing"],
)
def test_copies_are_one_voice(text: str, one_voice: bool) -> None:
    first = report("first", "2024-05-06", LONG)
    later = report("later", "2024-05-07", text or ".")
    assert voices([later, first])["later"] == ("first" if one_voice else "later")


def test_a_common_footer_makes_no_copies() -> None:
    footer = " Reporting by our own staff; all rights reserved; send us questions through the form on this page."
    reports = [report(f"r{n}", "2024-05-06", " ".join(f"word{n}x{k}" for k in range(30)) + footer) for n in range(250)]
    assert len(set(voices(reports).values())) == 250


WORDS = [f"word{number}" for number in range(40)]


@pytest.mark.parametrize(("kept", "one_voice"), [(27, True), (26, True), (15, False), (40, True)])
def test_what_has_most_of_it_is_a_copy(kept: int, one_voice: bool) -> None:
    first = report("first", "2024-05-06", " ".join(WORDS))
    later = report("later", "2024-05-07", " ".join(WORDS[:kept] + [f"other{number}" for number in range(40 - kept)]))
    assert (voices([first, later])["later"] == "first") == one_voice


def test_the_first_to_come_out_is_the_voice_of_all_copies() -> None:
    text = " ".join(WORDS)
    copies = [report("c", "2024-05-08", text), report("b", None, text), report("a", "2024-05-06", text + " more"),
              report("z", "2024-05-06", "Another text of some other reporter about it all.")]
    assert voices(copies) == {"a": "a", "b": "a", "c": "a", "z": "z"}
    assert voices(copies[1:2]) == {"b": "b"}
    assert voices([]) == {}


def test_copies_of_copies_are_one_voice() -> None:
    halves = report("h", "2024-05-09", " ".join(WORDS))
    one = report("a", "2024-05-07", " ".join(WORDS[:24]))
    two = report("b", "2024-05-08", " ".join(WORDS[16:]))
    assert set(voices([one, two]).values()) == {"a", "b"}
    assert set(voices([one, two, halves]).values()) == {"a"}


@pytest.mark.parametrize(("text", "runs"), [
    ("", 0), ("one", 1), ("one two three four", 1), ("one two three four five", 2), ("a b c d a b c d", 4), ("...", 0),
])
def test_runs_of_four_words(text: str, runs: int) -> None:
    assert len(shingles(text)) == runs
    assert shingles(text) == shingles(text.upper().replace(" ", " - "))


def test_a_run_is_the_same_wherever_it_stands() -> None:
    run = shingles("two three four five")
    assert run < shingles("one two three four five six")
    assert run < shingles("two three four five six")
    assert run < shingles("zero one two three four five")


def test_a_sketch_is_a_sample_of_the_runs() -> None:
    long = " ".join(f"w{number}" for number in range(500))
    assert len(sketch(long)) == 64
    assert sketch(long) == frozenset(sorted(shingles(long))[:64])
    assert sketch("one two three four five") == shingles("one two three four five")


@pytest.mark.parametrize(("reports", "one_voice"), [(200, True), (201, False)])
def test_what_two_hundred_reports_share_is_no_boilerplate_yet(reports: int, one_voice: bool) -> None:
    made = [report(f"r{number:03}", "2024-05-06", "All rights are reserved") for number in range(reports)]
    assert (len(set(voices(made).values())) == 1) == one_voice
