"""What the text says of how events answer, contain or repeat each other: stated, interpreted, or rejected.

"In response to" and acts that are reactions by nature are stated; "seen as a response" is interpreted; "came as",
"hours after" is coincidence and no claim at all.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Literal

from timeline.extract.answers import find_answers, is_rejected
from timeline.extract.mentions import Draft
from timeline.extract.parts import find_contained, find_wholes
from timeline.extract.reactions import find_answered, find_ended, find_met, is_reaction
from timeline.extract.threads import Opposing, Thread, Threads

Basis = Literal["stated", "interpreted"]
Kind = Literal["responds_to", "part_of", "edition_of"]


@dataclasses.dataclass(slots=True)
class Relation:
    """A relation between two drafts of a report, resting on the sentence of `evidence`."""

    source: Draft
    target: Draft
    kind: Kind
    basis: Basis
    evidence: Draft
    rule: str
    negated: bool = False


def find_relations(drafts: Sequence[Draft], text: str, opposing: Opposing) -> list[Relation]:
    """The relations that each sentence states, in order."""
    found: list[Relation] = []
    threads = Threads(drafts, opposing)
    settled: set[int] = set()  # threads that are known to answer something: the first sentence says it best
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence.start, []).append(draft)
    for start, here in by_sentence.items():
        sentence = text[start : here[0].sentence.end]
        said = [
            relation
            for answer in find_answers(here, threads, sentence)
            if (relation := _relation(answer.source, answer.target, "responds_to", answer.basis, f"responds: {answer.cue}",
                                      answer.negated)) is not None
        ]
        if (carried := _carried_on(here, sentence, found, threads)) is not None:
            said.append(carried)
        found.extend(said)
        spoken_for = {id(relation.source) for relation in said}
        settled.update(id(threads.of(relation.source)) for relation in said)
        if not is_rejected(sentence):
            open_ones = [d for d in here if id(threads.of(d)) not in settled]
            reactions = _reactions(open_ones, here, threads, text)
            settled.update(id(threads.of(relation.source)) for relation in reactions)
            found.extend(reactions)
        placed = set()
        for part, whole, basis, cue in find_wholes(here, threads, sentence):
            relation = _relation(part, whole, "part_of", basis, cue)
            if relation is not None:
                placed.add(id(part))
                found.append(relation)
        for draft in here:
            if id(draft) not in placed and id(draft) not in spoken_for:
                contained = find_contained(draft, threads, text)
                if contained is not None:
                    # launches, ships sent, lines crossed and named pieces under way are told as parts of the drill; the
                    # rest we read so
                    told_so = draft.whole or draft.type in ("deployment", "weapons_test", "incursion") or (
                        draft.name and draft.status != "planned"
                    )
                    basis = "stated" if told_so else "interpreted"
                    cue = "one of many" if draft.whole else f"within the {contained.type}"
                    relation = _relation(draft, contained, "part_of", basis, cue)
                    if relation is not None:
                        found.append(relation)
    found.extend(_editions(drafts))
    return found


_OF_AN_ANSWER = re.compile(
    r"\bpart of (?:these|those|such|this|that|the|its|their) (?:\w+ ){0,2}"
    r"(?:activit(?:y|ies)|actions?|measures?|steps?|responses?|retaliation|counter-?measures?)\b"
)


def _carried_on(here: list[Draft], sentence: str, found: Sequence[Relation], threads: Threads) -> Relation | None:
    """ "He later oversaw drills as part of these activities", which were to answer something: so do the drills."""
    match = _OF_AN_ANSWER.search(sentence)
    acts = [d for d in here if match is not None and d.first.first < here[0].sentence.start + match.start()]
    if not acts:
        return None
    act = acts[-1]
    for before in reversed(found):
        near = 0 < act.number - before.evidence.number <= _CARRIED
        if near and before.kind == "responds_to" and not before.negated and set(act.actors) & set(before.source.actors):
            return _relation(act, threads.of(before.target), "responds_to", before.basis, "part of an answer")
    return None


_CARRIED = 2
"""Sentences in which "these activities" are those just told."""


def _relation(
    source: Draft, target: Thread, kind: Kind, basis: str, rule: str, negated: bool = False
) -> Relation | None:
    lead = target.lead
    if lead is None or lead is source:
        return None
    return Relation(source, lead, kind, basis, source, rule, negated)  # type: ignore[arg-type]


def _reactions(drafts: list[Draft], here: list[Draft], threads: Threads, text: str) -> list[Relation]:
    """A condemnation answers what it condemns, a denial what it denies, a scramble the planes it is flown against."""
    found = []
    for draft in drafts:
        if draft.type == "statement":
            answered = find_answered(draft, threads, here, text)
        elif draft.mode == "ceasefire":
            answered = find_ended(draft, threads)
        elif is_reaction(draft, here):
            answered = find_met(draft, threads)
        else:
            continue
        if answered is not None:
            relation = _relation(draft, answered[0], "responds_to", answered[1], "reaction by nature")
            if relation is not None:
                found.append(relation)
    return found


def _editions(drafts: Sequence[Draft]) -> list[Relation]:
    """Editions of one series in a report, told by name or by year: the latest is one of each that went before."""
    told: dict[str, dict[str, Draft]] = {}
    for draft in drafts:
        if draft.series and (edition := draft.edition or _year(draft)):
            told.setdefault(draft.series, {}).setdefault(edition, draft)
    return [
        Relation(by_edition[latest], draft, "edition_of", "stated", draft, "editions named")
        for by_edition in told.values()
        for latest in [max(by_edition)]
        for edition, draft in by_edition.items()
        if not latest.startswith(edition)  # "2024" beside "2024B" may be that one
    ]


def _year(draft: Draft) -> str | None:
    """The year that the sentence gives an exercise without a number: "the last Cold Response, in March 2020"."""
    first, last = draft.dating.span.start_earliest, draft.dating.span.last
    if draft.dating.basis not in ("stated", "computed") or first is None or last is None or first.year != last.year:
        return None
    return str(first.year)
