"""``timeline query`` and ``timeline sql``: questions in SQL, canned or one's own, read-only."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.complete import complete_query
from timeline.cli.options import command
from timeline.cli.output import Output, row_pieces
from timeline.cli.program import Command
from timeline.cli.session import Session, interruptible
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.query import Param, Query
    from timeline.store.sql import Result

SHOWN = 1000
"""Rows drawn on a terminal; a format or a pipe gets them all."""
_EXAMPLE = "select * from events limit 10"


class QueryCommand(Command):
    """``timeline query NAME -h`` shows the parameters of that query, ``timeline query -h`` what queries are."""

    _ARGS = "timeline.query.args"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Remember what was typed: the help page is asked for before any of it is read."""
        ctx.meta[self._ARGS] = list(args)
        return super().parse_args(ctx, args)

    def _named(self, ctx: Any) -> Query | None:
        """The query that was typed, where there is one of that name."""
        name = next((word for word in ctx.meta.get(self._ARGS, ()) if not word.startswith("-")), "")
        return _queries().get(name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page of the query that was named, else of the command."""
        named = self._named(ctx)
        if named is None:
            super().format_help(ctx, formatter)
        else:
            formatter.write("\n".join(_page(named)) + "\n")

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The options of the command, and before them the parameters of the query that was named."""
        found = super().shell_complete(ctx, incomplete)
        named = self._named(ctx) if incomplete.startswith("-") else None
        if named is None or not found:
            return found
        offer = type(found[0])
        flags = [(f"--{param.name.replace('_', '-')}", param.text) for param in named.params]
        return [*(offer(flag, help=text) for flag, text in flags if flag.startswith(incomplete)), *found]


@command
def query(
    session: Session,
    output: Output,
    words: Annotated[list[str] | None, typer.Argument(
        metavar="NAME [--PARAMETER VALUE]…", help="a query, and what it asks for", autocompletion=complete_query)] = None,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="longest run, 30 s")] = 30.0,
) -> None:
    """List the canned queries, or run one.

      timeline query                                 what there is
      timeline query responses --of KOR --by PRK     run one
      timeline query responses -h                    what it asks for
      timeline query responses --sql                 its file: the form of your own

    Files of your own in queries/ (here, or beside the database) are read on top of ours.
    Next: timeline sql, for a question of your own
    """
    from timeline.query import find_query

    known = _queries(session)
    name, given = typed(words or [], known)
    if name is None:
        _list(session, output, known)
        return
    chosen = find_query(known, name)
    if output.sql:
        session.write(chosen.sql.rstrip() + "\n")
        return
    from timeline.cli.choose import lexicon_when_asked

    values = chosen.bind(given, lexicon_when_asked())
    show_result(session, output, _run(session, output, chosen.sql, values, timeout))


def _queries(session: Session | None = None) -> Mapping[str, Query]:
    """All queries: ours, those beside the database, those in queries/ here."""
    from timeline.query import load_queries
    from timeline.resources import folder

    ours = folder("queries").resolve()
    places = [Path("queries")] if session is None else [session.database().parent / "queries", Path("queries")]
    extra = {place.resolve(): place for place in places if place.is_dir() and place.resolve() != ours}
    return load_queries(list(extra.values()))


def typed(words: Sequence[str], known: Mapping[str, Query]) -> tuple[str | None, dict[str, str]]:
    """The name, and the parameters by name: ``--days 7``, ``--days=7``, or ``--flag`` alone for a boolean."""
    name: str | None = None
    given: dict[str, str] = {}
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if not word.startswith("--"):
            if name is not None:
                raise UsageError(f"{word!r} follows the query {name!r} without saying what it is; write --PARAMETER {word}")
            name = word
            continue
        key, equals, value = word[2:].partition("=")
        key = key.replace("-", "_")
        if not equals:
            if waiting and not waiting[0].startswith("--"):
                value = waiting.pop(0)
            elif name is not None and name in known and key in _switches(known[name]):
                value = "true"
            else:
                raise UsageError(f"--{key} needs a value")
        given[key] = value
    if name is None and given:
        raise UsageError("name the query first: timeline query NAME --PARAMETER VALUE; `timeline query` lists them")
    return name, given


def _switches(one: Query) -> set[str]:
    """Parameters that need no value."""
    return {param.name for param in one.params if param.type == "boolean"}


def _list(session: Session, output: Output, known: Mapping[str, Query]) -> None:
    form = output.chosen(session)
    rows = [(one.name, one.title, " ".join(map(flag_words, one.params))) for one in known.values()]
    if form is not None and form != "table":
        headers = not (output.no_headers or output.is_plain_pipe)
        output.send(session, row_pieces(("query", "title", "parameters"), rows, form, headers=headers))
        return
    from timeline.view.queries import query_list

    session.draw(query_list(rows, session.page(full=output.full)))


def flag_words(param: Param) -> str:
    """``--of ACTOR``, ``[--days INTEGER]``: how a parameter is written."""
    flag = f"--{param.name.replace('_', '-')} {'|'.join(param.choices) or param.type.upper()}"
    return flag if param.is_required else f"[{flag}]"


def _page(one: Query) -> list[str]:
    """The help page of one query."""
    lines = [f"Usage: timeline query {one.name} " + " ".join(map(flag_words, one.params)), "", one.title + ".", "",
             f"  {one.description}"]
    if one.params:
        width = max(len(param.name) for param in one.params) + 5
        lines.append("")
        for param in one.params:
            default = f" (default {param.default})" if param.default is not None else "" if param.optional else " (required)"
            lines.append(f"  {('--' + param.name.replace('_', '-')).ljust(width)}{param.text}{default}")
    return [*lines, "", f"Columns: {', '.join(one.columns)}", f"File:    {one.path}"]


@command
def sql(
    session: Session,
    output: Output,
    statement: Annotated[str | None, typer.Argument(
        metavar="SQL|-", help="one SELECT; - reads it from standard input")] = None,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="longest run, 30 s")] = 30.0,
) -> None:
    """Run a SELECT of your own, read-only.

      timeline sql "select event_type, count(*) n from events group by all"
      timeline show 2024-03 --sql | timeline sql - -f csv > march.csv
      timeline sql "describe events"

    It can change nothing and reach nothing else. The views are events, mentions, links, reports, timexes and actors;
    timing_links(days) is a table function.
    Next: timeline query, for questions that are written already
    """
    if statement is None or statement == "-":
        if statement is None and sys.stdin.isatty():
            raise UsageError(f'there is no SQL to run; try: timeline sql "{_EXAMPLE}"')
        statement = sys.stdin.read()
    if output.sql:
        session.write(statement.rstrip() + "\n")
        return
    show_result(session, output, _run(session, output, statement, {}, timeout))


def _run(session: Session, output: Output, statement: str, values: Mapping[str, Any], seconds: float) -> Result:
    """The rows of one SELECT within its limits; all of them unless a person is to read them."""
    from timeline.store.sql import Limits, run_sql

    path = session.existing_database()
    rows = SHOWN if output.chosen(session) is None else None
    limits = Limits(seconds=seconds, rows=rows)

    def once() -> Result:
        with interruptible(_stop), within(seconds):
            return run_sql(path, statement, values, limits=limits, last_resort=_give_up)

    return session.patiently(once)


_MEMORY = 2 * 1024**3
"""Bytes of address space for a query: the engine's own limit of memory does not hold for what a single function builds."""
_LAST = 5.0
"""Seconds after the deadline at which the system ends the process, should no thread of it come to do so."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """While this lasts, the system itself holds the process to a limit of memory and, past all our own timers, of time."""
    from timeline.workers import address_space

    used = address_space()
    if used is None:
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    hard = before[1]
    wanted = used + _MEMORY if hard == resource.RLIM_INFINITY else min(used + _MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    signal.setitimer(signal.ITIMER_REAL, seconds + _LAST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _stop() -> None:
    """End the process at Ctrl-C: the engine would not look up, and there is nothing to clean up after a reader."""
    sys.stderr.write("timeline: interrupted\n")
    sys.stderr.flush()
    os._exit(130)


def _give_up() -> None:
    """End the process: a single call inside the engine has not noticed that its time is over."""
    sys.stderr.write("timeline: the query did not stop in time; the program ends, the database is untouched\n")
    sys.stderr.flush()
    os._exit(124)


def show_result(session: Session, output: Output, result: Result) -> None:
    """Rows as a table for people, or in the format asked for; how many, and what was left out, on stderr."""
    from timeline.view.when import many

    form = output.chosen(session)
    notes = [many(len(result.rows), "row")]
    if form is None or form == "table":
        from timeline.cli.session import rendered
        from timeline.view.table import table

        drawn = table(result.columns, result.rows, session.page(full=output.full))
        if form == "table" and output.file not in (None, "-"):
            output.send(session, [rendered(drawn.lines, False)])
        else:
            session.draw(drawn.lines)
        if drawn.shortened:
            notes.append(f"{many(drawn.shortened, 'cell')} shortened to fit (--full, -f csv or a pipe shows them whole)")
        if result.is_cut:
            notes[0] = f"the first {len(result.rows):,} rows; -f csv or a pipe gives them all"
        session.say(" · ".join(notes) if not session.ascii else "; ".join(notes))
        return
    headers = not (output.no_headers or output.is_plain_pipe)
    output.send(session, row_pieces(result.columns, result.rows, form, headers=headers), what=notes[0])
