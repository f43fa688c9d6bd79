"""The small file beside a database, ``<name>.lock``: who writes, and how much was stored when that last succeeded.

DuckDB locks its file, but any code of this process that opens and closes the same file drops that lock without a word. So a
writer also holds a lock on a file that nobody else has reason to open. The same file remembers the number of the last
transaction: a database that knows of fewer has lost its write-ahead log, or is an older copy, which DuckDB would accept.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, Self, TypeVar

from timeline.errors import LockedError, StoreError

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows: DuckDB's own lock has to do
    fcntl = None


_TRIES = 5
"""Looks at a lock that may be held for milliseconds only."""
_BETWEEN_TRIES = 0.1
"""Seconds between two looks at a database that another process holds."""

Done = TypeVar("Done")


class Mark(NamedTuple):
    """How far a database got: its identity, the number of its last transaction, and its reports."""

    database: str
    transactions: int
    reports: int


def beside(path: Path) -> Path:
    """The lock file of the database at `path`."""
    return path.with_name(path.name + ".lock")


class WriterLock:
    """Held from opening a database for writing until it is closed. Taking it twice raises LockedError."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> Self:
        """Lock the database at `path` for writing. Raises LockedError, StoreError."""
        try:
            descriptor = os.open(beside(path), os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StoreError(f"{beside(path)}: cannot be written ({error.strerror}); "
                             "choose a folder that you may write to") from error
        if fcntl is not None:
            try:
                _lock(descriptor)
            except OSError as error:
                os.close(descriptor)
                raise _locked(path) from error
        lock = cls(path, descriptor)
        lock._write(os.getpid(), lock.mark())
        return lock

    def mark(self) -> Mark | None:
        """The mark that was last set."""
        return _read(beside(self._path))[1]

    def set(self, mark: Mark) -> None:
        """Remember how far the database got. Call it after COMMIT has returned."""
        self._write(os.getpid(), mark)

    def release(self) -> None:
        """Let others write."""
        if self._descriptor >= 0:
            self._write(None, self.mark())
            os.close(self._descriptor)
            self._descriptor = -1

    def _write(self, pid: int | None, mark: Mark | None) -> None:
        content = json.dumps({"pid": pid, **(mark or Mark("", 0, 0))._asdict()}).encode()
        # a full disk must not turn a batch that is stored into a failure; the mark is then one behind, which is allowed
        with contextlib.suppress(OSError):
            os.pwrite(self._descriptor, content.ljust(200), 0)


def _lock(descriptor: int) -> None:
    """Take the writer's lock, past readers who hold theirs for as long as it takes to look. Raises OSError."""
    assert fcntl is not None
    for _ in range(_TRIES):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            time.sleep(0.01)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def patiently(act: Callable[[], Done], wait: float) -> Done:
    """What `act` returns; while another process holds its database, it is tried again, for at most `wait` seconds."""
    deadline = time.monotonic() + wait
    while True:
        try:
            return act()
        except LockedError:
            if not time.monotonic() < deadline:
                raise
            time.sleep(_BETWEEN_TRIES)


def check_reader(path: Path) -> Mark | None:
    """The mark of the database at `path`, None without one. Raises LockedError while somebody writes."""
    side = beside(path)
    if fcntl is not None and side.exists():
        with contextlib.suppress(PermissionError):
            descriptor = os.open(side, os.O_RDONLY)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise _locked(path) from error
            finally:
                os.close(descriptor)
    return _read(side)[1]


def compare(found: Mark, remembered: Mark | None, path: Path) -> None:
    """Raise StoreError where the database at `path` holds less than was once stored in it."""
    if remembered is None or remembered.database != found.database or remembered.transactions <= found.transactions:
        return
    raise StoreError(
        f"{path}: holds {found.reports} reports as of write {found.transactions}, but write {remembered.transactions} with "
        f"{remembered.reports} reports was completed: its .wal file is missing, or an older copy was put back; "
        f"restore it, or accept what is there with: timeline --db {path} recover")


def _locked(path: Path) -> LockedError:
    pid, _ = _read(beside(path))
    who = f"another process (PID {pid})" if pid else "another process"
    return LockedError(f"{path}: is being written by {who}; try again when it has finished, or wait with --wait 60")


def _read(side: Path) -> tuple[int | None, Mark | None]:
    try:
        content = json.loads(side.read_bytes())
        mark = Mark(str(content["database"]), int(content["transactions"]), int(content["reports"]))
        return content["pid"], mark
    except (OSError, ValueError, TypeError, KeyError):
        # no file, or one that was cut short by a crash: nothing is known, and nothing is wrong
        return None, None
