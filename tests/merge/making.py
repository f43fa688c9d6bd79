"""Short ways to write reports and mentions in tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from timeline.dates.span import Span
from timeline.merge.telling import Telling
from timeline.model import Claim, Count, Mention, Place, Report


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(text: str) -> Span:
    """``2024-03-13``, ``2024-03-04/2024-03-14`` (from, to), ``2024-03-04/..``, ``2024-03`` (within) or nothing."""
    if not text:
        return Span()
    first, slash, last = text.partition("/")
    if slash:
        a, b = (None if end == ".." else day(end) for end in (first, last))
        return Span(a, a, b, b)
    if len(text) == 7:
        start = day(text + "-01")
        return Span.within(start, (start + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1))
    return Span.on(day(text))


def report(id_: str, published: str | None = "2024-03-14", text: str = "", **fields: Any) -> Report:
    return Report(id=id_, text=text or f"Text of {id_}.", published=day(published) if published else None,
                  published_basis="metadata" if published else None, **fields)


def mention(report_id: str, sentence: str, when: str = "", *, at: int = 0, **fields: Any) -> Mention:
    """A mention of an exercise by ``PRK`` unless `fields` say otherwise; `when` as in `span`; `at` tells positions apart."""
    given: dict[str, Any] = {"type": "exercise", "actors": ("PRK",), "date_basis": "stated" if when else "none"}
    given |= fields
    counts = tuple(Count(what=what, value=value) for what, value in given.pop("counts", {}).items())
    place = given.pop("place", None)
    return Mention(
        id=f"{report_id}/{at}/{given['type']}", report=report_id, sentence=sentence, start=at * 1000,
        end=at * 1000 + len(sentence), trigger=sentence.split()[0], trigger_start=at * 1000, trigger_end=at * 1000 + 4,
        span=span(when), grain="day", counts=counts, place=Place(name=place) if isinstance(place, str) else place, **given)


def telling(*mentions: Mention, published: str | None = "2024-03-14") -> Telling:
    return Telling(report(mentions[0].report, published), mentions)


def claim(source: Mention, target: Mention, kind: str = "same", **fields: Any) -> Claim:
    return Claim.model_validate({
        "report": source.report, "from_mention": source.id, "to_mention": target.id, "kind": kind,
        "sentence": source.sentence, "start": source.start, "end": source.end} | fields)
