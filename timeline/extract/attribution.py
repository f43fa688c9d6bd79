"""Who says so: the agencies, institutions and people that a sentence rests on, outermost first."""

from __future__ import annotations

import dataclasses

from timeline.extract.clause import Reading
from timeline.extract.discourse import Codes, Discourse
from timeline.extract.referents import Referent, Referents

_SAYING = frozenset(
    """
        say report quote cite announce tell confirm write add note state disclose claim carry show publish reveal
        estimate count put
        """.split()
)


@dataclasses.dataclass(slots=True)
class Sources:
    """Those a sentence rests on: their `names` in the order in which they vouch for each other, the `codes` of states
    and their
    organs among them, and of the state media (`carrier`).
    """

    names: tuple[str, ...] = ()
    codes: Codes = ()
    carrier: Codes = ()


def sources(reading: Reading, referents: Referents, discourse: Discourse) -> Sources:
    """Those the sentence gives as its sources."""
    found: list[str] = []
    codes: list[str] = []
    carrier: list[str] = []

    def note(referent: Referent) -> None:
        (carrier if referent.kind == "agency" else codes).extend(referent.codes)

    for clause in reading.clauses.values():
        verb = reading.row[clause.verb]
        if verb.lemma not in _SAYING:
            continue
        for i in clause.agents if verb.passive else clause.subjects:
            referent = referents.of(i)
            note(referent)
            if referent.pronoun and referent.person is None:
                name = discourse.last_agency if referent.kind == "agency" else ""
            else:
                name = referent.name
            if name and referent.kind != "thing" and name not in found:
                found.append(name)
        if verb.lemma in ("quote", "cite"):
            for i in clause.objects:
                name = referents.of(i).name
                if name and name not in found:
                    found.append(name)
    row = reading.row
    for piece in row:
        if piece.low == "according" and piece.i + 2 < len(row) and row[piece.i + 2].kind == "NP":
            found.append(referents.of(piece.i + 2).name)
            note(referents.of(piece.i + 2))
    return Sources(
        tuple(name for name in dict.fromkeys(found) if name), tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(carrier))
    )
