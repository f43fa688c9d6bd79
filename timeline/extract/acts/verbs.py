"""The order in which the rules read an act that a verb tells.

Each kind of act has its rule, and the first that knows what the act is decides. Those of fire and movement come first, as
the same verbs tell both ("launched", "entered"); what an entry asks of object and subject is judged after them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from timeline.extract.acts import (
    agreements,
    battles,
    demands,
    fire,
    flights,
    launches,
    lines,
    moves,
    objects,
    people,
    scrambles,
    sides,
    sightings,
    strikes,
)
from timeline.extract.acts.act import GO_ON, Act, Verdict, act_of
from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause, Reading
from timeline.extract.seeming import seeming_act
from timeline.extract.status import Mood
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

_REHEARSING = frozenset("simulate rehearse practise practice train drill exercise".split())
_NOBODY = frozenset("no none neither nobody nothing".split())

_RULES: tuple[Callable[[Act], Verdict], ...] = (
    people.bar,
    people.relocate,
    lines.go_over,
    fire.suffer,
    strikes.hold_beam,
    fire.fire_back,
    strikes.fall,
    fire.kill,
    fire.exchange,
    scrambles.scramble,
    launches.launch,
    flights.fly,
    lines.cross,
    moves.leave,
    lines.move_over,
    moves.go_towards,
    moves.hand_over_base,
    moves.quit_alliance,
    moves.move,
    sightings.see,
    battles.drive_out,
    battles.lose,
    battles.use,
    battles.go_off,
    battles.from_the_sky,
    strikes.strike,
    scrambles.intercept,
    agreements.join,
    agreements.withdraw,
    objects.have_object,
    demands.have_mover,
    demands.train,
    demands.have_sides,
)


def read_verb(reader: FrameReader, hit: Hit, entry: Trigger, chunk: Chunk, clause: Clause, mood: Mood) -> Frame | None:
    """The frame of an act told by a verb, or None with the reason noted."""
    if why := _no_act(reader, entry, chunk, clause):
        reader.refuse(hit, why)
        return None
    act = act_of(reader, hit, entry, chunk, clause, mood)
    if any(r.kind in ("analyst", "agency") for r in act.doing) and entry.type != "readiness":
        act.refuse("done by a witness")
        return None
    for rule in _RULES:
        verdict = rule(act)
        if verdict is not GO_ON:
            return verdict
    return sides.settle(act)


def _no_act(reader: FrameReader, entry: Trigger, chunk: Chunk, clause: Clause) -> str:
    """Why the verb tells of no act, whoever does it; '' where it may."""
    if "on" in entry.tags:
        return "a noun only"
    if _is_rehearsed(reader.reading, chunk.i):
        return "only rehearsed"
    if why := seeming_act(reader, entry, chunk, clause):
        return why
    row = reader.reading.row
    if any(reader.tokens[row[i].first].low in _NOBODY for i in (*clause.subjects, *clause.objects)):
        return "negated"
    return ""


def _is_rehearsed(reading: Reading, verb: int) -> bool:
    """ "practised blocking the strait and striking ports": gerunds that a verb of training governs."""
    row = reading.row
    while row[verb].tense == "gerund":
        before = next((k for k in range(verb - 1, -1, -1) if row[k].kind in ("VP", "STOP")), -1)
        if before < 0 or row[before].kind == "STOP":
            return False
        if row[before].lemma in _REHEARSING:
            return True
        if not any(row[k].kind == "CONJ" or row[k].kind == "COMMA" for k in range(before + 1, verb)):
            return False
        verb = before
    return False
