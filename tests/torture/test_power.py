"""Power lost at any moment: what was told as stored is there (R2).

A writer runs under strace. For a moment between two of its system calls the folder is made up as a disk may hold it that
lost its power then: all that was synced, and of each write that was not yet, as chance has it, all, a part, zeros or
nothing, in no order. Names follow the files: a file made, renamed or removed since the last sync of any file may have its
old name or its new one, as a journal keeps it.
"""

from __future__ import annotations

import dataclasses
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.promises.ingesting import ROOT
from timeline.errors import TimelineError
from timeline.store import Store
from timeline.store.recover import recover
from timeline.store.verify import verify

from .settings import SEED, scaled

pytestmark = pytest.mark.torture

# Opened and closed five times: each closing moves the log into the file.
WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from timeline.model import Correction, Extraction, Report
from timeline.store import Store
for number in range(5):
    with Store.open(sys.argv[1], "create") as store:
        for more in range(8):
            id_ = f"{number}{more}"
            store.append_correction(Correction(id=f"c{id_}", action="set", field="title", value="x" * 700, who="analyst"))
            print(f"c{id_}", flush=True)
            text = f"Report {id_}: " + "tanks drilled. " * (900 * (more % 3))
            store.store_batch([Extraction(report=Report(id=f"r{id_}", text=text, content_hash=f"{id_:0>32}"))])
            print(f"r{id_}", flush=True)
"""
CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,openat"
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_TOLD = re.compile(rb"[cr]\d\d\n")
_STRING = re.compile(r'[<"]((?:\\x[0-9a-f]{2})*)[>"]')


class Call(NamedTuple):
    """A system call that succeeded: its name, the strings in it, and what stands behind the last of them."""

    name: str
    strings: list[bytes]
    rest: str


def calls(trace: Path, folder: Path) -> Iterator[Call]:
    """Those about files of `folder`, and the tellings."""
    begun: dict[str, str] = {}
    for line in trace.read_text().splitlines():
        thread, _, rest = line.partition(" ")
        rest = rest.strip()
        if rest.endswith("<unfinished ...>"):
            begun[thread] = rest.removesuffix("<unfinished ...>").rstrip()
            continue
        if rest.startswith("<... "):
            rest = begun.pop(thread, "") + rest.partition("resumed>")[2]
        match = _CALL.match(rest)
        if match and int(match[3]) >= 0:
            strings = [bytes.fromhex(found.replace("\\x", "")) for found in _STRING.findall(match[2])]
            if any(found.startswith(bytes(folder)) for found in strings) or _TOLD.fullmatch(strings[-1] if strings else b""):
                yield Call(match[1], strings, re.split(r'[>"]', match[2])[-1])


@dataclasses.dataclass
class File:
    """What is on the disk for sure, and the writes since the last sync."""

    synced: bytes = b""
    waiting: list[tuple[int, bytes]] = dataclasses.field(default_factory=list)

    @property
    def content(self) -> bytes:
        content = self.synced
        for at, data in self.waiting:
            content = _written(content, at, data)
        return content

    def after_a_loss(self, dice: random.Random) -> bytes:
        content = self.synced
        for at, data in dice.sample(self.waiting, len(self.waiting)):
            part = dice.randrange(len(data) + 1)
            kept = dice.choice((data, data[:part], data[:part] + bytes(len(data) - part), bytes(len(data)), b""))
            content = _written(content, at, kept) if kept else content
        return content


def _written(content: bytes, at: int, data: bytes) -> bytes:
    return content.ljust(at, b"\0")[:at] + data + content[at + len(data) :]


class Disk:
    """The files of one folder, by name: as the program sees them, and as they were at the last sync of any."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder).encode() + b"/"
        self.files: dict[bytes, File] = {}
        self._durable: dict[bytes, File] = {}
        self.told: list[str] = []

    def apply(self, call: Call) -> None:
        names = [found.removeprefix(self._folder) for found in call.strings if found.startswith(self._folder)]
        if call.name == "write" and not names and _TOLD.fullmatch(call.strings[-1]):
            self.told.append(call.strings[-1].decode().strip())
        if not names or b"/" in names[0]:
            return
        name = names[0]
        match call.name:
            case "openat" if "O_CREAT" in call.rest:
                self.files.setdefault(name, File())
            case "write":  # the log is opened to append
                self.files[name].waiting.append((len(self.files[name].content), call.strings[-1]))
            case "pwrite64":
                self.files[name].waiting.append((int(call.rest.rpartition(", ")[2]), call.strings[-1]))
            case "fsync" | "fdatasync":
                file = self.files[name]
                file.synced, file.waiting = file.content, []
                self._durable = dict(self.files)
            case "ftruncate":
                size = int(call.rest.rpartition(", ")[2])
                self.files[name] = File(self.files[name].content[:size].ljust(size, b"\0"))
            case "rename":
                self.files[names[1]] = self.files.pop(name)
            case "unlink":
                self.files.pop(name, None)

    def after_a_loss(self, dice: random.Random) -> dict[str, bytes]:
        names = dice.choice((self.files, self._durable))
        return {name.decode(): file.after_a_loss(dice) for name, file in names.items()}


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_power_lost_between_any_two_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, trace = tmp_path / "in", tmp_path / "trace"
    folder.mkdir()
    strace = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    command = [*strace, sys.executable, "-c", WRITER, str(folder / "t.duckdb"), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr:
        pytest.skip("no process may be traced here")
    assert done.stdout.split()[-1] == "r47", done.stderr
    made = list(calls(trace, folder))
    dice = random.Random(SEED)
    moments = sorted(dice.choices(range(len(made) + 1), k=scaled(300)))
    disk, refused, absent, done_calls = Disk(folder), 0, 0, 0
    again = tmp_path / "again"
    for moment in moments:
        for call in made[done_calls:moment]:
            disk.apply(call)
        done_calls = moment
        shutil.rmtree(again, ignore_errors=True)
        again.mkdir()
        for name, content in disk.after_a_loss(dice).items():
            (again / name).write_bytes(content)
        db = again / "t.duckdb"
        if not db.exists():
            absent += 1
            assert disk.told == []
            continue
        try:
            Store.open(db, "write").close()
        except TimelineError:
            refused += 1
            recover(db)
        with Store.open(db) as store:
            stored = {correction.id for correction in store.corrections()} | {report.id for report in store.reports()}
            assert set(disk.told) <= stored, moment
            assert verify(store) == []
    with capsys.disabled():
        print(f"\npower loss: {len(moments)} moments among {len(made)} calls, nothing told was lost, {refused} opened after "
              f"recovery, {absent} before there was a database (seed {SEED})")
