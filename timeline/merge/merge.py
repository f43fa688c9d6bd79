"""Merging: mentions and claims of all reports in, events and links out.

    mentions ── same claims ──> tellings ── walk ──> blocks ── verdicts ──> groups ── derive ──> events
                                                                                claims ── lift ──> links

The result does not depend on the order of the input: everything is sorted by day of publication, report id and position
before a choice is made. What becomes of a block depends on its own tellings alone. So blocks can be merged one at a time and
forgotten, with the ids of events assigned and the links lifted at the end; and where some of it was merged before, `update`
merges those blocks alone that are not what they were (`timeline.merge.touched`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.lexicon import Lexicon
from timeline.merge import correct, ids
from timeline.merge.aims import aim
from timeline.merge.block import in_order, shortlists
from timeline.merge.cluster import Clustering, Group, Join
from timeline.merge.compare import Evidence
from timeline.merge.event import derive
from timeline.merge.link import Verdict, judge
from timeline.merge.relations import lift
from timeline.merge.telling import Pair, Telling, between, pair, tell
from timeline.merge.title import Naming
from timeline.merge.touched import touched
from timeline.merge.walk import Block, Ties, blocks
from timeline.model import Claim, Correction, Event, Mention, Merged, Report

_BOUND = Verdict(0.0, False, (Evidence(9.0, "a correction says so"),))
_APART = 3
"""Tellings that stayed out, and are named in the reasons of an event."""


class Ruling(NamedTuple):
    """For ids of tellings the ids of those that people made one event with them, and that they made other events."""

    bound: Ties
    barred: Ties

    @classmethod
    def of(cls, constraints: correct.Constraints, telling_of: Mapping[str, str]) -> Ruling:
        """What corrections say, given the telling of each mention that they name."""
        return cls(_as_ties(between(constraints.bound, telling_of)), _as_ties(between(constraints.barred, telling_of)))


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
    return _merge(by_id, list(mentions), list(claims), lexicon, corrections)


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
        return _merge(by_id, mentions, claims, lexicon, corrections)
    return _merge(by_id, mentions, claims, lexicon, corrections, before.events, new)


def _merge(
    by_id: Mapping[str, Report], mentions: list[Mention], claims: list[Claim], lexicon: Lexicon | None,
    corrections: Sequence[Correction], before: Sequence[Event] = (), new: Collection[str] = (),
) -> Merged:
    """All events: those of `before` that the mentions `new` leave as they are, and the others made again.

    An id that two events would have is the older one's, so that an event that stays may get another.
    """
    claims = sorted(set(claims), key=lambda c: (c.report, c.start, c.kind, c.from_mention, c.to_mention, c.negated, c.basis))
    holding = correct.standing(corrections)
    finder = correct.Finder(mentions)
    constraints = correct.Constraints(holding, finder)

    tellings = tell(by_id, mentions, claims, constraints.barred)
    ruling = Ruling.of(constraints, {mention.id: telling.id for telling in tellings for mention in telling.mentions})
    if before:
        fresh = {telling.id for telling in tellings if any(mention.id in new for mention in telling.mentions)}
        again: Iterable[Block] = touched(tellings, fresh, judge, answers=_answers(tellings, claims), **ruling._asdict())
    else:
        again = blocks(in_order(tellings), judge, **ruling._asdict())
    groups = [group for block in again for group in merge_block(block, ruling)]

    made = {mention.id for group in groups for telling in group.tellings for mention in telling.mentions}
    kept = [event for event in before if made.isdisjoint(event.mentions)]
    founding = {event.mentions[0] for event in kept}
    founders = [telling for telling in tellings if telling.id in founding]
    first = sorted([*(group.tellings[0] for group in groups), *founders], key=lambda telling: telling.order)
    names = dict(zip((telling.id for telling in first), ids.assign([telling.id for telling in first]), strict=True))
    naming = Naming.of(lexicon)
    events = [derive(group, names[group.tellings[0].id], naming) for group in groups]
    events += [event.model_copy(update={"id": names[event.mentions[0]]}) for event in kept]
    event_of = {mention: event for event in events for mention in event.mentions}
    links = lift(claims, event_of, by_id)
    events = aim(events, links, naming)
    events, links, warnings = correct.apply(events, links, holding, finder)
    return Merged(
        events=tuple(sorted(events, key=_chronological)),
        links=tuple(sorted(links, key=lambda link: (link.from_event, link.to_event, link.kind))),
        aliases=tuple(_aliases(events)),
        warnings=(*constraints.warnings, *warnings),
    )


def groups_of(ordered: Iterable[Telling], ruling: Ruling) -> Iterator[Group]:
    """The groups of tellings `in_order`, which are gone through twice; of those only a few are held at a time."""
    for block in blocks(ordered, judge, **ruling._asdict()):
        yield from merge_block(block, ruling)


def merge_block(block: Block, ruling: Ruling) -> list[Group]:
    """The groups of one block, each the tellings of one event."""
    inside = {telling.id for telling in block.tellings}
    candidates = sorted({pair(one, other) for one, others in shortlists(block.tellings).items() for other in others})
    clustering = Clustering(block.tellings, judge, block.same)
    clustering.bar(_among(inside, ruling.barred))
    clustering.bar(pair(telling.id, other) for telling in block.tellings for other in telling.apart & inside)
    clustering.agglomerate(candidates)
    clustering.bind((key, _BOUND) for key in _among(inside, ruling.bound))
    return [_with_near(group, block.near) for group in clustering.groups(candidates)]


def _with_near(group: Group, near: Mapping[str, Sequence[Telling]]) -> Group:
    """`group` with what its tellings came near outside of the block among the nearest that stayed out."""
    more = []
    for telling in group.tellings:
        for other in near.get(telling.id, ()):
            one, two = sorted((telling, other), key=lambda t: t.order)
            more.append(Join(one, two, judge(one, two)))
    if not more:
        return group
    nearest = sorted([*group.apart, *more], key=lambda join: (-join.verdict.score, pair(join.a.id, join.b.id)))
    return group._replace(apart=tuple(nearest[:_APART]))


def _answers(tellings: Iterable[Telling], claims: Iterable[Claim]) -> Ties:
    """For each telling those that answer it: what they are aimed at depends on it."""
    telling_of = {mention.id: telling.id for telling in tellings for mention in telling.mentions}
    answers: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.kind == "responds_to" and claim.from_mention in telling_of and claim.to_mention in telling_of:
            answers[telling_of[claim.to_mention]].add(telling_of[claim.from_mention])
    return answers


def _as_ties(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    ties: dict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        ties[one].add(two)
        ties[two].add(one)
    return dict(ties)


def _among(inside: set[str], ties: Ties) -> list[Pair]:
    """The pairs of `ties` that lie inside."""
    return sorted({pair(one, two) for one in inside & ties.keys() for two in inside.intersection(ties[one])})


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
