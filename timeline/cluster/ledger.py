"""What became of each input, and the warnings: a row for every report, stored or known, and for every file without one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.cluster.batches import Batches, mapped, rows, schema_of, unpack
from timeline.model import ReportWarning

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_WARNINGS = schema_of(report="string", path="string", stage="string", message="string", span_start="int32", span_end="int32")
_OUTCOMES = schema_of(path="string", outcome="string", report="string", reason="string")


def noted(arrivals: DataFrame, reports: DataFrame, extractions: DataFrame, folder: str) -> None:
    """Write the tables ``warning`` and ``ledger``."""
    from pyspark.sql import functions as sql

    of_inputs = mapped(arrivals.where("kind = 'warning'").select("record"), _warnings, _WARNINGS)
    of_reports = extractions.select(sql.inline("warning"))
    of_inputs.union(of_reports).coalesce(1).write.parquet(f"{folder}/warning")

    nothing = sql.lit(None).cast("string")
    outcomes = mapped(arrivals.where("kind = 'outcome'").select("record"), _outcomes, _OUTCOMES)
    stored = reports.select("path", sql.lit("stored"), "id", nothing)
    kept = reports.select("path", "place")
    known = arrivals.where("kind = 'report'").join(kept, ["path", "place"], "left_anti").select(
        "path", sql.lit("known"), nothing, nothing)
    rows_ = outcomes.union(stored).union(known).select(
        sql.lit(1).alias("batch"), "path", "outcome", "report", "reason", sql.lit(None).cast("timestamp").alias("read_at"))
    rows_.coalesce(1).write.parquet(f"{folder}/ledger")


def _warnings(found: Batches) -> Iterator[tuple[Any, ...]]:
    for (record,) in rows(found):
        warning: ReportWarning = unpack(record)
        yield warning.report, warning.path, warning.stage, warning.message, warning.start, warning.end


def _outcomes(found: Batches) -> Iterator[tuple[Any, ...]]:
    for (record,) in rows(found):
        yield tuple(unpack(record))
