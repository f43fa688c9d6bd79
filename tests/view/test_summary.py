"""What an ingest says where the full lists would be too long, or there is little to say."""

from __future__ import annotations

import pytest

from timeline.view.page import Page
from timeline.view.summary import Ingested, summary


def lines(**fields: object) -> list[str]:
    found = Ingested(database="timeline.duckdb", **{"inputs": 1, **fields})  # type: ignore[arg-type]
    return [line.plain for line in summary(found, Page.of(100))]


def test_all_are_counted_where_only_the_first_are_listed() -> None:
    listed = [(f"r{n}.md", "is empty") for n in range(1000)]
    drawn = lines(added=1, rejected=listed, n_rejected=1500, warnings=listed, n_warnings=2020)
    assert drawn[0].split() == ["reports", "1", "added", "1,500", "rejected"]
    assert [line for line in drawn if line.startswith("  and ")] == ["  and 1,480 more", "  and 2,000 more"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"known": 3}, "0 added, 3 already known"),
        ({"known": 3, "outside": 1200}, "0 added, 3 already known, 1,200 outside --since/--until"),
        ({"inputs": 0}, "nothing to read there; reports are text, Markdown, HTML, JSON Lines, CSV, feeds or WARC"),
    ],
)
def test_little_to_say(fields: dict[str, int], expected: str) -> None:
    assert lines(**fields)[0] == expected


def test_a_dry_run_tells_of_reports_only() -> None:
    drawn = lines(added=2, dry_run=True)
    assert not any(line.lstrip().startswith(("events", "links")) for line in drawn)
    assert drawn[-1] == "Next: the same without --dry-run"
