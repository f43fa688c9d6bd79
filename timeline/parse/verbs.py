"""What the words around a verb say of it: voice, tense, mood, negation.

Read off the auxiliaries and the form of the verb, as grammars of English describe them: "would not have been fired" is
passive, perfect, modal "would", negated.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from timeline.parse.sentence import Parsed

Voice = Literal["active", "passive"]
Tense = Literal["past", "present", "future", ""]
Form = Literal["finite", "infinitive", "participle"]

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "hardly", "without"})
_ADJECTIVAL = frozenset({"amod", "compound", "case", "fixed", "mark"})
"""Relations under which a verb form is an adjective ("armoured units") or a preposition ("including")."""
_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss"})
_BARE_OBJECTS = frozenset({"take place", "take part", "take off", "take aim", "open fire", "give way", "make use"})
"""A verb and a bare noun that read as one verb."""
_FUTURE = frozenset({"will", "shall"})
_MODALS = frozenset({"can", "may", "must", "should", "would", "could", "might", "ought", "need"})
_MODAL_FORMS = {"ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}


class Group(NamedTuple):
    """A verb with its auxiliaries.

    `tense` is empty for infinitives and participles on their own. `modal` is the modal verb as written ("could"), or empty;
    "will" is a tense here, no modal.
    """

    voice: Voice
    form: Form
    tense: Tense
    perfect: bool
    progressive: bool
    modal: str
    negated: bool
    auxiliaries: tuple[int, ...]


def read_group(sentence: Parsed, verb: int, *, shared_with: Group | None = None) -> Group:
    """The group of `verb`. A verb joined to another ("did not fire or move") takes the auxiliaries of `shared_with`."""
    chain = tuple(sentence.children(verb, "aux", "aux:pass", "cop"))
    negated = is_negated(sentence, verb)
    if not chain and shared_with is not None and _continues(sentence, verb, shared_with):
        return shared_with._replace(negated=shared_with.negated or negated)
    words = [_MODAL_FORMS.get(sentence[index].text.lower(), sentence[index].text.lower()) for index in chain]
    tags = [sentence[index].xpos for index in chain]
    lemmas = [sentence.lemma(index) for index in chain]
    tag = sentence[verb].xpos
    passive = any(sentence[index].relation == "aux:pass" for index in chain) or bool(
        sentence.children(verb, "nsubj:pass", "obl:agent", "csubj:pass")
    )
    if not chain and tag == "VBN":
        if _reads_as_past(sentence, verb, shared_with):
            tag, passive = "VBD", False
        else:
            passive = True
    modal = next((word for word in words if word in _MODALS), "")
    form, tense = _form_and_tense([*tags, tag], modal)
    if not _FUTURE.isdisjoint(words) or _is_to_be_done(sentence, verb) or _is_announced(sentence, verb):
        form, tense = "finite", "future"
    elif _has_to(sentence, verb):
        form, tense = "infinitive", ""
    perfect = "have" in lemmas and "VBN" in (tag, *tags)
    return Group(
        "passive" if passive else "active", form, tense, perfect, tag == "VBG" and "be" in lemmas, modal, negated, chain
    )


def _form_and_tense(tags: list[str], modal: str) -> tuple[Form, Tense]:
    """Off the first word of the group, by the Penn tags of all its words; the noun after a copula counts as the last."""
    first = tags[0]
    if modal:
        return "finite", ""
    if first == "VBD" or (first == "VBN" and len(tags) > 1):
        return "finite", "past"
    if first in ("VBN", "VBG"):
        return "participle", ""
    if first == "VB":
        return "infinitive", ""
    return "finite", "present" if first in ("VBZ", "VBP") else ""


def _reads_as_past(sentence: Parsed, verb: int, joined_to: Group | None) -> bool:
    """Whether a bare "-ed" form tagged as participle is a past tense.

    It is where it has an object, or is joined to a past tense, or has a subject in a sentence with a full stop: only
    headlines say "missile fired" of the missile. So it is where it hangs on a noun that would otherwise be the whole
    sentence.
    """
    token = sentence[verb]
    if sentence.children(verb, "obl:agent"):
        return False
    has_full_stop = any(last.text in (".", "!", "?") for last in sentence.tokens[-2:])
    if token.relation == "acl":
        above = sentence[token.head]
        is_whole = above.head < 0 and above.upos in ("NOUN", "PROPN", "PRON")
        return is_whole and has_full_stop and not sentence.children(token.head, "cop", "nsubj")
    if token.relation in ("advcl", "amod"):
        return False
    if sentence.children(verb, "obj"):
        return True
    if sentence.children(verb, "nsubj", "nsubj:pass"):
        return has_full_stop
    return joined_to is not None and joined_to.form == "finite" and not joined_to.auxiliaries and joined_to.voice == "active"


def is_negated(sentence: Parsed, predicate: int) -> bool:
    """Whether the predicate is denied: by an adverb, by "no" on its subject or object, by "without" before it."""
    for child in sentence.children(predicate):
        token = sentence[child]
        if token.relation in ("advmod", "cc", "cc:preconj", "mark", "case") and token.text.lower() in NEGATIONS:
            return True
        if token.relation == "advmod" and token.text.lower() == "longer" and _has_no(sentence, child):
            return True
        if token.relation in ("nsubj", "nsubj:pass", "obj") and _has_no(sentence, child):
            return True
    return _has_no(sentence, predicate)


def _has_no(sentence: Parsed, index: int) -> bool:
    return any(sentence[child].text.lower() in ("no", "neither") for child in sentence.children(index, "det", "advmod"))


def _has_to(sentence: Parsed, verb: int) -> bool:
    return any(sentence[child].xpos == "TO" or sentence[child].text.lower() == "to"
               for child in sentence.children(verb, "mark", "aux"))


def _is_to_be_done(sentence: Parsed, verb: int) -> bool:
    """Whether it reads "is going to do" or "is to do"."""
    token = sentence[verb]
    if token.upos != "VERB" or not _has_to(sentence, verb):
        return False
    if token.relation == "xcomp" and sentence[token.head].text.lower() == "going":
        return bool(sentence.children(token.head, "aux"))
    return bool(sentence.children(verb, "cop"))


def _is_announced(sentence: Parsed, verb: int) -> bool:
    """Whether it reads as headlines do, "Tokyo to send ships": an infinitive that carries the sentence.

    The parser sees such a verb as the root, or as hanging on a name that is the root.
    """
    token = sentence[verb]
    if not _has_to(sentence, verb):
        return False
    if token.relation in ("root", "parataxis"):
        return bool(sentence.children(verb, "nsubj", "nsubj:pass"))
    return token.relation == "acl" and sentence[token.head].upos == "PROPN" and sentence[token.head].head < 0


def _continues(sentence: Parsed, verb: int, group: Group) -> bool:
    """Whether a joined verb without auxiliaries has a form that the auxiliaries of the first one could govern."""
    tag = sentence[verb].xpos
    if sentence.children(verb, "nsubj", "nsubj:pass"):
        return False
    if not group.auxiliaries:
        # "to hold drills and test missiles"
        return group.form == "infinitive" and tag in ("VB", "VBP")
    if group.voice == "passive":
        return tag == "VBN" and not sentence.children(verb, "obj")
    if group.perfect:
        return tag == "VBN"
    return tag == "VBG" if group.progressive else tag in ("VB", "VBP")


def is_verbal(sentence: Parsed, index: int) -> bool:
    """Whether a token is a verb that makes a clause.

    Not "drills" in "China ends drills" where the tag says verb and the tree says object: alone under the relation of a
    noun it is one.
    """
    token = sentence[index]
    if token.upos != "VERB" or token.relation in _ADJECTIVAL:
        return False
    of_its_own = ("nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "obj")
    return token.relation not in _NOMINAL or bool(sentence.children(index, *of_its_own))


def verb_lemma(sentence: Parsed, verb: int) -> str:
    """Lemma with its particles ("shoot down"), and with the bare noun of "take place"."""
    added = particles(sentence, verb) + bare_objects(sentence, verb)
    return " ".join([sentence.lemma(verb), *(sentence[child].text.lower() for child in added)])


def particles(sentence: Parsed, verb: int) -> list[int]:
    """The "down" of "shoot down", whether the tree or only the tag says so."""
    return [child for child in sentence.children(verb, "compound:prt", "advmod")
            if sentence[child].relation == "compound:prt" or sentence[child].xpos == "RP"]


def bare_objects(sentence: Parsed, verb: int) -> list[int]:
    """The noun of "take place", which is part of the verb and no argument."""
    return [child for child in sentence.children(verb, "obj", "xcomp", "obl:unmarked")
            if f"{sentence.lemma(verb)} {sentence[child].text.lower()}" in _BARE_OBJECTS]


def with_fixed(sentence: Parsed, index: int) -> str:
    """A preposition or conjunction of several words in lower case: "because of", "so that"."""
    return " ".join(sentence[word].text.lower() for word in sorted([index, *sentence.children(index, "fixed")]))
