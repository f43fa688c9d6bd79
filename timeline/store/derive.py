"""The row of an event: the event itself, and what the views show of its links and mentions.

These columns are derived a second time, from what merging derived, and stored with the event so that a month of a million
events is read without a join. The digest of a row tells whether it must be written again.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import duckdb

from timeline.dates.span import Span
from timeline.dates.span_edtf import span_to_edtf
from timeline.model import Count, Event, Link, Report, RivalCount, StatusChange
from timeline.store.columns import (
    Column,
    PlacedMention,
    Table,
    Value,
    copied,
    decode_participants,
    decode_place,
    decode_span,
    encode_count,
    encode_participants,
    encoded,
    place_columns,
    span_columns,
)
from timeline.store.storable import storable


class Source(NamedTuple):
    """What a mention lends to the row of its event."""

    report: str
    sentence: str
    reference: str
    """``file:line``, else the report's address, else its id."""
    published: dt.date | None
    """When its report was published."""
    weight: int
    """How well its sentence serves as the event's quote; higher is better."""

    @classmethod
    def of(cls, placed: PlacedMention, report: Report) -> Source:
        """What `Store` reads for a stored mention, without a database."""
        mention = placed.mention
        address = mention.report if report.url is None else report.url
        reference = address if report.path is None else f"{report.path}:{placed.line}"
        weight = 2 * mention.head + (mention.time_phrase is not None)
        return cls(mention.report, storable(mention.sentence), storable(reference), report.published, weight)


class Answer(NamedTuple):
    """One event that this one responds to."""

    event: str
    basis: str


class _Facts(NamedTuple):
    """An event with all that its row shows of others."""

    event: Event
    answers: tuple[Answer, ...]
    lag_days: int | None
    sources: tuple[Source, ...]
    theatres: tuple[str, ...]


class EventRow(NamedTuple):
    """One row of the table `event`: the values of its columns in order."""

    id: str
    values: tuple[Value, ...]
    mentions: tuple[str, ...]

    @property
    def digest(self) -> Value:
        """blake2b-128 hex of all the other columns."""
        return self.values[-1]


def first_day(span: Span) -> dt.date | None:
    """The day an event is filed under: its earliest start, else the latest day by which it had begun or ended."""
    return span.start_earliest or span.start_latest or span.end_earliest or span.end_latest


def last_day(span: Span, status: str, last_told: dt.date | None) -> dt.date | None:
    """The last day an event is filed under. What has no known end goes on until `last_told`, its last report."""
    if span.end_latest is not None or span.is_undated:
        return span.end_latest
    known = [span.start_earliest, span.start_latest, span.end_earliest, last_told if status == "ongoing" else None]
    return max(day for day in known if day is not None)


def _filed_last(facts: _Facts) -> dt.date | None:
    told = [source.published for source in facts.sources if source.published is not None]
    return last_day(facts.event.span, facts.event.status, max(told, default=None))


def precision(span: Span) -> str | None:
    """``day range week month year``: the five words of the CSV. A unit is named where the event lies within exactly one."""
    if span.is_undated:
        return None
    if span.is_day:
        return "day"
    first, last = span.start_earliest, span.end_latest
    if first is None or last is None or span != Span.within(first, last):
        return "range"
    if first.weekday() == 0 and (last - first).days == 6:
        return "week"
    if first.day == 1 and (first.year, last.day) == (last.year, calendar.monthrange(last.year, last.month)[1]):
        if first.month == last.month:
            return "month"
        if (first.month, last.month) == (1, 12):
            return "year"
    return "range"


Theatres = Callable[[Event], tuple[str, ...]]


def rows(
    events: Iterable[Event], links: Iterable[Link], sources: Mapping[str, Source], theatres: Theatres,
    elsewhere: Mapping[str, dt.date | None] | None = None,
) -> list[EventRow]:
    """The rows of `events`, by first day and id.

    `sources` is keyed by mention id; `theatres` says which ones an event belongs to;
    `elsewhere` has the first days of events that are not among these and that links lead to.
    """
    ordered = sorted(events, key=lambda event: (first_day(event.span) or dt.date.max, event.id))
    begun = {**(elsewhere or {}), **{event.id: first_day(event.span) for event in ordered}}
    answers: dict[str, dict[str, str]] = defaultdict(dict)
    for link in links:
        if link.kind == "responds_to":
            # one basis for each pair: what is stated anywhere is stated
            known = answers[link.from_event].get(link.to_event)
            answers[link.from_event][link.to_event] = "stated" if "stated" in (known, link.basis) else link.basis
    made = []
    for event in ordered:
        to = sorted(answers[event.id].items(), key=lambda pair: (begun.get(pair[0]) or dt.date.max, pair[0]))
        own = begun[event.id]
        cause = begun.get(to[0][0]) if to else None
        lag = (own - cause).days if own is not None and cause is not None else None
        told = tuple(sources[mention] for mention in event.mentions if mention in sources)
        made.append(_row(_Facts(event, tuple(Answer(*pair) for pair in to), lag, told, theatres(event))))
    return made


def _row(facts: _Facts) -> EventRow:
    shown = tuple(column.value(facts) for column in _SHOWN)
    digest = hashlib.blake2b(repr(shown).encode("utf-8"), digest_size=16).hexdigest()
    return EventRow(storable(facts.event.id), (*shown, digest), tuple(map(storable, facts.event.mentions)))


def _distinct(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _quote(facts: _Facts) -> str | None:
    # max() keeps the first of equals: the earliest report
    return max(facts.sources, key=lambda source: source.weight).sentence if facts.sources else None


def encode_rivals(counts: Iterable[RivalCount]) -> list[dict[str, object]]:
    """Figures with who gives them, as JSON holds them."""
    return [{**encode_count(rival.count), "reports": list(rival.reports), "attribution": list(rival.attribution)}
            for rival in counts]


def encode_history(history: Iterable[StatusChange]) -> list[dict[str, object]]:
    """The life of an event, as JSON holds it."""
    def written(day: dt.date | None) -> str | None:
        return None if day is None else day.isoformat()

    return [
        {"day": written(change.day), "status": change.status, "report": change.report,
         "sentence_start": change.sentence_start, "start_earliest": written(change.span.start_earliest),
         "start_latest": written(change.span.start_latest), "end_earliest": written(change.span.end_earliest),
         "end_latest": written(change.span.end_latest)}
        for change in history
    ]


def _of_event(column: Column) -> Column:
    return Column(column.name, column.type, lambda facts: column.value(facts.event))


_EVENT_FIELDS = (
    copied("id", "varchar"),
    copied("type", "varchar"),
    copied("mode", "varchar"),
    copied("status", "varchar"),
    copied("title", "varchar"),
    *span_columns(),
    Column("edtf", "varchar", lambda event: span_to_edtf(event.span, approximate=event.approximate)),
    Column("date_precision", "varchar", lambda event: precision(event.span)),
    copied("grain", "varchar"),
    copied("approximate", "boolean"),
    copied("date_reason", "varchar"),
    copied("time_phrase", "varchar"),
    copied("name", "varchar"),
    copied("series", "varchar"),
    copied("edition", "varchar"),
    copied("actors", "varchar[]"),
    copied("targets", "varchar[]"),
    encoded("participants", lambda event: encode_participants(event.participants)),
    *place_columns(),
    copied("equipment", "varchar[]"),
    encoded("counts", lambda event: encode_rivals(event.counts)),
    copied("attribution", "varchar[]"),
    encoded("history", lambda event: encode_history(event.history)),
    copied("first_reported", "date"),
    copied("n_reports", "integer"),
    copied("publishers", "varchar[]"),
    copied("confidence", "double"),
    copied("review", "varchar[]"),
    copied("merge_reasons", "varchar[]"),
)

_SHOWN = (
    *(_of_event(column) for column in _EVENT_FIELDS),
    Column("first_day", "date", lambda facts: first_day(facts.event.span)),
    Column("last_day", "date", _filed_last),
    Column("theatres", "varchar[]", lambda facts: list(facts.theatres)),
    Column("responds_to", "varchar[]", lambda facts: [answer.event for answer in facts.answers]),
    Column("link_basis", "varchar[]", lambda facts: [answer.basis for answer in facts.answers]),
    Column("lag_days", "integer", lambda facts: facts.lag_days),
    Column("mentions", "varchar[]", lambda facts: [storable(mention) for mention in facts.event.mentions]),
    Column("reports", "varchar[]", lambda facts: _distinct(source.report for source in facts.sources)),
    Column("source_refs", "varchar[]", lambda facts: _distinct(source.reference for source in facts.sources)),
    Column("quote", "varchar", _quote),
)


def _at(number: int) -> Callable[[EventRow], Value]:
    return lambda row: row.values[number]


EVENT = Table("event", tuple(
    Column(name, type_, _at(number))
    for number, (name, type_) in enumerate([*((column.name, column.type) for column in _SHOWN), ("digest", "varchar")])))


class Membership(NamedTuple):
    """One row of the table `event_mention`."""

    event: str
    mention: str
    position: int


EVENT_MENTION = Table("event_mention", (
    Column("event_id", "varchar", lambda member: member.event),
    Column("mention_id", "varchar", lambda member: member.mention),
    Column("position", "integer", lambda member: member.position),
))


def memberships(made: Iterable[EventRow]) -> list[Membership]:
    """Which mentions each event has, in the event's order."""
    return [Membership(row.id, mention, position) for row in made for position, mention in enumerate(row.mentions)]


def read_events(connection: duckdb.DuckDBPyConnection, ids: Sequence[str] | None = None) -> list[Event]:
    """The stored events, or those of `ids`, by id."""
    names = [column.name for column in _EVENT_FIELDS] + ["mentions"]
    found = connection.execute(
        f"select {', '.join(names)} from event where $ids is null or id in (select unnest($ids::varchar[])) order by id",
        {"ids": None if ids is None else list(ids)}).fetchall()
    return [_event(dict(zip(names, row, strict=True))) for row in found]


_COPIED = ("id", "type", "mode", "status", "title", "grain", "approximate", "date_reason", "time_phrase", "name", "series",
           "edition", "first_reported", "n_reports", "confidence")
_LISTED = ("actors", "targets", "equipment", "attribution", "mentions", "publishers", "review", "merge_reasons")


def _event(cell: Mapping[str, Any]) -> Event:
    fields: dict[str, Any] = {name: cell[name] for name in _COPIED} | {name: tuple(cell[name]) for name in _LISTED}
    return Event.model_construct(
        **fields, span=decode_span(cell),
        participants=decode_participants(cell["participants"]), place=decode_place(cell),
        counts=decode_rivals(cell["counts"]), history=decode_history(cell["history"]))


def decode_rivals(text: str) -> tuple[RivalCount, ...]:
    """Figures with who gives them, from their JSON."""
    return tuple(
        RivalCount.model_construct(reports=tuple(each.pop("reports")), attribution=tuple(each.pop("attribution")),
                                   count=Count.model_construct(**each))
        for each in json.loads(text))


def decode_history(text: str) -> tuple[StatusChange, ...]:
    """The life of an event, from its JSON."""
    def read(day: str | None) -> dt.date | None:
        return None if day is None else dt.date.fromisoformat(day)

    return tuple(
        StatusChange.model_construct(
            day=read(each["day"]), status=each["status"], report=each["report"], sentence_start=each["sentence_start"],
            span=Span(*(read(each[bound]) for bound in ("start_earliest", "start_latest", "end_earliest", "end_latest"))))
        for each in json.loads(text))
