"""Verbs of military acts: what their subject and object must be, and what the pair of them makes of the verb.

"Fire" is a test with a missile, an engagement with a missile at somebody, nothing with a spokesman. "Cross" is an
incursion only over a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.extract import attacks, event_nouns, handovers
from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause, Reading
from timeline.extract.crossings import (
    are_under_arms,
    balloons_come_down,
    foreign_ground,
    is_sea,
    kind_of_line,
    moves_over,
    over_a_line,
    seen_over,
    sent_over,
)
from timeline.extract.discourse import Codes
from timeline.extract.referents import Referent
from timeline.extract.seeming import seeming_act
from timeline.extract.status import Mood
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

_AT = frozenset({"at", "against", "on", "toward", "towards", "onto"})
_PLANES = frozenset("aircraft plane planes jet jets bomber bombers fighter fighters warplane warplanes helicopter".split())
_FLYING = frozenset("drone uav missile rocket".split())
_SCRAMBLING = frozenset("scramble launch send dispatch deploy".split())
_MEETING = frozenset("intercept identify meet escort investigate challenge".split())
FOLLOWING = frozenset("shadow track monitor tail trail follow".split())
"""What ships and planes are sent out for after others: the sending is told by it."""
_ANNOUNCING = frozenset("announce say declare decide".split())
COMMANDING = frozenset("order direct instruct tell".split())
_NOBODY = frozenset("no none neither nobody nothing".split())
_TOWARD = frozenset({"toward", "towards"})
_GROUND = frozenset("coast soil territory ground range shore land island site".split())
_TRYING = frozenset({"test", "try"})
_BRINGING_DOWN = frozenset("shoot down intercept destroy bring knock repel thwart neutralise neutralize take".split())
_INTO = frozenset({"into", "over", "across", "through", "beyond", "inside", "in", "to"})
_SHELLS = frozenset({"shell", "round", "artillery", "artillery round", "mortar", "projectile"})


_MANNED = frozenset("fighter bomber transport_aircraft reconnaissance_aircraft tanker_aircraft helicopter aircraft".split())
_ARMS = frozenset("weapon weaponry arm arms gun rifle firearm".split())
_ABOUT = frozenset("over above near off around along past alongside between through close to toward towards".split())
_LANDMARKS = frozenset({"craft", "base", "line"})
_REGIONS = frozenset("area region sea gulf ocean waters theatre theater harbour zone".split())
_SPOTTING = frozenset("detect spot track sight notice pick observe see".split())
_TELLING = frozenset("report see find observe notice identify locate".split())
_BLASTS = frozenset("explosion blast mine missile drone attack projectile bomb strike rocket torpedo shell shelling".split())
_MOVING = frozenset("sail steam move travel pass come go cruise advance head drive transit fly operate".split())
_HITTABLE = frozenset({"target", "craft", "troops", "base", "person"})
_TAKING_OFF = frozenset("take lift leave".split())
_COMING_DOWN = frozenset("land fall hit strike explode crash".split())
_SETTLED = frozenset({"town", "city", "village", "airport", "port", "base"})
_SENDING = frozenset("send dispatch deploy scramble launch".split())
_BY_MEANS_OF = frozenset("arrive travel leave depart come go return".split())
_GOING = frozenset("mass amass move deploy shift rush hurry head advance redeploy withdraw".split())
_BY_MISTAKE = frozenset("accidentally mistakenly inadvertently unintentionally".split())
_FORCES = frozenset("military army navy naval force coast marine".split())
_ARMED = frozenset({"force", "branch", "unit", "coast_guard", "ship"})
_AFLOAT = frozenset("warship aircraft_carrier submarine amphibious_ship patrol_vessel vessel".split())
_SHIPS = frozenset("ship warship frigate destroyer submarine carrier corvette cruiser vessel cutter".split())
_HARBOURS = frozenset("harbour harbor port dockyard anchorage".split())
_STAYING = frozenset("spend remain operate fly stay loiter linger".split())
_PUTTING = frozenset("put place order".split())
_STATIONED = frozenset("to in on at near into off around along toward towards inside across outside".split())
_COMING_DOWN = frozenset("land fall explode drop crash rain".split())
_SENT_TO = frozenset("to into toward towards".split())
_LOOKING = frozenset("monitor follow watch observe keep".split())
_STATES_OF_READINESS = frozenset("alert standby readiness footing notice guard".split())
_NEAR = frozenset("off near around in inside within over at along toward towards close".split())
_RAZING = frozenset("blow demolish destroy raze dismantle level flatten".split())
_REHEARSING = frozenset("simulate rehearse practise practice train drill exercise".split())


def _in_revenge(reader: FrameReader, patients: list[int]) -> bool:
    """ "fired missiles in retaliation", "fired retaliatory missiles"; not "fired missiles and drew a retaliatory launch"."""
    row = reader.reading.row
    return any(
        t.low != "retaliatory" or any(row[i].first <= t.i < row[i].last for i in patients)
        for t in reader.tokens
        if t.low.startswith(("retaliat", "revenge", "reprisal"))
    )


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
    if "on" in entry.tags:
        reader.refuse(hit, "a noun only")
        return None
    if _is_rehearsed(reader.reading, chunk.i):
        reader.refuse(hit, "only rehearsed")
        return None
    if why := seeming_act(reader, entry, chunk, clause):
        reader.refuse(hit, why)
        return None
    referents, row = reader.referents, reader.reading.row
    subjects, objects = list(clause.subjects), list(clause.objects)
    agents = clause.agents if chunk.lemma not in _BY_MEANS_OF else []  # "arrived here by plane": no plane did it
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
    if chunk.passive and not doers and (above in COMMANDING or (above in _ANNOUNCING and mood.status == "planned")):
        actors = referents.codes(reader.reading.clauses[clause.governor].subjects)
    if not chunk.passive and not actors and above in COMMANDING | _SENDING and clause.relation == "infinitive":
        actors = referents.codes(reader.reading.clauses[clause.governor].subjects)  # "ordered the army to ..."
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
    if balloons_come_down(reader, chunk.lemma, clause, frame):
        return frame
    if "into" in entry.tags:
        moved_over = moves_over(reader, clause, doers or subjects, frame)
        if moved_over is None:
            reader.refuse(hit, "no line is crossed")
        return moved_over
    if "sent" in entry.tags:
        reader.refuse(hit, "sent over no line")
        return None

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
            if row[i].lemma == "target" and not codes:
                owners = [c for _, j in reader.reading.modifiers(i) for c in referents.of(j).codes or reader.place_codes(j)]
                if not set(owners) - set(actors):
                    continue  # "fired missiles at targets at sea": nobody's
                at.extend(owners)
            aimed = True
            at.extend(code for code in codes if code not in actors)
        elif p == "into" and "line" not in r.classes and not is_sea(reader, i) and set(codes) - set(actors):
            aimed = True  # "rockets into Israel", but not "into the sea" and not "over Japan"
            at.extend(code for code in codes if code not in actors)

    if "suffered" in entry.tags:
        if not chunk.passive and chunk.lemma in ("fire", "shoot", "open"):
            struck, doers = [*objects, *(i for p, i in clause.obliques if p in ("on", "upon", "at"))], subjects
            if len(actors) > 1 and not referents.codes(struck):
                frame.mode = "clash"  # "opened fire on each other"
                return frame
            at_people = attacks.bears_arms(doing, doer_classes) and any(attacks.is_human(reader, i) for i in struck)
            if not at_people and not any(referents.classes(row[i]) & _HITTABLE for i in struck):
                reader.refuse(hit, "nobody is shot at")
                return None
        else:
            if chunk.passive and not any(referents.of(i).codes or referents.classes(row[i]) & _HITTABLE for i in subjects):
                reader.refuse(hit, "what is fired, not at whom")
                return None
            if any(p in ("for", "over") for p, _ in clause.obliques):
                reader.refuse(hit, "from critics")
                return None
            struck, doers = subjects, [*agents, *(i for p, i in clause.obliques if p == "from")]
        hurt = [c for i in struck for c in referents.of(i).codes or reader.place_codes(i)]
        frame.actors = tuple(c for c in referents.codes(doers) if c not in hurt)
        frame.targets = tuple(dict.fromkeys(hurt))
        return frame
    if "casualties" in entry.tags:
        frame.actors, frame.targets, frame.detail = (), (), True
        return frame
    if "sensor" in wants:
        held = attacks.hold_beam(reader, clause, patients, actors, frame)
        if held is None:
            reader.refuse(hit, "no beam is held on anybody")
        return held
    if entry.id == "engagement.return" and not attacks.returns_fire(reader, clause, doing, doer_classes):
        reader.refuse(hit, "with words or tariffs")
        return None
    if "fallen" in entry.tags:
        taken = attacks.fall_to(reader, clause, frame)
        if taken is None:
            reader.refuse(hit, "no town falls to anybody")
        return taken
    if "casualty" in entry.tags:
        if chunk.tense == "gerund" and not _starts(reader, clause):
            reader.refuse(hit, "what came of something else")
            return None
        killing = attacks.kill(reader, patients or subjects, doing, doer_classes, frame)
        if killing is None:
            reader.refuse(hit, "nobody under arms kills, nobody is killed")
        return killing
    if chunk.lemma in ("fight", "battle") and not chunk.finite:
        reader.refuse(hit, "only what they are there for")
        return None
    if chunk.lemma in ("exchange", "trade") and entry.type == "engagement":
        if not any(row[i].lemma in ("fire", "gunfire", "shot", "blow", "strike") for i in patients):
            reader.refuse(hit, "no fire is exchanged")
            return None
        return frame if actors or doer_classes & {"troops", "state", "craft"} else None
    meant = _to_meet(reader, clause) if chunk.lemma in _TAKING_OFF and "liftoff" in entry.tags else None
    if meant is not None and any(is_warcraft(reader, i) or _is_owned(reader, i) for i in subjects):
        frame.type, frame.mode, frame.actors = "deployment", "scramble", referents.codes(subjects)
        frame.targets = tuple(c for c in referents.codes(meant.objects) if c not in frame.actors)
        return frame
    if chunk.lemma in _SCRAMBLING and "munition" in wants and "craft" in patient_classes:
        meant = _to_meet(reader, clause)
        if meant is not None:
            frame.type, frame.mode = "deployment", "scramble"
            frame.actors = actors or patient_codes
            frame.targets = tuple(c for c in referents.codes(meant.objects) if c not in frame.actors)
            return frame
    if chunk.lemma == "launch" and "munition" in wants and _is_ship(reader, patients) and not aimed:
        frame.type, frame.mode = "procurement", "commissioning"  # "launched its fourth carrier": off the slipway
        return frame if actors else None
    if "munition" in wants:
        pronoun = (
            chunk.passive and bool(subjects) and all(reader.tokens[row[i].head].low in ("it", "they") for i in subjects)
        )
        if not patients and aimed and chunk.lemma in ("fire", "shoot") and (actors or doer_classes & {"troops", "craft"}):
            frame.type, frame.mode = "engagement", "attack"
            frame.targets = tuple(dict.fromkeys(at))
            return frame
        if any(row[i].lemma in ("shot", "flare") for i in patients):
            reader.refuse(hit, "shots, no missiles")
            return None
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
            chunk.lemma in ("send", "put", "place", "shoot")
            and not aimed
            and not any(row[i].lemma == "orbit" for _, i in clause.obliques)
            and not any(p in ("into", "to", "over", "toward", "towards") for p, _ in oblique_codes)
        ):
            reader.refuse(hit, "not sent anywhere")
            return None
        if not actors:
            frame.actors = patient_codes or _fired_from(reader, clause)
        lemmas = {row[i].lemma for i in patients} | {
            row[w].lemma for i in patients if (w := referents.whole_of(row[i])) is not None
        }
        if any(t.low == "water" for i in patients for t in reader.tokens[row[i].first : row[i].last]):
            reader.refuse(hit, "only water")
            return None
        hostile = chunk.lemma not in _TRYING and (_was_brought_down(reader, clause, patients) or _by_a_group(doing))
        if chunk.lemma == "drop":
            mistaken = any(t.low in _BY_MISTAKE for t in reader.tokens[max(0, chunk.first - 2) : chunk.last + 2])
            frame.type, frame.mode = ("other", "accident") if mistaken else ("engagement", "strike")
            frame.targets = tuple(dict.fromkeys(at))
        elif warning:
            frame.type, frame.mode, frame.targets = "engagement", "warning_shots", tuple(dict.fromkeys(at))
        elif (aimed and "test" not in chunk.lemma) or hostile:
            frame.type, frame.mode = "engagement", "strike" if "drone" not in lemmas else "attack"
            frame.targets = tuple(dict.fromkeys(at))
        elif lemmas & _SHELLS and not lemmas & {"missile", "rocket"} and chunk.lemma != "test":
            frame.type, frame.mode = "engagement", "shelling"
            frame.targets = tuple(dict.fromkeys(at))
        elif actors and chunk.lemma != "test" and _in_revenge(reader, patients):
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
        if chunk.lemma == "land" and any(is_warcraft(reader, i) or "troops" in referents.classes(row[i]) for i in moving):
            down = [
                i for p, i in clause.obliques if p in ("in", "at", "on") and (reader.is_place(i) or referents.of(i).codes)
            ]
            frame.type, frame.mode, frame.actors = "deployment", "port_call", referents.codes(moving)
            return frame if down else None
        if chunk.lemma in ("fly", "travel") and any(is_warcraft(reader, i) or _is_owned(reader, i) for i in moving):
            around = [*clause.obliques, *((behind(reader, clause), i) for i in clause.objects)]
            about = [i for p, i in around if p in _ABOUT or (p == "to" and "base" in referents.classes(row[i]))]
            if any(reader.is_place(i) or referents.of(i).codes or referents.classes(row[i]) & _LANDMARKS for i in about):
                frame.type, frame.mode, frame.actors = "deployment", "patrol", referents.codes(moving)
                frame.targets = tuple(
                    dict.fromkeys(c for i in about if "craft" in referents.classes(row[i]) for c in referents.of(i).codes)
                )
                return frame
        pronoun = bool(moving) and all(
            reader.tokens[row[i].head].low in ("it", "they", "which", "all", "one", "some", "most") for i in moving
        )
        if "munition" not in moving_classes and not (pronoun and reader.flying):
            reader.refuse(hit, "no munition moves")
            return None
        frame.actors = () if pronoun else referents.codes(moving)
        where = [i for p, i in clause.obliques if p in ("in", "on", "at", "near")]
        if not pronoun and chunk.lemma in _COMING_DOWN and any(_is_settled(reader, i) for i in where):
            frame.type, frame.mode, frame.targets = "engagement", "shelling", tuple(
                dict.fromkeys(c for i in where for c in reader.place_codes(i) if c not in frame.actors)
            )
            return frame  # "rockets landed in the town"
        if any(
            row[i].lemma in _SHELLS or ((w := referents.whole_of(row[i])) is not None and row[w].lemma in _SHELLS)
            for i in moving
        ):
            frame.type, frame.mode = "engagement", "shelling"
        frame.detail = "detail" in entry.tags or pronoun
        if chunk.lemma in _COMING_DOWN and attacks.lands_on_somebody(reader, clause):
            frame.type, frame.mode, frame.detail = "engagement", "shelling", pronoun
            frame.targets = tuple(c for c in attacks.struck(reader, clause) if c not in frame.actors)
        return frame
    if "line" in wants:
        crossing = doers or subjects
        line = any("line" in referents.classes(row[i]) for i in patients)
        crossers = doer_classes & {"craft", "troops", "munition"}
        if crossers and not patients and not clause.obliques and chunk.lemma == "cross":
            frame.detail, frame.actors = True, referents.codes(crossing)  # "All five crossed on Monday"
            return frame
        codes = tuple(dict.fromkeys(c for i in patients for c in referents.of(i).codes or reader.place_codes(i)))
        if not line:
            for p, i in clause.obliques:
                if "line" in referents.classes(row[i]) and p in _INTO:
                    line = True
                    codes = codes or referents.of(i).codes or reader.place_codes(i)
        crossed = [*patients, *(i for p, i in clause.obliques if p in _INTO)]
        codes = codes or tuple(c for p, i in clause.obliques if p == "into" for c in referents.of(i).codes)
        if any(reader.tokens[t].low == "international" for i in crossed for t in range(row[i].first, row[i].last)):
            reader.refuse(hit, "nobody's line")
            return None
        if codes and chunk.lemma in _STAYING and set(codes) <= set(referents.codes(crossing)):
            reader.refuse(hit, "at home")
            return None
        movers = doer_classes | (patient_classes if chunk.passive else frozenset())
        if not line and movers & {"craft"} and any(row[i].lemma in _HARBOURS for i in patients):
            frame.type, frame.mode, frame.actors = "deployment", "port_call", referents.codes(crossing)
            return frame
        abroad = foreign_ground(reader, crossed, referents.codes(crossing))
        if "civil" in movers and not referents.codes(crossing):
            reader.refuse(hit, "a civil craft")
            return None
        enters = chunk.lemma == "enter" or hit.text.lower().endswith(("into", "over", "across"))
        enters = enters or any(p == "into" for p, _ in clause.obliques)
        on_land = enters and bool(abroad) and are_under_arms(reader, crossing) and not _is_ship(reader, crossing)
        if (
            not line
            and not on_land
            and chunk.lemma == "enter"
            and any(is_warcraft(reader, i) for i in crossing)
            and any(reader.is_place(i) or row[i].lemma in _REGIONS for i in patients)
        ):
            frame.type, frame.mode, frame.actors = "deployment", "transit", referents.codes(crossing)
            return frame
        if (
            not line
            and movers & {"craft"}
            and any(is_sea(reader, i) for i in patients)
            and chunk.lemma in ("enter", "cross", "sail")
        ):
            frame.type, frame.mode = "deployment", "transit"
            return frame
        if not line and not on_land and not (
            codes and are_under_arms(reader, crossing) and hit.text.lower().endswith(("into", "over"))
        ):
            reader.refuse(hit, "no line is crossed")
            return None
        if (
            not are_under_arms(reader, crossing)
            and not actors
            and not any(reader.tokens[row[i].head].tag == "#" for i in doers)
        ):
            reader.refuse(hit, "nobody crosses")
            return None
        frame.actors = tuple(c for c in referents.codes(crossing))
        frame.targets = tuple(c for c in codes if c not in frame.actors) or abroad
        frame.mode = kind_of_line(reader, [*patients, *(i for p, i in clause.obliques if p in _INTO)])
        return frame
    if (
        chunk.lemma == "leave"
        and entry.type == "deployment"
        and not (
            any(not referents.of(i).pronoun and referents.of(i).codes for i in patients)
            or patient_classes & {"base", "line", "craft", "fortification"}
            or any(p in ("for", "from", "to", "in") for p, _ in clause.obliques)
            or any(reader.is_place(i) for i in patients)
        )
    ):
        reader.refuse(hit, "no place is left")
        return None
    if entry.type == "deployment" and chunk.lemma in _MOVING and doer_classes & {"craft", "troops"}:
        over = [i for p, i in clause.obliques if p in ("into", "across") and "line" in referents.classes(row[i])]
        whose = tuple(dict.fromkeys(c for i in over for c in referents.of(i).codes or reader.place_codes(i)))
        if over and not set(whose) & set(actors):
            frame.type, frame.mode, frame.targets = "incursion", kind_of_line(reader, over), whose
            return frame
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
    if "troops" in wants and any(row[i].lemma == "orbit" for _, i in clause.obliques):
        reader.refuse(hit, "put into orbit")
        return None
    if chunk.lemma in _PUTTING and "troops" in wants:
        where = [i for p, i in clause.obliques if p in (_SENT_TO if chunk.lemma == "order" else _STATIONED)]
        if any(row[i].lemma in _STATES_OF_READINESS for i in where):
            reader.refuse(hit, "put on alert, not in place")
            return None
        if chunk.lemma in ("put", "order") and not any(
            reader.is_place(i) or referents.classes(row[i]) & {"line", "base", "posture"} or referents.of(i).codes
            for i in where
        ):
            reader.refuse(hit, "put nowhere")
            return None
    if wants & {"troops"} and _sent_after(reader, clause):
        reader.refuse(hit, "told by what they were sent for")
        return None
    going = (
        not objects
        and not chunk.passive
        and chunk.lemma in _GOING
        and bool(doer_classes & {"troops", "craft"})
        and any(
            p in _STATIONED and (reader.is_place(i) or referents.of(i).codes or referents.classes(row[i]) & {"line", "base"})
            for p, i in clause.obliques
        )
    )
    if going and "troops" in wants:
        return frame  # "fighters moved towards the border"
    secured = particle in ("security", "patrols", "surveillance")
    if wants & {"troops"} and not secured and not (
        patient_classes & {"troops", "craft", "equipment"}
        or ("posture" in wants and patient_classes & {"posture", "base", "fortification"})
        or ("leaving" in entry.tags and doer_classes & {"troops", "craft"})
    ):
        reader.refuse(hit, "no forces are moved")
        return None
    if "counted" in entry.tags:
        # those who were counted fly; who counts them is where they fly
        frame.actors, frame.targets = patient_codes, tuple(c for c in actors if c not in patient_codes)
        if "munition" in patient_classes and "craft" not in patient_classes and chunk.lemma in _SPOTTING:
            frame.type, frame.targets, frame.detail = "weapons_test", (), True  # what radars see was told, or is
            return frame
        if seen_over(reader, clause, patients, frame):
            frame.targets = frame.targets or tuple(c for c in actors if c not in frame.actors)
            return frame
        near = [i for p, i in clause.obliques if p in _NEAR and (reader.is_place(i) or referents.of(i).codes)]
        near += [i for p, i in clause.obliques if p == "of" and reader.is_place(i)]  # "north of Finnmark"
        if chunk.lemma in _TELLING and not near and not any(_is_counted(reader, i) for i in patients):
            reader.refuse(hit, "seen nowhere")
            return None
        if not patient_codes or set(patient_codes) & set(actors) or not (actors or (chunk.passive and near)):
            reader.refuse(hit, "seen nowhere")
            return None
        zone = [i for p, i in clause.obliques if p in ("in", "inside") and kind_of_line(reader, [i]) in ("adiz", "airspace")]
        if zone:
            frame.type, frame.mode = "incursion", kind_of_line(reader, zone)
            its = [c for i in zone for c in referents.of(i).codes or reader.place_codes(i)]
            frame.targets = tuple(c for c in dict.fromkeys([*its, *actors]) if c not in patient_codes)
            return frame
        if not actors:
            frame.targets = tuple(dict.fromkeys(c for i in near for c in referents.of(i).codes if c not in patient_codes))
        return frame
    if "target" in wants:
        patient_codes = patient_codes or tuple(c for i in patients for c in reader.place_codes(i))
        if not patient_codes:
            near = [
                i for p in patients for q, i in reader.reading.modifiers(p) if q in ("in", "near", "at", "of", "outside")
            ]
            patient_codes = tuple(dict.fromkeys(c for i in near for c in referents.of(i).codes or reader.place_codes(i)))
        if hit.text.lower().endswith("back at") and not patient_classes & _HITTABLE:
            reader.refuse(hit, "with words or tariffs")
            return None
        if attacks.hits_its_target(reader, patients, doer_classes):
            frame.type, frame.mode, frame.detail = "weapons_test", None, True
            return frame
        if (
            chunk.lemma == "take"
            and " " not in hit.text
            and not all(reader.is_place(i) or attacks.is_unknown_place(reader, i) for i in patients)
        ):
            reader.refuse(hit, "no town is taken")
            return None
        if not (
            patients
            and (
                patient_codes
                or patient_classes & {"target", "craft", "base", "infrastructure", "troops", "munition"}
                or attacks.may_hit(reader, chunk.lemma, patients, doing, doer_classes)
            )
        ) and not (chunk.lemma == "attack" and not patients and actors and attacks.attacks_with_arms(reader, clause)):
            reader.refuse(hit, "nothing is hit")
            return None
        if not actors and not (doer_classes & {"craft", "troops", "munition"}) and not chunk.passive:
            reader.refuse(hit, "nobody strikes")
            return None
        if chunk.lemma == "damage" and not any(row[i].lemma in _BLASTS for i in (*doers, *(i for _, i in clause.obliques))):
            reader.refuse(hit, "damaged by no weapon")
            return None
        if chunk.lemma == "set" and not _is_set_alight(reader, clause):
            reader.refuse(hit, "not set on fire")
            return None
        if chunk.lemma in _RAZING and patient_classes & {"infrastructure"} and not set(patient_codes) - set(actors):
            frame.type, frame.mode = "other", "demolition"  # of one's own, or of nobody's that is named
            return frame if actors or chunk.passive else None
        frame.targets = tuple(c for c in patient_codes if c not in actors)
        if chunk.lemma in ("destroy", "hit", "neutralise") and any(row[i].lemma in _FLYING for i in patients):
            frame.mode = "interception"
        return frame
    if "craft_or_munition" in wants:
        attack = any(row[i].lemma in ("attack", "barrage", "assault", "strike", "raid", "salvo") for i in patients)
        pronoun = bool(patients) and all(reader.tokens[row[i].head].low in ("it", "they", "all", "both") for i in patients)
        if not patient_classes & {"craft", "munition"} and not attack and not (pronoun and reader.flying):
            reader.refuse(hit, "nothing is intercepted")
            return None
        frame.targets = tuple(c for c in patient_codes if c not in actors)
        if clause.relation == "infinitive" and above in _SCRAMBLING:
            reader.refuse(hit, "the purpose of a scramble")
            return None
        if chunk.lemma == "intercept" and (
            any(_is_manned(reader, i) for i in patients) or (pronoun and _planes_before(reader, chunk))
        ):
            frame.type, frame.mode = "deployment", "scramble"  # to identify and to escort, no shot is fired
        return frame
    if "agreement" in wants and chunk.lemma in ("withdraw", "pull", "leave", "quit", "exit", "renounce"):
        frame.mode = "withdrawal"
        parties = [c for i in patients for q, j in reader.reading.modifiers(i) if q == "with" for c in referents.of(j).codes]
        frame.targets = tuple(dict.fromkeys(c for c in parties if c not in actors))
    if (
        "agreement" in wants
        and chunk.lemma not in ("put", "restore")
        and any(referents.of(i).role == "alliance" for i in patients)
    ):
        frame.mode, patient_classes = "withdrawal", patient_classes | {"agreement"}  # "quit ECOWAS"
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
        "signal",
        "prisoner",
        "cable",
        "passage",
        "resident",
        "diplomat",
        "barricade",
        "readiness",
    ):
        if cls in wants:
            ok = bool(patient_classes & {cls})
            if cls == "border":
                parts = [j for i in patients for q, j in reader.reading.modifiers(i) if q == "of"]
                ok = bool(patient_classes & {"line"}) or any(
                    t.low.removesuffix("s") in ("border", "frontier", "crossing", "airspace")
                    for i in (*patients, *parts)
                    for t in reader.tokens[row[i].first : row[i].last]
                )
            elif cls == "readiness":
                ok = ok and (bool(actors) or chunk.tense != "gerund")
            elif cls == "passage":
                ok = ok or bool(patient_classes & {"line"}) or any(is_sea(reader, i) for i in patients)
            elif cls == "equipment":
                supplying = chunk.lemma in ("supply", "provide", "equip")
                given = [i for p, i in clause.obliques if p == "with" and supplying]
                given += [j for i in patients for q, j in reader.reading.modifiers(i) if q == "of"]
                named = any(
                    t.name >= 0 and reader.names.spans[t.name].equipment is not None
                    for i in patients
                    for t in reader.tokens[row[i].first : row[i].last]
                )
                patient_classes |= {"equipment"} if named else frozenset()
                patient_classes |= {c for i in given for c in referents.classes(row[i])}
                ok = bool(patient_classes & {"equipment", "munition", "craft"})
            elif cls == "base" and entry.type == "inspection":
                ok = (
                    bool(patient_classes & {"base", "craft", "troops"})
                    or (chunk.lemma in ("inspect", "look", "tour") and bool(patients))
                    or (hit.text.lower().endswith("on board"))
                )
            elif cls == "craft" and entry.mode == "escort":
                ok = ok or bool(doer_classes & {"craft"})
            elif cls == "craft" and "following" in entry.tags:
                ok = "craft" in patient_classes
                if chunk.lemma in _LOOKING:  # of strangers only, and by armed forces
                    ok = ok and bool(actors and set(patient_codes) - set(actors))
                else:
                    ok = ok or "munition" in patient_classes or any(row[i].low in ("them", "it") for i in patients)
            elif cls == "counterpart":
                # "the two defence ministers met": nobody needs to be named as met
                ok = ok or (
                    chunk.lemma == "meet"
                    and not patients
                    and len(actors) > 1
                    and any(r.kind == "person" or "person" in r.classes for r in doing)
                )
            if cls == "border" and not ok and any(row[i].lemma == "airport" for i in patients):
                frame.type, frame.mode, ok = "readiness", "airspace_closure", True
            if not ok:
                reader.refuse(hit, f"object is no {cls}")
                return None
    holds_ground = chunk.lemma == "take" and are_under_arms(reader, subjects)
    if "warcraft" in wants_subject and not (
        (holds_ground or any(is_warcraft(reader, i) or _is_owned(reader, i) for i in subjects))
        and any(
            reader.is_place(i) or referents.classes(row[i]) & {"line", "base"}
            for p, i in [*clause.obliques, *((behind(reader, clause), i) for i in objects)]
            if p in _NEAR or p in ("of", "on")
        )
    ):
        reader.refuse(hit, "no craft there")
        return None
    if "craft" in wants_subject and not (doer_classes | (patient_classes if chunk.passive else frozenset())) & {
        "craft",
        "troops",
    }:
        reader.refuse(hit, "no craft moves")
        return None
    if entry.mode == "port_call" and chunk.lemma in ("arrive", "visit") and not actors and "craft" not in doer_classes:
        reader.refuse(hit, "nobody who is named arrives")  # "all brigades of builders arrived at the sites"
        return None
    follows = row[chunk.i + 1].low if chunk.i + 1 < len(row) else ""
    if chunk.lemma == "sign" and follows in ("up", "off"):
        reader.refuse(hit, "signed up, not signed")
        return None
    if chunk.lemma == "train" and entry.type == "exercise" and "troops" in patient_classes and patient_codes and actors:
        frame.actors = tuple(dict.fromkeys([*actors, *patient_codes]))
        return frame  # "instructors are training special forces"
    if chunk.lemma == "train" and objects and entry.type == "exercise":
        reader.refuse(hit, "somebody is taught")
        return None
    if "forces" in wants_subject and not ((actors and any(r.own for r in doing)) or doer_classes & {"troops", "craft"}):
        reader.refuse(hit, "nobody trains")
        return None
    if "leader" in wants_subject and not any(r.person is not None or (r.kind == "person" and r.codes) for r in doing):
        reader.refuse(hit, "no leader visits")
        return None
    if (
        "ruler" in wants
        and " " not in hit.text
        and "ruler" not in patient_classes
        and not any(referents.of(i).person is not None for i in patients)
    ):
        reader.refuse(hit, "no ruler falls")
        return None
    if (
        entry.mode == "disarmament"
        and chunk.lemma != "disarm"
        and not hit.text.lower().endswith(("arms", "weapons"))
        and not any(row[i].lemma in _ARMS for i in patients)
    ):
        reader.refuse(hit, "no arms are laid down")
        return None
    if "politician" in wants_subject and not (any(r.person is not None for r in doing) and patient_codes):
        reader.refuse(hit, "no politician visits")
        return None
    if (
        "agreement" in wants
        and chunk.lemma == "put"
        and not any(row[i].lemma in ("hold", "ice", "abeyance") for _, i in clause.obliques)
    ):
        reader.refuse(hit, "not put on hold")
        return None
    moved = (
        entry.type == "deployment"
        and chunk.passive
        and (
            bool(patient_classes & {"troops", "fortification", "warcraft"} or patient_codes)
            or ("equipment" in patient_classes and "craft" not in patient_classes)  # not "two ships were sent on"
        )
    )
    if entry.type == "procurement":
        if not frame.actors and chunk.passive:
            frame.actors = actors = patient_codes or tuple(c for p, r in oblique_codes if p == "into" for c in r.codes)
        frame.actors = actors = handovers.parties(chunk.lemma, actors, patient_codes, oblique_codes)
    if "detail" in entry.tags and chunk.tense == "gerund" and not _starts(reader, clause):
        reader.refuse(hit, "what came of something else")
        return None
    if entry.mode == "sabotage" and not chunk.finite and not chunk.passive:
        reader.refuse(hit, "only suspected or meant")
        return None
    if entry.mode == "accident" and chunk.lemma == "come" and any(p == "from" for p, _ in clause.obliques):
        reader.refuse(hit, "on its way")
        return None
    if entry.mode == "accident" and not any(is_warcraft(reader, i) or _is_owned(reader, i) for i in (*subjects, *patients)):
        reader.refuse(hit, "no military craft")
        return None
    if chunk.lemma == "agree" and any(
        c.governor == clause.verb and c.relation == "infinitive" and row[c.verb].lemma in handovers.TRADING
        for c in reader.reading.clauses.values()
    ):
        reader.refuse(hit, "agreed to do what another trigger tells")
        return None
    if chunk.passive and not actors and "agreement:pair" in entry.tags and "agreement" in patient_classes:
        actors = frame.actors = patient_codes or reader.discourse.last_group  # "A protocol has been signed"
        moved = True
    if "reaction" in entry.tags and "detail" in entry.tags and not actors:
        frame.detail = True
    if "detail" in entry.tags and chunk.passive and not actors:
        frame.targets, frame.detail = patient_codes, True
        return frame  # "Two guards were killed": by what was told before
    fell = entry.type == "engagement" and "troops" in doer_classes and bool(patient_codes)  # to gunmen of no name
    if "weak" in entry.tags and not actors and entry.type != "readiness" and not moved and not fell:
        reader.refuse(hit, "weak verb without an actor")
        return None
    alone = not patients and not any(p == "with" for p, _ in clause.obliques)
    if entry.mode == "ramming" and chunk.lemma == "collide" and len(set(actors)) == 1 and alone:
        frame.type, frame.mode = "other", "accident"  # two planes of one air force
    if "reaction" in entry.tags or entry.type in ("engagement", "incursion"):
        others = [c for i in patients for c in referents.of(i).codes] + at
        frame.targets = tuple(dict.fromkeys(c for c in others if c not in frame.actors))
    if not frame.actors and chunk.passive and entry.type in ("deployment", "readiness"):
        frame.actors = patient_codes
    if entry.mode == "border_closure":
        beyond = [j for i in patients for q, j in reader.reading.modifiers(i) if q in ("with", "to", "from")]
        beyond += [i for p, i in clause.obliques if p == "with"]
        frame.targets = tuple(c for c in dict.fromkeys(referents.codes(beyond)) if c not in frame.actors)
    if entry.mode == "sanctions":
        hit_by = [i for p, i in clause.obliques if p in ("on", "against")]
        frame.targets = tuple(c for c in dict.fromkeys(referents.codes(hit_by)) if c not in frame.actors)
    if entry.type == "agreement" and frame.mode == "suspension":
        # one side does it to the other: "ended its pact with France"
        said_of = [(q, referents.of(j)) for i in patients for q, j in reader.reading.modifiers(i)] + oblique_codes
        partners = [r for q, r in said_of if q in ("with", "from") or (q == "in" and r.role == "alliance")]
        with_whom = [c for r in partners for c in r.codes]
        doers_codes = [c for r in doing if r.kind in ("actor", "person") for c in r.codes]
        frame.actors = tuple(dict.fromkeys(doers_codes or actors))
        frame.targets = tuple(dict.fromkeys(c for c in with_whom if c not in frame.actors))
    if "counterpart" in wants:
        frame.actors = tuple(dict.fromkeys([*frame.actors, *patient_codes]))
        if len(frame.actors) < 2:
            reader.refuse(hit, "one party only")
            return None
    if chunk.lemma == "conclude" and not patient_classes & {"agreement"}:
        reader.refuse(hit, "no agreement is concluded")
        return None
    if "agreement:pair" in entry.tags:
        phrases = [*clause.obliques, *(pair for i in patients for pair in reader.reading.modifiers(i))]
        if event_nouns.is_purchase(reader, phrases):
            frame.type, frame.mode = "procurement", "purchase"
        frame.actors = tuple(
            dict.fromkeys([*frame.actors, *(c for p, r in oblique_codes if p in ("with", "between") for c in r.codes)])
        )
        if not frame.actors and not moved:
            reader.refuse(hit, "parties unknown")
            return None
    return frame


def _to_meet(reader: FrameReader, clause: Clause) -> Clause | None:
    """ "launched fighters to intercept two bombers": the clause that says what they were launched for."""
    row = reader.reading.row
    return next(
        (
            other
            for other in reader.reading.clauses.values()
            if other.governor == clause.verb and other.relation == "infinitive" and row[other.verb].lemma in _MEETING
        ),
        None,
    )


def _sent_after(reader: FrameReader, clause: Clause) -> bool:
    """ "mobilised ships to shadow the carrier": told by what they were sent for."""
    row = reader.reading.row
    return any(
        other.governor == clause.verb
        and other.relation == "infinitive"
        and row[other.verb].lemma in FOLLOWING
        and any("craft" in reader.referents.classes(row[i]) for i in other.objects)
        for other in reader.reading.clauses.values()
    )


def _by_a_group(doing: list[Referent]) -> bool:
    """Whether those who fire are no state: a militia has no range to test its rockets on."""
    named = [r for r in doing if r.codes and r.kind in ("actor", "thing")]
    return bool(named) and all(r.role == "group" for r in named)


def _was_brought_down(reader: FrameReader, clause: Clause, patients: list[int]) -> bool:
    """ "shot down a missile fired by", "downed the drones that were launched": what is shot down was sent at somebody."""
    row = reader.reading.row
    return any(
        row[other.verb].lemma in _BRINGING_DOWN and not row[other.verb].passive and set(other.objects) & set(patients)
        for other in reader.reading.clauses.values()
        if other is not clause
    )


def _is_manned(reader: FrameReader, i: int) -> bool:
    """Whether noun group `i` names planes with a crew, and no drones."""
    group = reader.reading.row[i]
    words = {word for t in reader.tokens[group.first : group.last] for word in (t.lemma, t.low)}
    n = reader.tokens[group.head].name
    equipment = reader.names.spans[n].equipment if n >= 0 else None
    manned = bool(words & _PLANES) or (equipment is not None and equipment.category in _MANNED)
    return manned and not words & {"drone", "drones", "unmanned", "uav"}


def _planes_before(reader: FrameReader, chunk: Chunk) -> bool:
    """Whether what "all" and "they" stand for are planes that the sentence named, and no drones."""
    words = {t.low for t in reader.tokens[: chunk.first]}
    return bool(words & _PLANES) and not words & (_FLYING | {"drones", "missiles", "rockets", "uavs"})


def is_warcraft(reader: FrameReader, i: int) -> bool:
    """Whether noun group `i` names a ship or aircraft of armed forces, as far as its words say."""
    referents, group = reader.referents, reader.reading.row[i]
    classes = referents.classes(group)
    if "craft" not in classes or "civil" in classes:
        return False
    n = reader.tokens[group.head].name
    equipment = reader.names.spans[n].equipment if n >= 0 else None
    if "warcraft" in classes or (equipment is not None and not equipment.generic):
        return True
    return any(
        t.low in _FORCES or (t.name >= 0 and any(a.role in _ARMED for a in reader.names.spans[t.name].actors))
        for t in reader.tokens[group.first : group.last]
    )


def behind(reader: FrameReader, clause: Clause) -> str:
    """The preposition right behind the verb, whose noun group the order of words makes an object: "flew over the town"."""
    row = reader.reading.row
    k = clause.verb + 1
    return row[k].low if k < len(row) and row[k].kind == "PREP" else ""


def _is_settled(reader: FrameReader, i: int) -> bool:
    """Whether noun group `i` names a place where people live or work, and no sea: what comes down there is an attack."""
    n = reader.tokens[reader.reading.row[i].head].name
    place = reader.names.spans[n].place if n >= 0 else None
    if place is not None and place.place_kind in _SETTLED:
        return True
    return bool(reader.referents.classes(reader.reading.row[i]) & {"target"}) and n < 0


def _is_counted(reader: FrameReader, i: int) -> bool:
    """ "27 military aircraft", "several warships"."""
    group = reader.reading.row[i]
    return any(t.tag == "#" or t.low in ("several", "dozens") for t in reader.tokens[group.first : group.head])


def _is_owned(reader: FrameReader, i: int) -> bool:
    """Whether noun group `i` names a craft that belongs to a state, and no civil one."""
    classes = reader.referents.classes(reader.reading.row[i])
    return "craft" in classes and "civil" not in classes and bool(reader.referents.of(i).codes)


def _starts(reader: FrameReader, clause: Clause) -> bool:
    """Whether a gerund is all that the sentence has for a verb, as in headlines and lists."""
    return clause.governor < 0 or not reader.reading.row[clause.governor].finite


def _is_ship(reader: FrameReader, groups: list[int]) -> bool:
    """Whether one of the noun groups names a ship: what leaves a slipway when it is launched."""
    for i in groups:
        head = reader.tokens[reader.reading.row[i].head]
        equipment = reader.names.spans[head.name].equipment if head.name >= 0 else None
        if head.lemma in _SHIPS or (equipment is not None and equipment.category in _AFLOAT):
            return True
    return False


def _fired_from(reader: FrameReader, clause: Clause) -> Codes:
    """ "was fired from a Russian submarine", "lifted off from Vandenberg": those whose platform or ground it was."""
    for p, i in clause.obliques:
        if p in ("from", "aboard"):
            codes = reader.referents.of(i).codes or reader.place_codes(i)
            if codes:
                return codes
    return ()


def _is_set_alight(reader: FrameReader, clause: Clause) -> bool:
    """ "set a depot on fire", "set the tanks ablaze"."""
    row = reader.reading.row
    return any(row[i].lemma == "fire" for _, i in clause.obliques) or any(
        t.low in ("ablaze", "alight") for t in reader.tokens[row[clause.verb].last :]
    )
