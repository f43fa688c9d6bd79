"""A task that crashes, hangs or bursts costs itself, is named, and nobody else notices (R16, R50)."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline.workers import Workers

from .tasks import ATTACKS, answer, fallback

REASONS = {
    "crash": "it crashed the process that tried (SIGSEGV)",
    "exit": "it ended the process that tried (exit status 3)",
    "kill": "it crashed the process that tried (SIGKILL)",
    "hang": "it took longer than 1.5 s",
    "loop": "it took longer than 1.5 s",
    "burst": "it needed more than 0.2 GB of memory",
    "raise": "of a fault of the program (ValueError at tasks.py:33: bad), which is worth a bug report",
}


def workers(count: int) -> Workers[str, str]:
    return Workers(answer, fallback, count, seconds=1.5, memory=200_000_000)


def test_an_attack_costs_itself_alone() -> None:
    tasks = [f"good {number}" for number in range(60)]
    for number, attack in enumerate(ATTACKS):
        tasks.insert(9 * number, attack)
    with workers(2) as running:
        answers = [list(pieces) for pieces in running.map(tasks)]
    assert answers == [[task, f"{task}: {REASONS[task]}"] if task in REASONS else [task, task] for task in tasks]


def test_what_a_library_prints_is_no_answer() -> None:
    with workers(1) as running:
        assert [list(pieces) for pieces in running.map(["print", "good"])] == [["print"] * 2, ["good"] * 2]


def test_long_answers_come_piece_by_piece_and_need_not_be_taken() -> None:
    with workers(1) as running:
        pieces = running.submit("many")
        assert [next(pieces) for _ in range(3)] == ["many", "0", "1"]
        time.sleep(1.8)  # the deadline is for the task, not for the one who takes the answer
        assert [next(pieces) for _ in range(500)][-1] == "501"


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def tasks():  # type: ignore[no-untyped-def]
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield f"good {number}"

    with workers(1) as running:
        answers = running.map(tasks())
        assert [list(next(answers)) for _ in range(100)][-1] == ["good 99"] * 2
        assert taken < 200
        del answers
        gc.collect()


@pytest.mark.parametrize("attack", ["raise", "hang", "loop"])
def test_in_this_process_what_python_can_notice_is_named_too(attack: str) -> None:
    with workers(0) as running:
        answers = [list(pieces) for pieces in running.map(["good", attack, "good"])]
    assert answers == [["good", "good"], [attack, f"{attack}: {REASONS[attack]}"], ["good", "good"]]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for children in /proc")
def test_no_process_outlives_a_killed_parent() -> None:
    code = ("from tests.promises.test_workers import workers\n"
            "with workers(2) as running:\n"
            "    answers = running.map(['good', 'hang', 'hang'])\n"
            "    list(next(answers))\n"
            "    print(*[process.pid for process in running._processes.values()], flush=True)\n"
            "    import time; time.sleep(60)\n")
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert parent.stdout is not None
    children = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.communicate()
    assert children
    deadline = time.monotonic() + 5
    while any(_runs(pid) for pid in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(pid) for pid in children)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
