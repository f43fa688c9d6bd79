"""Everything behind one event, gathered from the database for the view of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from timeline.clean import display_path, printable
from timeline.cli.fetch import claimed_links, events_by_id, timing_links
from timeline.dates.span import Span
from timeline.dates.span_edtf import span_to_edtf
from timeline.export.chronology import fetch
from timeline.view.event import Story, figure_words
from timeline.view.rows import EventRow, LinkRow, MentionRow, ReportRow, TimexRow, mark_evidence
from timeline.view.when import short_day

if TYPE_CHECKING:
    import datetime as dt

    from timeline.model import Mention, Report, Timex
    from timeline.store import Store


def story(store: Store, event_id: str, *, within: int = 14) -> Story:
    """The event of that id with its mentions, reports, links and corrections."""
    found = fetch(store.connection, "select * from events where event_id = $id", {"id": event_id})[0]
    reports = {report.id: report for report in store.reports(found["report_ids"])}
    timexes: dict[str, dict[int, Timex]] = {}
    for timex in store.timexes(found["report_ids"]):
        timexes.setdefault(timex.report, {})[timex.start] = timex
    by_id = {mention.id: mention for mention in store.mentions(found["report_ids"])}
    mentions = [by_id[id_] for id_ in found["mention_ids"] if id_ in by_id]
    answers, answered_by = _links(store, event_id, within)
    return Story(
        row=EventRow.of(found),
        mentions=tuple(_mention(mention, reports[mention.report], timexes.get(mention.report, {})) for mention in mentions),
        reports={id_: _report(report) for id_, report in reports.items()},
        answers=answers, answered_by=answered_by,
        participants=tuple(_participant(one) for one in json.loads(found["participants"])),
        targets=_printed(found["target_list"]),
        equipment=_printed(found["equipment_list"]),
        figures=tuple(_figure(one, reports) for one in json.loads(found["counts"])),
        attribution=_printed(found["attribution_list"]),
        history=tuple(_step(one, reports) for one in json.loads(found["history"])),
        merge_reasons=_printed(found["merge_reasons"]),
        corrections=_corrections(store, found["mention_ids"]),
    )


def _printed(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(printable, texts))


def _report(report: Report) -> ReportRow:
    return ReportRow.of({
        "report": report.id, "title": report.title, "source": report.source, "url": report.url,
        "path": None if report.path is None else display_path(report.path), "line": report.line,
        "published": report.published, "published_basis": report.published_basis,
        "published_evidence": report.published_evidence,
    })


def _mention(mention: Mention, report: Report, timexes: dict[int, Timex]) -> MentionRow:
    """One sentence, with the trigger and the phrases that date it marked; a phrase of a sentence before is told below it."""
    dating = [timexes[start] for start in mention.timexes if start in timexes]
    spans = [(mention.trigger_start - mention.start, mention.trigger_end - mention.start)]
    spans += [(timex.start - mention.start, timex.end - mention.start) for timex in dating]
    return MentionRow(
        report=mention.report, quote=mark_evidence(mention.sentence, spans),
        line=report.line + report.text.count("\n", 0, mention.start), status=mention.status,
        edtf=span_to_edtf(mention.span) or "", date_basis=mention.date_basis, date_reason=printable(mention.date_reason),
        rule=printable(mention.rule), timexes=tuple(timex_row(timex) for timex in dating))


def timex_row(timex: Timex) -> TimexRow:
    """A time expression as the views draw it."""
    from timeline.view.timexes import inclusive

    earliest, latest = inclusive(timex.start_date, timex.end_date)
    return TimexRow.of({
        "report": timex.report, "text": timex.text, "type": timex.type, "value": timex.value, "edtf": timex.edtf,
        "earliest": earliest, "latest": latest, "grain": timex.grain, "rule": timex.rule, "anchor": timex.anchor,
        "derivation": timex.derivation,
    })


Linked = tuple[tuple[LinkRow, EventRow], ...]


def _links(store: Store, event_id: str, within: int) -> tuple[Linked, Linked]:
    """Links from the event and to it, with the other ends."""
    answers = claimed_links(store.connection, [event_id])
    answered_by = claimed_links(store.connection, [event_id], end="to_id")
    if not any(link.kind == "responds_to" for link in answers):
        answers += timing_links(store.connection, [event_id], within)[:1]
    ends = events_by_id(store.connection, {link.to_id for link in answers} | {link.from_id for link in answered_by})
    return (tuple((link, ends[link.to_id]) for link in answers if link.to_id in ends),
            tuple((link, ends[link.from_id]) for link in answered_by if link.from_id in ends))


def _participant(one: dict[str, Any]) -> str:
    name = printable(one["name"])
    return f"{name} ({printable(one['actor'])})" if one.get("actor") else name


def _figure(one: dict[str, Any], reports: dict[str, Report]) -> str:
    """A figure with who gives it: the report's own words for it, else the publishers."""
    value = f"{one['value']:,.10g}"
    if one.get("upper") is not None:
        value += f" to {one['upper']:,.10g}"
    if one.get("approximate"):
        value = f"about {value}"
    if one.get("ratio") is not None:
        value += f", {one['ratio']:.10g} times that of {one.get('compared_to') or 'before'}"
    givers = list(one.get("attribution") or ()) or [_publisher(report, reports) for report in one.get("reports", ())]
    return figure_words(printable(one["what"]), printable(value), _printed(dict.fromkeys(givers)))


def _publisher(report_id: str, reports: dict[str, Report]) -> str:
    report = reports.get(report_id)
    return (report.source or report_id) if report is not None else report_id


def _step(one: dict[str, Any], reports: dict[str, Report]) -> str:
    """``28 Feb 2024: planned for 2024-03-04/2024-03-14 (Yonhap)``."""
    import datetime as dt

    def day(name: str) -> dt.date | None:
        return dt.date.fromisoformat(one[name]) if one.get(name) else None

    said = day("day")
    edtf = span_to_edtf(Span(day("start_earliest"), day("start_latest"), day("end_earliest"), day("end_latest")))
    words = f"{short_day(said, year=True) if said is not None else 'undated report'}: {one['status']}"
    if edtf:
        words += f", {edtf}"
    return printable(f"{words} ({_publisher(one['report'], reports)})")


def _corrections(store: Store, mention_ids: Sequence[str]) -> tuple[str, ...]:
    from timeline.merge.correct import standing

    own = set(mention_ids)
    words = []
    for correction in standing(store.corrections()):
        if any(key.mention in own for key in (*correction.mentions, *correction.others)):
            change = f" {correction.field} to {correction.value}" if correction.action == "set" else ""
            by = f", by {correction.who}" if correction.who else ""
            why = f": {correction.why}" if correction.why else ""
            undo = f"undo with: timeline correct undo {correction.id}"
            words.append(printable(f"{correction.action}{change}{by}{why} ({undo})"))
    return tuple(words)
