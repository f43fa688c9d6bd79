"""Which drafts tell of nothing that happened: troops at a building site, history, acts only spoken of.

News dates its events, or tells them with a finite verb whose subject did them. "By strengthening the alliance", "for
deploying missiles", "frequent drills" without a date are talk about the world. So is what a whole sentence tells in the
simple present ("it flies at Mach 5 and strikes from afar"): only headlines put news that way. What a later sentence dates or
takes up again is told there, and stays. What lies a lifetime back is history.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from timeline.extract.mentions import Draft
from timeline.extract.names import Cue, Names
from timeline.extract.relations import Relation
from timeline.extract.threads import pointed_types, words

_LIFETIME = 50 * 365
"""Days."""
_ENDS = (".", "!", "?", '"', "”", "’")
_GOING_ON = frozenset("begin start open continue go run last end finish conclude close take resume".split())
_UNDATED = ("fresh", "none")
_NOT_TOLD = frozenset({"infinitive", "gerund"})
_SPEAKING_OF = frozenset("for to of in at into on about from towards toward against with".split())
_MILITARY_ACTS = frozenset({"exercise", "weapons_test", "engagement", "incursion"})
_HELP = frozenset({"deployment", "readiness", "inspection", "procurement", "statement"})


def is_relief(draft: Draft, names: Names, throughout: bool) -> bool:
    """Forces sent to a flood, a harvest or a building site, of which the sentence speaks or the report throughout."""
    helping = draft.type in _HELP or (draft.type == "engagement" and not draft.actors)  # "destroyed" by the flood
    return helping and (throughout or any(True for _ in names.cued("field:relief")))


def is_about_home(draft: Draft, names: Names, armed: Sequence[int]) -> bool:
    """Words about farms, schools and homes, and compliments, where they neither threaten nor reproach anybody."""
    if draft.type != "statement" or draft.mode in _SHARP or any("strong" in f.entry.tags for f in draft.frames if f.noun):
        return False
    if any(True for _ in names.cued("field:praise")):
        return True
    return any(True for _ in names.cued("field:home")) and not _speaks_of_forces(draft, armed)


def is_history(draft: Draft, names: Names) -> bool:
    """An act without a date in a sentence about a memorial, a life or a war of long ago."""
    undated = draft.dating.basis == "none" and draft.type != "statement"
    return undated and any(not _is_compared(names, cue) for _, cue in names.cued("field:past"))


def _is_compared(names: Names, cue: Cue) -> bool:
    """ "its biggest drill since the Cold War"."""
    return "since" in names.text[max(0, cue.start - 12) : cue.start].lower().split()


def untold(drafts: Sequence[Draft], armed: Sequence[int], related: Sequence[Relation]) -> list[Draft]:
    """Acts that no phrase dates and no clause tells as a fact, and words that nobody takes up, aimed at nobody and about
    nothing military. `armed` are the offsets of the words of the report that speak of forces.
    """
    taken_up = {id(d.antecedent) for d in drafts if d.antecedent is not None}
    taken_up |= {id(d) for relation in related for d in (relation.source, relation.target)}
    alone = [d for d in drafts if d.dating.basis in _UNDATED and d.antecedent is None and id(d) not in taken_up]
    return [d for d in alone if (_is_chatter(d, armed) if d.type == "statement" else not _is_fact(d) or _is_general(d))]


def long_ago(drafts: Sequence[Draft], published: dt.date | None) -> list[Draft]:
    """What is dated a lifetime before publication: wars and treaties named as context, the lives of the dead."""
    return [
        d
        for d in drafts
        if published is not None
        and d.dating.basis in ("stated", "computed")
        and d.dating.span.end_latest is not None
        and (published - d.dating.span.end_latest).days > _LIFETIME
    ]


def inspects_what_it_tells(drafts: Sequence[Draft]) -> list[Draft]:
    """Visits to see a drill or test of one's own side that the same sentence tells of: "went to the range to watch the
    drill".
    """
    seen = {
        (d.number, code)
        for d in drafts
        if d.type in ("exercise", "weapons_test") and not all("weak" in f.entry.tags for f in d.frames)
        for code in d.actors
    }
    return [d for d in drafts if d.type == "inspection" and any((d.number, code) in seen for code in d.actors)]


def on_the_spot(drafts: Sequence[Draft], visitors: Mapping[str, int], armed: Sequence[int]) -> list[Draft]:
    """What those who attend a drill, a test or an inspection tell and ask of their own side there: it belongs to the visit.
    A threat or a reproach to others is news of its own, and so is an order to troops, and what the report opens with.

    `visitors` are those who inspect, tour or guide anything of their own side, with the number of the sentence that first
    says so.
    """
    attended = {person.name for d in drafts if d.type in _ATTENDED for person in d.people}
    opening = min((d.number for d in drafts if d.type in _ATTENDED), default=0)

    def belongs(draft: Draft, name: str) -> bool:
        if name in attended:
            return draft.number > opening and (not draft.targets or draft.mode not in _SHARP)
        return name in visitors and draft.number > visitors[name] and set(draft.named) <= set(draft.actors)

    return [
        draft
        for draft in drafts
        if draft.type == "statement"
        and draft.people
        and all(belongs(draft, person.name) for person in draft.people)
        and not (_commands(draft) and _speaks_of_forces(draft, armed))
    ]


_ATTENDED = frozenset({"exercise", "weapons_test", "inspection", "procurement"})
_SHARP = frozenset({"threat", "condemnation", "warning", "denial"})
_COMMANDING = frozenset({"order", "instruct", "command"})


def _commands(draft: Draft) -> bool:
    return any(draft.reading.row[f.group].lemma in _COMMANDING for f in draft.frames)


def _speaks_of_forces(draft: Draft, armed: Sequence[int]) -> bool:
    return any(draft.sentence.start <= start < draft.sentence.end for start in armed)


def _is_chatter(draft: Draft, armed: Sequence[int]) -> bool:
    if draft.targets or _speaks_of_forces(draft, armed) or pointed_types(words(draft)) & _MILITARY_ACTS:
        return False
    return all("content" in f.entry.tags for f in draft.frames)


def _is_general(draft: Draft) -> bool:
    """Whether a whole sentence tells what somebody or something does, not did; or a bare noun what nobody is named to do."""
    row, tokens = draft.reading.row, draft.reading.tokens
    if draft.type not in _MILITARY_ACTS | {"deployment"}:
        return False
    if all(f.noun for f in draft.frames):
        return not (draft.actors or draft.targets) and all(
            not row[f.group].definite
            and not any(t.tag == "#" for t in tokens[row[f.group].first : row[f.group].last])
            and all(_is_simple_present(draft, g) for g in f.governors)
            for f in draft.frames
        )
    whole = bool(tokens) and tokens[-1].text[-1:] in _ENDS
    return whole and all(
        f.clause is not None and f.clause.relation == "main" and not f.noun and _is_simple_present(draft, f.group)
        for f in draft.frames
    )


def _is_simple_present(draft: Draft, group: int) -> bool:
    verb = draft.reading.row[group]
    return (
        verb.kind == "VP" and verb.tense == "present" and not (verb.progressive or verb.passive or verb.lemma in _GOING_ON)
    )


def _is_fact(draft: Draft) -> bool:
    return any(_is_told(draft, i) for i in range(len(draft.frames)))


def _is_told(draft: Draft, i: int) -> bool:
    """Whether that frame states the act: a finite verb, or a noun that names one act or that a finite verb tells of."""
    frame = draft.frames[i]
    row = draft.reading.row
    if frame.name is not None or frame.clause is None:
        return True
    if frame.noun:
        told = [row[g] for g in frame.governors if row[g].kind == "VP"]
        if any(verb.tense not in _NOT_TOLD or (verb.tense == "infinitive" and draft.status == "planned") for verb in told):
            return True
        group = row[frame.group]
        return "weak" not in frame.entry.tags and (group.definite or group.indefinite or bool(frame.actors))
    return row[frame.group].tense != "gerund" or draft.reading.governed_by(frame.group) not in _SPEAKING_OF
