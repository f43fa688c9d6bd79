"""Fire at somebody as reports put it: rockets into a country, truces broken, soldiers killed by men of no name, and planes
sent up after others. What is tried out over the sea stays a test.
"""

from __future__ import annotations

import pytest

from tests.extract.reading import brief, events, read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # where it was sent, who sent it, and whether somebody brought it down make fire of a launch
        ("Iran fired dozens of missiles into Pakistan on Tuesday.", ["engagement/strike occurred IRN -> PAK"]),
        ("Hamas fired a volley of rockets into Israel on Tuesday.", ["engagement/strike occurred HAMAS -> ISR"]),
        ("The Houthis fired three missiles toward the Red Sea on Monday.", ["engagement/strike occurred HOUTHI"]),
        (
            "Ukraine shot down 12 drones that Russia launched overnight.",
            ["engagement/interception occurred UKR -> RUS", "engagement/attack occurred RUS -> UKR"],
        ),
        ("The launch of rockets by Hezbollah at Haifa drew protests.", ["engagement/strike occurred HEZBOLLAH -> ISR"]),
        ("Iran fired two missiles into the sea on Tuesday.", ["weapons_test/- occurred IRN"]),
        ("North Korea fired a missile over Japan on Tuesday.", ["weapons_test/- occurred PRK -> JPN"]),
        ("Chinese ships fired water cannons at a Philippine boat.", ["engagement/water_cannon occurred CHN -> PHL"]),
        # a truce that is broken is fire; one that is made is an agreement
        ("Azerbaijani troops violated the ceasefire near Vardenis on Friday.", ["engagement/attack occurred AZE -> ARM"]),
        ("Armenia and Azerbaijan agreed on a ceasefire on Friday.", ["agreement/ceasefire occurred ARM AZE"]),
        ("Azerbaijani forces opened heavy fire at Armenian outposts.", ["engagement/attack occurred AZE -> ARM"]),
        ("Turkish and Syrian troops exchanged heavy fire on Monday.", ["engagement/clash occurred TUR SYR"]),
        ("The fire in the barracks was put out on Monday.", []),
        # the dead, and those whom nobody names
        ("Five Malian soldiers were killed in an ambush near Boni on Wednesday.", ["engagement/attack occurred  -> MLI"]),
        ("Suspected jihadists killed seven Nigerien soldiers on Monday.", ["engagement/attack occurred  -> NER"]),
        ("Five Malian soldiers were killed in a car crash on Wednesday.", []),
        ("Rockets on Friday hit a Ketlan market, killing two men and wounding 22.", ["engagement/strike occurred"]),
        ("The drone fired two missiles into a compound near the border.", ["engagement/strike occurred"]),
        ("An ISAF airstrike killed five men on Monday.", ["engagement/strike occurred NATO"]),
        ("On Monday the French military came to the aid of Malian troops.", []),
        # sent up or out after others
        ("RAF Typhoons were launched to intercept two Russian planes.", ["deployment/scramble occurred GBR -> RUS"]),
        ("Japan dispatched a frigate to monitor the Chinese carrier.", ["deployment/shadowing occurred JPN -> CHN"]),
        ("China organised ships to track the American destroyer on Tuesday.", ["deployment/shadowing occurred CHN -> USA"]),
        # habits of years
        ("In recent years, Iran has held several naval drills.", []),
        ("Over the past few years, China has deployed warships there.", []),
    ],
)  # fmt: skip
def test_fire_at_somebody(text: str, told: list[str]) -> None:
    assert [brief(mention) for mention in events(text)] == told


@pytest.mark.parametrize("more", [
    "In the mock battle, tanks rolled by and rounds were fired at targets.",
    "Juries judged the crews, which crossed rough ground and fired live rounds at targets.",
])
def test_rounds_fired_at_targets_in_a_drill_are_the_drill(more: str) -> None:
    told = events(f"Iranian troops held a drill on Tuesday. {more}")
    assert {(mention.type, mention.actors) for mention in told} == {("exercise", ("IRN",))}


@pytest.mark.parametrize(
    ("again", "claims"),
    [("Iran held a tank drill near Shiraz on Tuesday.", ["same"]), ("Iran held a naval drill off Bushehr on Tuesday.", [])],
)
def test_a_drill_of_soldiers_may_be_told_again_by_its_arm(again: str, claims: list[str]) -> None:
    assert [claim.kind for claim in read(f"Iranian soldiers held a drill. {again}").claims] == claims
