"""The line before a report that says where and when it was written: "SEOUL, Nov. 1 (Agency) —". It dates no event."""

from __future__ import annotations

import re

from timeline.text import Sentence

_PLACE_LINE = r"(?:(?:[A-Z][\w.’'-]*[ ,]*){1,6})"
_DATELINE = re.compile(
    r"(?:\[?(?:Anchor|Report|Photo|Background|Breaking|Watch|Caption)\]?:? )?"
    rf"(?:{_PLACE_LINE}?(?:\d{{1,2}}(?:,? \d{{4}})?,? ?)?(?:\([\w /.-]{{2,40}}\),?)? ?(?:—|–|--| - |: )"
    rf"|{_PLACE_LINE}\d{{1,2}},? \([A-Z][\w /.-]{{1,20}}\) )\s*"
)


def behind_dateline(text: str, sentence: Sentence) -> int:
    """Where the sentence begins behind "SEOUL, Nov. 1 (Agency) —", which tells where and when it was written."""
    match = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 80))
    if match is None or match.end() >= sentence.end - 10:
        return sentence.start
    return match.end()
