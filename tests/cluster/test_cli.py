"""The command line of a run on a cluster, as far as it goes without one."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from timeline.cli.spark import app
from timeline.cluster import session


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(words), prog_name="timeline-spark")
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("command", ["build", "query", "sql"])
def test_help_names_the_master(command: str) -> None:
    code, out, _ = run(command, "-h")
    assert (code, "--master URL" in out) == (0, True)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("build", "reports/"), "Missing argument"),
        (("build", "a", "b", "--conf", "memory"), "write KEY=VALUE"),
        (("build", "a", "b", "--seeds", "no-such-folder"), "no such folder"),
        (("query", "folder"), "name the timeline and a query"),
        (("query", "folder", "lags"), "did you mean lag"),
    ],
)
def test_a_wrong_call_is_told_before_spark_starts(
    words: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "missing", lambda: pytest.fail("Spark was asked for"))
    code, _, err = run(*words)
    assert (code, message in err) == (2, True), err


def test_without_spark_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "missing", lambda: "no Spark; run: pip install it")
    assert run("build", "a", "b") == (1, "", "timeline: no Spark; run: pip install it\n")
