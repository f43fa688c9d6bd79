"""The canned queries answer on a cluster as they do on one machine, but for those that Spark has no words for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

from tests.factories.database import path as path
from timeline import lexicon as lexicons
from timeline.errors import QueryError, StoreError
from timeline.query import load_queries, run_query
from timeline.store import Store, parquet

GIVEN = {"responses": {"of": "KOR", "by": "PRK", "days": "60"}, "response-test": {"of": "KOR", "by": "PRK"},
         "claims": {"all": "true"}}
NOT_ON_SPARK = {"response-test": "range"}
"""With the word of DuckDB's that Spark lacks."""


@pytest.fixture
def folder(path: Path) -> Path:
    """The small chronology of the tests, as Parquet."""
    with Store.open(path, writes_to=[path.parent]) as store:
        parquet.write(store.connection, path.parent / "chronology")
    return path.parent / "chronology"


def test_queries_answer_alike(spark: Any, folder: Path) -> None:
    from timeline.cluster.queries import Chronology

    chronology, lexicon, full = Chronology(spark, folder), lexicons.load(), set()
    for name, query in load_queries().items():
        given = GIVEN.get(name, {})
        expected = run_query(folder, query, given, lexicon)
        if name in NOT_ON_SPARK:
            with pytest.raises(QueryError, match=f"nothing like DuckDB's {NOT_ON_SPARK[name]}"):
                chronology.ask(query.sql, query.bind(given, lexicon))
            continue
        found = chronology.ask(query.sql, query.bind(given, lexicon))
        assert found.columns == expected.columns, name
        assert [list(map(repr, row)) for row in found.rows] == [list(map(repr, row)) for row in expected.rows], name
        full |= {name} if found.rows else set()
    assert len(full) >= 7, f"too few queries had anything to say: {full}"


@pytest.mark.parametrize("view", ["events", "mentions", "links", "reports", "timexes", "actors"])
def test_views_hold_the_same(spark: Any, folder: Path, view: str) -> None:
    from timeline.cluster.queries import Chronology

    with Store.open(folder) as store:
        expected = store.connection.execute(f"select * from {view}").fetchall()
    assert expected
    found = Chronology(spark, folder).ask(f"select * from {view}")
    assert sorted(list(map(repr, row)) for row in found.rows) == sorted(list(map(repr, row)) for row in expected)


def test_rows_are_cut_and_said_to_be(spark: Any, folder: Path) -> None:
    from timeline.cluster.queries import Chronology

    found = Chronology(spark, folder).ask("select event_id from events order by event_id", rows=1)
    assert (len(found.rows), found.is_cut) == (1, True)


def test_a_folder_that_is_none_is_told(spark: Any, tmp_path: Path) -> None:
    from timeline.cluster.queries import Chronology

    with pytest.raises(StoreError, match="timeline-spark build"):
        Chronology(spark, tmp_path)
