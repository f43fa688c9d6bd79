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
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from timeline import lexicon as lexicons
from timeline.extract import extract
from timeline.identity import Known, Register
from timeline.lexicon import Lexicon
from timeline.merge import infer_published, merge
from timeline.model import Extraction, Report, ReportWarning
from timeline.readers import Input, ReadOptions, find_inputs, read_input
from timeline.store import Changes, Outcome, Store
from timeline.timex import find_published, tag
from timeline.workers import Workers

BATCH = 100
"""Inputs read between two commits: what a crash can cost at most."""
_WORTH_WORKERS = 60
"""Inputs from which starting worker processes costs less than it saves."""

Item = TypeVar("Item")
Progress = Callable[[int, int], None]
"""Called with inputs done and inputs found."""


@dataclasses.dataclass(slots=True)
class Summary:
    """What an ingest did. Counts are of reports unless said otherwise."""

    created: bool = False
    """The database was made by this ingest."""
    inputs: int = 0
    added: int = 0
    known: int = 0
    changed: int = 0
    """New versions of known reports; also counted in `added`."""
    rejected: list[ReportWarning] = dataclasses.field(default_factory=list)
    """Inputs that yielded no report."""
    warnings: list[ReportWarning] = dataclasses.field(default_factory=list)
    """Troubles that cost no report."""
    undated: list[str] = dataclasses.field(default_factory=list)
    """Ids of reports in the database whose publication date is unknown, after borrowing."""
    foreign: dict[str, int] = dataclasses.field(default_factory=dict)
    """Reports added in languages without rules, by language."""
    changes: Changes = dataclasses.field(default_factory=lambda: Changes((), (), (), 0))
    interrupted: bool = False
    """Ctrl-C: the batch in hand was finished, the rest was not read."""


class _Reading(NamedTuple):
    """What one input yielded."""

    source: Input
    reports: list[Report]
    warnings: list[ReportWarning]


def understand(report: Report, lexicon: Lexicon) -> Extraction:
    """All that one report yields. Pure: the same report, rules and lexicon give the same extraction.

    A report whose metadata give no publication day gets it from its dateline or text where they do.
    """
    if report.published is None and (found := find_published(report.text, report.title)) is not None:
        report = report.model_copy(update={
            "published": found.day, "published_basis": found.basis, "published_grain": found.grain,
            "published_evidence": found.evidence,
        })
    return extract(report, tag(report.text, report.published, report=report.id), lexicon)


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
    options = options or ReadOptions()
    created = not Path(path).exists()
    if dry_run and created:
        return _read_only(Summary(created=True), sources, options, Register(), progress)
    lexicons.load(tuple(seeds))  # bad seeds stop the run before anything is written
    with Store.open(path, "read" if dry_run else "create") as store:
        summary = Summary(created=created)
        register = Register(Known.stored(*row) for row in store.identities())
        if dry_run:
            return _read_only(summary, sources, options, register, progress, skip=_own_files(store))
        try:
            _ingest_batches(store, register, summary, sources, options, force, tuple(seeds), workers, progress, at)
        except KeyboardInterrupt:
            summary.interrupted = True
        if summary.added or summary.changed or not store.is_derived():
            summary.changes = derive(store, lexicons.load(tuple(seeds)))
        summary.undated = store.undated()
    return summary


def derive(store: Store, lexicon: Lexicon) -> Changes:
    """Derive from the stored reports all that follows from them together: borrowed dates, events and links."""
    _borrow_dates(store, lexicon)
    merged = merge(store.reports(), store.mentions(), store.claims(), lexicon, store.corrections())
    return store.replace_events(merged, lexicon)


def rebuild(path: str | Path, *, seeds: Sequence[Path] = (), reread: bool = True) -> Changes:
    """Understand every stored report again, if `reread`, and derive everything anew; says which events are different."""
    lexicon = lexicons.load(tuple(seeds))
    with Store.open(path, "write") as store:
        if reread:
            for batch in _batches(store.reports(), BATCH):
                store.replace_reports([understand(_as_read(report), lexicon) for report in batch])
        return derive(store, lexicon)


def _ingest_batches(
    store: Store, register: Register, summary: Summary, sources: Iterable[str | Path], options: ReadOptions, force: bool,
    seeds: tuple[Path, ...], workers: int | None, progress: Progress | None, at: dt.datetime | None,
) -> None:
    found = list(find_inputs(sources, options, skip=_own_files(store)))
    inputs = [one for one in found if isinstance(one, Input)]
    refused = [one for one in found if isinstance(one, ReportWarning)]
    summary.inputs = len(found)
    if refused:
        summary.rejected += refused
        store.store_batch([], outcomes=[Outcome(one.path, "skipped", None, one.message) for one in refused], at=at)
    count = workers if workers is not None or len(inputs) >= _WORTH_WORKERS else 0
    with (
        Workers(functools.partial(_read, options=options), _unread, count) as reading,
        Workers(functools.partial(_understand, seeds=seeds), _not_understood, count) as understanding,
    ):
        done = len(refused)
        for batch in _batches(inputs, BATCH):
            readings = reading.map(batch)
            _store(store, register, summary, readings, force, understanding, at)
            done += len(batch)
            if progress is not None:
                progress(done, len(found))


def _store(
    store: Store, register: Register, summary: Summary, readings: Sequence[_Reading], force: bool,
    understanding: Workers[Report, Extraction], at: dt.datetime | None,
) -> None:
    """Store what a batch of inputs yielded, in one transaction, and count it once that is done."""
    plan = register.plan((report for one in readings for report in one.reports), force=force)
    moved = [
        _as_read(report).model_copy(update={"id": plan.moved[report.id].id, "path": plan.moved[report.id].path})
        for report in store.reports(plan.moved)
    ] if plan.moved else []
    extractions = understanding.map([*plan.added, *moved])
    added = {extraction.report.content_hash: extraction.report.id for extraction in extractions[: len(plan.added)]}
    outcomes = [outcome for one in readings for outcome in _outcomes(one, added)]
    lost = [warning for one in readings for warning in one.warnings]
    store.store_batch(extractions, forgotten=[*plan.forgotten, *plan.moved], warnings=lost, outcomes=outcomes, at=at)
    summary.added += len(plan.added)
    summary.known += plan.known
    summary.changed += plan.changed
    for one in readings:
        (summary.warnings if one.reports else summary.rejected).extend(one.warnings)
    for extraction in extractions[: len(plan.added)]:
        summary.warnings += extraction.warnings
        language = extraction.report.language
        if language is not None and not language.lower().startswith("en"):
            summary.foreign[language] = summary.foreign.get(language, 0) + 1


def _outcomes(reading: _Reading, added: dict[str, str]) -> Iterator[Outcome]:
    """The ledger's rows for one input: one for each report, or one that says why there is none."""
    for report in reading.reports:
        stored = added.get(report.content_hash)
        yield Outcome(reading.source.path, "known" if stored is None else "stored", stored)
    if not reading.reports:
        reason = reading.warnings[0].message if reading.warnings else "no report in it"
        yield Outcome(reading.source.path, "failed", None, reason)


def _borrow_dates(store: Store, lexicon: Lexicon) -> None:
    """Give undated reports the date that dated reports of the same events suggest; take back one that no longer holds."""
    asking = store.reports(store.undated(borrowed=True))
    if not asking:
        return
    undated = [understand(_as_read(report), lexicon) for report in asking]
    borrowed = infer_published(undated, store.extractions(dated=True))
    stale = []
    for before, extraction in zip(asking, undated, strict=True):
        report = extraction.report
        if (loan := borrowed.get(report.id)) is not None:
            report = report.model_copy(update={
                "published": loan.day, "published_basis": "linked", "published_grain": loan.grain,
                "published_evidence": loan.evidence,
            })
        if report != before:
            stale.append(understand(report, lexicon))
    if stale:
        store.replace_reports(stale)


def _as_read(report: Report) -> Report:
    """`report` without a publication date that did not come with it."""
    if report.published_basis in (None, "metadata", "given"):
        return report
    return report.model_copy(update={
        "published": None, "published_basis": None, "published_grain": None, "published_evidence": None,
    })


def _read_only(
    summary: Summary, sources: Iterable[str | Path], options: ReadOptions, register: Register, progress: Progress | None,
    skip: frozenset[tuple[int, int]] = frozenset(),
) -> Summary:
    """Read and count without storing anything."""
    found = list(find_inputs(sources, options, skip=skip))
    summary.inputs = len(found)
    for number, one in enumerate(found, 1):
        if isinstance(one, ReportWarning):
            summary.rejected.append(one)
        else:
            reading = _read(one, options)
            plan = register.plan(reading.reports)
            summary.added += len(plan.added)
            summary.known += plan.known
            summary.changed += plan.changed
            (summary.warnings if reading.reports else summary.rejected).extend(reading.warnings)
        if progress is not None:
            progress(number, len(found))
    return summary


def _read(source: Input, options: ReadOptions) -> _Reading:
    results = read_input(source, options)
    return _Reading(source, [one for one in results if isinstance(one, Report)],
                    [one for one in results if isinstance(one, ReportWarning)])


def _unread(source: Input) -> _Reading:
    message = f"{source.path}: reading it ended the process that read it; look at the file, or leave it out"
    return _Reading(source, [], [ReportWarning(report=None, path=source.path, stage="read", message=message)])


def _understand(report: Report, seeds: tuple[Path, ...]) -> Extraction:
    return understand(report, lexicons.load(seeds))


def _not_understood(report: Report) -> Extraction:
    message = f"{report.id}: understanding it ended the process that tried; the text is stored, without events"
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


def _batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
