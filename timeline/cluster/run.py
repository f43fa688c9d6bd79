"""The stages in their order, on Spark: reports in, a folder that ``timeline --db`` reads out.

    read ─> settle ids ─> understand ─> borrow dates ─> tellings ─> blocks ─> merge ─> link ─> tables

Between two stages lies shared storage. A worker that is lost costs the tasks that it was at, and nothing that was finished;
the mark that makes the folder a timeline is written last.
"""

from __future__ import annotations

import dataclasses
import math
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from timeline import lexicon as lexicons
from timeline.cluster import tables
from timeline.cluster.blocks import blocks, tellings_of
from timeline.cluster.borrowing import borrowed
from timeline.cluster.identity import settle
from timeline.cluster.ledger import noted
from timeline.cluster.linking import lifted, rows_of_events, rows_of_links
from timeline.cluster.merging import merged, named
from timeline.cluster.reading import PARQUET, read_files, read_parquet
from timeline.cluster.understanding import understood
from timeline.errors import UsageError
from timeline.lexicon import Lexicon
from timeline.merge import fingerprint
from timeline.readers import ReadOptions
from timeline.store import parquet, schema
from timeline.store.world import write_world

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_REPORTS = 1_000
"""Reports that one task understands: ten seconds of work."""
_TELLINGS = 5_000
"""Tellings that one task compares or merges."""

Told = Callable[[str], None]
"""Called with a sentence when a stage is done."""


@dataclasses.dataclass(frozen=True, slots=True)
class Built:
    """What a run made."""

    folder: Path
    reports: int
    events: int
    links: int
    rejected: int
    """Inputs that yielded no report; the table ``warning`` says why."""


def build(
    spark: SparkSession, sources: Sequence[str], folder: str | Path, options: ReadOptions | None = None, *,
    seeds: Sequence[Path] = (), tell: Told = lambda sentence: None,
) -> Built:
    """Make the timeline `folder`, which must not be there yet, of the reports behind `sources`.

    Files, and the folder, lie where every worker sees them under the same path. Raises UsageError for a folder that is
    there, SeedError as an ingest does.
    """
    target = Path(folder).resolve()
    if target.exists():
        raise UsageError(f"{folder}: is there already; name another folder")
    if not target.parent.is_dir():
        raise UsageError(f"{folder}: there is no folder {target.parent}; create it first")
    lexicon = lexicons.load(tuple(seeds))
    work = target.with_name(f".{target.name}.work")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        run = _Run(spark, work, target, tuple(seeds), tell)
        return run.run([str(source) for source in sources], options or ReadOptions(), lexicon)
    finally:
        shutil.rmtree(work, ignore_errors=True)


class _Run:
    """One run; `_work` holds what stages leave for one another."""

    def __init__(self, spark: SparkSession, work: Path, target: Path, seeds: tuple[Path, ...], tell: Told) -> None:
        self._spark = spark
        self._work = work
        self._target = target
        self._seeds = seeds
        self._tell = tell
        self._cores = int(spark.sparkContext.defaultParallelism)

    def run(self, sources: Sequence[str], options: ReadOptions, lexicon: Lexicon) -> Built:
        made = self._work / "timeline"
        arrivals = self._kept(self._read(sources, options), "arrivals")
        reports = self._kept(settle(self._spark, arrivals, self._folder("identity"), self._cores), "reports")
        n_reports = int(reports.count())
        rejected = int(arrivals.where("kind = 'outcome'").count())
        self._tell(f"{n_reports:,} reports read")
        spread = reports.repartition(self._tasks(n_reports, _REPORTS), "id")
        first = self._kept(understood(spread, self._seeds), "understood")
        self._tell("reports understood")
        extractions = self._dated(first, n_reports)
        for table in ("report", "timex", "mention", "claim"):
            tables.write(extractions, table, str(made), self._tasks(n_reports, 50 * _REPORTS))
        noted(arrivals, reports, extractions, str(made))
        self._tell("tables of reports written")
        told = self._kept(tellings_of(extractions), "tellings")
        tasks = self._tasks(told.count(), _TELLINGS)
        parts = blocks(self._spark, told, self._folder("blocks"), tasks)
        self._tell("blocks found")
        events = self._kept(merged(parts, tasks, self._seeds), "merged")
        names = self._kept(named(events, tasks), "names")
        self._tell("blocks merged")
        links = self._kept(lifted(extractions, events, names, tasks), "links")
        shown = self._kept(rows_of_events(events, names, links, tasks, self._seeds), "events")
        self._tell("events linked")
        for table in ("event", "event_mention"):
            tables.write(shown, table, str(made), self._cores)
        tables.write(rows_of_links(links), "link", str(made), self._cores)
        self._write_aliases(shown, made)
        self._write_small(shown, made, n_reports, lexicon)
        n_events, n_links = int(shown.count()), int(links.count())
        made.rename(self._target)
        return Built(self._target, n_reports, n_events, n_links, rejected)

    def _tasks(self, items: int, at_once: int) -> int:
        """So many that all cores have work and a lost one costs little."""
        return max(2 * self._cores, math.ceil(items / at_once))

    def _folder(self, name: str) -> str:
        return str(self._work / name)

    def _kept(self, frame: DataFrame, name: str) -> DataFrame:
        """`frame` written to shared storage, and read from there."""
        frame.write.mode("overwrite").parquet(self._folder(name))
        return self._spark.read.schema(frame.schema).parquet(self._folder(name))

    def _read(self, sources: Sequence[str], options: ReadOptions) -> DataFrame:
        rows = [source for source in sources if _is_parquet(source)]
        files = [source for source in sources if source not in rows]
        if not files:
            return read_parquet(self._spark, rows, options)
        read = read_files(self._spark, files, options)
        return read.union(read_parquet(self._spark, rows, options)) if rows else read

    def _dated(self, first: DataFrame, n_reports: int) -> DataFrame:
        """All extractions, those of undated reports as of the days that they borrow."""
        again = borrowed(self._spark, first, self._folder("borrowing"), self._tasks(n_reports, _REPORTS), self._seeds)
        if again is None:
            return first
        dated = self._kept(again, "borrowed")
        self._tell("dates borrowed")
        return first.where("published is not null").union(dated)

    def _write_aliases(self, events: DataFrame, made: Path) -> None:
        """Of the ids that an event could have had, those that no other event has, each with the first event of them."""
        from pyspark.sql import functions as sql

        every = events.select(sql.inline("alias")).groupBy("id").agg(sql.min("event_id").alias("event_id"))
        own = events.select(sql.explode("event.id").alias("id"))
        every.join(own, "id", "left_anti").coalesce(self._cores).write.parquet(str(made / "alias"))

    def _write_small(self, events: DataFrame, made: Path, n_reports: int, lexicon: Lexicon) -> None:
        """The small tables, and the mark."""
        from pyspark.sql import functions as sql

        each = events.select(sql.explode("event").alias("e"))
        codes = each.select(sql.explode(sql.array_union("e.actors", "e.targets")).alias("code")).distinct().collect()
        connection = duckdb.connect(":memory:")
        try:
            schema.create(connection)
            write_world(connection, lexicon, {row.code for row in codes})
            schema.set_rules(connection, fingerprint(lexicon))
            connection.execute("update meta set value = $n where key = 'reports'", {"n": str(n_reports)})
            parquet.complete(connection, made)
        finally:
            connection.close()


def _is_parquet(source: str) -> bool:
    """Whether the rows of `source` are reports: a Parquet file, or a folder that holds nothing else."""
    if source.endswith(PARQUET):
        return True
    path = Path(source)
    if "://" in source or not path.is_dir():
        return "://" in source
    return any(path.rglob("*.parquet")) and not any(
        each.is_file() and each.suffix not in PARQUET and not each.name.startswith(("_", ".")) for each in path.rglob("*"))
