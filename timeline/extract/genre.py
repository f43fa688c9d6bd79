"""What kind of text a report is: news, somebody's words in full, opinion, or a solemn account.

A ministry's statement, a leader's speech, a commentary are full of acts, most of them reproaches: drills that are always
going on, aggression that everybody knows of, wars of the grandfathers. Told as news is there what has a date or a particular
of its own.

That somebody speaks is said by the title ("Statement by"), by the opening ("released the following statement") or by a
text that says "we" outside quotation marks; that somebody argues, by invective of the text's own, much of it, or some under
a title like "Commentary". A sober analysis tells facts as a report does. A solemn account praises as much: of it the opening
is news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from timeline.lexicon import Actor, Hit, Trigger
from timeline.model import Report

Genre = Literal["news", "words", "opinion", "solemn"]

_OPENING = 900
"""Code points in which a text says that somebody's words follow."""
_WORDS_FOLLOW = re.compile(
    r"\bfollowing (?:\S+ ){0,3}?(?:statement|speech|address|remarks|letter|message|appeal|answers?|interview)s?\b"
    r"|\b(?:statement|letter|message) (?:entitled|titled|headed|under the title)\b"
    r"|\b(?:statement|speech|address|remarks|letter|message)\b[^.\n]{0,200}?\b(?:reads? as follows|which (?:sa|rea)\w+) ?:"
    r"|\bfull text of (?:the|a|his|her|their) (?:\S+ ){0,4}?(?:statement|speech|address|remarks|letter|message)\b",
    re.IGNORECASE,
)
_OPINION_FOLLOWS = re.compile(
    r"\bfollowing (?:\S+ ){0,3}?(?:article|commentary|essay|analysis)\b"
    r"|\bfull text of (?:the|a|an) (?:\S+ ){0,4}?(?:article|commentary|essay)\b"
    r"|\bthe (?:views|opinions) expressed (?:here|in this|above)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”")
_OURSELVES = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_SECTIONS = re.compile(r"/(?:opinions?|op-ed|commentary|editorials?|blogs?|columns?)/", re.IGNORECASE)
_OFTEN = 500
"""Of words about ourselves or of invective, one in so many code points is much; half of that in a commentary."""
_LEAST = 4


def genre(report: Report, hits: Sequence[Hit], in_title: Sequence[Hit]) -> Genre:
    """The kind of text that `report` is; `hits` are those of its text."""
    titled = _tags(in_title)
    opening = report.text[:_OPENING]
    if "genre:words" in titled or _WORDS_FOLLOW.search(opening):
        return "words"
    argues = bool(
        "genre:opinion" in titled or _OPINION_FOLLOWS.search(opening) or (report.url and _SECTIONS.search(report.url))
    )
    much = max(_LEAST, len(report.text) // _OFTEN) // (2 if argues else 1)
    coloured = [hit for hit in hits if hit.kind == "field" and _tags([hit]) & {"genre:loaded", "genre:praise"}]
    if len(coloured) + len(_OURSELVES.findall(report.text)) < much:
        return "news"
    quoted = [match.span() for match in _QUOTED.finditer(report.text)]
    own = [hit for hit in coloured if not any(first <= hit.start < last for first, last in quoted)]
    invective = [hit for hit in own if "genre:loaded" in _tags([hit])]
    ourselves = len(_OURSELVES.findall(_QUOTED.sub("", report.text)))
    if argues and len(invective) + ourselves >= much:
        return "opinion"
    if len(invective) >= much and len({hit.form for hit in invective}) >= _LEAST:
        return "opinion"
    if ourselves >= much:
        return "words"
    return "solemn" if len(own) >= much and len({hit.form for hit in own}) >= _LEAST else "news"


def _tags(hits: Sequence[Hit]) -> set[str]:
    return {tag for hit in hits if isinstance(hit.entry, Trigger) for tag in hit.entry.tags}


def issuer(in_title: Sequence[Hit]) -> tuple[str, ...]:
    """Whose words a title announces, "Statement by the Government of Guyana on ...": the first actor in it; () for none."""
    actors = [hit.entry.actor for hit in in_title if isinstance(hit.entry, Actor) and hit.entry.actor]
    return tuple(actors[:1])
