"""Agreements: signed by parties, left by one of them, suspended by one against the other; meetings of counterparts.

"Signed a pact with Kenya", "quit the treaty", "suspended its accord with France", "a deal for 26 jets" (a purchase).
"""

from __future__ import annotations

from timeline.extract import event_nouns
from timeline.extract.acts.act import GO_ON, Act, Verdict, others

_ALLIANCES = frozenset("NATO EU ECOWAS CSTO UN SCO ASEAN AU AES BRICS".split())
_LEAVING = frozenset({"withdraw", "pull", "leave", "quit", "exit", "renounce"})


def withdraw(act: Act) -> Verdict:
    """ "withdrew from the treaty", "quit ECOWAS": an agreement that is left; an alliance is one."""
    if "agreement" not in act.wants:
        return GO_ON
    frame = act.frame
    if act.lemma in _LEAVING:
        frame.mode = "withdrawal"
        parties = [j for i in act.patients for q, j in act.modifiers(i) if q == "with"]
        frame.targets = others(act.codes(parties), act.actors)
    if act.lemma not in ("put", "restore") and any(act.of(i).role == "alliance" for i in act.patients):
        frame.mode = "withdrawal"
        act.patient_classes |= {"agreement"}
    return GO_ON


def join(act: Act) -> Verdict:
    """ "became a member of the alliance", "became NATO's 31st member"."""
    if act.entry.id != "agreement.become":
        return GO_ON
    members = [i for i in act.patients if act.group(i).lemma == "member"]
    near = [*members, *(j for i in members for _, j in act.modifiers(i))]
    joined = [act.of(i) for i in near] if members else [act.of(i) for i in act.patients if " " in act.hit.text]
    alliance = tuple(c for r in joined if r.role == "alliance" or r.codes for c in r.codes)
    if not act.actors or not alliance or not any(c in _ALLIANCES for c in alliance):
        act.refuse("no alliance is joined")
        return None
    act.frame.actors = act.actors
    return act.frame


def suspend(act: Act) -> None:
    """One side does it to the other: "ended its pact with France"."""
    frame = act.frame
    said_of = [*((q, j) for i in act.patients for q, j in act.modifiers(i)), *act.clause.obliques]
    partners = [j for q, j in said_of if q in ("with", "from") or (q == "in" and act.of(j).role == "alliance")]
    doers = tuple(dict.fromkeys(c for r in act.doing if r.kind in ("actor", "person") for c in r.codes))
    frame.actors = doers or act.actors
    frame.targets = others(act.codes(partners), frame.actors)


def meet(act: Act) -> bool:
    """Whether counterparts met: those who are met are as much parties as those who meet."""
    act.frame.actors = tuple(dict.fromkeys([*act.frame.actors, *act.patient_codes]))
    return len(act.frame.actors) > 1


def sign(act: Act) -> bool:
    """Fill in the parties to an agreement, and whether it is a purchase; False where none is known."""
    frame = act.frame
    if any(event_nouns.is_of_civil_life(act.words(i)) for i in act.patients):
        return False
    phrases = [*act.clause.obliques, *(pair for i in act.patients for pair in act.modifiers(i))]
    if event_nouns.is_purchase(act.reader, phrases):
        frame.type, frame.mode = "procurement", "purchase"
    partners = act.codes(act.after(("with", "between")))
    called = act.patient_codes if frame.mode == "talks" and not act.passive else ()  # "telephoned his colleague"
    frame.actors = tuple(dict.fromkeys([*frame.actors, *called, *partners]))
    return bool(frame.actors)
