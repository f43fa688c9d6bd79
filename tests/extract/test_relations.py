"""Who answers what, what is part of what: one table for each way in which reports say it."""

from __future__ import annotations

import pytest

from tests.extract.reading import read
from timeline.model import Claim


def related(text: str, kind: str) -> list[tuple[str, str, str]]:
    """(trigger, trigger, basis) of the claims of a kind that the text makes; those it rejects are left out."""
    extraction = read(text)
    triggers = {m.id: m.trigger for m in extraction.mentions}
    claims: list[Claim] = [c for c in extraction.claims if c.kind == kind and not c.negated]
    return [(triggers[c.from_mention], triggers[c.to_mention], c.basis) for c in claims]


@pytest.mark.parametrize(
    ("text", "answer", "answered"),
    [
        ("Turkey launched a ballistic missile on Monday. Greece condemned the launch.", "condemned", "launched"),
        ("Pakistan held a naval drill on Monday. India's army said the drill was a provocation.", "said", "drill"),
        ("Armenia accused Azerbaijan of shelling its villages on Monday.", "accused", "shelling"),
        ("Venezuela held a tank drill on Monday. Guyana's president condemned it.", "condemned", "drill"),
        ("Russian bombers entered Finnish airspace on Monday. Two Finnish fighters were scrambled.", "scrambled", "entered"),
        (
            "Houthi rebels fired drones at a British frigate on Monday. The frigate shot down the drones.",
            "shot down",
            "fired",
        ),
        (
            "Russian drones flew into Estonian airspace on Monday. Estonia then invoked Article 4 of the NATO treaty.",
            "invoked Article",
            "flew into",
        ),
    ],
)
def test_reactions_by_nature_are_stated(text: str, answer: str, answered: str) -> None:
    assert (answer, answered, "stated") in related(text, "responds_to")


@pytest.mark.parametrize(
    ("text", "answer", "answered"),
    [
        ("Estonia fired warning shots on Monday. A Russian patrol had crossed its border.", "warning shots", "crossed"),
        ("Finland scrambled fighters when Russian bombers entered its airspace on Monday.", "scrambled", "entered"),
        ("After Russian bombers entered its airspace on Monday, Finland scrambled fighters.", "scrambled", "entered"),
        ("Syria shelled a Turkish post on Monday. As a reciprocal measure Turkey shelled a base.", "shelled", "shelled"),
        ("Chad shelled a Sudanese village on Monday. Egypt urged Chad to show restraint.", "urged", "shelled"),
        ("Rwanda shelled a Congolese base on Monday. Congo's president vowed to retaliate.", "vowed", "shelled"),
        ("Chile held a drill on Monday. Peru held a drill on Friday. Chile denounced the exercise.", "denounced", "drill"),
        ("Three rockets hit an air base near Erbil on Sunday. Iraq's president condemned the attack.", "condemned", "hit"),
        ("Heavy fighting broke out in Juba on Friday. Kenya urged both sides to cease fire.", "urged", "fighting"),
        ("Malian soldiers opened fire on a Chadian post on Monday. Chad's troops returned fire.", "returned fire",
         "opened fire on"),
        ("Algerian shells hit a Moroccan post on Monday. Morocco suspended its defence accord with Algeria.", "suspended",
         "hit"),
        ("Algerian guns shelled Figuig on Monday. Moroccan guns responded in kind and shelled Bechar.", "shelled",
         "shelled"),
        ("Rwanda's drills at the border led to an exchange of fire on Monday.", "exchange of fire", "drills"),
        ("Two Chinese cutters entered waters off Kinmen on Monday. Taiwan sent patrol boats to drive them away.", "sent",
         "entered"),
        ("Peru closed its border with Ecuador after gunmen killed nine soldiers on Monday.", "closed", "killed"),
        ("Iran fired a missile on Monday in what it called routine training. Oman's minister called it a provocation.",
         "called", "fired"),
        ("Sudan and Chad traded fire on Monday. The two agreed on a ceasefire on Tuesday.", "ceasefire", "traded fire"),
        ("Chadian and Sudanese troops clashed on Monday. Khartoum accused Chad of firing first.", "accused", "clashed"),
        ("Latvia will close its border with Belarus on Friday, citing the Zapad drills.", "close", "Zapad drills"),
        ("Tehran linked its missile launch to Israel's naval exercise.", "missile launch", "exercise"),
        ("Estonian guards fired warning shots on Monday. Nobody was hurt. A spokesman gave no details. Six Russian soldiers "
         "had crossed the border.", "warning shots", "crossed"),
        ("Chadian and Sudanese leaders agreed on a ceasefire on Friday. Heavy fighting had broken out at the border.",
         "agreed", "fighting"),
        ("Egypt began a naval drill on Tuesday, a reprisal for Turkey's drill off Cyprus.", "drill", "drill"),
        ("Pakistani jets struck Kandahar on Friday to avenge soldiers killed when militants attacked a post.", "struck",
         "killed"),
        ("Hezbollah fired 60 rockets at Haifa in answer to an air strike on its camp.", "fired", "air strike"),
        ("Rwanda shelled a Congolese base on Monday. Congo retaliated within hours and shelled Gisenyi.", "shelled",
         "shelled"),
        ("Rwanda shelled a Congolese base on Monday. In what it called an initial response, Congo fired rockets at Gisenyi.",
         "fired", "shelled"),
        ("Iran launched 200 missiles at Israel on Tuesday as payback for the strike on Beirut.", "launched", "strike"),
        ("Chad's guns shelled a Sudanese village on Monday. Sudan responded by shelling Chadian posts.", "shelling",
         "shelled"),
        ("Iran's president vowed on Tuesday to answer the Israeli strike on its consulate.", "vowed", "strike"),
        ("The drill off Cyprus was criticised by Turkey on Tuesday.", "criticised", "drill"),
        ("Chinese planes crossed the median line on Monday. Taiwan sent ships and planes to monitor them.", "monitor",
         "crossed"),
        ("Belarus held a drill on Monday. Lithuania's minister called the drill a rehearsal for war.", "called", "drill"),
        ("Turkey accused Greece on 4 May 2022. In 2014 Greek guns had shelled a Turkish post, which Athens denied.",
         "denied", "shelled"),
    ],
)
def test_what_is_done_because_of_others(text: str, answer: str, answered: str) -> None:
    assert (answer, answered, "stated") in related(text, "responds_to")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Kenyan media said Ethiopian troops had crossed the border. Ethiopia denied that its soldiers had entered Kenya.",
         "crossed"),
        ("A Sudanese village was shelled on Monday. Khartoum blamed Chad. Chad denied any role in the shelling.", "shelled"),
        ("A Greek tanker was hit by a drone on Monday. The Houthis denied that they had attacked the ship.", "attacked"),
        ("Serbia accused Kosovo of firing on a patrol on Friday. Pristina denied the accusation.", "accused"),
    ],
)
def test_who_denies_a_deed_answers_it_whoever_did_it(text: str, denied: str) -> None:
    found = [target for source, target, _ in related(text, "responds_to") if source == "denied"]
    assert found == [denied]


def test_allies_stand_by_those_who_were_attacked() -> None:
    text = "Hamas attacked Israel on Saturday. Houthi rebels shelled Jizan on Monday. {} pledged support for Israel."
    assert ("pledged", "attacked", "interpreted") in related(text.format("The American president"), "responds_to")
    assert related("Hamas attacked Israel on Saturday. Chad pledged support for Sudan.", "responds_to") == []


def test_several_deeds_answer_at_once() -> None:
    text = (
        "Russian bombers entered Estonian airspace on Monday. Finland responded by scrambling fighters and by raising the "
        "alert level of its army."
    )
    assert [target for _, target, _ in related(text, "responds_to")] == ["entered", "entered"]


def test_all_that_was_done_after_an_attack_answers_it() -> None:
    text = "India suspended a water treaty with Pakistan and closed the border after gunmen killed 26 soldiers on Monday."
    assert {(a, b) for a, b, _ in related(text, "responds_to")} == {("suspended", "killed"), ("closed", "killed")}


def test_what_is_part_of_an_answer_answers_too() -> None:
    text = (
        "Iran held a naval drill on Monday. Oman's army said on Tuesday that it would move jets in response to the drill. "
        "Oman fired missiles at sea on Friday as part of those measures."
    )
    assert ("fired", "drill", "stated") in related(text, "responds_to")


@pytest.mark.parametrize(
    "text",
    [
        "Chad shelled a Sudanese village on Monday. Egypt called for a halt to the trade in ivory.",
        "Chad shelled a Sudanese village on Monday. Chad's army opened a drill when the rains ended.",
        "Peru's envoy criticised Chile on Monday, and Chile's army condemned Ecuador.",
        "Chad and Sudan agreed on a ceasefire in January. Egypt and Libya held a tank drill on Monday.",
        "Rwandan guns shelled a Congolese base on 9 May 2022. On 4 May 2022, Congo's president had warned Rwanda.",
        "Chad shelled a Sudanese village on Monday. Egypt denied that its tank drill had anything to do with the shelling.",
    ],
)
def test_no_reaction(text: str) -> None:
    assert related(text, "responds_to") == []


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("India held a drill on Monday. Its army shelled a village on Tuesday. Pakistan condemned the drill.", "drill"),
        ("India held a drill on Monday. Its army shelled a village on Tuesday. Pakistan denied the claims.", None),
        ("Iranian boats seized a tanker on Monday. Iran held a drill on Tuesday. Oman called it piracy.", "seized"),
        ("NATO opened a drill on Monday. Russia said that an exercise without notice was a provocation.", "drill"),
        ("American forces have sunk ten boats off Venezuela since early September. On Sunday a strike hit a boat off Peru. "
         "Colombia's president called the strikes murder.", "sunk"),
        ("China opened a drill around Taiwan on Monday. Chinese planes crossed the median line on Tuesday. Taiwan's "
         "president said the drill was a threat to peace.", "drill"),
    ],
)
def test_the_noun_that_words_are_about_says_what_kind_of_event_is_meant(text: str, answered: str | None) -> None:
    assert [target for _, target, _ in related(text, "responds_to")] == ([answered] if answered else [])


@pytest.mark.parametrize(
    ("text", "answer", "answered"),
    [
        (
            "Armenia accused Azerbaijan of shelling its villages on Monday. Azerbaijan rejected the accusation.",
            "rejected",
            "accused",
        ),
        (
            "Guyana's president condemned Venezuela on Monday. Venezuela's army dismissed the criticism on Tuesday.",
            "dismissed",
            "condemned",
        ),
    ],
)
def test_replies_answer_words(text: str, answer: str, answered: str) -> None:
    assert (answer, answered, "stated") in related(text, "responds_to")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Egypt's tank drill was prompted by the artillery exercise of Israel.", "stated"),
        ("Egypt held a tank drill on Monday in protest over Israel's artillery exercise.", "stated"),
        ("Egypt held a tank drill on Monday, apparently in response to Israel's artillery exercise.", "interpreted"),
        ("Analysts saw Egypt's tank drill as a response to Israel's artillery exercise.", "interpreted"),
        ("American bombers flew over Egypt on Monday in a show of force after Sudan's missile launch.", "interpreted"),
        ("Egypt's tank drill was seen as a reaction to the artillery exercise of Israel.", "interpreted"),
        ("Egypt's tank drill was viewed by some in Cairo as a reply to the artillery exercise of Israel.", "interpreted"),
    ],
)
def test_answers_in_so_many_words(text: str, basis: str) -> None:
    assert [found for _, _, found in related(text, "responds_to")] == [basis]


def test_the_one_who_answers_is_an_opponent_that_the_report_names() -> None:
    text = (
        "Pakistan's army has shown its new guns. Analysts read the artillery drill, held on Tuesday, as a response to the "
        "annual exercise of India and France that ends later Thursday."
    )
    drill, exercise = (mention for mention in read(text).mentions if mention.type == "exercise")
    assert (drill.actors, exercise.actors) == (("PAK",), ("IND", "FRA"))
    assert (drill.time_phrase, exercise.time_phrase) == ("Tuesday", "later Thursday")
    assert [basis for _, _, basis in related(text, "responds_to")] == ["interpreted"]


def test_a_pronoun_means_the_nearest_event_and_what_answers_it_is_told_before() -> None:
    text = (
        "Turkey's tank training was held on Wednesday, a day before the end of the naval drills of Greece and Cyprus, "
        "and was seen by observers in Ankara as a response to them."
    )
    assert related(text, "responds_to") == [("tank training", "drills", "interpreted")]


def test_a_warning_that_names_nothing_is_only_read_as_an_answer() -> None:
    text = "Turkey held a naval drill on Monday. Greece warned Turkey that its patience was at an end."
    assert related(text, "responds_to") == [("warned", "drill", "interpreted")]


@pytest.mark.parametrize(
    "text",
    [
        "Lithuania closed its border with Belarus after Belarusian balloons entered its airspace on Monday.",
        "Belarus will close its border with Latvia because of the war games that NATO is holding in Latvia.",
    ],
)
def test_a_defensive_act_answers_what_it_came_after(text: str) -> None:
    assert [basis for _, _, basis in related(text, "responds_to")] == ["stated"]


@pytest.mark.parametrize(
    "text",
    [
        "India held a naval drill on Monday. Pakistan's artillery drill on Tuesday was no reply to the Indian drill.",
        "Egypt's tank drill was not a response to the artillery exercise of Israel.",
        "Egypt's tank drill came a day after the artillery exercise of Israel.",
        "Egypt held a tank drill on Monday after it had held an artillery exercise.",
    ],
)
def test_no_answer(text: str) -> None:
    assert related(text, "responds_to") == []


def test_nobody_reacts_to_what_is_told_only_later() -> None:
    text = "Ecuador warned Peru on Monday that its patience was at an end. Peru opened a naval drill on Thursday."
    assert related(text, "responds_to") == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Turkey held a naval drill on Monday in response to the visit of French President Macron to Cyprus.", ("TUR",)),
        ("Algeria opened a tank drill on Friday in angry reaction to a missile test of Morocco.", ("DZA",)),
        ("Russian jets flew into Estonian airspace on Monday. NATO answered with a week of air drills.", ("NATO",)),
    ],
)
def test_what_is_answered_is_no_part_of_the_answer(text: str, actors: tuple[str, ...]) -> None:
    assert [m.actors for m in read(text).mentions if m.type == "exercise"] == [actors]
    assert [basis for _, _, basis in related(text, "responds_to")] == ["stated"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Eritrean troops took two hills on Monday. Addis Ababa called this an act of aggression.", True),
        ("Eritrean troops took two hills on Monday. Addis Ababa called this an act of kindness.", False),
    ],
)
def test_what_names_an_attack_is_no_chatter(text: str, seen: bool) -> None:
    assert any(mention.trigger == "called" for mention in read(text).mentions) is seen


@pytest.mark.parametrize(
    ("text", "part", "whole", "basis"),
    [
        (
            "China held drills near Taiwan on Monday. The drills will last three days. On Monday 30 of its planes crossed "
            "the median line of the Taiwan Strait.",
            "crossed",
            "drills",
            "stated",
        ),
        (
            "Turkey began a naval drill on Monday. The launch of a missile on Tuesday was the first phase of the drill.",
            "launch",
            "drill",
            "stated",
        ),
        (
            "India began Exercise Trishul on Monday. On Tuesday, as part of the exercise, Indian warships fired missiles.",
            "fired",
            "Exercise Trishul",
            "stated",
        ),
        (
            "India began Exercise Trishul on Monday. Indian marines held an amphibious landing drill on Tuesday.",
            "drill",
            "Exercise Trishul",
            "interpreted",
        ),
        (
            "India opened its drill Trishul on Monday. It will last a week. The Indian navy fired missiles on Tuesday.",
            "fired",
            "Trishul",
            "stated",
        ),
        (
            "During a large Russian attack on Odesa on Monday, Russian drones entered Romanian airspace.",
            "entered",
            "attack",
            "interpreted",
        ),
        (
            "Two Indian pilots were killed on Monday when their fighter crashed during the exercise Trishul.",
            "crashed",
            "Trishul",
            "stated",
        ),
        (
            "NATO opened Steadfast Defender on Monday, a series of drills. Nordic Response began on Tuesday in Norway.",
            "Nordic Response",
            "Steadfast Defender",
            "stated",
        ),
        (
            "NATO opened Steadfast Defender on Monday, a series of drills. Nordic Response will follow in May in Norway.",
            "Nordic Response",
            "Steadfast Defender",
            "interpreted",
        ),
        (
            "On Monday, during the strategic exercise Grom, a Russian submarine launched a ballistic missile.",
            "launched",
            "Grom",
            "stated",
        ),
        (
            "On Monday, in an exercise of its rocket forces, Pakistan launched two ballistic missiles.",
            "launched",
            "exercise",
            "stated",
        ),
    ],
)
def test_parts(text: str, part: str, whole: str, basis: str) -> None:
    assert related(text, "part_of") == [(part, whole, basis)]


@pytest.mark.parametrize(
    "text",
    [
        "India began Exercise Trishul on Monday. Pakistan held an amphibious landing drill on Tuesday.",
        "NATO opened Cold Response on Monday to deter Russia. Russian warships were sent to the North Sea on Tuesday.",
        "NATO opened Steadfast Defender on Monday, a series of drills. It is the largest since Trident Juncture in 2018.",
        "China opened the drill Joint Sword on Monday. The drill ends on Friday. A Chinese frigate shadowed a British "
        "destroyer on Tuesday.",
        "NATO opened Cold Response on Monday. Cold Response ends in June. A British frigate called at Bergen on Tuesday.",
    ],
)
def test_no_part(text: str) -> None:
    assert related(text, "part_of") == []


def test_the_drills_are_those_the_report_opens_with() -> None:
    text = (
        "Egypt opened a naval drill on Monday. The exercise will last a week. Israel sent an aircraft to Cyprus. "
        "Turkey held a tank drill on Tuesday. Israel condemned Egypt for the exercise."
    )
    assert ("condemned", "drill") in [(a, b) for a, b, _ in related(text, "responds_to")]
    extraction = read(text)
    naval = next(m.id for m in extraction.mentions if m.mode == "naval" and m.head)
    assert any(c.to_mention == naval for c in extraction.claims if c.kind == "responds_to")


def test_words_about_an_act_are_aimed_at_those_who_did_it_and_not_at_who_speaks_as_well() -> None:
    text = ("China began a drill around Taiwan on Tuesday. "
            "Japan and the European Union voiced concern over the drill on Thursday.")
    statements = [m for m in read(text).mentions if m.type == "statement"]
    assert statements
    assert {m.targets for m in statements} == {("CHN",)}


def test_they_are_those_met_where_one_side_acts() -> None:
    text = "Taiwan's coast guard escorted two Chinese vessels out on Tuesday after they had entered restricted waters."
    extraction = read(text)
    (entered,) = [m for m in extraction.mentions if m.type == "incursion"]
    assert (entered.actors, entered.targets) == (("CHN",), ("TWN",))
