"""A timeline made on a cluster is the one that a single machine makes, whatever is read and whoever dies."""

from __future__ import annotations

import gzip
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

from tests.benchmarks.collection import World, as_markdown, as_page, as_row
from tests.cli.running import run
from tests.readers.test_warc import record
from timeline.cluster.run import build
from timeline.errors import UsageError
from timeline.pipeline import ingest
from timeline.store import Store

_NOT_COMPARED = ("meta", "ledger")
"""They say when and in which portions reports were read."""


def contents(path: Path) -> dict[str, list[str]]:
    """Every row of every table and view, sorted."""
    with Store.open(path) as store:
        names = store.connection.execute(
            "select table_name from duckdb_tables() "
            "union select view_name from duckdb_views() where not internal").fetchall()
        return {name: sorted(map(repr, store.connection.execute(f"select * from {name}").fetchall()))
                for (name,) in names if name not in _NOT_COMPARED}


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports in every form, some undated, some twice, two under one name, two versions of one, and files that are none."""
    folder = tmp_path_factory.mktemp("collection")
    made = list(World(undated=0.2).reports(75))
    for one in made[:12]:
        (folder / f"{one.id}.md").write_text(as_markdown(one))
    for one in made[12:18]:
        (folder / f"{one.id}.html").write_text(as_page(one))
    rows = [json.dumps(as_row(one)) for one in made[18:60]]
    again = as_row(made[20]) | {"text": made[20].text + "\n\nCorrected on Friday."}
    (folder / "rows.jsonl").write_text("\n".join([*rows, json.dumps(again), rows[3]]))
    with gzip.open(folder / "packed.jsonl.gz", "wt") as file:
        file.write("\n".join(json.dumps(as_row(one)) for one in made[60:70]))
    (folder / "other").mkdir()
    (folder / "other" / f"{made[0].id}.md").write_text(as_markdown(made[40]).replace(made[40].id, made[0].id))
    (folder / "other" / "same.md").write_text(as_markdown(made[5]).replace(made[5].id, "aaa-same"))
    pages = (record(as_page(one).encode(), one.url) for one in made[70:])
    (folder / "crawl.warc.gz").write_bytes(b"".join(map(gzip.compress, pages)))
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture(scope="module")
def expected(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What one machine makes of it."""
    path = tmp_path_factory.mktemp("one") / "timeline.duckdb"
    summary = ingest(path, [collection], workers=1)
    assert summary.n_rejected == 2
    return contents(path)


def test_the_collection_holds_what_is_hard(expected: dict[str, list[str]]) -> None:
    assert any("'linked'" in row for row in expected["report"]), "no report borrowed its date"
    assert any("~" in row for row in expected["report"]), "no two reports under one name"
    assert any("Corrected on Friday" in row for row in expected["report"]), "no second version"
    assert len(expected["event"]) > 12
    assert expected["link"]
    assert len(expected["warning"]) == 2


def test_the_cluster_makes_the_same(
    spark: Any, collection: Path, expected: dict[str, list[str]], tmp_path: Path
) -> None:
    told: list[str] = []
    built = build(spark, [str(collection)], tmp_path / "chronology", tell=told.append)
    assert contents(tmp_path / "chronology") == expected
    assert (built.reports, built.events, built.links) == tuple(len(expected[name]) for name in ("report", "event", "link"))
    assert built.rejected == 2
    assert {each.name for each in tmp_path.iterdir()} == {"chronology"}, "something was left behind"
    months = {each.name for each in (tmp_path / "chronology" / "event").iterdir()}
    assert months
    assert all(name.startswith("month=") for name in months)
    for command in (("show",), ("query", "coverage", "-f", "csv"), ("verify",)):
        assert run("--db", tmp_path / "chronology", *command).code == 0
    with pytest.raises(UsageError, match="is there already"):
        build(spark, [str(collection)], tmp_path / "chronology")


def _workers_of(spark: Any) -> set[int]:
    """Process ids of the executors of this Spark, and of no other."""
    ours = spark.sparkContext.applicationId.encode()
    found = set()
    for each in Path("/proc").iterdir():
        try:
            words = (each / "cmdline").read_bytes().split(b"\0") if each.name.isdigit() else []
        except OSError:
            continue
        if ours in words and b"--executor-id" in words:
            found.add(int(each.name))
    return found


@pytest.fixture
def killer(spark: Any, tmp_path: Path) -> Iterator[list[int]]:
    """Kills a worker as soon as the reports are being understood; the list holds its process id then."""
    killed: list[int] = []
    over = threading.Event()

    def wait() -> None:
        begun = tmp_path / ".chronology.work" / "understood" / "_temporary"
        while not over.is_set() and not begun.exists():
            time.sleep(0.05)
        time.sleep(1)
        if not over.is_set():
            victim = max(_workers_of(spark))
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    yield killed
    over.set()
    thread.join()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the workers of this Spark in /proc")
def test_a_killed_worker_changes_nothing(
    spark: Any, collection: Path, expected: dict[str, list[str]], tmp_path: Path, killer: list[int]
) -> None:
    before = _workers_of(spark)
    build(spark, [str(collection)], tmp_path / "chronology")
    assert killer, "nobody was killed"
    assert killer[0] in before
    assert killer[0] not in _workers_of(spark)
    assert contents(tmp_path / "chronology") == expected


def test_rows_of_parquet_are_reports(spark: Any, tmp_path: Path) -> None:
    made = list(World(undated=0.2).reports(20))
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(as_row(one)) for one in made))
    ingest(tmp_path / "one.duckdb", [tmp_path / "rows.jsonl"], workers=1)
    columns = "id string, title string, source string, url string, published date, text string"
    rows = [as_row(one) | {"published": one.published if one.is_dated else None} for one in made]
    spark.createDataFrame(rows, columns).coalesce(2).write.parquet(str(tmp_path / "rows.parquet"))
    build(spark, [str(tmp_path / "rows.parquet")], tmp_path / "chronology")
    assert _told(tmp_path / "chronology") == _told(tmp_path / "one.duckdb")


def _told(path: Path) -> list[list[tuple[object, ...]]]:
    """What does not depend on the file and line in which a report stood."""
    with Store.open(path) as store:
        return [store.connection.execute(sql).fetchall() for sql in (
            "select id, title, edtf, status, mentions, merge_reasons, history, confidence from event order by id",
            "select * from link order by all",
            "select * exclude (line) from mention order by id",
            "select * exclude (path, line) from report order by id")]
