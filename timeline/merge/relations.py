"""Links between events, lifted from what reports claim of their mentions.

A claim names two mentions; the link names the events they became. Where several reports claim one link, the first is its
evidence, and a claim that the actor makes (``stated``) outranks a reader's (``interpreted``). A claim that the text
rejects ("not in response to the drills") silences every other claim of that link in the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.model import Claim, Event, Link, Report

_CARRIED = ("responds_to", "part_of", "edition_of")


def lift(claims: Iterable[Claim], event_of: Mapping[str, Event], reports: Mapping[str, Report]) -> list[Link]:
    """The links that `claims` make, at most one for each kind and pair of events, none from an event to itself."""
    held: dict[tuple[str, str, str], list[Claim]] = {}
    rejected: set[tuple[str, str, str, str]] = set()
    for claim in claims:
        source, target = event_of.get(claim.from_mention), event_of.get(claim.to_mention)
        if claim.kind not in _CARRIED or source is None or target is None or source.id == target.id:
            continue
        key = (claim.kind, source.id, target.id)
        if claim.negated:
            rejected.add((*key, claim.report))
        else:
            held.setdefault(key, []).append(claim)
    links = []
    for (kind, source_id, target_id), made in sorted(held.items()):
        standing = [claim for claim in made if (kind, source_id, target_id, claim.report) not in rejected]
        circular = kind != "responds_to" and (kind, target_id, source_id) in held
        if standing and not circular:
            links.append(_link(min(standing, key=lambda c: _order(c, reports)), source_id, target_id, len(standing)))
    return links


def _order(claim: Claim, reports: Mapping[str, Report]) -> tuple[bool, bool, str, str, int, str]:
    report = reports.get(claim.report)
    day = report.published.isoformat() if report is not None and report.published is not None else ""
    return (claim.basis != "stated", not day, day, claim.report, claim.start, claim.rule)


def _link(claim: Claim, source: str, target: str, support: int) -> Link:
    score = 1.0 if claim.basis == "stated" else 0.7
    return Link.model_construct(
        from_event=source, to_event=target, kind=claim.kind, basis=claim.basis, report=claim.report,
        sentence=claim.sentence, start=claim.start, end=claim.end, rule=claim.rule,
        score=min(1.0, score + 0.1 * (support - 1)), judged_by="rule",
    )
