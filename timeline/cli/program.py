"""The application: its global options, and the one place where errors become sentences and exit codes.

    0    done, also where nothing matched       74   the output could not be written
    1    failed                                 75   another process holds the database
    2    the call is off                        124  the query ran out of time
    3    ingested, but some files rejected      130  interrupted
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

import timeline
from timeline.cli.help import command_page, overview
from timeline.cli.session import ReaderGone, Session, complain
from timeline.errors import TimelineError
from timeline.near import did_you_mean

_ORDER = ("demo", "ingest", "show", "event", "chain", "query", "sql", "export", "status", "dates", "correct", "verify",
          "backup", "recover", "rebuild", "init")


class Command(TyperCommand):
    """A command whose help page leads with its examples and fits one screen."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, docstring, own options with their help, shared options by name."""
        formatter.write("\n".join(command_page(self, ctx)) + "\n")


class Program(TyperGroup):
    """The group of all commands. Global options may stand before or after the command."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order in which somebody meets them."""
        return sorted(super().list_commands(ctx), key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Bring global options to the front, then parse as usual."""
        return super().parse_args(ctx, _hoisted(args))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Examples, then every command in a line, then the global options."""
        formatter.write("\n".join(overview(self, ctx)) + "\n")

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, complete_var: str | None = None,
             standalone_mode: bool = True, windows_expand_args: bool = True, **extra: Any) -> Any:
        """Run a command line, and exit with its code unless `standalone_mode` is False."""
        if not standalone_mode:
            return super().main(args, prog_name or "timeline", complete_var, False, windows_expand_args, **extra)
        session = Session()
        code = _guarded(lambda: super(Program, self).main(
            args, prog_name or "timeline", complete_var, False, windows_expand_args, obj=session, **extra), session)
        sys.exit(code)


class Commands(Program):
    """A command with commands of its own, such as ``correct``: global options stay with the program."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As usual: global options have been taken out already."""
        return TyperGroup.parse_args(self, ctx, args)


_GLOBAL_VALUES = ("--db", "--wait")
_GLOBAL_FLAGS = frozenset({"-q", "--quiet", "--no-color", "--no-pager", "--ascii", "--debug"})


def _hoisted(args: Sequence[str]) -> list[str]:
    """`args` with the global options first, as ``git`` would want them, wherever they were typed."""
    front: list[str] = []
    rest: list[str] = []
    waiting = list(args)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        if word in _GLOBAL_FLAGS or word.startswith(tuple(f"{name}=" for name in _GLOBAL_VALUES)):
            front.append(word)
        elif word in _GLOBAL_VALUES and waiting:
            front += [word, waiting.pop(0)]
        else:
            rest.append(word)
    return front + rest


def _guarded(run: Any, session: Session) -> int:
    """The exit code of `run`; a failure becomes one sentence on stderr."""
    try:
        if sys.stdout is None:
            sys.stderr.write("timeline: stdout is closed; there is nowhere to write to\n")
            return 74
        result = run()
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except (ReaderGone, BrokenPipeError):
        # the reader of our pipe has seen enough; keep the interpreter from complaining when it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _failed("interrupted", 130, session)
    except TimelineError as error:
        return _failed(str(error), error.exit_code, session)
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return _failed(f"{name}{error.strerror or error}", 74 if error.filename is None else 1, session)
    except Exception as error:
        # typer raises what it finds wrong with a call under names that changed between its versions; all have these two
        say, code = getattr(error, "format_message", None), getattr(error, "exit_code", None)
        if say is not None and isinstance(code, int):
            return _misused(error, say(), code)
        return _failed(f"a fault of the program, {type(error).__name__}: {error}; run it again with --debug and report "
                       "what it shows", 1, session)


def _failed(message: str, code: int, session: Session) -> int:
    if session.debug and code != 130:
        import traceback

        traceback.print_exc()
    complain(f"timeline: {message}")
    if code == 74:
        # what is left in the buffer cannot be written either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _misused(error: Any, message: str, code: int) -> int:
    """What typer says of a wrong call, and where to look."""
    from timeline.clean import printable

    if message.startswith("Usage:"):  # nothing was said at all
        sys.stderr.write(message + "\n")
        return code
    hint = did_you_mean(getattr(error, "option_name", ""), getattr(error, "possibilities", None) or ())
    if hint:
        message = f"{getattr(error, 'message', message).rstrip('.')}. {hint.capitalize()}"
    path = getattr(getattr(error, "ctx", None), "command_path", "timeline")
    complain(f"timeline: {printable(message)}\nSee: {path} -h")
    return code


app = typer.Typer(cls=Program, add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False,
                  no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"timeline {timeline.__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    db: Annotated[str | None, typer.Option(
        "--db", metavar="PATH", help="else $TIMELINE_DB, else the nearest timeline.duckdb here or above")] = None,
    wait: Annotated[float, typer.Option(
        "--wait", metavar="SECONDS", min=0, help="wait so long for a database that another process holds")] = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="say nothing on stderr but errors")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="no colours, as with NO_COLOR in the environment")] = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="never use $TIMELINE_PAGER, $PAGER or less")] = False,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="draw with ASCII characters alone")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="show the traceback of a failure")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version")] = False,
) -> None:
    """Reports of military activity in, a dated and linked chronology out.

      timeline demo                        the sample collection, ingested and shown
      timeline ingest reports/             read your reports into timeline.duckdb
      timeline show 2024-03 --lanes        a month, side by side
      timeline event ID                    every sentence behind one event

    Every command has a page of its own: timeline COMMAND -h
    """
    session = context.obj if isinstance(context.obj, Session) else Session()
    session.db, session.wait, session.quiet, session.colour, session.pager = db, wait, quiet, not no_color, not no_pager
    session.ascii, session.debug = ascii_only, debug
    context.obj = session
