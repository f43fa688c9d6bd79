"""The phrases about a predicate, each with the role that its relation in the tree gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from timeline.parse.sentence import Parsed
from timeline.parse.verbs import bare_objects, is_verbal, with_fixed

Role = Literal["agent", "object", "recipient", "complement", "oblique", "modifier", "possessor", "compound"]
"""
agent       who does it: subject of the active, "by" of the passive and of a noun ("the launch by Seoul")
object      what it is done to: object of the active, subject of the passive
recipient   indirect object
complement  what a copula or a verb of naming says of the subject
oblique     with a preposition or bare, hanging on a verb: where, when, with what; `case` has the preposition
modifier    with a preposition, hanging on a noun: "of missiles", "between Seoul and Tokyo"
possessor   "Seoul's drill", "its drill"
compound    bare noun or adjective before a noun: "missile test", "joint drill"
"""
Via = Literal["", "conj", "appos", "shared", "inner"]

VERB_ROLES: dict[str, Role] = {
    "nsubj": "agent", "csubj": "agent", "nsubj:outer": "agent", "nsubj:pass": "agent", "csubj:pass": "agent",
    "obj": "object", "iobj": "recipient", "obl:agent": "agent", "obl": "oblique", "obl:unmarked": "oblique",
    "nmod": "oblique", "nmod:unmarked": "oblique",
}
PASSIVE_ROLES = VERB_ROLES | {"nsubj": "object", "csubj": "object", "nsubj:pass": "object", "csubj:pass": "object"}
NOUN_ROLES: dict[str, Role] = {
    "nmod": "modifier", "nmod:poss": "possessor", "compound": "compound", "amod": "compound", "nmod:unmarked": "modifier",
    "nmod:desc": "compound", "obl": "modifier", "obl:agent": "agent", "obl:unmarked": "modifier", "nummod": "compound",
}
_BESIDE_THE_PHRASE = frozenset({
    "acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "case", "cc", "ccomp", "conj", "cop", "csubj", "discourse", "mark",
    "nsubj", "nsubj:pass", "orphan", "parataxis", "punct", "aux", "cc:preconj",
})
"""Relations under a noun whose words are not part of its phrase: they tell something more of it, or another clause."""
TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "day",
    "days", "week", "weeks", "month", "months", "year", "years", "morning", "afternoon", "evening", "night", "weekend",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "hour", "hours", "time",
})
"""Nouns that say when, whatever the parser takes them for: "began Monday" has no object, "moved by Friday" no agent."""


class Argument(NamedTuple):
    """One phrase that takes part in a clause.

    `head` is the index of its main word; the half-open span ``[start, end)`` covers the phrase without its preposition,
    relative clauses and appositions. Of "South Korea and the United States" each half is an argument of its own, the
    second with `via` "conj"; "its ally, the United States" likewise with `via` "appos". `via` is "shared" for what the
    clause leaves unsaid, and "inner" for a phrase with a preposition inside another argument: in "a drill of tanks on
    Wednesday" the day may belong to the tanks or to the drill, and a parser often takes the wrong one, so both readings
    are there.
    """

    role: Role
    head: int
    start: int
    end: int
    case: str = ""
    via: Via = ""

    def words(self, text: str) -> str:
        """The phrase as `text` has it."""
        return text[self.start : self.end]


def own_arguments(sentence: Parsed, index: int, roles: Mapping[str, Role]) -> tuple[Argument, ...]:
    """The phrases that hang on a verb or noun, in the order of the text, those inside them last."""
    found: list[Argument] = []
    skipped = bare_objects(sentence, index)
    for child in sentence.children(index):
        token = sentence[child]
        role = roles.get(token.relation)
        is_clause = role != "compound" and is_verbal(sentence, child) and not sentence.children(child, "case", "det", "amod")
        if role is None or is_clause or child in skipped:
            continue
        if token.relation in ("obj", "obl:agent") and token.text.lower() in TIMES:
            role = "oblique"
        case = "" if token.relation.startswith(("nsubj", "csubj")) else case_of(sentence, child)
        found += expanded(sentence, role, child, case)
    for child in skipped:
        found += [argument._replace(role="oblique", via="") for argument in _inner(sentence, child)]
    for argument in tuple(found):
        if argument.role in ("object", "oblique", "recipient", "modifier"):
            found += _inner(sentence, argument.head)
    return tuple(found)


def expanded(sentence: Parsed, role: Role, index: int, case: str, via: Via = "") -> Iterable[Argument]:
    """The phrase, and what is joined to it or stands beside it in apposition, each on its own."""
    yield phrase(sentence, role, index, case)._replace(via=via)
    for child in sentence.children(index, "conj", "appos"):
        if is_verbal(sentence, child) or sentence.children(child, "cop", "nsubj"):
            continue
        joined: Via = "conj" if sentence[child].relation == "conj" else "appos"
        for argument in expanded(sentence, role, child, case_of(sentence, child) or case):
            yield argument._replace(via=via or (argument.via if argument.via == "appos" else joined))


def phrase(sentence: Parsed, role: Role, index: int, case: str = "") -> Argument:
    """The words about `index` without a gap that belong to its phrase."""
    inside = set(sentence.subtree(index, _BESIDE_THE_PHRASE))
    first = last = index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return Argument(role, index, sentence[first].start, sentence[last].end, case)


def case_of(sentence: Parsed, index: int) -> str:
    """The preposition of a phrase, "because of" and "according to" included; empty for none and for the possessive."""
    found = [child for child in sentence.children(index, "case") if sentence[child].xpos != "POS"]
    return " ".join(with_fixed(sentence, child) for child in found)


def _inner(sentence: Parsed, index: int) -> Iterable[Argument]:
    """Phrases with a preposition that hang on a phrase and may belong to the clause."""
    for child in sentence.children(index, "nmod"):
        case = case_of(sentence, child)
        if case:
            for argument in expanded(sentence, "modifier", child, case):
                yield argument._replace(via="inner")
        yield from _inner(sentence, child)
