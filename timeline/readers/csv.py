"""CSV and TSV with a header row, one report a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from timeline.errors import ReadError
from timeline.model import Report, ReportWarning
from timeline.readers.fields import pick_fields
from timeline.readers.options import ReadOptions
from timeline.readers.record import warn
from timeline.readers.rows import no_text, read_row

_SEPARATORS = ",\t;|"


def read_csv(text: TextIO, path: str, stem: str, options: ReadOptions) -> Iterator[Report | ReportWarning]:
    """The reports of the rows of `text`, opened with ``newline=""``. A row without an id gets ``<stem>-<line>``.

    Raises `ReadError` when the header names no text column or the rest of the file cannot be told apart.
    """
    header_line = text.readline(options.limits.line).lstrip("\ufeff")
    separator = max(_SEPARATORS, key=header_line.count)
    csv.field_size_limit(options.limits.line)
    try:
        header = next(csv.reader([header_line], delimiter=separator, strict=True), [])
    except csv.Error as error:
        raise ReadError(f"line 1: {error}; the header has to be one line of column names") from error
    _check_header(header, options)
    rows = csv.reader(text, delimiter=separator, strict=True)
    line = 2
    try:
        for row in rows:
            here, line = line, rows.line_num + 2
            if len(row) == len(header):
                fields = {name: cell for name, cell in zip(header, row, strict=True) if cell.strip()}
                yield from read_row(fields, path, here, f"{stem}-{here}", "row", options)
            elif row:
                message = f"row: {len(row)} cells, the header has {len(header)}; quote the cells that hold a {separator!r}"
                yield warn(path, here, message)
    except csv.Error as error:
        remedy = "rows from there on were not read, look for a quote that is not closed"
        raise ReadError(f"line {line}: {error}; {remedy}") from error


def _check_header(header: list[str], options: ReadOptions) -> None:
    missing = [theirs for _, theirs in options.mapping if theirs not in header]
    if missing:
        raise ReadError(f"--map names column {missing[0]!r}, which the header lacks (there are: {', '.join(header)[:100]})")
    if "text" not in pick_fields(dict.fromkeys(header, "x"), options.mapping):
        raise ReadError(no_text(header))
