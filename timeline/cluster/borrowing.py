"""Days of publication for undated reports, borrowed from the nearest dated ones: `timeline.merge.published` in three joins.

1. How many reports have each feature, and how many of these can lend: one sum over all reports.
2. Which lenders an undated report meets, in features that few lenders have; of these the nearest.
3. What the nearest suggest; the report is understood again as of that day.

Cosines are computed in Python, term by term as on one machine: a sum of logarithms in another order, or by another library,
could be another number in its last digit and so another lender.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.cluster.batches import Batches, by_key, grouped, mapped, pack, rows, schema_of, unpack
from timeline.cluster.understanding import EXTRACTIONS, as_rows
from timeline.derivation import lent, read_as_if, understand
from timeline.lexicon import load
from timeline.merge.published import COMMON, borrow, features_of, nearest, rarity_of
from timeline.model import Extraction

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_BAGS = schema_of(id="string", lends="bool", features="strings")
_NEAREST = schema_of(id="string", lender="string", score="double", rarity="binary")


def borrowed(
    spark: SparkSession, extractions: DataFrame, folder: str, partitions: int, seeds: Sequence[Path]
) -> DataFrame | None:
    """`EXTRACTIONS` of all undated reports, as of the days that they borrow where they can; None where there are none."""
    from pyspark.sql import functions as sql
    from pyspark.sql.pandas.types import from_arrow_schema

    asking = extractions.where("published is null").select("id", "record")
    if asking.isEmpty():
        return None

    def kept(found: DataFrame, name: str) -> DataFrame:
        found.write.mode("overwrite").parquet(f"{folder}/{name}")
        return spark.read.parquet(f"{folder}/{name}")

    bags = kept(mapped(extractions.select("record"), _bags, _BAGS), "features")
    n_reports = bags.count()
    postings = bags.select("id", "lends", sql.explode("features").alias("feature"))
    counts = postings.groupBy("feature").agg(
        sql.count("*").alias("n"), sql.sum(sql.col("lends").cast("int")).alias("lenders"))
    rare = counts.where(f"lenders between 1 and {COMMON}").select("feature")
    mine = postings.where("not lends").join(rare, "feature").select(sql.col("id"), "feature")
    theirs = postings.where("lends").select(sql.col("id").alias("lender"), "feature")
    met = mine.join(theirs, "feature").select("id", "lender").distinct()
    weighed = postings.join(counts, "feature").groupBy("id", "lends").agg(
        sql.collect_list(sql.struct("feature", "n")).alias("features"))
    lenders = weighed.where("lends").select(sql.col("id").alias("lender"), "features")
    rows_met = met.join(lenders, "lender").select("id", "lender", "features")
    own = weighed.where("not lends").select("id", sql.lit(None).cast("string").alias("lender"), "features")
    together = own.union(rows_met).select(
        "id", "lender", sql.col("features.feature").alias("names"), sql.col("features.n").alias("holders"))
    near = kept(mapped(by_key(together, partitions), functools.partial(_nearest, reports=n_reports), _NEAREST), "nearest")

    # a report about nothing is near to none
    asked = asking.join(near.where("lender is null"), "id", "left").select("id", "lender", "score", "rarity", "record")
    records = extractions.where("published is not null").select(sql.col("id").alias("lender"), "record")
    lending = near.where("lender is not null").join(records, "lender").select("id", "lender", "score", "rarity", "record")
    return by_key(asked.union(lending), partitions).mapInArrow(
        functools.partial(_borrow, seeds=tuple(seeds)), from_arrow_schema(EXTRACTIONS))


def _bags(found: Batches) -> Iterator[tuple[Any, ...]]:
    for (record,) in rows(found):
        extraction: Extraction = unpack(record)
        yield extraction.report.id, extraction.report.published is not None, sorted(features_of(extraction))


def _nearest(found: Batches, reports: int) -> Iterator[tuple[Any, ...]]:
    """For an undated report itself, and each of its nearest lenders, how near that is and how rare its features are."""
    for id_, group in grouped(found):
        holders = {name: n for _, _, names, counts in group for name, n in zip(names, counts, strict=True)}
        rarity = {name: rarity_of(name, n, reports) for name, n in holders.items()}
        bags = {lender: frozenset(names) for _, lender, names, _ in group}
        own = bags.pop(None)
        yield id_, None, 0.0, pack({name: rarity[name] for name in own})
        for score, lender in nearest(own, bags.items(), rarity):
            yield id_, lender, score, pack({name: rarity[name] for name in bags[lender]})


def _borrow(found: Batches, seeds: tuple[Path, ...]) -> Batches:
    return as_rows(_reread(found, seeds))


def _reread(found: Batches, seeds: tuple[Path, ...]) -> Iterator[Extraction]:
    lexicon = load(seeds)
    for _, group in grouped(found):
        rarity: dict[str, float] = {}
        lenders: list[tuple[float, Extraction]] = []
        for _, lender, score, rarities, record in group:
            rarity |= unpack(rarities) if rarities is not None else {}
            extraction = unpack(record)
            if lender is None:
                asker = extraction
            else:
                lenders.append((score, extraction))
        lenders.sort(key=lambda pair: (-pair[0], pair[1].report.id))
        loan = borrow(asker, lenders, rarity, read_as_if(lexicon))
        yield asker if loan is None else understand(lent(asker.report, loan), lexicon)
