"""What an entry asks of the object of its verb: a class that its noun groups must have, or what else may stand for it."""

from __future__ import annotations

from collections.abc import Callable

from timeline.extract.acts.act import GO_ON, SENDING, Act, Verdict
from timeline.extract.crossings import is_sea

_FALLEN = frozenset("body remains corpse".split())
_LOOKING = frozenset("monitor follow watch observe keep".split())
_DRILLS = frozenset("exercise drill manoeuvre maneuver war-game".split())
_BORDERS = frozenset({"border", "frontier", "crossing", "checkpoint"})
_SKIES = frozenset({"airspace", "skies", "sky"})
_SERVICES = frozenset("service commission operation use inventory fleet".split())
_ROLES = frozenset("part role participation membership".split())
_PARTS = frozenset("stretch part section portion span length".split())


def have_object(act: Act) -> Verdict:
    """Refuse an act whose object is none of what the entry asks for."""
    for wanted, fits in _FITS.items():
        if wanted in act.wants and not (fits(act) if fits is not None else wanted in act.patient_classes):
            act.refuse(f"object is no {wanted}")
            return None
    return GO_ON


def _craft(act: Act) -> bool:
    if act.entry.mode == "escort":
        return "craft" in act.patient_classes or "craft" in act.doer_classes
    if "following" not in act.entry.tags:
        return "craft" in act.patient_classes
    if act.lemma in _LOOKING:  # of strangers only, and by armed forces
        if act.above in SENDING and act.reader.flying and any(act.group(i).low in ("them", "it") for i in act.patients):
            return bool(act.actors)  # "Finland sent jets to monitor them"
        return "craft" in act.patient_classes and bool(act.actors and set(act.patient_codes) - set(act.actors))
    return bool(act.patient_classes & {"craft", "munition"}) or any(
        act.group(i).low in ("them", "it") for i in act.patients
    )


def _border(act: Act) -> bool:
    """ "closed the crossing", "shut its skies to all flights"; an airspace "is closed" at set hours."""
    parts = [j for i in act.patients for q, j in act.modifiers(i) if q == "of"]
    words = [t for i in (*act.patients, *parts) for t in act.words(i)]
    if any(t.low in _SKIES or t.lemma == "airport" for t in words):
        act.frame.type, act.frame.mode = "readiness", "airspace_closure"
        return not (act.passive and act.verb.tense == "present")
    return "line" in act.patient_classes or any(t.low.removesuffix("s") in _BORDERS for t in words)


def _equipment(act: Act) -> bool:
    """Arms, named or not, and what is given in phrases: "supplied Ethiopia with drones", "a batch of tanks"."""
    if act.lemma == "order" and any(act.group(i).lemma in _DRILLS for i in act.patients):
        return False  # "ordered exercises"
    names = act.reader.names.spans
    supplying = act.lemma in ("supply", "provide", "equip")
    given = act.after(("with",)) if supplying else []
    given = [*given, *(j for i in act.patients for q, j in act.modifiers(i) if q == "of")]
    if any(t.name >= 0 and names[t.name].equipment is not None for i in act.patients for t in act.words(i)):
        act.patient_classes |= {"equipment"}
    act.patient_classes |= {c for i in given for c in act.classes(i)}
    return bool(act.patient_classes & {"equipment", "munition", "craft"})


def _base(act: Act) -> bool:
    if act.entry.type != "inspection":
        return "base" in act.patient_classes
    return (
        bool(act.patient_classes & {"base", "craft", "troops"})
        or (act.lemma in ("inspect", "look", "tour") and bool(act.patients))
        or act.hit.text.lower().endswith("on board")
    )


def _counterpart(act: Act) -> bool:
    """ "the two defence ministers met": nobody needs to be named as met; "met the president of Chad", of another side."""
    if act.patient_codes and act.actors and not set(act.patient_codes) & set(act.actors):
        speaking = any(r.kind == "person" or "person" in r.classes for r in act.doing)
        if speaking and any(act.of(i).kind == "person" or "person" in act.classes(i) for i in act.patients):
            return True
    return "counterpart" in act.patient_classes or (
        act.lemma == "meet"
        and not act.patients
        and len(act.actors) > 1
        and any(r.kind == "person" or "person" in r.classes for r in act.doing)
    )


def _passage(act: Act) -> bool:
    """ "blocked the road", "sealed off the strait", "have cut off El Obeid"."""
    if act.patient_classes & {"passage", "line"} or any(is_sea(act.reader, i) for i in act.patients):
        return True
    return act.particle == "off" and any(act.reader.is_place(i) for i in act.patients)


def _service(act: Act) -> bool:
    """ "took its second frigate into service", "accepted the jets into the fleet"."""
    return _equipment(act) and any(act.group(i).lemma in _SERVICES for i in act.after(("into", "in")))


def _agreement(act: Act) -> bool:
    """ "suspended the accord", "froze its part in the treaty"."""
    parts = (j for i in act.patients if act.group(i).lemma in _ROLES for _, j in act.modifiers(i)[:1])
    return "agreement" in act.patient_classes or any("agreement" in act.classes(j) for j in parts)


def _infrastructure(act: Act) -> bool:
    """ "razed the bridge", "blew up a stretch of the road"."""
    parts = (j for i in act.patients if act.group(i).lemma in _PARTS for q, j in act.modifiers(i) if q == "of")
    return "infrastructure" in act.patient_classes or any("infrastructure" in act.classes(j) for j in parts)


def _readiness(act: Act) -> bool:
    return "readiness" in act.patient_classes and (bool(act.actors) or act.verb.tense != "gerund")


def _prisoner(act: Act) -> bool:
    """ "freed 20 hostages", "swapped 34 soldiers", "handed over the bodies of soldiers"."""
    if "prisoner" in act.patient_classes or any(act.group(i).lemma in _FALLEN for i in act.patients):
        return True
    both = len(set(act.actors)) > 1
    return act.lemma in ("swap", "exchange", "trade") and both and "troops" in act.patient_classes


_FITS: dict[str, Callable[[Act], bool] | None] = {
    "craft": _craft,
    "border": _border,
    "supplies": None,
    "infrastructure": _infrastructure,
    "leave": None,
    "service": _service,
    "agreement": _agreement,
    "equipment": _equipment,
    "base": _base,
    "fortification": None,
    "counterpart": _counterpart,
    "signal": None,
    "prisoner": _prisoner,
    "cable": None,
    "passage": _passage,
    "resident": None,
    "diplomat": None,
    "barricade": None,
    "readiness": _readiness,
    "preparedness": None,
}
"""By the class that is asked for; None where the class itself must be there."""
