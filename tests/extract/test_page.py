"""What surrounds an article on its page: datelines before its first sentence, lines that are no part of it."""

from __future__ import annotations

import pytest

from tests.extract.reading import brief, events
from timeline.extract.dateline import behind_dateline
from timeline.extract.furniture import article
from timeline.text import split_sentences


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("OSLO, Norway (Updated, 2:05 p.m.) — Two frigates sailed.", "Two frigates sailed."),
        ("Taipei, Aug. 22 (CNA) A warship sailed through the strait.", "A warship sailed through the strait."),
        ("Guwahati (Assam) [India], April 4 (ANI): The corps held a drill.", "The corps held a drill."),
        ("Bushehr, Feb 25, IRNA - Marines held a drill.", "Marines held a drill."),
        ("DOHA, (Gulf Point / QNA - 24th Feb, 2023) Officers met their hosts.", "Officers met their hosts."),
        ("(WIREPOINT- Agency) On Monday night guns fired.", "On Monday night guns fired."),
        ("Kochi :As part of its cruise the ship called at Male.", "As part of its cruise the ship called at Male."),
        ("DAKAR (Reuters) Soldiers seized the port.", "Soldiers seized the port."),
        ("MINSK, May 17. /TASS/. Tanks rolled west.", "Tanks rolled west."),
        ("BAKU, OCTOBER 3, AZERTAC. Shots were heard.", "Shots were heard."),
        ("SEOUL, Nov. 9, Kyodo,\nThe ship turned back.", "The ship turned back."),
        # no datelines
        ("The staff (JCS) said it saw a launch.", "The staff (JCS) said it saw a launch."),
        (
            "Ships of the fleet - two frigates - sailed to the port.",
            "Ships of the fleet - two frigates - sailed to the port.",
        ),
        ("USS Carl (CVN 7) sailed on.", "USS Carl (CVN 7) sailed on."),
    ],
)
def test_news_begins_behind_the_dateline(text: str, news: str) -> None:
    (sentence,) = split_sentences(text)
    assert text[behind_dateline(text, sentence) : sentence.end] == news


PROSE = "The brigade crossed the river on Monday. It met nobody. The army said so."


@pytest.mark.parametrize(
    ("page", "left_out"),
    [
        (
            f"{PROSE}\nRelated\nRebels shell the port\nFleet sails for the Gulf",
            ["Related", "Rebels shell the port", "Fleet sails for the Gulf"],
        ),
        (
            f"{PROSE}\nRelated Articles\nRebels shell the port\nThe minister told parliament that the bridge was intact.",
            ["Related Articles", "Rebels shell the port"],
        ),
        (f"RELATED: Rebels shell the port\n{PROSE}", ["RELATED: Rebels shell the port"]),
        (f"{PROSE}\n- Rebels shell the port\n- Rocket lifts off", ["- Rebels shell the port", "- Rocket lifts off"]),
        (
            f"{PROSE}\nborder clashriverarmy\nShare this on Facebook 214 Tweet 31",
            ["border clashriverarmy", "Share this on Facebook 214 Tweet 31"],
        ),
        (f"{PROSE}\nSubscribe to our newsletter for weekly drills.", ["Subscribe to our newsletter for weekly drills."]),
        (
            f"{PROSE}\nAbout the author: Ed Roe is a former gunner who fought in the Gulf.",
            ["About the author: Ed Roe is a former gunner who fought in the Gulf."],
        ),
        (f"Tanks cross the river\nPhoto: Agency\n{PROSE}", []),
        (f"Comments by the minister drew protests.\n{PROSE} It will", []),
        (
            f"{PROSE}\nA second brigade was to follow on Wednesday with bridging gear, said the general on the bank, who",
            [],
        ),
        ("Jan 5: Rebels shell the port\nJan 6: The fleet sails\nJan 9: Talks open", []),
    ],
)
def test_lines_that_are_no_article_are_left_out(page: str, left_out: list[str]) -> None:
    sentences = split_sentences(page)
    kept = article(page, sentences)
    assert [page[s.start : s.end] for s, belongs in zip(sentences, kept, strict=True) if not belongs] == left_out


@pytest.mark.parametrize(
    "text",
    [
        # what a weapon does, what a plan or an actor on the screen does: no day, nobody who did it
        "The hypersonic missile flies at Mach 15. Its crew fires it from a truck.",
        "The player attacks the port from a frigate and defends the base.",
        "Frequent missile tests worry the neighbours.",
        # what lies a lifetime back is named as context
        "On 6 June 1944 British troops attacked the port.",
        "Pupils held a lockdown drill on Tuesday.",
    ],
)
def test_what_is_told_of_the_world_is_no_news(text: str) -> None:
    assert [brief(mention) for mention in events(text)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Iranian missile hits Israeli base", ["engagement/strike occurred IRN -> ISR"]),
        ("The drill begins on Friday.", ["exercise/- planned"]),
        ("In 1976 North Korean soldiers attacked an American camp.", ["engagement/attack occurred PRK -> USA"]),
    ],
)
def test_headlines_and_history_within_memory_are_news(text: str, told: list[str]) -> None:
    assert [brief(mention) for mention in events(text)] == told


@pytest.mark.parametrize("dateline", ["", "TEHRAN (Tasnim) – ", "TEHRAN, March 6. /Agency/. "])
def test_where_it_was_written_is_no_party(dateline: str) -> None:
    mentions = events(
        f"{dateline}An American drone strike killed five Afghan soldiers. Gen. Zaher Azimi, the spokesman for the Afghan "
        "Ministry of Defense, confirmed in a message on Thursday what he called a mistake.")
    assert {code for mention in mentions for code in (*mention.actors, *mention.targets)} == {"USA", "AFG"}
