"""Candidates: which tellings are worth comparing.

Two tellings can be one event only if they share a kind of event and an actor (or one of them names none) and may have
happened in the same days. So each telling is filed under ``kind x actor x stretch of days``, and compared only with what
lies in the same drawer. Named events are filed under their series as well, because a name outlives a missing actor.

A telling that leaves months or years open would lie in very many drawers. It is filed by year instead, and looks into the
drawers of its years; such tellings are few.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.merge.telling import Telling

_STRETCH = 8
"""Days in one drawer."""
_NARROW = 64
"""A telling that may lie anywhere in more days than these is filed by year."""
_SLACK = dt.timedelta(days=1)
"""For the time zone."""
_REPORTED_WITHIN = dt.timedelta(days=21)
"""An undated event is looked for in this time before its report."""

_ASSUMED = dt.timedelta(days=14)
"""An event assumed to be fresh, because its sentence gives no date, is looked for in this time before as well."""

# Kinds that reports mix up: a launch inside a drill, artillery fire, planes on patrol or across a line.
KINDS = {
    "exercise": "drill", "weapons_test": "drill", "engagement": "drill",
    "deployment": "move", "incursion": "move", "readiness": "move", "inspection": "move",
    "statement": "word", "agreement": "pact", "procurement": "arms", "other": "other",
}
_NOBODY, _ANYBODY, _SERIES = "?", "*", "series/"


class Window(NamedTuple):
    """First and last day, inclusive, on which a telling's event may have been going on."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """Their number."""
        return (self.last - self.first).days + 1

    def meets(self, other: Window) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last


def window(telling: Telling) -> Window | None:
    """Where to look for other tellings of the event; None when not even the report is dated."""
    span, published = telling.dated.span, telling.report.published
    first, last = span.start_earliest or span.end_earliest, span.end_latest or span.start_latest
    if first is None and last is None:
        return None if published is None else Window(_shift(published, -_REPORTED_WITHIN), _shift(published, _SLACK))
    if first is None:
        assert last is not None
        first = _shift(min(last, published or last), -_REPORTED_WITHIN)
    if last is None or last < first:
        last = max(first, published or first)
    if telling.dated.basis == "fresh":
        first = _shift(first, -_ASSUMED)
    return Window(_shift(first, -_SLACK), _shift(last, _SLACK))


def filed_under(telling: Telling) -> Iterator[str]:
    """Drawers without their days: kind and actor, kind alone, and the series of a named exercise."""
    kind = KINDS[telling.type]
    for actor in sorted(telling.actors) or [_NOBODY]:
        yield f"{kind}/{actor}"
    yield f"{kind}/{_ANYBODY}"
    if telling.series:
        yield f"{_SERIES}{telling.series}"


def sought_under(telling: Telling) -> Iterator[str]:
    """Where the others may be that it is to be compared with: those without an actor may be anybody's, and it theirs."""
    kind = KINDS[telling.type]
    if not telling.actors:
        yield f"{kind}/{_ANYBODY}"
    else:
        yield from (f"{kind}/{actor}" for actor in sorted(telling.actors))
        yield f"{kind}/{_NOBODY}"
    if telling.series:
        yield f"{_SERIES}{telling.series}"


class Blocks:
    """The drawers of a set of tellings; `candidates` finds those that one of them should be compared with."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._windows: dict[str, Window | None] = {}
        self._narrow: dict[tuple[str, int], list[Telling]] = defaultdict(list)
        self._wide: dict[tuple[str, int], list[Telling]] = defaultdict(list)
        self._years: dict[tuple[str, int], list[Telling]] = defaultdict(list)
        for telling in tellings:
            self._file(telling)

    def _file(self, telling: Telling) -> None:
        where = self._windows[telling.id] = window(telling)
        for key in filed_under(telling):
            if where is None:
                self._wide[key, 0].append(telling)
                continue
            for year in range(where.first.year, where.last.year + 1):
                self._years[key, year].append(telling)
                if _is_wide(key, where):
                    self._wide[key, year].append(telling)
            if not _is_wide(key, where):
                for stretch in _stretches(where):
                    self._narrow[key, stretch].append(telling)

    def candidates(self, telling: Telling) -> list[Telling]:
        """Every other telling that shares a key and a day with a filed one, in order of id. Symmetric."""
        where = self._windows[telling.id]
        found: dict[str, Telling] = {}
        for key in sought_under(telling):
            for drawer in self._drawers(key, where):
                for other in drawer:
                    theirs = self._windows[other.id]
                    if where is None or theirs is None or _of_series(key) or where.meets(theirs):
                        found[other.id] = other
        found.pop(telling.id, None)
        return [found[key] for key in sorted(found)]

    def _drawers(self, key: str, where: Window | None) -> Iterator[list[Telling]]:
        if where is None:
            yield self._wide.get((key, 0), [])
            return
        wide = _is_wide(key, where)
        for year in range(where.first.year, where.last.year + 1):
            yield (self._years if wide else self._wide).get((key, year), [])
        if not wide:
            for stretch in _stretches(where):
                yield self._narrow.get((key, stretch), [])


def _of_series(key: str) -> bool:
    return key.startswith(_SERIES)


def _is_wide(key: str, where: Window) -> bool:
    """Whether to file by year: a name means one event for weeks, whatever single days its reports give."""
    return _of_series(key) or where.days > _NARROW


def _stretches(where: Window) -> range:
    return range(where.first.toordinal() // _STRETCH, where.last.toordinal() // _STRETCH + 1)


def _shift(day: dt.date, by: dt.timedelta) -> dt.date:
    """`day` moved by `by`, held inside the calendar."""
    try:
        return day + by
    except OverflowError:
        return day
