"""Who says something that is news in itself, and of what kind: condemnation, warning, threat, pledge, denial, claim,
order, announcement.

Strong verbs make a statement whoever says it. "Said", "called", "told" only where what is said judges, threatens, warns or
promises; otherwise they are attribution. A news agency is a speaker only with a strong verb, an analyst never.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from timeline.extract import event_nouns
from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause
from timeline.extract.names import Cue
from timeline.extract.referents import Referent
from timeline.extract.sayings import Saying
from timeline.extract.status import Mood, mood_of
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

_ISSUING = frozenset(
    """
        file submit hand issue make deliver publish repeat renew voice lodge release give send reiterate sound level
        utter announce circulate put
        """.split()
)
# "the policy of guaranteeing", "not content with terming": words spoken of, which nobody utters here
_SPOKEN_OF = frozenset("of for from without about against to with at on into than as instead".split())
# "North Korea objected to it": no passive, whatever the form; "was quoted as saying" has its speaker before it
_NEVER_PASSIVE = frozenset("quote object lash complain respond reply appeal speak comment".split())
_ENVOYS = frozenset("ambassador envoy diplomat attaché attache chargé charge consul emissary nuncio commissioner".split())
_FIGHTING = frozenset("war combat battle enemy attack invasion aggression strike fight deter deterrence".split())
_NOT_DONE = [["any"], ["no"], ["future"], ["possible"], ["potential"], ["further"]]
_OTHER_SIDE = frozenset("neighbour neighbor rival opponent enemy adversary side".split())
_VOICING = frozenset("express voice extend convey".split())
_COURTESY = frozenset(
    """
        thanks gratitude appreciation hope belief confidence conviction condolence sympathy wish congratulation greeting
        satisfaction pleasure joy loyalty allegiance regard respect admiration interest
        """.split()
)
_STATESMEN = frozenset(
    "president minister premier chancellor king secretary leader ambassador envoy chairman speaker governor".split()
)
_RANKS = frozenset(
    """
        general gen lieutenant lt colonel col major maj commodore brigadier brig captain capt admiral adm commander cmdr
        """.split()
)
_SILENT = frozenset(
    "say specify give elaborate provide confirm identify name disclose comment know rule immediately respond reply".split()
)
_WELCOMED = frozenset(
    """
        ceasefire truce deal agreement decision move understanding step announcement release accord pact withdrawal talk
        statement resolution sanction strike raid summit treaty pause pledge
        """.split()
)
_STATES = ("country", "capital", "government", "alliance")
_KNOWING = frozenset("know see have be receive detect confirm find hear decide comment".split())
_DEEDS = frozenset("exercise weapons_test engagement".split())


def read_verb(reader: FrameReader, hit: Hit, entry: Trigger, chunk: Chunk, clause: Clause, mood: Mood) -> Frame | None:
    """The statement that a verb of saying makes, or None with the reason noted."""
    if mood.dropped and not mood.dropped.startswith(("only", "purpose")):
        reader.refuse(hit, mood.dropped)
        return None
    summons = entry.id == "statement.summon"
    if chunk.tense in ("future", "modal") and not (summons and chunk.tense == "future"):
        reader.refuse(hit, "not said yet")
        return None
    if chunk.tense == "infinitive" and not (
        clause.governor >= 0
        and reader.reading.row[clause.governor].lemma in ("go", "continue", "begin", "move", "come", "seem", "appear", "use")
    ):
        reader.refuse(hit, mood.dropped or "not said yet")
        return None
    passive = chunk.passive and chunk.lemma not in _NEVER_PASSIVE
    speakers = clause.agents if passive else clause.subjects
    if passive and not speakers:
        reader.refuse(hit, "nobody says it")
        return None
    speaker = _speaker(reader, speakers)
    if speaker is None:
        reader.refuse(hit, "no actor speaks")
        return None
    called = clause.objects or [i for p, i in clause.obliques if p == "in"]  # "called in the ambassador"
    if summons and not any(
        reader.reading.row[i].lemma in _ENVOYS or "person" in reader.referents.classes(reader.reading.row[i]) for i in called
    ):
        reader.refuse(hit, "no envoy is summoned")
        return None
    if clause.marker == "which" and any(
        p.kind == "NP" and "document" in reader.referents.classes(p) for p in reader.reading.row[: chunk.i]
    ):
        reader.refuse(hit, "a text that is told of already says it")
        return None
    if "denial" in entry.tags and any("person" in reader.referents.classes(reader.reading.row[i]) for i in clause.objects):
        reader.refuse(hit, "somebody is sacked or turned down")
        return None
    strong = "strong" in entry.tags
    if chunk.tense == "gerund" and clause.marker in _SPOKEN_OF:
        reader.refuse(hit, "words spoken of")
        return None
    if chunk.lemma in _VOICING and any(reader.reading.row[i].lemma in _COURTESY for i in clause.objects):
        reader.refuse(hit, "a courtesy")
        return None
    if chunk.tense == "gerund" and "claim" in entry.tags:
        reader.refuse(hit, "said in passing")
        return None
    if (
        chunk.tense == "present"
        and {"claim", "denial"} & set(entry.tags)
        and not any(t.timex >= 0 for t in reader.tokens)
        and not _about_the_past(reader, chunk)
    ):
        reader.refuse(hit, "a standing position")
        return None
    if (
        chunk.tense == "present"
        and "predicate" in entry.tags
        and reader.tokens[-1].tag == "."
        and not any(t.timex >= 0 or t.tag in '"q' for t in reader.tokens)
    ):
        reader.refuse(hit, "a standing position")  # "Kandor calls the drills a rehearsal for war", and no headline
        return None
    if any(t.low == "long" for t in reader.tokens[chunk.first : chunk.last]) and chunk.tense in ("perfect", "pluperfect"):
        reader.refuse(hit, "a standing position")
        return None
    if speaker.kind == "agency" and not strong:
        reader.refuse(hit, "a news agency reports")
        return None
    judges = "predicate" not in entry.tags or _quotes_a_judgement(reader, chunk)  # "called the ship Fram" does not
    if not strong and judges and clause.relation == "main" and speaker.kind in ("actor", "person"):
        reader.sayings.append(Saying(hit, entry, chunk, clause, speaker))
    if speaker.kind not in ("actor", "person", "agency") or not speaker.codes:
        reader.refuse(hit, "speaker belongs to no actor")
        return None
    mode = entry.mode
    if not strong:
        mode = _by_content(reader, hit, entry, chunk, clause)
        if mode is None and {"report", "predicate"} & set(entry.tags) and entry.type and _goes_on(reader, speaker):
            frame = reader.new_frame(hit, entry, chunk.head, chunk.i, clause, False, Mood(tense=chunk.tense))
            frame.mode, frame.speaker, frame.actors, frame.detail = None, speaker, speaker.codes, True
            frame.people = [speaker.person] if speaker.person is not None else []
            frame.governors = [clause.verb]
            frame.why = f"{speaker.name} goes on"
            return frame
        if mode is None:
            reader.refuse(hit, "nothing but attribution")
            return None
    elif entry.mode in ("warning", "pledge") and "threat" in _tones(reader, hit):
        mode = "threat" if entry.mode == "pledge" or any(t.low in _CASES for t in reader.tokens) else entry.mode
    if "denial" in entry.tags and chunk.passive:
        reader.refuse(hit, "denied by nobody")
        return None
    frame = reader.new_frame(hit, entry, chunk.head, chunk.i, clause, False, Mood(tense=chunk.tense))
    frame.mode = mode.removesuffix("?") if mode else None
    frame.tentative = mode is not None and mode.endswith("?")
    frame.speaker = speaker
    frame.actors = (
        reader.referents.codes(
            [i for i in speakers if reader.referents.of(i).own or reader.referents.of(i).kind == "agency"]
        )
        or speaker.codes
    )
    if speaker.person is not None:
        frame.people.append(speaker.person)
    frame.governors = [clause.verb]
    frame.objects = [*clause.objects, *(i for p, i in clause.obliques if p in ("against", "to", "at", "of", "over"))]
    frame.targets = tuple(
        code
        for i in clause.objects
        for code in reader.referents.of(i).codes
        if code not in frame.actors and reader.referents.of(i).own
    )
    frame.why = f"{speaker.name} {hit.text}"
    reader.discourse.last_speaker = frame.actors
    reader.discourse.speaker_person = speaker.person
    return frame


def _quotes_a_judgement(reader: FrameReader, chunk: Chunk) -> bool:
    """ "called it "a crime"", and not "called the missile "Tiger Two""."""
    marks = [t.i for t in reader.tokens if t.tag == '"']
    if not marks:
        return False
    inside = reader.tokens[marks[0] + 1 : marks[1] if len(marks) > 1 else None] if marks[0] > chunk.head else []
    return not inside or not all(t.text[0].isupper() or t.tag in "#DI" for t in inside)


_CASES = frozenset("if should any unless were".split())
"""Words for the case in which a threat is carried out: "warned that any attack would be answered"."""


def _goes_on(reader: FrameReader, speaker: Referent) -> bool:
    """Whether the one who spoke just before speaks on: "he added", "the statement said"."""
    return (
        bool(reader.spoken)
        and bool(speaker.codes)
        and set(speaker.codes) <= set(reader.spoken)
        and (speaker.pronoun or (speaker.person is not None and speaker.person is reader.discourse.speaker_person))
    )


def _speaker(reader: FrameReader, indices: list[int]) -> Referent | None:
    found = [reader.referents.of(i) for i in indices]
    for n, i in enumerate(indices):
        # "the defence minister, Viktor Hansen, said": the name stands behind
        if found[n].kind == "person" and found[n].person is None and (named := reader.reading.apposition(i)) is not None:
            person = reader.referents.of(named).person
            if person is not None:
                found[n] = dataclasses.replace(found[n], person=person, codes=found[n].codes or person.codes)
    return next((r for r in found if r.codes and r.own), found[0] if found else None)


def _tones(reader: FrameReader, hit: Hit) -> set[str]:
    """The tones of the words said, those of names ("Vigilant Storm") and of what nobody has done ("any provocation") left
    out.
    """
    names = [(name.start, name.end) for name in reader.names.spans if name.exercise is not None]
    return {
        tone
        for tone, cue in reader.names.cued("tone:")
        if not any(start <= cue.start < end for start, end in names)
        and not (tone == "denial" and _is_silent(reader, cue))
        and not (tone == "condemnation" and reader.names.text[max(0, cue.start - 12) : cue.start].split()[-1:] in _NOT_DONE)
    }


def _demands(reader: FrameReader, chunk: Chunk, clause: Clause) -> bool:
    """ "asked Moscow to withdraw", "told Washington to pull out": of another side that it do something."""
    asked = {c for i in clause.objects for c in reader.referents.of(i).codes}
    asks = any(c.relation == "infinitive" and c.governor == chunk.i for c in reader.reading.clauses.values())
    return asks and bool(asked) and not asked & set(reader.referents.codes(clause.subjects))


def _is_silent(reader: FrameReader, cue: Cue) -> bool:
    """ "did not specify which ones": no denial, but nothing said."""
    text = reader.names.text
    behind = text[cue.end : cue.end + 20].split()
    return text[cue.start : cue.end].lower().endswith("not") and bool(behind) and behind[0].strip(".,") in _SILENT


def _by_content(reader: FrameReader, hit: Hit, entry: Trigger, chunk: Chunk, clause: Clause) -> str | None:
    """The mode that what is said gives to a weak verb; None where it is mere attribution."""
    tones = _tones(reader, hit)
    if "order" in entry.tags:
        if "need" in hit.text and not any(t.lemma in _FIGHTING for t in reader.tokens):
            return None  # "stressed the need for better schools"
        return "order" if clause.objects or clause.obliques else None
    if "predicate" in entry.tags:
        # "called the drills a provocation": a judgement, in quotation marks or by a judging word
        quoted = any(t.tag == '"' for t in reader.tokens[chunk.last :])
        if tones & {"condemnation", "warning", "threat"}:
            return "condemnation"
        return "denial" if "denial" in tones else "claim" if quoted and "claim" in tones else None
    if "answerable" in entry.tags:
        near = [t.low for t in reader.tokens[chunk.last : chunk.last + 8]]
        held = chunk.lemma == "hold" and any(word in ("responsible", "accountable") for word in near)
        return "condemnation" if held else "warning" if "notice" in near and chunk.lemma != "hold" else None
    told_off = [reader.referents.of(i).role for i in clause.objects] if chunk.lemma == "tell" else []
    if any(role in _STATES for role in told_off) and _demands(reader, chunk, clause):
        return "warning"
    if "welcome" in entry.tags:
        return "claim" if any(reader.reading.row[i].lemma in _WELCOMED for i in clause.objects) else None
    if "ask" in entry.tags:
        if any(reader.reading.row[i].lemma in _OTHER_SIDE for i in clause.objects):
            return "warning"
        return "warning" if _demands(reader, chunk, clause) else None
    if "announce" in entry.tags:
        own_deed = any(
            h.entry.type in _DEEDS and "weak" not in h.entry.tags
            for h in reader.names.triggers
            if isinstance(h.entry, Trigger)
        )
        return None if own_deed else "announcement?"
    if "content" in entry.tags:
        for mode in ("threat", "condemnation", "warning", "denial", "pledge"):
            if mode in tones:
                return mode
    if "reply" in entry.tags:
        behind = [
            p
            for p in reader.reading.row[chunk.i + 1 : chunk.i + 7]
            if p.low == "that" or p.kind not in ("PREP", "TIME", "ADV", "NP")
        ]
        that = bool(behind) and (behind[0].low == "that" or behind[0].kind == "QUOTE")
        return "claim" if that else None
    if "claim" in entry.tags:
        nxt = reader.reading.row[chunk.i + 1] if chunk.i + 1 < len(reader.reading.row) else None
        plain = nxt is not None and nxt.kind == "NP" and not reader.reading.begins_clause(nxt.i)
        if chunk.passive or (chunk.lemma == "claim" and plain):
            return None
        return "announcement" if chunk.lemma == "declare" and _own_plan(reader, chunk, clause) else "claim?"
    if "report" in entry.tags and entry.type == "statement":
        if _denies_own_deed(reader, chunk, clause):
            return "denial"
        if _own_plan(reader, chunk, clause):
            return "announcement?"
        if _about_another(reader, clause) and not _briefs(reader, clause):
            return "claim?"
    return None


def _is_statesman(reader: FrameReader, clause: Clause) -> bool:
    """ "Finland's prime minister", be his name known or not; spokesmen and officers may be mere sources."""
    return any(reader.reading.row[i].lemma in _STATESMEN for i in clause.subjects)


def _about_the_past(reader: FrameReader, chunk: Chunk) -> bool:
    """ "maintains that its units were shot at": of something that happened."""
    row = reader.reading.row
    return any(
        other.governor == chunk.i and other.relation == "that" and row[other.verb].tense in ("past", "perfect", "pluperfect")
        for other in reader.reading.clauses.values()
    )


def _denies_own_deed(reader: FrameReader, chunk: Chunk, clause: Clause) -> bool:
    """ "The air force says it flew no such mission", "said none of its soldiers had crossed"."""
    row, tokens = reader.reading.row, reader.tokens
    speaking = set(reader.referents.codes(clause.subjects))
    for other in reader.reading.clauses.values():
        verb = row[other.verb]
        if other.governor != chunk.i or not other.subjects or verb.tense not in ("past", "perfect", "pluperfect"):
            continue
        doers = set(reader.referents.codes(other.subjects))
        none = any(tokens[row[i].first].low in ("no", "none") for i in (*other.subjects, *other.objects))
        if (verb.negated or none) and doers and doers <= speaking and verb.lemma not in _KNOWING | _SILENT:
            return True
    return False


def _own_plan(reader: FrameReader, chunk: Chunk, clause: Clause) -> bool:
    """ "Tokyo said it would strengthen its garrison": a state tells what it is going to do."""
    speaker = _speaker(reader, clause.subjects)
    if speaker is None or speaker.kind not in ("actor", "person") or not speaker.own:
        return False
    for other in reader.reading.clauses.values():
        verb = reader.reading.row[other.verb]
        if other.verb > chunk.i and (verb.modal in ("would", "will", "'ll") or verb.tense == "future") and not verb.negated:
            doer = [reader.referents.of(i) for i in other.subjects]
            if any(set(r.codes) & set(speaker.codes) for r in doer):
                return True
    return False


def _briefs(reader: FrameReader, clause: Clause) -> bool:
    """ "Commodore Omar Khan said that two ships had come close": officers tell what happened, unless they are quoted."""
    if any(t.tag == '"' for t in reader.tokens):
        return False
    row = reader.reading.row
    groups = [i for s in clause.subjects for i in (s, reader.reading.apposition(s)) if i is not None]
    return any(t.low.removesuffix(".") in _RANKS for i in groups for t in reader.tokens[row[i].first : row[i].last])


def _about_another(reader: FrameReader, clause: Clause) -> bool:
    """Whether somebody with a name speaks of another actor: politics, and no report of facts."""
    speaker = _speaker(reader, clause.subjects)
    if speaker is None:
        return False
    # "North Korea fired a missile, the premier said": his name is not told, and he is but the source
    named = speaker.person is not None or (clause.governor < 0 and _is_statesman(reader, clause))
    if not (speaker.diplomatic or (speaker.kind == "person" and named)):
        return False
    for piece in reader.reading.row:
        if piece.kind == "NP" and piece.i not in clause.subjects:
            referent = reader.referents.of(piece.i)
            if referent.codes and referent.kind != "agency" and not set(referent.codes) & set(speaker.codes):
                return True
    return False


def read_noun(reader: FrameReader, hit: Hit, entry: Trigger, chunk: Chunk) -> Frame | None:
    """ "The warning came ...", "his remarks": a statement told by a noun, with its speaker in the group or behind
    "by" and "from".
    """
    before = reader.reading.governed_by(chunk.i)
    inside = reader.referents.of(chunk.i)
    behind = reader.reading.modifiers(chunk.i)
    addressed = {code for preposition, i in behind if preposition in ("to", "with") for code in reader.referents.of(i).codes}
    codes = [code for code in inside.codes if code not in addressed]
    for preposition, i in behind:
        inner = reader.referents.of(i)
        if preposition in ("by", "from", "of") and inner.codes and inner.own:
            codes.extend(inner.codes)
    about = event_nouns.clauses_about(reader, chunk.i)
    issued = False
    nxt = reader.reading.row[chunk.i + 1] if chunk.i + 1 < len(reader.reading.row) else None
    if nxt is not None and nxt.low == "that" and "strong" in entry.tags and inside.codes:
        issued = True  # "Pyongyang's accusation that Seoul stirs up tension"
    for clause, role in about:
        verb = reader.reading.row[clause.verb]
        if role == "object" and verb.lemma in _ISSUING:
            issued = True
        if role == "object" and verb.lemma in _ISSUING and not codes:
            subject = _speaker(reader, clause.agents if verb.passive else clause.subjects)
            if subject is not None and subject.kind != "analyst":
                codes.extend(subject.codes)
        elif role == "subject" and verb.lemma in ("come", "follow", "appear", "emerge"):
            issued = True
            codes.extend(code for p, i in clause.obliques if p == "from" for code in reader.referents.of(i).codes)
    if before in ("in", "with", "despite", "without", "as", "than", "under", "amid"):
        reader.refuse(hit, f"circumstance: {before}")
        return None
    definite = chunk.definite or chunk.indefinite
    titled = issued and nxt is not None and (nxt.kind == "QUOTE" or nxt.low in ("titled", "entitled", "headed"))
    if not codes or ("content" in entry.tags and not chunk.definite and not titled):
        reader.refuse(hit, "whose word it is stays open")
        return None
    if not definite and not codes:
        reader.refuse(hit, "bare noun")
        return None
    around = reader.reading.clause_at(chunk.i)
    mood = mood_of(reader.reading, around, reader.names, noun=chunk.i) if around else Mood()
    if mood.dropped in ("negated", "conditional"):
        reader.refuse(hit, mood.dropped)
        return None
    frame = reader.new_frame(hit, entry, chunk.head, chunk.i, around, True, Mood())
    frame.actors = tuple(dict.fromkeys(codes))[:1] if inside.codes else tuple(dict.fromkeys(codes))
    if any(p in ("of", "for") and reader.reading.row[i].lemma in _COURTESY for p, i in reader.reading.modifiers(chunk.i)):
        reader.refuse(hit, "a courtesy")
        return None
    frame.definite = chunk.definite
    frame.detail = not issued
    if frame.detail and "issued" in entry.tags:
        reader.refuse(hit, "nobody utters it")
        return None
    frame.mode = entry.mode
    if any(role == "object" and reader.reading.row[c.verb].lemma == "be" for c, role in about):
        reader.refuse(hit, "predicate")
        return None
    if around is not None:
        frame.governors = [around.verb]
    if inside.person is not None:
        frame.people.append(inside.person)
    frame.why = f"noun {hit.text!r}"
    return frame
