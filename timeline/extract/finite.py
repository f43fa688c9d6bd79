"""Where a clause has its finite verb: left or right of a word, behind a parenthesis, in the clause that a conjunction opens.

Asked by `timeline.extract.wordclass` while the classes of later words are still open, so that a tag may be a small letter.
"""

from __future__ import annotations

from timeline.extract.words import Token
from timeline.lexicon import IRREGULAR_VERBS


def after(tokens: list[Token], i: int, skip: str = 'A"q') -> Token | None:
    """The word after `i`, adverbs and quotation marks skipped."""
    i += 1
    while i < len(tokens) and tokens[i].tag in skip:
        i += 1
    return tokens[i] if i < len(tokens) else None


def behind_time(tokens: list[Token], i: int) -> int:
    """The word behind a time expression at `i`, its preposition and adverbs, if any; 0 where none stands there."""
    k, seen, n = i, False, len(tokens)
    while k < n and (tokens[k].tag in "tA" or (tokens[k].tag == "I" and k + 1 < n and tokens[k + 1].tag == "t")):
        seen = seen or tokens[k].tag == "t"
        k += 1
    return k if seen else 0


def parted_auxiliary(tokens: list[Token], i: int, tags: str = "X") -> bool:
    """Whether the word at `i` has its auxiliary before a time expression: "were last week scrambled"."""
    k, seen = i - 1, False
    while k >= 0 and (tokens[k].tag in "tA" or (seen and tokens[k].tag == "I" and tokens[k + 1].tag == "t")):
        seen = seen or tokens[k].tag == "t"
        k -= 1
    return seen and k >= 0 and tokens[k].tag in tags and tokens[k].low not in ("do", "does", "did")


def clause_follows(tokens: list[Token], i: int) -> bool:
    """Whether a subject and a finite verb come before the next boundary."""
    seen_subject = False
    for token in tokens[i + 1 : i + 16]:
        if token.tag in ",;.WS(":
            return False
        if token.tag == "C" and token.i + 1 < len(tokens) and tokens[token.i + 1].tag in "vV":
            return False
        if token.tag == "G" and not seen_subject:
            return False
        if token.tag in "NRP#Dt'":
            seen_subject = True
        elif token.tag in "XMV" and seen_subject:
            return token.low not in ("being", "having")
        elif token.tag == "b" and seen_subject and is_past_too(token) and is_plural(tokens[token.i - 1]):
            return True  # "after rockets hit the town"
        elif token.tag in "bs" and seen_subject and tokens[token.i - 1].tag == "N" and _opens_object(tokens, token.i):
            if token.tag == "s" or is_plural(tokens[token.i - 1]) or any(t.tag == "C" for t in tokens[i + 1 : token.i]):
                return True  # "as India holds a drill", "as Seoul and Tokyo conduct a drill"
        elif token.tag == "v" and seen_subject and tokens[token.i - 1].tag in "NRA":
            nxt = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if nxt is not None and nxt.low == "by":
                continue
            return True
    return False


def is_past_too(token: Token) -> bool:
    """Verbs whose base form is their past: hit, cut, put, shut."""
    return token.lemma in IRREGULAR_VERBS and IRREGULAR_VERBS[token.lemma][0] == token.low


def is_plural(token: Token) -> bool:
    """Whether the noun looks like a plural."""
    return (token.low.endswith("s") and not token.low.endswith("ss")) or token.low in (
        "troops",
        "people",
        "police",
        "media",
        "forces",
    )


def closes_apposition(tokens: list[Token], i: int) -> bool:
    """ "The minister, Omar Khan, denied ...": no finite verb of the main clause before, and none right behind the
    next comma.
    """
    relative = False
    noun = False
    begin = _behind_quotation(tokens, i) or _clause_begin(tokens, i)
    for token in tokens[begin:i]:
        if token.tag == "W" or token.low == "whose" or (token.tag == "S" and token.i == 0):
            relative = True
        elif token.tag == "," or token.tag in "()":
            relative = False
        elif token.tag in "VXM" and not relative:
            return False
        elif token.tag in "NR":
            noun = True
    if not noun or tokens[0].tag == "T":
        return False
    alone = sum(token.tag == "," for token in tokens[begin:i]) == 1 and _is_passive_of_speech(tokens[i])
    for token in tokens[i + 1 : i + 24]:
        if token.tag in "SWVXM;" and not alone:
            return True
        if token.tag == ",":
            nxt = after(tokens, token.i)
            return not (nxt is not None and nxt.tag in "vVXM")
    return True


def _is_passive_of_speech(token: Token) -> bool:
    """ "The president, asked what he would do, answered": nothing stands between the commas that the verb could follow."""
    return token.lemma in ("ask", "tell", "warn", "question", "press", "quote")


def _clause_begin(tokens: list[Token], i: int) -> int:
    """Where the clause of word `i` begins, behind a colon or behind an "and" with a new subject and an apposition to it:
    "He sent ships, and the admiral, Omar Khan, warned ...".
    """
    k = i - 1
    commas = 0
    while k > 0:
        token = tokens[k]
        if token.tag == ";":
            return k + 1
        if token.tag in ",(":
            commas += 1
            if commas > 2 and tokens[i].lemma in COMPLEMENT and tokens[k + 1].text[0].isupper():
                return k + 1  # "..., Omar Khan, head of the fleet, told reporters"
        elif token.tag in "VXM" or token.tag == "W":
            return 0
        elif (
            token.tag == "C"
            and token.low in ("and", "but", "while", "as")
            and commas >= 2
            and (tokens[k + 1].tag == "D" or tokens[k + 1].text[0].isupper())
        ):
            return k + 1 if tokens[i].tag == "v" and _is_followed_by_object(tokens, i) else 0
        k -= 1
    return 0


def _is_followed_by_object(tokens: list[Token], i: int) -> bool:
    nxt = after(tokens, i)
    return nxt is not None and nxt.low != "by" and nxt.tag in "DPRNSIT#t" + '"'


def _behind_quotation(tokens: list[Token], i: int) -> int:
    """Where the clause begins in which somebody is quoted: '"It is ours," the admiral, head of the fleet, said'."""
    for k in range(i - 1, 0, -1):
        if tokens[k].tag == '"':
            return k + 1 if tokens[k - 1].tag in ",." else 0
    return 0


def verb_before(tokens: list[Token], i: int, tags: str) -> bool:
    """Whether a word of one of the classes stands left of `i` in the same clause; auxiliaries count as finite verbs."""
    for token in reversed(tokens[max(0, i - 14) : i]):
        if token.tag in tags or (tags == "V" and token.tag in "XM"):
            return True
        if token.tag in "S;.":
            return False
    return False


def finite_follows(tokens: list[Token], i: int) -> bool:
    """Whether this clause has its finite verb further right, so that the word here is a reduced relative."""
    for token in tokens[i + 1 : i + 18]:
        if token.tag in "WS;.":
            return False
        if token.tag in "," and token.i > i + 10:
            return False
        if token.tag == "C":
            nxt = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if nxt is None or nxt.tag in "vVXM":
                return False
        if token.tag == ",":
            return _finite_after_parenthesis(tokens, token.i)
        if token.tag == "b" and is_past_too(token) and _opens_object(tokens, token.i):
            return not _new_subject(tokens, i, token.i)  # "a rocket fired from the strip hit the town"
        if token.tag in "XMV":
            before = tokens[token.i - 1]
            behind = after(tokens, token.i, "")
            if token.low in ("should", "had", "were") and behind is not None and behind.tag in "RD":
                return False  # "vowed to burn the town should it resist"
            # a new subject right before it starts another clause ("he said the ship was hit")
            return before.tag in "NAt#'s" and not _new_subject(tokens, i, token.i)
        if (
            token.tag == "v"
            and tokens[token.i - 1].tag in "Nt"
            and not (token.i + 1 < len(tokens) and tokens[token.i + 1].low == "by")
        ):
            return not _new_subject(tokens, i, token.i)
    return False


def _opens_object(tokens: list[Token], i: int) -> bool:
    """Whether word `i` stands between two noun groups."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].tag in "Nt" and tokens[i + 1].tag in "DPN#"


COMPLEMENT = frozenset(
    """
        say tell claim believe think report add note announce confirm suggest insist know show hear mean hope fear see
        reveal state write tell argue quote warn declare stress
        """.split()
)


def is_reduced(tokens: list[Token], i: int) -> bool:
    """ "The drills consist of ..., twice the number conducted last year": the clause has its verb already, and no
    verb of saying.
    """
    nxt = after(tokens, i)
    if nxt is None or nxt.tag not in "It" or tokens[i].lemma in COMPLEMENT:
        return False
    for token in reversed(tokens[max(0, i - 20) : i]):
        if token.tag in "SW;C":
            return False
        if token.tag in "VXM":
            return token.lemma not in COMPLEMENT and token.tag != "M"
    return False


def _finite_after_parenthesis(tokens: list[Token], comma: int) -> bool:
    """ "Drones built in the North, new ones among them, were tested": the finite verb follows the next comma at once."""
    for token in tokens[comma + 1 : comma + 14]:
        if token.tag in "WS;.XMV":
            return False
        if token.tag == ",":
            nxt = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            return nxt is not None and nxt.tag in "XM"
    return False


def _new_subject(tokens: list[Token], i: int, j: int) -> bool:
    """Whether a noun group that no preposition governs stands directly after `i`: the object or a clause's subject."""
    nxt = tokens[i + 1] if i + 1 < j else None
    return nxt is not None and nxt.tag in "DPRN#"


_TELLING = frozenset("say claim insist believe".split())


def finite_in_clause(tokens: list[Token], i: int) -> bool:
    """Whether the clause around `i` already has a finite verb."""
    j = i - 1
    while j >= 0 and tokens[j].tag not in ';.WS,"C':
        if tokens[j].tag in "VXM":
            if tokens[j].lemma in _TELLING and tokens[j].tag == "V" and j < i - 1:
                break  # "says the ship cut through its waters"
            return True
        j -= 1
    j = i + 1
    while j < len(tokens) and tokens[j].tag not in ";.WS,C":
        if tokens[j].tag in "VXM":
            return True
        if tokens[j].tag == "v" and tokens[j - 1].tag in "Nt":
            return True
        j += 1
    return False
