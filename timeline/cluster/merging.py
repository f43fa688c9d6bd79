"""Blocks to events: `timeline.merge.merge.merge_block`, a block at a time, and ids, which are chosen among all events.

An event's id is the beginning of a digest of its first mention, and longer where an older event has the same beginning. So
ids are chosen among the events whose digests begin alike, wherever they are.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.cluster.batches import Batches, by_key, grouped, mapped, pack, schema_of, unpack
from timeline.cluster.blocks import Part
from timeline.lexicon import load
from timeline.merge import ids
from timeline.merge.block import in_order
from timeline.merge.event import derive
from timeline.merge.merge import Ruling, merge_block
from timeline.merge.telling import Telling
from timeline.merge.title import Naming
from timeline.merge.walk import Block
from timeline.model import Event
from timeline.store.columns import PlacedMention
from timeline.store.derive import Source

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MERGED = schema_of(founding="string", beginning="string", order="binary", record="binary", mentions="strings")
"""An event by its first mention, the beginning of that mention's digest, its place among all, a `Made`, its mentions."""
NAMES = schema_of(founding="string", id="string")


class Made(NamedTuple):
    """An event under the id of its first mention, and what its mentions lend to its row."""

    event: Event
    sources: dict[str, Source]


def merged(parts: DataFrame, partitions: int, seeds: Sequence[Path]) -> DataFrame:
    """`MERGED`: the events of all blocks."""
    return mapped(by_key(parts, partitions), functools.partial(_merge, seeds=tuple(seeds)), MERGED)


def _merge(found: Batches, seeds: tuple[Path, ...]) -> Iterator[tuple[Any, ...]]:
    naming = Naming.of(load(seeds))
    for _, group in grouped(found):
        parts: list[Part] = [unpack(record) for _, record in group]
        near: dict[str, list[Telling]] = defaultdict(list)
        for part in sorted((part for part in parts if part.near_to is not None), key=lambda part: part.rank):
            near[str(part.near_to)].append(part.telling)
        block = Block(in_order(part.telling for part in parts if part.near_to is None), dict(near), {})
        for group_ in merge_block(block, Ruling({}, {})):
            first = group_.tellings[0]
            event = derive(group_, first.id, naming)
            sources = {
                mention.id: Source.of(PlacedMention.of(mention, telling.report), telling.report)
                for telling in group_.tellings for mention in telling.mentions}
            yield (first.id, ids.digest(first.id)[: ids.LENGTH], pack(first.order), pack(Made(event, sources)),
                   list(event.mentions))


def named(events: DataFrame, partitions: int) -> DataFrame:
    """`NAMES`: the ids of the events of `merged`."""
    return mapped(by_key(events.select("beginning", "founding", "order"), partitions), _name, NAMES)


def _name(found: Batches) -> Iterator[tuple[Any, ...]]:
    """The ids of all events whose digests have one beginning."""
    for _, group in grouped(found):
        founding = [id_ for _, id_ in sorted((unpack(order), id_) for _, id_, order in group)]
        yield from zip(founding, ids.assign(founding), strict=True)
