"""read → tag → extract → store → merge → store: the only module that knows the order of the stages.

Reading and understanding take one input at a time and are pure, so they run in worker processes. What they yield is stored
in batches, each one transaction; what follows from all reports together (dates borrowed by undated reports, events, links)
is derived afterwards, and can be derived again at any time.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from timeline import lexicon as lexicons
from timeline.derivation import as_read, derive, rebuild, understand
from timeline.garbage import seldom_collected
from timeline.identity import Known, Plan, Register
from timeline.intake import Batch, batches
from timeline.lexicon import Lexicon
from timeline.model import Extraction, Report, ReportWarning
from timeline.readers import Input, ReadOptions, find_inputs
from timeline.reading import not_read, read_pieces
from timeline.store import Changes, Outcome, Store
from timeline.walk import Identity
from timeline.workers import Workers

__all__ = ["Progress", "Summary", "derive", "ingest", "rebuild", "understand"]

_FEW = 60
"""Inputs up to which one process, for the readers, is enough: starting more would cost more than they save."""
_LISTED = 1000
"""Warnings and rejected inputs that the summary lists."""

Progress = Callable[[int, int], None]
"""Called with inputs dealt with and inputs found, each time after a batch is stored."""


@dataclasses.dataclass(slots=True)
class Summary:
    """What an ingest did. Counts are of reports unless said otherwise."""

    created: bool = False
    """The database was made by this ingest."""
    inputs: int = 0
    added: int = 0
    known: int = 0
    changed: int = 0
    """New versions of known reports, and undated ones that came with a date now; also counted in `added`."""
    rejected: list[ReportWarning] = dataclasses.field(default_factory=list)
    """Inputs that yielded no report, the first thousand of them."""
    n_rejected: int = 0
    warnings: list[ReportWarning] = dataclasses.field(default_factory=list)
    """Troubles that cost no report, the first thousand of them."""
    n_warnings: int = 0
    outside: int = 0
    """Reports passed over because they were published outside the days asked for."""
    undated: list[str] = dataclasses.field(default_factory=list)
    """Ids of reports in the database whose publication date is unknown, after borrowing."""
    foreign: dict[str, int] = dataclasses.field(default_factory=dict)
    """Reports added in languages without rules, by language."""
    changes: Changes = dataclasses.field(default_factory=lambda: Changes((), (), (), 0))
    interrupted: bool = False
    """Ctrl-C: what is counted as added is stored, the rest was not read, and the events follow at the next ingest."""


@seldom_collected()
def ingest(
    path: str | Path,
    sources: Iterable[str | Path],
    options: ReadOptions | None = None,
    *,
    force: bool = False,
    dry_run: bool = False,
    seeds: Sequence[Path] = (),
    workers: int | None = None,
    progress: Progress | None = None,
    at: dt.datetime | None = None,
) -> Summary:
    """Read the reports behind `sources` into the database at `path`, which is created on first use, and derive the events.

    With `force`, known reports are read and understood again. With `dry_run` nothing is written: the summary says what would
    be added. `seeds` are folders read on top of ours; `at` is noted in the ledger. Raises StoreError and UsageError
    as `Store.open` does; bad input is in the summary instead.
    """
    options, sources = options or ReadOptions(), tuple(sources)
    summary = Summary(created=not Path(path).exists())
    lexicons.load(tuple(seeds))  # bad seeds stop the run before anything is written
    if dry_run and summary.created:
        _look(summary, Register(), _Inputs(sources, options, frozenset(), workers, progress))
        return summary
    with Store.open(path, "read" if dry_run else "create") as store:
        inputs = _Inputs(sources, options, _own_files(store), workers, progress)
        if dry_run:
            _look(summary, _register(store), inputs)
            return summary
        understanding = Workers(Understanding(tuple(seeds)), not_understood,
                                0 if inputs.are_few else inputs.processes)
        try:
            with understanding:
                # nothing else holds the register: what follows needs the memory
                _Ingest(store, _register(store), summary, understanding, force, at).run(inputs)
            if summary.added or summary.changed or not store.is_derived():
                summary.changes = derive(store, lexicons.load(tuple(seeds)))
        except KeyboardInterrupt:
            summary.interrupted = True
        summary.undated = store.undated()
    return summary


def _register(store: Store) -> Register:
    return Register(Known.stored(*row) for row in store.identities())


class _Inputs:
    """The inputs behind `sources`, read by as many processes as they are worth: iterate over their batches."""

    def __init__(
        self, sources: Sequence[str | Path], options: ReadOptions, skip: frozenset[Identity], workers: int | None,
        progress: Progress | None,
    ) -> None:
        self._sources = sources
        self._options = options
        self._skip = skip
        self._progress = progress
        self._done = 0
        self._total = n_bytes = 0
        # Standard input can be read once only, so nobody knows how much there is.
        for one in find_inputs([source for source in sources if source != "-"], options, skip=skip):
            self._total += 1
            n_bytes += one.size if isinstance(one, Input) else 0
        self.are_few = "-" not in sources and self._total <= _FEW and n_bytes <= _FEW * 10_000
        """Not worth the time that another process needs to load our rules: they are understood in this one."""
        self.processes = 1 if workers is None and self.are_few else workers

    def __iter__(self) -> Iterator[Batch]:
        reading = Workers(functools.partial(read_pieces, options=self._options), not_read, self.processes)
        with reading:
            yield from batches(find_inputs(self._sources, self._options, skip=self._skip), reading)

    def tell(self, batch: Batch) -> None:
        """Say that `batch` is dealt with."""
        self._done += batch.inputs
        if self._progress is not None:
            self._progress(self._done, max(self._total, self._done))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the block is done; a second one does not."""
    pressed = 0

    def press(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed += 1
        if pressed > 1:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, press)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


class _Planned(NamedTuple):
    """A batch whose reports are being understood."""

    batch: Batch
    plan: Plan
    forgotten: list[str]
    extractions: list[Iterator[Extraction]]


class _Ingest:
    """Batches into the database: while one is stored, the next is understood and the one after it read."""

    def __init__(
        self, store: Store, register: Register, summary: Summary, understanding: Workers[Report, Extraction], force: bool,
        at: dt.datetime | None,
    ) -> None:
        self._store = store
        self._register = register
        self._summary = summary
        self._understanding = understanding
        self._force = force
        self._at = at

    def run(self, inputs: _Inputs) -> None:
        """Store every batch, and tell of each once it is stored."""
        waiting: _Planned | None = None
        for batch in inputs:
            plan = self._register.plan(batch.reports, force=self._force)
            if plan.moved:
                # what moves may be in the batch before
                self._finish(waiting, inputs)
                waiting = None
            planned = self._begin(batch, plan)
            self._finish(waiting, inputs)
            waiting = planned
        self._finish(waiting, inputs)

    def _begin(self, batch: Batch, plan: Plan) -> _Planned:
        moved = [
            as_read(report).model_copy(update={"id": plan.moved[report.id].id, "path": plan.moved[report.id].path})
            for report in self._store.reports(plan.moved)
        ] if plan.moved else []
        extractions = [self._understanding.submit(report) for report in (*plan.added, *moved)]
        return _Planned(batch, plan, [*plan.forgotten, *plan.moved], extractions)

    def _finish(self, planned: _Planned | None, inputs: _Inputs) -> None:
        """Store a batch in one transaction; count it, and tell of it, once that is done."""
        if planned is None:
            return
        batch, plan, forgotten, pieces = planned
        extractions = [extraction for one in pieces for extraction in one]
        added = extractions[: len(plan.added)]
        ids = {extraction.report.content_hash: extraction.report.id for extraction in added}
        outcomes = [
            Outcome(report.path, "stored" if report.content_hash in ids else "known", ids.get(report.content_hash))
            for report in batch.reports
        ]
        with undisturbed():
            self._store.store_batch(extractions, forgotten=forgotten, warnings=[*batch.warnings, *batch.rejected],
                                    outcomes=[*outcomes, *batch.outcomes], at=self._at)
            _count(self._summary, batch, plan)
            for extraction in added:
                _note(self._summary, extraction)
        inputs.tell(batch)


def _look(summary: Summary, register: Register, inputs: _Inputs) -> None:
    """Count what would be stored."""
    for batch in inputs:
        _count(summary, batch, register.plan(batch.reports))
        inputs.tell(batch)


def _count(summary: Summary, batch: Batch, plan: Plan) -> None:
    summary.inputs += batch.inputs
    summary.added += len(plan.added)
    summary.known += plan.known
    summary.changed += plan.changed
    summary.outside += batch.outside
    summary.n_rejected += len(batch.rejected)
    summary.rejected += batch.rejected[: max(0, _LISTED - len(summary.rejected))]
    _warn(summary, batch.warnings)


def _note(summary: Summary, extraction: Extraction) -> None:
    _warn(summary, extraction.warnings)
    language = extraction.report.language
    if language is not None and not language.lower().startswith("en"):
        summary.foreign[language] = summary.foreign.get(language, 0) + 1


def _warn(summary: Summary, warnings: Sequence[ReportWarning]) -> None:
    summary.n_warnings += len(warnings)
    summary.warnings += warnings[: max(0, _LISTED - len(summary.warnings))]


class Understanding:
    """`understand` for a worker: the lexicon is loaded in the process that needs it, and once."""

    def __init__(self, seeds: tuple[Path, ...]) -> None:
        self._seeds = seeds

    @functools.cached_property
    def _lexicon(self) -> Lexicon:
        return lexicons.load(self._seeds)

    def __call__(self, report: Report) -> Iterator[Extraction]:
        yield understand(report, self._lexicon)


def not_understood(report: Report, reason: str) -> Extraction:
    """What stands for an extraction whose process was ended."""
    message = f"{report.id}: no events were found because {reason}; the text is stored"
    warning = ReportWarning(report=report.id, path=report.path, stage="extract", message=message)
    return Extraction(report=report, warnings=(warning,))


def _own_files(store: Store) -> frozenset[tuple[int, int]]:
    """The files of the open database, by device and inode: to open one here would drop the database's lock."""
    own = set()
    for suffix in ("", ".wal", ".lock"):
        name = store.path.with_name(store.path.name + suffix)
        try:
            status = os.stat(name)
        except FileNotFoundError:
            continue
        own.add((status.st_dev, status.st_ino))
    return frozenset(own)
