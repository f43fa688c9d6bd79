"""What the tests read: a report of a few sentences, through the real tagger, lexicon and extraction."""

from __future__ import annotations

import datetime as dt
import functools

from timeline.extract import extract
from timeline.extract.clause import Reading
from timeline.extract.names import Names, gather
from timeline.extract.tokens import tokenise
from timeline.lexicon import Lexicon, load
from timeline.model import Extraction, Mention, Report
from timeline.timex import tag

PUBLISHED = dt.date(2024, 3, 14)  # a Thursday
CONTEXT = "\n\nThe army, the navy and the air force keep missiles, tanks and warships.\n"
"""So that a test of one sentence is a report about armed forces."""


@functools.cache
def lexicon() -> Lexicon:
    return load()


def read(text: str, published: dt.date | None = PUBLISHED) -> Extraction:
    """The extraction of a report that consists of `text`."""
    report = Report(id="r", text=text + CONTEXT, published=published)
    return extract(report, tag(report.text, published, report="r"), lexicon())


def events(text: str, published: dt.date | None = PUBLISHED) -> list[Mention]:
    """The mentions of `text`, in order of their sentences, the context left out."""
    return [m for m in read(text, published).mentions if m.start < len(text)]


def brief(mention: Mention) -> str:
    """``exercise/naval planned USA KOR -> PRK``."""
    target = f" -> {' '.join(mention.targets)}" if mention.targets else ""
    return f"{mention.type}/{mention.mode or '-'} {mention.status} {' '.join(mention.actors)}{target}".rstrip()


def syntax(text: str) -> Reading:
    """The chunks and clauses of one sentence."""
    hits = lexicon().match(text)
    names = Names(text, gather(hits, text), [h for h in hits if h.kind == "trigger"], [])
    timexes = [(t.start, t.end) for t in tag(text, PUBLISHED)]
    tokens = tokenise(text, 0, len(text), [(n.start, n.end) for n in names.spans], timexes)
    return Reading(tokens)
