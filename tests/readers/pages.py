"""Saved web pages made from one article: a template for each kind of site, with the traps that real pages of that kind have.

A trap is text or a date that does not belong to the article: cookie banners, related stories, comments, copyright years,
the time of an update. Every trap text holds a word of `TRAPS`, so that a test can look for it.
"""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Callable
from typing import NamedTuple

TRAPS = ("cookies", "Zebra parade", "Newsletter", "All rights reserved", "Sports desk", "gravatar", "Advertisement")


class Article(NamedTuple):
    title: str
    day: dt.date
    paragraphs: tuple[str, ...]
    site: str = "Harbour Dispatch"

    @property
    def html(self) -> str:
        return "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in self.paragraphs)

    @property
    def heading(self) -> str:
        return html.escape(self.title)

    @property
    def spoken(self) -> str:
        return f"{self.day:%B} {self.day.day}, {self.day.year}"

    @property
    def later(self) -> dt.date:
        return self.day + dt.timedelta(days=3)

    def address(self, host: str = "example.org") -> str:
        return f"https://{host}/news/{self.day:%Y/%m/%d}/story"


COOKIES = """<div id="cookie-consent" class="cookie-banner"><p>We use cookies to improve this site.
<button>Accept all</button></p></div>"""
MENU = """<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sports desk</a></li>
<li><a href="/world">World</a></li></ul></nav>"""
FOOTER = '<footer><p>© 2019 The publisher. All rights reserved.</p><a href="/letter">Newsletter</a></footer>'


def related(day: dt.date) -> str:
    return f"""<aside class="related-posts"><h3>Related</h3><ul>
<li><a href="/a">Zebra parade draws a crowd</a> <time datetime="{day - dt.timedelta(days=40)}">long ago</time></li>
<li><a href="/b">Zebra parade to be held again</a> <time datetime="{day + dt.timedelta(days=9)}">later</time></li>
</ul></aside>"""


def page(head: str, body: str, lang: str = "en") -> str:
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">{head}</head>\n<body>{body}</body></html>'


def weblog(a: Article) -> str:
    return page(
        f"""<title>{a.heading} | {a.site}</title><link rel="canonical" href="{a.address()}">
<meta property="og:title" content="{a.heading}"><meta property="og:site_name" content="{a.site}">
<meta property="article:published_time" content="{a.day}T09:15:00+00:00">
<meta property="article:modified_time" content="{a.later}T09:15:00+00:00">""",
        f"""{COOKIES}{MENU}<main><article class="post"><header><h1 class="entry-title">{a.heading}</h1>
<span class="posted-on"><time class="entry-date published" datetime="{a.day}T09:15:00+00:00">{a.spoken}</time>
<time class="updated" datetime="{a.later}T09:15:00+00:00">{a.later:%B %d, %Y}</time></span></header>
<div class="entry-content">{a.html}</div></article></main>{related(a.day)}
<section id="comments"><ol class="comment-list"><li><p>gravatar says: first!</p>
<time datetime="{a.later}">later</time></li></ol></section>{FOOTER}""",
    )


def graph(a: Article) -> str:
    """JSON-LD with a graph whose first node is not the article, and an update after publication."""
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": a.site, "url": "https://example.org/"},
            {"@type": "WebPage", "name": a.title, "datePublished": f"{a.day}T01:00:00Z"},
            {"@type": ["NewsArticle"], "headline": a.title, "datePublished": f"{a.day}T01:00:00Z",
             "dateModified": f"{a.later}T01:00:00Z", "publisher": {"@type": "Organization", "name": a.site},
             "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/story"}},
        ],
    }  # fmt: skip
    return page(
        f'<title>{a.heading} - {a.site}</title><script type="application/ld+json">{json.dumps(linked)}</script>',
        f"""{MENU}<div class="layout"><div class="article-body"><h1>{a.heading}</h1><p class="ad">Advertisement</p>
{a.html}</div>{related(a.day)}</div>{FOOTER}{COOKIES}""",
    )


def address_only(a: Article) -> str:
    """The only date is in the address; the footer has another year."""
    return page(
        f'<title>{a.site}: {a.heading}</title><link rel="canonical" href="{a.address()}">',
        f"{MENU}<article><h1>{a.heading}</h1>{a.html}</article>{FOOTER}",
    )


def tables(a: Article) -> str:
    """A page of the old kind, laid out with tables, the date only in words."""
    return f"""<HTML><HEAD><TITLE>{a.heading}</TITLE></HEAD><BODY BGCOLOR=white>
<TABLE><TR><TD><A HREF="/">Home</A> <A HREF="/s">Sports desk</A></TD></TR></TABLE>
<TABLE WIDTH=600><TR><TD><H1>{a.heading}</H1><FONT SIZE=1>Published: {a.spoken}</FONT>
{a.html}</TD></TR></TABLE><CENTER><FONT SIZE=1>Copyright 2001. All rights reserved.</FONT></CENTER></BODY></HTML>"""


def ministry(a: Article) -> str:
    """A press release: Dublin Core, a dotted date, no article element."""
    return page(
        f"""<title>{a.heading}</title>
<meta name="DC.date.issued" content="{a.day}"><meta name="DC.title" content="{a.heading}">
<meta name="DC.publisher" content="{a.site}"><link rel="canonical" href="https://mod.example.org/press/4711">""",
        f"""{MENU}<div id="content"><h1>{a.heading}</h1><span class="date">{a.day:%d.%m.%Y}</span>
<div class="text">{a.html}</div></div>
{FOOTER}""",
    )


def update_first(a: Article) -> str:
    """The update stands before the publication, and both are bare time elements."""
    return page(
        f'<title>{a.heading} | {a.site}</title><meta property="og:site_name" content="{a.site}">',
        f"""{COOKIES}{MENU}<main><h1>{a.heading}</h1>
<p class="updated">Updated <time datetime="{a.later}T18:00:00+02:00">{a.later:%d %b %Y}</time></p>
<p class="dateline">Published <time datetime="{a.day}T08:00:00+02:00">{a.day:%d %b %Y}</time></p>
<div class="story">{a.html}</div>{related(a.day)}</main>{FOOTER}""",
    )


def sidebar(a: Article) -> str:
    return page(
        f"""<title>{a.heading} — {a.site}</title>
<meta name="pubdate" content="{a.day:%Y%m%d}"><meta name="author" content="A. Writer">
<meta name="application-name" content="{a.site}">""",
        f"""{MENU}<div class="row"><div class="col-8"><h1>{a.heading}</h1>{a.html}</div>
<div class="col-4 sidebar"><h4>Most read</h4><p>Zebra parade draws a crowd <time datetime="{a.later}">{a.later}</time></p>
<p>Newsletter: sign up</p></div></div>{FOOTER}""",
    )


def mobile(a: Article) -> str:
    linked = {"@context": "https://schema.org", "@type": "Article", "headline": a.title, "datePublished": a.day.isoformat(),
              "url": a.address("m.example.org"), "publisher": {"name": a.site}}  # fmt: skip
    return f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{a.heading}</title>
<script type="application/ld+json">{json.dumps(linked)}</script><style amp-custom>p{{margin:0}}</style></head>
<body><amp-sidebar><p>Sports desk</p></amp-sidebar><article><h1>{a.heading}</h1>{a.html}</article>{FOOTER}</body></html>"""


def dawn(a: Article) -> str:
    """An agency east of Greenwich: published at dawn, which is the day before in UTC."""
    return page(
        f"""<title>{a.heading} | {a.site}</title><meta property="og:title" content="{a.heading}">
<meta property="og:site_name" content="{a.site}">
<meta property="article:published_time" content="{a.day}T06:00:00+09:00">""",
        f"""{MENU}<div class="view"><h2 class="tit">{a.heading}</h2><div class="view-text">{a.html}
<p>(END)</p></div></div>{related(a.day)}{FOOTER}""",
    )


def microdata(a: Article) -> str:
    return page(
        f"<title>{a.heading} · {a.site}</title>",
        f"""{MENU}<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{a.heading}</h1>
<meta itemprop="datePublished" content="{a.day}T12:00:00Z"><meta itemprop="dateModified" content="{a.later}T12:00:00Z">
<div itemprop="articleBody">{a.html}</div></div>{related(a.day)}{FOOTER}{COOKIES}""",
    )


def journal(a: Article) -> str:
    """A static weblog: nothing but a time element in the post's header."""
    return page(
        f"<title>{a.heading}</title>",
        f"""<header><a href="/">{a.site}</a></header><article><header><h1>{a.heading}</h1>
<p class="post-meta"><time datetime="{a.day}">{a.day:%d %b %Y}</time> • 3 min read</p></header>{a.html}</article>
<footer><p>© 2015–2025 A. Writer. All rights reserved.</p></footer>""",
    )


def portal(a: Article) -> str:
    """Nested boxes, scripts between paragraphs, a share bar, the date in a meta tag of the portal's own."""
    pieces = "".join(
        f'<div class="p"><p>{html.escape(p)}</p></div><script>ads.push("Advertisement")</script>' for p in a.paragraphs
    )
    return page(
        f"""<title>{a.heading} - {a.site}</title><meta name="sailthru.date" content="{a.day} 10:00:00">
<meta property="og:title" content="{a.heading} - {a.site}"><meta property="og:site_name" content="{a.site}">
<meta property="og:url" content="https://example.org/story-1234567">""",
        f"""{COOKIES}{MENU}<div><div><div class="content"><div class="article"><h1>{a.heading}</h1>
<ul class="share"><li>Share</li><li>Tweet</li></ul><div class="body">{pieces}</div></div></div></div></div>
{related(a.day)}{FOOTER}""",
    )


def french(a: Article) -> str:
    """A page in another language; its date is in words of that language."""
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    spoken = f"{a.day.day} {months.split()[a.day.month - 1]} {a.day.year}"
    return page(
        f"<title>{a.heading} | {a.site}</title>",
        f"""{MENU}<article><h1>{a.heading}</h1><time>{spoken}</time>{a.html}</article>{FOOTER}""",
        lang="fr",
    )


def saved(a: Article) -> str:
    """As a browser saves it, with the address in a comment, and a generator's bare date."""
    url = f"https://example.org/{a.day:%Y-%m-%d}-story.html"
    return f"""<!DOCTYPE html>
<!-- saved from url=({len(url):04d}){url} -->
<html lang="en"><head><title>{a.heading}</title><meta name="date" content="{a.later}"></head>
<body>{MENU}<article><h1>{a.heading}</h1>{a.html}</article>{FOOTER}</body></html>"""


TEMPLATES: tuple[Callable[[Article], str], ...] = (
    weblog, graph, address_only, tables, ministry, update_first, sidebar, mobile, dawn, microdata, journal, portal, french,
    saved,
)  # fmt: skip
