"""Where sentences end: in prose, in datelines, and on pages that lost their line breaks or have nothing but line breaks."""

from __future__ import annotations

import pytest

from timeline.text import split_sentences

CASES = [
    # abbreviations, ranks, states
    (
        "Brig. Gen. Ines Roth (Ret.) spoke. Lt. Col. Bo Lind Jr. agreed.",
        ["Brig. Gen. Ines Roth (Ret.) spoke.", "Lt. Col. Bo Lind Jr. agreed."],
    ),
    (
        "They left Camp Grafton, Wash. on Monday. Sgt. Ede saw them off.",
        ["They left Camp Grafton, Wash. on Monday.", "Sgt. Ede saw them off."],
    ),
    ("W. Va. Guard engineers built it. No. 3 Squadron flew.", ["W. Va. Guard engineers built it.", "No. 3 Squadron flew."]),
    (
        "\u201cThe drill... was a success,\u201d he said. It is over.",
        ["\u201cThe drill... was a success,\u201d he said.", "It is over."],
    ),
    # no blank after the stop, or a blank before it
    ("The frigate sailed on Monday.The navy said so.", ["The frigate sailed on Monday.", "The navy said so."]),
    ("Tanks rolled in on Sunday .US troops followed.", ["Tanks rolled in on Sunday .", "US troops followed."]),
    (
        "The U.S.S. Maine sank. See www.navy.example.Org for more.",
        ["The U.S.S. Maine sank.", "See www.navy.example.Org for more."],
    ),
    # datelines
    (
        "MOSCOW, May 17. /TASS/. A cruiser left port. It is due back soon.",
        ["MOSCOW, May 17. /TASS/. A cruiser left port.", "It is due back soon."],
    ),
    ("BAKU, OCTOBER 3, AZERTAC. Shots were heard.", ["BAKU, OCTOBER 3, AZERTAC. Shots were heard."]),
    ("TAMPA, Fla. -- The command struck back.", ["TAMPA, Fla. -- The command struck back."]),
    ("IT IS OVER. The army left.", ["IT IS OVER.", "The army left."]),
    # each line a paragraph: headline, byline, credit
    (
        "Jets cross the line\nBy A Reporter\n12 May 2019 | 09:15\nFour jets crossed the line. They left again.",
        ["Jets cross the line", "By A Reporter", "12 May 2019 | 09:15", "Four jets crossed the line.", "They left again."],
    ),
    ("Three points:\n- a drill\n- a launch", ["Three points:", "- a drill", "- a launch"]),
    ("The\nHMS Ardent\nreturned to Plymouth.", ["The\nHMS Ardent\nreturned to Plymouth."]),
    # lines broken by hand: they go on
    (
        "The brigade moved up on\nMonday, the army said, and will stay in\nPoland until May. It\nis the second to do so.",
        [
            "The brigade moved up on\nMonday, the army said, and will stay in\nPoland until May.",
            "It\nis the second to do so.",
        ],
    ),
    (
        "DRILL ENDS\nThe brigade went home on Friday after a\nlong week in the field.",
        ["DRILL ENDS", "The brigade went home on Friday after a\nlong week in the field."],
    ),
]


@pytest.mark.parametrize(("text", "sentences"), CASES, ids=[text[:40] for text, _ in CASES])
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text)] == sentences


def test_lines_of_a_page_are_paragraphs() -> None:
    text = "A headline\nA first sentence. A second.\n\nA third."
    assert [s.paragraph for s in split_sentences(text)] == [0, 1, 1, 2]
