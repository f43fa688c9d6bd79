"""On a real (pseudo-)terminal: drawn, coloured, paged; and nothing that a report holds reaches it as a command."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import environment, run

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import fcntl
import pty
import termios


def on_terminal(*args: object, rows: int = 24, columns: int = 80, pager: str = "cat") -> str:
    """What the program writes to a terminal of that size."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    command = [sys.executable, "-c", "from timeline.cli import main; main()", *map(str, args)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
                               env=environment(TERM="xterm", TIMELINE_PAGER=pager))
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 65536):
            pieces.append(piece)
    except OSError:  # how Linux says that the other end has been closed
        pass
    os.close(ours)
    assert process.wait(timeout=30) == 0
    return b"".join(pieces).decode().replace("\r\n", "\n")


def test_people_get_the_log_in_colour_and_as_wide_as_their_terminal(db: Path) -> None:
    shown = on_terminal("--db", db, "--no-pager", "show", "2024-03", columns=72)
    assert "\x1b[" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "Mon  4  ┏   ● Harbour Watch" in plain or "Mon  4  ┏ ● Harbour Watch" in plain
    assert max(map(len, plain.splitlines())) == 72


def test_only_what_overflows_the_screen_is_paged(db: Path) -> None:
    mark = "sed s/^/PAGED:/"
    assert on_terminal("--db", db, "show", rows=10, pager=mark).startswith("PAGED:")
    assert "PAGED:" not in on_terminal("--db", db, "show", rows=60, pager=mark)
    assert "PAGED:" not in on_terminal("--db", db, "--no-pager", "show", rows=10, pager=mark)
    assert "Harbour Watch" in on_terminal("--db", db, "show", rows=10, pager="no-such-pager")


HOSTILE = "Drill \x1b]0;owned\x07\x1b[2J [/red] \u202eesrever\u200b\x9b31m ends"


def test_a_hostile_report_is_shown_as_text(tmp_path: Path) -> None:
    report = {"title": HOSTILE, "source": HOSTILE, "date": "2024-03-14", "url": "https://example.org/\x1b[31m",
              "text": f"North Korea's army held a tank drill on Wednesday, {HOSTILE} said."}
    (tmp_path / "\x1b[31mreports.jsonl").write_text(json.dumps(report) + "\nnot json \x1b[2J\n")
    done = run("ingest", tmp_path / "\x1b[31mreports.jsonl")
    assert "1 added" in done.err
    outputs = [done.err]
    ids = [line.split("\t")[0] for line in run("show").out.splitlines()]
    for words in (("show",), ("show", "--oneline"), ("show", "--lanes"), ("chain",), ("status",), ("event", *ids),
                  ("sql", "select * from reports"), ("query", "coverage"), ("correct", "log"), ("verify",)):
        for terminal in (False, True):
            result = run(*words, terminal=terminal, env={"NO_COLOR": "1"})
            assert result.code == 0
            outputs += [result.out, result.err]
    for output in outputs:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", output), ascii(output)
