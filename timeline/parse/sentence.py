"""A parsed sentence: tokens with their tags, and the tree over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.parse.lemma import lemma_of


class Token(NamedTuple):
    """One token: its words, half-open code-point span in the report's text, tags, head and relation.

    `head` is the index of another token of the sentence, -1 for the root. `upos` and `relation` are those of Universal
    Dependencies, `xpos` that of the Penn Treebank ("VBN").
    """

    text: str
    start: int
    end: int
    upos: str
    xpos: str
    head: int
    relation: str


class Parsed(Sequence[Token]):
    """The tokens of one sentence, with the tree read both ways."""

    __slots__ = ("_children", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                self._children[token.head].append(index)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:  # type: ignore[override]
        return self.tokens[index]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __repr__(self) -> str:
        return " ".join(f"{token.text}/{token.relation}" for token in self.tokens)

    @property
    def root(self) -> int:
        """Index of the root."""
        return next((index for index, token in enumerate(self.tokens) if token.head < 0), 0)

    def children(self, index: int, *relations: str) -> list[int]:
        """Dependents of a token in the order of the text; with `relations`, those under one of these names."""
        found = self._children[index]
        return [child for child in found if self.tokens[child].relation in relations] if relations else list(found)

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> list[int]:
        """A token and all below it, sorted; branches whose relation is in `without` are cut off at once below `index`."""
        found = [index]
        waiting = [child for child in self._children[index] if self.tokens[child].relation not in without]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(self._children[node])
        return sorted(found)

    def lemma(self, index: int) -> str:
        """Dictionary form of a token, lower case."""
        token = self.tokens[index]
        return lemma_of(token.text, token.upos, token.xpos)

    def at(self, start: int, end: int) -> list[int]:
        """Indices of the tokens that share a character with the span ``[start, end)``."""
        return [index for index, token in enumerate(self.tokens) if token.start < end and token.end > start]

    def head_of(self, start: int, end: int) -> int | None:
        """The token of a span from which its other tokens hang: where a lexicon hit meets the tree. None for an empty
        span."""
        inside = self.at(start, end)
        members = set(inside)
        for index in inside:
            if self.tokens[index].head not in members and self.tokens[index].upos != "PUNCT":
                return index
        return inside[0] if inside else None
