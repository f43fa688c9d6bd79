"""How long views, queries and exports take over 10⁴, 10⁵ and 10⁶ events; and starting at all."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.measuring import ROOT, processor_seconds, run, slope, tell
from tests.export.crowd import crowd_database
from timeline import lexicon
from timeline.query import load_queries, run_query
from timeline.store import Store
from timeline.store.sql import Limits

pytestmark = pytest.mark.benchmark

FIRST = 10_000
SIZES = tuple(int(size) for size in os.environ.get("EVENTS", "10000,100000,1000000").split(","))
_YEARS = 4
_GIVEN = {"of": "KOR", "by": "PRK"}

# Copies of the first events with ids of their own, each set of copies four years after the last, ten sets deep in time.
_COPIES = """
insert into event by name
select e.* replace (
    e.id || c.n as id, e.first_day + shift as first_day, e.last_day + shift as last_day,
    e.start_earliest + shift as start_earliest, e.start_latest + shift as start_latest,
    e.end_earliest + shift as end_earliest, e.end_latest + shift as end_latest,
    list_transform(e.responds_to, lambda x: x || c.n) as responds_to,
    list_transform(e.reports, lambda x: x || c.n) as reports,
    list_transform(e.mentions, lambda x: x || c.n || 'x0') as mentions)
from (select *, (c.n % 10 * 1461)::integer as shift from range(1, $copies) c(n)) c, event e
order by e.first_day + shift, e.id
"""
# Their reports, and five mentions an event.
_REPORTS = """
insert into report by name
select r.* replace (r.id || n as id, r.published + (n % 10 * 1461)::integer as published)
from range(1, $copies) c(n), report r
"""
_MENTIONS = """
insert into mention by name
select m.* replace (
    m.id || n || 'x' || k as id, m.report || n as report,
    m.start_earliest + shift as start_earliest, m.start_latest + shift as start_latest,
    m.end_earliest + shift as end_earliest, m.end_latest + shift as end_latest)
from (select *, (n % 10 * 1461)::integer as shift from range(1, $copies) c(n), range(5) five(k)), mention m
"""
_MEMBERS = """
insert into event_mention by name
select e.* replace (e.event_id || n as event_id, e.mention_id || n || 'x' || k as mention_id, k as position)
from range(1, $copies) c(n), range(5) five(k), event_mention e
"""
_LINKS = """
insert into link by name
select l.* replace (l.from_event || c.n as from_event, l.to_event || c.n as to_event) from range(1, $copies) c(n), link l
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten thousand events."""
    return crowd_database(tmp_path_factory.mktemp("events") / "first.duckdb", FIRST, years=_YEARS)


def enlarged(first: Path, size: int) -> Path:
    """`size` events."""
    path = first.with_name(f"{size}.duckdb")
    if not path.exists():
        path.write_bytes(first.read_bytes())
        with Store.open(path, "write") as store, store.transaction() as connection:
            world = lexicon.load()
            codes = connection.execute("select distinct unnest(actors) from event").fetchall()
            names = [(code, world.name_of(code)) for (code,) in codes]
            connection.executemany("insert or ignore into actor values (?, ?)", names)
            for copied in (_REPORTS, _MENTIONS, _MEMBERS, _LINKS, _COPIES):
                connection.execute(copied, {"copies": size // FIRST}).fetchall()
    return path


def test_a_month_is_shown(first: Path) -> None:
    lines = []
    for size in SIZES:
        done = run("--db", enlarged(first, size), "show", "2022-03", "-f", "csv")
        lines.append(f"show of a month of {size:,} events: {done.seconds:.2f} s, of it processor {done.processor:.2f} s, "
                     f"{done.peak_mb:.0f} MB; {done.output.count(chr(10)) - 2} events")
    tell(lines)


def test_every_canned_query(first: Path) -> None:
    known = lexicon.load()
    costs: dict[str, list[float]] = {}
    for size in SIZES:
        path = enlarged(first, size)
        for name, query in sorted(load_queries().items()):
            given = {param.name: _GIVEN[param.name] for param in query.params if param.is_required}
            limits = Limits(seconds=120.0, memory="1GB")
            costs.setdefault(name, []).append(
                processor_seconds(lambda p=path, q=query, g=given, n=limits: run_query(p, q, g, known, limits=n), times=1))  # type: ignore[misc]
    tell([f"{name}: {', '.join(f'{cost:.2f}' for cost in taken)} s" +
          (f"; grows by the power {slope(SIZES, taken):.2f}" if len(SIZES) > 1 else "") for name, taken in costs.items()])


def test_exports(first: Path, tmp_path: Path) -> None:
    def plain() -> None:
        with sqlite3.connect(tmp_path / "peer.sqlite") as connection:
            found = connection.execute("select record from event").fetchall()
        (tmp_path / "peer.jsonl").write_text("".join(json.dumps(json.loads(row)) + "\n" for (row,) in found))

    with Store.open(first) as store:
        shown = store.connection.execute("select to_json(e)::varchar from event e").fetchall()
    with sqlite3.connect(tmp_path / "peer.sqlite") as connection:
        connection.execute("create table event (record)")
        connection.executemany("insert into event values (?)", shown)
    theirs = processor_seconds(plain)
    lines = []
    for form in ("jsonl", "csv", "ics", "geojson"):
        done = run("--db", first, "export", tmp_path / f"events.{form}")
        lines.append(f"export of {FIRST:,} events as {form}: {done.processor:.2f} s of processor time, "
                     f"{done.processor / theirs:.1f} times JSON Lines out of SQLite")
    tell(lines)


def test_starting() -> None:
    nothing = min(_processor("-c", "pass") for _ in range(3))
    lines = []
    for arguments in (["--version"], ["show", "--help"], ["dates", "three days ago", "--on", "2022-03-10"]):
        ours = min(run(*arguments).processor for _ in range(3))
        lines.append(f"timeline {' '.join(arguments)}: {ours:.2f} s of processor time; Python itself {nothing:.2f}")
    tell(lines)


def _processor(*arguments: str) -> float:
    code = ("import resource, subprocess, sys; subprocess.run([sys.executable, *sys.argv[1:]]); "
            "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)")
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return float(done.stdout)
