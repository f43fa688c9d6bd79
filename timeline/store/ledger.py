"""The ledger: one row for each input of each ingest, so that every file is accounted for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

import duckdb

from timeline.store.columns import Table, copied


class Outcome(NamedTuple):
    """What became of one input of an ingest; one row of the ledger."""

    path: str | None
    outcome: Literal["stored", "known", "empty", "skipped", "failed"]
    report: str | None = None
    reason: str | None = None


class _Row(NamedTuple):
    batch: int
    path: str | None
    outcome: str
    report: str | None
    reason: str | None
    at: dt.datetime | None


_LEDGER = Table("ledger", (
    copied("batch", "integer"), copied("path", "varchar"), copied("outcome", "varchar"), copied("report", "varchar"),
    copied("reason", "varchar"), copied("read_at", "timestamp", "at"),
))


def note(connection: duckdb.DuckDBPyConnection, outcomes: Sequence[Outcome], at: dt.datetime | None) -> None:
    """Append `outcomes` as one batch. Belongs inside the transaction that stores what they tell of."""
    batch = connection.execute("select coalesce(max(batch), 0) + 1 from ledger").fetchall()[0][0]
    _LEDGER.insert(connection, [_Row(batch, *outcome, at) for outcome in outcomes])
