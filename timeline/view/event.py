"""Everything behind one event: what is known, and for every claim the report, the line and the words it rests on.

Disagreement is shown, never averaged away: rival dates and figures stand side by side with who gives them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence, Set

from rich.cells import cell_len
from rich.text import Text

from timeline.view import marks as ink
from timeline.view.links import lag_words
from timeline.view.marks import BASIS_STYLES, type_words
from timeline.view.page import Page, line, pad, wrap, wrap_styled
from timeline.view.rows import EventRow, LinkRow, MentionRow, Quote, ReportRow, TimexRow
from timeline.view.when import day_words, many, when_words

_LABEL = 13
_MAX_QUOTE = 320
_ROUND = 60
"""Code points shown at least before and after the evidence of a long sentence."""
_BASIS_WORDS = {"carried": "the date of a sentence before", "computed": "computed"}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event with all that its view tells. Strings are printable already."""

    row: EventRow
    mentions: tuple[MentionRow, ...] = ()
    reports: dict[str, ReportRow] = dataclasses.field(default_factory=dict)
    answers: tuple[tuple[LinkRow, EventRow], ...] = ()
    """Links from this event, each with the event it leads to."""
    answered_by: tuple[tuple[LinkRow, EventRow], ...] = ()
    """Links to this event, each with the event it comes from."""
    participants: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    """Counts as sentences, rival ones with who gives them."""
    attribution: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    merge_reasons: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()


def event(story: Story, page: Page, *, why: bool = False, dates: bool = False) -> list[Text]:
    """The lines of one event; `why` adds the reasons of the merge, `dates` every date that a report gives it."""
    row = story.row
    lines = [*_heading(row, page), Text()]
    rivals = _rival_dates(story)
    disagree = len(rivals) > 1 and "date" in row.review
    when = when_words(row)
    if disagree and not dates:
        when += f" {page.marks.dot} reports differ: {_rival_words(rivals, page)} {page.marks.dot} " \
                f"see: timeline event {row.event_id} --dates"
    lines += _field("When", when, page, ink.ALERT if disagree else "")
    if row.date_reason:
        lines += _field("", row.date_reason, page, ink.QUIET)
    lines += _field("Who", _join([", ".join(row.codes) or "actor not named", *story.participants], page), page)
    if story.targets:
        lines += _field("Toward", ", ".join(story.targets), page)
    lines += _field("What", f"{type_words(row.event_type, row.event_mode)} {page.marks.dot} {row.status}", page,
                    ink.ALERT if row.status in ("denied", "cancelled") else "")
    lines += _field("Where", _where(row), page)
    if story.equipment:
        lines += _field("With", ", ".join(story.equipment), page)
    for n, figure in enumerate(story.figures):
        lines += _field("Figures" if n == 0 else "", figure, page)
    if story.attribution:
        lines += _field("According to", ", ".join(story.attribution), page)
    lines += _links(story, page)
    for n, step in enumerate(story.history if len(story.history) > 1 else ()):
        lines += _field("History" if n == 0 else "", step, page)
    lines += _field("Confidence", _confidence(story, page, disagree), page)
    if row.review:
        lines += _field("To review", row.review.replace("; ", ", "), page, ink.ALERT)
    for n, step in enumerate(story.corrections):
        lines += _field("Corrected" if n == 0 else "", step, page)
    if dates:
        lines += [Text(), *_dates_section(rivals, story, page)]
    lines += [Text(), line(("  Reports", ink.HEADING)), *_reports(story, page)]
    if why:
        reasons = story.merge_reasons or ("one mention only: nothing was merged",)
        lines += [Text(), line(("  Why these are one event", ink.HEADING))]
        for reason in reasons:
            lines += [line("  ", ("  " if n else page.marks.dot + " ", ""), piece)
                      for n, piece in enumerate(wrap(reason, page.width - 4))]
    return lines


def _heading(row: EventRow, page: Page) -> list[Text]:
    """The whole title, and the id at the right margin of its first line."""
    first, *rest = wrap(row.title, page.width - cell_len(row.event_id) - 2, page.width)
    head = page.spread(line((first, ink.HEADING)), line((row.event_id, ink.ID)))
    return [head, *(line((piece, ink.HEADING)) for piece in rest)]


def _field(label: str, value: str, page: Page, style: str = "") -> list[Text]:
    """A labelled value, wrapped under itself."""
    room = page.width - 2 - _LABEL
    label = page.shorten(label, _LABEL - 1)
    return [line("  ", (pad(label if n == 0 else "", _LABEL), ink.QUIET), (piece, style))
            for n, piece in enumerate(wrap(value, room))]


def _join(parts: Iterable[str], page: Page) -> str:
    return f" {page.marks.dot} ".join(part for part in parts if part)


def _where(row: EventRow) -> str:
    if row.location and row.country and row.country not in row.location:
        return f"{row.location} ({row.country})"
    return row.location or row.country or "no place named"


def _confidence(story: Story, page: Page, disagree: bool) -> str:
    row = story.row
    publishers = [name for name in row.publishers.split("; ") if name]
    counted = many(row.n_reports, "report") + (f" from {many(len(publishers), 'publisher')}" if publishers else "")
    agreement = "dates disagree" if disagree else "dates agree" if row.n_reports > 1 and row.date_start is not None else ""
    value = "" if row.confidence is None else f"{row.confidence:.2f}"
    return _join([value, counted, agreement], page)


def _links(story: Story, page: Page) -> list[Text]:
    lines: list[Text] = []
    label = {"responds_to": "Answers", "part_of": "Part of", "edition_of": "Edition of"}
    back = {"responds_to": "Answered by", "part_of": "Includes", "edition_of": "Next edition"}
    for names, links, other in ((label, story.answers, "to_id"), (back, story.answered_by, "from_id")):
        shown = ""
        for link, event in links:
            name = names.get(link.kind, link.kind)
            lag = basis = ""
            if link.kind == "responds_to":
                lag = lag_words(link, event if other == "to_id" else story.row)
                basis = "by timing only" if link.basis == "timing" else link.basis
            words = _join([f"{getattr(link, other)} {event.title}", lag, basis], page)
            lines += _field("" if name == shown else name, words, page, BASIS_STYLES.get(link.basis, ""))
            if link.sentence:
                sentence = page.shorten(link.sentence, 2 * (page.width - 2 - _LABEL) - 2)
                lines += _field("", f"{page.marks.quotes[0]}{sentence}{page.marks.quotes[1]}", page, ink.QUIET)
            shown = name
    return lines


def _rival_dates(story: Story) -> dict[str, list[MentionRow]]:
    """The dates that sentences give, each with the sentences; those that carry or lack a date are no rivals."""
    found: dict[str, list[MentionRow]] = {}
    for mention in story.mentions:
        if mention.edtf and mention.date_basis in ("stated", "computed", "carried", ""):
            found.setdefault(mention.edtf, []).append(mention)
    return found


def _rival_words(rivals: dict[str, list[MentionRow]], page: Page) -> str:
    counted = sorted(((len({m.report for m in mentions}), edtf) for edtf, mentions in rivals.items()),
                     key=lambda pair: (-pair[0], pair[1]))
    words = [f"{edtf} ({many(count, 'report')})" for count, edtf in counted[:3]]
    return f" {page.marks.dot} ".join(words) + (f" {page.marks.dot} {len(counted) - 3} more" if len(counted) > 3 else "")


def _dates_section(rivals: dict[str, list[MentionRow]], story: Story, page: Page) -> list[Text]:
    lines = [line(("  Dates given", ink.HEADING))]
    for edtf, mentions in sorted(rivals.items(), key=lambda pair: (-len({m.report for m in pair[1]}), pair[0])):
        names = list(dict.fromkeys(_report_name(m.report, story) for m in mentions))
        lines += [line("  ", (pad(edtf if n == 0 else "", 24), ink.TITLE), piece)
                  for n, piece in enumerate(wrap(", ".join(names), page.width - 26))]
        for reason in dict.fromkeys(m.date_reason for m in mentions if m.date_reason):
            lines += [line("  " + " " * 24, (piece, ink.QUIET)) for piece in wrap(reason, page.width - 26)]
    return lines if rivals else [*lines, line("  no sentence gives a date")]


def _report_name(report_id: str, story: Story) -> str:
    report = story.reports.get(report_id)
    return (report.source or report.title or report_id) if report is not None else report_id


def _reports(story: Story, page: Page) -> list[Text]:
    """The sentences by report: publisher and day, place in the file, words, and what the date phrases came to."""
    lines: list[Text] = []
    by_report: dict[str, list[MentionRow]] = {}
    for mention in story.mentions:
        by_report.setdefault(mention.report, []).append(mention)
    margin = len(str(len(by_report))) + 4
    for number, (report_id, mentions) in enumerate(by_report.items(), start=1):
        report = story.reports.get(report_id) or ReportRow(report=report_id)
        published = "no publication date" if report.published is None else day_words(report.published)
        if report.published is not None and report.published_basis == "linked":
            published += " (inferred)"
        head = line(pad(f"  {number}", margin), (f"{report.source or report.title or report_id}, {published}", ink.TITLE))
        seen: set[tuple[str, str]] = set()
        for place, mention in enumerate(mentions):
            where = (f"{report.path or report.url or report_id}", ink.QUIET)
            source = line(where, (f":{mention.line}" if mention.line is not None and report.path else "", ink.QUIET))
            if place == 0 and head.cell_len + 2 + source.cell_len <= page.width:
                lines.append(page.spread(head, source))
            else:
                if place == 0:
                    lines.append(head if head.cell_len <= page.width else page.spread(head, Text()))
                lines += [line(" " * margin, (piece, ink.QUIET)) for piece in wrap(source.plain, page.width - margin)]
            lines += _quote(mention, margin, page, seen)
            seen |= {(timex.text, timex.meaning) for timex in mention.timexes}
    return lines


def _quote(mention: MentionRow, margin: int, page: Page, seen: Set[tuple[str, str]]) -> list[Text]:
    """The words, and what each phrase came to; one that a sentence before has explained is only named again."""
    room = page.width - margin
    text = Text(page.marks.quotes[0])
    for piece, evidence in mention.quote if page.full else _around_evidence(mention.quote, page):
        if evidence and not page.colour:
            text.append(f"{page.marks.evidence[0]}{piece}{page.marks.evidence[1]}")
        else:
            text.append(piece, ink.EVIDENCE if evidence else "")
    text.append(page.marks.quotes[1])
    lines = [line(" " * margin, piece) for piece in wrap_styled(text, room)]
    about: list[str] = []
    for timex in mention.timexes:
        if mention.date_basis == "carried" and (timex.text, timex.meaning) in seen:
            about.append(f"{timex.text} {page.marks.arrow} {timex.meaning}, as above")
        else:
            lines += timex_lines(timex, margin, page)
    if mention.timexes:
        about.append(_BASIS_WORDS.get(mention.date_basis, ""))
    elif mention.date_reason:
        about.append(mention.date_reason)
    if mention.status not in ("occurred", ""):
        about.append(f"tells it as {mention.status}")
    words = _join(about, page)
    return lines + ([line(" " * margin, (piece, ink.QUIET)) for piece in wrap(words, room)] if words else [])


def _around_evidence(quote: Quote, page: Page) -> Quote:
    """The part of a long sentence that holds its evidence, with ellipses for the rest."""
    plain = "".join(piece for piece, _ in quote)
    if len(plain) <= _MAX_QUOTE:
        return quote
    places: list[int] = []
    at = 0
    for piece, evidence in quote:
        if evidence:
            places += [at, at + len(piece)]
        at += len(piece)
    first, last = min(places, default=0), max(places, default=0)
    start = max(min(first - _ROUND, len(plain) - _MAX_QUOTE), 0)
    end = min(max(last + _ROUND, start + _MAX_QUOTE), len(plain))
    if start:  # cut between words
        start = min(plain.find(" ", start) + 1, first)
    if end < len(plain):
        end = max(plain.rfind(" ", 0, end), last)
    kept: list[tuple[str, bool]] = [(f"{page.marks.ellipsis} ", False)] if start else []
    at = 0
    for piece, evidence in quote:
        inside = piece[max(start - at, 0):max(end - at, 0)]
        if inside:
            kept.append((inside, evidence))
        at += len(piece)
    return (*kept, (f" {page.marks.ellipsis}", False)) if end < len(plain) else tuple(kept)


def timex_lines(timex: TimexRow, margin: int, page: Page) -> list[Text]:
    """``the previous day → 2024-03-07   counted back from Friday 8 March``: phrase, date, and the rule in words."""
    meaning = timex.meaning
    head = f"{timex.text} {page.marks.arrow} {meaning}"
    reason = timex.derivation or timex.rule
    if timex.anchor and timex.anchor not in reason:
        reason = _join([reason, timex.anchor], page)
    room = page.width - margin
    if cell_len(head) + 3 + cell_len(reason) <= room:
        return [line(" " * margin, (head, "bold"), "   ", (reason, ink.QUIET))]
    lines = [line(" " * margin, (piece, "bold")) for piece in wrap(head, room)]
    return lines + [line(" " * (margin + 2), (piece, ink.QUIET)) for piece in wrap(reason, room - 2)]


def figure_words(what: str, value: str, givers: Sequence[str]) -> str:
    """``field exercises: 48 (KCNA)``."""
    return f"{what}: {value}" + (f" ({', '.join(givers)})" if givers else "")
