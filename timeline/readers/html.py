"""A saved web page to a report: the article's text, its title, site, address, language and date."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from timeline.clean import clean_line
from timeline.errors import ReadError
from timeline.model import Report, ReportWarning
from timeline.readers.language import language_tag
from timeline.readers.markup import bare_text, is_overgrown, parse_html, tree_text
from timeline.readers.options import ReadOptions
from timeline.readers.pagedate import PageDate, guess, page_dates, updated, visible
from timeline.readers.pagemeta import linked_article, meta_tags, page_address, page_site, page_title
from timeline.readers.record import Draft, finish

# Without a handler of their own, what these libraries note about a page would go to the terminal.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# Lines that stand between the paragraphs of many articles and are none.
_NOISE = re.compile(
    r"(?:story continues below )?advertisements?|share(?: this)?(?: article| story)?|tweet|read more|subscribe|print|email",
    re.IGNORECASE,
)
_SHORTEST_ARTICLE = 80
"""Characters below which an extraction is taken to have missed the article."""
_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*(?P<charset>[\w-]+)", re.IGNORECASE
)


def declared_charset(head: bytes) -> str | None:
    """The charset that a ``<meta>`` or the XML declaration in the first bytes names."""
    match = _CHARSET.search(head[:8192])
    return match["charset"].decode("ascii") if match else None


def read_html(
    markup: str, path: str, stem: str, options: ReadOptions, *, url: str | None = None
) -> Iterator[Report | ReportWarning]:
    """The report that a page is. `url` is where it was fetched, where that is known.

    Raises `ReadError` when there is no text on it, or the library for HTML is missing.
    """
    tree = parse_html(markup)
    plain = len(markup) > options.limits.html or is_overgrown(markup)
    if tree is None:
        raise ReadError("no text extracted; the page is empty or damaged, save it again")
    meta = meta_tags(tree)
    linked = linked_article(tree)
    address = page_address(tree, linked, meta, markup) or url
    site = page_site(linked, meta, address)
    title = page_title(tree, linked, meta, site)
    language = language_tag(
        tree.get("lang") or tree.get("xml:lang") or meta.get("og:locale") or meta.get("content-language")
    )
    dates = page_dates(tree, linked, meta, address or url, options.tz, language)
    text, fault = _plain_text(tree, markup, options) if plain else _article_text(tree, title, markup)
    draft = Draft(text, fallback_id=stem, title=title, source=site, url=address, language=language, tidy=True)
    if fault:
        draft.faults.append((1, fault))
    if not dates and (seen := visible(tree_text(tree), title, options.tz, language)):
        dates = [seen]
    best = dates[0] if dates else guess(tree, address) if not plain else None
    if best is not None:
        draft.published = best.day.isoformat()
        draft.evidence = _evidence(best, dates, updated(linked, meta))
        draft.is_guess = not dates
    yield from finish(draft, path, options)


def _evidence(best: PageDate, dates: list[PageDate], changed: str | None) -> str:
    # A day more or less is a matter of time zones, not of dispute.
    rivals = sorted({f"but {other.rule}: {other.raw}" for other in dates if abs((other.day - best.day).days) > 1})
    return "; ".join([str(best), *rivals, *([f"updated {clean_line(changed)}"] if changed else [])])


def _plain_text(tree: Any, markup: str, options: ReadOptions) -> tuple[str, str]:
    """The text of the whole page, and why no more can be had of it."""
    limit = options.limits.html
    reason = f"page larger than {limit / 1e6:.0f} MB" if len(markup) > limit else "page with more tags than text"
    text = tree_text(tree, whole=False)
    if not text:
        raise ReadError(f"{reason}, and no text extracted; save the text of it as .txt")
    return text, f"{reason}; the text of the whole page was taken"


def _article_text(tree: Any, title: str | None, markup: str) -> tuple[str, str | None]:
    """The text of the article, and what to say where only the text of the whole page can be had."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise ReadError("HTML needs trafilatura; install it with: pip install 'timeline-tracker[html]'") from error

    def extract() -> list[str]:
        extracted = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
        text = (getattr(extracted, "text", None) or "") if extracted is not None else ""
        # A line of the extraction is a paragraph.
        return [line for line in text.split("\n") if line.strip() and not _NOISE.fullmatch(line.strip())]

    lines = extract()
    if 2 * sum(len(line) for line in lines if line.startswith("|")) > sum(map(len, lines)):
        # The article itself is in a table: the page was laid out with it.
        for cell in tree.iter("table", "tbody", "thead", "tr", "td", "th"):
            cell.tag = "div"
        lines = extract()
    if lines and title and clean_line(lines[0]) == title:
        del lines[0]
    if sum(map(len, lines)) >= _SHORTEST_ARTICLE:
        return "\n\n".join(lines), None
    whole = tree_text(tree, whole=False) or bare_text(markup)
    if not whole.strip():
        raise ReadError("no text extracted; save the page after it has loaded, or its text as .txt")
    if len(whole) < 4 * _SHORTEST_ARTICLE:
        return whole, None
    return whole, "no article found on the page; the text of the whole page was taken"
