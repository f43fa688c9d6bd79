"""Which of the reports that were read are the same, and what each is called: `timeline.identity`, a few reports at a time.

What becomes of a name depends on the reports that share it, or share content with one that does. Nearly every report shares
neither, and keeps the name that it came with; only the others are brought together, by name and content, and given to
`Register` in the order in which one machine would have read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.cluster.batches import Batches, by_key, grouped, mapped, schema_of
from timeline.cluster.connected import components
from timeline.identity import Register
from timeline.model import Report

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SETTLED = schema_of(content="string", place="int64", id="string", path="string")


def settle(spark: SparkSession, arrivals: DataFrame, folder: str, partitions: int) -> DataFrame:
    """The reports among `arrivals`, each content once: ``id``, ``path``, ``record`` as read, ``place``."""
    from pyspark.sql import functions as sql
    from pyspark.sql.window import Window

    reports = arrivals.where("kind = 'report'")
    named = reports.select("name", "content", "path", "place")
    counted = named.withColumn("n", sql.count("*").over(Window.partitionBy("name"))) \
        .withColumn("m", sql.count("*").over(Window.partitionBy("content")))
    counted.where("n > 1 or m > 1").drop("n", "m").write.mode("overwrite").parquet(f"{folder}/contested")
    contested = spark.read.parquet(f"{folder}/contested")
    if contested.isEmpty():
        return reports.select(sql.col("name").alias("id"), "path", "record", "place")
    edges = contested.select(sql.concat(sql.lit("n/"), "name").alias("a"), sql.concat(sql.lit("c/"), "content").alias("b"))
    roots = components(spark, edges, f"{folder}/names")
    of_name = sql.concat(sql.lit("n/"), "name")
    placed = contested.join(roots, of_name == roots.node, "left").select(
        sql.coalesce("root", of_name).alias("key"), "place", "name", "content", "path")
    settled = mapped(by_key(placed, partitions, "place", "path", "name"), _settle, _SETTLED)
    settled.write.mode("overwrite").parquet(f"{folder}/settled")
    final = spark.read.parquet(f"{folder}/settled")
    apart = contested.select("content").distinct()
    alone = reports.join(apart, "content", "left_anti").select(sql.col("name").alias("id"), "path", "record", "place")
    kept = reports.select("content", "place", "path", "record").join(final, ["content", "place", "path"])
    return alone.union(kept.select("id", "path", "record", "place"))


def _settle(found: Batches) -> Iterator[tuple[Any, ...]]:
    for _, group in grouped(found):
        places: dict[tuple[str, str | None, str], int] = {}
        arrived = []
        for _, place, name, content, path in group:
            places.setdefault((name, path, content), place)
            arrived.append(Report.model_construct(id=name, text="", path=path, content_hash=content))
        register = Register()
        register.plan(arrived)
        for one in register.known():
            yield one.content_hash, places[one.claimed, one.path, one.content_hash], one.id, one.path
