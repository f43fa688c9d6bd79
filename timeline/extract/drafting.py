"""What is settled of a draft once its sentence is read: place, status by its dates, what it has from its antecedent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from timeline.extract import when
from timeline.extract.clause import Reading
from timeline.extract.frames import Frame
from timeline.extract.mentions import Draft
from timeline.extract.names import Names
from timeline.extract.referents import Referents
from timeline.extract.relations import Relation
from timeline.model import Place, Timex


def stands_alone(draft: Draft, referents: Referents) -> bool:
    """A detail that names its missile can tell of the launch by itself: "One missile fell into the sea"."""
    frame = draft.first
    if "flight" not in frame.entry.tags or frame.clause is None:
        return False
    return any("munition" in referents.classes(draft.reading.row[i]) for i in frame.clause.subjects)


def merely_reports(draft: Draft, here: Sequence[Draft]) -> bool:
    """A tentative statement in a sentence that tells of the speaker's own act: that act is the news."""
    return (
        draft.type == "statement"
        and all(f.tentative or ("report" in f.entry.tags and not f.detail) for f in draft.frames)
        and any(d.type != "statement" and set(d.actors) & set(draft.actors) for d in here)
    )


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
    elif (
        span.end_latest is not None
        and span.end_latest >= published
        and span.start_earliest != span.end_latest
        and any(a.phase == "end" or a.preposition in ("until", "till", "through", "to") for a in draft.anchored)
        and not any(f.mood.phase == "end" and f.mood.tense in ("past", "perfect", "pluperfect") for f in draft.frames)
    ):
        draft.status = "ongoing"


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
    if (draft.generic and not draft.first.entry.type) or "flight" in draft.first.entry.tags:
        draft.type, draft.mode = antecedent.type, antecedent.mode
    if not draft.actors or draft.detail or (set(draft.actors) < set(antecedent.actors) and draft.type == "exercise"):
        draft.actors = antecedent.actors or draft.actors
    if not draft.mode:
        draft.mode = antecedent.mode
    if (
        draft.status == "occurred"
        and antecedent.status in ("planned", "ongoing")
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
            f"as told before: {antecedent.dating.reason}",
        )


def date_the_rest(
    drafts: Sequence[Draft],
    timexes: Sequence[Timex],
    reporting: Collection[int],
    published: dt.date | None,
    related: Sequence[Relation],
) -> None:
    """What no phrase of its own dates, from the surest to the vaguest.

    An event told again has the date that any of its tellings gives. An act that answers another at once happened when that
    one did, and words spoken at an event on its day. The rest lies before publication.
    """
    _date_by_retelling(drafts, published)
    answers = {
        id(r.source): r.target
        for r in related
        if r.kind == "responds_to" and not r.negated and (r.rule == "reaction by nature" or r.source.type == "statement")
    }
    for draft in drafts:
        if draft.dating.basis != "none":
            continue
        if (day := _told_with(draft, drafts)) is not None:
            draft.dating = day
            continue
        target = answers.get(id(draft))
        if draft.type == "statement":
            occasion = _occasion(draft, drafts)
            if occasion is not None:
                draft.dating = _carried(occasion, "spoken at")
                continue
        elif target is not None and target.dating.basis in _KNOWN:
            draft.dating = _carried(target, "with what it answers")
            continue
        told = when.last_told(timexes, draft.sentence.end, published, () if draft.type == "statement" else reporting)
        begun = target.dating.span.start_earliest if target is not None and target.dating.basis in _KNOWN else None
        if begun is not None and published is not None and told is not None:
            before = draft.first.mood.tense == "pluperfect" or any(
                t.low in ("earlier", "previously") for t in draft.reading.tokens
            )
            told = min(told, begun) if before else max(told, min(begun, published))
        draft.dating = when.fresh(draft.first, published, told)


_KNOWN = ("stated", "computed", "carried")


def _carried(source: Draft, why: str) -> when.Dating:
    known = source.dating
    return when.Dating(known.span, known.grain, "carried", None, known.timexes, f"{why}: {known.reason}")


def _is_old(draft: Draft, published: dt.date | None) -> bool:
    """Of a year or more ago, and so no news that a first sentence tells without a date."""
    latest = draft.dating.span.end_latest
    return published is not None and latest is not None and (published - latest).days > 400


def _date_by_retelling(drafts: Sequence[Draft], published: dt.date | None) -> None:
    """A first telling without a date has the one that a later telling gives ("The test took place on Wednesday")."""
    roots: dict[int, Draft] = {}
    dated: dict[int, Draft] = {}
    for draft in drafts:
        root = roots.get(id(draft.antecedent), draft) if draft.antecedent is not None else draft
        roots[id(draft)] = root
        if draft.dating.basis in ("stated", "computed") and draft.status not in ("planned", "forecast"):
            dated.setdefault(id(root), draft)
    for draft in drafts:
        source = dated.get(id(roots[id(draft)]))
        if (
            draft.dating.basis == "none"
            and source is not None
            and draft.type != "statement"
            and not _is_old(source, published)
        ):
            draft.dating = _carried(source, "as told later")


def _occasion(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The dated event of the same sentence that the speaker attended."""
    people = {person.name for person in draft.people}
    return next(
        (
            d
            for d in drafts
            if d.sentence.start == draft.sentence.start
            and d.type != "statement"
            and d.dating.basis in _KNOWN
            and people & {person.name for person in d.people}
        ),
        None,
    )


_SAME_TIME = frozenset({"past", "participle", "gerund"})


def _told_with(draft: Draft, drafts: Sequence[Draft]) -> when.Dating | None:
    """The day of the one dated act that the same sentence tells in the same tense: "scrambled on Saturday when a drone
    crossed the border".
    """
    if draft.type == "statement" or draft.status not in ("occurred", "alleged", "denied") or not _is_past(draft):
        return None
    dated = [
        d
        for d in drafts
        if d is not draft
        and d.sentence == draft.sentence
        and d.dating.basis == "stated"
        and d.status == "occurred"
        and d.type != "statement"
        and _is_past(d)
    ]
    if len({d.dating.span for d in dated}) != 1 or dated[0].dating.span.start_earliest != dated[0].dating.span.end_latest:
        return None
    return _carried(dated[0], "told together")


def _is_past(draft: Draft) -> bool:
    frame = draft.first
    return not frame.noun and draft.reading.row[frame.group].tense in _SAME_TIME
