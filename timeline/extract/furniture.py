"""Lines of a page that are no part of its article: links to other articles, share counts, tags, credits, who the author is.

Headlines of other articles tell of events, so what is no article must be told from it by its place and shape alone. Three
shapes are sure enough: a line that opens with the words of a page ("Read more:", "Subscribe to"); lines without a full
stop below a heading of links ("You might also like"), up to the next whole sentence; and lines without a full stop after the
last whole sentence of a text in prose. A long one is kept there: pages are cut off in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.text import Sentence

_HEADING_LINES = """
    related; related articles; related news; related stories; related topics; related posts; related content; related links
    you might also like; you may also like; you may like; more from this section; more on this story; more on this topic
    more news; most read; most popular; most viewed; trending; trending now; latest news; latest stories; top stories
    editor's picks; read next; recommended; recommended for you; recommended stories; also read; read also; read more
    see also; next story; previous story
    in this section; more stories; don't miss; also in the news; further reading
    popular posts; recent posts; what to read next
    """
_HEADINGS = frozenset(heading.strip() for heading in _HEADING_LINES.replace("\n", ";").split(";") if heading.strip())
_OPENING = re.compile(
    r"""(?:related(?:\ (?:articles?|news|stories|posts?))?|(?:read|see|watch|know)\ (?:more|also|next)
        |also\ (?:read|see|watch)|more|watch|next\ story|next|previous|tags?|topics|filed\ under|photos?\ credit
        |(?:first\ published|last\ updated)
        |news\ code)\s?:
    |\((?:reporting|writing)\ by\b|reporting\ by\ [^.]*;
    |\(?(?:additional\ reporting|edited|editing)\ by\b|click\ here\b
    |(?:subscribe|sign\ up)\ (?:to|for|now|today)\b|follow\ (?:us|our)\b|share\ (?:this|on)\b|join\ (?:us|our)\b
    |download\ (?:the|our)\b|get\ (?:the\ latest|our)\b|copyright\b|©|\(c\)\ |all\ rights\ reserved|disclaimer\b
    |advertis(?:ement|ing)\b|about\ the\ (?:author|writer)\b|the\ (?:author|writer)\ is\b
    |this\ (?:story|article|material|site)\ (?:has|was|is|may|uses)\b|\(?this\ is\ an\ unedited\b
    |for\ full\ or\ partial\b|your\ (?:email|support)\b|support\ our\b
    |comments\s?(?:\(|:|are\ closed|$)|leave\ a\ (?:reply|comment)\b
    |home\s?[:»>]|request\ a\ (?:free\ )?sample\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS_SENTENCE = re.compile(r"[.!?][\"'”’»)\]]*$")
_WORDS_OF_A_SENTENCE = 7
_WORDS_OF_A_HEADLINE = 18
_PROSE = 3
"""So many whole sentences make a text prose, in which a line without a full stop is a heading, a caption or furniture."""


def article(text: str, sentences: Sequence[Sentence]) -> list[bool]:
    """Of each sentence, whether it belongs to the article."""
    shown = [text[s.start : s.end] for s in sentences]
    whole = [_ENDS_SENTENCE.search(words) is not None for words in shown]
    kept = []
    among_links = False
    for words, ends in zip(shown, whole, strict=True):
        if words.lower().strip("-–—•*:>» ") in _HEADINGS:
            among_links = True
        elif among_links and ends and len(words.split()) >= _WORDS_OF_A_SENTENCE:
            among_links = False
        kept.append(not among_links and _OPENING.match(words) is None)
    if sum(whole) >= _PROSE:
        for i in range(len(kept) - 1, 0, -1):
            if whole[i] and kept[i]:
                break
            if sentences[i].paragraph != sentences[i - 1].paragraph and len(shown[i].split()) < _WORDS_OF_A_HEADLINE:
                kept[i] = False
    return kept
