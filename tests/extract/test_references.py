"""Later references, and what a report says of how its events answer, contain or repeat each other."""

from __future__ import annotations

import pytest

from tests.extract.reading import read
from timeline.model import Claim, Extraction


def claims(extraction: Extraction, kind: str) -> list[tuple[str, str, Claim]]:
    triggers = {m.id: m.trigger for m in extraction.mentions}
    return [(triggers[c.from_mention], triggers[c.to_mention], c) for c in extraction.claims if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        ("Norway held a winter drill on Monday. The exercise involved 300 tanks.", "exercise", "drill"),
        ("North Korea fired a missile on Monday. It landed in the sea.", "landed", "fired"),
        ("North Korea fired a missile on Monday. The launch was its third.", "launch", "fired"),
        ("Norway's drill began on Monday. It will run until Friday.", "run", "drill"),
        ("Norway held a drill on Monday. Two frigates took part.", "took part", "drill"),
        ("Russian jets entered Estonian airspace on Monday. The incident lasted ten minutes.", "incident", "entered"),
        ("Seoul's defence minister warned Pyongyang on Monday. He said that North Korea would pay.", "said", "warned"),
        ("India opened a large drill on Monday. Indian units are training in the desert.", "training", "drill"),
        ("Iranian boats seized a tanker on Monday. The attack lasted ten minutes.", "attack", "seized"),
        ("Egypt opened a drill on Friday. Its navy said a day later that the exercise would go on.", "exercise", "drill"),
        ("Pakistan test-fired a missile on Monday. The firing was its third.", "firing", "test-fired"),
        ("Egypt and Jordan opened a naval drill on Monday. The 11-day training is held twice a year.", "training", "drill"),
        ("Kenya and Uganda opened the Ushirikiano Imara exercise on Monday. They held 40 field drills.", "field drills",
         "exercise"),
        ("Combined training by Chad and Niger goes on. That training, known as the Sand Lion exercise, began on Monday.",
         "training", "Combined training"),
    ],
)
def test_same(text: str, later: str, earlier: str) -> None:
    assert [(a, b) for a, b, _ in claims(read(text), "same")] == [(later, earlier)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway held a naval drill on Monday. Iran held a naval drill on Tuesday.",
        "North Korea fired a missile on Monday. It fired another missile on Tuesday.",
        "Egypt held a tank drill on Tuesday. The 11-day exercise is held twice a year.",
        "Norway held a tank drill on Monday. It also held an amphibious exercise.",
        "India opened a large drill on Monday. Pakistani units are training in the desert.",
        "Iranian boats seized a tanker on Monday. Oman's navy shelled a port on Tuesday.",
        "Brazil's navy seized a trawler. The seizure of a Peruvian boat on January 9 had been lawful, it said.",
        "President Ruto warned Somalia on Tuesday. The Kenyan navy warned ships to keep away from Lamu.",
        "Egypt's foreign minister condemned the attack on Monday. Later he condemned the blockade of the port.",
    ],
)
def test_not_same(text: str) -> None:
    assert [c for _, _, c in claims(read(text), "same") if not c.negated] == []


@pytest.mark.parametrize(
    ("text", "time", "total"),
    [
        ("French jets have struck 19 camps in Mali since September. The last of these attacks, on Sunday, killed two men.",
         "attacks", "struck"),
        ("Iran has launched five missiles since January. The latest launch, on Tuesday, failed.", "launch", "launched"),
        ("Turkish jets have bombed camps in Iraq since April. On Monday they bombed two depots near Dohuk.",
         "bombed", "bombed"),
    ],
)
def test_one_of_many_is_a_part_of_them(text: str, time: str, total: str) -> None:
    extraction = read(text)
    assert [(a, b, c.basis) for a, b, c in claims(extraction, "part_of")] == [(time, total, "stated")]
    assert [c for _, _, c in claims(extraction, "same") if not c.negated] == []


def test_what_goes_on_since_the_morning_is_one_event() -> None:
    text = "Chad's guns shelled Adre from 4 a.m. on Tuesday. Its gunners shelled Adre again on Tuesday."
    assert claims(read(text), "part_of") == []


@pytest.mark.parametrize(
    ("text", "answer", "answered", "basis"),
    [
        (
            "In response to North Korea's missile launch, South Korea held a live-fire drill.",
            "live-fire drill",
            "missile launch",
            "stated",
        ),
        ("Seoul condemned the missile launch by North Korea.", "condemned", "missile launch", "stated"),
        ("Russian bombers entered Japanese airspace on Monday. Japan scrambled fighters.", "scrambled", "entered", "stated"),
        ("Iran's tank drill was seen as a response to the naval exercise of Israel.", "drill", "exercise", "interpreted"),
        ("North Korea fired a missile on Monday. In response, Japan held a drill.", "drill", "fired", "stated"),
    ],
)
def test_responds_to(text: str, answer: str, answered: str, basis: str) -> None:
    found = [(a, b, c.basis) for a, b, c in claims(read(text), "responds_to") if not c.negated]
    assert (answer, answered, basis) in found


@pytest.mark.parametrize(
    "text",
    [
        "Japan's drill came hours after North Korea's missile launch.",
        "Japan held a drill as Iran held an exercise.",
    ],
)
def test_coincidence_is_no_claim(text: str) -> None:
    assert claims(read(text), "responds_to") == []


def test_two_events_of_one_sentence_are_two_in_what_went_before() -> None:
    text = (
        "Poland announced manoeuvres on Monday. It opened its Iron Defender drill on Tuesday, while Lithuania opened its "
        "drill Thunder Strike."
    )
    told = {m.trigger: m for m in read(text).mentions}
    joined = {c.from_mention for c in read(text).claims if c.kind == "same"}
    assert len([m for m in told.values() if m.id in joined and m.type == "exercise"]) <= 1


def test_the_troops_train_in_the_drill_told_before() -> None:
    told = read("Oman opened its drill Sand Fox on Monday. Commanders said the troops would practise crossing rivers.")
    assert {(mention.type, mention.actors) for mention in told.mentions} == {("exercise", ("OMN",))}


def test_its_drills_are_those_of_the_state_that_an_official_speaks_for() -> None:
    told = read("China is close to Taiwan. A Chinese official said its drills in the strait on Monday were a warning.")
    assert [mention.actors for mention in told.mentions if mention.type == "exercise"] == [("CHN",)]


def test_what_a_drill_answers_is_another_drill() -> None:
    text = "Chad held a tank drill on Monday. Its army said the drill was no reply to the Sudanese exercises."
    exercises = [m.actors for m in read(text).mentions if m.type == "exercise"]
    assert sorted(set(exercises)) == [("SDN",), ("TCD",)]


def test_a_rejected_response_is_kept_as_negated() -> None:
    found = claims(read("Japan's tank drill is not a response to the naval exercise of China."), "responds_to")
    assert [c.negated for _, _, c in found] == [True]


def test_editions_of_a_series() -> None:
    text = "South Korea opened Freedom Shield 24 on Monday. Freedom Shield 23 was held last year."
    assert [(a, b) for a, b, _ in claims(read(text), "edition_of")] == [("Freedom Shield 24", "Freedom Shield 23")]


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("Balikatan opened on Monday with 16,000 soldiers, compared with 9,000 last year.", ["last year"]),
        ("Cobra Gold opened on Monday with 60 field drills, twice the number of last year.", ["last year"]),
        ("Cobra Gold opened on Monday. It is the largest since 2019.", []),
        ("Cobra Gold opened on Monday. Japan spent more on arms than last year.", []),
        ("Chad held a tank drill on Monday with 900 soldiers, compared with 700 last year.", []),
    ],
)
def test_a_named_drill_measured_against_last_years_is_an_edition_of_it(text: str, former: list[str]) -> None:
    assert [b for _, b, _ in claims(read(text), "edition_of")] == former


@pytest.mark.parametrize(
    ("text", "editions"),
    [
        ("Cold Response 2022 opened on Monday. The last Cold Response, in March 2020, was cut short.", 1),
        ("Zapad-2025 opened on Monday. Zapad-2021 was larger, Zapad-2017 smaller.", 2),
        ("Zapad-2025 opened on Monday. It is larger than Zapad-2021.", 1),
        ("Cold Response opened on Monday. Cold Response ends on Friday.", 0),
    ],
)
def test_the_latest_is_an_edition_of_each_before(text: str, editions: int) -> None:
    found = claims(read(text), "edition_of")
    assert len(found) == editions
    assert len({a for a, _, _ in found}) <= 1
