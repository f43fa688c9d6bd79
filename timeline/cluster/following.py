"""Which compared pairs are followed, and what they connect: blocks, as `timeline.merge.walk` finds them.

Whether a pair is followed depends on the best scores of its two ends and on how many matches they have: three joins instead
of the walk's arrays of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from timeline.cluster.batches import Batches, by_key, grouped, mapped, rows, schema_of, streamed, unpack
from timeline.cluster.meeting import opens
from timeline.merge.link import judge
from timeline.merge.telling import Telling
from timeline.merge.walk import NEAREST, is_good

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

VERDICTS = schema_of(one="string", other="string", score="float64", matched="bool", opens="int32", other_opens="int32")
"""A pair that is the same or near; `matched` where it is the same and no report says otherwise; when either end comes."""
_SIFTED = schema_of(one="string", other="string", score="float64", opens="int32", other_opens="int32", followed="bool")
_NEAR = schema_of(one="string", other="string", rank="int32")


def verdicts(filed: DataFrame, asked: DataFrame, partitions: int) -> DataFrame:
    """`VERDICTS` on the pairs of `asked`, each given in the drawer in which the two met."""
    from pyspark.sql import functions as sql

    questions = asked.groupBy("drawer", "id").agg(sql.sort_array(sql.collect_list("other")).alias("others"))
    wanted = asked.groupBy("drawer", sql.col("other").alias("id")).agg(sql.count("*").alias("wanted"))
    both = filed.join(questions, ["drawer", "id"], "left").join(wanted, ["drawer", "id"], "left") \
        .where("wanted is not null or others is not null").select("drawer", "opens", "id", "others", "record", "wanted")
    return mapped(by_key(both, partitions, "opens", "id"), _judged, VERDICTS)


def _judged(found: Batches) -> Iterator[tuple[Any, ...]]:
    for _, comers in streamed(found):
        held: dict[str, Telling] = {}
        waited_for: dict[str, int] = {}
        for _, opens_, id_, others, record, wanted in comers:
            telling: Telling = unpack(record)
            for other_id in others or ():
                other = held[other_id]
                verdict = judge(other, telling)
                if verdict.is_same or verdict.is_near:
                    matched = verdict.is_same and other_id not in telling.apart
                    yield id_, other_id, verdict.score, matched, opens_, opens(other)
                waited_for[other_id] -= 1
                if not waited_for[other_id]:
                    del held[other_id]
            if wanted:
                held[id_], waited_for[id_] = telling, wanted


def sifted(verdicts: DataFrame) -> DataFrame:
    """`_SIFTED`: every verdict, and whether it is followed."""
    from pyspark.sql import functions as sql

    best = both_ways(verdicts).where("matched").groupBy("one").agg(
        sql.count("*").alias("matches"), sql.max("score").alias("best"),
        sql.min(sql.struct(-sql.col("score"), "other_opens", "other"))["other"].alias("match"))
    mine = best.select("one", *(sql.col(name).alias(f"my_{name}") for name in ("matches", "best", "match")))
    its = best.select(sql.col("one").alias("other"),
                      *(sql.col(name).alias(f"its_{name}") for name in ("matches", "best", "match")))
    return mapped(verdicts.join(mine, "one", "left").join(its, "other", "left").select(
        "one", "other", "score", "opens", "other_opens", "matched", "my_matches", "my_best", "my_match",
        "its_matches", "its_best", "its_match"), _sifted, _SIFTED)


def _sifted(found: Batches) -> Iterator[tuple[Any, ...]]:
    for one, other, score, opens_, other_opens, matched, n, best, match, its_n, its_best, its_match in rows(found):
        followed = matched and (
            match == other or its_match == one or is_good(score, max(best, its_best), max(n, its_n)))
        yield one, other, score, opens_, other_opens, followed


def nearest(sifted: DataFrame, partitions: int) -> DataFrame:
    """For each telling the few that it came nearest to without being followed: ``one, other, rank``."""
    aside = both_ways(sifted.where("not followed")).select("one", "other", "score", "other_opens")
    return mapped(by_key(aside, partitions), _nearest, _NEAR)


def _nearest(found: Batches) -> Iterator[tuple[Any, ...]]:
    for one, group in grouped(found):
        ordered = sorted(group, key=lambda row: (-row[2], row[3], row[1]))
        for rank, (_, other, _, _) in enumerate(islice(ordered, NEAREST)):
            yield one, other, rank


def both_ways(pairs: DataFrame) -> DataFrame:
    """Every pair as either end sees it."""
    from pyspark.sql import functions as sql

    swapped = {"one": "other", "other": "one", "opens": "other_opens", "other_opens": "opens"}
    turned = pairs.select(*(sql.col(swapped.get(name, name)).alias(name) for name in pairs.columns))
    return pairs.union(turned)
