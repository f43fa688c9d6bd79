"""Who does what to whom in each clause of a sentence. The one interface between syntax and everything that reads events.

A `Reading` answers four questions about a sentence: which clauses it has, who is the subject, object and agent of each, what
hangs on a noun group ("the launch of two missiles by ..."), and how one clause hangs on another. It works on shallow chunks;
docs/clauses.md has the figures of the dependency parser that was tried in its place.

Order of the words decides: the subject is the nearest noun group to the left that no preposition governs, appositions and
relative clauses between commas skipped; objects follow the verb; a reduced relative has the noun before it as its subject.
"""

from __future__ import annotations

import dataclasses
from typing import Literal

from timeline.extract.chunks import Chunk, chunk
from timeline.extract.english import OTHER_EVENTS
from timeline.extract.subjects import SubjectFinder
from timeline.extract.words import Token

Relation = Literal["main", "that", "relative", "adverbial", "infinitive", "participle"]

# Verbs and nouns whose "that" brings what is said, and no relative clause.
_TELLING = frozenset(
    "tell inform assure warn remind notify convince persuade say report announce believe claim note".split()
)
_CONTENT_NOUNS = frozenset(
    """
    claim fact news report statement accusation belief sign indication concern fear hope idea assertion possibility warning
    threat view evidence allegation notion word announcement way
    """.split()
)
_PARTICLES = frozenset("out up off down over through back away".split())


@dataclasses.dataclass(slots=True)
class Clause:
    """One verb group with what belongs to it; all members are indices into `Reading.row`.

    `relation` says how it hangs on the rest; `marker` is the word that joins it ("after", "that", "who"); `governor` is the
    verb it depends on, -1 for none. Agents are by-phrases. Obliques are (preposition, noun group).
    """

    verb: int
    subjects: list[int]
    objects: list[int]
    agents: list[int]
    obliques: list[tuple[str, int]]
    relation: Relation = "main"
    marker: str = ""
    governor: int = -1


class Reading:
    """The chunks of a sentence and its clauses, keyed by the index of their verb group."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.row: list[Chunk] = chunk(tokens)
        self._owner: list[int] = [-1] * len(tokens)
        for piece in self.row:
            for k in range(piece.first, piece.last):
                self._owner[k] = piece.i
        self.clauses: dict[int, Clause] = {}
        self._finder = SubjectFinder(self)
        for piece in self.row:
            if piece.kind == "VP":
                self.clauses[piece.i] = self._read(piece)
        self._share_objects()

    def chunk_of(self, token: int) -> Chunk | None:
        """The chunk that holds the token of that index."""
        owner = self._owner[token]
        return self.row[owner] if owner >= 0 else None

    def clause_at(self, i: int) -> Clause | None:
        """The clause that chunk `i` belongs to: its own, that of the verb it is an argument of, else the nearest
        before it.
        """
        if i in self.clauses:
            return self.clauses[i]
        for clause in self.clauses.values():
            if (
                i in clause.subjects
                or i in clause.objects
                or i in clause.agents
                or any(i == np for _, np in clause.obliques)
            ):
                return clause
        k = i
        while k >= 0:
            if k in self.clauses:
                return self.clauses[k]
            k -= 1
        return next(iter(self.clauses.values()), None)

    def governed_by(self, i: int) -> str:
        """The preposition right before noun group `i`, or ''."""
        k = i - 1
        while k >= 0 and self.row[k].kind in ("ADV", "QUOTE"):
            k -= 1
        return self.row[k].low if k >= 0 and self.row[k].kind == "PREP" else ""

    def coordinated(self, i: int) -> list[int]:
        """Noun group `i` and those joined to it on its right: "drones, missiles and rockets"."""
        row, found = self.row, [i]
        k = i + 1
        while k < len(row):
            comma = conj = False
            k = self._past_parenthesis(k)
            while k < len(row) and row[k].kind in ("COMMA", "CONJ", "ADV", "QUOTE", "TIME"):
                comma |= row[k].kind == "COMMA"
                conj |= row[k].kind == "CONJ" and row[k].low in ("and", "or", "&")
                k += 1
            if k >= len(row) or row[k].kind != "NP" or not (comma or conj):
                break
            if comma and not conj and not self._list_goes_on(k):
                break
            if self.begins_clause(k) and self.verb_left(i):
                break
            found.append(k)
            k += 1
            if conj:
                break
            # "missiles of two types, drones and ..." keeps the list open over a short of-phrase
            if k + 1 < len(row) and row[k].kind == "PREP" and row[k].low == "of" and row[k + 1].kind == "NP":
                k += 2
        return found

    def relative_objects(self, clause: Clause) -> list[int]:
        """What a relative clause with its own subject is about: "the ship, which it seized", "missiles that Iran fired"."""
        verb = self.row[clause.verb]
        if verb.passive or not verb.finite or clause.objects or not clause.subjects:
            return []
        k = clause.subjects[0] - 1
        while k > 0 and self.row[k].kind in ("ADV", "TIME", "QUOTE"):
            k -= 1
        if k < 1 or self.row[k].kind not in ("REL", "SUB") or self.row[k].low not in ("that", "which", "whom"):
            return []
        before = self.row[k - 1]
        if self.row[k].low == "that":
            teller = self.row[k - 2] if k > 1 else None
            if before.kind != "NP" or before.lemma in _CONTENT_NOUNS or (
                teller is not None and teller.kind == "VP" and teller.lemma in _TELLING
            ):
                return []
        return self._finder.antecedent(k - 1)

    def _past_parenthesis(self, k: int) -> int:
        """The index behind a parenthesis that opens at `k`; `k` itself where none opens."""
        row = self.row
        if k < len(row) and row[k].kind == "OPEN":
            while k < len(row) and row[k].kind != "CLOSE":
                k += 1
            k += 1
        return k

    def _list_goes_on(self, k: int) -> bool:
        """Whether an "and" closes the list that noun group `k` may be in, before any verb."""
        for piece in self.row[k + 1 : k + 14]:
            if piece.kind == "CONJ":
                return piece.low in ("and", "or", "&")
            if piece.kind in ("VP", "SUB", "REL", "STOP"):
                return False
        return False

    def verb_left(self, i: int) -> bool:
        """Whether a verb group stands left of chunk `i` in its clause."""
        k = i - 1
        while k >= 0 and self.row[k].kind not in ("STOP", "SUB", "REL"):
            if self.row[k].kind == "VP":
                return True
            k -= 1
        return False

    def begins_clause(self, k: int) -> bool:
        """Whether noun group `k`, with what hangs on it, is followed by a finite verb: the subject of a new clause.

        Not where the verb stands in a title: the statement "The strait will be closed".
        """
        row = self.row
        k += 1
        titled = False
        while (
            k < len(row)
            and row[k].kind in ("PREP", "NP", "ADV", "TIME", "QUOTE")
            and not (row[k].kind == "NP" and row[k - 1].kind == "NP")
        ):
            if row[k].kind == "QUOTE":
                titled = not titled and k + 1 < len(row) and row[k + 1].kind == "NP"
            k += 1
        return k < len(row) and row[k].kind == "VP" and row[k].finite and not titled

    def modifiers(self, i: int) -> list[tuple[str, int]]:
        """(preposition, noun group) pairs that follow noun group `i` up to the next verb or boundary."""
        row = self.row
        found: list[tuple[str, int]] = []
        k = i + 1
        while k < len(row):
            piece = row[k]
            if piece.kind == "PREP":
                k += 1
                while k < len(row) and row[k].kind in ("ADV", "QUOTE"):
                    k += 1
                if k < len(row) and row[k].kind == "NP":
                    group = self.coordinated(k)
                    found.extend((piece.low, member) for member in group)
                    k = group[-1] + 1
                    continue
                if k < len(row) and row[k].kind == "TIME":
                    k += 1
                    continue
                break
            if piece.kind in ("TIME", "QUOTE", "ADV"):
                k += 1
                continue
            if piece.kind == "OPEN":
                while k < len(row) and row[k].kind != "CLOSE":
                    k += 1
                k += 1
                continue
            break
        return found

    def apposition(self, i: int) -> int | None:
        """The noun group that names noun group `i` again: ", the defence minister," or "spokesman Li Xi" after it."""
        row = self.row
        if i + 2 < len(row) and row[i + 1].kind == "COMMA" and row[i + 2].kind == "NP" and i + 2 not in self.coordinated(i):
            return i + 2
        return None

    # reading one clause

    def _read(self, verb: Chunk) -> Clause:
        clause = Clause(verb.i, [], [], [], [])
        self._join(clause, verb)
        clause.subjects = self._finder.of(verb.i)
        self._arguments(clause, verb)
        if not clause.objects and not verb.passive and clause.subjects:
            clause.objects = self._relative_object(clause)
        return clause

    def _share_objects(self) -> None:
        """ "unveiled and tested a missile": what stands behind the second verb is the object of the first as well."""
        row = self.row
        for clause in self.clauses.values():
            verb = row[clause.verb]
            if clause.objects or clause.obliques or verb.passive or not verb.finite or verb.i + 2 >= len(row):
                continue
            joined = self.clauses.get(verb.i + 2)
            if row[verb.i + 1].low == "and" and joined is not None and row[joined.verb].tense == verb.tense:
                clause.objects = list(joined.objects)

    def _relative_object(self, clause: Clause) -> list[int]:
        """ "the missile that the North fired", "the operation it had begun": the noun group before is the object."""
        row, subject = self.row, clause.subjects[0]
        if subject >= clause.verb or subject < 1:
            return []
        k = subject - 1
        if row[k].low in ("that", "which") and k > 0:
            above = row[clause.governor].lemma if clause.governor >= 0 else ""
            k -= 1
            if above in _TELLING or row[k].kind != "NP" or row[k].lemma in _CONTENT_NOUNS:
                return []
        elif row[k].kind != "NP" or self.tokens[row[k].head].tag == "R" or self.tokens[row[subject].first].tag not in "RN":
            return []
        return [k]

    def _join(self, clause: Clause, verb: Chunk) -> None:
        """Relation, marker and governor, from what stands to the left."""
        row = self.row
        if verb.tense == "infinitive":
            clause.relation = "infinitive"
        elif verb.tense in ("gerund", "participle"):
            clause.relation = "participle"
        k = verb.i - 1
        verbs_between = 0
        while k >= 0 and row[k].kind != "STOP":
            piece = row[k]
            if piece.kind == "VP":
                verbs_between += 1
                if clause.governor < 0:
                    clause.governor = k
                if (
                    verbs_between == 1
                    and piece.finite
                    and verb.finite
                    and not clause.marker
                    and any(p.kind == "CONJ" for p in row[k : verb.i])
                    and not (piece.lemma in _TELLING and self._is_new_subject(k + 1, piece))
                ):
                    # a second verb of the same clause hangs where the first one hangs
                    other = self.clauses.get(k)
                    if other is not None:
                        clause.relation, clause.marker, clause.governor = other.relation, other.marker, other.governor
                        return
            elif piece.kind == "SUB" and verbs_between == 0:
                clause.marker = piece.low
                clause.relation = "that" if piece.low in ("that", "whether", "how", "why") else "adverbial"
                j = k - 1
                while j >= 0 and row[j].kind != "VP":
                    j -= 1
                clause.governor = j
                return
            elif piece.kind == "REL" and verbs_between == 0:
                clause.marker, clause.relation = piece.low, "relative"
                return
            elif (
                piece.kind == "CONJ"
                and verb.finite
                and verbs_between == 0
                and k > 0
                and row[k - 1].kind == "COMMA"
                and (k + 1 < len(row) and row[k + 1].kind == "NP")
            ):
                # "..., but the staff said": a main clause of its own
                return
            elif piece.kind == "PREP" and verbs_between == 0 and k == verb.i - 1:
                clause.marker = piece.low
            k -= 1

    def _arguments(self, clause: Clause, verb: Chunk) -> None:
        row = self.row
        k = verb.i + 1
        if clause.subjects and clause.subjects[0] == k:
            k = clause.subjects[-1] + 1  # inverted
        direct = True
        while k < len(row):
            piece = row[k]
            kind = piece.kind
            if kind in ("ADV", "TIME", "QUOTE"):
                k += 1
            elif kind == "PREP":
                j = k + 1
                while j < len(row) and row[j].kind in ("ADV", "QUOTE"):
                    j += 1
                if j < len(row) and row[j].kind == "NP":
                    group = self.coordinated(j)
                    if direct and piece.low in _PARTICLES and k == verb.i + 1 and not verb.passive:
                        clause.objects.extend(group)
                    elif piece.low == "by" and not any(p in OTHER_EVENTS for p, _ in clause.obliques[-1:]):
                        clause.agents.extend(group)
                    else:
                        clause.obliques.extend((piece.low, member) for member in group)
                    k = group[-1] + 1
                    direct = direct and piece.low in _PARTICLES
                elif j < len(row) and row[j].kind == "TIME":
                    k = j + 1
                elif (direct and piece.low in _PARTICLES) or (j < len(row) and row[j].kind == "PREP"):
                    k = j
                else:
                    return
            elif kind == "NP":
                if not direct or self._is_new_subject(k, verb):
                    if direct:
                        return
                    k += 1
                    continue
                if piece.low == "public" and verb.lemma == "make":
                    k += 1  # "made public the following statement"
                    continue
                clause.objects.extend(self.coordinated(k))
                k = clause.objects[-1] + 1
                if verb.lemma not in ("give", "tell", "call", "send", "offer", "hand", "lend", "grant", "sell"):
                    direct = False
            elif kind == "OPEN":
                while k < len(row) and row[k].kind != "CLOSE":
                    k += 1
                k += 1
            elif kind == "VP" and piece.tense == "participle" and row[k - 1].kind == "NP":
                # a reduced relative inside the object; its by-phrase is its own
                return
            else:
                return

    def _is_new_subject(self, k: int, verb: Chunk) -> bool:
        """ "said the ship was hit": the noun group after the verb has a finite verb of its own; "said Oman and Iran met"."""
        row = self.row
        if any(p.kind in ("COMMA", "STOP") for p in row[verb.i : k]):
            return False
        joint = verb.lemma in _TELLING and k + 2 < len(row) and row[k + 1].low == "and" and row[k + 2].kind == "NP"
        return self.begins_clause(k) or (joint and self.begins_clause(k + 2))
