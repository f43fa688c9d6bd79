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
_SORTED_AT_ONCE = 5000
"""Reports read in one go."""


def read_told(
    connection: duckdb.DuckDBPyConnection, where: str = "true", values: Sequence[Any] = (), *, timexes: bool = True
) -> Iterator[Extraction]:
    """What the reports that meet `where` yielded, by id: some thousand reports after the other, as DuckDB cannot sort the
    texts of all in the memory that it has here.
    """
    first = connection.cursor().execute(
        f"select id from (select id, row_number() over (order by id) - 1 as place from report where {where})"
        f" where place % {_SORTED_AT_ONCE} = 0 order by id", list(values)).fetchall()
    starts = [id for (id,) in first]
    for low, high in itertools.zip_longest(starts, starts[1:]):
        yield from _read_some(connection, where, values, low, high, timexes)


def _read_some(
    connection: duckdb.DuckDBPyConnection, where: str, values: Sequence[Any], low: str, high: str | None, timexes: bool
) -> Iterator[Extraction]:
    """The reports whose ids are `low` or later and before `high`, where that is given."""
    bounds, between = (low,) if high is None else (low, high), "{0} >= ?" if high is None else "{0} >= ? and {0} < ?"
    among = f"report in (select id from report where {where}) and {between.format('report')}"
    values = (*values, *bounds)
    mentions = _OfReports(connection, MENTION, as_mention, among, "report, sentence_start, trigger_start, id", values)
    claims = _OfReports(
        connection, CLAIM, as_claim, among, "report, sentence_start, from_mention, to_mention, kind, rule", values)
    told = _OfReports(connection, TIMEX, as_timex, among if timexes else "false", "report, span_start, span_end",
                      values if timexes else ())
    for row in _rows(connection, REPORT, f"({where}) and {between.format('id')}", "id", values):
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
