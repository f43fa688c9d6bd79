"""Canned queries: each file keeps the form, runs on its defaults, and says what it declares."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.database import path as path
from timeline.dates.span import Span
from timeline.errors import QueryError, UsageError
from timeline.lexicon import load
from timeline.model import Event, Merged
from timeline.query import Param, Query, find_query, load_queries, read_query, read_value, run_query
from timeline.store import Store
from timeline.store.sql import Limits, run_sql

QUERIES = load_queries()
REQUIRED = {"of": "KOR", "by": "PRK"}


def required(query: Query) -> dict[str, str]:
    return {param.name: REQUIRED[param.name] for param in query.params if param.is_required}


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_runs_on_its_defaults_and_returns_what_it_declares(path: Path, query: Query) -> None:
    first = run_query(path, query, required(query), load())
    assert first.columns == query.columns
    assert run_query(path, query, required(query), load()) == first


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_its_order_is_total(path: Path, query: Query) -> None:
    # the same rows, whatever order the tables hold them in
    rows = run_query(path, query, required(query), load()).rows
    with Store.open(path, "write") as store:
        for table in ("event", "mention", "report", "link", "event_mention"):
            store.connection.execute(f"create temp table turned as select * from {table}").fetchall()
            store.connection.execute(f"delete from {table}").fetchall()
            store.connection.execute(f"insert into {table} select * from turned order by hash(turned::varchar)").fetchall()
            store.connection.execute("drop table turned").fetchall()
    assert run_query(path, query, required(query), load()).rows == rows


def test_the_promised_queries_are_there() -> None:
    assert {"drills-by-month", "responses", "lag", "response-test", "conflicts", "editions", "cadence", "actors-matrix",
            "coverage", "claims"} <= QUERIES.keys()


def test_responses_are_told_apart_by_basis(path: Path) -> None:
    found = run_query(path, QUERIES["responses"], {"of": "South Korea", "by": "North Korea"}, load())
    assert [(row["answer"], row["days"], row["basis"]) for row in found.as_dicts()] == [
        ("m5dst", 1, "stated"), ("k7frd", 3, "interpreted")]
    stated = run_query(path, QUERIES["responses"], {"of": "KOR", "by": "PRK", "basis": "stated"}, load())
    assert [row["answer"] for row in stated.as_dicts()] == ["m5dst"]
    soon = run_query(path, QUERIES["responses"], {"of": "KOR", "by": "PRK", "days": "2"}, load())
    assert [row["answer"] for row in soon.as_dicts()] == ["m5dst"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"of": "KOR", "by": "PRK", "day": "7"}, "no parameter --day in query 'responses'; did you mean --days?"),
        ({"of": "KOR"}, "needs --by"),
        ({"of": "KOR", "by": "PRK", "days": "soon"}, "--days takes a whole number"),
        ({"of": "KOR", "by": "PRK", "basis": "state"}, "did you mean stated?"),
        ({"of": "Korear", "by": "PRK"}, "no actor is called 'Korear'"),
    ],
)
def test_a_wrong_parameter_names_the_right_one(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence.replace("?", r"\?")):
        QUERIES["responses"].bind(given, load())


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("date", "2024-03-07", dt.date(2024, 3, 7)),
        ("integer", "-3", -3),
        ("number", "0.5", 0.5),
        ("text", "' or 1=1 --", "' or 1=1 --"),
        ("boolean", "Yes", True),
        ("boolean", "false", False),
        ("actor", "DPRK", "PRK"),
        ("type", "drill", "exercise"),
        ("country", "South Korea", "KOR"),
    ],
)
def test_values_are_read_by_type(type_: str, text: str, value: object) -> None:
    assert read_value(Param("it", type_, "…"), text, load()) == value


@pytest.mark.parametrize(
    ("type_", "text"),
    [("date", "March"), ("date", "2024-02-30"), ("integer", "1.5"), ("integer", "9" * 12), ("number", "nan"),
     ("number", "1e9"), ("boolean", "1"), ("actor", "Nowhereland"), ("type", "artillery"), ("country", "korea")],
)
def test_values_that_are_none_of_the_type(type_: str, text: str) -> None:
    with pytest.raises(UsageError):
        read_value(Param("it", type_, "…"), text, load())


def test_an_unknown_query_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean responses"):
        find_query(QUERIES, "response")


HEADER = "-- title: T\n-- description: D\n-- columns: a\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("select 1 as a", "the header has no title"),
        (HEADER + "select $x as a", r"the SQL asks for \$x, which the header does not declare"),
        (HEADER + "-- param x integer: it\nselect 1 as a", "declares x, which the SQL does not use"),
        (HEADER + "-- param x whole: it\nselect $x as a", "'whole' is no type of parameter"),
        (HEADER + "-- param x a | b = c: it\nselect $x as a", "the default 'c' of x is not one of its choices"),
        (HEADER + "-- param x\nselect $x as a", "write `-- param name type = default: what it is`"),
        (HEADER + "-- parm x integer: it\nselect 1 as a", "a header line begins with"),
        (HEADER + "delete from event", "DELETE changes things"),
        (HEADER + "select 1 as a; select 2 as a", "2 statements were given"),
        (HEADER + "selec 1", "syntax error"),
    ],
)
def test_a_faulty_header_is_told(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "mine.sql").write_text(text)
    with pytest.raises(QueryError, match=f"mine.sql: .*{fault}"):
        load_queries([tmp_path])


def test_all_faults_of_all_files_are_listed_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.sql").write_text("select $x")
    (tmp_path / "two.sql").write_text("selec")
    with pytest.raises(QueryError) as caught:
        load_queries([tmp_path])
    assert {line.split(":")[0] for line in str(caught.value).splitlines() if ".sql:" in line} == {"one.sql", "two.sql"}


def test_a_folder_of_ones_own_is_read_on_top(tmp_path: Path) -> None:
    (tmp_path / "coverage.sql").write_text(HEADER + "-- param days integer = 14: window\nselect $days::integer as a")
    queries = load_queries([tmp_path])
    assert queries["coverage"].params == (Param("days", "integer", "window", "14"),)
    assert queries["lag"] == QUERIES["lag"]


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_makes_the_loader_fall(tmp_path: Path, text: str) -> None:
    target = tmp_path / "any.sql"
    target.write_text("-- " + text.replace("\ud800", ""), encoding="utf-8", errors="replace")
    query, faults = read_query(target)
    assert query.name == "any"
    assert faults


@given(text=st.text(max_size=40))
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_is_only_ever_a_value(path: Path, text: str) -> None:
    clean = text.replace("\0", "").encode("utf-8", "replace").decode()
    sql = "select count(*) from events where $text::varchar is not null"
    assert run_sql(path, sql, {"text": clean}, limits=Limits()).rows == [(5,)]


def shifted_hits(drills: list[int], acts: list[int], length: int, days: int, shift: int) -> int:
    """How many drills have an act in their window once all acts moved by `shift` round the calendar; by counting."""
    moved = {(act + shift) % length for act in acts}
    return sum(any((drill + gap) % length in moved for gap in range(days + 1)) for drill in drills)


@pytest.mark.parametrize(("seed", "days"), [(1, 0), (2, 3), (3, 7), (4, 400)])
def test_the_permutation_test_equals_counting_by_hand(tmp_path: Path, seed: int, days: int) -> None:
    dice = random.Random(seed)
    drills, acts = sorted(dice.choices(range(120), k=15)), sorted(dice.choices(range(120), k=12))
    where = tmp_path / "t.duckdb"
    origin = dt.date(2023, 1, 1)
    events = [
        Event(id=f"e{number}", type="exercise", mode=None, status="occurred", title="", grain="day", actors=(actor,),
              span=Span.on(origin + dt.timedelta(days=offset)))
        for number, (offset, actor) in enumerate([*((d, "KOR") for d in drills), *((a, "PRK") for a in acts)])
    ]
    with Store.open(where, "create") as store:
        store.replace_events(Merged(events=tuple(events)))
    asked = {"of": "KOR", "by": "PRK", "days": str(days), "rounds": "200", "seed": str(seed)}
    *_, timing = run_query(where, QUERIES["response-test"], asked, load()).as_dicts()
    first, last = min(drills + acts), max(drills + acts)
    length = last - first + 1
    shifts = run_sql(where, "select 1 + md5_number_lower($seed || ':' || round) % ($length - 1) from range(1, 201) t(round)",
                     {"seed": seed, "length": length}).rows
    own_drills, own_acts = [d - first for d in drills], [a - first for a in acts]
    observed = shifted_hits(own_drills, own_acts, length, days, 0)
    null = [shifted_hits(own_drills, own_acts, length, days, int(shift)) for (shift,) in shifts]
    assert (timing["drills"], timing["acts"], timing["calendar_days"]) == (15, 12, length)
    assert timing["hits"] == observed
    assert timing["expected"] == pytest.approx(sum(null) / len(null), abs=0.0051)
    assert timing["p"] == pytest.approx((1 + sum(hits >= observed for hits in null)) / 201, abs=0.0001)
