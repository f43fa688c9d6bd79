"""Nouns that only add to what was told before: an accord that stands, a truce that holds, what an attack came to."""

from __future__ import annotations

from timeline.extract.event_nouns.deed import MAKING, Deed

_STANDING = frozenset("hold last survive endure remain persist exist stand".split())
_ENTERING = frozenset("come enter take go".split())
_PRONOUNS = frozenset({"it", "this", "that", "they"})


def settle_detail(deed: Deed) -> None:
    """Mark the frame as a detail where it refers to an event that has its own mention, if any."""
    frame, tags = deed.frame, deed.entry.tags
    if "casualties" in tags:
        frame.actors, frame.targets, frame.detail = (), (), True
        deed.mood.status = "occurred"  # a toll that "is expected to rise" is of an attack that took place
    if _stands(deed) or _is_predicate(deed):
        frame.detail = True
    if "standing" in tags and not _is_made(deed):
        frame.background = names_its_year(deed)
        frame.detail = not frame.background  # an accord that stands is no event; one told of before may be referred to
    if deed.entry.id == "exercise.training" and not frame.actors:
        frame.detail = True  # "the 11-day training" is the drill told of, "his training" none
    if "needs:agreement" in tags and not frame.definite:
        frame.detail = frame.detail or not any("agreement" in deed.classes(i) for _, i in deed.modifiers)


def names_its_year(deed: Deed) -> bool:
    """ "the 2015 nuclear accord", "the agreement of 19 September 2018", "the pact signed in 2021"."""
    row, tokens = deed.reader.reading.row, deed.reader.tokens
    words = [t for t in deed.words if t.timex >= 0]
    behind = row[deed.group + 1 : deed.group + 5]
    if behind and behind[0].kind == "VP" and behind[0].tense == "participle" and behind[0].lemma in MAKING:
        behind = behind[1:]
    elif behind and behind[0].low != "of":
        behind = []
    if len(behind) > 1 and behind[0].low in ("of", "in", "on") and behind[1].kind == "TIME":
        words += tokens[behind[1].first : behind[1].last]
    return any(t.text.isdigit() and len(t.text) == 4 for t in words)


def _stands(deed: Deed) -> bool:
    """ "the truce has held": it was made before."""
    return deed.entry.mode == "ceasefire" and any(
        verb.lemma in _STANDING and not clause.objects for clause, verb in deed.clauses("subject")
    )


def _is_made(deed: Deed) -> bool:
    """ "signed the pact", "the treaty came into force"."""
    verbs = {clause.verb for clause, _ in deed.about}
    if any(deed.lemma(verb) in MAKING for verb in verbs):
        return True
    return deed.frame.type == "agreement" and any(
        verb.lemma in _ENTERING and any(deed.lemma(i) in ("force", "effect") for _, i in clause.obliques)
        for clause, verb in deed.clauses("subject")
    )


def _is_predicate(deed: Deed) -> bool:
    """ "It was the first drill since 2017"."""
    row = deed.reader.reading.row
    return any(
        verb.lemma in ("be", "was", "is", "were") and any(row[i].low in _PRONOUNS for i in clause.subjects)
        for clause, verb in deed.clauses("object")
    )
