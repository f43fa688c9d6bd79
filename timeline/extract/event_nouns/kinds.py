"""What kind of act a noun names, where its clause makes another of it than its entry says: a call, an inspection, a sale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.extract import handovers
from timeline.extract.event_nouns.deed import Deed

if TYPE_CHECKING:
    from timeline.extract.frames import FrameReader

_AHEAD = frozenset({"exercise", "weapons_test", "deployment"})
_VISITED = frozenset({"base", "troops", "line"})
_BOUGHT = frozenset({"craft", "equipment", "munition"})


def settle_kind(deed: Deed) -> None:
    """Fill in type and mode, and the sides that hang on them."""
    frame = deed.frame
    if deed.entry.mode == "political_visit":
        _visit(deed)
    if frame.type == "agreement" and is_purchase(
        deed.reader, [*deed.modifiers, *(pair for clause, _ in deed.clauses("object") for pair in clause.obliques)]
    ):
        frame.type, frame.mode = "procurement", "purchase"
    if frame.type in _AHEAD and deed.mood.status == "occurred" and _is_only_announced(deed):
        deed.mood.tense = "present"  # the date decides whether it lies ahead
    if frame.type == "procurement":
        phrases = [*deed.modifiers, *(pair for clause, _ in deed.clauses("object", "subject") for pair in clause.obliques)]
        frame.actors = handovers.of_noun(frame.actors, [(p, deed.reader.referents.of(i)) for p, i in phrases])


def is_purchase(reader: FrameReader, phrases: Iterable[tuple[str, int]]) -> bool:
    """ "a deal for 26 jets": an agreement that buys equipment."""
    return any(
        preposition == "for" and reader.referents.classes(reader.reading.row[i]) & _BOUGHT for preposition, i in phrases
    )


def _visit(deed: Deed) -> None:
    """ "a visit by the president to the base" is an inspection, "The frigate made a visit to Busan" a call."""
    frame, reader = deed.frame, deed.reader
    towards = [
        *deed.after(("to", "of")),
        *(i for clause, _ in deed.clauses("object") for p, i in clause.obliques if p == "to"),
    ]
    if any(deed.classes(i) & _VISITED for i in towards):
        frame.type, frame.mode = "inspection", "leader_visit"
        visiting = (reader.referents.of(i) for clause, _ in deed.clauses("object", "oblique") for i in clause.subjects)
        frame.people = frame.people or [r.person for r in visiting if r.person is not None]
        if not frame.people:
            before = [(p, i) for k in range(deed.group) for p, i in reader.reading.modifiers(k)]
            by_phrase = [reader.referents.of(i) for p, i in before if p == "by" and i < deed.group]
            frame.people = [r.person for r in by_phrase if r.person is not None]
        frame.actors = frame.actors or tuple(c for person in frame.people for c in person.codes)
    if any("craft" in deed.classes(i) for clause, _ in deed.clauses("object") for i in clause.subjects):
        frame.type, frame.mode = "deployment", "port_call"


def _is_only_announced(deed: Deed) -> bool:
    """ "announced drills": no verb says that they took place."""
    verbs = [verb for _, verb in deed.clauses("object", "subject", "oblique")]
    return bool(verbs) and all(verb.lemma in ("announce", "order", "approve") for verb in verbs)
