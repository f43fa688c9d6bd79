"""A database that the oldest DuckDB we know wrote, with commits in its log, opens under the one installed (R14).

``duckdb-1.5.6.tgz``: three reports in the file, three more and a correction in the log of a writer that ended without
closing.
"""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path
from typing import Any

import pytest

from timeline.store import Store
from timeline.store.verify import verify

WRITTEN = Path(__file__).parent / "duckdb-1.5.6.tgz"


@pytest.mark.parametrize("log", [True, False], ids=["with its log", "closed"])
@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_database_of_an_older_duckdb_opens(tmp_path: Path, mode: Any, log: bool) -> None:
    with tarfile.open(WRITTEN) as packed:
        packed.extractall(tmp_path, filter="data")
    db = tmp_path / "t.duckdb"
    if not log:
        Store.open(db, "write").close()
        assert not (tmp_path / "t.duckdb.wal").exists()
    for _ in range(2):
        with Store.open(db, mode) as store:
            reports = {report.id: (report.text, str(report.published)) for report in store.reports()}
            assert reports == {f"r{n}": (f"Report {n}: tanks drilled.", f"2024-03-1{n}") for n in range(6)}
            assert [correction.id for correction in store.corrections()] == ["c"]
            assert verify(store) == []
    shutil.rmtree(tmp_path)
