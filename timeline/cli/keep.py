"""``timeline backup`` and ``recover``: a second copy, and a way back from damage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import command
from timeline.cli.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.store.recover import Recovered


@command
def backup(
    session: Session,
    target: Annotated[str, typer.Argument(metavar="FILE", help="a file to be made, or a folder")],
    force: Annotated[bool, typer.Option("--force", help="write over a file that is there")] = False,
    parquet: Annotated[bool, typer.Option("--parquet", help="a folder of Parquet files, which any engine reads")] = False,
) -> None:
    """Copy the database to a file, whole or not at all.

      timeline backup /mnt/other/timeline.duckdb
      timeline backup kept.duckdb --force       over the copy of last time
      timeline backup shared/ --parquet         a folder that --db can read

    The copy is a database like any other. Where FILE is a folder, it gets the name of the original.
    Next: timeline --db FILE verify, which reads the copy through
    """
    from timeline.clean import display_path
    from timeline.store.backup import back_up_to
    from timeline.view.status import size_words
    from timeline.view.when import many

    if parquet:
        _as_parquet(session, target)
        return
    database = session.existing_database()
    made = session.patiently(lambda: back_up_to(database, target, force=force))
    session.say(f"{display_path(str(made.path))}  {many(made.reports, 'report')}, {size_words(made.size)}")


def _as_parquet(session: Session, target: str) -> None:
    from pathlib import Path

    from timeline.clean import display_path
    from timeline.errors import UsageError
    from timeline.store.parquet import write
    from timeline.view.when import many

    folder = Path(target)
    if folder.exists():
        raise UsageError(f"{target}: is there already; name a folder to be made")
    with session.store("read", writes_to=[folder.parent.resolve()]) as store:
        write(store.connection, folder)
        reports = store.connection.execute("select count(*) from report").fetchall()[0][0]
    shown = display_path(str(folder))
    session.say(f"{shown}/  {many(reports, 'report')}; read it with: timeline --db {shown} show")


@command
def recover(session: Session) -> None:
    """Make a damaged database open again, and keep the evidence.

      timeline recover
      timeline --db old.duckdb recover

    What was stored before the damage is kept, and the damaged files stay beside it as FILE.damaged-1. A database that
    opens is left as it is.
    Next: timeline ingest PATH, which reads again what is missing
    """
    from timeline.store.recover import recover as run

    database = session.existing_database()
    session.say(_outcome(session.patiently(lambda: run(database)), database))


def _outcome(found: Recovered, database: Path) -> str:
    """What is there now, what is missing, and how to get it back."""
    from timeline.clean import display_path
    from timeline.view.when import many

    lines = [f"{display_path(str(database))}  {many(found.reports, 'report')}"]
    missing = max((found.stored or 0) - found.reports, 0)
    if not found.kept and not missing:
        return f"{lines[0]}; it opens, there was nothing to do"
    if found.kept:
        lines.append("the damaged files are kept:")
        lines += [f"  {display_path(str(path))}" for path in found.kept]
    if missing:
        lines.append(f"{many(missing, 'report')} stored before {'is' if missing == 1 else 'are'} missing")
    elif found.stored is None:
        lines.append("how many there were before is not known")
    lines += ["", "Next: timeline ingest PATH, which reads again what is missing, then: timeline verify"]
    return "\n".join(lines)
