"""The 28 columns of the chronology, in their order: name, type as in a data package, meaning."""

from __future__ import annotations

from typing import Literal, NamedTuple


class CsvColumn(NamedTuple):
    """One column of the CSV. `type` is a Table Schema type."""

    name: str
    type: Literal["string", "date", "number", "integer"]
    description: str


COLUMNS = (
    CsvColumn("event_id", "string", "Stable id of the event."),
    CsvColumn("date_start", "date", "Earliest day, local to the event."),
    CsvColumn("date_end", "date", "Last day, inclusive; equal to the start for one day, empty while open."),
    CsvColumn("date_precision", "string", "day, range, week, month or year; empty without a date."),
    CsvColumn("date_edtf", "string", "The date in EDTF (ISO 8601-2) with its marks of doubt; months as 2024-03-XX."),
    CsvColumn("date_text", "string", "The words of a report that the date came from."),
    CsvColumn("event_type", "string", "Type of the event."),
    CsvColumn("event_mode", "string", "What refines the type."),
    CsvColumn("status", "string", "occurred, ongoing, planned, forecast, alleged, denied or cancelled."),
    CsvColumn("title", "string", "One line."),
    CsvColumn("actors", "string", "Names of the acting sides, '; ' between."),
    CsvColumn("actor_codes", "string", "Their codes in the same order: ISO 3166-1 alpha-3, alliances and groups by name."),
    CsvColumn("target_codes", "string", "Sides addressed, aimed at or named as the cause."),
    CsvColumn("country", "string", "Where, ISO 3166-1 alpha-3."),
    CsvColumn("location", "string", "Where, in the words of the report."),
    CsvColumn("latitude", "number", "Decimal degrees."),
    CsvColumn("longitude", "number", "Decimal degrees."),
    CsvColumn("geo_precision", "string", "What the point stands for: place, region, country or sea."),
    CsvColumn("responds_to", "string", "Ids of the events that this one answers, '; ' between."),
    CsvColumn("link_basis", "string", "On what each of these rests, in the same order: stated, interpreted or timing."),
    CsvColumn("lag_days", "integer", "Days after the first of them."),
    CsvColumn("n_reports", "integer", "Reports that tell of the event."),
    CsvColumn("publishers", "string", "Who published them, '; ' between."),
    CsvColumn("first_reported", "date", "Earliest day of publication."),
    CsvColumn("source_refs", "string", "file:line or address of each supporting sentence, '; ' between."),
    CsvColumn("quote", "string", "The supporting words of one report."),
    CsvColumn("confidence", "number", "0 to 1, two decimals."),
    CsvColumn("review", "string", "What a person should look at, '; ' between; empty where nothing."),
)

NAMES = tuple(column.name for column in COLUMNS)
TEXT = frozenset(column.name for column in COLUMNS if column.type == "string")
