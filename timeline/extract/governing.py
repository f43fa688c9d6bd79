"""Which verb or noun a time expression belongs to, and so which event it dates.

It belongs to the verb group on its left in the same clause, or to the next verb where the clause begins with it; inside a
noun group ("Wednesday's drill") to that group. What hangs on a verb of reporting dates the saying and never the deed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Reading
from timeline.extract.frames import Frame
from timeline.extract.referents import Referents
from timeline.model import Timex

_BEGINNING = frozenset("begin start launch open kick commence resume".split())
_ENDING = frozenset("end finish conclude wrap close complete".split())
_REPORTING = frozenset(
    """say report announce tell add state quote cite confirm disclose reveal note write claim publish release carry show
    describe
    declare issue explain put count inform notify""".split()
)


@dataclasses.dataclass(slots=True)
class Anchored:
    """A time expression with the word before it and the verb group it hangs on."""

    timex: Timex
    preposition: str
    phase: str = ""
    """begin, end or '' from the verb and the preposition."""
    ahead: bool = False
    """Whether the verb it hangs on tells what is still to come: "will end", "scheduled to conclude"."""


def reporting_days(reading: Reading, timexes: Sequence[Timex], referents: Referents) -> list[int]:
    """Starts of the time expressions that say when media told of something: "state media said on Thursday".

    Media tell of yesterday; a ministry that says something on a day mostly tells of that day.
    """
    found = []
    for n, timex in enumerate(timexes):
        token = next((t for t in reading.tokens if t.timex == n), None)
        chunk = reading.chunk_of(token.i) if token is not None else None
        if chunk is None or chunk.kind != "TIME":
            continue
        verb = _verb_of(reading, chunk)
        if verb is not None and reading.row[verb].lemma in _REPORTING:
            clause = reading.clauses[verb]
            if any(referents.of(i).kind == "agency" for i in (*clause.subjects, *clause.agents, *clause.objects)):
                found.append(timex.start)
    return found


def attach(reading: Reading, timexes: Sequence[Timex], frames: list[Frame]) -> dict[int, list[Anchored]]:
    """The time expressions of one sentence by the index of the frame that each dates."""
    found: dict[int, list[Anchored]] = {}
    for n, timex in enumerate(timexes):
        tokens = [t.i for t in reading.tokens if t.timex == n]
        if not tokens or timex.type == "SET" or timex.latent:
            continue
        after = reading.tokens[tokens[-1] + 1] if tokens[-1] + 1 < len(reading.tokens) else None
        if _is_yardstick(reading, tokens[0]):
            continue
        if (
            timex.type == "DURATION"
            and after is not None
            and after.low in ("after", "before", "since", "earlier", "later", "ago", "into")
        ):
            continue
        chunk = reading.chunk_of(tokens[0])
        if chunk is None:
            continue
        k = tokens[0] - 1
        while k >= 0 and reading.tokens[k].tag in 'A"':
            k -= 1
        preposition = reading.tokens[k].low if k >= 0 and reading.tokens[k].tag in "IST" else ""
        ahead = _is_ahead(reading, chunk)
        for frame, phase in _governed(reading, chunk, frames, timex):
            found.setdefault(frame, []).append(Anchored(timex, preposition, phase, ahead))
    return found


_SCHEDULED = frozenset("scheduled due set expected slated planned".split())


def _is_ahead(reading: Reading, chunk: Chunk) -> bool:
    verb = _verb_of(reading, chunk) if chunk.kind == "TIME" else None
    if verb is None:
        return False
    group = reading.row[verb]
    before = reading.tokens[max(0, group.first - 2) : group.last]
    return group.tense == "future" or (group.tense == "infinitive" and any(t.low in _SCHEDULED for t in before))


_COMPARING = frozenset("than compared twice double times versus triple thrice comparison exceeding surpassing".split())


# "the first drill since 2017", "the largest in years"
_RECORD = frozenset("first last largest biggest worst longest deadliest most never".split())


def _is_yardstick(reading: Reading, token: int) -> bool:
    """ "twice the number conducted last year", "compared with 38 last year": a date of something else."""
    since = any(t.low == "since" for t in reading.tokens[max(0, token - 2) : token + 1])
    for t in reversed(reading.tokens[max(0, token - 9) : token]):
        if t.low in _COMPARING or (since and t.low in _RECORD):
            return True
        if t.tag in "S;":
            return False
    return False


def _governed(reading: Reading, chunk: Chunk, frames: list[Frame], timex: Timex) -> list[tuple[int, str]]:
    row = reading.row
    if chunk.kind == "NP":
        inside = [(n, "") for n, f in enumerate(frames) if f.group == chunk.i]
        if inside:
            return inside
    told_by = _fronted_event(row, chunk, frames)
    if told_by is not None:
        return [(told_by, "")]
    verb = _verb_of(reading, chunk)
    listed = [n for n, f in enumerate(frames) if f.noun and f.name and verb is not None and verb < f.group < chunk.i]
    if len(listed) > 1 or (listed and sum(1 for f in frames if f.noun and f.name) > 1):
        return [(listed[-1], "")]
    # a noun group right before it, no verb between: "the drill on Tuesday", where the verb is not a verb of saying
    if verb is None:
        nouns = [n for n, f in enumerate(frames) if f.noun and f.group < chunk.i]
        return [(nouns[-1], "")] if nouns else ([(0, "")] if len(frames) == 1 else [])
    found = _frames_of_verb(reading, verb, frames, chunk, row)
    if verb > chunk.i:
        for other in _coordinated(reading, verb, chunk):
            found += [
                pair for pair in _frames_of_verb(reading, other, frames, chunk, row) if pair[0] not in {n for n, _ in found}
            ]
        taken = {n for n, _ in found}
        found += [
            (n, "")
            for n, f in enumerate(frames)
            if f.noun and f.group < chunk.i and n not in taken and not f.definite and not f.governors
        ]
    return found


def _fronted_event(row: list[Chunk], chunk: Chunk, frames: list[Frame]) -> int | None:
    """The event that a sentence begins by counting from: "A day after the launch on Tuesday, ..." dates the launch."""
    if any(p.kind in ("VP", "COMMA", "SUB", "REL") for p in row[: chunk.i]):
        return None
    if not any(p.kind == "PREP" and p.low in ("after", "before", "following") for p in row[:2]):
        return None
    return next((n for n, f in enumerate(frames) if f.noun and f.group < chunk.i), None)


def _coordinated(reading: Reading, verb: int, chunk: Chunk) -> list[int]:
    """The verbs joined to `verb`, which a phrase at the head of the sentence dates as well; none behind another date."""
    row = reading.row
    found = []
    for piece in row[verb + 1 :]:
        if piece.kind in ("TIME", "STOP"):
            break
        if piece.kind == "VP" and piece.finite and reading.clauses[piece.i].relation == "main":
            found.append(piece.i)
    return found


def _frames_of_verb(
    reading: Reading, verb: int, frames: list[Frame], chunk: Chunk, row: list[Chunk]
) -> list[tuple[int, str]]:
    lemma = row[verb].lemma
    phase = "begin" if lemma in _BEGINNING else "end" if lemma in _ENDING else ""
    clause = reading.clauses[verb]
    own = [(n, "") for n, f in enumerate(frames) if not f.noun and f.clause is not None and f.clause.verb == verb]
    if own and (frames[own[0][0]].type == "statement" or clause.relation == "relative"):
        return own
    nouns = [
        (n, phase)
        for n, f in enumerate(frames)
        if f.noun and (verb in f.governors or f.group in clause.subjects or f.group in clause.objects)
    ]
    if lemma in _REPORTING and not own:
        if row[verb].passive and nouns:
            return []
        # "announced drills for Tuesday": a date behind the object with "for", "from", "on" is the drill's
        return [pair for pair in nouns if frames[pair[0]].group in clause.objects and chunk.i > frames[pair[0]].group]
    if own or nouns:
        return own + nouns
    # the verb says nothing of an event itself: "scheduled to conclude later that Thursday"
    if clause.governor >= 0 and clause.relation == "infinitive":
        above = _frames_of_verb(reading, clause.governor, frames, chunk, row)
        if above:
            return [(n, phase or p) for n, p in above]
    hanging = [
        (n, phase)
        for n, f in enumerate(frames)
        if f.type != "statement"
        and f.clause is not None
        and (f.group in clause.subjects or any(f.group == i for _, i in clause.obliques))
    ]
    if hanging:
        return hanging
    rest = [
        n
        for n, f in enumerate(frames)
        if f.type != "statement" and abs(f.group - chunk.i) < 12 and _same_stretch(row, f.group, chunk.i)
    ]
    return [(rest[-1], phase)] if rest else []


def _same_stretch(row: list[Chunk], a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return not any(
        p.kind in ("SUB", "REL", "STOP") or (p.kind == "CONJ" and row[p.i - 1].kind == "COMMA") for p in row[low:high]
    )


def _verb_of(reading: Reading, chunk: Chunk) -> int | None:
    """The verb group that a time expression hangs on: the nearest to its left in the clause, else the next to its right."""
    row = reading.row
    k = chunk.i - 1
    commas = 0
    while k >= 0:
        piece = row[k]
        if piece.kind == "VP":
            if (
                piece.tense == "gerund"
                and k > 1
                and row[k - 1].kind == "PREP"
                and not any(p.kind in ("VP", "NP") for p in row[:k])
            ):
                break  # "In six weeks of fighting in 2020 Azerbaijan won ..."
            return k
        if piece.kind in ("SUB", "REL", "STOP"):
            break
        if piece.kind == "CONJ" and k >= chunk.i - 2 and k > 0 and row[k - 1].kind == "COMMA":
            break  # "..., and three days later they left"
        if piece.kind == "COMMA":
            commas += 1
            if commas > 1:
                break
        if piece.kind == "CONJ" and commas == 0 and _subject_between(row, k, chunk.i):
            break
        k -= 1
    depth = 0
    for piece in row[chunk.i + 1 :]:
        if piece.kind == "STOP":
            break
        if piece.kind in ("REL", "SUB"):
            depth += 1
        if piece.kind == "VP":
            if depth == 0 or (piece.finite and depth == 0):
                return piece.i
            depth -= 1
    return None


def _subject_between(row: list[Chunk], a: int, b: int) -> bool:
    return any(p.kind == "NP" for p in row[a:b]) and not any(p.kind == "PREP" for p in row[a : a + 2])
