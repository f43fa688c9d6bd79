"""The tables of a timeline as Arrow holds them, and as Spark writes them into the folder that `timeline --db` reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from timeline.store import parquet
from timeline.store.columns import Table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_TYPES = {
    "varchar": pa.string(), "json": pa.string(), "integer": pa.int32(), "double": pa.float64(), "boolean": pa.bool_(),
    "date": pa.date32(), "varchar[]": pa.list_(pa.string()), "integer[]": pa.list_(pa.int32()),
}


def arrow_type(table: Table) -> pa.DataType:
    """A row of `table` as a struct."""
    return pa.struct([(column.name, _TYPES[column.type]) for column in table.columns])


def nested(table: Table, records: Sequence[Sequence[Any]]) -> pa.ListArray:
    """For each of `records`, a list of the rows that its items are in `table`."""
    items = [item for each in records for item in each]
    arrays = [pa.array([column.value(item) for item in items], _TYPES[column.type]) for column in table.columns]
    offsets = [0]
    for each in records:
        offsets.append(offsets[-1] + len(each))
    struct = pa.StructArray.from_arrays(arrays, fields=list(arrow_type(table)))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), struct)


def nested_schema(fields: Iterable[pa.Field], tables: Iterable[Table]) -> pa.Schema:
    """`fields`, and a column of lists of rows for each of `tables`."""
    return pa.schema([*fields, *((table.name, pa.list_(arrow_type(table))) for table in tables)])


def write(frame: DataFrame, table: str, folder: str, partitions: int) -> None:
    """Write the rows that `frame` holds nested in its column `table`, by month where the layout says so."""
    from pyspark.sql import functions as sql

    found = frame.select(sql.inline(table))
    day = parquet.MONTHS.get(table)
    if day is None:
        found.coalesce(partitions).write.mode("overwrite").parquet(f"{folder}/{table}")
        return
    month = sql.coalesce(sql.date_format(day, "yyyy-MM"), sql.lit("none"))
    parted = found.withColumn("month", month).repartition(partitions, "month").sortWithinPartitions("month", day, "id")
    parted.write.mode("overwrite").partitionBy("month").parquet(f"{folder}/{table}")
