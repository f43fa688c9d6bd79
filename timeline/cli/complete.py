"""What the shell offers after TAB. Never raises and never prints: a completion that fails offers nothing."""

from __future__ import annotations

from collections.abc import Iterator

import typer


def complete_type(incomplete: str) -> list[str]:
    """Types of events."""
    from typing import get_args

    from timeline.model import EventType

    return [name for name in get_args(EventType) if name.startswith(incomplete)]


def complete_actor(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Actors of the database, the busiest first; after a comma the next one."""
    head, comma, last = incomplete.rpartition(",")
    rows = _rows(context, "select actor, coalesce(name, '') from actors order by n_events desc, actor")
    return [(head + comma + code, name) for code, name in rows if code.lower().startswith(last.lower())]


def complete_event(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Events of the database by id, with their titles."""
    rows = _rows(context, "select event_id, title from events order by first_day desc, event_id")
    return [(event_id, title) for event_id, title in rows if event_id.startswith(incomplete)][:50]


def complete_query(incomplete: str) -> list[tuple[str, str]]:
    """Names of the canned queries, with their titles."""
    try:
        from timeline.query import load_queries

        return [(query.name, query.title) for query in load_queries().values() if query.name.startswith(incomplete)]
    except Exception:
        return []


def _rows(context: typer.Context, sql: str) -> Iterator[tuple[str, str]]:
    from timeline.clean import printable
    from timeline.cli.session import Session

    try:
        given = context.find_root().params.get("db")
        with Session(db=given).store() as store:
            found = store.connection.execute(sql).fetchall()
    except Exception:
        return
    for code, name in found:
        yield printable(code), printable(name)
