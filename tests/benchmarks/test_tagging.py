"""How fast English news is tagged, beside dateparser's `search_dates` on the same text. Run by ``make bench``."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from pathlib import Path

import pytest

from tests.benchmarks.measuring import processor_seconds, tell
from timeline.timex import tag

pytestmark = pytest.mark.benchmark

REPORTS = sorted((Path(__file__).resolve().parents[1] / "gold" / "reports").glob("*.md"))
PUBLISHED = dt.date(2024, 3, 14)


def texts() -> list[str]:
    return [path.read_text(encoding="utf-8").split("\n---\n", 1)[-1] for path in REPORTS]


def megabytes(news: list[str]) -> float:
    return sum(len(text.encode()) for text in news) / 1e6


def test_tagging_speed() -> None:
    from dateparser.search import search_dates

    news = texts()
    ours = megabytes(news) / processor_seconds(lambda: [tag(text, PUBLISHED) for text in news])
    sample = news[:4]
    settings = {"RELATIVE_BASE": dt.datetime(2024, 3, 14)}
    theirs = megabytes(sample) / processor_seconds(
        lambda: [search_dates(text, languages=["en"], settings=settings) for text in sample], times=1)
    tell([f"tag: {ours:.2f} MB/s; search_dates: {theirs:.4f} MB/s; {ours / theirs:.0f} times as fast"])
    assert ours > 10 * theirs


def test_memory_stays_flat_over_many_reports() -> None:
    news = texts()

    def held(rounds: int) -> int:
        tracemalloc.start()
        for number in range(rounds):
            tag(news[number % len(news)], PUBLISHED, report=str(number))
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return size

    held(len(news))
    assert held(10 * len(news)) < held(len(news)) + 1_000_000
