"""Is a report about military activity at all? A flood, a reception or a harvest must yield nothing, whatever its verbs.

Counted are words that only armed forces bring into a text: weapons, warships, drills, launches, air strikes, staffs and
services.
One is enough in a brief of a sentence or two; a longer text needs more of them, and more than one kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lexicon import Actor, Equipment, Exercise, Hit, Trigger

_MARTIAL_ROLES = frozenset({"staff", "force", "branch", "unit", "coast_guard", "ship", "group"})
_ARMED = frozenset({"armed", "class:munition", "class:troops", "field:armed"})
_LEAST = 3
_THROUGHOUT = 600
"""Code points of which each has such a word in a text that is about little else."""
_BRIEF = 400
"""Code points up to which one martial word is enough; every so many more ask for one more, up to `_LEAST`."""


def is_martial(hits: Sequence[Hit], armed: Sequence[Hit], length: int) -> bool:
    """Whether the lexicon's hits in a text of `length` code points, and `armed` of them, speak of armed forces, and more
    than of other fields.
    """
    martial = [hit.text.lower() for hit in armed]
    n_civil = sum(isinstance(hit.entry, Trigger) and "field:civil" in hit.entry.tags for hit in hits)
    least = min(_LEAST, 1 + length // _BRIEF)
    return len(martial) >= least and len(set(martial)) >= min(2, least) and len(martial) > n_civil


def is_about_relief(hits: Sequence[Hit], length: int) -> bool:
    """Whether a text of `length` code points is about a flood, a harvest or a building site throughout."""
    words = [
        hit.text.lower() for hit in hits if isinstance(hit.entry, Trigger) and "field:relief" in hit.entry.tags
    ]
    return len(words) >= max(_LEAST, length // _THROUGHOUT) and len(set(words)) > 1


def speaks_of_forces(hit: Hit) -> bool:
    """Whether only armed forces bring such a word into a text."""
    entry = hit.entry
    if isinstance(entry, Actor):
        return entry.role in _MARTIAL_ROLES or "defen" in entry.name.lower()
    if isinstance(entry, Equipment | Exercise):
        return True
    if not isinstance(entry, Trigger):
        return False
    return not _ARMED.isdisjoint(entry.tags)
