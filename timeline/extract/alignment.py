"""Which node of a dependency tree is which word of a sentence, where the two are cut differently.

The tree has "11", "-", "day" where extraction has one word, and a name of several words is one word to neither.
"""

from __future__ import annotations

from timeline.extract.words import Token
from timeline.parse import Parsed


class Alignment:
    """Indices of tree nodes for words and of words for tree nodes, -1 for none."""

    def __init__(self, tokens: list[Token], tree: Parsed) -> None:
        self.node: list[int] = [-1] * len(tokens)
        """For each word the node from which the others of that word hang."""
        self.word: list[int] = [-1] * len(tree)
        """For each node the word it is in."""
        at = 0
        for token in tokens:
            while at < len(tree) and tree[at].end <= token.start:
                at += 1
            inside = []
            k = at
            while k < len(tree) and tree[k].start < token.end:
                inside.append(k)
                if self.word[k] < 0:
                    self.word[k] = token.i
                k += 1
            if inside:
                self.node[token.i] = next((k for k in inside if tree[k].head not in inside), inside[0])
