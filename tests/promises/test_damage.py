"""Damaged, missing and older files: noticed, recovered up to the damage, with the evidence kept (R4, R5, R7, R14)."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.errors import LockedError, StoreError, UsageError
from timeline.store import Store
from timeline.store.backup import back_up_to
from timeline.store.lock import beside
from timeline.store.recover import recover
from timeline.store.verify import verify

from .ingesting import ROOT

SEED = 7
BATCHES, EACH = 30, 3

# Writes batches and dies with all of them in the write-ahead log.
WRITE_AND_DIE = """
import os, sys
sys.path.insert(0, sys.argv[2])
from tests.factories.chronology import mention, report
from timeline.model import Extraction
from timeline.store import Store

SENTENCE = "The army fired shells near the river."
store = Store.open(sys.argv[1], "create")
for batch in range(int(sys.argv[3])):
    told = [report(f"r{batch:02}-{n}", SENTENCE) for n in range(int(sys.argv[4]))]
    fired = [mention(each, SENTENCE, "fired", type="engagement") for each in told]
    store.store_batch([Extraction(report=each, mentions=(one,)) for each, one in zip(told, fired)])
os._exit(9)
"""


class Files:
    """A database that lost its writer, to be damaged again and again."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "t.duckdb"
        arguments = map(str, (self.path, ROOT, BATCHES, EACH))
        subprocess.run([sys.executable, "-c", WRITE_AND_DIE, *arguments], check=False)
        self.log = folder / "t.duckdb.wal"
        self._saved = {file: file.read_bytes() for file in (self.path, self.log, beside(self.path))}

    def restore(self, *, without: Path | None = None) -> None:
        for file in self.path.parent.glob("*"):
            file.unlink()
        for file, content in self._saved.items():
            if file != without:
                file.write_bytes(content)

    def content(self, file: Path) -> bytes:
        return self._saved[file]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("damage"))


def damages(log: bytes, dice: random.Random, count: int) -> Iterator[tuple[int, bytes]]:
    """The first damaged byte, and the log with a bit flipped there, or all from there on zero, or cut off."""
    for number in range(count):
        at = dice.randrange(len(log))
        yield at, (
            log[:at] + bytes([log[at] ^ (1 << dice.randrange(8))]) + log[at + 1 :],
            log[:at] + bytes(len(log) - at),
            log[:at],
        )[number % 3]


def recovered_batches(files: Files, log: bytes) -> int:
    """Batches after recovery from that log."""
    files.restore()
    files.log.write_bytes(log)
    result = recover(files.path)
    with Store.open(files.path) as store:
        stored = [id for id, *_ in store.identities()]
        assert verify(store) == []
    assert len(stored) == result.reports
    n_batches = len(stored) // EACH
    assert stored == [f"r{batch:02}-{n}" for batch in range(n_batches) for n in range(EACH)], "no batch may be half there"
    assert result.stored == BATCHES * EACH
    if result.kept:
        assert result.kept[0].read_bytes() == files.content(files.path)
        assert result.kept[1].read_bytes() == log
        assert recover(files.path).kept == ()
    return n_batches


def test_all_before_the_damage_is_kept(files: Files) -> None:
    whole = files.content(files.log)
    for at, log in damages(whole, random.Random(SEED), 12):
        # batches are of nearly equal size
        assert recovered_batches(files, log) >= int(at / len(whole) * BATCHES) - 3, at


def test_nothing_is_recovered_from_a_sound_database(files: Files) -> None:
    files.restore()
    assert recover(files.path) == (BATCHES * EACH, BATCHES * EACH, ())
    assert sorted(each.name for each in files.path.parent.iterdir()) == ["t.duckdb", "t.duckdb.lock"]


def test_a_missing_log_is_told_and_then_accepted_on_request(files: Files) -> None:
    files.restore(without=files.log)
    with pytest.raises(StoreError, match=r"its \.wal file is missing"):
        Store.open(files.path)
    assert recover(files.path)[:2] == (0, BATCHES * EACH)
    with Store.open(files.path) as store:
        assert store.reports() == []


def test_a_damaged_file_is_found_with_the_place(files: Files) -> None:
    files.restore()
    recover(files.path)  # all of the log into the file
    sound = files.path.read_bytes()
    dice = random.Random(SEED)
    noticed = 0
    for _ in range(25):
        at = dice.randrange(len(sound))
        files.path.write_bytes(sound[:at] + bytes([sound[at] ^ (1 << dice.randrange(8))]) + sound[at + 1 :])
        try:
            with Store.open(files.path) as store:
                assert verify(store) == []
                assert len(store.reports()) == BATCHES * EACH, "a flip in unused bytes must change nothing"
        except StoreError as error:
            noticed += "t.duckdb" in str(error)
    assert noticed


def test_a_backup_holds_everything_and_opens(files: Files, tmp_path: Path) -> None:
    files.restore()
    made = back_up_to(files.path, tmp_path)
    assert (made.path, made.reports) == (tmp_path / "t.duckdb", BATCHES * EACH)
    with Store.open(made.path) as store:
        assert len(store.mentions()) == BATCHES * EACH
    with pytest.raises(UsageError, match="is there already"):
        back_up_to(files.path, tmp_path)
    assert back_up_to(files.path, tmp_path, force=True).reports == BATCHES * EACH
    with pytest.raises(UsageError, match="is there already"):
        back_up_to(files.path, files.path, force=True)
    with pytest.raises(UsageError, match="there is no folder"):
        back_up_to(files.path, tmp_path / "none" / "t.duckdb")
    with Store.open(files.path, "write"), pytest.raises(LockedError):
        back_up_to(files.path, tmp_path / "other.duckdb")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["t.duckdb"]
