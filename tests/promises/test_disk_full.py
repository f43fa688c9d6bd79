"""A full disk stops the ingest with one sentence; what was told is there, and the same command goes on later (R6)."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.errors import StoreError
from timeline.pipeline import ingest
from timeline.store import Store
from timeline.store.verify import verify

from .ingesting import fingerprint, write_reports


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; needs root, and a kernel that lets it mount."""
    where = tmp_path / "disk"
    where.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "timeline-test", str(where)]
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None \
            or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs to mount a small disk")
    try:
        yield where
    finally:
        subprocess.run(["umount", "--lazy", str(where)], check=True)


def test_a_full_disk_loses_nothing_that_was_told(disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    write_reports(folder, 60, random.Random(6))
    db = disk / "t.duckdb"
    ingest(db, [folder / "r00000.md"], workers=0)
    (disk / "filler").write_bytes(bytes(max(0, shutil.disk_usage(disk).free - 150_000)))
    told: list[int] = []
    monkeypatch.setattr("timeline.intake.BATCH", 5)
    with pytest.raises(StoreError, match=r"cannot be written|No space|disk"):
        ingest(db, [folder], workers=0, progress=lambda done, found: told.append(done))
    assert told, "the disk was full before anything was stored"
    with Store.open(db) as store:
        stored = {Path(path or "").name for _, _, path, _ in store.identities()}
    names = sorted(path.name for path in folder.iterdir())
    assert {name for number, name in enumerate(names[: told[-1]]) if number % 17 or number == 0} <= stored
    subprocess.run(["mount", "-o", "remount,size=60m", str(disk)], check=True)
    ingest(db, [folder], workers=0)
    ingest(tmp_path / "undisturbed.duckdb", [folder], workers=0)
    assert fingerprint(db) == fingerprint(tmp_path / "undisturbed.duckdb")
    with Store.open(db) as store:
        assert verify(store) == []
