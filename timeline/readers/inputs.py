"""From the paths a caller names to the inputs to read, cheaply: names and sizes, no content.

An `Input` can be sent to a worker process. Its path is shown and stored as `Input.path`; the file is opened by `Input.raw`,
the bytes of its name, which any file system can have.
"""

from __future__ import annotations

import dataclasses
import glob
import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from timeline.clean import display_path
from timeline.errors import ReadError
from timeline.model import ReportWarning
from timeline.readers.options import ReadOptions
from timeline.walk import Identity, open_regular, safe_walk, too_large, why_not_a_file

STDIN = "<stdin>"
PART = 8_000_000
"""Bytes of a long file of lines that are read as one input."""
_LINES = (".jsonl", ".ndjson")

# What lies beside saved pages. Named by the caller it is tried; found in a folder it is left alone.
_ASSETS = frozenset(
    """.png .jpg .jpeg .gif .webp .svg .ico .bmp .tif .tiff .avif .css .js .mjs .map .woff .woff2 .ttf .otf .eot .mp3 .mp4
    .m4a .webm .mov .avi .wav .ogg .lock .pyc .duckdb .wal""".split()
)


@dataclasses.dataclass(frozen=True, slots=True)
class Input:
    """One file, or a part of one, or what came on standard input (`data`)."""

    path: str
    raw: bytes = b""
    size: int = 0
    data: bytes | None = None
    offset: int = 0
    length: int | None = None
    """Bytes from `offset` that this part covers; None for all to the end."""
    first_line: int = 1
    """Line of the file on which this part begins, 1-based."""

    @property
    def stem(self) -> str:
        """File name without folder and suffix; of ``a/kcna-0308.md.gz`` it is ``kcna-0308``."""
        if self.data is not None and self.path == STDIN:
            return "stdin"
        name = PurePosixPath(self.path.replace(os.sep, "/")).name
        if name.lower().endswith(".gz"):
            name = name[:-3] or name
        return PurePosixPath(name).stem or name

    @property
    def suffix(self) -> str:
        """Lower-case suffix with its dot, without ``.gz``."""
        name = self.path.lower().removesuffix(".gz")
        return PurePosixPath(name.replace(os.sep.lower(), "/")).suffix


def find_inputs(
    paths: Iterable[str | os.PathLike[str]], options: ReadOptions | None = None, *, skip: Collection[Identity] = ()
) -> Iterator[Input | ReportWarning]:
    """The inputs behind `paths`: files, folders (searched through), glob patterns, ``-`` for standard input; each file once.

    Order is that of `paths`, and by name within a folder. `skip` names files never to be opened, by device and inode: the
    database that is being written. Only standard input and long files of lines, for the ends of their parts, are read here.
    """
    options = options or ReadOptions()
    seen: set[Identity] = set(skip)
    for path in (os.fspath(path) for path in paths):
        if path == "-":
            yield from _stdin(options)
        elif os.path.lexists(path):
            yield from _named(path, seen)
        elif glob.has_magic(path):
            matches = sorted(glob.iglob(path, recursive=True))
            if not matches:
                yield _warning(path, "no file matches this pattern; check the folder and the spelling")
            for match in matches:
                yield from _named(match, seen)
        else:
            yield _warning(path, "no such file or folder; check the spelling")


def _named(path: str, seen: set[Identity]) -> Iterator[Input | ReportWarning]:
    """What the caller named: a link given by name is meant, so it is resolved here, once."""
    real = os.fsencode(os.path.realpath(path) if os.path.islink(path) else path)
    try:
        status = os.stat(real)
    except OSError as error:
        yield _warning(path, f"cannot be read ({os.strerror(error.errno or 0)})")
        return
    identity = (status.st_dev, status.st_ino)
    if stat.S_ISDIR(status.st_mode):
        for found in safe_walk(real, skip=frozenset(seen)):
            seen.add(found.identity)
            suffix = os.path.splitext(found.path)[1].lower()
            if found.skipped:
                yield _warning(found.path, found.skipped)
            elif suffix.decode("ascii", "replace") not in _ASSETS:
                yield from _parts(Input(display_path(found.path), found.path, found.size))
    elif reason := why_not_a_file(status.st_mode):
        yield _warning(path, reason)
    elif identity not in seen:
        seen.add(identity)
        yield from _parts(Input(display_path(path), real, status.st_size))


def _parts(found: Input) -> Iterator[Input]:
    """`found`, or its parts where it is a long file of lines: all cores share it, and no list of its reports grows long."""
    if found.suffix not in _LINES or found.path.lower().endswith(".gz") or found.size < 2 * PART:
        yield found
        return
    try:
        descriptor = open_regular(found.raw)
    except ReadError:
        yield found  # which will say the same when it is read
        return
    with open(descriptor, "rb") as file:
        offset, line = 0, 1
        while chunk := file.read(PART):
            # to the end of the line; one that is longer than any record may be is cut, and refused by the reader
            chunk += file.readline(PART)
            yield dataclasses.replace(found, size=len(chunk), offset=offset, length=len(chunk), first_line=line)
            offset += len(chunk)
            line += chunk.count(b"\n")


def _stdin(options: ReadOptions) -> Iterator[Input | ReportWarning]:
    stream = sys.stdin.buffer
    if options.format == "jsonl":
        line = 1
        while chunk := stream.read(PART):
            chunk += stream.readline(PART)
            yield Input(STDIN, size=len(chunk), data=chunk, first_line=line)
            line += chunk.count(b"\n")
        return
    limit = options.limits.file
    data = stream.read(limit + 1)
    if len(data) > limit:
        yield ReportWarning(report=None, path=STDIN, stage="read", message=too_large(STDIN, limit))
    else:
        yield Input(STDIN, size=len(data), data=data)


def _warning(path: bytes | str, reason: str) -> ReportWarning:
    shown = display_path(path)
    return ReportWarning(report=None, path=shown, stage="read", message=f"{shown}: {reason}")
