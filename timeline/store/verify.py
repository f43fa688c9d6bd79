"""The laws of a database, checked: every quote in its report, every reference to something there, every count true.

Each law is one SELECT whose rows are the faults: where, and what.
"""

from __future__ import annotations

from typing import NamedTuple

import duckdb

from timeline.errors import StoreError
from timeline.store.store import Store


class Finding(NamedTuple):
    """One fault."""

    check: str
    where: str
    what: str


# Offsets count code points from 0; substr() counts characters from 1.
_QUOTES = {
    "sentence": """
        select m.id, 'report ' || m.report || ' does not hold the sentence at ' || m.sentence_start
        from mention m join report r on r.id = m.report
        where substr(r.text, m.sentence_start + 1, m.sentence_end - m.sentence_start) <> m.sentence""",
    "trigger": """
        select m.id, 'report ' || m.report || ' does not hold the trigger at ' || m.trigger_start
        from mention m join report r on r.id = m.report
        where substr(r.text, m.trigger_start + 1, m.trigger_end - m.trigger_start) <> m.trigger
           or m.trigger_start < m.sentence_start or m.trigger_end > m.sentence_end""",
    "timex": """
        select t.report || ':' || t.span_start, 'the report does not hold the words there'
        from timex t join report r on r.id = t.report
        where substr(r.text, t.span_start + 1, t.span_end - t.span_start) <> t.text""",
    "claim": """
        select c.from_mention, 'report ' || c.report || ' does not hold the evidence at ' || c.sentence_start
        from claim c join report r on r.id = c.report
        where substr(r.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) <> c.sentence""",
    "link": """
        select l.from_event || ' ' || l.kind || ' ' || l.to_event, 'report ' || l.report || ' does not hold the evidence'
        from link l join report r on r.id = l.report
        where substr(r.text, l.sentence_start + 1, l.sentence_end - l.sentence_start) <> l.sentence""",
    "dating words": """
        select m.id, 'no time expression begins at ' || m.starts || ' of report ' || m.report
        from (select id, report, unnest(timexes) as starts from mention) m
        anti join timex t on t.report = m.report and t.span_start = m.starts""",
}

_REFERENCES = {
    f"{table}.{column}": f"""
        select distinct {column}, 'is named by {table}, and there is no such {target}'
        from {table} anti join {target} on {target}.id = {table}.{column}
        where {column} is not null and {column} <> ''"""
    for table, column, target in (
        ("timex", "report", "report"), ("mention", "report", "report"), ("claim", "report", "report"),
        ("claim", "from_mention", "mention"), ("claim", "to_mention", "mention"),
        ("event_mention", "event_id", "event"), ("event_mention", "mention_id", "mention"),
        ("link", "from_event", "event"), ("link", "to_event", "event"), ("alias", "event_id", "event"),
    )
}

_DATES = {
    **{
        f"dates of {table}": f"""
        select id, 'its bounds contradict each other'
        from {table}
        where start_earliest > start_latest or end_earliest > end_latest or start_earliest > end_latest"""
        for table in ("mention", "event")
    },
    "dates of timex": """
        select report || ':' || span_start, 'ends before it begins'
        from timex
        where start_date >= end_date""",
    "window": """
        select id, 'is filed under days that its bounds do not have'
        from event
        where coalesce(start_earliest, start_latest, end_earliest, end_latest) is distinct from first_day
           or first_day > last_day or (first_day is null) <> (last_day is null)""",
}

_DERIVED = {
    "told": """
        select m.id, 'belongs to no event, and nobody rejected one'
        from mention m anti join event_mention em on em.mention_id = m.id
        where not exists (select * from correction where action = 'reject')""",
    "told once": """
        select mention_id, 'belongs to ' || count(*) || ' events'
        from event_mention
        group by mention_id
        having count(*) > 1""",
    "told by": """
        select e.id, 'does not list the mentions that it has'
        from event e
        left join (select event_id, list(mention_id order by position) as mentions from event_mention group by event_id) m
          on m.event_id = e.id
        where e.mentions is distinct from coalesce(m.mentions, [])""",
    "reports counted": """
        -- a reprint counts as the report that it reprints, so there may be fewer
        select e.id, 'counts ' || e.n_reports || ' reports and is told by ' || m.n
        from event e
        join (
            select em.event_id, count(distinct m.report) as n
            from event_mention em join mention m on m.id = em.mention_id
            group by em.event_id
        ) m on m.event_id = e.id
        where e.n_reports not between 1 and m.n""",
    "links": """
        select id, 'names answers that the links do not have'
        from event e
        left join (
            select from_event, list_sort(list(distinct to_event)) as answered
            from link
            where kind = 'responds_to'
            group by from_event
        ) l on l.from_event = e.id
        where list_sort(e.responds_to) <> coalesce(l.answered, [])""",
}

_COUNTS = {
    "ledger": """
        select 'report', 'holds ' || count(*) || ' reports, and ' || any_value(m.value) || ' were stored'
        from (select value from meta where key = 'reports') m left join report r on true
        group by m.value
        having count(r.id) <> m.value::bigint""",
    "one content": """
        select min(id), 'has the content of ' || max(id)
        from report
        where content_hash <> ''
        group by content_hash
        having count(*) > 1""",
}

LAWS: dict[str, str] = {**_QUOTES, **_REFERENCES, **_DATES, **_DERIVED, **_COUNTS}


def _is_derived(sql: str) -> bool:
    """Whether the law is about what follows from the mentions."""
    return any(f"from {table}" in sql or f"join {table}" in sql for table in ("event", "event_mention", "link", "alias"))


def verify(store: Store) -> list[Finding]:
    """Every fault of the open database, by law and place; none where all is well. Reads every row.

    Between storing reports and deriving events (an ingest that was killed there is completed by the next one) the laws about
    events do not bind.

    Raises StoreError where the file is so damaged that it cannot be read through.
    """
    found: list[Finding] = []
    laws = {law: sql for law, sql in LAWS.items() if store.is_derived() or not _is_derived(sql)}
    for law, sql in laws.items():
        try:
            rows = store.connection.execute(sql).fetchall()
        except duckdb.Error as error:
            why = str(error).splitlines()[0]
            raise StoreError(f"{store.path}: cannot be read through ({why}); restore a copy") from error
        found.extend(Finding(law, str(where), str(what)) for where, what in sorted(rows))
    return found
