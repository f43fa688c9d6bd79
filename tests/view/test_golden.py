"""Every view at four widths, compared with a page that somebody has looked at.

After a change that is meant: ``TIMELINE_GOLDEN=write pytest tests/view``, then look at the difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.text import Text

from tests.view import sample
from timeline.view.chain import chain, chain_list
from timeline.view.event import event
from timeline.view.lanes import NARROWEST, lanes
from timeline.view.log import log
from timeline.view.oneline import oneline
from timeline.view.page import Page
from timeline.view.queries import query_list
from timeline.view.status import status
from timeline.view.summary import summary
from timeline.view.table import table
from timeline.view.timexes import explained

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (60, 80, 100, 160)

QUERIES = [
    ("lag", "Days from a drill to its first answer", "[--of ACTOR] [--basis any|stated|timing]"),
    ("responses", "What one side did within so many days of the other's drills", "--of ACTOR --by ACTOR [--days INTEGER]"),
]
CELLS = [
    ("fs24x", sample.day("2024-03-04"), "Harbour Watch 24", 1, 0.5),
    ("g9hjk", None, sample.YEAR[0].title * 3, 12, None),
]

VIEWS: dict[str, Callable[[Page], list[Text]]] = {
    "log-month": lambda page: log(sample.MONTH, sample.LINKS, page, heading="Korea, 4–14 March 2024", reports=16),
    "log-year": lambda page: log(sample.YEAR, sample.LINKS, page),
    "log-newest": lambda page: log(sample.MONTH[::-1], sample.LINKS, page, newest=True),
    "oneline": lambda page: oneline(sample.YEAR, page),
    "lanes-days": lambda page: lanes(sample.MONTH, sample.LINKS, page),
    "lanes-months": lambda page: lanes(sample.YEAR, sample.LINKS, page),
    "event": lambda page: event(sample.STORY, page),
    "event-why-dates": lambda page: event(sample.STORY, page, why=True, dates=True),
    "chain": lambda page: chain(sample.CHAIN, page, within=14, before=[]),
    "chain-list": lambda page: chain_list([sample.CHAIN], page),
    "status": lambda page: status(sample.COVERAGE, page),
    "summary": lambda page: summary(sample.INGESTED, page),
    "queries": lambda page: query_list(QUERIES, page),
    "table": lambda page: table(["event", "started", "title", "n", "share"], CELLS, page).lines,
    "dates": lambda page: explained([mention.timexes[0] for mention in sample.STORY.mentions], page),
}


def drawn(view: str, page: Page) -> str:
    return "".join(line.plain + "\n" for line in VIEWS[view](page))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", WIDTHS)
def test_looks_as_it_did(view: str, width: int) -> None:
    compare(GOLDEN / f"{view}-{width}.txt", drawn(view, Page.of(width)))


@pytest.mark.parametrize("view", VIEWS)
def test_looks_as_it_did_in_ascii(view: str) -> None:
    compare(GOLDEN / f"{view}-ascii.txt", drawn(view, Page.of(80, ascii_only=True)))


def compare(path: Path, found: str) -> None:
    if os.environ.get("TIMELINE_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", range(40, 170, 7))
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_runs_over_the_margin(view: str, width: int, ascii_only: bool) -> None:
    if view.startswith("lanes"):
        width = max(width, NARROWEST)  # the log is drawn below
    for line in VIEWS[view](Page.of(width, ascii_only=ascii_only)):
        assert line.cell_len <= width, line.plain


@pytest.mark.parametrize("view", VIEWS)
def test_ascii_draws_with_nothing_else(view: str) -> None:
    """What is not ASCII came from a report."""
    foreign = {char for row in sample.YEAR for char in row.title} | set("–")
    found = {char for char in drawn(view, Page.of(100, ascii_only=True)) if ord(char) > 126}
    assert found <= foreign


@pytest.mark.parametrize("view", VIEWS)
def test_colour_changes_no_word(view: str) -> None:
    """Styles come on top: the same lines, but for the marks that stand in for them round evidence."""
    plain = drawn(view, Page.of(100)).replace("‹", "").replace("›", "")
    assert drawn(view, Page.of(100, colour=True)).split() == plain.split()
