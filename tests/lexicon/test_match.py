"""What a form reads and what it does not, on small lexicons of our own, and the matcher against a slow one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.lexicon.entries import Actor, Entry, Equipment, PlaceEntry, Trigger
from timeline.lexicon.fold import fold
from timeline.lexicon.forms import Form, compile_forms, compile_inflected
from timeline.lexicon.inflect import verbs
from timeline.lexicon.matcher import Matcher

US = Actor(id="us", kind="actor", name="United States", role="country", actor="USA")
KOREAN = Actor(id="korean", kind="actor", name="North Korea", role="demonym", actor="PRK")
TAIWAN = Actor(id="taiwan", kind="actor", name="Taiwan", role="country", actor="TWN")
XI = Actor(id="xi", kind="actor", name="Xi Jinping", role="person", actor="CHN")
SHIP = Actor(id="ship", kind="actor", name="USS", role="ship", actor="USA")
STRAIT = PlaceEntry(id="strait", kind="place", name="Taiwan Strait", place_kind="strait", lat=24.5, lon=119.5)
TAIPEI = PlaceEntry(id="island", kind="place", name="Taiwan", place_kind="island", country="TWN", lat=23.7, lon=121.0)
MISSILE = Equipment(id="missile", kind="equipment", name="missile", category="missile", generic=True)
NAMED = Equipment(id="named", kind="equipment", name="KN-23", category="ballistic_missile")
SERIES = Equipment(id="series", kind="equipment", name="Hwasong", category="ballistic_missile")
LAUNCH = Trigger(id="launch", kind="trigger", name="launch", type="weapons_test")
THINK_TANK = Entry(id="none", kind="ignore", name="think tank")
TANK = Equipment(id="tank", kind="equipment", name="tank", category="tank", generic=True)

FORMS = [
    form
    for entry, written in [
        (US, "US"),
        (US, "U.S."),
        (KOREAN, "North Korean"),
        (US, "North"),
        (TAIWAN, "Taiwan"),
        (STRAIT, "Taiwan Strait"),
        (TAIPEI, "Taiwan"),
        (XI, "Xi"),
        (XI, "Xi Jinping"),
        (SHIP, "USS {Name}"),
        (SHIP, "{nth} Brigade"),
        (MISSILE, "missile"),
        (MISSILE, "artillery battery"),
        (NAMED, "KN-23"),
        (SERIES, "Hwasong-{n}"),
        (SERIES, "Türk"),
        (MISSILE, "F-15"),
        (NAMED, "F-15K"),
        (XI, "Harris"),
        (THINK_TANK, "think tank"),
        (TANK, "tank"),
        (US, "the North"),
        (STRAIT, "North Sea"),
    ]
    for form in compile_forms(entry, written)
] + compile_inflected(LAUNCH, "missile launch", verbs("launch"))

CASES = [
    ("the US and us", ["US:us"]),
    ("the North by the North Sea", ["the North:us", "North Sea:strait"]),
    ("U.S.-led and U.S. forces", ["U.S.:us", "U.S.:us"]),
    ("the U.S.A. team", []),
    ("North Koreans went North", ["North Koreans:korean", "North:us"]),
    ("NORTH KOREAN MISSILES", ["NORTH KOREAN:korean", "MISSILES:missile"]),
    ("north korean", []),
    ("Taiwan’s strait", ["Taiwan:taiwan", "Taiwan:island"]),
    ("the Taiwan  Strait", ["Taiwan  Strait:strait"]),
    ("the Taiwan\nStrait", ["Taiwan\nStrait:strait"]),
    ("Taiwan\n\nStrait", ["Taiwan:taiwan", "Taiwan:island"]),
    ("Xi spoke; XI Corps marched", ["Xi:xi"]),
    ("Xi'an and Harris County; Harris Monday, Harris's", ["Harris:xi", "Harris:xi"]),
    ("an F-15K and an F-15E", ["F-15K:named", "F-15E:missile"]),
    ("toXi Jinpingsaid the page", ["Xi Jinping:xi"]),
    ("artillery batteries", ["artillery batteries:missile"]),
    ("KN-23s, KN‑23, KN23 and KN 23A", ["KN-23s:named", "KN‑23:named", "KN23:named", "KN 23A:named"]),
    ("KN-234", []),
    ("a Hwasong-18 and Hwasong-12Na", ["Hwasong-18:series", "Hwasong-12Na:series"]),
    ("the Hwasong- series", []),
    ("USS Dwight D. Eisenhower Tuesday", ["USS Dwight D. Eisenhower:ship"]),
    ("USS Carney's crew", ["USS Carney:ship"]),
    ("a Turk, a Türk, a Tu\u0308rk", ["Turk:series", "Türk:series", "Tu\u0308rk:series"]),
    ("the 155th Naval Infantry Brigade", ["155th Naval Infantry Brigade:ship"]),
    ("the Third Brigade of the Brigade", ["Third Brigade:ship"]),
    ("a think tank with a tank", ["tank:tank"]),
    ("it launched missiles", ["launched:launch", "missiles:missile"]),
]


@pytest.fixture(scope="module", params=["aho-corasick", "pure python"])
def matcher(request: pytest.FixtureRequest) -> Matcher:
    return Matcher(FORMS, pure=request.param == "pure python")


@pytest.mark.parametrize(("text", "hits"), CASES, ids=[text for text, _ in CASES])
def test_reads(matcher: Matcher, text: str, hits: list[str]) -> None:
    found = matcher.match(text)
    assert [f"{hit.text}:{hit.entry.id}" for hit in found] == hits
    assert all(text[hit.start : hit.end] == hit.text for hit in found)


def test_inflection_is_told(matcher: Matcher) -> None:
    assert [(hit.form, hit.inflection) for hit in matcher.match("It launched")] == [("missile launch", "past")]


WORDS = st.sampled_from(
    [
        "US",
        "us",
        "the",
        "U.S.",
        "North",
        "Sea",
        "Korean",
        "Koreans",
        "Taiwan",
        "Strait",
        "missile",
        "missiles",
        "tank",
        "think",
        "Xi",
        "XI",
        "launching",
        "artillery",
        "battery",
        "Türk",
        "’s",
        "-",
        ".",
        "é",
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "", "  ", "\n", "\n\n", "\u00a0"])), max_size=14).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)
PLAIN = [form for form in FORMS if form.tail is None and form.head is None and not form.glued]


def has_article(text: str, start: int) -> bool:
    """Whether an article stands there, which counts for nothing."""
    return text[start : start + 4].lower() == "the "


def slow_match(text: str, forms: list[Form]) -> list[tuple[int, int, str]]:
    """Every form tried at every place by a regular expression; then the longest first, leftmost first."""
    folded = fold(text)
    found = []
    for form in forms:
        for match in re.finditer(rf"(?=({re.escape(form.pattern)}))", folded.text.lower()):
            start, end = match.span(1)
            piece = folded.text[start:end]
            bounded = not (re.match(r"\w\w", folded.text[start - 1 : start + 1]) if start else None)
            bounded &= not folded.text[end : end + 1].isalnum()
            cased = all(not c.isupper() or p.isupper() for c, p in zip(form.cased, piece, strict=True))
            if bounded and cased and not (form.exact and piece != form.cased and piece.isupper()):
                found.append((start, end, form.entry))
    kept: list[tuple[int, int, Entry]] = []
    for start, end, entry in sorted(found, key=lambda hit: (hit[0] - hit[1] + 4 * has_article(folded.text, hit[0]), hit[0])):
        rivals = [hit for hit in kept if (hit[2].kind == "trigger") == (entry.kind == "trigger")]
        if (start, end, entry) not in kept and all(
            (start, end) == hit[:2] or end <= hit[0] or hit[1] <= start for hit in rivals
        ):
            kept.append((start, end, entry))
    return sorted((*folded.source(start, end), entry.id) for start, end, entry in kept if entry.kind != "ignore")


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_agrees_with_the_slow_matcher(text: str) -> None:
    for pure in (False, True):
        fast = sorted((hit.start, hit.end, hit.entry.id) for hit in Matcher(PLAIN, pure=pure).match(text))
        assert fast == slow_match(text, PLAIN)
