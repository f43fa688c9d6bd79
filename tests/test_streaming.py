"""Events derived a few weeks at a time are those that are derived in memory, to the last column."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from timeline import lexicon as lexicons
from timeline import pipeline
from timeline.merge.correct import key_of
from timeline.model import Correction
from timeline.resources import folder
from timeline.store import Store
from timeline.streaming import derive_streaming

GOLD = Path(__file__).parent / "gold" / "reports"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("streaming") / "t.duckdb"
    pipeline.ingest(path, [folder("seeds") / "reports", GOLD], workers=1)
    return path


def tables(store: Store) -> dict[str, list[Any]]:
    return {table: store.connection.execute(f"select * from {table} order by all").fetchall()
            for table in ("event", "event_mention", "link", "alias", "actor", "side", "meta", "warning")
            if table != "meta"}


def correction(number: int, action: str, **fields: Any) -> Correction:
    return Correction(id=f"c{number}", action=action, who="an analyst",  # type: ignore[arg-type]
                      at=dt.datetime(2024, 5, 1, 12, number, tzinfo=dt.UTC), **fields)


def test_nothing_changes_when_events_are_derived_again_a_few_weeks_at_a_time(stored: Path) -> None:
    with Store.open(stored, "write") as store:
        before = tables(store)
        assert derive_streaming(store, lexicons.load(), "rules") == ((), (), (), 0)
        assert tables(store) == before
        assert len(before["event"]) > 100
        assert before["link"]


def test_an_empty_database_gets_its_events(stored: Path) -> None:
    with Store.open(stored, "write") as store:
        before = tables(store)
        for table in ("event", "event_mention", "link", "alias"):
            store.connection.execute(f"delete from {table}")
        changes = derive_streaming(store, lexicons.load(), "rules")
        assert tables(store) == before
        assert len(changes.new) == len(before["event"])
        assert changes.new_links == len(before["link"])


def test_corrections_hold(stored: Path) -> None:
    with Store.open(stored, "write") as store:
        events = [event for event in store.events() if len(event.mentions) > 1]
        keys = {mention.id: key_of(mention) for mention in store.mentions()}
        named = [tuple(keys[mention] for mention in event.mentions) for event in events]
        answering = next(link for link in store.links() if link.kind == "responds_to")
        ends = [tuple(keys[mention] for mention in store.events([id_])[0].mentions)
                for id_ in (answering.from_event, answering.to_event)]
        for number, entry in enumerate((
            {"action": "set", "mentions": named[0], "field": "span", "value": "2024-01-02"},
            {"action": "merge", "mentions": named[1], "others": named[2], "forced": True},
            {"action": "split", "mentions": named[3][:1], "others": named[3][1:]},
            {"action": "reject", "mentions": named[4]},
            {"action": "link", "mentions": named[5], "others": named[6], "field": "responds_to", "value": "interpreted"},
            {"action": "unlink", "mentions": ends[0], "others": ends[1], "field": "responds_to"},
            {"action": "set", "mentions": ends[1], "field": "span", "value": "2019-01-02"},
        )):
            store.append_correction(correction(number, **entry))  # type: ignore[arg-type]
        pipeline.derive(store, lexicons.load())
        before = tables(store)
        assert derive_streaming(store, lexicons.load(), "rules") == ((), (), (), 0)
        assert tables(store) == before
