"""What is refused before any work, in one sentence that says what to do."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.factories.chronology import chronology
from timeline import pipeline
from timeline.derivation import rebuild
from timeline.errors import LockedError, StoreError, UsageError
from timeline.model import Correction
from timeline.store import Store
from timeline.store.lock import beside

HOLD = """
import sys
from timeline.store import Store
with Store.open(sys.argv[1], sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""

WRITE_AND_DIE = """
import os, sys
sys.path.insert(0, sys.argv[2])
from tests.factories.chronology import chronology
from timeline.store import Store
store = Store.open(sys.argv[1], "write")
store.store_batch(chronology()[0])
os._exit(9)
"""


def hold(path: Path, mode: str) -> subprocess.Popen[bytes]:
    """Another process that has the database open, until its standard input ends."""
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path), mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"open\n"
    return holder


@pytest.mark.parametrize(
    "text", ["", " ", "\t", "md:mine", "s3://bucket/t.duckdb", "http://example.org/t.duckdb", "sqlite:t.db",
             "postgres:dbname=x", "t?.duckdb", "*.duckdb", "a\0b", "\udcff.duckdb", "memory:name"],
)
def test_strings_that_are_no_local_file(text: str) -> None:
    with pytest.raises(UsageError):
        Store.open(text, "create")


def test_paths_that_cannot_hold_a_database(tmp_path: Path) -> None:
    text = tmp_path / "news.csv"
    text.write_text("title,date\n")
    empty = tmp_path / "empty.duckdb"
    empty.touch()
    for path, sentence in [
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "t.duckdb", "there is no folder"),
        (text, "is not a DuckDB database"),
        (empty, "is not a DuckDB database"),
    ]:
        with pytest.raises(StoreError, match=sentence):
            Store.open(path, "create")
    with pytest.raises(StoreError, match="there is no such database"):
        Store.open(tmp_path / "absent.duckdb")
    assert text.read_text() == "title,date\n"


def test_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "foreign.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table meta (a integer)")
    for mode in ("read", "write", "create"):
        with pytest.raises(StoreError, match="not one of timeline's"):
            Store.open(path, mode)  # type: ignore[arg-type]


@pytest.mark.parametrize("sql", [
    "drop view events; alter table event rename to other; create view event as from other",
    "alter table meta rename to other; create view meta as from other",
    "create macro lower(a) as upper(a)", "create macro unnest(a) as table select * from read_text(a)",
])
def test_what_claims_to_be_ours_and_holds_code_is_not_written_to(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "t.duckdb"
    Store.open(path, "create").close()
    with duckdb.connect(str(path)) as connection:
        for statement in sql.split("; "):
            connection.execute(statement)
    for mode in ("write", "create"):
        with pytest.raises(StoreError, match="not one of timeline's"):
            Store.open(path, mode)  # type: ignore[arg-type]


def test_no_view_is_run_by_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    Store.open(path, "create").close()
    with duckdb.connect(str(path)) as connection:
        for (view,) in connection.execute("select view_name from duckdb_views() where not internal").fetchall():
            connection.execute(f"create or replace view {view} as select error('a view was run')")
    (tmp_path / "r.md").write_text("---\npublished: 2024-03-14\n---\nNorth Korea held a tank drill on Wednesday.\n")
    assert pipeline.ingest(path, [tmp_path / "r.md"], workers=0).added == 1
    with Store.open(path, "write") as store:
        store.append_correction(Correction(id="c", action="set", field="title", value="x", who="analyst"))
    rebuild(path)
    with Store.open(path) as store:
        assert store.connection.execute("select count(*) from event").fetchall() == [(1,)]


def checksum(block: bytes) -> bytes:
    """DuckDB's, of one of its blocks."""
    result = 5381
    for at in range(0, len(block), 8):
        result ^= int.from_bytes(block[at : at + 8], "little") * 0xBF58476D1CE4E5B9 % 2**64
    return result.to_bytes(8, "little")


def test_a_file_of_a_newer_duckdb_is_refused_with_both_versions(tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    Store.open(path, "create").close()
    whole = bytearray(path.read_bytes())
    assert whole[:8] == checksum(whole[8:4096])
    whole[12:20] = (9999).to_bytes(8, "little")  # where DuckDB keeps the version of the format
    whole[:8] = checksum(whole[8:4096])
    path.write_bytes(whole)
    for mode in ("read", "write"):
        with pytest.raises(StoreError, match=rf"written by a newer DuckDB .*{duckdb.__version__}.*; upgrade duckdb"):
            Store.open(path, mode)  # type: ignore[arg-type]


def test_a_newer_schema_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    Store.open(path, "create").close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("update meta set value = '99' where key = 'schema_version'")
    with pytest.raises(StoreError, match=r"has schema 99, this timeline .* knows up to .*; upgrade timeline"):
        Store.open(path)


@pytest.mark.parametrize("mode", ["read", "write"])
def test_while_another_process_writes_the_holder_is_named_at_once(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "t.duckdb"
    Store.open(path, "create").close()
    holder = hold(path, "write")
    try:
        began = time.monotonic()
        with pytest.raises(LockedError, match=rf"is being written by another process \(PID {holder.pid}\)") as caught:
            Store.open(path, mode)  # type: ignore[arg-type]
        assert time.monotonic() - began < 0.2
        assert caught.value.exit_code == 75
    finally:
        holder.kill()
        holder.communicate()
    Store.open(path, "write").close()  # the lock of a killed process holds nobody


def test_readers_share(tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    Store.open(path, "create").close()
    holder = hold(path, "read")
    try:
        Store.open(path).close()
    finally:
        holder.communicate(b"")


def test_an_older_copy_put_back_is_noticed(tmp_path: Path) -> None:
    path, copy = tmp_path / "t.duckdb", tmp_path / "yesterday"
    first, *others = chronology()[0]
    with Store.open(path, "create") as store:
        store.store_batch([first])
    copy.write_bytes(path.read_bytes())
    with Store.open(path, "write") as store:
        store.store_batch(others)
    path.write_bytes(copy.read_bytes())
    for mode in ("read", "write"):
        with pytest.raises(StoreError, match=r"holds 1 reports as of write 1, but write 2 with 3 reports was completed"):
            Store.open(path, mode)  # type: ignore[arg-type]
    beside(path).unlink()
    with Store.open(path) as store:
        assert len(store.reports()) == 1


def test_a_lost_write_ahead_log_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    Store.open(path, "create").close()
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(path), str(Path(__file__).parents[2])], check=False)
    with Store.open(path) as store:
        assert len(store.reports()) == 3
    path.with_name("t.duckdb.wal").unlink()
    with pytest.raises(StoreError, match=r"its \.wal file is missing"):
        Store.open(path)


def test_a_new_database_under_an_old_name_is_welcome(tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    with Store.open(path, "create") as store:
        store.store_batch(chronology()[0])
    path.unlink()
    with Store.open(path, "create") as store:
        assert store.reports() == []
