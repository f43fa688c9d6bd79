"""What the views need from an open database: rows of the promised views, and links with those by timing alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from timeline.export.chronology import fetch
from timeline.view.rows import EventRow, LinkRow

if TYPE_CHECKING:
    import duckdb

    from timeline.select import Statement

COLUMNS = ", ".join(field.name for field in dataclasses.fields(EventRow))
"""Those columns of the view `events` that are drawn."""
ACTS = ("exercise", "weapons_test", "deployment", "incursion", "engagement")
"""Types that somebody may answer by what they do; a word is answered only where a report says so."""


def event_rows(connection: duckdb.DuckDBPyConnection, statement: Statement) -> list[EventRow]:
    """The chosen events, in the order of the statement."""
    return [EventRow.of(row) for row in fetch(connection, statement.sql, dict(statement.values))]


def events_by_id(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, EventRow]:
    """The events of those ids."""
    found = fetch(connection, f"select {COLUMNS} from events where event_id in (select unnest($ids::varchar[]))",
                  {"ids": sorted(ids)})
    return {row["event_id"]: EventRow.of(row) for row in found}


def count_reports(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> int:
    """How many reports tell of any of these events."""
    found = fetch(connection, "select count(distinct report) as n from (select unnest(report_ids) as report from events "
                              "where event_id in (select unnest($ids::varchar[])))", {"ids": list(ids)})
    return int(found[0]["n"])


def claimed_links(connection: duckdb.DuckDBPyConnection, ids: Collection[str], *, end: str = "from_id") -> list[LinkRow]:
    """Links that reports claim, from these events (or, with ``end="to_id"``, to them); one for each pair and kind.

    Where several sentences make the claim, the one that states it is shown before one that interprets.
    """
    sql = f"""select from_id, to_id, kind, basis, lag_days, confidence, report, sentence from links
              where {end} in (select unnest($ids::varchar[]))
              qualify row_number() over (
                  partition by from_id, to_id, kind order by basis = 'stated' desc, report, sentence_start) = 1
              order by from_id, lag_days, to_id, kind"""
    return [LinkRow.of(row) for row in fetch(connection, sql, {"ids": sorted(ids)})]


def timing_links(
    connection: duckdb.DuckDBPyConnection, ids: Collection[str], within: int, *, end: str = "from_id"
) -> list[LinkRow]:
    """Links by timing alone, within so many days: an opposing side acted, in the same theatre. Computed, never stored.

    Two acts of one day are left out: nobody knows which came first.
    """
    sql = f"""select t.from_id, t.to_id, t.kind, t.basis, t.lag_days
              from timing_links($days) t
              join event c on c.id = t.to_id
              where t.{end} in (select unnest($ids::varchar[])) and t.lag_days > 0
                and c.type in (select unnest($acts::varchar[]))
              order by t.from_id, t.lag_days, t.to_id"""
    return [LinkRow.of(row) for row in fetch(connection, sql, {"days": within, "ids": sorted(ids), "acts": list(ACTS)})]


def drawn_links(connection: duckdb.DuckDBPyConnection, rows: Sequence[EventRow], within: int = 14) -> list[LinkRow]:
    """The links that a log shows: what reports claim, and for an event without such a claim the nearest act before it."""
    ids = [row.event_id for row in rows]
    claimed = claimed_links(connection, ids)
    answering = {link.from_id for link in claimed if link.kind == "responds_to"}
    links = list(claimed)
    for link in timing_links(connection, set(ids) - answering, within):
        if link.from_id not in answering:
            answering.add(link.from_id)
            links.append(link)
    return links
