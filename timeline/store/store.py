"""The only code that writes to a database, and the records read back from it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from timeline.errors import UsageError
from timeline.model import Claim, Correction, Event, Extraction, Link, Mention, Merged, Report, ReportWarning, Timex
from timeline.store import schema
from timeline.store.columns import (
    CLAIM,
    LINK,
    MENTION,
    REPORT,
    TIMEX,
    WARNING,
    Column,
    PlacedMention,
    Table,
    read_claims,
    read_links,
    read_mentions,
    read_reports,
    read_timexes,
    read_warnings,
)
from timeline.store.database import Database
from timeline.store.derive import EVENT, EVENT_MENTION, Source, memberships, read_events, rows
from timeline.store.ledger import Outcome, note
from timeline.store.lookup import Found, find_event
from timeline.store.rewriting import Rewriting
from timeline.store.told import read_told
from timeline.store.world import theatres, write_world

if TYPE_CHECKING:
    from timeline.lexicon import Lexicon

class Changes(NamedTuple):
    """Ids of the events that a merge touched, sorted, and how many links are new."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    new_links: int


ALIAS = Table("alias", (Column("id", "varchar", lambda pair: pair[0]), Column("event_id", "varchar", lambda pair: pair[1])))


class Store(Database):
    """An open database with the records in it; every write method is one transaction."""

    # What reports say

    def store_batch(
        self, extractions: Sequence[Extraction], *, forgotten: Collection[str] = (), warnings: Sequence[ReportWarning] = (),
        outcomes: Sequence[Outcome] = (), at: dt.datetime | None = None,
    ) -> None:
        """Store a batch of reports with all they yield and forget others, in one transaction.

        The caller answers for ids and contents not being there yet (see `timeline.identity.Register`). `warnings` are about
        inputs, `outcomes` are the ledger's rows for them, `at` is the time of the ingest.
        """
        with self.transaction(False if extractions or forgotten else None) as connection:
            if forgotten:
                _delete_reports(connection, list(forgotten))
            _insert_reports(connection, extractions)
            WARNING.insert(connection, warnings)
            note(connection, outcomes, at)

    def identities(self) -> Iterator[tuple[str, str, str | None, bool]]:
        """Id, content hash and path of every report, and whether it has no publication date of its own; by id."""
        cursor = self.connection.cursor()
        cursor.execute("""
            select id, content_hash, path, published is null or published_basis = 'linked'
            from report
            order by id""")
        return itertools.chain.from_iterable(iter(lambda: cursor.fetchmany(2000), []))

    def undated(self, *, borrowed: bool = False) -> list[str]:
        """Ids of the reports without a publication date; `borrowed` adds those whose date rests on another report."""
        condition = "published is null" + (" or published_basis = 'linked'" if borrowed else "")
        return [row[0] for row in self.connection.execute(f"select id from report where {condition} order by id").fetchall()]

    def is_derived(self) -> bool:
        """Whether the events follow from all that is stored: nothing that they depend on came since the last derivation."""
        return schema.is_derived(self.connection)

    def extractions(
        self, ids: Collection[str] | None = None, *, dated: bool = False, timexes: bool = True
    ) -> Iterator[Extraction]:
        """What was stored of each report, or of those of `ids`, by id; few are in memory at a time.

        With `dated`, of those with a publication date of their own. Without `timexes`, these are left out.
        """
        where, values = _among("id", ids)
        own = " and published is not null and published_basis is distinct from 'linked'" if dated else ""
        return read_told(self.connection, where + own, values, timexes=timexes)

    def count_mentions(self) -> int:
        """How many mentions there are."""
        (number,), = self.connection.execute("select count(*) from mention").fetchall()
        return int(number)

    def replace_reports(self, extractions: Sequence[Extraction]) -> None:
        """Put `extractions` in the place of what is stored of the same reports, in one transaction."""
        with self.transaction(False) as connection:
            _delete_reports(connection, [extraction.report.id for extraction in extractions])
            _insert_reports(connection, extractions)

    def reports(self, ids: Collection[str] | None = None) -> list[Report]:
        """All reports, or those of `ids`, by id."""
        return read_reports(self.connection, *_among("id", ids))

    def timexes(self, reports: Collection[str] | None = None) -> list[Timex]:
        """The time expressions of all reports, or of `reports`, in order of position."""
        return read_timexes(self.connection, *_among("report", reports))

    def mentions(self, reports: Collection[str] | None = None) -> list[Mention]:
        """The mentions of all reports, or of `reports`, in order of position."""
        return read_mentions(self.connection, *_among("report", reports))

    def claims(self, reports: Collection[str] | None = None) -> list[Claim]:
        """The claims of all reports, or of `reports`, in order of position."""
        return read_claims(self.connection, *_among("report", reports))

    def warnings(self) -> list[ReportWarning]:
        """All warnings."""
        return read_warnings(self.connection)

    # What follows from it

    def merged(self, rules: str) -> Merged | None:
        """The events and links as the last merge left them, if it was by `rules` and nothing it rests on has gone since."""
        if schema.rules(self.connection) != rules:
            return None
        return Merged.model_construct(events=tuple(self.events()), links=tuple(self.links()))

    def replace_events(self, merged: Merged, lexicon: Lexicon | None = None, rules: str | None = None) -> Changes:
        """Make `merged` the events and links of the database, in one transaction; rows that did not change are left alone.

        `rules` is the fingerprint of the rules that made them; without it the next merge begins anew.
        `lexicon` gives the theatres of events, the names of actors and the table of sides; without it these stay empty.
        """
        made = rows(merged.events, merged.links, self._sources(), theatres(lexicon))
        new_digests = {row.id: row.digest for row in made}
        stored = dict(self.connection.execute("select id, digest from event").fetchall())
        new = sorted(new_digests.keys() - stored.keys())
        gone = sorted(stored.keys() - new_digests.keys())
        changed = sorted(id_ for id_, digest in new_digests.items() if id_ in stored and stored[id_] != digest)
        outdated = {*new, *changed}
        to_write = [row for row in made if row.id in outdated]
        known_links = set(read_links(self.connection))
        with self.transaction(True) as connection:
            if old := [*changed, *gone]:
                for table, column in (("event", "id"), ("event_mention", "event_id")):
                    connection.execute(
                        f"delete from {table} where {column} in (select unnest($ids::varchar[]))", {"ids": old})
            EVENT.insert(connection, to_write)
            EVENT_MENTION.insert(connection, memberships(to_write))
            if known_links != set(merged.links):
                connection.execute("delete from link")
                LINK.insert(connection, merged.links)
            connection.execute("delete from alias")
            ALIAS.insert(connection, merged.aliases)
            connection.execute("delete from warning where stage = 'merge'")
            WARNING.insert(connection, merged.warnings)
            schema.set_rules(connection, rules)
            if lexicon is not None:
                codes = (code for event in merged.events for code in (*event.actors, *event.targets))
                write_world(connection, lexicon, codes)
        return Changes(tuple(new), tuple(changed), tuple(gone), len(set(merged.links) - known_links))

    @contextmanager
    def rewriting(self, rules: str | None) -> Iterator[Rewriting]:
        """All events anew, in one transaction; `rules` is the fingerprint of the rules that make them."""
        with self.transaction(True) as connection:
            yield Rewriting(connection)
            schema.set_rules(connection, rules)

    def write_world(self, lexicon: Lexicon, codes: Iterable[str]) -> None:
        """Write the names of the actors `codes`, and the table of sides. Belongs inside `rewriting`."""
        write_world(self.connection, lexicon, codes)

    def _sources(self) -> dict[str, Source]:
        """By mention id. A sentence that tells of the event itself and carries the date makes the best quote."""
        found = self.connection.execute("""
            select m.id, m.report, m.sentence, coalesce(r.path || ':' || m.line, r.url, m.report), r.published,
                   2 * m.head::integer + (m.time_phrase is not null)::integer
            from mention m join report r on r.id = m.report""").fetchall()
        return {id_: Source(*rest) for id_, *rest in found}

    def events(self, ids: Sequence[str] | None = None) -> list[Event]:
        """All events, or those of `ids`, by id."""
        return read_events(self.connection, ids)

    def links(self) -> list[Link]:
        """All links, in a fixed order."""
        return read_links(self.connection)

    def find_event(self, name: str) -> Found:
        """The event of an id, a unique prefix of one, a former id, or the id of one of its mentions. Raises UsageError."""
        return find_event(self.connection, name)

    # What people say

    def append_correction(self, correction: Correction) -> None:
        """Add to the log. Raises UsageError where its id is taken."""
        taken = self.connection.execute("select count(*) from correction where id = $id", {"id": correction.id}).fetchall()
        if taken != [(0,)]:
            raise UsageError(f"there is a correction {correction.id} already")
        with self.transaction(False) as connection:
            connection.execute(
                "insert into correction select coalesce(max(seq), 0) + 1, $id, $action, $undoes, $who, $at, $why, $record "
                "from correction",
                {"id": correction.id, "action": correction.action, "undoes": correction.undoes, "who": correction.who,
                 "at": correction.at, "why": correction.why, "record": correction.model_dump_json()},
            ).fetchall()

    def corrections(self) -> list[Correction]:
        """The log, oldest first."""
        found = self.connection.execute("select record from correction order by seq").fetchall()
        return [Correction.model_validate_json(record) for (record,) in found]


def _among(column: str, ids: Collection[str] | None) -> tuple[str, list[list[str]]]:
    """A condition and its value: the rows whose `column` is one of `ids`, or all."""
    return ("true", []) if ids is None else (f"{column} in (select unnest($1::varchar[]))", [sorted(ids)])


def _insert_reports(connection: duckdb.DuckDBPyConnection, extractions: Sequence[Extraction]) -> None:
    REPORT.insert(connection, [extraction.report for extraction in extractions])
    TIMEX.insert(connection, [timex for extraction in extractions for timex in extraction.timexes])
    MENTION.insert(connection, [
        PlacedMention.of(mention, extraction.report)
        for extraction in extractions for mention in extraction.mentions
    ])
    CLAIM.insert(connection, [claim for extraction in extractions for claim in extraction.claims])
    WARNING.insert(connection, [warning for extraction in extractions for warning in extraction.warnings])


def _delete_reports(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> None:
    """Delete reports with all they yielded. Where that went into events, or could have, the next merge begins anew."""
    merged = connection.execute("""
        select exists (from mention m join event_mention em on em.mention_id = m.id
                       where m.report in (select unnest($ids::varchar[])))
            or exists (from correction)""", {"ids": ids}).fetchall()
    if merged == [(True,)]:
        schema.set_rules(connection, None)
    connection.execute("delete from report where id in (select unnest($ids::varchar[]))", {"ids": ids})
    for table in ("timex", "mention", "claim", "warning"):
        connection.execute(f"delete from {table} where report in (select unnest($ids::varchar[]))", {"ids": ids})
