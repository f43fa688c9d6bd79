"""The third set keeps to the guide: what it quotes is there, what it points to exists, bounds are in order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from tests.gold.measure import KEPT, THIRD, episodes
from timeline.model import MODES, EventType

EPISODES = episodes(folder=THIRD)
EVENTS = [(episode, event) for episode in EPISODES for event in episode["events"]]

STATUSES = {"occurred", "ongoing", "planned", "forecast", "alleged", "denied", "cancelled"}
COUNTRIES = set("""
    AFG ALB ARE ARG ARM AUS AUT AZE BEL BFA BGR BHR BIH BLR BOL BRA CAN CHE CHL CHN CMR COL CUB CYP CZE DEU DJI DNK
    DZA ECU EGY ERI ESP EST ETH FIN FRA GBR GEO GHA GRC GUY HRV HUN IDN IND IRN IRQ ISL ISR ITA JOR JPN KAZ KEN KGZ
    KOR KWT LBN LBY LKA LTU LUX LVA MAR MDA MDG MEX MLI MLT MMR MNE MNG MRT MYS NER NGA NIC NLD NOR NPL NZL OMN PAK
    PAN PER PHL POL PRK PRT PRY QAT ROU RUS SAU SDN SEN SGP SOM SRB SSD SUR SVK SVN SWE SYC SYR TCD TGO THA TJK TKM
    TUN TUR TWN UGA UKR URY USA UZB VEN VNM YEM ZAF
    """.split())
ALLIANCES = {"NATO", "EU", "UN", "UNC", "AU", "CSTO", "OSCE", "OAS", "CARICOM", "ECOWAS", "G7", "IAEA"}
NON_STATE = {"HEZBOLLAH", "HOUTHI", "TPLF", "CSP", "JNIM", "WAGNER"}


def body(report: str) -> str:
    """The text below the front matter."""
    return (THIRD / "reports" / f"{report}.md").read_text().split("---\n", 2)[2]


def quoted(episode: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Report and first words of each sentence that a mention or a link names."""
    for event in episode["events"]:
        yield from ((mention["report"], mention["sentence"]) for mention in event["mentions"])
    for link in episode["links"]:
        yield from ((place["report"], place["sentence"]) for place in (link, *link.get("also", ())))


@pytest.mark.parametrize("episode", EPISODES, ids=lambda episode: episode["cluster"])
def test_every_quoted_sentence_occurs_once(episode: dict[str, Any]) -> None:
    texts = {report["id"]: body(report["id"]) for report in episode["reports"]}
    assert [(report, sentence) for report, sentence in quoted(episode) if texts[report].count(sentence) != 1] == []


@pytest.mark.parametrize("episode", EPISODES, ids=lambda episode: episode["cluster"])
def test_time_phrases_stand_where_they_are_said_to(episode: dict[str, Any]) -> None:
    for event in episode["events"]:
        for mention in event["mentions"]:
            text = body(mention["report"])
            start = text.index(mention["sentence"])
            paragraph = text[start:text.find("\n", start)]
            assert mention["time_phrase"] is None or mention["time_phrase"] in paragraph, mention
    for timex in episode["timexes"]:
        assert body(timex["report"]).count(timex["phrase"]) >= timex["occurrence"] >= 1, timex


@pytest.mark.parametrize("episode", EPISODES, ids=lambda episode: episode["cluster"])
def test_links_lead_from_one_event_to_another(episode: dict[str, Any]) -> None:
    ids = [event["id"] for event in episode["events"]]
    assert len(ids) == len(set(ids))
    links = [(link["from"], link["to"], link["kind"]) for link in episode["links"]]
    assert len(links) == len(set(links))
    for link in episode["links"]:
        assert {link["from"], link["to"]} <= set(ids)
        assert link["from"] != link["to"]
        assert link["kind"] in {"responds_to", "part_of", "edition_of"}
        assert link["basis"] in {"stated", "interpreted"}


def test_words_come_from_the_closed_lists() -> None:
    for _, event in EVENTS:
        assert event["type"] in get_args(EventType)
        assert event["status"] in STATUSES
        assert event["salience"] in {"main", "background"}
        if event["mode"] and event["type"] in MODES:
            assert event["mode"] in MODES[event["type"]], event["id"]
        assert event["mentions"], event["id"]
        assert {*event["actors"], *event["targets"]} <= COUNTRIES | ALLIANCES | NON_STATE, event["id"]


def test_bounds_are_days_in_order() -> None:
    for _, event in EVENTS:
        for early, late in (event["start"], event["end"]):
            for day in filter(None, (early, late)):
                assert dt.date.fromisoformat(day).isoformat() == day, event["id"]
            assert not early or not late or early <= late, event["id"]
        for start, end in zip(event["start"], event["end"], strict=True):
            assert not start or not end or start <= end, event["id"]


def test_facts_do_not_lie_after_the_last_report() -> None:
    for episode, event in EVENTS:
        last = max(report["published_gold"] for report in episode["reports"])
        if event["status"] in {"occurred", "ongoing", "alleged", "denied"}:
            assert not event["start"][0] or event["start"][0] <= last, event["id"]


def test_published_is_what_the_front_matter_says() -> None:
    for episode in EPISODES:
        for report in episode["reports"]:
            text = (THIRD / "reports" / f"{report['id']}.md").read_text().split("---\n", 2)[1]
            stated = re.search(r"^published: (\S+)$", text, re.MULTILINE)
            assert stated is None or stated[1] == report["published_gold"], report["id"]


def test_every_second_episode_is_kept() -> None:
    assert sorted(episode["cluster"] for episode in EPISODES)[::2] == sorted(KEPT)
