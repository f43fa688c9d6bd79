"""An act as a verb tells it: who does it, to whom or what, and what kinds of things these are.

A rule reads an `Act` and answers with a `Verdict`: the frame where it knows what the act is, None where the act is none
(the reason is noted), `GO_ON` where the act is for other rules to judge.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause
from timeline.extract.discourse import Codes
from timeline.extract.referents import Referent
from timeline.extract.status import Mood
from timeline.extract.words import Token
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

COMMANDING = frozenset("order direct instruct tell".split())
SENDING = frozenset("send dispatch deploy scramble launch".split())
_ANNOUNCING = frozenset("announce say declare decide".split())
_BY_MEANS_OF = frozenset("arrive travel leave depart come go return".split())


_BEING_THERE = frozenset("dock moor berth anchor head bind".split())
"""Of whom it is told where they are: "the frigates are docked in Havana"."""


class Unjudged(enum.Enum):
    """The answer of a rule that says nothing of an act."""

    GO_ON = enum.auto()


GO_ON: Final = Unjudged.GO_ON
Verdict: TypeAlias = "Frame | Unjudged | None"


@dataclasses.dataclass(slots=True)
class Act:
    """A verb with its sides. Members that are lists of numbers hold noun groups, indices into `Reading.row`.

    `doers` act and `patients` undergo, whichever of them is the subject; `actors` are the codes of the doers, or of those
    who ordered them. `frame` is what the act gives if no rule refuses it.
    """

    reader: FrameReader
    hit: Hit
    entry: Trigger
    verb: Chunk
    clause: Clause
    mood: Mood
    agents: list[int]
    doers: list[int]
    patients: list[int]
    particle: str
    """The last word of a trigger of several: "in" of "fly in"."""
    wants: frozenset[str]
    """Classes of which the entry asks that the object have one."""
    wants_subject: frozenset[str]
    doing: list[Referent]
    doer_classes: frozenset[str]
    patient_classes: frozenset[str]
    patient_codes: Codes
    actors: Codes
    phrases: list[tuple[str, Referent]]
    """What stands behind prepositions. Resolved whether a rule asks or not: a person once named is known further on."""
    frame: Frame

    @property
    def lemma(self) -> str:
        """The verb in its base form."""
        return self.verb.lemma

    @property
    def passive(self) -> bool:
        """Whether the subject undergoes the act."""
        return is_undergone(self.verb, self.agents)

    @property
    def subjects(self) -> list[int]:
        """The noun groups that are the grammatical subject."""
        return self.clause.subjects

    @property
    def objects(self) -> list[int]:
        """The noun groups that are the grammatical object."""
        return self.clause.objects

    @property
    def above(self) -> str:
        """The verb that governs this one, '' for none."""
        return self.reader.reading.row[self.clause.governor].lemma if self.clause.governor >= 0 else ""

    @property
    def starts(self) -> bool:
        """Whether a gerund is all that the sentence has for a verb, as in headlines and lists."""
        reading, above = self.reader.reading, self.clause.governor
        while above >= 0 and not reading.row[above].finite:  # "killing two and wounding three" hangs on "killing"
            clause = reading.clauses.get(above)
            above = clause.governor if clause is not None and clause.governor < above else -1
        return above < 0

    def refuse(self, why: str) -> None:
        """Note why the verb tells of no act."""
        self.reader.refuse(self.hit, why)

    def group(self, i: int) -> Chunk:
        """Noun group `i`."""
        return self.reader.reading.row[i]

    def head(self, i: int) -> Token:
        """The head of noun group `i`."""
        return self.reader.tokens[self.group(i).head]

    def words(self, i: int) -> list[Token]:
        """The words of noun group `i`."""
        group = self.group(i)
        return self.reader.tokens[group.first : group.last]

    def modifiers(self, i: int) -> list[tuple[str, int]]:
        """What hangs on noun group `i`, with prepositions."""
        return self.reader.reading.modifiers(i)

    def after(self, prepositions: Container[str]) -> list[int]:
        """The noun groups behind one of the prepositions."""
        return [i for p, i in self.clause.obliques if p in prepositions]

    def classes(self, i: int) -> frozenset[str]:
        """What noun group `i` is."""
        return self.reader.referents.classes(self.group(i))

    def of(self, i: int) -> Referent:
        """What noun group `i` stands for."""
        return self.reader.referents.of(i)

    def codes(self, groups: list[int]) -> Codes:
        """The actors that the noun groups stand for, each once."""
        return self.reader.referents.codes(groups)

    def owners(self, groups: Iterable[int]) -> Codes:
        """The actors that the noun groups stand for, or whose places they name, each once."""
        return self.reader.owners(groups)

    def whole(self, i: int) -> Chunk | None:
        """What noun group `i` counts ("dozens of missiles"), None where it counts itself."""
        whole = self.reader.referents.whole_of(self.group(i))
        return None if whole is None else self.group(whole)

    def lemmas(self, groups: list[int]) -> set[str]:
        """The heads of the noun groups and of what they count."""
        wholes = (self.whole(i) for i in groups)
        return {self.group(i).lemma for i in groups} | {whole.lemma for whole in wholes if whole is not None}

    def behind(self) -> str:
        """The preposition right behind the verb, whose noun group the order of words makes an object: "flew over the
        town".
        """
        row, k = self.reader.reading.row, self.clause.verb + 1
        return row[k].low if k < len(row) and row[k].kind == "PREP" else ""

    def purposes(self) -> list[Clause]:
        """The infinitives that hang on the verb: "sent fighters to intercept them"."""
        clauses = self.reader.reading.clauses.values()
        return [other for other in clauses if other.governor == self.clause.verb and other.relation == "infinitive"]

    def around(self) -> list[tuple[str, int]]:
        """The noun groups behind prepositions, with the object that one right behind the verb makes of them."""
        behind = self.behind()
        return [*self.clause.obliques, *((behind, i) for i in self.objects)]


def is_undergone(verb: Chunk, agents: list[int]) -> bool:
    """Whether a verb in the passive tells what its subject undergoes, and not where it is."""
    return verb.passive and not (verb.lemma in _BEING_THERE and not agents)


def others(codes: Iterable[str], own: Codes) -> Codes:
    """The codes that are not among `own`, each once."""
    return tuple(dict.fromkeys(code for code in codes if code not in own))


def act_of(reader: FrameReader, hit: Hit, entry: Trigger, verb: Chunk, clause: Clause, mood: Mood) -> Act:
    """The act of a verb, with a frame in which nothing but its sides is filled in."""
    referents, row = reader.referents, reader.reading.row
    agents = clause.agents if verb.lemma not in _BY_MEANS_OF else []  # "arrived here by plane": no plane did it
    passive = is_undergone(verb, agents)
    doers = agents if passive else clause.subjects
    patients = [*clause.subjects, *clause.objects] if passive else list(clause.objects)
    patients = patients or reader.reading.relative_objects(clause)
    text = hit.text.lower()
    particle = text.rsplit(" ", 1)[-1]
    if particle != text:
        patients += [i for p, i in clause.obliques if p == particle and i not in patients]
    doing = [referents.of(i) for i in doers]
    act = Act(
        reader, hit, entry, verb, clause, mood, agents, doers, patients, particle,
        wants=frozenset(tag.split(":", 1)[1] for tag in entry.tags if tag.startswith("object:")),
        wants_subject=frozenset(tag.split(":", 1)[1] for tag in entry.tags if tag.startswith("subject:")),
        doing=doing,
        doer_classes=frozenset(c for i in doers for c in referents.classes(row[i])),
        patient_classes=frozenset(c for i in patients for c in referents.classes(row[i])),
        patient_codes=referents.codes(patients),
        actors=tuple(dict.fromkeys(code for r in doing for code in r.codes if r.kind in ("actor", "person", "thing"))),
        phrases=[(p, referents.of(i)) for p, i in clause.obliques],
        frame=reader.new_frame(hit, entry, verb.head, verb.i, clause, False, mood),
    )  # fmt: skip
    if _is_commanded(act):
        act.actors = referents.codes(reader.reading.clauses[clause.governor].subjects)
    _fill(act)
    return act


def _is_commanded(act: Act) -> bool:
    """ "ordered the army to fire", "announced that troops would be sent": those who say so are the actors."""
    if act.passive:
        planned = act.above in _ANNOUNCING and act.mood.status == "planned"
        return not act.doers and (act.above in COMMANDING or planned)
    return not act.actors and act.clause.relation == "infinitive" and act.above in COMMANDING | SENDING


def _fill(act: Act) -> None:
    frame, reader = act.frame, act.reader
    frame.governors = [act.clause.verb]
    frame.people = [r.person for r in act.doing if r.person is not None]
    frame.objects = list(act.patients)
    frame.actors = act.actors
    frame.why = f"verb {act.hit.text!r}"
    for i in [*act.patients, *act.doers]:
        for token in act.words(i):
            if token.name >= 0 and reader.names.spans[token.name].equipment is not None:
                frame.equipment.append(reader.names.spans[token.name].text)
