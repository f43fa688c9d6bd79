"""The lexicon as the rest of the program sees it: hits in a text, and answers to names that people type."""

from __future__ import annotations

import datetime as dt
import functools
import gc
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from timeline.errors import UsageError
from timeline.lexicon.entries import Actor, Entry, Exercise, Hit, PlaceEntry
from timeline.lexicon.fold import fold
from timeline.lexicon.matcher import Matcher
from timeline.lexicon.read import read_seeds, seed_files
from timeline.lexicon.seeds import CameoCode, Seeds, Side, Theatre, TypeOrMode
from timeline.near import nearest
from timeline.resources import folder


class Lexicon:
    """All seeds, ready to match and to look up. Immutable; share one per process."""

    def __init__(self, seeds: Seeds) -> None:
        self.entries: dict[str, Entry] = seeds.entries
        self.theatres: dict[str, Theatre] = seeds.theatres
        self.sayings: dict[str, float] = seeds.sayings
        self.sides: tuple[Side, ...] = tuple(seeds.sides)
        self._seeds = seeds
        self._matcher = Matcher(form for forms in seeds.forms.values() for form in forms)

    def match(self, text: str) -> list[Hit]:
        """Everything in `text` that a lexicon knows, by start, end and kind. Two hits may share a span: "Pyongyang" is
        an actor and a place; the longest wins among names, and likewise among triggers.
        """
        return self._matcher.match(text)

    def actor(self, alias: str) -> str:
        """The code for a name, demonym, capital, agency, person, or code. Raises ``UsageError`` with candidates."""
        code = self._actor_codes.get(_key(alias))
        if code is None:
            raise UsageError(_unknown("actor", alias, self._actor_codes))
        return code

    def place(self, alias: str) -> PlaceEntry | Theatre:
        """The place, country or theatre of that name; a theatre before a country before a place. Raises ``UsageError``."""
        found = self._places.get(_key(alias))
        if found is None:
            raise UsageError(_unknown("place", alias, self._places))
        return found

    def country(self, code: str) -> PlaceEntry | None:
        """The country of that alpha-3 code as a place, with a point inside it; None for codes that are no country."""
        return self._seeds.countries.get(code)

    def type_or_mode(self, word: str) -> TypeOrMode:
        """What ``drill``, ``launch``, ``naval`` mean. Raises ``UsageError`` with candidates."""
        found = self._seeds.words.get(_key(word)) or self._seeds.words.get(_key(word).replace(" ", "_"))
        if found is None:
            raise UsageError(_unknown("type or mode", word, self._seeds.words))
        return found

    def name_of(self, code: str) -> str:
        """The name of an actor code; the code itself where it has none."""
        return self._names.get(code, code)

    def opposing(self, a: str, b: str, day: dt.date | None) -> bool:
        """Whether the actors `a` and `b` stood in opposite camps of any theatre on `day` (None: ever)."""
        return any(side.opposes(a, b, day) for side in self.sides)

    def opponents(self, actor: str, day: dt.date | None) -> frozenset[str]:
        """The actors that stood in a camp opposite to `actor` on `day` (None: ever)."""
        others = {code for side in self.sides for camp in side.camps for code in camp}
        return frozenset(code for code in others if self.opposing(actor, code, day))

    def rehearsed_against(
        self, actors: Collection[str], place: str | None, near: Collection[str], day: dt.date | None
    ) -> frozenset[str]:
        """Whom a drill of `actors` at `place` is held against by the table of sides, whatever the report says of it.

        `near` are the actors off whose coast it is. Where neither is known they are taken to drill at home.
        """
        there = {*self.theatres_of((), place), *self.theatres_of(near)} or set(self.theatres_of(actors))
        rehearsing = (side for side in self.sides if side.rehearsing & set(actors) and side.holds_on(day))
        camps = (camp for side in rehearsing if side.theatre in there for camp in side.camps)
        return frozenset(code for camp in camps if not camp & set(actors) for code in camp)

    def theatres_of(self, codes: Iterable[str] = (), place: str | None = None) -> tuple[str, ...]:
        """Ids of the theatres of a place (by id or name), or where that is not known of these actors; sorted."""
        if place is not None:
            entry = self.entries.get(place) or self._places.get(_key(place))
            if isinstance(entry, Theatre):
                return (entry.id,)
            if isinstance(entry, PlaceEntry):
                found = [t.id for t in self.theatres.values() if entry.id in t.places or entry.country in t.countries]
                if found:
                    return tuple(sorted(found))
        wanted = set(codes)
        return tuple(sorted(t.id for t in self.theatres.values() if wanted & t.countries))

    def exercise(self, name_or_id: str) -> Exercise | None:
        """The series of that id or name."""
        entry = self.entries.get(name_or_id) or self._exercises.get(_key(name_or_id))
        return entry if isinstance(entry, Exercise) else None

    def cameo(self, event_type: str, mode: str | None, status: str) -> CameoCode | None:
        """The CAMEO and PLOVER codes of such an event: the row that names most of the three wins."""
        for key in (
            (event_type, mode or "*", status), (event_type, mode or "*", "*"),
            (event_type, "*", status), (event_type, "*", "*"),
        ):
            if key in self._seeds.cameo:
                return self._seeds.cameo[key]
        return None

    def forms_of(self, entry_id: str) -> tuple[str, ...]:
        """The forms of an entry as its file lists them."""
        return tuple(dict.fromkeys(form.written for form in self._seeds.forms.get(entry_id, ())))

    @functools.cached_property
    def _actor_codes(self) -> dict[str, str]:
        codes: dict[str, str] = {}
        named = [entry for entry in self.entries.values() if isinstance(entry, Actor) and entry.actor]
        for entry in named:
            codes.setdefault(_key(entry.actor), entry.actor)
        for entry in named:
            for form in self.forms_of(entry.id):
                codes.setdefault(_key(form), entry.actor)
        return codes

    @functools.cached_property
    def _places(self) -> dict[str, PlaceEntry | Theatre]:
        places: dict[str, PlaceEntry | Theatre] = {}
        for theatre in self.theatres.values():
            for name in (theatre.id, theatre.name, *theatre.forms):
                places.setdefault(_key(name), theatre)
        for code, country in self._seeds.countries.items():
            for name in (code, country.name, *self.forms_of(f"actor.{code}.country")):
                places.setdefault(_key(name), country)
        for entry in self.entries.values():
            if isinstance(entry, PlaceEntry):
                for name in (entry.id, entry.name, *self.forms_of(entry.id)):
                    places.setdefault(_key(name), entry)
        return places

    @functools.cached_property
    def _names(self) -> dict[str, str]:
        return {entry.actor: entry.name for entry in reversed(self.entries.values())
                if isinstance(entry, Actor) and entry.actor and entry.role in ("country", "alliance", "group")}

    @functools.cached_property
    def _exercises(self) -> dict[str, Exercise]:
        return {_key(form): entry for entry in reversed(self.entries.values()) if isinstance(entry, Exercise)
                for form in (entry.name, *self.forms_of(entry.id))}


def _key(name: str) -> str:
    return " ".join(fold(name).text.split()).casefold().removeprefix("the ")


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    near = nearest(_key(name), known, most=3)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "`timeline init` copies the lists out."
    return f"no {what} is called {name!r}; {hint}"


def load(extra: Sequence[Path] = ()) -> Lexicon:
    """The lexicon of our seeds with the folders of `extra` on top. Kept per process while no file changes."""
    folders = (folder("seeds"), *(Path(path) for path in extra))
    return _load(folders, _stamp(folders))


def _stamp(folders: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    files = [path for root in folders for suffix in ("toml", "csv") for path in seed_files(root, suffix)]
    return tuple((str(path), (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files)


@functools.lru_cache(maxsize=4)
def _load(folders: tuple[Path, ...], stamp: tuple[tuple[str, int, int], ...]) -> Lexicon:
    # forty thousand objects that all stay: looking for garbage among them meanwhile is a fifth of the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        return Lexicon(read_seeds(folders))
    finally:
        if collecting:
            gc.enable()
