"""Holidays: computed calendars against days that are known, and which nation's day is meant. Own sentences."""

import datetime as dt

import pytest

from timeline.timex import tag
from timeline.timex.feasts import FEASTS, NATIONS

THURSDAY = dt.date(2024, 3, 14)


def first_days(name: str, *years: int) -> list[str]:
    (feast,) = FEASTS[name.lower()]
    return [first.isoformat() for year in years for first, _ in feast.in_year(year)]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Easter", ["1943-04-25", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25"]),
        ("Orthodox Easter", ["1991-04-07", "2022-04-24", "2023-04-16", "2024-05-05", "2025-04-20"]),
        ("Lunar New Year", ["1985-02-20", "2020-01-25", "2022-02-01", "2023-01-22", "2024-02-10", "2034-02-19"]),
        ("Chuseok", ["2019-09-13", "2022-09-10", "2023-09-29", "2024-09-17", "2025-10-06"]),
        ("Yom Kippur", ["1973-10-06", "2022-10-05", "2023-09-25", "2024-10-12"]),
        ("Simchat Torah", ["2023-10-07", "2024-10-24"]),
        ("Passover", ["2022-04-16", "2023-04-06", "2024-04-23"]),
        ("Quds Day", ["2022-04-29", "2023-04-14", "2024-04-05"]),
        ("Thanksgiving", ["1999-11-25", "2024-11-28"]),
        ("Remembrance Sunday", ["2023-11-12", "2024-11-10"]),
    ],
)
def test_days_that_are_known(name: str, days: list[str]) -> None:
    assert first_days(name, *(int(day[:4]) for day in days)) == days


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Eid al-Fitr", ["2020-05-24", "2021-05-13", "2022-05-02", "2023-04-21", "2024-04-10", "2025-03-30"]),
        ("Eid al-Adha", ["2020-07-31", "2021-07-20", "2022-07-09", "2023-06-28", "2024-06-16", "2025-06-06"]),
        ("Ramadan", ["2022-04-02", "2023-03-23", "2024-03-11", "2025-03-01"]),
        ("Nowruz", ["2022-03-21", "2023-03-21", "2024-03-20", "2025-03-21"]),
    ],
)
def test_days_that_depend_on_the_moon_or_the_equinox_are_covered(name: str, seen: list[str]) -> None:
    for day in seen:
        (timex,) = tag(f"Guns fell silent for {name} in {day[:4]}.", THURSDAY)
        assert timex.start_date is not None
        assert timex.end_date is not None
        assert timex.approximate
        assert timex.start_date <= dt.date.fromisoformat(day) < timex.end_date


def test_a_muslim_feast_may_come_twice_in_a_year() -> None:
    (feast,) = FEASTS["eid al-fitr"]
    assert [first.isoformat() for first, _ in feast.in_year(2000)] == ["2000-01-08", "2000-12-28"]


@pytest.mark.parametrize(
    ("text", "edtf", "latent"),
    [
        # the nation stands beside the name, or the text speaks of it
        ("Turkey's Republic Day parade drew crowds.", "2023-10-29", False),
        ("Jets flew past for the Republic Day of India.", "2024-01-26", False),
        ("India showed missiles on Republic Day. New Delhi had guests.", "2024-01-26", False),
        ("Warships will line the Neva on Navy Day, Russian media said.", "2024-07-28", False),
        ("North Korea held a parade on Army Day.", "2024-02-08", False),
        ("Iran showed drones on Army Day in Tehran.", "2024-04-18", False),
        ("Kyiv expects strikes on Independence Day.", "2023-08-24", False),
        ("Kyiv expects strikes on Victory Day, as Russia parades.", "2024-05-09", False),
        ("Talks of Seoul and Pyongyang are set for Liberation Day.", "2024-08-15", False),
        # two nations and no telling
        ("India and Pakistan are to swap sweets on Independence Day.", "2024-08-15", True),
        # the name is enough
        ("A launch is expected on the Day of the Sun.", "2024-04-15", False),
        ("Moscow proposed a truce for Orthodox Christmas.", "2024-01-07", False),
        ("Troops were on leave over Lunar New Year.", "2024-02-10", False),
        ("It struck on Simchat Torah last year.", "2023-10-07", False),
    ],
)
def test_whose_day_it_is(text: str, edtf: str, latent: bool) -> None:
    (timex,) = tag(text, THURSDAY)
    assert (timex.edtf, timex.latent) == (edtf, latent)


def test_a_day_that_many_nations_have_stays_open_where_none_is_named() -> None:
    (timex,) = tag("The fleet will sail on Independence Day.", THURSDAY)
    assert (timex.value, timex.edtf, timex.latent) == ("XXXX-XX-XX", None, True)


@pytest.mark.parametrize(
    "text",
    ["The Tet Offensive failed.", "Yom Kippur War veterans met.", "The army held on, day and night.", "Easter Island"],
)
def test_what_is_no_holiday(text: str) -> None:
    assert [timex.rule for timex in tag(text, THURSDAY) if timex.rule.startswith("feast")] == []


def test_every_nation_has_its_words() -> None:
    assert {feast.nation for feasts in FEASTS.values() for feast in feasts if feast.nation} <= set(NATIONS)


def test_every_feast_falls_somewhere_in_every_year() -> None:
    for name, feasts in FEASTS.items():
        for feast in feasts:
            for year in (1582, 1900, 2024, 2100, 9000):
                for first, last in feast.in_year(year):
                    assert first.year == year, name
                    assert first <= last
