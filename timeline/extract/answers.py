"""Answers that the text calls answers: "in response to", "in retaliation for", "prompting", "seen as a reaction to".

The side of the cue on which an event stands, and what follows the cue, decide who answers what. A cue without an object
("In response, ...") points back to the last act of others. "Came as", "hours after" is coincidence and no claim at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.extract.mentions import Draft
from timeline.extract.threads import Thread, Threads, is_by_others, pointed_types

_ANSWER = (
    "(?:response|reply|reaction|answer|retaliation|reprisal|revenge|protest|objection|counter-?measure|counter-?action|"
    "riposte|tit-for-tat|rebuke|retort|payback|punishment)s?"
)
_DUE = "(?:retaliation|reprisal|revenge|vengeance|payback|punishment|retribution)s?"
_LINK = "(?: (?:to|for|at|over|against|of))?"
_IS = "(?:is|are|was|were|will be|came|consist(?:s|ed)?|took|involve[sd]?|include[sd]?|followed)"


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b", re.IGNORECASE)


_STATED = _any(
    rf"in (?:[\w-]+ )?{_ANSWER}{_LINK}",
    rf"(?:by way of|as|for) (?:(?:an?|the|its|their|part of (?:its|the|their)) )?(?:[\w-]+ )?{_ANSWER} (?:to|for|against)",
    rf"(?:an?|the|its|their|of|'s|’s) (?:[\w-]+ )?{_ANSWER} (?:to|against|at|over)",
    rf"(?:an?|the|its|their|'s|’s) (?:[\w-]+ )?{_DUE} for",
    rf"(?:an?|the) (?:[\w-]+ )?(?:act|step|move|strike|measure) (?:of|in) {_DUE}{_LINK}",
    r"in what (?:[\w'’]+ ){1,4}(?:called|described as|termed|said was|labell?ed) (?:an? |the |its )?(?:[\w-]+ ){0,2}"
    rf"{_ANSWER}{_LINK}",
    rf"(?:is|are|was|were|been) (?:meant as |intended as )?{_ANSWER} (?:to|for|against)",
    rf"(?:\w+(?:'s|’s)|our|their|its|his|her) (?:[\w-]+ )?{_ANSWER} {_IS}",
    rf"no (?:[\w-]+ )?{_ANSWER} (?:to|for|against)",
    r"in the wake of",
    r"thereupon",
    r"in (?:re)?turn,",
    r"(?:corresponding|reciprocal|retaliatory|tit-for-tat) (?:\w+ )?(?:measure|step|action|strike|move|attack|raid)s?",
    r"respond(?:ed|ing|s)? (?:to|with|by|in kind)",
    r"(?:replied|answered|retaliated) in kind",
    r"in self-defen[cs]e",
    r"retaliat(?:ed|ing|es) (?:for|against|with|by)",
    r"(?<!to )(?<!can )(?<!will )(?<!would )(?<!could )(?:hit|struck|hits|strikes|hitting|striking) back"
    r"(?: (?:at|with|by|for))?",
    r"retaliated(?! (?:for|against|with|by|in kind)\b)",
    r"answer(?:ed|ing) (?:by|with)",
    r"avenge[ds]?|avenging",
    r"link(?:s|ed)? (?:the |its |their )?(?:[\w-]+ ){1,6}?to",
    r"because of",
    r"on account of",
    r"citing",
    r"(?:prompted|provoked|triggered|sparked|angered|caused|set off) by",
    r"(?:angry|furious|incensed|indignant) (?:at|about|over)",
    r"to (?:counter|punish|deter|protest(?: against)?|avenge|retaliate (?:for|against))",
    r"met .{1,60} with",
)
_CAUSES = _any(
    r"prompt(?:ed|ing|s)(?! by)", r"provok(?:ed|ing|es)(?! by)", r"trigger(?:ed|ing|s)(?! by)", r"spark(?:ed|ing|s)(?! by)",
    r"(?:drew|drawing|draws|brought) (?:\w+ ){0,3}"
    r"(?:condemnation|criticism|protests?|rebukes?|warnings?|fire|reactions?|response|repl(?:y|ies)|retaliation)",
    r"forc(?:ed|ing) (?:\w+ ){1,4}to (?:scramble|send|deploy|fire)",
    r"led (?:\w+ ){1,4}to (?:scramble|send|deploy|raise|condemn|suspend)",
    r"led to", r"resulted in", r"touched off", r"set off(?! by)", r"gave rise to",
)
_INTERPRETED = _any(
    r"(?:interpreted|seen|viewed|regarded|read|taken|perceived|understood|described by \w+)(?: widely| largely)?"
    r"(?: by [^,;.]{1,40})? as "
    rf"(?:an? )?(?:\w+ )?(?:{_ANSWER}|warning|message|signal|challenge)(?: (?:to|for|against|at))?",
    rf"apparent {_ANSWER}(?: (?:to|for|against))?",
    rf"(?:apparently|possibly|likely|presumably|seemingly|probably) (?:in|an?|as) (?:an? )?(?:{_ANSWER}|message)"
    r"(?: of \w+)?(?: (?:to|for|against))?",
    rf"(?:may|might|could) (?:have been|be) (?:an? |in )?(?:\w+ )?{_ANSWER}(?: (?:to|for|against))?",
    rf"in an? (?:apparent|likely|possible|probable) (?:\w+ )?(?:{_ANSWER}|message|warning|signal|show)"
    r"(?: of \w+)?(?: (?:to|for|against))?",
    r"(?:message|signal)s? (?:of \w+ )?to",
    r"(?:in|as) an? (?:[\w-]+ )?show of (?:force|strength|resolve|unity|defiance|support) "
    r"(?:to|against|after|following|over|at|toward)",
)
_REJECTED = re.compile(
    rf"\b(?:not|no|n't|never|neither|nothing|nor) (?:\w+ ){{0,4}}{_ANSWER}\b|\b(?:unrelated to|nothing to do with)\b|"
    r"\b(?<!denied )no (?:\w+ ){0,2}(?:link|connection|relation) (?:to|with|between)\b|"
    r"\bden(?:y|ies|ied|ying) that (?:\w+ ){1,6}(?:had|has|have) anything to do with\b",
    re.IGNORECASE,
)
_DOUBT = _any(
    r"apparent(?:ly)?", r"possibly", r"likely", r"presumably", r"seemingly", r"probably", r"seems?", r"appear(?:s|ed)?",
    r"analysts?", r"experts?", r"observers?", r"commentators?", r"perhaps", r"may", r"might", r"suspected",
)
_READING = _any(
    r"saw", r"sees?", r"view(?:s|ed)?", r"regard(?:s|ed)?", r"reads?", r"interpret(?:s|ed)?", r"portray(?:s|ed)?"
)
"""Verbs that make what follows with "as" somebody's reading."""
_HEDGED = 40
"""Characters before a cue in which a word of doubt makes it somebody's reading."""
_AFTER = _any(
    r"after", r"following", r"in view of", r"in light of", r"over", r"follows", r"amid fears of", r"when", r"as soon as"
)
_DEFENSIVE = {
    "agreement": ("suspension", "withdrawal", "sanctions", "consultation"),
    "other": ("border_closure", "expulsion", "evacuation", "loudspeakers"),
    "readiness": None,
    "deployment": ("scramble", "reinforcement", "build_up", "shadowing", "escort", "surveillance"),
}
"""Acts, by type and mode, that nobody takes for no reason: told as done "after" an act of others, they answer it."""
_DEEDS = ("weapons_test", "incursion", "engagement", "exercise", "other", "deployment", "agreement")
_DEEDS_IN_ANSWER = (*_DEEDS, "readiness")
_ATTACKS = ("weapons_test", "incursion", "engagement")
"""What forces are moved for; after a drill of others they also just go home."""
_BY_ANYBODY = ("engagement", "incursion")
"""What is answered, too, where nobody is said to have done it: "after gunmen killed 26 people"."""
_OPENING = 3
"""A cue within so many characters of the sentence's beginning opens it."""
_REACH = 90
"""Characters after the cue that may name what is answered."""
_GOES_ON = re.compile(
    r" (?:to|for|at|over|against|of|about|after|following|toward)\Z|"
    r"\A(?:because|on account|citing|in the wake|avenge|avenging|to )|"
    r"\A(?:prompted|provoked|triggered|sparked|angered|caused|set off) by",
    re.IGNORECASE,
)


_LINKED = re.compile(r"link", re.IGNORECASE)
"""Of "linked the drill to the visit" the answer stands inside the cue."""
_POINTER = re.compile(r"\s*(?:it|them)\b|\s*(?:this|that|these|those)(?=\s*[.,;])", re.IGNORECASE)
"""What is answered, said with a pronoun: "... a day before the end of the drills and was seen as a response to them"."""


class Answer(NamedTuple):
    """Somebody's answer to something, as the words `cue` of its sentence say."""

    source: Draft
    target: Thread
    basis: str
    cue: str
    negated: bool


class _Sentence(NamedTuple):
    """One sentence with the drafts that it tells of, in order."""

    text: str
    offset: int
    drafts: list[Draft]
    threads: Threads

    def before(self, at: int) -> list[Draft]:
        """Drafts told before character `at` of the sentence."""
        return [d for d in self.drafts if d.first.first < self.offset + at]

    def behind(self, at: int, reach: int | None = None) -> list[Draft]:
        """Drafts told from character `at` on, and no more than `reach` characters behind it."""
        first = self.offset + at
        return [d for d in self.drafts if first <= d.first.first and (reach is None or d.first.first <= first + reach)]


def find_answers(here: list[Draft], threads: Threads, text: str) -> list[Answer]:
    """The answers that one sentence speaks of."""
    sentence = _Sentence(text, here[0].sentence.start, sorted(here, key=lambda d: d.first.first), threads)
    for pattern, basis in ((_INTERPRETED, "interpreted"), (_STATED, "stated")):
        for match in pattern.finditer(text):
            found = _read_named(sentence, match) if _GOES_ON.search(match[0]) else _read_back(sentence, match)
            if found is not None:
                negated = bool(_REJECTED.search(text[max(0, match.start() - 40) : match.end()]))
                doubtful = bool(_DOUBT.search(text[max(0, match.start() - _HEDGED) : match.start()]))
                read_so = match[0].lower().startswith("as ") and _READING.search(text[: match.start()])
                basis = "interpreted" if doubtful or read_so else basis
                answer = Answer(*found, basis, match[0].lower(), negated)
                return [answer, *_and_by(sentence, match, answer)]
    for match in _AFTER.finditer(text):
        found = _read_defence(sentence, match)
        if found is not None:
            answer = Answer(*found, "stated", match[0].lower(), False)
            return [answer, *_beside(sentence, match, answer)]
    cause = _CAUSES.search(text)
    if cause is not None:
        left, right = sentence.before(cause.start()), sentence.behind(cause.end())
        if left and right and _may_answer(right[0], threads.of(left[-1])) and threads.of(left[-1]).lead is not None:
            return [Answer(right[0], threads.of(left[-1]), "stated", cause[0].lower(), False)]
    return []


def speaks_of_answer(text: str) -> bool:
    """Whether a sentence calls something an answer, by its own word or somebody's reading."""
    return not is_rejected(text) and bool(_INTERPRETED.search(text) or _STATED.search(text))


def is_rejected(text: str) -> bool:
    """Whether a sentence says of something that it is no answer."""
    return bool(_REJECTED.search(text))


def _read_named(sentence: _Sentence, match: re.Match[str]) -> tuple[Draft, Thread] | None:
    """A cue that goes on to say what is answered: "in response to the launch, ...", "... in protest at the drill"."""
    threads = sentence.threads
    left, right = sentence.before(match.start()), sentence.behind(match.start())
    named = next(iter(sentence.behind(match.end(), _REACH)), None)
    source: Draft | None = None
    if _LINKED.match(match[0]) and (between := [d for d in right if d.first.first < sentence.offset + match.end()]):
        source = between[-1]
    elif left:
        source = _answering(left)
    elif match.start() <= _OPENING:
        source = next((d for d in right[1:] if named is None or is_by_others(d, threads.of(named))), None)
    if source is None:
        return None
    if named is not None and named is not source and _is_anothers(source, named, threads):
        thread = threads.meant(source, named)
    elif len(left) > 1 and _POINTER.match(sentence.text, match.end()):
        thread = threads.of(left[-1])  # a pronoun means the nearest, so the answer is told before it
        source = next((d for d in reversed(left[:-1]) if is_by_others(d, thread)), None)
        return (source, thread) if source is not None else None
    else:
        pointed = pointed_types(sentence.text[match.end() : match.end() + _REACH])
        thread = threads.choose(source, lambda t: 0.8 if t.type in pointed else -3.0) if pointed else None
    return (source, thread) if thread is not None else None


def _is_anothers(source: Draft, named: Draft, threads: Threads) -> bool:
    """Whether others did what is named, or nobody is said to have done it."""
    thread = threads.of(named)
    return is_by_others(source, thread) or (named.type in _DEEDS and not thread.doers)


def _read_back(sentence: _Sentence, match: re.Match[str]) -> tuple[Draft, Thread] | None:
    """A cue that points back: "In response, Seoul scrambled jets", "Seoul's reply consisted of three missiles"."""
    left, right = sentence.before(match.start()), sentence.behind(match.start())
    if not left and not right:
        return None
    source = right[0] if right else left[-1]
    thread = sentence.threads.choose(source, lambda t: _back(source, t), within=4)
    return (source, thread) if thread is not None else None


def _and_by(sentence: _Sentence, match: re.Match[str], answer: Answer) -> list[Answer]:
    """The further answers of "answered by sending ships and by raising the alert": other deeds of the same actors."""
    if not match[0].lower().endswith((" by", " with")):
        return []
    return [
        answer._replace(source=draft)
        for draft in sentence.behind(match.end())
        if draft is not answer.source and draft.type in _DEEDS_IN_ANSWER and draft.actors == answer.source.actors
    ]


def _read_defence(sentence: _Sentence, match: re.Match[str]) -> tuple[Draft, Thread] | None:
    """A defensive act told as done "after" an act of others; "after they had fired, Oslo scrambled jets" as well."""
    source = next((d for d in reversed(sentence.before(match.start())) if _is_defensive(d)), None)
    named = next((d for d in sentence.behind(match.end(), _REACH) if d.type in _DEEDS), None)
    if match.start() <= _OPENING and named is not None:
        source = next((d for d in sentence.behind(match.end()) if d is not named and _is_defensive(d)), None)
    if source is not None and named is not None and source.type == "deployment" and named.type not in _ATTACKS:
        return None
    if source is None or named is None or not _may_answer(source, sentence.threads.of(named)):
        return None
    if not is_by_others(source, sentence.threads.of(named)) and named.type not in _BY_ANYBODY:
        return None
    thread = sentence.threads.meant(source, named)
    return (source, thread) if thread is not None else None


def _may_answer(source: Draft, thread: Thread) -> bool:
    """Whether it is not known to be an act of the same side: of an exchange of fire nobody may be named."""
    return not source.actors or not thread.doers or is_by_others(source, thread)


def _beside(sentence: _Sentence, match: re.Match[str], answer: Answer) -> list[Answer]:
    """The further defensive acts of "suspended the pact and closed the border after gunmen had killed 26"."""
    return [
        answer._replace(source=draft)
        for draft in sentence.before(match.start())
        if draft is not answer.source and draft.actors == answer.source.actors and _is_defensive(draft)
    ]


def _is_defensive(draft: Draft) -> bool:
    modes = _DEFENSIVE.get(draft.type, ())
    return modes is None or draft.mode in modes


def _answering(left: list[Draft]) -> Draft:
    """The last event before the cue; of words about somebody's own act, the act."""
    last = left[-1]
    if last.type == "statement" and len(left) > 1 and left[-2].type != "statement":
        return left[-2]
    return last


def _back(source: Draft, thread: Thread) -> float:
    """Words are answered by words, deeds by deeds, and most of all by those of their own kind."""
    if thread.type == "statement":
        return 0.4 if source.type == "statement" else -0.6
    return 0.4 if thread.type == source.type else 0.2
