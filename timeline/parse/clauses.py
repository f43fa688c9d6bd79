"""Clauses of a parsed sentence: a predicate, who and what takes part in it, and what is said of its time and truth.

Relations of the tree become roles that do not depend on word order or voice: "Seoul fired two missiles", "two missiles were
fired by Seoul", "missiles fired by Seoul", "Seoul, which fired missiles" and "Seoul began firing missiles" all have Seoul as
the agent and missiles as the object. What a clause leaves unsaid is taken from where grammar lets it be left out: the noun
that a relative clause hangs on, the first of two joined verbs, the verb that governs an infinitive.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from timeline.parse.phrases import (
    NOUN_ROLES,
    PASSIVE_ROLES,
    TIMES,
    VERB_ROLES,
    Argument,
    Role,
    case_of,
    expanded,
    own_arguments,
    phrase,
)
from timeline.parse.sentence import Parsed
from timeline.parse.verbs import (
    Form,
    Group,
    Tense,
    Voice,
    bare_objects,
    is_negated,
    is_verbal,
    particles,
    read_group,
    verb_lemma,
    with_fixed,
)

Kind = Literal["verb", "noun", "copula"]

_RELATIVES = frozenset({"which", "who", "that", "whom", "whose", "where", "when"})
LIGHT_VERBS = frozenset({
    "begin", "cancel", "carry out", "close", "commence", "complete", "conclude", "conduct", "continue", "deliver",
    "do", "end", "engage", "execute", "extend", "finish", "halt", "hold", "host", "initiate", "join", "kick off",
    "launch", "lead", "make", "mount", "observe", "open", "organise", "organize", "oversee", "participate", "pause",
    "perform", "plan", "postpone", "prepare", "resume", "run", "schedule", "stage", "start", "suspend", "take part",
    "undertake", "wind up", "wrap up",
})
"""Verbs that leave the event to the noun they govern: who holds a drill drills."""
_PHASES = frozenset({
    "take place", "begin", "start", "end", "conclude", "continue", "run", "resume", "open", "kick off", "last",
    "finish", "go ahead",
})
"""Verbs of which the event itself is the subject."""
_JOINING = frozenset({"take part", "participate", "engage"})


class Clause(NamedTuple):
    """A predicate with its arguments.

    `predicate` is the index of its main word, ``[start, end)`` the span of the predicate in the report ("kicked off",
    without auxiliaries), ``[first, last)`` the range of token indices of the whole clause with the clauses inside it.
    `governor` is the predicate of the clause that this one hangs on or None, `relation` how (a relation of the
    treebank), `marker` the word that joins them ("after", "that", "to").
    """

    kind: Kind
    predicate: int
    lemma: str
    start: int
    end: int
    first: int
    last: int
    voice: Voice
    form: Form
    tense: Tense
    perfect: bool
    progressive: bool
    modal: str
    negated: bool
    governor: int | None
    relation: str
    marker: str
    arguments: tuple[Argument, ...]

    def having(self, role: Role, *cases: str) -> list[Argument]:
        """Arguments in that role; with `cases`, those with one of these prepositions."""
        return [argument for argument in self.arguments if argument.role == role and (not cases or argument.case in cases)]


def read_clauses(sentence: Parsed, nouns: Iterable[int] = (), light: frozenset[str] = LIGHT_VERBS) -> list[Clause]:
    """The clauses of a sentence in the order of their predicates.

    A clause for each verb and each copula, and for each token of `nouns`: indices of nouns that name an event
    ("launch"). A noun takes over the agent, the obliques and the group of the verb that governs it where that verb is
    in `light`, so that "held a drill on Monday" can be read off the noun alone; likewise of such a verb behind it
    ("the drill held by Seoul").
    """
    return _Reader(sentence, light).read(set(nouns))


class _Reader:
    """Reads one sentence. A verb's group and arguments may be wanted by several others, so each is worked out once."""

    def __init__(self, sentence: Parsed, light: frozenset[str]) -> None:
        self._sentence = sentence
        self._light = light
        self._groups: dict[int, Group] = {}
        self._arguments: dict[int, tuple[Argument, ...]] = {}

    def read(self, nouns: set[int]) -> list[Clause]:
        clauses = []
        for index in range(len(self._sentence)):
            if self._is_copular(index):
                clauses.append(self._clause(index, "copula"))
            if index in nouns:
                clauses.append(self._noun_clause(index))
            elif is_verbal(self._sentence, index):
                clauses.append(self._clause(index, "verb"))
        return clauses

    def _is_copular(self, index: int) -> bool:
        return not is_verbal(self._sentence, index) and bool(self._sentence.children(index, "cop"))

    def _clause(self, index: int, kind: Kind) -> Clause:
        arguments = self._verb_arguments(index)
        if kind == "copula":
            arguments += (phrase(self._sentence, "complement", index),)
        return self._build(kind, index, self._group(index), arguments)

    def _noun_clause(self, index: int) -> Clause:
        sentence = self._sentence
        arguments = self._agents_told(index, own_arguments(sentence, index, NOUN_ROLES))
        group = Group("active", "participle", "", False, False, "", is_negated(sentence, index), ())
        governing = self._light_governor(index)
        if governing is not None:
            above = self._group(governing)
            group = above._replace(negated=group.negated or above.negated)
        # "the drill held by Seoul", "the drill that began on Monday", but not "the launch that Seoul condemned"
        behind = [child for child in sentence.children(index, "acl", "acl:relcl")
                  if is_verbal(sentence, child) and verb_lemma(sentence, child) in self._light | _PHASES]
        for verb in ([governing] if governing is not None else []) + behind:
            arguments += tuple(
                argument._replace(via="shared") for argument in self._verb_arguments(verb)
                if argument.role in ("agent", "oblique") and argument.via != "inner" and not self._covers(argument, index)
            )
        return self._build("noun", index, group, arguments)

    def _covers(self, argument: Argument, index: int) -> bool:
        """Whether the noun itself stands in the argument."""
        return argument.start <= self._sentence[index].start < argument.end

    def _light_governor(self, index: int) -> int | None:
        """The light verb that an event noun, or the noun it is joined to, is the object or the subject of."""
        sentence = self._sentence
        node = index
        while sentence[node].relation == "conj" and sentence[sentence[node].head].upos in ("NOUN", "PROPN"):
            node = sentence[node].head
        token = sentence[node]
        if token.head < 0 or token.relation not in ("obj", "nsubj:pass", "nsubj", "obl"):
            return None
        lemma = verb_lemma(sentence, token.head)
        if token.relation == "nsubj":
            return token.head if lemma in _PHASES else None
        if token.relation == "obl" and not (lemma in _JOINING and case_of(sentence, node) == "in"):
            return None
        return token.head if lemma in self._light else None

    def _build(self, kind: Kind, index: int, group: Group, arguments: tuple[Argument, ...]) -> Clause:
        sentence = self._sentence
        words = [index, *particles(sentence, index), *bare_objects(sentence, index)]
        below = sentence.subtree(index)
        token = sentence[index]
        governor = token.head if token.head >= 0 else None
        return Clause(
            kind, index, verb_lemma(sentence, index), sentence[min(words)].start, sentence[max(words)].end,
            below[0], below[-1] + 1, group.voice, group.form, group.tense, group.perfect, group.progressive, group.modal,
            group.negated, governor, token.relation, self._marker(index), arguments,
        )

    def _marker(self, index: int) -> str:
        """Words that join a clause to the one it hangs on: "after", "so that", "to"; for joined verbs the conjunction."""
        sentence = self._sentence
        marks = sentence.children(index, "mark") or sentence.children(index, "case") or sentence.children(index, "cc")
        if not marks:
            # "after drones struck": the parser may hang the conjunction on the subject
            subjects = sentence.children(index, "nsubj", "nsubj:pass")
            marks = [mark for subject in subjects for mark in sentence.children(subject, "case")]
        return " ".join(with_fixed(sentence, mark) for mark in marks)

    def _group(self, verb: int) -> Group:
        if verb not in self._groups:
            token = self._sentence[verb]
            first = self._group(token.head) if token.relation == "conj" and self._is_predicate(token.head) else None
            self._groups[verb] = read_group(self._sentence, verb, shared_with=first)
        return self._groups[verb]

    def _is_predicate(self, index: int) -> bool:
        return index >= 0 and (is_verbal(self._sentence, index) or self._is_copular(index))

    def _verb_arguments(self, verb: int) -> tuple[Argument, ...]:
        if verb not in self._arguments:
            self._arguments[verb] = ()  # a circle of sharing ends here
            roles = PASSIVE_ROLES if self._group(verb).voice == "passive" else VERB_ROLES
            own = self._without_relatives(verb, own_arguments(self._sentence, verb, roles))
            if self._group(verb).voice == "passive":
                own = self._agents_told(verb, own)
            self._arguments[verb] = own + self._shared(verb, own)
        return self._arguments[verb]

    def _agents_told(self, verb: int, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
        """With the agents that a passive or a noun has by "by", where the tree calls them an oblique, or hangs them on the
        phrase before ("the launch of missiles by the Houthis").
        """
        if any(argument.role == "agent" for argument in arguments):
            return arguments
        told = [argument for argument in arguments if argument.case == "by" and self._may_act(argument.head)]
        direct = [argument for argument in told if argument.via != "inner"]
        subjects = {argument.head for argument in arguments if argument.role == "object"}
        inner = [argument for argument in told if argument.via == "inner" and argument.head > max(subjects | {verb})]
        agents = direct or inner
        return tuple(argument._replace(role="agent") if argument in agents else argument for argument in arguments)

    def _may_act(self, index: int) -> bool:
        """Whether a word names no date and no number: "by Friday" and "by 2027" are no agents."""
        token = self._sentence[index]
        return token.upos in ("NOUN", "PROPN", "PRON") and token.text.lower() not in TIMES

    def _shared(self, verb: int, own: tuple[Argument, ...]) -> tuple[Argument, ...]:
        """What grammar lets the clause leave unsaid, from the noun or the clause it hangs on."""
        sentence = self._sentence
        token = sentence[verb]
        if token.head < 0:
            return ()
        passive = self._group(verb).voice == "passive"
        subject: Role = "object" if passive else "agent"
        has_subject = bool(sentence.children(verb, "nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"))
        if token.relation in ("acl", "acl:relcl"):
            role, case = self._relative_role(verb)
            if role is None and not has_subject:
                role = subject
            elif role is None and not any(argument.role == "object" for argument in own):
                role = "object"
            return tuple(expanded(sentence, role, token.head, case, "shared")) if role else ()
        if has_subject or not self._is_predicate(token.head):
            return ()
        above = self._verb_arguments(token.head)
        if token.relation == "xcomp":
            # "ordered troops to fire": the object fires; "began to fire", "were ordered to fire": the subject
            is_active = self._group(token.head).voice == "active"
            objects = [argument for argument in above if is_active and argument.role == "object" and argument.via != "inner"]
            wanted = objects or self._subjects(token.head, above)
        elif token.relation in ("conj", "advcl"):
            wanted = self._subjects(token.head, above)
        else:
            return ()
        return tuple(argument._replace(role=subject, case="", via="shared") for argument in wanted)

    def _subjects(self, verb: int, arguments: tuple[Argument, ...]) -> list[Argument]:
        """The subject phrases of a verb, its own or shared."""
        role = "object" if self._group(verb).voice == "passive" else "agent"
        return [argument for argument in arguments if argument.role == role and argument.case == ""]

    def _relative_role(self, verb: int) -> tuple[Role | None, str]:
        """The role and preposition that "which" or "who" has in its clause, hence those of the noun the clause tells of."""
        roles = PASSIVE_ROLES if self._group(verb).voice == "passive" else VERB_ROLES
        for child in self._sentence.children(verb):
            token = self._sentence[child]
            if token.text.lower() in _RELATIVES and token.upos == "PRON" and token.relation in roles:
                return roles[token.relation], case_of(self._sentence, child)
        return None, ""

    def _without_relatives(self, verb: int, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
        if self._sentence[verb].relation not in ("acl:relcl", "advcl:relcl"):
            return arguments
        return tuple(argument for argument in arguments if self._sentence[argument.head].text.lower() not in _RELATIVES)
