"""A telling: all that one report says of one event.

Extraction yields a mention for each sentence and says, by ``same`` claims, which of them refer back to which. Those chains
are what merging compares: a chain knows the day from its second sentence and the weapon from its fourth, where each
mention alone would look like half of the other reports' events.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from timeline.merge.dating import Dated, date_event
from timeline.model import Claim, Count, EventType, Mention, Place, Report

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_DESIGNATOR = re.compile(r"\d")
# Words of news prose that say nothing about which event a sentence tells.
_COMMON = """
    that this these those which whom whose what when where while were have been being their them there then than also into
    onto over under about after before during since until said says according reported report reports news agency media
    state official officials statement will would could should might must cannot both each more most other some such only
    same very just first last year years month months week weeks days earlier later today yesterday tomorrow monday
    tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december military forces force army troops country countries part took take held hold with from
"""
_STOP = frozenset(_COMMON.split())


_FEW = 4
"""Figures up to this one agree by chance."""

Pair = tuple[str, str]
"""Two ids in order."""


def pair(a: str, b: str) -> Pair:
    """The two ids in order."""
    return (a, b) if a < b else (b, a)


@dataclasses.dataclass(frozen=True, eq=False)
class Telling:
    """What one report says of one event: its mentions in order, and what they say together."""

    report: Report
    mentions: tuple[Mention, ...]
    apart: frozenset[str] = frozenset()
    """Ids of the tellings of the same report that are other events: so it says, or they answer this, or are part of it."""

    @functools.cached_property
    def id(self) -> str:
        """Id of its first mention."""
        return self.mentions[0].id

    @functools.cached_property
    def order(self) -> tuple[dt.date, str, int, int, str]:
        """Sort key of tellings: day of publication, undated reports last; report id; position."""
        first = self.mentions[0]
        return (self.report.published or dt.date.max, self.report.id, first.start, first.trigger_start, first.id)

    @functools.cached_property
    def dated(self) -> Dated:
        """When, as the mentions of the chain say it together."""
        return date_event((self.report.id, mention) for mention in self.mentions)

    @functools.cached_property
    def type(self) -> EventType:
        """The type most of its mentions have."""
        types: Counter[EventType] = Counter(m.type for m in self.mentions)
        return min(types, key=lambda kind: (-types[kind], kind))

    @functools.cached_property
    def mode(self) -> str | None:
        """The mode most of its mentions have, of those of its type."""
        return most_common(m.mode for m in self.mentions if m.mode and m.type == self.type)

    @functools.cached_property
    def status(self) -> str:
        """``occurred`` when any mention says so, else what most say."""
        statuses = [m.status for m in self.mentions]
        return "occurred" if "occurred" in statuses else most_common(statuses) or "occurred"

    @functools.cached_property
    def name(self) -> str | None:
        """The exercise's or operation's name."""
        return most_common(m.name for m in self.mentions if m.name)

    @functools.cached_property
    def series(self) -> str | None:
        """Id of the series that the name belongs to."""
        return most_common(m.series for m in self.mentions if m.series)

    @functools.cached_property
    def edition(self) -> str | None:
        """What tells the edition from the others of its series."""
        return most_common(m.edition for m in self.mentions if m.edition)

    @functools.cached_property
    def actors(self) -> frozenset[str]:
        """Everybody who does it, in any of its mentions."""
        return frozenset(actor for m in self.mentions for actor in m.actors)

    @functools.cached_property
    def targets(self) -> frozenset[str]:
        """Everybody it is aimed at."""
        return frozenset(target for m in self.mentions for target in m.targets) - self.actors

    @functools.cached_property
    def people(self) -> frozenset[str]:
        """Participants by folded name, so that ``Kim Jong-un`` and ``Kim Jong Un`` are one."""
        return frozenset(fold(p.name) for m in self.mentions for p in m.participants)

    @functools.cached_property
    def places(self) -> tuple[Place, ...]:
        """Where, each place once."""
        return tuple({fold(m.place.name): m.place for m in self.mentions if m.place is not None}.values())

    @functools.cached_property
    def equipment(self) -> frozenset[str]:
        """What was used, folded."""
        return frozenset(fold(item) for m in self.mentions for item in m.equipment)

    @functools.cached_property
    def designations(self) -> frozenset[str]:
        """The equipment named by its designation: ``hwasong 18``, not ``ballistic missile``."""
        return frozenset(item for item in self.equipment if _DESIGNATOR.search(item))

    @functools.cached_property
    def counts(self) -> tuple[Count, ...]:
        """All its figures."""
        return tuple(count for m in self.mentions for count in m.counts)

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Content words and numbers of its sentences."""
        return frozenset().union(*(content_words(m.sentence) for m in self.mentions))

    @functools.cached_property
    def marks(self) -> frozenset[str]:
        """What tells its event from others of its kind: who, exact day, mode, places, names, things, people, figures."""
        marks = [*self.actors, *self.targets, *self.equipment, *self.people, *(fold(place.name) for place in self.places)]
        marks += [f"{count.value:g}" for count in self.counts if count.value > _FEW]
        marks += [name for name in (self.mode, self.series, self.name and fold(self.name)) if name]
        if self.dated.span.is_day:
            marks.append(str(self.dated.span.start_earliest))
        return frozenset(marks)


def tell(
    reports: Mapping[str, Report], mentions: Iterable[Mention], claims: Iterable[Claim], barred: Collection[Pair] = ()
) -> list[Telling]:
    """The tellings: mentions of one report joined by its ``same`` claims, in order of publication and position.

    What one report says does not depend on the others, so that reports may be told one at a time. A claim is not believed
    where what it joins cannot be one event: other actors, another name, or days of their own that contradict each other.
    """
    claims = list(claims)
    known = {mention.id: mention for mention in mentions}
    refused = {pair(*ends) for ends in kept_apart(claims)} | set(barred)
    chain_of = {key: [mention] for key, mention in known.items()}
    for claim in sorted(claims, key=lambda c: (c.report, c.start, c.from_mention, c.to_mention)):
        one, two = chain_of.get(claim.from_mention), chain_of.get(claim.to_mention)
        if claim.kind != "same" or claim.negated or one is None or two is None or one is two:
            continue
        if all(pair(a.id, b.id) not in refused and _fit(a, b) for a in one for b in two):
            one.extend(two)
            chain_of.update((mention.id, one) for mention in two)
    chains = {id(chain): sorted(chain, key=lambda m: (m.start, m.trigger_start, m.id)) for chain in chain_of.values()}
    telling_of = {mention.id: chain[0].id for chain in chains.values() for mention in chain}
    apart: dict[str, set[str]] = defaultdict(set)
    for one_id, other_id in between([*kept_apart(claims), *related(claims)], telling_of):
        apart[one_id].add(other_id)
        apart[other_id].add(one_id)
    told = (Telling(reports[c[0].report], tuple(c), frozenset(apart.get(c[0].id, ()))) for c in chains.values())
    return sorted(told, key=lambda t: t.order)


def _fit(a: Mention, b: Mention) -> bool:
    """Whether two mentions of one report may be one event."""
    if a.report != b.report or (a.series and b.series and a.series != b.series):
        return False
    if a.actors and b.actors and not set(a.actors) & set(b.actors):
        return False
    own_days = a.date_basis == b.date_basis == "stated" and a.span.is_day and b.span.is_day and a.type != "exercise"
    return not own_days or a.span.touches(b.span, slack=1)


def kept_apart(claims: Iterable[Claim]) -> list[Pair]:
    """Pairs of mentions that a report says are not one event ("a second launch")."""
    return [pair(c.from_mention, c.to_mention) for c in claims if c.kind == "same" and c.negated]


def related(claims: Iterable[Claim]) -> list[Pair]:
    """Pairs of mentions that a report relates: what answers an event, or is part of it, is another event."""
    return [pair(c.from_mention, c.to_mention) for c in claims if c.kind != "same"]


def between(pairs: Iterable[Pair], telling_of: Mapping[str, str]) -> list[Pair]:
    """Pairs of mentions as pairs of tellings, without those that are one."""
    known = ((telling_of.get(a), telling_of.get(b)) for a, b in pairs)
    return [pair(a, b) for a, b in known if a is not None and b is not None and a != b]


def content_words(text: str) -> frozenset[str]:
    """The words of `text` that say what it is about, in lower case, and its numbers."""
    words = set(_WORD.findall(text.lower())) - _STOP
    # interned: the same words come again in thousands of tellings
    return frozenset(map(sys.intern, (word for word in words if len(word) > 3 or word.isdigit())))


@functools.lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Letters and digits in lower case, one space between words: what decides whether two names are one."""
    return " ".join(_WORD.findall(name.lower().replace("-", " ").replace("’", "'")))


def most_common(values: Iterable[str]) -> str | None:
    """The most frequent value, the first in the alphabet among equals; None of nothing."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
