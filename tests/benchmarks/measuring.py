"""How the benchmarks measure and tell.

What one process does is measured in processor time, which other programs on the machine hardly change; what several do in
seconds of the clock. A figure stands beside that of a peer on the same input in the same run wherever there is one, for a
ratio travels from machine to machine and a speed does not.
"""

from __future__ import annotations

import gc
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


def processor_seconds(act: Callable[[], object], times: int = 3) -> float:
    """Processor time of `act`, the least of a few runs."""
    taken = []
    for _ in range(times):
        gc.collect()
        began = time.process_time()
        act()
        taken.append(time.process_time() - began)
    return min(taken)


def slope(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """How cost grows with size: the exponent of the power law that fits best. 1 is linear."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


class Run(NamedTuple):
    """A program that ran: seconds by the clock, of the processor, and the most memory that one of its processes held."""

    seconds: float
    processor: float
    peak_mb: float
    output: str


_WATCH = """
import resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
print(done.stdout, done.stderr)
sys.exit(done.returncode)
"""


def run(*arguments: str | Path) -> Run:
    """`timeline` with these arguments, in a process of its own."""
    return _watched("-m", "timeline", *map(str, arguments))


def run_ingest(db: Path, source: Path, workers: int) -> Run:
    """An ingest with so many worker processes, which the command line leaves to the number of cores."""
    call = f"pipeline.ingest({str(db)!r}, [{str(source)!r}], workers={workers})"
    return _watched("-c", f"from timeline import pipeline; {call}")


def run_derive(db: Path) -> Run:
    """Derive all events of `db` anew, a few weeks at a time."""
    imports = "from timeline import lexicon, store, streaming"
    call = f"with store.Store.open({str(db)!r}, 'write') as opened: streaming.derive_streaming(opened, lexicon.load(), None)"
    return _watched("-c", f"{imports}\n{call}")


def _watched(*arguments: str) -> Run:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-c", _WATCH, sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": path}, check=False)
    first, _, output = done.stdout.partition("\n")
    assert done.returncode == 0, done.stdout + done.stderr
    return Run(*map(float, first.split()), output)


FIGURES: list[str] = []
"""What was found, printed when all is done."""


def tell(lines: Iterable[str]) -> None:
    """Keep figures for the end of the run."""
    FIGURES.extend(lines)
