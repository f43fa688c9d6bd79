"""A backup: a copy of the database, whole or not at all, checked before it is made."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import duckdb

from timeline.errors import StoreError, UsageError
from timeline.store import connection as connecting
from timeline.store import schema
from timeline.store.copying import copy_whole
from timeline.store.lock import WriterLock, compare


class Backup(NamedTuple):
    """A copy of a database, and how much is in it."""

    path: Path
    reports: int
    size: int
    """Bytes."""


def back_up_to(path: str | Path, to: str | Path, *, force: bool = False) -> Backup:
    """Copy the database at `path` to the file `to`, which may be there already only with `force`.

    Nobody writes meanwhile. Raises UsageError for a target that will not do, LockedError while another process uses the
    database, StoreError where either cannot be read or written, or less is there than was stored once.
    """
    source = connecting.check_path(path, must_exist=True)
    target = Path(to)
    if target.is_dir():
        target = target / source.name
    if not target.parent.is_dir():
        raise UsageError(f"{target}: there is no folder {target.parent}; create it first")
    if target.exists() and target.samefile(source):
        raise UsageError(f"{target}: is there already; it is the database itself; name another file")
    if target.exists() and not force:
        raise UsageError(f"{target}: is there already; --force writes over it, or name another file")
    lock = WriterLock.take(source)
    try:
        connection = connecting.connect_writer(source)
        try:
            schema.version(connection, source)
            mark = schema.mark(connection)
            compare(mark, lock.mark(), source)
            # all of it into the one file, which is then closed: to read an open one would drop its lock
            connection.execute("checkpoint")
        except duckdb.Error as error:
            why = str(error).splitlines()[0]
            raise StoreError(f"{source}: cannot be read through ({why}); see: timeline verify") from error
        finally:
            connection.close()
        copy_whole(source, target)
    finally:
        lock.release()
    return Backup(target, mark.reports, target.stat().st_size)
