"""The events of a page as a list that can be read, searched, printed and linked to without any script.

Every string of a report is cleaned and escaped, and stands in an element of its own direction, so that an Arabic title moves
nothing beside it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from timeline.export.chronology import Chronology, Row
from timeline.export.page_evidence import Evidence, Sentence
from timeline.export.svg_shapes import SYMBOLS, text
from timeline.view.marks import type_words
from timeline.view.rows import EventRow, LinkRow
from timeline.view.when import day_words, days, many, month_words, when_words

Linked = dict[str, list[tuple[LinkRow, EventRow]]]
"""By event: its links, each with the event at the other end."""

_KINDS = {"responds_to": "Answers", "part_of": "Part of", "edition_of": "Edition of the series of"}
_BACK = {"responds_to": "Answered by", "part_of": "Includes", "edition_of": "Next edition"}
_BASES = {"carried": "date from a sentence before", "fresh": "no date in this sentence: the days before publication"}


def list_lines(chronology: Chronology, rows: Sequence[EventRow]) -> Iterator[str]:
    """One section a month, one article an event."""
    evidence = Evidence(chronology)
    links, back = _links(chronology, rows)
    for heading, group in itertools.groupby(rows, key=_heading):
        yield f'<section class="month"><h3>{heading}</h3>\n'
        for row in group:
            yield from _article(row, chronology, list(evidence.of(row.event_id)), links.get(row.event_id, []),
                                back.get(row.event_id, []))
        yield "</section>\n"


def icon(event_type: str) -> str:
    """The mark of a type, beside its word."""
    kind = event_type if event_type in SYMBOLS else "other"
    return f'<svg class="mark {kind}" viewBox="-8 -8 16 16" aria-hidden="true"><use href="#mark-{kind}"/></svg>'


def _heading(row: EventRow) -> str:
    day = row.date_start or row.date_end
    if day is None:
        return "Without a date"
    return str(day.year) if row.date_precision == "year" else month_words(day)


def _links(chronology: Chronology, rows: Sequence[EventRow]) -> tuple[Linked, Linked]:
    """Links by the event they come from, and by the event they lead to; both ends among `rows`."""
    by_id = {row.event_id: row for row in rows}
    found = [LinkRow.of(link) for links in chronology.links.values() for link in links]
    told = {(link.from_id, link.to_id) for link in found if link.kind == "responds_to"}
    for event in chronology.events:
        for to, basis in zip(event["responds_to_list"], event["link_basis_list"], strict=True):
            if (event["event_id"], to) not in told:
                found.append(LinkRow(from_id=event["event_id"], to_id=to, basis=basis, lag_days=_lag(event, by_id.get(to))))
    links: Linked = {}
    back: Linked = {}
    for link in found:
        if link.from_id in by_id and link.to_id in by_id:
            links.setdefault(link.from_id, []).append((link, by_id[link.to_id]))
            back.setdefault(link.to_id, []).append((link, by_id[link.from_id]))
    return links, back


def _lag(event: Row, cause: EventRow | None) -> int | None:
    if cause is None or cause.date_start is None or event["date_start"] is None:
        return None
    lag: int = (event["date_start"] - cause.date_start).days
    return lag


def _article(row: EventRow, chronology: Chronology, sentences: Sequence[Sentence], links: Sequence[tuple[LinkRow, EventRow]],
             back: Sequence[tuple[LinkRow, EventRow]]) -> Iterator[str]:
    id_ = text(row.event_id)
    yield f'<article id="{id_}" class="event" tabindex="-1">\n'
    yield f'<h4>{icon(row.event_type)}<bdi>{text(row.title)}</bdi> <a class="id" href="#{id_}">{id_}</a></h4>\n'
    yield f'<p class="when">{text(when_words(row))}</p>\n'
    yield f'<p class="facts">{" · ".join(_facts(row))}</p>\n'
    for names, found in ((_KINDS, links), (_BACK, back)):
        for link, other in found:
            yield _link(names.get(link.kind, link.kind), link, other, quoted=names is _KINDS)
    if row.review:
        yield f'<p class="review">To review: {text(row.review.replace("; ", ", "))}</p>\n'
    if sentences:
        by_report: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            by_report.setdefault(sentence.mention.report, []).append(sentence)
        summary = f"Evidence: {many(len(sentences), 'sentence')} in {many(len(by_report), 'report')}"
        yield f'<details><summary>{summary}</summary>\n<ol class="evidence">\n'
        for name, own in by_report.items():
            yield from _report(own, chronology.reports.get(name, {}))
        yield "</ol></details>\n"
    yield "</article>\n"


def _facts(row: EventRow) -> Iterator[str]:
    actors = [name for name in row.actors.split("; ") if name]
    yield ", ".join(f"<bdi>{text(name)}</bdi>" for name in actors) or "actor not named"
    yield text(type_words(row.event_type, row.event_mode))
    if row.status != "occurred":
        yield f'<strong class="status">{text(row.status)}</strong>'
    if place := row.location or row.country:
        yield f"<bdi>{text(place)}</bdi>"
    yield many(row.n_reports, "report")
    if row.confidence is not None:
        yield f"confidence {row.confidence:.2f}"


def _link(name: str, link: LinkRow, other: EventRow, *, quoted: bool) -> str:
    words = []
    if link.kind == "responds_to":
        if link.lag_days is not None:
            words.append("the same day" if not link.lag_days else
                         f"{days(abs(link.lag_days))} {'after' if link.lag_days > 0 else 'ahead'}")
        words.append("by timing only" if link.basis == "timing" else link.basis)
    told = f" <q><bdi>{text(link.sentence)}</bdi></q>" if quoted and link.sentence else ""
    return (f'<p class="link {text(link.basis)}"><span class="kind">{name}</span> <a href="#{text(other.event_id)}"><bdi>'
            f'{text(other.title)}</bdi></a>{"".join(f", {word}" for word in words)}.{told}</p>\n')


def _report(sentences: Sequence[Sentence], report: Row) -> Iterator[str]:
    """One report: who published it and when, and its sentences."""
    by = text(report.get("source") or report.get("title") or sentences[0].mention.report)
    published = report.get("published")
    when = f", {day_words(published)}" if published else ", publication date unknown"
    if published and report.get("published_basis") == "linked":
        when += " (inferred)"
    yield f'<li><p class="source"><bdi>{by}</bdi>{when}{_address(report.get("url") or "")}</p>\n'
    for sentence in sentences:
        yield from _sentence(sentence)
    yield "</li>\n"


def _address(url: str) -> str:
    """A link, where it is one that a browser may follow; anything else is no address."""
    if not re.fullmatch(r"https?://[^\s<>\"'`]+", url):
        return ""
    shown = text(url)
    return f' · <a class="place" href="{shown}" rel="noopener noreferrer nofollow" target="_blank"><bdi>{shown}</bdi></a>'


def _sentence(sentence: Sentence) -> Iterator[str]:
    mention = sentence.mention
    pieces = (f"<mark>{text(piece)}</mark>" if evidence else text(piece) for piece, evidence in mention.quote)
    yield f'<blockquote dir="auto">{"".join(pieces)}</blockquote>\n'
    for timex in mention.timexes:
        because = timex.derivation or timex.rule
        yield (f'<p class="reason"><bdi class="phrase">{text(timex.text)}</bdi> → <b>{text(timex.edtf or timex.value)}</b>'
               f'{f", {text(because)}" if because else ""}</p>\n')
    about = [_BASES.get(mention.date_basis, "")]
    if not mention.timexes:
        about.append(mention.date_reason)
    if mention.status != "occurred":
        about.append(f"tells it as {mention.status}")
    words = " · ".join(filter(None, about))
    yield f'<p class="reason"><bdi class="place">{text(sentence.place)}</bdi>{f" · {text(words)}" if words else ""}</p>\n'
