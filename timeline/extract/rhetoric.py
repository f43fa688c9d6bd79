"""What a text that is no news, a statement in full or a commentary, tells all the same.

Of acts, those it dates within the last year, and those told by a finite verb in the past with a particular: how many, or the
name of the exercise. "Staging war drills one after another" and "the shells that fell in 1951" are reproach and history. Of
words, the statement itself, once, and those of others that it dates.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from timeline.extract.discourse import Codes
from timeline.extract.genre import Genre
from timeline.extract.mentions import Draft
from timeline.extract.names import Cue
from timeline.model import SHARPNESS

_RECENT = dt.timedelta(days=400)
_NARROW = dt.timedelta(days=45)
"""Longer spans ("this year", "since the war") date a reproach and no act."""
_TOLD = frozenset({"past", "perfect", "pluperfect"})
_OPENING = 3
"""Sentences in which a statement says that it is one."""
_SPOKEN_OF = 3
"""Times that a statement names those it is aimed at, at least."""
_LEAD = 2
"""Sentences that say what happened, before the praise."""


def untold(drafts: Sequence[Draft], genre: Genre, published: dt.date | None) -> list[Draft]:
    """The drafts that such a text does not tell as news; of an event told again, all or none."""
    if genre == "news":
        return []
    statement = issued(drafts) if genre == "words" else None
    threads: dict[int, list[Draft]] = {}
    for draft in drafts:
        thread = threads[id(draft.antecedent)] if draft.antecedent is not None else []
        thread.append(draft)
        threads[id(draft)] = thread
    return [
        draft
        for draft in drafts
        if not any(
            d is statement or _is_told(d, statement, published) or (genre == "solemn" and _opens(d))
            for d in threads[id(draft)]
        )
    ]


def issued(drafts: Sequence[Draft]) -> Draft | None:
    """The statement that the report consists of, where its opening says who issued it."""
    opening = [d for d in drafts if d.type == "statement" and d.number < _OPENING]
    return next((d for d in opening if any(f.noun and not f.detail for f in d.frames)), opening[0] if opening else None)


def mode_of(statement: Draft, tones: Sequence[Cue]) -> str | None:
    """The kind of a statement given in full: the sharpest of the tones that it takes more than once, else the sharpest."""
    counted = [tag[5:] for cue in tones if cue.start >= statement.sentence.start for tag in cue.entry.tags]
    often = {tone for tone in counted if counted.count(tone) > 1} or set(counted)
    return min(often, key=SHARPNESS.index, default=statement.mode)


def aimed_at(statement: Draft, counts: Counter[str]) -> Codes:
    """Whom a statement given in full speaks of most, where its opening does not say; () where that is open."""
    others = sorted(((n, code) for code, n in counts.items() if code not in statement.actors), reverse=True)[:2]
    if not others or others[0][0] < _SPOKEN_OF or (len(others) > 1 and others[0][0] == others[1][0]):
        return ()
    return (others[0][1],)


def _opens(draft: Draft) -> bool:
    """Whether the first sentences tell the act with a finite verb, or the words of somebody to others."""
    frame = draft.first
    verbs = [draft.reading.row[i] for i in frame.governors] or [draft.reading.row[frame.group]]
    addressed = bool(draft.targets) or draft.type != "statement"
    return draft.number < _LEAD and any(verb.finite for verb in verbs) and addressed


def _is_told(draft: Draft, statement: Draft | None, published: dt.date | None) -> bool:
    if draft.type == "statement":
        by_another = statement is None or not set(draft.actors) & set(statement.actors)
        return by_another and _is_dated(draft, published)
    return _is_dated(draft, published) or (draft.dating.basis in ("fresh", "none") and _has_particular(draft))


def _is_dated(draft: Draft, published: dt.date | None) -> bool:
    """Whether a phrase of its own gives it a day, a week or a month not long ago."""
    if published is None and draft.dating.basis == "none" and not draft.generic:
        return any(piece.kind == "TIME" for piece in draft.reading.row)  # "today" is a day, be it not known which
    if draft.dating.basis not in ("stated", "computed") or draft.generic:
        return False
    span = draft.dating.span
    first, last = span.start_earliest or span.start_latest, span.end_latest or span.start_latest
    if first is None or last is None or published is None:
        return first is not None and published is None
    return last >= published - _RECENT and (last - first <= _NARROW or span.start_earliest == span.start_latest)


def _has_particular(draft: Draft) -> bool:
    """ "Has sent 2,000 men", "launched Steadfast Noon": a finite verb in the past, with a number or the exercise's name."""
    frame, reading = draft.first, draft.reading
    clause = frame.clause
    if clause is None or draft.generic or not draft.actors or clause.relation not in ("main", "that"):
        return False
    verb = reading.row[clause.verb]
    if not verb.finite or verb.tense not in _TOLD:
        return False
    if draft.name is not None:
        return True
    groups = [frame.group, *clause.objects, *(clause.subjects if verb.passive else ())]
    groups += [i for group in groups for preposition, i in reading.modifiers(group) if preposition == "of"]
    tokens = [
        token
        for group in groups
        if reading.row[group].kind == "NP"
        for token in reading.tokens[reading.row[group].first : reading.row[group].last]
    ]
    counted = any(token.tag == "#" and token.low != "one" for token in tokens)
    return counted and not any(token.low in _MANY for token in tokens)


_MANY = frozenset("various all several many numerous countless ever".split())
