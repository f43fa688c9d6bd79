"""Noun or verb, past or participle, determiner or conjunction: the open classes settled by the neighbours of a word.

Twenty word classes are enough to find noun groups, verb groups and clause boundaries. Names and time expressions, which the
lexicon and the tagger found before, are never verbs.
"""

from __future__ import annotations

from timeline.extract import english as en
from timeline.extract.words import Token, noun_lemma

_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
# "about ten", "more than 200", "upward of 200", "up to 13,000"
_ABOUT = frozenset(
    "about around over under nearly almost approximately roughly some upward upwards more less fewer up close than".split()
)


def _previous(tokens: list[Token], i: int) -> Token | None:
    """The word before `i`, adverbs and quotation marks skipped."""
    i -= 1
    while i >= 0 and tokens[i].tag in 'A"q!':
        i -= 1
    return tokens[i] if i >= 0 else None


def _after(tokens: list[Token], i: int, skip: str = 'A"q') -> Token | None:
    i += 1
    while i < len(tokens) and tokens[i].tag in skip:
        i += 1
    return tokens[i] if i < len(tokens) else None


def _stands_between(tokens: list[Token], i: int, before: str, after: str) -> bool:
    """Whether a word of one of the classes `before` precedes word `i` and the word `after` follows it."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].tag in before and tokens[i + 1].low == after


def disambiguate(tokens: list[Token]) -> None:
    """Settle the open classes: b (base form or noun), s (-s form or plural), v (past or participle), T, S, that."""
    for i, token in enumerate(tokens):
        if token.low == "that" and token.timex < 0 and token.name < 0:
            token.tag = _that(tokens, i)
    for i, token in enumerate(tokens):
        tag = token.tag
        if (
            token.low in ("at", "as")
            and i + 2 < len(tokens)
            and tokens[i + 1].low in ("least", "most", "many")
            and (
                tokens[i + 2].tag == "#" or (tokens[i + 2].low == "as" and i + 3 < len(tokens) and tokens[i + 3].tag == "#")
            )
        ):
            for k in range(i, i + 2 if tokens[i + 2].tag == "#" else i + 3):
                tokens[k].tag = "A"  # "at least one", "as many as 30"
            continue
        if token.low == "between" and [t.tag for t in tokens[i + 1 : i + 4]] == ["#", "C", "#"]:
            for k in range(i, i + 3):
                tokens[k].tag = "A"  # "between 19 and 23 drones"
            continue
        if (
            token.low in _ABOUT
            and i + 1 < len(tokens)
            and (tokens[i + 1].tag == "#" or tokens[i + 1].low in ("of", "than", "to"))
        ):
            last = i + 1 if tokens[i + 1].tag == "#" else i + 2
            if last < len(tokens) and tokens[last].tag == "#":
                for k in range(i, last):
                    tokens[k].tag = "A"
                continue
        if tag == "T":
            nxt = _after(tokens, i)
            if nxt is None or nxt.tag not in ("b", "X") or nxt.low in ("been",):
                token.tag = "I"
            elif nxt.tag == "b":
                following = _after(tokens, nxt.i)
                # "to drill" is a verb; "to test sites" too; "return to base," is not
                if nxt.low == "base" or (nxt.name >= 0):
                    token.tag = "I"
                del following
        elif token.low in _DIRECTIONS and _stands_between(tokens, i, "Ns", "of"):
            token.tag = "A"  # "two villages north of the capital"
        elif tag == "b":
            _settle_base(tokens, i)
        elif tag == "s":
            _settle_s(tokens, i)
        elif tag == "v":
            _settle_past(tokens, i)
        elif tag == "G":
            previous = _previous(tokens, i)
            nxt = _after(tokens, i)
            if previous is not None and previous.tag in "DP'":
                token.tag = "N"
            elif previous is not None and previous.tag == "N" and (nxt is None or nxt.tag in "XMVvIC.,t;"):
                if token.lemma in _NOUN_INGS and not (nxt is not None and nxt.tag in "DP#"):
                    token.tag = "N"
            elif (nxt is not None and nxt.tag in "sbN" and noun_lemma(nxt.low) in _AFTER_ING) or (
                token.lemma in _NOUN_INGS
                and nxt is not None
                and nxt.tag in "sN"
                and (previous is None or previous.tag in "I#C")
            ):
                token.tag = "N"
        elif tag == "S" and token.low == "since" and i and tokens[i - 1].tag == "X":
            token.tag = "A"
        elif tag == "S" and token.low in en.TEMPORAL:
            token.tag = "S" if tokens[i + 1 : i + 2] and tokens[i + 1].tag != "t" and _clause_follows(tokens, i) else "I"
        elif tag == "S" and token.low == "as":
            token.tag = "S" if _clause_follows(tokens, i) else "I"
        elif token.low in ("what", "who") and i == 0:
            token.tag = "W"


_NOUN_INGS = frozenset("train test fire shell shoot bomb meet build warn brief launch land strike patrol hear".split())


def _that(tokens: list[Token], i: int) -> str:
    """Determiner, subordinator after a verb of saying, or relative pronoun."""
    k = i - 1
    while k >= 0 and (tokens[k].tag in 'tA"q' or (tokens[k].tag == "I" and k + 1 < i and tokens[k + 1].tag == "t")):
        k -= 1
    previous = tokens[k] if k >= 0 else None
    nxt = tokens[i + 1] if i + 1 < len(tokens) else None
    if previous is None or nxt is None:
        return "D"
    if (
        previous.tag in "VEvBG"
        or (previous.tag in "bs" and previous.lemma not in en.NOUN_VERBS)
        or previous.lemma in _SAYING
    ):
        return "S"
    if nxt.tag in "XMV" or nxt.tag in "vEs" or (nxt.tag == "b" and nxt.lemma not in en.NOUN_VERBS):
        return "W" if previous.tag in "Nbst#)" else "D"
    if previous.tag == "," and nxt.tag in "DPRNt#I":
        return "S"
    if previous.tag in "Nbs" and nxt.tag in "DPRN#t":
        return "S"
    return "D"


_SAYING = frozenset("say report claim state warn note stress insist argue".split())

# "firing drills", "training ground": before these a word in -ing is a noun.
_AFTER_ING = frozenset(
    """
        drill exercise session ground range effort activity flight area site match event match programme program
        operation
        """.split()
)


def _clause_follows(tokens: list[Token], i: int) -> bool:
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
        elif token.tag == "b" and seen_subject and _is_past_too(token) and _is_plural(tokens[token.i - 1]):
            return True  # "after rockets hit the town"
        elif token.tag == "v" and seen_subject and tokens[token.i - 1].tag in "NRA":
            nxt = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if nxt is not None and nxt.low == "by":
                continue
            return True
    return False


def _settle_base(tokens: list[Token], i: int) -> None:
    token = tokens[i]
    previous = _previous(tokens, i)
    if previous is None:
        token.tag = "N"
        return
    nxt = _after(tokens, i)
    if previous.tag == "W" and token.lemma not in en.NOUN_VERBS:
        token.tag = "V"
    elif (
        previous.tag in "TM"
        or previous.low in ("do", "does", "did", "not", "n't", "help", "let")
        or (previous.tag == "C" and _verb_before(tokens, previous.i, "B") and (nxt is None or nxt.tag in "DPRI#tNT.,"))
    ):
        token.tag = "B"
    elif (
        previous.tag == "R"
        and (
            previous.low in ("they", "we", "i", "you")
            or (token.lemma in en.IRREGULAR and en.IRREGULAR[token.lemma][0] == token.low)
        )
    ) or (
        previous.tag in "Ns'W"
        and previous.low != "'s"
        and nxt is not None
        and (nxt.tag in "DPRT#" or nxt.low in ("that", "it") or nxt.tag == "S")
        and not _finite_in_clause(tokens, i)
    ):
        token.tag = "V"
    elif _is_past_too(token) and previous.tag == "N" and nxt is not None and nxt.tag in "It" and _finite_follows(tokens, i):
        token.tag = "E"  # "the drill set for next week has been put off"
    elif _is_past_too(token) and previous.tag in "NR" and not _finite_in_clause(tokens, i):
        token.tag = "V"  # hit, cut, put, shut
    elif previous.tag == "N" and _is_plural(previous) and _dates(tokens, nxt) and not _finite_in_clause(tokens, i):
        token.tag = "V"  # "the drills close on Friday"
    elif (
        previous.tag == "N"
        and token.lemma not in en.NOUN_VERBS
        and _is_plural(previous)
        and not _finite_in_clause(tokens, i)
    ):
        token.tag = "V"  # "drones appear over the town"
    elif previous.tag in "XE" and token.lemma in en.IRREGULAR and token.low == en.IRREGULAR[token.lemma][1]:
        token.tag = "E"
    else:
        token.tag = "N"
        token.lemma = token.low


def _dates(tokens: list[Token], token: Token | None) -> bool:
    """Whether a time expression begins there: "Friday", "on Friday"."""
    if token is not None and token.tag == "I" and token.i + 1 < len(tokens):
        token = tokens[token.i + 1]
    return token is not None and token.tag == "t"


def _is_past_too(token: Token) -> bool:
    """Verbs whose base form is their past: hit, cut, put, shut."""
    return token.lemma in en.IRREGULAR and en.IRREGULAR[token.lemma][0] == token.low


def _is_plural(token: Token) -> bool:
    return (token.low.endswith("s") and not token.low.endswith("ss")) or token.low in (
        "troops",
        "people",
        "police",
        "media",
        "forces",
    )


def _settle_s(tokens: list[Token], i: int) -> None:
    token = tokens[i]
    previous, nxt = _previous(tokens, i), _after(tokens, i)
    verbal = False
    if previous is not None and token.lemma not in en.NOUN_VERBS and previous.tag in "N)RW'" and previous.low != "'s":
        verbal = True
    elif previous is not None:
        if previous.tag == "W" or previous.low in ("it", "he", "she"):
            verbal = True
        elif (
            previous.tag in "N)"
            and nxt is not None
            and (nxt.tag in "DPRT#StGE" or nxt.low in ("that", "out", "up", "off", "into") or (nxt.tag in "NI" and i < 12))
        ):
            verbal = not _finite_in_clause(tokens, i)
            if (nxt.tag in "IENG" or nxt.low == "that") and token.lemma in _MOSTLY_NOUNS:
                verbal = False
        elif (
            previous.tag == "N"
            and nxt is not None
            and nxt.tag in "sbN"
            and any(t.tag == "S" for t in tokens[max(0, i - 5) : i])
        ):
            verbal = not _finite_in_clause(tokens, i) and token.lemma not in _MOSTLY_NOUNS
        elif previous.tag in "N" and nxt is not None and nxt.tag == "A":
            verbal = not _finite_in_clause(tokens, i)
        elif (
            previous.tag in ',"'
            and nxt is not None
            and nxt.tag in "NDR."
            and token.lemma in ("say", "report", "write", "add", "claim")
        ) or (previous.tag == "N" and token.lemma == "say"):
            verbal = True
        elif previous.tag == "C" and _verb_before(tokens, previous.i, "V"):
            verbal = nxt is not None and nxt.tag in "DPRT#SI"
    if verbal:
        token.tag = "V"
    else:
        token.tag = "N"
        token.lemma = noun_lemma(token.low)


_MOSTLY_NOUNS = frozenset(
    """
    drill exercise launch test strike attack missile force shell patrol report claim threat arm order raid round base
    march fire
    ship man crew staff house store stock trade map record post talk fight call visit work clash flare charge
    """.split()
)


def _settle_past(tokens: list[Token], i: int) -> None:
    token = tokens[i]
    previous, nxt = _previous(tokens, i), _after(tokens, i)
    before = tokens[i - 1] if i else None
    if before is not None and before.tag in ',"' and token.lemma in _INVERTING and nxt is not None and nxt.tag in "DNPR":
        token.tag = "V"  # '..., said the minister'
    elif previous is not None and previous.tag == "X":
        token.tag = "E"
    elif (before is not None and before.tag in "DP#'" and nxt is not None and nxt.tag in "NsbG#v") or (
        before is not None and before.tag in "I" and nxt is not None and nxt.tag in "Nsb"
    ):
        token.tag = "N"
    elif previous is None or previous.tag in ",;(":
        token.tag = "V" if previous is not None and previous.tag in ",(" and _closes_apposition(tokens, i) else "E"
    elif (
        previous.tag in "INt"
        and before is not None
        and before.tag == "A"
        and previous.low in ("at", "for", "in")
        and _closes_apposition(tokens, i)
    ):
        token.tag = "V"  # "the minister, at first denied"
    elif previous.tag == "C":
        joined = _verb_before(tokens, previous.i, "V") or (
            nxt is not None and nxt.tag in "DPRN" and any(t.tag in "VX" for t in tokens[: previous.i])
        )
        token.tag = "V" if joined and not (nxt is not None and nxt.low == "by") else "E"
    elif previous.tag in "RW":
        token.tag = "V"
    elif nxt is not None and nxt.low == "by" and token.lemma not in ("go", "pass", "stand"):
        token.tag = "E"
    elif previous.tag in "Nst#)S" or previous.low == "'s":
        token.tag = "E" if _finite_follows(tokens, i) or _is_reduced(tokens, i) else "V"
    elif previous.tag == "V" and nxt is not None and nxt.tag in "Nsb" and previous.lemma not in _COMPLEMENT:
        token.tag = "N"  # "entered restricted waters"
    elif previous.tag in "EV":
        token.tag = "E"
    else:
        token.tag = "V" if previous.tag == '"' else "E"


def _closes_apposition(tokens: list[Token], i: int) -> bool:
    """ "The minister, Omar Khan, denied ...": no finite verb of the main clause before, and none right behind the
    next comma.
    """
    relative = False
    noun = False
    for token in tokens[:i]:
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
    for token in tokens[i + 1 : i + 24]:
        if token.tag in "SWVXM;":
            return True
        if token.tag == ",":
            nxt = _after(tokens, token.i)
            return not (nxt is not None and nxt.tag in "vVXM")
    return True


def _verb_before(tokens: list[Token], i: int, tags: str) -> bool:
    for token in reversed(tokens[max(0, i - 14) : i]):
        if token.tag in tags or (tags == "V" and token.tag in "XM"):
            return True
        if token.tag in "S;.":
            return False
    return False


def _finite_follows(tokens: list[Token], i: int) -> bool:
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
        if token.tag in "XMV":
            before = tokens[token.i - 1]
            # a new subject right before it starts another clause ("he said the ship was hit")
            return before.tag in "NAt#'s" and not _new_subject(tokens, i, token.i)
        if (
            token.tag == "v"
            and tokens[token.i - 1].tag in "Nt"
            and not (token.i + 1 < len(tokens) and tokens[token.i + 1].low == "by")
        ):
            return not _new_subject(tokens, i, token.i)
    return False


_INVERTING = frozenset("say write add report announce state note warn declare tweet explain insist".split())
_COMPLEMENT = frozenset(
    """
        say tell claim believe think report add note announce confirm suggest insist know show hear mean hope fear see
        reveal state write tell argue quote warn declare stress
        """.split()
)


def _is_reduced(tokens: list[Token], i: int) -> bool:
    """ "The drills consist of ..., twice the number conducted last year": the clause has its verb already, and no
    verb of saying.
    """
    nxt = _after(tokens, i)
    if nxt is None or nxt.tag not in "It" or tokens[i].lemma in _COMPLEMENT:
        return False
    for token in reversed(tokens[max(0, i - 20) : i]):
        if token.tag in "SW;C":
            return False
        if token.tag in "VXM":
            return token.lemma not in _COMPLEMENT and token.tag != "M"
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


def _finite_in_clause(tokens: list[Token], i: int) -> bool:
    """Whether the clause around `i` already has a finite verb."""
    j = i - 1
    while j >= 0 and tokens[j].tag not in ';.WS,"C':
        if tokens[j].tag in "VXM":
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
