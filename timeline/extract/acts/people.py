"""People who are brought to safety, and aircraft that are kept out.

"Flew its diplomats out of the capital", "took 800 people to shelters".
"""

from __future__ import annotations

from timeline.extract.acts.act import GO_ON, Act, Verdict

_WHITHER = frozenset("shelter cover home basement bunker house area safety village town district indoor".split())
_PEOPLE = frozenset(
    """people person family child woman resident civilian villager inhabitant citizen household islander national diplomat
    staff employee worker population foreigner dependant dependent evacuee pupil student patient expatriate""".split()
)
_SKIES = frozenset("airspace sky skies space".split())
_FLOWN = frozenset("aircraft plane flight airliner airline jet carrier".split())


def relocate(act: Act) -> Verdict:
    """ "brought 800 villagers to shelters", "flew its diplomats out of Khartoum"."""
    if act.entry.id != "readiness.relocate":
        return GO_ON
    if not any(_are_people(act, i) for i in act.patients) or "troops" in act.patient_classes:
        act.refuse("nobody is brought to safety")
        return None
    if act.lemma != "evacuate" and not any(_is_to_safety(act, p, i) for p, i in act.clause.obliques):
        act.refuse("brought to no safety")
        return None
    return act.frame


def _is_to_safety(act: Act, preposition: str, i: int) -> bool:
    """ "out of Goma", "from the villages", "to shelters", of inhabitants also to any place."""
    if preposition in ("from", "out"):
        return True
    sheltered = act.reader.is_place(i) and "resident" in act.patient_classes
    return preposition == "to" and (act.group(i).lemma in _WHITHER or sheltered)


def bar(act: Act) -> Verdict:
    """ "barred Indian aircraft from its airspace"."""
    if "barred" not in act.entry.tags:
        return GO_ON
    kept_out = any(act.group(i).lemma in _FLOWN or "craft" in act.classes(i) for i in act.patients)
    if kept_out and any(t.low in _SKIES for i in act.after(("from", "in", "over")) for t in act.words(i)):
        act.frame.targets = act.patient_codes if not act.passive else ()
        return act.frame if act.actors else None
    act.refuse("no airspace is closed")
    return None


def _are_people(act: Act, i: int) -> bool:
    return act.group(i).lemma in _PEOPLE or "resident" in act.classes(i) or "diplomat" in act.classes(i)
