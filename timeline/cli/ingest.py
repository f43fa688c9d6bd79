"""``timeline ingest``: reports into the database."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import command
from timeline.cli.reading import Reading
from timeline.cli.session import Session
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.model import ReportWarning
    from timeline.pipeline import Progress, Summary
    from timeline.view.summary import Ingested


@command
def ingest(
    session: Session,
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="files, folders, patterns; - is standard input")],
    reading: Reading,
    form: Annotated[str | None, typer.Option(
        "-f", metavar="FORMAT", help="what standard input holds: text, html, jsonl, …")] = None,
    seeds: Annotated[list[str] | None, typer.Option(
        "--seeds", metavar="DIR", help="a folder of seeds on top of ours")] = None,
    force: Annotated[bool, typer.Option("--force", help="read known files again")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="say what would change, change nothing")] = False,
    explain: Annotated[bool, typer.Option(
        "--explain", help="say what each sentence tells and why, store nothing")] = False,
) -> None:
    """Read reports into the database, made on first use.

      timeline ingest reports/                          a folder and all below it
      timeline ingest a.txt b.md --published 2024-03-08
      curl -s https://example.org/feed.jsonl | timeline ingest - -f jsonl
      timeline ingest a.txt --explain                   why, sentence by sentence

    A file that is known already is passed over; a bad file never stops the run: it is listed, and the exit code is 3.
    Next: timeline show
    """
    from timeline.pipeline import ingest as run
    from timeline.view.summary import summary

    options = reading.options(form)
    if explain:
        from timeline.cli.explain import explain_reports

        explain_reports(session, paths, options, seed_folders(seeds))
        return
    database, folders = session.database(), seed_folders(seeds)
    at = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
    with _progress(session) as progress:
        found = session.patiently(lambda: run(
            database, paths, options, force=force, dry_run=dry_run, seeds=folders, progress=progress, at=at))
    session.tell(summary(_shown(found, str(database), dry_run), session.page(stderr=True)))
    if found.interrupted:
        raise KeyboardInterrupt
    if found.n_rejected:
        raise typer.Exit(3)


def _shown(found: Summary, database: str, dry_run: bool) -> Ingested:
    from timeline.clean import display_path, printable
    from timeline.view.summary import Ingested

    def refused(warning: ReportWarning) -> tuple[str, str]:
        path = display_path(warning.path or warning.report or "?")
        return path, printable(warning.message).removeprefix(f"{path}: ")

    return Ingested(
        database=database, created=found.created and not dry_run, dry_run=dry_run, interrupted=found.interrupted,
        inputs=found.inputs, added=found.added, known=found.known, changed=found.changed, outside=found.outside,
        events_new=len(found.changes.new), events_changed=len(found.changes.changed), links_new=found.changes.new_links,
        rejected=[refused(warning) for warning in found.rejected], n_rejected=found.n_rejected,
        warnings=[refused(warning) for warning in found.warnings], n_warnings=found.n_warnings,
        undated=[display_path(name) for name in found.undated], foreign=found.foreign)


def seed_folders(seeds: list[str] | None) -> tuple[Path, ...]:
    """Folders named with --seeds. Raises UsageError for one that is not there."""
    folders = tuple(Path(name) for name in seeds or ())
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"--seeds {folder}: there is no such folder")
    return folders


@contextmanager
def _progress(session: Session) -> Iterator[Progress | None]:
    """A bar on stderr where a person watches; the count of what is done is known after each batch."""
    if session.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, markup=False, emoji=False, highlight=False, no_color=not session.coloured)
    with Progress(TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeElapsedColumn(),
                  console=console) as bar:
        task = bar.add_task("Reading", total=None)
        yield lambda done, found: bar.update(task, completed=done, total=found)
