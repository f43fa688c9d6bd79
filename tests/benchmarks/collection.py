"""Collections of any size, made up with known truth: events of sixteen theatres over years, and what papers write of them.

A few events are told by dozens of papers and most by one or two; a report tells its news, adds two or three things that
happened before, and fills the page. One report in twelve is a repost; some are undated. The number of reports a day is
fixed, so that twice the reports cover twice the time, as a collection grows that is kept up. Same seed, same collection.

    python -m tests.benchmarks.collection FOLDER --reports 10000 --format jsonl
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import datetime as dt
import json
import random
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmarks import wording
from timeline.resources import folder

SEED = 20_240_314
REPORTS_A_DAY = 250
FIRST_DAY = dt.date(2012, 1, 2)
_RIVALS = (
    ("PRK", "KOR"), ("KOR", "PRK"), ("CHN", "TWN"), ("CHN", "PHL"), ("CHN", "JPN"), ("RUS", "UKR"), ("UKR", "RUS"),
    ("RUS", "EST"), ("AZE", "ARM"), ("TUR", "GRC"), ("IRN", "ISR"), ("ISR", "SYR"), ("IRN", "SAU"), ("IND", "PAK"),
    ("PAK", "IND"), ("ETH", "ERI"), ("MAR", "DZA"), ("VEN", "GUY"), ("THA", "KHM"), ("SRB", "XKX"), ("RWA", "COD"),
)
_KINDS = {"shelling": 5, "launch": 3, "drill": 5, "named": 1, "patrol": 3, "incursion": 3, "deployment": 2, "statement": 6,
          "talks": 1}
_LOOK_ALIKES = {"shelling": 0.3, "launch": 0.2, "drill": 0.2}
"""Share of events of a kind that come again the next day, or with another weapon the same day."""
_REPOSTS = 1 / 12
_REMEMBERED = 60
"""Days after which nobody mentions an event any more."""
_LENGTH = 2450
"""Characters of a report, about."""


@dataclasses.dataclass(frozen=True)
class Happening:
    """One event of the made-up world."""

    number: int
    kind: str
    first: dt.date
    last: dt.date
    actor: str
    target: str
    place: str
    figure: int
    thing: str = ""
    name: str = ""
    speaker: str = ""
    cause: Happening | None = None


@dataclasses.dataclass(frozen=True)
class Told:
    """Where a report tells of an event, in code points of its text."""

    start: int
    end: int
    event: int


@dataclasses.dataclass(frozen=True)
class Made:
    """A report and what it tells."""

    id: str
    title: str
    source: str
    published: dt.date
    text: str
    told: tuple[Told, ...]
    is_dated: bool = True

    @property
    def url(self) -> str:
        """Where it stood."""
        return f"https://{self.source.lower().replace(' ', '-')}.example/{self.published:%Y/%m/%d}/{self.id}"


@dataclasses.dataclass(frozen=True)
class _Country:
    name: str
    adjective: str
    places: tuple[str, ...]
    series: tuple[str, ...]


def _rows(*names: str) -> Iterator[dict[str, str]]:
    with folder("seeds").joinpath(*names).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _countries() -> dict[str, _Country]:
    codes = {code for pair in _RIVALS for code in pair}
    places: dict[str, list[str]] = {code: [] for code in codes}
    series: dict[str, list[str]] = {code: [] for code in codes}
    for row in _rows("places.csv"):
        if row["country"] in codes and row["kind"] in ("town", "base", "port", "range", "island"):
            places[row["country"]].append(row["name"])
    for row in _rows("exercises", "exercises.csv"):
        if row["actors"].split(";")[0] in codes and not row["near"]:
            series[row["actors"].split(";")[0]].append(row["name"])
    return {
        code: _Country(row["name"], row["demonyms"].split(";")[0],
                       tuple(places[code][:12]) or (row["capitals"].split(";")[0],), tuple(series[code][:6]))
        for row in _rows("actors", "countries.csv") if (code := row["code"]) in codes
    }


class World:
    """What happens, and who writes what about it, day after day. Iterate over `reports`."""

    def __init__(self, seed: int = SEED, *, a_day: int = REPORTS_A_DAY, undated: float = 0.01) -> None:
        self._random = random.Random(seed)
        self._countries = _countries()
        self._a_day = a_day
        self._undated = undated
        self._events = 0
        self._past: dict[tuple[str, str], deque[Happening]] = {pair: deque() for pair in _RIVALS}
        self._held: set[tuple[str, int]] = set()

    def reports(self, number: int) -> Iterator[Made]:
        """The first `number` reports; those of a longer run begin with the same."""
        day, written = FIRST_DAY, 0
        pending: dict[dt.date, list[Happening]] = {}
        while written < number:
            for happening in self._happen(day):
                fame = min(60, round(self._random.paretovariate(1.1)))
                for _ in range(fame):
                    later = dt.timedelta(days=self._random.choice((0, 0, 0, 1, 1, 2, 3)))
                    pending.setdefault(day + later, []).append(happening)
            news = pending.pop(day, [])
            before: Made | None = None
            for number_of_day, happening in enumerate(news):
                id_ = f"{day:%Y%m%d}-{number_of_day:04}"
                repost = before is not None and self._random.random() < _REPOSTS
                before = self._repost(id_, before) if repost and before else self._write(id_, happening, day)
                yield before
                written += 1
                if written == number:
                    return
            day += dt.timedelta(days=1)

    def _happen(self, day: dt.date) -> Iterator[Happening]:
        """The events of a day: their mean number is what the reports of a day need."""
        for past in self._past.values():
            while past and (day - past[0].first).days > _REMEMBERED:
                past.popleft()
        for _ in range(max(1, round(self._a_day / 5.2))):
            pair = self._random.choice(_RIVALS)
            for happening in self._episode(pair, day):
                self._past[pair].append(happening)
                yield happening

    def _episode(self, pair: tuple[str, str], day: dt.date) -> list[Happening]:
        rng = self._random
        kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        actor, target = (self._countries[code] for code in pair)
        away = target if kind in ("shelling", "incursion") else actor
        thing = rng.choice(wording.WEAPONS) if kind == "launch" else rng.choice(wording.DRILLS)
        theirs = self._past.get((pair[1], pair[0])) or self._past[pair]
        cause = rng.choice(theirs) if theirs and kind != "talks" and rng.random() < 0.25 else None
        made = Happening(self._events, kind, day, day, *pair, rng.choice(away.places), rng.randint(2, 40), thing,
                         speaker=rng.choice(wording.SPEAKERS), cause=cause)
        if kind == "named":
            free = [name for name in actor.series if (name, day.year) not in self._held]
            if not free:
                return []
            name = rng.choice(free)
            self._held.add((name, day.year))
            made = dataclasses.replace(made, name=name, last=day + dt.timedelta(days=rng.randint(4, 12)),
                                       figure=rng.randint(10, 200) * 100)
        elif kind in ("drill", "deployment"):
            made = dataclasses.replace(made, figure=rng.randint(2, 60) * 100)
        events = [made]
        if rng.random() < _LOOK_ALIKES.get(kind, 0.0):
            other = rng.choice([one for one in wording.WEAPONS if one != thing])
            events.append(dataclasses.replace(made, thing=other, figure=rng.randint(2, 9)) if kind == "launch" else
                          dataclasses.replace(made, place=rng.choice(away.places), figure=rng.randint(41, 90)))
        events = [dataclasses.replace(one, number=self._events + number) for number, one in enumerate(events)]
        self._events += len(events)
        return events

    def _write(self, id_: str, happening: Happening, day: dt.date) -> Made:
        rng = self._random
        parts: list[tuple[str, int | None]] = [(self._sentence(wording.LEADS, happening, day), happening.number)]
        if happening.cause is not None and rng.random() < 0.7:
            cause = wording.CAUSES[happening.cause.kind].format_map(self._slots(happening.cause, day))
            parts.append((self._put(rng.choice(wording.ANSWERS), happening, day, cause=cause), happening.number))
        parts += [(self._put(each, happening, day), None) for each in wording.FURTHER[happening.kind] if rng.random() < 0.6]
        for other in self._remembered(happening, day):
            parts.insert(rng.randint(1, len(parts)), (self._sentence(wording.BACKS, other, day), other.number))
        length = sum(len(sentence) for sentence, _ in parts)
        places = [place for code in (happening.actor, happening.target) for place in self._countries[code].places]
        while length < _LENGTH:
            filled = {slot: rng.choice(words) for slot, words in wording.FILLINGS.items()}
            sentence = rng.choice(wording.FILLERS).format(p=rng.choice(places), **filled)
            parts.insert(rng.randint(1, len(parts)), (sentence, None))
            length += len(sentence) + 1
        text, told = "", []
        for number, (sentence, event) in enumerate(parts):
            text += ("" if not number else "\n\n" if number % 3 == 0 else " ")
            if event is not None:
                told.append(Told(len(text), len(text) + len(sentence), event))
            text += sentence
        who = self._countries[happening.actor]
        source = f"{rng.choice(places)} {rng.choice(wording.PAPERS)}"
        return Made(id_, f"{who.adjective} {happening.kind} near {happening.place}", source, day, text, tuple(told),
                    rng.random() >= self._undated)

    def _repost(self, id_: str, made: Made) -> Made:
        """The same text in another paper, its last paragraph cut off."""
        text = made.text.rpartition("\n\n")[0] or made.text
        told = tuple(each for each in made.told if each.end <= len(text))
        return dataclasses.replace(made, id=id_, source=f"Reprint {made.source}", text=text, told=told)

    def _remembered(self, happening: Happening, day: dt.date) -> list[Happening]:
        """What happened lately between the same two, and what this answers."""
        past = [one for one in list(self._past[happening.actor, happening.target])[-40:] if one.number < happening.number]
        chosen = self._random.sample(past, min(len(past), self._random.randint(0, 3)))
        return [one for one in chosen if one is not happening.cause and (day - one.first).days >= 2]

    def _sentence(self, wordings: dict[str, tuple[str, ...]], happening: Happening, day: dt.date) -> str:
        opening = self._random.choice(wording.OPENINGS) if wordings is wording.LEADS else ""
        sentence = self._put(self._random.choice(wordings[happening.kind]), happening, day)
        begins = sentence.partition(" ")[0]
        return opening + (sentence[:1].lower() + sentence[1:] if opening and begins in ("The", "A", "About") else sentence)

    def _put(self, words: str, happening: Happening, day: dt.date, cause: str = "") -> str:
        sentence = words.format_map({**self._slots(happening, day), "cause": cause})
        return sentence[:1].upper() + sentence[1:]

    def _slots(self, happening: Happening, day: dt.date) -> dict[str, str]:
        actor, target = self._countries[happening.actor], self._countries[happening.target]
        n = happening.figure
        if self._random.random() < 0.15:
            n = max(2, round(n * self._random.uniform(0.8, 1.2)))
        return {
            "a": actor.name, "A": actor.adjective, "t": target.name, "T": target.adjective, "p": happening.place,
            "d": self._date(happening, day), "n": f"{n:,}", "x": happening.thing, "e": happening.name,
            "w": happening.speaker.format(A=actor.adjective),
        }

    def _date(self, happening: Happening, day: dt.date) -> str:
        """The date of the event as a paper of `day` writes it."""
        first, age, luck = happening.first, (day - happening.first).days, self._random.random()
        if age <= 6:
            words = [f"on {first:%A}", f"on {first:%A}", f"on {first:%B} {first.day}"]
            words += ["early " + f"{first:%A}"] if age == 0 else ["a day earlier", "yesterday"] if age == 1 else []
            return self._random.choice(words)
        if age <= 45:
            is_last_month = (day.replace(day=1) - dt.timedelta(days=1)).month == first.month
            vaguely = "last week" if age <= 9 else "last month" if is_last_month else "in recent weeks"
            return f"on {first:%B} {first.day}" if luck < 0.8 else vaguely
        exactly = f"on {first:%B} {first.day}, {first.year}"
        return f"in {first:%B}" if luck < 0.6 else exactly if luck < 0.9 else f"in {first.year}"


def as_row(made: Made) -> dict[str, str]:
    """A report as a row of JSON Lines."""
    dated = {"published": made.published.isoformat()} if made.is_dated else {}
    return {"id": made.id, "title": made.title, "source": made.source, "url": made.url, **dated, "text": made.text}


def as_markdown(made: Made) -> str:
    """A report as a file with front matter."""
    row = as_row(made)
    head = "".join(f"{key}: {json.dumps(row[key], ensure_ascii=False)}\n" for key in row if key != "text")
    return f"---\n{head}---\n{made.text}\n"


def as_page(made: Made) -> str:
    """A report as a page of a site, with what sites put around an article."""
    paragraphs = "\n".join(f"<p>{part}</p>" for part in made.text.split("\n\n"))
    date = f'<meta property="article:published_time" content="{made.published}T08:00:00Z">' if made.is_dated else ""
    links = "\n".join(f'<li><a href="/story/{n}">Related story number {n} of the day</a></li>' for n in range(12))
    return (
        f'<!doctype html><html lang="en"><head><title>{made.title} | {made.source}</title>{date}'
        f'<link rel="canonical" href="{made.url}"></head><body><nav><ul>{links}</ul></nav>'
        f"<article><h1>{made.title}</h1>\n{paragraphs}\n</article><aside><ul>{links}</ul></aside>"
        f"<footer><p>About us. Terms of use. All rights reserved.</p></footer></body></html>\n")


def write(where: Path, reports: Iterable[Made], form: str) -> int:
    """Write `reports` below `where`: a file each (``md``, ``html``), or five thousand to a file (``jsonl``); how many."""
    number = 0
    rows: list[str] = []
    for number, made in enumerate(reports, start=1):
        if form == "jsonl":
            rows.append(json.dumps(as_row(made), ensure_ascii=False) + "\n")
            if len(rows) == 5000:
                _write(where / f"{number // 5000:05}.jsonl", "".join(rows))
                rows = []
            continue
        _write(where / f"{number // 1000:04}" / f"{made.id}.{form}", as_page(made) if form == "html" else as_markdown(made))
    if rows:
        _write(where / "last.jsonl", "".join(rows))
    return number


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a collection to a folder."""
    parser = argparse.ArgumentParser(description="Write a made-up collection of reports.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--format", choices=("md", "jsonl", "html"), default="jsonl")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--undated", type=float, default=0.01)
    chosen = parser.parse_args()
    world = World(chosen.seed, undated=chosen.undated)
    sys.stdout.write(f"{write(chosen.folder, world.reports(chosen.reports), chosen.format)} reports\n")


if __name__ == "__main__":
    main()
