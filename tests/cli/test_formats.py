"""stdout of every command parses under every format, and is the same bytes on a terminal and on a pipe."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Done, run
from timeline.export.columns import NAMES

TEXT = "three days ago"
COMMANDS: dict[str, tuple[str, ...]] = {
    "show": ("show",),
    "show of a month": ("show", "2024-03"),
    "event": ("event", "fs24x", "k7frd"),
    "chain": ("chain", "fs24x"),
    "chains": ("chain",),
    "query list": ("query",),
    "query": ("query", "responses", "--of", "KOR", "--by", "PRK"),
    "sql": ("sql", "select event_id, date_start, title, actor_list, confidence from events order by 1"),
    "status": ("status",),
    "dates": ("dates", TEXT, "--on", "2022-03-10"),
    "correct log": ("correct", "log"),
    "verify": ("verify",),
}


def rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))


def is_csv(text: str) -> None:
    assert len({len(row) for row in rows(text, ",")}) <= 1


def is_tsv(text: str) -> None:
    assert len({line.count("\t") for line in text.splitlines()}) <= 1


def is_json(text: str) -> None:
    assert isinstance(json.loads(text), list)


def is_jsonl(text: str) -> None:
    assert all(isinstance(json.loads(line), dict) for line in text.splitlines())


def is_text(text: str) -> None:
    assert "\x1b" not in text


CHECKS: dict[str, Callable[[str], None]] = {
    "csv": is_csv, "tsv": is_tsv, "json": is_json, "jsonl": is_jsonl, "md": is_text, "table": is_text,
}


@pytest.mark.parametrize("form", CHECKS)
@pytest.mark.parametrize("command", COMMANDS)
def test_stdout_parses(db: Path, command: str, form: str) -> None:
    piped = run("--db", db, *COMMANDS[command], "-f", form)
    assert piped.code == 0, piped.err
    CHECKS[form](piped.out)
    if form != "table":  # a table takes the colours of its terminal
        assert run("--db", db, *COMMANDS[command], "-f", form, terminal=True).out == piped.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("terminal", [False, True])
def test_quiet_is_quiet(db: Path, command: str, terminal: bool) -> None:
    assert run("--db", db, "-q", *COMMANDS[command], terminal=terminal).err == ""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}], ids=str)
def test_no_escape_codes_on_a_pipe_or_where_nobody_wants_them(db: Path, command: str, env: dict[str, str]) -> None:
    assert "\x1b" not in run("--db", db, *COMMANDS[command], terminal=bool(env), env=env).out


def test_colour_on_a_terminal_and_where_it_is_forced(db: Path) -> None:
    assert "\x1b[" in run("--db", db, "show", terminal=True).out
    assert "\x1b[" in run("--db", db, "show", "--lanes", env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in run("--db", db, "--no-color", "show", terminal=True).out


@pytest.mark.parametrize("columns", [40, 200])
def test_piped_show_is_the_tsv_without_headers(db: Path, columns: int) -> None:
    piped = run("--db", db, "show", columns=columns)
    assert piped.out == run("--db", db, "show", "-f", "tsv", "--no-headers", columns=columns).out
    assert piped.out.splitlines()[1] == "fs24x\t2024-03-04\t2024-03-14\tKOR; USA\texercise\tHarbour Watch\t2"
    assert piped.err == ""


def test_show_as_csv_has_the_columns_of_the_chronology(db: Path) -> None:
    header, *body = rows(run("--db", db, "show", "--csv").out, ",")
    assert tuple(header) == NAMES
    assert [row[0] for row in body] == ["d3ptr", "fs24x", "m5dst", "k7frd", "p2ndd"]
    assert rows(run("--db", db, "show", "--csv", "--no-headers").out, ",") == body


def test_csv_of_a_query_guards_against_formulas(db: Path) -> None:
    done = run("--db", db, "sql", "select title from events where event_id = 'k7frd'", "-f", "csv")
    assert done.out == "title\n'=Artillery units hold a drill\n"


def test_an_explicit_drawing_is_drawn_on_a_pipe_too(db: Path) -> None:
    assert "━" in run("--db", db, "show", "2024-03", "--lanes").out
    assert "exercise" in run("--db", db, "show", "--oneline").out.splitlines()[1]


def test_into_a_file_whole_and_with_its_suffix_as_format(db: Path, tmp_path: Path) -> None:
    target = tmp_path / "march.csv"
    done = run("--db", db, "show", "2024-03", "-o", target)
    assert (done.code, done.out) == (0, "")
    assert target.read_text() == run("--db", db, "show", "2024-03", "-f", "csv").out
    assert [path.name for path in tmp_path.iterdir()] == ["march.csv"]
    assert run("--db", db, "show", "2024-03", "-f", "csv", "-o", "-").out == target.read_text()


def test_sql_behind_a_view_gives_the_same_rows(db: Path) -> None:
    written = run("--db", db, "show", "2024-03", "--actor", "DPRK", "--sql").out
    done = run("--db", db, "sql", "-", "-f", "jsonl", typed=written)
    assert [json.loads(line)["event_id"] for line in done.out.splitlines()] == ["m5dst", "k7frd"]


def test_dates_of_a_file_are_rows_of_the_contract(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"id": "a", "published": "2022-03-10", "text": "It began three days ago."}\n')
    done = run("dates", texts, "-f", "jsonl")
    (found,) = map(json.loads, done.out.splitlines())
    assert (found["doc"], found["text"], found["value"], found["type"]) == ("a", "three days ago", "2022-03-07", "DATE")
    assert (found["start"], found["end"], found["earliest"]) == (9, 23, "2022-03-07")
    assert list(found) == ["doc", "start", "end", "text", "type", "value", "edtf", "earliest", "latest", "rule", "anchor"]


def drawn(db: Path, *args: str, columns: int = 100) -> Done:
    return run("--db", db, *args, terminal=True, columns=columns, env={"NO_COLOR": "1"})


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_wider_than_the_terminal(db: Path, command: str, columns: int) -> None:
    from rich.cells import cell_len

    done = drawn(db, *COMMANDS[command], columns=columns)
    assert max(map(cell_len, done.out.splitlines()), default=0) <= columns


def test_wide_tables_say_what_they_shortened(db: Path) -> None:
    done = drawn(db, "sql", "select event_id, repeat('word ', 40) as words from events", columns=60)
    assert done.err == "5 rows · 5 cells shortened to fit (--full, -f csv or a pipe shows them whole)\n"
    assert drawn(db, "sql", "select 1 as n", columns=60).err == "1 row\n"


def test_colours_change_nothing_but_the_colours(db: Path) -> None:
    import re

    for command in COMMANDS.values():
        plain = drawn(db, *command).out
        coloured = run("--db", db, *command, terminal=True).out
        # evidence is marked by characters where no style can be seen
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.replace("‹", "").replace("›", "").split()
