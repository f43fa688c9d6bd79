"""Dates counted from a named event: which event, which day, and when to leave it open. Own sentences."""

import datetime as dt

import pytest

from timeline.timex import tag

THURSDAY = dt.date(2024, 3, 14)


def counted(text: str) -> tuple[str, str | None, bool]:
    """Value, EDTF and whether it is latent, of the one expression of `text` that is counted from an event or a date."""
    (timex,) = (timex for timex in tag(text, THURSDAY) if timex.rule in COUNTED)
    return timex.value, timex.edtf, timex.latent


COUNTED = frozenset(
    """amount units_after units_before hours_after the_day_before the_day_after on_the_eve_of nth_day_of_event""".split()
)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # the event was told before, by the same word or one of its family
        ("Egypt launched a satellite on Nov. 21. Two days after the launch, Cairo suspended the pact.", "2023-11-23"),
        ("Explosions shook the port on March 9. A day before the blasts, the consul had left.", "2024-03-08"),
        ("Russia invaded on Feb. 24, 2022. A year after the invasion, the front stood still.", "2023"),
        ("Hamas attacked on Oct. 7, 2023. Eleven days after the assault, tanks massed.", "2023-10-18"),
        ("The general was killed on March 3. The day after his death, rockets flew.", "2024-03-04"),
        ("Marines began the drill on March 4. Three days ahead of the exercise, ships had gathered.", "2024-03-01"),
        ("The offensive began on March 1. Five days into the offensive, the bridge fell.", "2024-03-06"),
        ("The siege of the town began on March 1. On the third day of the siege, water ran out.", "2024-03-03"),
        ("A truce was signed in Doha on Monday. Three hours after the truce, mortars opened up.", "2024-03-11~"),
        ("Mali's junta seized power on March 2. Hours after the coup on March 2, borders closed.", "2024-03-02~"),
        # or by one akin to it
        ("Pakistan fired a missile at sea on March 6. A day after the test, Delhi protested.", "2024-03-07"),
        ("Drones hit targets near Isfahan on March 9. A day before the blasts, the envoy had left.", "2024-03-08"),
        # or by the same stem, or by its name
        ("The earthquake struck on Feb. 6, 2023. Ten days after the earthquake, soldiers still dug.", "2023-02-16"),
        ("The fort of Tessalit fell on March 5. Four days after Tessalit, Kidal fell.", "2024-03-09"),
        # or it is dated in the words behind
        ("The statement came two days after Monday's launch.", "2024-03-13"),
        ("Gunboats fired a day after the drills began on Monday.", "2024-03-12"),
        ("Reservists arrived three days after the Feb. 24 incursion.", "2024-02-27"),
        ("Three days before the election on March 17, drones hit a refinery.", "2024-03-14"),
        # nothing is named: the date told last
        ("The talks were held on March 5. Ten days after, shells fell.", "2024-03-15"),
        ("The talks were held on March 5. A day before, a bridge was blown up.", "2024-03-04"),
        # of two sentences, the one that tells the event
        ("The strike of March 8 killed four. On March 10 envoys met. A day after the strike, it was avenged.", "2024-03-09"),
        ("A ship sank on March 2. A week before the summit, on March 3, it was raised. Two days after it sank, divers came.",
         "2024-03-04"),
    ],
)  # fmt: skip
def test_counted_from_the_event(text: str, edtf: str) -> None:
    _, found, latent = counted(text) if text.count("before the summit") == 0 else _last(text)
    assert (found, latent) == (edtf, False)


def _last(text: str) -> tuple[str, str | None, bool]:
    timex = [timex for timex in tag(text, THURSDAY) if timex.rule in COUNTED][-1]
    return timex.value, timex.edtf, timex.latent


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # nobody dated the event: neither the day told last nor publication will do
        ("A month after the coup, the junta asked for help.", "P1M"),
        ("The fleet sailed on March 4. Two days after the earthquake, it turned back.", "P2D"),
        ("The day after the vote, shells fell.", "XXXX-XX-XX"),
        ("On the eve of the summit, it fired a missile.", "XXXX-XX-XX"),
        ("Jets trained at the drill on March 4. Two days after the drill ended, they left.", "P2D"),
        ("The minister wrote in 1999 of the outpost. Two days after the outpost fell, he left.", "P2D"),
        # to tell when something else happened is not to date the event
        ("Ships left on March 4, a week before the summit. Two days after the summit, they were back.", "P2D"),
    ],
)
def test_left_open(text: str, value: str) -> None:
    found, edtf, _ = _last(text)
    assert (found, edtf) == (value, None)


def test_two_events_that_suit_leave_a_weak_reading() -> None:
    text = "The group fired rockets on March 2 and again on March 9. Two days after the rockets, jets struck."
    assert counted(text)[2]


@pytest.mark.parametrize(
    ("break_", "edtf"),
    [(" ", "2024-01-07"), ("\n\n", "2024-03-13")],
    ids=["of the same paragraph", "of the news"],
)
def test_of_two_events_the_one_of_the_paragraph_or_of_the_news(break_: str, edtf: str) -> None:
    text = f"A rocket was launched on Tuesday.\n\nThe last launch was on Jan. 6.{break_}A day after the launch, envoys met."
    assert counted(text)[1:] == (edtf, False)


def test_a_day_said_twice_is_that_day() -> None:
    first, second = tag("It fired on Tuesday, a day after it warned of war.", THURSDAY)
    assert (first.edtf, second.edtf, second.latent) == ("2024-03-12", "2024-03-12", True)
    (_, said) = tag("Today is the eighth day of the blockade.", THURSDAY)
    assert said.edtf == "2024-03-14"


def test_the_derivation_names_the_event_and_its_sentence() -> None:
    *_, timex = tag("Iran launched a drone on March 4. Two days after the launch, Baku protested.", THURSDAY)
    assert timex.anchor == "event told: launched, 2024-03-04 (“Iran launched a drone on March 4.”)"
    assert timex.counts_from_event
    assert timex.derivation.startswith("“Two days after” by units_after, counted from event told: launched, 2024-03-04")
