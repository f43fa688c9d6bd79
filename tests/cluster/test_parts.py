"""The parts of a run on a cluster that need no cluster, and components, which need only a small one."""

from __future__ import annotations

import datetime as dt
import importlib.util
import random
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.collection import Made, World
from timeline.errors import TimelineError

pytest.importorskip("pyarrow")

from timeline import lexicon as lexicons
from timeline.cluster import session
from timeline.cluster.connected import components
from timeline.cluster.meeting import Seats, best, opens, stays
from timeline.cluster.reading import TASK, _read_rows, _shares, _Task
from timeline.cluster.tables import nested
from timeline.derivation import understand
from timeline.merge.block import OFFERED, SHORTLIST, in_common, in_order, shortlists
from timeline.merge.telling import tell
from timeline.model import Report
from timeline.readers import Input, ReadOptions
from timeline.store.columns import TIMEX
from timeline.store.derive import EVENT


def test_without_spark_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(TimelineError, match=r"pip install 'timeline-tracker\[spark\]'"):
        session.connect()


def test_without_java_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(TimelineError, match="Java 17"):
        session.connect()


def test_a_task_reads_a_few_megabytes() -> None:
    sizes = [100] * 10_000 + [3 * TASK, 5, TASK // 2, TASK // 2, 7]
    shares = _shares(_Task(number, Input(str(number), size=size)) for number, size in enumerate(sizes))
    assert [one.number for share in shares for one in share] == list(range(len(sizes)))
    assert all(sum(one.found.size for one in share[:-1]) < TASK for share in shares)
    assert len(shares) == pytest.approx(3 + 10_000 * 2_100 / TASK, abs=2)


def test_rows_of_parquet_are_of_the_days_asked_for() -> None:
    import pyarrow as pa

    text = "Tanks fired at targets on Monday."
    rows = [("file:/crawl/a.parquet", number, dt.date(2024, 3, number + 1), text) for number in range(5)]
    batch = pa.RecordBatch.from_arrays([pa.array(list(column)) for column in zip(*rows, strict=True)], list("abcd"))
    options = ReadOptions(since=dt.date(2024, 3, 2), until=dt.date(2024, 3, 3))
    read = list(_read_rows(iter([batch]), ("date", "text"), options))
    assert [(name, kind) for name, *_, kind in read] == [("a-2", "report"), ("a-3", "report")]


def test_no_report_makes_no_task() -> None:
    assert _shares([]) == []


def test_rows_nest_by_record() -> None:
    lists = nested(TIMEX, [(), (), ()]).to_pylist()
    assert lists == [[], [], []]
    assert nested(EVENT, []).to_pylist() == []


def test_a_drawer_at_a_time_gives_the_same_shortlists() -> None:
    lexicon = lexicons.load()
    read = [understand(_report(one), lexicon) for one in World(undated=0.1).reports(60)]
    tellings = [telling for one in read for telling in tell({one.report.id: one.report}, one.mentions, one.claims)]
    expected = {(one, other) for one, others in shortlists(tellings).items() for other in others}
    assert len(expected) > 100
    offers = []
    places = {telling.id: place for place, telling in enumerate(in_order(tellings))}
    for name in {stay.drawer for telling in tellings for stay in stays(telling)}:
        seats = Seats(name)
        for telling in in_order(tellings):
            for stay in stays(telling):
                if stay.drawer == name:
                    offers += [(telling.id, other.id, name, in_common(telling, other), opens(telling), opens(other))
                               for other in seats.find(telling, stay)]
    met: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for one in places:
        once = {offer[1]: offer for offer in offers if offer[0] == one}
        for _, other, drawer, likeness, opens_, other_opens in best(once.values(), OFFERED):
            met[one].append((one, other, drawer, likeness, opens_, other_opens))
            met[other].append((other, one, drawer, likeness, other_opens, opens_))
    assert {(one, m[1]) for one, meetings in met.items() for m in best(meetings, SHORTLIST)} == expected


def _report(one: Made) -> Report:
    day, basis = (one.published, "metadata") if one.is_dated else (None, None)
    return Report.model_validate({"id": one.id, "text": one.text, "published": day, "published_basis": basis})


@pytest.mark.parametrize("seed", range(3))
def test_components_are_those_of_union_find(spark: Any, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    names = [f"{number:03}" for number in range(150)]
    rng.shuffle(names)
    chain = list(pairwise(names[:40]))
    edges = chain + [(rng.choice(names[40:]), rng.choice(names[40:])) for _ in range(70)]
    root = {name: name for name in names}
    for _ in names:
        for a, b in edges:
            root[a] = root[b] = min(root[a], root[b])
    found = components(spark, spark.createDataFrame(edges, "a string, b string"), str(tmp_path))
    assert {row.node: row.root for row in found.collect()} == {name: first for name, first in root.items() if name != first}
