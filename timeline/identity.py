"""Which reports are the same, and what each is called, whatever the order in which they came.

A report is known by its content hash. The same content under two names is one report, called by the smaller name; two
contents that claim one name each get their hash behind it; new content at a place that held other content under that
name is a new version and takes the place of the old one. The first two depend on the set of reports alone, so that
ingests in any order and any number of portions end with the same names. A name may therefore change when more
reports arrive: `Register.plan` says which stored reports are to be stored again under another.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Iterator, Mapping

from timeline.model import Report
from timeline.readers import STDIN, unique_ids


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What must be remembered of a report to recognise it."""

    id: str
    claimed: str
    """The name it came with: `id` without the hash that a clash puts behind it."""
    content_hash: str
    path: str | None
    undated: bool = False
    """Stored without a publication date of its own, so that one that comes with it later is news."""

    @classmethod
    def stored(cls, id: str, content_hash: str, path: str | None, undated: bool = False) -> Known:
        """From the columns of the table ``report``."""
        name, mark, digits = id.rpartition("~")
        clashed = bool(mark and digits) and content_hash.startswith(digits)
        return cls(id, name if clashed else id, content_hash, path and sys.intern(path), undated)

    @property
    def name(self) -> tuple[str, str]:
        """What decides between two names of one content; the smaller is kept."""
        return self.claimed, self.path or ""


@dataclasses.dataclass(slots=True)
class Plan:
    """What a batch of reports means for the database."""

    added: list[Report] = dataclasses.field(default_factory=list)
    """New content, under its final id; new versions are among them."""
    known: int = 0
    changed: int = 0
    """How many of `added` are new versions, or undated reports that came with a date this time."""
    forgotten: list[str] = dataclasses.field(default_factory=list)
    """Stored ids whose reports go: an older version, or content to be read again."""
    moved: dict[str, Known] = dataclasses.field(default_factory=dict)
    """Stored ids of reports that are to be stored again under another id or path."""


class Register:
    """The reports of a database by content, kept up to date as batches are planned."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._by_hash: dict[str, Known] = {}
        self._by_place: dict[tuple[str, str], str] = {}
        self._by_claim: dict[str, tuple[str, ...]] = {}
        for one in known:
            self._enter(one)

    def _enter(self, one: Known) -> None:
        self._by_hash[one.content_hash] = one
        held = self._by_claim.get(one.claimed, ())
        if one.content_hash not in held:
            self._by_claim[one.claimed] = (*held, one.content_hash)
        if one.path is not None and one.path != STDIN:
            # a file with a million reports has one path
            self._by_place[one.claimed, sys.intern(one.path)] = one.content_hash

    def _leave(self, one: Known) -> None:
        del self._by_hash[one.content_hash]
        self._by_claim[one.claimed] = tuple(each for each in self._by_claim[one.claimed] if each != one.content_hash)
        self._by_place.pop((one.claimed, one.path or ""), None)

    def known(self) -> Iterator[Known]:
        """Every report, each content once."""
        yield from self._by_hash.values()

    def plan(self, reports: Iterable[Report], *, force: bool = False) -> Plan:
        """Take in `reports`, which come under the ids they claim. With `force`, known content is to be stored anew."""
        plan = Plan()
        fresh: dict[str, Report] = {}
        before: dict[str, Known] = {}
        touched: set[str] = set()
        for report in reports:
            arrived = Known(report.id, report.id, report.content_hash, report.path)
            held = self._by_hash.get(report.content_hash)
            if held is None:
                held = self._by_hash.get(self._by_place.get(arrived.name, ""))
                if held is not None:
                    self._leave(held)
                    plan.changed += 1
                    touched.add(held.claimed)
                    if fresh.pop(held.content_hash, None) is None:
                        plan.forgotten.append(before.pop(held.content_hash, held).id)
                fresh[report.content_hash] = report
                self._enter(arrived)
            else:
                plan.known += 1
                dated = held.undated and report.published is not None
                again = (force or dated) and report.content_hash not in fresh
                if again:
                    plan.known -= 1
                    plan.changed += dated
                    self._by_hash[report.content_hash] = held = dataclasses.replace(held, undated=False)
                    plan.forgotten.append(before.pop(held.content_hash, held).id)
                if arrived.name < held.name:
                    if report.content_hash not in fresh and not again:
                        before.setdefault(held.content_hash, held)
                    touched.add(held.claimed)
                    self._leave(held)
                    self._enter(dataclasses.replace(arrived, id=held.id, undated=held.undated))
                if again or (report.content_hash in fresh and arrived.name < held.name):
                    fresh[report.content_hash] = report
            touched.add(report.id)
        self._settle(touched, fresh, before, plan)
        return plan

    def _settle(self, touched: set[str], fresh: Mapping[str, Report], before: Mapping[str, Known], plan: Plan) -> None:
        """Give every report whose name was touched its final id."""
        pairs = [(claimed, content) for claimed in touched for content in self._by_claim.get(claimed, ())]
        for (_, content), final in sorted(unique_ids(pairs).items()):
            held = self._by_hash[content]
            settled = dataclasses.replace(held, id=final)
            self._by_hash[content] = settled
            was = before.get(content, held)
            if content not in fresh and settled != was:
                plan.moved[was.id] = settled
        for content, report in fresh.items():
            settled = self._by_hash[content]
            plan.added.append(report.model_copy(update={"id": settled.id, "path": settled.path}))
