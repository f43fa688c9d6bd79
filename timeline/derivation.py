"""From one report to all that it yields, and from all reports to what follows from them together: dates, events, links.

`understand` is pure, so that it can run in a worker process. `derive` can be done again at any time; its result does not
depend on the order in which the reports came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from timeline import lexicon as lexicons
from timeline.extract import explain as explain_sentences
from timeline.extract import extract
from timeline.garbage import seldom_collected
from timeline.lexicon import Lexicon
from timeline.merge import AsIf, Borrowed, fingerprint, infer_published, merge, update
from timeline.model import Extraction, Report, ReportWarning
from timeline.store import Changes, Store
from timeline.streaming import derive_streaming
from timeline.timex import MOST, find_published, reach, tag

_MANY = 20_000
"""Mentions from which on events are derived a few weeks at a time; fewer are held in memory, and only the new are done."""
_AT_ONCE = 100
"""Reports understood again between two commits."""


def understand(report: Report, lexicon: Lexicon) -> Extraction:
    """All that one report yields. Pure: the same report, rules and lexicon give the same extraction."""
    report = dated(report)
    extraction = extract(report, tag(report.text, report.published, report=report.id), lexicon)
    end = reach(report.text)
    if end is None:
        return extraction
    message = (f"{report.id}: it has more than {MOST:,} dates; those behind the first {end:,} of its {len(report.text):,} "
               "characters were not read")
    warning = ReportWarning(report=report.id, path=report.path, stage="extract", message=message)
    return extraction.model_copy(update={"warnings": (*extraction.warnings, warning)})


def explain(report: Report, lexicon: Lexicon) -> list[str]:
    """What `understand` makes of each sentence, and why: lines of which those about the sentence above are indented."""
    report = dated(report)
    return explain_sentences(report, tag(report.text, report.published, report=report.id), lexicon)


def dated(report: Report) -> Report:
    """`report`, with the publication day that its dateline or text give where its metadata give none."""
    if report.published is None and (found := find_published(report.text, report.title)) is not None:
        return report.model_copy(update={
            "published": found.day, "published_basis": found.basis, "published_grain": found.grain,
            "published_evidence": found.evidence,
        })
    return report


@seldom_collected()
def derive(store: Store, lexicon: Lexicon, *, anew: bool = False) -> Changes:
    """Derive from the stored reports all that follows from them together: borrowed dates, events and links.

    Events that nothing new bears on are left as they are, unless `anew`; the result is the same.
    """
    _borrow_dates(store, lexicon)
    rules = fingerprint(lexicon)
    if store.count_mentions() > _MANY:
        return derive_streaming(store, lexicon, rules)
    stored = store.reports(), store.mentions(), store.claims()
    before = None if anew else store.merged(rules)
    if before is None:
        merged = merge(*stored, lexicon, store.corrections())
    else:
        merged = update(before, *stored, lexicon, store.corrections())
    return store.replace_events(merged, lexicon, rules)


@seldom_collected()
def rebuild(path: str | Path, *, seeds: Sequence[Path] = (), reread: bool = True) -> Changes:
    """Understand every stored report again, if `reread`, and derive everything anew; says which events are different."""
    lexicon = lexicons.load(tuple(seeds))
    with Store.open(path, "write") as store:
        if reread:
            ids = [id for id, *_ in store.identities()]
            for start in range(0, len(ids), _AT_ONCE):
                batch = store.reports(ids[start : start + _AT_ONCE])
                store.replace_reports([understand(as_read(report), lexicon) for report in batch])
        return derive(store, lexicon, anew=True)


def _borrow_dates(store: Store, lexicon: Lexicon) -> None:
    """Give undated reports the date that dated reports of the same events suggest; take back one that no longer holds."""
    asking = store.reports(store.undated(borrowed=True))
    if not asking:
        return
    undated = [understand(as_read(report), lexicon) for report in asking]

    borrowed = infer_published(undated, store.extractions(dated=True), read_as_if(lexicon), store.extractions)
    stale = []
    for before, extraction in zip(asking, undated, strict=True):
        report = extraction.report
        if (loan := borrowed.get(report.id)) is not None:
            report = lent(report, loan)
        if report != before:
            stale.append(understand(report, lexicon))
    if stale:
        store.replace_reports(stale)


def read_as_if(lexicon: Lexicon) -> AsIf:
    """What a report would yield had it come out on a day."""
    def as_if(report: Report, day: dt.date) -> Extraction:
        return understand(report.model_copy(update={"published": day, "published_basis": "linked"}), lexicon)

    return as_if


def lent(report: Report, loan: Borrowed) -> Report:
    """`report` with the day that it borrows."""
    return report.model_copy(update={
        "published": loan.day, "published_basis": "linked", "published_grain": loan.grain,
        "published_evidence": loan.evidence,
    })


def as_read(report: Report) -> Report:
    """`report` without a publication date that did not come with it."""
    if report.published_basis in (None, "metadata", "given"):
        return report
    return report.model_copy(update={
        "published": None, "published_basis": None, "published_grain": None, "published_evidence": None,
    })
