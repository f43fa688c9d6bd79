"""Walk a folder that somebody else filled, and open its files, without following it anywhere.

Links are never followed, and FIFOs, sockets and devices never opened: a check before opening can be outrun, so files are
opened with ``O_NOFOLLOW | O_NONBLOCK`` and looked at again through the descriptor. Folders are walked by descriptor-free
``scandir`` on bytes paths, so any file name works. Opening a database file, even only to read it, drops the database's lock
when it is closed again; those files are skipped by device and inode, from ``stat`` alone.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterator
from typing import NamedTuple

from timeline.clean import display_path
from timeline.errors import ReadError

Identity = tuple[int, int]
"""(st_dev, st_ino): what makes two names the same file."""


class Found(NamedTuple):
    """A regular file: its path as bytes, its size and identity, or why it is `skipped`."""

    path: bytes
    size: int = 0
    identity: Identity = (0, 0)
    skipped: str | None = None


_KINDS = (
    (stat.S_ISLNK, "a link; links are not followed, name the file it points to"),
    (stat.S_ISFIFO, "a FIFO, not a file; give its content on standard input instead"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
)


def why_not_a_file(mode: int) -> str | None:
    """What `mode` (of ``st_mode``) is, where it is neither a file nor a folder."""
    return next((reason for is_kind, reason in _KINDS if is_kind(mode)), None)


def safe_walk(root: bytes, *, skip: Collection[Identity] = ()) -> Iterator[Found]:
    """Every regular file below `root`, sorted by path, hidden ones and those in `skip` left out; each file once.

    What is neither file nor folder, and a folder that cannot be listed, is found with the reason why it is `skipped`.
    """
    seen: set[Identity] = set(skip)
    # A stack instead of recursion: folders may be nested deeper than Python's stack.
    pending = [root]
    while pending:
        path = pending.pop()
        try:
            status = os.lstat(path)
        except OSError as error:
            yield Found(path, skipped=_reason(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            try:
                with os.scandir(path) as entries:
                    names = sorted((entry.name for entry in entries if not entry.name.startswith(b".")), reverse=True)
            except OSError as error:
                yield Found(path, skipped=_reason(error))
                continue
            pending.extend(os.path.join(path, name) for name in names)
        elif reason := why_not_a_file(status.st_mode):
            yield Found(path, skipped=reason)
        elif (identity := (status.st_dev, status.st_ino)) not in seen:
            seen.add(identity)
            yield Found(path, status.st_size, identity)


def identities(*paths: str | os.PathLike[str]) -> frozenset[Identity]:
    """The identities of those `paths` that exist: what `safe_walk` is to skip."""
    found = set()
    for path in paths:
        try:
            status = os.stat(path)
        except OSError:
            continue
        found.add((status.st_dev, status.st_ino))
    return frozenset(found)


def open_regular(path: bytes) -> int:
    """A descriptor for reading the regular file `path`; the caller closes it. Raises `ReadError` for anything else."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise ReadError(f"{display_path(path)}: {_reason(error)}") from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        kind = "a folder" if stat.S_ISDIR(mode) else why_not_a_file(mode) or "no file"
        raise ReadError(f"{display_path(path)}: {kind}")
    return descriptor


def too_large(path: bytes | str, limit: int) -> str:
    """The message for a file of more than `limit` bytes."""
    return f"{display_path(path)}: larger than {limit / 1e6:.0f} MB; split it, or save the text of the report alone"


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "permission denied; check who may read it"
    if error.errno == errno.ELOOP:
        return "a link; links are not followed, name the file it points to"
    return f"cannot be read ({os.strerror(error.errno) if error.errno else type(error).__name__})"
