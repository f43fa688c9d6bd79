"""Drafts to the records of the model: `Mention` and `Claim`."""

from __future__ import annotations

from timeline.extract.mentions import Draft
from timeline.model import Claim, Mention, Participant, Report


def mention(draft: Draft, report: Report) -> Mention:
    """The mention that a draft makes."""
    dating = draft.dating
    frame = draft.first
    equipment = tuple(dict.fromkeys(e for f in draft.frames for e in f.equipment))
    return Mention.model_construct(
        id=draft.id(report.id),
        report=report.id,
        sentence=report.text[draft.sentence.start : draft.sentence.end],
        start=draft.sentence.start,
        end=draft.sentence.end,
        trigger=report.text[frame.first : frame.last],
        trigger_start=frame.first,
        trigger_end=frame.last,
        type=draft.type,
        mode=draft.mode,
        status=draft.status,
        name=draft.name,
        series=draft.series,
        edition=draft.edition,
        actors=draft.actors,
        targets=draft.targets,
        participants=tuple(
            Participant.model_construct(name=p.name, actor=p.codes[0] if p.codes else None) for p in draft.people
        ),
        place=draft.place,
        equipment=equipment,
        counts=draft.counts,
        attribution=draft.attribution,
        span=dating.span,
        grain=dating.grain,
        date_basis=dating.basis,
        time_phrase=dating.phrase,
        timexes=dating.timexes,
        date_reason=dating.reason,
        rule=f"{frame.entry.id}: {frame.why}",
        head=draft.antecedent is None or not (draft.definite or draft.detail or draft.generic),
    )


def seen(draft: Draft | None) -> Draft | None:
    """The draft itself, or for one that is no mention of its own the one that it refers to."""
    while draft is not None and draft.shadow:
        draft = draft.antecedent
    return draft


def claim(
    report: Report, source: Draft, target: Draft, kind: str, basis: str, evidence: Draft, rule: str, negated: bool = False
) -> Claim:
    """What the sentence of `evidence` says of two drafts."""
    return Claim.model_construct(
        report=report.id,
        from_mention=source.id(report.id),
        to_mention=target.id(report.id),
        kind=kind,
        basis=basis,
        sentence=report.text[evidence.sentence.start : evidence.sentence.end],
        start=evidence.sentence.start,
        end=evidence.sentence.end,
        rule=rule,
        negated=negated,
    )
