"""``timeline-spark``: a timeline made on a cluster. A program of its own, because it runs where Spark is.

    timeline-spark build /shared/crawl /shared/chronology --master spark://host:7077
    spark-submit --master yarn "$(timeline-spark path)" build /shared/crawl /shared/chronology
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from timeline.cli.ingest import seed_folders
from timeline.cli.options import Options, command
from timeline.cli.output import Output
from timeline.cli.program import Command, Program, options
from timeline.cli.query import SHOWN, show_result, typed
from timeline.cli.reading import Reading
from timeline.cli.session import Session
from timeline.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": ["-h", "--help"]}

app = typer.Typer(cls=Program, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
                  no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})


@app.callback()
def spark(
    context: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="say nothing on stderr but errors")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="show the traceback of a failure")] = False,
) -> None:
    """Reports on shared storage in, a timeline of Parquet files out, on Apache Spark.

      timeline-spark build /shared/crawl /shared/chronology --master spark://host:7077
      timeline --db /shared/chronology show 2024-03       read it anywhere, without Spark

    Needs: pip install 'timeline-tracker[spark]', and Java 17 or later. docs/scale.md says what a cluster needs and costs.
    """
    options(context, quiet=quiet, debug=debug)


@dataclasses.dataclass(kw_only=True)
class Cluster(Options):
    """Where Spark is, and how it is set up."""

    master: Annotated[str | None, typer.Option(
        "--master", metavar="URL", help="spark://HOST:7077, yarn, local[*]; else what spark-submit says")] = None
    conf: Annotated[list[str] | None, typer.Option(
        "--conf", metavar="KEY=VALUE", help="a setting of Spark's own, as for spark-submit")] = None

    @contextmanager
    def connected(self) -> Iterator[SparkSession]:
        """Spark, until the block is done."""
        from timeline.cluster.session import connect

        spark = connect(self.master, dict(map(_setting, self.conf or ())))
        try:
            yield spark
        finally:
            spark.stop()


@command
def build(
    session: Session,
    cluster: Cluster,
    sources: Annotated[list[str], typer.Argument(
        metavar="SOURCE", help="files and folders as for timeline ingest, or Parquet whose rows are reports")],
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="the timeline to be made")],
    reading: Reading,
    seeds: Annotated[list[str] | None, typer.Option(
        "--seeds", metavar="DIR", help="a folder of seeds on top of ours, there for every worker")] = None,
) -> None:
    """Make a timeline of reports, the same that timeline ingest would make, on a cluster.

      timeline-spark build /shared/crawl /shared/chronology --master spark://host:7077
      timeline-spark build rows.parquet chronology --map text=body,date=seen

    FOLDER must not be there yet. Sources and FOLDER must have the same path on all machines, and this package must be
    installed on all of them. Next: timeline --db FOLDER show
    """
    folders = seed_folders(seeds)
    with cluster.connected() as spark:
        from timeline.cluster.run import build as run

        built = run(spark, sources, folder, reading.options(), seeds=folders, tell=session.say)
    session.say(f"{folder}: {built.reports:,} reports, {built.events:,} events, {built.links:,} links")
    if built.rejected:
        where = "select path, reason from ledger where report is null"
        session.say(f"{built.rejected:,} inputs rejected: timeline --db {folder} sql \"{where}\"")
    session.say(f"\nNext: timeline --db {folder} show")
    if built.rejected:
        raise typer.Exit(3)


@command
def query(
    session: Session,
    cluster: Cluster,
    output: Output,
    words: Annotated[list[str], typer.Argument(
        metavar="FOLDER NAME [--PARAMETER VALUE]…", help="a timeline, a canned query, and what it asks for")],
) -> None:
    """Run a canned query on a cluster, for a timeline that one machine could not hold.

      timeline-spark query /shared/chronology lag --by PRK --master spark://host:7077

    timeline query lists them. They run as they are, translated for Spark, except response-test, for which Spark lacks words.
    Next: timeline-spark sql, for a question of your own
    """
    from timeline.cli.choose import lexicon_when_asked
    from timeline.query import find_query, load_queries

    known = load_queries()
    name, given = typed(words[1:], known)
    if name is None:
        raise UsageError("name the timeline and a query: timeline-spark query FOLDER NAME; `timeline query` lists them")
    chosen = find_query(known, name)
    _show(session, cluster, output, words[0], chosen.sql, chosen.bind(given, lexicon_when_asked()))


@command
def sql(
    session: Session,
    cluster: Cluster,
    output: Output,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="a timeline of Parquet files")],
    statement: Annotated[str, typer.Argument(metavar="SQL", help="one SELECT, in DuckDB's words")],
) -> None:
    """Run a SELECT of your own on a cluster.

      timeline-spark sql /shared/chronology "select event_type, count(*) n from events group by all" --csv

    It is translated for Spark. The views are those of timeline sql, and so is the table function timing_links(days).
    """
    _show(session, cluster, output, folder, statement, {})


def _show(
    session: Session, cluster: Cluster, output: Output, folder: str, statement: str, values: Mapping[str, Any]
) -> None:
    if output.sql:
        session.write(statement.rstrip() + "\n")
        return
    with cluster.connected() as spark:
        from timeline.cluster.queries import Chronology

        found = Chronology(spark, folder).ask(statement, values, rows=SHOWN if output.chosen(session) is None else None)
    show_result(session, output, found)


def path() -> None:
    """Print where this program lies, for spark-submit."""
    sys.stdout.write(f"{__file__}\n")


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise UsageError(f"--conf {text!r}: write KEY=VALUE, such as spark.executor.memory=2g")
    return key.strip(), value.strip()


app.command("build", cls=Command, no_args_is_help=True)(build)
app.command("query", cls=Command, no_args_is_help=True, context_settings=_PASSED_ON)(query)
app.command("sql", cls=Command, no_args_is_help=True)(sql)
app.command("path", cls=Command)(path)


def main() -> NoReturn:
    """The console script ``timeline-spark``."""
    app(prog_name="timeline-spark")
    raise SystemExit(0)


if __name__ == "__main__":  # under spark-submit
    main()
