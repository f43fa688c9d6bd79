"""The names and class nouns of one sentence, by token."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence

from timeline.extract.words import Token
from timeline.lexicon import Actor, Equipment, Exercise, Hit, PlaceEntry, Trigger


@dataclasses.dataclass(slots=True)
class Name:
    """All that the lexicon knows of one span of text."""

    start: int
    end: int
    text: str
    actors: tuple[Actor, ...] = ()
    place: PlaceEntry | None = None
    equipment: Equipment | None = None
    exercise: Exercise | None = None
    edition: str | None = None


@dataclasses.dataclass(slots=True)
class Cue:
    """A colouring word: its entry and its span."""

    start: int
    end: int
    entry: Trigger


_BEHIND = re.compile(
    r"[-‑](?:backed|made|built|supplied|sponsored|funded|trained|aligned|linked|allied|style|designed|born)\b"
)
"""What makes of a state's name the friend or maker of somebody or something: "Iran-backed fighters" are no Iranians."""


def gather(hits: Sequence[Hit], text: str) -> list[Name]:
    """Names in `text` by span, in order. Two hits on one span become one name with both readings."""
    found: dict[tuple[int, int], Name] = {}
    for hit in hits:
        if hit.kind in ("trigger", "cue", "field") or _BEHIND.match(text, hit.end):
            continue
        name = found.get((hit.start, hit.end))
        if name is None:
            name = found[hit.start, hit.end] = Name(hit.start, hit.end, hit.text)
        entry = hit.entry
        if isinstance(entry, Actor):
            name.actors = (*name.actors, entry)
        elif isinstance(entry, PlaceEntry):
            name.place = name.place or entry
        elif isinstance(entry, Equipment):
            name.equipment = name.equipment or entry
        elif isinstance(entry, Exercise):
            name.exercise, name.edition = entry, hit.edition
    return [found[key] for key in sorted(found)]


class Names:
    """Names, triggers and cues of a sentence."""

    def __init__(self, text: str, spans: list[Name], triggers: list[Hit], cues: list[Cue]) -> None:
        self.text, self.spans, self.triggers, self.cues = text, spans, triggers, cues
        self._classes: dict[int, set[str]] = {}

    def attach(self, tokens: list[Token]) -> None:
        """Index class nouns by the token they end on."""
        ends = {token.end: token.i for token in tokens}
        for cue in self.cues:
            for tag in cue.entry.tags:
                if tag.startswith("class:") and cue.end in ends:
                    self._classes.setdefault(ends[cue.end], set()).add(tag[6:])

    def open_groups(self, tokens: list[Token]) -> None:
        """Mark the states' names that stand right behind an event noun, and the name of who speaks behind a forum."""
        nouns = {hit.end for hit in self.triggers}
        if len(tokens) > 3 and tokens[0].tag == "I" and tokens[1].tag in "DP#":
            _open_speaker(tokens)
        for previous, token in itertools.pairwise(tokens):
            if token.name >= 0 and previous.name < 0 and previous.end in nouns and previous.tag == "N":
                actors = self.spans[token.name].actors
                token.opens = bool(actors) and actors[0].role in ("country", "alliance", "capital", "government", "group")

    def classes_at(self, token: int) -> set[str]:
        """Classes of the noun that ends on that token."""
        return self._classes.get(token, _NO_CLASSES)

    def cued(self, prefix: str) -> list[tuple[str, Cue]]:
        """The tags of this sentence's cues that start with `prefix`, without it."""
        return [(tag[len(prefix) :], cue) for cue in self.cues for tag in cue.entry.tags if tag.startswith(prefix)]


def _open_speaker(tokens: list[Token]) -> None:
    """ "In a second statement Lee said": the name behind the first noun, where a verb follows it."""
    for previous, token in itertools.pairwise(tokens[2:]):
        if token.tag not in "N#":
            return
        if token.tag == "N" and token.text[0].isupper() and previous.tag == "N" and previous.text.islower():
            rest = itertools.dropwhile(lambda t: t.tag == "N" and t.text[0].isupper(), tokens[token.i :])
            token.opens = next((t.tag in "VX" for t in rest), False)
            return


_NO_CLASSES: set[str] = set()
