"""Last year's drill, where it is the yardstick of this year's: "has 48 field exercises, twice the number of last year".

A year compared with is no date of the drill that is told of, yet it tells that there was another before it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from timeline.dates.span import Span
from timeline.extract.mentions import Draft
from timeline.extract.when import Dating, bounds
from timeline.extract.yardsticks import compares
from timeline.model import Timex


def find_former(drafts: Sequence[Draft], timexes: Sequence[Timex]) -> Iterator[tuple[Draft, Draft]]:
    """Named drills, each with the edition of an earlier year that its sentence compares it with."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.type == "exercise" and not draft.shadow:
            by_sentence.setdefault(draft.sentence.start, []).append(draft)
    for here in by_sentence.values():
        sentence = here[0].sentence
        for timex in timexes:
            if not sentence.start <= timex.start < sentence.end or timex.grain != "year" or timex.start_date is None:
                continue
            named = next((d for d in here if _naming(d) is not None and _is_later(d, timex)), None)
            if named is not None and compares(named.reading, timex):
                yield named, _former(named, timex)
                break


def _naming(draft: Draft | None) -> Draft | None:
    """What gives the drill its name: its own words, or those it refers back to."""
    while draft is not None and draft.name is None:
        draft = draft.antecedent
    return draft


def _is_later(draft: Draft, timex: Timex) -> bool:
    day = draft.dating.span.start_earliest or draft.dating.span.last
    return day is not None and timex.start_date is not None and day.year == timex.start_date.year + 1


def _former(draft: Draft, timex: Timex) -> Draft:
    first, last = bounds(timex)
    naming = _naming(draft) or draft
    dating = Dating(
        Span(first, last, first, last), "year", "stated", timex.text, (timex.start,), f"'{timex.text}' is {timex.edtf}"
    )
    frame = dataclasses.replace(draft.first, first=timex.start, last=timex.end, why="compared with")
    return dataclasses.replace(
        draft, frames=[frame], dating=dating, antecedent=None, whole=None, counts=(), status="occurred", definite=False,
        detail=False, generic=False, trend=False, name=naming.name, series=naming.series, edition=None,
    )
