"""A compiled table of rules: one scan that finds where a rule could begin, and an index from first word to rules.

A text is read once, and a rule is tried only where one of its words stands. A number begins forty rules and "the" seventy,
while most numbers of a text count something: which of those rules are tried is decided by the word that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from timeline.timex.rules import BLANK, CROWDED, Rule
from timeline.timex.slots import DIGIT, FUNCTION_WORDS

_HYPHEN_NUMBER: Final = re.compile(r"[-–—][0-9]")
_NUMBER_TAIL: Final = re.compile(r"[\w,:/]*(?:\.\w[\w,:/]*)*")
_SECOND_WORD: Final = re.compile(
    r"(?:[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th)?|[A-Za-z]+)(?:[^\S\n]+([^\W_]+(?:/2)?)|[.,;)](?=\s|$))"
)


class Match(NamedTuple):
    """Where a rule matched: half-open span and the values of its slots."""

    start: int
    end: int
    rule: Rule
    arguments: tuple[Any, ...]


def _trie(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, as they stand, capitalised or in capitals, factored letter by letter."""
    tree: dict[str, Any] = {}
    for word in words:
        for form in {word, word.capitalize(), word.upper()}:
            node = tree
            for letter in form:
                node = node.setdefault(letter, {})
            node[""] = {}

    def write(node: dict[str, Any]) -> str:
        branches = [re.escape(letter) + write(child) for letter, child in sorted(node.items()) if letter]
        if not branches:
            return ""
        inner = branches[0] if len(branches) == 1 and "" not in node else "(?:" + "|".join(branches) + ")"
        return inner + ("?" if "" in node else "")

    return write(tree)


def _by_second_word(head: str, rules: Sequence[Rule]) -> tuple[dict[str, tuple[Rule, ...]], tuple[Rule, ...]]:
    """The `rules` that may go on with a word, by that word, and those that may go on with any other."""
    words = {word for rule in rules for word in rule.followers[head] or ()}

    def that_allow(word: str) -> tuple[Rule, ...]:
        names = {word, DIGIT} if word[:1].isdigit() else {word}
        followers = ((rule, rule.followers[head]) for rule in rules)
        return tuple(rule for rule, allowed in followers if allowed is None or allowed & names)

    return {word: that_allow(word) for word in words}, that_allow("")


class Matcher:
    """A compiled table: finds the longest match of any rule, from left to right, in time linear in the text."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Compile `rules`; where two match the same length, the earlier one in the table wins."""
        table = list(rules)
        self._index: dict[str, list[Rule]] = {}
        for rule in table:
            for head in rule.heads:
                self._index.setdefault(head, []).append(rule)
        self._second = {head: _by_second_word(head, self._index.get(head, ())) for head in CROWDED}
        cores = {word for rule in table for word in rule.cores}
        core = _trie(sorted(cores - {DIGIT}))
        function = _trie(sorted(FUNCTION_WORDS))
        # A run of function words that ends in a core word or a number; the hyphen in "K-2" makes no number.
        self._scan = re.compile(
            rf"(?<![\w$€£¥#@/.'’])(?:(?:{function})(?!\w){BLANK}){{0,6}}(?:(?:{core})(?!\w)|(?<![A-Za-z][-–])'?[0-9]|(?<=[a-z]{{3}}[-–])[12][0-9]{{3}}s?(?!\w))"
        )
        self._token = re.compile(r"[0-9]|'[0-9]|[^\W\d_]\w*")

    def matches(self, text: str) -> Iterator[Match]:
        """Matches in order, none overlapping another."""
        position = 0
        scan, token, index = self._scan, self._token, self._index
        while True:
            run = scan.search(text, position)
            if run is None:
                return
            position = run.end()
            for word in token.finditer(text, run.start(), run.end()):
                head = word[0].lower()
                begin = word.start()
                found = self._longest(text, begin, self._beginning(text, begin, DIGIT if head[0] in "'0123456789" else head))
                if found is None:
                    continue
                while found is not None:
                    yield found
                    position = found.end
                    # the second end of "14 August-24 August": its number follows a hyphen, which is no model name here
                    hyphen = _HYPHEN_NUMBER.match(text, position)
                    found = self._longest(text, position + 1, index.get(DIGIT, ())) if hyphen else None
                break
            else:
                if text[position - 1].isdigit():  # a number that means nothing here: skip all of it
                    position = _NUMBER_TAIL.match(text, position).end()  # type: ignore[union-attr]  # matches the empty string

    def _beginning(self, text: str, start: int, head: str) -> Sequence[Rule]:
        """The rules that may begin at `start`, by the word that stands there and, in a crowd, by the one behind it."""
        rules = self._index.get(head, ())
        if head not in CROWDED:
            return rules
        second = _SECOND_WORD.match(text, start)
        if second is None:
            return rules
        by_word, others = self._second[head]
        word = second[1]
        if word is None:
            return others
        return by_word.get(word.lower()) or (by_word.get(DIGIT, others) if word[0].isdigit() else others)

    @staticmethod
    def _longest(text: str, start: int, rules: Sequence[Rule]) -> Match | None:
        best: Match | None = None
        for rule in rules:
            match = rule.pattern.match(text, start)
            if match is not None and (best is None or match.end() > best.end):
                arguments: list[Any] = []
                try:
                    for group, read in rule.slots:
                        raw = match[group]
                        arguments.append(None if raw is None else read(raw))
                except ValueError:
                    continue
                best = Match(start, match.end(), rule, tuple(arguments))
        return best
