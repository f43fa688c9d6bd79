"""What goes in comes out, once, whatever the order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories.chronology import chronology
from tests.factories.database import path as path
from timeline.errors import StoreError, UsageError
from timeline.model import Correction, ReportWarning
from timeline.store import Outcome, Store


def test_records_come_back_as_they_went_in(path: Path) -> None:
    extractions, merged = chronology()
    by_id = sorted(extractions, key=lambda each: each.report.id)
    with Store.open(path) as store:
        assert store.reports() == [each.report for each in by_id]
        assert store.timexes() == [timex for each in by_id for timex in each.timexes]
        assert store.mentions() == [mention for each in by_id for mention in sorted(each.mentions, key=lambda m: m.start)]
        assert store.claims() == [claim for each in by_id for claim in each.claims]
        assert store.events() == sorted(merged.events, key=lambda event: event.id)
        assert store.links() == sorted(merged.links, key=lambda link: link.from_event)


@pytest.mark.parametrize("at_once", [1, 2])
def test_what_reports_yielded_is_the_same_however_many_are_read_at_once(
    path: Path, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        whole = list(store.extractions())
        monkeypatch.setattr("timeline.store.told._SORTED_AT_ONCE", at_once)
        assert list(store.extractions()) == whole
        assert len(whole) == 3


def test_a_second_merge_changes_nothing(path: Path) -> None:
    with Store.open(path, "write") as store:
        assert store.replace_events(chronology()[1]) == ((), (), (), 0)


def test_only_what_changed_is_written(path: Path) -> None:
    _, merged = chronology()
    drill, statement, fire, plan, _patrol = merged.events
    with Store.open(path, "write") as store:
        events = (drill, statement.model_copy(update={"title": "Condemned"}), fire, plan)
        changes = store.replace_events(merged.model_copy(update={"events": events}))
        assert (changes.new, changes.changed, changes.gone) == ((), ("m5dst",), ("d3ptr",))
        shown = store.connection.execute("select event_id, title from events order by 1").fetchall()
        assert ("m5dst", "Condemned") in shown
        assert len(shown) == 4
        assert store.connection.execute("select count(*) from event_mention").fetchall() == [(5,)]


def test_replacing_and_forgetting_reports(path: Path) -> None:
    extractions, _ = chronology()
    wire = extractions[0]
    with Store.open(path, "write") as store:
        store.replace_reports([wire.model_copy(update={"mentions": wire.mentions[:1], "claims": ()})])
        assert len(store.mentions(["wire-0305"])) == 1
        assert store.claims() == []
        store.store_batch([], forgotten=["wire-0305"])
        assert store.mentions(["wire-0305"]) == []
        assert [each.id for each in store.reports()] == ["gazette-0308", "undated"]


def test_a_batch_is_stored_whole_or_not_at_all(tmp_path: Path) -> None:
    extractions, _ = chronology()
    first, second, third = extractions
    clash = second.model_copy(update={"mentions": (*second.mentions, first.mentions[0])})
    with Store.open(tmp_path / "t.duckdb", "create") as store:
        with pytest.raises(StoreError, match="nothing of this batch was stored"):
            store.store_batch([first, clash, third])
        assert store.reports() == []
        assert store.mentions() == []
        store.store_batch(extractions)
        assert [each.id for each in store.reports()] == ["gazette-0308", "undated", "wire-0305"]


def test_the_ledger_has_a_row_for_every_input(path: Path) -> None:
    with Store.open(path, "write") as store:
        store.store_batch([], outcomes=[Outcome("a.txt", "empty"), Outcome("b.html", "failed", reason="no text")])
        store.store_batch([], outcomes=[Outcome("c.md", "known", "undated")])
        rows = store.connection.execute("select batch, path, outcome, report, reason from ledger order by all").fetchall()
    assert rows == [(1, "a.txt", "empty", None, None), (1, "b.html", "failed", None, "no text"),
                    (2, "c.md", "known", "undated", None)]


def test_warnings_of_merging_are_those_of_the_last_merge(path: Path) -> None:
    _, merged = chronology()
    stale = ReportWarning(report=None, path=None, stage="merge", message="correction 3 no longer applies")
    unread = ReportWarning(report=None, path="x.bin", stage="read", message="no text")
    with Store.open(path, "write") as store:
        store.store_batch([], warnings=[unread])
        store.replace_events(merged.model_copy(update={"warnings": (stale,)}))
        assert set(store.warnings()) == {unread, stale}
        store.replace_events(merged)
        assert store.warnings() == [unread]


def test_corrections_are_appended_and_kept_in_order(path: Path) -> None:
    first = Correction(id="c1", action="set", field="title", value="Drill", who="ana")
    second = Correction(id="c2", action="undo", undoes="c1", why="mistyped")
    with Store.open(path, "write") as store:
        store.append_correction(first)
        store.append_correction(second)
        with pytest.raises(UsageError, match="c1"):
            store.append_correction(first)
        assert store.corrections() == [first, second]


@pytest.mark.parametrize(
    ("name", "event", "note"),
    [
        ("fs24x", "fs24x", None),
        ("FS24X", "fs24x", None),
        ("k7", "k7frd", None),
        ("z9ldd", "fs24x", "z9ldd is fs24x now"),
        ("wire-0305:0:drill", "fs24x", "wire-0305:0:drill is a mention of fs24x"),
    ],
)
def test_events_are_found_by_id_prefix_former_id_and_mention(path: Path, name: str, event: str, note: str | None) -> None:
    with Store.open(path) as store:
        assert store.find_event(name) == (event, note)


@pytest.mark.parametrize(
    ("name", "sentence"), [("fs24z", "did you mean fs24x"), ("q", "no event has the id q"), (" ", "is empty")]
)
def test_an_unknown_event_names_its_neighbours(path: Path, name: str, sentence: str) -> None:
    with Store.open(path) as store, pytest.raises(UsageError, match=sentence):
        store.find_event(name)


def test_a_reader_cannot_write(path: Path) -> None:
    with Store.open(path) as store, pytest.raises(StoreError, match="for reading only"):
        store.store_batch([], forgotten=["undated"])
