"""Merging: mentions and claims of all reports in, events and links out.

    mentions ── same claims ──> tellings ── blocks ──> pairs ── verdicts ──> groups ── derive ──> events
                                                                                 claims ── lift ──> links

The result does not depend on the order of the input: everything is sorted by day of publication, report id and position
before a choice is made. It can be computed in parts: two mentions influence each other only when a chain of candidate
pairs or claims connects them; `touched` says which mentions a set of new ones is connected with, and `update` merges
those alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from timeline.lexicon import Lexicon
from timeline.merge import correct, ids
from timeline.merge.aims import aim
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
    return _merge(by_id, list(mentions), list(claims), lexicon, corrections, Merged(), {})


def update(
    before: Merged,
    reports: Iterable[Report],
    mentions: Iterable[Mention],
    claims: Iterable[Claim],
    lexicon: Lexicon | None = None,
    corrections: Sequence[Correction] = (),
) -> Merged:
    """What `merge` makes of all this, given that it made the events and links of `before` of some of it.

    Every event of `before` must still have all its mentions. Those that no new mention can change are taken over.
    """
    by_id, mentions, claims = {report.id: report for report in reports}, list(mentions), list(claims)
    placed = {id_ for event in before.events for id_ in event.mentions}
    finder = correct.Finder(mentions)
    # of what people have corrected, also of what they have taken back, everything is done again: it is little
    corrected = {id_ for entry in corrections for id_ in finder.all((*entry.mentions, *entry.others))}
    corrected.update(id_ for event in before.events if not corrected.isdisjoint(event.mentions) for id_ in event.mentions)
    new = {mention.id for mention in mentions if mention.id not in placed} | corrected
    if 2 * len(new) > len(mentions):
        return _merge(by_id, mentions, claims, lexicon, corrections, Merged(), {})
    reached = touched(by_id.values(), mentions, claims, new, corrections)
    kept = [event for event in before.events if reached.isdisjoint(event.mentions)]
    ids_kept = {event.id for event in kept}
    links = [link for link in before.links if link.from_event in ids_kept]
    founding = {event.mentions[0] for event in kept}
    founders = {mention.id: Telling(by_id[mention.report], (mention,)) for mention in mentions if mention.id in founding}
    return _merge(
        by_id, [mention for mention in mentions if mention.id in reached],
        [claim for claim in claims if claim.from_mention in reached and claim.to_mention in reached],
        lexicon, corrections, Merged(events=tuple(kept), links=tuple(links)), founders)


def _merge(
    by_id: Mapping[str, Report], mentions: list[Mention], claims: list[Claim], lexicon: Lexicon | None,
    corrections: Sequence[Correction], kept: Merged, founders: Mapping[str, Telling],
) -> Merged:
    """The events of `mentions` beside those of `kept`, whose first mentions are `founders`; an id that two would have is the
    older event's, so that an event that was kept may get another.
    """
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
    first = sorted([*(group.tellings[0] for group in groups), *founders.values()], key=lambda telling: telling.order)
    names = dict(zip((telling.id for telling in first), ids.assign([telling.id for telling in first]), strict=True))
    events = [derive(group, names[group.tellings[0].id], naming) for group in groups]
    event_of = {mention: event for event in events for mention in event.mentions}
    links = lift(claims, event_of, by_id)
    events = aim(events, links, naming)
    events, links, warnings = correct.apply(events, links, holding, finder)
    renamed = {event.id: names[event.mentions[0]] for event in kept.events}
    events += [event.model_copy(update={"id": renamed[event.id]}) for event in kept.events]
    links += [
        link.model_copy(update={"from_event": renamed[link.from_event], "to_event": renamed[link.to_event]})
        for link in kept.links
    ]
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
