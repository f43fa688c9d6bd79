"""From the inputs of an ingest to batches to be stored: what each yielded, or the line of the ledger that says why nothing.

Inputs are found, read and batched as they are asked for, so that neither their number nor their size is felt in memory.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterable, Iterator

from timeline.model import Report, ReportWarning
from timeline.readers import Input
from timeline.reading import Reading
from timeline.store import Outcome
from timeline.workers import Workers

BATCH = 100
"""Reports, or inputs without any, between two commits: what a crash can cost at most."""
_SECONDS = 2.0
"""The same in time, for inputs that are slow to read."""
_KEPT = 1000
"""Warnings of one input that are kept; a file in which every line is bad says no more with all of them."""


@dataclasses.dataclass(slots=True)
class Batch:
    """What is stored in one transaction."""

    inputs: int = 0
    """Inputs that ended with it."""
    reports: list[Report] = dataclasses.field(default_factory=list)
    warnings: list[ReportWarning] = dataclasses.field(default_factory=list)
    """Troubles that cost no input."""
    rejected: list[ReportWarning] = dataclasses.field(default_factory=list)
    """Inputs that yielded no report, and why."""
    outside: int = 0
    outcomes: list[Outcome] = dataclasses.field(default_factory=list)
    """The ledger's rows for inputs that yielded no report to store."""

    @property
    def is_full(self) -> bool:
        """Whether it is time to store it."""
        return len(self.reports) >= BATCH or self.inputs >= BATCH


def batches(found: Iterable[Input | ReportWarning], readers: Workers[Input, Reading]) -> Iterator[Batch]:
    """The batches of an ingest, in the order of its inputs."""
    refused: dict[int, list[ReportWarning]] = {}
    sources: dict[int, Input] = {}
    n_begun = 0

    def readable() -> Iterator[Input]:
        nonlocal n_begun
        for one in found:
            if isinstance(one, ReportWarning):
                refused.setdefault(n_begun, []).append(one)
            else:
                sources[n_begun] = one
                n_begun += 1
                yield one

    batch, begun = Batch(), time.monotonic()
    for number, pieces in enumerate(readers.map(readable())):
        _refuse(batch, refused.pop(number, ()))
        entry = _Entry(sources.pop(number))
        for piece in pieces:
            if batch.is_full or time.monotonic() - begun > _SECONDS:
                yield batch
                batch, begun = Batch(), time.monotonic()
            entry.take(piece, batch)
        entry.end(batch)
        if batch.is_full:
            yield batch
            batch, begun = Batch(), time.monotonic()
    for rest in refused.values():
        _refuse(batch, rest)
    yield batch


def _refuse(batch: Batch, refused: Iterable[ReportWarning]) -> None:
    """Inputs that were not even opened: links, devices, names of nothing."""
    for one in refused:
        batch.inputs += 1
        batch.rejected.append(one)
        batch.outcomes.append(Outcome(one.path, "skipped", None, one.message))


class _Entry:
    """One input on its way into batches: until a report comes out of it, its warnings may be the reason of its rejection."""

    def __init__(self, source: Input) -> None:
        self._path = source.path
        self._reports = 0
        self._outside = 0
        self._warnings: list[ReportWarning] = []
        self._n_warnings = 0

    def take(self, piece: Reading, batch: Batch) -> None:
        batch.reports += piece.reports
        batch.outside += piece.outside
        self._reports += len(piece.reports)
        self._outside += piece.outside
        self._warnings += piece.warnings[: max(0, _KEPT - self._n_warnings)]
        self._n_warnings += len(piece.warnings)
        if self._reports:
            self._release(batch)

    def _release(self, batch: Batch) -> None:
        batch.warnings += self._warnings
        self._warnings = []

    def end(self, batch: Batch) -> None:
        batch.inputs += 1
        if self._n_warnings > _KEPT:
            self._warnings.append(ReportWarning(
                report=None, path=self._path, stage="read",
                message=f"{self._path}: {self._n_warnings - _KEPT:,} more warnings about it are left out"))
        if self._outside:
            batch.outcomes.append(Outcome(
                self._path, "skipped", None, f"{self._outside} reports published outside the days asked for"))
        if self._reports or self._outside:
            self._release(batch)
            return
        nothing = ReportWarning(report=None, path=self._path, stage="read", message=f"{self._path}: no report in it")
        first, *others = self._warnings or [nothing]
        batch.rejected.append(first)
        batch.warnings += others
        batch.outcomes.append(Outcome(self._path, "failed", None, first.message))
