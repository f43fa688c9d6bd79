"""Every input is accounted for, and the days and dates asked for on the command line are kept to (R15, R16, R17, R24)."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter, ValidationError

from timeline import model
from timeline.dates.grain import Grain
from timeline.model import Report
from timeline.pipeline import Summary, ingest
from timeline.readers import ReadOptions
from timeline.readers.published import Stated, parse_stated
from timeline.store import Store
from timeline.store.verify import verify
from timeline.workers import Workers

from .ingesting import fingerprint, write_reports

GOOD = "North Korea fired artillery shells into the sea on Wednesday."


def write(folder: Path, **reports: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in reports.items():
        (folder / f"{name}.md").write_text(text)
    return folder


def ledger(db: Path) -> list[tuple[str, str, str | None]]:
    with Store.open(db) as store:
        rows = store.connection.execute("select path, outcome, reason from ledger order by path, outcome").fetchall()
    return [(Path(path).name, outcome, reason) for path, outcome, reason in rows]


def test_each_input_ends_in_the_ledger_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workers.__init__, "__kwdefaults__", {"seconds": 2.0, "memory": 300_000_000})
    folder = write(tmp_path / "in", **{f"good{n:02}": f"{n}: {GOOD}" for n in range(70)})
    (folder / "empty.md").touch()
    (folder / "noise.md").write_bytes(bytes(range(256)) * 9)
    (folder / "twice.md").write_text(f"1: {GOOD}")
    (folder / "cut.jsonl").write_text(json.dumps({"text": f"jsonl {GOOD}"}) + '\n{"text": "cu')
    (folder / "link.md").symlink_to("/etc/passwd")
    # below the limit for article extraction, which takes time with the square of the size
    (folder / "slow.html").write_text("<html><body>" + f"<p>{GOOD}</p>" * 50_000)
    os.mkfifo(folder / "pipe.md")
    with open(folder / "sparse.md", "wb") as file:
        file.truncate(1 << 40)
    db = tmp_path / "t.duckdb"
    summary = ingest(db, [folder])
    rows = ledger(db)
    assert (summary.inputs, summary.added, summary.known, summary.n_rejected) == (78, 71, 1, 6)
    assert [(name, outcome) for name, outcome, _ in rows if not name.startswith("good")] == [
        ("cut.jsonl", "stored"), ("empty.md", "failed"), ("link.md", "skipped"), ("noise.md", "failed"),
        ("pipe.md", "skipped"), ("slow.html", "failed"), ("sparse.md", "failed"), ("twice.md", "known"),
    ]
    reasons = {name: reason for name, _, reason in rows if reason}
    assert "took longer than 2 s" in reasons["slow.html"]
    assert "no text" in reasons["sparse.md"]
    assert all(name in reason for name, reason in reasons.items()), "a reason names its file"
    with Store.open(db) as store:
        assert verify(store) == []
        assert {Path(warning.path or "").name for warning in store.warnings()} >= set(reasons) | {"cut.jsonl"}


DATED = {
    "early": f"---\npublished: 2024-03-01\n---\n{GOOD}",
    "dateline": f"SEOUL, March 8, 2024 (Wire) -- {GOOD}",
    "late": f"---\npublished: 2024-04-01\n---\n{GOOD} Later.",
    "never": f"{GOOD} Undated.",
}


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("since", "until", "kept"), [
    (None, None, ["dateline", "early", "late", "never"]),
    ("2024-03-02", None, ["dateline", "late"]),
    (None, "2024-03-08", ["dateline", "early"]),
    ("2024-03-08", "2024-03-08", ["dateline"]),
])
def test_only_the_days_asked_for(tmp_path: Path, since: str | None, until: str | None, kept: list[str]) -> None:
    folder = write(tmp_path / "in", **DATED)
    options = ReadOptions(since=day(since), until=day(until))
    summary = ingest(tmp_path / "t.duckdb", [folder], options, workers=0)
    with Store.open(tmp_path / "t.duckdb") as store:
        assert [id for id, *_ in store.identities()] == kept
    assert (summary.added, summary.outside, summary.rejected) == (len(kept), 4 - len(kept), [])
    # the rest comes with an ingest that asks for it
    assert ingest(tmp_path / "t.duckdb", [folder], workers=0).added == 4 - len(kept)


def published(db: Path) -> dict[str, tuple[dt.date | None, str | None]]:
    with Store.open(db) as store:
        return {report.id: (report.published, report.published_basis) for report in store.reports()}


def test_an_undated_report_takes_the_date_that_it_is_given_later(tmp_path: Path) -> None:
    folder, db = write(tmp_path / "in", **DATED), tmp_path / "t.duckdb"
    ingest(db, [folder / "early.md", folder / "dateline.md", folder / "never.md"], workers=0)
    before = published(db)
    assert before["never"][1] in (None, "linked")
    given = ReadOptions(published=dt.date(2024, 3, 20))
    summary: Summary = ingest(db, [folder], given, workers=0)
    assert (summary.added, summary.changed, summary.known) == (2, 1, 2)
    assert published(db) == {**before, "never": (dt.date(2024, 3, 20), "given"), "late": (dt.date(2024, 4, 1), "metadata")}
    again = ingest(db, [folder], ReadOptions(published=dt.date(2024, 3, 25)), workers=0)
    assert (again.added, again.known) == (0, 4)
    with Store.open(db) as store:
        assert verify(store) == []


def test_lines_are_counted_where_the_file_has_them(tmp_path: Path) -> None:
    text = f"The harbour was quiet.\n\n{GOOD}"
    (tmp_path / "plain.md").write_text(f"---\npublished: 2024-03-14\n---\n\n{text}\n")
    (tmp_path / "rows.jsonl").write_text(
        json.dumps({"text": "Nothing.", "id": "nothing"}) + "\n" + json.dumps({"text": text + " Row.", "id": "row"}) + "\n")
    ingest(tmp_path / "t.duckdb", [tmp_path / "plain.md", tmp_path / "rows.jsonl"], workers=0)
    with Store.open(tmp_path / "t.duckdb") as store:
        lines = dict(store.connection.execute("select report, min(line) from mention group by report").fetchall())
    assert lines == {"plain": 7, "row": 2}


@pytest.mark.parametrize("workers", [0, 2])
def test_how_it_is_read_changes_nothing(tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(tmp_path / "in", 60, random.Random(3))
    ingest(tmp_path / "one.duckdb", [tmp_path / "in"], workers=0)
    monkeypatch.setattr("timeline.intake.BATCH", 7)
    ingest(tmp_path / "other.duckdb", [tmp_path / "in"], workers=workers)
    assert fingerprint(tmp_path / "one.duckdb") == fingerprint(tmp_path / "other.duckdb")


@pytest.mark.parametrize("value", [20240101, "20240101", "1", "86400", 1.5, True])
def test_a_number_is_no_date(value: object) -> None:
    with pytest.raises(ValidationError):
        Report(id="r", text="Nothing.", published=value)  # type: ignore[arg-type]
    assert parse_stated(str(value)) in (None, Stated(dt.date(2024, 1, 1), Grain.DAY))


DATES = [(record, name) for record in vars(model).values() if isinstance(record, type) and issubclass(record, model.Record)
         for name, field in record.model_fields.items() if "datetime.date" in str(field.annotation)]


@pytest.mark.parametrize(("record", "name"), DATES, ids=lambda each: each if isinstance(each, str) else each.__name__)
@pytest.mark.parametrize("value", [20240101, "20240101", "86400", 1.5, True])
def test_no_field_of_a_record_takes_a_number_for_a_date(record: type[model.Record], name: str, value: object) -> None:
    field: TypeAdapter[Any] = TypeAdapter(record.model_fields[name].annotation, config=ConfigDict(strict=True))
    assert record.model_config.get("strict")
    with pytest.raises(ValidationError):
        field.validate_python(value)


def test_the_records_with_dates_are_found_and_so_are_the_bounds_of_spans() -> None:
    assert {record.__name__ for record, _ in DATES} >= {"Report", "Timex", "Event", "StatusChange", "Correction"}
    with pytest.raises(ValidationError, match="start_earliest"):
        TypeAdapter(model.Event.model_fields["span"].annotation).validate_json('{"start_earliest": 20240101}')
