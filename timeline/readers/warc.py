"""Web archives: one report for each page that was fetched. When a page was crawled says nothing of when it was published.

The records of an archive are parsed here and not by a library: a record is its header lines and as many bytes as they
say, the time goes into the pages, and a parser of our own reads from the bounded stream that all readers read from, knows
a record that was cut off from a whole one, and finds the next record after a damaged one.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from timeline.errors import ReadError
from timeline.model import Report, ReportWarning
from timeline.readers.decode import decode
from timeline.readers.html import declared_charset, read_html
from timeline.readers.options import ReadOptions
from timeline.readers.record import warn
from timeline.readers.stream import GZIP
from timeline.readers.txt import read_text

_LONGEST_HEADER = 64_000
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?(?P<charset>[\w-]+)", re.IGNORECASE)


class _Record(NamedTuple):
    """Header fields by lower-case name, and the block, or why there is none."""

    headers: dict[str, str]
    block: bytes
    fault: str | None = None


def read_warc(stream: BinaryIO, path: str, stem: str, options: ReadOptions) -> Iterator[Report | ReportWarning]:
    """The reports of the pages in the archive. A page's id is ``<stem>-`` and a hash of its address."""
    for record in _records(stream, options.limits.record):
        address = record.headers.get("warc-target-uri", "").strip("<> ")
        try:
            if record.fault:
                raise ReadError(record.fault)
            yield from _page(record, address, path, stem, options)
        except ReadError as error:
            yield warn(path, None, f"{address[:200] or 'a record'}: {error}; it was left out")


def _records(stream: BinaryIO, limit: int) -> Iterator[_Record]:
    """The records of `stream`. After a damaged one the next begins at the next line that begins one."""
    lost = False
    while line := stream.readline(_LONGEST_HEADER):
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                yield _Record({}, b"", "damaged, what stands here begins no record")
            lost = lost or bool(line.strip())
            continue
        lost = False
        headers = _headers(stream)
        if not headers.get("content-length", "").isdecimal() or len(headers["content-length"]) > 18:
            yield _Record(headers, b"", "damaged, its length is missing")
            continue
        length = int(headers["content-length"])
        if length > limit:
            while length > 0 and (skipped := stream.read(min(length, 1 << 20))):
                length -= len(skipped)
            yield _Record(headers, b"", f"larger than {limit / 1e6:.0f} MB")
            continue
        block = stream.read(length)
        yield _Record(headers, block, "cut off, the archive ends in it" if len(block) < length else None)


def _headers(stream: BinaryIO) -> dict[str, str]:
    lines, size = [], 0
    while (line := stream.readline(_LONGEST_HEADER)).strip() and size < _LONGEST_HEADER:
        lines.append(line)
        size += len(line)
    return _fields(lines)


def _fields(lines: list[bytes]) -> dict[str, str]:
    fields = (line.decode("utf-8", "replace").partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in fields}


def _page(
    record: _Record, address: str, path: str, stem: str, options: ReadOptions
) -> Iterator[Report | ReportWarning]:
    kind, body, stated = record.headers.get("content-type", ""), record.block, record.headers.get("content-type", "")
    if record.headers.get("warc-type") not in ("response", "resource", "conversion"):
        return
    if kind.startswith("application/http"):
        head, _, body = record.block.partition(b"\r\n\r\n")
        status, *lines = head.split(b"\r\n")
        http = _fields(lines)
        stated = http.get("content-type", "")
        if status.split()[1:2] != [b"200"] or not stated.lower().startswith(_PAGES):
            return
        body = _unpacked(body, http, options.limits.record)
    if not stated.lower().startswith(_PAGES):
        return
    charset = _CHARSET.search(stated)
    text = decode(body, charset["charset"] if charset else declared_charset(body)).text
    ident = f"{stem}-{hashlib.blake2b(address.encode('utf-8', 'replace'), digest_size=4).hexdigest()}"
    if stated.lower().startswith("text/plain"):
        yield from read_text(text, path, ident, options)
    else:
        yield from read_html(text, path, ident, options, url=address or None)


def _unpacked(body: bytes, http: dict[str, str], limit: int) -> bytes:
    """The page as the browser got it. Raises `ReadError` when it is packed in an unknown way, damaged or too large."""
    if http.get("transfer-encoding", "").lower() == "chunked":
        body = _joined(body)
    match http.get("content-encoding", "").lower():
        case "gzip" | "x-gzip" if body.startswith(GZIP):
            unpacker = zlib.decompressobj(31)
        case "deflate":
            unpacker = zlib.decompressobj(15 if body[:1] == b"x" else -15)
        case "br" | "zstd" | "compress" as packing:
            raise ReadError(f"packed with {packing}, which is not supported")
        case _:
            return body
    try:
        plain = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise ReadError("packed data are damaged") from error
    if len(plain) > limit:
        raise ReadError(f"unpacks to more than {limit / 1e6:.0f} MB")
    if not unpacker.eof:
        raise ReadError("packed data are cut off")
    return plain


def _joined(body: bytes) -> bytes:
    """The chunks of `body` put together; `body` itself where the archive holds it joined already."""
    pieces: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + 100)) >= 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            return b"".join(pieces) or body
        if size <= 0:
            break
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(pieces) or body
