"""Comparisons: what speaks for two tellings being one event, and what against.

Each function looks at one aspect and returns a score, in rough log odds, and the sentence that explains it. A score of None
is a veto: nothing else can make up for it. No aspect knows of the others; `timeline.merge.link` adds them up.

Nothing here looks beyond the two tellings (no word frequencies of the collection), so that a new report changes no old
comparison and blocks can be merged one at a time.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable
from typing import NamedTuple

from timeline.dates.span import Span
from timeline.merge.telling import Telling, fold
from timeline.model import Count, Place

_ASSUMED = 0.7
"""What agreement of reports is worth where a date was assumed or carried over."""
_SEASON = 60
"""Days within which one name means one edition; where its dates differ, one of them is a mistake or a part of it."""
_ALLIANCES = frozenset({"NATO", "EU", "UN", "UNC", "ECOWAS", "CSTO"})
# A mode that fits any other of its type: "joint exercise" says less than "naval exercise", not something else.
GENERIC_MODES = frozenset({"combined", "field_training", "announcement", "claim", "live_fire"})


# How much another mode parts two events of a type: reporters agree on whether tanks or ships drilled, less on what flew, and
# hardly on whether words were a warning or a threat.
_OTHER_MODE = {"exercise": -2.8, "weapons_test": -2.0, "statement": 0.0}


class Evidence(NamedTuple):
    """What one aspect says. `score` is None for a veto, 0 where the aspect says nothing.

    Most pairs are judged and never explained, so a sentence that takes work is made when somebody asks for it.
    """

    score: float | None
    says: str | Callable[[], str]

    @property
    def sentence(self) -> str:
        """What explains the score; empty where the aspect says nothing."""
        return self.says if isinstance(self.says, str) else self.says()


_SILENT = Evidence(0.0, "")


def compare_dates(a: Telling, b: Telling) -> Evidence:
    """Exact days that agree say most; days that contradict each other part the two, give or take one for the time zone."""
    one, two = a.dated.span, b.dated.span
    if one.is_undated or two.is_undated:
        return _compare_publication(a, b)
    assumed = "fresh" in (a.dated.basis, b.dated.basis)
    joint = one.intersect(two)
    if joint is not None:
        width = max(_width(one), _width(two))
        score = 2.2 if width == 0 else 1.4 if width <= 3 else 0.9 if width <= 10 else 0.4 if width <= 31 else 0.1
        score += 0.4 if one == two and width else 0.0
        if assumed or "carried" in (a.dated.basis, b.dated.basis):
            if a.report.id == b.report.id:
                return _SILENT  # it agrees by the assumption itself
            score *= _ASSUMED
        return Evidence(score, lambda: f"dates agree: {_words(joint)} in both" if one == two else
                        f"dates overlap: {_words(one)} and {_words(two)}")
    if _inside(one, two) or _inside(two, one):
        return Evidence(0.8, lambda: f"one date lies within the other: {_words(one)} and {_words(two)}")
    gap = _gap(one, two)
    if assumed and "statement" not in (a.type, b.type):
        score = -1.2 if gap > 21 else 0.3 if gap <= 7 else -0.4
        return Evidence(score, lambda: f"dates {gap} days apart, one of them assumed: {_words(one)} and {_words(two)}")
    if gap <= 1:
        return Evidence(-0.8, lambda: f"dates a day apart, as time zones make them: {_words(one)} and {_words(two)}")
    if assumed:
        return Evidence(-1.2, lambda: f"dates {gap} days apart, one of them assumed: {_words(one)} and {_words(two)}")
    if gap <= _SEASON and _same_name(a, b):
        return Evidence(-1.0, lambda: f"dates differ, under one name: {_words(one)} and {_words(two)}")
    return Evidence(None, lambda: f"dates differ: {_words(one)} and {_words(two)}")


def _same_name(a: Telling, b: Telling) -> bool:
    return a.series == b.series if a.series and b.series else bool(a.name and b.name and fold(a.name) == fold(b.name))


def _compare_publication(a: Telling, b: Telling) -> Evidence:
    """An undated telling is of an event the likelier, the closer its report to the event's days or to the other report."""
    if a.report.id == b.report.id or a.report.published is None or b.report.published is None:
        return _SILENT
    for undated, dated in ((a, b), (b, a)):
        span = dated.dated.span
        if undated.dated.span.is_undated and span.start_earliest is not None and undated.report.published is not None:
            after = (undated.report.published - (span.end_latest or span.start_earliest)).days
            before = (span.start_earliest - undated.report.published).days
            if max(after, before) <= 7:
                return Evidence(0.6, f"{undated.report.id} came out near the other's date: {_words(span)}")
    days = abs((a.report.published - b.report.published).days)
    if days <= 3:
        return Evidence(0.5, lambda: f"reports {days} days apart" if days != 1 else "reports a day apart")
    if days <= 21 or _same_name(a, b):
        return _SILENT
    return Evidence(-1.0, lambda: f"reports {days} days apart and no common date")


def compare_actors(a: Telling, b: Telling) -> Evidence:
    """The same actors speak for it; no common actor parts the two, unless one is an alliance."""
    if not a.actors or not b.actors:
        return _SILENT
    common = a.actors & b.actors
    if a.actors == b.actors:
        return Evidence(0.8 if len(common) == 1 else 1.1, lambda: f"same actors: {_listed(common)}")
    if common:
        subset = common in (a.actors, b.actors)
        return Evidence(0.5 if subset else 0.0, lambda: f"actors in common: {_listed(common)}")
    score = None if _ALLIANCES.isdisjoint(a.actors | b.actors) else -0.5
    return Evidence(score, lambda: f"different actors: {_listed(a.actors)} and {_listed(b.actors)}")


def compare_targets(a: Telling, b: Telling) -> Evidence:
    """Common targets speak for it a little; different ones against it."""
    if not a.targets or not b.targets:
        return _SILENT
    common = a.targets & b.targets
    if common:
        return Evidence(0.4, lambda: f"targets in common: {_listed(common)}")
    return Evidence(-1.0, lambda: f"different targets: {_listed(a.targets)} and {_listed(b.targets)}")


def compare_modes(a: Telling, b: Telling) -> Evidence:
    """The same mode speaks for it; another one against it, unless either is generic."""
    one, two = a.mode, b.mode
    if one is None or two is None:
        return _SILENT
    if one == two:
        return Evidence(0.3 if one in GENERIC_MODES else 0.6, lambda: f"both {_plain(one)}")
    if one in GENERIC_MODES or two in GENERIC_MODES:
        return Evidence(-0.5, lambda: f"{_plain(one)} in one, {_plain(two)} in the other")
    score = _OTHER_MODE.get(a.type, -0.8) if a.type == b.type else -0.8
    return Evidence(score, lambda: f"different kind: {_plain(one)} and {_plain(two)}")


def compare_status(a: Telling, b: Telling) -> Evidence:
    """What somebody expects is not what somebody did, and what is still planned is not what was over by then."""
    if (a.status == "forecast") != (b.status == "forecast"):
        return Evidence(-2.6, "expected in one, told as a fact in the other")
    for plan, fact in ((a, b), (b, a)):
        over, published = fact.dated.span.end_latest, plan.report.published
        past = over is not None and published is not None and over < published
        if past and plan.status == "planned" and fact.status == "occurred":
            return Evidence(-2.0, f"still planned in {plan.report.id}, when the other was over")
    return _SILENT


def compare_places(a: Telling, b: Telling) -> Evidence:
    """The same place name says much; two places far apart speak against it; a region says little."""
    if not a.places or not b.places:
        return _SILENT
    return max((_compare_two_places(p, q) for p, q in itertools.product(a.places, b.places)), key=lambda e: e.score or 0.0)


def _compare_two_places(p: Place, q: Place) -> Evidence:
    coarse = p.precision == "country" or q.precision == "country"
    if fold(p.name) == fold(q.name):
        return Evidence(0.2 if coarse else 1.0, lambda: f"same place: {p.name}")
    if not coarse and p.precision == q.precision == "place" and None not in (p.lat, p.lon, q.lat, q.lon):
        km = _distance(p, q)
        if km <= 50:
            return Evidence(0.7, lambda: f"places {km:.0f} km apart: {p.name} and {q.name}")
        if km >= 200:
            return Evidence(-1.5, lambda: f"places {km:.0f} km apart: {p.name} and {q.name}")
    if p.country and q.country and p.country != q.country and "sea" not in (p.precision, q.precision):
        return Evidence(-1.0, lambda: f"different countries: {p.name} and {q.name}")
    if coarse:
        return _SILENT
    score = -1.0 if p.precision == q.precision == "place" else -0.4
    return Evidence(score, lambda: f"different places: {p.name} and {q.name}")


def compare_names(a: Telling, b: Telling) -> Evidence:
    """A common name says most of all; another series, or another edition of one series, parts the two."""
    if a.series and b.series:
        if a.series != b.series:
            return Evidence(None, lambda: f"different names: {a.name} and {b.name}")
        if a.edition and b.edition and a.edition != b.edition:
            return Evidence(None, lambda: f"different editions of {a.name}: {a.edition} and {b.edition}")
        if a.edition and b.edition:
            return Evidence(3.0, lambda: f"same edition: {a.name} {a.edition}")
        return Evidence(1.8, lambda: f"same name: {a.name}")
    if a.name and b.name:
        if fold(a.name) == fold(b.name):
            return Evidence(1.8, lambda: f"same name: {a.name}")
        return Evidence(-2.5, lambda: f"different names: {a.name} and {b.name}")
    for named, unnamed in ((a, b), (b, a)):
        if named.name and not unnamed.name and unnamed.mode not in (None, named.mode, *GENERIC_MODES):
            return Evidence(-0.5, f"only one of them is called {named.name}")
    return _SILENT


def compare_equipment(a: Telling, b: Telling) -> Evidence:
    """A common designation (``Hwasong-18``) says much, a common kind of thing something; two designations part the two."""
    if not a.equipment or not b.equipment:
        return _SILENT
    common = a.equipment & b.equipment
    exact = common & a.designations
    if exact:
        return Evidence(1.4, lambda: f"same equipment: {_listed(exact)}")
    if common:
        return Evidence(0.6, lambda: f"same kind of equipment: {_listed(common)}")
    one, two = a.designations, b.designations
    if one and two:
        return Evidence(-3.0, lambda: f"different equipment: {_listed(one)} and {_listed(two)}")
    return Evidence(-0.3, "other equipment named")


def compare_counts(a: Telling, b: Telling) -> Evidence:
    """Equal figures for one thing speak for it, the more the rarer the figure; other figures mildly against it."""
    if not a.counts or not b.counts:
        return _SILENT
    pairs = [(x, y) for x, y in itertools.product(a.counts, b.counts) if fold(x.what) == fold(y.what)]
    if not pairs:
        return _SILENT
    scored = sorted(((_count_score(x, y), x, y) for x, y in pairs), key=lambda s: (-s[0], s[1].what, s[1].value, s[2].value))
    score, x, y = scored[0]
    if score > 0:
        return Evidence(score, lambda: f"same figure: {_figure(x)}")
    return Evidence(score, lambda: f"figures differ: {_figure(x)} and {_figure(y)}")


def _count_score(x: Count, y: Count) -> float:
    if x.value == y.value:
        return 0.3 if x.value < 5 else 0.8
    ratio = min(abs(x.value), abs(y.value)) / max(abs(x.value), abs(y.value))
    return -0.1 if ratio >= 0.75 else -0.6 if ratio >= 0.5 else -1.2


def compare_people(a: Telling, b: Telling) -> Evidence:
    """A statement has one speaker; elsewhere common names speak for it and other names say nothing."""
    if not a.people or not b.people:
        return _SILENT
    common = a.people & b.people
    if common:
        return Evidence(0.9 if a.type == "statement" else 0.6, lambda: f"people or units in common: {_listed(common)}")
    if a.type == b.type == "statement":
        return Evidence(-3.0, lambda: f"different speakers: {_listed(a.people)} and {_listed(b.people)}")
    return _SILENT


def compare_words(a: Telling, b: Telling) -> Evidence:
    """Common content words, as a share of the shorter telling; a few in common are chance."""
    smaller = min(len(a.words), len(b.words))
    if smaller < 3:
        return _SILENT
    common = a.words & b.words
    share = len(common) / smaller
    score = min(1.5, 3.0 * (share - 0.15))
    return Evidence(max(score, -0.4), (lambda: f"words in common: {_longest(common)}") if score > 0.2 else "")


COMPARISONS: tuple[Callable[[Telling, Telling], Evidence], ...] = (
    compare_actors, compare_names, compare_modes, compare_dates, compare_targets, compare_status, compare_places,
    compare_equipment, compare_counts, compare_people, compare_words,
)


def _width(span: Span) -> int:
    """Days of doubt about the start, or about the end where only that is known."""
    if span.width is not None:
        return span.width
    if span.end_earliest is not None and span.end_latest is not None:
        return (span.end_latest - span.end_earliest).days
    return 60


def _inside(inner: Span, outer: Span) -> bool:
    first, last = inner.start_earliest, inner.end_latest
    if first is None or last is None or outer.start_latest is None:
        return False
    return outer.start_latest <= first and (outer.end_earliest is None or last <= outer.end_earliest)


def _gap(a: Span, b: Span) -> int:
    """Least number of days by which the bounds contradict each other, at the start or at the end."""
    gaps = []
    for x, y in (((a.start_earliest, a.start_latest), (b.start_earliest, b.start_latest)),
                 ((a.end_earliest, a.end_latest), (b.end_earliest, b.end_latest))):
        for low, high in ((x[0], y[1]), (y[0], x[1])):
            if low is not None and high is not None and low > high:
                gaps.append((low - high).days)
    return max(gaps, default=0)


def _distance(p: Place, q: Place) -> float:
    """Great-circle distance in kilometres, by the haversine formula."""
    lat1, lon1, lat2, lon2 = (math.radians(degrees or 0.0) for degrees in (p.lat, p.lon, q.lat, q.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def _longest(words: frozenset[str]) -> str:
    return ", ".join(sorted(words, key=lambda word: (-len(word), word))[:4])


def _listed(names: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(names))


def _plain(mode: str) -> str:
    return mode.replace("_", " ")


def _figure(count: Count) -> str:
    return f"{count.value:g} {count.what}"


def _words(span: Span) -> str:
    """A span as people read it."""
    def bound(low: dt.date | None, high: dt.date | None) -> str:
        if low == high:
            return str(low) if low else "?"
        return f"{low or '..'}/{high or '..'}"

    start, end = bound(span.start_earliest, span.start_latest), bound(span.end_earliest, span.end_latest)
    return start if start == end else f"{start} to {end}"
