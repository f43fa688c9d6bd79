"""One pass over a text for all forms at once, then what the surroundings allow, then the longest.

Aho-Corasick finds every form that occurs, overlapping ones too: with leftmost-longest the word boundary would be tested
too late, and "North Korea" would hide "North" in "North Koreans". Names (actors, exercises, equipment, places) compete with
each other: "Taiwan Strait" hides "Taiwan". Triggers and cues compete only among themselves: "missile launch" stands beside
"missile". An entry of kind "ignore" hides a shorter name and is no hit itself: "think tank". One of kind "idiom" does so to
triggers and cues: "hunger strike".

Where ahocorasick-rs has no wheel, a prefix index in plain Python does the same at a quarter of the speed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from timeline.lexicon.editions import edition_patterns
from timeline.lexicon.entries import Exercise, Hit
from timeline.lexicon.fold import fold
from timeline.lexicon.forms import Form

_NAMES, _TRIGGERS, _CUES, _FIELDS = range(4)
_LAYERS = {
    "ignore": (_NAMES,), "actor": (_NAMES,), "exercise": (_NAMES,), "equipment": (_NAMES,), "place": (_NAMES,),
    "trigger": (_TRIGGERS,), "cue": (_CUES,), "idiom": (_TRIGGERS, _CUES), "field": (_FIELDS,),
}
_HIDING = frozenset({"ignore", "idiom"})
_NEAR = 60  # code points on either side in which a `near` word counts

Find = Callable[[str], Iterable[tuple[int, int, int]]]
_Candidate = tuple[int, int, Form, "str | None"]


class Matcher:
    """Built once from all forms; `match` is a pure function of the text."""

    def __init__(self, forms: Iterable[Form], *, pure: bool = False) -> None:
        by_pattern: defaultdict[str, list[Form]] = defaultdict(list)
        for form in forms:
            by_pattern[form.pattern].append(form)
        self._forms = list(by_pattern.values())
        self._find = _pure_finder(list(by_pattern)) if pure else _finder(list(by_pattern))

    def match(self, text: str) -> list[Hit]:
        """The hits in `text`, by start, end and kind."""
        folded = fold(text)
        layers: tuple[list[_Candidate], ...] = ([], [], [], [])
        for start, end, form, edition in self._candidates(folded.text):
            for layer in _LAYERS[form.entry.kind]:
                layers[layer].append((start, end, form, edition))
        hits = []
        for candidates in layers:
            for start, end, form, edition in _longest(candidates):
                entry = form.entry
                if entry.kind in _HIDING:
                    continue
                first, last = folded.source(start, end)
                hits.append(Hit(first, last, text[first:last], entry.kind, entry, form.written, form.inflection, edition))
        return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.kind, hit.entry.id))

    def _candidates(self, text: str) -> Iterator[_Candidate]:
        lowered = text.lower()
        for which, start, found_end in self._find(lowered):
            inside = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
            for form in self._forms[which]:
                if inside and not form.glued:
                    continue  # half of all finds are the middle or the end of a longer word
                span = form.span_in(text, start, found_end)
                if span is None:
                    continue
                begin, end = span
                edition = None
                if isinstance(form.entry, Exercise):
                    begin, end, edition = edition_patterns(form.entry.editions).find(text, begin, end)
                # a numeral tells a weapon as well as an edition: a Shaheen-III is a missile, Shaheen IX an exercise
                if form.near and (edition is None or edition.isalpha()):
                    around = lowered[max(0, begin - _NEAR) : begin] + "\n" + lowered[end : end + _NEAR]
                    if not any(word in around for word in form.near):
                        continue
                yield begin, end, form, edition


def _longest(candidates: list[_Candidate]) -> list[_Candidate]:
    """The longest of those that overlap, the leftmost of equally long ones; of one span, the most explicit of each kind.

    An article counts for nothing: "the North" does not hide "North Sea". A form that spells out what another takes as any
    number or name is the more explicit: ``F-15K`` before ``F-15`` with a variant.
    """
    chosen: dict[tuple[int, int], dict[str, list[_Candidate]]] = {}
    taken = bytearray(max((end for _, end, _, _ in candidates), default=0))
    for candidate in sorted(candidates, key=_rank):
        start, end, form, _ = candidate
        if (start, end) in chosen:
            rivals = chosen[start, end].setdefault(form.entry.kind, [])
            owned = any(other.entry.id == form.entry.id for _, _, other, _ in rivals)
            if not owned and (not rivals or len(rivals[0][2].pattern) == len(form.pattern)):
                rivals.append(candidate)
        elif taken.find(1, start, end) < 0:
            chosen[start, end] = {form.entry.kind: [candidate]}
            taken[start:end] = b"\1" * (end - start)
    return [candidate for kinds in chosen.values() for rivals in kinds.values() for candidate in rivals]


def _rank(candidate: _Candidate) -> tuple[int, int, int]:
    start, end, form, _ = candidate
    article = len("the ") if form.pattern.startswith("the ") else 0
    return start + article - end, start, -len(form.pattern)


def _finder(patterns: list[str]) -> Find:
    try:
        from ahocorasick_rs import AhoCorasick
    except ImportError:
        return _pure_finder(patterns)
    automaton = AhoCorasick(patterns, store_patterns=False)

    def find(text: str) -> Iterable[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(text, overlapping=True)
        return found

    return find


def _pure_finder(patterns: list[str]) -> Find:
    """Every occurrence of every pattern: an index by the first four letters, tried everywhere."""
    index: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for which, pattern in enumerate(patterns):
        for size in range(1, 5):
            if len(pattern) == size or size == 4 < len(pattern):
                index[pattern[:size]].append((which, pattern))

    def find(text: str) -> Iterator[tuple[int, int, int]]:
        for start in range(len(text)):
            for size in range(1, 5):
                for which, pattern in index.get(text[start : start + size], ()):
                    if text.startswith(pattern, start):
                        yield which, start, start + len(pattern)

    return find
