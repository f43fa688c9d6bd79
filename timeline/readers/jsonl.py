"""JSON Lines, one report a line, and JSON files, one report or an array of them. A bad record costs that record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.errors import ReadError
from timeline.model import Report, ReportWarning
from timeline.readers.decode import decode
from timeline.readers.options import ReadOptions
from timeline.readers.record import warn
from timeline.readers.rows import read_row

# Where an object wraps its list of reports, it does so under one of these.
_WRAPPERS = ("reports", "articles", "items", "documents", "docs", "results", "data", "entries", "records")
_NO_OBJECT = 'row: no JSON object; a report is {"text": …, "date": …}'


def read_jsonl(
    stream: BinaryIO, path: str, stem: str, options: ReadOptions, *, first_line: int = 1
) -> Iterator[Report | ReportWarning]:
    """The reports of the lines of `stream`. A row without an id gets ``<stem>-<line>``."""
    limit = options.limits.line
    line = first_line - 1
    while raw := stream.readline(limit + 1):
        line += 1
        if len(raw) > limit:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(limit)
            yield warn(path, line, f"row: longer than {limit / 1e6:.0f} MB; shorten or split it")
            continue
        text = decode(raw).text.strip()
        if not text:
            continue
        if text[0] != "{":
            yield warn(path, line, _NO_OBJECT)
            continue
        try:
            row = parse_json(text)
        except ReadError as error:
            cut = "" if raw.endswith(b"\n") else ", the last one; is the file complete?"
            yield warn(path, line, f"row: {error}{cut}")
            continue
        yield from read_row(row, path, line, f"{stem}-{line}", "row", options)


def read_json(text: str, path: str, stem: str, options: ReadOptions) -> Iterator[Report | ReportWarning]:
    """The reports of a JSON file. Items without an id get ``<stem>-<number>``, a single one ``<stem>``."""
    loaded = parse_json(text)
    if isinstance(loaded, dict):
        wrapped = next((loaded[key] for key in _WRAPPERS if isinstance(loaded.get(key), list)), None)
        if wrapped is None:
            yield from read_row(loaded, path, 1, stem, "the object", options)
            return
        loaded = wrapped
    if not isinstance(loaded, list):
        raise ReadError('no JSON object and no array of them; a report is {"text": …, "date": …}')
    for number, row in enumerate(loaded, 1):
        if isinstance(row, dict):
            yield from read_row(row, path, 1, f"{stem}-{number}", f"item {number}", options)
        else:
            yield warn(path, None, f'item {number}: no JSON object; a report is {{"text": …, "date": …}}')


def parse_json(text: str) -> Any:
    """`text` as JSON; NaN, which other programs write for a missing value, is None.

    Raises `ReadError`, whatever is wrong.
    """
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if "\n" in text else f"column {error.colno}"
        raise ReadError(f"no valid JSON at {where} ({error.msg})") from error
    except ValueError as error:  # a number of thousands of digits
        raise ReadError(f"no valid JSON ({str(error).split(';')[0]})") from error
    except RecursionError as error:
        raise ReadError("nested too deep") from error
