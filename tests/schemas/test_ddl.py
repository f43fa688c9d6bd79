"""The tables, as DuckDB makes them from schemas/*.sql."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.factories.chronology import chronology
from timeline.errors import StoreError
from timeline.export.columns import NAMES
from timeline.model import Claim, Event, Link, Mention, Record, Report, ReportWarning, Timex
from timeline.resources import folder
from timeline.store import Store, schema
from timeline.store.columns import CLAIM, LINK, MENTION, REPORT, TIMEX, WARNING, Table
from timeline.store.derive import EVENT, EVENT_MENTION

PROMISED = {
    "links": ("from_id", "to_id", "kind", "basis", "lag_days", "confidence"),
    "mentions": ("mention_id", "event_id", "report", "sentence", "phrase", "rule", "start_earliest", "end_latest"),
    "reports": ("report", "title", "source", "url", "published", "published_basis", "text"),
    "timexes": ("report", "span_start", "span_end", "text", "type", "value", "edtf", "earliest", "latest", "rule", "anchor"),
    "actors": ("actor", "name", "n_events"),
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "t.duckdb", "create")


@pytest.mark.parametrize("table", [REPORT, TIMEX, MENTION, CLAIM, WARNING, EVENT, EVENT_MENTION, LINK], ids=lambda t: t.name)
def test_code_and_ddl_name_the_same_columns(store: Store, table: Table) -> None:
    with store:
        found = store.connection.execute(
            "select column_name, lower(data_type) from duckdb_columns() where table_name = $t", {"t": table.name}).fetchall()
    assert dict(found) == {column.name: column.type for column in table.columns}


def test_the_view_events_begins_with_the_28_columns(store: Store) -> None:
    with store:
        found = [name for name, *_ in store.connection.execute("describe events").fetchall()]
    assert tuple(found[:28]) == NAMES
    assert {"actor_list", "report_ids"} <= set(found)


@pytest.mark.parametrize(
    ("record", "table"),
    [(Report, REPORT), (Timex, TIMEX), (Mention, MENTION), (Claim, CLAIM), (ReportWarning, WARNING), (Link, LINK),
     (Event, EVENT)],
    ids=lambda each: each.__name__ if isinstance(each, type) else "",
)
def test_every_field_of_a_record_has_a_column(record: type[Record], table: Table) -> None:
    renamed = {"start": "sentence_start", "end": "sentence_end"}
    spans = {"start": "span_start", "end": "span_end"} if record in (Timex, ReportWarning) else renamed
    parts = {"span": "start_earliest", "place": "place_name"}
    columns = {column.name for column in table.columns}
    assert {spans.get(name) or parts.get(name) or name for name in record.model_fields} <= columns


@pytest.mark.parametrize("view", PROMISED)
def test_promised_columns_are_there(store: Store, view: str) -> None:
    with store:
        found = {name for name, *_ in store.connection.execute(f"describe {view}").fetchall()}
    assert set(PROMISED[view]) <= found


def test_months_are_written_so_that_no_spreadsheet_reads_a_date(store: Store) -> None:
    spellings = {
        "2024-03": "2024-03-XX", "2024-03~": "2024-03-XX~", "2024-03/2024-05": "2024-03-XX/2024-05-XX",
        "2024-03/..": "2024-03-XX/..", "2024-21": "2024-21",
        "2024-03-04/2024-03": "2024-03-04/2024-03-XX", "2024-03-04": "2024-03-04", "2024": "2024",
        "[2024-03-01..2024-03-10]": "[2024-03-01..2024-03-10]",
    }
    extractions, merged = chronology()
    with store:
        store.store_batch(extractions)
        store.replace_events(merged)
        for edtf, shown in spellings.items():
            store.connection.execute("update event set edtf = $edtf where id = 'fs24x'", {"edtf": edtf})
            found = store.connection.execute("select date_edtf from events where event_id = 'fs24x'").fetchall()
            assert found == [(shown,)]


NOW = schema.SCHEMA_VERSION


def test_migrations_lead_step_by_step(tmp_path: Path, store: Store) -> None:
    (tmp_path / f"{NOW + 1:04}-add-a-column.sql").write_text("alter table report add column rating integer;")
    (tmp_path / f"{NOW + 2:04}-fill-it.sql").write_text("update report set rating = 3;")
    with store:
        store.store_batch(chronology()[0])
        schema.migrate(store.connection, NOW, wanted=NOW + 2, where=tmp_path)
        assert schema.version(store.connection, store.path) == NOW + 2
        assert store.connection.execute("select distinct rating from report").fetchall() == [(3,)]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, store: Store) -> None:
    (tmp_path / f"{NOW + 1:04}-broken.sql").write_text("alter table report add column rating integer; select nonsense;")
    with store:
        with pytest.raises(Exception, match="nonsense"):
            schema.migrate(store.connection, NOW, wanted=NOW + 1, where=tmp_path)
        assert schema.version(store.connection, store.path) == NOW
        assert "rating" not in {name for name, *_ in store.connection.execute("describe report").fetchall()}


def test_every_migration_leads_to_the_tables_of_today(tmp_path: Path) -> None:
    """The oldest tables, brought up to date, have the columns that new ones have."""
    with duckdb.connect(str(tmp_path / "old.duckdb")) as old, duckdb.connect(str(tmp_path / "new.duckdb")) as new:
        schema.create(old)
        schema.create(new)
        for column in ("zone", "utc"):
            old.execute(f"alter table timex drop column {column}")
        old.execute("update meta set value = '1' where key = 'schema_version'")
        schema.migrate(old, 1)
        assert old.execute("describe timex").fetchall() == new.execute("describe timex").fetchall()


def test_a_gap_between_migrations_is_told(tmp_path: Path) -> None:
    (tmp_path / "0003-late.sql").write_text("select 1;")
    with pytest.raises(StoreError, match="no migration to schema 2"):
        schema.migrations(1, 3, tmp_path)


def test_an_older_database_is_copied_and_upgraded_when_opened_for_writing(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store:
        store.store_batch(chronology()[0])
    steps = tmp_path / "schemas"
    (steps / "migrations").mkdir(parents=True)
    (steps / "migrations" / f"{NOW + 1:04}-nothing.sql").write_text("select 1;")
    (steps / "views.sql").write_text("select 1;")
    shutil.copy(folder("schemas") / "tables.sql", steps)
    monkeypatch.setattr(schema, "folder", lambda name: steps)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", NOW + 1)
    monkeypatch.setattr(schema.migrate, "__kwdefaults__", {"wanted": NOW + 1, "where": None})
    monkeypatch.setattr(schema.check, "__kwdefaults__", {"wanted": NOW + 1})
    with pytest.raises(StoreError, match=rf"has schema {NOW}, this timeline .* reads {NOW + 1}; upgrade it"):
        Store.open(store.path)
    with Store.open(store.path, "write") as upgraded:
        assert schema.version(upgraded.connection, upgraded.path) == NOW + 1
        assert len(upgraded.reports()) == 3
    assert (tmp_path / f"t.duckdb.schema-{NOW}").is_file()
