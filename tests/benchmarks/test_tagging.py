"""How fast English news is tagged, beside dateparser's `search_dates` on the same text. Run by ``make bench``."""

import datetime as dt
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from timeline.timex import tag

pytestmark = pytest.mark.benchmark

REPORTS = sorted((Path(__file__).resolve().parents[1] / "gold" / "reports").glob("*.md"))
PUBLISHED = dt.date(2024, 3, 14)


def texts() -> list[str]:
    return [path.read_text(encoding="utf-8").split("\n---\n", 1)[-1] for path in REPORTS]


def test_tagging_speed(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    news = texts()
    megabytes = sum(len(text.encode()) for text in news) / 1e6
    benchmark(lambda: [tag(text, PUBLISHED) for text in news])
    ours = megabytes / benchmark.stats["median"]

    from dateparser.search import search_dates

    sample = news[:4]
    begin = time.perf_counter()
    for text in sample:
        search_dates(text, languages=["en"], settings={"RELATIVE_BASE": dt.datetime(2024, 3, 14)})
    theirs = sum(len(text.encode()) for text in sample) / 1e6 / (time.perf_counter() - begin)
    with capsys.disabled():
        print(f"\ntag {ours:.2f} MB/s, search_dates {theirs:.4f} MB/s: {ours / theirs:.0f} times as fast")
    assert ours > 10 * theirs


def test_memory_stays_flat_over_many_reports() -> None:
    news = texts()

    def peak(rounds: int) -> int:
        tracemalloc.start()
        for number in range(rounds):
            tag(news[number % len(news)], PUBLISHED, report=str(number))
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return size

    peak(len(news))
    assert peak(10 * len(news)) < peak(len(news)) + 1_000_000
