"""SQL that somebody else wrote, run so that it can change nothing, reach nothing and outlast nothing.

The engine is the guarantee (a read-only connection without files, network, extensions or settings); the list of allowed
statements only makes for better messages. A query that is over its time is interrupted; a single scalar call may not notice,
so `last_resort` is called two seconds later, from another thread, and is expected to end the process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from timeline.errors import QueryError
from timeline.store import connection as connecting
from timeline.store import schema

_LONGEST_SQL = 65_536
_GRACE = 2.0
"""Seconds between the interrupt and the last resort."""


class TimedOut(QueryError):  # noqa: N818 - "timed out" is what happened
    """The query ran longer than it may."""

    exit_code = 124


class Limits(NamedTuple):
    """What a query may cost."""

    seconds: float = 30.0
    memory: str = "512MB"
    rows: int | None = 1000
    """Rows returned at most; None for all."""
    threads: int = 2


class Result(NamedTuple):
    """Columns and rows of a query; `is_cut` where there were more rows than the limit."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    is_cut: bool = False

    def as_dicts(self) -> list[dict[str, Any]]:
        """The rows as mappings by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def one_statement(sql: str) -> duckdb.Statement:
    """The only statement of `sql`, which must be one that reads. Raises QueryError."""
    if len(sql.encode("utf-8", "replace")) > _LONGEST_SQL:
        raise QueryError(f"the query is longer than {_LONGEST_SQL // 1024} kB; put lists of values into a file of their own")
    if "\0" in sql or any("\ud800" <= character <= "\udfff" for character in sql):
        raise QueryError("the query holds characters that are no text")
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryError(explain(error)) from error
    if not statements:
        raise QueryError("the query is empty; try: select * from events limit 10")
    if len(statements) > 1:
        raise QueryError(f"{len(statements)} statements were given; one at a time, please")
    allowed = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)
    if statements[0].type not in allowed:
        raise QueryError(f"{statements[0].type.name} changes things; only SELECT and EXPLAIN can run here")
    return statements[0]


LIMITS = Limits()


def run_sql(
    db: str | Path, sql: str, values: Mapping[str, Any] | None = None, *, limits: Limits = LIMITS,
    last_resort: Callable[[], None] | None = None,
) -> Result:
    """Run one reading statement on the database at `db`, with named `values` for its parameters.

    Raises QueryError with the engine's own words, TimedOut, and what opening a database raises.
    """
    one_statement(sql)
    path = connecting.check_path(db, must_exist=True)
    connection = connecting.connect_reader(path, settings=(
        f"set memory_limit = '{limits.memory}'",
        f"set threads = {limits.threads}",
    ))
    try:
        schema.check(schema.version(connection, path), path)
        return run_on(connection, sql, values, limits=limits, last_resort=last_resort)
    finally:
        connection.close()


def run_on(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, Any] | None = None, *, limits: Limits = LIMITS,
    last_resort: Callable[[], None] | None = None,
) -> Result:
    """The same on an open connection, which must be a reader's."""
    over = threading.Event()

    def interrupt() -> None:
        over.set()
        connection.interrupt()

    watches = [threading.Timer(limits.seconds, interrupt)]
    if last_resort is not None:
        watches.append(threading.Timer(limits.seconds + _GRACE, last_resort))
    for watch in watches:
        watch.daemon = True
        watch.start()
    try:
        cursor = connection.execute(sql, dict(values) if values else None)
        columns = tuple(column[0] for column in cursor.description or ())
        rows = cursor.fetchall() if limits.rows is None else cursor.fetchmany(limits.rows + 1)
    except duckdb.Error as error:
        if over.is_set():
            raise TimedOut(f"the query was stopped after {limits.seconds:g} s; "
                           "choose fewer rows or a shorter period") from error
        raise QueryError(explain(error)) from error
    finally:
        for watch in watches:
            watch.cancel()
    is_cut = limits.rows is not None and len(rows) > limits.rows
    return Result(columns, rows[: limits.rows] if is_cut else rows, is_cut)


def explain(error: duckdb.Error) -> str:
    """The engine's message, with its hint and the place it points at, without what only its developers can use."""
    lines = [line.rstrip() for line in str(error).splitlines()]
    kept = [line for line in lines if line and not line.startswith(("See ", "Stack Trace"))]
    return "\n".join(kept) or type(error).__name__
