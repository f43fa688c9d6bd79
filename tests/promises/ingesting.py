"""Ingests in processes of their own, so that they can be killed, and what is in the database afterwards."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from timeline.errors import TimelineError
from timeline.store import Store
from timeline.store.verify import verify

ROOT = Path(__file__).resolve().parents[2]

# Prints, after each batch, how many inputs are dealt with: the words "this is stored".
INGEST = """
import sys
sys.path.insert(0, {root!r})
import timeline.intake
timeline.intake.BATCH = {batch}
from timeline.pipeline import ingest
print("go", flush=True)
summary = ingest({db!r}, [{folder!r}], workers={workers}, progress=lambda done, found: print(done, flush=True))
sys.exit(130 if summary.interrupted else 0)
"""
SIGNALS = (*[signal.SIGKILL] * 6, *[signal.SIGTERM] * 2, *[signal.SIGINT] * 2)
_ACTORS = ("North Korea", "South Korea", "The United States", "Russia", "China", "Japan", "Poland")
_DOINGS = ("fired artillery shells into the sea near", "held a live-fire drill near", "launched two ballistic missiles from",
           "sent warships to")
_PLACES = ("Busan", "Incheon", "Kaesong", "Pyongyang", "Taipei", "Riga", "Tallinn", "Kyiv")


def write_reports(folder: Path, count: int, dice: random.Random) -> None:
    """`count` short reports, some of them undated, some with the same content under two names."""
    folder.mkdir(exist_ok=True)
    body = ""
    for number in range(count):
        if number % 17 or not body:
            told = " ".join(f"{dice.choice(_ACTORS)} {dice.choice(_DOINGS)} {dice.choice(_PLACES)} on "
                            f"{dice.choice(('Monday', 'Wednesday', 'Friday'))}, officials said." for _ in range(2))
            body = f"{told} It was statement {number}.\n"
        stated = f"published: 2024-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}\n" if number % 11 else ""
        (folder / f"r{number:05}.md").write_text(f"---\nsource: Wire\n{stated}---\n{body}")


class Run(NamedTuple):
    """How one process ended, and the number of inputs that it had reported as stored."""

    code: int
    told: int


def run(db: Path, folder: Path, *, batch: int, workers: int = 0, kill: tuple[signal.Signals, float] | None = None) -> Run:
    """Ingest `folder`; with `kill`, send that signal so many seconds after start-up."""
    code = INGEST.format(root=str(ROOT), db=str(db), folder=str(folder), batch=batch, workers=workers)
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    if kill is not None:
        time.sleep(kill[1])
        process.send_signal(kill[0])
    out, err = process.communicate(timeout=120)
    assert kill or process.returncode == 0, err
    lines = [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
    return Run(process.returncode, int(lines[-1]) if lines else 0)


_HASHED = ("report", "timex", "mention", "claim", "warning", "event", "event_mention", "link", "alias")


def fingerprint(db: Path) -> dict[str, str]:
    """A hash over all rows of each table, whatever their order. The ledger, which tells of every attempt, is left out."""
    with Store.open(db) as store:
        return {table: hashlib.sha256(repr(sorted(map(repr, store.connection.execute(f"from {table}").fetchall()))).encode()
                                      ).hexdigest() for table in _HASHED}


class Trial(NamedTuple):
    """What one trial saw."""

    kills: int
    lost: int
    """Inputs reported as stored that are not there."""
    broken: int
    """Databases that did not open, or that `verify` found fault with."""


def killed_again_and_again(
    root: Path, folder: Path, dice: random.Random, *, kills: int, longest: float, batch: int
) -> Trial:
    """Ingest `folder` into a new database, killing it up to `kills` times, then let it finish."""
    db = root / "killed.duckdb"
    for left in root.glob("killed.duckdb*"):
        left.unlink()
    names = sorted(path.stem for path in folder.iterdir())
    lost = broken = done = 0
    for _ in range(kills):
        kill = (dice.choice(SIGNALS), dice.uniform(0, longest))
        ended = run(db, folder, batch=batch, workers=dice.choice((0, 0, 2)), kill=kill)
        done += ended.code != 0
        if not db.exists():
            continue
        try:
            with Store.open(db) as store:
                paths = {Path(path).stem for _, _, path, _ in store.identities() if path}
                elsewhere = set(names[: ended.told]) - paths
                lost += sum(not _has_content(store, folder / f"{name}.md") for name in elsewhere)
                broken += bool(verify(store))
        except TimelineError:
            broken += 1
        if ended.code == 0:
            break
    run(db, folder, batch=batch)
    return Trial(done, lost, broken)


def _has_content(store: Store, path: Path) -> bool:
    """Whether the report in `path` is stored under the name of another file of the same content."""
    body = path.read_text().rpartition("---\n")[2].strip()
    found = store.connection.execute("select count(*) from report where trim(text) = $text", {"text": body}).fetchall()
    return found != [(0,)]
