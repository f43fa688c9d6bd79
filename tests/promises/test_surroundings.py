"""The program needs no network, and writes nowhere but where it was told to (R46, R48)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .ingesting import ROOT

REPORT = "---\npublished: 2024-03-14\n---\nNorth Korea fired artillery shells into the sea on Wednesday."
STEPS = (
    ("ingest", "in"), ("show",), ("status",), ("verify",), ("query", "coverage"), ("sql", "select * from events"),
    ("export", "out.csv"), ("export", "out.jsonl"),
)


def no_network() -> list[str]:
    """The words before a command that take the network away from it."""
    prefix = ["unshare", "-n"]
    if shutil.which("unshare") is None or subprocess.run([*prefix, "true"], check=False).returncode != 0:
        pytest.skip("needs to take the network away from a process")
    return prefix


def test_without_a_network_and_without_a_trace(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    (work / "in").mkdir(parents=True)
    home.mkdir()
    (work / "in" / "r.md").write_text(REPORT)
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT), "TMPDIR": str(home)}
    for step in STEPS:
        command = [*no_network(), sys.executable, "-c", "from timeline.cli import main; main()", *step]
        done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (step, done.stderr)
    assert list(home.rglob("*")) == []
    made = {str(path.relative_to(work)) for path in work.rglob("*") if path.is_file()} - {"in/r.md"}
    assert made <= {"timeline.duckdb", "timeline.duckdb.lock", "out.csv", "out.jsonl", "out.datapackage.json"}
