"""Nouns of acts that name none: rights that are exercised, mock attacks, comparisons, acts that are only talked of.

Each rule gives the reason, '' where the noun may name an act.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extract.event_nouns.deed import LIGHT, MAKING, Deed
from timeline.extract.event_nouns.details import names_its_year
from timeline.extract.seeming import a_state, of_others
from timeline.extract.words import Token

# Words that make of an exercise or attack one that there is not, or not yet.
_NOT_REAL = frozenset("no any hypothetical possible potential imaginary future eventual neither such".split())
_NOT_FOUGHT = frozenset("simulated mock imminent further additional nuclear".split())
_CIVILIANS = frozenset("fire firefighters school schools pupils students teachers hospital hospitals airline".split())
_MORE = frozenset({"additional", "further"})
_TOLD = frozenset("report hit take follow occur kill wound injure strike target come damage destroy".split())
_FOR_SALE = frozenset({"possible", "potential", "proposed"})
"""The terms for a sale that a government has approved."""
_ORDINALS = frozenset(
    "first latest second third fourth fifth sixth seventh eighth ninth tenth last previous only another two three".split()
)
_RIGHTS = frozenset("right sovereignty power authority option jurisdiction freedom control restraint".split())
_SEAMANSHIP = frozenset("dangerous unsafe blocking risky evasive hazardous reckless shadowing".split())
_HINDERING = frozenset("block impede obstruct separate intercept cut stop prevent hamper avoid".split())
_PASSING = frozenset("be last follow happen occur pass cover involve go cross fly sail bring mark".split())
_STRIKING = frozenset("attack ambush hit strike shell bomb target kill storm".split())
_SPOKEN_OF = frozenset(
    """
    simulate rehearse practise practice model mimic imitate depict rule consider debate discuss fear weigh mull oppose
    """.split()
)
_ENDING = frozenset("halt stop end prevent avert avoid deter cease resolve".split())
_CIVIL = frozenset(
    """
    fishing fishery fisheries trade tax customs tariff climate pay wage salary merger licensing loan film tourism visa
    extradition investment labour labor transfer broadcasting sponsorship naming
    """.split()
)
_FIRMS = frozenset("company firm union airline club bank carmaker retailer player supplier publisher studio worker".split())
_WANTING = frozenset(
    "action appeal call demand need request proposal plan push pressure hope support deadline timetable condition ask press "
    "appeal campaign lobby prepare".split()
)
_NAMING = frozenset("know call name dub designate code-name codename".split())
_JOINING = frozenset("take participate join attend".split())


def seems_only(deed: Deed) -> str:
    """ "the training of engineers", "the brigades' combat readiness"."""
    return of_others(deed.reader, deed.frame) or a_state(deed.reader, deed.frame, deed.hit.text)


def is_right(deed: Deed) -> str:
    """ "the exercise of the right to self-defence"."""
    exercised = deed.frame.type == "exercise" and any(deed.lemma(i) in _RIGHTS for i in deed.after(("of",)))
    return "a right is exercised" if exercised else ""


def is_on_patrol(deed: Deed) -> str:
    """ "The patrol found a mine": those who are out, not what they are out on."""
    if deed.entry.mode != "patrol" or deed.reader.tokens[deed.token].lemma != "patrol":
        return ""
    found = any(verb.lemma not in LIGHT | _PASSING and not verb.passive for _, verb in deed.clauses("subject"))
    return "those on patrol" if found else ""


def is_seamanship(deed: Deed) -> str:
    """ "dangerous manoeuvres", "manoeuvres to block a boat"."""
    if deed.frame.type != "exercise":
        return ""
    risky = any(t.low in _SEAMANSHIP for t in deed.words)
    behind = deed.reader.reading.row[deed.group + 1 : deed.group + 2]
    hindering = bool(behind) and behind[0].tense == "infinitive" and behind[0].lemma in _HINDERING
    return "a movement, no drill" if risky or hindering else ""


def is_of_civilians(deed: Deed) -> str:
    """ "The fire brigade held a drill", "a drill at the school"."""
    if deed.frame.type != "exercise" or deed.frame.actors:
        return ""
    holding = [i for clause, _ in deed.clauses("object") for i in (*clause.subjects, *clause.agents)]
    tokens, row = deed.reader.tokens, deed.reader.reading.row
    words = {t.low for i in holding for t in tokens[row[i].first : row[i].last]}
    return "a drill of civilians" if words & _CIVILIANS else ""


def is_not_real(deed: Deed) -> str:
    """ "no drills", "a possible attack", "mock strikes"; "the first such attack" is one."""
    words = {t.low for t in deed.words}
    if deed.frame.type == "procurement":
        words -= _FOR_SALE
    if words & _ORDINALS or any(w.endswith(("th", "st", "nd", "rd")) and w[0].isdigit() for w in words):
        words.discard("such")
    if words & _MORE and any(verb.lemma in _TOLD and verb.tense == "past" for _, verb in deed.clauses("subject")):
        words -= _MORE  # "Additional strikes were reported"
    unreal = words & (_NOT_REAL | _NOT_FOUGHT if deed.frame.type == "engagement" else _NOT_REAL)
    return f"not a real one: {', '.join(sorted(unreal))}" if unreal else ""


def is_dropped(deed: Deed) -> str:
    """ "did not hold the drill", "if the drill is held"; "the drill is not a response" denies no drill."""
    frame, mood = deed.frame, deed.mood
    if mood.dropped == "negated" and frame.definite and not _is_negated(deed):
        mood.dropped = ""
        # "Oslo did not join the drill": whose it is was told before, or is not told
        stays_away = any(role != "subject" and deed.lemma(clause.verb) in _JOINING for clause, role in deed.about)
        frame.detail = frame.detail or stays_away
    if frame.definite and mood.dropped == "habit":
        frame.detail = True  # "regularly condemns the passage of warships": of one that was told, or of none
    return "" if frame.definite and mood.dropped != "negated" else mood.dropped


def _is_negated(deed: Deed) -> bool:
    """Whether a clause says of the event itself that it did not take place."""
    if any(verb.negated for _, verb in deed.clauses("object")):
        return True
    return any(
        verb.negated and (verb.passive or verb.lemma in ("take", "happen", "occur"))
        for _, verb in deed.clauses("subject")
    )


def is_wanted(deed: Deed) -> str:
    """ "called for the withdrawal of the ship", "no need for patrols": what somebody wants, or is to do."""
    if deed.governed != "for" or deed.frame.type not in ("deployment", "agreement", "readiness", "procurement"):
        return ""
    row = deed.reader.reading.row
    before = row[deed.group - 2] if deed.group > 1 else None
    if before is not None and before.kind in ("NP", "VP") and before.lemma in _WANTING:
        return "only wanted"
    return ""


def is_attacked(deed: Deed) -> str:
    """ "ambushed the patrol": those who are attacked."""
    attacked = deed.frame.type == "deployment" and (
        any(verb.lemma in _STRIKING for _, verb in deed.clauses("object"))
        or any(verb.lemma in _STRIKING and verb.passive for _, verb in deed.clauses("subject"))
    )
    return "those who are attacked" if attacked else ""


def is_no_deed(deed: Deed) -> str:
    """ "to halt the fighting", "simulated strikes", "ruled out a strike"."""
    if deed.frame.type == "engagement" and any(
        verb.lemma in _SPOKEN_OF or (verb.lemma in _ENDING and not verb.finite) for _, verb in deed.clauses("object")
    ):
        return "to be ended, rehearsed or talked of"
    return ""


def is_ground(deed: Deed) -> str:
    """ "Under the accord both withdraw", "an ally under attack": what holds all the time; "came under attack" is an act."""
    if deed.governed != "under" or deed.frame.type not in ("agreement", "engagement"):
        return ""
    if deed.frame.type == "agreement":
        new = deed.chunk.indefinite or ("standing" in deed.entry.tags and names_its_year(deed))  # "under a truce"
        return "" if new else "an accord that stands"
    row = deed.reader.reading.row
    held = row[deed.group - 2] if deed.group >= 2 else None
    return "a state" if held is not None and held.kind == "NP" and len(deed.words) == 1 else ""


def is_civil(deed: Deed) -> str:
    """ "a fishing agreement", "a deal on pay"; "The two companies signed a deal": no business of armed forces."""
    if deed.frame.type != "agreement":
        return ""
    about = [deed.lemma(i) for i in deed.after(("on", "about", "over"))]
    if _CIVIL.intersection(about) or is_of_civil_life(deed.words):
        return "an agreement of civil life"
    for clause, verb in deed.clauses("object"):
        parties = clause.agents if verb.passive else clause.subjects
        if verb.lemma in MAKING and not deed.frame.actors and any(deed.lemma(i) in _FIRMS for i in parties):
            return "agreed by firms"
    return ""


def is_of_civil_life(words: Iterable[Token]) -> bool:
    """Whether the words of a noun group say of an agreement that armed forces have no part in it."""
    return any(t.lemma in _CIVIL for t in words)


def is_compared(deed: Deed) -> str:
    """ "twice the number of drills", "bigger than the drill"."""
    governed = deed.governed
    if deed.frame.edition:
        return ""  # "twice the number of Cobra Gold 2023": an earlier edition is an event
    if governed == "of":
        before = {t.low for t in deed.reader.tokens[max(0, deed.chunk.first - 7) : deed.chunk.first]}
        if before & {"number", "figure", "count", "total"} and before & {"twice", "times", "double", "than"}:
            return "comparison"
    if governed == "as" and deed.chunk.first > 1 and deed.reader.tokens[deed.chunk.first - 2].lemma in _NAMING:
        return ""  # "the training, known as Sea Eagle"
    return "comparison" if governed in ("than", "like", "unlike", "as") else ""
