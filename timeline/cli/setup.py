"""``timeline demo``, ``init``, ``verify`` and ``rebuild``: getting started, and trusting what is there."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import command
from timeline.cli.output import Output, row_pieces
from timeline.cli.session import Session
from timeline.errors import TimelineError, UsageError
from timeline.resources import folder


@command
def demo(session: Session) -> None:
    """Show what comes out of the sample collection.

      timeline demo                    in a temporary folder, and kept there
      timeline --db try.duckdb demo    in a file of your choice

    Next: timeline ingest PATH, with reports of your own
    """
    from timeline.cli.chain import trees
    from timeline.cli.fetch import COLUMNS, count_reports, drawn_links, event_rows
    from timeline.pipeline import ingest
    from timeline.select import Statement
    from timeline.view.chain import chain
    from timeline.view.log import log
    from timeline.view.page import line
    from timeline.view.when import many

    if session.db is None:
        session.db = str(Path(tempfile.mkdtemp(prefix="timeline-demo-")) / "timeline.duckdb")
    samples = folder("seeds") / "reports"
    found = session.patiently(lambda: ingest(session.database(), [samples]))
    page = session.page()
    statement = Statement(f"select {COLUMNS} from events order by date_start, date_end, event_id", {})
    with session.store() as store:
        rows = event_rows(store.connection, statement)
        if not rows:
            raise TimelineError(f"{samples}: the sample collection gave no events; install the package again")
        links = drawn_links(store.connection, rows)
        lines = [line(f"{many(found.added or found.known, 'sample report')} in, {many(len(rows), 'event')} and "
                      f"{many(len(store.links()), 'link')} out."), line(),
                 *log(rows, links, page, reports=count_reports(store.connection, [row.event_id for row in rows]))]
        answered = [root for root in trees(store, [row.event_id for row in rows], 14, "any")
                    if any(node.link is not None and node.link.basis != "timing" for node in root.followed)]
        best = max(answered, key=lambda root: (len({n.link.basis for n in root.followed if n.link is not None}),
                                               len(root.followed), root.row.event_id), default=None)
        if best is not None:
            lines += [line(), line(page.marks.rule * page.width), line(), *chain(best, page, within=14)]
    session.draw(lines, paged=False)
    example = best.row.event_id if best is not None else rows[0].event_id
    session.say("\nLook further:\n"
                f"  export TIMELINE_DB={session.db}\n"
                f"  timeline event {example}          every sentence behind an event\n"
                "  timeline show --lanes        the same, side by side\n"
                "  timeline ingest PATH         your own reports")


@command
def init(
    session: Session,
    target: Annotated[str, typer.Argument(metavar="DIR", help="a folder, made if need be; here if not given")] = ".",
    force: Annotated[bool, typer.Option("--force", help="write over files that are there")] = False,
) -> None:
    """Copy seeds/ and queries/ out, for editing.

      timeline init                      into this folder
      timeline init mine                 into mine/

    Nothing needs this: without it the program uses its own. Queries are read from queries/ here, seeds with --seeds DIR.
    Next: edit seeds/, then: timeline ingest reports/ --seeds seeds
    """
    root = Path(target)
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root}: is a file; name a folder")
    sources = [(folder(name), root / name) for name in ("seeds", "queries")]
    clashes = [there for _, there in sources if there.exists()]
    if clashes and not force:
        raise UsageError(f"{clashes[0]}: is there already; --force writes over it, or name another folder")
    try:
        for source, there in sources:
            shutil.copytree(source, there, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
            count = sum(1 for path in there.rglob("*") if path.is_file())
            session.say(f"{there}  {count} files")
    except OSError as error:
        raise TimelineError(f"{root}: cannot be written ({error.strerror or error})") from error
    session.say("\nNext: edit them, then: timeline ingest PATH --seeds " + str(root / "seeds"))


@command
def verify(session: Session, output: Output) -> None:
    """Check that every quote is in its report and every law holds.

      timeline verify
      timeline verify -f jsonl           the faults, for a script

    The exit code is 0 where all is well, else 1.
    Next: timeline rebuild, or restore a copy, where it is not
    """
    from timeline.store.verify import verify as check

    if output.sql:
        raise UsageError("verify runs many checks; there is no one SQL behind it")
    with session.store() as store:
        faults = check(store)
    columns = ("check", "where", "what")
    form = output.chosen(session)
    if form is None or form == "table":
        from timeline.view.table import table

        if faults:
            session.draw(table(columns, faults, session.page(full=output.full)).lines)
    else:
        output.send(session, row_pieces(columns, faults, form, headers=not (output.no_headers or output.is_plain_pipe)))
    if faults:
        sys.stderr.write(f"timeline: {len(faults)} faults; rebuild the database with: timeline rebuild\n")
        raise typer.Exit(1)
    session.say("all is well: every quote is in its report, every law holds")


@command
def rebuild(
    session: Session,
    seeds: Annotated[list[str] | None, typer.Option(
        "--seeds", metavar="DIR", help="a folder of seeds on top of ours")] = None,
    events_only: Annotated[bool, typer.Option(
        "--events-only", help="keep what was read from each report; merge anew")] = False,
) -> None:
    """Read all stored reports again with the rules and seeds of now.

      timeline rebuild                   after an upgrade
      timeline rebuild --seeds seeds     after editing seeds/

    Corrections are kept. Next: timeline status
    """
    from timeline.cli.ingest import seed_folders
    from timeline.pipeline import rebuild as run
    from timeline.view.when import many

    database, folders = session.existing_database(), seed_folders(seeds)
    changes = session.patiently(lambda: run(database, seeds=folders, reread=not events_only))
    session.say(f"{many(len(changes.new), 'event')} new, {len(changes.changed)} changed, {len(changes.gone)} gone, "
                f"{many(changes.new_links, 'link')} new")
