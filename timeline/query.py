"""Canned queries: one SQL file each, with front matter in comments that says what it is for and what it asks.

    -- title: Drills per side and month
    -- description: How many exercises each side began in each month.
    -- param since date?: first day                                       optional, NULL where left out
    -- param days integer = 14: longest gap, in days                      with a default
    -- param of actor: the side that drilled                              required
    -- param basis any | stated | timing = any: on what the link rests    one of these words
    -- columns: month, actor, drills
    select … where date_start >= coalesce($since::date, '-infinity'::date) …

The name of the file is the name of the query. Types are ``date integer number text boolean actor type country``; values are
always bound, never pasted. A header that does not fit its SQL stops the load, with all faults of all files at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from timeline.errors import QueryError, UsageError
from timeline.lexicon import Lexicon, PlaceEntry
from timeline.near import did_you_mean, nearest, unknown
from timeline.resources import folder
from timeline.select import parse_day
from timeline.store.sql import LIMITS, Limits, Result, one_statement, run_sql

TYPES = ("date", "integer", "number", "text", "boolean", "actor", "type", "country")

_FIELD = re.compile(r"--\s*(title|description|param|columns)\b:?\s*(.*?)\s*$")
_PARAM = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*)\s+(?P<type>[^=:?]+?)\s*(?P<optional>\?)?\s*(?:=\s*(?P<default>[^:]*?)\s*)?:\s*(?P<text>.+)"
)
_NAME = re.compile(r"[a-z][a-z0-9-]*")


class Param(NamedTuple):
    """One thing that a query asks for."""

    name: str
    type: str
    """One of `TYPES`; ``choice`` where `choices` lists the words."""
    text: str
    default: str | None = None
    optional: bool = False
    choices: tuple[str, ...] = ()

    @property
    def is_required(self) -> bool:
        """Whether the query cannot run without it."""
        return self.default is None and not self.optional


class Query(NamedTuple):
    """One file of queries/."""

    name: str
    title: str
    description: str
    params: tuple[Param, ...]
    columns: tuple[str, ...]
    sql: str
    path: Path

    def bind(self, given: Mapping[str, str], lexicon: Lexicon) -> dict[str, object]:
        """Values for the parameters from what was typed, defaults filled in. Raises UsageError with the nearest choice."""
        known = {param.name: param for param in self.params}
        for name in given:
            if name not in known:
                near = nearest(name, known)
                hint = f"did you mean --{near[0]}? " if near else ""
                raise UsageError(f"no parameter --{name} in query {self.name!r}; {hint}it takes {self._usage()}")
        if missing := [param.name for param in self.params if param.is_required and param.name not in given]:
            raise UsageError(f"query {self.name!r} needs --{' and --'.join(missing)}; it takes {self._usage()}")
        values: dict[str, object] = {}
        for param in self.params:
            text = given.get(param.name, param.default)
            values[param.name] = None if text is None else read_value(param, text, lexicon)
        return values

    def _usage(self) -> str:
        return " ".join(_flag(param) for param in self.params) or "none"


def _flag(param: Param) -> str:
    shown = "|".join(param.choices) if param.choices else param.type.upper()
    flag = f"--{param.name} {shown}"
    return flag if param.is_required else f"[{flag}]"


def read_value(param: Param, text: str, lexicon: Lexicon) -> object:
    """What was typed for `param`, as the value that is bound. Raises UsageError."""
    if param.choices:
        if text not in param.choices:
            raise unknown(f"choice --{param.name}", text, param.choices)
        return text
    return _READERS[param.type](param, text, lexicon)


def _integer(param: Param, text: str, lexicon: Lexicon) -> object:
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", text):
        raise UsageError(f"--{param.name} takes a whole number, not {text!r}")
    return int(text)


def _number(param: Param, text: str, lexicon: Lexicon) -> object:
    if not re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", text):
        raise UsageError(f"--{param.name} takes a number, not {text!r}")
    return float(text)


def _boolean(param: Param, text: str, lexicon: Lexicon) -> object:
    if text.lower() not in ("true", "false", "yes", "no"):
        raise UsageError(f"--{param.name} is true or false, not {text!r}")
    return text.lower() in ("true", "yes")


def _type(param: Param, text: str, lexicon: Lexicon) -> object:
    known = lexicon.type_or_mode(text)
    if known.type is None:
        raise UsageError(f"--{param.name} takes a type of event, and {text!r} is a mode")
    return known.type


def _country(param: Param, text: str, lexicon: Lexicon) -> object:
    found = lexicon.place(text)
    if not isinstance(found, PlaceEntry) or found.place_kind != "country":
        raise UsageError(f"--{param.name} takes a country, and {text!r} is none")
    return found.country


_READERS: dict[str, Callable[[Param, str, Lexicon], object]] = {
    "date": lambda param, text, lexicon: parse_day(text),
    "integer": _integer,
    "number": _number,
    "text": lambda param, text, lexicon: text,
    "boolean": _boolean,
    "actor": lambda param, text, lexicon: lexicon.actor(text),
    "type": _type,
    "country": _country,
}


def load_queries(extra: Sequence[Path] = ()) -> dict[str, Query]:
    """All queries by name, sorted: ours, then those in the folders of `extra` on top. Raises QueryError with every fault."""
    files: dict[str, Path] = {}
    for where in (folder("queries"), *extra):
        files.update({path.stem: path for path in sorted(where.glob("*.sql"))})
    queries: dict[str, Query] = {}
    faults: list[str] = []
    for name, path in sorted(files.items()):
        query, found = read_query(path)
        faults.extend(f"{path.name}: {fault}" for fault in found)
        queries[name] = query
    if faults:
        raise QueryError("\n".join(faults))
    return queries


def find_query(queries: Mapping[str, Query], name: str) -> Query:
    """The query of that name. Raises UsageError with the nearest one."""
    if name in queries:
        return queries[name]
    hint = did_you_mean(name, queries) or "`timeline query` lists them"
    raise UsageError(f"there is no query {name!r}; {hint}")


def run_query(
    db: Path, query: Query, given: Mapping[str, str], lexicon: Lexicon, *, limits: Limits = LIMITS,
    last_resort: Callable[[], None] | None = None,
) -> Result:
    """Run a canned query with what was typed for its parameters."""
    return run_sql(db, query.sql, query.bind(given, lexicon), limits=limits, last_resort=last_resort)


def read_query(path: Path) -> tuple[Query, list[str]]:
    """The query in `path`, and what is wrong with it."""
    text = path.read_text(encoding="utf-8", errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    fields: dict[str, str] = {}
    params: list[Param] = []
    faults: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("--"):
            break
        match = _FIELD.match(line)
        if match is None:
            faults.append(f"line {number}: a header line begins with title, description, param or columns: {line}")
        elif match[1] == "param":
            param, fault = _read_param(match[2])
            faults.extend([f"line {number}: {fault}"] if fault else [])
            params.extend([param] if param else [])
        else:
            fields[match[1]] = match[2]
    columns = tuple(column.strip() for column in fields.get("columns", "").split(",") if column.strip())
    query = Query(path.stem, fields.get("title", ""), fields.get("description", ""), tuple(params), columns, text, path)
    return query, [*faults, *_faults(query)]


def _read_param(line: str) -> tuple[Param | None, str | None]:
    match = _PARAM.fullmatch(line)
    if match is None:
        return None, f"write `-- param name type = default: what it is`, not: {line}"
    choices = tuple(choice.strip() for choice in match["type"].split("|"))
    type_ = match["type"]
    if len(choices) > 1:
        type_ = "choice"
        if match["default"] is not None and match["default"] not in choices:
            return None, f"the default {match['default']!r} of {match['name']} is not one of its choices"
    elif type_ not in TYPES:
        return None, f"{type_!r} is no type of parameter; use one of {', '.join(TYPES)}, or words with | between"
    return Param(match["name"], type_, match["text"], match["default"], match["optional"] is not None,
                 choices if type_ == "choice" else ()), None


def _faults(query: Query) -> Iterable[str]:
    if not _NAME.fullmatch(query.name):
        yield "the name of the file may hold small letters, digits and hyphens only"
    for field in ("title", "description", "columns"):
        if not getattr(query, field):
            yield f"the header has no {field}"
    try:
        statement: duckdb.Statement = one_statement(query.sql)
    except QueryError as error:
        yield str(error)
        return
    declared = [param.name for param in query.params]
    yield from (f"the parameter {name} is declared twice" for name in sorted({n for n in declared if declared.count(n) > 1}))
    used = set(statement.named_parameters)
    yield from (f"the SQL asks for ${name}, which the header does not declare" for name in sorted(used - set(declared)))
    yield from (f"the header declares {name}, which the SQL does not use" for name in sorted(set(declared) - used))
