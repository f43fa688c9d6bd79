"""How well one short report is read, for theatres and wordings that no rule was written on.

    python tests/world/measure.py [--half tune|check|all] [--errors] [--only TEXT]

Each passage is a report of its own. Its events are aligned one to one with the gold ones of their type by the sentences that
tell of them; status, mode, actors, targets and dates are compared on aligned events. A passage is `exact` when all its
events are found, none is invented, and every aspect of each is right.

Half of the passages, `check`, are there to see whether a rule holds beyond those it was mended on: look at their figures,
never at a single one of them. `--errors` therefore prints those of the other half only.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from timeline import lexicon as lexicons
from timeline import pipeline
from timeline.lexicon import Lexicon
from timeline.merge import merge
from timeline.model import MODES, Event, Report
from timeline.text import split_sentences

HERE = Path(__file__).resolve().parent
SEED = 20261120
"""Decides, with its id, to which half a passage belongs; a passage added later moves no other."""

Half = Literal["tune", "check", "all"]
Bounds = tuple[dt.date, dt.date]


class Expected(NamedTuple):
    """An event that a careful analyst would enter. None: not judged."""

    sentences: frozenset[int]
    type: str
    mode: str | None
    status: str
    actors: frozenset[str] | None
    targets: frozenset[str] | None
    start: Bounds | None
    end: Bounds | None


class Passage(NamedTuple):
    id: str
    published: dt.date
    text: str
    events: tuple[Expected, ...]
    links: frozenset[tuple[str, int, int]]
    """Kind, and the places in `events` it runs from and to, from 0."""


class Found(NamedTuple):
    """An event of the program with the sentences that tell of it, numbered from 1."""

    event: Event
    sentences: frozenset[int]


class Fault(NamedTuple):
    """One thing that is wrong, by the aspect it belongs to."""

    passage: str
    aspect: str
    message: str


def _bounds(value: str | None) -> Bounds | None:
    if value is None:
        return None
    first, _, last = value.partition("/")
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)


def _codes(value: list[str] | None) -> frozenset[str] | None:
    return None if value is None else frozenset(value)


def _expected(row: dict[str, Any]) -> Expected:
    known = {"s", "type", "mode", "status", "actors", "targets", "on", "start", "end"}
    if unknown := set(row) - known:
        raise ValueError(f"unknown key {sorted(unknown)} in {row}")
    numbers = row["s"] if isinstance(row["s"], list) else [row["s"]]
    return Expected(
        frozenset(numbers), row["type"], row.get("mode"), row.get("status", "occurred"), _codes(row.get("actors")),
        _codes(row.get("targets")), _bounds(row.get("start", row.get("on"))), _bounds(row.get("end", row.get("on"))),
    )


def half_of(passage: str) -> Half:
    """The half that the passage of that id belongs to."""
    return "tune" if hashlib.blake2b(f"{SEED}:{passage}".encode()).digest()[0] % 2 else "check"


def passages(half: Half = "all") -> list[Passage]:
    """Those of `half`, in the order of the file."""
    rows = tomllib.loads((HERE / "sentences.toml").read_text())["passage"]
    return [
        Passage(
            row["id"], row["published"], row["text"], tuple(map(_expected, row["events"])),
            frozenset((link["kind"], link["from"] - 1, link["to"] - 1) for link in row.get("links", ())),
        )
        for row in rows
        if half in ("all", half_of(row["id"]))
    ]


def read(passage: Passage, lexicon: Lexicon) -> tuple[list[Found], set[tuple[str, str, str]]]:
    """The events that the program finds in the passage, and its links as kind, event id and event id."""
    report = Report(id=passage.id, text=passage.text, published=passage.published, published_basis="metadata", language="en")
    extraction = pipeline.understand(report, lexicon)
    merged = merge([extraction.report], extraction.mentions, extraction.claims, lexicon)
    sentences = split_sentences(extraction.report.text)
    numbers = {
        mention.id: next(n for n, one in enumerate(sentences, 1) if one.start <= mention.start < one.end)
        for mention in extraction.mentions
    }
    found = [Found(event, frozenset(numbers[mention] for mention in event.mentions)) for event in merged.events]
    return found, {(link.kind, link.from_event, link.to_event) for link in merged.links}


class Tally(Counter[str]):
    """Counts from which the figures follow."""

    def share(self, part: str, whole: str) -> float:
        return self[part] / self[whole] if self[whole] else 1.0

    def f1(self, kind: str) -> float:
        total = self[f"{kind}_found"] + self[f"{kind}_gold"]
        return 2 * self[f"{kind}_hit"] / total if total else 1.0

    def compare(self, kind: str, gold: Iterable[object], found: Iterable[object]) -> None:
        gold, found = set(gold), set(found)
        self[f"{kind}_hit"] += len(gold & found)
        self[f"{kind}_gold"] += len(gold)
        self[f"{kind}_found"] += len(found)

    def figures(self) -> dict[str, float]:
        return {
            "exact": self.share("exact", "passages"),
            "quiet": self.share("quiet", "empty"),
            "event_precision": self["event_hit"] / max(1, self["event_found"]),
            "event_recall": self["event_hit"] / max(1, self["event_gold"]),
            "status_ok": self.share("status_ok", "event_hit"),
            "mode_ok": self.share("mode_ok", "mode"),
            "dates_ok": self.share("dates_ok", "event_hit"),
            "actors_f1": self.f1("actors"),
            "targets_f1": self.f1("targets"),
            "links_f1": self.f1("links"),
        }


def score(chosen: Sequence[Passage], lexicon: Lexicon) -> tuple[Tally, list[Fault]]:
    """Read and compare them all."""
    tally, faults = Tally(), []
    for passage in chosen:
        wrong = _score(passage, *read(passage, lexicon), tally)
        tally["passages"] += 1
        tally["exact"] += not any(fault.aspect != "link" for fault in wrong)
        if not passage.events:
            tally["empty"] += 1
            tally["quiet"] += not wrong
        faults.extend(wrong)
    return tally, faults


def _score(passage: Passage, found: list[Found], links: set[tuple[str, str, str]], tally: Tally) -> list[Fault]:
    faults = []

    def fault(aspect: str, message: str) -> None:
        faults.append(Fault(passage.id, aspect, message))

    pairs = _align(passage.events, found)
    tally["event_gold"] += len(passage.events)
    tally["event_found"] += len(found)
    tally["event_hit"] += len(pairs)
    for g, gold in enumerate(passage.events):
        if g not in pairs:
            fault("missed", f"{gold.type}/{gold.mode} {gold.status} {sorted(gold.actors or ())} in {sorted(gold.sentences)}")
    for f, one in enumerate(found):
        if f not in pairs.values():
            told = f"{one.event.type}/{one.event.mode} {one.event.status} {list(one.event.actors)}"
            fault("invented", f"{told} in {sorted(one.sentences)}")
    for g, f in pairs.items():
        gold, event = passage.events[g], found[f].event
        tally["status_ok"] += (right := event.status == gold.status)
        if not right:
            fault("status", f"{gold.type} {event.status}, not {gold.status}")
        if gold.mode and gold.type in MODES:
            tally["mode"] += 1
            tally["mode_ok"] += (right := event.mode == gold.mode)
            if not right:
                fault("mode", f"{gold.type} {event.mode}, not {gold.mode}")
        tally["dates_ok"] += (right := _dates_agree(gold, event))
        if not right:
            fault("date", f"{gold.type} {event.span}, not {_written(gold.start)}, {_written(gold.end)}")
        for aspect, wanted, got in (("actors", gold.actors, event.actors), ("targets", gold.targets, event.targets)):
            if wanted is not None:
                tally.compare(aspect, wanted, got)
                if wanted != set(got):
                    fault(aspect, f"{gold.type}/{gold.mode} {sorted(got)}, not {sorted(wanted)}")
    of_id = {found[f].event.id: g for g, f in pairs.items()}
    got_links = {(kind, of_id.get(a, a), of_id.get(b, b)) for kind, a, b in links}
    tally.compare("links", passage.links, got_links)
    for kind, a, b in sorted(passage.links - got_links):
        fault("link", f"missed {kind} {a + 1} -> {b + 1}")
    for link in sorted(map(str, got_links - passage.links)):
        fault("link", f"invented {link}")
    return faults


def _align(gold: Sequence[Expected], found: Sequence[Found]) -> dict[int, int]:
    """Places in `gold` to places in `found`: of one type and with a sentence in common, the likest first, each used once."""
    ranked = sorted(
        (-_likeness(one, other), g, f)
        for g, one in enumerate(gold) for f, other in enumerate(found)
        if one.type == other.event.type and one.sentences & other.sentences
    )
    pairs: dict[int, int] = {}
    for _, g, f in ranked:
        if g not in pairs and f not in pairs.values():
            pairs[g] = f
    return pairs


def _likeness(gold: Expected, found: Found) -> float:
    actors = gold.actors or frozenset()
    shared = len(gold.sentences & found.sentences) / len(gold.sentences | found.sentences)
    return (
        2 * (actors == set(found.event.actors)) + len(actors & set(found.event.actors)) / (len(actors) or 1)
        + (gold.mode == found.event.mode) + _dates_agree(gold, found.event) + shared
    )


def _dates_agree(gold: Expected, event: Event) -> bool:
    span = event.span
    return (_inside(gold.start, span.start_earliest, span.start_latest)
            and _inside(gold.end, span.end_earliest, span.end_latest))


def _inside(bounds: Bounds | None, early: dt.date | None, late: dt.date | None) -> bool:
    """Within the gold bounds, three days of slack where these leave room."""
    if bounds is None:
        return True
    first, last = early or late, late or early
    if first is None or last is None:
        return False
    slack = dt.timedelta(days=0 if bounds[0] == bounds[1] else 3)
    return bounds[0] - slack <= first and last <= bounds[1] + slack


def _written(bounds: Bounds | None) -> str:
    return "any" if bounds is None else f"{bounds[0]}..{bounds[1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("tune", "check", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="print what is wrong in the tune half")
    parser.add_argument("--only", default="", help="of passages whose id contains this")
    args = parser.parse_args()
    lexicon = lexicons.load()
    halves: tuple[Half, ...] = ("tune", "check") if args.half == "all" else (args.half,)
    for half in halves:
        chosen = [passage for passage in passages(half) if args.only in passage.id]
        tally, faults = score(chosen, lexicon)
        print(f"{half}: {tally['passages']} passages, {tally['event_gold']} events")
        for name, value in tally.figures().items():
            print(f"  {name:16s} {value:.3f}")
        if args.errors and half == "tune":
            texts = {passage.id: passage.text for passage in chosen}
            for passage in dict.fromkeys(fault.passage for fault in faults):
                print(f"\n{passage}: {texts[passage]}")
                for fault in faults:
                    if fault.passage == passage:
                        print(f"  {fault.aspect}: {fault.message}")


if __name__ == "__main__":
    main()
