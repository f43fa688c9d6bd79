"""What an entry asks of a noun before it names an act: somebody who does it, a thing that is handed over, a line.

Each rule gives the reason why the noun names none, '' where nothing is missing.
"""

from __future__ import annotations

from timeline.extract.event_nouns.deed import HANDLING, Deed

_READY = frozenset({"troops", "craft", "state", "base"})
_HANDED_OVER = frozenset({"equipment", "munition", "craft"})


def nobody_inspects(deed: Deed) -> str:
    """ "an inspection" by nobody with a name."""
    return "nobody inspects" if deed.frame.type == "inspection" and not deed.frame.people else ""


def points_nowhere(deed: Deed) -> str:
    """ "the incident", "this move" point back to what was told, "such acts" to nothing."""
    return "generic noun without a pointer back" if deed.frame.generic and not _points_back(deed) else ""


def _points_back(deed: Deed) -> bool:
    """ "the incident", "this move", "these activities", but not "such acts" or "the activities of the navy"."""
    first = deed.words[0]
    if first.timex >= 0:
        return True  # "Sunday's firing"
    if first.low in ("this", "these", "that", "those"):
        return True
    return first.low == "the" and deed.hit.inflection == "singular" and not deed.after(("of",))


def is_weak(deed: Deed) -> str:
    """ "activity", "moves": too little without somebody who acts."""
    frame = deed.frame
    told = frame.definite or frame.actors or deed.chunk.indefinite or deed.suffered or "handled" in deed.entry.tags
    return "weak noun without an actor" if "weak" in deed.entry.tags and not told else ""


def is_bare(deed: Deed) -> str:
    """ "drills" in general: a bare noun that is no side of any verb."""
    chunk = deed.chunk
    if chunk.definite or chunk.indefinite or chunk.last - chunk.first != len(deed.hit.text.split()):
        return ""
    done = deed.frame.actors or deed.suffered or any(role in ("object", "subject") for _, role in deed.about)
    return "" if done else "bare noun that nobody does"


def is_context(deed: Deed) -> str:
    """ "the four-day conflict", "the 12-day war" are over and counted as one event; "the war" is what all is told about."""
    if "timed" not in deed.entry.tags or any(t.low.endswith(("-hour", "-day", "-week")) for t in deed.words):
        return ""
    return "a war as context"


def is_one_sided(deed: Deed) -> str:
    """ "talks" with nobody."""
    alone = "two" in deed.entry.tags and len(deed.frame.actors) < 2 and not deed.frame.definite
    return "one party only" if alone else ""


def is_not_handled(deed: Deed) -> str:
    """ "lifted the sanctions", and not "despite the sanctions"."""
    if "handled" not in deed.entry.tags or any(
        verb.lemma in HANDLING and verb.tense != "gerund" for _, verb in deed.clauses("object", "subject", "related")
    ):
        return ""
    return "nothing is done with it"


def is_general_sale(deed: Deed) -> str:
    """ "rose in sales"."""
    return "sales in general" if deed.frame.type == "procurement" and deed.governed in ("in", "from", "by") else ""


def hands_over_nothing(deed: Deed) -> str:
    """ "the sale of three batteries", "a frigate's commissioning", "arms sale", "took delivery of tanks"."""
    if "object:equipment" not in deed.entry.tags:
        return ""
    names = deed.reader.names
    inside = any(
        names.classes_at(t.i) & _HANDED_OVER
        or (t.name >= 0 and names.spans[t.name].equipment is not None)
        or t.low in ("arms", "weapons")
        for t in deed.words
    )
    taken = [i for clause, _ in deed.clauses("object") for p, i in clause.obliques if p == "of"]
    if inside or any(deed.classes(i) & _HANDED_OVER for i in [*taken, *deed.after(("of", "to"))]):
        return ""
    return "nothing is handed over"


def has_no_forces(deed: Deed) -> str:
    """ "the withdrawal of troops", and not of a proposal."""
    if "needs:troops" not in deed.entry.tags or any(deed.classes(i) & {"troops", "craft"} for i in deed.after(("of",))):
        return ""
    return "no forces"


def is_put_on_nobody(deed: Deed) -> str:
    """ "The forces were on extremely high alert", "put its army on the highest level of alert": whoever is ready acts."""
    return "nobody is put on it" if "on" in deed.entry.tags and not _is_put_on(deed) else ""


def _is_put_on(deed: Deed) -> bool:
    referents = deed.reader.referents
    if deed.governed != "on" and not (deed.governed == "to" and deed.chunk.definite):
        return False
    for clause, role in deed.about:
        ready = clause.subjects
        if clause.objects and not deed.reader.reading.row[clause.verb].passive:
            ready = clause.objects
        forces = [i for i in ready if referents.of(i).codes or deed.classes(i) & _READY]
        if role == "oblique" and forces:
            deed.frame.actors = referents.codes(forces) or referents.codes(clause.subjects)
            deed.frame.governors.append(clause.verb)
            return True
    return False


def violates_nothing(deed: Deed) -> str:
    """ "a violation of its airspace", and not of a contract."""
    if "needs:line" not in deed.entry.tags or any("line" in deed.classes(i) for i in deed.after(("of", "into"))):
        return ""
    return "no line is violated"
