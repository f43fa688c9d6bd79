"""Each format, read back by what reads it."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet
import pytest

from tests.factories.database import path as path
from timeline.errors import UsageError
from timeline.export import FORMATS, Options, export
from timeline.export.columns import NAMES
from timeline.lexicon import load
from timeline.select import Selection
from timeline.store import Store

IDS = ["d3ptr", "fs24x", "m5dst", "k7frd", "p2ndd"]


def written(path: Path, name: str, selection: Selection | None = None, **options: object) -> Path:
    target = path.parent / f"out.{name}"
    export(target, path, selection or Selection(), load(), name, Options(**options))  # type: ignore[arg-type]
    return target


def source(path: Path) -> list[dict[str, object]]:
    with Store.open(path) as store:
        found = store.connection.execute(
            f"select {', '.join(NAMES)} from events order by date_start, date_end, event_id").fetchall()
    return [dict(zip(NAMES, row, strict=True)) for row in found]


def test_csv_has_the_28_columns_in_order_and_every_value(path: Path) -> None:
    text = written(path, "csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines(keepends=True), strict=True)
    assert tuple(header) == NAMES
    for row, event in zip(rows, source(path), strict=True):
        shown = ["" if value is None else str(value) for value in event.values()]
        shown[NAMES.index("confidence")] = f"{event['confidence']:.2f}"
        shown[NAMES.index("title")] = shown[NAMES.index("title")].replace("=", "'=")
        assert row == shown
    assert "\r" not in text


def test_csv_read_by_pandas_and_duckdb_without_options_equals_the_source(path: Path) -> None:
    target = written(path, "csv", raw=True)
    expected = [tuple(None if value == "" else value for value in event.values()) for event in source(path)]
    with duckdb.connect() as connection:
        assert connection.execute(f"select * from read_csv('{target}')").fetchall() == expected
    frame = pandas.read_csv(target)
    assert list(frame.columns) == list(NAMES)
    for row, event in zip(frame.to_dict("records"), expected, strict=True):
        for name, value in zip(NAMES, event, strict=True):
            read = row[name]
            shown = value.isoformat() if isinstance(value, dt.date) else value
            assert (pandas.isna(read) and value is None) or read == shown


def test_excel_wants_a_mark_and_crlf_and_raw_leaves_formulas(path: Path) -> None:
    assert written(path, "csv", excel=True).read_bytes().startswith(b"\xef\xbb\xbfevent_id,date_start")
    assert written(path, "csv", excel=True).read_bytes().count(b"\r\n") == 6
    assert ",'=Artillery units" in written(path, "csv").read_text()
    assert ",=Artillery units" in written(path, "csv", raw=True).read_text()


def test_the_data_package_describes_the_csv(path: Path) -> None:
    written(path, "csv")
    package = json.loads((path.parent / "out.datapackage.json").read_text())
    (resource,) = package["resources"]
    assert resource["path"] == "out.csv"
    assert [field["name"] for field in resource["schema"]["fields"]] == list(NAMES)
    assert all(field["description"].endswith(".") for field in resource["schema"]["fields"])


def test_tsv_has_one_line_an_event(path: Path) -> None:
    lines = written(path, "tsv", headers=False).read_text().splitlines()
    assert [line.split("\t")[0] for line in lines] == IDS
    assert {line.count("\t") for line in lines} == {27}


def test_jsonl_is_contract_1(path: Path) -> None:
    events = [json.loads(line) for line in written(path, "jsonl").read_text().splitlines()]
    assert [event["id"] for event in events] == IDS
    drill = events[1]
    assert list(drill) == [
        "id", "type", "mode", "status", "title", "start_earliest", "start_latest", "end_earliest", "end_latest", "edtf",
        "grain", "actors", "participants", "targets", "place", "equipment", "counts", "attribution", "confidence",
        "mentions", "links"]
    assert drill["start_earliest"] == drill["start_latest"] == "2024-03-04"
    assert drill["edtf"] == "2024-03-04/2024-03-14"
    assert drill["actors"] == ["KOR", "USA"]
    assert drill["counts"][0] | {"reports": None} == {
        "what": "field exercises", "value": 48.0, "upper": None, "approximate": False, "ratio": None, "compared_to": None,
        "reports": None, "attribution": []}
    assert [list(mention) for mention in drill["mentions"]] == 2 * [
        ["report", "sentence", "start", "end", "trigger", "time_phrase", "rule"]]
    assert drill["mentions"][0]["sentence"].startswith("South Korea and the United States opened")
    assert events[2]["links"] == [{
        "kind": "responds_to", "to": "fs24x", "basis": "stated", "report": "wire-0305",
        "sentence": "North Korea condemned the drill on Tuesday in response."}]
    assert events[3]["place"] == {"name": "the border", "country": "PRK", "lat": 38.3, "lon": 127.1}
    assert events[4]["start_earliest"] is events[4]["edtf"] is events[4]["place"] is None
    assert json.loads(written(path, "json").read_text()) == events


def test_reports_are_exported_whole_or_chosen(path: Path) -> None:
    target = path.parent / "reports.jsonl"
    export(target, path, Selection(), load(), records="reports")
    reports = [json.loads(line) for line in target.read_text().splitlines()]
    assert [report["id"] for report in reports] == ["gazette-0308", "undated", "wire-0305"]
    assert list(reports[0]) == ["id", "published", "published_basis", "title", "source", "url"]
    export(target, path, Selection(type=("statement",)), load(), records="reports")
    assert [json.loads(line)["id"] for line in target.read_text().splitlines()] == ["wire-0305"]
    with pytest.raises(UsageError, match="jsonl only"):
        export(path.parent / "reports.csv", path, Selection(), load(), records="reports")


def test_parquet_keeps_lists_and_dates(path: Path) -> None:
    table = pyarrow.parquet.read_table(written(path, "parquet", Selection(type=("exercise",), text="O'Hara")))
    assert table.num_rows == 0
    rows = pyarrow.parquet.read_table(written(path, "parquet")).to_pylist()
    assert [row["event_id"] for row in rows] == IDS
    assert rows[1]["actor_list"] == ["KOR", "USA"]
    assert rows[1]["date_start"] == dt.date(2024, 3, 4)


def test_the_brief_footnotes_every_sentence_and_escapes_markup(path: Path) -> None:
    with Store.open(path, "write") as store:
        store.connection.execute("update event set title = '[a](javascript:x) <b>*bold*' where id = 'm5dst'").fetchall()
    text = written(path, "md").read_text()
    assert text.startswith("# Chronology\n")
    assert "## Thursday 7 March 2024" in text
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.M)
    assert marks == notes == [str(n) for n in range(1, 7)]
    assert r"\[a\](javascript:x) \<b\>\*bold\*" in text
    assert "Answers Harbour Watch (fs24x), stated." in text


def test_icalendar_ends_are_exclusive_and_lines_short(path: Path) -> None:
    raw = written(path, "ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    text = raw.decode().replace("\r\n ", "")
    drill = text.split("BEGIN:VEVENT")[2]
    assert "UID:fs24x@timeline" in drill
    assert "DTSTART;VALUE=DATE:20240304" in drill
    assert "DTEND;VALUE=DATE:20240315" in drill
    assert "RELATED-TO:fs24x@timeline" in text.split("BEGIN:VEVENT")[3]
    assert text.count("BEGIN:VEVENT") == 4  # one has no date


def test_geojson_holds_the_located(path: Path) -> None:
    target = path.parent / "out.geojson"
    exported = export(target, path, Selection(), load())
    assert exported.left_out == "4 events without a point"
    (feature,) = json.loads(target.read_text())["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [127.1, 38.3]}
    assert feature["properties"]["event_id"] == feature["id"] == "k7frd"
    export(target, path, Selection(type=("statement",)), load())
    assert json.loads(target.read_text()) == {"type": "FeatureCollection", "features": []}


def test_timelinejs_groups_by_side_and_escapes_html(path: Path) -> None:
    with Store.open(path, "write") as store:
        store.connection.execute("update event set title = '<script>' where id = 'm5dst'").fetchall()
    slides = json.loads(written(path, "timelinejs").read_text())["events"]
    assert [(slide["unique_id"], slide["group"]) for slide in slides] == [
        ("d3ptr", "USA"), ("fs24x", "KOR; USA"), ("m5dst", "PRK"), ("k7frd", "PRK")]
    assert slides[2]["text"]["headline"] == "&lt;script&gt;"
    assert slides[1]["end_date"] == {"year": 2024, "month": 3, "day": 14}


def test_timesketch_has_its_three_fields_and_ours(path: Path) -> None:
    rows = [json.loads(line) for line in written(path, "timesketch").read_text().splitlines()]
    assert rows[1]["message"] == "Harbour Watch"
    assert rows[1]["datetime"] == "2024-03-04T00:00:00+00:00"
    assert rows[2]["timestamp_desc"] == "Day of the event, hour unknown"
    assert set(NAMES) < set(rows[0])


def test_cameo_has_a_row_a_dyad(path: Path) -> None:
    rows = list(csv.DictReader(written(path, "cameo").open()))
    assert [(row["event_id"], row["actor1"], row["actor2"]) for row in rows] == [
        ("d3ptr", "USA", ""), ("fs24x", "KOR", "PRK"), ("fs24x", "USA", "PRK"), ("m5dst", "PRK", "KOR"),
        ("m5dst", "PRK", "USA"), ("k7frd", "PRK", ""), ("p2ndd", "KOR", "")]


def test_links_by_timing_are_added_only_when_asked(path: Path) -> None:
    with Store.open(path, "write") as store:
        store.connection.execute("update event set theatres = ['korea']; delete from side").fetchall()
        store.connection.execute("insert into side values ('korea', 0, 'KOR', '-infinity', 'infinity'), "
                                 "('korea', 1, 'PRK', '-infinity', 'infinity')").fetchall()
        store.connection.execute("delete from link").fetchall()
        store.connection.execute("update event set responds_to = [], link_basis = [], lag_days = null").fetchall()
    plain = list(csv.DictReader(written(path, "csv").open()))
    timed = list(csv.DictReader(written(path, "csv", timing=14).open()))
    assert [row["responds_to"] for row in plain] == ["", "", "", "", ""]
    assert [(row["responds_to"], row["link_basis"], row["lag_days"]) for row in timed] == [
        ("", "", ""), ("", "", ""), ("", "", ""), ("fs24x", "timing", "3"), ("", "", "")]


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("parquet", "png")])
def test_the_same_export_twice_is_the_same_file(path: Path, name: str) -> None:
    assert written(path, name).read_bytes() == written(path, name).read_bytes()


def test_every_format_works_on_nothing(path: Path) -> None:
    for name in FORMATS.keys() - {"png"}:  # a picture needs an extra and a font, see test_svg
        assert written(path, name, Selection(when="1950")).exists()


def test_an_unknown_suffix_names_the_known(path: Path) -> None:
    with pytest.raises(UsageError, match=r"use one of \.csv, \.tsv"):
        export(path.parent / "march.xlsx", path, Selection(), load())
