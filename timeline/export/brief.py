"""The chronology as Markdown, with footnoted sources: what goes into a brief."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from timeline.export.chronology import Chronology, Row
from timeline.export.options import Options

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_BREAKS = re.compile(r"\s+")
_ANSWERS = {"stated": "stated", "interpreted": "interpreted", "timing": "by timing alone"}


def brief_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """One heading a day, one entry an event, one footnote a supporting sentence."""
    yield "# Chronology\n"
    titles = {event["event_id"]: event["title"] for event in chronology.events}
    notes: list[str] = []
    heading = None
    for event in chronology.events:
        when = _when(event)
        if when != heading:
            yield f"\n## {when}\n"
            heading = when
        marks = []
        for mention in chronology.mentions.get(event["event_id"], []):
            notes.append(_note(mention, chronology.reports.get(mention["report"], {})))
            marks.append(f"[^{len(notes)}]")
        yield f"\n**{_safe(event['title'])}** ({event['event_id']}){''.join(marks)}  \n"
        yield " · ".join(_facts(event)) + "\n"
        for to, basis in zip(event["responds_to_list"], event["link_basis_list"], strict=True):
            name = f"{_safe(titles[to])} ({to})" if to in titles else to
            yield f"Answers {name}, {_ANSWERS[basis]}.  \n"
        if event["review"]:
            yield f"To review: {_safe(event['review'])}.  \n"
    if notes:
        yield "\n"
    for number, note in enumerate(notes, start=1):
        yield f"[^{number}]: {note}\n"


def _when(event: Row) -> str:
    first: dt.date | None = event["date_start"]
    last: dt.date | None = event["date_end"]
    if first is None and last is None:
        return "Undated"
    if first == last:
        return f"{first:%A} {first.day} {first:%B %Y}" if first else ""
    return f"{first or '…'} to {last or 'open'}" if event["date_precision"] == "range" else str(event["edtf"])


def _facts(event: Row) -> list[str]:
    kind = ", ".join(filter(None, (event["event_type"], event["event_mode"]))).replace("_", " ")
    place = event["location"] or event["country"]
    facts = [event["actors"], kind, event["status"], place, f"confidence {event['confidence']:.2f}",
             f"{event['n_reports']} report" + ("" if event["n_reports"] == 1 else "s")]
    return [_safe(fact) for fact in facts if fact]


def _note(mention: Row, report: Row) -> str:
    by = ", ".join(_safe(part) for part in (report.get("source"), str(report.get("published") or "") or None) if part)
    source = f"<{report['url']}>" if _is_link(report.get("url")) else _safe(mention["source_ref"])
    return f"{by + ': ' if by else ''}“{_safe(mention['sentence'])}” {source}"


def _is_link(url: str | None) -> bool:
    return url is not None and re.fullmatch(r"https?://[^\s<>\"`]+", url) is not None


def _safe(text: str) -> str:
    """Foreign text that cannot become markup or a line of its own."""
    return _BREAKS.sub(" ", _SPECIAL.sub(r"\\\1", text)).strip()
