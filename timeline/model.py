"""The records in which the stages meet. Frozen, without I/O; `schemas/*.json` is generated from them.

Reading makes a `Report`; tagging and resolving its `Timex` rows; extraction its `Mention` and `Claim` rows; merging derives
`Event` and `Link` rows from the mentions and claims of all reports. A stage knows the records of the stages before it
and nothing of their code.

Inner loops build records with ``model_construct``, which skips validation: our own stages are typed, and only what comes
from outside (front matter, corrections, a database of somebody else) is validated.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

from timeline.dates.span import Span

EventType = Literal[
    "exercise", "weapons_test", "deployment", "incursion", "engagement", "statement", "readiness", "inspection",
    "agreement", "procurement", "other",
]
Status = Literal["occurred", "ongoing", "planned", "forecast", "alleged", "denied", "cancelled"]
PublishedBasis = Literal["metadata", "dateline", "text", "linked", "given"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
LinkKind = Literal["same", "responds_to", "part_of", "edition_of"]
Basis = Literal["stated", "interpreted"]

# Modes are closed for these three types; the other types have a documented list in seeds/triggers.toml.
MODES: dict[str, tuple[str, ...]] = {
    "exercise": ("combined", "field_training", "command_post", "live_fire", "naval", "air", "amphibious", "armour",
                 "artillery", "missile_defence", "special_forces", "nuclear", "civil_defence"),
    "weapons_test": ("ballistic_missile", "cruise_missile", "satellite_launch", "nuclear", "engine", "artillery",
                     "drone", "air_defence"),
    "statement": ("threat", "warning", "pledge", "condemnation", "denial", "order", "claim", "announcement"),
}
SHARPNESS = ("threat", "condemnation", "warning", "order", "denial", "pledge", "announcement", "claim")
"""Modes of a statement, the sharpest first: of several in one statement it names the whole."""


class Record(BaseModel):
    """Base of all records: frozen, no unknown fields, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Report(Record):
    """One published text. `text` is what every offset of this report counts in, in code points."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    path: str | None = None
    line: int = 1
    """Line of `path` on which `text` begins, 1-based, so that a sentence can be named as file:line."""
    lined: bool = True
    """The lines of `text` are those of `path`; in a row, a page or an archive they are not, and `line` is all there is."""
    content_hash: str = ""
    """blake2b-128 hex of title, source, url, stated publication date and text: what makes two reads the same report."""
    published: dt.date | None = None
    """Local day of publication."""
    published_basis: PublishedBasis | None = None
    published_grain: str | None = None
    published_evidence: str | None = None
    """The words or field the date rests on, or the report it was borrowed from."""


class Timex(Record):
    """One time expression of a report: what the words say, and what they mean there."""

    report: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    """TIMEX3 value, resolved: ``2024-03-13``, ``2024-W11``, ``P11D``, ``PRESENT_REF``; ``XXXX-WXX-3`` without an anchor."""
    edtf: str | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    """Half-open interval of days, local to the event; None where open or where the expression is no date."""
    grain: str | None = None
    approximate: bool = False
    anchor: str | None = None
    """What it counts from: ``published 2024-03-14``, ``date told before: 2024-03-04``, ``event told: launch, 2023-11-21 …``;
    None for explicit dates.
    """
    rule: str = ""
    latent: bool = False
    """Too weak to date an event alone."""
    derivation: str = ""
    """One sentence: how the words became the interval."""
    zone: str | None = None
    """The zone of a clock time, as the text writes it: ``KST``, ``Moscow time``, ``local time``."""
    utc: str | None = None
    """The instant of a clock time in UTC, ``2024-03-13T22:41Z``: the same for two expressions that tell one instant."""

    @property
    def counts_from_event(self) -> bool:
        """Whether it is counted from an event that it names: "two days after the launch"."""
        return self.anchor is not None and self.anchor.startswith("event ")


class Place(Record):
    """Where: the words of the report, and what the gazetteer knows of them."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Literal["place", "region", "country", "sea"] = "place"


class Participant(Record):
    """A person, unit or agency, with the actor it belongs to."""

    name: str
    actor: str | None = None


class Count(Record):
    """A figure with its unit: ``48 field exercises``. `relation` and `ratio` keep "twice last year's number" as a claim."""

    what: str
    value: float
    upper: float | None = None
    """Upper end of a range; `value` is then the lower one."""
    approximate: bool = False
    ratio: float | None = None
    compared_to: str | None = None


class Mention(Record):
    """One event as one sentence of one report tells it."""

    id: str
    """Hash of report id, sentence start, type and trigger start: the same text gives the same id."""
    report: str
    sentence: str
    start: int
    end: int
    """The sentence's code-point offsets in the report's text: ``text[start:end] == sentence``."""
    trigger: str
    trigger_start: int
    trigger_end: int
    type: EventType
    mode: str | None = None
    status: Status = "occurred"
    name: str | None = None
    """The proper name of the exercise or operation, canonical form: ``Freedom Shield``."""
    series: str | None = None
    """Id of the series in seeds/exercises, where `name` belongs to one."""
    edition: str | None = None
    """What tells this edition from the others: ``2024``, ``2024B``."""
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    equipment: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    attribution: tuple[str, ...] = ()
    span: Span = Span()
    grain: str | None = None
    date_basis: Literal["stated", "carried", "computed", "fresh", "none"] = "none"
    """The phrase in the sentence; a phrase of a sentence before; start computed from end and duration; no phrase, so the
    days before publication; nothing."""
    time_phrase: str | None = None
    timexes: tuple[int, ...] = ()
    """Starts of the timexes of the same report that the span rests on."""
    date_reason: str = ""
    """One sentence: how the span follows from the timexes."""
    rule: str = ""
    """Pattern that read the clause and lexicon entry that triggered it."""
    head: bool = True
    """Tells of the event on its own; a later reference ("the drills") has False, and a claim joins it to its antecedent."""


class Claim(Record):
    """What a report says of how two of its mentions relate: ``same`` (a later reference), or a link between their events."""

    report: str
    from_mention: str
    to_mention: str
    kind: LinkKind
    basis: Basis = "stated"
    sentence: str
    start: int
    end: int
    """The evidence and its offsets in the report's text."""
    rule: str = ""
    negated: bool = False
    """The text rejects the relation; kept so that nothing else may assert it."""


class ReportWarning(Record):
    """Bad input as data."""

    report: str | None
    path: str | None
    stage: Literal["read", "tag", "extract", "merge"]
    message: str
    start: int | None = None
    end: int | None = None


class Extraction(Record):
    """All that one report yields."""

    report: Report
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[ReportWarning, ...] = ()


class Link(Record):
    """A judged relation between two events, with the sentence it rests on."""

    from_event: str
    to_event: str
    kind: Literal["responds_to", "part_of", "edition_of"]
    basis: Basis
    report: str
    sentence: str
    start: int
    end: int
    rule: str
    score: float = 1.0
    judged_by: str = "rule"


class StatusChange(Record):
    """One step in the life of an event: announced, begun, ended, cancelled."""

    day: dt.date | None
    """The day of the report that says so."""
    status: Status
    report: str
    sentence_start: int
    span: Span = Span()
    """The dates that report gives, so that a revised plan keeps both."""


class RivalCount(Record):
    """A figure with who gives it."""

    count: Count
    reports: tuple[str, ...]
    attribution: tuple[str, ...] = ()


class Event(Record):
    """One event of the world, derived from its mentions: holds nothing that could not be computed again."""

    id: str
    type: EventType
    mode: str | None
    status: Status
    title: str
    span: Span
    grain: str | None
    approximate: bool = False
    date_reason: str = ""
    time_phrase: str | None = None
    name: str | None = None
    series: str | None = None
    edition: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    equipment: tuple[str, ...] = ()
    counts: tuple[RivalCount, ...] = ()
    attribution: tuple[str, ...] = ()
    history: tuple[StatusChange, ...] = ()
    mentions: tuple[str, ...] = ()
    """Ids, in order of report publication, report id, position."""
    first_reported: dt.date | None = None
    n_reports: int = 0
    publishers: tuple[str, ...] = ()
    confidence: float = 0.0
    review: tuple[str, ...] = ()
    """``date-conflict``, ``count-conflict``, ``duplicate?``, ``undated``, ``corrected``."""
    merge_reasons: tuple[str, ...] = ()
    """Why its mentions are one event, a sentence for each join; ``kept apart`` sentences for the nearest others."""


class MentionKey(Record):
    """A mention as a correction names it: by id, and by what it says, so that new rules still find it."""

    mention: str
    report: str
    sentence: str
    type: EventType


class Correction(Record):
    """An analyst's word. The log of them is append-only; `undo` takes back the correction named in `undoes`."""

    id: str
    action: Literal["set", "merge", "split", "reject", "link", "unlink", "undo"]
    mentions: tuple[MentionKey, ...] = ()
    """set, reject: mentions of the event, its founding one first; merge: of the one event; split: to be split off; link,
    unlink: of the event that the link comes from."""
    others: tuple[MentionKey, ...] = ()
    """merge: mentions of the other event; split: those that stay; link, unlink: of the event that the link goes to."""
    field: str | None = None
    """set: the field of `Event`, see `timeline.merge.correct.FIELDS`; link, unlink: the kind of link."""
    value: str | None = None
    """set: the new value as written on the command line; link: the basis."""
    undoes: str | None = None
    who: str = ""
    at: dt.datetime | None = None
    why: str = ""
    forced: bool = False


class Merged(Record):
    """What merging a set of extractions yields."""

    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Every other id that an event would have had, were another of its mentions the first, with its id now: an id that was
    given out before older reports came, or before two events became one, still finds its event."""
    warnings: tuple[ReportWarning, ...] = ()
    """Corrections that no longer apply, or that contradict each other."""

