"""Dates of something else: of last year's drill, to which the one of the news is compared, of the launch before this one."""

from __future__ import annotations

import re

from timeline.extract.clause import Reading
from timeline.extract.words import Token
from timeline.model import Timex

_COMPARING = frozenset("than compared twice double times versus triple thrice comparison exceeding surpassing".split())


# "the first drill since 2017", "the largest in years", "not seen since 1945"
_RECORD = frozenset("first last largest biggest worst longest deadliest heaviest most never only seen time".split())
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last latest".split())
_DURING = frozenset("in over during within on".split())
_NEAR, _FAR = 9, 15
"""Words back; "since" looks over all the clause: "the first time a carrier of the fleet called at the port since May"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def _is_ordinal(token: Token) -> bool:
    return token.low in _ORDINALS or _ORDINAL.fullmatch(token.low) is not None


def _counts(tokens: list[Token], t: Token) -> bool:
    """ "attacked four times over the past day" counts, "three times last year's number" compares."""
    return t.low == "times" and t.i + 1 < len(tokens) and tokens[t.i + 1].low in _DURING


def compares(reading: Reading, timex: Timex) -> bool:
    """Whether something is measured against what there was at that time: "twice the number conducted last year"."""
    at = next((t.i for t in reading.tokens if t.start <= timex.start < t.end), None)
    before = reading.tokens[max(0, at - _NEAR) : at] if at is not None else []
    compared = any(t.low in _COMPARING and not _counts(reading.tokens, t) for t in before)
    return compared and all(t.low != "since" for t in before)


def is_yardstick(reading: Reading, token: int, timex: Timex) -> bool:
    """A date of something else: "twice the number conducted last year", "compared with 38 last year", "the 26th attack since
    November", "its third launch this year", "for the second time this month".
    """
    tokens = reading.tokens
    since = any(t.low == "since" for t in tokens[max(0, token - 2) : token + 1])
    counting = since or (timex.grain not in ("day", "hour", "minute") and tokens[token].low in ("this", "the"))
    for t in reversed(tokens[max(0, token - (_FAR if since else _NEAR)) : token]):
        if (t.low in _COMPARING and not _counts(tokens, t)) or (since and t.low in _RECORD) or (counting and _is_ordinal(t)):
            return True
        if t.tag in "S;" and t.low != "since":
            return False
    return False
