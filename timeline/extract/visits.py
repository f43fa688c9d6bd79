"""Who looks at something of their own side: "inspected the building site", "guided the harvest"."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extract.clause import Reading
from timeline.extract.referents import Referents

_LOOKING = frozenset("inspect tour oversee guide supervise visit watch".split())


def visitors(reading: Reading, referents: Referents) -> Iterator[str]:
    """The names of people who, in this sentence, look at what no other actor owns."""
    for clause in reading.clauses.values():
        lemma = reading.row[clause.verb].lemma
        guiding = lemma in ("give", "provide") and any(reading.row[i].lemma == "guidance" for i in clause.objects)
        if lemma not in _LOOKING and not guiding:
            continue
        seen = {c for i in (*clause.objects, *(i for _, i in clause.obliques)) for c in referents.of(i).codes}
        for i in clause.subjects:
            person = referents.of(i).person
            if person is not None and seen <= set(person.codes):
                yield person.name
