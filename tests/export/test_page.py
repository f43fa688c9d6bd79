"""The page: one file that asks for nothing, runs nothing but its own script, and says everything without it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.export.crowd import crowd_database, set_sides
from tests.factories.chronology import day, event, mention, report
from tests.factories.database import path as path
from timeline.dates.span import Span
from timeline.export import Options, export
from timeline.lexicon import load
from timeline.model import Extraction, Merged
from timeline.select import Selection
from timeline.store import Store

VOID = frozenset("meta link input br img path circle rect use".split())
HOSTILE = '</script><img src=x onerror=alert(1)>"\' & \u202eevil\u2066 \x1b]0;x\x07'


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, the text of each kind of element, and what never closes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.setdefault(tag, []).append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open[-1]][-1] += data

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def page_of(path: Path, selection: Selection | None = None, **options: int) -> tuple[str, Page]:
    target = path.parent / "out.html"
    export(target, path, selection or Selection(), load(), options=Options(**options))
    source = target.read_text(encoding="utf-8")
    return source, Page(source)


def test_the_page_is_well_formed_and_every_event_is_an_anchor(path: Path) -> None:
    _, page = page_of(path)
    assert page.open == []
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert {"fs24x", "m5dst", "k7frd", "d3ptr", "p2ndd"} <= set(ids)
    targets = [attributes["href"][1:] for tag, attributes in page.elements
               if tag == "a" and attributes["href"].startswith("#")]
    assert set(targets) <= set(ids)


def test_nothing_in_the_page_loads_anything(path: Path) -> None:
    source, page = page_of(path)
    for tag, attributes in page.elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "audio", "video", "image"}
        assert "src" not in attributes
        assert "style" not in attributes, "the policy forbids styles of single elements"
        assert not [name for name in attributes if name.startswith("on")]
        if "href" in attributes and tag != "a":
            assert attributes["href"].startswith("#")
    assert "@import" not in source
    assert not re.search(r"url\(", source)


def test_links_to_reports_open_elsewhere_and_tell_nothing(path: Path) -> None:
    _, page = page_of(path)
    outward = [attributes for tag, attributes in page.elements if tag == "a" and not attributes["href"].startswith("#")]
    assert {attributes["href"] for attributes in outward} == {"https://example.org/0305"}
    assert all(attributes["rel"] == "noopener noreferrer nofollow" for attributes in outward)


def test_the_policy_allows_exactly_our_script_and_style(path: Path) -> None:
    source, page = page_of(path)
    policy = next(attributes["content"] for tag, attributes in page.elements
                  if attributes.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    for name, inline in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    # what a report says is data, never part of what the policy allows
    assert "fs24x" not in script


def test_the_list_says_everything_without_a_script(path: Path) -> None:
    source, _ = page_of(path)
    plain = re.sub(r"<script.*?</script>", "", source, flags=re.DOTALL)
    words = " ".join(re.sub(r"<[^>]+>", "", plain).split())
    assert "Monday 4 March 2024 to Thursday 14 March 2024, 11 days" in words
    assert "Evidence: 2 sentences in 2 reports" in words
    assert "North Korea condemned the drill on Tuesday in response." in words
    assert "Meridian Wire, Tuesday 5 March 2024" in words
    assert "reports/wire-0305.md:7" in words
    assert "Answers Harbour Watch, 1 day after, stated." in words
    assert "Answered by Event m5dst, 1 day after, stated." in words
    assert "To review: count-conflict" in words
    assert "<mark>condemned</mark>" in source
    assert "<noscript>" in source


def test_every_date_says_how_its_words_became_it(tmp_path: Path) -> None:
    source, _ = page_of(crowd_database(tmp_path / "crowd.duckdb", 4))
    reasons = [" ".join(re.sub(r"<[^>]+>", "", found).split())
               for found in re.findall(r'<p class="reason">(.*?)</p>', source, re.DOTALL)]
    assert sum(bool(re.fullmatch(r"\w+ \d+, 20\d\d → 20\d\d-\d\d-\d\d, written in full", words)) for words in reasons) == 4


def test_links_by_timing_are_there_only_when_asked(path: Path) -> None:
    def bases(source: str) -> set[str]:
        return set(re.findall(r'<p class="link (\w+)">', source))

    set_sides(path)
    assert bases(page_of(path)[0]) == {"stated", "interpreted"}
    assert bases(page_of(path, timing=400)[0]) == {"stated", "interpreted", "timing"}


def test_the_data_of_the_drawing_is_json(path: Path) -> None:
    source, _ = page_of(path)
    (block,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', source, re.DOTALL)
    made = json.loads(block)
    assert [each["id"] for each in made["events"]] == ["d3ptr", "fs24x", "m5dst", "k7frd", "p2ndd"]
    assert made["events"][1]["core"] == [day("2024-03-04").toordinal(), day("2024-03-15").toordinal()]
    assert "at" not in made["events"][4]
    assert made["events"][2]["answers"] == [["fs24x", "stated"]]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A database whose every text wants to be more than text."""
    sentence = f"Tanks fired {HOSTILE} near the river."
    wire = report("wire", sentence, published="2024-03-05", title=HOSTILE, source=HOSTILE, url="javascript:alert(1)")
    told = mention(wire, sentence, "fired", type="exercise", actors=("<b>", "PRK"), span=Span.on(day("2024-03-04")),
                   time_phrase=HOSTILE, date_basis="stated", date_reason=HOSTILE)
    made = event("h5stl", told, title=HOSTILE, publishers=(HOSTILE,), review=(HOSTILE,))
    database = tmp_path / "hostile.duckdb"
    with Store.open(database, "create") as store:
        store.store_batch([Extraction(report=wire, mentions=(told,))])
        store.replace_events(Merged(events=(made,)))
    return database


def test_hostile_text_stays_text(hostile: Path) -> None:
    source, page = page_of(hostile)
    assert page.open == []
    assert "img" not in {tag for tag, _ in page.elements}
    assert not [value for _, attributes in page.elements for name, value in attributes.items()
                if name in ("href", "src") and "alert" in value]
    assert sum(tag == "script" for tag, _ in page.elements) == 2
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", source)
    assert any("</script><img src=x onerror=alert(1)>" in words for words in page.texts["bdi"])
    assert "<b>" in page.texts["bdi"]


def test_foreign_titles_have_a_direction_of_their_own(tmp_path: Path) -> None:
    source, page = page_of(crowd_database(tmp_path / "crowd.duckdb", 40))
    assert "وزارة الدفاع تدين المناورات" in source
    for tag, texts in page.texts.items():
        if tag not in ("bdi", "title", "text", "blockquote", "script", "mark", "q"):
            assert not [words for words in texts if re.search("[\u0600-\u06ff]", words)], tag


def test_an_empty_choice_is_a_page_too(path: Path) -> None:
    source, page = page_of(path, Selection(when="1950"))
    assert page.open == []
    assert "No event was chosen." in source


def test_four_hundred_events_stay_small(tmp_path: Path) -> None:
    source, page = page_of(crowd_database(tmp_path / "crowd.duckdb", 400))
    assert page.open == []
    assert len(source.encode()) < 900_000
    assert sum(tag == "article" for tag, _ in page.elements) == 400
