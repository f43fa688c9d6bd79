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
from timeline.cli.session import Session
from timeline.errors import UsageError
from timeline.near import did_you_mean, unknown

if TYPE_CHECKING:
    from timeline.model import ReportWarning
    from timeline.pipeline import Progress, Summary
    from timeline.readers import ReadOptions
    from timeline.view.summary import Ingested

_FIELDS = ("text", "title", "date", "url", "source", "lang")


@command
def ingest(
    session: Session,
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="files, folders, patterns; - is standard input")],
    published: Annotated[str | None, typer.Option(
        "--published", metavar="DATE", help="day of publication of reports that state none")] = None,
    source: Annotated[str | None, typer.Option(
        "--source", metavar="NAME", help="publisher of reports that name none")] = None,
    tz: Annotated[str | None, typer.Option("--tz", metavar="ZONE", help="zone of the outlet, as Asia/Seoul")] = None,
    mapping: Annotated[str | None, typer.Option(
        "--map", metavar="OURS=THEIRS,…", help="names of columns or keys, as date=pubDate,text=body")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="only reports published on or after")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="only reports published on or before")] = None,
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

    options = read_options(published, source, tz, mapping, since, until, form)
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


def read_options(published: str | None, source: str | None, tz: str | None, mapping: str | None, since: str | None,
                  until: str | None, form: str | None) -> ReadOptions:
    """How to read, from what was typed. Raises UsageError."""
    from timeline.readers import FORMATS, ReadOptions
    from timeline.select import parse_day, parse_when

    if form is not None and form not in FORMATS:
        raise unknown("format", form, FORMATS)
    if tz is not None:
        import zoneinfo

        try:
            zoneinfo.ZoneInfo(tz)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            hint = did_you_mean(tz, zoneinfo.available_timezones()) or "write it as Asia/Seoul"
            raise UsageError(f"no time zone {tz!r}; {hint}") from None
    return ReadOptions(
        published=parse_day(published) if published else None, source=source, tz=tz, mapping=_mapping(mapping),
        since=parse_when(since).first if since else None, until=parse_when(until).last if until else None, format=form)


def _mapping(text: str | None) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in (text or "").split(","):
        if not part.strip():
            continue
        ours, equals, theirs = part.partition("=")
        ours, theirs = ours.strip(), theirs.strip()
        if not equals or not theirs or ours not in _FIELDS:
            raise UsageError(f"--map {part!r}: write OURS=THEIRS, where OURS is one of {', '.join(_FIELDS)}")
        pairs.append((ours, theirs))
    return tuple(pairs)


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
