"""Who did it, where the clause leaves it open: a passive without an agent, a noun without an owner.

In this order: those under whose eyes it happened; those whose state media tell it; the opponents of those whose drill it is
said to answer; those who did the other things of its kind in the report; the opponents of those it was done
to, or of the institution that reports it, as far as the report names them. A party is never guessed from outside the
report.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from timeline.extract.answers import speaks_of_answer
from timeline.extract.clause import Reading
from timeline.extract.discourse import Codes, Discourse
from timeline.extract.english import ANSWERING
from timeline.extract.mentions import Draft
from timeline.extract.referents import Referents
from timeline.lexicon import Lexicon

_WATCHING = frozenset("supervision eye guidance leadership direction presence watch command".split())
_ALSO_OWN = frozenset({"deployment", "exercise"})
_OWN_DEEDS = frozenset({"scramble", "shadowing", "interception", "warning_shots", "accident", "evacuation", "escort"})
"""Modes of what forces tell of themselves."""
_OWN_SIDE = frozenset({"readiness"})
_MUTUAL = frozenset({"ceasefire", "clash"})
"""Modes of what two opponents do together."""
_ACTS = frozenset({"weapons_test", "engagement", "incursion", "exercise", "deployment"})


def from_sentence(draft: Draft, referents: Referents) -> Codes:
    """Those under whose eyes it happened, who answered with it, or the place it left; () where the sentence names none."""
    row = draft.reading.row
    for piece in row:
        if piece.kind == "NP" and piece.lemma in _WATCHING:
            for preposition, i in draft.reading.modifiers(piece.i):
                if preposition == "of" and (codes := referents.of(i).codes):
                    return codes
        if piece.kind == "VP" and piece.lemma in ("look", "oversee", "watch", "supervise", "attend", "guide"):
            clause = draft.reading.clauses[piece.i]
            people = [referents.of(i) for i in clause.subjects]
            if people and people[0].person is not None and people[0].codes:
                return people[0].codes
        if piece.kind == "VP" and piece.lemma in ANSWERING and piece.i < draft.first.group:
            clause = draft.reading.clauses[piece.i]
            if any(draft.first.group in (i, *_hanging(draft.reading, i)) for _, i in clause.obliques):
                return referents.codes(clause.subjects)
    frame = draft.first
    if frame.clause is not None and draft.type == "weapons_test" and "liftoff" in frame.entry.tags:
        return referents.codes(frame.clause.objects)
    return _makers(draft, referents) if draft.type == "weapons_test" else ()


def _makers(draft: Draft, referents: Referents) -> Codes:
    """The one state that has what is tested: "a Sineva flew to Kamchatka"."""
    frame = draft.first
    groups = [frame.group, *frame.objects, *(frame.clause.subjects if frame.clause is not None else [])]
    owners: set[Codes] = set()
    for i in groups:
        group = referents.reading.row[i]
        for token in referents.reading.tokens[group.first : group.last]:
            equipment = referents.names.spans[token.name].equipment if token.name >= 0 else None
            if equipment is not None and not equipment.generic:
                owners.add(tuple(dict.fromkeys([*equipment.makers, *equipment.operators])))
    states = next(iter(owners)) if len(owners) == 1 else ()
    return states if len(states) == 1 else ()


def _hanging(reading: Reading, i: int) -> list[int]:
    """Noun groups that hang on noun group `i`: "a week of exercises"."""
    return [j for _, j in reading.modifiers(i)]


def settle(drafts: Sequence[Draft], discourse: Discourse, lexicon: Lexicon, day: dt.date | None) -> None:
    """Fill in the actors that are still missing, once the whole report is read."""
    usual: dict[str, Counter[Codes]] = {}
    for draft in drafts:
        if draft.actors and draft.type in _ACTS:
            usual.setdefault(draft.type, Counter())[draft.actors] += 1
    told = {(d.type, d.mode, d.actors) for d in drafts if d.type in _ALSO_OWN and d.actors}
    for draft in drafts:
        if draft.type == "exercise" and not draft.actors and draft.antecedent is None:
            draft.actors = _of_the_sentence(draft, drafts)
        if draft.type == "agreement" and not draft.actors and len(draft.named) > 1:
            draft.actors = tuple(code for code in draft.named if code not in draft.targets)
        if draft.actors or draft.type not in _ACTS | _OWN_SIDE | {"other"}:
            continue
        if draft.antecedent is not None and draft.antecedent.actors:
            draft.actors = draft.antecedent.actors
        elif draft.mode in _OWN_DEEDS and draft.source_codes and not set(draft.source_codes) <= set(draft.targets):
            draft.actors = draft.source_codes
        elif draft.type in _OWN_SIDE:
            if draft.place is not None and draft.place.country:
                draft.actors = (draft.place.country,)
        elif draft.type == "weapons_test" and draft.carrier:
            draft.actors = draft.carrier
        elif (met := _met(draft, drafts)) is not None:
            draft.actors = met.targets
            draft.targets = draft.targets or met.actors
        elif rivals := _beside(draft, drafts) or _critics(draft, drafts):
            theirs = [actors for actors in usual.get(draft.type, ()) if not set(actors) & set(rivals)]
            draft.actors = theirs[0] if len(theirs) == 1 else _opponents([rivals], discourse, lexicon, day)
        elif (
            draft.type in usual
            and len(usual[draft.type]) == 1
            and (draft.type == "weapons_test" or (draft.type == "exercise" and draft.definite))
        ):
            draft.actors = next(iter(usual[draft.type]))
        elif draft.source_codes and (draft.type, draft.mode, draft.source_codes) in told:
            draft.actors = draft.source_codes  # "Russia said that two bombers flew there", as others said of its bombers
        elif draft.type == "exercise" and (ours := _with_own(draft, drafts)):
            draft.actors = ours
        elif opponents := _opponents([draft.targets, draft.source_codes], discourse, lexicon, day):
            draft.actors = opponents
        elif draft.type in usual and (draft.type == "weapons_test" or (draft.type == "exercise" and draft.definite)):
            draft.actors = usual[draft.type].most_common(1)[0][0]
        draft.targets = tuple(code for code in draft.targets if code not in draft.actors)


def answer(drafts: Sequence[Draft], discourse: Discourse, lexicon: Lexicon, day: dt.date | None) -> None:
    """Fill in who answered, intercepted or crashed, once it is known against whom: the opponents of those who are answered,
    or else those who tell of it as their own.
    """
    agreed = {d.actors for d in drafts if d.type == "agreement" and len(d.actors) > 1}
    ready = {d.actors for d in drafts if d.type in _OWN_SIDE and d.actors}
    for draft in drafts:
        if draft.actors:
            continue
        if draft.antecedent is not None and draft.antecedent.actors:
            draft.actors = draft.antecedent.actors
        elif draft.type in _ACTS and (opponents := _opponents([draft.targets], discourse, lexicon, day)):
            draft.actors = opponents
        elif draft.mode in _OWN_DEEDS and draft.source_codes:
            draft.actors = draft.source_codes
        elif draft.type == "agreement" and len(agreed) == 1:
            draft.actors = next(iter(agreed))
        elif draft.type in _OWN_SIDE and len(ready) == 1:
            draft.actors = next(iter(ready))
        elif draft.mode in _MUTUAL:
            draft.actors = _adversaries(discourse, lexicon, day)
        draft.targets = tuple(code for code in draft.targets if code not in draft.actors)


def _of_the_sentence(draft: Draft, drafts: Sequence[Draft]) -> Codes:
    """Those who do what the same sentence tells as done in the exercise: "fired a missile during a drill"."""
    if draft.reading.governed_by(draft.first.group) not in ("during", "in"):
        return ()
    others = {d.actors for d in drafts if d.sentence == draft.sentence and d.type != "statement" and d.actors}
    return next(iter(others)) if len(others) == 1 else ()


def _beside(draft: Draft, drafts: Sequence[Draft]) -> Codes:
    """Those whose drill this one answers in the same sentence: "read the drill as a response to that of Greece"."""
    if draft.type != "exercise" or not speaks_of_answer(" ".join(token.text for token in draft.reading.tokens)):
        return ()
    others = [d.actors for d in drafts if d is not draft and d.sentence == draft.sentence and d.type == draft.type]
    return next((actors for actors in others if actors), ())


def _critics(draft: Draft, drafts: Sequence[Draft]) -> Codes:
    """Those who condemn it in the same sentence: nobody condemns an exercise or a launch of their own."""
    if draft.type not in ("exercise", "weapons_test") or not draft.first.noun:
        return ()
    said = [d for d in drafts if d.sentence == draft.sentence and d.type == "statement" and d.mode == "condemnation"]
    return next((d.actors for d in said if d.first.first < draft.first.first), ())


def _with_own(draft: Draft, drafts: Sequence[Draft]) -> Codes:
    """Those whose drill was told just before, where one of them speaks: "the training comes with 48 field exercises, Seoul
    said".
    """
    before = [d for d in drafts if d.type == "exercise" and d.actors and 0 <= draft.number - d.number <= 1]
    return next((d.actors for d in reversed(before) if set(d.actors) & set(draft.source_codes)), ())


def _met(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The interception, told at most four sentences before, of what "the attack" was made with."""
    if draft.type != "engagement" or draft.mode not in ("attack", "strike") or not draft.first.noun:
        return None
    return next(
        (
            d
            for d in reversed(drafts)
            if d.mode == "interception"
            and d.targets
            and 0 <= draft.number - d.number <= 4
            and not set(draft.targets) & set(d.targets)
            and (draft.dating.basis not in ("stated", "computed") or draft.dating.span == d.dating.span)
        ),
        None,
    )


def _adversaries(discourse: Discourse, lexicon: Lexicon, day: dt.date | None) -> Codes:
    """The two opponents that the report names most, () where it names no two."""
    ranked = sorted(discourse.counts.items(), key=lambda item: (-item[1], item[0]))
    pairs = ((one, other) for n, (other, _) in enumerate(ranked) for one, _ in ranked[:n])
    return next(((one, other) for one, other in pairs if lexicon.opposing(one, other, day)), ())


def _opponents(against: Sequence[Codes], discourse: Discourse, lexicon: Lexicon, day: dt.date | None) -> Codes:
    """The one opponent, most often named in the report, of the first of those groups that has any there."""
    for sufferers in against:
        found = Counter(
            {
                code: n
                for code, n in discourse.counts.items()
                if code not in sufferers and any(lexicon.opposing(code, other, day) for other in sufferers)
            }
        )
        if found:
            best = sorted(found.items(), key=lambda item: (-item[1], item[0]))
            if len(best) == 1 or best[0][1] > best[1][1]:
                return (best[0][0],)
    return ()
