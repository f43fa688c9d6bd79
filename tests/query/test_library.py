"""The library: the verbs of the command line, and events as rows, Arrow or a DataFrame."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.factories.database import path as path
from timeline.errors import UsageError
from timeline.library import Timeline

IDS = ["d3ptr", "fs24x", "m5dst", "k7frd", "p2ndd"]


def test_events_as_rows_arrow_and_frame_are_the_same(path: Path) -> None:
    events = Timeline(path).events()
    assert [row["event_id"] for row in events.rows()] == [row["event_id"] for row in events] == IDS
    assert events.arrow().column("event_id").to_pylist() == IDS
    assert list(events.df()["event_id"]) == IDS
    assert len(events) == 5
    assert events.arrow().column("actor_list").to_pylist()[1] == ["KOR", "USA"]


def test_a_format_may_be_named(path: Path) -> None:
    chronology = Timeline(path)
    assert chronology.events("2024-03-05", format="rows") == chronology.events(when="2024-03-05").rows()
    assert chronology.events(format="arrow").num_rows == len(chronology.events(format="df")) == 5


def test_a_choice_is_that_of_the_command_line(path: Path) -> None:
    chronology = Timeline(path)
    assert [row["event_id"] for row in chronology.events(actor="North Korea, USA", type="exercise")] == ["fs24x", "k7frd"]
    assert [row["event_id"] for row in chronology.events(dt.date(2024, 3, 7), type=["exercise"])] == ["fs24x", "k7frd"]
    assert "date '2024-03-07'" in chronology.events(dt.date(2024, 3, 7)).sql
    with pytest.raises(UsageError, match="colour is no part of a choice"):
        chronology.events(colour="red")


def test_export_query_and_sql(path: Path) -> None:
    chronology = Timeline(path)
    exported = chronology.export(path.parent / "march.csv", "2024-03", actor="PRK")
    assert exported.files[0].what == "2 events, 28 columns"
    answers = chronology.query("responses", of="KOR", by="PRK", days=14).as_dicts()
    assert [row["answer"] for row in answers] == ["m5dst", "k7frd"]
    assert chronology.sql("select count(*) from events where title = $title", title="Harbour Watch").rows == [(1,)]


def test_ingest_reads_reports(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("---\ndate: 2024-03-08\nsource: Wire\n---\nThe army held a firing drill on March 7.\n")
    chronology = Timeline(tmp_path / "t.duckdb")
    assert chronology.ingest(tmp_path / "one.md").added == 1
    assert chronology.sql("select published from reports").rows == [(dt.date(2024, 3, 8),)]
