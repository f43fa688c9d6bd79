"""Reports to all that they yield, each on its own: time expressions, mentions, claims, warnings.

An extraction is written once, both as the record that later stages take up and as rows of the tables of the timeline, nested
in one row for each report. Spark takes the tables out of it without a line of Python.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from timeline.cluster.batches import Batches, pack, rows, unpack
from timeline.cluster.tables import nested, nested_schema
from timeline.model import Extraction, Report
from timeline.pipeline import Understanding, not_understood
from timeline.store.columns import CLAIM, MENTION, REPORT, TIMEX, WARNING, PlacedMention
from timeline.workers import Workers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TABLES = (REPORT, TIMEX, MENTION, CLAIM, WARNING)
EXTRACTIONS = nested_schema(
    [pa.field("id", pa.string()), pa.field("published", pa.date32()), pa.field("record", pa.binary())], TABLES)
"""A report's id, its day of publication, its `Extraction`, and the rows of all tables."""
_REPORTS = 100
"""Reports whose rows are handed over at once."""


def understood(reports: DataFrame, seeds: Sequence[Path]) -> DataFrame:
    """`EXTRACTIONS` of the reports that `timeline.cluster.identity.settle` named."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return reports.select("id", "path", "record").mapInArrow(
        functools.partial(_understand, seeds=tuple(seeds)), from_arrow_schema(EXTRACTIONS))


def _understand(found: Batches, seeds: tuple[Path, ...]) -> Batches:
    with Workers(Understanding(seeds), not_understood, 1) as workers:
        named = (_named(*row) for row in rows(found))
        yield from as_rows(extraction for pieces in workers.map(named) for extraction in pieces)


def _named(id_: str, path: str | None, record: bytes) -> Report:
    report: Report = unpack(record)
    return report.model_copy(update={"id": id_, "path": path})


def as_rows(extractions: Iterable[Extraction]) -> Batches:
    """`EXTRACTIONS` of these."""
    for some in _portions(extractions):
        yield pa.RecordBatch.from_arrays([
            pa.array([one.report.id for one in some], pa.string()),
            pa.array([one.report.published for one in some], pa.date32()),
            pa.array([pack(one) for one in some], pa.binary()),
            nested(REPORT, [[one.report] for one in some]),
            nested(TIMEX, [one.timexes for one in some]),
            nested(MENTION, [[PlacedMention.of(mention, one.report) for mention in one.mentions] for one in some]),
            nested(CLAIM, [one.claims for one in some]),
            nested(WARNING, [one.warnings for one in some]),
        ], schema=EXTRACTIONS)


def _portions(extractions: Iterable[Extraction]) -> Iterator[list[Extraction]]:
    some: list[Extraction] = []
    for one in extractions:
        some.append(one)
        if len(some) == _REPORTS:
            yield some
            some = []
    if some:
        yield some
