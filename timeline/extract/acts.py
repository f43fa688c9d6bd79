"""Verbs of military acts: what their subject and object must be, and what the pair of them makes of the verb.

"Fire" is a test with a missile, an engagement with a missile at somebody, nothing with a spokesman. "Cross" is an
incursion only over a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import event_nouns
from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause, Reading
from timeline.extract.crossings import is_sea, kind_of_line, over_a_line, sent_over
from timeline.extract.discourse import Codes
from timeline.extract.status import Mood
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

_AT = frozenset({"at", "against", "on", "toward", "towards", "onto"})
_PLANES = frozenset("aircraft plane planes jet jets bomber bombers fighter fighters warplane warplanes helicopter".split())
_FLYING = frozenset("drone uav missile rocket".split())
_SCRAMBLING = frozenset("scramble launch send dispatch deploy".split())
_ANNOUNCING = frozenset("announce say declare decide".split())
_COMMANDING = frozenset("order direct instruct tell".split())
_NOBODY = frozenset("no none neither nobody nothing".split())
_TOWARD = frozenset({"toward", "towards"})
_GROUND = frozenset("coast soil territory ground range shore land island site".split())
_INTO = frozenset({"into", "over", "across", "through", "beyond", "inside", "in", "to"})
_SHELLS = frozenset({"shell", "round", "artillery", "artillery round", "mortar", "projectile"})


_REHEARSING = frozenset("simulate rehearse practise practice train drill exercise".split())


def _is_rehearsed(reading: Reading, verb: int) -> bool:
    """ "practised blocking the strait and striking ports": gerunds that a verb of training governs."""
    row = reading.row
    while row[verb].tense == "gerund":
        before = next((k for k in range(verb - 1, -1, -1) if row[k].kind in ("VP", "STOP")), -1)
        if before < 0 or row[before].kind == "STOP":
            return False
        if row[before].lemma in _REHEARSING:
            return True
        if not any(row[k].kind == "CONJ" or row[k].kind == "COMMA" for k in range(before + 1, verb)):
            return False
        verb = before
    return False


def read_verb(reader: FrameReader, hit: Hit, entry: Trigger, chunk: Chunk, clause: Clause, mood: Mood) -> Frame | None:
    """The frame of an act told by a verb, or None with the reason noted."""
    if _is_rehearsed(reader.reading, chunk.i):
        reader.refuse(hit, "only rehearsed")
        return None
    referents, row = reader.referents, reader.reading.row
    subjects, objects = list(clause.subjects), list(clause.objects)
    agents = clause.agents
    if chunk.passive:
        patients, doers = subjects + objects, agents
    else:
        patients, doers = objects, subjects
    particle = hit.text.lower().rsplit(" ", 1)[-1]
    if particle != hit.text.lower():
        patients = [*patients, *(i for p, i in clause.obliques if p == particle and i not in patients)]
    patient_classes = frozenset(c for i in patients for c in referents.classes(row[i]))
    doer_classes = frozenset(c for i in doers for c in referents.classes(row[i]))
    if any(reader.tokens[row[i].first].low in _NOBODY for i in (*subjects, *objects)):
        reader.refuse(hit, "negated")
        return None
    wants = {tag.split(":", 1)[1] for tag in entry.tags if tag.startswith("object:")}
    wants_subject = {tag.split(":", 1)[1] for tag in entry.tags if tag.startswith("subject:")}
    doing = [referents.of(i) for i in doers]
    actors: Codes = tuple(dict.fromkeys(code for r in doing for code in r.codes if r.kind in ("actor", "person", "thing")))
    if any(r.kind in ("analyst", "agency") for r in doing) and entry.type != "readiness":
        reader.refuse(hit, "done by a witness")
        return None
    above = row[clause.governor].lemma if clause.governor >= 0 else ""
    if chunk.passive and not doers and (above in _COMMANDING or (above in _ANNOUNCING and mood.status == "planned")):
        actors = referents.codes(reader.reading.clauses[clause.governor].subjects)
    patient_codes = referents.codes(patients)
    oblique_codes = [(p, referents.of(i)) for p, i in clause.obliques]

    frame = reader.new_frame(hit, entry, chunk.head, chunk.i, clause, False, mood)
    frame.governors = [clause.verb]
    frame.people = [r.person for r in doing if r.person is not None]
    frame.objects = list(patients)
    frame.actors = actors
    frame.why = f"verb {hit.text!r}"
    for i in [*patients, *doers]:
        for t in range(row[i].first, row[i].last):
            n = reader.tokens[t].name
            if n >= 0 and reader.names.spans[n].equipment is not None:
                frame.equipment.append(reader.names.spans[n].text)

    flown = sent_over(reader, hit, entry, chunk, clause, patients, actors, frame)
    if flown is not None:
        return flown

    at: list[str] = []
    aimed = False
    warning = any(p == "as" and row[i].lemma == "warning" for p, i in clause.obliques)
    for p, i in clause.obliques:
        r = referents.of(i)
        codes = r.codes or reader.place_codes(i)
        if row[i].lemma == "direction":
            p, inner = "toward", reader.reading.modifiers(i)
            codes = tuple(c for q, j in inner[:1] if q == "of" for c in referents.of(j).codes or reader.place_codes(j))
        if not r.classes and not r.own and (p in _TOWARD or row[i].lemma in _GROUND):
            continue  # "toward the atoll", "on its own soil": where it flew, not what it was to hit
        if p in _AT and (codes or r.classes & {"target", "craft", "base", "troops"}) and "line" not in r.classes:
            aimed = True
            at.extend(code for code in codes if code not in actors)

    if chunk.lemma in ("fight", "battle") and not chunk.finite:
        reader.refuse(hit, "only what they are there for")
        return None
    if chunk.lemma in ("exchange", "trade"):
        if not any(row[i].lemma in ("fire", "gunfire", "shot", "blow", "strike") for i in patients):
            reader.refuse(hit, "no fire is exchanged")
            return None
        return frame if actors else None
    if "munition" in wants:
        pronoun = (
            chunk.passive and bool(subjects) and all(reader.tokens[row[i].head].low in ("it", "they") for i in subjects)
        )
        if not patients and aimed and chunk.lemma in ("fire", "shoot") and (actors or doer_classes & {"troops", "craft"}):
            frame.type, frame.mode = "engagement", "attack"
            frame.targets = tuple(dict.fromkeys(at))
            return frame
        if (
            not patient_classes & {"munition"}
            and not (pronoun and reader.flying and chunk.lemma in ("fire", "launch", "test", "try", "detonate"))
            and not (patient_classes & {"equipment"} and chunk.lemma in ("test", "try", "fire"))
        ):
            reader.refuse(hit, "what is fired is no munition")
            return None
        if pronoun:
            frame.actors, frame.detail = actors, True
            return frame
        if (
            chunk.lemma in ("send", "put", "shoot")
            and not aimed
            and not any(row[i].lemma == "orbit" for _, i in clause.obliques)
            and not any(p in ("into", "to", "over", "toward", "towards") for p, _ in oblique_codes)
        ):
            reader.refuse(hit, "not sent anywhere")
            return None
        if not actors:
            frame.actors = patient_codes
        lemmas = {row[i].lemma for i in patients} | {
            row[w].lemma for i in patients if (w := referents.whole_of(row[i])) is not None
        }
        if warning:
            frame.type, frame.mode, frame.targets = "engagement", "warning_shots", tuple(dict.fromkeys(at))
        elif aimed and "test" not in chunk.lemma:
            frame.type, frame.mode = "engagement", "strike" if "drone" not in lemmas else "attack"
            frame.targets = tuple(dict.fromkeys(at))
        elif lemmas & _SHELLS and not lemmas & {"missile", "rocket"} and chunk.lemma != "test":
            frame.type, frame.mode = "engagement", "shelling"
            frame.targets = tuple(dict.fromkeys(at))
        elif (
            actors
            and any(t.low.startswith(("retaliat", "revenge", "reprisal")) for t in reader.tokens)
            and chunk.lemma != "test"
        ):
            frame.type, frame.mode = "engagement", "strike"
        elif "drone" in lemmas and chunk.lemma not in ("test", "try"):
            reader.refuse(hit, "drones sent nowhere")
            return None
        return frame
    if "munition" in wants_subject:
        if chunk.passive:
            moving, moving_classes = subjects, patient_classes
        else:
            moving, moving_classes = subjects, doer_classes
        into = [r for p, r in oblique_codes if p in _INTO]
        flies = bool(moving_classes & {"craft", "munition", "troops"}) and chunk.lemma in ("fly", "travel", "carry")
        if flies and over_a_line(reader, chunk, clause, referents.codes(moving)):
            frame.type, frame.mode = "incursion", "airspace"
            frame.actors = referents.codes(moving)
            frame.targets = tuple(dict.fromkeys(c for r in into for c in r.codes if c not in frame.actors))
            return frame
        pronoun = bool(moving) and all(
            reader.tokens[row[i].head].low in ("it", "they", "which", "all", "one", "some", "most") for i in moving
        )
        if "munition" not in moving_classes and not (pronoun and reader.flying):
            reader.refuse(hit, "no munition moves")
            return None
        frame.actors = () if pronoun else referents.codes(moving)
        if any(
            row[i].lemma in _SHELLS or ((w := referents.whole_of(row[i])) is not None and row[w].lemma in _SHELLS)
            for i in moving
        ):
            frame.type, frame.mode = "engagement", "shelling"
        frame.detail = "detail" in entry.tags or pronoun
        return frame
    if "line" in wants:
        crossing = doers or subjects
        line = any("line" in referents.classes(row[i]) for i in patients)
        codes = tuple(dict.fromkeys(c for i in patients for c in referents.of(i).codes))
        if not line:
            for p, i in clause.obliques:
                if "line" in referents.classes(row[i]) and p in _INTO:
                    line = True
                    codes = codes or referents.of(i).codes
        movers = doer_classes | (patient_classes if chunk.passive else frozenset())
        if (
            not line
            and movers & {"craft"}
            and any(is_sea(reader, i) for i in patients)
            and chunk.lemma in ("enter", "cross", "sail")
        ):
            frame.type, frame.mode = "deployment", "transit"
            return frame
        if not line and not (
            codes and movers & {"craft", "troops", "munition"} and hit.text.lower().endswith(("into", "over"))
        ):
            reader.refuse(hit, "no line is crossed")
            return None
        if (
            not movers & {"craft", "troops", "munition", "person"}
            and not actors
            and not any(reader.tokens[row[i].head].tag == "#" for i in doers)
        ):
            reader.refuse(hit, "nobody crosses")
            return None
        frame.actors = tuple(c for c in referents.codes(crossing))
        frame.targets = tuple(c for c in codes if c not in frame.actors)
        frame.mode = kind_of_line(reader, [*patients, *(i for p, i in clause.obliques if p in _INTO)])
        return frame
    if chunk.lemma == "leave" and entry.type == "deployment" and not (
        any(not referents.of(i).pronoun and referents.of(i).codes for i in patients)
        or patient_classes & {"base", "line", "craft"}
        or any(p in ("for", "from", "to", "in") for p, _ in clause.obliques)
        or any(reader.is_place(i) for i in patients)
    ):
        reader.refuse(hit, "no place is left")
        return None
    if entry.type == "deployment" and chunk.lemma == "sail" and "line" in patient_classes:
        reader.refuse(hit, "a line is crossed")
        return None
    if "leaving" in entry.tags:
        left = [
            i
            for i in [*patients, *(i for _, i in clause.obliques)]
            if "agreement" in referents.classes(row[i])
            or (referents.of(i).role == "alliance" and "troops" not in doer_classes)
        ]
        if left and actors:
            frame.type, frame.mode = "agreement", "withdrawal"
            frame.targets = tuple(
                c for p, i in clause.obliques if p == "with" for c in referents.of(i).codes if c not in actors
            )
            return frame
    if wants & {"troops"} and not (
        patient_classes & {"troops", "craft", "equipment"}
        or ("leaving" in entry.tags and doer_classes & {"troops", "craft"})
    ):
        reader.refuse(hit, "no forces are moved")
        return None
    if "counted" in entry.tags:
        # those who were counted fly; who counts them is where they fly
        frame.actors, frame.targets = patient_codes, tuple(c for c in actors if c not in patient_codes)
        if not patient_codes or set(patient_codes) & set(actors) or not actors:
            reader.refuse(hit, "seen nowhere")
            return None
        return frame
    if "target" in wants:
        patient_codes = patient_codes or tuple(c for i in patients for c in reader.place_codes(i))
        if not patient_codes:
            near = [
                i for p in patients for q, i in reader.reading.modifiers(p) if q in ("in", "near", "at", "of", "outside")
            ]
            patient_codes = tuple(dict.fromkeys(c for i in near for c in referents.of(i).codes or reader.place_codes(i)))
        if (
            not (patient_codes or patient_classes & {"target", "craft", "base", "infrastructure", "troops", "munition"})
            or not patients
        ):
            reader.refuse(hit, "nothing is hit")
            return None
        if not actors and not (doer_classes & {"craft", "troops", "munition"}) and not chunk.passive:
            reader.refuse(hit, "nobody strikes")
            return None
        frame.targets = tuple(c for c in patient_codes if c not in actors)
        if chunk.lemma in ("destroy", "hit", "neutralise") and any(row[i].lemma in _FLYING for i in patients):
            frame.mode = "interception"
        return frame
    if "craft_or_munition" in wants:
        attack = any(row[i].lemma in ("attack", "barrage", "assault", "strike", "raid", "salvo") for i in patients)
        if not patient_classes & {"craft", "munition"} and not attack:
            reader.refuse(hit, "nothing is intercepted")
            return None
        frame.targets = tuple(c for c in patient_codes if c not in actors)
        if clause.relation == "infinitive" and above in _SCRAMBLING:
            reader.refuse(hit, "the purpose of a scramble")
            return None
        if chunk.lemma == "intercept" and any(_is_manned(reader, i) for i in patients):
            frame.type, frame.mode = "deployment", "scramble"  # to identify and to escort, no shot is fired
        return frame
    if "agreement" in wants and chunk.lemma in ("withdraw", "pull", "leave", "quit", "exit", "renounce"):
        frame.mode = "withdrawal"
        parties = [c for i in patients for q, j in reader.reading.modifiers(i) if q == "with" for c in referents.of(j).codes]
        frame.targets = tuple(dict.fromkeys(c for c in parties if c not in actors))
    for cls in (
        "craft",
        "border",
        "supplies",
        "infrastructure",
        "agreement",
        "equipment",
        "base",
        "fortification",
        "counterpart",
    ):
        if cls in wants:
            ok = bool(patient_classes & {cls})
            if cls == "border":
                ok = bool(patient_classes & {"line"}) or any(
                    t.low in ("border", "frontier", "crossing", "airspace")
                    for i in patients
                    for t in reader.tokens[row[i].first : row[i].last]
                )
            elif cls == "equipment":
                ok = bool(patient_classes & {"equipment", "munition", "craft"})
            elif cls == "base" and entry.type == "inspection":
                ok = (
                    bool(patient_classes & {"base", "craft", "troops"})
                    or (chunk.lemma in ("inspect", "look", "tour") and bool(patients))
                    or (hit.text.lower().endswith("on board"))
                )
            elif cls == "craft" and "following" in entry.tags:
                ok = bool(patient_classes & {"craft", "munition"}) or any(row[i].low in ("them", "it") for i in patients)
            if not ok:
                reader.refuse(hit, f"object is no {cls}")
                return None
    if "craft" in wants_subject and not (doer_classes | (patient_classes if chunk.passive else frozenset())) & {
        "craft",
        "troops",
    }:
        reader.refuse(hit, "no craft moves")
        return None
    follows = row[chunk.i + 1].low if chunk.i + 1 < len(row) else ""
    if chunk.lemma == "sign" and follows in ("up", "off"):
        reader.refuse(hit, "signed up, not signed")
        return None
    if chunk.lemma == "train" and objects:
        reader.refuse(hit, "somebody is taught")
        return None
    if "forces" in wants_subject and not ((actors and any(r.own for r in doing)) or doer_classes & {"troops", "craft"}):
        reader.refuse(hit, "nobody trains")
        return None
    if "leader" in wants_subject and not any(r.person is not None or (r.kind == "person" and r.codes) for r in doing):
        reader.refuse(hit, "no leader visits")
        return None
    if "politician" in wants_subject and not (any(r.person is not None for r in doing) and patient_codes):
        reader.refuse(hit, "no politician visits")
        return None
    if (
        "agreement" in wants
        and chunk.lemma == "put"
        and not any(row[i].lemma in ("hold", "ice") for _, i in clause.obliques)
    ):
        reader.refuse(hit, "not put on hold")
        return None
    moved = (
        entry.type == "deployment"
        and chunk.passive
        and bool(patient_classes & {"troops", "craft", "equipment", "fortification"})
    )
    if not frame.actors and chunk.passive and entry.type == "procurement":
        frame.actors = actors = patient_codes
    if "weak" in entry.tags and not actors and entry.type != "readiness" and not moved:
        reader.refuse(hit, "weak verb without an actor")
        return None
    if "reaction" in entry.tags or entry.type in ("engagement", "incursion"):
        others = [c for i in patients for c in referents.of(i).codes] + at
        frame.targets = tuple(dict.fromkeys(c for c in others if c not in frame.actors))
    if not frame.actors and chunk.passive and entry.type in ("deployment", "readiness"):
        frame.actors = patient_codes
    if "counterpart" in wants:
        frame.actors = tuple(dict.fromkeys([*frame.actors, *patient_codes]))
        if len(frame.actors) < 2:
            reader.refuse(hit, "one party only")
            return None
    if "agreement:pair" in entry.tags:
        phrases = [*clause.obliques, *(pair for i in patients for pair in reader.reading.modifiers(i))]
        if event_nouns.is_purchase(reader, phrases):
            frame.type, frame.mode = "procurement", "purchase"
        frame.actors = tuple(
            dict.fromkeys([*frame.actors, *(c for p, r in oblique_codes if p in ("with", "between") for c in r.codes)])
        )
        if not frame.actors:
            reader.refuse(hit, "parties unknown")
            return None
    return frame


def _is_manned(reader: FrameReader, i: int) -> bool:
    """Whether noun group `i` names planes with a crew, and no drones."""
    group = reader.reading.row[i]
    words = {word for t in reader.tokens[group.first : group.last] for word in (t.lemma, t.low)}
    return bool(words & _PLANES) and not words & {"drone", "drones", "unmanned", "uav"}
