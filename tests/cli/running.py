"""Running the program in tests: in this process, where that is enough, else as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unittest.mock import PropertyMock, patch

from typer.testing import CliRunner

from timeline.cli import app
from timeline.cli.session import Session


class Done(NamedTuple):
    """Exit code, stdout and stderr of one run."""

    code: int
    out: str
    err: str


def run(*args: object, terminal: bool = False, typed: str | None = None, columns: int = 100,
        env: Mapping[str, str] | None = None) -> Done:
    """The program on those arguments; `terminal` as if a person watched stdout, `typed` as standard input."""
    given = {"COLUMNS": str(columns), "TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": "", "TIMELINE_DB": "", **(env or {})}
    with patch.object(Session, "is_terminal", PropertyMock(return_value=terminal)):
        result = CliRunner().invoke(app, [str(arg) for arg in args], input=typed, env=given, prog_name="timeline")
    return Done(result.exit_code, result.stdout, result.stderr)


def environment(**env: str) -> Mapping[str, str]:
    """The environment of a process of its own: ours, without what would change what is tested."""
    telling = ("NO_COLOR", "FORCE_COLOR", "TIMELINE_DB", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if name not in telling}
    return {**kept, "PYTHONIOENCODING": "utf-8", **env}


PROGRAM = f"{sys.executable} -c 'from timeline.cli import main; main()'"


def shell(line: str) -> Done:
    """A line of shell in which ``timeline`` is the program."""
    command = ["bash", "-o", "pipefail", "-c", line.replace("timeline ", f"{PROGRAM} ", 1)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=60, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def spawn(*args: object, cwd: Path | None = None, typed: str | None = None, **env: str) -> Done:
    """The same in a process of its own."""
    command = [sys.executable, "-c", "from timeline.cli import main; main()", *map(str, args)]
    done = subprocess.run(
        command, capture_output=True, text=True, input=typed, cwd=cwd, env=environment(**env), timeout=60, check=False)
    return Done(done.returncode, done.stdout, done.stderr)
