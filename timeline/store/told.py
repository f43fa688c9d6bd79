"""What reports yielded, read from the store a report at a time, however many there are."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import duckdb

from timeline.model import Extraction
from timeline.store.columns import CLAIM, MENTION, REPORT, TIMEX, Table, as_claim, as_mention, as_report, as_timex

R = TypeVar("R")
_AT_ONCE = 2000
"""Rows fetched at once."""


def read_told(
    connection: duckdb.DuckDBPyConnection, where: str = "true", values: Sequence[Any] = (), *, timexes: bool = True
) -> Iterator[Extraction]:
    """What the reports that meet `where` yielded, by id. DuckDB sorts it on disk where memory does not hold it."""
    among = f"report in (select id from report where {where})"
    mentions = _OfReports(connection, MENTION, as_mention, among, "report, sentence_start, trigger_start, id", values)
    claims = _OfReports(
        connection, CLAIM, as_claim, among, "report, sentence_start, from_mention, to_mention, kind, rule", values)
    told = _OfReports(connection, TIMEX, as_timex, among if timexes else "false", "report, span_start, span_end",
                      values if timexes else ())
    for row in _rows(connection, REPORT, where, "id", values):
        report = as_report(row)
        yield Extraction.model_construct(
            report=report, timexes=told.of(report.id), mentions=mentions.of(report.id), claims=claims.of(report.id),
            warnings=())


class _OfReports(Generic[R]):
    """The records of one table for reports that are asked for in order of their ids."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, table: Table, read: Callable[[Sequence[Any]], R], where: str,
        order: str, values: Sequence[Any],
    ) -> None:
        place = [column.name for column in table.columns].index("report")
        rows = _rows(connection, table, where, order, values)
        self._read = read
        self._groups = itertools.groupby(rows, key=lambda row: row[place])
        self._next = next(self._groups, None)

    def of(self, report: str) -> tuple[R, ...]:
        if self._next is None or self._next[0] != report:
            return ()
        found = tuple(self._read(row) for row in self._next[1])
        self._next = next(self._groups, None)
        return found


def _rows(
    connection: duckdb.DuckDBPyConnection, table: Table, where: str, order: str, values: Sequence[Any]
) -> Iterator[tuple[Any, ...]]:
    # a cursor of its own: other statements on the connection would end a result that is being read
    cursor = connection.cursor()
    cursor.execute(f"select {table.names} from {table.name} where {where} order by {order}", list(values))
    return itertools.chain.from_iterable(iter(lambda: cursor.fetchmany(_AT_ONCE), []))
