"""Frames of a report to mentions: those of one sentence that tell one event are joined, then dated, then tied to what
they refer to.
"""

from __future__ import annotations

import dataclasses
import hashlib

from timeline.extract.anchored import Anchored
from timeline.extract.clause import Reading
from timeline.extract.discourse import Codes, Person
from timeline.extract.english import ANSWERS
from timeline.extract.frames import Frame
from timeline.extract.when import Dating
from timeline.model import SHARPNESS, Count, Place
from timeline.text import Sentence

_FURTHER = frozenset("also another later second third separate separately fresh further more additional earlier".split())


@dataclasses.dataclass(slots=True)
class Draft:
    """A mention in the making: the frames of one sentence that tell one event."""

    sentence: Sentence
    number: int
    frames: list[Frame]
    anchored: list[Anchored]
    reading: Reading
    type: str
    mode: str | None
    status: str
    actors: Codes
    targets: Codes
    people: list[Person]
    definite: bool
    trend: bool
    detail: bool
    generic: bool
    dating: Dating = dataclasses.field(default_factory=Dating)
    antecedent: Draft | None = None
    whole: Draft | None = None
    """What has been done of the kind since long, of which this was one time."""
    guessed: bool = False
    """Its targets are merely the only others that the sentence names."""
    beneath: Codes = ()
    """Of a test or drill: off whose coast, over whose land or in whose waters it takes place."""
    shadow: bool = False
    """Named only as what words are about ("condemned the drill"): no mention, but a relation may run to it."""
    attribution: tuple[str, ...] = ()
    named: Codes = ()
    """All actors that the sentence names."""
    source_codes: Codes = ()
    """The actors that those who vouch for it belong to."""
    carrier: Codes = ()
    """The state whose media carry it."""
    place: Place | None = None
    counts: tuple[Count, ...] = ()
    name: str | None = None
    series: str | None = None
    edition: str | None = None

    @property
    def another(self) -> bool:
        """The clause says that it is a further one: "also", "later", "a second", "fresh"."""
        tokens = self.reading.tokens
        row = self.reading.row
        frame = self.first
        low = row[frame.group].first
        if frame.clause is not None:
            low = min([low, row[frame.clause.verb].first, *(row[i].first for i in frame.clause.subjects)])
        return any(t.low in _FURTHER and t.timex < 0 for t in tokens[max(0, low - 2) : row[frame.group].last])

    @property
    def first(self) -> Frame:
        """The frame that triggers the mention."""
        return self.frames[0]

    def id(self, report: str) -> str:
        """Hash of report id, sentence start, type and trigger start."""
        key = f"{report}\0{self.sentence.start}\0{self.type}\0{self.first.first}"
        return "m" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def same_event(reading: Reading, a: Frame, b: Frame) -> bool:
    """Whether two frames of one sentence tell one event: one type, and nothing that tells them apart."""
    if a.type != b.type:
        return False
    if a.type == "statement":
        return set(a.actors) == set(b.actors) or not a.actors or not b.actors
    if a.noun and b.noun and _included(reading, a, b):
        return True
    if _answers(reading, a, b) or _comes_after(reading, a, b):
        return False
    if a.trend != b.trend or a.background != b.background:
        return False
    if a.name and b.name and (a.name, a.edition) != (b.name, b.edition):
        return False
    if a.edition and b.edition and a.edition != b.edition:
        return False
    if a.type == "engagement" and (a.detail or b.detail) and not (a.actors and b.actors):
        return True  # "Six were killed when jets bombed the town"
    if a.type == "engagement" and not b.noun and not b.actors and reading.row[b.group].tense == "gerund":
        return True  # "attacked four bases with drones, striking 40 planes"
    if a.type in ("engagement", "deployment", "other", "agreement") and a.mode != b.mode and a.mode and b.mode:
        if a.type == "agreement" and "talks" in (a.mode, b.mode) and set(a.actors) == set(b.actors):
            return True  # "met and agreed": the talks are where they did
        if "interception" in (a.mode, b.mode) or not (a.noun or b.noun):
            return "attack" in (a.mode, b.mode) and "interception" not in (a.mode, b.mode) and set(a.actors) == set(b.actors)
        if a.actors and b.actors and not set(a.actors) & set(b.actors):
            return False
    if a.type == "exercise" and a.noun and b.noun and bool(a.name) != bool(b.name):
        bare, named = (b, a) if a.name else (a, b)
        if set(bare.actors) <= set(named.actors) and (
            bare.definite or reading.governed_by(bare.group) in ("of", "as", "into")
        ):
            return True  # "Freedom Shield has turned into a multinational exercise"
    if a.actors and b.actors and not set(a.actors) & set(b.actors) and a.type != "agreement":
        return False
    if (a.definite or a.name) and not a.trend and counts_parts(reading, b) and set(b.actors) <= set(a.actors):
        return True  # "The 11-day training ... and has 48 field drills"
    if a.noun and b.noun and a.group != b.group and not _connected(reading, a, b):
        if _is_bare(reading, b) or _is_bare(reading, a):
            return True
        return bool(a.actors) and set(a.actors) == set(b.actors) and a.definite == b.definite
    return True


def _included(reading: Reading, a: Frame, b: Frame) -> bool:
    """ "their exercises, including drills with Japan": the second is named as a part of what the first sums up."""
    high = max(a.group, b.group)
    return reading.governed_by(high) == "including"


def _answers(reading: Reading, a: Frame, b: Frame) -> bool:
    """ "the drill was a reply to the Chinese exercises": the second is what the first answers, or does not answer."""
    high = max(a.group, b.group)
    behind = reading.row[min(a.group, b.group) : high]
    answer = next((piece.i for piece in reversed(behind) if piece.kind == "NP" and piece.lemma in ANSWERS), None)
    return answer is not None and any(high == i for _, i in reading.modifiers(answer))


def _comes_after(reading: Reading, a: Frame, b: Frame) -> bool:
    """ "fired rockets at Haifa after the strike on Beirut"."""
    first, second = sorted((a, b), key=lambda frame: frame.group)
    if not second.noun or first.detail or second.detail or first.generic or second.generic:
        return False
    return reading.governed_by(second.group) in ("after", "following") and first.type == "engagement"


_MANY = 5


def counts_parts(reading: Reading, frame: Frame) -> bool:
    """Whether it says how many drills there are in one: "48 field exercises of various kinds"."""
    group = reading.row[frame.group]
    if not frame.noun or frame.definite or frame.name or frame.type != "exercise":
        return False
    return any(t.tag == "#" and t.timex < 0 and _number(t.low) >= _MANY for t in reading.tokens[group.first : group.last])


def _number(word: str) -> int:
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() else _WORDS.get(word, 0)


_WORDS = {"dozens": 24, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}


# Prepositions that tell one drill from another.
_TELLING = frozenset("of by between in near with involving around off for against from".split())


def _is_bare(reading: Reading, frame: Frame) -> bool:
    """ "the drills", "these exercises", "it": no more than a pointer to what is told already."""
    group = reading.row[frame.group]
    return (
        frame.definite
        and frame.name is None
        and group.last - group.first <= 2
        and not frame.targets
        and not any(preposition in _TELLING for preposition, _ in reading.modifiers(frame.group))
    )


_CONSISTING = frozenset("consist involve include comprise feature".split())
# Verbs that say what an event consists of or is.
_SAME_THING = frozenset(
    "be consist include involve comprise feature become remain form mark constitute have hold conduct call name see".split()
)


def _connected(reading: Reading, a: Frame, b: Frame) -> bool:
    """Two nouns for one act: one hangs on the other, they share a verb, or nothing but marks stands between."""
    low, high = sorted((a.group, b.group))
    row = reading.row
    if any(high == i and p in ("of", "with", "including", "as", "in", "called", "for") for p, i in reading.modifiers(low)):
        return True
    if any(
        {low, high} <= {*c.subjects, *c.objects, *(i for _, i in c.obliques)} and row[c.verb].lemma in _SAME_THING
        for c in reading.clauses.values()
    ):
        return True
    if any(row[c.verb].lemma in _CONSISTING and low in c.subjects and high > c.verb for c in reading.clauses.values()):
        return True
    if all(p.kind in ("COMMA", "CONJ", "QUOTE", "ADV", "NP", "OPEN", "CLOSE", "TIME") for p in row[low + 1 : high]):
        return True
    return bool(set(a.governors) & set(b.governors))


def join(reading: Reading, frames: list[Frame]) -> list[list[int]]:
    """Indices of the frames of one sentence, grouped into events. Generic frames go with the event nearest before them."""
    groups: list[list[int]] = []
    for n, frame in enumerate(frames):
        if frame.entry.type is None or frame.flies:
            home = _home_of(frame, frames, groups)
            if home is not None:
                home.append(n)
                continue
        for group in groups:
            if n in group:
                break
            if (
                all(same_event(reading, frames[m], frame) for m in group if frames[m].type == frame.type)
                and frames[group[0]].type == frame.type
            ):
                group.append(n)
                break
        else:
            groups.append([n])
    return groups


# By a tag of the trigger: what taking part, or a detail of a flight, can belong to.
_HOMES = {"participate": ("exercise", "engagement", "deployment"), "flight": ("weapons_test", "engagement", "incursion")}
_ANY_ACT = ("exercise", "weapons_test", "engagement", "deployment", "incursion", "other", "readiness")


def _home_of(frame: Frame, frames: list[Frame], groups: list[list[int]]) -> list[int] | None:
    """The event of the same sentence that taking part, or a detail of the flight, belongs to."""
    if "participate" in frame.entry.tags:
        drills = [n for n, other in enumerate(frames) if other.type == "exercise" and other.first < frame.first]
        if drills:
            nearest = max(drills, key=lambda n: frames[n].first)
            for group in groups:
                if nearest in group:
                    return group
            groups.append([nearest])
            return groups[-1]
    wanted = next((types for tag, types in _HOMES.items() if tag in frame.entry.tags), _ANY_ACT)
    for group in reversed(groups):
        if frames[group[0]].type in wanted:
            return group
    if "participate" in frame.entry.tags:
        later = [n for n, other in enumerate(frames) if other.type == "exercise" and other.first > frame.first]
        if later:
            groups.append([later[0]])
            return groups[-1]
    return None


_DECIDING = frozenset("decide agree vote resolve elect opt choose".split())


def _is_decided(reading: Reading, frame: Frame) -> bool:
    """ "decided to order a halt to the fighting", "voted to leave the pact": of an agreement the decision is the act."""
    if frame.type != "agreement" or frame.mood.status != "planned" or frame.clause is None:
        return False
    k = frame.clause.verb
    while (k := reading.clauses[k].governor if k in reading.clauses else -1) >= 0:
        verb = reading.row[k]
        if verb.lemma in _DECIDING:
            return verb.tense in ("past", "perfect") and not verb.negated
    return False


_ONE_SIDED = frozenset({"suspension", "withdrawal"})


def merge_frames(sentence: Sentence, number: int, frames: list[Frame], anchored: list[Anchored], reading: Reading) -> Draft:
    """One draft of the frames that tell one event."""
    lead = frames[0]
    typed = [f for f in frames if f.type == lead.type]
    actors = tuple(dict.fromkeys(c for f in typed for c in f.actors))
    targets = tuple(c for c in dict.fromkeys(c for f in frames for c in f.targets) if c not in actors)
    people: list[Person] = []
    for frame in frames:
        people.extend(p for p in frame.people if all(p.name != q.name for q in people))
    modes = [f.mode for f in frames if f.mode]
    if lead.type == "agreement" and any(f.mode in _ONE_SIDED for f in typed):
        # "ended its pact with France": the other party of the pact is whom it is done to
        doers = tuple(dict.fromkeys(c for f in typed if f.mode in _ONE_SIDED for c in f.actors))
        if doers:
            targets = tuple(dict.fromkeys(c for c in (*targets, *actors) if c not in doers))
            actors = doers
    if lead.type == "agreement":
        if any(f.mode not in ("talks", None) and (f.noun or reading.row[f.group].lemma != "agree") for f in typed):
            modes = [m for m in modes if m != "talks"]  # "met and signed", but not "held talks and agreed to go on"
        elif "talks" in modes:
            modes = ["talks"]
        modes = [m for m in modes if m != "pact"] or modes  # "signed a ceasefire"
    if lead.type == "engagement":
        modes = [m for m in modes if m not in ("strike", "attack")] or modes  # "fired water cannon"
    mode = modes[0] if modes else None
    if lead.type == "statement" and modes:
        strong = [f.mode for f in frames if f.mode and "strong" in f.entry.tags]
        mode = min(strong or modes, key=SHARPNESS.index)
    pointing = [f for f in frames if not counts_parts(reading, f)] or frames
    statuses = ["occurred" if _is_decided(reading, f) else f.mood.status for f in typed]
    status = statuses[0]
    for other in ("denied", "cancelled", "alleged", "ongoing", "planned", "forecast"):
        if other in statuses:
            status = other
            break
    named = next((f for f in frames if f.name), None)
    return Draft(
        sentence,
        number,
        frames,
        anchored,
        reading,
        lead.type,
        mode,
        status,
        actors,
        targets,
        people,
        definite=all(f.definite or f.detail for f in pointing),
        trend=any(f.trend for f in frames),
        detail=all(f.detail for f in frames),
        generic=all(f.generic for f in frames),
        name=named.name if named else None,
        series=named.series if named else None,
        edition=named.edition if named else None,
    )
