"""What reports say, read from the store a report at a time, however many there are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

import duckdb

from timeline.model import Claim, Mention, Report
from timeline.store.columns import CLAIM, MENTION, REPORT, Table, as_claim, as_mention, as_report

_AT_ONCE = 2000
"""Rows fetched at once."""


class Told(NamedTuple):
    """A report, its mentions in order of position, and its claims."""

    report: Report
    mentions: list[Mention]
    claims: list[Claim]


def read_told(connection: duckdb.DuckDBPyConnection) -> Iterator[Told]:
    """The stored reports by id, with what merging asks of them; sorted on disk where memory does not hold them."""
    mentions = _of_reports(connection.cursor(), MENTION, "report, sentence_start, trigger_start, id")
    claims = _of_reports(connection.cursor(), CLAIM, "report, sentence_start, from_mention, to_mention, kind, rule")
    next_mentions, next_claims = next(mentions, None), next(claims, None)
    for _, (row,) in _of_reports(connection.cursor(), REPORT, "id", key="id"):
        report = as_report(row)
        its_mentions: list[Mention] = []
        its_claims: list[Claim] = []
        if next_mentions is not None and next_mentions[0] == report.id:
            its_mentions, next_mentions = [as_mention(each) for each in next_mentions[1]], next(mentions, None)
        if next_claims is not None and next_claims[0] == report.id:
            its_claims, next_claims = [as_claim(each) for each in next_claims[1]], next(claims, None)
        yield Told(report, its_mentions, its_claims)


def _of_reports(
    cursor: duckdb.DuckDBPyConnection, table: Table, order: str, key: str = "report"
) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The rows of each report, with its id."""
    place = [column.name for column in table.columns].index(key)
    cursor.execute(f"select {table.names} from {table.name} order by {order}")
    rows = itertools.chain.from_iterable(iter(lambda: cursor.fetchmany(_AT_ONCE), []))
    for id_, of_report in itertools.groupby(rows, key=lambda row: row[place]):
        yield id_, list(of_report)
