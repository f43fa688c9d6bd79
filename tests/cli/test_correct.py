"""An analyst's word: what it changes, that it lasts, and that it can be taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run

FIRST = """---
title: Tank drill held
date: 2024-03-14
source: Meridian Wire
---
North Korea's army held a tank drill on Wednesday, state media said.
"""
SECOND = """---
title: Tanks in the south
date: 2024-06-20
source: Gazette of the Coast
---
South Korea's army held a tank drill on Tuesday, officers said.
"""


@pytest.fixture
def ids(tmp_path: Path) -> tuple[str, str]:
    """The ids of two drills of March and June, in a database here."""
    (tmp_path / "first.md").write_text(FIRST)
    (tmp_path / "second.md").write_text(SECOND)
    assert run("ingest", "first.md", "second.md").code == 0
    by_day = {event["start_earliest"]: event["id"] for event in shown()}
    return by_day["2024-03-13"], by_day["2024-06-18"]


def shown() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("show", "--json").out)
    return found


def event(id_: str) -> dict[str, Any]:
    return next(event for event in shown() if event["id"] == id_)


def test_set_a_field_and_take_it_back(ids: tuple[str, str]) -> None:
    drill, _ = ids
    before = event(drill)
    done = run("correct", "set", drill, "title", "Tank units train", "--why", "house style", "--who", "Ana")
    assert (done.code, done.out) == (0, "")
    assert done.err == "c1  set: 1 event changed\nTake it back: timeline correct undo c1\n"
    assert event(drill)["title"] == "Tank units train"
    assert "set title to Tank units train, by Ana: house style (undo with: timeline correct" in run("event", drill).out
    run("correct", "undo", "c1", "--who", "Ana")
    assert event(drill) == before


def test_a_correction_survives_new_reports_and_a_rebuild(ids: tuple[str, str], tmp_path: Path) -> None:
    drill, _ = ids
    run("correct", "set", drill, "span", "2024-03-12/2024-03-13")
    (tmp_path / "third.md").write_text(FIRST.replace("Tank drill held", "Drill again").replace("state media", "officers"))
    assert run("ingest", "third.md").code == 0
    run("rebuild")
    assert (event(drill)["start_earliest"], event(drill)["end_latest"]) == ("2024-03-12", "2024-03-13")


def test_actors_may_be_named_in_any_way(ids: tuple[str, str]) -> None:
    drill, _ = ids
    assert run("correct", "set", drill, "actors", "North Korea, China").code == 0
    assert event(drill)["actors"] == ["PRK", "CHN"]
    assert "did you mean" in run("correct", "set", drill, "actors", "Noth Korea").err


def test_reject_and_undo(ids: tuple[str, str]) -> None:
    drill, _ = ids
    run("correct", "reject", drill, "--why", "a film")
    assert drill not in [event["id"] for event in shown()]
    run("correct", "undo", "c1")
    assert drill in [event["id"] for event in shown()]


def test_link_and_unlink(ids: tuple[str, str]) -> None:
    drill, other = ids
    run("correct", "link", other, drill, "--basis", "stated", "--who", "Ana")
    assert [(link["kind"], link["to"], link["basis"]) for link in event(other)["links"] if link["to"] == drill] == [
        ("responds_to", drill, "stated")]
    assert other in run("chain", drill).out
    run("correct", "unlink", other, drill)
    assert drill not in [link["to"] for link in event(other)["links"]]


def test_merge_and_split(ids: tuple[str, str]) -> None:
    drill, other = ids
    count = len(shown())
    done = run("correct", "merge", drill, other)
    assert done.code == 0
    assert len(shown()) == count - 1
    run("correct", "undo", "c1")
    assert len(shown()) == count
    assert run("correct", "split", drill, "1").err == (
        f"timeline: that would split off all reports of {drill}; nothing would stay\n")
    assert run("correct", "split", drill, "9").err == (
        f"timeline: '9' is no report of {drill}; give a number from 1 to 1, or one of first\n")


def test_events_of_different_types_are_one_only_by_force(ids: tuple[str, str]) -> None:
    drill, other = ids
    run("correct", "set", other, "type", "inspection")
    refused = run("correct", "merge", drill, other)
    assert refused.code == 2
    assert f"{drill} is told as exercise" in refused.err
    assert f"{other} as inspection; --force makes them one all the same" in refused.err
    count = len(shown())
    assert run("correct", "merge", drill, other, "--force").code == 0
    assert len(shown()) == count - 1


def test_the_log_keeps_everything(ids: tuple[str, str]) -> None:
    drill, _ = ids
    run("correct", "set", drill, "mode", "armour", "--who", "Ana", "--why", "=tanks")
    run("correct", "undo", "c1", "--who", "Ben")
    header, *rows = run("correct", "log", "-f", "csv").out.splitlines()
    assert header == "id,standing,at,who,action,event,other,field,value,why"
    assert [row.split(",")[:2] + row.split(",")[3:] for row in rows] == [
        ["c1", "undone", "Ana", "set", drill, "", "mode", "armour", "'=tanks"],
        ["c2", "yes", "Ben", "undo", "c1", "", "", "", ""],
    ]
