"""Questions to a timeline of Parquet files, asked of the cluster: for those that would not fit on one machine.

The views are those of schemas/views.sql, the queries those of queries/, both translated by `timeline.cluster.dialect`; what
DuckDB answers on one machine, Spark answers here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import sqlglot
from sqlglot import exp

from timeline.cluster.dialect import Schema, translate, translate_parsed
from timeline.errors import QueryError, StoreError
from timeline.resources import folder
from timeline.store import parquet
from timeline.store.sql import Result, one_statement

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_TYPES = {"VARCHAR": "string", "JSON": "string", "INTEGER": "int", "DOUBLE": "double", "BOOLEAN": "boolean", "DATE": "date",
          "TIMESTAMP": "timestamp", "VARCHAR[]": "array<string>", "INTEGER[]": "array<int>"}


class Chronology:
    """A timeline open on a cluster: its tables and views are temporary views of the session. Raises StoreError for none."""

    def __init__(self, spark: SparkSession, path: str | Path) -> None:
        self._spark = spark
        path = Path(path).resolve()
        if not parquet.is_timeline(path):
            raise StoreError(f"{path}: is no timeline of Parquet files; make one with: timeline-spark build")
        self._schema = _schema()
        for table in _tables():
            self._show(path, table)
        for statement in sqlglot.parse((folder("schemas") / "views.sql").read_text(encoding="utf-8"), read="duckdb"):
            if isinstance(statement, exp.Create):
                self._define(statement)

    def ask(self, sql: str, values: Mapping[str, object] | None = None, *, rows: int | None = None) -> Result:
        """The answer to one SELECT in DuckDB's words, `rows` of it at most. Raises QueryError where Spark has none."""
        found = self.frame(sql, values)
        taken = [tuple(row) for row in (found.collect() if rows is None else found.take(rows + 1))]
        return Result(tuple(found.columns), taken[:rows], rows is not None and len(taken) > rows)

    def frame(self, sql: str, values: Mapping[str, object] | None = None) -> DataFrame:
        """The answer as a DataFrame of Spark's."""
        from pyspark.errors import PySparkException
        asked = one_statement(sql).named_parameters
        given = {name: value for name, value in (values or {}).items() if name in asked}
        absent = {name for name, value in given.items() if value is None}
        translated = translate(sql, self._schema, absent)
        bound = {name: value for name, value in given.items() if name not in absent}
        try:
            return self._spark.sql(translated, args=bound)
        except PySparkException as error:
            raise QueryError(f"Spark cannot run it: {str(error).splitlines()[0]}") from error

    def _show(self, path: Path, table: str) -> None:
        columns = ", ".join(f"`{name}` {_TYPES[type_]}" for name, type_ in self._schema[table].items())
        if any((path / table).rglob("*.parquet")):
            # by column, not by folder: the month of the path is no column of ours
            found = self._spark.read.schema(columns).option("recursiveFileLookup", "true").parquet(str(path / table))
        else:
            found = self._spark.createDataFrame([], columns)
        found.createOrReplaceTempView(table)

    def _define(self, statement: exp.Create) -> None:
        body = translate_parsed(statement.expression.copy(), self._schema)
        if statement.kind == "VIEW":
            self._spark.sql(f"create or replace temporary view {statement.this.name} as {body}")
            return
        # a macro that gives a table: here of whole numbers to links
        name, params = statement.this.this.name, [each.name for each in statement.this.expressions]
        self._spark.sql(f"create or replace temporary function {name}({', '.join(f'{each} int' for each in params)}) "
                        f"returns table return {body}")


def _tables() -> list[str]:
    return [table for table in _described((folder("schemas") / "tables.sql").read_text(encoding="utf-8")) if table != "meta"]


def _schema() -> Schema:
    sql = "".join((folder("schemas") / name).read_text(encoding="utf-8") for name in ("tables.sql", "views.sql"))
    return _described(sql)


def _described(sql: str) -> dict[str, dict[str, str]]:
    with duckdb.connect(":memory:") as connection:
        connection.execute(sql)
        described: dict[str, dict[str, str]] = {}
        for table, column, type_ in connection.execute(
                "select table_name, column_name, data_type from duckdb_columns() where not internal "
                "order by table_name, column_index").fetchall():
            described.setdefault(table, {})[column] = type_
        return described
