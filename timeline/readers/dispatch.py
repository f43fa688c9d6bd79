"""One input to its reports: open it within limits, unpack, decode, choose the reader."""

from __future__ import annotations

import io
from collections.abc import Iterator

from timeline.errors import ReadError
from timeline.model import Report, ReportWarning
from timeline.readers.csv import read_csv
from timeline.readers.decode import decode
from timeline.readers.feed import read_feed
from timeline.readers.html import declared_charset, read_html
from timeline.readers.inputs import Input
from timeline.readers.jsonl import read_json, read_jsonl
from timeline.readers.options import ReadOptions
from timeline.readers.record import warn
from timeline.readers.sniff import foreign, is_warc, printable_share, sniff
from timeline.readers.stream import Source
from timeline.readers.txt import read_text
from timeline.readers.warc import read_warc

_LISTED = 10_000
"""Warnings about one input; more are counted."""


def read_input(found: Input, options: ReadOptions | None = None) -> list[Report | ReportWarning]:
    """The reports of one input and the warnings about it. Pure: the same bytes and options give the same list."""
    return list(iter_input(found, options))


def iter_input(found: Input, options: ReadOptions | None = None) -> Iterator[Report | ReportWarning]:
    """As `read_input`, one at a time, for inputs that hold many reports."""
    warnings = 0
    for item in _items(found, options or ReadOptions()):
        warnings += isinstance(item, ReportWarning)
        if warnings <= _LISTED or isinstance(item, Report):
            yield item
    if warnings > _LISTED:
        yield warn(found.path, None, f"{warnings - _LISTED:,} more faults are not listed; is it a file of reports?")


def _items(found: Input, options: ReadOptions) -> Iterator[Report | ReportWarning]:
    try:
        with Source(found, options.limits) as source:
            yield from _reports(source, found, options)
    except ReadError as error:
        yield warn(found.path, None, str(error).removeprefix(f"{found.path}: "))
    except MemoryError:
        raise  # whoever set the limit says so
    except Exception as error:
        # A fault of a parser, ours or another's, costs the input that brought it out, and is not kept quiet.
        fault = f"{type(error).__name__}: {str(error)[:200]}"
        yield warn(found.path, None, f"cannot be read ({fault}); please report this fault of the reader")


def _reports(source: Source, found: Input, options: ReadOptions) -> Iterator[Report | ReportWarning]:
    head = source.head()
    if not head.strip():
        yield from _whole(None, source, found, options)
        return
    if kind := foreign(head):
        raise ReadError(kind)
    if is_warc(head):
        yield from read_warc(source.stream, found.path, found.stem, options)
        return
    # The head may end within a character; its last full line does not.
    start = decode(head[: head.rfind(b"\n") + 1] or head)
    if printable_share(start.text) < 0.9:
        raise ReadError("bytes that are no text; save the report as UTF-8 text")
    asked = options.format if found.data is not None else None
    kind = asked or sniff(start.text, found.suffix)
    wide = start.encoding.startswith(("utf-16", "utf-32"))
    if kind == "jsonl" and not wide:
        yield from read_jsonl(source.stream, found.path, found.stem, options, first_line=found.first_line)
    elif kind == "csv" and source.size > options.limits.file:
        encoding = "utf-8-sig" if start.encoding == "utf-8" else start.encoding
        with io.TextIOWrapper(source.stream, encoding=encoding, errors="replace", newline="") as text:
            yield from read_csv(text, found.path, found.stem, options)
    else:
        yield from _whole(kind, source, found, options)


def _whole(kind: str | None, source: Source, found: Input, options: ReadOptions) -> Iterator[Report | ReportWarning]:
    """The reports of a format that is read in one piece; `kind` None where the first bytes do not tell."""
    data = source.read_all()
    if not data.strip():
        raise ReadError("the file is empty")
    decoded = decode(data, declared_charset(data) if kind in ("html", "feed") else None)
    if printable_share(decoded.text) < 0.9:
        raise ReadError("bytes that are no text; save the report as UTF-8 text")
    if decoded.replaced:
        message = f"{decoded.replaced} characters are no {decoded.encoding} and became U+FFFD; compare with the original"
        yield warn(found.path, None, message)
    text, path, stem = decoded.text, found.path, found.stem
    kind = kind or sniff(text, found.suffix)
    match kind:
        case "html":
            yield from read_html(text, path, stem, options)
        case "feed":
            yield from read_feed(text, path, stem, options)
        case "csv":
            yield from read_csv(io.StringIO(text, newline=""), path, stem, options)
        case "json":
            yield from read_json(text, path, stem, options)
        case "jsonl":
            yield from read_jsonl(io.BytesIO(text.encode("utf-8", "replace")), path, stem, options)
        case "xml":
            raise ReadError("an XML file that is neither a feed nor a page; save its text as .txt")
        case _:
            yield from read_text(text, path, stem, options, markdown=kind == "markdown")
