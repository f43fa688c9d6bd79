"""What the views draw: one flat row an event, a link, a report sentence, a time expression.

Rows come from the promised database views (`events`, `links`, `mentions`, `timexes`), whose columns never change within a
major version; fields here have the columns' names. Every string of a row is foreign text, so it passes through `printable`
once, on its way in: what a view draws can neither move the cursor nor forge a line.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from timeline.clean import printable


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, (list, tuple)):
        return tuple(_clean(item) for item in value)
    if isinstance(value, dt.datetime):
        return value.date()
    return value


class _Row:
    """Shared by the rows: made from a mapping, columns that the row does not know are left out."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @classmethod
    def of(cls, columns: Mapping[str, Any]) -> Self:
        """The row of a database view, by column name; strings made printable, missing texts empty."""
        known = cls.__dataclass_fields__
        return cls(**{name: _clean(value) for name, value in columns.items() if value is not None and name in known})


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(_Row):
    """One row of the view `events`: the 28 columns of the CSV, and the bounds that the drawings need."""

    event_id: str
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    """Last day, inclusive; None where open."""
    date_precision: str = ""
    """``day range week month year``, or empty where undated."""
    date_edtf: str = ""
    date_text: str = ""
    event_type: str = "other"
    event_mode: str = ""
    status: str = "occurred"
    title: str = ""
    actors: str = ""
    actor_codes: str = ""
    target_codes: str = ""
    country: str = ""
    location: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: str = ""
    responds_to: str = ""
    link_basis: str = ""
    lag_days: int | None = None
    n_reports: int = 0
    publishers: str = ""
    first_reported: dt.date | None = None
    source_refs: str = ""
    quote: str = ""
    confidence: float | None = None
    review: str = ""
    start_latest: dt.date | None = None
    end_earliest: dt.date | None = None
    last_day: dt.date | None = None
    """The last day it is filed under; of what goes on without an end, that of its last report."""
    date_reason: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The acting sides."""
        return tuple(code for code in self.actor_codes.split("; ") if code)

    @property
    def exact(self) -> bool:
        """Whether the start is known to the day."""
        return self.date_start is not None and self.date_precision in ("day", "range") and (
            self.start_latest is None or self.start_latest == self.date_start
        )

    @property
    def lasts(self) -> bool:
        """Whether it went on for more than a day, with both ends known to the day."""
        if not self.exact or self.date_start is None or self.date_end is None or self.date_end <= self.date_start:
            return False
        return self.end_earliest is None or self.end_earliest > self.date_start


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow(_Row):
    """One relation between two events: `from_id` answers, is part of, or is an edition of `to_id`."""

    from_id: str
    to_id: str
    kind: str = "responds_to"
    basis: str = "stated"
    """``stated``, ``interpreted``, or ``timing``, which is computed and never stored."""
    lag_days: int | None = None
    confidence: float | None = None
    report: str = ""
    sentence: str = ""
    """The words it rests on."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow(_Row):
    """One report: who published it, when, and where its text lies."""

    report: str
    title: str = ""
    source: str = ""
    """The publisher."""
    url: str = ""
    path: str = ""
    line: int = 1
    published: dt.date | None = None
    published_basis: str = ""
    published_evidence: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TimexRow(_Row):
    """One time expression and what it came to mean."""

    report: str = ""
    text: str = ""
    type: str = "DATE"
    value: str = ""
    edtf: str = ""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    """Inclusive days; None where open or where the expression is no date."""
    grain: str = ""
    rule: str = ""
    anchor: str = ""
    derivation: str = ""

    @property
    def meaning(self) -> str:
        """The days it came to, else what the words alone say: a length of time has no days of its own."""
        return self.edtf or self.value


Quote = tuple[tuple[str, bool], ...]
"""A sentence in pieces, each with whether it is evidence: the trigger, or a phrase that dates the event."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow(_Row):
    """One sentence of one report about the event, with its evidence marked."""

    report: str
    quote: Quote = ()
    line: int | None = None
    """Line of the sentence in the report's file."""
    status: str = "occurred"
    edtf: str = ""
    """The dates that this sentence gives the event."""
    date_basis: str = ""
    date_reason: str = ""
    rule: str = ""
    timexes: tuple[TimexRow, ...] = ()


def mark_evidence(sentence: str, spans: Iterable[tuple[int, int]]) -> Quote:
    """The sentence in pieces, for `MentionRow.quote`; `spans` are half-open code-point offsets into it, and may overlap."""
    evidence = [False] * len(sentence)
    for start, end in spans:
        for n in range(max(start, 0), min(end, len(sentence))):
            evidence[n] = True
    pieces: list[tuple[str, bool]] = []
    start = 0
    for n in range(1, len(sentence) + 1):
        if n == len(sentence) or evidence[n] != evidence[start]:
            pieces.append((printable(sentence[start:n]), evidence[start]))
            start = n
    return tuple(pieces)
