"""``timeline show``: the chronology, as a log, a table or lanes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.choose import Choice
from timeline.cli.options import command
from timeline.cli.output import Format, Output
from timeline.cli.session import Session
from timeline.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from timeline.select import Statement
    from timeline.store import Store

_PIPED = ("event_id", "date_start", "date_end", "actor_codes", "event_type", "title", "n_reports")
_TIMED = 400
"""Events up to which a log also says what each follows by timing alone: a longer one is read for something else."""


@command
def show(
    session: Session,
    choice: Choice,
    output: Output,
    oneline: Annotated[bool, typer.Option("--oneline", help="one event a line")] = False,
    lanes: Annotated[bool, typer.Option("--lanes", help="one lane a side, with arrows for answers")] = False,
) -> None:
    """Show events in date order.

      timeline show 2024-03                            a month
      timeline show 2024-03-04..2024-03-14 --lanes     sides as lanes
      timeline show --around 2024-03-07 --days 3       a week round a day
      timeline show 2024 --actor PRK -f csv > prk.csv  for a spreadsheet

    On a pipe: one event a line, tabs between id, first and last day, actors, type, title, reports.
    Next: timeline event ID, timeline chain ID
    """
    if oneline and lanes:
        raise UsageError("give --oneline or --lanes, not both")
    statement = choice.statement()
    if output.sql:
        session.write(statement.written_out() + "\n")
        return
    form = output.chosen(session)
    with session.store() as store:
        if form is None or ((oneline or lanes) and output.is_plain_pipe):
            _draw(session, store, choice, statement, output, oneline=oneline, lanes=lanes)
        else:
            export_rows(session, store, statement, form, output)


def _draw(session: Session, store: Store, choice: Choice, statement: Statement, output: Output, *, oneline: bool,
          lanes: bool) -> None:
    from timeline.cli.fetch import COLUMNS, claimed_links, count_reports, drawn_links, event_rows
    from timeline.view.lanes import NARROWEST

    rows = event_rows(store.connection, statement._replace(sql=statement.sql.replace("select *", f"select {COLUMNS}", 1)))
    if not rows:
        nothing(session, store)
        return
    page = session.page(full=output.full)
    lines: list[Text]
    if oneline:
        from timeline.view.oneline import oneline as draw_oneline

        lines = draw_oneline(rows, page)
    elif lanes and page.width >= NARROWEST:
        from timeline.view.lanes import lanes as draw_lanes

        lines = draw_lanes(rows, drawn_links(store.connection, rows), page, window=choice.period())
    else:
        from timeline.view.log import log

        if lanes:
            session.say(f"{page.width} columns are too narrow for lanes; this is the log")
        ids = [row.event_id for row in rows]
        links = drawn_links(store.connection, rows) if len(rows) <= _TIMED else claimed_links(store.connection, ids)
        lines = log(rows, links, page, heading=choice.words(), reports=count_reports(store.connection, ids),
                    newest=choice.newest)
    session.draw(lines)


def nothing(session: Session, store: Store) -> None:
    """What to say where no event matches: nothing is wrong, and stdout stays empty."""
    events, reports = store.connection.execute(
        "select (select count(*) from event), (select count(*) from report)").fetchall()[0]
    if events:
        session.say("no events match")
    elif reports:
        session.say(f"none of the {reports:,} reports tells of an event; see: timeline status")
    else:
        session.say("no events yet; read some reports with: timeline ingest PATH")


def export_rows(session: Session, store: Store, statement: Statement, form: Format, output: Output) -> None:
    """The chosen events in a machine's format, to stdout or the file of ``-o``."""
    if form in ("tsv", "table"):
        _send_few_columns(session, store, statement, form, output)
        return
    from timeline.export import lines
    from timeline.export.chronology import Chronology
    from timeline.export.options import Options
    from timeline.view.when import many

    chronology = Chronology(store.connection, statement)
    if not chronology.events:
        nothing(session, store)
    output.send(session, lines(form, chronology, Options(headers=not output.no_headers)),
                what=many(len(chronology.events), "event"))


def _send_few_columns(session: Session, store: Store, statement: Statement, form: Format, output: Output) -> None:
    """What a pipe is for: few columns, one event a line."""
    from timeline.cli.output import row_pieces
    from timeline.cli.session import rendered
    from timeline.view.table import table
    from timeline.view.when import many

    sql = statement.sql.replace("select *", f"select {', '.join(_PIPED)}", 1)
    rows = store.connection.execute(sql, dict(statement.values)).fetchall()
    if not rows:
        nothing(session, store)
    pieces: Iterable[str]
    if form == "table":
        drawn = table(_PIPED, rows, session.page(full=output.full)).lines if rows else []
        pieces = [rendered(drawn, session.coloured and not output.is_file)]
    else:
        pieces = row_pieces(_PIPED, rows, "tsv", headers=not (output.no_headers or output.is_plain_pipe))
    output.send(session, pieces, what=many(len(rows), "event"))
