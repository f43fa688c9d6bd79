"""The grammar for output, the same in every command that prints rows.

People on a terminal get a drawing; a pipe gets one row a line, tab-separated, nothing shortened; a format that is asked
for is the same bytes on both. ``-o FILE`` writes the file whole or not at all.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import decimal
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from timeline.cli.options import Options
from timeline.cli.session import Session
from timeline.errors import UsageError
from timeline.near import unknown

PRINT = "Print"
Format = Literal["csv", "tsv", "json", "jsonl", "md", "table"]
FORMATS: tuple[Format, ...] = ("csv", "tsv", "json", "jsonl", "md", "table")


def _option(*names: str, **more: Any) -> Any:
    return typer.Option(*names, rich_help_panel=PRINT, **more)


def _complete_format(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


@dataclasses.dataclass(kw_only=True)
class Output(Options):
    """What is typed to say in which form rows come out, and where to."""

    format: Annotated[str | None, _option("-f", metavar="|".join(FORMATS), autocompletion=_complete_format)] = None
    csv: Annotated[bool, _option("--csv")] = False
    json: Annotated[bool, _option("--json")] = False
    jsonl: Annotated[bool, _option("--jsonl")] = False
    file: Annotated[str | None, _option("-o", metavar="FILE")] = None
    full: Annotated[bool, _option("--full")] = False
    sql: Annotated[bool, _option("--sql")] = False
    no_headers: Annotated[bool, _option("--no-headers")] = False

    def chosen(self, session: Session) -> Format | None:
        """The format asked for, in words or by the suffix of FILE; None where a person is to be shown a drawing.

        Raises UsageError for two formats, or one that nobody knows.
        """
        asked = {name for name in ("csv", "json", "jsonl") if getattr(self, name)}
        asked |= {self.format} if self.format else set()
        if len(asked) > 1:
            raise UsageError(f"give one format, not {' and '.join(sorted(asked))}")
        name = next(iter(asked), None)
        if name is None and self.file not in (None, "-"):
            name = Path(self.file or "").suffix.lstrip(".").lower() or "tsv"
        if name is None:
            return None if session.is_terminal and self.file is None else "tsv"
        for known in FORMATS:
            if known == name:
                return known
        raise unknown("format", name, FORMATS)

    @property
    def is_plain_pipe(self) -> bool:
        """Whether no format was asked for, so that a pipe gets its tab-separated lines without a header."""
        return not (self.format or self.csv or self.json or self.jsonl or self.is_file)

    @property
    def is_file(self) -> bool:
        """Whether a file was named to write to."""
        return self.file not in (None, "-")

    def send(self, session: Session, pieces: Iterable[str], *, what: str = "") -> None:
        """Write `pieces` to FILE in one step, or to stdout."""
        if self.file in (None, "-"):
            for piece in pieces:
                session.write(piece)
            return
        from timeline.export.atomic import write_text

        path = Path(self.file or "")
        if not path.parent.is_dir():
            raise UsageError(f"{path}: there is no folder {path.parent}; create it first")
        write_text(path, pieces)
        session.say(f"{path}  {what}".rstrip())


def row_pieces(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], form: Format, *, headers: bool = True
) -> Iterator[str]:
    """Any rows in a machine's format. ``table`` is a drawing and made elsewhere."""
    writers: dict[str, Callable[[Sequence[str], Iterable[Sequence[Any]], bool], Iterator[str]]] = {
        "csv": _csv, "tsv": _tsv, "json": _json, "jsonl": _jsonl, "md": _markdown,
    }
    return writers[form](columns, rows, headers)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], headers: bool) -> Iterator[str]:
    from timeline.export.guard import guard

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")

    def line(cells: Iterable[Any]) -> str:
        # a number is what it is; whatever is written out of text, lists too, must not begin a formula
        writer.writerow([guard(_cell(cell)) if isinstance(cell, str | list | dict) else _cell(cell) for cell in cells])
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text

    if headers:
        yield line(columns)
    for row in rows:
        yield line(row)


def _tsv(columns: Sequence[str], rows: Iterable[Sequence[Any]], headers: bool) -> Iterator[str]:
    from timeline.clean import printable

    def line(cells: Iterable[Any]) -> str:
        return "\t".join(printable(_cell(cell)) for cell in cells) + "\n"

    if headers:
        yield line(columns)
    for row in rows:
        yield line(row)


def _jsonl(columns: Sequence[str], rows: Iterable[Sequence[Any]], headers: bool) -> Iterator[str]:
    for row in rows:
        yield _object(columns, row) + "\n"


def _json(columns: Sequence[str], rows: Iterable[Sequence[Any]], headers: bool) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + _object(columns, row)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _markdown(columns: Sequence[str], rows: Iterable[Sequence[Any]], headers: bool) -> Iterator[str]:
    from timeline.clean import printable

    def line(cells: Iterable[Any]) -> str:
        return "| " + " | ".join(printable(_cell(cell)).replace("|", "\\|") for cell in cells) + " |\n"

    yield line(columns)
    yield line("---" for _ in columns)
    for row in rows:
        yield line(row)


def _object(columns: Sequence[str], row: Sequence[Any]) -> str:
    return json.dumps(dict(zip(columns, map(_plain, row), strict=True)), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A database value as JSON has it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return _cell(value)


def _cell(value: Any) -> str:
    """A database value as text, whole: empty for NULL, dates as ISO, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return json.dumps(_plain(value), ensure_ascii=False)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).hex()
    return str(value)
