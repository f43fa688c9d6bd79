"""What is settled of a draft once its sentence is read: place, status by its dates, what it has from its antecedent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from timeline.extract import when
from timeline.extract.clause import Reading
from timeline.extract.frames import Frame
from timeline.extract.mentions import Draft
from timeline.extract.names import Names
from timeline.extract.referents import Referents
from timeline.model import Place


def says_no_more_than_its_kind(draft: Draft) -> bool:
    """ "a drill held without notice", said by somebody of what all know: a noun without name, kind, owner or date."""
    return (
        draft.type in ("exercise", "weapons_test")
        and all(f.noun for f in draft.frames)
        and not (draft.name or draft.mode or draft.actors or draft.another)
        and draft.dating.basis == "none"
    )


def stands_alone(draft: Draft, referents: Referents) -> bool:
    """A detail that names its missile can tell of the launch by itself: "One missile fell into the sea"."""
    frame = draft.first
    if "flight" not in frame.entry.tags or frame.clause is None:
        return False
    return any("munition" in referents.classes(draft.reading.row[i]) for i in frame.clause.subjects)


_TOLD_AS_NEWS = frozenset({"threat", "condemnation", "warning"})


def _is_attribution(frame: Frame) -> bool:
    return "report" in frame.entry.tags and not frame.detail and frame.mode not in _TOLD_AS_NEWS


def merely_reports(draft: Draft, here: Sequence[Draft]) -> bool:
    """A tentative statement in a sentence that tells of the speaker's own act: that act is the news."""
    return (
        draft.type == "statement"
        and all(f.tentative or _is_attribution(f) for f in draft.frames)
        and any(d.type != "statement" and set(d.actors) & set(draft.actors) for d in here if not _is_told_before(draft, d))
    )


def _is_told_before(statement: Draft, act: Draft) -> bool:
    """ "held drills on Saturday, and he asserted that he has 5,000 missiles": the words are about something else, as the act
    stands in a clause of its own before them.
    """
    clause = statement.first.clause
    return (
        clause is not None
        and all(f.last <= statement.first.first for f in act.frames)
        and any(
            other.governor == clause.verb and other.relation == "that" and other.verb > clause.verb
            for other in statement.reading.clauses.values()
        )
    )


_BLOWS = ("strike", "attack", "capture", "seizure")
_WITHIN = frozenset("in during at for as".split())


def is_part_of_drill(draft: Draft, here: Sequence[Draft]) -> bool:
    """ "stormed a beach in a drill", "fired missiles at target drones during the exercise": done to nobody, in a drill."""
    clause = draft.first.clause
    if draft.type != "engagement" or draft.mode not in _BLOWS or draft.first.noun or clause is None:
        return False
    if set(draft.targets) - {c for d in here if d.type == "exercise" for c in d.actors}:
        return False
    drills = {f.group for d in here if d.type == "exercise" for f in d.frames if f.noun}
    return any(preposition in _WITHIN and i in drills for preposition, i in clause.obliques)


def is_quantity(draft: Draft, here: Sequence[Draft]) -> bool:
    """ "fired a barrage of missiles" into the sea: how much the launch launched, and no attack beside it."""
    frame = draft.first
    if draft.type != "engagement" or not frame.noun or all(p != "of" for p, _ in draft.reading.modifiers(frame.group)):
        return False
    launches = [d.first.clause for d in here if d.type == "weapons_test" and not d.first.noun]
    return any(clause is not None and frame.group in clause.objects for clause in launches)


def settle_status(draft: Draft, published: dt.date | None) -> None:
    """What begins after publication is planned; what has begun and ends on that day or later is under way."""
    span = draft.dating.span
    if (
        published is None
        or draft.dating.basis == "none"
        or draft.type == "statement"
        or draft.status not in ("occurred", "planned", "ongoing")
    ):
        return
    tense = draft.first.mood.tense
    if (
        span.start_earliest is not None
        and span.start_earliest > published
        and tense not in ("past", "perfect", "pluperfect")
    ):
        draft.status = "planned"
    elif draft.status == "planned" and draft.first.noun and span.end_latest is not None and span.end_latest < published:
        draft.status = "occurred"  # "After the pullout last year, France will keep 3,000 troops there"
    elif (
        span.end_latest is not None
        and span.end_latest >= published
        and span.start_earliest != span.end_latest
        and any(a.phase == "end" or a.preposition in ("until", "till", "through", "to") for a in draft.anchored)
        and not any(f.mood.phase == "end" and f.mood.tense in ("past", "perfect", "pluperfect") for f in draft.frames)
    ):
        draft.status = "ongoing"


_STAYING = ("blockade", "border_closure", "port_call", "reinforcement", "fortification", "presence")
"""What has been done goes on: ships that have arrived are there, and a border that has been closed is closed."""
_OF_DAYS = ("exercise", "readiness", "other")
_BEGINNING = frozenset("begin start commence".split())
_BEING = frozenset("is are was were remain stay keep stand".split())


def goes_on(draft: Draft) -> bool:
    """Whether the tense says that it is not over: "has closed the border", "have been drilling since Friday", "has begun
    laying mines", "troops are on high alert".
    """
    frame, row = draft.first, draft.reading.row
    if frame.mood.tense == "perfect" and (draft.type == "readiness" or draft.mode in _STAYING):
        return True
    if draft.type not in _OF_DAYS:
        return False
    clause = frame.clause if frame.clause is not None else draft.reading.clause_at(frame.group)
    verbs = frame.governors or ([clause.verb] if clause is not None else [])
    if any(row[verb].progressive and row[verb].tense == "perfect" for verb in verbs):
        return True
    if clause is None:
        return False
    above = row[clause.governor] if clause.governor >= 0 else None
    if above is not None and above.lemma in _BEGINNING and above.tense == "perfect" and not frame.noun:
        return True
    return draft.type == "readiness" and row[clause.verb].lemma in _BEING and row[clause.verb].tense in ("present", "past")


def describes(reading: Reading, frame: Frame) -> bool:
    """Whether the noun group says more than "the drill": whose it is, or of which kind."""
    group = reading.row[frame.group]
    return group.last - group.first > 2 or bool(reading.modifiers(frame.group))


_LOCATING = frozenset("in at near off around over into from through of on across to".split())
# With these a capital stands for its government: "protests from Canberra", "talks of Seoul with Tokyo".
_CONCERNING = frozenset("from to of on".split())
_SOMEBODY = ("class:person", "class:analyst", "class:media")


def _where_somebody_is(reading: Reading, group: int, somebody: Sequence[int]) -> bool:
    """ "observers in Seoul", "officials at the border": the place of those who speak, not of what they speak of."""
    row, tokens = reading.row, reading.tokens
    holder = group - 2  # noun group, preposition, place
    if holder < 0 or row[holder].kind != "NP":
        return False
    return any(tokens[row[holder].head].start <= start < tokens[row[holder].head].end for start in somebody)


def place(reading: Reading, names: Names, draft: Draft) -> Place | None:
    """The place named after a preposition of place in the clause; the nearest to the trigger."""
    best: Place | None = None
    best_distance = 1 << 30
    # residents are where it happens, and are told to leave
    somebody = [c.start for prefix in _SOMEBODY for _, c in names.cued(prefix) if "class:resident" not in c.entry.tags]
    for name in names.spans:
        if name.place is None:
            continue
        token = next((t for t in reading.tokens if t.start <= name.start < t.end), None)
        if token is None:
            continue
        chunk = reading.chunk_of(token.i)
        if chunk is None:
            continue
        preposition = reading.governed_by(chunk.i)
        if preposition not in _LOCATING or (name.actors and preposition in _CONCERNING):
            continue
        if _where_somebody_is(reading, chunk.i, somebody):
            continue
        distance = abs(name.start - draft.first.first)
        if distance < best_distance:
            entry = name.place
            best = Place.model_construct(
                name=entry.name, country=entry.country or None, lat=entry.lat, lon=entry.lon, precision=entry.precision
            )
            best_distance = distance
    return best


def inherit(draft: Draft, antecedent: Draft) -> None:
    """What the later reference leaves unsaid it has from its antecedent."""
    if (draft.generic and not draft.first.entry.type) or draft.first.flies:
        draft.type, draft.mode = antecedent.type, antecedent.mode
    if not draft.actors or draft.detail or (set(draft.actors) < set(antecedent.actors) and draft.type == "exercise"):
        draft.actors = antecedent.actors or draft.actors
    if not draft.mode:
        draft.mode = antecedent.mode
    if (
        draft.status == "occurred"
        and antecedent.status in ("planned", "ongoing", "cancelled")
        and all((f.noun and not f.governors) or "participate" in f.entry.tags for f in draft.frames)
    ):
        draft.status = antecedent.status
    if not draft.targets:
        draft.targets = tuple(c for c in antecedent.targets if c not in draft.actors)
    if not draft.name:
        draft.name, draft.series, draft.edition = antecedent.name, antecedent.series, antecedent.edition
    if draft.dating.basis == "none" and antecedent.dating.basis != "none":
        draft.dating = when.Dating(
            antecedent.dating.span,
            antecedent.dating.grain,
            "carried",
            None,
            antecedent.dating.timexes,
            when.because("as told before", antecedent.dating.reason),
            draft.dating.days,
        )
