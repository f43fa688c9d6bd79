"""SQL of somebody else: what it may read, and that it can do nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import time
from pathlib import Path

import pytest

from tests.factories.database import path as path
from timeline.errors import QueryError, StoreError
from timeline.store.sql import Limits, TimedOut, run_sql

READS = [
    "select 1",
    "select * from events;",
    "-- a comment\nselect count(*) from mentions",
    "with drills as (from events select event_id) select * from drills",
    "from events",
    "values (1), (2)",
    "explain select * from events",
    "describe events",
    "summarize events",
    "pivot events on event_type using count(*)",
    "select unnest(range(5))",
    "select * from timing_links(14)",
]
# In {} stands a folder that must stay as it is.
REFUSED = [
    "copy events to '{}/x.csv'",
    "copy (select 1) to '{}/x.parquet' (format parquet)",
    "export database '{}/x'",
    "select * from read_text('/etc/hostname')",
    "select * from read_csv('/etc/passwd')",
    "select * from read_blob('{}/secret.txt')",
    "select * from '{}/secret.txt'",
    "select * from '/etc/passwd'",
    "select * from glob('/etc/*')",
    "select * from read_json_auto('https://example.org/x.json')",
    "attach '{}/other.duckdb' as other",
    "attach ':memory:' as other",
    "install httpfs",
    "load httpfs",
    "create table t (a integer)",
    "create view v as select 1",
    "create or replace view events as select 1",
    "create macro m() as 1",
    "create secret s (type s3)",
    "insert into event select * from event",
    "with gone as (delete from event returning *) select * from gone",
    "explain analyze delete from event",
    "explain analyze copy (select 1) to '{}/x.csv'",
    "delete from report",
    "update report set text = ''",
    "drop table report",
    "alter table report add column x integer",
    "set memory_limit = '100GB'",
    "set enable_external_access = true",
    "reset lock_configuration",
    "pragma database_list",
    "call pragma_version()",
    "checkpoint",
    "vacuum",
    "begin",
    "use memory",
    "prepare p as select 1",
    "select 1; select 2",
    "select 1; drop table report",
    "",
    "   -- nothing",
    "selec 1",
    "select * from nowhere",
    "select * from events where title = $missing",
    "select getenv('HOME')",
    "select * from sniff_csv('/etc/passwd')",
    "select * from parquet_metadata('{}/x.parquet')",
]


def fingerprint(folder: Path) -> dict[str, str]:
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in sorted(folder.iterdir()) if each.is_file()}


@pytest.mark.parametrize("sql", READS)
def test_reading_is_allowed(path: Path, sql: str) -> None:
    assert run_sql(path, sql).columns


def test_everything_else_is_refused_and_leaves_no_trace(path: Path) -> None:
    (path.parent / "secret.txt").write_text("secret")
    before = fingerprint(path.parent)
    for sql in REFUSED:
        with pytest.raises(QueryError):
            run_sql(path, sql.format(path.parent))
        assert fingerprint(path.parent) == before, sql


def test_values_are_bound(path: Path) -> None:
    sql = "select count(*) from events where title = $title"
    assert run_sql(path, sql, {"title": "Harbour Watch"}).rows == [(1,)]
    assert run_sql(path, sql, {"title": "' or true --"}).rows == [(0,)]


def test_rows_are_limited_and_the_cut_is_told(path: Path) -> None:
    result = run_sql(path, "from range(1000000000)", limits=Limits(rows=10))
    assert (len(result.rows), result.is_cut) == (10, True)
    assert not run_sql(path, "from range(10)", limits=Limits(rows=10)).is_cut


@pytest.mark.parametrize(
    "sql",
    [
        "select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 1",
        "with recursive r(n) as (select 1 union all select n + 1 from r) select max(n) from r",
        "select count(distinct md5(range::varchar)) from range(1000000000)",
    ],
)
def test_a_query_is_stopped_in_time(path: Path, sql: str) -> None:
    began = time.monotonic()
    with pytest.raises((TimedOut, QueryError)) as caught:
        run_sql(path, sql, limits=Limits(seconds=0.5))
    assert time.monotonic() - began < 3
    assert caught.value.exit_code in (1, 124)


def test_the_last_resort_is_called_for_what_no_interrupt_stops(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.sql._GRACE", 0.1)
    called: list[float] = []
    stubborn = "select levenshtein(repeat('a', 15000), repeat('b', 20000))"
    began = time.monotonic()
    with contextlib.suppress(TimedOut):
        run_sql(path, stubborn, limits=Limits(seconds=0.1), last_resort=lambda: called.append(time.monotonic() - began))
    # a fast machine may be done before the last resort is due
    assert called or time.monotonic() - began < 0.25


def test_messages_are_the_engines_own_words_and_point_at_the_place(path: Path) -> None:
    with pytest.raises(QueryError, match=r'Referenced column "titel" not found[\s\S]*"title"'):
        run_sql(path, "select titel from events")


def test_there_must_be_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such database"):
        run_sql(tmp_path / "t.duckdb", "select 1")
