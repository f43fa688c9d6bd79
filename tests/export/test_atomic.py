"""A file is there whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.errors import StoreError
from timeline.export.atomic import write_text

SLOW = """
import sys, time
from pathlib import Path
from timeline.export.atomic import write_text
def pieces():
    yield "new"
    print("writing", flush=True)
    time.sleep(60)
write_text(Path(sys.argv[1]), pieces())
"""


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise RuntimeError("the source broke")

    target = tmp_path / "march.csv"
    target.write_text("old")
    with pytest.raises(RuntimeError):
        write_text(target, pieces())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("before", ["old", None])
def test_a_killed_export_leaves_what_was_there_and_the_next_one_sweeps_up(tmp_path: Path, before: str | None) -> None:
    target = tmp_path / "march.csv"
    if before is not None:
        target.write_text(before)
    writer = subprocess.Popen([sys.executable, "-c", SLOW, str(target)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"writing\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    assert (target.read_text() if target.exists() else None) == before
    assert len([each for each in tmp_path.iterdir() if each != target]) == 1
    write_text(target, ["new"])
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_temporary_file_of_a_running_process_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / f".march.csv.tmp-{os.getppid()}"
    theirs.write_text("theirs")
    write_text(tmp_path / "march.csv", ["ours"])
    assert theirs.read_text() == "theirs"


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be written \(No such file or directory\)"):
        write_text(tmp_path / "none" / "march.csv", ["x"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "march.csv"
    target.write_text("old")
    (tmp_path / f".march.csv.tmp-{os.getpid()}").symlink_to("/dev/full")
    monkeypatch.setattr("timeline.export.atomic._sweep", lambda path: None)
    with pytest.raises(StoreError, match="No space left on device"):
        write_text(target, ["x" * 100_000])
    assert target.read_text() == "old"
