"""The chronology as files, one module a format. The same choice of events gives the same bytes, wherever they go."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from timeline.errors import UsageError
from timeline.export import calendar, geojson, svg, timelinejs
from timeline.export.atomic import replacing, write_text
from timeline.export.brief import brief_lines
from timeline.export.calendar import calendar_lines
from timeline.export.cameo import cameo_lines
from timeline.export.chronology import Chronology
from timeline.export.columns import COLUMNS
from timeline.export.datapackage import beside, datapackage
from timeline.export.geojson import geojson_lines
from timeline.export.options import Options
from timeline.export.page import page_lines
from timeline.export.parquet import write_parquet
from timeline.export.png import write_png
from timeline.export.records import json_lines, jsonl_lines, report_lines
from timeline.export.separated import csv_lines, tsv_lines
from timeline.export.svg import svg_lines
from timeline.export.timelinejs import timelinejs_lines
from timeline.export.timesketch import timesketch_lines
from timeline.lexicon import Lexicon
from timeline.select import Selection, select_events
from timeline.store import Store

__all__ = ["FORMATS", "Chronology", "Exported", "Options", "Written", "export", "format_of", "lines", "with_codes"]

Records = Literal["events", "reports"]


@dataclasses.dataclass(frozen=True)
class Format:
    """A format: its suffix, how it is written, and how many events it has no place for."""

    suffix: str | None
    lines: Callable[[Chronology, Options], Iterator[str]] | None
    """None for the formats that are not text."""
    left_out: Callable[[Chronology], int] = lambda chronology: 0
    why: str = ""


FORMATS: dict[str, Format] = {
    "csv": Format(".csv", csv_lines),
    "tsv": Format(".tsv", tsv_lines),
    "jsonl": Format(".jsonl", jsonl_lines),
    "json": Format(".json", json_lines),
    "parquet": Format(".parquet", None),
    "md": Format(".md", brief_lines),
    "svg": Format(".svg", svg_lines, svg.left_out, "without a date"),
    "html": Format(".html", page_lines),
    "png": Format(".png", None, svg.left_out, "without a date"),
    "ics": Format(".ics", calendar_lines, calendar.left_out, "without a first day"),
    "geojson": Format(".geojson", geojson_lines, geojson.left_out, "without a point"),
    "timelinejs": Format(None, timelinejs_lines, timelinejs.left_out, "without a first day"),
    "timesketch": Format(None, timesketch_lines, timelinejs.left_out, "without a first day"),
    "cameo": Format(None, cameo_lines),
}


class Written(NamedTuple):
    """One file of an export, and what is in it."""

    path: Path
    what: str


class Exported(NamedTuple):
    """What an export wrote, and what it had to leave out, in words ("3 events without a point"); empty where nothing."""

    files: tuple[Written, ...]
    left_out: str


def format_of(path: Path, given: str | None = None) -> str:
    """The name of the format: `given`, else what the suffix of `path` says. Raises UsageError."""
    if given is not None:
        if given not in FORMATS:
            raise UsageError(f"there is no format {given!r}; choose one of {', '.join(FORMATS)}")
        return given
    for name, known in FORMATS.items():
        if known.suffix == path.suffix.lower():
            return name
    suffixes = ", ".join(known.suffix for known in FORMATS.values() if known.suffix)
    raise UsageError(f"{path.name}: no format has this suffix; use one of {suffixes}, or name the format with -f")


def lines(format: str, chronology: Chronology, options: Options, records: Records = "events") -> Iterator[str]:
    """The export as pieces of text, for standard output. Raises UsageError for a format that is not text."""
    writer = _writer(format_of(Path(), format), records)
    if writer is None:
        raise UsageError(f"{format} is no text; export it to a file")
    return writer(chronology, options)


def export(
    path: Path, db: Path, selection: Selection, lexicon: Lexicon, format: str | None = None, options: Options | None = None,
    records: Records = "events",
) -> Exported:
    """Write the chosen events of the database `db` to `path`, whole or not at all; beside a CSV also its data package.

    Raises UsageError, StoreError and QueryError.
    """
    name = format_of(path, format)
    options = with_codes(options or Options(), lexicon)
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; create it first")
    with Store.open(db, writes_to=[path.parent.resolve()] if name == "parquet" else []) as store:
        statement = select_events(selection, lexicon)
        chronology = Chronology(store.connection, statement, timing=options.timing)
        writer = _writer(name, records)
        if writer is None:
            with replacing(path) as temporary:
                if name == "png":
                    write_png(chronology, temporary)
                else:
                    write_parquet(store.connection, statement, temporary.resolve())
        else:
            write_text(path, writer(chronology, options))
        if records == "reports":
            return Exported((Written(path, _many(len(chronology.reports), "report")),), "")
        missing = FORMATS[name].left_out(chronology)
        what = _many(len(chronology.events) - missing, "event")
        files = [Written(path, f"{what}, {len(COLUMNS)} columns" if name in ("csv", "tsv") else what)]
        if name == "csv":
            write_text(beside(path), [datapackage(path, excel=options.excel)])
            files.append(Written(beside(path), "what each column means"))
        return Exported(tuple(files), f"{_many(missing, 'event')} {FORMATS[name].why}" if missing else "")


def _writer(name: str, records: Records) -> Callable[[Chronology, Options], Iterator[str]] | None:
    if records == "events":
        return FORMATS[name].lines
    if name != "jsonl":
        raise UsageError("reports are exported as jsonl only; name the file .jsonl")
    return report_lines


def with_codes(options: Options, lexicon: Lexicon) -> Options:
    """`options` with the codes that the format CAMEO needs."""
    def codes(event_type: str, mode: str | None, status: str) -> tuple[str, str] | None:
        found = lexicon.cameo(event_type, mode, status)
        return None if found is None else (found.cameo, found.plover)

    return dataclasses.replace(options, cameo=codes)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
