"""Hundreds of kills, and damage at hundreds of places: nothing that was told is lost (R1, R3, R4, R9)."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.promises.ingesting import ROOT, fingerprint, killed_again_and_again, run, write_reports
from tests.promises.test_damage import BATCHES, EACH, Files, damages, recovered_batches
from timeline.errors import TimelineError
from timeline.pipeline import ingest
from timeline.store import Store
from timeline.store.recover import recover
from timeline.store.verify import verify
from timeline.workers import Workers

from .settings import SEED, scaled

pytestmark = pytest.mark.torture


def test_ingests_killed_at_random_moments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(SEED)
    folder = tmp_path / "in"
    write_reports(folder, 600, dice)
    run(tmp_path / "undisturbed.duckdb", folder, batch=100)
    expected = fingerprint(tmp_path / "undisturbed.duckdb")
    kills = trials = lost = broken = different = 0
    while kills < scaled(400):
        trial = killed_again_and_again(tmp_path, folder, dice, kills=8, longest=2.5, batch=dice.choice((5, 20, 100)))
        kills, trials, lost, broken = kills + trial.kills, trials + 1, lost + trial.lost, broken + trial.broken
        different += fingerprint(tmp_path / "killed.duckdb") != expected
    with capsys.disabled():
        print(f"\ningest: {kills} kills in {trials} trials, {lost} lost, {broken} broken, {different} different")
    assert (lost, broken, different) == (0, 0, 0)


CORRECT = """
import os, sys
sys.path.insert(0, sys.argv[2])
from timeline.model import Correction
from timeline.errors import TimelineError
from timeline.pipeline import ingest
from timeline.store import Store
from timeline.store.recover import recover
with Store.open(sys.argv[1], "create") as store:
    print("go", flush=True)
    for number in range(len(store.corrections()), 400):
        store.append_correction(Correction(id=f"c{number:04}", action="set", field="title", value="x", who="analyst"))
        print(number, flush=True)
"""


def test_corrections_killed_at_random_moments(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(SEED)
    db = tmp_path / "t.duckdb"
    lost = kills = 0
    for _ in range(scaled(100)):
        writer = subprocess.Popen([sys.executable, "-c", CORRECT, str(db), str(ROOT)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "go\n"
        time.sleep(dice.uniform(0, 0.4))
        writer.send_signal(dice.choice((signal.SIGKILL, signal.SIGTERM)))
        told = [int(line) for line in writer.communicate()[0].splitlines(keepends=True) if line.endswith("\n")]
        kills += writer.returncode != 0
        with Store.open(db) as store:
            stored = [correction.id for correction in store.corrections()]
            assert stored == [f"c{number:04}" for number in range(len(stored))]
            lost += len({f"c{number:04}" for number in told} - set(stored))
            assert verify(store) == []
        if len(stored) == 400:
            db.unlink()
    with capsys.disabled():
        print(f"\ncorrections: {kills} kills, {lost} lost (seed {SEED})")
    assert lost == 0


def test_logs_damaged_at_random_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = Files(tmp_path)
    whole = files.content(files.log)
    tried = kept = 0
    for at, log in damages(whole, random.Random(SEED), scaled(200)):
        batches = recovered_batches(files, log)
        assert batches >= int(at / len(whole) * BATCHES) - 3, at
        tried, kept = tried + 1, kept + batches
    with capsys.disabled():
        print(f"\nrecovery: {tried} damaged logs, {tried} recovered, {kept / tried * EACH:.1f} of {BATCHES * EACH} reports "
              "kept on average (without the log: 0)")


# Every write of a commit is synced; what was not may be lost, torn or zero after a loss of power.
def test_power_lost_while_committing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Keep the log up to what was told at some moment, and damage all that came after it."""
    code = CORRECT.replace("print(number, flush=True)", "print(number, os.stat(sys.argv[1] + '.wal').st_size, "
                           "flush=True)") + "    os._exit(9)\n"
    db = tmp_path / "t.duckdb"
    command = [sys.executable, "-c", code, str(db), str(ROOT)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    sizes = [int(line.split()[1]) for line in told[1:]]
    log = db.with_name("t.duckdb.wal")
    content, file, side = log.read_bytes(), db.read_bytes(), db.with_name("t.duckdb.lock")
    dice = random.Random(SEED)
    refused = 0
    for _ in range(scaled(400)):
        number = dice.randrange(len(sizes) - 1)
        synced, rest = content[: sizes[number]], content[sizes[number] : sizes[min(number + 3, len(sizes) - 1)]]
        torn = rest[: dice.randrange(len(rest))]
        for left in tmp_path.iterdir():
            left.unlink()
        db.write_bytes(file)
        log.write_bytes(synced + dice.choice((b"", torn, torn + bytes(len(rest) - len(torn)), bytes(len(rest)))))
        side.unlink(missing_ok=True)
        try:
            Store.open(db, "write").close()
        except TimelineError:
            refused += 1
            recover(db)
        with Store.open(db) as store:
            assert len(store.corrections()) >= number + 1
    with capsys.disabled():
        print(f"\npower loss: {scaled(400)} moments, 0 told corrections lost, {refused} opened after recovery (seed {SEED})")


def test_workers_killed_again_and_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """R49: somebody kills a random worker every half second; the database is that of one process."""
    dice = random.Random(SEED)
    folder = tmp_path / "in"
    write_reports(folder, max(200, scaled(3000)), dice)
    ingest(tmp_path / "undisturbed.duckdb", [folder], workers=0)
    started: list[subprocess.Popen[bytes]] = []
    start = Workers._start
    monkeypatch.setattr(Workers, "_start", lambda self, number: started.append(start(self, number)) or started[-1])
    over, kills = threading.Event(), 0

    def kill() -> None:
        nonlocal kills
        while not over.wait(0.5):
            alive = [worker for worker in started if worker.poll() is None]
            if alive:
                dice.choice(alive).kill()
                kills += 1

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        summary = ingest(tmp_path / "killed.duckdb", [folder], workers=2)
    finally:
        over.set()
        killer.join()
    with capsys.disabled():
        print(f"\nworkers: {kills} killed among {len(started)}, {len(summary.rejected)} inputs lost")
    assert kills
    assert summary.rejected == []
    assert fingerprint(tmp_path / "killed.duckdb") == fingerprint(tmp_path / "undisturbed.duckdb")
