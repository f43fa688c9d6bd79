"""A megabyte of whatever it be costs no law, no reader and no finder of dates more than two seconds."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from tests.readers.test_warc import record
from timeline.timex import tag

from . import laws
from .settings import scaled
from .test_fuzz import LAWS

pytestmark = pytest.mark.torture

FLOODS = {
    "x": "x", "digits": "1", "dashes": "-", "slashes": "12/", "ones": "1 ", "months": "may ", "days": "Wednesday ",
    "emoji": "\U0001f600", "dates": "2024-03-13 ", "ranges": "March 5-9, ", "quotes": "“", "stops": ". A", "commas": ",",
    "lines": "a\n", "tags": "<p>", "brackets": "[", "objects": '{"text": "a"}\n', "fields": "a: b\n",
    "months abroad": "5 mars 2024, ",
    "prose": "North Korea fired artillery shells into the sea on Wednesday, state media said. ",
}


def _file(name: str, before: str = "", after: str = "") -> Callable[[str], None]:
    return lambda given: laws.a_file_ends_in_reports_and_warnings(name, f"{before}{given}{after}".encode())


LONG: dict[str, Callable[[str], object]] = {
    **LAWS,
    "date finder": lambda given: tag(given, laws.PUBLISHED),
    "formula guard": laws.no_cell_is_a_formula,
    "text": _file("r.txt"), "markdown": _file("r.md", "---\n"),
    "JSON lines": _file("r.jsonl"), "JSON": _file("r.json", "[{"),
    "a JSON line": lambda given: _file("r.jsonl")(json.dumps({"text": given})),
    "CSV": _file("r.csv", "text,date\n"),
    "page": _file("r.html", "<html><body><article><p>", "</p></article></body></html>"), "bare page": _file("r.html"),
    "feed": _file("r.rss", "<rss><channel><item><title>T</title><description>", "</description></item></channel></rss>"),
    "WARC": _file("r.warc", record().decode()),
}


@pytest.mark.parametrize("name", LONG)
def test_a_megabyte_takes_two_seconds_at_most(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    size = scaled(1_000_000)
    taken = {}
    for flood, piece in FLOODS.items():
        given = piece * (size // len(piece.encode()))
        calm = _processor_seconds(_count)
        took = _processor_seconds(lambda given=given: LONG[name](given))
        taken[flood] = took / max(1.0, (calm + _processor_seconds(_count)) / 2 / COUNTING)
    slowest = max(taken, key=taken.__getitem__)
    with capsys.disabled():
        print(f"\n{name}: {size / 1e6:.2f} MB of {len(taken)} kinds, the slowest {slowest}, in {taken[slowest]:.2f} s")
    assert taken[slowest] <= 0.1 + 2.0 * size / 1e6


COUNTING = 0.03
"""Seconds that `_count` takes where no other program slows the processor: those of others are counted by it."""


def _count() -> None:
    n = 0
    for i in range(1_000_000):
        n += i


def _processor_seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun
