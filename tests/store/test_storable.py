"""Whatever a text holds, DuckDB gives back what was stored, and every offset stays true."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.chronology import chronology, mention, report
from timeline.model import Extraction, Participant
from timeline.store import Store
from timeline.store.storable import storable, to_json
from timeline.store.verify import verify


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@given(text=st.text(alphabet=st.characters() | st.sampled_from("\0\ud800\udfff\udc80\ufffd")))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_duckdb_round_trip(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    assert storable(kept) == kept
    values = {"text": kept, "json": to_json({"a": text})}
    found = connection.execute("select $text, length($text), $json::json->>'$.a'", values).fetchall()
    assert found == [(kept, len(kept), kept)]


def test_a_hostile_report_is_stored_and_verified(tmp_path: Path) -> None:
    sentence = "The army\ud800 fired a \0 shell e\u0301 👩‍✈️ on March 7."
    hostile = report("hostile\0id", "Première phrase 😀.", sentence)
    told = mention(hostile, sentence, "fired", type="engagement", participants=(Participant(name="unit \0\ud800"),))
    with Store.open(tmp_path / "t.duckdb", "create") as store:
        store.store_batch([*chronology()[0], Extraction(report=hostile, mentions=(told,))])
        (found,) = store.mentions(["hostile\ufffdid"])
        assert found.sentence == sentence.replace("\ud800", "\ufffd").replace("\0", "\ufffd")
        assert found.participants[0].name == "unit \ufffd\ufffd"
        assert verify(store) == []
