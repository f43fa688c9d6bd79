"""The fields of a report, and the names under which front matter, rows and header lines give them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, NamedTuple

# The first name is ours. The others are those of common exports: news interfaces, scrapers, feeds turned into tables.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "report_id", "guid"),
    "title": ("title", "headline"),
    "source": ("source", "publisher", "outlet", "site", "site_name", "source_name"),
    "url": ("url", "link", "canonical_url"),
    "published": ("published", "date", "published_at", "publishedat", "pubdate", "pub_date", "date_published",
                  "datepublished", "date_publish", "publish_date", "published_date", "publication_date"),
    "language": ("language", "lang"),
    "text": ("text", "body", "content", "full_text", "fulltext", "maintext"),
}  # fmt: skip


class _Place(NamedTuple):
    field: str
    rank: int


_PLACES = {name: _Place(field, rank) for field, names in NAMES.items() for rank, name in enumerate(names)}


def field_named(name: str) -> str | None:
    """Our field of that name, which may be any of its names: ``date`` is ``published``."""
    return next((field for field, names in NAMES.items() if _folded(name) in names), None)


def pick_fields(found: Mapping[str, Any], mapping: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    """Our fields out of the keys that somebody else chose, which are compared without case, blanks and hyphens.

    `mapping` (ours, theirs) goes before the usual names.
    """
    best: dict[str, tuple[int, Any]] = {}
    for key, value in found.items():
        place = _PLACES.get(_folded(str(key)))
        if place is not None and value is not None and value != "" and (
                place.field not in best or place.rank < best[place.field][0]):
            best[place.field] = place.rank, value
    picked = {field: best[field][1] for field in NAMES if field in best}
    for ours, theirs in mapping:
        value = found.get(theirs, _inside(found, theirs))
        if value is not None:
            picked[field_named(ours) or ours] = value
    return picked


def _inside(found: Any, dotted: str) -> Any:
    """The value at ``meta.date`` in nested objects, None where there is none."""
    for key in dotted.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


@functools.lru_cache(maxsize=1024)
def _folded(key: str) -> str:
    return key.strip().lower().replace("-", "_").replace(" ", "_")
