"""The clauses that a noun group takes part in: as subject or object, behind a preposition, or with a clause on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from timeline.extract.clause import Clause

if TYPE_CHECKING:
    from timeline.extract.frames import FrameReader

Role: TypeAlias = Literal["subject", "object", "agent", "oblique", "related"]
"""What the noun group is to the clause; "related" where the clause hangs on it: "the drills that Seoul is holding"."""
About: TypeAlias = list[tuple[Clause, Role]]

_MEASURES = frozenset(
    """
    week day month year series round wave string flurry spate set pair number dozen half part bout run stage phase
    edition iteration leg state start beginning opening end conclusion completion
    """.split()
)


def clauses_about(reader: FrameReader, group: int) -> About:
    """The clauses that a noun group takes part in, with its role; relative and participle clauses on it too.

    A measure stands for what it measures: "held a week of exercises", "wrapped up three weeks of drills".
    """
    found: About = []
    if reader.reading.governed_by(group) == "of":
        measure, timed = _measure(reader, group)
        if timed is not None:
            found.append((timed, "object"))
        group = measure
    for clause in reader.reading.clauses.values():
        if group in clause.subjects:
            found.append((clause, "subject"))
        elif group in clause.objects:
            found.append((clause, "object"))
        elif group in clause.agents:
            found.append((clause, "agent"))
        elif any(group == i for _, i in clause.obliques) and (clause, "object") not in found:
            found.append((clause, "oblique"))
    return found + _related(reader, group)


def _measure(reader: FrameReader, group: int) -> tuple[int, Clause | None]:
    """The noun group that measures `group`, or `group`; the clause whose object is a span of time that does."""
    row = reader.reading.row
    k = group - 1
    while k > 0 and row[k].kind != "PREP":
        k -= 1
    if k > 0 and row[k - 1].kind == "NP" and row[k - 1].lemma in _MEASURES:
        return k - 1, None
    if k > 1 and row[k - 1].kind == "TIME":
        j = k - 2
        while j > 0 and row[j].kind in ("PREP", "ADV"):
            j -= 1
        return group, reader.reading.clauses.get(j)
    return group, None


def _related(reader: FrameReader, group: int) -> About:
    """ "the drills that Seoul is holding", "the operation it had begun"."""
    row = reader.reading.row
    k = group + 1
    while k < len(row) and row[k].kind in ("QUOTE", "ADV", "COMMA", "TIME"):
        k += 1
    if k < len(row) and row[k].low in ("that", "which") and row[k].kind in ("SUB", "REL"):
        k += 1
    elif not (k < len(row) and row[k].kind == "NP" and k == group + 1):
        return []
    return [
        (clause, "related") for clause in reader.reading.clauses.values() if clause.subjects and clause.subjects[0] == k
    ]
