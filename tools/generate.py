"""Write what is generated: JSON Schemas, the page of date rules, the program's output in the README.

    python tools/generate.py            write
    python tools/generate.py --check    say what would change, exit 1 if anything would

In the README, the lines of a ``console`` block that begin with ``$ `` are commands; what follows them is replaced by what
they print on a terminal of 100 columns. Commands run in one empty folder, in order, so that later ones see the database of
earlier ones.
"""

from __future__ import annotations

import difflib
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_COLUMNS = 100


def _terminal(command: str, folder: Path) -> str:
    """What `command` prints with a terminal as stdout: first stdout, then stderr."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, _COLUMNS, 0, 0))
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("TIMELINE")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(_COLUMNS), "NO_COLOR": "1", "TIMELINE_PAGER": "cat", "TERM": "xterm", "LC_ALL": "C.UTF-8",
    }
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                   stdout=theirs, stderr=errors)
        os.close(theirs)
        output = b"".join(_until_closed(ours))
        os.close(ours)
        process.wait()
        errors.seek(0)
        output += errors.read()
    lines = output.decode().replace("\r\n", "\n").splitlines()
    return "".join(line.rstrip() + "\n" for line in lines).strip("\n") + "\n" if lines else ""


def _until_closed(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # how Linux says that the other side of a terminal is closed
            return
        if not piece:
            return
        yield piece


def readme() -> dict[Path, str]:
    """The README with the output of its commands."""
    path = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "reports").symlink_to(ROOT / "seeds" / "reports")

        def rerun(block: re.Match[str]) -> str:
            commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
            printed = [f"{line}\n{_terminal(line[2:], Path(folder))}" for line in commands]
            return "```console\n" + "\n".join(printed) + "```"

        return {path: _BLOCK.sub(rerun, path.read_text(encoding="utf-8"))}


def schemas() -> dict[Path, str]:
    """schemas/*.json, from the records."""
    from timeline.store.schema_files import RECORDS, schema_of

    return {ROOT / "schemas" / f"{name}.json": schema_of(name) for name in RECORDS}


def rules() -> dict[Path, str]:
    """docs/dates.md, from the rule table."""
    from timeline.timex.page import page

    return {ROOT / "docs" / "dates.md": page()}


def main() -> int:
    """0 where everything is up to date or was written, 1 where ``--check`` found a difference."""
    check = "--check" in sys.argv[1:]
    stale = 0
    for make in (schemas, rules, readme):
        for path, text in make().items():
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            if before == text:
                continue
            name = path.relative_to(ROOT)
            if check:
                stale += 1
                diff = difflib.unified_diff(before.splitlines(True), text.splitlines(True), str(name), "generated")
                sys.stdout.writelines(diff)
                print(f"{name} is not up to date; run: make generate")
            else:
                path.write_text(text, encoding="utf-8")
                print(f"{name} written")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
