"""Near-duplicate reports: syndicated and reposted texts, which count as one voice.

A wire brief is contained in the long version, so the measure is containment, not resemblance: the share of the shorter
text's sketch that the longer one holds. A sketch is the 64 smallest of the hashes of all runs of four words; only
a hash that few reports share brings two reports together, for boilerplate would otherwise compare all with all.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from timeline.model import Report

_SHINGLE = 4
_SKETCH = 64
_COMMON = 200
"""A shingle in more reports than these is boilerplate."""
_CONTAINED = 0.6
_WORD = re.compile(r"\w+")


@functools.lru_cache(maxsize=1024)
def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of four words; of the whole text where it is shorter."""
    spaced = " ".join(_WORD.findall(text.lower())).encode()
    words = spaced.split()
    if len(words) <= _SHINGLE:
        return frozenset({zlib.crc32(spaced)}) if words else frozenset()
    # letters before each word; the run from word i on has i spaces before it and one less than it has words inside
    letters = list(itertools.accumulate(map(len, words), initial=0))
    runs = enumerate(zip(letters, letters[_SHINGLE:], strict=False))
    return frozenset({zlib.crc32(spaced[a + i : b + i + _SHINGLE - 1]) for i, (a, b) in runs})


@functools.lru_cache(maxsize=4096)
def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of the text, a fair sample of them all."""
    return frozenset(heapq.nsmallest(_SKETCH, shingles(text)))


def voices(reports: Iterable[Report]) -> dict[str, str]:
    """For each report id, the id of the first near-duplicate of it (by publication, then id): its own where it has none."""
    ordered = sorted(reports, key=lambda report: (report.published is None, report.published, report.id))
    voice = {report.id: report.id for report in ordered}
    if len(ordered) == 1:
        return voice
    place = {report.id: number for number, report in enumerate(ordered)}
    sketches = {report.id: sketch(report.text) for report in ordered}
    asked = frozenset().union(*sketches.values())
    holders: dict[int, list[str]] = defaultdict(list)
    for report in ordered:
        for value in asked & shingles(report.text):
            holders[value].append(report.id)
    for report in ordered:
        own = sketches[report.id]
        shared = Counter(itertools.chain.from_iterable(
            holders[value] for value in own if 1 < len(holders[value]) <= _COMMON))
        near = [other for other, n in shared.items() if other != report.id and n >= _CONTAINED * len(own)]
        for other in near:
            one, two = sorted((_first(voice, report.id), _first(voice, other)), key=place.__getitem__)
            voice[two] = one
    return {key: _first(voice, key) for key in voice}


def _first(voice: dict[str, str], key: str) -> str:
    while voice[key] != key:
        key = voice[key]
    return key
