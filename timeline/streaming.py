"""Events derived from any number of reports in the memory of a few weeks of them.

    reports by id ──> tellings on a shelf ──> blocks, walking the shelf ──> drafts in a file ──> names, links ──> rows

The result is that of `timeline.merge.merge`. Of each mention or event that is not at hand a number or a row on disk is kept.
"""

from __future__ import annotations

import itertools
import pickle
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from timeline.lexicon import Lexicon
from timeline.merge import correct, ids
from timeline.merge.aims import aim
from timeline.merge.event import derive
from timeline.merge.merge import Ruling, groups_of
from timeline.merge.relations import lift
from timeline.merge.shelf import Shelf
from timeline.merge.telling import Telling, tell
from timeline.merge.title import Naming
from timeline.model import Correction, Event, Link, ReportWarning
from timeline.store import Changes, Store
from timeline.store.columns import PlacedMention
from timeline.store.derive import Source, first_day, rows
from timeline.store.rewriting import Noted, Rewriting
from timeline.store.world import theatres

T = TypeVar("T")

_AT_ONCE = 1000
"""Events written at once."""


class _Draft(NamedTuple):
    """An event under the id of its founding mention, with what its mentions lend to its row."""

    event: Event
    sources: dict[str, Source]


def derive_streaming(store: Store, lexicon: Lexicon | None, rules: str | None) -> Changes:
    """Derive all events of `store` anew and write those that are not there already, in one transaction.

    `rules` is the fingerprint that is stored with them.
    """
    holding = correct.standing(store.corrections())
    named = {key.report for entry in holding for key in (*entry.mentions, *entry.others)}
    finder = correct.Finder(store.mentions(named)) if named else correct.Finder([])
    constraints = correct.Constraints(holding, finder)
    naming = Naming.of(lexicon)
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder, store.rewriting(rules) as rewriting:
        shelf = Shelf(Path(folder))
        ruling = _shelve(store, shelf, constraints)
        drafts = _Drafts(Path(folder) / "drafts")
        for portion in _portions(_drafts(shelf, ruling, naming)):
            _note(rewriting, portion, drafts.add(portion))
        rivals = rewriting.rivals()
        rewriting.name(zip(rivals, ids.assign(rivals), strict=True))
        rewriting.link(lift(c.claims, _stubs(c.event_of), c.published) for c in rewriting.claimed())
        corrected, warnings = _correct(rewriting, drafts, holding, finder, naming)
        codes = _write(rewriting, drafts, corrected, naming, lexicon)
        gone, new_links = rewriting.finish([*constraints.warnings, *warnings])
        if lexicon is not None:
            store.write_world(lexicon, codes)
    return Changes(tuple(sorted(rewriting.new)), tuple(sorted(rewriting.changed)), tuple(gone), new_links)


def _shelve(store: Store, shelf: Shelf, constraints: correct.Constraints) -> Ruling:
    """Put what all reports tell on the shelf; what corrections say of it."""
    asked = {mention for ends in (*constraints.bound, *constraints.barred) for mention in ends}
    telling_of: dict[str, str] = {}
    for each in store.extractions(timexes=False):
        if each.mentions:
            tellings = tell({each.report.id: each.report}, each.mentions, each.claims, constraints.barred)
            shelf.put(tellings)
            if asked:
                telling_of |= {m.id: telling.id for telling in tellings for m in telling.mentions if m.id in asked}
    return Ruling.of(constraints, telling_of)


def _drafts(shelf: Shelf, ruling: Ruling, naming: Naming) -> Iterator[tuple[_Draft, Telling]]:
    """The events, each with its founding telling."""
    for group in groups_of(shelf, ruling):
        founder = group.tellings[0]
        sources = {
            mention.id: Source.of(PlacedMention.of(mention, telling.report), telling.report)
            for telling in group.tellings for mention in telling.mentions
        }
        yield _Draft(derive(group, founder.id, naming), sources), founder


def _note(rewriting: Rewriting, portion: Sequence[tuple[_Draft, Telling]], numbers: range) -> None:
    noted, members = [], []
    for number, (draft, founder) in zip(numbers, portion, strict=True):
        event, first = draft.event, founder.mentions[0]
        noted.append(Noted(
            number, event.id, ids.digest(event.id)[: ids.LENGTH], founder.report.published, founder.report.id, first.start,
            first.trigger_start, event.actors, first_day(event.span)))
        members += [(mention, number) for mention in event.mentions]
    rewriting.note(noted, members)


def _portions(all_: Iterable[T]) -> Iterator[list[T]]:
    left = iter(all_)
    while portion := list(itertools.islice(left, _AT_ONCE)):
        yield portion


class _Drafts:
    """Drafts in a file, by number."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0

    def add(self, portion: Iterable[tuple[_Draft, Telling]]) -> range:
        """Their numbers."""
        first = self._count
        with self._path.open("ab") as file:
            for draft, _ in portion:
                pickle.dump(draft, file, pickle.HIGHEST_PROTOCOL)
                self._count += 1
        return range(first, self._count)

    def __iter__(self) -> Iterator[_Draft]:
        if self._count:
            with self._path.open("rb") as file:
                for _ in range(self._count):
                    yield pickle.load(file)

    def named(self, rewriting: Rewriting) -> Iterator[list[_Draft]]:
        """All of them under their final ids, in portions."""
        first = 0
        for portion in _portions(self):
            names = rewriting.ids(first, first + len(portion) - 1)
            first += len(portion)
            yield [_Draft(draft.event.model_copy(update={"id": name}), draft.sources)
                   for draft, name in zip(portion, names, strict=True)]

    def some(self, numbers: Collection[int], rewriting: Rewriting) -> list[Event]:
        """The events with these numbers, under their final ids."""
        wanted = set(numbers)
        return [draft.event.model_copy(update={"id": rewriting.ids(number, number)[0]})
                for number, draft in enumerate(self) if number in wanted]


def _stubs(event_of: Mapping[str, str]) -> dict[str, Event]:
    """Events of which nothing but the id is known."""
    return {mention: Event.model_construct(id=id_) for mention, id_ in event_of.items()}


def _aimed(rewriting: Rewriting, events: Sequence[Event], naming: Naming) -> list[Event]:
    """`events` aimed at those whom they answer."""
    answered = rewriting.answered([event.id for event in events])
    if not answered:
        return list(events)
    known = {event.id for event in events}
    others = {a.answered: Event.model_construct(id=a.answered, actors=tuple(a.actors))
              for a in answered if a.answered not in known}
    links = [Link.model_construct(from_event=a.event, to_event=a.answered, kind="responds_to") for a in answered]
    return aim([*events, *others.values()], links, naming)[: len(events)]


def _correct(
    rewriting: Rewriting, drafts: _Drafts, holding: Sequence[Correction], finder: correct.Finder, naming: Naming
) -> tuple[dict[str, Event | None], list[ReportWarning]]:
    """What corrections make of the events they name, by id, None of those that they reject; links are corrected in place."""
    named = {mention for entry in holding for mention in finder.all((*entry.mentions, *entry.others))}
    numbers = rewriting.numbers_of(named)
    if not holding:
        return {}, []
    ours = _aimed(rewriting, drafts.some(numbers, rewriting), naming)
    before = {event.id for event in ours}
    links = rewriting.links_of(before)
    beyond = {end for link in links for end in (link.from_event, link.to_event)} - before
    events, links, warnings = correct.apply([*ours, *(Event.model_construct(id=id_, mentions=()) for id_ in sorted(beyond))],
                                            links, holding, finder)
    rewriting.relink(before, links)
    after = {event.id: event for event in events if event.id in before}
    rewriting.date({id_: first_day(event.span) for id_, event in after.items()})
    return {id_: after.get(id_) for id_ in before}, warnings


def _write(
    rewriting: Rewriting, drafts: _Drafts, corrected: Mapping[str, Event | None], naming: Naming, lexicon: Lexicon | None
) -> set[str]:
    """Write all events; the codes of all their actors and targets."""
    codes: set[str] = set()
    where = theatres(lexicon)
    for portion in drafts.named(rewriting):
        sources = {mention: source for draft in portion for mention, source in draft.sources.items()}
        aimed = _aimed(rewriting, [draft.event for draft in portion], naming)
        chosen = (corrected.get(event.id, event) for event in aimed)
        events = [event for event in chosen if event is not None]
        links = rewriting.links_of([event.id for event in events])
        begun = rewriting.first_days({link.to_event for link in links})
        aliases = [(ids.digest(mention)[: ids.LENGTH], event.id) for event in events for mention in event.mentions]
        rewriting.write(rows(events, links, sources, where, begun), aliases)
        codes.update(code for event in events for code in (*event.actors, *event.targets))
    return codes
