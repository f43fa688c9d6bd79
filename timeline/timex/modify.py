"""What stands right before an expression and changes what it covers: "early", "the end of", "since", "until", "about"."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from timeline.dates import interval as cal
from timeline.timex.reader import REACH, Reader
from timeline.timex.reading import Found
from timeline.timex.rules import Rule

_PART_OF: Final = {
    **dict.fromkeys(("early", "start", "beginning", "opening"), cal.early),
    **dict.fromkeys(("mid", "middle"), cal.middle),
    **dict.fromkeys(("late", "latter part", "end", "close"), cal.late),
}
_BOUND: Final = {"since": cal.since, "until": cal.until, "till": cal.until, "by": cal.until}
_MODIFIER: Final = re.compile(
    r"(?<![\w-])(?:"
    r"(?:(?P<outer>since|until|till|by)\s+)?(?:(?:in|at|from)\s+)?(?:the\s+)?"
    r"(?:(?P<part>early|mid|late)(?:-|\s+(?:(?:in|on)\s+)?(?:the\s+)?)"
    r"|(?P<named_part>start|beginning|opening|middle|latter\s+part|end|close)\s+of\s+(?:the\s+)?)"
    r"|(?P<bound>since|until|till|by)\s+"
    r"|(?P<rest>later|earlier)\s+(?:(?:on|in)\s+)?(?:the\s+)?"
    r"|(?P<about>about|around|some|nearly|almost|roughly|over|more\s+than|less\s+than|at\s+least|up\s+to|just)\s+"
    r")$",
    re.IGNORECASE,
)
_OF_AMOUNTS: Final = frozenset({"over", "more", "less", "at", "up"})
_COUNTED: Final = ("ago", "later", "earlier", "before", "after")
# The last word of every modifier: most expressions have none of them before them, and so need no search.
_LAST_WORD: Final = frozenset(
    """early start beginning opening mid middle late part end close since until till by later earlier of in on the about
    around some nearly almost roughly over than least to just""".split()
)


def modified(reader: Reader, found: Found, rule: Rule) -> Found:
    """`found` with the words before it that belong to it."""
    before = reader.text[max(0, found.start - REACH) : found.start]
    words = before.replace("-", " ").rsplit(None, 1)
    if not words or words[-1].lower() not in _LAST_WORD:
        return found
    match = _MODIFIER.search(before)
    if match is None:
        return found
    reading, interval = found.reading, found.reading.interval
    start = found.start - (len(before) - match.start())
    if match["about"]:
        if rule.kind == "weekday":  # "to get around Wednesday's ruling"
            return found
        amount = match["about"].lower().split()[0] in _OF_AMOUNTS
        if amount and reading.type == "DATE" and not reader.text.endswith(_COUNTED, found.start, found.end):
            return found  # "over the weekend"
        return found._replace(start=start, reading=dataclasses.replace(reading, approximate=True))
    if interval is None or reading.type == "DURATION":
        return found
    part = match["part"] or match["named_part"]
    if part:
        changed = _PART_OF[" ".join(part.lower().split())](interval)
        if match["outer"]:
            changed = _BOUND[match["outer"].lower()](changed)
    elif match["bound"]:
        changed = _BOUND[match["bound"].lower()](interval)
    else:
        changed = reader.at.rest_of(interval, match["rest"].lower())
    return found._replace(start=start, reading=dataclasses.replace(reading, interval=changed))
