"""The chronology as a vertical log: one event under another, with a rail beside everything that happened during an exercise.

    Mon  4  ┏ ● Freedom Shield 24                                  6 reports  fs24x
            ┃   KOR, USA · exercise · South Korea · to Thu 14 March
            ┃
    Tue  5  ┃ ◆ Defence ministry condemns the exercise             4 reports  m5dst
            ┃   PRK · statement · ↩ fs24x after 1 day, stated

A rail is drawn only where it tells something: for an event of several days with another entry between its first
and its last. Quiet spells are stated instead of left as blank paper.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from timeline.view import marks as ink
from timeline.view.links import answer_words
from timeline.view.marks import BASIS_STYLES, TYPE_STYLES, type_words
from timeline.view.page import Page, Part, line, pad, wrap
from timeline.view.rows import EventRow, LinkRow
from timeline.view.when import DAYS, MONTHS, days, many, month_words, period, short_day

_DATE = 8
"""Cells of the date column: ``Mon  4~ ``."""
_MAX_RAILS = 3


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    """One place in the log: an event where it begins, or (`closing`) where a long one ends."""

    row: EventRow
    day: dt.date | None
    closing: bool = False


def log(rows: Sequence[EventRow], links: Sequence[LinkRow], page: Page, *, heading: str = "", reports: int | None = None,
        newest: bool = False) -> list[Text]:
    """The lines of the log. `rows` in date order; `reports` is the number behind all of them, for the heading."""
    if not rows:
        return []
    lines = _heading(rows, page, heading, reports)
    rails = _choose_rails(rows)
    entries = _entries(rows, rails)
    if newest:
        entries.reverse()
    columns = _columns(entries, rails)
    depth = min(max(columns.values(), default=-1) + 1, _MAX_RAILS)
    answered = _by_answer(links)
    # the log has the days of what went on in its rail; only what has no end needs other words than a count of days
    causes = {row.event_id: row for row in rows if row.date_end is None}
    threshold = _quiet_threshold(rows)
    months = len({(e.day.year, e.day.month) for e in entries if e.day is not None}) > 1
    open_rails: dict[int, str] = {}
    shown_month: tuple[int, int] | None = None
    told: dt.date | None = None
    for place, entry in enumerate(entries):
        if place and entry.day is None and entries[place - 1].day is not None:
            lines.append(line(("Undated", ink.HEADING)))
        elif months and entry.day is not None and (entry.day.year, entry.day.month) != shown_month:
            shown_month = (entry.day.year, entry.day.month)
            lines.append(_margin("", open_rails, depth, page, (month_words(entry.day), ink.HEADING), flush=True))
        if entry.day is None or not (entry.row.exact or entry.closing):
            told = None  # it may lie anywhere in its span, so the days around it are not known to be quiet
        else:
            gap = abs((entry.day - told).days) - 1 if told is not None else 0
            if gap >= threshold:
                lines.append(_margin(f"   {page.marks.quiet}", open_rails, depth, page,
                                     (f"  {days(gap)} with no dated event", ink.QUIET)))
                lines.append(_margin("", open_rails, depth, page))
            told = entry.day
        lines += _entry_lines(entry, columns, open_rails, depth, answered.get(entry.row.event_id, ()), causes, page)
        if place + 1 < len(entries):
            lines.append(_margin("", open_rails, depth, page))
    while lines and not lines[-1].plain.strip():
        lines.pop()
    return lines


def _heading(rows: Sequence[EventRow], page: Page, heading: str, reports: int | None) -> list[Text]:
    counts = many(len(rows), "event")
    if reports is not None:
        counts += f" {page.marks.dot} {many(reports, 'report')}"
    dated = [row.date_start for row in rows if row.date_start is not None]
    ends = [row.date_end or row.date_start for row in rows if row.date_end or row.date_start]
    title = heading or period(min(dated, default=None), max((e for e in ends if e), default=None), dash=page.marks.dash)
    return [page.spread(line((title, ink.HEADING)), line((counts, ink.QUIET))), Text()]


def _choose_rails(rows: Sequence[EventRow]) -> frozenset[str]:
    """Ids of the long events that enclose at least one other entry."""
    starts = sorted(row.date_start for row in rows if row.exact and row.date_start is not None)
    chosen = set()
    for row in rows:
        if row.lasts and row.date_start is not None and row.date_end is not None:
            inside = sum(1 for day in starts if row.date_start <= day <= row.date_end)
            if inside > 1:
                chosen.add(row.event_id)
    return frozenset(chosen)


def _entries(rows: Sequence[EventRow], rails: frozenset[str]) -> list[_Entry]:
    """All entries in date order; on one day beginnings come before ends, undated events last."""
    entries = [_Entry(row, row.date_start or row.date_end) for row in rows]
    entries += [_Entry(row, row.date_end, closing=True) for row in rows if row.event_id in rails]
    return sorted(entries, key=lambda e: (e.day is None, e.day or dt.date.max, e.closing))


def _columns(entries: Sequence[_Entry], rails: frozenset[str]) -> dict[str, int]:
    """For each railed event the column of its rail: the leftmost that is free from its first entry to its second."""
    columns: dict[str, int] = {}
    taken: set[int] = set()
    for entry in entries:
        event_id = entry.row.event_id
        if event_id not in rails:
            continue
        if event_id in columns:
            taken.discard(columns[event_id])
            continue
        columns[event_id] = next(n for n in range(len(entries) + 1) if n not in taken)
        taken.add(columns[event_id])
    return columns


def _by_answer(links: Sequence[LinkRow]) -> dict[str, list[LinkRow]]:
    found: dict[str, list[LinkRow]] = {}
    for link in links:
        found.setdefault(link.from_id, []).append(link)
    return found


def _quiet_threshold(rows: Sequence[EventRow]) -> int:
    """Days without an event that are worth a line: four within a season, a month within years."""
    dated = [row.date_start for row in rows if row.date_start is not None]
    covered = (max(dated) - min(dated)).days if dated else 0
    return 4 if covered <= 92 else 14 if covered <= 731 else 60


def _margin(date: str, open_rails: dict[int, str], depth: int, page: Page, *parts: Part, flush: bool = False) -> Text:
    """A line with the date column and the rails running through it."""
    if flush and not open_rails:
        return line(*parts)
    rails = "".join(page.marks.rail + " " if n in open_rails else "  " for n in range(depth))
    made = line(pad(date, _DATE), (rails, ink.QUIET), *parts)
    made.rstrip()
    return made


def _date_words(entry: _Entry) -> str:
    """``Mon  4``, or the month or year where the day is not known; ``~`` approximate, ``?`` doubtful."""
    row, day = entry.row, entry.day
    if day is None:
        return "   ?"
    mark = "~" if "~" in row.date_edtf else "?" if "?" in row.date_edtf else ""
    if entry.closing or row.exact:
        return f"{DAYS[day.weekday()][:3]} {day.day:2d}{mark}"
    if row.date_precision == "year":
        return f"{day.year}{mark}"
    if row.date_precision == "month":
        return f"{MONTHS[day.month - 1][:3]}{mark}"
    last = row.date_end if row.start_latest is None else row.start_latest
    if last is not None and last.year != day.year:
        return f"{day.year}?"
    if row.date_start is None:
        return f"by {day.day} {MONTHS[day.month - 1][:3]}"[:_DATE - 1]
    if last is not None and (last.year, last.month) == (day.year, day.month) and last != day:
        return f"{day.day}-{last.day}{mark or '?'}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{mark or '?'}"


def _entry_lines(entry: _Entry, columns: dict[str, int], open_rails: dict[int, str], depth: int, answers: Sequence[LinkRow],
                 causes: Mapping[str, EventRow], page: Page) -> list[Text]:
    row, marks = entry.row, page.marks
    column = columns.get(row.event_id)
    turn = ""
    if column is not None and column < _MAX_RAILS:
        opening = column not in open_rails
        turn = marks.opens if opening else marks.closes
    rail = "".join(
        (turn if n == column and turn else marks.rail if n in open_rails else " ") + " " for n in range(depth))
    right = line((row.event_id, ink.ID))
    if entry.closing:
        if turn and column is not None:
            _turn(open_rails, column, row.event_id)
        head = line(pad(_date_words(entry), _DATE), (rail, ink.QUIET), marks.ends, " ", page.shorten(
            f"{row.title} ends", max(page.width - _DATE - 2 * depth - 2 - right.cell_len - 2, 8)))
        return [page.spread(head, right)]
    right = line((many(row.n_reports, "report"), ink.QUIET), "  ", right) if row.n_reports else right
    room = page.width - _DATE - 2 * depth - 2
    title = wrap(row.title, room - right.cell_len - 2, room)
    if len(title) > 2 and not page.full:
        title = [title[0], page.shorten(" ".join(title[1:]), room)]
    symbol = (marks.types.get(row.event_type, marks.types["other"]), TYPE_STYLES.get(row.event_type, ""))
    head = line(pad(_date_words(entry), _DATE), (rail, ink.QUIET), symbol, " ", (title[0], ink.TITLE))
    lines = [page.spread(head, right)]
    if turn and column is not None:
        _turn(open_rails, column, row.event_id)
    lines += [_margin("", open_rails, depth, page, "  ", (rest, ink.TITLE)) for rest in title[1:]]
    for detail in _wrap_parts(_details(row, answers, causes, page), room, page):
        lines.append(_margin("", open_rails, depth, page, "  ", *detail))
    return lines


def _turn(open_rails: dict[int, str], column: int, event_id: str) -> None:
    """Open the rail of a column, or close it."""
    if column in open_rails:
        del open_rails[column]
    else:
        open_rails[column] = event_id


def _details(row: EventRow, answers: Sequence[LinkRow], causes: Mapping[str, EventRow], page: Page) -> list[Part]:
    """Who, kind, where, when it ends, what it answers."""
    parts: list[Part] = [", ".join(row.codes) or "actor not named",
                         (type_words(row.event_type, row.event_mode), TYPE_STYLES.get(row.event_type, ""))]
    if row.status != "occurred":
        parts.append((_status_words(row), ink.ALERT))
    if row.location or row.country:
        parts.append(row.location or row.country)
    if row.lasts and row.date_end is not None:
        parts.append(f"to {DAYS[row.date_end.weekday()][:3]} {row.date_end.day} {MONTHS[row.date_end.month - 1]}")
    elif not row.exact and (row.date_start or row.date_end) is not None:
        parts.append(_room_words(row, page))
    for link in answers[:2]:
        parts.append((answer_words(link, page, causes), BASIS_STYLES.get(link.basis, "")))
    if len(answers) > 2:
        parts.append(f"{len(answers) - 2} more")
    if row.review:
        parts.append((f"to review: {row.review.replace('; ', ', ')}", ink.ALERT))
    return parts


def _status_words(row: EventRow) -> str:
    """The status, and of what goes on without an end until when that is known."""
    begun = row.start_latest or row.date_start
    if row.status != "ongoing" or row.date_end is not None or row.last_day is None or begun is None or row.last_day <= begun:
        return row.status
    return f"ongoing on {short_day(row.last_day, year=True)}"


def _room_words(row: EventRow, page: Page) -> str:
    """How exactly an imprecise date is known."""
    first, last = row.date_start, row.date_end
    if first is not None and last is None:
        if row.start_latest is not None and row.start_latest != first:
            return f"began {period(first, row.start_latest, short=True, dash=page.marks.dash)}, no end given"
        return f"since {short_day(first, year=True)}"
    if first is None and last is not None:
        return f"by {short_day(last, year=True)}"
    if row.date_precision in ("month", "year"):
        return f"some time in {period(first, last, dash=page.marks.dash)}"
    return f"some time in {period(first, last, short=True, dash=page.marks.dash)}"


def _wrap_parts(parts: Sequence[Part], width: int, page: Page) -> list[list[Part]]:
    """`parts` with dots between, on as many lines as they need; a part wider than a line is broken at its blanks."""
    separator = f" {page.marks.dot} "
    lines: list[list[Part]] = [[]]
    used = 0
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        lead = separator if lines[-1] else ""
        if lines[-1] and used + cell_len(lead) + cell_len(text) > width:
            lines.append([])
            lead, used = "", 0
        for n, piece in enumerate(wrap(text, width - used - cell_len(lead), width)):
            if n:
                lines.append([])
                lead, used = "", 0
            lines[-1] += [lead, (piece, style)] if lead else [(piece, style)]
            used += cell_len(lead) + cell_len(piece)
    return lines
