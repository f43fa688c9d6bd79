"""Links between events, and the rows of events with what they show of links: a pair, or an event, at a time.

The claims of a report are about its mentions; the events that these became may lie in any two blocks. So each claim is taken
to the pair of its events, where `timeline.merge.relations` lifts it, and each link to the event that it comes from.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from timeline.cluster.batches import Batches, by_key, grouped, mapped, pack, rows, schema_of, unpack
from timeline.cluster.merging import Made
from timeline.cluster.tables import nested, nested_schema
from timeline.lexicon import load
from timeline.merge import ids
from timeline.merge.aims import aim
from timeline.merge.relations import lift
from timeline.merge.title import Naming
from timeline.model import Event, Extraction, Link, Report
from timeline.store.columns import LINK
from timeline.store.derive import EVENT, EVENT_MENTION, EventRow, first_day, memberships
from timeline.store.derive import rows as event_rows
from timeline.store.store import ALIAS
from timeline.store.world import theatres

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

EVENTS = nested_schema([pa.field("id", pa.string())], (EVENT, EVENT_MENTION, ALIAS))
"""The rows of an event; `alias` holds every id that it could have had, its own among them."""
_LINKS = nested_schema((), (LINK,))
_CLAIMS = schema_of(from_mention="string", to_mention="string", record="binary")
_LIFTED = schema_of(from_event="string", to_event="string", record="binary")
_AIMS = schema_of(id="string", record="binary")
_ROWS = 500
"""Events whose rows are handed over at once."""


def lifted(extractions: DataFrame, events: DataFrame, names: DataFrame, partitions: int) -> DataFrame:
    """``from_event, to_event, record``: all links."""
    from pyspark.sql import functions as sql

    of = events.select("founding", sql.explode("mentions").alias("mention")).join(names, "founding").select("mention", "id")
    claims = mapped(extractions.select("record"), _claims, _CLAIMS)
    sources = of.select(sql.col("mention").alias("from_mention"), sql.col("id").alias("source"))
    targets = of.select(sql.col("mention").alias("to_mention"), sql.col("id").alias("target"))
    placed = claims.join(sources, "from_mention").join(targets, "to_mention").where("source <> target")
    # the two directions of a pair decide together
    pairs = placed.select(sql.concat_ws("/", sql.least("source", "target"), sql.greatest("source", "target")).alias("pair"),
                          "from_mention", "source", "to_mention", "target", "record")
    return mapped(by_key(pairs, partitions), _lift, _LIFTED)


def _claims(found: Batches) -> Iterator[tuple[Any, ...]]:
    for (record,) in rows(found):
        extraction: Extraction = unpack(record)
        bare = extraction.report.model_copy(update={"text": ""})
        for claim in extraction.claims:
            if claim.kind != "same":
                yield claim.from_mention, claim.to_mention, pack((claim, bare))


def _lift(found: Batches) -> Iterator[tuple[Any, ...]]:
    for _, group in grouped(found):
        event_of: dict[str, Event] = {}
        reports: dict[str, Report] = {}
        claims = []
        for _, from_mention, source, to_mention, target, record in group:
            claim, report = unpack(record)
            reports[report.id] = report
            claims.append(claim)
            event_of[from_mention] = Event.model_construct(id=source)
            event_of[to_mention] = Event.model_construct(id=target)
        claims.sort(key=lambda c: (c.report, c.start, c.kind, c.from_mention, c.to_mention, c.negated, c.basis))
        for link in lift(dict.fromkeys(claims), event_of, reports):
            yield link.from_event, link.to_event, pack(link)


def rows_of_events(
    events: DataFrame, names: DataFrame, links: DataFrame, partitions: int, seeds: Sequence[Path]
) -> DataFrame:
    """`EVENTS`: every event under its own id, aimed at those whom it answers, with what its row shows of its links."""
    from pyspark.sql import functions as sql
    from pyspark.sql.pandas.types import from_arrow_schema

    named = events.join(names, "founding").select("id", "record")
    answered = mapped(named, _aims, _AIMS)
    outgoing = links.join(answered.select(sql.col("id").alias("to_event"), sql.col("record").alias("target")), "to_event") \
        .select(sql.col("from_event").alias("id"), "record", "target")
    together = named.withColumn("target", sql.lit(None).cast("binary")).union(outgoing)
    return by_key(together, partitions).mapInArrow(
        functools.partial(_rows, seeds=tuple(seeds)), from_arrow_schema(EVENTS))


def _aims(found: Batches) -> Iterator[tuple[Any, ...]]:
    """What the events that answer this one need of it."""
    for id_, record in rows(found):
        event = unpack(record).event
        yield id_, pack(Event.model_construct(id=id_, actors=event.actors, span=event.span, type=event.type))


def _rows(found: Batches, seeds: tuple[Path, ...]) -> Batches:
    lexicon = load(seeds)
    naming, known_theatres = Naming.of(lexicon), theatres(lexicon)
    made: list[EventRow] = []
    for id_, group in grouped(found):
        ((_, record, _),) = (row for row in group if row[2] is None)
        others = [(unpack(link), unpack(target)) for _, link, target in group if target is not None]
        links: list[Link] = [link for link, _ in others]
        targets = {target.id: target for _, target in others}
        own: Made = unpack(record)
        event, *_ = aim([own.event.model_copy(update={"id": id_}), *targets.values()], links, naming)
        begun = {target.id: first_day(target.span) for target in targets.values()}
        made += event_rows([event], links, own.sources, known_theatres, begun)
        if len(made) == _ROWS:
            yield _batch(made)
            made = []
    if made:
        yield _batch(made)


def _batch(made: list[EventRow]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([
        pa.array([row.id for row in made], pa.string()), nested(EVENT, [[row] for row in made]),
        nested(EVENT_MENTION, [memberships([row]) for row in made]), nested(ALIAS, [_other_ids(row) for row in made]),
    ], schema=EVENTS)


def _other_ids(row: EventRow) -> list[tuple[str, str]]:
    return [(ids.digest(mention)[: ids.LENGTH], row.id) for mention in row.mentions]


def rows_of_links(links: DataFrame) -> DataFrame:
    """The rows of the table ``link``, nested."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return links.select("record").mapInArrow(_link_rows, from_arrow_schema(_LINKS))


def _link_rows(found: Batches) -> Batches:
    for batch in found:
        links = [[unpack(record)] for record in batch.column(0).to_pylist()]
        yield pa.RecordBatch.from_arrays([nested(LINK, links)], schema=_LINKS)
