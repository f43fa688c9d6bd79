"""English inflection of lexicon forms: plurals of nouns, the parts of verbs. Rules, and tables of what breaks them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Inflection = Literal["as_is", "singular", "plural", "base", "third", "past", "participle", "gerund"]

# base: (past, participle); only verbs that news of armed forces uses
_IRREGULAR_VERBS = {
    "arise": ("arose", "arisen"), "be": ("was", "been"), "beat": ("beat", "beaten"), "become": ("became", "become"),
    "begin": ("began", "begun"), "bind": ("bound", "bound"), "blow": ("blew", "blown"), "break": ("broke", "broken"),
    "bring": ("brought", "brought"), "burst": ("burst", "burst"), "build": ("built", "built"), "burn": ("burned", "burned"),
    "buy": ("bought", "bought"), "catch": ("caught", "caught"), "come": ("came", "come"), "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"), "dig": ("dug", "dug"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"), "fight": ("fought", "fought"), "find": ("found", "found"), "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"), "foresee": ("foresaw", "foreseen"), "freeze": ("froze", "frozen"),
    "get": ("got", "got"), "give": ("gave", "given"), "go": ("went", "gone"), "have": ("had", "had"),
    "hear": ("heard", "heard"), "hit": ("hit", "hit"), "hold": ("held", "held"), "keep": ("kept", "kept"),
    "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"), "let": ("let", "let"),
    "lose": ("lost", "lost"), "make": ("made", "made"), "meet": ("met", "met"), "overfly": ("overflew", "overflown"),
    "overrun": ("overran", "overrun"), "oversee": ("oversaw", "overseen"), "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid", "paid"), "put": ("put", "put"), "quit": ("quit", "quit"), "rebuild": ("rebuilt", "rebuilt"),
    "repel": ("repelled", "repelled"), "retake": ("retook", "retaken"), "ride": ("rode", "ridden"),
    "rise": ("rose", "risen"), "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"),
    "seek": ("sought", "sought"), "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"),
    "shoot": ("shot", "shot"), "show": ("showed", "shown"), "shut": ("shut", "shut"), "sink": ("sank", "sunk"),
    "speak": ("spoke", "spoken"), "spend": ("spent", "spent"), "sweep": ("swept", "swept"),
    "swing": ("swung", "swung"), "creep": ("crept", "crept"), "feed": ("fed", "fed"),
    "spread": ("spread", "spread"), "stand": ("stood", "stood"),
    "strike": ("struck", "struck"), "swear": ("swore", "sworn"), "take": ("took", "taken"), "tear": ("tore", "torn"),
    "tell": ("told", "told"), "think": ("thought", "thought"), "throw": ("threw", "thrown"),
    "undergo": ("underwent", "undergone"), "undertake": ("undertook", "undertaken"), "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"), "write": ("wrote", "written"), "bear": ("bore", "borne"),
    "beset": ("beset", "beset"), "bid": ("bid", "bid"), "cast": ("cast", "cast"), "choose": ("chose", "chosen"),
    "cling": ("clung", "clung"), "flee": ("fled", "fled"), "fling": ("flung", "flung"), "forgo": ("forwent", "forgone"),
    "grow": ("grew", "grown"), "hang": ("hung", "hung"), "hide": ("hid", "hidden"), "hurt": ("hurt", "hurt"),
    "know": ("knew", "known"), "lend": ("lent", "lent"), "lie": ("lay", "lain"), "mean": ("meant", "meant"),
    "overcome": ("overcame", "overcome"), "override": ("overrode", "overridden"), "overtake": ("overtook", "overtaken"),
    "redo": ("redid", "redone"), "ring": ("rang", "rung"), "sit": ("sat", "sat"), "shake": ("shook", "shaken"),
    "slide": ("slid", "slid"), "spring": ("sprang", "sprung"), "steal": ("stole", "stolen"), "stick": ("stuck", "stuck"),
    "swim": ("swam", "swum"), "tread": ("trod", "trodden"), "uphold": ("upheld", "upheld"), "wind": ("wound", "wound"),
    "withhold": ("withheld", "withheld"),
}
# a stressed last syllable of consonant, vowel, consonant doubles the last: all of one syllable, and these of more
_SHORT = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bdglmnprt]$")
_DOUBLING = frozenset(
    "begin commit compel defer deter equip expel occur patrol propel rebut refer regret repel submit transfer initial "
    "signal marshal travel".split()
)
# "levelled" is British, "leveled" American
_DOUBLING_OR_NOT = frozenset("cancel channel duel fuel label level model".split())
_IRREGULAR_PLURALS = {"man": "men", "foot": "feet", "aircraft": "aircraft", "spacecraft": "spacecraft", "craft": "craft",
                      "hovercraft": "hovercraft", "personnel": "personnel", "ordnance": "ordnance"}
_VOWELS = "aeiou"


class Inflected(NamedTuple):
    """One written form of a word or phrase, and which it is."""

    text: str
    inflection: Inflection


def plural(noun: str) -> str:
    """``battery`` -> ``batteries``, ``coast guardsman`` -> ``coast guardsmen``. The last word is what changes."""
    for ending, other in _IRREGULAR_PLURALS.items():
        if noun.endswith(ending) and not noun.endswith("human"):
            return noun[: -len(ending)] + other
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def nouns(noun: str) -> list[Inflected]:
    """The noun and its plural."""
    return [Inflected(noun, "singular"), Inflected(plural(noun), "plural")]


def verbs(verb: str) -> list[Inflected]:
    """All parts of a verb; of a phrase, its first word is the verb: ``carry out`` -> ``carried out``."""
    head, blank, rest = verb.partition(" ")
    past, participle = _IRREGULAR_VERBS.get(head, ("", ""))
    if not past:
        past = participle = _past(head)
    parts: list[Inflected] = [
        Inflected(head, "base"), Inflected(_third(head), "third"), Inflected(past, "past"),
        Inflected(participle, "participle"), Inflected(_gerund(head), "gerund"),
    ]
    if head in _DOUBLING_OR_NOT:
        doubled = head + head[-1]
        parts += [Inflected(doubled + "ed", "past"), Inflected(doubled + "ing", "gerund")]
    unlike = {part.text: part for part in reversed(parts)}  # the earlier of two alike: "struck" is the past
    return [Inflected(part.text + blank + rest, part.inflection) for part in reversed(unlike.values())]


def _third(verb: str) -> str:
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    return verb + "es" if verb.endswith("o") else plural(verb)


def _doubled(verb: str) -> str:
    return verb[-1] if verb in _DOUBLING or _SHORT.match(verb) else ""


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + _doubled(verb) + "ing"
