"""The sentences that explain a merge, both ways: ``merged because …`` and ``kept apart from … because …``."""

from __future__ import annotations

from timeline.merge.cluster import Group, Join
from timeline.merge.telling import Telling

_LONGEST_QUOTE = 60


def reasons(group: Group) -> tuple[str, ...]:
    """One sentence for each join, then one for each near miss, without repetition."""
    merged = [f"merged because {join.verdict.sentence} ({_reports(join)})" for join in group.joins]
    apart = [f"kept apart from “{_quote(_outside(group, join))}” because {_parting(join)}" for join in group.apart]
    return tuple(dict.fromkeys([*merged, *apart]))


def _reports(join: Join) -> str:
    return join.a.report.id if join.a.report.id == join.b.report.id else f"{join.a.report.id} and {join.b.report.id}"


def _outside(group: Group, join: Join) -> Telling:
    inside = {telling.id for telling in group.tellings}
    return join.b if join.a.id in inside else join.a


def _parting(join: Join) -> str:
    """What spoke against the join; where nothing did, that the rest of the group did, or that little spoke for it."""
    verdict = join.verdict
    if verdict.vetoed:
        return verdict.sentence
    against = [e.sentence for e in verdict.evidence if e.score is not None and e.score < 0 and e.sentence]
    if against:
        return "; ".join(against)
    return "the other tellings of the two do not fit" if verdict.is_same else "too little speaks for it"


def _quote(telling: Telling) -> str:
    sentence = " ".join(telling.mentions[0].sentence.split())
    return sentence if len(sentence) <= _LONGEST_QUOTE else sentence[: _LONGEST_QUOTE - 1].rstrip() + "…"
