"""What became of a deed, and of what kind a drill or test was. Published on Thursday 14 March 2024."""

from __future__ import annotations

import pytest

from tests.extract.reading import events

STATUSES = [
    # text, type, status
    ("Russian jets flew over the Polish base, which Moscow denied.", "deployment", "denied"),
    ("In 2013 a Chinese frigate locked its radar onto a Japanese destroyer, an accusation that Beijing rejected.",
     "engagement", "denied"),
    ("Turkish drones struck a convoy in Syria on Monday. Ankara rejected the accusation.", "engagement", "denied"),
    ("Turkish drones struck a convoy in Syria on Monday. Damascus rejected the accusation.", "engagement", "occurred"),
    ("Iran claimed to have tested a hypersonic missile on Monday, Iran's state media said.", "weapons_test", "occurred"),
    ("Sudan's RSF claimed to have shelled the army's base in el-Fasher.", "engagement", "alleged"),
    ("The joint drill of India and Nepal was scrapped on Monday.", "exercise", "cancelled"),
    ("The frigate Surcouf of France has arrived in Limassol.", "deployment", "ongoing"),
    ("Tanks are being hurried by Chad to the border with Sudan.", "deployment", "ongoing"),
    ("Peru's marines have been practising landings since Monday.", "exercise", "ongoing"),
    ("French bases from Chad to Djibouti are on heightened alert.", "readiness", "ongoing"),
    ("Kenyan bases were put on high alert on 2 March.", "readiness", "occurred"),
    ("Poland has deployed 500 troops to the Belarusian border.", "deployment", "occurred"),
    ("Lithuania opened its national drill, Thunder Strike, on Tuesday.", "exercise", "occurred"),
]


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES, ids=[case[0] for case in STATUSES])
def test_status(text: str, kind: str, status: str) -> None:
    assert {m.status for m in events(text) if m.type == kind} == {status}


def test_the_day_of_a_cancellation_does_not_date_what_was_cancelled() -> None:
    (drill,) = [m for m in events("The joint drill of India and Nepal was scrapped on Monday.") if m.type == "exercise"]
    assert drill.date_basis == "fresh"


MODES = [
    ("Chile's army held drills near Arica on Monday.", "exercise", "field_training"),
    ("Chile and Peru held drills with 500 troops near Arica on Monday.", "exercise", "combined"),
    ("Ecuador's navy held drills with frigates on Monday.", "exercise", "naval"),
    ("Kazakhstan held gunnery drills on Monday.", "exercise", "artillery"),
    ("Brazil's president watched drills on Monday.", "exercise", None),
    ("Iran fired a ballistic missile on Monday. Radars detected it over the Gulf.", "weapons_test", "ballistic_missile"),
]


@pytest.mark.parametrize(("text", "kind", "mode"), MODES, ids=[case[0] for case in MODES])
def test_mode(text: str, kind: str, mode: str | None) -> None:
    assert {m.mode for m in events(text) if m.type == kind} == {mode}
