"""The grammar of choice: what is typed, and which events of the small chronology it chooses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.factories.database import path as path
from timeline.errors import UsageError
from timeline.lexicon import load
from timeline.select import Selection, parse_when, select_events
from timeline.store import Store


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-03-07", "2024-03-07", "2024-03-07"),
        ("2024-03-04..2024-03-14", "2024-03-04", "2024-03-14"),
        ("2024-03-04/2024-03-14", "2024-03-04", "2024-03-14"),
        ("2023..2024-02", "2023-01-01", "2024-02-29"),
        ("2024-03..", "2024-03-01", None),
        ("..2024-03", None, "2024-03-31"),
        ("2024-03/..", "2024-03-01", None),
        ("../2024-03", None, "2024-03-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_when(text: str, first: str | None, last: str | None) -> None:
    assert tuple(day and day.isoformat() for day in parse_when(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("March", "is not a period; write 2024"),
        ("", "is not a period"),
        ("2024-3-7", "is not a period"),
        ("2024-13", "is not in the calendar"),
        ("2024-02-30", "is not in the calendar"),
        ("0000", "is not in the calendar"),
        ("..", "open at both ends"),
        ("/", "open at both ends"),
        ("2024..2023", r"ends before it begins; did you mean 2023\.\.2024"),
        ("٢٠٢٤", "is not a period"),
    ],
)
def test_when_refused(text: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        parse_when(text)


@pytest.mark.parametrize(
    ("chosen", "events"),
    [
        ({}, ["d3ptr", "fs24x", "m5dst", "k7frd", "p2ndd"]),
        ({"newest": True}, ["k7frd", "m5dst", "fs24x", "d3ptr", "p2ndd"]),
        ({"when": "2024-03-05"}, ["d3ptr", "fs24x", "m5dst"]),  # the patrols go on, the drill runs
        ({"when": "2024-03-15.."}, ["d3ptr"]),
        ({"when": "..2024-02"}, ["d3ptr"]),
        ({"when": "2023"}, []),
        ({"around": "2024-03-08", "days": 1}, ["d3ptr", "fs24x", "k7frd"]),
        ({"actor": ("North Korea",)}, ["m5dst", "k7frd"]),
        ({"actor": ("DPRK", "USA"), "type": ("exercise",)}, ["fs24x", "k7frd"]),
        ({"type": ("statement",)}, ["m5dst"]),
        ({"type": ("drill",)}, ["fs24x", "k7frd", "p2ndd"]),
        ({"mode": ("artillery",)}, ["k7frd"]),
        ({"place": "North Korea"}, ["k7frd"]),
        ({"text": "harbour"}, ["fs24x", "k7frd"]),  # in a title, and in a sentence
        ({"text": "harbour ROUNDS"}, ["k7frd"]),
        ({"text": "'; drop table event; --"}, []),
        ({"min_reports": 2}, ["fs24x"]),
        ({"min_confidence": 0.6, "when": "2024-03-07"}, ["d3ptr", "fs24x"]),
        ({"review": True}, ["fs24x", "p2ndd"]),
    ],
)
def test_choice(path: Path, chosen: dict[str, Any], events: list[str]) -> None:
    statement = select_events(Selection(**chosen), load(), "event_id")
    with Store.open(path) as store:
        assert [id_ for (id_,) in store.connection.execute(statement.sql, statement.values).fetchall()] == events
        written = store.connection.execute(statement.written_out()).fetchall()
    assert [id_ for (id_,) in written] == events


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"actor": ("Pyongyan",)}, "did you mean 'pyongyang'"),
        ({"place": "Seol"}, "no place is called 'Seol'"),
        ({"type": ("exercize",)}, "did you mean"),
        ({"type": ("artillery",)}, "is a mode, not a type; use --mode"),
        ({"when": "2024", "around": "2024-03-07"}, "not both"),
        ({"around": "2024-03"}, "is not a day"),
        ({"around": "2024-03-07", "days": -1}, "cannot be negative"),
        ({"around": "9999-12-31", "days": 5}, "leave the calendar"),
    ],
)
def test_choice_refused(chosen: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        select_events(Selection(**chosen), load())


def test_written_out_sql_quotes_its_values() -> None:
    statement = select_events(Selection(when="2024-03-07", text="O'Hara"), load(), "event_id")
    assert "date '2024-03-07'" in statement.written_out()
    assert "'O''Hara'" in statement.written_out()
    assert statement.values["first"] == dt.date(2024, 3, 7)
