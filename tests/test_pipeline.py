"""The laws of the whole: what comes out depends on the set of reports alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from timeline import pipeline
from timeline.resources import folder
from timeline.store import Store
from timeline.store.verify import verify

GOLD = Path(__file__).parent / "gold" / "reports"
# The sample collection, with undated reports among them, and an episode with an undated report of its own.
REPORTS = [*sorted((folder("seeds") / "reports").iterdir()), *sorted(GOLD.glob("sat23-*.md"))]

Contents = tuple[object, ...]


def contents(path: Path) -> Contents:
    """All that a database holds of reports and of what follows from them, in a fixed order."""
    with Store.open(path) as store:
        tables = ("report", "timex", "mention", "claim", "event", "event_mention", "link", "alias")
        return tuple(sorted(map(repr, store.connection.execute(f"select * from {table}").fetchall())) for table in tables)


def ingested(portions: list[list[Path]]) -> Contents:
    """What a new database holds after ingesting the portions one after the other."""
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "timeline.duckdb"
        for portion in portions:
            pipeline.ingest(path, portion, workers=0)
        return contents(path)


@pytest.fixture(scope="module")
def undisturbed() -> Contents:
    return ingested([REPORTS])


@st.composite
def portions(draw: st.DrawFn) -> list[list[Path]]:
    """The reports in any order, in up to three portions, some of them given twice."""
    order = draw(st.permutations(REPORTS))
    cuts = sorted(draw(st.lists(st.integers(1, len(order) - 1), max_size=2, unique=True)))
    parts = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    parts[-1] = parts[-1] + draw(st.lists(st.sampled_from(REPORTS), max_size=4))
    return parts


@seed(20240314)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=portions())
def test_order_portions_and_repetition_change_nothing(undisturbed: Contents, parts: list[list[Path]]) -> None:
    assert ingested(parts) == undisturbed


def test_reports_that_come_one_by_one_change_nothing(undisturbed: Contents) -> None:
    assert ingested([REPORTS[4:], *([report] for report in REPORTS[:4])]) == undisturbed


def test_a_second_ingest_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "timeline.duckdb"
    first = pipeline.ingest(path, REPORTS, workers=0)
    before = contents(path)
    again = pipeline.ingest(path, REPORTS, workers=0)
    assert (first.added, again.added, again.known, again.changes.new) == (len(REPORTS), 0, len(REPORTS), ())
    assert contents(path) == before


def test_the_database_is_lawful_and_a_rebuild_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "timeline.duckdb"
    pipeline.ingest(path, REPORTS, workers=0)
    before = contents(path)
    changes = pipeline.rebuild(path)
    assert (changes.new, changes.changed, changes.gone, changes.new_links) == ((), (), (), 0)
    assert contents(path) == before
    with Store.open(path) as store:
        assert verify(store) == []


def test_worker_processes_find_what_one_process_finds(tmp_path: Path, undisturbed: Contents) -> None:
    path = tmp_path / "timeline.duckdb"
    pipeline.ingest(path, REPORTS, workers=2)
    assert contents(path) == undisturbed


def test_every_basis_of_a_publication_date_occurs_in_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "timeline.duckdb"
    pipeline.ingest(path, REPORTS, workers=0)
    with Store.open(path) as store:
        found = {report.id: (str(report.published), report.published_basis) for report in store.reports()}
    assert found["freedom-shield-2"] == ("2024-03-04", "dateline")
    assert found["freedom-shield-5"] == ("2024-03-14", "text")
    assert found["freedom-shield-6"] == ("2024-03-14", "linked")
    assert found["strait-thunder-4"] == ("2025-04-01", "linked")
    assert found["tasman-5"] == ("2025-03-10", "metadata")
