"""What statements in full, speeches and commentaries tell: themselves once, what they date, and no reproaches."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extract.reading import PUBLISHED, brief, events, lexicon
from timeline.extract import extract
from timeline.extract.genre import genre
from timeline.model import Report
from timeline.timex import tag

STATEMENT = (
    "Moscow, March 13. The Foreign Ministry of Russia released the following statement on Wednesday:\n"
    "The Kiev regime and its sponsors are hell-bent on escalation. NATO keeps staging provocative exercises at our borders."
    " On March 11 the Ukrainian army attacked a depot in Belgorod. The strikes of 1999 on Belgrade are not forgotten."
    " We condemn these reckless acts. Those who gave the order will pay the price. They will pay dearly."
)
COMMENTARY = (
    "The hegemony that Washington dreams of is a farce. Its vassals frantically stage war games in the South China Sea, one"
    " after another, under the pretext of free navigation. Such reckless bullying is a delusion. American warships attacked"
    " Tripoli long ago. On March 7 two American destroyers sailed through the Taiwan Strait."
)
SOBER = (
    "What is new is the route. Chinese frigates sailed around the island for the first time, and the army fired rockets from"
    " the coast. The defence ministry in Taipei calls this a provocation. Analysts expect more of it before the elections."
)


def told(text: str, title: str = "", url: str | None = None) -> list[str]:
    report = Report(id="r", title=title or None, url=url, text=text, published=PUBLISHED)
    return [brief(m) for m in extract(report, tag(text, PUBLISHED, report="r"), lexicon()).mentions]


@pytest.mark.parametrize(("kind", "title", "text"), [
    ("words", "Statement by the Foreign Ministry of Iran on the strikes", "The strikes violate the Charter."),
    ("words", "", STATEMENT),
    ("words", "", "Damascus, SANA. The General Command made the following statement: Units of the army repelled an attack."),
    ("words", "", "We will never yield. Our army stands ready. Our sailors, our pilots and we ourselves will answer them."),
    ("opinion", "Commentary: The club of the willing", COMMENTARY),
    ("opinion", "", COMMENTARY),
    ("news", "Analysis: what the drills around the island rehearsed", SOBER),
    ("news", "", SOBER),
    ("news", "Minister says statement was misread", "The minister told reporters that the fleet had sailed."),
    ("news", "", 'The spokesman called it "a reckless, frantic, despicable and shameless farce of warmongers and lackeys".'),
])
def test_genre(kind: str, title: str, text: str) -> None:
    report = Report(id="r", title=title or None, text=text)
    assert genre(report, lexicon().match(text), lexicon().match(title)) == kind


def test_section_of_the_site_says_that_it_is_an_opinion() -> None:
    text = "The reckless course of the two navies, hell-bent on a clash, is a farce."
    hits = lexicon().match(text)
    assert genre(Report(id="r", url="https://example.org/opinion/2024/course", text=text), hits, []) == "opinion"
    assert genre(Report(id="r", url="https://example.org/world/2024/course", text=text), hits, []) == "news"


def test_statement_in_full_is_one_statement_and_the_acts_it_dates() -> None:
    assert told(STATEMENT) == ["statement/threat occurred RUS -> UKR", "engagement/attack occurred UKR -> RUS"]


def test_commentary_tells_what_it_dates() -> None:
    assert told(COMMENTARY, "Editorial: the farce goes on") == ["deployment/transit occurred USA"]


def test_sober_analysis_tells_facts() -> None:
    assert {one.split("/")[0] for one in told(SOBER)} >= {"deployment"}


@pytest.mark.parametrize(("sentence", "modes"), [
    # what is told and asked of one's own side on the spot belongs to the visit
    ("Aleksandr Lukashenko inspected an air defence brigade on Tuesday. He stressed the need for better shelters.", []),
    ("Aleksandr Lukashenko inspected a tank brigade on Tuesday. He called for more drones.", []),
    ("Aleksandr Lukashenko inspected a tank brigade on Tuesday. He instructed the ministry to plant trees.", []),
    # a threat to others is news
    ("Aleksandr Lukashenko inspected a tank brigade on Tuesday. He threatened to strike Poland.", ["threat"]),
    ("Aleksandr Lukashenko inspected a tank brigade on Tuesday. He ordered the army to shoot down drones.", ["order"]),
])
def test_words_on_the_spot(sentence: str, modes: list[str]) -> None:
    assert [m.mode for m in events(sentence) if m.type == "statement"] == modes


def test_surname_of_many_is_the_one_whom_the_report_named() -> None:
    mentions = events("Kim Jong Un inspected a frigate on Tuesday. South Korea's army watched. Kim threatened South Korea.")
    assert brief(mentions[-1]) == "statement/threat occurred PRK -> KOR"


def test_history_in_a_statement_is_none_of_its_events() -> None:
    text = "We remember March 24, 1999, when NATO bombed Belgrade. The army fought alone. Our people do not forget."
    report = Report(id="r", title="Statement by the Embassy of Serbia", text=text, published=dt.date(2024, 3, 24))
    mentions = extract(report, tag(text, report.published, report="r"), lexicon()).mentions
    assert [m for m in mentions if m.type != "statement"] == []


@pytest.mark.parametrize("opening", [
    'A spokesman for the Foreign Ministry of Iran released the following statement "The strait will stay open" on March 13:',
    "The Foreign Ministry of Iran on Wednesday made public the following statement:",
    'The General Staff of Iran on March 13 issued a statement titled "Our patience has an end":',
])
def test_statement_with_a_title_is_aimed_at_those_it_names(opening: str) -> None:
    text = opening + (
        "\nIsrael violates the airspace of its neighbours. The army of Israel has attacked ships. We warn Israel that we"
        " must not be tried. Our missiles and drones are ready."
    )
    assert told(text)[:1] == ["statement/warning occurred IRN -> ISR"]


def test_statement_tells_what_happened_today_though_nobody_knows_when_that_was() -> None:
    text = (
        "At dawn today, Friday, a frigate of the Turkish navy entered the territorial waters of Cyprus without permission."
        " The Government protested. Our navy is watching. The missiles of 1997 are not forgotten."
    )
    report = Report(id="r", title="Statement by the Government of Cyprus", text=text)
    mentions = extract(report, tag(text, None, report="r"), lexicon()).mentions
    assert [(m.type, m.actors, m.targets) for m in mentions if m.type == "incursion"] == [("incursion", ("TUR",), ("CYP",))]


def test_we_are_those_whose_statement_it_is() -> None:
    text = (
        "On March 12 two Turkish jets entered the airspace of Cyprus."
        " On March 13 the Government sent 200 soldiers and a battery of howitzers to Paphos."
    )
    title = "Statement by the Government of Cyprus on the jets of Turkey"
    report = Report(id="r", title=title, text=text, published=PUBLISHED)
    (sent,) = [m for m in extract(report, tag(text, PUBLISHED, report="r"), lexicon()).mentions if m.type == "deployment"]
    assert sent.actors == ("CYP",)
