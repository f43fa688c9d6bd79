"""RSS and Atom files, one report an item.

The parser gets bytes and never a string, which it would take for an address to fetch. Its own dates are in UTC and so may be
the day before; the string of the feed is read instead. Entity declarations, which a feed has no use for, are refused.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadError
from timeline.model import Report, ReportWarning
from timeline.readers.markup import html_text, is_overgrown
from timeline.readers.options import ReadOptions
from timeline.readers.record import Draft, finish, warn

_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_feed(text: str, path: str, stem: str, options: ReadOptions) -> Iterator[Report | ReportWarning]:
    """The reports of the items of a feed. An item's id is ``<stem>-`` and a hash of its guid or link, as feeds roll on.

    Raises `ReadError` where `text` is no feed that can be read, or the library for feeds is missing.
    """
    if "<!ENTITY" in text.upper():
        raise ReadError("the feed declares entities, which are not expanded; remove its <!ENTITY …> lines")
    if is_overgrown(text):
        raise ReadError("the feed has more tags than text; check that it is one")
    try:
        import feedparser
    except ImportError as error:
        raise ReadError("feeds need feedparser; install it with: pip install 'timeline-tracker[feeds]'") from error
    data = _PROLOG.sub("", text).encode("utf-8", "replace")
    try:
        parsed = feedparser.parse(
            io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>\n' + data), sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # fuzzing it gives UnicodeDecodeError, ValueError, OverflowError and more
        raise ReadError(f"the feed cannot be parsed ({type(error).__name__}); check that it is complete") from error
    if not parsed.entries:
        reason = parsed.get("bozo_exception") if parsed.get("bozo") else None
        raise ReadError(f"no items in the feed{f' ({reason})' if reason else ''}; check that it is complete")
    if parsed.get("bozo") and not text.rstrip().endswith(">"):
        yield warn(path, None, f"the feed is cut off; the first {len(parsed.entries)} items were read")
    for number, entry in enumerate(parsed.entries, 1):
        yield from _item(entry, number, parsed.feed, path, stem, options)


def _item(
    entry: Any, number: int, feed: Any, path: str, stem: str, options: ReadOptions
) -> Iterator[Report | ReportWarning]:
    title = html_text(_string(entry, "title"))
    body = next((_string(part, "value") for part in entry.get("content") or () if _string(part, "value").strip()), "")
    # A wire headline without a summary still tells what happened.
    markup = body or _string(entry, "summary") or title
    if len(markup) > options.limits.record:
        yield warn(path, None, f"item {number}: longer than {options.limits.record / 1e6:.0f} MB; it was left out")
        return
    link = _string(entry, "link")
    key = _string(entry, "id") or link or title + markup
    draft = Draft(
        html_text(markup),
        fallback_id=f"{stem}-{hashlib.blake2b(key.encode('utf-8', 'replace'), digest_size=4).hexdigest()}",
        title=title,
        source=_string(entry.get("source") or {}, "title") or html_text(_string(feed, "title")),
        url=link,
        language=_string(entry, "language") or _string(feed, "language"),
        tidy=True,
    )
    # dict.get would let the parser answer with another field of the same item
    for field in ("published", "updated"):
        if field in entry.keys() and _string(entry, field):  # noqa: SIM118
            draft.published, draft.published_where = _string(entry, field), f"feed item, {field}"
            break
    yield from finish(draft, path, options)


def _string(holder: Any, name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""
