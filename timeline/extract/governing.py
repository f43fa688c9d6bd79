"""Which verb or noun a time expression belongs to, and so which event it dates.

It belongs to the verb group on its left in the same clause, or to the next verb where the clause begins with it; inside a
noun group ("Wednesday's drill") to that group. What hangs on a verb of reporting dates the saying and never the deed. An act
told without a date of its own in a clause that hangs on a dated one ("seized a tanker as it crossed the strait on Friday")
has that date; `Anchored.shared` says so.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.extract.anchored import REPORTING, Anchored
from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause, Reading
from timeline.extract.frames import Frame
from timeline.extract.phases import goes_on, phase_of, phase_of_day
from timeline.extract.referents import Referents
from timeline.extract.sharing import said_on, shared
from timeline.extract.when import END_WORDS, end_of_start
from timeline.extract.yardsticks import is_yardstick
from timeline.model import Timex


class SaidOn(NamedTuple):
    """A time expression that says when something was said, by its start, and whether media said it: "state media said on
    Thursday".

    Media tell of yesterday; a ministry that says something on a day mostly tells of that day.
    """

    start: int
    by_media: bool


def days_of_words(reading: Reading, timexes: Sequence[Timex], referents: Referents) -> list[SaidOn]:
    """The time expressions of the sentence that hang on verbs of saying."""
    found = []
    for n, timex in enumerate(timexes):
        token = next((t for t in reading.tokens if t.timex == n), None)
        chunk = reading.chunk_of(token.i) if token is not None else None
        if chunk is None or chunk.kind != "TIME":
            continue
        verb = _verb_of(reading, chunk)
        if verb is not None and reading.row[verb].lemma in REPORTING:
            clause = reading.clauses[verb]
            sayers = (*clause.subjects, *clause.agents, *clause.objects)
            found.append(SaidOn(timex.start, any(referents.of(i).kind == "agency" for i in sayers)))
    return found


def attach(reading: Reading, timexes: Sequence[Timex], frames: list[Frame]) -> dict[int, list[Anchored]]:
    """The time expressions of one sentence by the index of the frame that each dates."""
    found: dict[int, list[Anchored]] = {}
    of_verb: dict[int, Anchored] = {}
    for n, timex in enumerate(timexes):
        tokens = [t.i for t in reading.tokens if t.timex == n]
        if not tokens or timex.type == "SET" or (timex.latent and not _is_day_of_month(reading, tokens[0], timex)):
            continue
        after = reading.tokens[tokens[-1] + 1] if tokens[-1] + 1 < len(reading.tokens) else None
        if is_yardstick(reading, tokens[0], timex):
            continue
        if (
            timex.type == "DURATION"
            and after is not None
            and after.low in ("after", "before", "since", "earlier", "later", "ago", "into")
        ):
            continue
        if after is not None and after.low == "of" and any(t.timex > n for t in reading.tokens[after.i + 1 : after.i + 2]):
            continue  # "the night of 9-10 September": the day is in what follows
        chunk = reading.chunk_of(tokens[0])
        if chunk is None:
            continue
        k = tokens[0] - 1
        while k >= 0 and reading.tokens[k].tag in 'A"':
            k -= 1
        preposition = reading.tokens[k].low if k >= 0 and reading.tokens[k].tag in "IST" else ""
        if preposition == "of" and k > 0 and reading.tokens[k - 1].low == "as":
            continue  # "the truce was holding as of Monday"
        begin = _opens_when(reading, chunk, timex)
        ahead, behind = _is_ahead(reading, chunk), _is_behind(reading, chunk)
        named = _named_behind(reading, chunk) if timex.counts_from_event else None
        for dated, phase in _governed(reading, chunk, frames, timex):
            if named is not None and frames[dated].group == named:
                continue
            if phase == "begin" and not goes_on(reading, frames[dated], timex):
                phase = ""
            if phase == "off" or (phase == "extended" and preposition not in END_WORDS):
                continue  # "was cancelled on Monday", "only today prolonged the blockade": the day of the decision
            if frames[dated].detail and (preposition == "by" or timex.text.lower().startswith("by ")):
                continue  # "the dead numbered 24 by Friday night"
            if begin is not None and frames[dated].group < chunk.i:
                continue  # "the first since May 1998, when one flew ..."
            found.setdefault(dated, []).append(Anchored(timex, preposition, phase, ahead, behind))
        if begin is not None:
            of_verb[begin] = Anchored(_without_since(timex), "in", shared=True)
            for n, _ in _frames_of_verb(reading, begin, frames, chunk, reading.row):
                found.setdefault(n, []).append(Anchored(_without_since(timex), "in"))
        elif chunk.kind == "TIME" and timex.start_date is not None and preposition in _ON:
            verb = _verb_of(reading, chunk)
            if verb is not None:
                of_verb.setdefault(verb, Anchored(timex, preposition, shared=True))
    for n, frame in enumerate(frames):
        if n not in found and (day := shared(reading, frame, of_verb)) is not None:
            found[n] = [day]
        elif n not in found and frame.type != "statement" and (day := said_on(reading, frame, of_verb)) is not None:
            found[n] = [dataclasses.replace(day, shared=False, phase="said")]
    return found


_ON = frozenset(["", "on", "in", "at", "during", "early", "late"])
"""Before a time expression that says when, and not from when or until when."""


def _opens_when(reading: Reading, chunk: Chunk, timex: Timex) -> int | None:
    """The verb of the clause that tells more of the date: "the first since May 1998, when one flew over the Pacific"."""
    if chunk.kind != "TIME" or timex.start_date is None or not timex.text.lower().startswith("since "):
        return None
    behind = [piece for piece in reading.row[chunk.i + 1 : chunk.i + 3] if piece.kind != "COMMA"]
    if not behind or behind[0].low != "when":
        return None
    return next((p.i for p in reading.row[behind[0].i :] if p.kind == "VP" and p.finite), None)


def _without_since(timex: Timex) -> Timex:
    """ "May 1998" of "since May 1998"."""
    last = end_of_start(timex)
    value = timex.value.removesuffix("/..")
    end = last + dt.timedelta(days=1) if last is not None else None
    return timex.model_copy(update={"end_date": end, "value": value, "edtf": value, "text": timex.text[len("since ") :]})


_DAYS_OF_MONTH = re.compile(r"the \d{1,2}(?:st|nd|rd|th)")
_BEFORE_DAYS = frozenset("on from since until till through by to between".split())


def _is_day_of_month(reading: Reading, token: int, timex: Timex) -> bool:
    """ "on the 19th", "until the 4th" are dates, where "the 19th" alone may be a brigade."""
    preposition = reading.tokens[token - 1].low if token else ""
    return preposition in _BEFORE_DAYS and _DAYS_OF_MONTH.fullmatch(timex.text.lower()) is not None


def _named_behind(reading: Reading, chunk: Chunk) -> int | None:
    """The noun group that a date is counted from: "two days after the launch" does not date the launch."""
    return next((piece.i for piece in reading.row[chunk.i + 1 : chunk.i + 4] if piece.kind == "NP"), None)


_SCHEDULED = frozenset("scheduled due set expected slated planned".split())


def _is_behind(reading: Reading, chunk: Chunk) -> bool:
    verb = _verb_of(reading, chunk) if chunk.kind == "TIME" else None
    return verb is not None and reading.row[verb].tense in ("past", "perfect", "pluperfect")


def _is_ahead(reading: Reading, chunk: Chunk) -> bool:
    verb = _verb_of(reading, chunk) if chunk.kind == "TIME" else None
    if verb is None:
        return False
    group = reading.row[verb]
    before = reading.tokens[max(0, group.first - 2) : group.last]
    return group.tense == "future" or (group.tense == "infinitive" and any(t.low in _SCHEDULED for t in before))


def _governed(reading: Reading, chunk: Chunk, frames: list[Frame], timex: Timex) -> list[tuple[int, str]]:
    row = reading.row
    if chunk.kind == "NP":
        inside = [(n, "") for n, f in enumerate(frames) if f.group == chunk.i]
        if timex.type == "DURATION" and reading.governed_by(chunk.i) == "for":
            # "sailed into Havana on Monday for a five-day visit"
            inside += [(n, "") for n, f in enumerate(frames) if f.clause and ("for", chunk.i) in f.clause.obliques]
        if inside and timex.grain == "year" and _is_of_pact(frames, chunk.i):
            return [(n, "") for n, _ in inside if frames[n].background]  # "pulled out of the 2018 pact"
        if not inside and (setting := _set_in(reading, chunk, frames)) is not None:
            return [(setting, "")]
        if inside or timex.type != "DURATION":
            return inside  # "over last month's fighting": of the fighting, be it an event of ours or not
    if chunk.kind == "TIME" and chunk.i > 1 and row[chunk.i - 1].low == "of" and row[chunk.i - 2].kind == "NP":
        named = [(n, "") for n, f in enumerate(frames) if f.group == chunk.i - 2]  # "ended with the truce of 20 September"
        verb = _verb_of(reading, chunk) if named or row[chunk.i - 2].lemma in _OF_THE_DAY else None
        if verb is not None and not named:
            return _frames_of_verb(reading, verb, frames, chunk, row)  # "in the small hours of 8 November ran aground"
        ended = phase_of(reading, reading.clauses[verb]) == "end" if verb is not None else False
        if verb is None or not ended:
            return named
        return named + [(n, "end") for n, f in enumerate(frames) if f.noun and f.group in reading.clauses[verb].subjects]
    told_by = _fronted_event(row, chunk, frames)
    if told_by is not None:
        return [(told_by, "")]
    verb = _verb_of(reading, chunk)
    listed = [n for n, f in enumerate(frames) if f.noun and f.name and verb is not None and verb < f.group < chunk.i]
    if len(listed) > 1 or (listed and sum(1 for f in frames if f.noun and f.name) > 1):
        return [(listed[-1], phase_of(reading, reading.clauses[verb]) if verb is not None else "")]
    # a noun group right before it, no verb between: "the drill on Tuesday", where the verb is not a verb of saying
    if verb is None:
        nouns = [n for n, f in enumerate(frames) if f.noun and f.group < chunk.i]
        return [(nouns[-1], "")] if nouns else ([(0, "")] if len(frames) == 1 else [])
    if verb < chunk.i and (cause := _cause(reading, frames, verb, chunk)) is not None:
        return [(cause, "")]
    if verb < chunk.i and (
        _is_counted_from(row, verb, chunk) or (timex.grain in _COARSE and _follows_cause(row, verb, chunk))
    ):
        return []
    if verb < chunk.i and any(p.kind == "TIME" for p in row[verb + 1 : chunk.i]):
        # "fired at Israel overnight, in revenge for a raid early this month": the verb has its date already
        first = next(p.i for p in row[verb + 1 : chunk.i] if p.kind == "TIME")
        if behind := [n for n, f in enumerate(frames) if f.noun and first < f.group < chunk.i]:
            return [(behind[-1], "")]
    found = [
        (n, phase or phase_of_day(reading, frames[n]))
        for n, phase in _frames_of_verb(reading, verb, frames, chunk, row)
        if not (frames[n].noun and verb > frames[n].group and _is_of_pact(frames, frames[n].group, verb))
    ]
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
            and reading.governed_by(f.group) not in _AWAY
        ]
    return found


_OF_THE_DAY = frozenset("hour morning afternoon evening night dawn dusk daybreak noon midday day".split())
"""Nouns of time, which name no event that the date behind "of" could be of."""


def _is_of_pact(frames: list[Frame], group: int, dated: int = -1) -> bool:
    """Whether a verb other than the `dated` one does something to the agreement that the noun group names: suspends it,
    "is leaving the pact that it signed in 2018".
    """
    return any(
        not f.noun and f.type == "agreement" and f.clause is not None and f.clause.verb != dated
        and (group in f.clause.objects or any(i == group for _, i in f.clause.obliques))
        for f in frames
    )


def _set_in(reading: Reading, chunk: Chunk, frames: list[Frame]) -> int | None:
    """The event of the verb that a dated gathering hangs on: "signed at a 2018 summit", "agreed in Sunday's talks"."""
    if reading.governed_by(chunk.i) not in ("at", "during", "in"):
        return None
    for verb, clause in reading.clauses.items():
        if any(i == chunk.i for _, i in clause.obliques):
            own = [n for n, f in enumerate(frames) if not f.noun and f.clause is not None and f.clause.verb == verb]
            told = [n for n, f in enumerate(frames) if f.noun and (verb in f.governors or f.group in clause.subjects)]
            return next(iter(own + told), None)
    return None


_AWAY = frozenset("from before after since for ahead despite".split())
"""Before what did not happen on the day named next: "on the way home from the drill, on 8 November, the frigate sank"."""


_ANSWER = frozenset("retaliation response revenge reprisal reaction answer retribution reply".split())


def _cause(reading: Reading, frames: list[Frame], verb: int, chunk: Chunk) -> int | None:
    """ "launched missiles in retaliation for the attack last weekend", "sent jets after the launch on Monday": what is
    answered or came before has the date that stands behind it.
    """
    row = reading.row
    for n in reversed(range(len(frames))):
        group = frames[n].group
        if not frames[n].noun or not verb < group < chunk.i:
            continue
        preposition = reading.governed_by(group)
        answered = group > 1 and row[group - 2].lemma in _ANSWER and preposition in ("for", "to")
        return n if answered or preposition in ("after", "following", "before") else None
    return None


_COARSE = frozenset("week month season quarter half year".split())


def _follows_cause(row: list[Chunk], verb: int, chunk: Chunk) -> bool:
    """ "staged the drill after a speech last week": the date is that of the speech, which is no event of ours."""
    k = chunk.i - 1
    if row[k].kind == "PREP":
        return False  # "after a speech in March": of either
    while k > verb and row[k].kind in ("NP", "PREP", "ADV", "QUOTE"):
        if row[k].kind == "PREP" and row[k].low in ("after", "following"):
            return True
        k -= 1
    return False


def _is_counted_from(row: list[Chunk], verb: int, chunk: Chunk) -> bool:
    """ "came five months after the war in June": the date of that from which the months are counted."""
    k = chunk.i - 1
    while k > verb and row[k].kind in ("NP", "PREP", "ADV", "QUOTE", "CONJ"):
        if row[k].kind == "PREP" and row[k].low in ("after", "following", "before"):
            return row[k - 1].kind == "TIME" and k < chunk.i - 1
        k -= 1
    return False


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
        clause = reading.clauses[piece.i] if piece.kind == "VP" and piece.finite else None
        if clause is not None and clause.relation == "main" and clause.governor in (-1, reading.clauses[verb].governor):
            found.append(piece.i)  # not "On Thursday NATO said it was starting ..."
    return found


_BRINGING_ABOUT = frozenset("declare issue order impose".split())


def _frames_of_verb(
    reading: Reading, verb: int, frames: list[Frame], chunk: Chunk, row: list[Chunk]
) -> list[tuple[int, str]]:
    lemma = row[verb].lemma
    clause = reading.clauses[verb]
    phase = phase_of(reading, clause)
    own = [(n, "") for n, f in enumerate(frames) if not f.noun and f.clause is not None and f.clause.verb == verb]
    nouns = [
        (n, "" if any(p == "with" and i == f.group for p, i in clause.obliques) else phase)
        for n, f in enumerate(frames)
        if f.noun and (verb in f.governors or f.group in clause.subjects or f.group in clause.objects)
    ]
    if own and (frames[own[0][0]].type == "statement" or clause.relation == "relative"):
        # "declared a state of emergency on Monday" is both the words and what they bring about
        return own + [(n, "") for n, _ in nouns if frames[n].type == "readiness" and lemma in _BRINGING_ABOUT]
    if _reports(clause, lemma) and not own:
        if row[verb].passive and nouns:
            return []
        # "announced drills for Tuesday": a date behind the object with "for", "from", "on" is the drill's
        return [pair for pair in nouns if frames[pair[0]].group in clause.objects and chunk.i > frames[pair[0]].group]
    if own or nouns:
        return own + nouns
    if clause.relation == "relative" and (told := _before_relative(reading, verb, frames)) is not None:
        return [(told, phase)]
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
        if f.type != "statement" and abs(f.group - chunk.i) < 12 and _same_stretch(row, f.group, chunk.i, verb)
    ]
    return [(rest[-1], phase)] if rest else []


def _reports(clause: Clause, lemma: str) -> bool:
    """Whether the verb tells of something: "put the dead at 24", and not "put ships to sea"."""
    return lemma in REPORTING and (lemma != "put" or any(preposition == "at" for preposition, _ in clause.obliques))


def _before_relative(reading: Reading, verb: int, frames: list[Frame]) -> int | None:
    """The event that a relative clause is about: "the drill for which it sent ships on Monday"."""
    row, k = reading.row, verb
    while k > 0 and row[k].kind != "REL":
        k -= 1
    while k > 0 and row[k].kind != "NP":
        k -= 1
    quoted = k - 2 if k > 1 and row[k - 1].kind == "QUOTE" else k  # the "Strait Thunder" drill
    return next(
        (
            n
            for n, f in enumerate(frames)
            if f.noun and (f.group in (k, quoted) or (f.group < k and any(i == k for _, i in reading.modifiers(f.group))))
        ),
        None,
    )


def _same_stretch(row: list[Chunk], group: int, time: int, verb: int) -> bool:
    """Whether no boundary of a clause stands between the two chunks, as in "on Sunday and urged them to halt the drill", "on
    Sunday made public photos of him watching the launch".
    """
    low, high = sorted((group, time))
    return not any(
        p.kind in ("SUB", "REL", "STOP")
        or (p.kind == "CONJ" and row[p.i - 1].kind == "COMMA")
        or (p.kind == "VP" and time < group and p.i != verb and (p.finite or (p.tense != "infinitive" and p.i != group)))
        for p in row[low : high + 1]
    )


def _is_parted(reading: Reading, piece: Chunk) -> bool:
    """Whether a chunk is an auxiliary that a time expression parts from its verb."""
    return piece.kind == "ADV" and reading.tokens[piece.first].tag in "XM"


def _verb_of(reading: Reading, chunk: Chunk) -> int | None:
    """The verb group that a time expression hangs on: the nearest to its left in the clause, else the next to its right."""
    row = reading.row
    k = chunk.i - 1
    commas = 0
    before = row[k - 1] if k > 0 and row[k].kind == "PREP" else row[max(k, 0)]
    after = row[chunk.i + 1] if chunk.i + 1 < len(row) else None
    if after is not None and after.kind == "VP" and after.finite and (before.kind == "CONJ" or _is_parted(reading, before)):
        return after.i  # "has massed tanks and on Tuesday shelled the city", "will from Tuesday guard it"
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
            if commas == 0 and (opening := _opens_apposition(row, k)) is not None:
                k = opening - 1  # "inspected the Sierra Madre, a rusting ship, on Monday"
                continue
            commas += 1
            if commas > 1:
                break
        if piece.kind == "CONJ" and commas == 0 and _subject_between(row, k, chunk.i):
            break  # "... and Japan on Tuesday protested"
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


def _opens_apposition(row: list[Chunk], closing: int) -> int | None:
    """Where the comma stands that opens the apposition which the one at `closing` closes: a noun group and what hangs on
    it, behind a noun group.
    """
    k = closing - 1
    while k > 0 and row[k].kind in ("NP", "PREP", "ADV", "CONJ", "QUOTE"):
        k -= 1
    opens = 0 < k < closing - 1 and row[k].kind == "COMMA" and row[k - 1].kind == "NP" and row[k + 1].kind == "NP"
    return k if opens else None


def _subject_between(row: list[Chunk], a: int, b: int) -> bool:
    """Whether a clause of its own begins behind the "and" at `a`: a noun group before the time expression at `b`, and a verb
    behind it; "drones and missiles at Israel overnight" is none.
    """
    if not any(p.kind == "NP" for p in row[a:b]) or any(p.kind == "PREP" for p in row[a : a + 2]):
        return False
    for piece in row[b + 1 :]:
        if piece.kind == "VP":
            return piece.finite
        if piece.kind in ("SUB", "REL", "STOP"):
            return False
    return False
