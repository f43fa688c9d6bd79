"""Whom drills, launches, moves and words are aimed at, and who is behind them where the clause leaves it open."""

from __future__ import annotations

import pytest

from tests.extract.reading import events

AIMED = [
    ("exercise", "PRK", "South Korea held a tank drill on Tuesday, and North Korea said nothing about it."),
    ("exercise", "", "North Korean gunners held a drill on Monday; South Korea watched them."),
    ("exercise", "TWN", "China held a naval exercise in the Taiwan Strait on Monday. Taiwan said that it was calm."),
    ("exercise", "", "China held a naval exercise in the Yellow Sea on Monday. Taiwan said that it was calm."),
    ("exercise", "", "Norway and Sweden began an exercise near the Russian border on Monday."),
    ("exercise", "", "India held an air exercise on Monday, a week after the talks with Pakistan."),
    ("exercise", "IRN", "Israel held an exercise against Iran on Monday."),
    ("weapons_test", "JPN", "North Korea fired a ballistic missile over Japan on Tuesday."),
    ("weapons_test", "JPN", "On Monday two Chinese ballistic missiles fell into Japan's exclusive economic zone."),
    ("weapons_test", "KOR", "North Korea fired three missiles into the sea off South Korea on Friday."),
    ("weapons_test", "", "North Korea fired a ballistic missile from Sunan towards the sea on Tuesday, Japan said."),
    ("weapons_test", "", "Russia test-fired a Sineva missile from the Barents Sea towards Kamchatka on Monday."),
    ("statement", "GRC", "Turkey and Greece are at odds. Ankara denied on Monday that its jets had crossed the line."),
    ("statement", "", "Ankara denied on Monday that its jets had crossed the line."),
    ("statement", "", "Taiwan watched. On Monday the Chinese president ordered the army to step up training for war."),
    ("statement", "IRN", "Iran and Israel exchanged threats. On Monday Washington pledged to stand by Israel."),
    ("statement", "EST", "NATO pledged on Monday to defend Estonia."),
    ("statement", "GRC", "Ankara vowed on Monday to answer Greece."),
    ("readiness", "SRB", "Kosovo put its police on high alert on Friday. Serbia called for calm."),
    ("deployment", "SOM", "Ethiopia moved 2,000 soldiers to the frontier on Friday. Somalia kept silent."),
    ("deployment", "", "Ethiopia withdrew 2,000 soldiers on Friday. Somalia kept silent."),
    ("weapons_test", "", "India test-fired an Agni missile off the coast of Odisha on Monday."),
]


@pytest.mark.parametrize(("kind", "targets", "text"), AIMED)
def test_aims_at(kind: str, targets: str, text: str) -> None:
    (told,) = [m for m in events(text) if m.type == kind]
    assert " ".join(told.targets) == targets


def test_launch_that_answers_a_drill_is_aimed_at_those_who_hold_it() -> None:
    text = "North Korea launched a missile on Friday in response to the naval drill that Japan and the United States held."
    launch = next(m for m in events(text) if m.type == "weapons_test")
    assert sorted(launch.targets) == ["JPN", "USA"]


DONE_BY = [
    ("exercise", "ARM FRA",
     "Armenia and France will hold the exercise Eagle from May 4. It comes with 48 field drills, Yerevan said."),
    ("exercise", "FRA", "The French base at Djibouti held a drill on Monday."),
    ("exercise", "", "The exercise was held near the base on Monday."),
    ("weapons_test", "RUS", "On 29 October, in a nuclear exercise, a Yars flew from Plesetsk to Kamchatka."),
    ("weapons_test", "IND", "An Agni-V was test-fired from Abdul Kalam Island on Monday."),
    ("engagement", "KGZ TJK", "Kyrgyz and Tajik villages were emptied. The fighting on the border lasted until Monday."),
    ("engagement", "CSP", "Fighters of the CSP attacked a Malian camp near Kidal on Monday."),
    ("engagement", "SPLA_IO", "SPLA-IO fighters attacked a barracks of South Sudan's army on Monday."),
    ("engagement", "ARM", "A drone was shot down on Monday, the Armenian defence ministry said. Azerbaijan denied it."),
    ("agreement", "ARM AZE", "Armenia and Azerbaijan are at war. On Monday the ministers agreed on a full ceasefire."),
    ("engagement", "KHM THA", "Thai and Cambodian villages were emptied. The fighting on the border lasted until Monday."),
    ("exercise", "CHN", "China held a naval drill on Monday after a speech by Taiwan's president."),
    ("exercise", "IND", "The Indian president ordered the army to hold a drill on Monday. Pakistan watched."),
    ("deployment", "CHN", "Nine Chinese ships – three frigates and six cutters – tailed the Philippine boats on Monday."),
    ("readiness", "ISR", "The Coalition watched. A spokesman of the Israeli army said the army had raised its alert."),
]


@pytest.mark.parametrize(("kind", "actors", "text"), DONE_BY)
def test_is_done_by(kind: str, actors: str, text: str) -> None:
    told = next(m for m in events(text) if m.type == kind)
    assert " ".join(sorted(told.actors)) == actors


def test_attack_that_was_beaten_off_is_that_of_those_whose_drones_were_downed() -> None:
    text = "Poland shot down four Russian drones on Friday. The army said that the attack had lasted seven hours."
    attack = next(m for m in events(text) if m.type == "engagement" and m.mode == "attack")
    assert (attack.actors, attack.targets) == (("RUS",), ("POL",))


def test_what_a_ministry_tells_of_flights_that_others_laid_to_it_is_its_own() -> None:
    text = (
        "Norway scrambled jets after Russian bombers flew over the Barents Sea on Thursday. "
        "Russia's defence ministry said on Thursday that two long-range bombers flew over neutral waters."
    )
    assert [m.actors for m in events(text) if m.mode == "patrol"] == [("RUS",), ("RUS",)]
