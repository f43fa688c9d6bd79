"""Chronologies of any size for the drawings: sides that act and answer over years, with titles in several scripts.

Made from a seed, so that every run draws the same.
"""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from tests.factories.chronology import event, mention, report, timex
from timeline.dates.span import Span
from timeline.model import Event, EventType, Extraction, Link, Mention, Merged, Report, Timex
from timeline.store import Store

ACTS: tuple[tuple[EventType, str, str], ...] = (
    ("exercise", "naval", "Fleet drill off the eastern cape"),
    ("weapons_test", "ballistic_missile", "Two missiles fired into the eastern sea"),
    ("statement", "warning", "General staff warns of a response"),
    ("deployment", "patrol", "Frigates join the patrol of the strait"),
    ("exercise", "live_fire", "해안 포병 실사격 훈련"),
    ("statement", "condemnation", "وزارة الدفاع تدين المناورات"),
    ("engagement", "shelling", "Exchange of fire at the northern crossing"),
    ("incursion", "air", "Drones cross the line near the airfield"),
)
SIDES = (("KOR", "USA"), ("PRK",), ("CHN",), ("TWN",), ("RUS",), ("POL", "NATO"), ("KOR",), ("PHL",), ("IRN",), ("ISR",))
PER_REPORT = 5


def crowd(size: int, *, years: int = 4, first: dt.date = dt.date(2021, 1, 5)) -> tuple[list[Extraction], Merged]:
    """`size` events over `years` years, one in six an answer to one shortly before."""
    rng = random.Random(size)
    bursts = [rng.randrange(years * 365) for _ in range(max(size // 40, 1))]
    days = sorted(rng.choice(bursts) + int(rng.expovariate(1 / 9)) if rng.random() < 0.7 else rng.randrange(years * 365)
                  for _ in range(size))
    extractions: list[Extraction] = []
    events: list[Event] = []
    links: list[Link] = []
    for begin in range(0, size, PER_REPORT):
        numbers = range(begin, min(begin + PER_REPORT, size))
        told = {n: (first + dt.timedelta(days=days[n]), ACTS[rng.randrange(len(ACTS))]) for n in numbers}
        sentences = [f"{act[2]}, number {n}, on {_spoken(when)}." for n, (when, act) in told.items()]
        last = max(when for when, _ in told.values())
        wire = report(f"wire-{begin:05d}", *sentences, published=(last + dt.timedelta(days=1)).isoformat(),
                      source="Meridian Wire", url=f"https://example.org/{begin}")
        mentions: list[Mention] = []
        timexes: list[Timex] = []
        for sentence, (n, (when, (kind, mode, title))) in zip(sentences, told.items(), strict=True):
            phrase = _spoken(when)
            at = wire.text.index(sentence) + sentence.index(phrase)
            timexes.append(timex(wire, phrase, Span.on(when)).model_copy(update={"start": at, "end": at + len(phrase)}))
            made = mention(wire, sentence, title.split()[-1], type=kind, mode=mode, actors=SIDES[rng.randrange(len(SIDES))],
                           span=_span(rng, when), grain="day", time_phrase=phrase, date_basis="stated", timexes=(at,))
            mentions.append(made)
            events.append(event(_id(n), made, title=f"{title}, number {n}", publishers=("Meridian Wire",)))
            if n and rng.random() < 1 / 6:
                links.append(_answer(events[-1], events[max(n - 1 - rng.randrange(4), 0)], made, wire))
        extractions.append(Extraction(report=wire, timexes=tuple(timexes), mentions=tuple(mentions)))
    return extractions, Merged(events=tuple(events), links=tuple(links))


def crowd_database(path: Path, size: int, **choice: int) -> Path:
    """The same in a database at `path`."""
    extractions, merged = crowd(size, **choice)
    with Store.open(path, "create") as store:
        store.store_batch(extractions)
        store.replace_events(merged)
    return path


def set_sides(path: Path) -> None:
    """Put the acting sides of the small chronology against each other in one theatre, so that links by timing are found."""
    with Store.open(path, "write") as store:
        store.connection.execute("update event set theatres = ['korea']; delete from side").fetchall()
        store.connection.execute(
            "insert into side select 'korea', side, actor, '-infinity', 'infinity' "
            "from (values ('KOR', 0), ('USA', 0), ('PRK', 1)) as sides(actor, side)").fetchall()


def _span(rng: random.Random, when: dt.date) -> Span:
    draw = rng.random()
    length = dt.timedelta(days=2 + rng.randrange(12))
    if draw < 0.7:
        return Span.on(when)
    if draw < 0.85:
        return Span.lasting(when, when + length)
    if draw < 0.95:
        return Span.within(when, when + length)
    return Span(when, when, None, None)


def _answer(later: Event, earlier: Event, told: Mention, wire: Report) -> Link:
    return Link(from_event=later.id, to_event=earlier.id, kind="responds_to",
                basis="stated" if len(later.title) % 3 else "interpreted", report=wire.id, sentence=told.sentence,
                start=told.start, end=told.end, rule="made for tests")


def _spoken(when: dt.date) -> str:
    return f"{when:%B} {when.day}, {when.year}"


def _id(n: int) -> str:
    """An id of five characters, as the program makes them: a letter, then letters and digits without vowels."""
    digits = "23456789bcdfghjkmnpqrstvwxz"
    letters = "bcdfghjkmnpqrstvwxz"
    head, tail = divmod(n, len(digits) ** 4)
    found = ""
    for _ in range(4):
        tail, rest = divmod(tail, len(digits))
        found = digits[rest] + found
    return letters[head] + found
