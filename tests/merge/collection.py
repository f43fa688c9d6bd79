"""A collection made up with known truth: events of the world, and reports that tell of them in other words, with gaps.

Look-alikes are the point of it: shelling on three days running, two launches on one day, editions of one series half a year
apart, two speakers who condemn one drill. The number of events a day is fixed, so twice the events take twice the years.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Iterator

from timeline.dates.span import Span
from timeline.model import Count, EventType, Mention, Merged, Participant, Place, Report

_FIRST_DAY = dt.date(2010, 1, 1)
_EVENTS_A_DAY = 4
_THEATRES = (
    ("PRK", "KOR"), ("CHN", "TWN"), ("RUS", "UKR"), ("IRN", "ISR"), ("IND", "PAK"), ("AZE", "ARM"), ("VEN", "GUY"),
    ("USA", "CHN"), ("TUR", "GRC"), ("ETH", "ERI"), ("SRB", "XKX"), ("MAR", "DZA"),
)
_TOWNS = (
    "Harran", "Dovecote Bay", "Sunhill", "Port Ostra", "Veld", "Kamnik Pass", "Three Wells", "Lower Tarn", "Isla Verde",
    "Red Mesa",
)
_SERIES = (
    "Iron Harvest", "Blue Lantern", "Winter Anvil", "Swift Heron", "Granite Wall", "Long Tide", "Amber Lynx",
    "Northern Loom",
)
_MISSILES = ("Arrow-4", "Arrow-7", "Falcon-11", "Falcon-12", "Comet-3", "Comet-5")
_SPEAKERS = (
    "Defence Ministry", "Foreign Ministry", "General Staff", "President Oro", "Minister Vale", "Colonel Marsh",
    "Admiral Reed",
)
_OPENINGS = (
    "According to officials, ", "", "Witnesses and officials agreed that ", "State media reported that ", "In a new step, ",
)
_WORDS = {
    "shelling": (
        "shelled positions near {place} with {n} rounds", "fired {n} artillery rounds toward {place}",
        "let loose a barrage of {n} shells at {place}",
    ),
    "launch": (
        "launched {n} {thing} missiles", "test-fired {n} {thing} missiles from {place}", "sent up {n} {thing} from {place}",
    ),
    "drill": (
        "held {mode} drills near {place}", "carried out {mode} training at {place} with {n} soldiers",
        "rehearsed {mode} operations with {n} soldiers around {place}",
    ),
    "named": (
        "opened the exercise {name} with {n} troops", "conducted {name}, which involves {n} troops",
        "is running {name} at {place}",
    ),
    "statement": (
        "{who} condemned the drills of its neighbour", "{who} issued a condemnation of the manoeuvres",
        "{who} denounced what it called provocations",
    ),
    "patrol": ("sent {n} ships on patrol off {place}", "had {n} vessels patrolling near {place}"),
}
_KINDS: dict[str, tuple[EventType, str | None]] = {
    "shelling": ("engagement", "shelling"), "launch": ("weapons_test", "ballistic_missile"), "drill": ("exercise", None),
    "named": ("exercise", "combined"), "statement": ("statement", "condemnation"), "patrol": ("deployment", "patrol"),
}
_DRILLS = ("naval", "air", "artillery", "armour", "amphibious")


@dataclasses.dataclass(frozen=True)
class Truth:
    """One event of the made-up world."""

    kind: str
    first: dt.date
    last: dt.date
    actor: str
    target: str
    place: str
    number: int
    mode: str | None = None
    thing: str = ""
    name: str = ""
    edition: str = ""
    who: str = ""


@dataclasses.dataclass(frozen=True)
class Collection:
    """Reports with a mention each, and for each mention the number of the event that it tells of."""

    reports: list[Report]
    mentions: list[Mention]
    truth: dict[str, int]


def collection(events: int, *, seed: int = 1, each: int = 5) -> Collection:
    """`events` events, each told by `each` reports on average."""
    rng = random.Random(seed)
    made = Collection([], [], {})
    for number, event in enumerate(_world(rng, events)):
        for copy in range(rng.randint(1, 2 * each - 1)):
            id_ = f"r{number:05}-{copy}"
            report, mention = _tell(rng, id_, event)
            made.reports.append(report)
            made.mentions.append(mention)
            made.truth[mention.id] = number
    return made


def _world(rng: random.Random, events: int) -> Iterator[Truth]:
    made = 0
    editions: set[tuple[str, str]] = set()
    while made < events:
        for truth in _episode(rng, _FIRST_DAY + dt.timedelta(days=made // _EVENTS_A_DAY)):
            held_already = truth.name and (truth.name, truth.edition) in editions
            if made < events and not held_already:
                editions.add((truth.name, truth.edition))
                made += 1
                yield truth


def _episode(rng: random.Random, day: dt.date) -> list[Truth]:
    """One event, or a few look-alikes."""
    kind = rng.choice(list(_KINDS))
    actor, target = rng.sample(rng.choice(_THEATRES), 2)
    base = Truth(kind, day, day, actor, target, rng.choice(_TOWNS), rng.randint(2, 900))
    if kind == "shelling":
        days = [day + dt.timedelta(days=n) for n in range(rng.choice((1, 1, 3)))]
        return [dataclasses.replace(base, first=d, last=d, number=rng.randint(10, 900)) for d in days]
    if kind == "launch":
        things = rng.sample(_MISSILES, rng.choice((1, 1, 2)))
        return [dataclasses.replace(base, thing=thing, number=rng.randint(1, 9)) for thing in things]
    if kind == "drill":
        modes = rng.sample(_DRILLS, rng.choice((1, 1, 2)))
        return [dataclasses.replace(base, mode=mode, number=rng.randint(20, 900)) for mode in modes]
    if kind == "named":
        series = f"{rng.choice(_SERIES)} {actor}"
        edition = f"{day.year}{'A' if day.month < 7 else 'B'}"
        return [dataclasses.replace(base, name=series, edition=edition, last=day + dt.timedelta(days=rng.randint(3, 12)))]
    if kind == "statement":
        return [dataclasses.replace(base, who=who) for who in rng.sample(_SPEAKERS, rng.choice((1, 1, 2)))]
    return [base]


def _tell(rng: random.Random, id_: str, event: Truth) -> tuple[Report, Mention]:
    type_, mode = _KINDS[event.kind]
    published = event.first + dt.timedelta(days=rng.choice((0, 0, 1, 1, 1, 2, 3)))
    number = event.number if rng.random() < 0.8 else max(1, round(event.number * rng.uniform(0.8, 1.2)))
    says_mode = rng.random() < 0.85
    words = " ".join(rng.choice(_WORDS[event.kind]).format(
        place=event.place, n=number, thing=event.thing, mode=event.mode if says_mode else "", name=event.name, who=event.who,
    ).split())
    sentence = f"{rng.choice(_OPENINGS)}{event.actor} {words}."
    span, basis = _dates(rng, event, published)
    mention = Mention.model_construct(
        id=f"m{id_}", report=id_, sentence=sentence, start=0, end=len(sentence), trigger=words.split()[0], trigger_start=0,
        trigger_end=4, type=type_, mode=(event.mode or mode) if says_mode else None,
        name=event.name or None, series=event.name.lower() or None, edition=event.edition if rng.random() < 0.5 else None,
        actors=(event.actor,) if rng.random() < 0.95 else (), targets=(event.target,) if rng.random() < 0.5 else (),
        participants=(Participant(name=event.who, actor=event.actor),) if event.who else (),
        place=Place(name=event.place) if event.place in sentence else None,
        equipment=(event.thing,) if event.thing in sentence and event.thing else (),
        counts=(Count(what="count", value=float(number)),) if str(number) in sentence else (),
        span=span, grain="day", date_basis=basis, time_phrase=None)
    report = Report.model_construct(
        id=id_, text=sentence, source=f"Paper {rng.randint(1, 30)}", published=published, published_basis="metadata")
    return report, mention


def _dates(rng: random.Random, event: Truth, published: dt.date) -> tuple[Span, str]:
    luck = rng.random()
    if luck < 0.08:
        return Span.within(published - dt.timedelta(days=7), published), "fresh"
    if luck < 0.12:
        return Span(), "none"
    shift = dt.timedelta(days=rng.choice((-1, 1)) if luck > 0.98 else 0)
    first, last = event.first + shift, event.last + shift
    if luck < 0.2:
        monday = first - dt.timedelta(days=first.weekday())
        return Span.within(monday, monday + dt.timedelta(days=6)), "stated"
    if first == last:
        return Span.on(first), "stated"
    return (Span(first, first, None, None) if rng.random() < 0.5 else Span.lasting(first, last)), "stated"


def pairwise_f1(made: Collection, merged: Merged) -> float:
    """F1 over the pairs of mentions that are of one event."""
    def pairs(sizes: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes)

    event_of = {id_: event.id for event in merged.events for id_ in event.mentions}
    together = pairs(Counter((event_of[id_], number) for id_, number in made.truth.items()).values())
    return 2 * together / (pairs(Counter(event_of.values()).values()) + pairs(Counter(made.truth.values()).values()))
