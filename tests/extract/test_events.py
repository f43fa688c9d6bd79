"""One sentence, the events it tells: type/mode, status, actors -> targets."""

from __future__ import annotations

import pytest

from tests.extract.reading import brief, events

TOLD = [
    # exercises
    ("Poland and Lithuania held a joint exercise near Suwalki on Tuesday.", ["exercise/combined occurred POL LTU"]),
    ("A live-fire drill was staged by the Iranian navy.", ["exercise/live_fire occurred IRN"]),
    ("Turkey and Egypt will hold naval drills next week.", ["exercise/naval planned TUR EGY"]),
    ("India's amphibious exercise is under way.", ["exercise/amphibious ongoing IND"]),
    # tests
    ("North Korea fired two ballistic missiles into the sea on Monday.", ["weapons_test/ballistic_missile occurred PRK"]),
    ("A cruise missile was test-fired by Iran on Monday.", ["weapons_test/cruise_missile occurred IRN"]),
    ("North Korea launched at least one spy satellite.", ["weapons_test/satellite_launch occurred PRK"]),
    # engagements
    ("Russia struck a depot near Odesa with missiles.", ["engagement/strike occurred RUS -> UKR"]),
    ("Israel shot down nine Iranian drones.", ["engagement/interception occurred ISR -> IRN"]),
    ("Thai and Cambodian soldiers clashed on Sunday.", ["engagement/clash occurred THA KHM"]),
    ("India's army and Pakistan's army exchanged fire on Sunday.", ["engagement/clash occurred IND PAK"]),
    ("Iran seized a tanker in the Strait of Hormuz.", ["engagement/seizure occurred IRN"]),
    # incursions and what answers them
    ("Two Russian jets entered Estonian airspace on Friday.", ["incursion/airspace occurred RUS -> EST"]),
    ("Russian drones flew into Poland on Friday.", ["incursion/- occurred RUS -> POL"]),
    # deployments
    ("The destroyer USS Halsey sailed through the Taiwan Strait.", ["deployment/transit occurred USA"]),
    ("France sent 300 soldiers to Romania.", ["deployment/build_up occurred FRA"]),
    ("Guard posts were erected along the border by North Korea.", ["deployment/fortification occurred PRK"]),
    ("The frigate HMS Trent would be diverted to Guyana, Britain said.", ["deployment/build_up planned GBR"]),
    # what is rehearsed is the exercise and nothing else
    ("The Greek fleet practised blocking the strait, firing missiles and boarding ships.", ["exercise/naval occurred GRC"]),
    # a state behind fighters or that made their weapons does nothing here
    ("Iranian-backed Houthi fighters fired a missile at a tanker.", ["engagement/strike occurred HOUTHI"]),
    ("Ukraine shot down nine Iranian-made drones on Monday.", ["engagement/interception occurred UKR"]),
    # who an apposition says one is, and what one announces
    ("Ali Tangsiri, commander of the Iranian navy, announced the start of the drill.", ["exercise/- occurred IRN"]),
    ("Poland and Lithuania concluded this year's joint exercise on Monday.", ["exercise/combined occurred POL LTU"]),
    ("French troops arrived in Romania on Thursday.", ["deployment/port_call occurred FRA"]),
    ("All brigades of builders arrived at the sites on Thursday.", []),
    # guns fired in a drill are the drill; a mission that says something does nothing
    ("Philippine marines fired HIMARS rockets during a drill in Palawan.", ["exercise/field_training occurred PHL"]),
    ("Iran held a successful training launch of a ballistic missile.", ["weapons_test/ballistic_missile occurred IRN"]),
    ("A Greek frigate shot down a drone, the EU mission Aspides said.", ["engagement/interception occurred GRC"]),
    # what ships are out for
    ("A Chinese frigate returned to Qingdao after an escort mission.", ["deployment/patrol occurred CHN"]),
    ("Gunmen attacked a Colombian patrol on Tuesday.", ["engagement/attack occurred  -> COL"]),
    # talks
    ("Lloyd Austin received his South Korean counterpart on Friday.", ["agreement/talks occurred USA KOR"]),
    # statements
    ("Pakistan condemned the strikes.", ["statement/condemnation occurred PAK"]),
    ("Ankara warned Athens on Monday.", ["statement/warning occurred TUR -> GRC"]),
    (
        "Japan's foreign ministry denied that its jets had crossed the line.",
        ["statement/denial occurred JPN", "incursion/- denied JPN"],
    ),
    ("Manila accused Beijing of ramming a boat.", ["statement/condemnation occurred PHL -> CHN"]),
    ("China threatened to hold drills.", ["statement/threat occurred CHN"]),
    ("NATO pledged to defend Estonia.", ["statement/pledge occurred NATO -> EST"]),
    # who did it, in other theatres and wordings
    ("The Houthis said they had fired a missile at Eilat on Tuesday.", ["engagement/strike occurred HOUTHI -> ISR"]),
    ("Soldiers of India and China clashed in Tawang on Friday.", ["engagement/clash occurred IND CHN"]),
    ("Rebels overran an army base near Goma on Sunday.", ["engagement/capture occurred  -> COD"]),
    ("Quito accused Colombia of having shelled a village on the San Miguel river.",
     ["statement/condemnation occurred ECU -> COL", "engagement/shelling alleged COL"]),
    ("Canberra accused a Chinese jet of dropping flares.",
     ["statement/condemnation occurred AUS -> CHN", "engagement/warning_shots alleged CHN -> AUS"]),
    ("Dutch jets intercepted three Russian bombers.", ["deployment/scramble occurred NLD -> RUS"]),
    ("Italian jets scrambled to intercept two Russian planes.", ["deployment/scramble occurred ITA -> RUS"]),
    ("Two destroyers of Japan entered restricted waters off Kinmen.", ["incursion/- occurred JPN"]),
    ("Pakistan's first test of a cruise missile took place on Tuesday.", ["weapons_test/cruise_missile occurred PAK"]),
    ("An unarmed missile was launched by the US Navy toward Kwajalein Atoll.", ["weapons_test/- occurred USA"]),
    ("The frigate HMAS Ballarat made a scheduled visit to Busan.", ["deployment/port_call occurred AUS"]),
    ("Rwanda's army wrapped up three weeks of drills.", ["exercise/field_training occurred RWA"]),
    ("Fighters of Al-Shabaab detonated a bomb in Mogadishu.", ["engagement/attack occurred AL_SHABAAB -> SOM"]),
    ("India and France signed a deal for 26 Rafale jets on Monday.", ["procurement/purchase occurred IND FRA"]),
    # agreements, readiness, visits
    ("Serbia put its army on high alert.", ["readiness/alert occurred SRB"]),
    ("Armenia and Azerbaijan signed a ceasefire agreement.", ["agreement/ceasefire occurred ARM AZE"]),
    ("North Korea withdrew from a military agreement with South Korea.", ["agreement/withdrawal occurred PRK -> KOR"]),
    ("Iran unveiled a new missile on Thursday.", ["procurement/unveiling occurred IRN"]),
]

NOT_TOLD = [
    "No aircraft of Russia crossed the line.",
    "Hungary has sent no troops to Romania.",
    "Teachers in Poland called off a three-day strike.",
    "The Pakistan Army has deployed helicopters to a district hit by floods.",
    "Japan has made proposals for strengthening its forces.",
    "The navy did not hold a drill.",
    "If Russia fires a missile, NATO will answer.",
    "China regularly holds drills in the area.",
    "North Korea could test a missile soon.",
    "The ministry exercised its right of self-defence.",
    "It was the first drill since 2017.",
    "Never since the war had a missile of North Korea landed south of the line.",
    "No drill was held by Japan in May.",
    "The company launched a new phone in Seoul.",
    "The president's speech struck a warm tone.",
    "Analysts warned that prices would rise.",
    "The drill pad of the oil rig was moved.",
    "Chinese fishermen crossed the street.",
]


@pytest.mark.parametrize(("sentence", "told"), TOLD)
def test_events_of_a_sentence(sentence: str, told: list[str]) -> None:
    assert [brief(m) for m in events(sentence)] == told


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_no_event(sentence: str) -> None:
    assert [brief(m) for m in events(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Iran fired drones at Israel, and Israel shot down most of them.", ["engagement", "engagement"]),
        ("Jets were scrambled by Japan after Russian bombers entered its airspace.", ["deployment", "incursion"]),
        ("Seoul condemned the launch after North Korea fired a missile.", ["statement", "weapons_test"]),
        ("Kim Jong Un oversaw a tank drill and ordered the army to prepare for war.", ["exercise", "statement"]),
    ],
)
def test_several_events(sentence: str, kinds: list[str]) -> None:
    assert sorted(m.type for m in events(sentence)) == sorted(kinds)


def test_a_report_without_armed_forces_tells_nothing() -> None:
    from tests.extract.reading import lexicon
    from timeline.extract import extract
    from timeline.model import Report

    text = "The minister warned farmers on Monday. Floods struck two villages, and residents were evacuated."
    assert extract(Report(id="r", text=text), [], lexicon()).mentions == ()


def test_an_exercise_keeps_its_name_and_edition() -> None:
    (mention,) = events("NATO opened Steadfast Defender 2024 on Wednesday.")
    assert (mention.name, mention.edition) == ("Steadfast Defender", "2024")


def test_an_unknown_name_is_learned_from_its_introduction() -> None:
    first, second = events("Norway opened a drill named Frozen Fjord on Monday. Frozen Fjord ends on Friday.")
    assert first.name == second.name == "Frozen Fjord"


def test_counts_keep_figure_and_unit() -> None:
    (mention,) = events("Some 2,500 soldiers took part in the drill that Norway held on Monday.")
    assert [(c.what, c.value, c.approximate) for c in mention.counts] == [("soldiers", 2500, True)]


def test_sources_are_named_outermost_first() -> None:
    (mention,) = events("North Korea fired a missile on Monday, Yonhap reported, citing the Joint Chiefs of Staff.")
    assert list(mention.attribution) == ["Yonhap", "Joint Chiefs of Staff"]


def test_a_barrage_that_is_launched_is_the_launch() -> None:
    """How much was fired is no attack beside the test; at somebody it is one attack."""
    assert [brief(m) for m in events("Iran fired a barrage of missiles into the Gulf on Tuesday.")] == [
        "weapons_test/- occurred IRN"
    ]
    assert [m.type for m in events("Hezbollah fired a barrage of rockets at Haifa on Tuesday.")] == ["engagement"]


def test_a_launch_that_draws_a_retaliatory_one_is_no_retaliation() -> None:
    text = "North Korea fired missiles that brought a retaliatory launch from the South."
    assert [m.type for m in events(text) if "PRK" in m.actors] == ["weapons_test"]
