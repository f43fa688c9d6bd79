from __future__ import annotations

import pytest

from tests.cli.running import run, spawn
from timeline import __version__

COMMANDS = ("demo", "ingest", "show", "event", "chain", "query", "sql", "export", "status", "dates", "correct", "verify",
            "backup", "recover", "rebuild", "init")
CORRECTIONS = ("set", "merge", "split", "reject", "link", "unlink", "undo", "log")
ONE_SCREEN = 40


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_overview_names_every_command(flag: str) -> None:
    done = run(flag)
    assert done.code == 0
    places = [done.out.index(f"\n  {command} ") for command in COMMANDS]
    assert places == sorted(places)
    assert len(done.out.splitlines()) <= ONE_SCREEN


def test_without_arguments_the_overview_is_shown() -> None:
    done = run()
    assert "timeline demo" in done.err
    assert done.code == 2


@pytest.mark.parametrize("words", [(c,) for c in COMMANDS] + [("correct", c) for c in CORRECTIONS], ids=" ".join)
def test_a_page_leads_with_examples_and_fits_a_screen(words: tuple[str, ...]) -> None:
    done = run(*words, "-h", columns=80)
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0].startswith(f"Usage: timeline {' '.join(words)}")
    first_option = next((n for n, line in enumerate(lines) if line.lstrip().startswith(("--", "Choose:"))), len(lines))
    assert any(f"  timeline {' '.join(words)}" in line or "| timeline" in line for line in lines[:first_option])
    assert len(lines) <= ONE_SCREEN
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != "correct"])
def test_a_page_names_the_next_command(command: str) -> None:
    assert "Next" in run(command, "-h").out


def test_version() -> None:
    assert run("--version") == (0, f"timeline {__version__}\n", "")


def test_a_query_has_a_page_of_its_own() -> None:
    done = run("query", "responses", "-h")
    assert done.out.startswith("Usage: timeline query responses --of ACTOR --by ACTOR")
    assert "the side that drilled (required)" in done.out


def test_global_options_may_stand_anywhere(db: object) -> None:
    before = run("--db", db, "-q", "show", "2019")
    assert before == (0, "", "")
    assert run("show", "2019", "-q", "--db", db) == before
    assert run("show", f"--db={db}", "2019", "--quiet") == before


def test_completion_knows_commands_types_actors_events_and_queries(db: object) -> None:
    def offered(*words: str) -> str:
        line = " ".join(["timeline", f"--db={db}", *words])
        return spawn(_TIMELINE_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(line.split()) - 1)).out

    assert "show" in offered("sh")
    assert "exercise" in offered("show", "--type", "ex")
    assert "fs24x" in offered("event", "fs")
    assert "responses" in offered("query", "resp")
    assert "--by" in offered("query", "responses", "--")
    assert "PRK" in offered("show", "--actor", "PR")


def test_the_page_of_export_names_every_format() -> None:
    from timeline.export import FORMATS

    page = " ".join(run("export", "-h").out.split())
    for name, form in FORMATS.items():
        assert (form.suffix or name) in page
