"""The other reading of a sentence: clauses off a dependency tree (`timeline.parse`), behind the interface of `Reading`.

Word classes, voice, subjects, objects, by-phrases, prepositional phrases and what hangs on a noun group come from the tree;
the chunks are those of the token reading, made with the tree's word classes. Where the tree is weak, or errs in a way that
the order of words does not, the token reading stands: who shares the subject of an earlier verb, the controller of an
infinitive, how clauses hang on each other, which verb a date belongs to (tried with the tree: dates_ok 0.64 instead of 0.65
here, 0.85 instead of 0.87 on the passages), and verbs that the tree does not know as such.

FIGURES
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from timeline.extract.alignment import Alignment
from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause, Reading
from timeline.extract.words import Token
from timeline.parse import Clause as TreeClause
from timeline.parse import Parsed, read_clauses
from timeline.parse.phrases import case_of

_PARTICLES = frozenset("out up off down over through back away".split())
# "accused Moscow of sending", "kept ships from leaving": the gerund is the object's doing.
_OBJECT_ACTS = frozenset("accuse suspect blame prevent stop keep see acquit convict charge catch".split())
_SUBJECT_RELATIONS = frozenset({"nsubj", "nsubj:pass", "conj"})


class _Roles(NamedTuple):
    """The noun groups about one verb, by what they are to it, each list in the order of the text."""

    subjects: list[int]
    objects: list[int]
    agents: list[int]
    obliques: list[tuple[str, int]]


class ParsedReading(Reading):
    """The chunks of a sentence, and its clauses as the tree has them."""

    def __init__(self, tokens: list[Token], tree: Parsed) -> None:
        """`tree` is of the same stretch of text as `tokens`, with offsets into the same report."""
        self._tree = tree
        self._alignment = Alignment(tokens, tree)
        self._predicates = {clause.predicate: clause for clause in read_clauses(tree, light=frozenset())}
        super().__init__(tokens)
        self._verb_of = self._align_verbs()
        node_of = {verb: node for node, verb in self._verb_of.items()}
        for verb, by_order in list(self.clauses.items()):
            if verb in node_of:
                self._reread(by_order, node_of[verb])

    def modifiers(self, i: int) -> list[tuple[str, int]]:
        """(preposition, noun group) pairs that hang on noun group `i`, on each other or on what is joined to them."""
        node = self._alignment.node[self.row[i].head]
        if node < 0:
            return super().modifiers(i)
        return sorted(dict.fromkeys(self._hanging(node, i)), key=_place)

    def _align_verbs(self) -> dict[int, int]:
        """Verb groups by the node of their predicate; the predicate of a copula is what it says of the subject."""
        found: dict[int, int] = {}
        for verb in self.clauses:
            node = self._alignment.node[self.row[verb].head]
            if node >= 0 and node not in self._predicates and self._tree[node].relation == "cop":
                node = self._tree[node].head
            if node in self._predicates:
                found.setdefault(node, verb)
        return found

    def _group(self, node: int) -> int:
        """The noun group that a node stands in, -1 for none."""
        word = self._alignment.word[node]
        chunk = self.chunk_of(word) if word >= 0 else None
        return chunk.i if chunk is not None and chunk.kind == "NP" else -1

    def _hanging(self, node: int, i: int) -> Iterable[tuple[str, int]]:
        for child in self._tree.children(node):
            group = self._group(child)
            if self._tree[child].relation in ("nmod", "obl", "obl:agent"):
                preposition = _last_word(case_of(self._tree, child))
                if preposition and group > i:
                    yield preposition, group
                    yield from self._joined(child, preposition, i)
                    yield from self._hanging(child, i)
            elif group == i:
                yield from self._hanging(child, i)

    def _joined(self, node: int, preposition: str, i: int) -> Iterable[tuple[str, int]]:
        for child in self._tree.children(node, "conj"):
            group = self._group(child)
            if group > i:
                own = _last_word(case_of(self._tree, child)) or preposition
                yield own, group
                yield from self._joined(child, own, i)
                yield from self._hanging(child, i)

    # reading one clause

    def _reread(self, clause: Clause, node: int) -> None:
        """Fill `clause`, which the order of words has filled before, from the tree."""
        told, chunk = self._predicates[node], self.row[clause.verb]
        passive = told.voice == "passive"
        if self._tree[node].upos == "VERB" and chunk.passive != passive:
            if passive and self.tokens[chunk.head].tag != "E":
                return
            chunk.passive = passive
        roles = self._roles(told, clause.verb)
        clause.subjects = self._subjects(clause, told, roles.subjects)
        clause.objects = [group for group in roles.objects if group not in clause.subjects]
        clause.agents = roles.agents or clause.agents
        clause.obliques = roles.obliques

    def _roles(self, told: TreeClause, verb: int) -> _Roles:
        subjects: list[int] = []
        objects: list[int] = []
        agents: list[int] = []
        obliques: list[tuple[str, int]] = []
        passive = told.voice == "passive"
        for argument in told.arguments:
            group = self._group(argument.head)
            if group < 0 or argument.via == "appos":
                continue
            case = _last_word(argument.case)
            direct = argument.via in ("", "conj")
            if argument.role == "agent":
                (agents if passive or case == "by" else subjects).append(group)
            elif argument.role in ("recipient", "complement"):
                objects.append(group)
            elif argument.role == "object" and not case:
                of_subject = argument.via == "shared" or self._tree[argument.head].relation in _SUBJECT_RELATIONS
                (subjects if passive and of_subject else objects).append(group)
            elif case in _PARTICLES and direct and self._is_particle(case, verb):
                objects.append(group)
            elif case == "by" and group > verb:
                agents.append(group)
            elif case:
                obliques.append((case, group))
            elif argument.role == "oblique" and direct and group > verb and not objects and self._acts(verb):
                objects.append(group)  # "accused Moscow on Monday of ...", which the parser takes for a date
        return _Roles(
            sorted(dict.fromkeys(subjects)),
            sorted(dict.fromkeys(objects)),
            sorted(dict.fromkeys(agents)),
            sorted(dict.fromkeys(obliques), key=_place),
        )

    def _is_particle(self, case: str, verb: int) -> bool:
        """ "kicked off the drill": the preposition right behind the verb belongs to it."""
        return verb + 1 < len(self.row) and self.row[verb + 1].low == case

    def _acts(self, verb: int) -> bool:
        return self.row[verb].lemma in _OBJECT_ACTS or self.row[verb].lemma in ("urge", "order", "tell", "ask", "warn")

    def _subjects(self, clause: Clause, told: TreeClause, by_tree: list[int]) -> list[int]:
        """Of the two readings the likelier one, see above."""
        chunk, by_order = self.row[clause.verb], clause.subjects
        if chunk.tense == "infinitive":
            return self._finder.of(chunk.i)
        if not by_tree:
            return by_order
        has_own = bool(self._tree.children(told.predicate, "nsubj", "nsubj:pass"))
        if has_own:
            # "Maduro and his counterpart, Irfaan Ali, met": the tree may take the last of them alone
            return by_order if set(by_tree) < set(by_order) else by_tree
        if chunk.tense == "gerund" and (accused := self._accused(told, chunk)):
            return accused
        return by_tree if told.relation in ("acl", "acl:relcl") else by_order or by_tree

    def _accused(self, told: TreeClause, chunk: Chunk) -> list[int]:
        """ "accused Moscow of sending drones", "Moscow, accused of sending drones": who is accused is who sent them."""
        above = self._verb_of.get(told.governor, -1) if told.governor is not None else -1
        if not 0 <= above < chunk.i or self.row[above].lemma not in _OBJECT_ACTS:
            return []
        return self.clauses[above].subjects if self.row[above].passive else self.clauses[above].objects


def _last_word(case: str) -> str:
    """Of "out of" and "along with" what says the relation."""
    return case.rsplit(" ", 1)[-1]


def _place(pair: tuple[str, int]) -> int:
    return pair[1]
