"""Connected components of a graph too large for one machine, by alternating large and small stars.

Each edge points from the greater node to the smaller. A large star hangs every greater neighbour of a node on the smallest
node that it knows of, a small star the smaller ones; both keep what is connected connected, and no edge is added. When
neither changes anything, every component is a star round its smallest node (Kiveris and others, Connected Components in
MapReduce and Beyond, 2014; about log² rounds at worst, four or five in practice).

Every round is written to shared storage: what a lost worker held in its own files would take the whole chain of rounds to
compute again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ROUNDS = 60


def components(spark: SparkSession, edges: DataFrame, folder: str) -> DataFrame:
    """For every node of `edges` (columns ``a``, ``b``) but the smallest of each component: ``node``, ``root``.

    `folder` is a place for what the rounds leave behind.
    """
    from pyspark.sql import functions as sql

    def kept(found: DataFrame, name: str) -> DataFrame:
        found.write.mode("overwrite").parquet(f"{folder}/{name}")
        return spark.read.schema("a string, b string").parquet(f"{folder}/{name}")

    pointing = edges.where("a <> b").select(sql.greatest("a", "b").alias("a"), sql.least("a", "b").alias("b")).distinct()
    here = kept(pointing, "edges-0")
    before = _fingerprint(here)
    for number in range(1, _ROUNDS):
        here = kept(_small_star(_large_star(here)), f"edges-{number % 2 + 1}")
        now = _fingerprint(here)
        if now == before:
            return here.select(sql.col("a").alias("node"), sql.col("b").alias("root"))
        before = now
    raise TimelineError(f"blocks were not found in {_ROUNDS} rounds; please report this fault of the program")


def _large_star(edges: DataFrame) -> DataFrame:
    from pyspark.sql import functions as sql
    from pyspark.sql.window import Window

    both = edges.select("a", "b").union(edges.select(sql.col("b").alias("a"), sql.col("a").alias("b")))
    smallest = sql.least("a", sql.min("b").over(Window.partitionBy("a")))
    return both.withColumn("m", smallest).where("b > a").select(sql.col("b").alias("a"), sql.col("m").alias("b")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    from pyspark.sql import functions as sql
    from pyspark.sql.window import Window

    known = edges.withColumn("m", sql.min("b").over(Window.partitionBy("a")))
    hung = known.where("b <> m").select(sql.col("b").alias("a"), sql.col("m").alias("b"))
    return hung.union(known.select("a", sql.col("m").alias("b"))).distinct()


def _fingerprint(edges: DataFrame) -> tuple[object, ...]:
    from pyspark.sql import functions as sql

    hashed = sql.xxhash64("a", "b").cast("decimal(38,0)")
    return tuple(edges.agg(sql.count("*"), sql.sum(hashed)).first() or ())
