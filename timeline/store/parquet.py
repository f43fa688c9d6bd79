"""A timeline as a folder of Parquet files, a folder a table: for shared storage, and for engines other than DuckDB.

`timeline backup FOLDER --parquet` writes one, and so does the run on a cluster. It can be read like a database (views,
queries, exports) and never be written: its tables are views over the files, in a database that lies in memory.

    chronology/timeline.json                 the schema version, and how much is in it
    chronology/event/month=2024-03/*.parquet  events by the month of their first day, reports by that of publication
    chronology/mention/*.parquet             the other tables; one without rows has no files
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from timeline.errors import StoreError
from timeline.resources import folder
from timeline.store import schema
from timeline.store.copying import sync_folder

MARK = "timeline.json"
"""The file that makes a folder a timeline; written last."""
MONTHS = {"event": "first_day", "report": "published"}
"""Tables that are parted by the month of a column; what has no such day lies under ``month=none``."""


def is_timeline(path: Path) -> bool:
    """Whether `path` is such a folder."""
    return (path / MARK).is_file()


def size_of(path: Path) -> int:
    """Bytes of a database, be it a file or such a folder."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if path.is_dir() else path.stat().st_size


def facts_of(path: Path) -> dict[str, str]:
    """What the folder says of itself. Raises StoreError where that cannot be read."""
    try:
        facts = json.loads((path / MARK).read_text(encoding="utf-8"))
        return {str(key): str(value) for key, value in facts.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise StoreError(f"{path / MARK}: is not the description of a timeline ({error}); write the folder anew") from error


def connect(path: Path, config: Mapping[str, Any], writes_to: Sequence[Path]) -> duckdb.DuckDBPyConnection:
    """A connection on which the tables are views over the files of `path`, and which reaches no other files."""
    facts = facts_of(path)
    connection = duckdb.connect(":memory:", config={k: v for k, v in config.items() if k != "enable_external_access"})
    try:
        connection.execute((folder("schemas") / "tables.sql").read_text(encoding="utf-8"))
        for key, value in facts.items():
            connection.execute("insert into meta values ($key, $value)", {"key": key, "value": value})
        for table in tables(connection):
            if table != "meta" and any((path / table).rglob("*.parquet")):
                _show(connection, path, table)
        schema.write_views(connection)
        reached = ", ".join(_quoted(str(each.resolve())) for each in (path, *writes_to))
        connection.execute(f"set allowed_directories = [{reached}]")
        connection.execute("set enable_external_access = false")
    except duckdb.Error as error:
        connection.close()
        raise StoreError(f"{path}: cannot be opened ({str(error).splitlines()[0]}); write the folder anew") from error
    return connection


def _show(connection: duckdb.DuckDBPyConnection, path: Path, table: str) -> None:
    """Put a view over the files in the place of an empty table, with the same columns."""
    columns = connection.execute(
        "select column_name, data_type from duckdb_columns() where table_name = $table order by column_index",
        {"table": table}).fetchall()
    shown = ", ".join(f"{name}::{type_} as {name}" for name, type_ in columns)
    connection.execute(f"drop table {table}")
    files = _quoted(str(path.resolve() / table / "**" / "*.parquet"))
    connection.execute(f"create view {table} as select {shown} from read_parquet({files}, hive_partitioning = false)")


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of all tables, sorted."""
    found = connection.execute("select table_name from duckdb_tables() where not internal order by 1").fetchall()
    return [name for (name,) in found]


def write(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write all tables of an open database to the new folder `target`, which is there whole or not at all."""
    made = target.with_name(f".{target.name}.tmp-{os.getpid()}")
    try:
        made.mkdir()
        for table in tables(connection):
            if table != "meta":
                _copy(connection, table, made / table)
        write_mark(connection, made)
        os.replace(made, target)
        sync_folder(target.parent)
    except (OSError, duckdb.Error) as error:
        raise StoreError(f"{target}: cannot be written ({str(error).splitlines()[0]})") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def complete(connection: duckdb.DuckDBPyConnection, made: Path) -> None:
    """Add to `made`, where another engine wrote the large tables, those of `connection` that have rows, and the mark."""
    for table in tables(connection):
        if table != "meta":
            _copy(connection, table, made / table)
    write_mark(connection, made)


def write_mark(connection: duckdb.DuckDBPyConnection, made: Path) -> None:
    """Write what `meta` says to the file that makes the folder a timeline."""
    facts = dict(connection.execute("select key, value from meta order by key").fetchall())
    (made / MARK).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def _copy(connection: duckdb.DuckDBPyConnection, table: str, made: Path) -> None:
    if connection.execute(f"select count(*) from {table}").fetchall() == [(0,)]:
        return
    day = MONTHS.get(table)
    if day is None:
        made.mkdir()
        connection.execute(f"copy {table} to {_quoted(str(made / 'part-0.parquet'))} (format parquet, compression zstd)")
        return
    connection.execute(
        f"copy (select *, coalesce(strftime({day}, '%Y-%m'), 'none') as month from {table} order by {day}, id) "
        f"to {_quoted(str(made))} (format parquet, compression zstd, partition_by (month))")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
