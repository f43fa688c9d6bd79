"""Who or what a noun group stands for."""

from __future__ import annotations

import dataclasses
from typing import Literal

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause, Reading
from timeline.extract.discourse import Codes, Discourse, Person
from timeline.extract.names import Names
from timeline.lexicon import Actor, Equipment

ReferentKind = Literal["actor", "person", "agency", "analyst", "thing"]

_CLASSES: dict[str, str] = {
    "munition": """ballistic_missile cruise_missile hypersonic_missile anti_ship_missile air_to_air_missile missile
        rocket_artillery space_launcher satellite munition torpedo artillery nuclear naval_mine air_defence engine""",
    "craft": """warship aircraft_carrier submarine amphibious_ship patrol_vessel vessel fighter bomber transport_aircraft
        reconnaissance_aircraft tanker_aircraft helicopter aircraft drone naval_drone balloon""",
    "equipment": "tank armoured_vehicle launcher missile_defence radar",
}
_CLASS_OF_CATEGORY = {category: cls for cls, categories in _CLASSES.items() for category in categories.split()}
_OWNED = frozenset({"ministry", "staff", "force", "branch", "unit", "coast_guard", "government", "service"})
_PLACES_WHOSE_WORD_COUNTS = frozenset({"in", "of", "from", "at", "for", "to"})


# Nouns that only measure what follows "of".
_PARTS = frozenset(
    """part some all most many several dozen score hundred thousand number majority rest half pair series wave volley
    salvo barrage group
    fleet type kind bulk portion element couple handful total one two three four five both none each fleet formation
    remainder lot batch shipment consignment tranche delivery stretch section portion length segment support pillar span
    dozens scores hundreds thousands""".split()
)


@dataclasses.dataclass(slots=True)
class Referent:
    """`codes` are the actors it is or belongs to; `classes` what kind of thing its head is; `name` how to call it."""

    kind: ReferentKind
    codes: Codes
    name: str
    classes: frozenset[str]
    person: Person | None = None
    role: str = ""
    diplomatic: bool = False
    """A foreign ministry, a government's or president's office: what it says is politics."""
    own: bool = False
    """It is the actor itself or one of its organs, not merely a thing of theirs."""
    pronoun: bool = False


class Referents:
    """Resolves the noun groups of one sentence, each once."""

    def __init__(self, reading: Reading, names: Names, discourse: Discourse) -> None:
        self._reading, self._names, self._discourse = reading, names, discourse
        self._known: dict[int, Referent] = {}

    def of(self, i: int) -> Referent:
        """The referent of noun group `i`."""
        found = self._known.get(i)
        if found is None:
            self._known[i] = found = Referent("thing", (), "", frozenset())  # guards against circles
            found = self._known[i] = self._resolve(self._reading.row[i])
        return found

    def inner_codes(self, i: int) -> Codes:
        """The actors that stand inside noun group `i`, before its head: "Russia's", "US and South Korean"."""
        group, tokens = self._reading.row[i], self._reading.tokens
        found: list[str] = []
        for n in dict.fromkeys(t.name for t in tokens[group.first : group.last] if t.name >= 0):
            span = self._names.spans[n]
            if span.actors and not all(actor.role == "agency" for actor in span.actors):
                found.extend(self._discourse.resolve(span.actors))
        if tokens[group.first].tag == "P" and not found:
            found.extend(self._possessive(tokens[group.first].low, i))
        if not found:
            for t in tokens[group.first : group.head]:
                # "the ministry's drill", "the army's exercise"
                if t.i + 1 < group.last and tokens[t.i + 1].tag == "'" and t.name < 0:
                    found.extend(self._discourse.organisations.get(t.lemma, ()))
                    person = self._discourse.persons.get(t.low)
                    if person is not None:
                        found.extend(person.codes)
        if found and tokens[group.first].name >= 0:
            found = [*self._joined_modifiers(group), *found]
        return tuple(dict.fromkeys(found))

    def codes(self, indices: list[int]) -> Codes:
        """The codes of several noun groups, in order, each once."""
        return tuple(dict.fromkeys(code for i in indices for code in self.of(i).codes))

    def classes(self, group: Chunk) -> frozenset[str]:
        """What the head of the group is, from the lexicon's equipment and class nouns."""
        head = self._reading.tokens[group.head]
        found = set(self._names.classes_at(group.head))
        if head.name >= 0:
            name = self._names.spans[head.name]
            if name.equipment is not None:
                found.add(_CLASS_OF_CATEGORY.get(name.equipment.category, "equipment"))
                found.add("equipment")
                if name.equipment.category in ("drone", "naval_drone"):
                    found.add("munition")
            if name.exercise is not None:
                found.add("exercise")
            if name.place is not None and name.place.place_kind in ("line", "zone"):
                found.add("line")
            for actor in name.actors:
                if actor.role in ("unit", "branch", "force", "coast_guard"):
                    found.add("troops")
                if actor.role == "ship":
                    found |= {"craft", "warcraft"}
                    self._discourse.vessels[name.text.rsplit(" ", 1)[-1].lower()] = frozenset({"craft", "warcraft"})
                    self._discourse.flags[name.text.rsplit(" ", 1)[-1].lower()] = (actor.actor,) if actor.actor else ()
                if actor.role == "person":
                    found.add("person")
        if not found and (inner := self.whole_of(group)) is not None:
            return self.classes(self._reading.row[inner])
        if not found and (
            head.tag == "#"
            or head.low in ("them", "they")
            or group.lemma in _PARTS
            or head.low in ("another", "all", "some", "most")
        ):
            return self._discourse.things  # "up to four were shot down"
        if found & {"munition", "craft"}:
            self._discourse.things = frozenset(found & {"munition", "craft"})
        if not found and head.low in self._discourse.vessels and self._reading.tokens[group.first].low == "the":
            return self._discourse.vessels[head.low]
        sea_name = (
            head.name >= 0
            and self._names.spans[head.name].place is not None
            and not self._names.spans[head.name].actors
            and (group.head > group.first + 1)
        )
        if not found and head.tag == "N" and head.text[0].isupper() and (head.name < 0 or sea_name):
            # "the tanker Blue Star", and "the Blue Star" later on
            tokens = self._reading.tokens
            for t in range(group.first, group.head):
                found |= {cls for cls in self._names.classes_at(t) if cls in ("craft", "troops")}
                if tokens[t].name >= 0 and (equipment := self._names.spans[tokens[t].name].equipment) is not None:
                    found.add(_CLASS_OF_CATEGORY.get(equipment.category, "equipment"))
                elif tokens[t].name >= 0 and head.low != head.lemma and self._is_branch(tokens[t].name):
                    found.add("craft")  # "RAF Typhoons", "Indian Air Force Rafales"
            if found:
                self._discourse.vessels[head.low] = frozenset(found)
            else:
                found |= self._discourse.vessels.get(head.low, frozenset())
        return frozenset(found)

    def _is_branch(self, name: int) -> bool:
        return any(actor.role == "branch" for actor in self._names.spans[name].actors)

    def whole_of(self, group: Chunk) -> int | None:
        """ "dozens of missiles", "part of the deal": the noun group that counts, None where `group` counts itself."""
        if group.lemma in _PARTS or self._reading.tokens[group.head].tag in "#D":
            for preposition, i in self._reading.modifiers(group.i)[:1]:
                if preposition == "of" and i != group.i:
                    return i
        return None

    def _resolve(self, group: Chunk) -> Referent:
        tokens, names, discourse = self._reading.tokens, self._names, self._discourse
        head = tokens[group.head]
        if head.tag == "R":
            return self._pronoun(head.low, group.i)
        classes = self.classes(group)
        # the name at the head, else the last name inside the group
        spans = [names.spans[n] for n in dict.fromkeys(t.name for t in tokens[group.first : group.last] if t.name >= 0)]
        at_head = names.spans[head.name] if head.name >= 0 else None
        modifiers = tuple(
            dict.fromkeys(
                code
                for span in spans
                if span is not at_head and span.actors
                for code in discourse.resolve(span.actors)
                if not all(actor.role == "agency" for actor in span.actors)
            )
        )
        if tokens[group.first].tag == "P" and not modifiers:
            modifiers = self._possessive(tokens[group.first].low, group.i)
        if (
            modifiers
            and group.i
            and self._reading.row[group.i - 1].kind == "CONJ"
            and tokens[group.first].name >= 0
            and tokens[group.first].name != head.name
        ):
            modifiers = (*self._joined_modifiers(group), *modifiers)
        if at_head is not None and at_head.actors and at_head.actors[0].role == "context" and head.low in discourse.persons:
            known = discourse.persons[head.low]
            discourse.last_person = known
            return Referent("person", known.codes, known.name, classes | {"person"}, known, "person", own=True)
        if at_head is not None and at_head.actors:
            return self._named(group, at_head.actors, at_head.text, modifiers, classes)
        person = self._person_of(group, modifiers, classes)
        if person is not None:
            return Referent("person", person.codes, person.name, classes | {"person"}, person, own=True)
        if "analyst" in classes:
            return Referent("analyst", (), group.lemma, classes)
        if "document" in classes and group.definite:
            person = discourse.speaker_person
            return Referent(
                "person" if person else "actor",
                modifiers or discourse.last_speaker,
                person.name if person else self._text(group),
                classes,
                person,
                own=True,
                pronoun=True,
            )
        if "media" in classes and at_head is None:
            if not modifiers and group.definite:
                return Referent(
                    "agency", discourse.agency_codes, discourse.last_agency or self._text(group), classes, pronoun=True
                )
            return Referent("agency", modifiers, self._text(group), classes)
        if not modifiers and (inner := self.whole_of(group)) is not None:
            return self.of(inner)
        if not modifiers:
            modifiers = self._from_phrase(group, classes)
        if not modifiers and at_head is not None and at_head.equipment is not None:
            modifiers = _flag_of(at_head.equipment)
        if "craft" in classes and head.text[0].isupper():
            if not modifiers and at_head is not None and at_head.place is not None and at_head.place.country:
                modifiers = (at_head.place.country,)  # "the carrier Liaoning": navies name ships after places at home
            if modifiers:
                discourse.flags[head.low] = modifiers  # "the Dutch frigate Tromp", "the Tromp" later on
            else:
                modifiers = discourse.flags.get(head.low, ())
        codes = modifiers
        if not codes and classes & {"state", "person", "troops"} and group.definite:
            codes = discourse.organisations.get(group.lemma, ())
            if group.lemma in ("group", "movement", "rebel", "militia", "militant", "fighter", "insurgent", "separatist"):
                codes = discourse.last_nonstate
            if not codes and group.lemma in (
                "military",
                "army",
                "government",
                "country",
                "regime",
                "troops",
                "spokesman",
                "official",
                "side",
                "movement",
                "group",
            ):
                codes = discourse.last_actor if len(discourse.last_actor) == 1 else ()
        if codes and classes & {"state", "troops"}:
            discourse.organisations[group.lemma] = codes
        return Referent(
            "person" if "person" in classes else "thing" if not classes & {"state", "troops"} else "actor",
            codes,
            self._text(group),
            classes,
            own=bool(classes & {"state", "troops", "person"}),
        )

    def _joined_modifiers(self, group: Chunk) -> Codes:
        """ "US and South Korean drills": the bare name before "and" modifies the same noun."""
        row, tokens = self._reading.row, self._reading.tokens
        i = group.i
        if i < 2 or row[i - 1].kind != "CONJ" or row[i - 2].kind != "NP":
            return ()
        left = row[i - 2]
        if tokens[left.head].name < 0:
            return ()
        name = self._names.spans[tokens[left.head].name]
        return (
            self._discourse.resolve(name.actors)
            if name.actors and name.actors[0].role in ("demonym", "country", "context")
            else ()
        )

    def _named(
        self, group: Chunk, actors: tuple[Actor, ...], text: str, modifiers: Codes, classes: frozenset[str]
    ) -> Referent:
        discourse = self._discourse
        role = actors[0].role
        if role == "person":
            known = None if any(actor.actor for actor in actors) else discourse.persons.get(text.lower())
            codes = discourse.resolve(actors)
            person = known or discourse.remember_person(actors[0].name, codes)
            if known is not None:  # a surname that many bear: the one whom the report named
                discourse.named_person, codes = known, known.codes
            return Referent("person", codes, person.name, classes | {"person"}, person, role, own=True)
        if role == "agency":
            discourse.last_agency = text
            discourse.agency_codes = discourse.resolve(actors)
            return Referent("agency", discourse.agency_codes, text, classes | {"media"}, None, role)
        if not any(actor.actor or actor.candidates for actor in actors):
            codes = modifiers or self._from_phrase(group, classes) or discourse.organisations.get(actors[0].id, ())
            if (not codes and group.definite) or (not codes and role in _OWNED):
                codes = discourse.organisations.get(role, ()) or (
                    discourse.last_actor if len(discourse.last_actor) == 1 else ()
                )
        else:
            codes = discourse.resolve(actors)
            if not codes and modifiers:
                codes = modifiers
        if codes and role in _OWNED:
            discourse.organisations[actors[0].id] = codes
            discourse.organisations[role] = codes
            discourse.organisations[group.lemma] = codes
        if role == "group":
            discourse.last_nonstate = codes
        demonym_plural = role == "demonym"
        diplomatic = role == "government" or (role == "ministry" and "foreign" in actors[0].name.lower())
        return Referent(
            "actor", codes, text, classes, None, role, diplomatic, own=role not in ("demonym",) or demonym_plural
        )

    def _from_phrase(self, group: Chunk, classes: frozenset[str]) -> Codes:
        """ "the ministry in Yerevan", "a spokesman for the Joint Chiefs of Staff", "the defence minister of Japan"."""
        if "exercise" in classes:
            return ()
        for preposition, i in self._reading.modifiers(group.i)[:2]:
            if preposition in _PLACES_WHOSE_WORD_COUNTS:
                inner = self.of(i)
                if inner.codes and (inner.role or inner.own):
                    if (
                        preposition in ("in", "at", "to", "from")
                        and inner.role not in ("capital", "country", "context")
                        and "state" not in classes
                    ):
                        continue
                    together = self._reading.coordinated(i) if preposition in ("of", "from", "for") else [i]
                    return tuple(dict.fromkeys(code for k in together for code in self.of(k).codes))
        appended = self._reading.apposition(group.i)
        if appended is not None and classes & {"person", "state"}:
            inner = self.of(appended)
            if inner.kind in ("actor", "person") and inner.codes:
                return inner.codes
        return ()

    def _person_of(self, group: Chunk, modifiers: Codes, classes: frozenset[str]) -> Person | None:
        """A person by a name the lexicon lacks: "spokesman Li Xi", "Omar Khan, the army chief", or a surname used again."""
        tokens, discourse = self._reading.tokens, self._discourse
        parts = [
            t
            for t in tokens[group.first : group.last]
            if t.name < 0
            and t.tag == "N"
            and t.text[0].isupper()
            and "person" not in self._names.classes_at(t.i)
            and t.low not in _TITLES
        ]
        if not parts or parts[-1].i != group.head:
            return None
        known = discourse.persons.get(parts[-1].low)
        titled = any("person" in self._names.classes_at(t.i) or t.low in _TITLES for t in tokens[group.first : group.head])
        if known is not None and (len(parts) < 3 or titled):
            if modifiers and not known.codes:
                known.codes = modifiers
            discourse.last_person = known
            return known
        if not titled and len(parts) < 2:
            return None
        name = self._reading_text(parts[0].i, parts[-1].i + 1)
        codes = modifiers
        appended = self._reading.apposition(group.i)
        if appended is not None:
            inner = self.of(appended)
            if "person" in inner.classes or inner.kind == "person":
                titled = True
                codes = codes or inner.codes
        if not titled:
            return None
        if not codes:
            codes = self._from_phrase(group, frozenset({"person"}))
        if not codes:
            codes = self._carrier() or (discourse.last_actor if len(discourse.last_actor) == 1 else ())
        return discourse.remember_person(name, codes)

    def _carrier(self) -> Codes:
        """The state whose media carry the words of somebody unknown."""
        for span in self._names.spans:
            if span.actors and span.actors[0].role == "agency":
                codes = self._discourse.resolve(span.actors)
                if codes:
                    return codes
        return ()

    def _earlier_subject(self, i: int, plural: bool) -> Referent | None:
        """The last subject before chunk `i` in this sentence that a pronoun of that number may stand for."""
        found: Referent | None = None
        for clause in self._reading.clauses.values():
            if clause.verb >= i:
                break
            if not clause.subjects or i in clause.subjects:
                continue
            subjects = [self.of(k) for k in clause.subjects]
            codes = tuple(dict.fromkeys(code for r in subjects if r.own and not r.pronoun for code in r.codes))
            several = len(codes) > 1 or (plural and self._is_plural(clause.subjects[0]))
            if codes and several == plural and subjects[0].kind != "person":
                found = dataclasses.replace(subjects[0], codes=codes)
            elif plural and found is None:
                found = self._those_met(clause)
        return found

    def _those_met(self, clause: Clause) -> Referent | None:
        """The ships in "drove Chinese ships away after they had crossed the line"."""
        for k in clause.objects:
            met = self.of(k)
            if met.codes and not met.pronoun and met.classes & {"craft", "troops", "warcraft"} and self._is_plural(k):
                return met
        return None

    def _is_plural(self, i: int) -> bool:
        """ "The Houthis", "Thai troops": many, though of one actor."""
        head = self._reading.tokens[self._reading.row[i].head]
        return head.low.endswith("s") and not head.low.endswith(("ss", "us", "is")) and head.low != head.lemma

    def _pronoun(self, low: str, i: int) -> Referent:
        discourse = self._discourse
        if low in ("it", "itself", "they", "them", "themselves"):
            earlier = self._earlier_subject(i, plural=low not in ("it", "itself"))
            if earlier is not None:
                return dataclasses.replace(earlier, pronoun=True)
        if low in ("he", "she", "him", "himself", "herself"):
            person = discourse.last_person
            return Referent(
                "person",
                person.codes if person else (),
                person.name if person else low,
                frozenset({"person"}),
                person,
                own=True,
                pronoun=True,
            )
        if low in ("it", "itself"):
            subject = discourse.last_subject
            if isinstance(subject, Referent):
                return dataclasses.replace(subject, pronoun=True)
            return Referent(
                "actor",
                discourse.last_actor if len(discourse.last_actor) == 1 else (),
                low,
                frozenset(),
                own=True,
                pronoun=True,
            )
        if low in ("they", "them", "themselves"):
            if isinstance(discourse.they, Referent):
                return dataclasses.replace(discourse.they, pronoun=True)
            return Referent("actor", discourse.last_group or discourse.last_actor, low, frozenset(), own=True, pronoun=True)
        return Referent("thing", (), low, frozenset(), pronoun=True)

    def _possessive(self, low: str, i: int) -> Codes:
        discourse = self._discourse
        if low in ("its", "their"):
            earlier = self._earlier_subject(i, plural=low == "their")
            if earlier is not None:
                return earlier.codes
        if low in ("his", "her"):
            return discourse.last_person.codes if discourse.last_person else ()
        if low == "its":
            return discourse.last_actor if len(discourse.last_actor) == 1 else ()
        if low == "their":
            return discourse.last_group or discourse.last_actor
        return ()

    def _text(self, group: Chunk) -> str:
        first = group.first
        while first < group.head and self._reading.tokens[first].tag in "DP":
            first += 1
        return self._reading_text(first, group.last)

    def _reading_text(self, first: int, last: int) -> str:
        tokens = self._reading.tokens
        return self._names.text[tokens[first].start : tokens[last - 1].end]


_ONE_OWNER = frozenset(
    {"warship", "aircraft_carrier", "submarine", "amphibious_ship", "patrol_vessel", "bomber", "reconnaissance_aircraft"}
)


def _flag_of(ship: Equipment) -> Codes:
    """ "The Liaoning", "two B-52s": a ship or bomber that the lexicon knows of one state alone is that state's."""
    navies = tuple(dict.fromkeys([*ship.makers, *ship.operators]))
    return navies if ship.category in _ONE_OWNER and not ship.generic and len(navies) == 1 else ()


_TITLES = frozenset(
    """
        mr mr. mrs ms dr gen general adm admiral rear vice lt lieutenant maj major col colonel capt captain cmdr
        commander sen senator rep brig brigadier senior chief sgt secretary minister president
        """.split()
)
