"""What pronouns stand for: the last subject of their number, else whom the discourse speaks of."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from timeline.extract.clause import Clause
from timeline.extract.discourse import Codes
from timeline.extract.referents.kinds import ALOFT
from timeline.extract.referents.referent import Referent

if TYPE_CHECKING:
    from timeline.extract.referents.resolve import Referents


_OF_PEOPLE = frozenset(
    """say tell add announce declare write state tweet call caution warn accuse claim note stress insist argue deny ask urge
    vow pledge promise condemn describe explain believe think hope want know meet sign order admit reply answer suggest
    recall quote speak talk mention thank welcome praise demand reject dismiss agree decide plan refuse""".split()
)
"""What people do, and ships do not."""
_SPEAKING = frozenset("say tell add announce declare write state tweet".split())


def pronoun(referents: Referents, low: str, i: int) -> Referent:
    """What the pronoun `low`, noun group `i`, stands for."""
    discourse = referents.discourse
    if low in ("she", "her", "it") and (ship := _ship(referents, low, i)) is not None:
        return dataclasses.replace(ship, pronoun=True)
    if low in ("it", "itself", "they", "them", "themselves"):
        earlier = _earlier_subject(referents, i, plural=low not in ("it", "itself"))
        if earlier is not None:
            return dataclasses.replace(earlier, pronoun=True)
    if low in ("we", "us", "ourselves"):
        return _speaker(referents, low)
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


def possessive(referents: Referents, low: str, i: int) -> Codes:
    """Whose "its", "their", "his" or "her" before the head of noun group `i` is."""
    discourse = referents.discourse
    if low in ("its", "their"):
        earlier = _earlier_subject(referents, i, plural=low == "their")
        if earlier is not None:
            return earlier.codes
        if low == "its" and (state := _spoken_for(referents, i)):
            return state
    if low == "our":
        return _speaker(referents, low).codes
    if low == "her" and (ship := _ship(referents, low, i)) is not None:
        return ship.codes
    if low in ("his", "her"):
        return discourse.last_person.codes if discourse.last_person else ()
    if low == "its":
        return discourse.last_actor if len(discourse.last_actor) == 1 else ()
    if low == "their":
        return discourse.last_group or discourse.last_actor
    return ()


def _ship(referents: Referents, low: str, i: int) -> Referent | None:
    """The ship or aircraft that "she", "her" or "it", noun group `i`, stands for: the last one of this sentence, else the
    one that the last sentences were about. A person speaks, a ship does not.
    """
    reading = referents.reading
    if any(i in c.subjects and reading.row[c.verb].lemma in _OF_PEOPLE for c in reading.clauses.values()):
        return None
    undergoes = low != "it" or any(i in c.objects for c in reading.clauses.values())
    found: Referent | None = referents.discourse.ship
    if found is not None and low != "it" and ALOFT & {word.removesuffix("s") for word in found.name.lower().split()}:
        found = None
    for clause in reading.clauses.values():
        if clause.verb >= i or i in clause.objects:
            break
        told = [*clause.subjects, *(clause.objects if undergoes else ())]
        for k in told:
            if k >= i or reading.tokens[reading.row[k].head].tag == "R":
                continue
            other = referents.of(k)
            if is_one_craft(referents, k) and (low == "it" or reading.row[k].lemma not in ALOFT):
                found = other
            elif low == "it" or other.kind == "person":
                found = None
    return found


def is_one_craft(referents: Referents, i: int) -> bool:
    """Whether noun group `i` is a single ship or aircraft: "a frigate", "the USS Gravely", not "frigates"."""
    group = referents.reading.row[i]
    words = referents.reading.tokens[group.first : group.last]
    return (
        "craft" in referents.of(i).classes
        and not any(t.tag == "#" and t.low != "one" for t in words)
        and (group.lemma == group.low or words[-1].name >= 0)
    )


def _speaker(referents: Referents, low: str) -> Referent:
    """ "We" are those for whom somebody speaks in the sentence, "“We fired two rockets,” the navy said", or whose statement
    the whole report is.
    """
    reading = referents.reading
    for clause in reading.clauses.values():
        if reading.row[clause.verb].lemma not in _SPEAKING:
            continue
        speaking = [referents.of(k) for k in clause.subjects if reading.tokens[reading.row[k].head].tag != "R"]
        codes = tuple(dict.fromkeys(code for r in speaking if r.own for code in r.codes))
        if codes:
            return Referent("actor", codes, low, frozenset(), own=True, pronoun=True)
    if referents.discourse.issuer:
        return Referent("actor", referents.discourse.issuer, low, frozenset(), own=True, pronoun=True)
    return Referent("thing", (), low, frozenset(), pronoun=True)


def _earlier_subject(referents: Referents, i: int, plural: bool) -> Referent | None:
    """The last subject before chunk `i` in this sentence that a pronoun of that number may stand for."""
    found: Referent | None = None
    for clause in referents.reading.clauses.values():
        if clause.verb >= i:
            break
        if not clause.subjects or i in clause.subjects:
            continue
        subjects = [referents.of(k) for k in clause.subjects]
        codes = tuple(dict.fromkeys(code for r in subjects if r.own and not r.pronoun for code in r.codes))
        several = len(codes) > 1 or len(subjects) > 1 or (plural and _is_plural(referents, clause.subjects[0]))
        if codes and several == plural and subjects[0].kind != "person":
            found = dataclasses.replace(subjects[0], codes=codes)
        elif plural and found is None:
            found = _those_met(referents, clause)
    return found


def _spoken_for(referents: Referents, i: int) -> Codes:
    """Whose "its ships", group `i`, are in "an Omani official said its ships …": a person is no "it", but speaks for one."""
    found: Codes = ()
    for clause in referents.reading.clauses.values():
        if clause.verb >= i:
            break
        if referents.reading.row[clause.verb].lemma in _OF_PEOPLE and i not in clause.subjects:
            codes = {code for k in clause.subjects if referents.of(k).kind == "person" for code in referents.of(k).codes}
            found = tuple(codes) if len(codes) == 1 else ()
    return found


def _those_met(referents: Referents, clause: Clause) -> Referent | None:
    """The ships in "drove Chinese ships away after they had crossed the line"."""
    for k in clause.objects:
        met = referents.of(k)
        if met.codes and not met.pronoun and met.classes & {"craft", "troops", "warcraft"} and _is_plural(referents, k):
            return met
    return None


def _is_plural(referents: Referents, i: int) -> bool:
    """ "The Houthis", "Thai troops": many, though of one actor."""
    head = referents.reading.tokens[referents.reading.row[i].head]
    if head.name >= 0 and head.low.endswith("is") and head.i and referents.reading.tokens[head.i - 1].low == "the":
        return True  # "the Houthis"
    return head.low.endswith("s") and not head.low.endswith(("ss", "us", "is")) and head.low != head.lemma
