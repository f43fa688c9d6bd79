"""What a change of rules or lexicons gains and loses: the mentions told now beside those told before.

Before is a revision of the repository, which reads the same reports with its own rules and lexicons, or a file that
`timeline export` wrote. A mention told before and now, of another kind or day, is `changed`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("timeline", "seeds", "schemas", "queries")
"""What a revision needs to run."""


class Place(NamedTuple):
    """Where a mention stands: its report, the sentence's first character, the sentence, and the type of its event."""

    report: str
    start: int
    sentence: str
    type: str


class Change(NamedTuple):
    """`before` or `now` is empty where the mention was gained or lost."""

    place: Place
    before: str
    now: str

    @property
    def kind(self) -> str:
        return "changed" if self.before and self.now else "gained" if self.now else "lost"


def exported(source: str, reports: Collection[Path]) -> list[dict[str, Any]]:
    """The events of `source`: a file of exported events, a revision, or, where it is empty, the working tree."""
    if source and Path(source).is_file():
        return _lines(Path(source))
    if not source:
        return _run(ROOT, reports)
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(["git", "archive", source, *NEEDED], cwd=ROOT, stdout=subprocess.PIPE, check=False)
        if archive.returncode:
            raise SystemExit(f"{source} is neither a file nor a revision of this repository")
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        return _run(Path(folder), reports)


def _run(root: Path, reports: Collection[Path]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "events.jsonl"
        for arguments in (["ingest", *map(str, reports)], ["export", str(out)]):
            done = subprocess.run(
                [sys.executable, "-c", "from timeline.cli import main; main()", "--db", f"{folder}/now.duckdb", *arguments],
                env={**os.environ, "PYTHONPATH": str(root)}, cwd=folder, capture_output=True, text=True, check=False,
            )
            if done.returncode:
                raise SystemExit(f"timeline {arguments[0]} failed in {root}:\n{done.stderr}")
        return _lines(out)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def compare(before: Iterable[dict[str, Any]], now: Iterable[dict[str, Any]]) -> Iterator[Change]:
    """The mentions gained, lost and changed, in the order of reports and sentences."""
    olds, news = _told(before), _told(now)
    for place in sorted({*olds, *news}):
        old, new = olds.get(place, []), news.get(place, [])
        both = [one for one in old if one in new]
        old = [one for one in old if one not in both]
        new = [one for one in new if one not in both]
        for n in range(max(len(old), len(new))):
            yield Change(place, old[n] if n < len(old) else "", new[n] if n < len(new) else "")


def _told(events: Iterable[dict[str, Any]]) -> dict[Place, list[str]]:
    """Mode, status, actors, targets and days of the mentions at each place."""
    told: dict[Place, list[str]] = defaultdict(list)
    for event in events:
        sides = "+".join(event["actors"]) + (f" > {'+'.join(event['targets'])}" if event["targets"] else "")
        text = f"{event['mode'] or '-'} {event['status']} {sides or '?'} {event['edtf'] or 'undated'}"
        for mention in event["mentions"]:
            told[Place(mention["report"], mention["start"], mention["sentence"], event["type"])].append(text)
    return {place: sorted(texts) for place, texts in told.items()}


def described(changes: Iterable[Change]) -> Iterator[tuple[Place, str]]:
    """Two lines each, what became of a mention and its sentence; an event told otherwise throughout counts once."""
    together: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for change in changes:
        apart = str(change.place) if change.kind != "changed" else ""
        together[(change.kind, change.place.type, change.before, change.now, apart)].append(change.place)
    for (kind, type, before, now, _), places in together.items():
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        what = " -> ".join(text for text in (before, now) if text)
        yield places[0], f"{kind:8s}{type}/{what}  [{places[0].report}]{more}\n          {places[0].sentence[:200]}"
