"""Reports onto the cluster: files that our readers read, or Parquet whose rows are reports.

A file is read by the very readers of ``timeline ingest``, within the same limits, in a process of its own beside the worker,
so that a file that crashes, hangs or bursts costs itself and not the job: Spark itself would try it four times and give up.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.cluster.batches import Batches, mapped, pack, rows, schema_of, unpack
from timeline.errors import UsageError
from timeline.intake import Batch, batches
from timeline.model import Report, ReportWarning
from timeline.readers import Input, ReadOptions, find_inputs
from timeline.readers.rows import read_row
from timeline.reading import is_wanted, not_read, read_pieces
from timeline.store import Outcome
from timeline.workers import Workers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

PARQUET = (".parquet", ".parq")
"""Suffixes of sources whose rows are reports."""
TASK = 8_000_000
"""Bytes of files that one task reads: half a minute of work, as much as is lost with a worker."""

ARRIVALS = schema_of(name="string", content="string", path="string", place="int64", record="binary", kind="string")
"""What was read: the id that a report claims, its content hash, its path, where in the order of inputs it came, the record;
`kind` is ``report``, ``warning`` or ``outcome``, and the first three are null for the others."""

_PLACES = 1 << 32
"""More than the reports of any one input."""


class _Task(NamedTuple):
    """One input and its number in the order of inputs."""

    number: int
    found: Input


def read_files(spark: SparkSession, sources: Sequence[str], options: ReadOptions) -> DataFrame:
    """What the files behind `sources` hold, which every worker must see at the same paths."""
    inputs: list[_Task] = []
    refused: list[ReportWarning] = []
    for one in find_inputs(sources, options):
        if isinstance(one, ReportWarning):
            refused.append(one)
        else:
            # workers have working folders of their own
            inputs.append(_Task(len(inputs), dataclasses.replace(one, raw=os.path.abspath(one.raw))))
    shares = _shares(inputs)
    rows_of_shares = spark.sparkContext.parallelize([(pack(share),) for share in shares], max(1, len(shares)))
    spread = spark.createDataFrame(rows_of_shares, "record binary")
    found = mapped(spread, functools.partial(_read, options=options), ARRIVALS)
    if refused:
        lines = [row for one in refused for row in
                 (_warning(-1, one), _outcome(-1, Outcome(one.path, "skipped", None, one.message)))]
        found = found.union(spark.createDataFrame(lines, found.schema))
    return found


def _shares(inputs: Iterable[_Task]) -> list[list[_Task]]:
    """Inputs in portions of about `TASK` bytes, in order; none is empty."""
    shares: list[list[_Task]] = []
    size = TASK
    for one in inputs:
        if size >= TASK:
            shares.append([])
            size = 0
        shares[-1].append(one)
        # a small file costs more than its bytes
        size += one.found.size + 2_000
    return shares


def _read(found: Batches, options: ReadOptions) -> Iterator[tuple[Any, ...]]:
    reading = Workers(functools.partial(read_pieces, options=options), not_read, 1)
    with reading:
        for (share,) in rows(found):
            for number, one in unpack(share):
                place = number * _PLACES
                for batch in batches([one], reading):
                    yield from _rows(batch, place)
                    place += len(batch.reports)


def _rows(batch: Batch, place: int) -> Iterator[tuple[Any, ...]]:
    for position, report in enumerate(batch.reports):
        yield _arrival(place + position, report)
    for warning in (*batch.warnings, *batch.rejected):
        yield _warning(place, warning)
    for outcome in batch.outcomes:
        yield _outcome(place, outcome)


def _arrival(place: int, report: Report) -> tuple[Any, ...]:
    return report.id, report.content_hash, report.path, place, pack(report), "report"


def _warning(place: int, warning: ReportWarning) -> tuple[Any, ...]:
    return None, None, None, place, pack(warning), "warning"


def _outcome(place: int, outcome: Outcome) -> tuple[Any, ...]:
    return None, None, None, place, pack(outcome), "outcome"


def read_parquet(spark: SparkSession, sources: Sequence[str], options: ReadOptions) -> DataFrame:
    """The reports that the rows of Parquet files are: columns as in a JSONL file. Raises UsageError without any.

    Paths may be of any storage that this Spark reads (``s3a://``, ``hdfs://``).
    """
    from pyspark.errors import AnalysisException

    try:
        frame = spark.read.option("recursiveFileLookup", "true").parquet(*sources)
    except AnalysisException as error:
        raise UsageError(f"{', '.join(sources)}: cannot be read as Parquet ({str(error).splitlines()[0]})") from error
    names = frame.columns
    where = ("_metadata.file_path as path__", "_metadata.row_index as row__")
    placed = frame.selectExpr(*where, *(f"`{name}`" for name in names))
    return mapped(placed, functools.partial(_read_rows, names=tuple(names), options=options), ARRIVALS)


def _read_rows(found: Batches, names: Sequence[str], options: ReadOptions) -> Iterator[tuple[Any, ...]]:
    for path, row, *values in rows(found):
        stem = path.rsplit("/", 1)[-1].removesuffix(".parquet")
        fields = {name: _as_written(value) for name, value in zip(names, values, strict=True) if value is not None}
        for item in read_row(fields, path, row + 1, f"{stem}-{row + 1}", "row", options):
            # rows of one file that claim one id count in their order; files have no order among them
            if isinstance(item, ReportWarning):
                yield _warning(row, item)
            elif is_wanted(item, options):
                yield _arrival(row, item)


def _as_written(value: Any) -> Any:
    """A date as a JSON file would hold it."""
    return value.isoformat() if isinstance(value, dt.date) else value
