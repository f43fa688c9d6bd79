"""Which drafts tell of nothing that happened: troops at a building site, and acts that prose only speaks of.

News dates its events, or tells them with a finite verb whose subject did them. "By strengthening the alliance", "for
deploying missiles", "frequent drills" without a date are talk about the world. What a later sentence dates or takes up again
is told there, and stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extract.mentions import Draft
from timeline.extract.names import Names

_NOT_TOLD = frozenset({"infinitive", "gerund"})
_SPEAKING_OF = frozenset("for to of in at into on about from towards toward against with".split())
_HELP = frozenset({"deployment", "readiness", "inspection", "procurement", "statement"})


def is_relief(draft: Draft, names: Names) -> bool:
    """Forces sent to a flood, a harvest or a building site."""
    return draft.type in _HELP and any(True for _ in names.cued("field:relief"))


def untold(drafts: Sequence[Draft]) -> list[Draft]:
    """Those that no phrase dates and no clause tells as a fact."""
    taken_up = {id(d.antecedent) for d in drafts if d.antecedent is not None}
    return [
        d
        for d in drafts
        if d.type != "statement" and d.dating.basis in ("fresh", "none") and d.antecedent is None and id(d) not in taken_up
        and not any(_is_told(d, i) for i in range(len(d.frames)))
    ]


def _is_told(draft: Draft, i: int) -> bool:
    """Whether that frame states the act: a finite verb, or a noun that names one act or that a finite verb tells of."""
    frame = draft.frames[i]
    row = draft.reading.row
    if frame.name is not None or frame.clause is None:
        return True
    if frame.noun:
        if any(row[g].kind == "VP" and row[g].tense not in _NOT_TOLD for g in frame.governors):
            return True
        group = row[frame.group]
        return "weak" not in frame.entry.tags and (group.definite or group.indefinite or bool(frame.actors))
    return row[frame.group].tense != "gerund" or draft.reading.governed_by(frame.group) not in _SPEAKING_OF
