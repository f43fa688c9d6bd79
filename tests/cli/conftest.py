from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories.chronology import chronology
from timeline.lexicon import load
from timeline.store import Store


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the small chronology of the factory, for reading only."""
    path = tmp_path_factory.mktemp("cli") / "timeline.duckdb"
    extractions, merged = chronology()
    with Store.open(path, "create") as store:
        store.store_batch(extractions)
        store.replace_events(merged, load())
    return path


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds a database, a queries/ or a seeds/ by standing in the checkout."""
    monkeypatch.chdir(tmp_path)
