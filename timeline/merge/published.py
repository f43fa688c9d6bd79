"""When an undated report came out, borrowed from dated reports of the same events.

"The drill took place on Wednesday", says the undated report; a dated one tells in much the same words that it took place on
13 March 2024. So the Wednesday is the 13th, and the report, which begins "on Thursday", is of the 14th. Every day near the
lenders is tried, and is the better,

- the more of what both tell of then falls on the days that the lenders give, and lies behind, for news is told after it
  happened;
- the more the text reads like news of that day: most reports name the day on which they come out, the older a day the
  less it is named, and "later Thursday" or "this Sunday" name the day outright;
- the closer it is to the lenders, the most similar ones above all.

The best few days of a first round, which resolves weekdays and days of the month alone, are tried once more with the report
read anew as if it had come out on that day: now "will end on Friday" lies ahead.

Only a report whose own date does not rest on another report lends, and nothing here overrides a date. The same input gives
the same answer in any order.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.dates.span import Span
from timeline.merge.compare import compare_dates
from timeline.merge.link import likeness
from timeline.merge.telling import Telling, content_words, fold, tell
from timeline.model import Extraction, Mention, Report, Timex
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
_REACH = 14
"""Days before and after a lender in which the report may have come out."""
COMMON = 200
"""A feature of more reports than these brings no two together."""
_NEARNESS = 3.0
"""Weight of the most similar lender near its own day."""
_SAME_NEWS = 3
"""Days within which reports of one event are equally near."""
_A_DAY = 0.01
"""Share of it that each day further away costs."""
_SHARPNESS = 3
"""How much the most similar lender outweighs the others: exponent of the ratio of similarities."""
_CONFLICT, _LATER = -1.0, -0.3
"""Weights of a weekday that is another day there, and of what the lender dates to a later day, times the likeness: small,
for like words are often about the event of another day."""
_ONE_EVENT = 2.0
"""Least likeness, dates apart, of two tellings of one event."""
_SHORTLIST = 20
"""Days that are tried twice."""
_ENOUGH = 1.0
"""Least score of the best day."""
_AGES = (1.0, 0.6, 0.0, -0.3, -0.5, -0.7, -0.9)
"""Weight of a day that a report names, by how many days before publication it lies: how much oftener than one time in seven
news names the same day, the day before, and so on, as a logarithm; counted over dated reports and rounded."""
_LATEST = {0: 1.5, 1: -0.5}
_STALE = -1.5
"""Weight of the latest day named, by the same count, and of any older one."""
_AHEAD = -1.0
"""Weight of a day named that lies ahead, for most news names none; taken back where it is a plan's."""
_FAR = 60
"""Days of the month are named without their year when they are no further away."""

_TOLD = ("stated", "computed", "carried")
"""Bases of dates that a report tells, rather than those assumed for fresh news."""
_OUTRIGHT = re.compile(
    r"(?:today|tonight|(?:this|later|earlier|later on|later that|later this) "
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening))\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'-]+(?:[ \n](?:[A-Z][\w’'-]+|\d+\b))+")
_NAMING = re.compile(r"[ =\d]")
_PLAIN = 0.2
"""Weight of a word that is no name, no figure and no fact about a mention."""
_SAYS_DAY = re.compile(r"\d|day\b|\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b|yesterday", re.IGNORECASE)
"""Expressions that fall on a certain day; "from now on" fits any day of publication, and so says nothing about it."""
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|In|Since|By)", re.IGNORECASE)
_EDITION = re.compile(r"\b[A-Z][\w’'-]+ ((?:19|20)\d\d)\b")
_WRITTEN = re.compile(r"\d")
_BY_DATE = 0.4
"""A day given by its date tells less of the day of publication than a weekday: that is how days further off are given."""
_BACK = re.compile(r"\b(?:that|the same)\b", re.IGNORECASE)
"""Expressions that count from another date of the text."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Borrowed(NamedTuple):
    """The day that a report is thought to have come out, how finely that is known, and why."""

    day: dt.date
    grain: str
    evidence: str
    lender: str
    """Id of the report that says most for it."""


class _Told(NamedTuple):
    """A sentence: what it is about, and the exact days that it is dated to."""

    features: frozenset[str]
    start: int
    end: int
    days: frozenset[dt.date]


class _Match(NamedTuple):
    """A sentence of the undated report, a dated sentence of a lender about the same things, and how alike they are."""

    mine: _Told
    days: frozenset[dt.date]
    likeness: float
    lender: str


class _Argument(NamedTuple):
    """What speaks for or against a day; the sentence is empty where it is not worth telling."""

    weight: float
    sentence: str = ""
    lender: str = ""


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
    for lender in dated:
        if lender.report.published is not None and lender.report.published_basis != "linked":
            bag = features_of(lender)
            frequency.update(bag)
            reports += 1
            for feature in bag & asked:
                # one more than is common says that it is
                if len(holders[feature]) <= COMMON:
                    holders[feature].append(lender.report.id)
    rarity = {feature: rarity_of(feature, n, reports) for feature, n in frequency.items()}
    found = {}
    for asker in askers:
        bag = bags[asker.report.id]
        met = {id_ for feature in bag if len(holders[feature]) <= COMMON for id_ in holders[feature]}
        similar = nearest(bag, ((e.report.id, features_of(e)) for e in fetch(sorted(met))), rarity)
        lenders = {e.report.id: e for e in fetch(sorted(id_ for _, id_ in similar))}
        if (borrowed := borrow(asker, [(score, lenders[id_]) for score, id_ in similar], rarity, as_if)) is not None:
            found[asker.report.id] = borrowed
    return found


def features_of(extraction: Extraction) -> frozenset[str]:
    """What a report is about, as far as that tells reports of one event from others."""
    # sentences are read again for the few lenders that are asked: those of all would fill the memory
    return frozenset(map(sys.intern, frozenset().union(*(one.features for one in _sentences(extraction)))))


def rarity_of(feature: str, holders: int, reports: int) -> float:
    """The logarithm of the inverse share of reports that have `feature`, less for a word that names nothing."""
    return (1.0 if _NAMING.search(feature) else _PLAIN) * math.log((1 + reports) / holders)


def nearest(
    bag: frozenset[str], others: Iterable[tuple[str, frozenset[str]]], rarity: Mapping[str, float]
) -> list[tuple[float, str]]:
    """The ids of `others` most similar to `bag`, with how similar they are, best first; those too far off are left out."""
    similar = sorted(((_similarity(bag, other, rarity), id_) for id_, other in others), key=lambda s: (-s[0], s[1]))
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


def _sentences(extraction: Extraction) -> Iterator[_Told]:
    """The sentences of a report with what they are about, and the exact days of their time expressions and mentions."""
    report = extraction.report
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        by_sentence[mention.start].append(mention)
    for sentence in split_sentences(report.text):
        mentions = by_sentence[sentence.start]
        days = {m.span.start_earliest for m in mentions if m.span.is_day and m.date_basis in _TOLD}
        days |= {t.start_date for t in extraction.timexes if sentence.start <= t.start < sentence.end and t.grain == "day"}
        features = _features(report.text[sentence.start : sentence.end], mentions)
        yield _Told(features, sentence.start, sentence.end, frozenset(day for day in days if day is not None))


def _features(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """Content words, names of several words as one feature, and what the mentions say: what tellings of one event share."""
    names = [match[0].lower().split() for match in _NAME.finditer(text)]
    parts = {" ".join(name[i : i + 2]) for name in names for i in range(len(name) - 1)}
    for mention in mentions:
        place = mention.place.name if mention.place else None
        facts = (mention.type, mention.mode, mention.series or mention.name, place, *map(fold, mention.equipment))
        parts |= {f"={fact}" for fact in facts if fact}
        parts |= {f"={mention.type} by {actor}" for actor in mention.actors}
    return content_words(text) | parts


def _similarity(a: frozenset[str], b: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Cosine of two bags of features, each weighted by its rarity."""
    def norm(bag: Iterable[str]) -> float:
        return math.fsum(rarity[feature] ** 2 for feature in bag)

    both = math.sqrt(norm(a) * norm(b))
    return norm(a & b) / both if both else 0.0


def _matches(mine: Sequence[_Told], theirs: Sequence[_Told], lender: str, rarity: Mapping[str, float]) -> Iterator[_Match]:
    """For each dated sentence of the lender the sentences of the undated report about the same things."""
    for their in theirs:
        if their.days:
            for my in mine:
                alike = _similarity(my.features, their.features, rarity)
                if alike >= _ALIKE:
                    yield _Match(my, their.days, alike, lender)


def _best_day(
    asker: Extraction, nearest: Sequence[tuple[float, Extraction]], matches: Sequence[_Match], as_if: AsIf | None
) -> Borrowed | None:
    tried = []
    for day in _days_to_try(nearest):
        meant = ((timex, _last(timex.value, day)) for timex in asker.timexes)
        named = [timex.model_copy(update={"start_date": last}) for timex, last in meant if last is not None]
        tried.append((day, [*_from_words(day, named, matches), *_from_calendar(day, named), *_from_nearness(day, nearest)]))
    tried.sort(key=_worst_last)
    if as_if is not None:
        theirs = [one for _, e in nearest for one in tell({e.report.id: e.report}, e.mentions, e.claims)]
        again = []
        for day, _ in tried[:_SHORTLIST]:
            read = as_if(asker.report, day)
            exact = [t for t in read.timexes if t.grain == "day" and t.start_date is not None and not t.latent]
            named = [t for t in exact if _SAYS_DAY.search(t.text) and not _BACK.search(t.text)]
            again.append((day, [
                *_from_words(day, named, matches), *_from_calendar(day, named), *_from_years(day, read),
                *_from_nearness(day, nearest),
                *_from_events(tell({read.report.id: read.report}, read.mentions, read.claims), theirs), *_from_plans(read),
            ]))
        tried = sorted(again, key=_worst_last)
    day, arguments = tried[0]
    if _worst_last(tried[0])[0] > -_ENOUGH:
        return None
    spoke = sorted((a for a in arguments if a.weight > 0 and a.sentence), key=lambda a: (-a.weight, a.sentence))
    lender = next((a.lender for a in spoke if a.lender), nearest[0][1].report.id)
    reasons = [f"dated by {lender}", *list(dict.fromkeys(a.sentence for a in spoke))[:3]]
    return Borrowed(day, "day", "; ".join(reasons), lender)


def _worst_last(tried: tuple[dt.date, Sequence[_Argument]]) -> tuple[float, dt.date]:
    """Sort key: the best argued day first, the earliest among equals."""
    return (-round(math.fsum(argument.weight for argument in tried[1]), 6), tried[0])


def _days_to_try(nearest: Sequence[tuple[float, Extraction]]) -> list[dt.date]:
    around = {e.report.published for _, e in nearest if e.report.published is not None}
    near = {day.toordinal() + shift for day in around for shift in range(-_REACH, _REACH + 1)}
    return [dt.date.fromordinal(number) for number in sorted(near)]


def _from_words(day: dt.date, named: Sequence[Timex], matches: Sequence[_Match]) -> Iterator[_Argument]:
    """Sentences about the same things: a weekday in both must be the same day, and what is dated must not lie ahead."""
    for match in matches:
        own = [(t, t.start_date) for t in named if match.mine.start <= t.start < match.mine.end and t.start_date is not None]
        for timex, meant in own:
            if meant in match.days:
                yield _Argument(3 * match.likeness, f"“{timex.text}” is {meant} there", match.lender)
            elif any(told.isoweekday() == meant.isoweekday() for told in match.days):
                yield _Argument(_CONFLICT * match.likeness)
        if not own and max(match.days) > day:
            yield _Argument(_LATER * match.likeness)


def _from_events(mine: Sequence[Telling], theirs: Sequence[Telling]) -> Iterator[_Argument]:
    """Events that both tell of, as far as that can be said without their dates: the dates must fit."""
    for their in theirs:
        if not mine or their.dated.basis not in _TOLD or their.dated.span.width is None or their.dated.span.width > _REACH:
            continue
        alike, my = max(((likeness(my, their), my) for my in mine), key=lambda pair: pair[0])
        if alike < _ONE_EVENT:
            continue
        weight = min(1.0, alike / 4)
        if _is_ahead(their.dated.span, my):
            yield _Argument(-2.0 * weight)
        elif my.dated.basis in _TOLD:
            fit = compare_dates(my, their)
            if my.dated.span.intersect(their.dated.span) is not None and fit.score:
                yield _Argument(weight * fit.score, f"{fit.sentence}, as {their.report.id} has it", their.report.id)
            elif not my.dated.span.touches(their.dated.span, slack=1):
                yield _Argument(-2.0 * weight)


def _is_ahead(span: Span, mine: Telling) -> bool:
    """Whether what `mine` tells as news had not begun when its report came out, if `span` is right."""
    told = mine.status not in ("planned", "forecast", "cancelled")
    published = mine.report.published
    return told and published is not None and span.is_day and span.start_latest is not None and published < span.start_latest


def _from_plans(read: Extraction) -> Iterator[_Argument]:
    """What a report announces lies ahead of it, and what it tells lies behind."""
    published = read.report.published
    begins = {t.start: t.start_date for t in read.timexes if t.grain == "day" and t.start_date is not None}
    for mention in read.mentions:
        for start in mention.timexes:
            first = begins.get(start)
            if first is None or published is None:
                continue
            planned = mention.status in ("planned", "forecast")
            if planned:
                yield _Argument(-2.0 if first < published else -_AHEAD)
            elif mention.status != "cancelled" and first > published:
                yield _Argument(-1.0)


def _from_calendar(day: dt.date, named: Sequence[Timex]) -> Iterator[_Argument]:
    """How much the text, taken alone, reads like news of `day`."""
    ages: dict[int, Timex] = {}
    for timex in named:
        assert timex.start_date is not None
        age = (day - timex.start_date).days
        if age < 0:
            yield _Argument(_AHEAD)
        elif age > _FAR and not _YEAR.search(timex.text):
            yield _Argument(_STALE)
        if age not in ages or not _WRITTEN.search(timex.text):
            ages[age] = timex
        if _OUTRIGHT.match(timex.text):
            yield _Argument(1.0, f"the report says “{timex.text}”") if age == 0 else _Argument(-1.0)
    past = sorted(age for age in ages if age >= 0)
    for age in past:
        if age < len(_AGES):
            sentence = f"it tells of “{ages[age].text}”" if age <= 1 else ""
            yield _Argument(_AGES[age] * (_BY_DATE if _WRITTEN.search(ages[age].text) else 1.0), sentence)
    if past:
        by_date = _WRITTEN.search(ages[past[0]].text)
        yield _Argument(_LATEST.get(past[0], _STALE) * (_BY_DATE if by_date else 1.0))


def _from_years(day: dt.date, read: Extraction) -> Iterator[_Argument]:
    """The year of an edition ("Eagle Partner 2023") is mostly the current one; a year on its own ("in 2022") seldom is."""
    editions = {int(match[1]) for match in _EDITION.finditer(read.report.text) if not _MONTH.match(match[0])}
    if editions:
        yield _Argument(0.5 if day.year == max(editions) else -1.0)
    alone = {t.start_date.year for t in read.timexes if t.grain == "year" and t.start_date is not None and t.text.isdigit()}
    if day.year in alone - editions or any(year > day.year for year in alone):
        yield _Argument(-0.7)


def _from_nearness(day: dt.date, nearest: Sequence[tuple[float, Extraction]]) -> Iterator[_Argument]:
    """Reports of one event come out within days of one another, seldom within weeks."""
    closest = nearest[0][0]
    for similarity, lender in nearest:
        if lender.report.published is not None:
            apart = abs((day - lender.report.published).days)
            if apart <= 2 * _REACH:
                share = (1.0 if apart <= _REACH else 0.5) - _A_DAY * max(0, apart - _SAME_NEWS)
                yield _Argument((similarity / closest) ** _SHARPNESS * _NEARNESS * share)


def _last(value: str, published: dt.date) -> dt.date | None:
    """``XXXX-WXX-4`` and ``XXXX-03-14`` as the nearest such day up to `published`; a full date as itself."""
    if match := re.match(r"XXXX-WXX-([1-7])", value):
        return published - dt.timedelta(days=(published.isoweekday() - int(match[1])) % 7)
    if match := re.match(r"(XXXX|\d{4})-(\d\d)-(\d\d)", value):
        years = [published.year, published.year - 1] if match[1] == "XXXX" else [int(match[1])]
        for year in years:
            try:
                day = dt.date(year, int(match[2]), int(match[3]))
            except ValueError:
                continue
            if day <= published + dt.timedelta(days=_FAR):
                return day
    return None
