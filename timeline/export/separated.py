"""The chronology as CSV and TSV: the 28 columns, read without options by spreadsheets, pandas and DuckDB."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.export.chronology import Chronology
from timeline.export.columns import NAMES, TEXT
from timeline.export.guard import guard
from timeline.export.options import Options

_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_TSV_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")
_BOM = "\ufeff"


def csv_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """CSV, RFC 4180 but for the line ends, which are LF; `excel` asks for CRLF and a byte-order mark."""
    end = "\r\n" if options.excel else "\n"
    if options.excel:
        yield _BOM
    if options.headers:
        yield ",".join(NAMES) + end
    for event in chronology.events:
        yield ",".join(_quoted(_text(name, event[name], options)) for name in NAMES) + end


def tsv_lines(chronology: Chronology, options: Options, names: Iterable[str] = NAMES) -> Iterator[str]:
    """One event a line, tabs between; tabs and line ends inside a cell become blanks."""
    columns = tuple(names)
    if options.headers:
        yield "\t".join(columns) + "\n"
    for event in chronology.events:
        yield "\t".join(_TSV_BREAKS.sub(" ", _text(name, event[name], options)) for name in columns) + "\n"


def _text(name: str, value: Any, options: Options) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if name == "confidence":
        return f"{value:.2f}"
    if name in TEXT and not options.raw:
        return guard(str(value))
    return str(value)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
