"""Who gives arms to whom: the giver of a sale, gift or delivery first, then the one that receives.

"Turkey delivered helicopters to the Philippines", "Poland bought tanks from Korea", "Serbia received Chinese missiles",
"the sale of 66 jets to Taiwan" all name both; a commissioning has one party alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extract.discourse import Codes
from timeline.extract.referents import Referent

_RECEIVING = frozenset("buy purchase acquire procure receive take order get obtain import".split())
_GIVING = frozenset("deliver sell supply transfer donate provide hand give ship export gift lend lease send".split())
_TO_SOMEBODY = frozenset("give hand lend send sell grant loan".split())
"""Whom they give it to stands before what they give: "gave Ukraine 49 tanks"."""

TRADING = frozenset("sell supply deliver buy purchase transfer donate lease acquire".split())


def parties(verb: str, doers: Codes, things: Codes, phrases: Iterable[tuple[str, Referent]]) -> Codes:
    """Actors of a transfer told by `verb`, giver first: `doers` are those of its subject, `things` those whose make or
    property the equipment is ("Chinese missiles").
    """
    phrases = list(phrases)
    if verb in _RECEIVING:
        given = _of(phrases, ("from",)) or tuple(code for code in things if code not in doers)
        return _once([*given, *doers])
    if verb in _GIVING:
        # "supplied Ethiopia with drones": whom the verb has as its object
        whom = things if doers and (verb in _TO_SOMEBODY or any(preposition == "with" for preposition, _ in phrases)) else ()
        return _once([*(doers or things), *whom, *_of(phrases, ("to", "for"))])
    return doers


def of_noun(doers: Codes, phrases: Iterable[tuple[str, Referent]]) -> Codes:
    """Actors of "the sale of jets to Taiwan", "a delivery of tanks from Seoul", giver first."""
    phrases = list(phrases)
    return _once([*_of(phrases, ("from", "by")), *doers, *_of(phrases, ("to",))])


def _of(phrases: Iterable[tuple[str, Referent]], prepositions: tuple[str, ...]) -> Codes:
    return tuple(code for preposition, referent in phrases if preposition in prepositions for code in referent.codes)


def _once(codes: Iterable[str]) -> Codes:
    return tuple(dict.fromkeys(codes))
