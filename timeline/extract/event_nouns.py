"""Nouns that name an act: "Wednesday's tank drill", "the launch of two missiles by the North", "a week of exercises".

Whose it is stands in the group ("Russia's drills"), behind it ("by", "between", "of", "with"), or is the subject of a light
verb that has it as its object ("held", "launched", "took part in"). A bare plural that nobody does, a right that is
exercised, a comparison and a mock attack are no events.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.extract import handovers
from timeline.extract.clause import Clause
from timeline.extract.english import ANSWERING, ANSWERS
from timeline.extract.seeming import a_state, of_others
from timeline.extract.status import Mood, mood_of
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

# Verbs that say of an exercise, test or operation that it takes place; their subject does it.
LIGHT = frozenset(
    """
    hold stage conduct carry perform begin start launch open kick finish end conclude wrap complete resume restart
    run host organise organize mount undertake do plan schedule prepare suspend postpone delay cancel oversee
    supervise attend watch observe guide direct lead take participate join have continue step increase intensify
    expand accelerate fire practise practice rehearse order fly announce execute deliver extend scale adopt impose
    approve make pay declare proclaim decree authorise authorize clear agree sign seal halt slap place
    """.split()
)
# Words that make of an exercise or attack one that there is not, or not yet.
_NOT_REAL = frozenset("no any hypothetical possible potential imaginary future eventual neither such".split())
_RIGHTS = frozenset("right sovereignty power authority option jurisdiction freedom control restraint".split())
_SEAMANSHIP = frozenset("dangerous unsafe blocking risky evasive hazardous reckless shadowing".split())
_NOT_FOUGHT = frozenset("simulated mock imminent further additional nuclear".split())
_MAKING = frozenset(
    "sign conclude reach strike seal ink ratify agree collapse break expire scrap announce finalise finalize".split()
)
MEASURES = frozenset(
    """
    week day month year series round wave string flurry spate set pair number dozen half part bout run stage phase
    edition iteration leg state start beginning opening end conclusion completion
    """.split()
)
_COMMANDING = frozenset("order direct instruct tell".split())
_AHEAD = frozenset({"exercise", "weapons_test", "deployment"})
_HANDLING = LIGHT | frozenset(
    """
    install set switch turn remove dismantle take pull put silence blast broadcast scatter drop send fly release float
    distribute lift ease tighten renew introduce levy hit relax reimpose trigger reinstate threaten tear
    restore use blare carry bring impose activate operate
    """.split()
)
_STANDING = frozenset("hold last survive endure remain persist exist stand".split())
_ORDINALS = frozenset(
    "first latest second third fourth fifth sixth seventh eighth ninth tenth last previous only another two three".split()
)
_PASSING = frozenset("be last follow happen occur pass cover involve go cross fly sail bring mark".split())
_HARMING = frozenset(
    """
    die perish lose fall kill wound injure hurt maim martyr damage destroy hit strike sink wreck gut capture displace rock
    shake strand trap level flatten shatter
    """.split()
)
_READY = frozenset({"troops", "craft", "state", "base"})
_VOLLEYS = frozenset("barrage salvo volley".split())
_FIRE = frozenset("fire gunfire artillery strike airstrike attack shelling shell mortar".split())
_READYING = frozenset("put place be go switch move raise bring keep set remain order stand step increase stay shift".split())
_UNDERGOING = frozenset("come be remain fall put stay".split())
_SPOKEN_OF = frozenset(
    """
    simulate rehearse practise practice model mimic imitate depict rule consider debate discuss fear weigh mull oppose
    """.split()
)
_ENDING = frozenset("halt stop end prevent avert avoid deter cease resolve".split())
_ANSWERING = ANSWERING | {"meet", "hit", "strike"}
_OUT_ON = frozenset("on after during for from".split())
"""Between ships and what they are out for: "sailed on a patrol", "returned after an escort mission"."""
_STRIKING = frozenset("attack ambush hit strike shell bomb target kill storm".split())
_BREAKING = frozenset("violate break breach infringe".split())
_OPENING_FIRE = frozenset("open initiate start resort return exchange trade direct answer unleash respond resume".split())
_DYING = frozenset("die perish lose fall".split())
_TOWARDS = frozenset("at against on into onto".split())
_TAKING_PART = frozenset("take participate join engage involve be appear train".split())
# What grows is a trend, not the drill told of before.
_GROWING = frozenset("increase intensify expand escalate accelerate step ramp boost".split())


def read(reader: FrameReader, hit: Hit, entry: Trigger, token: int, group: int) -> Frame | None:
    """A noun that names the act: "Wednesday's tank drill", "the launch of two missiles by the North"."""
    chunk = reader.reading.row[group]
    about = clauses_about(reader, group)
    governing = [clause for clause, role in about if role in ("subject", "object", "agent", "oblique")]
    clause = governing[0] if governing else reader.reading.clause_at(group)
    mood = mood_of(reader.reading, clause, reader.names, noun=group) if clause else Mood()
    frame = reader.new_frame(hit, entry, token, group, clause, True, mood)
    frame.definite = chunk.definite and not chunk.indefinite
    frame.generic = "generic" in entry.tags
    _who(reader, frame, about)
    if frame.type == "readiness" and not frame.actors:
        _ready(reader, frame)
    suffered = frame.type == "engagement" and _suffer(reader, frame, about)
    if entry.mode == "political_visit" and any(
        p == "to" and reader.referents.classes(reader.reading.row[i]) & {"base"} for p, i in reader.reading.modifiers(group)
    ):
        frame.type, frame.mode = "inspection", "leader_visit"
        by_phrase = [
            reader.referents.of(i) for k in range(group) for p, i in reader.reading.modifiers(k) if p == "by" and i < group
        ]
        frame.people = frame.people or [r.person for r in by_phrase if r.person is not None]
        frame.actors = frame.actors or tuple(c for person in frame.people for c in person.codes)
    if entry.mode == "political_visit" and _by_ship(reader, about):
        frame.type, frame.mode = "deployment", "port_call"
    if frame.type == "agreement" and is_purchase(
        reader, [*reader.reading.modifiers(group), *(pair for c, role in about if role == "object" for pair in c.obliques)]
    ):
        frame.type, frame.mode = "procurement", "purchase"
    if frame.type in _AHEAD and mood.status == "occurred" and _is_only_announced(reader, about):
        mood.tense = "present"  # the date decides whether it lies ahead
    words = {t.low for t in reader.tokens[chunk.first : chunk.last]}
    if frame.type == "procurement":
        words -= {"possible", "potential", "proposed"}  # the term for a sale that a government has approved
        frame.actors = handovers.of_noun(
            frame.actors,
            [(p, reader.referents.of(i)) for p, i in reader.reading.modifiers(group)]
            + [(p, reader.referents.of(i)) for c, role in about if role in ("object", "subject") for p, i in c.obliques],
        )
    if why := of_others(reader, frame) or a_state(reader, frame, hit.text):
        reader.refuse(hit, why)
        return None
    if frame.type == "exercise" and any(
        p == "of" and reader.reading.row[i].lemma in _RIGHTS for p, i in reader.reading.modifiers(group)
    ):
        reader.refuse(hit, "a right is exercised")
        return None
    governors = [reader.reading.row[c.verb] for c, role in about if role == "subject"]
    if entry.mode == "patrol" and reader.tokens[token].lemma == "patrol" and any(
        verb.lemma not in LIGHT | _PASSING and not verb.passive for verb in governors
    ):
        reader.refuse(hit, "those on patrol")
        return None
    if frame.type == "exercise" and words & _SEAMANSHIP:
        reader.refuse(hit, "a movement, no drill")
        return None
    if words & _ORDINALS or any(w.endswith(("th", "st", "nd", "rd")) and w[0].isdigit() for w in words):
        words.discard("such")  # "the first such attack" is one
    unreal = words & (_NOT_REAL | _NOT_FOUGHT if frame.type == "engagement" else _NOT_REAL)
    if unreal:
        reader.refuse(hit, f"not a real one: {', '.join(sorted(unreal))}")
        return None
    if frame.type == "inspection" and not frame.people:
        reader.refuse(hit, "nobody inspects")
        return None
    if frame.trend:
        frame.definite = False
        if mood.status == "occurred" and mood.tense in ("perfect", "present"):
            mood.status = "ongoing"
    if mood.dropped == "negated" and frame.definite and not any(_is_negated(reader, c, role) for c, role in about):
        mood.dropped = ""  # "the drill is not a response": not the drill is denied
        # "Oslo did not join the drill": whose it is was told before, or is not told
        stays_away = any(role != "subject" and reader.reading.row[c.verb].lemma in _JOINING for c, role in about)
        frame.detail = frame.detail or stays_away
    if mood.dropped and not (frame.definite and mood.dropped != "negated"):
        reader.refuse(hit, mood.dropped)
        return None
    bare = not chunk.definite and not chunk.indefinite and chunk.last - chunk.first == len(hit.text.split())
    if frame.generic and not _points_back(reader, chunk.first, token, hit):
        reader.refuse(hit, "generic noun without a pointer back")
        return None
    if "opened" in entry.tags and not (suffered or _is_opened(reader, frame, about)):
        reader.refuse(hit, "no fire is opened")
        return None
    broken = [c for c, role in about if role == "object" and reader.reading.row[c.verb].lemma in _BREAKING]
    if entry.mode == "ceasefire" and any(reader.reading.row[c.verb].tense != "gerund" for c in broken):
        frame.type, frame.mode = "engagement", "attack"  # who breaks a truce fires
        frame.actors = reader.referents.codes([i for c in broken for i in c.subjects])
        frame.targets = ()
        return frame
    if "weak" in entry.tags and not frame.definite and not frame.actors and not chunk.indefinite and not suffered:
        reader.refuse(hit, "weak noun without an actor")
        return None
    if frame.type == "agreement" and any(
        role == "subject"
        and any(reader.reading.row[i].lemma in ("force", "effect") for _, i in c.obliques)
        and reader.reading.row[c.verb].lemma in ("come", "enter", "take", "go")
        for c, role in about
    ):
        made = True
    else:
        made = any(reader.reading.row[v].lemma in _MAKING for v in {c.verb for c, _ in about})
    if bare and not frame.actors and not suffered and not any(role in ("object", "subject") for _, role in about):
        reader.refuse(hit, "bare noun that nobody does")
        return None
    if frame.type == "deployment" and any(
        role == "object" and reader.reading.row[c.verb].lemma in _STRIKING for c, role in about
    ):
        reader.refuse(hit, "those who are attacked")
        return None
    if frame.type == "engagement" and any(role == "object" and _is_no_deed(reader, c) for c, role in about):
        reader.refuse(hit, "to be ended, rehearsed or talked of")
        return None
    if "timed" in entry.tags and not _tells_how_long(reader, group):
        reader.refuse(hit, "a war as context")
        return None
    if "two" in entry.tags and len(frame.actors) < 2 and not frame.definite:
        reader.refuse(hit, "one party only")
        return None
    if "handled" in entry.tags and not any(
        reader.reading.row[c.verb].lemma in _HANDLING and reader.reading.row[c.verb].tense != "gerund"
        for c, role in about
        if role in ("object", "subject", "related")
    ):
        reader.refuse(hit, "nothing is done with it")
        return None
    if entry.mode == "ceasefire" and any(
        role == "subject" and reader.reading.row[c.verb].lemma in _STANDING and not c.objects for c, role in about
    ):
        frame.detail = True  # "the truce has held": it was made before
    handed = [i for c, role in about if role == "object" for p, i in c.obliques if p == "of"]
    if frame.type == "procurement" and reader.reading.governed_by(group) in ("in", "from", "by"):
        reader.refuse(hit, "sales in general")
        return None
    if "object:equipment" in entry.tags and not _equipment_near(reader, group, handed):
        reader.refuse(hit, "nothing is handed over")
        return None
    if "casualties" in entry.tags:
        frame.actors, frame.targets, frame.detail = (), (), True
    if "standing" in entry.tags and not made:
        frame.detail = True  # an accord that stands is no event; one told of before may be referred to
    if (
        "needs:agreement" in entry.tags
        and not frame.definite
        and not any(
            reader.referents.classes(reader.reading.row[i]) & {"agreement"} for _, i in reader.reading.modifiers(group)
        )
    ):
        frame.detail = True
    if frame.entry.mode == "attack" and chunk.lemma in _VOLLEYS and not _is_of_arms(reader, group):
        reader.refuse(hit, "a barrage of something else")
        return None
    if "needs:troops" in entry.tags and not any(
        p == "of" and reader.referents.classes(reader.reading.row[i]) & {"troops", "craft"}
        for p, i in reader.reading.modifiers(group)
    ):
        reader.refuse(hit, "no forces")
        return None
    if "on" in entry.tags and not _is_put_on(reader, frame, about):
        reader.refuse(hit, "nobody is put on it")
        return None
    if "needs:line" in entry.tags and not any(
        p in ("of", "into") and "line" in reader.referents.classes(reader.reading.row[i])
        for p, i in reader.reading.modifiers(group)
    ):
        reader.refuse(hit, "no line is violated")
        return None
    if "needs:munition" in entry.tags and not _munition_near(reader, group):
        if not frame.definite:
            reader.refuse(hit, "nothing is launched")
            return None
        frame.detail = True
    elif "needs:munition" in entry.tags and _sends_at_somebody(reader, frame):
        frame.type, frame.mode = "engagement", "strike"
    before = reader.tokens[max(0, chunk.first - 7) : chunk.first]
    if (
        reader.reading.governed_by(group) == "of"
        and any(t.low in ("number", "figure", "count", "total") for t in before)
        and any(t.low in ("twice", "times", "double", "than") for t in before)
    ):
        reader.refuse(hit, "comparison")
        return None
    if reader.reading.governed_by(group) in ("than", "like", "unlike", "as"):
        reader.refuse(hit, "comparison")
        return None
    if any(
        role == "object"
        and reader.reading.row[c.verb].lemma in ("be", "was", "is", "were")
        and any(reader.reading.row[i].low in ("it", "this", "that", "they") for i in c.subjects)
        for c, role in about
    ):
        frame.detail = True  # "It was the first drill since 2017"
    frame.why = f"noun {hit.text!r}"
    return frame


def _ready(reader: FrameReader, frame: Frame) -> None:
    """ "was placed on the highest level of combat readiness", "put its forces on alert": those who are ready."""
    clause = reader.reading.clause_at(frame.group)
    if clause is None or reader.reading.row[clause.verb].lemma not in _READYING:
        return
    codes = reader.referents.codes(clause.subjects) or reader.referents.codes(clause.objects)
    if codes:
        frame.actors = codes
        frame.governors.append(clause.verb)


def _suffer(reader: FrameReader, frame: Frame, about: list[tuple[Clause, str]]) -> bool:
    """ "A village came under rocket fire from Cambodia": the subject is hit, and those behind "from" and "by" did it.

    "Two guards were killed in an ambush", "a frigate was damaged in a drone attack" tell of the attack as well.
    """
    row = reader.reading.row
    governed = reader.reading.governed_by(frame.group)
    if governed in ("in", "by", "during"):
        for clause, role in about:
            verb = row[clause.verb]
            if role in ("oblique", "agent") and verb.lemma in _HARMING and (verb.passive or verb.lemma in _DYING):
                harmed = reader.referents.codes(clause.subjects)
                frame.targets = tuple(dict.fromkeys([*frame.targets, *(c for c in harmed if c not in frame.actors)]))
                frame.governors.append(clause.verb)
                return True
        return False
    if governed == "for" and frame.entry.type == "engagement":
        for clause, role in about:
            if role == "oblique" and row[clause.verb].lemma == "claim" and _takes_responsibility(reader, clause):
                frame.actors = tuple(dict.fromkeys([*reader.referents.codes(clause.subjects), *frame.actors]))
                frame.targets = tuple(c for c in frame.targets if c not in frame.actors)
                frame.governors.append(clause.verb)
                return True
        return False
    if governed != "under":
        return False
    for clause, role in about:
        if role == "oblique" and row[clause.verb].lemma in _UNDERGOING:
            doers = [i for p, i in reader.reading.modifiers(frame.group) if p in ("from", "by", "of")] + clause.agents
            struck = [c for i in clause.subjects for c in reader.referents.of(i).codes or reader.place_codes(i)]
            actors = reader.referents.codes(doers) or frame.actors
            frame.actors = tuple(c for c in actors if c not in struck)
            frame.targets = tuple(dict.fromkeys(c for c in struck if c not in frame.actors))
            frame.governors.append(clause.verb)
            return True
    return False


def _is_opened(reader: FrameReader, frame: Frame, about: list[tuple[Clause, str]]) -> bool:
    """ "opened heavy gunfire at", "resorted to unprovoked firing": whose fire it is, and whom it is at."""
    row = reader.reading.row
    for clause, role in about:
        if role not in ("object", "oblique", "subject") or row[clause.verb].lemma not in _OPENING_FIRE:
            continue
        if role == "oblique" and reader.reading.governed_by(frame.group) not in ("to", "with"):
            continue
        doers = clause.agents if role == "subject" else clause.subjects
        frame.actors = frame.actors or reader.referents.codes(doers)
        aims = [i for p, i in [*clause.obliques, *reader.reading.modifiers(frame.group)] if p in _TOWARDS]
        struck = [c for i in aims for c in reader.referents.of(i).codes or reader.place_codes(i)]
        frame.targets = tuple(dict.fromkeys(c for c in struck if c not in frame.actors))
        frame.governors.append(clause.verb)
        return bool(frame.actors or frame.targets)
    return False


def _sends_at_somebody(reader: FrameReader, frame: Frame) -> bool:
    """ "the launch of a dozen rockets by a militia at a town": no test."""
    reading = reader.reading
    behind = reading.modifiers(frame.group)
    behind = [*behind, *(pair for p, i in behind if p == "of" for pair in reading.modifiers(i))]
    struck = [c for p, i in behind if p in _TOWARDS for c in reader.referents.of(i).codes or reader.place_codes(i)]
    frame.targets = tuple(dict.fromkeys(c for c in (*frame.targets, *struck) if c not in frame.actors))
    return bool(set(struck) - set(frame.actors)) and "test" not in frame.entry.id.rsplit(".", 1)[-1]
def _is_of_arms(reader: FrameReader, group: int) -> bool:
    """ "a barrage of 60 rockets", "a barrage on the town", and no "barrage of criticism"."""
    of = [i for p, i in reader.reading.modifiers(group) if p == "of"]
    behind = reader.reading.row[group + 1 : group + 2]
    if not of:
        return not (behind and behind[0].low == "of")
    arms = {"munition", "craft", "equipment"}
    return any(
        reader.referents.classes(reader.reading.row[i]) & arms
        or reader.reading.row[i].lemma in _FIRE
        or reader.referents.of(i).own
        for i in of
    )


def _takes_responsibility(reader: FrameReader, clause: Clause) -> bool:
    """ "claimed responsibility for the attack", "claimed the attack"."""
    return any(reader.reading.row[i].lemma in ("responsibility", "credit") for i in clause.objects)


def _is_put_on(reader: FrameReader, frame: Frame, about: list[tuple[Clause, str]]) -> bool:
    """ "The forces were on extremely high alert", "put its army on the highest level of alert": whoever is ready acts."""
    row, referents = reader.reading.row, reader.referents
    governed = reader.reading.governed_by(frame.group)
    if governed != "on" and not (governed == "to" and row[frame.group].definite):
        return False
    for clause, role in about:
        ready = clause.objects if clause.objects and not row[clause.verb].passive else clause.subjects
        forces = [i for i in ready if referents.of(i).codes or referents.classes(row[i]) & _READY]
        if role == "oblique" and forces:
            frame.actors = referents.codes(forces) or referents.codes(clause.subjects)
            frame.governors.append(clause.verb)
            return True
    return False


def _tells_how_long(reader: FrameReader, group: int) -> bool:
    """ "the four-day conflict", "the 12-day war": a war that is over and that somebody counts as one event."""
    chunk = reader.reading.row[group]
    return any(t.low.endswith(("-hour", "-day", "-week")) for t in reader.tokens[chunk.first : chunk.last])


def _is_no_deed(reader: FrameReader, clause: Clause) -> bool:
    """ "to halt the fighting", "simulated strikes", "ruled out a strike"."""
    verb = reader.reading.row[clause.verb]
    return verb.lemma in _SPOKEN_OF or (verb.lemma in _ENDING and not verb.finite)


def is_purchase(reader: FrameReader, phrases: Iterable[tuple[str, int]]) -> bool:
    """ "a deal for 26 jets": an agreement that buys equipment."""
    return any(
        preposition == "for" and reader.referents.classes(reader.reading.row[i]) & {"craft", "equipment", "munition"}
        for preposition, i in phrases
    )


def _is_only_announced(reader: FrameReader, about: list[tuple[Clause, str]]) -> bool:
    """ "announced drills": no verb says that they took place."""
    verbs = [reader.reading.row[clause.verb] for clause, role in about if role in ("object", "subject", "oblique")]
    return bool(verbs) and all(verb.lemma in ("announce", "order", "approve") for verb in verbs)


def _by_ship(reader: FrameReader, about: list[tuple[Clause, str]]) -> bool:
    """ "The frigate made a visit to Busan"."""
    return any(
        role == "object" and any("craft" in reader.referents.classes(reader.reading.row[i]) for i in clause.subjects)
        for clause, role in about
    )


_JOINING = frozenset("take participate join attend".split())


def _is_negated(reader: FrameReader, clause: Clause, role: str) -> bool:
    """Whether the clause says of the event itself that it did not take place."""
    verb = reader.reading.row[clause.verb]
    return verb.negated and (
        role == "object" or (role == "subject" and (verb.passive or verb.lemma in ("take", "happen", "occur")))
    )


def _points_back(reader: FrameReader, first: int, token: int, hit: Hit) -> bool:
    """ "the incident", "this move", "these activities", but not "such acts" or "the activities of the navy"."""
    low = reader.tokens[first].low
    if reader.tokens[first].timex >= 0:
        return True  # "Sunday's firing"
    if low in ("this", "these", "that", "those"):
        return True
    return (
        low == "the"
        and hit.inflection == "singular"
        and not any(p == "of" for p, _ in reader.reading.modifiers(_group(reader, token)))
    )


def _group(reader: FrameReader, token: int) -> int:
    chunk = reader.reading.chunk_of(token)
    return chunk.i if chunk is not None else 0


def _munition_near(reader: FrameReader, group: int) -> bool:
    reading = reader.reading
    chunk = reading.row[group]
    if any(
        reader.names.classes_at(t) & {"munition"}
        or (reader.tokens[t].name >= 0 and reader.names.spans[reader.tokens[t].name].equipment)
        for t in range(chunk.first, chunk.last)
    ):
        return True
    return any(reader.referents.classes(reading.row[i]) & {"munition"} for p, i in reading.modifiers(group) if p == "of")


def _equipment_near(reader: FrameReader, group: int, further: Iterable[int] = ()) -> bool:
    """ "the sale of three batteries", "a frigate's commissioning", "arms sale"; `further` are of-phrases elsewhere."""
    reading = reader.reading
    wanted = {"equipment", "munition", "craft"}
    chunk = reading.row[group]
    inside = any(
        reader.names.classes_at(t) & wanted
        or (reader.tokens[t].name >= 0 and reader.names.spans[reader.tokens[t].name].equipment is not None)
        or reader.tokens[t].low in ("arms", "weapons")
        for t in range(chunk.first, chunk.last)
    )
    handed = [*further, *(i for p, i in reading.modifiers(group) if p in ("of", "to"))]
    return inside or any(reader.referents.classes(reading.row[i]) & wanted for i in handed)


def clauses_about(reader: FrameReader, group: int) -> list[tuple[Clause, str]]:
    """The clauses that a noun group takes part in, with its role; relative and participle clauses on it too."""
    found: list[tuple[Clause, str]] = []
    if reader.reading.governed_by(group) == "of":
        # "a week of exercises", "a series of launches": the measure stands for what it measures
        k = group - 1
        while k > 0 and reader.reading.row[k].kind != "PREP":
            k -= 1
        if k > 0 and reader.reading.row[k - 1].kind == "NP" and reader.reading.row[k - 1].lemma in MEASURES:
            group = k - 1
        elif k > 1 and reader.reading.row[k - 1].kind == "TIME":
            j = k - 2
            while j > 0 and reader.reading.row[j].kind in ("PREP", "ADV"):
                j -= 1
            if j in reader.reading.clauses:
                found.append((reader.reading.clauses[j], "object"))  # "wrapped up three weeks of drills"
    for clause in reader.reading.clauses.values():
        if group in clause.subjects:
            found.append((clause, "subject"))
        elif group in clause.objects:
            found.append((clause, "object"))
        elif group in clause.agents:
            found.append((clause, "agent"))
        elif any(group == i for _, i in clause.obliques) and (clause, "object") not in found:
            found.append((clause, "oblique"))
    # "the drills that Seoul is holding", "the operation it had begun"
    row = reader.reading.row
    k = group + 1
    while k < len(row) and row[k].kind in ("QUOTE", "ADV", "COMMA", "TIME"):
        k += 1
    if k < len(row) and (row[k].low in ("that", "which") and row[k].kind in ("SUB", "REL")):
        k += 1
    elif not (k < len(row) and row[k].kind == "NP" and k == group + 1):
        return found
    for clause in reader.reading.clauses.values():
        if clause.subjects and clause.subjects[0] == k:
            found.append((clause, "related"))
    return found


def _who(reader: FrameReader, frame: Frame, about: list[tuple[Clause, str]]) -> None:
    """Actors, targets and people of a noun that names an act."""
    reading, referents = reader.reading, reader.referents
    chunk = reading.row[frame.group]
    actors: list[str] = []
    targets: list[str] = []
    actors.extend(referents.inner_codes(frame.group))
    for preposition, i in reading.modifiers(frame.group):
        if preposition in ("in", "as") and reading.row[i].lemma in ANSWERS:
            break  # what hangs on "in response to" is what others did
        inner = referents.of(i)
        if not inner.codes:
            if frame.type == "engagement" and preposition in _TOWARDS:
                targets.extend(reader.place_codes(i))
            continue
        if (
            preposition in ("by", "between", "among", "involving", "including")
            or (preposition == "with" and frame.type in ("exercise", "agreement"))
            or (
                (preposition == "of" or (preposition == "from" and frame.type != "deployment"))
                and (inner.own or inner.role in ("country", "demonym", "context"))
                and frame.type not in ("engagement", "incursion")
            )
            or (preposition == "of" and frame.type == "deployment" and inner.classes & {"craft", "troops"})
        ):
            actors.extend(inner.codes)
        elif preposition in ("against", "on", "at", "into", "of") and (
            inner.own or frame.type in ("engagement", "incursion")
        ):
            targets.extend(inner.codes)
    for clause, role in about:
        verb = reading.row[clause.verb]
        subjects = [referents.of(i) for i in clause.subjects]
        if role == "oblique" and verb.lemma == "accuse" and reading.governed_by(frame.group) == "of":
            # "accused Rwanda of an attack": whoever is accused did it, as those say who accuse
            actors.extend(referents.codes(clause.objects))
            targets.extend(referents.codes(clause.subjects))
            frame.mood.status = "alleged"
            frame.governors.append(clause.verb)
            continue
        if role == "oblique" and not (
            (verb.lemma in _TAKING_PART and any(p in ("in", "with", "for") for p, _ in clause.obliques))
            or (verb.lemma in _ANSWERING and any(p in ("with", "by") for p, _ in clause.obliques))
        ):
            continue
        if (
            role in ("object", "oblique", "related")
            and (
                verb.lemma in LIGHT
                or role == "oblique"
                or (frame.type == "agreement" and verb.lemma in _MAKING)
                or ("handled" in frame.entry.tags and verb.lemma in _HANDLING)
            )
            and not (verb.passive and role != "related")
        ):
            if verb.lemma == "take" and role == "oblique" and "part" not in reader.text:
                continue
            frame.trend = frame.trend or (verb.lemma in _GROWING and role == "object")
            ordered = clause.governor >= 0 and reading.row[clause.governor].lemma in _COMMANDING
            if ordered and not any(subject.codes for subject in subjects):
                subjects = [referents.of(i) for i in reading.clauses[clause.governor].subjects]
            for subject in subjects:
                acts = subject.kind in ("actor", "person") and subject.own
                if subject.codes and (acts or subject.classes & {"craft", "troops"}):
                    actors.extend(subject.codes)
                    if subject.person is not None:
                        frame.people.append(subject.person)
            frame.governors.append(clause.verb)
        elif role in ("object",) and verb.passive:
            frame.governors.append(clause.verb)
        if role == "subject":
            frame.trend = frame.trend or (verb.lemma in _GROWING and verb.passive)
            frame.governors.append(clause.verb)
            if verb.passive and verb.lemma in LIGHT:
                actors.extend(referents.codes(clause.agents))
                frame.people.extend(r.person for i in clause.agents if (r := referents.of(i)).person is not None)
            if not actors:
                # "clashes broke out between", "talks took place with"
                actors.extend(
                    code
                    for preposition, i in clause.obliques
                    if preposition in ("between", "among", "with", "involving")
                    for code in referents.of(i).codes
                )
            if verb.lemma in ("involve", "include", "bring", "feature"):
                actors.extend(
                    code
                    for i in clause.objects
                    if (r := referents.of(i)).role in ("country", "capital", "alliance", "demonym")
                    for code in r.codes
                )
        if role in ("object", "oblique", "subject") and frame.type == "exercise" and verb.lemma in LIGHT:
            for preposition, i in clause.obliques:
                inner = referents.of(i)
                if preposition in ("with", "alongside") and inner.codes and inner.own:
                    actors.extend(inner.codes)
        if role in ("object", "oblique") and verb.lemma not in LIGHT:
            frame.objects.append(clause.verb)
    if not actors and frame.type == "deployment" and reading.governed_by(frame.group) in _OUT_ON:
        for clause, role in about:
            if role != "oblique" or not reading.row[clause.verb].finite:
                continue
            out = [referents.of(i) for i in clause.subjects if referents.of(i).classes & {"craft", "troops"}]
            if codes := [code for r in out for code in r.codes]:
                actors.extend(codes)
                frame.governors.append(clause.verb)
    if not actors and frame.type == "exercise" and reading.governed_by(frame.group) in ("during", "in"):
        actors.extend(
            code
            for clause, role in about
            if role == "oblique" and not reading.row[clause.verb].passive
            for i in clause.subjects
            if referents.of(i).own or referents.of(i).classes & {"craft", "troops"}
            for code in referents.of(i).codes
        )
    frame.actors = tuple(dict.fromkeys(actors))
    frame.targets = tuple(code for code in dict.fromkeys(targets) if code not in frame.actors)
    for t in range(chunk.first, chunk.last):
        token = reader.tokens[t]
        if token.name >= 0:
            name = reader.names.spans[token.name]
            if name.exercise is not None:
                frame.name, frame.series, frame.edition = name.exercise.name, name.exercise.id, name.edition
            if name.equipment is not None and name.text not in frame.equipment:
                frame.equipment.append(name.text)
