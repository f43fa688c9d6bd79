"""When an undated report came out, borrowed from dated reports of the same events.

"The drill took place on Wednesday", says the undated report; a dated one tells in much the same words that it took place on
13 March 2024. So the Wednesday is the 13th, and the report, which begins "on Thursday", is of the 14th. Every day near the
lenders is tried, and is the better,

- the more of what both tell of then falls on the days that the lenders give, and lies behind, for news is told after it
  happened;
- the more the text reads like news of that day: most reports name the day on which they come out, the older a day the
  less it is named, and "later Thursday" or "this Sunday" name the day outright;
- the closer it is to the lenders, the most similar ones above all.

Likeness and nearness alone date nothing, for a large collection has something like everything. A weekday, an event or a year
must be the same in both, or the report be so like one that it brings the same news, and most others that are like it of the
same weeks; else it stays undated.

The best few days of a first round, which resolves weekdays and days of the month alone, are tried once more with the report
read anew as if it had come out on that day: now "will end on Friday" lies ahead.

Only a report whose own date does not rest on another report lends, and nothing here overrides a date. The same input gives
the same answer in any order.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.merge.publication_day import (
    REACH,
    TOLD,
    Argument,
    Match,
    Told,
    from_calendar,
    from_events,
    from_nearness,
    from_plans,
    from_weekdays,
    from_words,
    from_years,
    last_such_day,
    weekdays_of_dates,
)
from timeline.merge.telling import content_words, fold, tell
from timeline.model import Extraction, Mention, Report
from timeline.text import split_sentences

Fetch = Callable[[Sequence[str]], Iterable[Extraction]]
"""What the reports with these ids yielded."""
AsIf = Callable[[Report, dt.date], Extraction]
"""What a report would yield had it come out on that day."""

_LENDERS = 8
"""Most similar dated reports that are asked."""
_RELATED = 0.05
"""Least similarity of two reports that tell of one event, as the cosine of their weighted features."""
_ALIKE = 0.18
"""Least similarity of two sentences that tell of one event."""
COMMON = 200
"""A feature of more reports than these brings no two together."""
_HELD = 20_000
"""Reports of which it is held what they are about, two kilobytes each; the others are read again for those who ask."""
_SHORTLIST = 20
"""Days that are tried twice."""
_ENOUGH = 1.0
"""Least score of the best day."""
_IN_COMMON = 0.5
"""Least score of what is the same in the report and its lenders if it came out on that day."""
_THE_SAME_NEWS = 0.26
"""Or else least similarity of the nearest lender, and..."""
_OF_THE_WEEKS = 0.45
"""...least share of all similarity that lenders within `REACH` of that day have: in a mixed collection reports of other
years' drills are as similar, but not all of one year."""

_NAME = re.compile(r"[A-Z][\w’'-]+(?:[ \n](?:[A-Z][\w’'-]+|\d+\b))+")
_NAMING = re.compile(r"[ =\d]")
_PLAIN = 0.2
"""Weight of a word that is no name, no figure and no fact about a mention."""
_SAYS_DAY = re.compile(r"\d|day\b|\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b|yesterday", re.IGNORECASE)
"""Expressions that fall on a certain day; "from now on" fits any day of publication, and so says nothing about it."""
_BACK = re.compile(r"\b(?:that|the same)\b", re.IGNORECASE)
"""Expressions that count from another date of the text."""


class Borrowed(NamedTuple):
    """The day that a report is thought to have come out, how finely that is known, and why."""

    day: dt.date
    grain: str
    evidence: str
    lender: str
    """Id of the report that says most for it."""


def infer_published(
    undated: Iterable[Extraction], dated: Iterable[Extraction], as_if: AsIf | None = None, fetch: Fetch | None = None
) -> dict[str, Borrowed]:
    """A publication day for each report of `undated` that the reports of `dated` can date; the others are left out.

    Without `as_if` there is no second round. Time expressions of the undated reports carry the values that they have where
    nothing anchors them: ``XXXX-WXX-4``, ``XXXX-03-14``. With `fetch`, which finds those of `dated` that have the given ids,
    `dated` is gone through once and not held.
    """
    askers = sorted((e for e in undated if e.report.published is None), key=lambda e: e.report.id)
    if not askers:
        return {}
    if fetch is None:
        held = {extraction.report.id: extraction for extraction in dated}
        dated, fetch = held.values(), lambda wanted: [held[id_] for id_ in wanted]
    bags = {asker.report.id: features_of(asker) for asker in askers}
    asked = frozenset().union(*bags.values())
    frequency = Counter(feature for bag in bags.values() for feature in bag)
    holders: dict[str, list[str]] = defaultdict(list)
    reports = len(askers)
    held_bags: dict[str, tuple[str, ...]] = {}
    for lender in dated:
        if lender.report.published is not None and lender.report.published_basis != "linked":
            bag = features_of(lender)
            frequency.update(bag)
            reports += 1
            if len(held_bags) < _HELD:
                held_bags[lender.report.id] = tuple(bag)
            for feature in bag & asked:
                # one more than is common says that it is
                if len(holders[feature]) <= COMMON:
                    holders[feature].append(lender.report.id)
    rarity = {feature: rarity_of(feature, n, reports) for feature, n in frequency.items()}
    found = {}
    for asker in askers:
        bag = bags[asker.report.id]
        met = {id_ for feature in bag if len(holders[feature]) <= COMMON for id_ in holders[feature]}
        others = [(id_, frozenset(held_bags[id_])) for id_ in met if id_ in held_bags]
        if left := met - held_bags.keys():
            others += [(e.report.id, features_of(e)) for e in fetch(sorted(left))]
        similar = nearest(bag, others, rarity)
        lenders = {e.report.id: e for e in fetch(sorted(id_ for _, id_ in similar))}
        if (borrowed := borrow(asker, [(score, lenders[id_]) for score, id_ in similar], rarity, as_if)) is not None:
            found[asker.report.id] = borrowed
    return found


def features_of(extraction: Extraction) -> frozenset[str]:
    """What a report is about, as far as that tells reports of one event from others."""
    text = extraction.report.text
    names = _NAME.findall(text)
    if any("\n" in name for name in names):  # a title runs into the line below
        names = [name for sentence in split_sentences(text) for name in _NAME.findall(text, sentence.start, sentence.end)]
    return content_words(text).union(map(sys.intern, _pairs_of_words(names)), map(sys.intern, _facts(extraction.mentions)))


def rarity_of(feature: str, holders: int, reports: int) -> float:
    """The logarithm of the inverse share of reports that have `feature`, less for a word that names nothing."""
    return (1.0 if _NAMING.search(feature) else _PLAIN) * math.log((1 + reports) / holders)


def nearest(
    bag: frozenset[str], others: Iterable[tuple[str, frozenset[str]]], rarity: Mapping[str, float]
) -> list[tuple[float, str]]:
    """The ids of `others` most similar to `bag`, with how similar they are, best first; those too far off are left out."""
    own = _norm(bag, rarity)
    similar = sorted(((_similarity(bag, own, other, rarity), id_) for id_, other in others), key=lambda s: (-s[0], s[1]))
    return [(score, id_) for score, id_ in similar[:_LENDERS] if score >= _RELATED]


def borrow(
    asker: Extraction, lenders: Sequence[tuple[float, Extraction]], rarity: Mapping[str, float], as_if: AsIf | None = None
) -> Borrowed | None:
    """The day that `lenders`, the nearest reports with how near they are, best first, suggest for `asker`."""
    if not lenders:
        return None
    told = list(_sentences(asker))
    matches = [m for _, e in lenders for m in _matches(told, list(_sentences(e)), e.report.id, rarity)]
    return _best_day(asker, lenders, matches, as_if)


def _sentences(extraction: Extraction) -> Iterator[Told]:
    """The sentences of a report with what they are about, and the exact days of their time expressions and mentions."""
    report = extraction.report
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        by_sentence[mention.start].append(mention)
    for sentence in split_sentences(report.text):
        mentions = by_sentence[sentence.start]
        days = {m.span.start_earliest for m in mentions if m.span.is_day and m.date_basis in TOLD}
        days |= {t.start_date for t in extraction.timexes if sentence.start <= t.start < sentence.end and t.grain == "day"}
        features = _features(report.text[sentence.start : sentence.end], mentions)
        yield Told(features, sentence.start, sentence.end, frozenset(day for day in days if day is not None))


def _features(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """Content words, names of several words as one feature, and what the mentions say: what tellings of one event share."""
    return content_words(text).union(_pairs_of_words(_NAME.findall(text)), _facts(mentions))


def _pairs_of_words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for one, two in itertools.pairwise(name.lower().split()):
            yield f"{one} {two}"


def _facts(mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        place = mention.place.name if mention.place else None
        facts = (mention.type, mention.mode, mention.series or mention.name, place, *map(fold, mention.equipment))
        yield from (f"={fact}" for fact in facts if fact)
        yield from (f"={mention.type} by {actor}" for actor in mention.actors)


def _similarity(a: frozenset[str], norm: float, b: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Cosine of two bags of features, each weighted by its rarity; `norm` is that of the first."""
    both = math.sqrt(norm * _norm(b, rarity))
    return _norm(a & b, rarity) / both if both else 0.0


def _norm(bag: Iterable[str], rarity: Mapping[str, float]) -> float:
    return math.fsum([rarity[feature] ** 2 for feature in bag])


def _matches(mine: Sequence[Told], theirs: Sequence[Told], lender: str, rarity: Mapping[str, float]) -> Iterator[Match]:
    """For each dated sentence of the lender the sentences of the undated report about the same things."""
    weighed = [(my, _norm(my.features, rarity)) for my in mine]
    for their in theirs:
        if their.days:
            for my, norm in weighed:
                alike = _similarity(my.features, norm, their.features, rarity)
                if alike >= _ALIKE:
                    yield Match(my, their.days, alike, lender)


def _best_day(
    asker: Extraction, nearest: Sequence[tuple[float, Extraction]], matches: Sequence[Match], as_if: AsIf | None
) -> Borrowed | None:
    tried = []
    for day in _days_to_try(nearest):
        meant = ((timex, last_such_day(timex.value, day)) for timex in asker.timexes)
        named = [timex.model_copy(update={"start_date": last}) for timex, last in meant if last is not None]
        tried.append((day, [*from_words(day, named, matches), *from_calendar(day, named), *from_nearness(day, nearest)]))
    tried.sort(key=_worst_last)
    if as_if is not None:
        pairs = list(weekdays_of_dates(asker.timexes))
        theirs = [one for _, e in nearest for one in tell({e.report.id: e.report}, e.mentions, e.claims)]
        again = []
        for day, _ in tried[:_SHORTLIST]:
            read = as_if(asker.report, day)
            exact = [t for t in read.timexes if t.grain == "day" and t.start_date is not None and not t.latent]
            named = [t for t in exact if _SAYS_DAY.search(t.text) and not _BACK.search(t.text)]
            again.append((day, [
                *from_words(day, named, matches), *from_calendar(day, named), *from_years(day, read),
                *from_weekdays(day, pairs), *from_nearness(day, nearest),
                *from_events(tell({read.report.id: read.report}, read.mentions, read.claims), theirs), *from_plans(read),
            ]))
        tried = sorted(again, key=_worst_last)
    day, arguments = tried[0]
    in_common = math.fsum(a.weight for a in arguments if a.weight > 0 and (a.lender or a.year))
    if (in_common < _IN_COMMON and not _is_same_news(day, nearest)) or _worst_last(tried[0])[0] > -_ENOUGH:
        return None
    spoke = sorted((a for a in arguments if a.weight > 0 and a.sentence), key=lambda a: (-a.weight, a.sentence))
    lender = next((a.lender for a in spoke if a.lender), nearest[0][1].report.id)
    reasons = [f"dated by {lender}", *list(dict.fromkeys(a.sentence for a in spoke))[:3]]
    return Borrowed(day, "day", "; ".join(reasons), lender)


def _is_same_news(day: dt.date, nearest: Sequence[tuple[float, Extraction]]) -> bool:
    """Whether one lender is very similar, and the lenders as a whole are of the weeks around `day`."""
    around = math.fsum(
        similarity for similarity, lender in nearest
        if lender.report.published is not None and abs((day - lender.report.published).days) <= REACH)
    return nearest[0][0] >= _THE_SAME_NEWS and around >= _OF_THE_WEEKS * math.fsum(similarity for similarity, _ in nearest)


def _worst_last(tried: tuple[dt.date, Sequence[Argument]]) -> tuple[float, dt.date]:
    """Sort key: the best argued day first, the earliest among equals."""
    return (-round(math.fsum(argument.weight for argument in tried[1]), 6), tried[0])


def _days_to_try(nearest: Sequence[tuple[float, Extraction]]) -> list[dt.date]:
    around = {e.report.published for _, e in nearest if e.report.published is not None}
    near = {day.toordinal() + shift for day in around for shift in range(-REACH, REACH + 1)}
    return [dt.date.fromordinal(number) for number in sorted(near)]

