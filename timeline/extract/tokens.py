"""A sentence as words with offsets and a first guess at their class; names and time expressions are known before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.extract import english as en
from timeline.extract.wordclass import VERBS_OF, disambiguate
from timeline.extract.words import Token, VerbForms, noun_lemma

_RANKS = (
    "Gen Lt Maj Col Capt Cmdr Cdr Comdr Cmdt Adm Brig Sgt Cpl Pvt Ens Sen Rep Gov Pres Sec Amb Prof Dr Mr Mrs Ms St Mt Ft"
)
_PLAIN = r"""\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th)?(?:-[A-Za-z]+)*   # 1,001  8.5  19th  11-day
      | [A-Za-z]\.(?:[A-Za-z]\.)+                                   # U.S.  a.m.
      | \b[A-Z]\.(?=\s[A-Z])                                         # Franklin D. Roosevelt
      | \b(?:{ranks})\.(?=\s[A-Z“"])                               # Lt. Gen. Ali Khan, in the middle of a sentence
      | ['’](?:s|re|ve|ll|d|m)\b
      | \w+(?:[-‑](?=[a-z0-9])\w+)*(?:/[A-Z]\w*)?
      | \S""".replace("{ranks}", "|".join(_RANKS.split()))
_WORD = re.compile(_PLAIN, re.VERBOSE)
# Sentences with "didn't" are few, and the pattern that takes it apart is slow.
_WORD_OR_NOT = re.compile(r"n['’]t\b | \w+?(?=n['’]t\b) | " + _PLAIN, re.VERBOSE)

_MARKS = {
    ",": ",",
    ";": ";",
    ":": ";",
    "—": ";",
    "–": ";",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "“": '"',
    "”": '"',
    '"': '"',
    "«": '"',
    "»": '"',
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    "-": "-",
    "/": "C",
    "‘": "q",
    "’": "q",
    "'": "q",
    "%": "N",
    "&": "C",
}


_DASHES = frozenset("—–")


def _closed_class() -> dict[str, str]:
    table: dict[str, str] = {}
    for words, tag in (
        (en.ADVERBS, "A"),
        (en.PREPOSITIONS, "I"),
        (en.SUBORDINATORS, "S"),
        (en.CONJUNCTIONS, "C"),
        (en.RELATIVES, "W"),
        (en.DETERMINERS, "D"),
        (en.POSSESSIVES, "P"),
        (en.PRONOUNS, "R"),
        (en.BE | en.HAVE | en.DO, "X"),
        (en.MODALS, "M"),
        (frozenset({"not", "n't", "never"}), "!"),
        (frozenset(en.NUMBER_WORDS), "#"),
    ):
        for word in words:
            table[word] = tag
    table["to"] = "T"
    return table


_CLOSED = _closed_class()


_OF_ANOTHER = tuple(
    f"-{participle}"
    for participle in """backed aligned sponsored supported supplied armed made built designed style based bound facing held
    occupied controlled allied""".split()
)
"""Iran-backed rebels are not Iran, Russian-made rockets not Russia's, and a rebel-held town not the rebels'."""

VERBS = VerbForms()
VERBS_OF.update((form, lemma) for form, (lemma, shape) in VERBS.table.items() if shape in ("base", "s"))
_SHAPES = {"base": "b", "s": "s", "past": "V", "part": "E", "pastpart": "v", "ing": "G"}


@lru_cache(maxsize=1 << 16)
def _guess(word: str, opens: bool) -> tuple[str, str, str]:
    """Lower case, class and lemma of a word by itself. With a capital it is a verb only where it `opens` a sentence."""
    low = word.lower().replace("’", "'")
    if low == "'s":
        return low, "'", low
    tag = _MARKS.get(word) or _CLOSED.get(low)
    if tag is not None:
        return low, tag, low
    if word[-1] == "." and "." not in word[:-1]:
        return low.removesuffix("."), "N", low.removesuffix(".")
    if word[0].isdigit():
        return low, "N" if "-" in word or word[-1].isalpha() else "#", low
    small = word[0].islower()
    known = VERBS.table.get(low)
    if known is not None and (small or opens):
        return low, _SHAPES[known[1]], known[0]
    if small and "-" not in word:
        if low.endswith("ly") and len(low) > 4:
            return low, "A", low
        if low.endswith("ed") and len(low) > 4:
            return low, "v", low[:-3] if low[-3] == low[-4] else low[:-2]
        if low.endswith("ing") and len(low) > 5:
            return low, "G", low
    return low, "N", noun_lemma(low)


def _bracket(tokens: list[Token]) -> None:
    """ "Nine ships – three of them cutters – followed it": two dashes in one sentence hold a parenthesis."""
    dashes = [token for token in tokens if token.text in _DASHES]
    if len(dashes) == 2:
        dashes[0].tag, dashes[1].tag = "(", ")"


def tokenise(
    text: str,
    start: int,
    end: int,
    names: Sequence[tuple[int, int]],
    timexes: Sequence[tuple[int, int]],
    compounds: Sequence[tuple[int, int]] = (),
) -> list[Token]:
    """The words of ``text[start:end]`` with a class each. `names` and `timexes` are sorted spans inside the sentence; the
    words of `compounds` ("secretary of state") are nouns too.
    """
    tokens: list[Token] = []
    n, t, last_name, last_timex = 0, 0, len(names), len(timexes)
    opens, quoted = True, False
    contracted = text.find("n't", start, end) >= 0 or text.find("n’t", start, end) >= 0
    for match in (_WORD_OR_NOT if contracted else _WORD).finditer(text, start, end):
        word = match[0]
        a, b = match.span()
        low, tag, lemma = _guess(word, opens)
        token = Token(len(tokens), a, b, word, low, tag, lemma)
        while n < last_name and names[n][1] <= a:
            n += 1
        while t < last_timex and timexes[t][1] <= a:
            t += 1
        named = n < last_name and names[n][0] < b and low != "'s" and not low.endswith(_OF_ANOTHER)
        if t < last_timex and timexes[t][0] < b:
            first, last = timexes[t]
            if not (named and names[n][0] < first and last <= names[n][1]):
                named = False
                token.tag, token.lemma, token.timex = "t", low, t
                if low in en.TEMPORAL and b >= last and a > first:
                    token.tag, token.timex = "S", -1  # "three days after" they met: it joins clauses as well
        if named:
            token.tag, token.name, token.lemma = "N", n, noun_lemma(low)
        if word in "'’" and tokens and tokens[-1].end == a and tokens[-1].low.endswith("s") and not quoted:
            token.tag, token.low = "'", "'s"  # "the Philippines' navy"
        quoted = quoted or (word in "'‘" and token.tag != "'")
        opens = token.tag in '";'
        tokens.append(token)
    _bracket(tokens)
    for first, last in compounds:
        for token in tokens:
            if first <= token.start < last and token.name < 0 and token.timex < 0:
                token.tag, token.lemma = "N", noun_lemma(token.low)
    disambiguate(tokens)
    return tokens
