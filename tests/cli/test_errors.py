"""What a wrong call is told: one sentence, what to do, and the exit code of the table in program.py."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import environment, run, shell, spawn

SENTENCES: list[tuple[tuple[str, ...], int, str]] = [
    (("show", "2024-3"), 2, "timeline: '2024-3' is not a period; write 2024, 2024-03, 2024-03-07 or a range such as "
                            "2024-03-04..2024-03-14, either end of which may be left out"),
    (("show", "--actor", "Noth Korea"), 2, "timeline: no actor is called 'Noth Korea'; did you mean 'north korea'"),
    (("show", "--type", "exercize"), 2, "did you mean 'exercise'"),
    (("show", "--min-reports", "few"), 2, "timeline: Invalid value for '--min-reports': "),
    (("show", "--min-confidence", "90"), 2, "timeline: Invalid value for '--min-confidence': "),
    (("show", "--lane"), 2, "timeline: No such option: --lane. Did you mean --lanes?\nSee: timeline show -h\n"),
    (("shwo",), 2, "timeline: No such command 'shwo'. Did you mean 'show'?\nSee: timeline -h\n"),
    (("show", "--oneline", "--lanes"), 2, "timeline: give --oneline or --lanes, not both\n"),
    (("show", "-f", "cvs"), 2, "timeline: no format 'cvs'; did you mean csv? there are csv, json, jsonl, md, table, tsv\n"),
    (("show", "--csv", "--json"), 2, "timeline: give one format, not csv and json\n"),
    (("show", "-f", "csv", "-o", "no/such/x.csv"), 2,
     "timeline: no/such/x.csv: there is no folder no/such; create it first\n"),
    (("event", "zzzzz"), 2, "timeline: no event has the id zzzzz; "),
    (("event", "fs24y"), 2, "timeline: no event has the id fs24y; did you mean fs24x?\n"),
    (("chain", "fs24x", "--basis", "timed"), 2,
     "timeline: no basis 'timed'; did you mean timing? there are any, interpreted, stated, timing\n"),
    (("chain", "fs24x", "--actor", "PRK"), 2,
     "timeline: give the ID of an event, or options that choose several, not both\n"),
    (("query", "response"), 2, "timeline: there is no query 'response'; did you mean responses?\n"),
    (("query", "responses", "--of", "KOR", "--by", "PRK", "--day", "7"), 2,
     "timeline: no parameter --day in query 'responses'; did you mean --days? it takes --of ACTOR --by ACTOR "),
    (("query", "responses", "--of", "KOR"), 2, "timeline: query 'responses' needs --by; it takes --of ACTOR "),
    (("query", "responses", "--of"), 2, "timeline: --of needs a value\n"),
    (("query", "responses", "KOR"), 2, "timeline: 'KOR' follows the query 'responses' without saying what it is; "
                                       "write --PARAMETER KOR\n"),
    (("query", "--of", "KOR"), 2, "timeline: name the query first: timeline query NAME --PARAMETER VALUE; "
                                  "`timeline query` lists them\n"),
    (("sql", "delete from event"), 1, "timeline: DELETE changes things; only SELECT and EXPLAIN can run here\n"),
    (("sql", "select 1; select 2"), 1, "timeline: 2 statements were given; one at a time, please\n"),
    (("sql", "select titel from events"), 1, 'timeline: Binder Error: Referenced column "titel" not found'),
    (("sql", "select * from read_csv('/etc/passwd')"), 1, "timeline: Permission Error"),
    (("export", "march.docx"), 2, "timeline: march.docx: no format has this suffix; use one of .csv"),
    (("export", "-"), 2, "timeline: name the format of standard output with -f; there are "),
    (("export", "x.csv", "--records", "report"), 2,
     "timeline: no records 'report'; did you mean reports? there are events, reports\n"),
    (("dates", " "), 2, "timeline: there is no text; put a phrase in quotes: "),
    (("dates", "today", "--on", "March"), 2, "timeline: 'March' is not a period; "),
    (("dates", "missing.jsonl"), 1, "timeline: missing.jsonl: cannot be read (No such file or directory); name a file, "),
    (("correct", "set", "fs24x", "kind", "x"), 2, "timeline: no field 'kind'; "),
    (("correct", "set", "fs24x", "type", "drill"), 2, "timeline: 'drill' is none of exercise, "),
    (("correct", "merge", "fs24x", "fs24x"), 2, "timeline: fs24x and fs24x are the same event\n"),
    (("correct", "undo", "c9"), 2, "timeline: no correction 'c9'; `timeline correct log` lists them\n"),
    (("correct", "link", "k7frd", "fs24x", "--kind", "answers"), 2, "timeline: no kind 'answers'; "),
    (("backup", "no/such/copy.duckdb"), 2,
     "timeline: no/such/copy.duckdb: there is no folder no/such; create it first\n"),
    (("backup", "copy.duckdb"), 2,
     "timeline: copy.duckdb: is there already; it is the database itself; name another file\n"),
    (("show", "--wait", "-1"), 2, "timeline: Invalid value for '--wait': "),
    (("show", "--wait", "long"), 2, "timeline: Invalid value for '--wait': "),
    (("ingest", "x", "--explain"), 3, "x: no such file or folder; check the spelling\n"),
    (("ingest",), 2, "Usage: timeline ingest"),
    (("ingest", "x", "--tz", "Asia/Soul"), 2, "timeline: no time zone 'Asia/Soul'; did you mean Asia/Seoul?\n"),
    (("ingest", "x", "--map", "when=pubDate"), 2,
     "timeline: --map 'when=pubDate': write OURS=THEIRS, where OURS is one of "),
    (("ingest", "x", "--seeds", "nowhere"), 2, "timeline: --seeds nowhere: there is no such folder\n"),
]


@pytest.mark.parametrize(("args", "code", "sentence"), SENTENCES, ids=[" ".join(args) for args, _, _ in SENTENCES])
def test_says_what_is_wrong_and_what_to_do(writable: Path, args: tuple[str, ...], code: int, sentence: str) -> None:
    done = run("--db", writable, *args)
    assert done.code == code
    assert sentence in done.err + (done.out if args == ("ingest",) else "")
    assert "Traceback" not in done.err


@pytest.fixture
def writable(db: Path, tmp_path: Path) -> Path:
    """A copy of the database that may be written to."""
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(db.read_bytes())
    return copy


def test_no_database(tmp_path: Path) -> None:
    assert run("show") == (1, "", "timeline: no timeline.duckdb here or in a folder above; make one with: timeline ingest "
                                  "PATH, or see: timeline demo\n")
    missing = tmp_path / "x.duckdb"
    assert run("--db", missing, "show").err.startswith(f"timeline: {missing}: there is no such database; ")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "the path of the database is empty; name a file such as timeline.duckdb"),
        ("s3://bucket/x.duckdb", "not the path of a local file"),
        ("text.duckdb", "is not a DuckDB database; name another file with --db"),
        (".", "is a folder; name a file in it"),
    ],
)
def test_a_database_that_is_none(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "text.duckdb").write_text("not a database at all")
    for command in (("show",), ("ingest", "x.md"), ("sql", "select 1"), ("export", "x.csv")):
        done = run("--db", name, *command)
        assert done.code in (1, 2)
        assert sentence in done.err


def test_the_nearest_database_above_is_found(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "timeline.duckdb").write_bytes(db.read_bytes())
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert len(run("show").out.splitlines()) == 5
    assert len(run("show", env={"TIMELINE_DB": str(db)}).out.splitlines()) == 5
    assert run("show", env={"TIMELINE_DB": str(tmp_path / "other.duckdb")}).code == 1


def test_nothing_matches_is_no_failure(db: Path) -> None:
    assert run("--db", db, "show", "2019") == (0, "", "no events match\n")
    assert run("--db", db, "show", "2019", "-f", "jsonl") == (0, "", "no events match\n")
    assert run("--db", db, "show", "2019", "--json").out == "[]\n"


def test_a_fault_of_ours_is_one_line_and_debug_shows_where(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("\x1b[31mdivision")

    monkeypatch.setattr("timeline.view.status.status", broken)
    done = run("--db", db, "status")
    assert done.err == ("timeline: a fault of the program, ZeroDivisionError: [31mdivision; run it again with --debug and "
                        "report what it shows\n")
    assert done.code == 1
    assert "in broken" in run("--db", db, "--debug", "status").err


def test_foreign_characters_of_an_argument_do_not_reach_the_terminal(db: Path) -> None:
    done = run("--db", db, "show", "--actor", "\x1b]0;owned\x07Korea")
    assert done.code == 2
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.err)


def test_a_closed_pipe_is_no_error(db: Path) -> None:
    done = shell(f"timeline --db {db} -q sql 'select * from range(200000)' | head -1")
    assert done == (0, "0\n", "")
    assert shell(f"timeline --db {db} show | head -1").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_sentence(db: Path) -> None:
    assert shell(f"timeline --db {db} show > /dev/full") == (74, "", "timeline: No space left on device\n")


def test_a_closed_stdout_is_not_success(db: Path) -> None:
    assert shell(f"timeline --db {db} show >&-").code == 74


def test_ctrl_c_ends_a_long_query(db: Path) -> None:
    sql = "select count(*) from range(1000000) a, range(1000000) b"
    process = subprocess.Popen(
        [sys.executable, "-c", "from timeline.cli import main; main()", "--db", str(db), "sql", sql], env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, "timeline: interrupted\n")
    assert time.monotonic() - began < 3


def test_a_query_out_of_time(db: Path) -> None:
    sql = "select count(*) from range(1000000) a, range(1000000) b"
    done = spawn("--db", db, "sql", sql, "--timeout", "0.5")
    assert (done.code, done.out) == (124, "")
    assert done.err == "timeline: the query was stopped after 0.5 s; choose fewer rows or a shorter period\n"


@contextmanager
def held(db: Path, seconds: float) -> Iterator[int]:
    """A process, by its number, that holds `db` for so long."""
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import time; from timeline.store import Store; s = Store.open({str(db)!r}, 'write'); "
                               f"print('open', flush=True); time.sleep({seconds})"],
        stdout=subprocess.PIPE, text=True, env=environment())
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        yield holder.pid
    finally:
        holder.kill()
        holder.wait()


WANTING = (("show", "2019"), ("sql", "select 1"), ("ingest", "."), ("rebuild",), ("backup", "other.duckdb"), ("recover",))


def test_another_writer(writable: Path) -> None:
    with held(writable, 30) as number:
        for words in WANTING:
            done = run("--db", writable, *words)
            assert (done.code, done.out) == (75, ""), words
            assert f"PID {number}" in done.err


@pytest.mark.parametrize("words", WANTING, ids=" ".join)
def test_another_writer_is_waited_for(writable: Path, words: tuple[str, ...]) -> None:
    with held(writable, 0.5):
        assert run("--db", writable, *words, "--wait", "30").code == 0


