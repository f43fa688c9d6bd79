"""Ids that do not depend on the order in which reports came.

A report's id is what it claims: the ``id`` of its front matter or row, else its file's name. Two reports may claim the
same id (``kcna/0308.md`` and ``yonhap/0308.md``). Giving the second one a number would make ids depend on which came
first, and split ingests would differ from one. So where several contents claim an id, *each* of them gets its content
hash behind it: which ids come out depends on the set of reports alone. The caller applies this to all reports it knows,
stored and new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

_DIGITS = 6


def unique_ids(claims: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """From (claimed id, content hash) pairs to the ids to use. A pair that comes twice is one report.

    >>> unique_ids([("0308", "aa11bb22cc"), ("0309", "dd00"), ("0308", "ee33ff44aa")])[("0308", "aa11bb22cc")]
    '0308~aa11bb'
    """
    pairs = set(claims)
    hashes: dict[str, set[str]] = defaultdict(set)
    for claimed, content in pairs:
        hashes[claimed].add(content)
    ids = {}
    for claimed, content in pairs:
        digits = _DIGITS
        while len({other[:digits] for other in hashes[claimed]}) < len(hashes[claimed]):
            digits += 1
        ids[claimed, content] = claimed if len(hashes[claimed]) == 1 else f"{claimed}~{content[:digits]}"
    return ids
