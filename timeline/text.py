"""Sentences of a report, as spans into its text.

Rules instead of a model: measured on news, forty lines of rules split as well as the best library, and they keep code-point
offsets. A paragraph break ends a sentence whatever stands before it (headlines, captions, lists carry no full stop).

Pages seldom leave an empty line between paragraphs: there every line is one, and a headline would run into the byline, the
photo credit and the news. Only texts with a narrow measure (mail, wire copy) break lines inside a sentence, and those show
it by lines that go on in lower case.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple


class Sentence(NamedTuple):
    """Half-open code-point span of one sentence, white space trimmed, and the number of its paragraph, from 0."""

    start: int
    end: int
    paragraph: int


# Words that end in a full stop inside a sentence. Never followed by a sentence end when a capital or a digit comes next.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sen rep gov st mt ft no nos vs etc inc ltd co corp dept est fig vol
    gen lt maj col capt cmdr adm sgt cpl pvt brig rear vice cdr lcdr cpt pres ret retd sq flt wg regt pfc spc msgt tsgt ssgt
    supt insp asst atty jr sr mme mlle comdr cmdt
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    ala ariz ark calif colo conn del fla ga ind kan ky md mich minn neb nev okla ore pa tenn tex va wash wis wyo
    approx ca al op cit pp ed eds rev hon messrs""".split()
)
_TITLES = frozenset("mr mrs ms dr gen lt maj col capt adm".split())
# Initials and acronyms with inner stops end a sentence only when a typical opener follows.
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+$")
_OPENERS = frozenset(
    """The A An It In On At But And He She They We This That These Those Officials Since After Before When While Both
    His Her Its Their There If As For From By With According Earlier Later Last However Also Meanwhile""".split()
)
_BREAK = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+|[A-Z“\"‘]|$)|\n\s*|:(?=[ \t]*\n)")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[]*([^\s,.;:!?\"'”’)]+)")
_DASH = re.compile(r"[ \t]+(?:--|[—–-])[ \t]")
_LAST_WORD = re.compile(r"(\S+)$")
_DATELINE = re.compile(  # "MOSCOW, May 17. /AGENCY/." and "YEREVAN, SEPTEMBER 2, AGENCY.": their stops end no sentence
    r"[A-Z][A-ZÀ-Þ'’ -]{2,24}(?:[.,] ?(?:\d{1,2} )?[A-Z][A-Za-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?)?"
    r"(?:[.,]? ?/[\w ./-]{2,24}/|[.,] ?[A-Z]{3,12})?"
)
_WIDEST_MEASURE = 120
"""Code points to a line beyond which nobody breaks lines by hand."""
_STOPS = (".", "!", "?", "")
_UNFINISHED = frozenset("the a an of in on at to by for from with and or as than that its his her their".split())


def _ends_sentence(text: str, stop: int, after: int) -> bool:
    """Whether the punctuation run that starts at `stop` and ends at `after` closes a sentence."""
    if text[stop] != ".":
        return _next_starts_sentence(text, after) or (text[stop] == "…" and after == len(text))
    if after < len(text) and not text[after].isspace():
        # "election cycles.North Korean": words run together where a page lost its line break
        return _runs_on(text, stop, after)
    if _in_dateline(text, stop, after):
        return False
    if _DASH.match(text, after):
        return False  # "TAMPA, Fla. -- The command said": a dateline
    word = _LAST_WORD.search(text, max(0, stop - 30), stop)
    last = word[1].lstrip("\"'“‘(") if word else ""
    following = _NEXT_WORD.match(text, after)
    nxt = following[1] if following else ""
    if not nxt:
        return True
    if _ACRONYM.fullmatch(last + "."):
        return nxt in _OPENERS
    if last.lower() in _ABBREVIATIONS:
        return nxt in _OPENERS and last.lower() not in _TITLES
    return _next_starts_sentence(text, after)


def _runs_on(text: str, stop: int, after: int) -> bool:
    """Whether a sentence ends where no blank follows: "on Wednesday.The army said", "came on Sunday .US troops landed"."""
    word = _LAST_WORD.search(text, max(0, stop - 30), stop)
    last = word[1] if word else text[max(0, stop - 30) : stop].rstrip().rpartition(" ")[2]
    if not last[-1:].islower() or not text[after].isupper() or "." in last:
        return False
    second = text[after + 1 : after + 2]
    return second.islower() or (second.isupper() and len(last) > 2 and last.isalpha())


def _in_dateline(text: str, stop: int, after: int) -> bool:
    """Whether the stop stands in the place, date and agency at the head of a line."""
    line = text.rfind("\n", 0, stop) + 1
    if stop - line > 60 or _DATELINE.fullmatch(text, line, stop) is None:
        return False
    following = text[after : after + 4].lstrip()
    return text[stop - 1] == "/" or following.startswith("/") or "," in text[line:stop] or following[:3].isupper()


def _measure(text: str) -> int:
    """The width of the column that `text` is set in, in code points; 0 where each line is a paragraph."""
    lines = text.split("\n")
    if max(map(len, lines)) > _WIDEST_MEASURE:
        return 0
    return max(
        (len(line) for line, below in itertools.pairwise(lines) if below[:1].islower() and line.rstrip()[-1:] not in _STOPS),
        default=0,
    )


def _line_is_paragraph(text: str, newline: int, below: int, measure: int) -> bool:
    """Whether the line that ends at `newline` ends a paragraph, the next one beginning at `below`."""
    if "\n" in text[newline + 1 : below] or below >= len(text):
        return True
    line = text[text.rfind("\n", 0, newline) + 1 : newline].rstrip()
    last = line.rpartition(" ")[2]
    if last[-1:] in _STOPS:
        return not measure
    if text[below].islower() or last[-1:] == "," or last.lower() in _UNFINISHED:
        return False
    first_word = text[below : below + 40].split(None, 1)[0]
    return not measure or len(line) + 1 + len(first_word) <= measure


def _next_starts_sentence(text: str, after: int) -> bool:
    following = _NEXT_WORD.match(text, after)
    return following is None or not following[1][0].islower()


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of `text`, in order, trimmed of white space, none empty. Linear in the length of the text."""
    spans: list[Sentence] = []
    begin = paragraph = 0
    measure = _measure(text)

    def close(end: int) -> None:
        first, last = begin, end
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if last > first:
            spans.append(Sentence(first, last, paragraph))

    for match in _BREAK.finditer(text):
        if text[match.start()] == "\n":
            if _line_is_paragraph(text, match.start(), match.end(), measure):
                close(match.start())
                begin = match.end()
                paragraph += 1
        elif _ends_sentence(text, match.start(), match.end()):
            close(match.end())
            begin = match.end()
    close(len(text))
    return spans
