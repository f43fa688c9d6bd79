"""Noun groups, verb groups and boundaries of a sentence: a flat row of chunks, from which clauses are read."""

from __future__ import annotations

import dataclasses
from typing import Literal

from timeline.extract import english as en
from timeline.extract.finite import behind_time
from timeline.extract.words import Token
from timeline.lexicon import IRREGULAR_VERBS

ChunkKind = Literal["NP", "VP", "PREP", "CONJ", "SUB", "REL", "COMMA", "STOP", "QUOTE", "OPEN", "CLOSE", "TIME", "ADV"]
Tense = Literal["past", "present", "future", "perfect", "pluperfect", "modal", "infinitive", "gerund", "participle"]


@dataclasses.dataclass(slots=True)
class Chunk:
    """Tokens ``first`` to ``last`` (exclusive). `head` is the index of the token that carries the meaning.

    Of a verb group: `tense`, `passive`, `progressive`, `negated`, `modal` (the word), `finite`. Of a noun group: `definite`
    ("the", "this", a possessive, or a name) and `owner`, the index of the noun group before a possessive 's or None.
    """

    i: int
    kind: ChunkKind
    first: int
    last: int
    head: int
    low: str = ""
    tense: Tense = "past"
    passive: bool = False
    progressive: bool = False
    negated: bool = False
    modal: str = ""
    finite: bool = False
    definite: bool = False
    indefinite: bool = False
    lemma: str = ""


_SIMPLE: dict[str, ChunkKind] = {
    "I": "PREP",
    "C": "CONJ",
    "S": "SUB",
    "W": "REL",
    ",": "COMMA",
    ";": "STOP",
    ".": "STOP",
    '"': "QUOTE",
    "(": "OPEN",
    ")": "CLOSE",
}
_NOMINAL = frozenset("NDP#")
_CURRENCIES = ("$", "€", "£", "¥", "₹")
_WHEN = frozenset("last this next earlier later yesterday today tomorrow overnight early late".split())
"""What begins a sentence with these says when: "Friday clashes" are clashes, "Last week clashes broke out" has a date."""
_VERBAL = frozenset("XMVEGBT!")


def chunk(tokens: list[Token]) -> list[Chunk]:
    """The row of chunks. Linear; every token but adverbs, quotes inside words and stray marks is in one."""
    row: list[Chunk] = []
    i, n = 0, len(tokens)
    parted: list[Token] = []
    while i < n:
        tag = tokens[i].tag
        if tag == "t":
            j = i + 1
            while j < n and tokens[j].tag == "t" and tokens[j].timex == tokens[i].timex:
                j += 1
            nominal = j < n and tokens[j].tag == "N" and not _starts_group(tokens, j)
            nominal = nominal and (i == 0 or tokens[i - 1].low != "on")  # "On Tuesday villagers fled"
            nominal = nominal and not (i == 0 and tokens[i].low in _WHEN)  # "Last week gunmen fled"
            if nominal or (j < n and tokens[j].tag == "'"):
                i = _noun_group(tokens, i, row)
            else:
                row.append(Chunk(len(row), "TIME", i, j, i, tokens[i].low))
                i = j
        elif tag in "NDP#":
            i = _noun_group(tokens, i, row)
        elif tag == "R":
            row.append(Chunk(len(row), "NP", i, i + 1, i, tokens[i].low, definite=True))
            i += 1
        elif tag in "XM" and (j := _end_of_parted(tokens, i)):
            parted = tokens[i:j]
            row.append(Chunk(len(row), "ADV", i, j, i, tokens[i].low))
            i = j
        elif tag in "XMVBT!" or (tag in "EG"):
            i = _verb_group(tokens, i, row, parted)
            parted = []
        elif tag == "A":
            row.append(Chunk(len(row), "ADV", i, i + 1, i, tokens[i].low))
            i += 1
        elif tag in _SIMPLE:
            row.append(Chunk(len(row), _SIMPLE[tag], i, i + 1, i, tokens[i].low))
            i += 1
        else:
            i += 1
    return row


def _joins(tokens: list[Token], j: int) -> bool:
    """Whether the hyphen at `j` joins the parts of a name: "Ak-Sai", "El-Fasher"."""
    if j + 1 >= len(tokens):
        return False
    left, right = tokens[j - 1], tokens[j + 1]
    return left.end == tokens[j].start and tokens[j].end == right.start and left.tag == right.tag == "N"


def _modifies(tokens: list[Token], i: int) -> bool:
    """Whether the time expression at `i` stands before a noun it modifies: "their annual 11-day drills"."""
    j = i
    while j < len(tokens) and tokens[j].timex == tokens[i].timex:
        j += 1
    return j < len(tokens) and tokens[j].tag == "N" and tokens[j].text[0].islower() and not tokens[i].text[0].isupper()


def _starts_group(tokens: list[Token], i: int) -> bool:
    """Whether the noun at `i`, right after a time expression, begins a group of its own ("On Monday Russia ...")."""
    token = tokens[i]
    if token.name >= 0:
        return True
    return token.text[0].isupper()


def _noun_group(tokens: list[Token], i: int, row: list[Chunk]) -> int:
    """A determiner, numbers, modifiers, a head; possessives run on ("South Korea's Joint Chiefs of Staff")."""
    n, j = len(tokens), i
    head = -1
    first_is_article = tokens[i].tag == "D"
    while j < n:
        token = tokens[j]
        tag = token.tag
        if token.opens and j > i and head == j - 1:
            break
        if tag == "N":
            head = j
        elif tag == "'":
            if head < 0 and tokens[j - 1].tag != "t":
                break
        elif tag in "DP":
            such = token.low == "such" and first_is_article  # "the third such launch"
            if j > i and not such and tokens[j - 1].tag not in "D'A#":
                break
            if (
                tag == "D"
                and j > i
                and (tokens[j - 1].tag == "'" or tokens[j - 1].low in ("this", "that", "these", "those"))
            ):
                break
        elif tag == "#" or tag == "t":
            if tag == "t" and head >= 0 and tokens[j - 1].tag != "'" and not _modifies(tokens, j):
                break
            if tag == "#" and head < 0:
                head = j
            elif tag == "#" and tokens[j - 1].low.endswith(_CURRENCIES):
                pass  # "a $7 billion arms sale"
            elif tag == "#" and tokens[j - 1].tag == "N":
                # "Joint Sword 2024" is a name and was joined; "aircraft 14 ships" is two groups
                break
        elif (
            (tag == "E" and head < 0 and j + 1 < n and tokens[j + 1].tag in "N#" and j > i)
            or (tag == "G" and j + 1 < n and tokens[j + 1].tag == "N" and j > i and tokens[j - 1].tag in "DP'")
            or (
                tag in "A"
                and j + 1 < n
                and (tokens[j + 1].tag in "NE#" or (tokens[j + 1].tag == "A" and j + 2 < n and tokens[j + 2].tag in "NE"))
                and j > i
                and tokens[j - 1].tag in "DP'#A"
                and head < 0
            )
            or (token.low in ("more", "further") and tokens[j - 1].tag == "#" and j + 1 < n and tokens[j + 1].tag in "NE")
            or (token.text in "-–/" and 0 < j < n - 1 and tokens[j - 1].name >= 0 and tokens[j + 1].name >= 0)
            or (token.text == "-" and j > i and _joins(tokens, j))
            or (tag in '"q' and j + 1 < n and j > i and tokens[j + 1].tag in "N#" and tokens[j - 1].tag in "DP'#")
            or (tag in '"q' and j > i and any(t.tag in '"q' for t in tokens[i:j]) and j + 1 < n and tokens[j + 1].tag == "N")
        ):
            pass
        else:
            break
        j += 1
    if j == i:
        j = i + 1
    if head < 0:
        head = j - 1
    first = tokens[i]
    definite = (
        first.low in en.DEFINITE or first.tag == "P" or tokens[head].name >= 0 or any(t.tag == "'" for t in tokens[i:j])
    )
    indefinite = first.low in ("a", "an", "another", "several", "some") or (first.tag == "#")
    row.append(
        Chunk(
            len(row), "NP", i, j, head, tokens[head].low, definite=definite, indefinite=indefinite, lemma=tokens[head].lemma
        )
    )
    return j


def _end_of_parted(tokens: list[Token], i: int) -> int:
    """Where the auxiliaries at `i` end that a time expression parts from their verb: "were last week scrambled", "will
    from Monday guard it"; 0 where none does.
    """
    j = i
    while j < len(tokens) and tokens[j].tag in "XM":
        j += 1
    k = behind_time(tokens, j)
    wanted = "B" if tokens[j - 1].tag == "M" else "EG"
    return j if k and k < len(tokens) and (tokens[k].tag in wanted or tokens[k].low in ("be", "been", "being")) else 0


def _verb_group(tokens: list[Token], i: int, row: list[Chunk], parted: list[Token]) -> int:
    """Auxiliaries, those `parted` from them among these, negation and adverbs up to the main verb, with what they say of
    tense, mood and voice.
    """
    n, j = len(tokens), i
    head = -1
    aux = [token.low for token in parted if token.tag == "X"]
    modal = next((token.low for token in parted if token.tag == "M"), "")
    negated = False
    to = False
    while j < n:
        token = tokens[j]
        tag = token.tag
        if tag == "T":
            # "is to hold", "were to take part", "has to": a plan; "hoped to hold" is two groups
            if j > i and not (aux and head < 0):
                break
            to = True
        elif tag == "X" and head < 0:
            aux.append(token.low)
        elif tag == "M" and head < 0:
            modal = token.low
        elif tag == "!":
            if head >= 0:
                break
            negated = True
        elif tag == "A" and head < 0:
            pass
        elif (tag in "VBE" and head < 0) or (tag == "G" and head < 0):
            head = j
        elif tag == '"' and head < 0 and (aux or modal) and j + 1 < n and tokens[j + 1].tag in "bBEGV":
            if tokens[j + 1].tag == "b":
                tokens[j + 1].tag = "B"
        else:
            break
        j += 1
    while j > i + 1 and head < 0 and tokens[j - 1].tag == "A":
        j -= 1
    if head < 0:
        head = next((k for k in range(j - 1, i - 1, -1) if tokens[k].tag in "XM"), i)
        copula = aux[-1] if aux else modal
        if not copula and negated:  # a bare "not"
            row.append(Chunk(len(row), "ADV", i, j, i, tokens[i].low, negated=True))
            return j
        shape = "X"
        aux = aux[:-1]
    else:
        shape = tokens[head].tag
    be = next((a for a in reversed(aux) if a in en.BE), "")
    have = next((a for a in aux if a in en.HAVE), "")
    group = Chunk(
        len(row),
        "VP",
        i,
        j,
        head,
        tokens[head].low,
        negated=negated or modal in ("cannot", "won't"),
        lemma=tokens[head].lemma,
    )
    group.passive = (shape == "E" and bool(be)) or (shape == "E" and not aux and not modal)
    group.progressive = (shape == "G" and bool(be)) or "being" in aux
    group.modal = modal or ("to" if to and aux else "")
    group.finite = (
        bool(modal)
        or any(a not in ("been", "being", "having", "be") for a in aux)
        or shape in "V"
        or (shape == "X" and tokens[head].low not in ("been", "being", "having", "be"))
    )
    if modal in ("will", "'ll", "shall") or (to and aux and be):
        group.tense = "future"
    elif modal:
        group.tense = "modal"
    elif to and (not aux or aux[0] == "have"):
        group.tense, group.finite = "infinitive", False
    elif have and shape != "X":
        group.tense = "pluperfect" if have == "had" else "perfect"
    elif shape == "G" and not aux:
        group.tense = "gerund"
    elif shape == "E" and not aux:
        group.tense = "participle"
    elif shape == "V":
        low, lemma = tokens[head].low, tokens[head].lemma
        group.tense = (
            "present"
            if low == lemma or (low.endswith("s") and not low.endswith("ss") and low[:2] == lemma[:2] and low != "was")
            else "past"
        )
        if low == lemma and lemma in IRREGULAR_VERBS and IRREGULAR_VERBS[lemma][0] == lemma:
            group.tense = "past"
    elif shape == "B":
        group.tense = "infinitive" if not aux else ("past" if "did" in aux else "present")
    else:
        word = aux[0] if aux else tokens[head].low
        group.tense = "past" if word in en.PAST_AUXILIARIES else "present"
    row.append(group)
    return j
