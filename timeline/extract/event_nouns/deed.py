"""An act as a noun names it, with the clauses about it: what the rules for nouns read, and the frame they fill in."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause
from timeline.extract.event_nouns.about import About, Role
from timeline.extract.status import Mood
from timeline.extract.words import Token
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

# Verbs that say of an exercise, test or operation that it takes place; their subject does it.
LIGHT = frozenset(
    """
    hold stage conduct carry perform begin start launch open kick finish end conclude wrap complete resume restart
    run host organise organize mount undertake do plan schedule prepare suspend postpone delay cancel oversee
    supervise attend watch observe guide direct lead take participate join have continue step increase intensify
    expand accelerate fire practise practice rehearse order fly announce execute deliver extend scale adopt impose
    approve make pay declare proclaim decree authorise authorize clear agree sign seal halt slap place
    initiate maintain double triple reinforce intensify accelerate speed keep send mark near implement ramp boost restart
    scrap shelve axe commence flag convene co-host round shorten curtail unleash
    """.split()
)
# Verbs by which an agreement comes into being, or ceases to be.
MAKING = frozenset(
    "sign conclude reach strike seal ink ratify agree collapse break expire scrap announce finalise finalize".split()
)
# Verbs that say of a barrier, a sanction or a loudspeaker what is done with it.
HANDLING = LIGHT | frozenset(
    """
    install set switch turn remove dismantle take pull put silence blast broadcast scatter drop send fly release float
    distribute lift ease tighten renew introduce levy hit relax reimpose trigger reinstate threaten tear
    restore use blare carry bring impose activate operate widen broaden extend prolong toughen reimpose expand
    """.split()
)
# Prepositions before whom something is aimed at.
TOWARDS = frozenset("at against on into onto".split())


@dataclasses.dataclass(slots=True)
class Deed:
    """A noun that names an act. `about` are the clauses it takes part in, `suffered` says that these tell whom it hit."""

    reader: FrameReader
    hit: Hit
    entry: Trigger
    token: int
    frame: Frame
    about: About
    suffered: bool = False

    @property
    def group(self) -> int:
        """The noun group that the noun heads."""
        return self.frame.group

    @property
    def chunk(self) -> Chunk:
        """The noun group that the noun heads, as a chunk."""
        return self.reader.reading.row[self.frame.group]

    @property
    def mood(self) -> Mood:
        """Whether it took place, as the clause puts it."""
        return self.frame.mood

    @property
    def governed(self) -> str | None:
        """The preposition before the noun group."""
        return self.reader.reading.governed_by(self.group)

    @property
    def words(self) -> list[Token]:
        """The words of the noun group."""
        chunk = self.chunk
        return self.reader.tokens[chunk.first : chunk.last]

    @property
    def modifiers(self) -> list[tuple[str, int]]:
        """What hangs on the noun group, with prepositions."""
        return self.reader.reading.modifiers(self.group)

    def after(self, prepositions: Container[str]) -> list[int]:
        """The noun groups that hang on it with one of the prepositions."""
        return [i for p, i in self.modifiers if p in prepositions]

    def classes(self, i: int) -> frozenset[str]:
        """What noun group `i` is."""
        return self.reader.referents.classes(self.reader.reading.row[i])

    def lemma(self, i: int) -> str:
        """The head of noun group or verb group `i`."""
        return self.reader.reading.row[i].lemma

    def clauses(self, *roles: Role) -> Iterator[tuple[Clause, Chunk]]:
        """The clauses in which it has one of the roles, with their verbs."""
        row = self.reader.reading.row
        return ((clause, row[clause.verb]) for clause, role in self.about if role in roles)
