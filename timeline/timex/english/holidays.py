"""Holidays: feasts of churches and peoples, and the national days that armies parade on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.dates import interval as cal
from timeline.dates.grain import Grain
from timeline.dates.interval import Interval
from timeline.timex.anchors import Anchors
from timeline.timex.feasts import NATIONS, Feast
from timeline.timex.reading import Reading, dated, undated, value_of
from timeline.timex.rules import RuleTable

TABLE = RuleTable()
rule = TABLE.rule


@rule(
    "{feast}, [of|in] {year}",
    "date",
    ("Christmas 2007", "2009-12-19", "2007-12-25", "2007-12-25"),
    ("Eid al-Fitr in 2023", "2024-03-14", "2023-04-22", "2023-04-21~/2023-04-24~"),
    never=("Tet 1968ers",),
)
def feast_year(at: Anchors, feast: Sequence[Feast], year: int) -> Reading | None:
    """In that year."""
    return _on(at, feast, [year])


@rule(
    "{feast}",
    "monthday",
    ("Christmas", "2000-01-05", "1999-12-25", "1999-12-25"),
    ("New Year's Eve", "2024-01-05", "2023-12-31", "2023-12-31"),
    ("the Day of the Sun", "2024-04-20", "2024-04-15", "2024-04-15"),
    ("Easter", "2000-04-17", "2000-04-23", "2000-04-23"),
    ("Orthodox Easter", "2024-04-30", "2024-05-05", "2024-05-05"),
    ("Thanksgiving Day", "2000-01-07", "1999-11-25", "1999-11-25"),
    ("lunar New Year's Day", "2024-02-12", "2024-02-10", "2024-02-10"),
    ("Nowruz", "2024-03-14", "2024-03-21", "2024-03-20~/2024-03-21~"),
    ("Yom Kippur", "2023-10-12", "2023-09-25", "2023-09-25"),
    ("Eid al-Adha", "2024-06-14", "2024-06-17", "2024-06-16~/2024-06-19~"),
    ("Independence Day", "2024-08-20", "XXXX-XX-XX"),
    never=(
        "a christmas card", "White Christmas", "Christmas Island", "the Tet Offensive", "Yom Kippur War veterans",
        "Operation Ramadan", "army day",
    ),
)
def feast(at: Anchors, feast: Sequence[Feast]) -> Reading | None:
    """The nearest one, of the nation beside it or in the text. "White Christmas" is a song, the Tet Offensive a battle."""
    if at.before.endswith(("White ", "Father ", "Operation ", "Battle of ")) or _PART_OF_A_NAME.match(at.after):
        return None
    return _on(at, feast, at.years())


_PART_OF_A_NAME = re.compile(
    r"\s+(?:Islands?|Offensive|War|Rising|Uprising|Accords?|Agreement|Truce|Massacre|Bridge|Mosque)\b"
)


def _on(at: Anchors, feasts: Sequence[Feast], years: Sequence[int]) -> Reading | None:
    """The day or days that are meant; a weak reading where more nations than one could be."""
    found, weak = _whose(at, feasts)
    if found is None:
        return undated("XXXX-XX-XX")
    days = [
        Interval(cal.on(first).start, cal.on(last).end, Grain.DAY)
        for year in years
        if 2 < year < cal.LAST_YEAR - 1
        for first, last in found.in_year(year)
    ]
    if not days:
        return None
    nearest = at.nearest(days)
    if not found.approximate:
        return dated(nearest, at.used, latent=weak)
    from_the_day_before = cal.between(cal.last(nearest, Grain.DAY), nearest)
    return dated(from_the_day_before, at.used, value=value_of(nearest), approximate=True, latent=weak)


def _whose(at: Anchors, feasts: Sequence[Feast]) -> tuple[Feast | None, bool]:
    """The holiday of the nation that stands beside its name, or that the text speaks of most; and whether that is weak."""
    if len(feasts) == 1 and not feasts[0].nation:
        return feasts[0], False
    beside = _BEFORE.search(at.before)
    behind = _BEHIND.match(at.after)
    for words in (beside, behind):
        nation = None if words is None else _nation(words[1])
        for feast in feasts if nation is not None else ():
            if feast.nation == nation:
                return feast, False
    told = at.nations(_counted)
    ranked = sorted((feast for feast in feasts if told.get(feast.nation)), key=lambda feast: -told[feast.nation])
    if not ranked:
        return None, True
    second = told[ranked[1].nation] if len(ranked) > 1 else 0
    days = {tuple(feast.in_year(2024)) for feast in ranked if told[feast.nation] == told[ranked[0].nation]}
    return ranked[0], 2 * second > told[ranked[0].nation] and len(days) > 1


_BY_WORD = {word.lower(): nation for nation, words in NATIONS.items() for word in words.split()} | {
    "north korea": "PRK", "north korean": "PRK", "south korea": "KOR", "south korean": "KOR", "saudi arabia": "SAU",
    "united states": "USA", "saudi arabian": "SAU", "south sudan": "SSD",
}  # fmt: skip
_ANY = "|".join(re.escape(word) for word in sorted(_BY_WORD, key=lambda word: (-len(word), word)))
_NATION = re.compile(rf"(?<![\w.])({_ANY})(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w.])({_ANY})(?:['’]s|['’])?\s+(?:annual\s+|national\s+)?$", re.IGNORECASE)
_BEHIND = re.compile(rf"\s+(?:of|in)\s+(?:the\s+)?({_ANY})(?!\w)", re.IGNORECASE)
_SHORT = frozenset({"us"})


def _nation(word: str) -> str | None:
    return None if word.lower() in _SHORT and word != "US" else _BY_WORD.get(word.lower())


def _counted(text: str) -> dict[str, int]:
    """How often a text names each nation."""
    told: dict[str, int] = {}
    for word in _NATION.finditer(text):
        nation = _nation(word[1])
        if nation is not None:
            told[nation] = told.get(nation, 0) + 1
    return told
