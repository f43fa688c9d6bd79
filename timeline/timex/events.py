"""Dates counted from a named event: "two days after the launch", "a week before the summit", "five days into the offensive".

The event is one that the text has dated: in the words right behind ("after Monday's launch", "after Russia invaded on 24
February"), or in an earlier sentence that tells of it in a word of the same family ("launch", "launched", "lift-off") or of
the same stem. Where no sentence does, the length of time is all that is known, and nothing is dated by it: the day told
last, or that of publication, would be a guess.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from timeline.dates import interval as cal
from timeline.dates.edtf import to_edtf
from timeline.dates.grain import Grain
from timeline.dates.interval import Interval, OutOfCalendar
from timeline.timex.clause import PARAGRAPH_END, SENTENCE_END
from timeline.timex.matcher import Match
from timeline.timex.reader import Reader
from timeline.timex.reading import COMPARISON, Found, Reading, dated

# Words that tell one kind of event, a family a line. A word that is in none stands for its own stem.
_FAMILIES: Final = """
launch launches launched launching liftoff lift-off fired firing firings test-fired
test tests tested testing
attack attacks attacked attacking assault assaults raid raids raided ambush ambushed
strike strikes struck striking airstrike airstrikes hit hits bombing bombings bombed bombardment
explosion explosions explode exploded blast blasts detonation detonated detonate
shelling shelled shell shells
shooting shot killing killings killed slaying slain murder murdered assassination assassinated death deaths died
invasion invasions invade invaded invading incursion
offensive counteroffensive counter-offensive onslaught
war wars hostilities fighting
drill drills exercise exercises manoeuvres maneuvers manoeuvre maneuver wargame wargames
crash crashes crashed
sinking sank sunk sink
shootdown downing downed
seizure seized seize capture captured
fall fell
ceasefire cease-fire truce armistice
agreement agreements deal accord accords pact treaty signed signing
talks talk negotiations meeting met meet summit summits conference
visit visits visited visiting trip
election elections elected vote voted ballot referendum
coup coups putsch overthrow overthrown ousted ouster toppled
announcement announced announce declaration declared
statement stated
speech speeches address
warning warnings warned warn
threat threats threatened ultimatum
funeral buried burial
earthquake quake
launching
start starts started begin begins began beginning opening opened opens
end ends ended ending conclusion concluded completion completed finish finished finishes
arrival arrived arrive arrives
departure departed left
deployment deployed deploy
withdrawal withdrew withdrawn withdraw pullout
release released
arrest arrested detention detained
sanctions sanctioned sanction
parade paraded
collision collided collide
crossing crossed
resignation resigned resign
""".strip().splitlines()
_FAMILY: Final = {word: number for number, line in enumerate(_FAMILIES) for word in line.split()}
# Families that tell the same event where no sentence has a word of the family itself: a test is a launch, a blast an attack.
_KIN: Final = tuple(
    frozenset(_FAMILY[word] for word in words.split())
    for words in ("launch test", "attack strike explosion shelling shooting", "ceasefire agreement", "coup seizure")
)
_BEGINNING: Final = _FAMILY["start"]
_PHASES: Final = frozenset({_BEGINNING, _FAMILY["end"]})
# Words that are in so many sentences that they point to none.
_EMPTY: Final = frozenset(
    """the a an its his her their our this that these those such same last first second third new latest previous major
    deadly joint annual massive huge big large another both all of in on at by to for from with into over near against
    between and or it they he she we there was were had has have is are be been being did does do would will could may
    might who which when where while government president minister army military forces troops country united states
    north south east west""".split()
)
_WORD: Final = re.compile(r"[^\W\d_](?:[\w-]*[^\W_])?")
_SUFFIXES: Final = ("ations", "ation", "ings", "ing", "ions", "ion", "ments", "ment", "ed", "es", "s", "e")
_LINK: Final = re.compile(r"\s+(?:(?P<back>before|ahead\s+of|prior\s+to)|after|following|into|on\s+from)\s+", re.IGNORECASE)
_ENDS_IN_LINK: Final = re.compile(r"(?:(?P<back>before|eve\s+of)|after|following|day\s+of)$", re.IGNORECASE)
_COMPLEMENT: Final = re.compile(r"[^,;:.()\n—–]{1,70}")
_PREPOSITION: Final = re.compile(r"\b(?:of|on|in|at|to|by|for|with|from|against|between|near|that|which|who|when)\b")
_SAYING: Final = re.compile(r"\b(?:said|says|told|reported|announced|added)\s+(?:\w+\s+)?(?:on\s+)?$")
_RELATIVE: Final = re.compile(
    r"\b(?:after|before|ahead\s+of|until|since|prior\s+to|following)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE
)
_COUNTING: Final = frozenset(
    """amount units_after units_before hours_after the_day_before the_day_after on_the_eve_of nth_day_of_event""".split()
)
_DAY_KINDS: Final = frozenset({"day", "weekday", "monthday", "date", "holiday"})
_SENTENCES: Final = 16
"""So many dates back an event may have been told."""
_SIDE: Final = 300
"""How much of a sentence on either side of its date is searched, in code points."""
_NEAR: Final = 60
"""So near to its date an event stands that a sentence of news is about; further off it may be what happened long ago."""
_QUOTE: Final = 80


class _Told(NamedTuple):
    """An event with the day that the text gives it, and the words that do."""

    name: str
    interval: Interval
    words: str
    alone: bool = True
    """Whether no other date of the text suits as well."""


def counts_from_event(match: Match) -> bool:
    """Whether what the rule reads may be counted from an event named behind it."""
    return match.rule.name in _COUNTING


def from_event(reader: Reader, position: int, found: Found) -> Found:
    """`found`, a length of time with "after" or "before", as a date where the event named behind it is dated."""
    match = reader.matches[position]
    if found.reading.interval is not None and not found.reading.latent:
        return found
    words = reader.text[found.start : found.end]
    link = _ENDS_IN_LINK.search(words)
    behind = found.end
    if link is None:
        link = _LINK.match(reader.text, found.end)
        if link is None:
            return found
        behind = link.end()
    complement = _COMPLEMENT.match(reader.text, behind)
    if complement is None or not complement[0].strip():
        return found
    into = link[0].strip().lower() == "into" or match.rule.name == "nth_day_of_event"
    told = _dated_behind(reader, position, behind)
    own = _own_day(reader, found.start)
    if told is None and own is not None:
        return _said_again(found, own.reading) if match.rule.name == "nth_day_of_event" else found
    if told is None:
        wanted = _keys(complement[0])
        told = _told_before(reader, found.start, wanted) or _told_before(reader, found.start, _kin(wanted))
    if told is None:
        return found
    if told.interval.grain > max(_length(match)[1] or Grain.DAY, Grain.DAY):
        return found  # "two days after" what is known to the year
    try:
        interval = _counted(match, told.interval, back=link["back"] is not None, into=into)
    except OutOfCalendar:
        return found
    if interval is None:
        return found
    hours = _length(match)[1] is not Grain.DAY and interval.grain <= Grain.DAY
    anchor = f"event told: {told.name}, {to_edtf(told.interval)} (“{told.words}”)"
    reading = dated(interval, anchor, approximate=hours, latent=not told.alone)
    return found._replace(reading=reading)


def _counted(match: Match, event: Interval, *, back: bool, into: bool) -> Interval | None:
    """The day or other unit that lies so far after the event, or before it; None for a length that no calendar counts."""
    count, unit = _length(match)
    if count is None or unit is None:
        return None
    first, last = event.first_day, event.last_day
    day = first if back or into or last is None else last
    if day is None:
        return None
    at = cal.on(day) if event.grain <= Grain.DAY else event
    if unit <= Grain.HOUR:
        count, unit = (round(count / 24), Grain.DAY) if unit is Grain.HOUR and count >= 12 else (0, Grain.DAY)
    moved = round(-count if back else count)
    return cal.shift(at, moved, unit) if moved else at


def _length(match: Match) -> tuple[float | None, Grain | None]:
    """Number and unit that a rule has read."""
    if match.rule.name in ("the_day_before", "the_day_after", "on_the_eve_of"):
        return 1, Grain.DAY
    if match.rule.name == "hours_after":
        return 0, Grain.HOUR
    if match.rule.name == "nth_day_of_event":
        return match.arguments[0] - 1, Grain.DAY
    count, unit = match.arguments[:2]
    return count, unit


# ------------------------------------------------------------------------------------------------ which event


def _dated_behind(reader: Reader, position: int, behind: int) -> _Told | None:
    """The event that the words right behind date: "Monday's launch", "the drills began on Monday", "the March 4 attack"."""
    if position + 1 >= len(reader.matches):
        return None
    following = reader.matches[position + 1]
    between = reader.text[behind : following.start]
    if following.rule.kind not in _DAY_KINDS or _COMPLEMENT.fullmatch(between or "-") is None or _SAYING.search(between):
        return None
    found = reader.alone(following)
    if found is None or found.reading.interval is None or found.reading.latent or found.reading.interval.grain > Grain.DAY:
        return None
    tail = _COMPLEMENT.match(reader.text, following.end)
    end = following.end if tail is None or len(between.split()) > 1 else tail.end()
    event = _event_word(reader.text[behind:end])
    return None if event is None else _Told(event, found.reading.interval, _quoted(reader.text[behind:end]))


def _own_day(reader: Reader, start: int) -> Found | None:
    """The day that the sentence has told before: "on Tuesday, a day after the drills began" is a day said twice."""
    last = reader.found[-1] if reader.found else None
    if last is None or last.reading.interval is None or last.reading.interval.grain > Grain.DAY:
        return None
    near = start - last.end < _SIDE and SENTENCE_END.search(reader.text, last.end, start) is None
    return last if near else None


def _said_again(found: Found, day: Reading) -> Found:
    """ "Today is the eighth day of the blockade": it is today."""
    return found._replace(reading=dataclasses.replace(day, type="DATE", note="the day told before it, said again"))


def _told_before(reader: Reader, start: int, wanted: Mapping[str | int, int]) -> _Told | None:
    """The event of that name that an earlier sentence dates."""
    if not wanted:
        return None
    here = _sentence(reader.text, start)[0]
    tellings: list[_Telling] = []
    for found in reversed(reader.found[-_SENTENCES:]):
        reading = found.reading
        if found.end > here or reading.interval is None or reading.type == "DURATION" or reading.latent:
            continue
        if reading.note == COMPARISON or reading.interval.first_day is None or reading.interval.grain > Grain.YEAR:
            continue
        begin, end = _sentence(reader.text, found.start)
        hit = _hit(reader.text, begin, end, found, wanted)
        if hit is not None:
            told = _Told(hit[1][0], reading.interval, _quoted(reader.text[begin:end]))
            tellings.append(_Telling(hit[0], begin, -abs(hit[1].start() - found.start), told))
    if not tellings:
        return None
    strongest = max(telling.rank for telling in tellings)
    return _meant(reader, start, [telling for telling in tellings if telling.rank == strongest])


class _Telling(NamedTuple):
    """A sentence that tells the wanted event: how many of the wanted words it has, where it begins, how near its date is."""

    rank: int
    begin: int
    near: int
    told: _Told


def _meant(reader: Reader, start: int, tellings: list[_Telling]) -> _Told:
    """Of tellings with other dates, the one of the same paragraph; else, in news, the newest, which the report is of.

    Where neither tells, the last one, and weakly.
    """
    last = max(tellings, key=lambda telling: (telling.begin, telling.near)).told
    if len({telling.told.interval for telling in tellings}) == 1:
        return last
    beside = [telling for telling in tellings if PARAGRAPH_END.search(reader.text, telling.begin, start) is None]
    if len({telling.told.interval for telling in beside}) == 1:
        return beside[0].told
    newest = reader.at.newest
    news = [telling for telling in tellings if not beside and telling.told.interval == newest and telling.near > -_NEAR]
    if news and newest is not None and reader.at.is_fresh(newest):
        return news[0].told
    return last._replace(alone=False)


def _hit(text: str, begin: int, end: int, found: Found, wanted: Mapping[str | int, int]) -> tuple[int, re.Match[str]] | None:
    """The word of a sentence that tells the wanted event, nearest to its date, and how many of the wanted words it has."""
    hits: dict[str | int, re.Match[str]] = {}
    for word in _WORD.finditer(text, begin, end):
        key = _key(word[0])
        if key is None or key not in wanted or found.start <= word.start() < found.end:
            continue
        if _RELATIVE.search(text, max(begin, word.start() - 50), word.start()) and not 0 < found.start - word.end() < 12:
            continue  # "a week before the summit" does not date the summit
        if key not in hits or abs(word.start() - found.start) < abs(hits[key].start() - found.start):
            hits[key] = word
    phases = _PHASES & wanted.keys()
    if phases and len(wanted) > 1 and not phases & hits.keys():
        return None  # "after the drills ended" is not told by a sentence about the drills
    if not any(wanted[key] > 1 for key in hits) and any(weight > 1 for weight in wanted.values()):
        return None
    if not hits:
        return None
    strongest = max(hits, key=lambda key: (wanted[key], -abs(hits[key].start() - found.start)))
    return sum(wanted[key] for key in hits), hits[strongest]


def _keys(complement: str) -> dict[str | int, int]:
    """What the words of a complement stand for, weighed: a word of events 3, its head noun or verb 2, a name 1.

    The head is the last word before a preposition: "guidelines" of "new guidelines on foreigners".
    """
    words = [word[0] for word in _WORD.finditer(_PREPOSITION.split(complement, maxsplit=1)[0])][:8]
    keys = [(word, _key(word)) for word in words]
    events: dict[str | int, int] = {key: 3 for _, key in keys if isinstance(key, int)}
    if events:
        return events
    head = next((key for word, key in reversed(keys) if key is not None and word[0].islower()), None)
    names = {key: 1 for word, key in keys if key is not None and word[0].isupper()}
    return names if head is None else {**names, head: 2}


def _kin(wanted: Mapping[str | int, int]) -> dict[str | int, int]:
    """The families akin to those wanted; empty where none has kin."""
    kin: dict[str | int, int] = {}
    for families in _KIN:
        if families & wanted.keys():
            kin.update(dict.fromkeys(families - wanted.keys(), 3))
    return kin


def _event_word(words: str) -> str | None:
    """The word that names the event: of a family of events, or else any noun or verb."""
    found = [(word[0], _key(word[0])) for word in _WORD.finditer(words)]
    for word, key in found:
        if isinstance(key, int) and key != _BEGINNING:
            return word
    return next((word for word, key in reversed(found) if key is not None), None)


def _key(word: str) -> str | int | None:
    """The family of a word of events, the stem of another word, None for one that says nothing."""
    low = word.lower()
    family = _FAMILY.get(low)
    if family is not None:
        return family
    if low in _EMPTY or len(low) < 4:
        return None
    for suffix in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= 4:
            return low.removesuffix(suffix)
    return low


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Begin and end of the sentence around `at`, as far as it is searched."""
    low, high = max(0, at - _SIDE), min(len(text), at + _SIDE)
    begin = low
    for end in SENTENCE_END.finditer(text, low, at):
        begin = end.end()
    following = SENTENCE_END.search(text, at, high)
    return begin, following.start() + 1 if following is not None else high


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1].rstrip() + "…"
