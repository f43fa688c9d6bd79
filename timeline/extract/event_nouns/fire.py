"""Attacks that a noun names: whom they hit, who opened fire, who claims them, who breaks a truce by them."""

from __future__ import annotations

from timeline.extract.clause import Clause
from timeline.extract.event_nouns.deed import TOWARDS, Deed

_HARMING = frozenset(
    """
    die perish lose fall kill wound injure hurt maim martyr damage destroy hit strike sink wreck gut capture displace rock
    shake strand trap level flatten shatter
    """.split()
)
_DYING = frozenset("die perish lose fall".split())
_UNDERGOING = frozenset("come be remain fall put stay".split())
_OPENING_FIRE = frozenset("open initiate start resort return exchange trade direct answer unleash respond resume".split())
_TRIED = frozenset("missile rocket propulsion torpedo interceptor warhead booster weapon".split())
_BREAKING_OUT = frozenset("ring erupt break crack flare be hear fire exchange crackle".split())
_BREAKING = frozenset("violate break breach infringe".split())
_VOLLEYS = frozenset("barrage salvo volley".split())
_FIRE = frozenset("fire gunfire artillery strike airstrike attack shelling shell mortar".split())
_ARMS = frozenset({"munition", "craft", "equipment"})


def suffer(deed: Deed) -> bool:
    """Whether a clause tells whom the attack hits, whose sides are then filled in.

    "A village came under rocket fire from Cambodia": the subject is hit, and those behind "from" and "by" did it. "Two
    guards were killed in an ambush", "a frigate was damaged in a drone attack" tell of the attack as well.
    """
    if deed.frame.type != "engagement":
        return False
    governed = deed.governed
    if governed in ("in", "by", "during"):
        return _is_harmful(deed)
    if governed == "for" and deed.entry.type == "engagement":
        return _is_claimed(deed)
    return governed == "under" and _come_under(deed)


def _is_harmful(deed: Deed) -> bool:
    """ "Two guards were killed in an ambush"."""
    frame = deed.frame
    for clause, verb in deed.clauses("oblique", "agent"):
        if verb.lemma in _HARMING and (verb.passive or verb.lemma in _DYING):
            harmed = deed.reader.referents.codes(clause.subjects)
            frame.targets = tuple(dict.fromkeys([*frame.targets, *(c for c in harmed if c not in frame.actors)]))
            frame.governors.append(clause.verb)
            return True
    return False


def _is_claimed(deed: Deed) -> bool:
    """ "claimed responsibility for the attack"."""
    frame = deed.frame
    for clause, verb in deed.clauses("oblique"):
        owned = any(deed.lemma(i) in ("responsibility", "credit") for i in clause.objects)
        if owned and verb.lemma in ("claim", "take", "admit", "accept"):
            frame.actors = tuple(dict.fromkeys([*deed.reader.referents.codes(clause.subjects), *frame.actors]))
            frame.targets = tuple(c for c in frame.targets if c not in frame.actors)
            frame.governors.append(clause.verb)
            return True
    return False


def _come_under(deed: Deed) -> bool:
    """ "came under rocket fire from Cambodia"."""
    frame = deed.frame
    for clause, verb in deed.clauses("oblique"):
        if verb.lemma in _UNDERGOING:
            doers = [*deed.after(("from", "by", "of")), *clause.agents]
            struck = deed.reader.owners(clause.subjects)
            actors = deed.reader.referents.codes(doers) or frame.actors
            frame.actors = tuple(c for c in actors if c not in struck)
            frame.targets = tuple(c for c in struck if c not in frame.actors)
            frame.governors.append(clause.verb)
            return True
    return False


def is_not_opened(deed: Deed) -> str:
    """ "opened heavy gunfire at", "resorted to unprovoked firing": whose fire it is, and whom it is at."""
    if "opened" not in deed.entry.tags or deed.suffered or _is_opened(deed):
        return ""
    return "no fire is opened"


def _is_opened(deed: Deed) -> bool:
    frame, reader = deed.frame, deed.reader
    if _is_between(deed):
        return True
    for clause, role in deed.about:
        if role not in ("object", "oblique", "subject") or deed.lemma(clause.verb) not in _OPENING_FIRE:
            continue
        if role == "oblique" and deed.governed not in ("to", "with"):
            continue
        frame.actors = frame.actors or reader.referents.codes(clause.agents if role == "subject" else clause.subjects)
        struck = reader.owners(i for p, i in [*clause.obliques, *deed.modifiers] if p in TOWARDS)
        frame.targets = tuple(c for c in struck if c not in frame.actors)
        frame.governors.append(clause.verb)
        passive = deed.reader.reading.row[clause.verb].passive
        return bool(frame.actors or frame.targets) or (role == "subject" and passive)  # "Fire was opened at dawn"
    return False


def _is_between(deed: Deed) -> bool:
    """ "Shots rang out between the guards of the two sides", "gunfire erupted between them"."""
    for clause, verb in deed.clauses("subject"):
        between = (i for p, i in clause.obliques if p == "between")
        sides = deed.reader.referents.codes([*deed.after(("between",)), *between])
        if verb.lemma in _BREAKING_OUT and len(sides) > 1:
            deed.frame.actors, deed.frame.mode = sides, "clash"
            deed.frame.governors.append(clause.verb)
            return True
    return False


def break_truce(deed: Deed) -> bool:
    """ "violated the truce": who breaks it fires."""
    if deed.entry.mode != "ceasefire":
        return False
    broken: list[tuple[Clause, str]] = [
        (clause, verb.tense) for clause, verb in deed.clauses("object") if verb.lemma in _BREAKING
    ]
    if all(tense == "gerund" for _, tense in broken):
        return False
    frame = deed.frame
    frame.type, frame.mode = "engagement", "attack"
    frame.actors = deed.reader.referents.codes([i for clause, _ in broken for i in clause.subjects])
    frame.targets = ()
    return True


def is_of_something_else(deed: Deed) -> str:
    """ "a barrage of 60 rockets", "a barrage on the town", and no "barrage of criticism"."""
    if deed.entry.mode != "attack" or deed.chunk.lemma not in _VOLLEYS:
        return ""
    of = deed.after(("of",))
    if of:
        armed = any(deed.classes(i) & _ARMS or deed.lemma(i) in _FIRE or deed.reader.referents.of(i).own for i in of)
    else:
        behind = deed.reader.reading.row[deed.group + 1 : deed.group + 2]
        armed = not (behind and behind[0].low == "of")
    return "" if armed else "a barrage of something else"


def launches_nothing(deed: Deed) -> str:
    """ "the launch of a dozen rockets by a militia at a town" is an attack, "the launch" the one told of, a book's none."""
    if "needs:munition" not in deed.entry.tags:
        return ""
    frame = deed.frame
    if not _is_munition_near(deed):
        frame.detail = frame.detail or frame.definite
        return "" if frame.definite else "nothing is launched"
    if _is_sent_at_somebody(deed):
        frame.type, frame.mode = "engagement", "strike"
    return ""


def _is_munition_near(deed: Deed) -> bool:
    names = deed.reader.names
    if any(
        names.classes_at(t.i) & {"munition"} or (t.name >= 0 and names.spans[t.name].equipment is not None)
        for t in deed.words
    ):
        return True
    if any("munition" in deed.classes(i) for i in deed.after(("of",))):
        return True
    if any(t.low in _TRIED for i in deed.after(("of",)) for t in deed.reader.tokens[_span(deed, i)]):
        return True  # "a test of a rocket propulsion system"
    beside = (i for clause, _ in deed.clauses("oblique") for i in (*clause.subjects, *clause.objects))
    return deed.governed in ("in", "during") and any("munition" in deed.classes(i) for i in beside)


def _span(deed: Deed, i: int) -> slice:
    """The tokens of noun group `i`."""
    group = deed.reader.reading.row[i]
    return slice(group.first, group.last)


def _is_sent_at_somebody(deed: Deed) -> bool:
    """Whether what is launched is aimed at somebody, whom it adds to the targets."""
    frame = deed.frame
    behind = [*deed.modifiers, *(pair for i in deed.after(("of",)) for pair in deed.reader.reading.modifiers(i))]
    struck = deed.reader.owners(i for p, i in behind if p in TOWARDS)
    frame.targets = tuple(dict.fromkeys(c for c in (*frame.targets, *struck) if c not in frame.actors))
    return bool(set(struck) - set(frame.actors)) and "test" not in deed.entry.id.rsplit(".", 1)[-1]
