"""Names, theatres and sides of the lexicon, as the database keeps them for queries."""

from __future__ import annotations

from pathlib import Path

from tests.factories.chronology import chronology
from timeline.lexicon import load
from timeline.store import Store


def test_names_sides_and_theatres_make_links_by_timing(tmp_path: Path) -> None:
    extractions, merged = chronology()
    with Store.open(tmp_path / "t.duckdb", "create") as store:
        store.store_batch(extractions)
        store.replace_events(merged, load())
        names = dict(store.connection.execute("select actor, name from actors").fetchall())
        theatres = dict(store.connection.execute("select event_id, theatre_list from events").fetchall())
        timing = store.connection.execute("select from_id, to_id, basis, lag_days from timing_links(14)").fetchall()
    assert names == {"KOR": "South Korea", "PRK": "North Korea", "USA": "United States"}
    assert "korea" in theatres["fs24x"]
    # the statement is a word, the patrols began before, the plan has no date
    assert [link for link in timing if link[1] == "fs24x"] == [("k7frd", "fs24x", "timing", 3)]
