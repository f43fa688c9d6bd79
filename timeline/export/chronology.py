"""What is exported: the chosen events in order, their mentions, links and reports fetched when a format asks for them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import duckdb

from timeline.errors import QueryError
from timeline.select import Statement

Row = dict[str, Any]


class Chronology:
    """Events chosen by `statement`, which selects whole rows of the view `events`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, statement: Statement, *, timing: int | None = None) -> None:
        self.connection = connection
        self.statement = statement
        self.timing = timing

    @functools.cached_property
    def events(self) -> list[Row]:
        """Rows of the view `events`, in the order of the statement; with `timing` links by timing alone appended to each."""
        found = fetch(self.connection, self.statement.sql, self.statement.values)
        return found if self.timing is None else self._with_timing(found, self.timing)

    @functools.cached_property
    def mentions(self) -> dict[str, list[Row]]:
        """Rows of the view `mentions` by event, in the event's own order."""
        place = {mention: at for event in self.events for at, mention in enumerate(event["mention_ids"])}
        found = self._of_these("select * from mentions where event_id in (select unnest($ids::varchar[]))")
        return _grouped(sorted(found, key=lambda mention: place[mention["mention_id"]]), "event_id")

    @functools.cached_property
    def links(self) -> dict[str, list[Row]]:
        """Rows of the view `links` by the event they come from, in a fixed order."""
        found = self._of_these("select * from links where from_id in (select unnest($ids::varchar[])) "
                               "order by from_id, kind, to_id, basis, report, sentence_start")
        return _grouped(found, "from_id")

    @functools.cached_property
    def reports(self) -> dict[str, Row]:
        """Rows of the view `reports`, without the text, by id: all, or where events were chosen those that tell of them."""
        sql, values = "select * exclude (text) from reports", {}
        if self.statement.values:
            values["ids"] = sorted({report for event in self.events for report in event["report_ids"]})
            sql += " where report in (select unnest($ids::varchar[]))"
        return {report["report"]: report for report in fetch(self.connection, sql + " order by report", values)}

    def _of_these(self, sql: str) -> list[Row]:
        return fetch(self.connection, sql, {"ids": [event["event_id"] for event in self.events]})

    def _with_timing(self, events: list[Row], days: int) -> list[Row]:
        found = fetch(self.connection, "select * from timing_links($days) where from_id in (select unnest($ids::varchar[])) "
                                       "order by from_id, lag_days, to_id",
                      {"days": days, "ids": [event["event_id"] for event in events]})
        by_event = _grouped(found, "from_id")
        return [_appended(event, by_event.get(event["event_id"], [])) for event in events]


def _appended(event: Row, links: list[Row]) -> Row:
    more = [link for link in links if link["to_id"] not in event["responds_to_list"]]
    if not more:
        return event
    to = [*event["responds_to_list"], *(link["to_id"] for link in more)]
    basis = [*event["link_basis_list"], *("timing" for _ in more)]
    lag = event["lag_days"] if event["responds_to_list"] else more[0]["lag_days"]
    return {**event, "responds_to_list": to, "link_basis_list": basis, "responds_to": "; ".join(to),
            "link_basis": "; ".join(basis), "lag_days": lag}


def fetch(connection: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, Any]) -> list[Row]:
    """The rows of a query as mappings by column name. Raises QueryError."""
    try:
        cursor = connection.execute(sql, dict(values))
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except duckdb.Error as error:
        raise QueryError(f"the database refuses the query: {str(error).splitlines()[0]}") from error


def _grouped(rows: list[Row], by: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[by]].append(row)
    return dict(groups)
