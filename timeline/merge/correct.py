"""Corrections: an analyst's word, which outranks every rule.

``merge`` and ``split`` bind and bar pairs of mentions before the groups are made; ``set``, ``reject``, ``link`` and
``unlink`` change what came out. A correction names mentions, by id and by what they say, so that it finds its event again
after a second reading, new rules, or new evidence. What no longer finds its mention is reported, never dropped in silence.
Of two that contradict each other the later stands, and the warning shows both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, get_args

from timeline.dates.span import Span
from timeline.errors import UsageError
from timeline.merge.telling import fold
from timeline.model import Correction, Event, EventType, Link, Mention, MentionKey, Place, ReportWarning, Status


def standing(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that hold: in order of the log, without those undone, an undone ``undo`` counting for nothing."""
    log = sorted(corrections, key=lambda c: (c.at or dt.datetime.min.replace(tzinfo=dt.UTC), c.id))
    undone: set[str] = set()
    for entry in reversed(log):
        if entry.action == "undo" and entry.id not in undone and entry.undoes is not None:
            undone.add(entry.undoes)
    return [entry for entry in log if entry.action != "undo" and entry.id not in undone]


class Finder:
    """Finds the mention that a key names: by id, else by report, type and sentence, else by report and sentence."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._ids: set[str] = set()
        self._by_words: dict[tuple[str, str, str | None], str] = {}
        for mention in sorted(mentions, key=lambda m: (m.report, m.start, m.trigger_start, m.id)):
            self._ids.add(mention.id)
            words = fold(mention.sentence)
            self._by_words.setdefault((mention.report, words, mention.type), mention.id)
            self._by_words.setdefault((mention.report, words, None), mention.id)

    def find(self, key: MentionKey) -> str | None:
        """The id of the mention, None where it is gone."""
        if key.mention in self._ids:
            return key.mention
        words = fold(key.sentence)
        return self._by_words.get((key.report, words, key.type)) or self._by_words.get((key.report, words, None))

    def all(self, keys: Sequence[MentionKey]) -> list[str]:
        """Those of the mentions that are still there, each once."""
        return list(dict.fromkeys(found for key in keys if (found := self.find(key)) is not None))


def key_of(mention: Mention) -> MentionKey:
    """How a correction names `mention`."""
    return MentionKey(mention=mention.id, report=mention.report, sentence=mention.sentence, type=mention.type)


def refusal(one: Event, other: Event) -> str | None:
    """Why a correction should not merge the two unless it is forced; None where nothing speaks against it."""
    if one.type != other.type:
        return f"{one.id} is told as {one.type}, {other.id} as {other.type}"
    if one.series and other.series and (one.series, one.edition) != (other.series, other.edition):
        return f"{one.id} is {one.title}, {other.id} is {other.title}"
    return None


def _codes(value: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in value.split(",") if code.strip())


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value not in choices:
            raise UsageError(f"{value!r} is none of {', '.join(choices)}")
        return value

    return parse


def _span(value: str) -> Span:
    """``2024-03-13`` or ``2024-03-04/2024-03-14``."""
    first, _, last = value.partition("/")
    try:
        return Span.lasting(dt.date.fromisoformat(first.strip()), dt.date.fromisoformat((last or first).strip()))
    except ValueError:
        raise UsageError(f"{value!r} is no date; write 2024-03-13 or 2024-03-04/2024-03-14") from None


def _text(value: str) -> str | None:
    return value.strip() or None


# What `set` can change, and how the value is written.
FIELDS: dict[str, Callable[[str], Any]] = {
    "type": _one_of(get_args(EventType)), "mode": _text, "status": _one_of(get_args(Status)),
    "title": str.strip, "span": _span, "name": _text, "edition": _text, "actors": _codes, "targets": _codes,
    "place": lambda value: Place(name=value.strip()) if value.strip() else None,
}


def parse_value(field: str, value: str) -> Any:
    """The value of a ``set``. Raises `UsageError` for a field that cannot be set or a value that does not fit it."""
    if field not in FIELDS:
        raise UsageError(f"{field!r} cannot be set; choose one of {', '.join(sorted(FIELDS))}")
    return FIELDS[field](value)


class Constraints:
    """What the corrections say about which mentions are one event. `warnings` collects what does not apply."""

    def __init__(self, corrections: Sequence[Correction], finder: Finder) -> None:
        self.bound: list[tuple[str, str]] = []
        self.barred: list[tuple[str, str]] = []
        self.warnings: list[ReportWarning] = []
        for entry in corrections:
            if entry.action in ("merge", "split"):
                self._take(entry, finder.all(entry.mentions), finder.all(entry.others))

    def _take(self, entry: Correction, ours: list[str], theirs: list[str]) -> None:
        if not ours or not theirs:
            self.warnings.append(_warning(entry, "names mentions that are gone"))
            return
        across = {_pair(a, b) for a in ours for b in theirs}
        self.bound = [p for p in self.bound if p not in across]
        self.barred = [p for p in self.barred if p not in across]
        inside = [_pair(group[0], other) for group in (ours, theirs) for other in group[1:]]
        self.bound.extend(p for p in inside if p not in self.bound)
        if entry.action == "merge":
            self.bound.append(_pair(ours[0], theirs[0]))
        else:
            self.barred.extend(sorted(across))


def apply(
    events: Sequence[Event], links: Sequence[Link], corrections: Sequence[Correction], finder: Finder
) -> tuple[list[Event], list[Link], list[ReportWarning]]:
    """Events and links as the corrections want them, each corrected event flagged ``corrected``."""
    by_id = {event.id: event for event in events}
    event_of = {mention: event.id for event in events for mention in event.mentions}
    made: dict[tuple[str, str, str], Link] = {(link.from_event, link.to_event, link.kind): link for link in links}
    warnings: list[ReportWarning] = []
    held: dict[tuple[str, str], Correction] = {}
    for entry in corrections:
        ours = [event_of[m] for m in finder.all(entry.mentions) if m in event_of]
        theirs = [event_of[m] for m in finder.all(entry.others) if m in event_of]
        if not ours or (entry.others and not theirs):
            if entry.action not in ("merge", "split"):
                warnings.append(_warning(entry, "names mentions that are gone"))
            continue
        event_id = ours[0]
        if entry.action == "set" and entry.field is not None:
            earlier = held.get((event_id, entry.field))
            if earlier is not None and earlier.value != entry.value:
                rival = f"{earlier.id} had set {earlier.value!r}"
                warnings.append(_warning(entry, f"sets {entry.field} to {entry.value!r}; {rival}"))
            held[event_id, entry.field] = entry
            if event_id in by_id:
                by_id[event_id] = _set(by_id[event_id], entry.field, parse_value(entry.field, entry.value or ""))
        elif entry.action == "reject":
            by_id.pop(event_id, None)
        elif entry.action in ("link", "unlink") and theirs:
            made = _relink(made, entry, event_id, theirs[0], by_id)
        for touched in {event_id, *theirs}:
            if touched in by_id:
                by_id[touched] = _flagged(by_id[touched])
    kept = [link for link in made.values() if link.from_event in by_id and link.to_event in by_id]
    return list(by_id.values()), kept, warnings


def _set(event: Event, field: str, value: Any) -> Event:
    update = {field: value}
    if field == "span":
        update |= {"grain": "day", "date_reason": "set by a correction", "time_phrase": None}
    return event.model_copy(update=update)


def _flagged(event: Event) -> Event:
    return event if "corrected" in event.review else event.model_copy(update={"review": (*event.review, "corrected")})


def _relink(
    made: Mapping[tuple[str, str, str], Link], entry: Correction, source: str, target: str, by_id: Mapping[str, Event]
) -> dict[tuple[str, str, str], Link]:
    kind = entry.field or "responds_to"
    kept = {key: link for key, link in made.items() if key != (source, target, kind)}
    if entry.action == "link" and source in by_id and target in by_id and source != target:
        basis = entry.value if entry.value in ("stated", "interpreted") else "interpreted"
        first = entry.mentions[0]
        kept[source, target, kind] = Link.model_validate({
            "from_event": source, "to_event": target, "kind": kind, "basis": basis, "report": first.report,
            "sentence": first.sentence, "start": 0, "end": len(first.sentence), "rule": f"correction {entry.id}",
            "judged_by": entry.who or "analyst",
        })
    return kept


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _warning(entry: Correction, what: str) -> ReportWarning:
    return ReportWarning(report=None, path=None, stage="merge", message=f"correction {entry.id} ({entry.action}): {what}")
