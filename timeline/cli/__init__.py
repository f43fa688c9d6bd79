"""The command line: the only part of the program that prints or exits.

    program.py    the application: global options, and the one place where errors become exit codes
    help.py       help pages
    options.py    groups of options written once and shared by commands
    choose.py     the grammar for choosing events        output.py   the grammar for output
    session.py    one run: which database, which terminal, what may be said on stderr
    fetch.py      rows for the views                     story.py    everything behind one event
    the rest      one family of commands a file

DuckDB, pydantic, dateparser and rich are imported inside the commands, so that help and completion answer at once.
"""

from typing import NoReturn

from timeline.cli import chain, correct, dates, event, export, ingest, keep, query, setup, show, status
from timeline.cli.program import Command, Commands, app

__all__ = ["app", "main"]

_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": ["-h", "--help"]}

app.command("ingest", cls=Command, no_args_is_help=True)(ingest.ingest)
app.command("show", cls=Command)(show.show)
app.command("event", cls=Command, no_args_is_help=True)(event.event)
app.command("chain", cls=Command)(chain.chain)
app.command("query", cls=query.QueryCommand, context_settings=_PASSED_ON)(query.query)
app.command("sql", cls=Command)(query.sql)
app.command("export", cls=Command, no_args_is_help=True)(export.export)
app.command("status", cls=Command)(status.status)
app.command("dates", cls=Command, no_args_is_help=True)(dates.dates)
app.add_typer(correct.app, name="correct", cls=Commands)
app.command("verify", cls=Command)(setup.verify)
app.command("backup", cls=Command, no_args_is_help=True)(keep.backup)
app.command("recover", cls=Command)(keep.recover)
app.command("rebuild", cls=Command)(setup.rebuild)
app.command("demo", cls=Command)(setup.demo)
app.command("init", cls=Command)(setup.init)


def main() -> NoReturn:
    """The console script ``timeline``."""
    app(prog_name="timeline")
    raise SystemExit(0)
