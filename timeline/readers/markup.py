"""HTML to plain text, without judging what on the page is the article: for feed items, and for pages too large for that."""

from __future__ import annotations

import html
import re
from typing import Any

from timeline.errors import ReadError

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
})
_SILENT = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "head", "title", "select", "option",
    "button", "textarea", "input",
})
_UNSEEN = frozenset({"script", "style", "head", "noscript", "template"})
_AROUND = frozenset({
    "nav", "footer", "aside", "form", "header",
})
_REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<dec>[0-9]{1,8}));?")
_CONTROLS = {code: None for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: None}
# The parser's time grows with the square of the number of attributes of one tag.
_MONSTER = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)\s[^<>]{20000,}>")
_MANY_TAGS, _CROWDED = 50_000, 12
"""Tags in a document, and characters to a tag below which it is not one that people read."""
_TAG_NAME = re.compile(r"/?[a-zA-Z][\w-]*")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


def is_overgrown(markup: str) -> bool:
    """Whether it is so full of tags that to make sense of them takes longer than the text is worth."""
    tags = markup.count("<")
    return tags > _MANY_TAGS and _CROWDED * tags > len(markup)


def without_forbidden(markup: str) -> str:
    """`markup` with references to characters that no document may hold (``&#x1b;``) replaced.

    Parsers drop the page for one.
    """
    return _REFERENCE.sub(_allowed, markup) if "&#" in markup else markup


def _allowed(match: re.Match[str]) -> str:
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    forbidden = (
        (code < 0x20 and code not in (9, 10, 13)) or code == 0x7F or 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF or code > 0x10FFFF
    )  # fmt: skip
    return "\N{REPLACEMENT CHARACTER}" if forbidden else match[0]


def parse_html(markup: str) -> Any:
    """The tree of `markup`, an lxml element, or None where there is none. Raises `ReadError` without lxml."""
    try:
        from lxml import etree  # type: ignore[import-untyped]
        from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]
    except ImportError as error:
        raise ReadError("HTML needs lxml; install it with: pip install 'timeline-tracker[html]'") from error
    prepared = _MONSTER.sub(r"<\g<name>>", without_forbidden(_DECLARATION.sub("", markup)).translate(_CONTROLS))
    # No options that reach out: libxml2's HTML parser loads nothing, and its own limits on size and depth stay on.
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return document_fromstring(prepared.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def tree_text(tree: Any, *, whole: bool = True) -> str:
    """The text below `tree`, a blank line between blocks; without menus, footers and forms unless `whole`."""
    from lxml import etree

    pieces: list[str] = []
    silent_above = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            pieces.append(element.tail or "" if not silent_above else "")
            continue
        tag = element.tag
        silent = tag in _SILENT or (not whole and tag in _AROUND)
        if event == "start":
            silent_above += silent
            if not silent_above:
                pieces.append("\n\n" if tag in _BLOCKS else "\n" if tag == "br" else "")
                pieces.append(_one_line(element.text))
        else:
            silent_above -= silent
            if not silent_above:
                pieces.append("\n\n" if tag in _BLOCKS else "")
                pieces.append(_one_line(element.tail) if element is not tree else "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def bare_text(markup: str) -> str:
    """What is left of `markup` without its tags.

    For pages nested so deep that the parser gave up. Linear, whatever it holds.
    """
    before, *pieces = markup.split("<")
    kept = [before]
    silent = ""
    for piece in pieces:
        name = _TAG_NAME.match(piece)
        if silent:
            if name is None or name[0].lower() != f"/{silent}":
                continue
            silent = ""
        elif name is not None and name[0].lower() in _UNSEEN:
            silent = name[0].lower()
            continue
        kept.append(piece.partition(">")[2])
    return html.unescape(" ".join(" ".join(kept).split()))


def html_text(markup: str) -> str:
    """The text of a fragment of HTML; of a text without markup, that text."""
    if not re.search(r"<[a-zA-Z/!]|&[#a-zA-Z]", markup):
        return markup
    tree = parse_html(f"<div>{markup}</div>")
    return "" if tree is None else tree_text(tree)
