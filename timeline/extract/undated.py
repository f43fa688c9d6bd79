"""The dates of what no phrase of its own dates, once the whole report is read, from the surest to the vaguest.

What a report tells of one event in several sentences is put together: the day it began here, its length there. An event told
again has the date that any of its tellings gives; an act that answers another at once happened when that one did, and words
spoken at an event on its day. A deed told in the course of a story happened on the day of the story. The rest lies before
publication.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from timeline.dates.span import Span
from timeline.extract import when
from timeline.extract.governing import SaidOn
from timeline.extract.mentions import Draft
from timeline.extract.relations import Relation
from timeline.extract.yardsticks import is_yardstick
from timeline.model import Timex
from timeline.text import Sentence

_T = TypeVar("_T")
_DAY = dt.timedelta(days=1)
_TOLD_LATER = "as told later"
_KNOWN = ("stated", "computed", "carried")


def date_the_rest(
    drafts: Sequence[Draft],
    timexes: Sequence[Timex],
    said_on: Collection[SaidOn],
    published: dt.date | None,
    related: Sequence[Relation],
    sentences: Sequence[Sentence],
) -> None:
    """Date every draft that has no date, and complete those of which other sentences tell the beginning, end or length.

    `said_on` are the time expressions that date words and not what they tell of.
    """
    reporting = {said.start for said in said_on if said.by_media}
    published = _local_day(drafts, published)
    _put_together(drafts)
    _date_by_retelling(drafts, published)
    answers = {
        id(r.source): r.target
        for r in related
        if r.kind == "responds_to" and not r.negated and (r.rule == "reaction by nature" or r.source.type == "statement")
    }
    days = _days_of_deeds(drafts, published)
    at = {timex.start: timex for timex in timexes}
    set_at = [t.start for t in timexes if _is_new_day(t, published) and t.start not in {said.start for said in said_on}]
    words_on = [at[said.start] for said in said_on]
    for n, draft in enumerate(drafts):
        if draft.dating.basis != "none":
            continue
        if (day := _told_with(draft, drafts)) is not None:
            draft.dating = day
            continue
        if (edition := _of_edition(draft, published)) is not None:
            draft.dating = edition
            continue
        if (past := _of_its_time(draft, at, published)) is not None:
            draft.dating = past
            continue
        target = answers.get(id(draft))
        if draft.type == "statement":
            occasion = _occasion(draft, drafts)
            if occasion is not None:
                draft.dating = _carried(occasion, "spoken at")
                continue
            if (words := _speaks_on(draft, drafts[:n])) is not None:
                draft.dating = _carried(words, "in the same words as")
                continue
            if (spoken_of := _of_sentence_before(draft, words_on, sentences, published)) is not None:
                draft.dating = spoken_of
                continue
        elif target is not None and target.dating.basis in _KNOWN:
            draft.dating = _carried(target, "with what it answers")
            continue
        elif (
            (scene := _scene(draft, drafts[:n], days, published, set_at)) is not None
            and not _is_said_before(draft, scene)
        ):
            draft.dating = scene
            continue
        spoken = draft.type == "statement"
        newest = spoken or draft.status == "ongoing"
        told = when.last_told(timexes, draft.sentence.end, published, () if spoken else reporting, newest)
        begun = target.dating.span.start_earliest if target is not None and target.dating.basis in _KNOWN else None
        if begun is not None and published is not None and told is not None:
            before = draft.first.mood.tense == "pluperfect" or any(
                t.low in ("earlier", "previously") for t in draft.reading.tokens
            )
            told = min(told, begun) if before else max(told, min(begun, published))
        draft.dating = when.fresh(draft.first, published, told, draft.dating.said)


def _local_day(drafts: Sequence[Draft], published: dt.date | None) -> dt.date | None:
    """The day of publication where the events are: the day after, where the report tells of it as past already."""
    if published is not None and any(_day_of(d) == published + _DAY for d in drafts):
        return published + _DAY
    return published


def _carried(source: Draft, why: str) -> when.Dating:
    known = source.dating
    return when.Dating(known.span, known.grain, "carried", None, known.timexes, when.because(why, known.reason))


# one event, several sentences


def _put_together(drafts: Sequence[Draft]) -> None:
    """ "It began on Sunday. The exercise lasts three weeks." Of each event the first day, the last and the length, whichever
    sentences tell them.
    """
    events: dict[int, list[Draft]] = {}
    home: dict[int, list[Draft]] = {}
    for draft in drafts:
        event = home.get(id(draft.antecedent)) if draft.antecedent is not None else None
        if event is None:
            event = events.setdefault(id(draft), [])
        event.append(draft)
        home[id(draft)] = event
    for event in events.values():
        if event[0].type != "statement" and (whole := _whole(event)) is not None:
            for draft in event:
                if _is_one_end(draft.dating.span) or _arrives(draft):
                    draft.dating = whole


def _whole(event: Sequence[Draft]) -> when.Dating | None:
    """From first day to last, where sentences that do not contradict each other give two of first, last and length."""
    told = [d for d in event if d.dating.basis in ("stated", "computed")]
    ends = [d.dating.span for d in told if _is_one_end(d.dating.span)]
    first = _only({span.start_earliest for span in ends if span.start_earliest is not None})
    last = _only({span.end_latest for span in ends if span.end_latest is not None})
    if first is None:
        first = _only({d.dating.span.start_earliest for d in told if _arrives(d)} - {None})
    days = _only({d.dating.days for d in event} - {0})
    if first is not None and last is None and days is not None:
        last = first + (days - 1) * _DAY
    elif last is not None and first is None and days is not None:
        first = last - (days - 1) * _DAY
    if first is None or last is None or first > last:
        return None
    sources = [d.dating for d in event if d.dating.reason and (d in told or d.dating.days)]
    return when.Dating(
        Span.lasting(first, last),
        "day",
        "computed",
        next((d.phrase for d in sources if d.phrase), None),
        tuple(sorted({start for d in sources for start in d.timexes})),
        "; ".join(dict.fromkeys(d.reason for d in sources)) + f"; together {first} to {last}",
    )


def _arrives(draft: Draft) -> bool:
    """Whether it gives the day on which a ship came: the first of a stay of which another sentence tells the last."""
    span = draft.dating.span
    one_day = span.start_earliest is not None and span.start_earliest == span.start_latest == span.last
    return draft.mode == "port_call" and one_day and draft.dating.basis in ("stated", "computed")


def _only(values: set[_T]) -> _T | None:
    return next(iter(values)) if len(values) == 1 else None


def _is_one_end(span: Span) -> bool:
    """Whether it gives one day as the first or as the last, and leaves the other end open."""
    begins = span.start_earliest is not None and span.start_earliest == span.start_latest and span.end_latest is None
    ends = span.end_earliest is not None and span.end_earliest == span.end_latest and span.start_earliest is None
    return begins or ends


# told again, told together


def _is_old(draft: Draft, published: dt.date | None) -> bool:
    """Of a year or more ago, and so no news that a first sentence tells without a date."""
    latest = draft.dating.span.end_latest
    return published is not None and latest is not None and (published - latest).days > 400


def _date_by_retelling(drafts: Sequence[Draft], published: dt.date | None) -> None:
    """A first telling without a date has the one that a later telling gives ("The test took place on Wednesday")."""
    roots: dict[int, Draft] = {}
    dated: dict[int, Draft] = {}
    set_for: dict[int, Draft] = {}
    for draft in drafts:
        root = roots.get(id(draft.antecedent), draft) if draft.antecedent is not None else draft
        roots[id(draft)] = root
        if draft.dating.basis in ("stated", "computed") and draft.status not in ("planned", "forecast"):
            dated.setdefault(id(root), draft)
        elif draft.dating.basis in ("stated", "computed") and draft.type == "exercise":
            set_for.setdefault(id(root), draft)
    for draft in drafts:
        root = roots[id(draft)]
        source = dated.get(id(root))
        if source is None and draft.dating.basis == "none" and all(f.noun for f in draft.frames):
            source = set_for.get(id(root))  # "the exercise was drawn up long ago", of one that begins next month
            if source is not None and draft.status == "occurred" and not any(f.mood.phase for f in draft.frames):
                draft.status = source.status
        if (
            draft.dating.basis == "none"
            and source is not None
            and draft.type != "statement"
            and not _is_old(source, published)
        ):
            draft.dating = _carried(source, _TOLD_LATER)


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


def _speaks_on(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The dated words that the same speaker, as "he", "it" or "the ministry", goes on with in the next sentences."""
    clause = draft.first.clause
    if clause is None or not clause.subjects or not draft.actors:
        return None
    subject = draft.reading.row[clause.subjects[0]]
    token = draft.reading.tokens[subject.head]
    if token.name >= 0 or not subject.definite or subject.i > clause.verb:
        return None
    last = next((d for d in reversed(before) if d.type == "statement"), None)
    if last is None or not 0 < draft.number - last.number <= 2 or last.actors != draft.actors:
        return None
    return last if last.dating.basis in _KNOWN else None


def _of_sentence_before(
    draft: Draft, words_on: Sequence[Timex], sentences: Sequence[Sentence], published: dt.date | None
) -> when.Dating | None:
    """The day of the words of the sentence before, where they are no news and the speaker goes on as "he" or "it": "Last
    month the minister said ... "We will watch it," he added."
    """
    place = bisect.bisect_left(sentences, draft.sentence.start, key=lambda sentence: sentence.start)
    if place == 0 or published is None or not _is_taken_up(draft):
        return None
    before = sentences[place - 1]
    dates = [t for t in words_on if before.start <= t.start < before.end and t.type in ("DATE", "TIME") and not t.latent]
    if len(dates) != 1:
        return None
    first, last = when.bounds(dates[0])
    if first is None or last is None or published - last <= _NEWS or (last - first).days > _A_MONTH:
        return None
    timex = dates[0]
    reason = f"said {timex.text!r}, {timex.value}, like the sentence before"
    return when.Dating(Span.within(first, last), timex.grain, "carried", None, (timex.start,), reason)


_A_MONTH = 31


def _is_taken_up(draft: Draft) -> bool:
    """Whether the one who speaks is called "he", "it" or "they", after the sentence before."""
    clause = draft.first.clause
    if clause is None or not clause.subjects:
        return False
    subject = draft.reading.row[clause.subjects[0]]
    return draft.reading.tokens[subject.head].low in ("he", "she", "it", "they")


_SAME_TIME = frozenset({"past", "participle", "gerund"})


def _told_with(draft: Draft, drafts: Sequence[Draft]) -> when.Dating | None:
    """The day of the one dated act that the same sentence tells in the same tense: "scrambled on Saturday when a drone
    crossed the border".
    """
    if draft.type == "statement" or draft.status not in _HAPPENED or not _is_past(draft):
        return None
    dated = [
        d
        for d in drafts
        if d is not draft
        and d.sentence == draft.sentence
        and (d.dating.basis == "stated" or d.dating.reason.startswith(_TOLD_LATER))
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


_YEAR = re.compile(r"(?:19|20)\d\d")


def _of_edition(draft: Draft, published: dt.date | None) -> when.Dating | None:
    """The year that a past edition carries in its name: "Zapad-2021" in a report of 2025."""
    match = _YEAR.match(draft.edition or "")
    if match is None or published is None or draft.type != "exercise" or int(match[0]) >= published.year:
        return None
    year = int(match[0])
    span = Span.within(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return when.Dating(span, "year", "carried", None, (), f"the edition of {year}")


_LONG_AGO = dt.timedelta(days=45)
_ANOTHER = frozenset("after before following since".split())
_BOUNDING = frozenset("since until till through by before after from to".split())


def _of_its_time(draft: Draft, at: Mapping[int, Timex], published: dt.date | None) -> when.Dating | None:
    """The date of a sentence that looks back on another time: "In 2015 the broadcasts led to an exchange of artillery fire".

    `at` holds the time expressions by their starts.
    """
    if published is None or draft.status not in _HAPPENED:
        return None
    reading, dates = draft.reading, []
    for piece in reading.row:
        timex = at.get(reading.tokens[piece.first].start) if piece.kind == "TIME" else None
        if timex is None or timex.type not in ("DATE", "TIME") or timex.latent:
            continue
        first, last = when.bounds(timex)
        if first is None or last is None or last > published - _LONG_AGO:
            return None
        if _is_of_another(draft, piece.i) or is_yardstick(reading, piece.first, timex):
            continue
        if not (set(timex.text.lower().split()[:1]) | {reading.governed_by(piece.i)}) & _BOUNDING:
            dates.append((last - first, timex.start, timex))
    if not dates:
        return None
    timex = min(dates, key=lambda item: item[:2])[2]
    span = Span.within(*when.bounds(timex))
    reason = f"the sentence is of {timex.text!r}, {timex.value}"
    return when.Dating(span, timex.grain, "carried", None, (timex.start,), reason)


def _is_of_another(draft: Draft, i: int) -> bool:
    """Whether the date that is chunk `i` stands in words on something else: "held five months after the war in June",
    "named after a commander who died in 2016".
    """
    between = draft.reading.row[draft.first.group + 1 : i]
    return any(piece.low in _ANOTHER or (piece.kind == "REL" and piece.low in ("who", "whose")) for piece in between)


# told in the course of a story

_HAPPENED = ("occurred", "alleged", "denied")
_NEAR = 3
"""Sentences within which a story goes on without naming its day again."""
_NEWS = 7 * _DAY


def _day_of(draft: Draft) -> dt.date | None:
    """The one day on which a deed was done, where its date gives one."""
    span = draft.dating.span
    done = draft.type != "statement" and draft.status in _HAPPENED and not draft.trend and draft.dating.basis in _KNOWN
    return span.start_earliest if done and span.is_day else None


def _days_of_deeds(drafts: Sequence[Draft], published: dt.date | None) -> frozenset[dt.date]:
    """The days of the week before publication on which the report dates deeds."""
    if published is None:
        return frozenset()
    days = {_day_of(d) for d in drafts}
    return frozenset(day for day in days if day is not None and published - _NEWS <= day <= published)


def _scene(
    draft: Draft, before: Sequence[Draft], days: Collection[dt.date], published: dt.date | None, set_at: Sequence[int]
) -> when.Dating | None:
    """The day of the deed told last, shortly before, or of all deeds where the report tells of one day alone.

    None where a sentence between has set another scene: "Two other incidents came to light yesterday."
    """
    if draft.status not in _HAPPENED or draft.trend or not _goes_on_from(draft) or published is None:
        return None
    near = [
        (day, -n)
        for n, other in enumerate(reversed(before))
        if draft.number - other.number <= _NEAR
        and (day := _day_of(other)) is not None
        and published - _NEWS <= day <= published
    ]
    if near:
        _, n = max(near)  # the newest: what lies before it is looked back on
        nearest = before[near[0][1] - 1]
        if any(nearest.sentence.end <= start < draft.sentence.start for start in set_at):
            return None
        return _carried(before[n - 1], "in the course of")
    if len(days) == 1:
        (day,) = days
        return when.Dating(Span.on(day), "day", "carried", None, (), f"the day of all deeds that the report dates: {day}")
    return None


def _is_new_day(timex: Timex, published: dt.date | None) -> bool:
    """Whether it names one day of the week before publication."""
    if published is None or timex.start_date is None or timex.latent or timex.end_date != timex.start_date + _DAY:
        return False
    return published - _NEWS <= timex.start_date <= published


def _is_said_before(draft: Draft, scene: when.Dating) -> bool:
    """Whether the words that tell of it were said before the day of the story: "in January it announced that it had ..."."""
    said, day = draft.dating.said, scene.span.start_earliest
    return said is not None and day is not None and said < day


def _goes_on_from(draft: Draft) -> bool:
    """Whether it is told as a step of a story: a verb in the past."""
    return not draft.first.noun and draft.first.mood.tense in ("past", "pluperfect", "participle", "gerund")
