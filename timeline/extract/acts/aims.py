"""Whom something is fired or sent at: the phrases behind the verb that name somebody it was to hit."""

from __future__ import annotations

from typing import NamedTuple

from timeline.extract.acts.act import Act, others
from timeline.extract.crossings import is_sea
from timeline.extract.discourse import Codes

_AT = frozenset({"at", "against", "on", "toward", "towards", "onto"})
_TOWARD = frozenset({"toward", "towards"})
_GROUND = frozenset("coast soil territory ground range shore land island site".split())
_AIMED_AT = frozenset({"target", "craft", "base", "troops"})
_BUILT = frozenset(
    """apartment bridge building bus camp car checkpoint church compound convoy courtyard crowd factory home hospital house
    market mosque neighborhood neighbourhood office school shelter street suburb town truck vehicle village
    warehouse""".split()
)
"""What a test is not fired into, be it nobody's who is named."""


class Aim(NamedTuple):
    """Whether an act is aimed at somebody or something, and at whom as far as that is said."""

    taken: bool
    at: Codes


def aim_of(act: Act) -> Aim:
    """Whom the act is aimed at: "rockets into Israel", but not "into the sea" and not "over Japan"."""
    aims = [codes for p, i in act.clause.obliques if (codes := _aimed_at(act, p, i)) is not None]
    return Aim(bool(aims), tuple(dict.fromkeys(code for codes in aims for code in codes)))


def _aimed_at(act: Act, preposition: str, i: int) -> Codes | None:
    """Those at whom one phrase says it is aimed; None where the phrase says nothing of an aim."""
    referent, codes, lemma = act.of(i), act.owners([i]), act.group(i).lemma
    if lemma == "direction":
        preposition, codes = "toward", act.owners(j for p, j in act.modifiers(i)[:1] if p == "of")
    if not referent.classes and not referent.own and (preposition in _TOWARD or lemma in _GROUND):
        return None  # "toward the atoll", "on its own soil": where it flew, not what it was to hit
    if lemma in _BUILT and not codes and (preposition in _AT or preposition == "into"):
        return ()
    if preposition in _AT and (codes or referent.classes & _AIMED_AT) and "line" not in referent.classes:
        if lemma == "target" and not codes:
            owners = act.owners(j for _, j in act.modifiers(i))
            return owners if set(owners) - set(act.actors) else None  # "fired missiles at targets at sea": nobody's
        return others(codes, act.actors)
    if preposition == "into" and "line" not in referent.classes and not is_sea(act.reader, i):
        return others(codes, act.actors) or None
    return None
