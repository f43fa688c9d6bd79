"""Whom an act or a statement is directed at, where the clause does not give it as an object."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence

from timeline.extract.clause import Reading
from timeline.extract.discourse import Codes
from timeline.extract.frames import Frame
from timeline.extract.mentions import Draft
from timeline.extract.referents import Referents
from timeline.extract.relations import Relation
from timeline.lexicon import Lexicon


def settle(draft: Draft, reading: Reading, referents: Referents, lexicon: Lexicon, day: dt.date | None) -> None:
    """A statement without an object is aimed at the opponents of its speaker that the sentence names, else at the
    only others.
    """
    if draft.targets:
        return
    if draft.type in ("weapons_test", "exercise"):
        draft.beneath = _beneath(draft, reading, referents)
    if draft.type != "statement" or not draft.actors:
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


_TOWARDS = frozenset("against around at over off near surrounding toward towards".split())
_INTO = frozenset({"in", "into", "inside", "within"})
_WATERS = frozenset("zone eez water waters airspace side".split())


def _beneath(draft: Draft, reading: Reading, referents: Referents) -> Codes:
    """Off whose coast, over whose land or in whose waters it takes place, be it those who do it."""
    phrases = [phrase for frame in draft.frames for phrase in _phrases(reading, frame)]
    phrases += [phrase for _, i in phrases for phrase in reading.modifiers(i)]
    return referents.owners(i for p, i in phrases if p in _TOWARDS or (p in _INTO and reading.row[i].lemma in _WATERS))


def _phrases(reading: Reading, frame: Frame) -> list[tuple[str, int]]:
    """What hangs on the noun or verb of a frame, with prepositions."""
    own = list(frame.clause.obliques) if frame.clause is not None else []
    return own + reading.modifiers(frame.group) + [phrase for i in frame.objects for phrase in reading.modifiers(i)]


def from_relations(relations: Sequence[Relation]) -> None:
    """What answers an act is aimed at those who did it."""
    for relation in relations:
        if (
            relation.kind == "responds_to"
            and not relation.negated
            and (relation.source.guessed or not relation.source.targets)
            and (
                relation.source.type in ("statement", "engagement", "deployment", "weapons_test")
                or (relation.source.type == "exercise" and relation.basis == "stated")
            )
        ):
            answered = tuple(code for code in relation.target.actors if code not in relation.source.actors)
            relation.source.targets = answered or relation.source.targets


_AGAINST = frozenset({"engagement", "incursion", "statement", "readiness"})
_AT_NOBODY = frozenset({"withdrawal", "resupply", "port_call", "order"})
"""Modes of moves and words that need no opponent."""
_DONE_TO_ONE = frozenset(
    "loudspeakers leaflets jamming demolition border_closure blockade suspension withdrawal sabotage expulsion".split()
)
"""Modes of what one side does to the other, though no shot is fired."""


def settle_deeds(
    drafts: Sequence[Draft], relations: Sequence[Relation], counts: Counter[str], lexicon: Lexicon, day: dt.date | None
) -> None:
    """Whom an act is aimed at, where nobody is named as hit: opponents of those who do it, as far as the report names them.

    Of an attack, an incursion, an alert or words, of loudspeakers, jamming or a pact that is broken off, the opponent where
    it happens, else the one that the report names most; of a deployment those that its sentence names or that answer it,
    and the one off whose coast it is, else again the one named most. Of a drill those against whom the table of sides has
    it held.
    """

    def foremost(is_meant: Callable[[str], bool]) -> Codes:
        """Of those who are meant the one that the report names most."""
        named = sorted((-n, code) for code, n in counts.items() if is_meant(code))
        return tuple(code for _, code in named[:1])

    answering: dict[int, list[str]] = {}
    for relation in relations:
        if relation.kind == "responds_to" and not relation.negated:
            target = relation.target
            answering.setdefault(id(target), []).extend(relation.source.actors)
            if target.antecedent is not None:
                answering.setdefault(id(target.antecedent), []).extend(relation.source.actors)
    for draft in drafts:
        if not draft.actors:
            continue

        def opposed(code: str, actors: tuple[str, ...] = draft.actors) -> bool:
            return code not in actors and any(lexicon.opposing(actor, code, day) for actor in actors)

        here = draft.place.country if draft.place is not None else None
        if draft.type == "weapons_test":
            draft.targets = tuple(code for code in dict.fromkeys([*draft.targets, *draft.beneath]) if opposed(code))
        elif draft.type == "exercise":
            spot = draft.place.name if draft.place is not None else None
            rehearsed = lexicon.rehearsed_against(draft.actors, spot, draft.beneath, day)
            draft.targets = tuple(code for code, _ in counts.most_common() if code in rehearsed) or draft.targets
        elif draft.mode == "pledge" and draft.targets and not any(map(opposed, draft.targets)):
            draft.targets = foremost(opposed) or draft.targets  # "stands by Israel": against whom, where the report says
        elif draft.targets:
            continue
        elif (draft.type in _AGAINST and draft.mode not in _AT_NOBODY) or (
            draft.mode in _DONE_TO_ONE and draft.type != "deployment"
        ):
            draft.targets = (here,) if here and opposed(here) else foremost(opposed)
        elif draft.type == "deployment":
            near = [*draft.named, *answering.get(id(draft), ())]
            if draft.mode not in _AT_NOBODY:
                near += [here] if here else []
            draft.targets = tuple(dict.fromkeys(code for code in near if opposed(code)))
            if draft.mode not in _AT_NOBODY:
                draft.targets = draft.targets or foremost(opposed)
