"""The order in which the rules read an act that a noun names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from timeline.extract.event_nouns import demands, fire, unreal
from timeline.extract.event_nouns.about import clauses_about
from timeline.extract.event_nouns.deed import Deed
from timeline.extract.event_nouns.details import settle_detail
from timeline.extract.event_nouns.kinds import settle_kind
from timeline.extract.event_nouns.sides import find_sides
from timeline.extract.status import Mood, mood_of
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

_READYING = frozenset("put place be go switch move raise bring keep set remain order stand step increase stay shift".split())

_Rule = Callable[[Deed], str]
_FIRST: tuple[_Rule, ...] = (
    unreal.seems_only,
    unreal.is_right,
    unreal.is_on_patrol,
    unreal.is_seamanship,
    unreal.is_of_civilians,
    unreal.is_not_real,
    unreal.is_civil,
    demands.nobody_inspects,
    unreal.is_dropped,
    demands.points_nowhere,
    fire.is_not_opened,
)
"""What is asked of every noun, also of a truce that is broken, which makes an attack of it."""
_THEN: tuple[_Rule, ...] = (
    demands.is_weak,
    demands.is_bare,
    unreal.is_wanted,
    unreal.is_attacked,
    unreal.is_no_deed,
    demands.is_context,
    demands.is_one_sided,
    demands.is_not_handled,
    demands.is_general_sale,
    demands.hands_over_nothing,
    fire.is_of_something_else,
    demands.has_no_forces,
    demands.is_put_on_nobody,
    demands.violates_nothing,
    fire.launches_nothing,
    unreal.is_compared,
    unreal.is_ground,
)


def read(reader: FrameReader, hit: Hit, entry: Trigger, token: int, group: int) -> Frame | None:
    """The frame of the act that the noun at `token`, in noun group `group`, names; None with the reason noted."""
    deed = _deed(reader, hit, entry, token, group)
    frame = deed.frame
    find_sides(deed)
    if frame.type == "readiness" and not frame.actors:
        _make_ready(deed)
    deed.suffered = fire.suffer(deed)
    settle_kind(deed)
    _settle_trend(deed)
    if _is_refused(deed, _FIRST):
        return None
    if fire.break_truce(deed):
        return frame
    if _is_refused(deed, _THEN):
        return None
    settle_detail(deed)
    frame.why = f"noun {hit.text!r}"
    return frame


def _deed(reader: FrameReader, hit: Hit, entry: Trigger, token: int, group: int) -> Deed:
    chunk = reader.reading.row[group]
    about = clauses_about(reader, group)
    governing = (clause for clause, role in about if role != "related")
    clause = next(governing, None) or reader.reading.clause_at(group)
    mood = mood_of(reader.reading, clause, reader.names, noun=group) if clause else Mood()
    frame = reader.new_frame(hit, entry, token, group, clause, True, mood)
    frame.definite = chunk.definite and not chunk.indefinite
    frame.generic = "generic" in entry.tags
    return Deed(reader, hit, entry, token, frame, about)


def _is_refused(deed: Deed, rules: tuple[_Rule, ...]) -> bool:
    """Whether a rule gives a reason for which the noun names no act; the first is noted."""
    for rule in rules:
        if why := rule(deed):
            deed.reader.refuse(deed.hit, why)
            return True
    return False


def _make_ready(deed: Deed) -> None:
    """ "was placed on the highest level of combat readiness", "put its forces on alert": those who are ready."""
    clause = deed.reader.reading.clause_at(deed.group)
    if clause is None or deed.lemma(clause.verb) not in _READYING:
        return
    codes = deed.reader.referents.codes(clause.subjects) or deed.reader.referents.codes(clause.objects)
    if codes:
        deed.frame.actors = codes
        deed.frame.governors.append(clause.verb)


def _settle_trend(deed: Deed) -> None:
    """A series that grows is under way, and not the one that was told of before."""
    frame, mood = deed.frame, deed.mood
    if not frame.trend:
        return
    frame.definite = False
    if mood.status == "occurred" and mood.tense in ("perfect", "present"):
        mood.status = "ongoing"
