"""What an ingest did: counts, refused files with the remedy, and the next command."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from rich.text import Text

from timeline.view import marks as ink
from timeline.view.page import Page, line, pad, widest, wrap
from timeline.view.when import many

_MAX_LISTED = 20
_HELP = "timeline ingest -h"
_OUTSIDE = "outside --since/--until"
NOTHING_THERE = "nothing to read there; reports are text, Markdown, HTML, JSON Lines, CSV, feeds or WARC"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """The figures of one ingest; strings printable."""

    database: str
    created: bool = False
    dry_run: bool = False
    interrupted: bool = False
    inputs: int = 0
    """Files and the like that were found."""
    added: int = 0
    known: int = 0
    changed: int = 0
    outside: int = 0
    """Reports passed over because they were published outside the days asked for."""
    events_new: int = 0
    events_changed: int = 0
    links_new: int = 0
    rejected: Sequence[tuple[str, str]] = ()
    """Path, and one sentence with the remedy; the first of `n_rejected`."""
    n_rejected: int = 0
    undated: Sequence[str] = ()
    """Reports for which no publication date was found."""
    warnings: Sequence[tuple[str, str]] = ()
    """Troubles that cost no report; the first of `n_warnings`."""
    n_warnings: int = 0
    foreign: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Reports in languages that are stored and searched, but whose events are not read."""


def summary(found: Ingested, page: Page) -> list[Text]:
    """The lines after an ingest; one line where nothing was new."""
    if not (found.added or found.changed or found.n_rejected or found.events_new or found.events_changed
            or found.interrupted):
        return _nothing_new(found, page)
    lines: list[Text] = []
    if found.created:
        lines += [line((page.shorten(found.database, page.width - 9), ink.HEADING), "  created"), Text()]
    if found.dry_run:
        lines += [line(("nothing was written (--dry-run); this would change:", ink.ALERT)), Text()]
    reports = [(found.added, "added"), (found.known, "already known"), (found.changed, "changed"),
               (found.n_rejected, "rejected"), (found.outside, _OUTSIDE)]
    lines += _row("reports", [pair for pair in reports if pair[0] or pair[1] == "added"], page)
    if not (found.dry_run or found.interrupted):
        lines += _row("events", [(found.events_new, "new"), (found.events_changed, "changed")], page)
        lines += _row("links", [(found.links_new, "new")], page)
    lines += _listed("Rejected:", found.rejected, found.n_rejected, page)
    lines += _listed("Warnings:", found.warnings, found.n_warnings, page)
    if found.foreign:
        languages = ", ".join(f"{count} in {language}" for language, count in sorted(found.foreign.items()))
        words = f"Not in English: {languages}. They are stored; what they tell of is not read."
        lines += [Text(), *(line(piece) for piece in wrap(words, page.width))]
    if found.undated:
        words = (f"{many(len(found.undated), 'report')} without a publication date: relative dates in them stay open. "
                 "Give one with --published DATE, or `date:` in the front matter:")
        lines += [Text(), *(line(piece) for piece in wrap(words, page.width))]
        lines += [line("  ", page.shorten(name, page.width - 2)) for name in found.undated[:_MAX_LISTED]]
        lines += _more(len(found.undated))
    if found.interrupted:
        words = ("Interrupted: the reports counted here are stored. The same command again reads the rest, and makes the "
                 "events of them all.")
        return [*lines, Text(), *(line(piece) for piece in wrap(words, page.width))]
    if found.dry_run:
        return [*lines, Text(), line("Next: the same without --dry-run")]
    following = "timeline show" if found.added or found.known else _HELP
    return [*lines, Text(), line("Next: ", (following, "bold"))]


def _nothing_new(found: Ingested, page: Page) -> list[Text]:
    if not found.inputs:
        return [*(line(piece) for piece in wrap(NOTHING_THERE, page.width)), Text(), line("Next: ", (_HELP, "bold"))]
    outside = f", {found.outside:,} {_OUTSIDE}" if found.outside else ""
    return [line(f"0 added, {found.known:,} already known{outside}")]


def _row(label: str, counts: Sequence[tuple[int, str]], page: Page) -> list[Text]:
    """Counts in columns, so that a reader's eye runs down them; one under another where the page is narrow."""
    cells = [f"{count:>6,} {word:<14}" for count, word in counts]
    head = f"  {pad(label, 8)}"
    if len(head) + sum(map(len, cells)) <= page.width:
        cells = ["".join(cells)]
    return [line((head if n == 0 else " " * len(head)) + cell.rstrip()) for n, cell in enumerate(cells)]


def _listed(heading: str, items: Sequence[tuple[str, str]], count: int, page: Page) -> list[Text]:
    """The first of `count` items with their reasons."""
    if not items:
        return []
    lines = [Text(), line((heading, ink.ALERT))]
    room = widest(name for name, _ in items[:_MAX_LISTED])
    beside = room <= page.width // 2
    for name, reason in items[:_MAX_LISTED]:
        if beside:
            lines += [line("  ", pad(name if n == 0 else "", room), "   ", piece)
                      for n, piece in enumerate(wrap(reason, page.width - room - 5))]
        else:  # the end of a path says more than its beginning: it is kept whole, and the reason stands below
            lines += [line("  ", piece) for piece in wrap(name, page.width - 2)]
            lines += [line("      ", piece) for piece in wrap(reason, page.width - 6)]
    return lines + _more(count)


def _more(count: int) -> list[Text]:
    return [line((f"  and {count - _MAX_LISTED:,} more", ink.QUIET))] if count > _MAX_LISTED else []
