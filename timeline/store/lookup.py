"""Which event somebody means: an id, the beginning of one, an id that an event had before, or one of its mentions."""

from __future__ import annotations

from typing import NamedTuple

import duckdb

from timeline.errors import UsageError

_SHOWN = 5


class Found(NamedTuple):
    """The event meant, and what to tell the person where it goes by another id now."""

    event_id: str
    note: str | None = None


def find_event(connection: duckdb.DuckDBPyConnection, name: str) -> Found:
    """The one event that `name` means. Raises UsageError where there is none or more than one, naming near ones."""
    wanted = name.strip().lower()
    if not wanted:
        raise UsageError("the event's id is empty; `timeline show` lists ids")
    if _ids(connection, "select id from event where id = $name", wanted):
        return Found(wanted)
    starts = _ids(connection, "select id from event where starts_with(id, $name) order by id limit 6", wanted)
    if len(starts) == 1:
        return Found(starts[0])
    if starts:
        more = ", …" if len(starts) > _SHOWN else ""
        raise UsageError(f"{wanted} begins more than one id: {', '.join(starts[:_SHOWN])}{more}")
    former = _ids(connection, "select event_id from alias where id = $name", wanted)
    if former:
        return Found(former[0], f"{wanted} is {former[0]} now")
    holder = _ids(connection, "select event_id from event_mention where mention_id = $name", name.strip())
    if holder:
        return Found(holder[0], f"{name.strip()} is a mention of {holder[0]}")
    near = _ids(connection, "select id from event where levenshtein(id, $name) <= 2 "
                            "order by levenshtein(id, $name), id limit 3", wanted[:40])
    hint = f"did you mean {' or '.join(near)}?" if near else "`timeline show` lists ids"
    raise UsageError(f"no event has the id {wanted}; {hint}")


def _ids(connection: duckdb.DuckDBPyConnection, sql: str, name: str) -> list[str]:
    return [id_ for (id_,) in connection.execute(sql, {"name": name}).fetchall()]
