"""A database as large as one likes, without reading all of it: what reports of some weeks yielded, again and again, later.

Each copy begins on the day after the one before ends. Where the first reports cover more weeks than a telling looks back,
what merging has to do for a copy is what it had to do for the first.

    python -m tests.benchmarks.growing DB --reports 200000
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.collection import REPORTS_A_DAY, World
from timeline import lexicon
from timeline.derivation import understand
from timeline.model import Extraction, Report
from timeline.store import Store

_DATES = {
    "report": ("published",), "timex": ("start_date", "end_date"),
    "mention": ("start_earliest", "start_latest", "end_earliest", "end_latest"), "claim": (), "warning": (),
}
_IDS = {"id", "report", "from_mention", "to_mention", "content_hash"}



def grow(path: Path, extractions: Iterable[Extraction], copies: int) -> int:
    """Make the database at `path` of `extractions` and later copies of them, without events; how many reports it has."""
    with Store.open(path, "create") as store:
        stored = list(extractions)
        for start in range(0, len(stored), 500):
            store.store_batch(stored[start : start + 500])
        days = [each.report.published for each in stored if each.report.published is not None]
        shift = (max(days) - min(days)).days + 1
        with store.transaction(False) as connection:
            for table in _DATES:
                connection.execute(f"create temp table first_{table} as select * from {table}").fetchall()
            for copy in range(1, copies):
                for table, dates in _DATES.items():
                    changed = [f"{name} + {copy * shift} as {name}" for name in dates]
                    changed += [f"{name} || '+{copy:04}' as {name}" for name in _columns(store, table) if name in _IDS]
                    replaced = f"replace ({', '.join(changed)})"
                    connection.execute(f"insert into {table} select * {replaced} from first_{table}").fetchall()
    return len(stored) * copies


def _columns(store: Store, table: str) -> list[str]:
    described = store.connection.execute(f"describe {table}").fetchall()
    return [row[0] for row in described]


def extractions(number: int, a_day: int = REPORTS_A_DAY) -> list[Extraction]:
    """What the first reports of a made-up collection yield, all of them dated."""
    known = lexicon.load()
    made = World(a_day=a_day, undated=0.0).reports(number)
    return [understand(Report(
        id=each.id, text=each.text, title=each.title, source=each.source, url=each.url, content_hash=each.id,
        published=each.published, published_basis="metadata"), known) for each in made]


def main() -> None:
    """The program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("db", type=Path)
    parser.add_argument("--reports", type=int, default=200_000)
    parser.add_argument("--read", type=int, default=10_000, help="reports that are read; the others are copies")
    chosen = parser.parse_args()
    began = time.perf_counter()
    number = grow(chosen.db, extractions(chosen.read), max(1, chosen.reports // chosen.read))
    print(f"{number} reports in {dt.timedelta(seconds=round(time.perf_counter() - began))}")


if __name__ == "__main__":
    main()
