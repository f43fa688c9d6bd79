"""Whom an act or a statement is directed at, where the clause does not give it as an object."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from timeline.extract.clause import Reading
from timeline.extract.mentions import Draft
from timeline.extract.referents import Referents
from timeline.extract.relations import Relation
from timeline.lexicon import Lexicon


def settle(draft: Draft, reading: Reading, referents: Referents, lexicon: Lexicon, day: dt.date | None) -> None:
    """A statement without an object is aimed at the opponents of its speaker that the sentence names, else at the
    only others.
    """
    if draft.type != "statement" or draft.targets or not draft.actors:
        return
    named: list[str] = []
    for piece in reading.row:
        if piece.kind == "NP":
            referent = referents.of(piece.i)
            if referent.kind != "agency":
                named.extend(code for code in referent.codes if code not in draft.actors)
    others = tuple(dict.fromkeys(named))
    opposed = tuple(code for code in others if any(lexicon.opposing(actor, code, day) for actor in draft.actors))
    draft.targets = opposed or (others if len(others) == 1 else ())
    draft.guessed = not opposed


def from_relations(relations: Sequence[Relation]) -> None:
    """What answers an act is aimed at those who did it."""
    for relation in relations:
        if (
            relation.kind == "responds_to"
            and not relation.negated
            and (relation.source.guessed or not relation.source.targets)
            and (
                relation.source.type in ("statement", "engagement", "deployment")
                or (relation.source.type == "exercise" and relation.basis == "stated")
            )
        ):
            answered = tuple(code for code in relation.target.actors if code not in relation.source.actors)
            relation.source.targets = answered or relation.source.targets


_AGAINST = frozenset({"engagement", "incursion"})
_BEFORE_THE_EYES_OF = frozenset({"exercise", "deployment"})
_DONE_TO_ONE = frozenset(
    "loudspeakers leaflets jamming demolition border_closure blockade suspension withdrawal sabotage expulsion".split()
)
"""Modes of what one side does to the other, though no shot is fired."""


def settle_deeds(
    drafts: Sequence[Draft], relations: Sequence[Relation], counts: Counter[str], lexicon: Lexicon, day: dt.date | None
) -> None:
    """Whom an act is aimed at, where nobody is named as hit: opponents of those who do it, as far as the report names them.

    Of an attack or incursion, of loudspeakers, jamming or a pact that is broken off, the opponent where it happens, else the
    one that the report names most; of a drill those that its sentence names or that answer it, of a deployment also the one
    off whose coast it is.
    """
    answering: dict[int, list[str]] = {}
    for relation in relations:
        if relation.kind == "responds_to" and not relation.negated:
            target = relation.target
            answering.setdefault(id(target), []).extend(relation.source.actors)
            if target.antecedent is not None:
                answering.setdefault(id(target.antecedent), []).extend(relation.source.actors)
    for draft in drafts:
        against = draft.type in _AGAINST or draft.mode in _DONE_TO_ONE
        if draft.targets or not draft.actors or not (against or draft.type in _BEFORE_THE_EYES_OF):
            continue

        def opposed(code: str, actors: tuple[str, ...] = draft.actors) -> bool:
            return code not in actors and any(lexicon.opposing(actor, code, day) for actor in actors)

        here = draft.place.country if draft.place is not None else None
        if against and here and opposed(here):
            draft.targets = (here,)
        elif against:
            named = sorted(((n, code) for code, n in counts.items() if opposed(code)), key=lambda item: (-item[0], item[1]))
            draft.targets = (named[0][1],) if named else ()
        else:
            # those who drill or fire beside it are not whom it is aimed at
            busy = {code for other in drafts if other.number == draft.number and other is not draft for code in other.actors}
            told = (code for code in draft.named if draft.type == "deployment" or code not in busy)
            near = [*told, *answering.get(id(draft), ())]
            if here and draft.type == "deployment" and draft.mode not in ("withdrawal", "resupply"):
                near.append(here)
            draft.targets = tuple(dict.fromkeys(code for code in near if opposed(code)))
