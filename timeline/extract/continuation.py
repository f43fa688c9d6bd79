"""Sentences without a word for an event that go on with the one just told: "It happened on the central front at 11 a.m."

Four subjects carry an event on: "it" and "this", for the event itself; "they" and "both", for those who act in it; a
definite noun for what flies, sails or marches in it ("the jets flew low over the ship"); and, behind a statement, a speaker
of the side that made it, who is quoted. What is told must be told as fact; views, wishes and conditions go on with nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause
from timeline.extract.frames import Frame, FrameReader
from timeline.extract.mentions import Draft
from timeline.extract.status import Mood, mood_of
from timeline.lexicon import Hit, Trigger

_ENTRY = Trigger(id="back.continuation", kind="trigger", name="continuation", type=None, mode=None)
_ITSELF = frozenset("it this that".split())
_THOSE = frozenset("they both all some most".split())
_DEFINITE = frozenset("the both all these those".split())
_ACTING = frozenset({"craft", "munition", "troops", "warcraft", "equipment"})
# What an event does; of a person or a thing these say nothing about it.
_OF_EVENTS = frozenset(
    "happen occur last take begin start end come follow involve include cover feature run be mark cause leave affect see "
    "unfold erupt break continue go".split()
)
_DONE_TO_EVENTS = frozenset("schedule plan hold stage conduct announce cancel call postpone carry prepare mean".split())
_OF_ALL_KINDS = frozenset(
    "ship vessel boat craft jet plane aircraft warplane helicopter drone missile rocket troop soldier force men".split()
)
_ASKING = frozenset("how what why where who whether when".split())
_BLASTS = frozenset("explosion blast gunfire shot shelling detonation".split())
_HEARD = frozenset("hear report shake rock ring echo boom rattle light erupt".split())
# What is told of those who act and is no act.
_STATES = frozenset(
    "be have want hope fear believe think know need like seem appear say tell feel expect consider regard see hear learn "
    "understand remember face remain deserve hate love own make serve".split()
)
_FACTUAL = frozenset({"past", "perfect", "pluperfect"})
_SAYING = frozenset("say add tell write tweet note stress continue declare state explain argue".split())
_OUT = frozenset(
    "stay remain leave depart return sail head continue proceed carry spend visit call dock refuel steam cruise operate "
    "patrol join reach arrive moor berth anchor".split()
)
"""What ships that are out do next."""
_REACH = 2
"""Sentences from the event to what goes on with it."""


def read(reader: FrameReader, drafts: Sequence[Draft], number: int) -> tuple[Frame, Draft] | None:
    """How sentence `number`, which tells nothing by itself, goes on with one of `drafts`: by which frame, and with which."""
    if reader.tokens[0].low in _ASKING:
        return None
    near = [d for d in drafts if 0 < number - d.number <= _REACH and not d.shadow]
    if not near:
        return None
    statement = next((d for d in reversed(near) if d.type == "statement"), None)
    acts = [d for d in near if d.type != "statement"]
    # of several acts of one sentence the first is what it is about
    act = next((d for d in acts if d.number == acts[-1].number), None)
    quotes = any(token.tag == '"' for token in reader.tokens)
    opening = next((c.verb for c in reader.reading.clauses.values() if reader.reading.row[c.verb].finite), -1)
    for clause in reader.reading.clauses.values():
        if len(clause.subjects) != 1:
            continue
        mood = mood_of(reader.reading, clause, reader.names)
        if statement is not None and quotes and _speaks_for(reader, clause, statement):
            return _frame(reader, clause, mood, "goes on with what was just said"), statement
        told = clause.relation in ("main", "that") and not mood.dropped and mood.status in ("occurred", "ongoing")
        first = clause.verb == opening or clause.governor == opening  # "They came by night", "He said they came by night"
        if act is not None and first and not mood.dropped and _stays_out(reader, clause, act):
            mood.status = "ongoing" if act.status in ("occurred", "ongoing") else act.status
            return _frame(reader, clause, mood, "goes on with the ship just told of"), act
        if act is not None and told and first and _tells_of_it(reader, clause, act):
            return _frame(reader, clause, mood, "goes on with what was just told"), act
    return None


def _frame(reader: FrameReader, clause: Clause, mood: Mood, why: str) -> Frame:
    verb = reader.reading.row[clause.verb]
    token = reader.tokens[verb.head]
    frame = reader.new_frame(
        Hit(token.start, token.end, token.text, "trigger", _ENTRY), _ENTRY, verb.head, verb.i, clause, False, mood
    )
    frame.governors = [clause.verb]
    frame.generic = frame.detail = frame.definite = True
    frame.why = why
    return frame


def _speaks_for(reader: FrameReader, clause: Clause, statement: Draft) -> bool:
    codes = reader.referents.of(clause.subjects[0]).codes
    return reader.reading.row[clause.verb].lemma in _SAYING and bool(codes) and set(codes) <= set(statement.actors)


def _tells_of_it(reader: FrameReader, clause: Clause, act: Draft) -> bool:
    subject, verb = reader.reading.row[clause.subjects[0]], reader.reading.row[clause.verb]
    if verb.tense not in _FACTUAL:
        return False
    head = reader.tokens[subject.head].low
    if head in _ITSELF and subject.last - subject.first == 1:
        return verb.lemma in _OF_EVENTS or (verb.passive and verb.lemma in _DONE_TO_EVENTS)
    if act.type == "engagement" and subject.lemma in _BLASTS and verb.lemma in _HEARD:
        return True  # "Explosions were heard over the harbour"
    return verb.lemma not in _STATES and (_is_those(reader, subject, head) or _acts_in_it(reader, subject, act))


def _stays_out(reader: FrameReader, clause: Clause, act: Draft) -> bool:
    """ "She will stay until Thursday", "It is to return by May", of a ship whose call, voyage or patrol was just told."""
    subject, verb = reader.reading.row[clause.subjects[0]], reader.reading.row[clause.verb]
    referent = reader.referents.of(clause.subjects[0])
    return (
        act.type == "deployment"
        and "craft" in referent.classes
        and referent.pronoun
        and (not referent.codes or bool(set(referent.codes) & set(act.actors)))
        and verb.lemma in _OUT
        and subject.last - subject.first == 1
    )


def _is_those(reader: FrameReader, subject: Chunk, head: str) -> bool:
    return head in _THOSE and not reader.reading.modifiers(subject.i)  # "all of the victims" are others


def _acts_in_it(reader: FrameReader, subject: Chunk, act: Draft) -> bool:
    """ "The boats approached it", where boats, or something of their kind, were told of."""
    kinds = reader.referents.classes(subject) & _ACTING
    if reader.tokens[subject.first].low not in _DEFINITE or not kinds:
        return False
    if subject.lemma in _OF_ALL_KINDS:
        return act.type != "exercise"  # many of them take part, and go about other business
    told = {t.low.removesuffix("s") for t in act.reading.tokens if t.tag == "N"}
    return any(t.low.removesuffix("s") in told for t in reader.tokens[subject.first : subject.last] if t.tag == "N")
