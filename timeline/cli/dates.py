"""``timeline dates``: what time expressions mean, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from timeline.cli.options import command
from timeline.cli.output import Output, row_pieces
from timeline.cli.session import Session
from timeline.errors import ReadError, UsageError

if TYPE_CHECKING:
    import datetime as dt

    from timeline.model import Timex

_COLUMNS = ("doc", "start", "end", "text", "type", "value", "edtf", "earliest", "latest", "rule", "anchor")


@command
def dates(
    session: Session,
    output: Output,
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="a phrase or a text; or a .jsonl, .txt or .md file; - is "
                                                                  "standard input")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="the day the text was published")] = None,
) -> None:
    """Explain what the time expressions of a text mean, and why.

      timeline dates "three days ago" --on 2022-03-10
      timeline dates "the 11-day drills that end later Thursday" --on 2024-03-13
      timeline dates texts.jsonl -f jsonl > found.jsonl

    A .jsonl file holds rows of id, published and text.
    Without --on, what counts from the day of publication stays open.
    Next: timeline event ID, which shows the same for every sentence behind an event
    """
    from timeline.select import parse_day

    if output.sql:
        raise UsageError("dates reads a text, not the database; there is no SQL behind it")
    published = parse_day(on) if on else None
    documents = _documents(text, published)
    form = output.chosen(session)
    if form is None or form == "table" or (output.is_plain_pipe and not text.endswith(".jsonl")):
        _explain(session, output, documents)
        return
    headers = not (output.no_headers or output.is_plain_pipe)
    output.send(session, row_pieces(_COLUMNS, _rows(documents), form, headers=headers))


Document = Mapping[str, Any]
"""``id``, ``published`` and ``text``, as in the rows of the contract."""


def _documents(text: str, published: dt.date | None) -> Iterator[Document]:
    """The phrase itself, or what a file holds. Raises ReadError, UsageError."""
    if text == "-":
        yield from _json_lines(sys.stdin, "standard input", published)
    elif text.endswith(".jsonl"):
        try:
            with Path(text).open(encoding="utf-8") as file:
                yield from _json_lines(file, text, published)
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
            raise ReadError(f"{text}: cannot be read ({reason}); name a file, or put a phrase in quotes") from error
    elif text.endswith((".txt", ".md")) and Path(text).is_file():
        from timeline.model import Report
        from timeline.readers import read

        for found in read([text]):
            if not isinstance(found, Report):
                raise ReadError(found.message)
            yield {"id": found.id, "published": published or found.published, "text": found.text}
    elif text.strip():
        yield {"id": "text", "published": published, "text": text}
    else:
        raise UsageError('there is no text; put a phrase in quotes: timeline dates "three days ago" --on 2022-03-10')


def _json_lines(file: TextIO, name: str, published: dt.date | None) -> Iterator[Document]:
    for number, row in enumerate(file, start=1):
        if not row.strip():
            continue
        try:
            record: Any = json.loads(row)
        except ValueError as error:
            raise ReadError(f"{name}:{number}: is no JSON ({error}); write one object a line") from error
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise ReadError(f'{name}:{number}: has no text; write {{"id": …, "published": …, "text": …}}')
        yield {"id": record.get("id", number), "published": record.get("published") or published, "text": record["text"]}


def _rows(documents: Iterator[Document]) -> Iterator[tuple[Any, ...]]:
    """One row an expression, in the columns of the contract."""
    from timeline.timex import tag_rows

    for row in tag_rows(documents):
        yield tuple(row[name] for name in _COLUMNS)


def _explain(session: Session, output: Output, documents: Iterator[Document]) -> None:
    from timeline.cli.story import timex_row
    from timeline.timex import tag
    from timeline.timex.rows import day_of
    from timeline.view.timexes import explained

    found: list[Timex] = []
    undated = False
    for document in documents:
        published = day_of(document["published"])
        tagged = tag(document["text"], published, report=str(document["id"]))
        found += tagged
        undated = undated or (published is None and any(timex.start_date is None for timex in tagged))
    if not found:
        session.say("no time expression found")
        return
    session.draw(explained([timex_row(timex) for timex in found], session.page(full=output.full)))
    if undated:
        session.say("\nSome of these count from the day of publication; give it with --on 2024-03-08")
