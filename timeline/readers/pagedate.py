"""When a web page says it was published: every place that says so, the most trusted first.

How far a rule is to be trusted was measured on about a thousand hand-dated pages. Days are those that the page writes, never
shifted to another zone; when the page was changed is kept apart. The last resort, a guess from dates in the page's text,
is no metadata and is marked as such.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from timeline.dates.grain import Grain
from timeline.readers.published import parse_stated


class PageDate(NamedTuple):
    """A day, the string it was read from, the rule that found it and the share of pages on which that rule is right."""

    day: dt.date
    raw: str
    rule: str
    trust: float | None

    def __str__(self) -> str:
        trust = "not measured" if self.trust is None else f"right on {self.trust:.0%} of pages"
        return f"{self.rule}: {self.raw} (rule {trust})"


TRUST: dict[str, float | None] = {
    "URL": 1.0,
    "article:published_time": 0.96,
    "JSON-LD datePublished": 0.92,
    "<time>": 0.89,
    "meta": 0.89,
    "meta date": 0.63,
    "digits in the URL": None,
    "date after a label": None,
    "date under the title": None,
    "guess from the page": 0.63,
}

_URL_DAY = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<sep>[/-]?)(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?!\d)")
_LABELLED = re.compile(r"\b(?:published|posted|issued|released|date)(?: on)?\s*:?\s+(?P<rest>\S.*)", re.IGNORECASE)
_META = (
    "datepublished", "date.published", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date",
    "dcterms.date", "publishdate", "publish-date", "publish_date", "pubdate", "published_time", "published-date",
    "published_date", "publication_date", "publication-date", "parsely-pub-date", "sailthru.date", "article.published",
    "article_date_original", "original-publish-date", "citation_publication_date", "citation_date", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "og:published_time", "og:pubdate", "og:article:published_time", "iso-8601-publish-date",
    "eomportal-firstpublished", "ptime", "dcsext.articlefirstpublished", "last-published",
)  # fmt: skip
_UPDATED_META = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_CHANGED = re.compile(r"updat|modif|edited|revis|crawl|expire|copyright", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"relat|recommend|sidebar|teaser|comment|footer|popular|trending|latest|more-|promo|most-", re.IGNORECASE
)


def page_dates(
    tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str], url: str | None, tz: str | None,
    language: str | None,
) -> list[PageDate]:
    """All publication dates the page states, the most trusted first.

    `linked` is its article's JSON-LD, `meta` its meta tags.
    """
    found = []
    for rule, raw in _candidates(tree, linked, meta, url):
        stated = parse_stated(raw, tz=tz, language=language)
        if stated is not None and stated.grain is Grain.DAY and stated.day.year >= 1900:
            found.append(PageDate(stated.day, " ".join(raw.split()), rule, TRUST[rule.split(" name=")[0]]))
    return sorted(found, key=lambda date: -(date.trust or 0))


def updated(linked: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    """When the page says it was last changed, as it says it."""
    stated = linked.get("dateModified") or next((meta[name] for name in _UPDATED_META if meta.get(name)), None)
    return stated if isinstance(stated, str) else None


def visible(text: str, title: str | None, tz: str | None, language: str | None) -> PageDate | None:
    """The date in the first lines of the page's `text` that stands behind a word such as "published", or under the title.

    A date above the title is none: many sites show the day of the visit there.
    """
    lines = text[:5000].split("\n")
    for line in lines:
        if (label := _LABELLED.search(line)) and not _CHANGED.search(line[: label.start()]):
            words = label["rest"].split()[:7]
            for length in range(len(words), 0, -1):
                raw = " ".join(words[:length]).rstrip(" ,|")
                if (stated := parse_stated(raw, tz=tz, language=language)) and stated.grain is Grain.DAY:
                    return PageDate(stated.day, raw, "date after a label", None)
    below = [line for line in lines[lines.index(title) + 1 :] if line][:8] if title in lines else []
    for line in below:
        if (stated := parse_stated(line, tz=tz, language=language)) and stated.grain is Grain.DAY:
            return PageDate(stated.day, line, "date under the title", None)
    return None


def guess(tree: Any, url: str | None) -> PageDate | None:
    """The date that htmldate makes out in the page's text, where it is installed and the text bears it out."""
    try:
        from htmldate import find_date
    except ImportError:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about zones it does not know
        # Bounds are given because the library's own upper bound is today.
        raw: str | None = find_date(
            tree, url=url, original_date=True, extensive_search=False, min_date="1980-01-01", max_date="2200-01-01"
        )
    stated = parse_stated(raw) if raw else None
    # A lone year, as in a copyright line, comes back as its first of January.
    if raw is None or stated is None or (stated.day.month, stated.day.day) == (1, 1):
        return None
    return PageDate(stated.day, raw, "guess from the page", TRUST["guess from the page"])


def _candidates(
    tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str], url: str | None
) -> Iterator[tuple[str, str]]:
    for match in _URL_DAY.finditer(re.sub(r"^\w+://[^/]*", "", (url or "").split("?")[0])):
        # Eight digits may as well be the number of the article.
        rule = "URL" if match["sep"] else "digits in the URL"
        yield rule, f"{match['year']}-{match['month']}-{match['day']}"
    if raw := meta.get("article:published_time"):
        yield "article:published_time", raw
    for key in ("datePublished", "dateCreated"):
        if isinstance(raw := linked.get(key), str) and raw:
            yield "JSON-LD datePublished", raw
            break
    yield from (("<time>", raw) for raw in _times(tree))
    for name in _META:
        if raw := meta.get(name):
            yield f"meta name={name}", raw
    if raw := meta.get("date"):
        yield "meta date", raw


def _times(tree: Any) -> Iterator[str]:
    """``<time>`` and marked-up dates that belong to the article: one that says so, else the first."""
    marked: list[str] = []
    plain: list[str] = []
    for element in tree.iter("time", "abbr", "span", "meta"):
        says_so = "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None
        if element.tag != "time" and not says_so:
            continue
        raw = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        if not raw or not raw.strip() or len(raw) > 80 or _is_about_something_else(element):
            continue
        (marked if says_so or "publish" in (element.get("class") or "").lower() else plain).append(raw)
    yield from (marked or plain)[:1]


def _is_about_something_else(element: Any) -> bool:
    """Whether it stands in a teaser, a comment, a footer, or under a word such as "updated"."""
    around = element
    for depth in range(12):
        if around is None or around.tag in ("body", "main"):
            return False
        named = " ".join(filter(None, (around.get("class"), around.get("id"), around.get("itemprop"))))
        if around.tag in ("aside", "footer", "nav") or _ELSEWHERE.search(named) or (depth < 3 and _CHANGED.search(named)):
            return True
        if depth < 2 and _CHANGED.search((around.text or "")[-40:]):
            return True
        if depth == 0 and around.getprevious() is not None and _CHANGED.search((around.getprevious().tail or "")[-30:]):
            return True
        around = around.getparent()
    return False
