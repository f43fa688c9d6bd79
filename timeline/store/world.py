"""What the lexicon knows, as far as queries ask for it: names of actors, opposing sides, theatres of events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import duckdb

from timeline.model import Event
from timeline.store.columns import Column, Table

if TYPE_CHECKING:
    from timeline.lexicon import Lexicon

_ACTOR = Table("actor", (Column("code", "varchar", lambda pair: pair[0]), Column("name", "varchar", lambda pair: pair[1])))
_SIDE = Table("side", (
    Column("theatre", "varchar", lambda row: row[0]), Column("side", "integer", lambda row: row[1]),
    Column("actor", "varchar", lambda row: row[2]), Column("since", "date", lambda row: row[3]),
    Column("until", "date", lambda row: row[4]),
))


def theatres(lexicon: Lexicon | None) -> Callable[[Event], tuple[str, ...]]:
    """Which theatres an event belongs to: those of its place, else those of its sides. None at all without a lexicon."""
    def none(event: Event) -> tuple[str, ...]:
        return ()

    def known(event: Event) -> tuple[str, ...]:
        assert lexicon is not None
        place = event.place
        if place is None:
            return lexicon.theatres_of((*event.actors, *event.targets))
        codes = (place.country,) if place.country else (*event.actors, *event.targets)
        return lexicon.theatres_of(codes, place.name)

    return none if lexicon is None else known


def write_world(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon, codes: Iterable[str]) -> None:
    """Write the names of the actors `codes`, and the table of sides. Belongs inside a transaction."""
    connection.execute("delete from actor")
    _ACTOR.insert(connection, [(code, lexicon.name_of(code)) for code in sorted(set(codes))])
    connection.execute("delete from side")
    _SIDE.insert(connection, [
        (side.theatre, 2 * number + camp, actor, side.since.isoformat() if side.since else "-infinity",
         side.until.isoformat() if side.until else "infinity")
        for number, side in enumerate(lexicon.sides) for camp, actors in enumerate(side.camps) for actor in sorted(actors)
    ])
