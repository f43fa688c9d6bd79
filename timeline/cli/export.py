"""``timeline export``: the chronology as a file, for a spreadsheet, a brief, a calendar, a map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from timeline.cli.choose import Choice, lexicon_when_asked
from timeline.cli.options import command
from timeline.cli.session import Session
from timeline.cli.show import nothing
from timeline.errors import UsageError
from timeline.near import unknown

if TYPE_CHECKING:
    from timeline.export import Options

_RECORDS = ("events", "reports")
_SUFFIXES = ".csv .tsv .jsonl .json .parquet .md .svg .html .png .ics .geojson"
_TAG_ALONE = "timelinejs, timesketch, cameo"


def _complete_format(incomplete: str) -> list[str]:
    from timeline.export import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


@command
def export(
    session: Session,
    file: Annotated[str, typer.Argument(
        metavar="FILE", help=f"its suffix says the format: {_SUFFIXES}; - is stdout, with -f")],
    choice: Choice,
    form: Annotated[str | None, typer.Option(
        "-f", metavar="FORMAT", autocompletion=_complete_format,
        help=f"a format by name, also those without a suffix: {_TAG_ALONE}")] = None,
    records: Annotated[str, typer.Option("--records", metavar="|".join(_RECORDS), help="what to write, events")] = "events",
    timing: Annotated[int | None, typer.Option(
        "--timing", metavar="DAYS", help="also links by timing alone, within so many days")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="csv: byte-order mark and CRLF")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="csv, tsv: no guard against formulas")] = False,
    no_headers: Annotated[bool, typer.Option("--no-headers", help="csv, tsv: no first line of names")] = False,
) -> None:
    """Write the chronology to a file, whole or not at all.

      timeline export march.csv 2024-03            28 columns, and what each means
      timeline export brief.md 2024-03 --actor PRK
      timeline export - 2024-03 -f jsonl | jq -r .title
      timeline export reports.jsonl --records reports

    Next: open it; or timeline show, with the same choice
    """
    if records not in _RECORDS:
        raise unknown("records", records, _RECORDS)
    if timing is not None and timing < 0:
        raise UsageError("--timing counts days; it cannot be negative")
    from timeline.export import FORMATS, Options

    if form is not None and form not in FORMATS:
        raise unknown("format", form, FORMATS)
    options = Options(raw=raw, excel=excel, headers=not no_headers, timing=timing)
    if file == "-":
        _to_stdout(session, choice, form, options, cast("Literal['events', 'reports']", records))
        return
    from timeline.export import export as write
    from timeline.view.page import pad, widest

    done = write(Path(file), session.existing_database(), choice.selection(), lexicon_when_asked(), form, options,
                 cast("Literal['events', 'reports']", records))
    room = widest(str(written.path) for written in done.files)
    for written in done.files:
        session.say(f"{pad(str(written.path), room)}   {written.what}")
    if done.left_out:
        session.say(f"left out: {done.left_out}")


def _to_stdout(session: Session, choice: Choice, form: str | None, options: Options,
               records: Literal["events", "reports"]) -> None:
    """The same bytes on stdout."""
    from timeline.export import FORMATS, Chronology, lines, with_codes

    if form is None:
        form = "jsonl" if records == "reports" else None
    if form is None:
        raise UsageError(f"name the format of standard output with -f; there are {', '.join(sorted(FORMATS))}")
    with session.store() as store:
        chronology = Chronology(store.connection, choice.statement(), timing=options.timing)
        if not chronology.events:
            nothing(session, store)
        for piece in lines(form, chronology, with_codes(options, lexicon_when_asked()), records):
            session.write(piece)
        missing = FORMATS[form].left_out(chronology)
        if missing:
            session.say(f"left out: {missing:,} events {FORMATS[form].why}")
