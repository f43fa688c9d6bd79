"""Noun groups to referents: the order in which a pronoun, a name, a person, a part of something and a bare noun are read."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Reading
from timeline.extract.discourse import Codes, Discourse
from timeline.extract.names import Name, Names
from timeline.extract.referents.kinds import AFLOAT, ALOFT, PARTS, classes_of
from timeline.extract.referents.owners import ARMED, flag_of, from_phrase, joined_modifiers, named, of_the_speaker
from timeline.extract.referents.people import person_of
from timeline.extract.referents.pronouns import possessive, pronoun
from timeline.extract.referents.referent import Referent

_NOT_OF_STATES = frozenset("group movement rebel militia militant fighter insurgent separatist".split())
_OF_THE_SPEAKER = frozenset("military army navy troops soldier force".split())
_OF_THE_LAST_ACTOR = frozenset(
    "military army government country regime troops spokesman official side movement group".split()
)


_OF_ALL_KINDS = {"ship": AFLOAT, "vessel": AFLOAT, "boat": AFLOAT, "warship": AFLOAT,
                 "plane": ALOFT, "aircraft": ALOFT, "jet": ALOFT, "warplane": ALOFT}  # fmt: skip


def _only_owner(discourse: Discourse, lemma: str) -> Codes:
    """Whose "the frigate", "the ships" are, where the report has told of those of one owner only."""
    kinds = _OF_ALL_KINDS.get(lemma, frozenset({lemma}))
    owners = {codes for kind in kinds for codes in discourse.craft.get(kind, ())}
    return next(iter(owners)) if len(owners) == 1 else ()


class Referents:
    """Resolves the noun groups of one sentence, each once."""

    def __init__(self, reading: Reading, names: Names, discourse: Discourse) -> None:
        self.reading, self.names, self.discourse = reading, names, discourse
        self._known: dict[int, Referent] = {}

    def of(self, i: int) -> Referent:
        """The referent of noun group `i`."""
        found = self._known.get(i)
        if found is None:
            self._known[i] = found = Referent("thing", (), "", frozenset())  # guards against circles
            found = self._known[i] = self._resolve(self.reading.row[i])
        return found

    def codes(self, indices: list[int]) -> Codes:
        """The codes of several noun groups, in order, each once."""
        return tuple(dict.fromkeys(code for i in indices for code in self.of(i).codes))

    def place_codes(self, i: int) -> Codes:
        """The country of the place that noun group `i` names; () where it names none, or one that belongs to nobody."""
        head = self.reading.tokens[self.reading.row[i].head]
        place = self.names.spans[head.name].place if head.name >= 0 else None
        return (place.country,) if place is not None and place.country else ()

    def owners(self, groups: Iterable[int]) -> Codes:
        """The actors that the noun groups stand for, or whose places they name, each once."""
        return tuple(dict.fromkeys(code for i in groups for code in self.of(i).codes or self.place_codes(i)))

    def classes(self, group: Chunk) -> frozenset[str]:
        """What the head of the group is, from the lexicon's equipment and class nouns."""
        return classes_of(self, group)

    def whole_of(self, group: Chunk) -> int | None:
        """ "dozens of missiles", "part of the deal": the noun group that counts, None where `group` counts itself."""
        if group.lemma in PARTS or self.reading.tokens[group.head].tag in "#D":
            for preposition, i in self.reading.modifiers(group.i)[:1]:
                if preposition == "of" and i != group.i:
                    return i
        return None

    def inner_codes(self, i: int) -> Codes:
        """The actors that stand inside noun group `i`, before its head: "Russia's", "US and South Korean"."""
        group, tokens = self.reading.row[i], self.reading.tokens
        found: list[str] = []
        for span in self._spans(group):
            if span.actors and not all(actor.role == "agency" for actor in span.actors):
                found.extend(self.discourse.resolve(span.actors))
        if tokens[group.first].tag == "P" and not found:
            found.extend(possessive(self, tokens[group.first].low, i))
        if not found:
            for t in tokens[group.first : group.head]:
                # "the ministry's drill", "the army's exercise"
                if t.i + 1 < group.last and tokens[t.i + 1].tag == "'" and t.name < 0:
                    found.extend(self.discourse.organisations.get(t.lemma, ()))
                    person = self.discourse.persons.get(t.low)
                    if person is not None:
                        found.extend(person.codes)
        if found and tokens[group.first].name >= 0:
            found = [*joined_modifiers(self, group), *found]
        return tuple(dict.fromkeys(found))

    def text(self, group: Chunk) -> str:
        """The words of the group without its article."""
        first = group.first
        while first < group.head and self.reading.tokens[first].tag in "DP":
            first += 1
        return self.text_of(first, group.last)

    def text_of(self, first: int, last: int) -> str:
        """The text of the tokens from `first` up to `last`, exclusive."""
        tokens = self.reading.tokens
        return self.names.text[tokens[first].start : tokens[last - 1].end]

    def _spans(self, group: Chunk) -> list[Name]:
        """The names inside the group, each once."""
        tokens = self.reading.tokens[group.first : group.last]
        return [self.names.spans[n] for n in dict.fromkeys(t.name for t in tokens if t.name >= 0)]

    def _resolve(self, group: Chunk) -> Referent:
        head, discourse = self.reading.tokens[group.head], self.discourse
        if head.tag == "R":
            return pronoun(self, head.low, group.i)
        classes = self.classes(group)
        at_head = self.names.spans[head.name] if head.name >= 0 else None
        modifiers = self._modifiers(group, at_head)
        if at_head is not None and at_head.actors:
            if at_head.actors[0].role == "context" and head.low in discourse.persons:
                known = discourse.last_person = discourse.persons[head.low]
                return Referent("person", known.codes, known.name, classes | {"person"}, known, "person", own=True)
            return named(self, group, at_head.actors, at_head.text, modifiers, classes)
        person = person_of(self, group, modifiers, classes)
        if person is not None:
            return Referent("person", person.codes, person.name, classes | {"person"}, person, own=True)
        source = self._source(group, at_head, modifiers, classes)
        if source is not None:
            return source
        if not modifiers and (inner := self.whole_of(group)) is not None:
            return self.of(inner)
        codes = self._owner(group, at_head, modifiers, classes)
        if codes and classes & {"state", "troops"}:
            discourse.organisations[group.lemma] = codes
        return Referent(
            "person" if "person" in classes else "thing" if not classes & {"state", "troops"} else "actor",
            codes,
            self.text(group),
            classes,
            own=bool(classes & {"state", "troops", "person"}),
        )

    def _modifiers(self, group: Chunk, at_head: Name | None) -> Codes:
        """The actors named before the head: "Russian", "the army's", "their"."""
        tokens = self.reading.tokens
        modifiers = tuple(
            dict.fromkeys(
                code
                for span in self._spans(group)
                if span is not at_head and span.actors
                for code in self.discourse.resolve(span.actors)
                if not all(actor.role == "agency" for actor in span.actors)
            )
        )
        first = tokens[group.first]
        if first.tag == "P" and not modifiers:
            modifiers = possessive(self, first.low, group.i)
        if not modifiers:
            modifiers = self._service(group, at_head)
        joined = group.i and self.reading.row[group.i - 1].kind == "CONJ"
        if modifiers and joined and first.name >= 0 and first.name != tokens[group.head].name:
            modifiers = (*joined_modifiers(self, group), *modifiers)
        return modifiers

    def _service(self, group: Chunk, at_head: Name | None) -> Codes:
        """ "A Navy warship", "two Air Force jets": the one whose forces were last called so, or the only one with any."""
        for span in self._spans(group):
            if span is not at_head and span.actors and span.actors[0].role in ARMED and span.text[0].isupper():
                return self.discourse.organisations.get(span.actors[0].id) or self.discourse.only_forces
        return ()

    def _source(self, group: Chunk, at_head: Name | None, modifiers: Codes, classes: frozenset[str]) -> Referent | None:
        """Those on whose word something is told: analysts, "the statement", "state media"; None where it is none of them."""
        discourse = self.discourse
        if "analyst" in classes:
            return Referent("analyst", (), group.lemma, classes)
        if "document" in classes and group.definite:
            person = discourse.speaker_person
            return Referent(
                "person" if person else "actor",
                modifiers or discourse.last_speaker,
                person.name if person else self.text(group),
                classes,
                person,
                own=True,
                pronoun=True,
            )
        if "media" not in classes or at_head is not None:
            return None
        if not modifiers and group.definite:
            name = discourse.last_agency or self.text(group)
            return Referent("agency", discourse.agency_codes, name, classes, pronoun=True)
        return Referent("agency", modifiers, self.text(group), classes)

    def _owner(self, group: Chunk, at_head: Name | None, modifiers: Codes, classes: frozenset[str]) -> Codes:
        """Whose a thing or an organ without a name is, by what stands beside it or by what was told before."""
        head, discourse = self.reading.tokens[group.head], self.discourse
        codes = modifiers or from_phrase(self, group, classes)
        if not codes and at_head is not None and at_head.equipment is not None:
            codes = flag_of(at_head.equipment)
        if "craft" in classes and head.text[0].isupper():
            if not codes and at_head is not None and at_head.place is not None and at_head.place.country:
                codes = (at_head.place.country,)  # "the carrier Liaoning": navies name ships after places at home
            if codes:
                discourse.flags[head.low] = codes  # "the Dutch frigate Tromp", "the Tromp" later on
            else:
                codes = discourse.flags.get(head.low, ())
        if "craft" in classes:
            if codes:
                discourse.craft.setdefault(group.lemma, set()).add(codes)
            elif self.reading.tokens[group.first].low == "the":
                return _only_owner(discourse, group.lemma)
        if codes or not classes & {"state", "person", "troops"} or not group.definite:
            return codes
        codes = of_the_speaker(self, group) if group.lemma in _OF_THE_SPEAKER else ()
        codes = codes or discourse.organisations.get(group.lemma, ())
        if group.lemma in _NOT_OF_STATES:
            codes = discourse.last_nonstate
        if not codes and group.lemma in _OF_THE_LAST_ACTOR:
            codes = discourse.issuer
        if not codes and group.lemma in _OF_THE_LAST_ACTOR and len(discourse.last_actor) == 1:
            codes = discourse.last_actor
        return codes
