"""A word of a sentence with its class, and the forms of verbs and nouns."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

from timeline.extract import english as en
from timeline.lexicon import IRREGULAR_VERBS

_SHORT = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bdglmnprt]$")
"""Verbs of one short syllable double their last consonant: "lobbed", "grabbed", "flagged"."""


@dataclasses.dataclass(slots=True)
class Token:
    """One word or mark. `start` and `end` are code-point offsets in the report's text.

    `tag` is one of: D determiner, P possessive pronoun, R personal pronoun, I preposition, C conjunction, S subordinator,
    W relative pronoun, X auxiliary, M modal, T infinitive "to", ! negation, A adverb, N noun or adjective or name, # number,
    V finite verb, B bare or infinitive verb, E past participle, G -ing form, ' possessive marker, t time expression,
    and the marks , ; " ( ) .
    """

    i: int
    start: int
    end: int
    text: str
    low: str
    tag: str
    lemma: str
    name: int = -1
    """Index of the name (lexicon hit) the word belongs to, -1 for none."""
    timex: int = -1
    opens: bool = False
    """A state's name right behind a noun: "the exercise NATO has planned" begins a group of its own there."""


def inflect(lemma: str) -> dict[str, str]:
    """Form to shape of a verb: ``base``, ``s``, ``past``, ``part``, ``pastpart`` (both), ``ing``."""
    stem, hyphen = lemma, ""
    if "-" in lemma:
        hyphen, stem = lemma.rsplit("-", 1)
        hyphen += "-"
    doubled = stem + stem[-1] if stem in en.DOUBLING or _SHORT.match(stem) else stem
    if stem.endswith("e") and not stem.endswith("ee"):
        ed, ing = stem + "d", stem[:-1] + "ing"
    elif stem.endswith("ee"):
        ed, ing = stem + "d", stem + "ing"
    elif stem.endswith("y") and stem[-2] not in "aeiou":
        ed, ing = stem[:-1] + "ied", stem + "ing"
    else:
        ed, ing = doubled + "ed", doubled + "ing"
    if stem.endswith("ie"):
        ing = stem[:-2] + "ying"
    s = (
        stem[:-1] + "ies"
        if stem.endswith("y") and stem[-2] not in "aeiou"
        else (stem + "es" if stem.endswith(("s", "sh", "ch", "x", "z", "o")) else stem + "s")
    )
    past, part = IRREGULAR_VERBS.get(stem, (ed, ed))
    forms = {hyphen + stem: "base", hyphen + s: "s", hyphen + ing: "ing"}
    if past == part:
        forms[hyphen + past] = "pastpart" if past != stem else "base"
    else:
        forms[hyphen + past] = "past"
        forms[hyphen + part] = "part" if part != stem else "base"
    if hyphen + ed not in forms and stem in ("light", "burn", "learn"):
        forms[hyphen + ed] = "pastpart"
    return forms


class VerbForms:
    """Which words may be forms of which verbs. Built once from the common verbs and those of the triggers."""

    def __init__(self, lemmas: frozenset[str] = frozenset()) -> None:
        self.table: dict[str, tuple[str, str]] = {}
        for lemma in sorted(en.COMMON_VERBS | lemmas):
            for form, shape in inflect(lemma).items():
                known = self.table.get(form)
                if known is None or (known[1] in ("base", "s") and shape not in ("base", "s")):
                    self.table[form] = (lemma, shape)
        self.table["left"] = ("leave", "pastpart")
        self.table["found"] = ("find", "pastpart")
        self.table["lay"] = ("lie", "past")
        self.table["saw"] = ("see", "past")
        self.table["fell"] = ("fall", "past")


_SINGULAR = {"series": "series", "species": "species", "regimen": "regimen", "specimen": "specimen", "yemen": "yemen",
             "abdomen": "abdomen", "acumen": "acumen"}  # fmt: skip


@cache
def noun_lemma(word: str) -> str:
    """Singular of a regular plural and of "gunmen"; the word itself otherwise."""
    if word in _SINGULAR:
        return _SINGULAR[word]
    if len(word) > 4 and word.endswith("men"):
        return word[:-2] + "an"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
