"""What a statement may cost, whatever it is: the limits of time and memory hold in a process of its own (R33, R34, R35)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.factories.database import path as path

from .ingesting import ROOT

SECONDS = 1.0
STUBBORN = [
    "select levenshtein(repeat('a', 1000000), repeat('b', 1000000))",
    "select count(*) from range(10000000) a, range(10000000) b where a.range * b.range % 7 = 1",
    "with recursive r(n) as (select 1 union all select n + 1 from r) select max(n) from r",
    "select list_sort(range(1000000000))[1]",
    "select len(repeat('abcdefgh', 1000000000))",
    "select damerau_levenshtein(repeat('a', 30000), repeat('b', 30000))",
    "select string_agg(range::varchar, ',') from range(1000000000)",
    "select " + " + ".join(["1"] * 8000),
    " union all ".join(["select 1"] * 5000),
    "select regexp_matches(repeat('a', 5000000), '(a*)*b')",
]


@pytest.mark.parametrize("sql", STUBBORN, ids=[sql[:40] for sql in STUBBORN])
def test_time_and_memory_are_limited(path: Path, sql: str) -> None:
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", "from timeline.cli import main; main()", "--db", str(path), "sql", "-f", "csv", "-",
         "--timeout", str(SECONDS)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdin is not None
    process.stdin.write(sql)
    process.stdin.close()
    process.stdin = None
    assert process.stdout is not None
    assert process.stderr is not None
    out, err = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert time.monotonic() - begun < SECONDS + 2 + 9, "with start-up on a busy machine"
    assert usage.ru_maxrss < 1_600_000
    assert process.returncode in (0, 1, 124), err
    assert "Traceback" not in err
    assert out or err.startswith("timeline: ")
