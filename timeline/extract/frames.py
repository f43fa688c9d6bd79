"""One frame for each event that a sentence tells: the trigger with who did it, to whom, and how the clause puts it.

A trigger word alone is not enough. A verb must have the kind of subject or object that its entry asks for, a noun must
head its
group; negated, conditional, habitual and merely promised acts give no frame. `read_frames` says of every trigger why it
became
a frame or not, which is what ``--explain`` prints.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import NamedTuple

from timeline.extract import acts, crossings, event_nouns, statements
from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause, Reading
from timeline.extract.discourse import Codes, Discourse, Person
from timeline.extract.names import Names
from timeline.extract.referents import Referent, Referents
from timeline.extract.sayings import Saying
from timeline.extract.status import Mood, mood_of
from timeline.lexicon import Hit, Trigger

_VERB_SHAPES = frozenset({"base", "third", "past", "participle", "gerund"})
# "testing efforts", "training activities": the noun before them is what goes on.
_MAY_BE_READY = frozenset({"state", "troops", "craft", "base", "person", "resident"})
_SAYING = frozenset("say add tell report announce state confirm note write post".split())
_FLEETS = frozenset("fleet navy inventory arsenal".split())
_CARRIERS = frozenset("effort activity campaign programme program phase series round cycle".split())


@dataclasses.dataclass(slots=True)
class Frame:
    """One reading of one trigger. Indices are those of `Reading.row` and tokens; `first` and `last` are code-point
    offsets.
    """

    entry: Trigger
    type: str
    mode: str | None
    first: int
    last: int
    token: int
    group: int
    clause: Clause | None
    mood: Mood
    noun: bool
    actors: Codes = ()
    targets: Codes = ()
    people: list[Person] = dataclasses.field(default_factory=list)
    definite: bool = False
    detail: bool = False
    generic: bool = False
    name: str | None = None
    series: str | None = None
    edition: str | None = None
    equipment: list[str] = dataclasses.field(default_factory=list)
    governors: list[int] = dataclasses.field(default_factory=list)
    """Verb groups that tell when and whether it happens."""
    speaker: Referent | None = None
    objects: list[int] = dataclasses.field(default_factory=list)
    """Noun groups the act is directed at: what a condemnation condemns."""
    background: bool = False
    """An accord of a year that is named: it stands, and was made then."""
    trend: bool = False
    """A series that has grown or gone on, with no single day."""
    tentative: bool = False
    """A statement only if the sentence tells of no act of the speaker's own side, which it would then merely report."""
    why: str = ""

    @property
    def flies(self) -> bool:
        """Whether it tells how something flew or fell, and of no act of another kind: "drones flown over the border"."""
        return "flight" in self.entry.tags and (self.detail or self.type == self.entry.type)


class Fight(NamedTuple):
    """A blow that was told: who struck whom, be it with words for the fending off of a blow of the other side."""

    actors: Codes
    targets: Codes
    fended_off: bool


@dataclasses.dataclass(slots=True)
class Refusal:
    """A trigger that gave no frame."""

    text: str
    entry: str
    why: str


class FrameReader:
    """Reads the frames of one sentence."""

    def __init__(
        self,
        reading: Reading,
        names: Names,
        referents: Referents,
        discourse: Discourse,
        flying: bool = False,
        spoken: Codes = (),
        fights: Iterable[Fight] = (),
    ) -> None:
        self.reading, self.names, self.referents, self.discourse = reading, names, referents, discourse
        self.refusals: list[Refusal] = []
        self.sayings: list[Saying] = []
        self.tokens = reading.tokens
        self.spoken = spoken
        """The speakers of the statements told in the last two sentences."""
        self.fights = tuple(fights)
        """The blows told just before."""
        self.flying = flying
        """A missile, shell or drone was told of last, so that "it" may be one."""
        self.text = " ".join(t.low for t in reading.tokens)

    def place_codes(self, i: int) -> Codes:
        """The country of the place that noun group `i` names: what is fired at a town is fired at its country."""
        return self.referents.place_codes(i)

    def owners(self, groups: Iterable[int]) -> Codes:
        """The actors that the noun groups stand for, or whose places they name, each once."""
        return self.referents.owners(groups)

    def is_place(self, i: int) -> bool:
        """Whether noun group `i` names a place, be it a sea that belongs to nobody."""
        n = self.tokens[self.reading.row[i].head].name
        return n >= 0 and self.names.spans[n].place is not None

    def read(self) -> list[Frame]:
        """The frames, in order of their triggers."""
        frames: list[Frame] = []
        by_span: dict[tuple[int, int], list[Hit]] = {}
        for hit in self.names.triggers:
            by_span.setdefault((hit.start, hit.end), []).append(hit)
        starts = {token.start: token.i for token in self.tokens}
        ends = {token.end: token.i for token in self.tokens}
        for (start, end), hits in sorted(by_span.items()):
            first, last = starts.get(start), ends.get(end)
            if first is None or last is None or self._inside_a_name(start, end, first, last):
                continue
            frames.extend(self._read_span(hits, first, last))
        frames.extend(self._named_exercises(frames))
        return frames + acts.presence.read(self, frames)

    def _inside_a_name(self, start: int, end: int, first: int, last: int) -> bool:
        """Part of a longer name ("Thunder Strike", "Strike Command"), or a name itself."""
        if self._names_an_office(first, last):
            return True
        for token in (first, last):
            n = self.tokens[token].name
            if n >= 0:
                name = self.names.spans[n]
                if name.equipment is not None and name.start < start < name.end < end:
                    continue  # "a sea drone attack"
                if (name.start < start or name.end > end) or (
                    name.start == start and name.end == end and name.exercise is not None
                ):
                    return True
        return False

    def _names_an_office(self, first: int, last: int) -> bool:
        """ "the Disarmament and Peace Institute", "Drone Operation Command": a capital inside a sentence, and more of them
        behind it, in a sentence that is no headline.
        """
        tokens = self.tokens
        if first == 0 or not tokens[first].text[0].isupper() or tokens[first].name >= 0:
            return False
        k = last + 1
        if k < len(tokens) and tokens[k].low in ("and", "of", "for", "&"):
            k += 1
        if k >= len(tokens) or not tokens[k].text[0].isupper() or tokens[k].tag not in "NG" or tokens[k].timex >= 0:
            return False
        return any(t.tag in "NVE" and t.text[0].islower() and len(t.text) > 3 for t in tokens[:first] + tokens[k + 1 :])

    def refuse(self, hit: Hit, why: str) -> None:
        """Note why a trigger is no event here."""
        self.refusals.append(Refusal(hit.text, hit.entry.id, why))

    # which reading of the word

    def _read_span(self, hits: list[Hit], first: int, last: int) -> list[Frame]:
        verbal = self.tokens[first].tag in "VBEG"
        nominal = self.tokens[last].tag in "NG"
        ranked = sorted(hits, key=lambda h: ((h.inflection in _VERB_SHAPES) != verbal, h.entry.id))
        found: list[Frame] = []
        for hit in ranked:
            entry = hit.entry
            assert isinstance(entry, Trigger)
            if hit.inflection == "as_is" and self.tokens[first].tag not in "ND#":
                frame = self._phrase(hit, entry, first)
            elif verbal and (hit.inflection in _VERB_SHAPES or hit.inflection == "as_is" or len(hits) == 1):
                frame = self._verb(hit, entry, first)
            elif nominal and hit.inflection not in _VERB_SHAPES:
                frame = self._noun(hit, entry, first, last)
            elif hit.inflection == "as_is":
                frame = self._phrase(hit, entry, first)
            else:
                self.refuse(hit, "word class does not fit")
                continue
            if frame is not None:
                found.append(frame)
                break
        return found

    def new_frame(
        self, hit: Hit, entry: Trigger, token: int, group: int, clause: Clause | None, noun: bool, mood: Mood
    ) -> Frame:
        """A frame of that trigger, all else still open."""
        return Frame(entry, entry.type or "", entry.mode, hit.start, hit.end, token, group, clause, mood, noun)

    # verbs

    def _verb(self, hit: Hit, entry: Trigger, first: int) -> Frame | None:
        chunk = self.reading.chunk_of(first)
        if chunk is None or chunk.kind != "VP" or chunk.head != first:
            self.refuse(hit, "not the main verb of its group")
            return None
        clause = self.reading.clauses[chunk.i]
        mood = mood_of(self.reading, clause, self.names)
        if entry.type == "statement":
            return statements.read_verb(self, hit, entry, chunk, clause, mood)
        if mood.dropped == "purpose" and "following" in entry.tags and chunk.lemma in acts.FOLLOWING:
            mood.dropped = ""  # "organised ships to track the destroyer": they did
        if mood.dropped:
            self.refuse(hit, mood.dropped)
            return None
        if "phase" in entry.tags:
            return self._phase_of_pronoun(hit, entry, first, chunk.i, clause, mood)
        if "operate" in entry.tags:
            return self._operating(hit, entry, first, chunk.i, clause, mood)
        if "oversee" in entry.tags or "participate" in entry.tags:
            return self._attendance(hit, entry, first, chunk.i, clause, mood)
        frame = acts.read_verb(self, hit, entry, chunk, clause, mood)
        return frame if frame is None else crossings.without_leave(self, clause, frame)

    def _phase_of_pronoun(
        self, hit: Hit, entry: Trigger, first: int, group: int, clause: Clause, mood: Mood
    ) -> Frame | None:
        """ "It began on Monday", "they will run until Friday": a phase of the exercise or operation told before."""
        subjects = [self.tokens[self.reading.row[i].head].low for i in clause.subjects]
        if (
            len(subjects) != 1
            or subjects[0] not in ("it", "they")
            or (
                clause.objects and clause.verb and self.tokens[first].lemma not in ("take", "involve", "include", "simulate")
            )
        ):
            self.refuse(hit, "not said of an event")
            return None
        if self.tokens[first].lemma in ("hold", "stage", "conduct", "carry") and not self.reading.row[group].passive:
            self.refuse(hit, "not said of an event")
            return None
        frame = self.new_frame(hit, entry, first, group, clause, False, mood)
        frame.governors = [clause.verb]
        frame.generic = frame.detail = True
        frame.why = "phase of an event told before"
        return frame

    def _operating(self, hit: Hit, entry: Trigger, first: int, group: int, clause: Clause, mood: Mood) -> Frame | None:
        """ "drove one of the tanks": a detail of the drill or test told before."""
        if not clause.objects and self.tokens[first].lemma in ("operate", "manoeuvre", "maneuver"):
            self.refuse(hit, "nothing is handled")
            return None
        around = [*clause.subjects, *clause.objects, *(i for _, i in clause.obliques)]
        if not any(self.referents.classes(self.reading.row[i]) & {"equipment", "craft"} for i in around):
            self.refuse(hit, "no equipment is used")
            return None
        frame = self.new_frame(hit, entry, first, group, clause, False, mood)
        frame.people = [r.person for i in clause.subjects if (r := self.referents.of(i)).person is not None]
        frame.generic = frame.detail = True
        frame.why = "handling equipment in an event told before"
        return frame

    def _attendance(self, hit: Hit, entry: Trigger, first: int, group: int, clause: Clause, mood: Mood) -> Frame | None:
        if "participate" in entry.tags:
            frame = self.new_frame(hit, entry, first, group, clause, False, mood)
            if any(self.referents.of(i).role == "alliance" for i in clause.objects):
                frame.type, frame.mode = "agreement", "accession"  # "Finland joined NATO"
                frame.actors = self.referents.codes(clause.subjects)
                return frame if frame.actors else None
            frame.actors = self.referents.codes(clause.subjects)
            fleets = [i for i in clause.objects if self.reading.row[i].lemma in _FLEETS]
            if fleets and any("craft" in self.referents.classes(self.reading.row[i]) for i in clause.subjects):
                frame.type, frame.mode = "procurement", "commissioning"  # "The corvette joined the fleet"
                frame.actors = frame.actors or self.referents.codes(fleets)
                return frame
            frame.generic = frame.detail = True
            frame.why = "taking part in something told before"
            return frame
        objects = [self.referents.of(i) for i in clause.objects]
        subject = [self.referents.of(i) for i in clause.subjects]
        if any(r.person for r in subject) and any(r.classes & {"base"} for r in objects):
            frame = self.new_frame(hit, entry, first, group, clause, False, mood)
            frame.type, frame.mode = "inspection", "leader_visit"
            frame.actors = self.referents.codes(clause.subjects)
            frame.people = [r.person for r in subject if r.person]
            return frame
        self.refuse(hit, "what is overseen is the event")
        return None

    # nouns

    def _noun(self, hit: Hit, entry: Trigger, first: int, last: int) -> Frame | None:
        if first != last and any(token.tag == "I" for token in self.tokens[first:last]):
            last = next(token.i for token in self.tokens[first:last] if token.tag == "I") - 1  # "package of sanctions"
        chunk = self.reading.chunk_of(last)
        if chunk is None:
            return None
        if chunk.kind == "VP":
            if self.tokens[last].tag != "G":
                self.refuse(hit, "verb where a noun is wanted")
                return None
        elif chunk.kind != "NP":
            return None
        possessed = last + 1 < len(self.tokens) and self.tokens[last + 1].tag == "'"
        modifies = chunk.kind == "NP" and chunk.head != last and not possessed
        modifies = modifies and not self._is_named_behind(entry, last, chunk)
        if modifies and self.tokens[chunk.head].lemma not in _CARRIERS:
            self.refuse(hit, f"modifies {self.tokens[chunk.head].text!r}")
            return None
        if entry.type == "statement":
            return statements.read_noun(self, hit, entry, chunk)
        return event_nouns.read(self, hit, entry, last, chunk.i)

    def _is_named_behind(self, entry: Trigger, noun: int, group: Chunk) -> bool:
        """ "the joint exercise Tabuk-5", "drill Anakonda": the name of what the noun is, and no thing of its."""
        named = self.tokens[noun + 1 : group.last]
        return entry.type == "exercise" and self.tokens[noun].text[0].islower() and all(
            t.name < 0 and (t.text[0].isupper() or t.text[0].isdigit()) for t in named
        )

    def _named_exercises(self, frames: list[Frame]) -> list[Frame]:
        """ "Zapad-2025 is scheduled for September": the name alone is the event."""
        found: list[Frame] = []
        for n, name in enumerate(self.names.spans):
            if name.exercise is None:
                continue
            if any(f.name == name.exercise.name for f in frames):
                continue
            tokens = [t for t in self.tokens if t.name == n]
            if not tokens:
                continue
            chunk = self.reading.chunk_of(tokens[-1].i)
            if chunk is None or chunk.kind != "NP" or self._speaks(chunk.i):
                continue
            near = [
                f
                for f in frames + found
                if f.type == name.exercise.type and f.noun and f.name is None and abs(f.group - chunk.i) <= 2
            ]
            if near:
                near[0].name, near[0].series, near[0].edition = name.exercise.name, name.exercise.id, name.edition
                continue
            entry = Trigger(id=name.exercise.id, kind="trigger", name=name.exercise.name, type=name.exercise.type, mode=None)
            hit = Hit(name.start, name.end, name.text, "trigger", entry)
            frame = event_nouns.read(self, hit, entry, tokens[-1].i, chunk.i)
            if frame is not None:
                frame.name, frame.series, frame.edition = name.exercise.name, name.exercise.id, name.edition
                frame.definite = True
                frame.why = "named"
                found.append(frame)
        return found

    def _speaks(self, group: int) -> bool:
        """ "Aspides said", "according to Operation Resolve": a mission as the source of what is told."""
        clauses = self.reading.clauses.values()
        if self.reading.governed_by(group) == "to" and any(t.low == "according" for t in self.tokens):
            return True
        verbs = (self.reading.row[c.verb] for c in clauses if group in c.subjects)
        return any(verb.lemma in _SAYING and not verb.passive for verb in verbs)

    def _phrase(self, hit: Hit, entry: Trigger, first: int) -> Frame | None:
        """A fixed phrase: "on high alert"."""
        clause = self.reading.clause_at(self.reading.chunk_of(first).i) if self.reading.chunk_of(first) else None  # type: ignore[union-attr]
        mood = mood_of(self.reading, clause, self.names) if clause else Mood()
        if mood.dropped:
            self.refuse(hit, mood.dropped)
            return None
        chunk = self.reading.chunk_of(first)
        frame = self.new_frame(hit, entry, first, chunk.i if chunk else 0, clause, False, mood)
        if clause is not None:
            frame.actors = self.referents.codes(clause.subjects) or self.referents.codes(clause.agents)
            if not frame.actors and clause.governor >= 0 and self.reading.row[clause.governor].lemma in acts.COMMANDING:
                frame.actors = self.referents.codes(self.reading.clauses[clause.governor].subjects)
            frame.governors.append(clause.verb)
            if (
                entry.type == "readiness"
                and not frame.actors
                and clause.subjects
                and not any(
                    self.referents.classes(self.reading.row[i]) & _MAY_BE_READY or self.is_place(i) for i in clause.subjects
                )
            ):
                self.refuse(hit, "nobody under arms")
                return None
        if not frame.actors and chunk is not None and chunk.kind == "NP":
            frame.actors = self.referents.of(chunk.i).codes
        return frame
