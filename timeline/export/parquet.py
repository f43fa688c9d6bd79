"""The chronology as Parquet, written by DuckDB itself, with the list columns that a CSV cannot hold."""

from __future__ import annotations

from pathlib import Path

import duckdb

from timeline.errors import QueryError
from timeline.select import Statement


def write_parquet(connection: duckdb.DuckDBPyConnection, statement: Statement, path: Path) -> None:
    """Write the rows of `statement` to `path`, a file in a folder that `connection` may write to. Raises QueryError."""
    # COPY takes no parameters; written_out() quotes every value
    query = statement.written_out().removesuffix(";")
    target = str(path).replace("'", "''")
    try:
        connection.execute(f"copy ({query}) to '{target}' (format parquet, compression zstd)").fetchall()
    except duckdb.Error as error:
        raise QueryError(f"{path}: cannot be written: {str(error).splitlines()[0]}") from error
