"""Noun or verb, past or participle, determiner or conjunction: the open classes settled by the neighbours of a word.

Twenty word classes are enough to find noun groups, verb groups and clause boundaries. Names and time expressions, which the
lexicon and the tagger found before, are never verbs.
"""

from __future__ import annotations

from timeline.extract import english as en
from timeline.extract.finite import (
    COMPLEMENT,
    after,
    clause_follows,
    closes_apposition,
    finite_follows,
    finite_in_clause,
    is_past_too,
    is_plural,
    is_reduced,
    parted_auxiliary,
    verb_before,
)
from timeline.extract.words import Token, noun_lemma
from timeline.lexicon import IRREGULAR_VERBS

_SEEMING = frozenset("appears appeared seems seemed".split())
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


def _stands_between(tokens: list[Token], i: int, before: str, after: str) -> bool:
    """Whether a word of one of the classes `before` precedes word `i` and the word `after` follows it."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].tag in before and tokens[i + 1].low == after


def disambiguate(tokens: list[Token]) -> None:
    """Settle the open classes: b (base form or noun), s (-s form or plural), v (past or participle), T, S, that."""
    open_before = [token.i for token in tokens if token.tag in "bs"]
    for i, token in enumerate(tokens):
        if token.low == "that" and token.timex < 0 and token.name < 0:
            token.tag = _that(tokens, i)
    for i, token in enumerate(tokens):
        if token.low == "what" and [t.low for t in tokens[i + 2 : i + 4]] == ["to", "be"] and tokens[i + 1].low in _SEEMING:
            for hedge in tokens[i : i + 4]:
                hedge.tag = "A"  # "fired what appears to be a missile"
        elif token.low == "what" and (last := _calls(tokens, i)):
            for word in tokens[i : last + 1]:
                word.tag = "A"  # "attacked what Islamabad called terrorist hideouts"
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
            nxt = after(tokens, i)
            if nxt is None or nxt.tag not in ("b", "X") or nxt.low in ("been",):
                token.tag = "I"
            elif nxt.tag == "b":
                following = after(tokens, nxt.i)
                # "to drill" is a verb; "to test sites" too; "return to base," is not
                if nxt.low == "base" or (nxt.name >= 0):
                    token.tag = "I"
                del following
        elif token.low in ("each", "both", "all") and i and tokens[i - 1].tag in "MX":
            token.tag = "A"  # "will each send a frigate"
        elif token.low == "last" and i and tokens[i - 1].tag == "N" and tokens[i + 1 : i + 2] and tokens[i + 1].tag in "vV":
            token.tag = "A"  # "The carrier Cavour last visited the port in May"
        elif token.low == "times" and i and tokens[i - 1].tag in "#N" and tokens[i - 1].low in en.COUNTING:
            if i > 1 and tokens[i - 2].tag in "VEBGA'" and not (tokens[i + 1 : i + 2] and tokens[i + 1].tag in "D#P"):
                token.tag = tokens[i - 1].tag = "A"  # "were scrambled four times", not "four times the number"
        elif token.low == "all" and [t.low for t in tokens[i + 1 : i + 2]] == ["but"] and tokens[i + 2 : i + 3]:
            if tokens[i + 2].tag == "#":
                token.tag = tokens[i + 1].tag = "A"  # "closed all but one of its crossings"
        elif token.low == "following" and i and tokens[i - 1].tag in "DP'":
            token.tag = "N"  # "released the following statement"
        elif tag == "A" and i and tokens[i - 1].tag == "'" and not token.low.endswith("ly"):
            token.tag = "N"  # "Pakistan's first test"
        elif token.low in _DIRECTIONS and _stands_between(tokens, i, "Ns", "of"):
            token.tag = "A"  # "two villages north of the capital"
        elif token.low == "test" and tag == "b" and _is_tried(tokens, i):
            token.tag = "A"  # "India test fired a missile", "was test fired"
        elif tag == "b":
            _settle_base(tokens, i)
        elif tag == "s":
            _settle_s(tokens, i)
        elif tag == "v":
            _settle_past(tokens, i)
        elif tag == "G":
            previous = _previous(tokens, i)
            nxt = after(tokens, i)
            if (previous is not None and (previous.tag in "DP'" or previous.low.endswith(_LONG))) or (
                token.low in _ADJECTIVES and nxt is not None and nxt.tag in "NsbG"
            ):
                token.tag = "N"
            elif token.low in ("training", "landing") and nxt is not None and noun_lemma(nxt.low) in _TRAINED:
                token.tag = "N"  # "a training squadron", "a landing ship"
            elif token.low == "crossing" and previous is not None and previous.low in _CROSSED:
                token.tag = "N"  # "closed the border crossing with Latvia"
            elif token.lemma in _NOUN_INGS and _is_of_some_days(tokens, i):
                token.tag = "N"  # "The 11-day training began"
            elif token.lemma in _NOUN_INGS and _is_done_jointly(tokens, i):
                tokens[i - 1].tag = token.tag = "N"  # "while combined training by the two armies went on"
            elif token.lemma in _NOUN_INGS and i and tokens[i - 1].low == "of" and not _is_accused(tokens, i) and (
                nxt is None or nxt.tag in ".,;t" or nxt.low in _WHERE
            ):
                token.tag = "N"  # "after days of fighting", "a week of shelling near the port"
            elif previous is None and token.lemma in _NOUN_INGS and _is_followed_by_its_verb(tokens, i):
                token.tag = "N"  # "Fighting erupted", "Shelling of the port killed nine"
            elif previous is not None and previous.tag == "N" and (nxt is None or nxt.tag in "XMVvIC.,t;"):
                if token.lemma in _NOUN_INGS and not (nxt is not None and nxt.tag in "DP#"):
                    token.tag = "N"
            elif (
                token.lemma in _NOUN_INGS
                and (previous is None or previous.tag in "S,C")
                and nxt is not None
                and (nxt.tag in "XMV" or (nxt.tag == "v" and not _is_by(tokens, nxt.i + 1)))
            ):
                token.tag = "N"  # "when fighting had intensified"
            elif (nxt is not None and nxt.tag in "sbN" and noun_lemma(nxt.low) in _AFTER_ING) or (
                token.lemma in _NOUN_INGS
                and nxt is not None
                and nxt.tag in "sN"
                and (previous is None or previous.tag in "I#C")
                and not _goes_on_doing(tokens, i)
                and not _is_done_to_others(tokens, i)
            ):
                token.tag = "N"
        elif tag == "S" and token.low == "since" and i and tokens[i - 1].tag == "X":
            token.tag = "A"
        elif tag == "S" and token.low in en.TEMPORAL:
            joins = tokens[i + 1 : i + 2] and tokens[i + 1].tag != "t" and clause_follows(tokens, i)
            if token.low == "since" and i and tokens[i - 1].tag == "N" and not any(t.tag in "VXMvsb" for t in tokens[:i]):
                joins = False  # "Its biggest drill since the war has begun"
            token.tag = "S" if joins else "I"
        elif tag == "S" and token.low == "as":
            token.tag = "S" if clause_follows(tokens, i) else "I"
        elif token.low in ("what", "who") and i == 0:
            token.tag = "W"
    _settle_headline(tokens, open_before)


_WHERE = frozenset("in near between around along across".split())
_LONG = ("-day", "-week", "-month", "-hour", "-long")
_TRAINED = frozenset("squadron ship vessel craft aircraft plane jet unit wing flotilla".split())
_CROSSED = frozenset("border frontier passenger rail road river land".split())
_ADJECTIVES = frozenset("neighboring neighbouring ongoing outgoing incoming passing remaining".split())
_TRYING = frozenset("fired fires firing launched launches launching".split())


def _is_tried(tokens: list[Token], i: int) -> bool:
    """Whether "test" and the verb behind it are one verb; "the test launched a debate" has an article."""
    if i + 1 >= len(tokens) or tokens[i + 1].low not in _TRYING:
        return False
    previous = _previous(tokens, i)
    return previous is not None and previous.tag in "NXRTt" and not (previous.tag == "N" and previous.name < 0)


def _is_done_to_others(tokens: list[Token], i: int) -> bool:
    """ "answered by shelling Moroccan posts"."""
    return tokens[i - 1].low == "by" and i + 2 < len(tokens) and tokens[i + 1].name >= 0 and tokens[i + 2].tag in "NsbA"


def _is_of_some_days(tokens: list[Token], i: int) -> bool:
    """Whether how long it takes stands before word `i`, and a determiner before that."""
    return i > 1 and tokens[i - 1].tag == "t" and "-" in tokens[i - 1].text and tokens[i - 2].tag in "DP'"


def _is_done_jointly(tokens: list[Token], i: int) -> bool:
    """Whether a participle that begins the clause says how it is done."""
    if i < 2 or tokens[i - 1].low not in _JOINTLY or i + 1 >= len(tokens):
        return False
    return tokens[i - 2].tag in "SI" and tokens[i + 1].tag in "IXMvV"


_JOINTLY = frozenset("combined integrated expanded enhanced intensified reduced".split())
_GOING_ON = frozenset("go keep carry".split())


def _is_accused(tokens: list[Token], i: int) -> bool:
    """ "accused Chad of firing first"."""
    return any(t.lemma in ("accuse", "suspect", "convict") for t in tokens[max(0, i - 8) : i])


def _is_by(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].low == "by"


def _goes_on_doing(tokens: list[Token], i: int) -> bool:
    """ "went on bombing the port"."""
    return i > 1 and tokens[i - 1].low == "on" and tokens[i - 2].lemma in _GOING_ON


_CALLING = frozenset("call describe term dub label brand consider regard".split())


def _calls(tokens: list[Token], i: int) -> int:
    """The last word of "what it called", "what the army described as" from "what" on; 0 where it is something else."""
    if i == 0:
        return 0
    for k in range(i + 2, min(i + 7, len(tokens) - 1)):
        token = tokens[k]
        if token.lemma in _CALLING and token.tag in "VvsX":
            return k + 1 if tokens[k + 1].low == "as" else k
        if token.tag not in "NDPR'#":
            break
    return 0


def _is_followed_by_its_verb(tokens: list[Token], i: int) -> bool:
    """Whether a finite verb follows word `i` before any mark or further clause: then `i` is what the clause is about."""
    for t in tokens[i + 1 :]:
        if t.tag in "XMVv" or (t.tag == "s" and t.lemma not in en.NOUN_VERBS):
            return True
        if t.tag in ",;.SWR":
            return False
    return False


_HEADLINE = 18
"""Words that a headline has at most."""


def _settle_headline(tokens: list[Token], candidates: list[int]) -> None:
    """ "Iran launches missiles at Israel", "Pakistani jets strike Khost": a line without a full stop and without a verb has
    one in the first word that may be one and stands right behind a name or, in the plural, behind a plural.
    """
    if not 2 < len(tokens) <= _HEADLINE or tokens[-1].tag == "." or any(t.tag in "VXM" for t in tokens):
        return
    for i in candidates:
        token = tokens[i]
        if not 0 < i < len(tokens) - 1 or token.tag != "N" or token.name >= 0 or token.text[0].isupper():
            continue
        previous, nxt = tokens[i - 1], tokens[i + 1]
        several = is_plural(previous) or (i > 2 and tokens[i - 2].tag in ",C")
        singular = token.low.endswith("s") and not token.low.endswith("ss")
        if previous.tag != "N" or nxt.tag not in "NDP#IATGEs":
            continue
        of_one = singular and (previous.name >= 0 or (nxt.tag in "DI#" and not several))
        if of_one or (several and not singular):
            form = VERBS_OF.get(token.low)
            token.tag, token.lemma = "V", form or token.lemma
            return


VERBS_OF: dict[str, str] = {}
"""Lemma of every present form that may be a verb; filled by `tokens`, which knows the verbs."""

_NOUN_INGS = frozenset(
    "train test fire shell shoot bomb meet build warn brief launch land strike patrol hear fight down jam spoof lase".split()
)


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
    if previous.tag == "C" and nxt.tag in "DPR" and verb_before(tokens, previous.i, "V"):
        return "S"  # "said that it had sunk and that no one was hurt"
    if previous.tag == "," and nxt.tag in "DPRNt#I":
        return "S"
    if previous.tag in "Nbs" and nxt.tag in "DPRN#t":
        return "S"
    return "D"


_SAYING = frozenset("say report claim state warn note stress insist argue".split())

# "firing drills", "training ground": before these a word in -ing is a noun.
_AFTER_ING = frozenset(
    """
        test trial drill exercise session ground range effort activity flight area site match event programme program
        operation launch mission camp centre center school voyage cruise deployment point
        """.split()
)


def _settle_base(tokens: list[Token], i: int) -> None:
    token = tokens[i]
    previous = _previous(tokens, i)
    if previous is None:
        token.tag = "N"
        return
    nxt = after(tokens, i)
    if previous.tag == "W" and token.lemma not in en.NOUN_VERBS:
        token.tag = "V"
    elif (
        previous.tag in "TM"
        or previous.low in ("do", "does", "did", "not", "n't", "help", "let")
        or parted_auxiliary(tokens, i, "M")
        or (previous.tag == "C" and verb_before(tokens, previous.i, "B") and (nxt is None or nxt.tag in "DPRI#tNT.,"))
    ):
        token.tag = "B"
    elif (
        previous.tag == "R"
        and (
            previous.low in ("they", "we", "i", "you")
            or (token.lemma in IRREGULAR_VERBS and IRREGULAR_VERBS[token.lemma][0] == token.low)
        )
    ) or (
        previous.tag in "Ns'W"
        and previous.low != "'s"
        and nxt is not None
        and (nxt.tag in "DPRT#" or nxt.low in ("that", "it") or (nxt.tag == "S" and _are_many(tokens, i)))
        and not finite_in_clause(tokens, i)
    ):
        token.tag = "V"
    elif is_past_too(token) and previous.tag == "N" and nxt is not None and nxt.tag in "It" and finite_follows(tokens, i):
        token.tag = "E"  # "the drill set for next week has been put off"
    elif (
        is_past_too(token)
        and (previous.tag in "NR" or parted_auxiliary(tokens, i, "N"))
        and not finite_in_clause(tokens, i)
    ):
        token.tag = "V"  # hit, cut, put, shut; "rockets on Friday hit the port"
    elif previous.tag == "N" and is_plural(previous) and _dates(tokens, nxt) and not finite_in_clause(tokens, i):
        token.tag = "V"  # "the drills close on Friday"
    elif previous.tag == "C" and _dates(tokens, nxt) and verb_before(tokens, previous.i, "V"):
        token.tag = "V"  # "began on Monday and end on Friday"
    elif (
        previous.tag == "N"
        and token.lemma not in en.NOUN_VERBS
        and is_plural(previous)
        and not finite_in_clause(tokens, i)
    ):
        token.tag = "V"  # "drones appear over the town"
    elif token.low == "meet" and previous.tag == "N" and not finite_in_clause(tokens, i):
        token.tag = "V"  # "envoys of Oman and Yemen meet in Muscat"
    elif previous.tag in "XE" and token.lemma in IRREGULAR_VERBS and token.low == IRREGULAR_VERBS[token.lemma][1]:
        token.tag = "E"
    else:
        token.tag = "N"
        token.lemma = token.low


def _are_many(tokens: list[Token], i: int) -> bool:
    """Whether those before `i` may be the subject of a base form: "the troops drill until", not "its drill since"."""
    previous = tokens[i - 1]
    joined = any(t.tag == "C" for t in tokens[max(0, i - 6) : i])
    return is_plural(previous) or previous.name >= 0 or joined


def _dates(tokens: list[Token], token: Token | None) -> bool:
    """Whether a time expression begins there: "Friday", "on Friday"."""
    if token is not None and token.tag == "I" and token.i + 1 < len(tokens):
        token = tokens[token.i + 1]
    return token is not None and token.tag == "t"


def _is_counted(tokens: list[Token], i: int) -> bool:
    """ "two American drone strikes": what several of one noun's kind are is a noun, whatever follows."""
    k = i - 1
    while k >= 0 and tokens[k].tag == "N" and not is_plural(tokens[k]):
        k -= 1
    several = 0 <= k < i - 1 and tokens[k].tag == "#" and tokens[k].low not in ("one", "1")
    return several and (k == 0 or tokens[k - 1].tag != "N")


def _settle_s(tokens: list[Token], i: int) -> None:
    token = tokens[i]
    previous, nxt = _previous(tokens, i), after(tokens, i)
    verbal = False
    if _is_counted(tokens, i):
        pass
    elif previous is not None and token.lemma not in en.NOUN_VERBS and previous.tag in "N)RW'" and previous.low != "'s":
        verbal = True
    elif previous is not None:
        if previous.tag == "W" or previous.low in ("it", "he", "she"):
            verbal = True
        elif (
            previous.tag in "N)"
            and nxt is not None
            and (nxt.tag in "DPRT#StGE" or nxt.low in ("that", "out", "up", "off", "into") or (nxt.tag in "NI" and i < 12))
        ):
            verbal = not finite_in_clause(tokens, i)
            if (nxt.tag in "IENG" or nxt.low == "that") and token.lemma in _MOSTLY_NOUNS:
                verbal = False
        elif (
            previous.tag == "N"
            and nxt is not None
            and nxt.tag in "sbN"
            and any(t.tag == "S" for t in tokens[max(0, i - 5) : i])
        ):
            verbal = not finite_in_clause(tokens, i) and token.lemma not in _MOSTLY_NOUNS
        elif previous.tag in "N" and nxt is not None and nxt.tag == "A":
            verbal = not finite_in_clause(tokens, i)
        elif (
            previous.tag in ',"'
            and nxt is not None
            and nxt.tag in "NDR."
            and token.lemma in ("say", "report", "write", "add", "claim")
        ) or (previous.tag == "N" and token.lemma == "say"):
            verbal = True
        elif previous.tag == "C" and verb_before(tokens, previous.i, "V"):
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
    previous, nxt = _previous(tokens, i), after(tokens, i)
    before = tokens[i - 1] if i else None
    if before is not None and before.tag in ',"' and token.lemma in _INVERTING and nxt is not None and nxt.tag in "DNPR":
        token.tag = "V"  # '..., said the minister'
    elif (previous is not None and previous.tag == "X") or parted_auxiliary(tokens, i):
        token.tag = "E"
    elif (before is not None and before.tag in "DP#'" and nxt is not None and nxt.tag in "NsbG#v") or (
        before is not None and before.tag in "I" and nxt is not None and nxt.tag in "Nsb"
    ):
        token.tag = "N"
    elif previous is None or previous.tag in ",;(":
        token.tag = "V" if previous is not None and previous.tag in ",(" and closes_apposition(tokens, i) else "E"
    elif (
        previous.tag in "INt"
        and before is not None
        and before.tag == "A"
        and previous.low in ("at", "for", "in")
        and closes_apposition(tokens, i)
    ):
        token.tag = "V"  # "the minister, at first denied"
    elif previous.tag == "C":
        joined = verb_before(tokens, previous.i, "V") or (
            nxt is not None and nxt.tag in "DPRN" and any(t.tag in "VX" for t in tokens[: previous.i])
        )
        token.tag = "V" if joined and not any(t.low == "by" for t in tokens[i + 1 : i + 3]) else "E"
    elif previous.tag in "RW":
        token.tag = "V"
    elif (
        nxt is not None
        and nxt.low == "by"
        and token.lemma not in ("go", "pass", "stand")
        and not _in_what_manner(tokens, nxt)
    ):
        token.tag = "E"
    elif token.lemma in _NAMING and previous.tag == "N" and _names(nxt) and finite_in_clause(tokens, i):
        token.tag = "E"  # "tested a missile called Etemad"
    elif previous.tag in "Nst#)S" or previous.low == "'s":
        token.tag = "E" if finite_follows(tokens, i) or is_reduced(tokens, i) else "V"
    elif previous.tag == "V" and nxt is not None and nxt.tag in "Nsb" and previous.lemma not in COMPLEMENT:
        token.tag = "N"  # "entered restricted waters"
    elif previous.tag in "EV":
        token.tag = "E"
    else:
        token.tag = "V" if previous.tag == '"' else "E"


def _in_what_manner(tokens: list[Token], by: Token) -> bool:
    """ "landed by mistake", "arrived by sea", "rose by half": no agent."""
    word = tokens[by.i + 1] if by.i + 1 < len(tokens) else None
    return word is not None and (word.low in _MANNERS or word.tag == "#" or word.timex >= 0)


_MANNERS = frozenset(
    "video phone telephone mistake accident "
    "sea air land train road rail boat ship plane helicopter truck bus convoy surprise".split()
)
_NAMING = frozenset("call name dub designate codename code-name christen".split())


def _names(token: Token | None) -> bool:
    """Whether a proper name begins there, or the words on whose it is."""
    return token is not None and (token.text[0].isupper() or token.low == "after")


_INVERTING = frozenset("say write add report announce state note warn declare tweet explain insist".split())
