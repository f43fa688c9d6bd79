"""Reports in: what is said, what is stored, and what one bad file costs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from timeline.resources import folder

DRILL = """---
title: Tank drill held
date: 2024-03-14
source: Meridian Wire
---
North Korea's army held a tank drill on Wednesday, state media said.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    (place / "drill.md").write_text(DRILL)
    return place


def test_the_database_is_made_on_first_use_here(reports: Path, tmp_path: Path) -> None:
    done = run("ingest", reports)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("timeline.duckdb  created\n\n  reports      1 added\n")
    assert done.err.endswith("\nNext: timeline show\n")
    assert (tmp_path / "timeline.duckdb").is_file()
    assert "\t2024-03-13\t2024-03-13\tPRK\texercise\t" in run("show").out


def test_a_second_ingest_adds_nothing(reports: Path) -> None:
    run("ingest", reports)
    before = run("show", "--json").out
    assert run("ingest", reports) == (0, "", "0 added, 1 already known\n")
    assert run("show", "--json").out == before


def test_a_bad_file_costs_one_file_and_is_named_with_the_remedy(reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    (reports / "picture.txt").write_bytes(bytes(range(256)) * 40)
    done = run("ingest", reports, reports / "missing.txt")
    assert done.code == 3
    assert "  reports      1 added" in done.err
    rejected = done.err.partition("Rejected:\n")[2]
    for name in ("empty.txt", "picture.txt", "missing.txt"):
        assert name in rejected
    assert "\tPRK\texercise\t" in run("show").out


def test_a_trouble_that_costs_no_report_is_a_warning(reports: Path) -> None:
    (reports / "broken.md").write_text("---\ntitle: [\n---\nText of the report.\n")
    done = run("ingest", reports)
    assert done.code == 0
    assert "  reports      2 added" in done.err
    assert "broken.md" in done.err.partition("Warnings:\n")[2]
    told = next(line for line in run("status").out.splitlines() if "warnings" in line)
    statement = told.partition('timeline sql "')[2].rstrip('"')
    assert "broken.md" in run("sql", statement).out


def test_quiet_says_nothing_but_the_exit_code_stays(reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    assert run("-q", "ingest", reports) == (3, "", "")


def test_dry_run_changes_nothing(reports: Path, tmp_path: Path) -> None:
    done = run("ingest", reports, "--dry-run")
    assert done.code == 0
    assert "nothing was written (--dry-run)" in done.err
    assert not (tmp_path / "timeline.duckdb").exists()
    run("ingest", reports)
    before = (tmp_path / "timeline.duckdb").read_bytes()
    (reports / "second.md").write_text(DRILL.replace("Wednesday", "Tuesday"))
    assert "  reports      1 added" in run("ingest", reports, "--dry-run").err
    assert (tmp_path / "timeline.duckdb").read_bytes() == before


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = run("ingest", "nothing")
    assert done.code == 0
    assert done.err.startswith("nothing to read there; reports are ")
    explained = run("ingest", "nothing", "--explain")
    assert explained == (0, "", done.err.partition("\n")[0] + "\n")


def test_reports_of_other_days_are_counted(reports: Path) -> None:
    (reports / "later.md").write_text(DRILL.replace("2024-03-14", "2024-06-20"))
    done = run("ingest", reports, "--until", "2024-03")
    assert done.err.splitlines()[2].endswith("1 outside --since/--until")
    assert run("ingest", reports, "--until", "2024-03").err == "0 added, 1 already known, 1 outside --since/--until\n"


def test_after_an_interruption_the_events_follow(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("timeline.pipeline.derive", pressed)
        done = run("ingest", reports, columns=80)
    assert done.code == 130
    assert "  reports      1 added\n\nInterrupted: the reports counted here are stored." in done.err
    assert "  events " not in done.err
    assert done.err.endswith("makes the events of them all.\n")
    assert "  events       1 new" in run("ingest", reports).err
    assert "\tPRK\texercise\t" in run("show").out


def test_explain_says_why_and_stores_nothing(reports: Path, tmp_path: Path) -> None:
    done = run("ingest", reports / "drill.md", "--explain", columns=80)
    assert (done.code, done.err) == (0, "")
    heading, empty, sentence, *reasons = done.out.splitlines()
    assert heading == "drill, published Thursday 14 March 2024 (metadata)"
    assert (empty, sentence) == ("", "North Korea's army held a tank drill on Wednesday, state media said.")
    assert reasons[0].startswith("  exercise/")
    assert reasons[1].endswith("'Wednesday' is 2024-03-13")
    assert not (tmp_path / "timeline.duckdb").exists()


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_explain_fits_the_page(columns: int) -> None:
    done = run("ingest", folder("seeds") / "reports", "--explain", columns=columns)
    assert max(map(len, done.out.splitlines())) <= columns


def test_explain_takes_the_day_from_the_dateline_or_the_option(reports: Path) -> None:
    (reports / "drill.md").write_text("Drill held\n\nSEOUL, March 14, 2024 (Wire) - The army of North Korea drilled.\n")
    assert run("ingest", reports, "--explain").out.startswith("drill, published Thursday 14 March 2024 (dateline)\n")
    (reports / "drill.md").write_text("Drill held\n\nNorth Korea held a drill on Wednesday.\n")
    assert run("ingest", reports, "--explain").out.startswith("drill, published on no day that is known")
    given = run("ingest", reports, "--explain", "--published", "2024-03-14").out
    assert given.startswith("drill, published Thursday 14 March 2024 (given)\n")


def test_standard_input_with_mapped_columns() -> None:
    typed = '{"headline": "Drill", "body": "An army held a tank drill on Wednesday.", "when": "2024-03-14"}\n'
    done = run("ingest", "-", "-f", "jsonl", "--map", "title=headline,text=body,date=when", "--source", "Wire", typed=typed)
    assert done.code == 0, done.err
    assert run("sql", "select title, source, published from reports", "-f", "csv", "--no-headers").out == (
        "Drill,Wire,2024-03-14\n")


def test_given_date_is_for_reports_that_state_none(reports: Path) -> None:
    (reports / "bare.txt").write_text("Drill begins\n\nNorth Korea's navy began a drill on Monday.\n")
    assert run("ingest", reports, "--published", "2024-03-05").code == 0
    rows = run("sql", "select report, published, published_basis from reports order by 1", "-f", "tsv", "--no-headers").out
    assert rows == "bare\t2024-03-05\tgiven\ndrill\t2024-03-14\tmetadata\n"


def test_the_summary_is_the_same_in_ascii_and_narrow(reports: Path) -> None:
    done = run("--ascii", "ingest", reports, columns=60)
    assert done.err.isascii()
    assert max(map(len, done.err.splitlines())) <= 60


def test_demo_shows_a_chronology_with_answers_and_where_to_go_on(tmp_path: Path) -> None:
    done = run("--db", tmp_path / "demo.duckdb", "demo")
    assert done.code == 0, done.err
    assert "sample reports in" in done.out
    assert "and what followed" in done.out
    assert "stated" in done.out
    assert f"export TIMELINE_DB={tmp_path / 'demo.duckdb'}\n" in done.err
    assert run("--db", tmp_path / "demo.duckdb", "verify").code == 0


def test_rebuild_changes_nothing_when_nothing_changed(reports: Path) -> None:
    run("ingest", reports)
    before = run("show", "--json").out
    done = run("rebuild")
    assert (done.code, done.err) == (0, "0 events new, 0 changed, 0 gone, 0 links new\n")
    assert run("show", "--json").out == before


def test_init_copies_what_can_be_edited_and_writes_over_nothing(tmp_path: Path) -> None:
    done = run("init", "mine")
    assert (done.code, done.out) == (0, "")
    ours = {path.name for path in folder("queries").iterdir()}
    assert {path.name for path in (tmp_path / "mine" / "queries").iterdir()} == ours
    assert run("init", "mine").err == (
        "timeline: mine/seeds: is there already; --force writes over it, or name another folder\n")
    assert run("init", "mine", "--force").code == 0


def test_queries_beside_the_database_are_read_on_top_of_ours(reports: Path, tmp_path: Path) -> None:
    run("ingest", reports)
    (tmp_path / "queries").mkdir()
    shutil.copy(folder("queries") / "coverage.sql", tmp_path / "queries" / "my-coverage.sql")
    assert "my-coverage\t" in run("query").out
    assert run("query", "my-coverage", "-f", "csv").code == 0
    (tmp_path / "queries" / "broken.sql").write_text("select 1")
    assert run("query").err.startswith("timeline: broken.sql: ")
