"""One database file, open: who may do what with it, and what a transaction is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import duckdb

from timeline.errors import StoreError
from timeline.store import connection as connecting
from timeline.store import schema
from timeline.store.lock import WriterLock, check_reader, compare, patiently

Mode = Literal["read", "write", "create"]


class Database:
    """An open database. Use as a context manager.

    `connection` is for reading: views, queries and exports run their SELECTs on it and fetch at once.
    """

    def __init__(
        self, path: Path, connection: duckdb.DuckDBPyConnection, mode: Mode, lock: WriterLock | None = None
    ) -> None:
        self.path = path
        self.connection = connection
        self.mode = mode
        self._lock = lock

    @classmethod
    def open(
        cls, path: str | Path, mode: Mode = "read", *, writes_to: Sequence[Path] = (), wait: float = 0.0
    ) -> Self:
        """Open the database at `path`.

        ``read`` can change nothing, nor reach any file but those in the folders `writes_to`; ``write`` wants an existing
        database, ``create`` makes it where there is none. A database of an older schema is migrated when opened for
        writing, after a copy was made. Another process that holds it is waited for, at most `wait` seconds.

        Raises UsageError for a path that is none, LockedError while another process writes, StoreError for anything else
        that keeps the database from being used.
        """
        return patiently(lambda: cls._open(connecting.check_path(path, must_exist=mode != "create"), mode, writes_to), wait)

    @classmethod
    def _open(cls, checked: Path, mode: Mode, writes_to: Sequence[Path]) -> Self:
        if mode != "read" and checked.is_dir():
            raise StoreError(f"{checked}: is a folder of Parquet files, which can only be read; write to a .duckdb file")
        if mode == "read":
            remembered = check_reader(checked)
            store = cls(checked, connecting.connect_reader(checked, writes_to=writes_to), mode)
        else:
            lock = WriterLock.take(checked)
            remembered = lock.mark()
            try:
                if not checked.exists():
                    _make(checked)
                store = cls(checked, connecting.connect_writer(checked), mode, lock)
            except BaseException:
                lock.release()
                raise
        try:
            if mode != "read":
                schema.check_tables(store.connection, checked)
            if mode == "create" and schema.is_empty(store.connection):
                schema.create(store.connection)  # an empty file that somebody else made
            found = schema.version(store.connection, checked)
            compare(schema.mark(store.connection), remembered, checked)
            if mode != "read" and found < schema.SCHEMA_VERSION:
                store._migrate(found)
                found = schema.version(store.connection, checked)
            schema.check(found, checked)
        except BaseException:
            store.close()
            raise
        return store

    def _migrate(self, found: int) -> None:
        self.connection.close()
        schema.back_up(self.path, found)
        self.connection = connecting.connect_writer(self.path)
        schema.migrate(self.connection, found)

    def close(self) -> None:
        """Close the connection; harmless when closed already."""
        self.connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self, derived: bool | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """One transaction. `derived` says whether the events follow from all that is stored then; None leaves it open."""
        if self.mode == "read":
            raise StoreError(f"{self.path}: is open for reading only")
        self.connection.execute("begin")
        try:
            yield self.connection
            mark = schema.advance(self.connection, derived)
            self.connection.execute("commit")
        except duckdb.Error as error:
            self._roll_back()
            raise StoreError(f"{self.path}: cannot be written ({str(error).splitlines()[0]}); "
                             "nothing of this batch was stored, all before it was") from error
        except BaseException:
            self._roll_back()
            raise
        if self._lock is not None:
            self._lock.set(mark)

    def _roll_back(self) -> None:
        try:
            self.connection.execute("rollback")
        except duckdb.Error:
            # a failed COMMIT has rolled back already
            return


def _make(path: Path) -> None:
    """An empty database at `path`, there whole or not at all; belongs under the writer's lock."""
    made = path.with_name(f".{path.name}.new")
    for left in (made, made.with_name(made.name + ".wal")):
        left.unlink(missing_ok=True)  # of a process that was killed here
    connection = connecting.connect_writer(made)
    try:
        schema.create(connection)
    finally:
        connection.close()
    os.replace(made, path)
