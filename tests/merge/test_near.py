from __future__ import annotations

import pytest

from tests.merge.making import report
from timeline.merge.near import voices

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
