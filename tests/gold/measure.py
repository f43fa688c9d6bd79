"""How well the program does on the annotated episodes.

    python tests/gold/measure.py [EPISODE ...] [--set corpus|fresh|check|third|kept] [--types] [--errors]
    python tests/gold/measure.py --against REVISION|FILE [--reports PATH ...]

An extracted mention is the gold one when it names the same report, the same sentence (the gold quotes its first words) and
the same type. Events are aligned one to one within a type by the mentions they share (CEAF-e, Luo 2005); dates, status, mode
and actors are compared on aligned events.

With --against, the mentions that the working tree gains, loses and tells otherwise than a revision, or than a file that
`timeline export` wrote; `+` where the gold has a mention of that type in that sentence, `-` where it has none.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

from tests.gold import regression
from timeline import pipeline
from timeline.lexicon import load
from timeline.merge import merge
from timeline.model import MODES, Event, EventType, Link, Mention
from timeline.store import Store

GOLD = Path(__file__).resolve().parent
FRESH = GOLD / "fresh"
THIRD = GOLD / "third"

Key = tuple[str, str]
"""Report id and the squashed beginning of a sentence."""


class Collected(NamedTuple):
    """What the program made of the reports."""

    events: list[Event]
    mentions: dict[str, Mention]
    links: list[Link]
    published: dict[str, str]


def collect(reports: Iterable[Path]) -> Collected:
    """Ingest `reports` into a database of their own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gold.duckdb"
        pipeline.ingest(path, reports, workers=0)
        with Store.open(path) as store:
            stored, mentions = store.reports(), store.mentions()
            merged = merge(stored, mentions, store.claims(), load())
    return Collected(list(merged.events), {mention.id: mention for mention in mentions}, list(merged.links),
                     {report.id: str(report.published) for report in stored})


def squash(text: str) -> str:
    """Letters and digits alone: quotes, dashes and spacing must not decide."""
    return re.sub(r"[^0-9a-z]+", "", text.lower())


def episodes(names: Iterable[str] = (), folder: Path = GOLD) -> list[dict[str, Any]]:
    """The gold files of a set, by name, or those named."""
    wanted = set(names)
    return [json.loads(path.read_text()) for path in sorted((folder / "episodes").glob("*.json"))
            if not wanted or path.stem in wanted]


CHECK = frozenset("""kosovo-2022 niger-2023 oruc-reis-2020 sindoor-2025 strait-thunder-2025 talisman-sabre-2025 tasman-2025
    thai-cambodia-2025 wagner-border-2023""".split())


KEPT = frozenset("""adiz-2013 dmz-mines-2015 galwan-2020 hwasong-12-2017 kerch-2018 oil-rig-2014 shebaa-2015
    tigray-2020""".split())


class Set(NamedTuple):
    """Some of the annotated episodes and where their reports lie."""

    folder: Path
    episodes: list[dict[str, Any]]


SETS: dict[str, tuple[Path, frozenset[str] | None]] = {
    "corpus": (GOLD, None), "fresh": (FRESH, None), "check": (FRESH, CHECK), "third": (THIRD, None), "kept": (THIRD, KEPT),
}


def chosen(name: str, wanted: Iterable[str] = ()) -> Set:
    """`corpus`, on which rules were made; `fresh` and `third`, annotated later; `check` and `kept`, the halves of these
    which no rule was made on."""
    folder, half = SETS[name]
    return Set(folder, [one for one in episodes(wanted, folder) if half is None or one["cluster"] in half])


class Tally(Counter[str]):
    """Counts from which the figures follow."""

    def ratio(self, part: str, whole: str) -> float:
        return self[part] / self[whole] if self[whole] else 0.0

    def f1(self, hits: str, found: str, gold: str) -> float:
        return 2 * self[hits] / (self[found] + self[gold]) if self[found] + self[gold] else 0.0

    def figures(self) -> dict[str, float]:
        return {
            "mention_f1": self.f1("mention_hit", "mention_found", "mention_gold"),
            "event_f1": self.f1("phi", "event_found", "event_gold"),
            "dates_ok": self.ratio("dates", "aligned"),
            "actors_f1": self.f1("actor_hit", "actor_found", "actor_gold"),
            "status_ok": self.ratio("status", "aligned"),
            "mode_ok": self.ratio("mode", "moded"),
            "links_f1": self.f1("link_hit", "link_found", "link_gold"),
            "published_ok": self.ratio("published", "reports"),
        }


def score(gold: Iterable[dict[str, Any]], collected: Collected, errors: list[str] | None = None) -> Tally:
    """Compare; `errors` receives a line for each event missed or invented."""
    tally = Tally()
    for episode in gold:
        _score_episode(episode, collected, tally, errors)
    return tally


def _score_episode(episode: dict[str, Any], collected: Collected, tally: Tally, errors: list[str] | None) -> None:
    own = {report["id"] for report in episode["reports"]}
    for report in episode["reports"]:
        tally["reports"] += 1
        tally["published"] += collected.published.get(report["id"]) == report["published_gold"]
    prefixes: dict[str, list[str]] = defaultdict(list)
    gold: list[tuple[dict[str, Any], set[Key]]] = []
    for event in episode["events"]:
        keys = {(mention["report"], squash(mention["sentence"])) for mention in event["mentions"]}
        gold.append((event, keys))
        for report, prefix in keys:
            prefixes[report].append(prefix)
    found: list[tuple[Event, set[Key]]] = []
    for one in collected.events:
        keys = {_key(collected.mentions[id], prefixes) for id in one.mentions if collected.mentions[id].report in own}
        if keys:
            found.append((one, keys))
    gold_mentions = Counter((key, event["type"]) for event, keys in gold for key in keys)
    found_mentions = Counter((key, str(one.type)) for one, keys in found for key in keys)
    tally["mention_gold"] += gold_mentions.total()
    tally["mention_found"] += found_mentions.total()
    tally["mention_hit"] += (gold_mentions & found_mentions).total()
    for kind, counted in (("gold", gold_mentions), ("found", found_mentions), ("hit", gold_mentions & found_mentions)):
        for (_, type), n in counted.items():
            tally[f"{type}:{kind}"] += n
    tally["event_gold"] += len(gold)
    tally["event_found"] += len(found)
    named: dict[str, str] = {}
    for phi, event, one in _align(gold, found):
        named[one.id] = event["id"]
        tally["aligned"] += 1
        tally["phi"] += phi  # type: ignore[assignment]  # a sum of shares, in a Counter for its convenience
        tally["dates"] += _dates_agree(event, one)
        tally["status"] += one.status == event["status"]
        if event["mode"] and event["type"] in MODES:
            tally["moded"] += 1
            tally["mode"] += one.mode == event["mode"]
        tally["actor_hit"] += len(set(event["actors"]) & set(one.actors))
        tally["actor_found"] += len(one.actors)
        tally["actor_gold"] += len(event["actors"])
    if errors is not None:
        hit = set(named.values())
        for event, _ in gold:
            if event["id"] not in hit:
                errors.append(f"missed   {event['id']} {event['type']}: {event['title']}")
        for one, keys in found:
            if one.id not in named:
                sentence = collected.mentions[one.mentions[0]].sentence
                errors.append(f"invented {one.id} {one.type}: {one.title} ({min(keys)[0]}: {sentence[:80]})")
    here = {one.id for one, _ in found}
    gold_links = {(link["kind"], link["from"], link["to"]) for link in episode["links"]}
    found_links = {(link.kind, named.get(link.from_event, link.from_event), named.get(link.to_event, link.to_event))
                   for link in collected.links if link.from_event in here and link.to_event in here}
    tally["link_gold"] += len(gold_links)
    tally["link_found"] += len(found_links)
    tally["link_hit"] += len(gold_links & found_links)


def _key(mention: Mention, prefixes: dict[str, list[str]]) -> Key:
    squashed = squash(mention.sentence)
    for prefix in sorted(prefixes.get(mention.report, ()), key=len, reverse=True):
        if squashed.startswith(prefix) or (len(prefix) > 30 and prefix in squashed):
            return mention.report, prefix
    return mention.report, squashed[:60]


def _align(
    gold: list[tuple[dict[str, Any], set[Key]]], found: list[tuple[Event, set[Key]]]
) -> Iterator[tuple[float, dict[str, Any], Event]]:
    """Pairs of one type, the best first, each event used once."""
    pairs = [(2 * len(keys & others) / (len(keys) + len(others)), _dates_agree(event, one), -g, -f)
             for g, (event, keys) in enumerate(gold) for f, (one, others) in enumerate(found)
             if event["type"] == one.type and keys & others]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for phi, _, g, f in sorted(pairs, reverse=True):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            yield phi, gold[-g][0], found[-f][0]


def _dates_agree(event: dict[str, Any], one: Event) -> bool:
    span = one.span
    return (_inside(event["start"], span.start_earliest, span.start_latest)
            and _inside(event["end"], span.end_earliest, span.end_latest))


def _inside(bounds: list[str | None], early: object, late: object) -> bool:
    """Within the gold bounds, three days of slack where these leave room; gold that knows nothing agrees with anything."""
    if not any(bounds):
        return True
    low, high = (dt.date.fromisoformat(one) for one in (bounds[0] or bounds[1], bounds[1] or bounds[0]) if one)
    first, last = early or late, late or early
    if not isinstance(first, dt.date) or not isinstance(last, dt.date):
        return False
    slack = dt.timedelta(days=0 if low == high else 3)
    return low - slack <= first and last <= high + slack


def _in_gold(place: regression.Place) -> str:
    """`+` or `-`; blank for a report that is not in the gold."""
    for episode in episodes():
        if any(report["id"] == place.report for report in episode["reports"]):
            squashed = squash(place.sentence)
            told = any(
                mention["report"] == place.report and squash(mention["sentence"])[:60] in squashed
                for event in episode["events"] if event["type"] == place.type for mention in event["mentions"]
            )
            return "+" if told else "-"
    return " "


def _print_changes(against: str, reports: list[Path]) -> None:
    changes = list(regression.compare(regression.exported(against, reports), regression.exported("", reports)))
    for place, text in regression.described(changes):
        print(f"{_in_gold(place)} {text}")
    tally = Counter(f"{change.kind} {_in_gold(change.place)}".strip() for change in changes)
    print(", ".join(f"{n} {kind}" for kind, n in sorted(tally.items())) or "no mention gained, lost or changed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("episode", nargs="*")
    parser.add_argument("--set", choices=list(SETS), default="corpus", help="see README.md")
    parser.add_argument("--types", action="store_true", help="also precision and recall of mentions by type")
    parser.add_argument("--errors", action="store_true", help="also every event missed or invented")
    parser.add_argument("--against", metavar="REVISION|FILE", help="mentions gained and lost since then, instead of figures")
    parser.add_argument("--reports", nargs="+", type=Path, default=[GOLD / "reports"], help="what --against reads")
    args = parser.parse_args()
    if args.against:
        _print_changes(args.against, [path.resolve() for path in args.reports])
        return
    errors: list[str] | None = [] if args.errors else None
    measured = chosen(args.set, args.episode)
    tally = score(measured.episodes, collect([measured.folder / "reports"]), errors)
    for name, value in tally.figures().items():
        print(f"{name:14s} {value:.3f}")
    for type in get_args(EventType) if args.types else ():
        precision, recall = tally.ratio(f"{type}:hit", f"{type}:found"), tally.ratio(f"{type}:hit", f"{type}:gold")
        print(f"{type:14s} {precision:.2f} of {tally[f'{type}:found']:3d} found are right, "
              f"{recall:.2f} of {tally[f'{type}:gold']:3d} in the gold are found")
    for line in errors or ():
        print(line)


if __name__ == "__main__":
    main()
