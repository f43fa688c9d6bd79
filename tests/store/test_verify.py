"""Each law, broken once in a database that was sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories.chronology import chronology
from timeline.store import Store
from timeline.store.verify import LAWS, verify


@pytest.fixture
def store(tmp_path: Path) -> Store:
    extractions, merged = chronology()
    opened = Store.open(tmp_path / "t.duckdb", "create")
    opened.store_batch(extractions)
    opened.replace_events(merged)
    return opened


def test_a_sound_database_has_no_fault(store: Store) -> None:
    with store:
        assert verify(store) == []


@pytest.mark.parametrize(
    ("harm", "laws"),
    [
        ("update report set text = 'x' || text where id = 'undated'", {"sentence", "trigger"}),
        ("update report set text = replace(text, '4', '5') where id = 'wire-0305'", {"sentence", "timex"}),
        ("update claim set sentence = 'in response'", {"claim"}),
        ("update link set sentence_start = 3", {"link"}),
        ("update mention set timexes = [1] where report = 'undated'", {"dating words"}),
        ("delete from timex", set()),
        ("delete from mention where report = 'gazette-0308'", {"event_mention.mention_id", "reports counted"}),
        ("update claim set to_mention = 'gone'", {"claim.to_mention"}),
        ("update link set to_event = 'gone'", {"link.to_event", "links"}),
        ("update alias set event_id = 'gone'", {"alias.event_id"}),
        ("update mention set start_earliest = '2025-01-01' where start_latest is not null", {"dates of mention"}),
        ("update event set end_latest = '2020-01-01' where id = 'fs24x'", {"dates of event"}),
        ("update timex set end_date = start_date", {"dates of timex"}),
        ("update event set first_day = '1999-01-01' where id = 'fs24x'", {"window"}),
        ("delete from event_mention where event_id = 'k7frd'", {"told", "told by"}),
        ("insert into event_mention select 'm5dst', mention_id, 9 from event_mention where event_id = 'k7frd'",
         {"told once", "told by"}),
        ("update event set n_reports = 7 where id = 'fs24x'", {"reports counted"}),
        ("update event set responds_to = ['fs24x'] where id = 'p2ndd'", {"links"}),
        ("update meta set value = '9' where key = 'reports'", {"ledger"}),
        ("update report set content_hash = 'one'", {"one content"}),
    ],
)
def test_a_broken_law_is_named(store: Store, harm: str, laws: set[str]) -> None:
    with store:
        store.connection.execute(harm).fetchall()
        assert {finding.check for finding in verify(store)} == laws


def test_laws_about_events_do_not_bind_before_they_are_derived(store: Store) -> None:
    first, *_ = chronology()[0]
    with store:
        store.replace_reports([first.model_copy(update={"mentions": ()})])
        assert {finding.check for finding in verify(store)} == {"claim.from_mention", "claim.to_mention"}


def test_every_law_reads_real_tables(store: Store) -> None:
    with store:
        for sql in LAWS.values():
            assert store.connection.execute(sql).fetchall() == []
