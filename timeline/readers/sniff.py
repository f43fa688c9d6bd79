"""Which format a file is in: what it contains decides, its suffix only where the content leaves a choice."""

from __future__ import annotations

import json
import re

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF; save its text as .txt"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save its text as .txt"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database; export the reports as JSONL or CSV"),
    (b"BZh", "bzip2-packed; unpack it first"),
    (b"\xfd7zXZ\x00", "xz-packed; unpack it first"),
    (b"(\xb5/\xfd", "zstd-packed; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"PAR1", "a Parquet file; export the reports as JSONL or CSV"),
    (b"{\\rtf", "an RTF document; save its text as .txt"),
)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_BY_SUFFIX = {
    ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".rss": "feed", ".atom": "feed", ".md": "markdown", ".markdown": "markdown", ".warc": "warc",
}  # fmt: skip
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\N{REPLACEMENT CHARACTER}]")


def foreign(data: bytes) -> str | None:
    """What `data` is, where it is plainly no report: a picture, an archive, a document of another kind."""
    if data[8:12] == b"DUCK":
        return "a DuckDB database; to use it, give --db"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def is_warc(data: bytes) -> bool:
    """Whether `data` begins like a web archive."""
    return data.startswith(b"WARC/")


def sniff(text: str, suffix: str) -> str:
    """The format of `text`: one of ``options.FORMATS``, ``markdown`` or ``xml``."""
    head = text[:5000].lstrip("\ufeff \t\r\n")
    by_suffix = _BY_SUFFIX.get(suffix, "text")
    if head.startswith("<"):
        if feed := _FEED.search(head):
            html = _HTML.search(head)
            if html is None or feed.start() < html.start():
                return "feed"
        if _HTML.search(head) or by_suffix == "html":
            return "html"
        if head.startswith("<?xml"):
            return "xml"
    if head.startswith(("{", "[")):
        return _json_kind(text.lstrip("\ufeff \t\r\n"), by_suffix)
    # A suffix promises rows, but prose under it is prose.
    return by_suffix if by_suffix in ("csv", "markdown", "jsonl", "html") else "text"


def _json_kind(text: str, by_suffix: str) -> str:
    if by_suffix in ("jsonl", "csv"):
        return by_suffix
    first, _, rest = text.partition("\n")
    try:
        # A single object may be a report or wrap a list of them; that is the business of the JSON reader.
        if isinstance(json.loads(first), dict):
            return "jsonl" if rest.lstrip().startswith("{") else "json"
    except (ValueError, RecursionError):
        pass
    if by_suffix == "json" or re.match(r"\{\s*\"[^\"\n]{1,100}\"\s*:|\[\s*(?:\{\s*\"|\])", text):
        return "json"
    return "markdown" if by_suffix == "markdown" else "text"


def printable_share(text: str) -> float:
    """The share of characters that a text may hold, 0 to 1; bytes that are no text have many controls."""
    sample = text[:20_000]
    return 1 - len(_NO_TEXT.findall(sample)) / max(1, len(sample))
