"""A copy of the database, and a way back from damage."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.promises.test_damage import BATCHES, EACH, Files

ALL = BATCHES * EACH


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """A database whose writer was killed, so that all of it is in the log."""
    folder = tmp_path / "killed"
    folder.mkdir()
    return Files(folder)


def test_a_backup_is_a_database(db: Path, tmp_path: Path) -> None:
    done = run("--db", db, "backup", "copy.duckdb")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("copy.duckdb  3 reports, ")
    assert run("--db", "copy.duckdb", "show") == run("--db", db, "show")
    assert run("--db", "copy.duckdb", "verify").code == 0


def test_a_backup_replaces_nothing_unless_told_to(db: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.duckdb").write_text("something else")
    done = run("--db", db, "backup", "copy.duckdb")
    assert (done.code, done.out) == (2, "")
    assert done.err == "timeline: copy.duckdb: is there already; --force writes over it, or name another file\n"
    assert run("-q", "--db", db, "backup", "copy.duckdb", "--force") == (0, "", "")
    assert run("--db", "copy.duckdb", "verify").code == 0


def test_a_sound_database_is_left_as_it_is(db: Path, tmp_path: Path) -> None:
    shutil.copy(db, tmp_path / "timeline.duckdb")
    before = run("show", "--json").out
    assert run("recover") == (0, "", f"{tmp_path}/timeline.duckdb  3 reports; it opens, there was nothing to do\n")
    assert run("show", "--json").out == before


def test_damage_costs_what_came_after_it_and_the_evidence_is_kept(files: Files) -> None:
    log = files.log.read_bytes()
    files.log.write_bytes(log[: len(log) // 2] + bytes(len(log) - len(log) // 2))
    refused = run("--db", files.path, "show")
    assert refused.code == 1
    assert refused.err.endswith(f"timeline --db {files.path} recover\n")
    done = run("--db", files.path, "recover")
    assert (done.code, done.out) == (0, "")
    first, *middle, missing, _, following = done.err.splitlines()
    kept = int(first.removeprefix(f"{files.path}  ").split()[0])
    assert 0 < kept < ALL
    assert middle == ["the damaged files are kept:", f"  {files.path}.damaged-1", f"  {files.path}.damaged-1.wal"]
    assert missing == f"{ALL - kept} reports stored before are missing"
    assert following.startswith("Next: timeline ingest PATH")
    assert run("--db", files.path, "verify").code == 0


def test_a_lost_log_is_told_and_then_accepted(files: Files) -> None:
    files.log.unlink()
    assert "its .wal file is missing" in run("--db", files.path, "show").err
    assert f"\n{ALL} reports stored before are missing\n" in run("--db", files.path, "recover").err
    assert run("--db", files.path, "verify").code == 0
