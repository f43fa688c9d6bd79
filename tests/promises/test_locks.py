"""Two processes on one database (R10, R11, R12): one is refused at once with the name of the other, or waits."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from timeline.errors import LockedError
from timeline.pipeline import ingest
from timeline.store import Store

from .ingesting import ROOT

HOLD = """
import sys
from timeline.store import Store
with Store.open(sys.argv[1], sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""
OPENS = "import sys; from timeline.store import Store; Store.open(sys.argv[1], 'write').close()"


def hold(path: Path, mode: str) -> subprocess.Popen[str]:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path), mode], cwd=ROOT, text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    return holder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "t.duckdb"
    Store.open(made, "create").close()
    return made


@pytest.mark.parametrize(("holds", "wants", "refused"), [
    ("read", "read", False), ("read", "write", True), ("write", "read", True), ("write", "write", True),
])
def test_one_writer_or_many_readers(path: Path, holds: str, wants: str, refused: bool) -> None:
    holder = hold(path, holds)
    try:
        begun = time.monotonic()
        if refused:
            with pytest.raises(LockedError, match=rf"PID {holder.pid}\b"):
                Store.open(path, wants)  # type: ignore[arg-type]
        else:
            Store.open(path, wants).close()  # type: ignore[arg-type]
        assert time.monotonic() - begun < 0.4
    finally:
        holder.communicate("")


def test_who_waits_gets_it(path: Path) -> None:
    holder = hold(path, "write")
    threading.Timer(0.5, lambda: holder.stdin and holder.stdin.close()).start()
    with Store.open(path, "write", wait=20) as store:
        assert store.reports() == []
    holder.wait()


def test_reading_the_folder_of_the_database_keeps_its_lock(path: Path) -> None:
    (path.parent / "report.md").write_text("Tank crews fired at targets on Wednesday, state media said.")
    with Store.open(path, "write") as store:
        store.connection.execute("create table if not exists probe (a integer)")
        assert path.with_name("t.duckdb.wal").exists()
    outcomes: list[int] = []

    def other(done: int, found: int) -> None:
        tried = subprocess.run([sys.executable, "-c", OPENS, str(path)], capture_output=True, check=False)
        outcomes.append(tried.returncode)

    names = [path.parent, path, path.with_name("t.duckdb.wal"), path.with_name("t.duckdb.lock")]
    summary = ingest(path, names, workers=0, progress=other)
    assert summary.added == 1
    assert outcomes, "the other process never tried"
    assert 0 not in outcomes


def test_children_are_spawned_never_forked() -> None:
    sources = [each.read_text(encoding="utf-8") for each in (ROOT / "timeline").rglob("*.py")]
    for word in ("os.fork(", "import multiprocessing", "ProcessPoolExecutor", "forkserver", "preexec_fn"):
        assert not [text for text in sources if word in text], word
