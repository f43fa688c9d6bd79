"""What a web page says of itself beside its text: meta tags, JSON-LD, its address, site and title."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from timeline.clean import clean_line

_ARTICLES = re.compile(r"article|report|blogposting|analysis|backgroundnews", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(?P<url>https?://\S+)")


def meta_tags(tree: Any) -> dict[str, str]:
    """Name or property in lower case to content; the first of a name counts."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                tags.setdefault(name, content)
    return tags


def linked_article(tree: Any) -> Mapping[str, Any]:
    """The JSON-LD object that describes the article, else one that has its date; empty where there is none."""
    fallback: Mapping[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > 1_000_000:
            continue
        try:
            loaded = json.loads(_without_cdata(script.text), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(loaded):
            kinds = node.get("@type")
            kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            if _ARTICLES.search(kind):
                return node
            if "datePublished" in node and not fallback and "comment" not in kind.lower():
                fallback = node
    return fallback


def _without_cdata(text: str) -> str:
    text = text.strip().removeprefix("//").lstrip().removeprefix("<![CDATA[")
    return text.removesuffix("]]>").rstrip().removesuffix("//")


def _nodes(loaded: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD block, outermost first; those of a list or a graph count as outermost."""
    pending, seen = [loaded], 0
    while pending and seen < 1000:
        node = pending.pop(0)
        seen += 1
        if isinstance(node, list):
            pending[:0] = node
        elif isinstance(node, dict):
            yield node
            pending.extend(value for key, value in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))


def page_address(tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str], markup: str) -> str | None:
    """The canonical address that the page names, else the one that a browser noted when it saved the page."""
    canonical = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    entity = linked.get("mainEntityOfPage")
    identity = entity.get("@id") if isinstance(entity, dict) else entity
    for candidate in (*canonical[:1], meta.get("og:url"), linked.get("url"), identity):
        if isinstance(candidate, str) and candidate.strip().startswith(("http://", "https://")):
            return candidate.strip()
    saved = _SAVED_FROM.search(markup[:4000])
    return saved["url"] if saved else None


def page_site(linked: Mapping[str, Any], meta: Mapping[str, str], address: str | None) -> str | None:
    """The name of the site, else the host of its `address`."""
    publisher = linked.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    for candidate in (meta.get("og:site_name"), name, meta.get("application-name"), meta.get("dc.publisher")):
        if isinstance(candidate, str) and candidate.strip() and not candidate.startswith("http"):
            return clean_line(html.unescape(candidate))
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def page_title(tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str], site: str | None) -> str | None:
    """The headline of the article, without the name of the `site` that many pages put beside it."""
    headings = [clean_line(heading.text_content()) for heading in tree.iter("h1")]
    headline = linked.get("headline")
    # JSON needs no entities, but many sites put them there.
    headline = html.unescape(headline) if isinstance(headline, str) else None
    named = next((clean_line(title.text_content()) for title in tree.iter("title")), "")
    for candidate in (headline, meta.get("og:title"), *_single(headings), named, meta.get("twitter:title")):
        if candidate and (title := _without_site(clean_line(candidate), site)):
            return title
    return None


def _single(headings: list[str]) -> list[str]:
    """The one heading of the page; of several none can be told to be the article's."""
    shown = [heading for heading in headings if heading]
    return shown if len(shown) == 1 else []


def _without_site(title: str, site: str | None) -> str:
    """`title` without the name of the site that many pages put behind or before it."""
    parts = re.split(r"\s+[|–—•·:»-]\s+", title)
    if len(parts) < 2 or not site:
        return title
    name = _folded(site)
    for edge in (parts[-1], parts[0]):
        folded = _folded(edge)
        if folded and (folded in name or name in folded):
            begin = title.index(edge) if edge is parts[0] else title.rindex(edge)
            rest = title[begin + len(edge) :] if edge is parts[0] else title[:begin]
            return rest.strip(" |–—•·:»-") or title
    return title


def _folded(name: str) -> str:
    return re.sub(r"\W+|^the\s", "", name.lower())
