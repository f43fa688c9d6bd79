"""Events, derived from their tellings: nothing here could not be computed again.

Confidence says how well the event is attested, from 0 to 1: the share ``n / (n + 1)`` of n independent voices, halved when
nobody reports it as a fact (alleged, forecast, denied), and a tenth less for each review flag.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from timeline.dates.span import Span
from timeline.merge.cluster import Group
from timeline.merge.compare import GENERIC_MODES
from timeline.merge.dating import Dated, date_event
from timeline.merge.near import voices
from timeline.merge.status import settle_status
from timeline.merge.telling import Telling, fold, most_common
from timeline.merge.title import Naming, title_of
from timeline.merge.why import reasons
from timeline.model import SHARPNESS, Count, Event, EventType, Mention, Participant, Place, Report, RivalCount, StatusChange

_PRECISION = {"place": 0, "region": 1, "sea": 2, "country": 3}
_WIDE = 3
_LAST = "field_training"
"""The mode of a drill of which nothing more special is said in any mention."""
_DOUBTED = ("alleged", "forecast", "denied")


def derive(group: Group, event_id: str, naming: Naming) -> Event:
    """The event that the tellings of `group` tell of."""
    tellings = group.tellings
    mentions = [mention for telling in tellings for mention in telling.mentions]
    reports = {telling.report.id: telling.report for telling in tellings}
    voice = voices(reports.values())
    kind = _vote(tellings, voice)
    dated = _capped(date_event((voice[m.report], m) for m in mentions), mentions, reports)
    counts, rivals = _counts(mentions, voice)
    n_voices = len(set(voice.values()))
    history = _history(tellings)
    status = settle_status(tellings, dated.span)
    review = [flag for flag, raised in (
        ("date-conflict", dated.conflict), ("count-conflict", rivals), ("duplicate?", _has_doubt(group)),
        ("undated", dated.span.is_undated),
    ) if raised]
    event = Event.model_construct(
        id=event_id, type=kind, mode=_mode(kind, mentions),
        status=status, title="", span=dated.span, grain=dated.grain, approximate=False,
        date_reason=dated.reason, time_phrase=dated.phrase,
        name=most_common(m.name for m in mentions if m.name), series=most_common(m.series for m in mentions if m.series),
        edition=most_common(m.edition for m in mentions if m.edition),
        actors=_codes(mentions, "actors"), targets=_targets(mentions), participants=_participants(mentions),
        place=_place(mentions), equipment=_equipment(mentions), counts=counts,
        attribution=tuple(dict.fromkeys(source for m in mentions for source in m.attribution)),
        history=history, mentions=tuple(m.id for m in mentions),
        first_reported=min((r.published for r in reports.values() if r.published is not None), default=None),
        n_reports=n_voices,
        publishers=tuple(sorted({r.source for r in reports.values() if r.source})),
        confidence=_confidence(n_voices, status, len(review)), review=tuple(review), merge_reasons=reasons(group),
    )
    return event.model_copy(update={"title": title_of(event, naming)})


def _vote(tellings: Sequence[Telling], voice: Mapping[str, str]) -> EventType:
    """The type most voices give; the first telling's among equals."""
    votes: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        votes[telling.type].add(voice[telling.report.id])
    first = tellings[0].type
    return min((t.type for t in tellings), key=lambda kind: (-len(votes[kind]), kind != first, kind))


def _mode(kind: EventType, mentions: Sequence[Mention]) -> str | None:
    """The mode most mentions give, before a general one ("claim") any special one, of statements in doubt the sharpest."""
    modes = [m.mode for m in mentions if m.mode and m.type == kind]
    if kind == "statement":
        special = [mode for mode in modes if mode not in GENERIC_MODES] or modes
        counts = Counter(special)
        return min(counts, key=lambda mode: (-counts[mode], SHARPNESS.index(mode)), default=None)
    modes = [mode for mode in modes if mode != _LAST] or modes
    mode = most_common([m.mode for m in mentions if m.mode and m.type == kind and m.name] or modes)
    if mode is None and kind == "exercise":
        actors = _codes(mentions, "actors")
        return "combined" if len(actors) > 1 else _LAST if actors else None
    return mode


def _capped(dated: Dated, mentions: Sequence[Mention], reports: Mapping[str, Report]) -> Dated:
    """What has happened began by the day of the first report of it: a bound where the dates leave many days open."""
    span = dated.span
    begun = ("occurred", "ongoing")
    told = [r.published for m in mentions if m.status in begun and (r := reports[m.report]).published is not None]
    if not told or span.is_undated:
        return dated
    first_told = min(told)
    start = span.start_earliest
    wide = span.width is None or span.width > _WIDE
    if wide and start is not None and start <= first_told < (span.start_latest or dt.date.max):
        span = Span(start, first_told, span.end_earliest, span.end_latest)
    if start is None and span.start_latest is None and span.end_latest is not None and first_told <= span.end_latest:
        span = Span(None, first_told, span.end_earliest, span.end_latest)
    return dated._replace(span=span) if span.is_consistent else dated


def _codes(mentions: Iterable[Mention], field: str) -> tuple[str, ...]:
    """Codes in order of how many reports give them, then of first naming, without those of fewer than a quarter of them."""
    order: dict[str, int] = {}
    given: dict[str, set[str]] = defaultdict(set)
    told = set()
    for mention in mentions:
        for code in getattr(mention, field):
            order.setdefault(code, len(order))
            given[code].add(mention.report)
            told.add(mention.report)
    kept = [code for code in order if len(given[code]) * 4 >= len(told)]
    return tuple(sorted(kept, key=lambda code: (-len(given[code]), order[code])))


def _targets(mentions: Sequence[Mention]) -> tuple[str, ...]:
    actors = set(_codes(mentions, "actors"))
    return tuple(code for code in _codes(mentions, "targets") if code not in actors)


def _participants(mentions: Iterable[Mention]) -> tuple[Participant, ...]:
    named: dict[str, Participant] = {}
    for mention in mentions:
        for participant in mention.participants:
            held = named.get(fold(participant.name))
            if held is None or (held.actor is None and participant.actor is not None):
                named[fold(participant.name)] = participant
    return tuple(named.values())


def _place(mentions: Iterable[Mention]) -> Place | None:
    """The most specific place, among equals the one most mentions give."""
    told = [m.place for m in mentions if m.place is not None]
    votes = Counter(fold(place.name) for place in told)
    return min(told, key=lambda p: (_PRECISION[p.precision], -votes[fold(p.name)], fold(p.name), p.name), default=None)


def _equipment(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple({fold(item): item for m in reversed(list(mentions)) for item in reversed(m.equipment)}.values())[::-1]


def _counts(mentions: Sequence[Mention], voice: Mapping[str, str]) -> tuple[tuple[RivalCount, ...], bool]:
    """Each distinct figure with who gives it, and whether two reports give different ones for the same thing."""
    given: dict[tuple[str, float, float | None], list[tuple[Count, Mention]]] = {}
    for mention in mentions:
        for count in mention.counts:
            given.setdefault((fold(count.what), count.value, count.upper), []).append((count, mention))
    figures = tuple(
        RivalCount.model_construct(
            count=told[0][0], reports=tuple(dict.fromkeys(m.report for _, m in told)),
            attribution=tuple(dict.fromkeys(source for _, m in told for source in m.attribution)),
        )
        for told in given.values()
    )
    rivals: dict[str, list[set[str]]] = defaultdict(list)
    for (what, _, _), told in given.items():
        rivals[what].append({voice[m.report] for _, m in told})
    return figures, any(len(sides) > 1 and len(set().union(*sides)) > 1 for sides in rivals.values())


def _history(tellings: Sequence[Telling]) -> tuple[StatusChange, ...]:
    """Every change of status or of the dates given, in order of the reports."""
    steps: list[StatusChange] = []
    for telling in tellings:
        for mention in telling.mentions:
            known = [step for step in steps if step.status == mention.status]
            if known and (mention.span.is_undated or any(step.span == mention.span for step in known)):
                continue
            steps.append(StatusChange.model_construct(
                day=telling.report.published, status=mention.status, report=mention.report,
                sentence_start=mention.start, span=mention.span,
            ))
    return tuple(steps)


def _has_doubt(group: Group) -> bool:
    """Whether a telling that stayed out was nearly judged the same."""
    return any(join.verdict.is_doubtful for join in group.apart)


def _confidence(n_voices: int, status: str, flags: int) -> float:
    attested = n_voices / (n_voices + 1)
    return round(max(0.05, attested * (0.5 if status in _DOUBTED else 1.0) - 0.1 * flags), 2)
