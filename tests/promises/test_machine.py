"""Whatever is added, added again, changed, deleted and read anew: the database is what one ingest of the rest would make."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from timeline.export import export
from timeline.lexicon import load
from timeline.pipeline import ingest, rebuild
from timeline.select import Selection
from timeline.store import Store
from timeline.store.verify import verify

from .ingesting import fingerprint

NAMES = st.sampled_from(["a", "b", "c", "d"])
FOLDERS = st.sampled_from(["x", "y"])
TEXTS = st.sampled_from([
    "North Korea fired artillery shells into the sea on Wednesday.",
    "South Korea began a live-fire exercise near Busan on Monday.",
    "Russia launched a ballistic missile on Tuesday. The launch was condemned by Japan.",
    "The harbour was quiet.",
])
DAYS = st.sampled_from([None, "2024-03-08", "2024-03-14"])


class Ingests(RuleBasedStateMachine):
    """The model is the newest text ingested from each place; the database must be what one ingest of it would make."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.db = self.root / "t.duckdb"
        self.files: dict[Path, str] = {}
        self.ingested: dict[Path, str] = {}

    @rule(folder=FOLDERS, name=NAMES, text=TEXTS, day=DAYS)
    def write(self, folder: str, name: str, text: str, day: str | None) -> None:
        path = self.root / folder / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        told = f"{text} It was told in {folder}{name}."
        self.files[path] = (f"---\npublished: {day}\n---\n" if day else "") + told
        path.write_text(self.files[path])

    @rule(folder=FOLDERS, name=NAMES)
    def delete(self, folder: str, name: str) -> None:
        path = self.root / folder / f"{name}.md"
        path.unlink(missing_ok=True)
        self.files.pop(path, None)

    @precondition(lambda self: self.files)
    @rule(force=st.booleans(), data=st.data())
    def ingest(self, force: bool, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(sorted(self.files)), min_size=1, unique=True))
        ingest(self.db, chosen, workers=0, force=force)
        self.ingested |= {path: self.files[path] for path in chosen}
        self.check()

    @precondition(lambda self: self.ingested)
    @rule()
    def rebuild(self) -> None:
        rebuild(self.db)
        self.check()

    @precondition(lambda self: self.ingested)
    @rule()
    def export(self) -> None:
        out = self.root / "out.jsonl"
        export(out, self.db, Selection(), load(), None, None, "events")
        with Store.open(self.db) as store:
            (count,), = store.connection.execute("select count(*) from event").fetchall()
        assert len(out.read_text().splitlines()) == count

    def check(self) -> None:
        with Store.open(self.db) as store:
            assert verify(store) == []
            assert {path for _, _, path, _ in store.identities()} == set(map(str, self.ingested))

    def teardown(self) -> None:
        if getattr(self, "ingested", None):
            for path, text in self.ingested.items():
                path.parent.mkdir(exist_ok=True)
                path.write_text(text)
            ingest(self.root / "once.duckdb", sorted(self.ingested), workers=0)
            assert fingerprint(self.root / "once.duckdb") == fingerprint(self.db)
        if hasattr(self, "root"):
            shutil.rmtree(self.root)


class TestIngests(Ingests.TestCase):
    settings = settings(max_examples=5, stateful_step_count=8, deadline=None, derandomize=True,
                        suppress_health_check=list(HealthCheck))
