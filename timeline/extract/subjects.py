"""The subject of a verb group: who or what stands left of it in the same clause, or whom it shares with another verb.

The nearest noun group to the left that no preposition governs, with appositions, parentheses and relative clauses skipped;
the antecedent of a relative pronoun; the subject of the verb it is joined to by "and"; for an infinitive, that of the verb
above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract.chunks import Chunk

if TYPE_CHECKING:
    from timeline.extract.clause import Reading

_INVERTING = frozenset("say write add report announce state note warn declare tweet explain insist".split())
_TAKING = frozenset(
    """
    fire send launch hold seize strike hit kill attack deploy close shell test capture down destroy stage order intercept
    """.split()
)
_BEING = frozenset("is are was were be been".split())
_WRITTEN = frozenset("letter note message protest complaint statement telegram memo demarche appeal".split())
# What only events are: a participle of these behind a noun group says when or where that one was.
_HOLDING = frozenset("hold stage conduct organise organize".split())
_ACCUSING = frozenset("accuse suspect blame condemn criticise criticize denounce thank praise punish".split())
_OBJECT_CONTROL = frozenset(
    """
        order tell ask urge press call force allow help let enable instruct demand request warn command send invite
        expect lead cause
        """.split()
)


class SubjectFinder:
    """Finds the subjects of the clauses of one sentence, left to right: later verbs look at the subjects of earlier ones."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._row, self._tokens, self._clauses = reading.row, reading.tokens, reading.clauses

    def of(self, v: int) -> list[int]:
        """The noun groups that are the subject of verb group `v`, in order; [] where there is none."""
        row = self._row
        verb = row[v]
        if verb.tense == "infinitive":
            return self._control(v)
        if self._is_inverted(v):
            return self._reading.coordinated(v + 1)
        k = v - 1
        joined = closed = False
        while k >= 0:
            piece = row[k]
            kind = piece.kind
            if kind in ("ADV", "TIME", "QUOTE"):
                k -= 1
            elif kind == "PREP":
                # an adverbial before the verb ("on Friday", "after midnight"), or a gerund's preposition
                if k == v - 1 and verb.tense == "gerund":
                    return self._accused(k) or self._controller(k, v)
                k -= 1
            elif kind == "CLOSE":
                while k >= 0 and row[k].kind != "OPEN":
                    k -= 1
                k -= 1
            elif kind == "REL":
                if piece.low in ("what", "whom"):
                    return []
                return self.antecedent(k - 1)
            elif kind == "COMMA":
                opening = self._parenthesis(k)
                if opening is None:
                    behind_group = verb.tense == "participle" and row[k - 1].kind == "NP"
                    if behind_group and (verb.lemma in _HOLDING or not any(p.finite for p in row[:k])):
                        # "The missiles, fired on Monday, fell", "saw the drill, held on Monday"
                        return self._leftwards(k - 1)
                    if verb.tense in ("gerund", "participle"):
                        return self._controller(k, v)
                    if joined or (closed and row[k + 1].kind in ("PREP", "ADV", "TIME")):
                        k -= 1
                        continue
                    return []
                closed = True
                k = opening - 1
            elif kind == "NP" and joined and (shared := self._shared_subject(k, verb)):
                return shared
            elif kind == "NP":
                before = self._before_group(k)
                if before >= 0 and row[before].kind == "VP" and verb.finite and self._clauses[before].relation == "relative":
                    k = before  # "planes that violate the airspace came": on to what the relative clause hangs on
                    while k > 0 and row[k].kind not in ("REL", "SUB"):
                        k -= 1
                    k -= 1
                    continue
                if before > 0 and verb.finite and self._is_reduced_relative(before):
                    k = before - 1  # "balloons carrying waste came down"
                    continue
                if before >= 0 and row[before].kind == "PREP":
                    if row[before].low in ("including",):
                        return self._leftwards(k)
                    k = before - 1
                    if k < 0 or row[k].kind in ("SUB", "STOP", "COMMA", "VP"):
                        if k >= 0 and row[k].kind == "VP" and not joined and verb.finite is False:
                            # "aimed at ships sailing ..." : the noun inside the phrase is the subject
                            return [before + 1]
                        if verb.tense in ("participle", "gerund"):
                            return [before + 1]
                    elif verb.tense == "participle" or (verb.tense == "gerund" and row[v - 1].kind == "NP"):
                        return self._writers(before) if verb.tense == "gerund" else [before + 1]
                    continue
                return self._leftwards(k)
            elif kind == "VP":
                other = self._clauses.get(k)
                if joined and verb.finite and (shared := self._shared_subject(k, verb)):
                    return shared
                if joined and other is not None and (verb.finite or piece.tense == verb.tense or verb.tense == "participle"):
                    return other.subjects
                if verb.tense == "gerund" and other is not None:
                    return other.subjects
                if piece.tense in ("participle", "infinitive", "gerund"):
                    k -= 1
                    continue
                return other.subjects if joined and other is not None else []
            elif kind == "CONJ":
                joined = True
                k -= 1
            elif kind == "SUB":
                return self._controller(k, v) if not verb.finite else []
            else:
                return []
        return []

    def _writers(self, k: int) -> list[int]:
        """ "sent a letter to the council accusing Oman": those who sent it accuse; else the noun behind the preposition
        at `k`.
        """
        row = self._row
        sent = self._clauses.get(k - 2)
        if k > 2 and row[k].low == "to" and row[k - 1].lemma in _WRITTEN and sent is not None and sent.subjects:
            return sent.subjects
        return [k + 1]

    def _is_reduced_relative(self, v: int) -> bool:
        """Whether the gerund `v` hangs on the noun group right before it, which no finite verb has for its object."""
        row = self._row
        if row[v].kind != "VP" or row[v].tense != "gerund" or row[v - 1].kind != "NP":
            return False
        for piece in reversed(row[:v]):
            if piece.kind in ("STOP", "SUB", "REL", "COMMA"):
                return True
            if piece.kind == "VP" and piece.finite:
                return False
        return True

    def _accused(self, k: int) -> list[int]:
        """ "accused a fighter of dropping flares": the one before the preposition at `k` does it, not the accuser."""
        row = self._row
        if row[k].low not in ("of", "for") or k < 2 or row[k - 1].kind != "NP":
            return []
        found = self._leftwards(k - 1)
        verb = row[found[0] - 1]
        return found if verb.kind == "VP" and verb.lemma in _ACCUSING else []

    def _is_inverted(self, v: int) -> bool:
        """ "..., said the minister": a verb of saying between a mark and a noun group."""
        row = self._row
        return (
            row[v].lemma in _INVERTING
            and row[v].tense in ("past", "present")
            and 0 < v < len(row) - 1
            and row[v - 1].kind in ("COMMA", "QUOTE")
            and row[v + 1].kind == "NP"
            and not self._reading.begins_clause(v + 1)
            and (row[v - 1].kind == "QUOTE" or self._is_told_before(v))
        )

    def _is_told_before(self, v: int) -> bool:
        """Whether a main clause stands before verb group `v`, and no mere apposition: "Orr, who leads it, announced"."""
        before = self._row[:v]
        return sum(p.kind == "VP" and p.finite for p in before) > sum(p.kind == "REL" for p in before)

    def _control(self, v: int) -> list[int]:
        """The subject of an infinitive: that of the verb it hangs on, or its object where that verb hands the act on."""
        row = self._row
        for k in range(v - 1, -1, -1):
            piece = row[k]
            if piece.kind == "STOP":
                break
            if piece.kind == "VP" and k in self._clauses and not (piece.tense == "participle" and k + 1 != v):
                other = self._clauses[k]
                if piece.tense == "infinitive" and any(p.kind == "CONJ" for p in row[k:v]):
                    return other.subjects
                if (piece.lemma in _OBJECT_CONTROL or piece.lemma in _BEING) and other.objects and not piece.passive:
                    return other.objects  # "asked the fleet to sail", "was the second frigate to dock"
                return other.subjects
        if v and row[v - 1].kind == "NP" and not self._reading.governed_by(v - 1):
            return [v - 1]
        return self._controller(v - 1, v)

    def _shared_subject(self, k: int, verb: Chunk) -> list[int]:
        """ "threatened the South with an attack and called for ...": what stands before "and" belongs to the first verb.

        Of several verbs before it, the one of the same tense: "warned that it would answer and said".
        """
        row = self._row
        comma = any(row[m].kind == "COMMA" and row[m + 1].kind == "CONJ" for m in range(k, verb.i - 1))
        verbs = [
            p
            for p in reversed(row[: k + 1])
            if p.kind == "VP" and p.i in self._clauses and p.finite == verb.finite and p.tense != "participle"
        ]
        stop = max((p.i for p in row[:k] if p.kind == "STOP"), default=-1)
        alike = [p for p in verbs if p.i > stop and p.tense == verb.tense and self._clauses[p.i].subjects]
        if comma:
            alike = [p for p in alike if self._clauses[p.i].relation != "relative"] or alike
        chosen = alike or [p for p in verbs if p.i > stop and not any(q.kind in ("SUB", "REL") for q in row[p.i : k])]
        return self._clauses[chosen[0].i].subjects if chosen else []

    def _before_group(self, k: int) -> int:
        """The chunk before the coordination that noun group `k` closes: the preposition of "between A and B" when `k`
        is B.
        """
        row = self._row
        j = k - 1
        while j >= 0:
            if row[j].kind in ("QUOTE", "ADV"):
                j -= 1
            elif row[j].kind == "CONJ" and j > 0 and row[j - 1].kind == "NP":
                j -= 2
            elif row[j].kind == "COMMA" and j > 0 and row[j - 1].kind == "NP" and any(p.kind == "CONJ" for p in row[j:k]):
                if j == 2 and row[0].kind == "PREP":
                    return j  # "In response, Seoul and Tokyo ..."
                j -= 2
            else:
                return j
        return j

    def _is_object(self, j: int) -> bool:
        """ "fired shells and the navy sent boats": the noun group right behind a verb that does not tell is its object."""
        before = self._row[j - 1] if j else None
        return before is not None and before.kind == "VP" and before.finite and before.lemma in _TAKING

    def _leftwards(self, k: int) -> list[int]:
        """Noun group `k` with those coordinated to its left."""
        row, found = self._row, [k]
        j = k - 1
        while j > 0 and row[j].kind == "ADV":
            j -= 1  # "jets and more than 200 shells"
        while j > 0:
            if row[j].kind == "CONJ" and row[j].low in ("and", "or", "&", "nor"):
                j -= 1
                if row[j].kind == "COMMA":
                    if len(found) == 1 and self._reading.verb_left(j):
                        break  # "..., and Tokyo sent": a clause of its own
                    j -= 1
                if j > 0 and row[j].kind == "CLOSE":
                    while j > 0 and row[j].kind != "OPEN":
                        j -= 1
                    j -= 1
                if j >= 0 and row[j].kind == "NP":
                    # "ships of Canada and planes of France": step over the of-phrase
                    if (
                        j >= 2
                        and row[j - 1].kind == "PREP"
                        and row[j - 2].kind == "NP"
                        and row[j - 1].low in ("of", "in", "from")
                        and (
                            row[j - 1].low == "of"
                            or (self._tokens[row[j].head].name >= 0 and self._tokens[row[j - 2].head].name >= 0)
                        )
                    ):
                        found.append(j - 2)
                        j -= 3
                    elif self._reading.governed_by(j) or self._is_object(j):
                        break
                    else:
                        found.append(j)
                        j -= 1
                    continue
            elif (
                row[j].kind == "COMMA"
                and j == 1
                and len(found) == 1
                and row[0].kind == "NP"
                and self._tokens[row[0].head].name >= 0
                and self._tokens[row[2].first].name >= 0
                and sum(piece.kind == "COMMA" for piece in row) == 1
            ):
                return [0, *found]  # "India, Pakistan exchange fire"
            elif (
                row[j].kind == "COMMA"
                and len(found) > 1
                and row[j - 1].kind == "NP"
                and not self._reading.governed_by(j - 1)
            ):
                found.append(j - 1)
                j -= 2
                continue
            break
        return found[::-1]

    def _parenthesis(self, k: int) -> int | None:
        """The comma that opens the apposition, relative clause or adverbial which the comma `k` closes; None if it
        closes none.
        """
        row = self._row
        j = k - 1
        verbs = 0
        while j >= 0 and row[j].kind not in ("STOP",):
            if row[j].kind == "COMMA":
                inside = row[j + 1]
                before = row[j - 1] if j else None
                if before is None or before.kind not in ("NP", "CLOSE", "TIME"):
                    return None
                if (
                    inside.kind in ("REL", "PREP", "ADV", "TIME")
                    or verbs == 0
                    or self._tokens[inside.first].low == "whose"
                    or (inside.kind == "NP" and any(p.kind == "REL" for p in row[j + 2 : j + 5]))
                    or (inside.kind == "VP" and inside.tense in ("participle", "gerund"))
                ):
                    return j
                return None
            if row[j].kind == "VP" and row[j].finite:
                verbs += 1
            j -= 1
        return None

    def antecedent(self, k: int) -> list[int]:
        """The noun group a relative pronoun after `k` stands for: the head before any of-phrase where the pronoun is
        "who".
        """
        row = self._row
        while k >= 0 and row[k].kind in ("COMMA", "QUOTE", "PREP", "TIME", "ADV"):
            k -= 1
        if k >= 0 and row[k].kind == "CLOSE":
            while k >= 0 and row[k].kind != "OPEN":
                k -= 1
            k -= 1
        if k >= 0 and row[k].kind == "VP" and k in self._clauses:
            return self._clauses[k].subjects  # "a drill was carried out, which involved Japan"
        return self._leftwards(k) if k >= 0 and row[k].kind == "NP" else []

    def _controller(self, k: int, v: int) -> list[int]:
        """The subject of the clause that a subjectless clause hangs on: the verb before it, else the one after it."""
        j = k
        while j >= 0:
            if self._row[j].kind == "VP" and j in self._clauses and self._clauses[j].subjects:
                return self._clauses[j].subjects
            j -= 1
        # a fronted phrase: the first noun group after the comma
        for piece in self._row[v + 1 :]:
            if piece.kind == "COMMA":
                nxt = self._row[piece.i + 1] if piece.i + 1 < len(self._row) else None
                if nxt is not None and nxt.kind == "NP":
                    return self._reading.coordinated(nxt.i)
        return []
