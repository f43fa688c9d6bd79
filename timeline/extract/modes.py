"""What kind of exercise or test it is, where the trigger does not say: from the words around it and the weapons named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.extract.mentions import Draft
from timeline.extract.names import Names
from timeline.model import MODES, SHARPNESS

# Of several hints in one sentence the more special one names the mode.
_EXERCISE_ORDER = (
    "nuclear",
    "civil_defence",
    "missile_defence",
    "amphibious",
    "special_forces",
    "armour",
    "artillery",
    "live_fire",
    "naval",
    "air",
    "command_post",
    "field_training",
    "combined",
)
_TEST_ORDER = (
    "nuclear",
    "satellite_launch",
    "cruise_missile",
    "air_defence",
    "ballistic_missile",
    "engine",
    "artillery",
    "drone",
)


# Hints that may stand further off: "drills simulating a tactical nuclear counterattack".
_TELLTALE = frozenset({"nuclear", "civil_defence", "amphibious", "special_forces", "missile_defence", "satellite_launch"})


def settle(draft: Draft, names: Names) -> None:
    """Fill in ``draft.mode`` from hints near its trigger."""
    if draft.type == "statement" and draft.mode == "claim":
        draft.mode = _tone(names)
    if draft.type not in ("exercise", "weapons_test"):
        return
    if draft.mode in MODES[draft.type]:
        return
    draft.mode = None  # of the act by which it is told: a missile that was "detected" is no sortie
    order = _EXERCISE_ORDER if draft.type == "exercise" else _TEST_ORDER
    first, last = _reach(draft)
    end = next(
        (
            draft.reading.tokens[p.first].start
            for p in draft.reading.row
            if p.kind in ("COMMA", "SUB", "STOP") and draft.reading.tokens[p.first].start >= last
        ),
        last,
    )
    distant = {mode for mode, cue in names.cued(f"{draft.type}:") if last <= cue.start < end and mode in _TELLTALE}
    hints = distant | {mode for mode, cue in names.cued(f"{draft.type}:") if first <= cue.start < last}
    for name in names.spans:
        if first <= name.start < last:
            if name.equipment is not None:
                hint = name.equipment.drill_mode if draft.type == "exercise" else name.equipment.test_mode
                if hint:
                    hints.add(hint)
            if name.exercise is not None and name.exercise.mode and draft.type == "exercise":
                hints.add(name.exercise.mode)
    if draft.type == "exercise" and len(draft.actors) > 1 and not hints - {"combined"}:
        hints.add("combined")
    draft.mode = next((mode for mode in order if mode in hints), None)
    if draft.mode is None and draft.type == "weapons_test":
        draft.mode = _only_weapon(names)
    if draft.mode is None and draft.type == "exercise":
        series = next((n.exercise for n in names.spans if n.exercise is not None and n.exercise.id == draft.series), None)
        draft.mode = (series.mode if series is not None else None) or ("field_training" if _is_on_land(draft) else None)


def _only_weapon(names: Names) -> str | None:
    """What kind of weapon the sentence speaks of elsewhere: "the first ICBM sent out to sea since May 1980, when one flew
    9,000 km"; None where it speaks of several kinds.
    """
    kinds = {name.equipment.test_mode for name in names.spans if name.equipment is not None} - {None, ""}
    return kinds.pop() if len(kinds) == 1 else None


def follow(draft: Draft, before: Sequence[Draft]) -> None:
    """ "The same type was first tested in April": a test of which nothing is said flies what the last one told flew."""
    if draft.type != "weapons_test" or draft.mode is not None:
        return
    last = next((d for d in reversed(before) if d.type == "weapons_test" and d.mode), None)
    if last is not None and draft.number - last.number <= _NEAR and set(draft.actors) <= set(last.actors):
        draft.mode = last.mode


_NEAR = 3
"""Sentences within which a weapon is not named again."""


def _tone(names: Names) -> str:
    """The sharpest tone of a sentence whose statement no plainer word colours."""
    return min((tone for tone, _ in names.cued("hint:")), key=SHARPNESS.index, default="claim")


_ON_LAND = frozenset(
    """
    army troop soldier brigade battalion regiment division reservist conscript militia paramilitary marine garrison field
    trench coastal territorial
    """.split()
)


def _is_on_land(draft: Draft) -> bool:
    """Whether soldiers train, of whom nothing more special is said; the "Army" of a longer name may be all of the forces."""
    tokens = draft.reading.tokens
    named = Counter(t.name for t in tokens)
    return any(
        (t.lemma in _ON_LAND or t.low in _ON_LAND) and (t.name < 0 or t.text[0].islower() or named[t.name] == 1)
        for t in tokens
    )


def _doers(draft: Draft) -> Iterator[int]:
    """Where those begin who do what a noun names: "ships of both navies held a drill"."""
    row, clauses = draft.reading.row, draft.reading.clauses
    for verb in draft.first.governors:
        if verb in clauses and draft.first.group in clauses[verb].objects:
            yield from (row[i].first for i in clauses[verb].subjects if i < verb)


def _reach(draft: Draft) -> tuple[int, int]:
    """Offsets of the noun group of the trigger with its of-phrases, or of the clause of a verb."""
    frame = draft.first
    row, tokens = draft.reading.row, draft.reading.tokens
    if frame.noun:
        group = row[frame.group]
        end = group.last
        for preposition, i in draft.reading.modifiers(frame.group):
            if preposition in ("of", "with", "involving"):
                end = max(end, row[i].last)
        start = min([group.first, *(row[verb].first for verb in frame.governors), *_doers(draft)])
        return tokens[start].start, tokens[end - 1].end
    parts = [frame.group, *frame.objects]
    if frame.clause is not None:
        parts += frame.clause.subjects + frame.clause.objects
    return min(tokens[row[i].first].start for i in parts), max(tokens[row[i].last - 1].end for i in parts)
