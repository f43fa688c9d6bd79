"""English inflection of lexicon forms: plurals of nouns, the parts of verbs. Rules, and tables of what breaks them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Inflection = Literal["as_is", "singular", "plural", "base", "third", "past", "participle", "gerund"]

# only verbs that news of armed forces uses
IRREGULAR_VERBS: dict[str, tuple[str, str]] = {
    "arise": ("arose", "arisen"), "be": ("was", "been"), "bear": ("bore", "borne"), "beat": ("beat", "beaten"),
    "become": ("became", "become"), "begin": ("began", "begun"), "beset": ("beset", "beset"), "bid": ("bid", "bid"),
    "bind": ("bound", "bound"), "bleed": ("bled", "bled"), "blow": ("blew", "blown"), "break": ("broke", "broken"),
    "bring": ("brought", "brought"), "broadcast": ("broadcast", "broadcast"), "build": ("built", "built"),
    "burn": ("burned", "burned"), "burst": ("burst", "burst"), "buy": ("bought", "bought"), "cast": ("cast", "cast"),
    "catch": ("caught", "caught"), "choose": ("chose", "chosen"), "cling": ("clung", "clung"), "come": ("came", "come"),
    "cost": ("cost", "cost"), "creep": ("crept", "crept"), "cut": ("cut", "cut"), "deal": ("dealt", "dealt"),
    "dig": ("dug", "dug"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"), "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"), "feed": ("fed", "fed"), "feel": ("felt", "felt"), "fight": ("fought", "fought"),
    "find": ("found", "found"), "flee": ("fled", "fled"), "fling": ("flung", "flung"), "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"), "forecast": ("forecast", "forecast"), "foresee": ("foresaw", "foreseen"),
    "forgo": ("forwent", "forgone"), "freeze": ("froze", "frozen"), "get": ("got", "got"), "give": ("gave", "given"),
    "go": ("went", "gone"), "grow": ("grew", "grown"), "hang": ("hung", "hung"), "have": ("had", "had"),
    "hear": ("heard", "heard"), "hide": ("hid", "hidden"), "hit": ("hit", "hit"), "hold": ("held", "held"),
    "hurt": ("hurt", "hurt"), "keep": ("kept", "kept"), "know": ("knew", "known"), "lay": ("laid", "laid"),
    "lead": ("led", "led"), "leave": ("left", "left"), "lend": ("lent", "lent"), "let": ("let", "let"),
    "lie": ("lay", "lain"), "lose": ("lost", "lost"), "make": ("made", "made"), "mean": ("meant", "meant"),
    "meet": ("met", "met"), "mislead": ("misled", "misled"), "outrun": ("outran", "outrun"),
    "overcome": ("overcame", "overcome"), "overfly": ("overflew", "overflown"), "override": ("overrode", "overridden"),
    "overrun": ("overran", "overrun"), "oversee": ("oversaw", "overseen"), "overshoot": ("overshot", "overshot"),
    "overtake": ("overtook", "overtaken"), "overthrow": ("overthrew", "overthrown"), "pay": ("paid", "paid"),
    "put": ("put", "put"), "quit": ("quit", "quit"), "read": ("read", "read"), "rebuild": ("rebuilt", "rebuilt"),
    "redo": ("redid", "redone"), "repel": ("repelled", "repelled"), "retake": ("retook", "retaken"),
    "ride": ("rode", "ridden"), "ring": ("rang", "rung"), "rise": ("rose", "risen"), "run": ("ran", "run"),
    "say": ("said", "said"), "see": ("saw", "seen"), "seek": ("sought", "sought"), "sell": ("sold", "sold"),
    "send": ("sent", "sent"), "set": ("set", "set"), "shake": ("shook", "shaken"), "shed": ("shed", "shed"),
    "shoot": ("shot", "shot"), "show": ("showed", "shown"), "shrink": ("shrank", "shrunk"), "shut": ("shut", "shut"),
    "sink": ("sank", "sunk"), "sit": ("sat", "sat"), "slay": ("slew", "slain"), "sleep": ("slept", "slept"),
    "slide": ("slid", "slid"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"), "split": ("split", "split"),
    "spread": ("spread", "spread"), "spring": ("sprang", "sprung"), "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"), "stick": ("stuck", "stuck"), "strike": ("struck", "struck"),
    "strive": ("strove", "striven"), "swear": ("swore", "sworn"), "sweep": ("swept", "swept"), "swim": ("swam", "swum"),
    "swing": ("swung", "swung"), "take": ("took", "taken"), "teach": ("taught", "taught"), "tear": ("tore", "torn"),
    "tell": ("told", "told"), "think": ("thought", "thought"), "throw": ("threw", "thrown"), "tread": ("trod", "trodden"),
    "undergo": ("underwent", "undergone"), "understand": ("understood", "understood"),
    "undertake": ("undertook", "undertaken"), "uphold": ("upheld", "upheld"), "upset": ("upset", "upset"),
    "wear": ("wore", "worn"), "weave": ("wove", "woven"), "win": ("won", "won"), "wind": ("wound", "wound"),
    "withdraw": ("withdrew", "withdrawn"), "withhold": ("withheld", "withheld"), "withstand": ("withstood", "withstood"),
    "write": ("wrote", "written"),
}
"""By the base form: past and participle, where these are not formed with -ed."""
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
    past, participle = IRREGULAR_VERBS.get(head, ("", ""))
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
