"""What the words around an expression say of its direction: ahead, back, or nothing.

Regular expressions over a hundred code points on either side. The cues are few on purpose: measured on 392 weekdays of news,
"any word of the future in the sentence" lost to no cue at all, while these, which must govern the phrase, gain.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Final

# Words before an expression that point it to the future, whatever the verb of the sentence does: a bare preposition or verb
# of the present, or a verb of intent or a modal with some words between it and the expression.
_BARE: Final = (
    r"until|till|by|as\s+(?:soon|early)\s+as|no\s+later\s+than|through|effective|next|coming|takes?\s+effect|starts?|begins?|"
    r"opens?|ends?|closes?|expires?|starting|beginning|kicks?\s+off|gets?\s+under\s?way|resumes?|wraps?\s+up|concludes?|"
    r"culminates?"
)
_INTENDED: Final = (
    r"scheduled|(?<!previously )(?<!originally )planned|planning|(?:is|are)\s+to\s+\w+|slated|postponed|expected|preparing|"
    r"ready|plans?|intends?|hopes?|aims?|going\s+to|about\s+to|set\s+(?:to|for)|"
    r"due\s+(?:to|on|for|in|back|by)(?!\s+(?:the|a|an|its|their)\b)"
)
_MODAL: Final = r"(?:will|would|shall|can|must|may|might|to\s+be|'ll)(?:\s+be|\s+not|\s+also|\s+then){0,2}\s+\w+"
_BETWEEN: Final = (
    r"(?:,?\s+(?:on|in|at|for|from|late|early|mid|the|end|of|or|around|about|noon|midnight|"
    r"[0-9][0-9:.]*\s*[ap]\.?m\.?|(?-i:[A-Z]{2,4}\b)))*[\s-]*$"
)
_AHEAD: Final = re.compile(
    rf"\b(?:{_BARE}|(?:{_INTENDED})(?P<tail1>(?:\s+[\w$-]+){{0,11}})|{_MODAL}(?P<tail2>(?:\s+[\w$-]+){{0,11}})){_BETWEEN}",
    re.IGNORECASE,
)
_HAD: Final = re.compile(r"\bhad\s+\w+(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_THE: Final = re.compile(r"\bthe\s+$", re.IGNORECASE)
_PLUPERFECT: Final = re.compile(r"\bhad\s+(?:\w+ed|been|not|n't|already)\b", re.IGNORECASE)
_HAD_AFTER: Final = re.compile(r",?\s+\w+\s+had\b")
_INTENT: Final = re.compile(r"(?:planning|preparing|ready|going|about)\b", re.IGNORECASE)
_WAS: Final = re.compile(r"\b(?:was|were|had\s+been)\s*$", re.IGNORECASE)
_CALLED_OFF: Final = re.compile(r"[\s,]*(?:['’]s\b|(?:was|were|had|have\s+been|has\s+been)\b)")
_PAST: Final = re.compile(
    r"(?<!-)\b(?:was|were|had|did|said|told|came|went|took|fell|rose|began|held|met|made|gave|brought|sent|won|lost|left|shot|led|saw|"
    r"put|broke|sank|flew|struck|hit|built|became|got|sold|bought|paid|kept|"
    r"(?!need|proceed|succeed|exceed|indeed|hundred|expected|scheduled|planned|slated|postponed|un)\w{2,}ed)\b(?!-)",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(
    r"\b(?:will|would|is|are|has|have|can|may|might|could|should|must|expects?|plans?|to\s+[a-z]+)\b", re.IGNORECASE
)
_WILL: Final = re.compile(r"\b(?:will|plans?\s+to|(?:is|are)\s+(?:to|due|expected|scheduled|set|planning))\b", re.IGNORECASE)
_HEAD_OF_SENTENCE: Final = re.compile(r"[\W_]*(?:(?:and|but|in|on|by|early|late|mid|then)[\s-]+)*", re.IGNORECASE)
_ENDED: Final = re.compile(r"\b(?:since|ended|concluded|closed|finished)\s+(?:on\s+|in\s+)?$", re.IGNORECASE)
_DATE_BEFORE: Final = re.compile(r"(?:[0-9]|day)\s*[,–—-]\s*(?:on\s+)?$")
PARAGRAPH_END: Final = re.compile(r"[.!?\"'”’)]\s*\n")
SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"“'‘(]?[A-Z]|$)|\n\s*\n")


@dataclasses.dataclass(slots=True)
class Clause:
    """An expression among its neighbours."""

    before: str = ""
    """What stands before it, up to some hundred code points."""
    words: str = ""
    """The expression itself."""
    after: str = ""
    """What follows, as far."""

    @property
    def looks_ahead(self) -> bool:
        """Whether the words before the expression point to the future and no verb of the past stands nearer."""
        before = self._before_in_sentence
        if _HEAD_OF_SENTENCE.fullmatch(before):
            will, past = _WILL.search(self._after_in_sentence), _PAST.search(self._after_in_sentence)
            return will is not None and (past is None or will.start() < past.start())
        cue = _AHEAD.search(before)
        if cue is None or _PAST.search(cue["tail1"] or cue["tail2"] or "") or _CALLED_OFF.match(self.after):
            return False
        if cue["tail1"] is None and cue["tail2"] is None:  # "by", "until"
            had = _PLUPERFECT.search(before) or _HAD_AFTER.match(self.after)
            return not (had or self.follows_article)
        return _WAS.search(before[: cue.start()]) is None or _INTENT.match(cue[0]) is not None

    @property
    def plans_ahead(self) -> bool:
        """Whether a verb before the expression points to the future, more than "by" or "through" do."""
        before = self._before_in_sentence
        cue = _AHEAD.search(before)
        verb = cue is None or cue["tail1"] is not None or cue["tail2"] is not None
        return self.looks_ahead and (verb or _WILL.search(before) is not None)

    @property
    def looks_back(self) -> bool:
        """Whether the nearest verb before it is of the past; at the head of a sentence, unless it looks ahead."""
        if self.opens_sentence:
            return not self.looks_ahead
        past = [m.start() for m in _PAST.finditer(self._before_in_sentence)]
        other = [m.start() for m in _PRESENT.finditer(self._before_in_sentence)]
        return max(past, default=-1) > max(other, default=-1)

    @property
    def opens_sentence(self) -> bool:
        """Whether the expression stands at the head of its sentence."""
        return _HEAD_OF_SENTENCE.fullmatch(self._before_in_sentence) is not None

    @property
    def repeats_a_date(self) -> bool:
        """Whether it stands in apposition: "October 12, the day before the crash"."""
        return _DATE_BEFORE.search(self.before) is not None

    @property
    def had_happened(self) -> bool:
        """Whether a verb of the pluperfect stands right before it: "London had said on Sunday"."""
        return _HAD.search(self._before_in_sentence[-40:]) is not None

    @property
    def has_ended(self) -> bool:
        """Whether it tells the end of something past: "the year ended Jan. 31"."""
        return _ENDED.search(self.before) is not None

    @property
    def follows_article(self) -> bool:
        """Whether an article stands before it, as before a name: "the August crisis"."""
        return _THE.search(self.before) is not None

    @property
    def _before_in_sentence(self) -> str:
        return SENTENCE_END.split(self.before)[-1]

    @property
    def _after_in_sentence(self) -> str:
        return SENTENCE_END.split(self.after, maxsplit=1)[0]
