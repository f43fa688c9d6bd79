"""The chronology for TimelineJS of Knight Lab: one slide an event, one group a side."""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Iterator

from timeline.export.chronology import Chronology, Row
from timeline.export.options import Options


def timelinejs_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """One JSON object. TimelineJS cannot place an event without a start, so those are left out."""
    slides = [_slide(event) for event in chronology.events if event["date_start"] is not None]
    yield json.dumps({"events": slides}, ensure_ascii=False, indent=1) + "\n"


def left_out(chronology: Chronology) -> int:
    """How many events have no start."""
    return sum(event["date_start"] is None for event in chronology.events)


def _slide(event: Row) -> dict[str, object]:
    # TimelineJS shows headline and text as HTML
    kind = event["event_type"].replace("_", " ")
    facts = " · ".join(filter(None, (event["actors"], kind, event["status"], event["location"])))
    quote = f"<blockquote>{html.escape(event['quote'])}</blockquote>" if event["quote"] else ""
    slide: dict[str, object] = {
        "unique_id": event["event_id"],
        "group": event["actor_codes"] or "unknown",
        "start_date": _date(event["date_start"], event["date_precision"]),
        "display_date": event["edtf"],
        "text": {"headline": html.escape(event["title"]),
                 "text": f"<p>{html.escape(facts)}</p>{quote}<p>{html.escape(event['source_refs'])}</p>"},
    }
    if event["date_end"] is not None and event["date_end"] != event["date_start"]:
        slide["end_date"] = _date(event["date_end"], event["date_precision"])
    return slide


def _date(day: dt.date, precision: str | None) -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    if precision == "year":
        del parts["month"], parts["day"]
    elif precision == "month":
        del parts["day"]
    return parts
