"""The line before a report that says where and when it was written: "SEOUL, Nov. 1 (Agency) —". It dates no event."""

from __future__ import annotations

import re

from timeline.text import Sentence

_PLACE_LINE = r"(?:[A-Z][\w.’'-]*(?:[ ,]+[A-Z][\w.’'-]*){0,5}[ ,]*)"
_CAPITALS = r"[A-Z][A-ZÀ-Þ'’ -]{2,24}"
_COUNTRY = r"(?:(?:\([A-Z]\w+\) ?)?\[[A-Z]\w+\],? ?)?"  # "Guwahati (Assam) [India], "
_MONTH_DAY = rf"(?:{_PLACE_LINE}?\d{{1,2}}(?:,? \d{{4}})?,? ?)?"
_IN_BRACKETS = r"\([\w /.,:–-]{2,60}\),?"
_DATELINE = re.compile(
    r"(?:\[?(?:Anchor|Report|Photo|Background|Breaking|Watch|Caption)\]?:? )?"
    rf"(?:{_PLACE_LINE}?{_COUNTRY}{_MONTH_DAY}(?:[A-Z]{{3,12}} )?(?:{_IN_BRACKETS})? ?(?:—|–|--| - |- |: | :(?=[A-Z]))"
    rf"|{_PLACE_LINE}\d{{1,2}},? \([A-Z][\w /.-]{{1,20}}\) "
    rf"|{_CAPITALS},? {_IN_BRACKETS} (?=[A-Z])"
    rf"|{_CAPITALS}[,.] {_MONTH_DAY}(?:[.,]? ?/[\w ./-]{{2,24}}/\.?|[A-Z]{{3,12}}\.) "
    rf"|{_CAPITALS}, {_MONTH_DAY}[A-Z]\w{{2,11}},\s"
    r"|\([A-Z]{3,12}[ -]+[\w -]{2,30}\) (?=[A-Z]))\s*"
)

_HAS_MARK = re.compile(r"[—–:(\[/]|--| - |[A-Z]{3}[A-Z .,]*[.,] ")
"""What every dateline has and few other sentences: cheap to look for, where the whole pattern is not."""


def behind_dateline(text: str, sentence: Sentence) -> int:
    """Where the sentence begins behind "SEOUL, Nov. 1 (Agency) —", which tells where and when it was written."""
    reach = min(sentence.end, sentence.start + 100)
    if _HAS_MARK.search(text, sentence.start, reach) is None:
        return sentence.start
    match = _DATELINE.match(text, sentence.start, reach)
    if match is None or match.end() >= sentence.end - 10:
        return sentence.start
    return match.end()
