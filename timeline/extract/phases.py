"""Which part of an event a date gives: its beginning, its end, or the day to which it has been moved."""

from __future__ import annotations

from timeline.extract.clause import Clause, Reading
from timeline.extract.frames import Frame
from timeline.model import Timex

_BEGINNING = frozenset("begin start launch open kick commence resume".split())
_ENDING = frozenset("end finish conclude wrap close complete".split())
_CLOSE = frozenset("end close conclusion finish halt".split())
_MOVING = frozenset("postpone delay reschedule defer".split())
_EXTENDING = frozenset({"prolong", "extend", "lengthen"})
_CALLING_OFF = frozenset("cancel scrap shelve".split())
_MOVING_OFF = frozenset([("put", "off"), ("push", "back"), ("put", "back"), ("hold", "over")])


def phase_of(reading: Reading, clause: Clause) -> str:
    """What the verb of `clause` says of an event: begin, end, moved (to another day), off (called off), extended, or ''."""
    row, tokens = reading.row, reading.tokens
    verb = row[clause.verb]
    after = tokens[verb.last].low if verb.last < len(tokens) else ""
    if verb.lemma in _MOVING or (verb.lemma, after) in _MOVING_OFF:
        return "moved"
    if verb.lemma in _CALLING_OFF or (verb.lemma, after) == ("call", "off"):
        return "off"
    if verb.lemma in _EXTENDING:
        return "extended"
    if verb.lemma in _BEGINNING or (verb.lemma in ("get", "be", "go") and after in ("underway", "under")):
        return "begin"
    if verb.lemma in _ENDING:
        return "end"
    to_a_close = any(p == "to" and row[i].lemma in _CLOSE for p, i in clause.obliques)
    return "end" if to_a_close and verb.lemma in ("bring", "come", "draw") else ""


_CLOCK = ("second", "minute", "hour")
_CAMPAIGNS = frozenset("offensive counteroffensive operation campaign siege fighting war invasion blockade".split())


def goes_on(reading: Reading, frame: Frame, timex: Timex) -> bool:
    """Whether what began at that time may have gone on for days: an offensive, and no strike launched on Tuesday."""
    if frame.type != "engagement":
        return True
    return timex.grain not in _CLOCK and reading.row[frame.group].lemma in _CAMPAIGNS


_FIRST_DAY = frozenset("opening first".split())
_LAST_DAY = frozenset("last final closing concluding".split())


def phase_of_day(reading: Reading, frame: Frame) -> str:
    """ "the opening day of the exercise", "watched the last day of the drills": which end of it the date gives."""
    if not frame.noun or reading.governed_by(frame.group) != "of":
        return ""
    k = frame.group - 1
    while k > 0 and reading.row[k].kind != "NP":
        k -= 1
    holder = reading.row[k]
    if holder.lemma != "day":
        return ""
    words = {t.low for t in reading.tokens[holder.first : holder.last]}
    return "begin" if words & _FIRST_DAY else "end" if words & _LAST_DAY else ""
