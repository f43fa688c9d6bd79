"""All events of a database made anew without holding them all in memory: noted first, then named, linked and written.

A draft is an event as its group gives it, under the id of its founding mention and with a number, in the order in which the
groups come. The tables of this module are temporary; the rest is one transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import duckdb

from timeline.model import Claim, Link, Report, ReportWarning
from timeline.store.columns import CLAIM, LINK, WARNING, Column, Table, as_claim, read_links
from timeline.store.derive import EVENT, EVENT_MENTION, EventRow, memberships

_PAIRS_AT_ONCE = 5000
"""Pairs of events between which claims are lifted at once."""


class Noted(NamedTuple):
    """What is remembered of a draft beside what it tells. `short` is the id it gets if no other draft wants it."""

    number: int
    founder: str
    short: str
    published: dt.date | None
    report: str
    at: int
    trigger_at: int
    actors: Sequence[str]
    first_day: dt.date | None


class Claimed(NamedTuple):
    """Claims between mentions of different events: all that there are between the pairs of events they are between."""

    claims: list[Claim]
    event_of: dict[str, str]
    published: dict[str, Report]
    """The reports that make them, without their texts."""


class Answered(NamedTuple):
    """An event that another one responds to."""

    event: str
    answered: str
    actors: list[str]


_DRAFT = Table("draft", (
    Column("number", "integer", lambda noted: noted.number), Column("founder", "varchar", lambda noted: noted.founder),
    Column("id", "varchar", lambda noted: noted.short), Column("published", "date", lambda noted: noted.published),
    Column("report", "varchar", lambda noted: noted.report), Column("position", "integer", lambda noted: noted.at),
    Column("trigger_position", "integer", lambda noted: noted.trigger_at),
    Column("actors", "varchar[]", lambda noted: list(noted.actors)),
    Column("first_day", "date", lambda noted: noted.first_day)))
_MEMBER = Table("member", (
    Column("mention", "varchar", lambda pair: pair[0]), Column("number", "integer", lambda pair: pair[1])))
_NAME = Table("draft_name", (
    Column("founder", "varchar", lambda pair: pair[0]), Column("id", "varchar", lambda pair: pair[1])))
_WANTED = Table("wanted_alias", (
    Column("id", "varchar", lambda pair: pair[0]), Column("event_id", "varchar", lambda pair: pair[1])))
_WRITTEN = Table("written_event", (Column("id", "varchar", lambda id_: id_),))
_TABLES = (_DRAFT, _MEMBER, _NAME, _WANTED, _WRITTEN)


class Rewriting:
    """The steps, in their order. Belongs inside a transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self.new: list[str] = []
        self.changed: list[str] = []
        for table in _TABLES:
            columns = ", ".join(f"{column.name} {column.type}" for column in table.columns)
            connection.execute(f"create or replace temp table {table.name} ({columns})")

    # 1. noting

    def note(self, drafts: Sequence[Noted], members: Sequence[tuple[str, int]]) -> None:
        """Note drafts, and the draft of each of their mentions."""
        _DRAFT.insert(self._connection, drafts)
        _MEMBER.insert(self._connection, members)

    # 2. naming

    def rivals(self) -> list[str]:
        """Founding mentions of the drafts that want an id which another one wants too, oldest first."""
        found = self._connection.execute("""
            select founder from draft where id in (select id from draft group by id having count(*) > 1)
            order by coalesce(published, date '9999-12-31'), report, position, trigger_position, founder""").fetchall()
        return [founder for (founder,) in found]

    def name(self, names: Iterable[tuple[str, str]]) -> None:
        """Give the drafts of these founding mentions other ids."""
        _NAME.insert(self._connection, list(names))
        self._connection.execute("update draft set id = n.id from draft_name n where n.founder = draft.founder").fetchall()

    def numbers_of(self, mentions: Collection[str]) -> list[int]:
        """The drafts that `mentions` are in."""
        found = self._connection.execute(
            "select distinct number from member where mention in (select unnest($ids::varchar[])) order by number",
            {"ids": list(mentions)}).fetchall()
        return [number for (number,) in found]

    def ids(self, first: int, last: int) -> list[str]:
        """The ids of the drafts with these numbers, both inclusive, in order."""
        found = self._connection.execute(
            "select id from draft where number between $first and $last order by number",
            {"first": first, "last": last}).fetchall()
        return [id_ for (id_,) in found]

    # 3. linking

    def claimed(self) -> Iterator[Claimed]:
        """What reports claim of events, in portions."""
        names = ", ".join(f"c.{column.name}" for column in CLAIM.columns)
        self._connection.execute(f"""
            create or replace temp table claimed as
            select dense_rank() over (order by c.kind, least(a.number, b.number), greatest(a.number, b.number)) as pair,
                   {names}, f.id as from_id, t.id as to_id, r.published as day
            from (select distinct * from claim where kind <> 'same') c
            join member a on a.mention = c.from_mention join member b on b.mention = c.to_mention
            join draft f on f.number = a.number join draft t on t.number = b.number
            join report r on r.id = c.report
            where a.number <> b.number
            order by pair, report, sentence_start, kind, from_mention, to_mention, negated, basis""").fetchall()
        (pairs,), = self._connection.execute("select coalesce(max(pair), 0) from claimed").fetchall()
        for first in range(1, pairs + 1, _PAIRS_AT_ONCE):
            rows = self._connection.execute(
                f"select {CLAIM.names}, from_id, to_id, day from claimed where pair between $first and $last",
                {"first": first, "last": first + _PAIRS_AT_ONCE - 1}).fetchall()
            made = Claimed([], {}, {})
            for *row, source, target, day in rows:
                claim = as_claim(row)
                made.claims.append(claim)
                made.event_of[claim.from_mention] = source
                made.event_of[claim.to_mention] = target
                made.published[claim.report] = Report.model_construct(id=claim.report, published=day)
            yield made

    def link(self, links: Iterable[Sequence[Link]]) -> None:
        """Put these links, in portions, in the place of those that there are."""
        self._connection.execute("create or replace temp table link_before as select * from link").fetchall()
        self._connection.execute("delete from link").fetchall()
        for portion in links:
            LINK.insert(self._connection, portion)
        self._connection.execute("""
            create or replace temp table lifted as
            select from_event, to_event from link where kind = 'responds_to'""").fetchall()

    def links_of(self, events: Collection[str]) -> list[Link]:
        """Links from or to `events`, in a fixed order."""
        among = "(select unnest($1::varchar[]))"
        return read_links(self._connection, f"from_event in {among} or to_event in {among}", [list(events)])

    def relink(self, events: Collection[str], links: Sequence[Link]) -> None:
        """Put `links` in the place of those from or to `events`."""
        self._connection.execute(
            "delete from link where from_event in (select unnest($ids::varchar[])) "
            "or to_event in (select unnest($ids::varchar[]))", {"ids": list(events)}).fetchall()
        LINK.insert(self._connection, links)

    def answered(self, events: Collection[str]) -> list[Answered]:
        """What `events` respond to, as the reports have it, whatever corrections say."""
        found = self._connection.execute("""
            select from_event, to_event, actors from lifted join draft on draft.id = to_event
            where from_event in (select unnest($ids::varchar[])) order by from_event, to_event""",
            {"ids": list(events)}).fetchall()
        return [Answered(*row) for row in found]

    def date(self, first_days: Mapping[str, dt.date | None]) -> None:
        """Note the days under which some events are filed."""
        for id_, day in first_days.items():
            self._connection.execute("update draft set first_day = $day where id = $id", {"id": id_, "day": day}).fetchall()

    # 4. writing

    def first_days(self, events: Collection[str]) -> dict[str, dt.date | None]:
        """The days under which `events` are filed."""
        query = "select id, first_day from draft where id in (select unnest($ids::varchar[]))"
        return dict(self._connection.execute(query, {"ids": list(events)}).fetchall())

    def write(self, made: Sequence[EventRow], aliases: Sequence[tuple[str, str]]) -> None:
        """Write the rows that are not there already, and remember what else each event might have been called."""
        stored = dict(self._connection.execute(
            "select id, digest from event where id in (select unnest($ids::varchar[]))",
            {"ids": [row.id for row in made]}).fetchall())
        self.new += [row.id for row in made if row.id not in stored]
        changed = [row.id for row in made if row.id in stored and stored[row.id] != row.digest]
        self.changed += changed
        self._delete(changed)
        to_write = [row for row in made if stored.get(row.id) != row.digest]
        EVENT.insert(self._connection, to_write)
        EVENT_MENTION.insert(self._connection, memberships(to_write))
        _WANTED.insert(self._connection, aliases)
        _WRITTEN.insert(self._connection, [row.id for row in made])

    def finish(self, warnings: Sequence[ReportWarning]) -> tuple[list[str], int]:
        """Delete what is no event any more; its ids, and how many links are new."""
        gone = [id_ for (id_,) in self._connection.execute(
            "select id from event where id not in (select id from written_event) order by id").fetchall()]
        self._delete(gone)
        self._connection.execute("delete from alias").fetchall()
        self._connection.execute("""
            insert into alias
            select id, min(event_id) from wanted_alias where id not in (select id from written_event)
            group by id order by id""").fetchall()
        self._connection.execute("delete from warning where stage = 'merge'").fetchall()
        WARNING.insert(self._connection, warnings)
        (new_links,), = self._connection.execute(
            "select count(*) from (select * from link except select * from link_before)").fetchall()
        for table in (*(table.name for table in _TABLES), "claimed", "link_before", "lifted"):
            self._connection.execute(f"drop table temp.{table}").fetchall()
        return gone, int(new_links)

    def _delete(self, events: Sequence[str]) -> None:
        if events:
            for table, column in (("event", "id"), ("event_mention", "event_id")):
                query = f"delete from {table} where {column} in (select unnest($ids::varchar[]))"
                self._connection.execute(query, {"ids": list(events)}).fetchall()
