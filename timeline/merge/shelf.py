"""Tellings on disk, in order of the day on which they open: what a walk goes through twice when memory does not hold it.

They come a report at a time and are filed under stretches of days; a stretch is read and sorted at a time.
"""

from __future__ import annotations

import datetime as dt
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.merge.block import in_order, opening
from timeline.merge.telling import Telling

_STRETCH = 4
"""Days in one file."""
_WAITING = 8_000_000
"""Bytes that wait in memory to be written."""


class Shelf:
    """Tellings filed in `folder`. Iterate over it, as often as needed, once all are there: they come `in_order`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: dict[int, list[bytes]] = defaultdict(list)
        self._size = 0
        self._stretches: set[int] = set()

    def put(self, tellings: Iterable[Telling]) -> None:
        """File the tellings of one report."""
        filed: dict[int, list[Telling]] = defaultdict(list)
        for telling in tellings:
            filed[_stretch(opening(telling))].append(telling)
        for stretch, of_report in filed.items():
            told = [(telling.mentions, telling.apart) for telling in of_report]
            record = pickle.dumps((of_report[0].report, told), pickle.HIGHEST_PROTOCOL)
            self._waiting[stretch].append(record)
            self._size += len(record)
        if self._size > _WAITING:
            self._write()

    def _write(self) -> None:
        for stretch, records in self._waiting.items():
            with self._path(stretch).open("ab") as file:
                file.writelines(records)
        self._stretches.update(self._waiting)
        self._waiting.clear()
        self._size = 0

    def _path(self, stretch: int) -> Path:
        return self._folder / f"{stretch}.tellings"

    def __iter__(self) -> Iterator[Telling]:
        self._write()
        for stretch in sorted(self._stretches):
            yield from in_order(self._read(stretch))

    def _read(self, stretch: int) -> Iterator[Telling]:
        with self._path(stretch).open("rb") as file:
            while True:
                try:
                    report, told = pickle.load(file)
                except EOFError:
                    return
                for mentions, apart in told:
                    yield Telling(report, mentions, apart)


def _stretch(day: dt.date) -> int:
    return day.toordinal() // _STRETCH
