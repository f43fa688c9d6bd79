"""Fuzz one law with atheris, which looks for inputs that reach code not reached before: ``guided.py LAW RUNS FOLDER``.

`FOLDER` holds the inputs to begin with and takes those found. libFuzzer ends the process, hence a program and no function.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["timeline"]):
    from tests.readers.test_fuzz import GOOD
    from tests.torture import laws

QUERIES = Path(__file__).resolve().parents[2] / "queries"
NAMES = sorted(GOOD)


def _decoded(law: Callable[[str], None]) -> Callable[[bytes], None]:
    return lambda data: law(data.decode("utf-8", "replace"))


def _file(data: bytes) -> None:
    """The first byte chooses the kind of file."""
    if data:
        laws.a_file_ends_in_reports_and_warnings(NAMES[data[0] % len(NAMES)], data[1:])


def _query(data: bytes) -> None:
    laws.a_query_is_read_with_its_faults(data.decode("utf-8", "replace"), SCRATCH)


SCRATCH = Path(tempfile.gettempdir())
WORDS = [b"the 11-day drills that end later Thursday", b"7:41 a.m. Thursday (2241 GMT Wednesday)", b"from June 27 to 29"]
LAWS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "readers": (_file, [bytes([n]) + GOOD[name] for n, name in enumerate(NAMES)]),
    "date finder": (_decoded(laws.time_expressions_lie_in_the_text), WORDS),
    "dateline finder": (_decoded(laws.a_dateline_is_found_or_not), [b"SEOUL, March 14 (Wire) - Tanks drove.", *WORDS]),
    "front matter": (_decoded(laws.front_matter_is_read_or_left), [b"published: 2024-03-14", b"tags: [a, {b: c}]"]),
    "query header": (_query, [path.read_bytes() for path in sorted(QUERIES.glob("*.sql"))]),
    "CSV writer": (_decoded(lambda given: laws.a_row_of_csv_comes_back(given.split("\x1f"))), [b"=1+1\x1f@x"]),
}


if __name__ == "__main__":
    name, runs, folder = sys.argv[1:]
    SCRATCH = Path(folder).parent
    law, seeds = LAWS[name]
    for number, seed in enumerate(seeds):
        (Path(folder) / f"seed-{number}").write_bytes(seed)
    atheris.Setup([name, f"-runs={runs}", "-max_len=4096", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1",
                   f"-artifact_prefix={SCRATCH}/", folder], law)
    atheris.Fuzz()
