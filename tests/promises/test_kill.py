"""An ingest that is killed loses nothing that it told, and running it again completes it (R1, R3, R9, R43, R49)."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from timeline.pipeline import ingest
from timeline.store import Store
from timeline.store.columns import Table
from timeline.workers import Workers

from .ingesting import ROOT, fingerprint, killed_again_and_again, run, write_reports

SEED = 20240313


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports") / "in"
    write_reports(made, 60, random.Random(SEED))
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> dict[str, str]:
    db = folder.parent / "undisturbed.duckdb"
    assert run(db, folder, batch=100).told == 60
    return fingerprint(db)


@pytest.mark.parametrize("seed", range(10))
def test_killed_and_run_again(folder: Path, undisturbed: dict[str, str], tmp_path: Path, seed: int) -> None:
    dice = random.Random(SEED + seed)
    trial = killed_again_and_again(tmp_path, folder, dice, kills=1, longest=0.9, batch=10)
    assert (trial.lost, trial.broken) == (0, 0)
    assert fingerprint(tmp_path / "killed.duckdb") == undisturbed


def test_ctrl_c_stops_within_a_second_and_what_was_told_is_there(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "t.duckdb"
    for wait in (0.5, 0.7):
        begun = time.monotonic()
        ended = run(db, folder, batch=5, kill=(signal.SIGINT, wait))
        assert time.monotonic() - begun - wait < 10, "with start-up on a busy machine"
        # before the first batch there is nothing to finish, and it ends as any program does
        assert ended.code in (0, 130, -signal.SIGINT)
        if db.exists():
            with Store.open(db) as store:
                assert len(list(store.identities())) >= ended.told - ended.told // 16 - 1


def test_a_fault_at_any_statement_stores_nothing_of_the_batch(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "t.duckdb"
    first, *others = sorted(folder.iterdir())
    ingest(db, [first], workers=0)
    before = fingerprint(db)
    whole, calls = Table.insert, 0
    for fail_at in range(1, 7):
        calls = 0

        def insert(self: Table, *arguments: Any, fail_at: int = fail_at) -> None:
            nonlocal calls
            calls += 1
            if calls == fail_at:
                raise RuntimeError("injected")
            whole(self, *arguments)

        monkeypatch.setattr(Table, "insert", insert)
        with pytest.raises(RuntimeError, match="injected"):
            ingest(db, others, workers=0)
        monkeypatch.undo()
        assert fingerprint(db) == before


def test_workers_killed_by_somebody_else_cost_nothing(
    folder: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """R49: an input whose worker is killed from outside is read again by the next one."""
    monkeypatch.setattr("timeline.intake.BATCH", 10)
    started: list[subprocess.Popen[bytes]] = []
    start = Workers._start

    def remembered(self: Workers[Any, Any], number: int) -> subprocess.Popen[bytes]:
        started.append(start(self, number))
        return started[-1]

    monkeypatch.setattr(Workers, "_start", remembered)
    killed: list[int] = []

    def kill(done: int, found: int) -> None:
        if len(killed) < 4 and started[-1].poll() is None:
            killed.append(started[-1].pid)
            started[-1].kill()

    summary = ingest(tmp_path / "t.duckdb", [folder], workers=2, progress=kill)
    assert killed
    assert summary.rejected == []
    assert fingerprint(tmp_path / "t.duckdb") == undisturbed


CRASH = """
import os, sys
sys.path.insert(0, {root!r})
import timeline.intake, timeline.pipeline
timeline.intake.BATCH = {batch}
whole, understood = timeline.pipeline.understand, 0
def understand(*given):
    global understood
    understood += 1
    if understood == {at}:
        os._exit(9)
    return whole(*given)
timeline.pipeline.understand = understand
timeline.pipeline.ingest({db!r}, [{folder!r}], workers=0)
"""


@pytest.mark.parametrize("at", [12, 37, 60])
def test_a_crash_costs_two_batches_at_most(folder: Path, tmp_path: Path, at: int) -> None:
    """R9: of what was understood all is stored but the batch being stored and the one being understood."""
    db = tmp_path / "t.duckdb"
    code = CRASH.format(root=str(ROOT), batch=5, at=at, db=str(db), folder=str(folder))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    with Store.open(db) as store:
        assert at - 1 - 2 * 5 <= len(list(store.identities())) < at
