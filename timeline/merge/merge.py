"""Merging: mentions and claims of all reports in, events and links out.

    mentions ── same claims ──> tellings ── blocks ──> pairs ── verdicts ──> groups ── derive ──> events
                                                                                 claims ── lift ──> links

The result does not depend on the order of the input: everything is sorted by day of publication, report id and position
before a choice is made. It can be computed in parts: two mentions influence each other only when a chain of candidate
pairs or claims connects them, and `touched` says which mentions a set of new ones is connected with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from timeline.lexicon import Lexicon
from timeline.merge import correct, ids
from timeline.merge.block import Blocks
from timeline.merge.cluster import Clustering
from timeline.merge.compare import Evidence
from timeline.merge.event import derive
from timeline.merge.link import Verdict, judge
from timeline.merge.relations import lift
from timeline.merge.telling import Pair, Telling, kept_apart, pair, tell
from timeline.merge.title import Naming
from timeline.model import Claim, Correction, Event, Mention, Merged, Report

_BOUND = Verdict(0.0, False, (Evidence(9.0, "a correction says so"),))


def merge(
    reports: Iterable[Report],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    lexicon: Lexicon | None = None,
    corrections: Sequence[Correction] = (),
) -> Merged:
    """The events that `mentions` tell of and the links that `claims` make between them, with `corrections` applied.

    `lexicon` names the actors in titles. A mention whose report is not among `reports` is an error of the caller.
    """
    by_id = {report.id: report for report in reports}
    mentions = list(mentions)
    claims = sorted(set(claims), key=lambda c: (c.report, c.start, c.kind, c.from_mention, c.to_mention, c.negated, c.basis))
    holding = correct.standing(corrections)
    finder = correct.Finder(mentions)
    constraints = correct.Constraints(holding, finder)

    tellings = tell(by_id, mentions, claims, constraints.barred)
    telling_of = {mention.id: telling.id for telling in tellings for mention in telling.mentions}
    candidates = _candidates(tellings)
    clustering = Clustering(tellings, judge)
    clustering.bar(_between(constraints.barred, telling_of))
    clustering.bar(_between(kept_apart(claims), telling_of))
    clustering.bar(_between(_linked(claims), telling_of))
    clustering.agglomerate(candidates)
    clustering.bind((key, _BOUND) for key in _between(constraints.bound, telling_of))
    groups = clustering.groups(candidates)

    naming = Naming.of(lexicon)
    names = ids.assign([group.tellings[0].id for group in groups])
    events = [derive(group, name, naming) for group, name in zip(groups, names, strict=True)]
    event_of = {mention: event for event in events for mention in event.mentions}
    links = lift(claims, event_of, by_id)
    events, links, warnings = correct.apply(events, links, holding, finder)
    return Merged(
        events=tuple(sorted(events, key=_chronological)),
        links=tuple(sorted(links, key=lambda link: (link.from_event, link.to_event, link.kind))),
        aliases=tuple(_aliases(events)),
        warnings=(*constraints.warnings, *warnings),
    )


def touched(
    reports: Iterable[Report],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    new: Collection[str],
    corrections: Sequence[Correction] = (),
) -> frozenset[str]:
    """Ids of the mentions whose events and links the mentions `new` can change, `new` among them.

    Merging these alone, with their reports, claims and corrections, yields the events and links that merging everything
    yields for them; all other events stay as they are.
    """
    by_id = {report.id: report for report in reports}
    mentions = list(mentions)
    claims = list(claims)
    constraints = correct.Constraints(correct.standing(corrections), correct.Finder(mentions))
    tellings = {telling.id: telling for telling in tell(by_id, mentions, claims, constraints.barred)}
    telling_of = {mention.id: key for key, telling in tellings.items() for mention in telling.mentions}
    related: dict[str, set[str]] = defaultdict(set)
    claimed = [(claim.from_mention, claim.to_mention) for claim in claims]
    for one, two in _between([*claimed, *constraints.bound, *constraints.barred], telling_of):
        related[one].add(two)
        related[two].add(one)
    blocks = Blocks(tellings.values())
    reached: set[str] = set()
    to_visit = sorted({telling_of[key] for key in new if key in telling_of})
    while to_visit:
        here = to_visit.pop()
        if here not in reached:
            reached.add(here)
            near = {other.id for other in blocks.candidates(tellings[here]) if _influence(judge(tellings[here], other))}
            to_visit.extend(sorted((near | related[here]) - reached))
    return frozenset(mention.id for key in reached for mention in tellings[key].mentions)


def _influence(verdict: Verdict) -> bool:
    """Whether two tellings with this verdict can be joined, or be named in each other's reasons."""
    return verdict.is_same or verdict.is_near


def _candidates(tellings: Sequence[Telling]) -> list[Pair]:
    blocks = Blocks(tellings)
    return sorted({pair(telling.id, other.id) for telling in tellings for other in blocks.candidates(telling)})


def _linked(claims: Iterable[Claim]) -> list[Pair]:
    """Pairs of mentions that a report relates: what answers an event, or is part of it, is another event."""
    return [pair(c.from_mention, c.to_mention) for c in claims if c.kind != "same"]


def _between(pairs: Iterable[Pair], telling_of: Mapping[str, str]) -> list[Pair]:
    """Pairs of mentions as pairs of tellings, without those that are one."""
    known = ((telling_of.get(a), telling_of.get(b)) for a, b in pairs)
    return [pair(a, b) for a, b in known if a is not None and b is not None and a != b]


def _chronological(event: Event) -> tuple[str, str]:
    first = event.span.start_earliest or event.span.start_latest or event.span.end_earliest or event.span.end_latest
    return (first.isoformat() if first else "9999-99-99", event.id)


def _aliases(events: Iterable[Event]) -> list[tuple[str, str]]:
    """The id that each mention but the first would have founded, with the id of its event."""
    own = {event.id for event in events}
    aliases: dict[str, str] = {}
    for event in sorted(events, key=lambda event: event.id):
        for mention in event.mentions:
            alias = ids.digest(mention)[: ids.LENGTH]
            if alias not in own:
                aliases.setdefault(alias, event.id)
    return sorted(aliases.items())
