"""What is fired, launched and dropped: a test, or an attack where it is aimed at somebody.

"Fired two missiles into the sea", "test-launched an ICBM", "fired rockets at the town", "dropped bombs on it".
"""

from __future__ import annotations

from timeline.extract.acts.act import GO_ON, Act, Verdict, others
from timeline.extract.acts.aims import Aim, aim_of
from timeline.extract.acts.craft import is_ship
from timeline.extract.crossings import is_sea
from timeline.extract.discourse import Codes
from timeline.extract.referents import Referent

SHELLS = frozenset({"shell", "round", "artillery", "artillery round", "mortar", "projectile"})
_TRYING = frozenset({"test", "try", "ignite"})
_OF_WHAT_FLIES = frozenset({"fire", "launch", "test", "try", "detonate"})
_OF_EQUIPMENT = frozenset({"test", "try", "fire", "ignite", "loft", "loose"})
_SOMEWHERE = frozenset({"into", "to", "over", "toward", "towards"})
_BRINGING_DOWN = frozenset("shoot down intercept destroy bring knock repel thwart neutralise neutralize take".split())
TRIALS = frozenset({"test", "trial", "firing", "campaign"})
_OF_SPACE = frozenset("satellite orbit space soyuz cosmonaut astronaut cosmodrome payload".split())
_REHEARSED = frozenset("drill exercise manoeuvre maneuver training target".split())
_MANY = frozenset("dozens scores hundreds waves swarms several".split())
_AT_NIGHT = frozenset("overnight night dawn wave waves swarm swarms attack attacks strike strikes".split())
_BY_MISTAKE = frozenset("accidentally mistakenly inadvertently unintentionally".split())


def launch(act: Act) -> Verdict:
    """What a verb makes of the munition that is its object."""
    if "munition" not in act.wants:
        return GO_ON
    frame, aim = act.frame, aim_of(act)
    if act.lemma == "launch" and is_ship(act, act.patients) and not aim.taken:
        frame.type, frame.mode = "procurement", "commissioning"  # "launched its fourth carrier": off the slipway
        return frame if act.actors else None
    if any(act.group(i).lemma == "flare" for i in act.patients) and (act.actors or act.doer_classes & {"craft", "troops"}):
        frame.type, frame.mode = "engagement", "warning_shots"
        near = [j for _, i in act.clause.obliques for j in (i, *(k for q, k in act.modifiers(i) if q == "of"))]
        frame.targets = others(act.codes([i for i in near if act.classes(i) & {"craft", "troops"}]), act.actors)
        return frame
    if _shoots_into_the_air(act):
        frame.type, frame.mode = "engagement", "warning_shots"
        frame.targets = others(act.codes([i for other in act.purposes() for i in other.objects]), act.actors)
        return frame
    if _shoot_at_each_other(act):
        frame.type, frame.mode, frame.targets = "engagement", "clash", ()
        return frame
    if _shoots_at_somebody(act, aim):
        frame.type, frame.mode, frame.targets = "engagement", "attack", aim.at
        return frame
    pronoun = _is_pronoun(act)
    if why := _no_munition(act, pronoun):
        act.refuse(why)
        return None
    if pronoun:
        frame.detail = True
        return frame
    if why := _no_launch(act, aim):
        act.refuse(why)
        return None
    if not act.actors:
        frame.actors = act.patient_codes or _fired_from(act)
    if not aim.taken and any(t.low == "live" for i in act.patients for t in act.words(i)):
        if not act.actors and not act.passive:
            act.refuse("what somebody did in a drill")  # "juries judged the crews, which fired live rounds"
            return None
        frame.type, frame.mode = "exercise", "live_fire"  # "live rounds will be fired off the cape"
        return frame
    if told := _force(act, aim):
        frame.type, frame.mode = told
        frame.targets = aim.at
    elif (enemies := _enemies(act)) is not None:
        frame.type, frame.mode = "engagement", "attack" if "drone" in act.lemmas(act.patients) else "strike"
        frame.targets = others(enemies, frame.actors)
    elif "drone" in act.lemmas(act.patients) and act.lemma not in _TRYING:
        act.refuse("drones sent nowhere")
        return None
    return frame


def _shoot_at_each_other(act: Act) -> bool:
    """ "fired on each other", "shot at one another"."""
    at = [i for p, i in act.around() if p in ("on", "at", "upon")]
    return act.lemma in ("fire", "shoot") and any(t.low in ("each", "one") for i in at for t in act.words(i)) and any(
        t.low in ("other", "another") for i in at for t in act.words(i)
    )


def _shoots_at_somebody(act: Act, aim: Aim) -> bool:
    """ "fired at the patrol", "shots were fired at the patrol": nothing is named that is fired, or nothing but shots."""
    if act.lemma not in ("fire", "shoot") or not aim.taken:
        return False
    if act.patients:
        shots = all(act.group(i).lemma in ("shot", "gunshot", "bullet") for i in act.patients)
        return shots and not any(t.low == "warning" for t in act.reader.tokens)
    return bool(act.actors or act.doer_classes & {"troops", "craft"})


def _shoots_into_the_air(act: Act) -> bool:
    """ "The guards fired into the air to stop the boat": nobody is to be hit."""
    shooting = act.lemma in ("fire", "shoot") and not act.patients and not act.passive
    return shooting and any(act.group(i).lemma == "air" for i in act.after(("into", "in")))


def _is_pronoun(act: Act) -> bool:
    """ "It was fired", "they were launched"."""
    return act.passive and bool(act.subjects) and all(act.head(i).low in ("it", "they") for i in act.subjects)


def _no_munition(act: Act, pronoun: bool) -> str:
    """Why the object is nothing that is fired, '' where it is."""
    if any(act.group(i).lemma in ("shot", "flare") for i in act.patients):
        return "shots, no missiles"
    if (
        "munition" in act.patient_classes
        or (pronoun and act.reader.flying and act.lemma in _OF_WHAT_FLIES)
        or ("equipment" in act.patient_classes and act.lemma in _OF_EQUIPMENT)
    ):
        return ""
    return "what is fired is no munition"


def _no_launch(act: Act, aim: Aim) -> str:
    """Why a munition is not launched, '' where it is."""
    if (
        act.lemma in ("send", "put", "place", "shoot")
        and not aim.taken
        and not any(act.group(i).lemma in TRIALS for i in act.after(("through",)))
        and not any(act.group(i).lemma == "orbit" for _, i in act.clause.obliques)
        and not act.after(_SOMEWHERE)
    ):
        return "not sent anywhere"
    if any(t.low == "water" for i in act.patients for t in act.words(i)):
        return "only water"
    if act.verb.tense == "infinitive" and act.above == "use":
        return "what they have for it"
    if act.passive and act.verb.tense == "present" and not act.verb.progressive and not act.actors and not _is_dated(act):
        return "how it is launched"
    return ""


def _is_dated(act: Act) -> bool:
    """Whether a time expression stands in the sentence."""
    return any(t.timex >= 0 for t in act.reader.tokens)


def _force(act: Act, aim: Aim) -> tuple[str, str] | None:
    """Type and mode of a launch that is the use of force, None for a test."""
    lemmas = act.lemmas(act.patients)
    if "interceptor" in lemmas and any("munition" in act.classes(i) for i in act.after(("at", "against"))):
        return "engagement", "interception"
    if act.lemma == "drop":
        return ("other", "accident") if _is_by_mistake(act) else ("engagement", "strike")
    if any(p == "as" and act.group(i).lemma == "warning" for p, i in act.clause.obliques):
        return "engagement", "warning_shots"
    hostile = act.lemma not in _TRYING and (_was_brought_down(act) or _by_a_group(act.doing) or _rockets_come_from(act))
    if hostile or (aim.taken and "test" not in act.lemma and act.lemma not in _TRYING):
        return "engagement", "attack" if "drone" in lemmas else "strike"
    if act.lemma == "test":
        return None
    if lemmas & SHELLS and not lemmas & {"missile", "rocket"}:
        return "engagement", "shelling"
    if act.actors and _in_revenge(act):
        return "engagement", "strike"
    return None


def _enemies(act: Act) -> Codes | None:
    """Those with whom the one who launches was told to be fighting just before; None where there is no fight, where it
    is a test, and where it goes into the sea or into space. The launch of nobody who is named is a blow of the last fight.
    """
    if (
        act.lemma in _TRYING
        or "test" in act.lemma
        or any(t.lemma in TRIALS or t.lemma in _REHEARSED or t.low in _OF_SPACE for t in act.reader.tokens)
        or any(is_sea(act.reader, i) or act.group(i).lemma in ("sea", "ocean", "water") for _, i in act.clause.obliques)
    ):
        return None
    doing = set(act.frame.actors)
    for fight in reversed(act.reader.fights):
        striking, struck = (fight.targets, fight.actors) if fight.fended_off else (fight.actors, fight.targets)
        if not doing and act.passive:
            act.frame.actors = striking
            return struck
        if doing & set(striking):
            return struck
        if doing & set(struck):
            return striking
    return () if _in_waves(act) else None


def _in_waves(act: Act) -> bool:
    """ "launched 208 drones overnight": so many are no trial."""
    many = any(t.tag == "#" or t.low in _MANY for i in act.patients for t in act.words(i))
    return many and "drone" in act.lemmas(act.patients) and any(t.low in _AT_NIGHT for t in act.reader.tokens)


def _is_by_mistake(act: Act) -> bool:
    """ "accidentally dropped eight bombs"."""
    near = act.reader.tokens[max(0, act.verb.first - 2) : act.verb.last + 2]
    return any(t.low in _BY_MISTAKE for t in near)


def _was_brought_down(act: Act) -> bool:
    """ "shot down a missile fired by", "downed the drones that were launched": what is shot down was sent at somebody."""
    row = act.reader.reading.row
    return any(
        row[other.verb].lemma in _BRINGING_DOWN
        and set(other.subjects if row[other.verb].passive else other.objects) & set(act.patients)
        for other in act.reader.reading.clauses.values()
        if other is not act.clause
    )


def _by_a_group(doing: list[Referent]) -> bool:
    """Whether those who fire are no state: a militia has no range to test its rockets on."""
    named = [r for r in doing if r.codes and r.kind in ("actor", "thing")]
    return bool(named) and all(r.role == "group" for r in named)


def _rockets_come_from(act: Act) -> bool:
    """ "19 rockets were launched from Lebanon": of several, by nobody named, and neither into the sea nor into space."""
    several = any(t.low == "rockets" for i in act.patients for t in act.words(i)) or any(
        whole is not None and whole.low == "rockets" for i in act.patients for whole in (act.whole(i),)
    )
    ground = [i for i in act.after(("from",)) if act.reader.is_place(i) or act.of(i).role in ("country", "capital")]
    if any(t.low.removesuffix("s") in _OF_SPACE for t in act.reader.tokens) or any(_is_range(act, i) for i in ground):
        return False
    return several and act.passive and not act.agents and bool(ground) and not act.after(("into", "to"))


def _is_range(act: Act, i: int) -> bool:
    n = act.head(i).name
    place = act.reader.names.spans[n].place if n >= 0 else None
    return place is not None and place.place_kind in ("launch_site", "range")


def _in_revenge(act: Act) -> bool:
    """ "fired missiles in retaliation", "fired retaliatory missiles"; not "fired missiles and drew a retaliatory launch"."""
    groups = [act.group(i) for i in act.patients]
    return any(
        t.low != "retaliatory" or any(group.first <= t.i < group.last for group in groups)
        for t in act.reader.tokens
        if t.low.startswith(("retaliat", "revenge", "reprisal"))
    )


def _fired_from(act: Act) -> Codes:
    """ "was fired from a Russian submarine", "lifted off from Vandenberg": those whose platform or ground it was."""
    return next((codes for i in act.after(("from", "aboard")) if (codes := act.owners([i]))), ())
