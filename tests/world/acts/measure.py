"""How many ways of telling an act are read, and how many sentences that only sound like one are left alone.

    python tests/world/acts/measure.py [--half tune|check|all] [--type TYPE] [--errors]

One file per type of event, one report of one sentence per line, as wire services, ministries, state media, trackers and
captions put it: ``mode | status | actors | targets | text``, or ``- text`` where there is nothing to enter. What is empty is
not judged, but for the status, which is then "occurred". Every other line, `check`, is only measured.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from timeline import lexicon as lexicons
from timeline import pipeline
from timeline.lexicon import Lexicon
from timeline.merge import merge
from timeline.model import MODES, Event, EventType, Report

HERE = Path(__file__).resolve().parent
PUBLISHED = dt.date(2025, 6, 12)
"""A Thursday."""
FIELD = " This newsletter is about armed forces, warships, missiles and soldiers."
"""Stands behind each sentence, so that the report is a military one whatever the sentence says."""

Half = Literal["tune", "check"]


class Told(NamedTuple):
    """A sentence with what it tells; no event where `type` is None. `listed` is the file's type."""

    listed: str
    half: Half
    text: str
    type: str | None
    mode: str
    status: str
    actors: frozenset[str]
    targets: frozenset[str]


def told() -> Iterator[Told]:
    """All sentences, file by file."""
    for type in get_args(EventType):
        lines = (HERE / f"{type}.txt").read_text().splitlines()
        rows = (line for line in lines if line and not line.startswith("#"))
        for n, row in enumerate(rows, 1):
            half: Half = "tune" if n % 2 else "check"
            if row.startswith("- "):
                yield Told(type, half, row[2:], None, "", "", frozenset(), frozenset())
            else:
                mode, status, actors, targets, text = (cell.strip() for cell in row.split("|"))
                yield Told(type, half, text, type, mode, status or "occurred",
                           frozenset(actors.split()), frozenset(targets.split()))


def read(one: Told, lexicon: Lexicon) -> tuple[Event, ...]:
    """The events that the program finds in it."""
    report = Report(id="r", text=one.text + FIELD, published=PUBLISHED, published_basis="metadata", language="en")
    extraction = pipeline.understand(report, lexicon)
    return tuple(merge([extraction.report], extraction.mentions, extraction.claims, lexicon).events)


def faults(one: Told, events: tuple[Event, ...]) -> Iterator[tuple[str, str]]:
    """What is wrong, by aspect. A statement may well tell of the event that it is about."""
    hits = [event for event in events if event.type == one.type]
    for event in events:
        if event.type != one.type and (one.listed != "statement" or event.type == "statement"):
            yield "invented", f"{event.type}/{event.mode} {list(event.actors)}"
    if one.type is None:
        return
    if not hits:
        yield "missed", one.type
        return
    hit = max(hits, key=lambda event: len(set(event.actors) & one.actors))
    if hit.status != one.status:
        yield "status", f"{hit.status}, not {one.status}"
    if one.mode and one.type in MODES and hit.mode != one.mode:
        yield "mode", f"{hit.mode}, not {one.mode}"
    if one.actors and set(hit.actors) != one.actors:
        yield "actors", f"{sorted(hit.actors)}, not {sorted(one.actors)}"
    if one.targets and set(hit.targets) != one.targets:
        yield "targets", f"{sorted(hit.targets)}, not {sorted(one.targets)}"


def figures(chosen: Iterable[Told], lexicon: Lexicon, errors: bool = False) -> dict[str, float]:
    """Shares of the sentences, by aspect."""
    n: Counter[str] = Counter()
    for one in chosen:
        wrong = list(faults(one, read(one, lexicon)))
        aspects = {aspect for aspect, _ in wrong}
        if one.type is None:
            n["plain"] += 1
            n["quiet"] += not wrong
        else:
            n["told"] += 1
            n["found"] += "missed" not in aspects
            n["invented"] += sum(aspect == "invented" for aspect, _ in wrong)
            n["right"] += not wrong
        n["hits"] += (hit := one.type is not None and "missed" not in aspects)
        for aspect in ("status", "mode", "actors", "targets"):
            n[aspect] += hit and aspect not in aspects
        if errors and wrong:
            print(f"{one.listed}: {one.text}")
            for aspect, message in wrong:
                print(f"    {aspect}: {message}")
    return {
        "recall": n["found"] / max(1, n["told"]),
        "precision": n["found"] / max(1, n["found"] + n["invented"] + n["plain"] - n["quiet"]),
        "quiet": n["quiet"] / max(1, n["plain"]),
        **{f"{aspect}_ok": n[aspect] / max(1, n["hits"]) for aspect in ("status", "mode", "actors", "targets")},
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("tune", "check", "all"), default="all")
    parser.add_argument("--type", choices=get_args(EventType))
    parser.add_argument("--errors", action="store_true", help="print what is wrong in the tune half")
    args = parser.parse_args()
    lexicon = lexicons.load()
    halves: tuple[Half, ...] = ("tune", "check") if args.half == "all" else (args.half,)
    for half in halves:
        mine = [one for one in told() if one.half == half]
        types = [args.type] if args.type else list(get_args(EventType))
        if args.errors and half == "tune":
            figures([one for one in mine if one.listed in types], lexicon, errors=True)
        print(f"{half:14s}" + "".join(f"{name:>13s}" for name in figures([], lexicon)))
        for type in types:
            row = figures([one for one in mine if one.listed == type], lexicon)
            print(f"{type:14s}" + "".join(f"{value:13.3f}" for value in row.values()))
        row = figures([one for one in mine if one.listed in types], lexicon)
        print(f"{'all':14s}" + "".join(f"{value:13.3f}" for value in row.values()))


if __name__ == "__main__":
    main()
