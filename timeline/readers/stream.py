"""The bytes of an input, unpacked where they are packed, and never more of them than allowed.

Formats of many records are read through a `Source` a piece at a time; the others with `Source.read_all`. A gzip bomb is
stopped by its ratio of unpacked to packed bytes, long before it is big.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from typing import Any, BinaryIO

from timeline.errors import ReadError
from timeline.readers.inputs import Input
from timeline.readers.options import Limits
from timeline.walk import open_regular, too_large

GZIP = b"\x1f\x8b"
_HEAD = 65_536
_RATIO_COUNTS_FROM = 1_000_000
"""Unpacked bytes below which any ratio is harmless: a small file of blanks packs very well."""


class Source:
    """An input, open for reading, positioned at its begin. A context manager."""

    def __init__(self, found: Input, limits: Limits) -> None:
        self._found = found
        self._limits = limits
        if found.data is not None:
            self._packed: BinaryIO = io.BytesIO(found.data)
            self.size = len(found.data)
        else:
            descriptor = open_regular(found.raw)
            self._packed = os.fdopen(descriptor, "rb")
            self.size = os.fstat(descriptor).st_size
            if found.offset:
                self._packed.seek(found.offset)
        begin = self._packed.read(len(GZIP))
        self._packed.seek(found.offset)
        self.is_packed = begin == GZIP
        limited: Any = _Limited(self._packed, found.path, limits.ratio, self.is_packed, found.length)
        self.stream = io.BufferedReader(limited, _HEAD)

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.stream.close()
        self._packed.close()

    def head(self) -> bytes:
        """The first bytes, at most 64 kB, which stay to be read. Raises `ReadError` for damaged packed data."""
        return self.stream.peek(_HEAD)[:_HEAD]

    def read_all(self) -> bytes:
        """All bytes. Raises `ReadError` when there are more than a file may have."""
        limit = self._limits.unpacked if self.is_packed else self._limits.file
        if not self.is_packed and self._found.length is None and self.size > limit:
            raise ReadError(too_large(self._found.raw or self._found.path, limit))
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise ReadError(too_large(self._found.raw or self._found.path, limit))
        return data


class _Limited(io.RawIOBase):
    """Reads up to `length` bytes of `file`, unpacked if it `is_packed`.

    Raises `ReadError` once they grow out of proportion.
    """

    def __init__(self, file: BinaryIO, path: str, ratio: int, is_packed: bool, length: int | None) -> None:
        super().__init__()
        self._file = file
        self._path = path
        self._ratio = ratio
        self._unpacked = gzip.GzipFile(fileobj=file) if is_packed else None
        self._given = 0
        self._left = length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        wanted = len(buffer) if self._left is None else min(len(buffer), self._left)
        chunk = self._read(wanted)
        buffer[: len(chunk)] = chunk
        self._given += len(chunk)
        if self._left is not None:
            self._left -= len(chunk)
        if self._unpacked and self._given > _RATIO_COUNTS_FROM and self._given > self._ratio * self._file.tell():
            raise ReadError(f"{self._path}: unpacks to more than {self._ratio} times its size; unpack it by hand to read it")
        return len(chunk)

    def _read(self, wanted: int) -> bytes:
        if self._unpacked is None:
            return self._file.read(wanted)
        try:
            return self._unpacked.read(wanted)
        except EOFError as error:
            raise ReadError(f"{self._path}: packed data are cut off; get the file again") from error
        except (OSError, zlib.error) as error:
            raise ReadError(f"{self._path}: packed data are damaged; get the file again") from error
