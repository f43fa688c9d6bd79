"""Tellings, and the blocks that they are merged in, found without ever holding all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.cluster.batches import Batches, mapped, pack, rows, schema_of, unpack
from timeline.cluster.connected import components
from timeline.cluster.following import VERDICTS, nearest, sifted, verdicts
from timeline.cluster.meeting import asked, opens, stays
from timeline.merge.telling import Telling, tell
from timeline.model import Extraction

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_TELLINGS = schema_of(id="string", opens="int32", drawers="strings", lies="strings", looks="strings", record="binary",
                      whole="binary")
"""A telling's id, the day on which it comes to its drawers, these, and itself, twice: to compare it, without the text of its
report, and to merge it, as a `Part`."""
PARTS = schema_of(root="string", record="binary")
"""What goes into the block that `root` names."""


class Part(NamedTuple):
    """A telling as it comes into a block: one of the block, or, with the telling of the block that it came near to, not."""

    telling: Telling
    near_to: str | None = None
    rank: int = 0


def tellings_of(extractions: DataFrame) -> DataFrame:
    """The tellings of each report: what it says of one event."""
    return mapped(extractions.select("record"), _tell, _TELLINGS)


def _tell(found: Batches) -> Iterator[tuple[Any, ...]]:
    for (record,) in rows(found):
        extraction: Extraction = unpack(record)
        report = extraction.report
        tellings = tell({report.id: report}, extraction.mentions, extraction.claims)
        bare = report.model_copy(update={"text": ""})
        for telling in tellings:
            drawers = stays(telling)
            yield (
                telling.id, opens(telling), [stay.drawer for stay in drawers],
                [stay.drawer for stay in drawers if stay.lies], [stay.drawer for stay in drawers if stay.looks],
                pack(dataclasses.replace(telling, report=bare)), pack(Part(telling)))


def blocks(spark: SparkSession, tellings: DataFrame, folder: str, partitions: int) -> DataFrame:
    """`PARTS`: every telling under the name of its block, and under those of other blocks that it came near to."""
    from pyspark.sql import functions as sql

    def kept(frame: DataFrame, name: str) -> DataFrame:
        frame.write.mode("overwrite").parquet(f"{folder}/{name}")
        return spark.read.schema(frame.schema).parquet(f"{folder}/{name}")

    drawer = sql.col("drawer")
    filed = tellings.select(sql.explode("drawers").alias("drawer"), "*").select(
        "drawer", "opens", "id", sql.array_contains("lies", drawer).alias("lies"),
        sql.array_contains("looks", drawer).alias("looks"), "record")
    judged = kept(verdicts(filed, kept(asked(filed, partitions), "asked"), partitions), "verdicts")
    assert judged.columns == VERDICTS.names
    pairs = kept(sifted(judged), "sifted")
    followed = pairs.where("followed").select(sql.col("one").alias("a"), sql.col("other").alias("b"))
    roots = components(spark, followed, folder)
    named = kept(tellings.select("id").join(roots, tellings.id == roots.node, "left").select(
        "id", sql.coalesce("root", "id").alias("root")), "named")
    own = tellings.join(named, "id").select("root", sql.col("whole").alias("record"))
    near = nearest(pairs, partitions)
    outside = near.join(named.withColumnRenamed("id", "one"), "one").join(
        named.select(sql.col("id").alias("other"), sql.col("root").alias("other_root")), "other") \
        .where("root <> other_root").join(tellings.select(sql.col("id").alias("other"), "record"), "other")
    return own.union(mapped(outside.select("root", "one", "rank", "record"), _came_near, PARTS))


def _came_near(found: Batches) -> Iterator[tuple[Any, ...]]:
    for root, one, rank, record in rows(found):
        yield root, pack(Part(unpack(record), one, rank))
