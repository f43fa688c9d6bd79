"""Tokens as the treebank cuts them, with code-point offsets.

English Universal Dependencies takes punctuation off, cuts contractions and the possessive ("don't" is "do" and "n't",
"Korea's" is "Korea" and "'s"), and cuts compounds at the hyphen ("11-day" is three tokens) but not after a prefix
("co-hosted", "mid-March"). One pass with one expression, linear in the length of the text; white space separates and is
never part of a token.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Piece(NamedTuple):
    """A token: its words and its half-open code-point span."""

    text: str
    start: int
    end: int


_ABBREVIATIONS = """
    mr mrs ms dr prof sen reps rep gov st mt ft no vs etc inc ltd co corp dept est vol al rev hon jr sr messrs esp approx
    gen lt maj col capt cmdr adm sgt cpl pvt brig cdr pres spec jan feb mar apr jun jul aug sept sep oct nov dec
    mon tues tue wed thurs thur thu fri sat ave blvd bros mfg
"""
_PREFIXES = """
    e co non pre post re anti ex semi pro multi inter intra sub mid un ultra counter de bi tri neo micro mini extra trans
    socio vice over quasi pseudo
"""
_UNITS = "km kms m cm mm kg kt mph kph nm ft mi lb lbs am pm a.m. p.m. hrs hr min mins mw kw mb gb bn tn"


def _any(words: str) -> str:
    """An alternative of words, the longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)\S*[\w/]                                  # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?i:{_any(_ABBREVIATIONS)})\.(?=\s*\S)(?<=\w\w\.)
    | (?<!\w)(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?              # U.S., a.m., J.F.K
    | (?<![\w.]){_LETTER}\.(?=\s?[A-Z])                            # an initial
    | (?i:can(?=not\b))                                           # cannot
    | (?<!\w)(?i:{_any(_PREFIXES)})-\w+
    | (?<!\w)(?i:test-(?:fir|launch|fl[ie]))\w+                     # a verb of our field that no treebank knows
    | \d{{4}}-\d\d-\d\d(?!\w)                                      # 2024-03-14
    | [.,]?\d+(?:[.,]\d+)*(?=(?i:{_any(_UNITS)})(?!\w))              # 300km
    | [.]?\d+(?:[.,:/]\d+)*(?:{_LETTER}+)?                         # 1,200  5.3  10:30  9/11  20th  1990s
    | {_LETTER}(?:\w|&(?=\w)|['’](?={_LETTER})(?!(?:s|S|t|T|d|D|m|M|ll|LL|re|RE|ve|VE)(?!\w)))*?(?=n['’]t(?!\w)|N['’]T(?!\w))
    | n['’]t(?!\w)|N['’]T(?!\w)
    | ['’](?i:s|d|m|ll|re|ve)(?!\w)
    | \w(?:\w|&(?=\w)|['’](?={_LETTER})(?!(?:s|S|d|D|m|M|ll|LL|re|RE|ve|VE)(?!\w)))*
    | \.{{2,}}|…|-{{2,}}|[!?]{{2,}}
    | \S
    """,
    re.VERBOSE,
)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The tokens of ``text[start:end]``, in order, with offsets into `text`.

    >>> [piece.text for piece in tokenise("The 11-day drills didn't worry Seoul's allies.")]
    ['The', '11', '-', 'day', 'drills', 'did', "n't", 'worry', 'Seoul', "'s", 'allies', '.']
    """
    stop = len(text) if end is None else end
    return [Piece(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, start, stop)]
