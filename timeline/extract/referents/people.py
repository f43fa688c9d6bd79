"""People by names that the lexicon lacks: with a title, an apposition, or named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.chunks import Chunk
from timeline.extract.discourse import Codes, Person
from timeline.extract.referents.owners import from_phrase

if TYPE_CHECKING:
    from timeline.extract.referents.resolve import Referents

_TITLES = frozenset(
    """
    mr mr. mrs ms dr gen general adm admiral rear vice lt lieutenant maj major col colonel capt captain cmdr
    commander sen senator rep brig brigadier senior chief sgt secretary minister president
    """.split()
)


def person_of(referents: Referents, group: Chunk, modifiers: Codes, classes: frozenset[str]) -> Person | None:
    """A person by a name the lexicon lacks: "spokesman Li Xi", "Omar Khan, the army chief", or a surname used again."""
    tokens, discourse = referents.reading.tokens, referents.discourse
    parts = [
        t
        for t in tokens[group.first : group.last]
        if t.name < 0
        and t.tag == "N"
        and t.text[0].isupper()
        and "person" not in referents.names.classes_at(t.i)
        and t.low not in _TITLES
    ]
    if not parts or parts[-1].i != group.head:
        return None
    known = discourse.persons.get(parts[-1].low)
    titled = any("person" in referents.names.classes_at(t.i) or t.low in _TITLES for t in tokens[group.first : group.head])
    if known is not None and (len(parts) < 3 or titled):
        if modifiers and not known.codes:
            known.codes = modifiers
        discourse.last_person = known
        return known
    if not titled and len(parts) < 2:
        return None
    name = referents.text_of(parts[0].i, parts[-1].i + 1)
    codes = modifiers
    appended = referents.reading.apposition(group.i)
    if appended is not None:
        inner = referents.of(appended)
        if "person" in inner.classes or inner.kind == "person":
            titled = True
            codes = codes or inner.codes
    if not titled:
        return None
    if not codes:
        codes = from_phrase(referents, group, frozenset({"person"}))
    if not codes:
        codes = _carrier(referents, ) or (discourse.last_actor if len(discourse.last_actor) == 1 else ())
    return discourse.remember_person(name, codes)


def _carrier(referents: Referents) -> Codes:
    """The state whose media carry the words of somebody unknown."""
    for span in referents.names.spans:
        if span.actors and span.actors[0].role == "agency":
            codes = referents.discourse.resolve(span.actors)
            if codes:
                return codes
    return ()
