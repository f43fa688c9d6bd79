"""Whose a noun group is: an actor or organ by name, the phrase behind it, the name before it, the flag of a ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.chunks import Chunk
from timeline.extract.discourse import Codes
from timeline.extract.referents.referent import Referent
from timeline.lexicon import Actor, Equipment

if TYPE_CHECKING:
    from timeline.extract.referents.resolve import Referents

_OWNED = frozenset({"ministry", "staff", "force", "branch", "unit", "coast_guard", "government", "service"})
ARMED = frozenset({"branch", "force", "coast_guard"})
_PLACES_WHOSE_WORD_COUNTS = frozenset({"in", "of", "from", "at", "for", "to"})
_WHERE = frozenset({"in", "at", "to"})
_OF_NO_STATE = frozenset(
    """
    rebel militia militant fighter insurgent separatist gunman terrorist attacker jihadist extremist bandit assailant
    """.split()
)
"""Fighters in Ouagadougou are not the fighters of Burkina Faso."""
_ONE_OWNER = frozenset(
    {"warship", "aircraft_carrier", "submarine", "amphibious_ship", "patrol_vessel", "bomber", "reconnaissance_aircraft"}
)


def named(
    referents: Referents, group: Chunk, actors: tuple[Actor, ...], text: str, modifiers: Codes, classes: frozenset[str]
) -> Referent:
    """The referent of a noun group whose head is the name, `text`, of one of `actors`."""
    discourse = referents.discourse
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
        codes = modifiers or from_phrase(referents, group, classes)
        if not codes and group.definite and role in _OWNED:
            codes = of_the_speaker(referents, group)
        codes = codes or discourse.organisations.get(actors[0].id, ())
        if (not codes and group.definite) or (not codes and role in _OWNED):
            codes = (
                discourse.organisations.get(role, ())
                or discourse.issuer
                or (discourse.last_actor if len(discourse.last_actor) == 1 else ())
                or (discourse.only_forces if role in ARMED else ())
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


def from_phrase(referents: Referents, group: Chunk, classes: frozenset[str]) -> Codes:
    """ "the ministry in Yerevan", "a spokesman for the Joint Chiefs of Staff", "the defence minister of Japan"."""
    if "exercise" in classes:
        return ()
    for preposition, i in referents.reading.modifiers(group.i)[:2]:
        if preposition in _PLACES_WHOSE_WORD_COUNTS and not (preposition in _WHERE and group.lemma in _OF_NO_STATE):
            inner = referents.of(i)
            if inner.codes and (inner.role or inner.own):
                if (
                    preposition in ("in", "at", "to", "from")
                    and inner.role not in ("capital", "country", "context")
                    and "state" not in classes
                ):
                    continue
                together = referents.reading.coordinated(i) if preposition in ("of", "from", "for") else [i]
                return tuple(dict.fromkeys(code for k in together for code in referents.of(k).codes))
    appended = referents.reading.apposition(group.i)
    if appended is not None and classes & {"person", "state"}:
        inner = referents.of(appended)
        if inner.kind in ("actor", "person") and inner.codes:
            return inner.codes
    return ()


_SPEAKING = frozenset(
    """
    say tell order instruct direct command announce claim state add declare confirm warn deny pledge vow promise note
    accuse blame put place deploy send
    """.split()
)


def of_the_speaker(referents: Referents, group: Chunk) -> Codes:
    """ "Kyiv said that the army had ...", "the president ordered the army to ...": they speak of their own; () where nobody
    speaks before the group.
    """
    found: Codes = ()
    for clause in referents.reading.clauses.values():
        if clause.verb >= group.i:
            break
        if referents.reading.row[clause.verb].lemma not in _SPEAKING or group.i in clause.subjects:
            continue
        subjects = [referents.of(i) for i in clause.subjects]
        speaking = [r for r in subjects if r.own and r.kind in ("actor", "person")]
        codes = tuple(dict.fromkeys(code for r in speaking for code in r.codes))
        found = codes if len(codes) == 1 else found
    return found


def joined_modifiers(referents: Referents, group: Chunk) -> Codes:
    """ "US and South Korean drills": the bare name before "and" modifies the same noun."""
    row, tokens = referents.reading.row, referents.reading.tokens
    i = group.i
    if i < 2 or row[i - 1].kind != "CONJ" or row[i - 2].kind != "NP":
        return ()
    left = row[i - 2]
    if tokens[left.head].name < 0:
        return ()
    name = referents.names.spans[tokens[left.head].name]
    return (
        referents.discourse.resolve(name.actors)
        if name.actors and name.actors[0].role in ("demonym", "country", "context")
        else ()
    )


def flag_of(ship: Equipment) -> Codes:
    """ "The Liaoning", "two B-52s": a ship or bomber that the lexicon knows of one state alone is that state's."""
    navies = tuple(dict.fromkeys([*ship.makers, *ship.operators]))
    return navies if ship.category in _ONE_OWNER and not ship.generic and len(navies) == 1 else ()
