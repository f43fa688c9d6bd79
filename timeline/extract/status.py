"""Did it happen? Tense, mood, negation and the verb above decide between occurred, ongoing, planned, forecast,
alleged, denied.
"""

from __future__ import annotations

import dataclasses

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause, Reading
from timeline.extract.names import Names

_PLANNING = frozenset(
    "plan intend schedule prepare expect decide aim want agree hope order propose ready set due vote opt elect resolve "
    "choose".split()
)
_PROMISING = frozenset(
    """
        threaten vow pledge promise swear warn refuse offer consider allow urge demand call ask fail avoid stop
        prevent refrain seek try
        """.split()
)
_THREATENING = frozenset("warn threaten vow swear caution".split())
_PROMISED = frozenset(
    """
        threat vow pledge promise call offer proposal refusal failure warning readiness ability right will bid attempt
        demand
        """.split()
)
_ALLEGING = frozenset("accuse allege claim".split())
_DENYING = frozenset("deny reject refute dismiss rebut".split())
_FORECASTING = frozenset("expect predict anticipate forecast likely".split())
_SAYING = frozenset("say announce tell report add confirm disclose state declare note reveal".split())
_ANSWERS = frozenset("response reply answer reaction retaliation".split())
_UNREAL = frozenset("would could might may should must can ought 'd couldn't wouldn't".split())
_CONDITIONAL = frozenset("if unless should lest whether".split())


@dataclasses.dataclass(slots=True)
class Mood:
    """`status` of the event; `dropped` says why the clause tells of no event at all, '' where it does."""

    status: str = "occurred"
    dropped: str = ""
    phase: str = ""
    """begin, end or continue, where the verb says so."""
    tense: str = "past"


_PHASES = {
    **dict.fromkeys("begin start launch open kick commence resume".split(), "begin"),
    **dict.fromkeys("end finish conclude wrap complete close".split(), "end"),
    **dict.fromkeys("continue run proceed last".split(), "continue"),
}


def _told_behind(row: list[Chunk], verb: int) -> Chunk | None:
    """The verb of "..., the ministry said" behind the words that it reports."""
    return next(
        (
            p
            for p in row[verb + 1 :]
            if p.kind == "VP" and row[p.i - 1].kind == "NP" and row[p.i - 2].kind in ("COMMA", "QUOTE")
        ),
        None,
    )


def mood_of(reading: Reading, clause: Clause, names: Names, noun: int = -1) -> Mood:
    """The mood of the event that `clause` tells, by its verb or by the noun group `noun` in it."""
    row = reading.row
    verb = row[clause.verb]
    mood = Mood(tense=verb.tense)
    mood.phase = _PHASES.get(verb.lemma, "") if noun >= 0 else ""
    never = row[0].negated and row[0].kind == "ADV" and clause.relation == "main"  # "Never since 1953 had a missile landed"
    if verb.negated or never:
        mood.dropped = "negated"
        return mood
    if clause.marker in _CONDITIONAL:
        mood.dropped = "conditional"
        return mood
    if _follows_from_a_condition(reading, clause):
        mood.dropped = "conditional"
        return mood
    first = row[0]
    if first.low == "should" and clause.verb == 0:
        mood.dropped = "conditional"
        return mood
    if (
        verb.modal in ("would", "'d")
        and clause.relation in ("that", "main")
        and (teller := row[clause.governor] if clause.governor >= 0 else _told_behind(row, clause.verb)) is not None
        and teller.lemma in _SAYING
        and teller.tense in ("past", "pluperfect", "perfect")
    ):
        mood.status = "planned"
    elif verb.modal == "could" and verb.passive and verb.lemma in ("hear", "see"):
        pass  # "shelling could be heard"
    elif verb.modal in _UNREAL:
        mood.dropped = f"unreal: {verb.modal}"
        return mood
    if any(t.low == "likely" for t in reading.tokens[verb.first : verb.last]):
        mood.status = "forecast"
    elif verb.tense == "future":
        mood.status = "occurred" if _is_answer(reading, clause) else "planned"
    elif verb.progressive and verb.tense == "present":
        mood.status = "ongoing"
    elif verb.tense in ("present", "perfect") and any(
        abs(reading.tokens[verb.first].start - cue.start) < 90 for _, cue in names.cued("habit")
    ):
        mood.dropped = "habit"
        return mood
    elif verb.tense in ("perfect", "past") and any(True for _ in names.cued("over_years")):
        mood.dropped = "over years"
        return mood
    if verb.tense == "infinitive" and clause.verb and row[clause.verb - 1].kind == "NP":
        promise = row[clause.verb - 1].lemma
        if promise in _PROMISED:
            mood.dropped = f"only a {promise}"
            return mood
        if promise in ("plan", "decision", "preparation", "intention", "order"):
            mood.status = "planned"
            return mood
    _above(reading, clause, mood, names)
    if mood.status == "planned" and noun >= 0 and mood.phase == "end":
        # "will end on Thursday": it is under way
        mood.status = "ongoing"
    return mood


def _follows_from_a_condition(reading: Reading, clause: Clause) -> bool:
    """ "If we err, we are hit": what holds in the present under a condition that stands before it."""
    verb = reading.row[clause.verb]
    if verb.tense != "present" or verb.progressive or clause.relation not in ("main", "that"):
        return False
    before = [other for other in reading.clauses.values() if other.verb < clause.verb]
    return bool(before) and before[-1].marker == "if" and reading.row[before[-1].verb].tense == "present"


def _is_answer(reading: Reading, clause: Clause) -> bool:
    """ "Its response was to leave the pact": it left."""
    subject = reading.row[clause.subjects[0]] if clause.subjects else None
    verb = reading.row[clause.verb]
    return subject is not None and subject.lemma in _ANSWERS and reading.tokens[verb.first].low == "was"


def coloured(reading: Reading, names: Names, first: int, last: int, status: str) -> str:
    """The status that a colouring word gives: "the ongoing drills", "an apparent strike", "the drill is under way".

    `first` and `last` are the chunks of the event's noun group or verb; a word counts inside them and two words around.
    """
    tokens = reading.tokens
    low = tokens[max(0, reading.row[first].first - 2)].start
    high = tokens[min(len(tokens), reading.row[last].last + 2) - 1].end
    verbal = reading.row[first].kind == "VP"
    for word, cue in names.cued("status:"):
        if verbal and word == "alleged" and _is_in_noun_group(reading, cue.start):
            continue  # "suspected rebels killed": who they are is suspected, not that they did it
        if first == last and verbal and word == "cancelled" and tokens[reading.row[first].head].start == cue.start:
            continue  # "scrapped the accord", "cancelled all leave": that is what happened
        if low <= cue.start < high and (word != "planned" or status == "occurred") and word != "forecast":
            return word
    return status


def _is_in_noun_group(reading: Reading, start: int) -> bool:
    token = next((t for t in reading.tokens if t.start <= start < t.end), None)
    group = reading.chunk_of(token.i) if token is not None else None
    return group is not None and group.kind == "NP"


_DOING = frozenset(
    "begin start open launch kick hold stage conduct carry make complete finish end conclude wrap take run fire pay".split()
)


def has_begun(reading: Reading, governors: list[int]) -> bool:
    """Whether a finite verb says that the event of a noun took place, whatever the noun's own words: "a planned visit"."""
    verbs = [reading.row[g] for g in governors]
    return any(v.lemma in _DOING and v.tense in ("past", "perfect", "pluperfect") and not v.negated for v in verbs)


def _is_threatened(reading: Reading, verb: int) -> bool:
    """ "warned that the army is prepared to strike"."""
    above = reading.clauses[verb].governor if verb in reading.clauses else -1
    return above >= 0 and reading.row[above].lemma in _THREATENING


_RANKED = frozenset("first second third fourth fifth sixth last latest only largest".split())
_BEING = frozenset("is are was were be been become became".split())


def _is_one_to_do_it(reading: Reading, clause: Clause, governor: Chunk) -> bool:
    """ "It was the second frigate to dock there since May": it did."""
    if governor.lemma not in _BEING:
        return False
    groups = [reading.row[i] for i in reading.clauses[clause.governor].objects]
    return any(t.low in _RANKED for group in groups for t in reading.tokens[group.first : group.last])


def _further_above(reading: Reading, clause: Clause, mood: Mood, names: Names) -> None:
    """ "promised to continue to strike", "will help to guard": what holds of the verb between holds of the act."""
    between = reading.clauses.get(clause.governor)
    if between is None or mood.status != "occurred" or mood.dropped:
        return
    verb = reading.row[between.verb]
    if verb.negated:
        mood.dropped = "negated above"
    elif verb.modal in _UNREAL and verb.modal != "would":
        mood.dropped = f"unreal: {verb.modal}"
    elif verb.tense == "future":
        mood.status = "planned"
    elif verb.tense == "infinitive" and between.relation == "infinitive":
        _above(reading, between, mood, names)


def _above(reading: Reading, clause: Clause, mood: Mood, names: Names) -> None:
    """What the governing verb makes of it: "plans to hold", "threatened to strike", "denied that", "is expected to"."""
    if clause.governor < 0:
        return
    row = reading.row
    governor = row[clause.governor]
    lemma = governor.lemma
    if row[clause.verb].tense == "gerund" and lemma in (
        "stop",
        "avoid",
        "halt",
        "cease",
        "consider",
        "risk",
        "mean",
        "suggest",
        "rule",
    ):
        mood.dropped = f"only {lemma}"
    elif clause.relation == "infinitive":
        adjective = any(
            t.low in ("likely", "expected", "set", "due", "slated", "scheduled", "poised", "ready", "about")
            for t in reading.tokens[governor.first : row[clause.verb].first]
        )
        if governor.negated:
            mood.dropped = "negated above"
        elif _is_one_to_do_it(reading, clause, governor):
            mood.status, mood.tense = ("planned", "future") if governor.tense == "future" else ("occurred", "perfect")
        elif lemma in _ALLEGING:
            mood.status = "alleged"
        elif lemma in ("expect", "predict", "anticipate") or any(
            t.low == "likely" for t in reading.tokens[governor.first : row[clause.verb].first]
        ):
            mood.status = "forecast"
        elif _is_threatened(reading, clause.governor):
            mood.dropped = "only threatened"
        elif lemma in _PLANNING or adjective:
            mood.status = "planned"
        elif lemma in _PROMISING:
            mood.dropped = "" if row[clause.verb].lemma == "evacuate" else f"only {lemma}"
        elif lemma not in (
            "begin",
            "start",
            "continue",
            "come",
            "go",
            "take",
            "send",
            "scramble",
            "resume",
            "prove",
            "help",
            "appear",
            "seem",
            "be",
            "say",
            "claim",
            "report",
            "manage",
            "deploy",
            "use",
            "arrive",
            "gather",
            "join",
            "travel",
            "fly",
            "head",
            "drive",
            "sail",
            "return",
            "land",
            "believe",
            "find",
            "think",
            "suspect",
        ):
            mood.dropped = "" if row[clause.verb].lemma == "evacuate" else "purpose"
        else:
            _further_above(reading, clause, mood, names)
    elif clause.relation == "that" or (clause.marker == "of" and not row[clause.verb].finite):
        if lemma in _DENYING:
            mood.status = "denied"
        elif lemma in _ALLEGING:
            mood.status = "alleged"
        elif (
            lemma in ("demand", "urge", "insist", "order", "ask", "propose", "recommend")
            and row[clause.verb].tense in ("infinitive", "present")
        ) or (
            lemma in ("warn", "threaten", "vow", "pledge", "promise")
            and row[clause.verb].tense in ("future", "modal", "present")
        ):
            mood.dropped = f"only {lemma}"
        elif lemma in _FORECASTING and row[clause.verb].tense in ("future", "modal"):
            mood.status = "forecast"
