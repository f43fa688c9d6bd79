"""Which sayings are news of their own where no rule says so.

    "Two ships had entered the port, the ministry said."          attribution
    "Nobody tells us where to sail," Minister Omar Khan said.     a statement

No single word decides that. Much speaks for a statement (quotation marks, a name, an address, a judgement, "would"), much
against it (figures, an act told in the same sentence, an institution that reports). So a sum of weights decides, learnt from
the annotated episodes: `cues` is what it sums over, seeds/sayings.toml holds the weights, docs/sayings.md says how they came
about and what they are worth. ``--explain`` prints the cues that decided.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.extract.chunks import Chunk
from timeline.extract.clause import Clause
from timeline.extract.referents import Referent
from timeline.extract.status import Mood
from timeline.lexicon import Hit, Trigger

if TYPE_CHECKING:
    from timeline.extract.frames import Frame, FrameReader

BIAS = "bias"
"""The cue that every saying has."""
_ENOUGH = 0.5
"""Likelihood from which on a saying is told."""
_SHOWN = 4
"""Cues that an explanation names."""
_FORUMS = frozenset(
    """
    statement speech address interview letter message post tweet note conference briefing remark comment broadcast
    parliament assembly cabinet council session rally press reporter journalist lawmaker nation ceremony telegram x twitter
    facebook commentary article editorial video
    """.split()
)
"""Where one speaks, and whom one tells, when what one says is meant to be heard."""
_OURSELVES = frozenset("we us our i my me".split())
_ABOUT = frozenset("against to at of over".split())
_PROMISING = frozenset("will would shall 'll 'd".split())
_TONES = ("threat", "condemnation", "warning", "denial", "pledge")
"""The sharpest of them is the mode of what is said."""


class Saying(NamedTuple):
    """A verb of saying that by itself is mere attribution."""

    hit: Hit
    entry: Trigger
    chunk: Chunk
    clause: Clause
    speaker: Referent


class Verdict(NamedTuple):
    """How likely a saying is to be news of its own, from 0 to 1, and the cues that speak for it and against it."""

    saying: Saying
    likelihood: float
    cues: frozenset[str]

    @property
    def is_news(self) -> bool:
        """Whether it is told as a statement; words of nobody known never are."""
        return self.likelihood >= _ENOUGH and bool(self.saying.speaker.codes)


def weigh(reader: FrameReader, weights: Mapping[str, float], number: int, n_told: int) -> list[Verdict]:
    """The verdicts on the sayings of sentence `number`, which tells `n_told` acts besides.

    Without weights none is likely.
    """
    found = []
    for saying in reader.sayings:
        seen = cues(reader, saying, number, n_told)
        total = math.fsum(weights.get(cue, 0.0) for cue in seen)
        found.append(Verdict(saying, 1 / (1 + math.exp(-total)) if weights else 0.0, seen))
    return found


def news(reader: FrameReader, verdicts: Sequence[Verdict]) -> Frame | None:
    """The statement that the likeliest of the sayings makes; None where all are attribution."""
    likeliest = max((v for v in verdicts if v.is_news), key=lambda v: (v.likelihood, -v.saying.chunk.i), default=None)
    if likeliest is None:
        return None
    saying = likeliest.saying
    frame = reader.new_frame(
        saying.hit, saying.entry, saying.chunk.head, saying.chunk.i, saying.clause, False, Mood(tense=saying.chunk.tense)
    )
    frame.mode = _mode(reader, saying)
    frame.speaker, frame.actors = saying.speaker, saying.speaker.codes
    frame.people = [saying.speaker.person] if saying.speaker.person is not None else []
    frame.governors = [saying.clause.verb]
    frame.objects = [*saying.clause.objects, *(i for preposition, i in saying.clause.obliques if preposition in _ABOUT)]
    frame.why = f"{saying.speaker.name} {saying.hit.text}, likely news"
    return frame


def described(verdict: Verdict, weights: Mapping[str, float]) -> str:
    """ "0.62 likely news of its own: quotation +0.39, figures -0.40": the heaviest cues first."""
    weighed = verdict.cues & weights.keys() - {BIAS}
    ranked = sorted(weighed, key=lambda cue: (-abs(weights[cue]), cue))
    shown = ", ".join(f"{cue} {weights[cue]:+.2f}" for cue in ranked[:_SHOWN])
    return f"{verdict.likelihood:.2f} likely news of its own: {shown}"


def cues(reader: FrameReader, saying: Saying, number: int, n_told: int) -> frozenset[str]:
    """What speaks for and against the saying, by the names of the weights."""
    return frozenset(
        (
            BIAS,
            *_of_the_verb(saying),
            *_of_the_speaker(reader, saying),
            *_of_the_words(reader, saying),
            *_of_the_sentence(reader, number, n_told),
        )
    )


def _of_the_verb(saying: Saying) -> Iterator[str]:
    yield f"verb {saying.chunk.lemma}"
    yield f"verb tense {saying.chunk.tense}"
    yield from (f"verb of {tag}" for tag in saying.entry.tags)


def _of_the_speaker(reader: FrameReader, saying: Saying) -> Iterator[str]:
    speaker = saying.speaker
    yield f"speaker is {speaker.kind}"
    if speaker.person is not None:
        yield "speaker has a name"
    if not speaker.codes:
        yield "speaker of no actor"
    if speaker.diplomatic:
        yield "speaker is diplomatic"
    if set(speaker.codes) & set(reader.spoken):
        yield "speaker's side spoke just before"


def _of_the_words(reader: FrameReader, saying: Saying) -> Iterator[str]:
    """What is said, as far as the clauses beside the saying tell."""
    row = reader.reading.row
    quoted = _quoted(reader)
    yield "quotation" if quoted else "no quotation"
    if any(reader.tokens[k].low in _OURSELVES for first, last in quoted for k in range(first, last)):
        yield "we, quoted"
    for tone, _ in reader.names.cued("tone:"):
        yield f"tone of {tone}"
    for other in reader.reading.clauses.values():
        verb = row[other.verb]
        if other.verb != saying.chunk.i and verb.finite:
            yield f"said: {verb.modal or verb.tense}"
            if verb.negated:
                yield "said: not"


def _of_the_sentence(reader: FrameReader, number: int, n_told: int) -> Iterator[str]:
    tokens = reader.tokens
    yield ("no act told", "an act told", "several acts told")[min(n_told, 2)]
    yield "first sentence" if number == 0 else "among the first sentences" if number < 4 else "later on"
    if any(t.timex >= 0 for t in tokens):
        yield "time expression"
    if any(t.tag == "#" for t in tokens):
        yield "figures"
    if any(t.lemma in _FORUMS for t in tokens):
        yield "forum"
    for hit in reader.names.triggers:
        if isinstance(hit.entry, Trigger) and hit.entry.type:
            yield f"word for {hit.entry.type}"


def _quoted(reader: FrameReader) -> list[tuple[int, int]]:
    """Ranges of tokens between quotation marks; one that stays open ends with the sentence."""
    marks = [t.i for t in reader.tokens if t.tag == '"']
    return [(a + 1, b) for a, b in zip(marks[::2], [*marks[1::2], len(reader.tokens)], strict=False)]


def _tells_others_what_to_do(reader: FrameReader, saying: Saying) -> bool:
    """ "told Manila not to stir up trouble"."""
    told = set(reader.referents.codes(saying.clause.objects)) - set(saying.speaker.codes)
    clauses = reader.reading.clauses.values()
    return bool(told) and any(c.relation == "infinitive" and c.governor == saying.chunk.i for c in clauses)


def _mode(reader: FrameReader, saying: Saying) -> str:
    tones = {tone for tone, _ in reader.names.cued("tone:")}
    if (sharpest := next((tone for tone in _TONES if tone in tones), None)) is not None:
        return sharpest
    if _tells_others_what_to_do(reader, saying):
        return "warning"
    if "report" in saying.entry.tags:
        said = [reader.reading.row[c.verb] for c in reader.reading.clauses.values() if c.verb != saying.chunk.i]
        return "pledge" if any(verb.modal in _PROMISING and not verb.negated for verb in said) else "claim"
    return saying.entry.mode or "claim"
