"""Full records as JSON: one event a line (contract 1), or one array; and the reports."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from timeline.export.chronology import Chronology, Row
from timeline.export.options import Options


def jsonl_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """One event a line."""
    for event in chronology.events:
        yield _line(event_record(event, chronology)) + "\n"


def json_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """One array, one event a line."""
    before = "[\n"
    for event in chronology.events:
        yield before + _line(event_record(event, chronology))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def report_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """One report a line, by id."""
    for report in chronology.reports.values():
        yield _line(report_record(report)) + "\n"


def event_record(event: Row, chronology: Chronology) -> dict[str, Any]:
    """One event with its mentions and links nested."""
    id_ = event["event_id"]
    place = None
    if event["location"] is not None:
        place = {"name": event["location"], "country": event["country"], "lat": event["latitude"], "lon": event["longitude"]}
    return {
        "id": id_,
        "type": event["event_type"],
        "mode": event["event_mode"],
        "status": event["status"],
        "title": event["title"],
        "start_earliest": _day(event["start_earliest"]),
        "start_latest": _day(event["start_latest"]),
        "end_earliest": _day(event["end_earliest"]),
        "end_latest": _day(event["end_latest"]),
        "edtf": event["edtf"],
        "grain": event["grain"],
        "actors": event["actor_list"],
        "participants": json.loads(event["participants"]),
        "targets": event["target_list"],
        "place": place,
        "equipment": event["equipment_list"],
        "counts": json.loads(event["counts"]),
        "attribution": event["attribution_list"],
        "confidence": event["confidence"],
        "mentions": [_mention(mention) for mention in chronology.mentions.get(id_, [])],
        "links": [_link(link) for link in chronology.links.get(id_, [])],
    }


def report_record(report: Row) -> dict[str, Any]:
    """One report, without its text."""
    return {"id": report["report"], "published": _day(report["published"]), "published_basis": report["published_basis"],
            "title": report["title"], "source": report["source"], "url": report["url"]}


def _mention(mention: Row) -> dict[str, Any]:
    return {"report": mention["report"], "sentence": mention["sentence"], "start": mention["sentence_start"],
            "end": mention["sentence_end"], "trigger": mention["trigger"], "time_phrase": mention["phrase"],
            "rule": mention["rule"]}


def _link(link: Row) -> dict[str, Any]:
    return {"kind": link["kind"], "to": link["to_id"], "basis": link["basis"], "sentence": link["sentence"],
            "report": link["report"]}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
