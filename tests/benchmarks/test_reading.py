"""From reports to what they yield, and into the database: cost of each stage, and of all of them together."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from tests.benchmarks.collection import Made, World, write
from tests.benchmarks.growing import grow
from tests.benchmarks.measuring import processor_seconds, run_derive, run_ingest, slope, tell
from timeline import lexicon
from timeline.derivation import understand
from timeline.merge import merge
from timeline.model import Extraction, Report
from timeline.store import Store

pytestmark = pytest.mark.benchmark

SPARSE = 25
"""Reports a day of a collection that one desk keeps; the other benchmarks take ten times as many."""


def as_report(made: Made) -> Report:
    return Report(id=made.id, text=made.text, title=made.title, source=made.source, url=made.url, content_hash=made.id,
                  published=made.published if made.is_dated else None, published_basis="metadata" if made.is_dated else None)


def extractions(number: int, a_day: int = SPARSE) -> list[Extraction]:
    known = lexicon.load()
    return [understand(as_report(made), known) for made in World(a_day=a_day, undated=0.0).reports(number)]


def test_reading_to_mentions() -> None:
    reports = [as_report(made) for made in World().reports(200)]
    known = lexicon.load()
    understand(reports[0], known)
    ours = len(reports) / processor_seconds(lambda: [understand(report, known) for report in reports])
    words = len(reports) / processor_seconds(lambda: [Counter(report.text.lower().split()) for report in reports])
    tell([f"reading to mentions: {ours:.0f} reports/s a core; counting their words: {words:.0f}, {words / ours:.0f} times"])


def test_storing(tmp_path: Path) -> None:
    made = extractions(300)
    rows = [json.dumps(mention.model_dump(mode="json")) for each in made for mention in each.mentions]

    def ours() -> None:
        (tmp_path / "t.duckdb").unlink(missing_ok=True)
        with Store.open(tmp_path / "t.duckdb", "create") as store:
            for start in range(0, len(made), 100):
                store.store_batch(made[start : start + 100])

    def theirs() -> None:
        (tmp_path / "t.sqlite").unlink(missing_ok=True)
        with sqlite3.connect(tmp_path / "t.sqlite") as connection:
            connection.execute("create table report (id primary key, text)")
            connection.execute("create table mention (record)")
            connection.executemany("insert into report values (?, ?)", [(each.report.id, each.report.text) for each in made])
            connection.executemany("insert into mention values (?)", [(row,) for row in rows])

    a, b = len(made) / processor_seconds(ours), len(made) / processor_seconds(theirs)
    tell([f"storing: {a:.0f} reports/s; their texts and mentions as JSON into SQLite: {b:.0f}; {b / a:.0f} times"])


@pytest.mark.parametrize(("a_day", "sizes"), [(SPARSE, (300, 600, 1200)), (250, (100, 200, 400))], ids=["desk", "dense"])
def test_merging_grows_with_the_collection(a_day: int, sizes: tuple[int, ...]) -> None:
    made = extractions(max(sizes), a_day)
    costs, mentions = [], []
    for size in sizes:
        part = made[:size]
        reports = [each.report for each in part]
        told = [mention for each in part for mention in each.mentions]
        claims = [claim for each in part for claim in each.claims]
        costs.append(processor_seconds(lambda r=reports, m=told, c=claims: merge(r, m, c), times=1))  # type: ignore[misc]
        mentions.append(len(told))
    tell([
        f"merging, {a_day} reports a day: {mentions[-1]} mentions in {costs[-1]:.1f} s of processor time, "
        f"{1000 * costs[-1] / mentions[-1]:.1f} ms each; grows by the power {slope(mentions, costs):.2f}"])


@pytest.mark.parametrize(("a_day", "number"), [(SPARSE, 1000), (250, 10_000)], ids=["desk", "dense"])
def test_deriving_grows_with_the_collection(tmp_path: Path, a_day: int, number: int) -> None:
    first = extractions(number, a_day)
    copies = (4, 8, 16) if a_day == SPARSE else (1, 2, 4)
    done = []
    for each in copies:
        grow(tmp_path / f"{each}.duckdb", first, each)
        done.append(run_derive(tmp_path / f"{each}.duckdb"))
        (tmp_path / f"{each}.duckdb").unlink()
    sizes = [number * each for each in copies]
    growth = slope(sizes, [each.processor for each in done])
    memory = ", ".join(f"{each.peak_mb:.0f}" for each in done)
    tell([f"deriving, {a_day} reports a day, {sizes[0]:,} to {sizes[-1]:,} reports: "
          f"{1000 * done[-1].processor / sizes[-1]:.1f} ms of processor time a report, grows by the power {growth:.2f}; "
          f"{memory} MB at most"])


@pytest.mark.parametrize("form", ["md", "jsonl", "html"])
@pytest.mark.parametrize("workers", [1, 2])
def test_ingest_end_to_end(tmp_path: Path, form: str, workers: int) -> None:
    number = 400
    write(tmp_path / "in", World(a_day=SPARSE).reports(number), form)
    done = run_ingest(tmp_path / "t.duckdb", tmp_path / "in", workers)
    tell([f"ingest of {number} {form} with {workers} workers: {number / done.seconds:.0f} reports/s by the clock, "
          f"{1000 * done.processor / number:.1f} ms of processor time each, {done.peak_mb:.0f} MB at most"])


def test_memory_of_an_ingest(tmp_path: Path) -> None:
    world = World(a_day=SPARSE)
    told = world.reports(1600)
    peaks = []
    for number, size in enumerate((400, 1200)):
        write(tmp_path / f"in{number}", islice(told, size), "jsonl")
        peaks.append(run_ingest(tmp_path / "t.duckdb", tmp_path / f"in{number}", 2).peak_mb)
    tell([f"memory: {peaks[0]:.0f} MB for the first 400 reports, {peaks[1]:.0f} MB for the next 1,200"])
