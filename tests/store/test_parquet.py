"""A timeline as a folder of Parquet files: the same tables, the same answers, and nothing to write to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.factories.database import path as path
from timeline.errors import QueryError, StoreError
from timeline.store import Store, parquet
from timeline.store.sql import run_sql


@pytest.fixture
def folder(path: Path) -> Path:
    """The small chronology, written as a folder."""
    target = path.parent / "chronology"
    with Store.open(path, writes_to=[path.parent]) as store:
        parquet.write(store.connection, target)
    return target


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    names = [name for (name,) in store.connection.execute(
        "select table_name from duckdb_tables() union select view_name from duckdb_views() where not internal").fetchall()]
    return {name: sorted(store.connection.execute(f"select * from {name}").fetchall(), key=repr) for name in sorted(names)}


def test_every_table_and_view_is_the_same(path: Path, folder: Path) -> None:
    with Store.open(path) as database, Store.open(folder) as files:
        expected, found = contents(database), contents(files)
    assert expected["event"]
    assert found == expected


@pytest.mark.parametrize("command", [
    ("show",), ("show", "2024-03", "--oneline"), ("event", "fs24x"), ("chain", "fs24x"), ("status", "-f", "json"),
    ("query", "drills-by-month", "-f", "csv"), ("sql", "select * from links"), ("show", "--sql"),
])
def test_commands_answer_alike(path: Path, folder: Path, command: tuple[str, ...]) -> None:
    expected, found = run("--db", path, *command), run("--db", folder, *command)
    assert expected.code == found.code == 0
    if command[0] != "status":
        assert found.out == expected.out


def test_events_lie_by_month(folder: Path) -> None:
    assert {each.name for each in (folder / "event").iterdir()} == {"month=2024-01", "month=2024-03", "month=none"}


@pytest.mark.parametrize("command", [("ingest", "x.txt"), ("correct", "reject", "fs24x"), ("rebuild",)])
def test_it_can_only_be_read(folder: Path, command: tuple[str, ...]) -> None:
    before = sorted((each, each.stat().st_mtime_ns) for each in folder.rglob("*"))
    done = run("--db", folder, *command)
    assert done.code != 0
    assert "can only be read" in done.err
    assert sorted((each, each.stat().st_mtime_ns) for each in folder.rglob("*")) == before


def test_sql_reaches_no_other_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    with pytest.raises(QueryError, match="disabled by configuration"):
        run_sql(folder, f"select * from read_csv('{tmp_path / 'secret.csv'}')")


@pytest.mark.parametrize(("mark", "message"), [
    ("{", "is not the description"), ("[]", "is not the description"), ("{}", "not one of"),
])
def test_a_spoilt_mark_is_told(folder: Path, mark: str, message: str) -> None:
    (folder / parquet.MARK).write_text(mark)
    with pytest.raises(StoreError, match=message):
        Store.open(folder)


def test_a_damaged_file_is_told(folder: Path) -> None:
    for file in (folder / "mention").glob("*.parquet"):
        file.write_bytes(file.read_bytes()[:40])
    done = run("--db", folder, "event", "fs24x")
    assert done.code != 0
    assert "Traceback" not in done.err


def test_a_newer_schema_is_refused(folder: Path) -> None:
    facts = json.loads((folder / parquet.MARK).read_text())
    (folder / parquet.MARK).write_text(json.dumps(facts | {"schema_version": "999"}))
    with pytest.raises(StoreError, match="upgrade timeline"):
        Store.open(folder)


def test_backup_writes_one_and_never_over_another(path: Path) -> None:
    target = path.parent / "shared"
    assert run("--db", path, "backup", target, "--parquet").code == 0
    assert run("--db", target, "show").out == run("--db", path, "show").out
    again = run("--db", path, "backup", target, "--parquet")
    assert (again.code, "is there already" in again.err) == (2, True)
