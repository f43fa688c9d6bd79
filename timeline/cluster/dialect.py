"""DuckDB's SQL as Spark understands it, for the views and the canned queries.

sqlglot translates nearly all; what it cannot know without the types of columns, or has no word for, is put right here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from timeline.errors import QueryError

Schema = Mapping[str, Mapping[str, str]]
"""For each table and view the types of its columns, as DuckDB writes them."""

# Spark has a word for each of these, but another meaning or none of the arguments.
_UNKNOWN = ("range", "md5_number_lower", "quantile_disc", "unpivot")


def translate(sql: str, schema: Schema, absent: Collection[str] = ()) -> str:
    """One statement of DuckDB's as one of Spark's, parameters ``$name`` as ``:name``, those of `absent` as NULL.

    Raises QueryError where Spark has no such words.
    """
    try:
        statement = sqlglot.parse_one(sql, read="duckdb")
    except sqlglot.ParseError as error:
        raise QueryError(f"this query cannot be translated for Spark: {str(error).splitlines()[0]}") from error
    for parameter in list(statement.find_all(exp.Placeholder)):
        if parameter.name in absent:
            # a NULL of some type: Spark looks for no bare one in a list
            parameter.replace(exp.cast(exp.null(), "text"))
    return translate_parsed(statement, schema)


def translate_parsed(statement: exp.Expression, schema: Schema) -> str:
    """As `translate`, for a SELECT that was parsed already."""
    if (word := _foreign(statement)) is not None:
        raise QueryError(f"Spark has nothing like DuckDB's {word}; run this query with timeline query, on DuckDB")
    known = MappingSchema({table: dict(columns) for table, columns in schema.items()}, dialect="duckdb")
    typed = annotate_types(qualify(
        statement, schema=known, dialect="duckdb", validate_qualify_columns=False, quote_identifiers=False), schema=known)
    return str(typed.transform(_put_right).sql("spark", comments=False))


def _foreign(statement: exp.Expression) -> str | None:
    names = {node.name.lower() for node in statement.find_all(exp.Anonymous)}
    names |= {node.key for node in statement.find_all(exp.Pivot, exp.PercentileDisc)}
    names |= {"range" for _ in statement.find_all(exp.GenerateSeries)}
    if statement.find(exp.Pivot) is not None:
        names.add("unpivot")
    return next((word for word in _UNKNOWN if word in names), None)


def _put_right(node: exp.Expression) -> exp.Expression:
    match node:
        case exp.Sub() if node.left.is_type("date") and node.right.is_type("date"):
            # a number of days in DuckDB, an interval in Spark
            return exp.DateDiff(this=node.left, expression=node.right, unit=exp.var("DAY"))
        case exp.Length() if node.this.is_type("array", "list"):
            return exp.ArraySize(this=node.this)
        case exp.RegexpReplace():
            groups = node.args["replacement"]
            if isinstance(groups, exp.Literal):
                groups.replace(exp.Literal.string(groups.this.replace("\\1", "$1").replace("\\2", "$2")))
        case exp.PercentileCont():
            return exp.Anonymous(this="percentile", expressions=[node.this, node.expression])
        case exp.Anonymous() if node.name.lower() == "list_bool_or":
            return exp.ArrayContains(this=node.expressions[0], expression=exp.true())
        case exp.FromJson() if isinstance(node.expression, exp.Literal):
            return exp.Anonymous(this="from_json", expressions=[
                node.this, exp.Literal.string(_structure(json.loads(node.expression.this)))])
    return node


def _structure(shape: Any) -> str:
    """DuckDB's structure of JSON as a type of Spark's: ``[{"what": "VARCHAR"}]`` is ``array<struct<what: string>>``."""
    if isinstance(shape, list):
        return f"array<{_structure(shape[0])}>"
    if isinstance(shape, dict):
        return f"struct<{', '.join(f'{name}: {_structure(each)}' for name, each in shape.items())}>"
    return {"VARCHAR": "string"}.get(shape, str(shape).lower())
