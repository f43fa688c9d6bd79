"""Sentences of a report to mentions: who did what to whom, where, with what, on whose word, and when.

    extract(report, timexes, lexicon) -> Extraction      mentions, and what the report says of how they relate
    explain(report, timexes, lexicon) -> list[str]       per sentence, what matched and why, and what was refused

A pure function of one report. The way of a sentence: words with a class each (`tokens`), chunks (`chunks`), clauses
(`clause`), what its noun groups stand for (`referents`), one frame for each event (`frames`), which sayings are news
(`sayings`), their dates (`when`), what they refer back to (`coreference`), and what the text says of their relation
(`relations`).
"""

from timeline.extract.pipeline import explain, extract

__all__ = ["explain", "extract"]
