"""One run of the program: which database, what kind of terminal, and what may be said on stderr.

stdout carries data and nothing else; counts, progress, warnings and hints go to stderr, and ``--quiet`` silences all but
errors.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.text import Text

    from timeline.store import Mode, Store
    from timeline.view.page import Page

DATABASE = "timeline.duckdb"
Done = TypeVar("Done")


class ReaderGone(Exception):  # noqa: N818 - nothing went wrong
    """Whoever read our stdout has seen enough (``| head``). A BrokenPipeError would be caught by typer, and be a failure."""


@dataclasses.dataclass
class Session:
    """The global options, and the ways out to the reader."""

    db: str | None = None
    wait: float = 0.0
    """Seconds to wait for a database that another process holds."""
    quiet: bool = False
    colour: bool = True
    """False under --no-color; whether colour is used at all also depends on the terminal."""
    pager: bool = True
    ascii: bool = False
    debug: bool = False

    @property
    def is_terminal(self) -> bool:
        """Whether stdout is read by a person."""
        return sys.stdout.isatty()

    @property
    def coloured(self) -> bool:
        """``--no-color``, NO_COLOR and TERM=dumb win over FORCE_COLOR, which wins over the kind of stdout."""
        if not self.colour or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return bool(os.environ.get("FORCE_COLOR")) or self.is_terminal

    def page(self, *, full: bool = False, stderr: bool = False) -> Page:
        """The sheet that views are drawn on: as wide as COLUMNS or the terminal says, else 100 cells."""
        from timeline.view.page import Page

        width = shutil.get_terminal_size(fallback=(100, 24)).columns
        encoding = ((sys.stderr if stderr else sys.stdout).encoding or "").lower()
        return Page.of(width, ascii_only=self.ascii or not encoding.startswith("utf"), full=full, colour=self.coloured)

    def database(self) -> Path:
        """``--db``, else $TIMELINE_DB, else the nearest timeline.duckdb here or above, else one to be made here."""
        named = self.db if self.db is not None else os.environ.get("TIMELINE_DB") or None
        if named is not None:
            # checked as it stands: Path("") would be the folder we are in
            from timeline.store.connection import check_path

            return check_path(named, must_exist=False)
        here = Path.cwd()
        found = next((folder / DATABASE for folder in (here, *here.parents) if (folder / DATABASE).is_file()), None)
        return found if found is not None else Path(DATABASE)

    def existing_database(self) -> Path:
        """The same, which must be there. Raises StoreError with the way to make one."""
        from timeline.errors import StoreError

        path = self.database()
        if path.exists():
            return path
        where = f"{path}: there is no such database" if self.db or os.environ.get("TIMELINE_DB") else (
            f"no {DATABASE} here or in a folder above")
        raise StoreError(f"{where}; make one with: timeline ingest PATH, or see: timeline demo")

    @contextmanager
    def store(self, mode: Mode = "read", *, writes_to: Sequence[Path] = ()) -> Iterator[Store]:
        """The database, open; Ctrl-C stops a running statement first, then the program."""
        from timeline.store import Store

        path = self.database() if mode == "create" else self.existing_database()
        with Store.open(path, mode, writes_to=writes_to, wait=self.wait) as store, interruptible(store.connection.interrupt):
            yield store

    def patiently(self, act: Callable[[], Done]) -> Done:
        """What `act`, which opens the database by itself, returns; with ``--wait`` another process is waited for."""
        from timeline.store.lock import patiently

        return patiently(act, self.wait)

    def draw(self, lines: Sequence[Text], *, paged: bool = True) -> None:
        """Lines for people on stdout; on a terminal that they overflow, through the pager."""
        text = rendered(lines, self.coloured)
        height = shutil.get_terminal_size(fallback=(100, 24)).lines
        if paged and self.pager and self.is_terminal and len(lines) > height - 1 and _page(text):
            return
        self.write(text)

    def write(self, text: str) -> None:
        """Data on stdout, as it stands."""
        try:
            sys.stdout.write(text)
        except BrokenPipeError as error:
            raise ReaderGone from error

    def say(self, message: str = "") -> None:
        """Words on stderr, unless --quiet. Foreign parts of it are made printable here."""
        if not self.quiet:
            complain(message)

    def tell(self, lines: Sequence[Text]) -> None:
        """Drawn lines on stderr, unless --quiet."""
        if not self.quiet:
            sys.stderr.write(rendered(lines, self.coloured and sys.stderr.isatty()))


def complain(message: str) -> None:
    """Words on stderr, with foreign parts made printable; on a terminal, which would break inside them, broken at blanks."""
    from timeline.clean import printable

    lines = printable(message, newlines=True).split("\n")
    if sys.stderr.isatty():
        from timeline.view.page import wrap

        width = shutil.get_terminal_size(fallback=(100, 24)).columns
        lines = [piece for line in lines for piece in (wrap(line, width) if len(line) > width else [line])]
    sys.stderr.write("\n".join(lines) + "\n")


def rendered(lines: Sequence[Text], coloured: bool) -> str:
    """Lines as characters, with escape codes only where `coloured`.

    Ours never overlap two styles, so that this can be simpler than a console, and ten times as fast on long logs.
    """
    if not coloured:
        return "".join(line.plain + "\n" for line in lines)
    from rich.color import ColorSystem
    from rich.style import Style

    pieces: list[str] = []
    for line in lines:
        plain, at = line.plain, 0
        for span in line.spans:
            if span.start >= at and span.style:
                style = Style.parse(str(span.style))
                pieces += [plain[at:span.start], style.render(plain[span.start:span.end], color_system=ColorSystem.STANDARD)]
                at = span.end
        pieces += [plain[at:], "\n"]
    return "".join(pieces)


def _page(text: str) -> bool:
    """Show `text` through the pager; False where none can be run."""
    import shlex
    import subprocess

    command = shlex.split(os.environ.get("TIMELINE_PAGER") or os.environ.get("PAGER") or "less -FIRX")
    if not command or shutil.which(command[0]) is None:
        return False
    environment = {"LESSCHARSET": "utf-8", "LESS": "FIRX", **os.environ}
    try:
        subprocess.run(command, input=text.encode("utf-8", "replace"), env=environment, check=False)
    except OSError:
        return False
    return True


@contextmanager
def interruptible(interrupt: Callable[[], None]) -> Iterator[None]:
    """While this lasts, Ctrl-C first calls `interrupt`: DuckDB in the middle of a statement would not look up by itself."""
    def stop(number: int, frame: FrameType | None) -> None:
        interrupt()
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGINT, stop)
    except ValueError:  # not the main thread, as in a test: signals are somebody else's
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
