"""What is in the database, what needs a look, and what to do next."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Mapping, Sequence

from rich.text import Text

from timeline.view import marks as ink
from timeline.view.page import Page, line, pad, wrap
from timeline.view.spark import month_counts, spark, year_counts
from timeline.view.when import many, month_words

_LABEL = 13
_MAX_QUIET = 4


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The figures of one database, or of a selection of it."""

    path: str
    size: int = 0
    """Bytes of the file."""
    schema: int | None = None
    last_ingest: dt.datetime | None = None
    reports: int = 0
    first_published: dt.date | None = None
    last_published: dt.date | None = None
    undated_reports: int = 0
    publishers: int = 0
    events: int = 0
    precisions: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Events by ``day range week month year``, and ``undated``."""
    days: Sequence[dt.date] = ()
    """The first day of every dated event."""
    links: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Links of response by basis."""
    review: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Events to look at, by flag."""
    quiet: Sequence[tuple[dt.date, dt.date]] = ()
    """Spells of more than `quiet_days` without an event, first and last day, longest first."""
    quiet_days: int = 30
    warnings: int = 0


def status(found: Coverage, page: Page) -> list[Text]:
    """The lines of `timeline status`."""
    right = [size_words(found.size)]
    if found.schema is not None:
        right.append(f"schema {found.schema}")
    if found.last_ingest is not None:
        right.append(f"last ingest {found.last_ingest:%Y-%m-%d %H:%M} UTC")
    dot = f" {page.marks.dot} "
    lines = [page.spread(line((found.path, ink.HEADING)), line((dot.join(right), ink.QUIET))), Text()]
    if page.width < 70:
        lines = [line((page.shorten(found.path, page.width), ink.HEADING)),
                 *(line((piece, ink.QUIET)) for piece in wrap(dot.join(right), page.width)), Text()]
    dates = _range(found.first_published, found.last_published, page)
    publishers = many(found.publishers, "publisher") if found.publishers else ""
    undated = f"{found.undated_reports} without a date" if found.undated_reports else ""
    lines += _row("reports", found.reports, [dates, publishers, undated], page)
    lines += _row("events", found.events, [_range(min(found.days, default=None), max(found.days, default=None), page),
                                           dot.join(_precision_words(found.precisions))], page)
    lines += _row("links", sum(found.links.values()), [dot.join(_basis_words(found.links))], page)
    flags = [_flag_words(flag, count) for flag, count in
             sorted(found.review.items(), key=lambda pair: (-pair[1], pair[0])) if count]
    lines += _row("to review", sum(found.review.values()), [dot.join(flags)], page, ink.ALERT if flags else "")
    if found.warnings:
        lines += _row("warnings", found.warnings, ['timeline sql "select * from warning"'], page)
    if found.days:
        lines += [Text(), *_density(found.days, page)]
    lines += _quiet(found, page)
    return [*lines, Text(), line("Next: ", (_next(found), "bold"))]


def _next(found: Coverage) -> str:
    if not found.reports:
        return "timeline ingest PATH"
    return "timeline show --review" if sum(found.review.values()) else "timeline show"


def _row(label: str, count: int, parts: Sequence[str], page: Page, style: str = "") -> list[Text]:
    """Label, number, and what it is made of; parts that do not fit go on lines of their own."""
    head = f"  {pad(label, _LABEL - 2)}{pad(f'{count:,}', 7, right=True)}   "
    room = page.width - len(head)
    pieces: list[str] = []
    for part in filter(None, parts):
        if pieces and len(pieces[-1]) + 4 + len(part) <= room:
            pieces[-1] += "    " + part
        else:
            pieces += wrap(part, room)
    lines = [line(head if n == 0 else " " * len(head), (piece, style)) for n, piece in enumerate(pieces or [""])]
    for made in lines:
        made.rstrip()
    return lines


def _range(first: dt.date | None, last: dt.date | None, page: Page) -> str:
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first} {page.marks.range} {last}"


_FLAGS = {"date-conflict": "date conflict", "count-conflict": "rival figure", "duplicate?": "possible duplicate"}


def _flag_words(flag: str, count: int) -> str:
    """``2 date conflicts``, ``1 possible duplicate``, ``3 undated``."""
    return many(count, _FLAGS[flag]) if flag in _FLAGS else f"{count:,} {flag.replace('-', ' ')}"


def _precision_words(counts: Mapping[str, int]) -> list[str]:
    """``104 by day``, ``19 ranges``, ``6 by month``, ``2 undated``."""
    words = {"day": "by day", "range": "over several days", "week": "by week", "month": "by month", "year": "by year",
             "undated": "undated"}
    return [f"{counts[name]:,} {text}" for name, text in words.items() if counts.get(name)]


def _basis_words(counts: Mapping[str, int]) -> list[str]:
    words = {"stated": "stated", "interpreted": "interpreted", "timing": "by timing only"}
    return [f"{counts[name]:,} {text}" for name, text in words.items() if counts.get(name)]


def _density(days: Sequence[dt.date], page: Page) -> list[Text]:
    """Bars of events per month, a year after the other; per year where the months are more than the page holds."""
    months = month_counts(days)
    top = max(months.values())
    busiest = next(month for month, count in months.items() if count == top)
    most = f"most: {month_words(dt.date(*busiest, 1))} ({top})"
    years: dict[int, list[int]] = {}
    for (year, _), count in months.items():
        years.setdefault(year, []).append(count)
    bars = spark(list(months.values()), page)
    label = "  events per month   "
    text, at = "", 0
    for year, counts in years.items():
        text += f"{year} {bars[at:at + len(counts)]} "
        at += len(counts)
    if len(label) + len(text) > page.width * 2:
        by_year = year_counts(days)
        label = "  events per year    "
        text = f"{min(by_year)} {spark(list(by_year.values()), page)} {max(by_year)} "
    pieces = wrap(text, page.width - len(label))
    lines = [line((label if n == 0 else " " * len(label), ink.QUIET), piece) for n, piece in enumerate(pieces)]
    if lines[-1].cell_len + 2 + len(most) <= page.width:
        return [*lines[:-1], page.spread(lines[-1], line((most, ink.QUIET)))]
    return [*lines, *(line("  ", (piece, ink.QUIET)) for piece in wrap(most, page.width - 2))]


def _quiet(found: Coverage, page: Page) -> list[Text]:
    if not found.quiet:
        return []
    label = f"  quiet over {found.quiet_days} d    "
    spells = [_range(*spell, page) for spell in sorted(found.quiet[:_MAX_QUIET])]
    words = f" {page.marks.dot} ".join(spells)
    if len(found.quiet) > _MAX_QUIET:
        words += f" {page.marks.dot} {len(found.quiet) - _MAX_QUIET} shorter"
    return [line((label if n == 0 else " " * len(label), ink.QUIET), piece)
            for n, piece in enumerate(wrap(words, page.width - len(label)))]


def size_words(count: int) -> str:
    """Bytes in the unit that people use."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def quiet_spells(days: Sequence[dt.date], longer_than: int) -> list[tuple[dt.date, dt.date]]:
    """First and last day of every spell of more than `longer_than` days on which nothing begins, longest first."""
    ordered = sorted(set(days))
    one = dt.timedelta(days=1)
    spells = [(a + one, b - one) for a, b in itertools.pairwise(ordered) if (b - a).days - 1 > longer_than]
    return sorted(spells, key=lambda spell: (spell[0] - spell[1], spell[0]))
