"""Rows of Arrow batches: pickled records travel between stages in a column ``record``, beside what they are sorted by.

Spark hands a partition over as batches of a few hundred rows, so that a partition is never in memory as a whole; `grouped`
holds one group of it at a time. Where a stage needs all rows of a key together, its input is parted and sorted by that key
(`by_key`): tens of thousands of small groups then cost one call of Python, not one each.
"""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Batches = Iterator[pa.RecordBatch]

_ROWS = 500
"""Rows that are handed back at once."""


def pack(record: object) -> bytes:
    """`record` as it travels. Only what this program wrote, in this run, is ever unpacked."""
    return pickle.dumps(record, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Any:
    """The record of `pack`."""
    return pickle.loads(data)


def rows(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[Any, ...]]:
    """The rows of `batches`, one at a time."""
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def grouped(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[Any, list[tuple[Any, ...]]]]:
    """The rows of each key, which is the first column, by which they come sorted."""
    for key, group in itertools.groupby(rows(batches), lambda row: row[0]):
        yield key, list(group)


def streamed(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[Any, Iterator[tuple[Any, ...]]]]:
    """As `grouped`, for groups too long to be held: their rows one at a time."""
    yield from itertools.groupby(rows(batches), lambda row: row[0])


def batched(made: Iterable[Sequence[Any]], schema: pa.Schema, size: int = _ROWS) -> Batches:
    """Rows as batches of `size`."""
    waiting = iter(made)
    while chunk := list(itertools.islice(waiting, size)):
        columns = zip(*chunk, strict=True)
        yield pa.RecordBatch.from_arrays(
            [pa.array(list(column), field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def schema_of(**columns: str) -> pa.Schema:
    """A schema from the names of Arrow types."""
    return pa.schema([(name, pa.list_(pa.string()) if type_ == "strings" else pa.type_for_alias(type_))
                      for name, type_ in columns.items()])


def mapped(frame: DataFrame, function: Callable[[Batches], Iterable[Sequence[Any]]], schema: pa.Schema) -> DataFrame:
    """What `function`, which takes the batches of a partition and yields rows, makes of each partition of `frame`."""
    from pyspark.sql.pandas.types import from_arrow_schema

    def run(batches: Batches) -> Batches:
        return batched(function(batches), schema)

    return frame.mapInArrow(run, from_arrow_schema(schema))


def by_key(frame: DataFrame, partitions: int, *also: str) -> DataFrame:
    """`frame` with all rows of a key, its first column, in one partition, sorted by it, and by `also` within it."""
    key = frame.columns[0]
    return frame.repartition(partitions, key).sortWithinPartitions(key, *also)
