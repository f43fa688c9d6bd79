"""Times of day: their day, their zone, and two clocks that tell one instant. Own sentences."""

import datetime as dt

import pytest

from timeline.timex import tag
from timeline.timex.zones import minutes_east, minutes_east_of_letter

THURSDAY = dt.date(2024, 3, 14)


def told(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Expression to EDTF and instant in UTC."""
    return {timex.text: (timex.edtf, timex.utc) for timex in tag(text, THURSDAY)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one instant told twice: both cover the time that is local to the event
        (
            "It was fired at 7:41 a.m. Thursday local time (2241 GMT Wednesday), the army said.",
            {
                "7:41 a.m. Thursday local time": ("2024-03-14T07:41", "2024-03-13T22:41Z"),
                "2241 GMT Wednesday": ("2024-03-14T07:41", "2024-03-13T22:41Z"),
            },
        ),
        (
            "The test took place at 2030 GMT Monday (5:30 a.m. Tuesday local time).",
            {
                "2030 GMT Monday": ("2024-03-12T05:30", "2024-03-11T20:30Z"),
                "5:30 a.m. Tuesday local time": ("2024-03-12T05:30", "2024-03-11T20:30Z"),
            },
        ),
        # the day that one of the two names gives that of the other
        (
            "Jets struck Latakia at 00:45 local time on Tuesday (22:45 GMT).",
            {
                "00:45 local time on Tuesday": ("2024-03-12T00:45", "2024-03-11T22:45Z"),
                "22:45 GMT": ("2024-03-12T00:45", "2024-03-11T22:45Z"),
            },
        ),
        (
            "At 11:05 a.m. (0205 GMT) on Sunday it fired two shells.",
            {
                "11:05 a.m.": ("2024-03-10T11:05", "2024-03-10T02:05Z"),
                "0205 GMT": ("2024-03-10T11:05", "2024-03-10T02:05Z"),
                "Sunday": ("2024-03-10", None),
            },
        ),
        (
            "Missiles left Caracas's base at 9 p.m. Monday (0100 GMT Tuesday).",
            {
                "9 p.m. Monday": ("2024-03-11T21", "2024-03-12T01:00Z"),
                "0100 GMT Tuesday": ("2024-03-11T21", "2024-03-12T01:00Z"),
            },
        ),
        (
            "The truce began at midnight local time (2100 GMT).",
            {
                "midnight local time": ("2024-03-14T00", "2024-03-13T21:00Z"),
                "2100 GMT": ("2024-03-14T00", "2024-03-13T21:00Z"),
            },
        ),
        # clocks that no two places could show at once are two times
        (
            "It flew from 0600 KST (0300 GMT) on.",
            {"0600 KST": ("2024-03-14T06:00", "2024-03-13T21:00Z"), "0300 GMT": ("2024-03-14T03:00", "2024-03-14T03:00Z")},
        ),
        # zones
        ("Sirens sounded at 5:15 p.m. Kyiv time.", {"5:15 p.m. Kyiv time": ("2024-03-14T17:15", "2024-03-14T15:15Z")}),
        ("The drill opened at 14:00 UTC+3.", {"14:00 UTC+3": ("2024-03-14T14:00", "2024-03-14T11:00Z")}),
        ("They met at 10 a.m. Monday, Oslo time.", {"10 a.m. Monday": ("2024-03-11T10", None)}),
        ("They met at 10 a.m. Monday, Baku time.", {"10 a.m. Monday, Baku time": ("2024-03-11T10", "2024-03-11T06:00Z")}),
        ("Jets took off at 0530Z.", {"0530Z": ("2024-03-14T05:30", "2024-03-14T05:30Z")}),
        ("Message 131830ZMAR24 was logged.", {"131830ZMAR24": ("2024-03-13T18:30", "2024-03-13T18:30Z")}),
        ("It flew at 6:30 pm IST on Saturday.", {"6:30 pm IST on Saturday": ("2024-03-09T18:30", None)}),
        (
            "TOKYO, March 14 — It fell into the sea at 7:50 a.m. local time.",
            {"March 14": ("2024-03-14", None), "7:50 a.m. local time": ("2024-03-14T07:50", "2024-03-13T22:50Z")},
        ),
        ("It fell into the sea at 7:50 a.m. local time.", {"7:50 a.m. local time": ("2024-03-14T07:50", None)}),
        # the day of a clock time from its sentence
        (
            "A missile left the Kapustin Yar range at 8:50 a.m. and fell at sea.",
            {"8:50 a.m.": ("2024-03-14T08:50", None)},
        ),
        (
            "At 9:40 p.m. gunboats fired toward Snake Island on Monday.",
            {"9:40 p.m.": ("2024-03-11T21:40", None), "Monday": ("2024-03-11", None)},
        ),
        (
            "The garrison was shelled between 2 a.m. and 4 a.m. on Sunday.",
            {"2 a.m.": ("2024-03-10T02", None), "4 a.m. on Sunday": ("2024-03-10T04", None)},
        ),
        (
            "Shells fell at 6 a.m., the governor said on Wednesday.",
            {"6 a.m.": ("2024-03-14T06", None), "Wednesday": ("2024-03-13", None)},
        ),
        ("The blockade ends at 0001 hours on 6 March.", {"0001 hours on 6 March": ("2024-03-06T00:01", None)}),
        ("The crew logged 1200 hours of training.", {"1200 hours": (None, None)}),
        # nights
        ("Drones came overnight into Tuesday.", {"overnight into Tuesday": ("2024-03-11/2024-03-12", None)}),
        ("Drones came overnight on Tuesday.", {"overnight on Tuesday": ("2024-03-12", None)}),
        (
            "Drones came overnight from Monday to Tuesday.",
            {"overnight from Monday to Tuesday": ("2024-03-11/2024-03-12", None)},
        ),
        ("Fighting went on Monday night into Tuesday.", {"Monday night into Tuesday": ("2024-03-11/2024-03-12", None)}),
        ("Boats left on the night of March 9-10.", {"the night of March 9-10": ("2024-03-09/2024-03-10", None)}),
        ("Boats left on the night of 9 to 10 March.", {"the night of 9 to 10 March": ("2024-03-09/2024-03-10", None)}),
        ("Boats left shortly after midnight on Tuesday.", {"midnight on Tuesday": ("2024-03-12T00:00", None)}),
        ("The deadline is midnight on Sunday.", {"midnight on Sunday": ("2024-03-10/2024-03-11", None)}),
    ],
)
def test_times(text: str, expected: dict[str, tuple[str | None, str | None]]) -> None:
    assert told(text) == expected


def test_the_second_clock_keeps_its_own_value_and_says_whose_instant_it_tells() -> None:
    first, second = tag("It rose at 1:10 a.m. Friday KST (1610 GMT Thursday).", dt.date(2024, 3, 15))
    assert (first.value, first.zone, second.value, second.zone) == ("2024-03-15T01:10", "KST", "2024-03-14T16:10", "GMT")
    assert first.start_date == second.start_date == dt.date(2024, 3, 15)
    assert "the instant of “1:10 a.m. Friday KST”" in second.derivation
    assert "which is 2024-03-14T16:10Z" in first.derivation


@pytest.mark.parametrize(
    ("zone", "summer", "winter"),
    [
        ("GMT", 0, 0), ("KST", 540, 540), ("UTC+3", 180, 180), ("GMT -3:30", -210, -210), ("UTC−5", -300, -300),
        ("Kyiv time", 180, 120), ("Eastern time", -240, -300), ("Japan Standard Time", 540, 540), ("MSK", 180, 180),
        ("Tehran time", 210, 210), ("Greenwich Mean Time", 0, 0), ("IST", None, None), ("local time", None, None),
    ],
)  # fmt: skip
def test_zones(zone: str, summer: int | None, winter: int | None) -> None:
    assert minutes_east(zone, dt.datetime(2024, 7, 1, 12)) == summer
    assert minutes_east(zone, dt.datetime(2024, 1, 15, 12)) == winter


def test_letters_of_military_traffic() -> None:
    assert [minutes_east_of_letter(letter) for letter in "ZAMNYJ"] == [0, 60, 720, -60, -720, None]


@pytest.mark.parametrize(
    "text",
    ["At 7 a.m. First Army moved.", "At 7 a.m. Time ran out.", "At 7 a.m. local officials came.", "0200 rifles, 1400J"],
)
def test_what_is_no_zone(text: str) -> None:
    assert [timex.zone for timex in tag(text, THURSDAY) if timex.zone] == []
