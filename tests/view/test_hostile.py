"""What somebody else wrote cannot move the cursor, colour the screen, forge a line, or be read as markup."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from timeline.cli.output import row_pieces
from timeline.view.chain import Node, chain, chain_list
from timeline.view.event import Story, event
from timeline.view.lanes import lanes
from timeline.view.log import log
from timeline.view.oneline import oneline
from timeline.view.page import Page
from timeline.view.rows import EventRow, LinkRow, MentionRow, ReportRow, TimexRow, mark_evidence
from timeline.view.table import table

from .sample import day

ATTACKS = [
    "\x1b[2J", "\x1b]0;title\x07", "\x1b]52;c;aGk=\x07", "\x9b31m", "\x00", "\x7f", "\r", "\n", "\x85", "\u2028",
    "\u2029",
    "\x0b", "\x0c", "\t", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\U000e0041", "\ud800",
    "[/red]", "[link=x]", "[/]",
    "\\[", "e\u0301" * 5, "훈련", "عرض",
]
TEXT = st.lists(st.one_of(st.sampled_from(ATTACKS), st.text(max_size=5)), max_size=8).map("".join)


def rows_with(text: str) -> tuple[EventRow, LinkRow]:
    columns: dict[str, Any] = {
        "event_id": "k7frd", "date_start": day("2024-03-07"), "date_end": day("2024-03-09"), "date_precision": "range",
        "date_edtf": text, "event_type": text, "event_mode": text, "status": text, "title": text, "actor_codes": text,
        "location": text, "country": text, "publishers": text, "review": text, "date_reason": text, "confidence": 0.5,
    }
    link = {"from_id": "m5dst", "to_id": text, "kind": text, "basis": text, "sentence": text}
    return EventRow.of(columns), LinkRow.of(link)


def story_with(text: str) -> Story:
    row, link = rows_with(text)
    timex = TimexRow.of({"text": text, "edtf": text, "value": text, "derivation": text, "anchor": text, "rule": text})
    mention = MentionRow(report="r", quote=mark_evidence(text, [(0, 2)]), date_reason="", timexes=(timex,))
    return Story(row=row, mentions=(mention,), reports={"r": ReportRow.of({"report": "r", "source": text, "path": text})},
                 answers=((link, row),))


def drawn(text: str, page: Page) -> list[list[Text]]:
    row, link = rows_with(text)
    other = EventRow(event_id="m5dst", date_start=day("2024-03-08"), date_end=day("2024-03-08"), date_precision="day",
                     event_type="statement", title="Answer", actor_codes="PRK")
    node = Node(row, None, (Node(other, link),))
    return [
        log([row, other], [link], page), oneline([row], page), lanes([row, other], [link], page),
        chain(node, page, within=14), chain_list([node], page), event(story_with(text), page, why=True, dates=True),
        table([text or "x"], [(text,), ([text],)], page).lines,
    ]


def is_ours(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@settings(max_examples=300, deadline=None)
@given(TEXT, st.sampled_from([60, 100]))
def test_nothing_foreign_reaches_the_terminal(text: str, width: int) -> None:
    for lines in drawn(text, Page.of(width)):
        for line in lines:
            assert all(map(is_ours, line.plain)), ascii(line.plain)
            assert cell_len(line.plain) <= width


@pytest.mark.parametrize("attack", ATTACKS, ids=ascii)
def test_a_title_stays_one_line_of_a_pipe(attack: str) -> None:
    row, _ = rows_with(f"Title{attack}end")
    cells = [(row.event_id, row.title, row.n_reports)]
    written = "".join(row_pieces(("event_id", "title", "n_reports"), cells, "tsv", headers=False))
    assert written.count("\t") == 2
    assert len(written.splitlines()) == 1


@pytest.mark.parametrize("markup", ["[/red]", "[the army]", "[link=https://example.org]", "[/]", "\\["])
def test_markup_is_shown_as_it_stands(markup: str) -> None:
    row, _ = rows_with(f"Drill {markup} ends")
    assert any(markup in line.plain for line in oneline([row], Page.of(160)))
