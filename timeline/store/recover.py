"""A database that will not open, opened again with everything before the damage, and with the evidence kept.

What a crash or a bad disk damages is nearly always the write-ahead log beside the file, and DuckDB says at which byte.
Without the log, as is often advised, all that was written since the last checkpoint would be gone; cut off at that byte,
only what comes after it is. Everything is done on copies; the originals stay beside the database as ``<name>.damaged-N``.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import duckdb

from timeline.errors import StoreError
from timeline.store import connection as connecting
from timeline.store import schema
from timeline.store.copying import copy_whole, sync_folder
from timeline.store.lock import Mark, WriterLock

_POSITION = re.compile(r"at byte position (\d+)")


class Recovered(NamedTuple):
    """What a recovery kept."""

    reports: int
    stored: int | None
    """Reports that were stored once, as the file beside the database remembers; None where it remembers nothing."""
    kept: tuple[Path, ...]
    """The damaged originals; empty where the database opened as it was."""


def recover(path: str | Path) -> Recovered:
    """Make the database at `path` open again. Harmless where it does: nothing but the memory of what was stored is changed.

    Raises LockedError while another process uses it, StoreError where the damage is in the file itself: restore a copy then.
    """
    checked = connecting.check_path(path, must_exist=True)
    lock = WriterLock.take(checked)
    try:
        remembered = lock.mark()
        mark = _mark(checked)
        kept: tuple[Path, ...] = ()
        if mark is None:
            mark, kept = _repaired(checked, checked.with_name(checked.name + ".recovering"))
        lock.set(mark)
        stored = remembered.reports if remembered and remembered.database == mark.database else None
        return Recovered(mark.reports, stored, kept)
    finally:
        lock.release()


def _mark(path: Path) -> Mark | None:
    """How far the database got; None where it does not open. Closing it empties its write-ahead log into the file."""
    try:
        connection = duckdb.connect(str(path), config={"autoload_known_extensions": "false"})
    except duckdb.Error as error:
        if "lock" in str(error):
            raise connecting.explain(error, path) from error
        return None
    try:
        schema.version(connection, path)
        return schema.mark(connection)
    finally:
        connection.close()


def _repaired(path: Path, copy: Path) -> tuple[Mark, tuple[Path, ...]]:
    """Repair a copy, then put it in the place of the original."""
    log, copied_log = _log(path), _log(copy)
    try:
        shutil.copyfile(path, copy)
        if log.exists():
            shutil.copyfile(log, copied_log)
        mark = _without_damage(copy, copied_log)
        if mark is None:
            raise StoreError(f"{path}: the file itself is damaged, not only its log; restore a backup")
        kept = _evidence(path, log)
        copy_whole(copy, path)
        log.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise StoreError(f"{path}: cannot be recovered here ({error.strerror or error}); it is as it was") from error
    finally:
        for made in (copy, copied_log):
            made.unlink(missing_ok=True)
    return mark, kept


def _without_damage(copy: Path, log: Path) -> Mark | None:
    """Cut the log at the damage that DuckDB names until the database opens; without any log if need be."""
    while log.exists():
        try:
            duckdb.connect(str(copy)).close()
            break
        except duckdb.Error as error:
            place = _POSITION.search(str(error))
            if place is None or int(place[1]) >= log.stat().st_size:
                log.unlink()
            else:
                os.truncate(log, int(place[1]))
    return _mark(copy)


def _evidence(path: Path, log: Path) -> tuple[Path, ...]:
    """Copies of what is there, under names not used before."""
    number = 1
    while (kept := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    copy_whole(path, kept)
    if not log.exists():
        return (kept,)
    copy_whole(log, _log(kept))
    return kept, _log(kept)


def _log(path: Path) -> Path:
    return path.with_name(path.name + ".wal")
