"""The schema of a database: created from schemas/tables.sql, its version kept in `meta`, older ones migrated.

A change of the tables is a file ``schemas/migrations/NNNN-what.sql`` that leads to version NNNN, together with the same
change in tables.sql; the views are written anew after every migration. Migrations are one way: a database of a newer schema
is refused, and an older one is copied to ``<name>.schema-<version>`` before it is touched.
"""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import duckdb

from timeline import __version__
from timeline.errors import StoreError
from timeline.resources import folder
from timeline.store.copying import copy_whole
from timeline.store.lock import Mark

SCHEMA_VERSION = 2

_TABLE = re.compile(r"^create table (\w+)", re.MULTILINE)
_MIGRATION = re.compile(r"(\d{4})-[a-z0-9-]+\.sql$")


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Tables, views and `meta` in an empty database, in one transaction."""
    connection.execute("begin")
    connection.execute((folder("schemas") / "tables.sql").read_text(encoding="utf-8"))
    write_views(connection)
    # the identity tells this database from another that once had its name
    facts = {"schema_version": str(SCHEMA_VERSION), "database": uuid.uuid4().hex, "transactions": "0", "reports": "0",
             "derived": "true"}
    for key, value in facts.items():
        connection.execute("insert into meta values ($key, $value)", {"key": key, "value": value})
    _stamp(connection)
    connection.execute("commit")


def mark(connection: duckdb.DuckDBPyConnection) -> Mark:
    """How far the database got, as its last transaction left it."""
    meta = dict(connection.execute("select key, value from meta").fetchall())
    return Mark(meta.get("database", ""), int(meta.get("transactions", "0")), int(meta.get("reports", "0")))


def is_derived(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the events follow from all that is stored."""
    return connection.execute("select value = 'true' from meta where key = 'derived'").fetchall() == [(True,)]


def rules(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The fingerprint of the rules that made the events; None where they cannot be built upon."""
    found = connection.execute("select value from meta where key = 'merged_by'").fetchall()
    return str(found[0][0]) if found else None


def set_rules(connection: duckdb.DuckDBPyConnection, rules: str | None) -> None:
    """Note by which rules the events were made. Belongs inside a transaction."""
    connection.execute("delete from meta where key = 'merged_by'").fetchall()
    if rules is not None:
        connection.execute("insert into meta values ('merged_by', $rules)", {"rules": rules}).fetchall()


def advance(connection: duckdb.DuckDBPyConnection, derived: bool | None) -> Mark:
    """Count one transaction, inside it, and the reports that there are after it; note whether the events are up to date."""
    if derived is not None:
        connection.execute("insert or replace into meta values ('derived', $derived)", {"derived": str(derived).lower()})
    connection.execute("""
        insert or replace into meta
        select 'transactions', (value::bigint + 1)::varchar from meta where key = 'transactions'
        union all
        select 'reports', count(*)::varchar from report""").fetchall()
    return mark(connection)


def is_empty(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database holds no table at all."""
    return connection.execute("select count(*) from duckdb_tables()").fetchall() == [(0,)]


def check_tables(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise StoreError where one of our tables is a view, or a function of DuckDB a macro.

    They would run what somebody else wrote with the rights of the writer.
    """
    tables = set(_TABLE.findall((folder("schemas") / "tables.sql").read_text(encoding="utf-8")))
    views = {name for (name,) in connection.execute("select view_name from duckdb_views() where not internal").fetchall()}
    macros = connection.execute("""
        select function_name from duckdb_functions() where not internal
        intersect
        select function_name from duckdb_functions() where internal""").fetchall()
    if tables & views or macros:
        raise _foreign(path)


def version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The schema version of an open database. Raises StoreError for one that timeline did not write."""
    try:
        rows = connection.execute("select value from meta where key = 'schema_version'").fetchall()
    except duckdb.Error as error:
        raise _foreign(path) from error
    if len(rows) != 1 or not str(rows[0][0]).isdecimal():
        raise _foreign(path)
    return int(rows[0][0])


def _foreign(path: Path) -> StoreError:
    return StoreError(f"{path}: is a DuckDB database, but not one of timeline's; name another file with --db")


def check(found: int, path: Path, *, wanted: int = SCHEMA_VERSION) -> None:
    """Raise StoreError where the database at `path` cannot be read as it is."""
    if found > wanted:
        raise StoreError(f"{path}: has schema {found}, this timeline {__version__} knows up to {wanted}; upgrade timeline")
    if found < wanted:
        raise StoreError(f"{path}: has schema {found}, this timeline {__version__} reads {wanted}; "
                         f"upgrade it (a copy is kept) with: timeline --db {path} ingest")


def migrations(since: int, until: int, where: Path) -> list[tuple[int, Path]]:
    """The files in `where` that lead from version `since` to `until`, in order. Raises StoreError for a gap."""
    files = {int(match[1]): path for path in where.glob("*.sql") if (match := _MIGRATION.search(path.name))}
    steps = range(since + 1, until + 1)
    if missing := [step for step in steps if step not in files]:
        raise StoreError(f"{where}: no migration to schema {missing[0]}; install timeline again")
    return [(step, files[step]) for step in steps]


def migrate(
    connection: duckdb.DuckDBPyConnection, found: int, *, wanted: int = SCHEMA_VERSION, where: Path | None = None
) -> None:
    """Bring an open database from version `found` to `wanted`, in one transaction."""
    connection.execute("begin")
    try:
        for step, path in migrations(found, wanted, where or folder("schemas") / "migrations"):
            connection.execute(path.read_text(encoding="utf-8"))
            connection.execute("update meta set value = $v where key = 'schema_version'", {"v": str(step)})
        write_views(connection)
        _stamp(connection)
        connection.execute("commit")
    except Exception:
        connection.execute("rollback")
        raise


def back_up(path: Path, found: int) -> Path:
    """A copy of the closed database at `path`, made before a migration from version `found`."""
    copy = path.with_name(f"{path.name}.schema-{found}")
    copy_whole(path, copy)
    return copy


def write_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the promised views anew."""
    connection.execute((folder("schemas") / "views.sql").read_text(encoding="utf-8"))


def _stamp(connection: duckdb.DuckDBPyConnection) -> None:
    for key, value in (("timeline_version", __version__), ("duckdb_version", duckdb.__version__)):
        connection.execute("insert or replace into meta values ($key, $value)", {"key": key, "value": value})
