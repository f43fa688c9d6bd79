"""When an event took place, from what its mentions say.

Words of the sentence outrank a date carried over from an earlier sentence, and that outranks the days before publication
that are assumed for a fresh fact. Within one rank the spans are intersected; a single day inside a longer run (the live
fire on the fourth day of an exercise) contradicts nothing; a plan yields to what was reported to have happened. Where two
spans contradict each other and neither has twice the support, the bounds cover both and the conflict is flagged.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from timeline.dates.span import Span
from timeline.model import Mention

RANK = {"stated": 0, "computed": 0, "carried": 1, "fresh": 2, "none": 3}
LASTING = ("exercise", "deployment", "readiness")
"""Types of events that go on for days; of the others a day that is told outranks a run around it."""
_HULL_LIMIT = dt.timedelta(days=10)
"""Spans further apart than this are not two tellings of one date but a mistake: the better supported stands."""


class Dated(NamedTuple):
    """A span with what it rests on; `basis` is the `Mention.date_basis` of the mentions that decided."""

    span: Span = Span()
    grain: str | None = None
    basis: str = "none"
    reason: str = ""
    phrase: str | None = None
    conflict: bool = False
    announced: Span | None = None
    """The planned dates, where they differ from what happened."""


class _Told(NamedTuple):
    """One distinct span, with the mentions that give it."""

    span: Span
    mentions: list[Mention]
    voices: int

    @property
    def lead(self) -> Mention:
        return min(self.mentions, key=lambda m: (RANK[m.date_basis], m.report, m.start, m.id))

    @property
    def is_plan(self) -> bool:
        return all(m.status in ("planned", "forecast") for m in self.mentions)


def date_event(mentions: Iterable[tuple[Hashable, Mention]]) -> Dated:
    """The span that `mentions` support together, each given with its voice: near-duplicate reports share one voice."""
    told = _group(mentions)
    if not told:
        return Dated()
    best = min(RANK[t.lead.date_basis] for t in told)
    ranked = sorted((t for t in told if RANK[t.lead.date_basis] == best), key=_support)
    happened = [t for t in ranked if not t.is_plan]
    dated = _combine(happened or ranked)
    return _with_plans(dated, [t for t in ranked if t.is_plan]) if happened else dated


def _group(mentions: Iterable[tuple[Hashable, Mention]]) -> list[_Told]:
    """The distinct spans. What one report planned and another tells as a fact is a fact with two voices."""
    by_span: dict[Span, list[tuple[Hashable, Mention]]] = {}
    for voice, mention in mentions:
        if not mention.span.is_undated and mention.span.is_consistent:
            by_span.setdefault(mention.span, []).append((voice, mention))
    return [_Told(span, [m for _, m in pairs], len({v for v, _ in pairs})) for span, pairs in by_span.items()]


def _support(told: _Told) -> tuple[int, int, str, int, str]:
    """Sort key: most voices first, then the narrowest, then by id."""
    lead = told.lead
    width = told.span.width
    return (-told.voices, 10**6 if width is None else width, lead.report, lead.start, lead.id)


def _combine(ranked: list[_Told]) -> Dated:
    first = ranked[0]
    span, used, conflict = first.span, [first], False
    reasons = [first.lead.date_reason] if first.lead.date_reason else []
    for told in ranked[1:]:
        joint = span.intersect(told.span)
        if joint is not None:
            if joint != span:
                used.append(told)
                if told.lead.date_reason:
                    reasons.append(told.lead.date_reason)
            span = joint
        elif _is_inside(told.span, span):
            continue
        elif _is_inside(span, told.span):
            if told.lead.type in LASTING or (told.lead.type == "engagement" and _is_run(told.span)):
                span = told.span
                used.append(told)
        else:
            conflict = True
            gap = _gap(span, told.span)
            if _is_rough(told.span, span):
                reasons.append(f"{told.lead.report} gives it roughly: {told.lead.time_phrase or 'other dates'}")
            elif first.voices < 2 * told.voices and gap is not None and gap <= _HULL_LIMIT:
                span = _cover(span, told.span)
                phrase = told.lead.time_phrase or "other dates"
                reasons.append(f"{told.lead.report} differs: {phrase}; the bounds cover both")
            else:
                reasons.append(f"{told.lead.report} gives other dates, with less support")
    lead = used[0].lead
    return Dated(span, _grain(span, used), lead.date_basis, "; ".join(dict.fromkeys(reasons)), lead.time_phrase, conflict)


def _cover(a: Span, b: Span) -> Span:
    """The bounds that cover both; an end that only one of them tells is as that one tells it."""
    hull = a.hull(b)
    if None in (a.start_earliest, b.start_earliest) and None in (a.start_latest, b.start_latest):
        known = a if a.start_earliest is not None or a.start_latest is not None else b
        hull = dataclasses.replace(hull, start_earliest=known.start_earliest, start_latest=known.start_latest)
    if None in (a.end_earliest, b.end_earliest) and None in (a.end_latest, b.end_latest):
        known = a if a.end_earliest is not None or a.end_latest is not None else b
        hull = dataclasses.replace(hull, end_earliest=known.end_earliest, end_latest=known.end_latest)
    return hull if hull.is_consistent else a.hull(b)


def _with_plans(dated: Dated, plans: list[_Told]) -> Dated:
    """What happened, with bounds that only the plan gives; a plan that came out otherwise is kept as announced."""
    for plan in plans:
        joint = dated.span.intersect(plan.span)
        if joint is not None:
            dated = dated._replace(span=joint)
        elif not _is_inside(dated.span, plan.span):
            dated = dated._replace(announced=dated.announced or plan.span)
    return dated


def _is_inside(inner: Span, outer: Span) -> bool:
    """Whether `inner` is a few days within a longer run whose beginning or end `outer` knows."""
    first, last = inner.start_earliest, inner.end_latest
    if first is None or last is None:
        return False
    begun = outer.start_latest is not None and outer.start_latest <= first
    over = outer.end_earliest is not None and last <= outer.end_earliest
    open_start = outer.start_earliest is None and outer.start_latest is None
    open_end = outer.end_earliest is None and outer.end_latest is None
    some_day = (inner.start_earliest, inner.start_latest) == (inner.end_earliest, inner.end_latest)
    return (begun and over) or (some_day and ((begun and open_end) or (over and open_start)))


def _is_rough(loose: Span, exact: Span) -> bool:
    """Whether `loose` leaves days open, "a week earlier", and lies over one end of what `exact` gives to the day."""
    if loose.start_earliest is None or loose.start_earliest == loose.start_latest or loose.end_latest is None:
        return False
    if exact.start_earliest is None or exact.start_earliest != exact.start_latest or exact.end_latest is None:
        return False
    return loose.start_earliest <= exact.end_latest and exact.start_earliest <= loose.end_latest


def _is_run(span: Span) -> bool:
    """Whether it tells first day and last: "the fighting of 12-16 July", in which somebody fell on the 14th."""
    return span.start_earliest is not None and span.start_earliest == span.start_latest and (
        span.end_latest is not None and span.end_earliest == span.end_latest > span.start_latest)


def _gap(a: Span, b: Span) -> dt.timedelta | None:
    """Days between the two starts, or ends where a start is open."""
    for x, y in ((a.start_earliest, b.start_earliest), (a.end_latest, b.end_latest)):
        if x is not None and y is not None:
            return abs(x - y)
    return None


def _grain(span: Span, used: list[_Told]) -> str | None:
    """``day`` when the start is exact, else the grain of the narrowest span that was used."""
    if span.width == 0:
        return "day"
    return next((t.lead.grain for t in reversed(used) if t.lead.grain), None)
