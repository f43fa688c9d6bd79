"""Records to columns, and columns back to records.

A `Table` names, for each column, its SQL type and how a record fills it. Rows go in column by column
(``INSERT … SELECT unnest($a), unnest($b)``): measured, that is about a hundred times faster than a statement per row, and
needs nothing but DuckDB. Rows come back through ``model_construct``: what our own stages wrote is not validated again.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import duckdb

from timeline.dates.span import Span
from timeline.model import Claim, Count, Link, Mention, Participant, Place, Record, Report, ReportWarning, Timex
from timeline.store.storable import storable, to_json

R = TypeVar("R", bound=Record)

Value = str | int | float | bool | dt.date | dt.datetime | list[str] | list[int] | None


class Column(NamedTuple):
    """One column: its name, its SQL type, the value that a row of Python puts there, and the field that holds it."""

    name: str
    type: str
    value: Callable[[Any], Value]
    field: str = ""


@dataclasses.dataclass(frozen=True)
class Table:
    """One table of schemas/tables.sql as the rows of Python fill it."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> str:
        """The columns, for a SELECT."""
        return ", ".join(column.name for column in self.columns)

    def insert(self, connection: duckdb.DuckDBPyConnection, rows: Sequence[Any]) -> None:
        """Append `rows`. Belongs inside a transaction of the caller's."""
        if not rows:
            return
        unnested = ", ".join(f"unnest(${column.name}::{column.type}[])" for column in self.columns)
        values = {column.name: [column.value(row) for row in rows] for column in self.columns}
        connection.execute(f"insert into {self.name} ({self.names}) select {unnested}", values).fetchall()


def copied(name: str, type_: str, source: str | None = None) -> Column:
    """A column that copies a field of the record (``a.b``: a field of a field, None where `a` is); text is made storable."""
    field, _, part = (source or name).partition(".")
    get = operator.attrgetter(field)

    def raw(record: Any) -> Any:
        return get(record)

    def nested(record: Any) -> Any:
        held = get(record)
        return None if held is None else getattr(held, part)

    found = nested if part else raw

    def text(record: Any) -> Value:
        value = found(record)
        return None if value is None else storable(value)

    def texts(record: Any) -> Value:
        return [storable(item) for item in found(record)]

    def numbers(record: Any) -> Value:
        return list(found(record))

    readers = {"varchar": text, "varchar[]": texts, "integer[]": numbers}
    return Column(name, type_, readers.get(type_, nested if part else get), field)


def encoded(name: str, encode: Callable[[Any], object]) -> Column:
    """A column of JSON."""
    return Column(name, "json", lambda record: to_json(encode(record)))


def span_columns() -> tuple[Column, ...]:
    """The four bounds of a record's `span`."""
    return tuple(copied(name, "date", f"span.{name}")
                 for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"))


def place_columns() -> tuple[Column, ...]:
    """The parts of a record's `place`, all NULL without one."""
    return (
        copied("place_name", "varchar", "place.name"),
        copied("country", "varchar", "place.country"),
        copied("latitude", "double", "place.lat"),
        copied("longitude", "double", "place.lon"),
        copied("geo_precision", "varchar", "place.precision"),
    )


def encode_participants(participants: Iterable[Participant]) -> list[dict[str, object]]:
    """Participants as JSON holds them."""
    return [{"name": p.name, "actor": p.actor} for p in participants]


def encode_count(count: Count) -> dict[str, object]:
    """A figure as JSON holds it."""
    return {"what": count.what, "value": count.value, "upper": count.upper, "approximate": count.approximate,
            "ratio": count.ratio, "compared_to": count.compared_to}


def decode_span(cell: Mapping[str, Any]) -> Span:
    """The span of a row."""
    return Span(cell["start_earliest"], cell["start_latest"], cell["end_earliest"], cell["end_latest"])


def decode_place(cell: Mapping[str, Any]) -> Place | None:
    """The place of a row, None without a name."""
    if cell["place_name"] is None:
        return None
    return Place.model_construct(name=cell["place_name"], country=cell["country"], lat=cell["latitude"],
                                 lon=cell["longitude"], precision=cell["geo_precision"])


def decode_participants(text: str) -> tuple[Participant, ...]:
    """Participants from their JSON."""
    return () if text == "[]" else tuple(Participant.model_construct(**each) for each in json.loads(text))


def decode_counts(text: str) -> tuple[Count, ...]:
    """Figures from their JSON."""
    return () if text == "[]" else tuple(Count.model_construct(**each) for each in json.loads(text))


REPORT = Table("report", (
    copied("id", "varchar"),
    copied("title", "varchar"),
    copied("source", "varchar"),
    copied("url", "varchar"),
    copied("language", "varchar"),
    copied("path", "varchar"),
    copied("line", "integer"),
    copied("lined", "boolean"),
    copied("content_hash", "varchar"),
    copied("published", "date"),
    copied("published_basis", "varchar"),
    copied("published_grain", "varchar"),
    copied("published_evidence", "varchar"),
    copied("text", "varchar"),
))

TIMEX = Table("timex", (
    copied("report", "varchar"),
    copied("span_start", "integer", "start"),
    copied("span_end", "integer", "end"),
    copied("text", "varchar"),
    copied("type", "varchar"),
    copied("value", "varchar"),
    copied("edtf", "varchar"),
    copied("start_date", "date"),
    copied("end_date", "date"),
    copied("grain", "varchar"),
    copied("approximate", "boolean"),
    copied("anchor", "varchar"),
    copied("rule", "varchar"),
    copied("latent", "boolean"),
    copied("derivation", "varchar"),
    copied("zone", "varchar"),
    copied("utc", "varchar"),
))


class PlacedMention(NamedTuple):
    """A mention with the line of its report's file on which its sentence begins, 1-based."""

    mention: Mention
    line: int

    @classmethod
    def of(cls, mention: Mention, report: Report) -> PlacedMention:
        """`mention` with its line, as far as that is known; that of the whole report where its lines are not the file's."""
        return cls(mention, report.line + (report.text.count("\n", 0, mention.start) if report.lined else 0))


_MENTION_FIELDS = (
    copied("id", "varchar"),
    copied("report", "varchar"),
    copied("sentence", "varchar"),
    copied("sentence_start", "integer", "start"),
    copied("sentence_end", "integer", "end"),
    copied("trigger", "varchar"),
    copied("trigger_start", "integer"),
    copied("trigger_end", "integer"),
    copied("type", "varchar"),
    copied("mode", "varchar"),
    copied("status", "varchar"),
    copied("name", "varchar"),
    copied("series", "varchar"),
    copied("edition", "varchar"),
    copied("actors", "varchar[]"),
    copied("targets", "varchar[]"),
    encoded("participants", lambda mention: encode_participants(mention.participants)),
    *place_columns(),
    copied("equipment", "varchar[]"),
    encoded("counts", lambda mention: [encode_count(count) for count in mention.counts]),
    copied("attribution", "varchar[]"),
    *span_columns(),
    copied("grain", "varchar"),
    copied("date_basis", "varchar"),
    copied("time_phrase", "varchar"),
    copied("timexes", "integer[]"),
    copied("date_reason", "varchar"),
    copied("rule", "varchar"),
    copied("head", "boolean"),
)


def _of_mention(column: Column) -> Column:
    return Column(column.name, column.type, lambda placed: column.value(placed.mention))


MENTION = Table("mention", (*(_of_mention(column) for column in _MENTION_FIELDS),
                            Column("line", "integer", lambda placed: placed.line)))

CLAIM = Table("claim", (
    copied("report", "varchar"),
    copied("from_mention", "varchar"),
    copied("to_mention", "varchar"),
    copied("kind", "varchar"),
    copied("basis", "varchar"),
    copied("sentence", "varchar"),
    copied("sentence_start", "integer", "start"),
    copied("sentence_end", "integer", "end"),
    copied("rule", "varchar"),
    copied("negated", "boolean"),
))

WARNING = Table("warning", (
    copied("report", "varchar"),
    copied("path", "varchar"),
    copied("stage", "varchar"),
    copied("message", "varchar"),
    copied("span_start", "integer", "start"),
    copied("span_end", "integer", "end"),
))

LINK = Table("link", (
    copied("from_event", "varchar"),
    copied("to_event", "varchar"),
    copied("kind", "varchar"),
    copied("basis", "varchar"),
    copied("report", "varchar"),
    copied("sentence", "varchar"),
    copied("sentence_start", "integer", "start"),
    copied("sentence_end", "integer", "end"),
    copied("rule", "varchar"),
    copied("score", "double"),
    copied("judged_by", "varchar"),
))


def _rows(
    connection: duckdb.DuckDBPyConnection, table: Table, where: str, order: str, values: Sequence[Any]
) -> list[tuple[Any, ...]]:
    return connection.execute(
        f"select {table.names} from {table.name} where {where} order by {order}", list(values)).fetchall()


def _flat(
    record: type[R], connection: duckdb.DuckDBPyConnection, table: Table, where: str, order: str, values: Sequence[Any]
) -> list[R]:
    """Records whose columns are their fields, one to one."""
    read = _reader(record, table)
    return [read(row) for row in _rows(connection, table, where, order, values)]


def _reader(record: type[R], table: Table) -> Callable[[Sequence[Any]], R]:
    fields = [column.field for column in table.columns]
    return lambda row: record.model_construct(**dict(zip(fields, row, strict=True)))


as_report = _reader(Report, REPORT)
as_timex = _reader(Timex, TIMEX)
as_claim = _reader(Claim, CLAIM)


def read_reports(connection: duckdb.DuckDBPyConnection, where: str = "true", values: Sequence[Any] = ()) -> list[Report]:
    """The stored reports that meet `where`, by id."""
    return _flat(Report, connection, REPORT, where, "id", values)


def read_timexes(connection: duckdb.DuckDBPyConnection, where: str = "true", values: Sequence[Any] = ()) -> list[Timex]:
    """The stored time expressions that meet `where`, by report and position."""
    return _flat(Timex, connection, TIMEX, where, "report, span_start, span_end", values)


def read_claims(connection: duckdb.DuckDBPyConnection, where: str = "true", values: Sequence[Any] = ()) -> list[Claim]:
    """The stored claims that meet `where`, by report and position."""
    return _flat(Claim, connection, CLAIM, where, "report, sentence_start, from_mention, to_mention, kind, rule", values)


def read_warnings(
    connection: duckdb.DuckDBPyConnection, where: str = "true", values: Sequence[Any] = ()
) -> list[ReportWarning]:
    """The stored warnings that meet `where`, by report, path and position."""
    return _flat(ReportWarning, connection, WARNING, where, "report, path, stage, span_start, message", values)


def read_links(connection: duckdb.DuckDBPyConnection, where: str = "true", values: Sequence[Any] = ()) -> list[Link]:
    """The stored links that meet `where`, in a fixed order."""
    return _flat(Link, connection, LINK, where, "from_event, to_event, kind, basis, report, sentence_start", values)


def read_mentions(connection: duckdb.DuckDBPyConnection, where: str = "true", values: Sequence[Any] = ()) -> list[Mention]:
    """The stored mentions that meet `where`, by report and position."""
    rows = _rows(connection, MENTION, where, "report, sentence_start, trigger_start, id", values)
    return [as_mention(row) for row in rows]


_MENTION_NAMES = tuple(column.name for column in MENTION.columns)


def as_mention(row: Sequence[Any]) -> Mention:
    """The mention of a row of `MENTION`."""
    cell = dict(zip(_MENTION_NAMES, row, strict=True))
    return Mention.model_construct(
        id=cell["id"], report=cell["report"], sentence=cell["sentence"], start=cell["sentence_start"],
        end=cell["sentence_end"], trigger=cell["trigger"], trigger_start=cell["trigger_start"],
        trigger_end=cell["trigger_end"], type=cell["type"], mode=cell["mode"], status=cell["status"],
        name=cell["name"], series=cell["series"], edition=cell["edition"], actors=tuple(cell["actors"]),
        targets=tuple(cell["targets"]), participants=decode_participants(cell["participants"]), place=decode_place(cell),
        equipment=tuple(cell["equipment"]), counts=decode_counts(cell["counts"]),
        attribution=tuple(cell["attribution"]), span=decode_span(cell), grain=cell["grain"],
        date_basis=cell["date_basis"], time_phrase=cell["time_phrase"], timexes=tuple(cell["timexes"]),
        date_reason=cell["date_reason"], rule=cell["rule"], head=cell["head"],
    )
