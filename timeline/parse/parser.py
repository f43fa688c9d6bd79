"""From sentences to trees.

Sentences of like length are analysed together, which is where the speed comes from: hand over a report's sentences, or
those of many reports, in one call. The answer for a sentence depends neither on its neighbours nor on their order.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from timeline.errors import TimelineError
from timeline.parse.features import Features
from timeline.parse.network import Analysis, Floats, Network, restore
from timeline.parse.sentence import Parsed, Token
from timeline.parse.tokens import Piece, tokenise

MODEL = Path(__file__).with_name("model.npz")
LONGEST = 160
"""Tokens of a sentence beyond which it is a list or a table; longer ones are parsed in pieces of this size."""

_BATCH = 1600
"""Tokens in one pass: enough to fill the processor, little enough to stay in its cache."""
_CACHED_WORDS = 50_000

_Part = tuple[int, int, list[Piece]]
"""Index of the sentence, of its first token here, and the tokens."""


class Parser:
    """A loaded model. Holds no state between calls but a cache of word vectors, so one can serve a whole run."""

    def __init__(self, model: Path = MODEL) -> None:
        """Read `model`. Raises ``TimelineError`` where the file is missing."""
        if not model.is_file():
            raise TimelineError(f"{model} is missing from this installation of timeline; install the package again")
        with np.load(model) as arrays:
            loaded = {name: arrays[name] for name in arrays.files}
        names = {name: bytes(array).decode().split("\n") for name, array in loaded.items() if array.dtype == np.uint8}
        self.upos = names["upos_names"]
        self.xpos = names["xpos_names"]
        self.relations = names["relation_names"]
        self.features = Features(names["features"])
        self._network = Network(restore(loaded))
        self._vectors: dict[str, Floats] = {}

    def parse(self, sentences: Iterable[str | Sequence[Piece]]) -> list[Parsed]:
        """Trees for sentences given as text or as tokens, in their order; offsets are those of the tokens given."""
        tokenised = [tokenise(sentence) if isinstance(sentence, str) else list(sentence) for sentence in sentences]
        parts = [(owner, begin, pieces[begin : begin + LONGEST])
                 for owner, pieces in enumerate(tokenised) for begin in range(0, len(pieces), LONGEST)]
        parts = sorted((part for part in parts if part[2]), key=lambda part: -len(part[2]))
        collected: list[list[tuple[int, list[Token]]]] = [[] for _ in tokenised]
        for group in _groups(parts):
            for (owner, begin, _), tokens in zip(group, self._analyse([pieces for _, _, pieces in group]), strict=True):
                collected[owner].append((begin, tokens))
        return [self._joined(found) for found in collected]

    def parse_text(self, text: str, spans: Iterable[tuple[int, int]]) -> list[Parsed]:
        """Trees for the half-open spans of `text`, with offsets into `text`."""
        return self.parse([tokenise(text, start, end) for start, end in spans])

    def _analyse(self, group: list[list[Piece]]) -> list[list[Token]]:
        self._learn({piece.text for pieces in group for piece in pieces})
        vectors = [np.stack([self._vectors[piece.text] for piece in pieces]) for pieces in group]
        analyses = self._network.analyse(vectors)
        return [self._tokens(pieces, analysis) for pieces, analysis in zip(group, analyses, strict=True)]

    def _tokens(self, pieces: list[Piece], analysis: Analysis) -> list[Token]:
        upos, xpos, heads, relations = (column.tolist() for column in analysis)
        return [
            Token(*piece, self.upos[upos[at]], self.xpos[xpos[at]], heads[at] - 1, self.relations[relations[at]])
            for at, piece in enumerate(pieces)
        ]

    def _learn(self, words: set[str]) -> None:
        """Make the vectors of words not met before."""
        if len(self._vectors) > _CACHED_WORDS:
            self._vectors.clear()
        fresh = sorted(words - self._vectors.keys())
        if fresh:
            rows = np.array([self.features.rows(word) for word in fresh], dtype=np.intp)
            self._vectors.update(zip(fresh, self._network.embed(rows), strict=True))

    @staticmethod
    def _joined(found: list[tuple[int, list[Token]]]) -> Parsed:
        """One sentence from its pieces; each piece keeps its own root."""
        tokens: list[Token] = []
        for begin, part in sorted(found, key=operator.itemgetter(0)):
            tokens += [token._replace(head=token.head + begin) if begin and token.head >= 0 else token for token in part]
        return Parsed(tokens)


def _groups(parts: list[_Part]) -> Iterator[list[_Part]]:
    """Runs of about `_BATCH` tokens."""
    group: list[_Part] = []
    tokens = 0
    for part in parts:
        group.append(part)
        tokens += len(part[2])
        if tokens >= _BATCH:
            yield group
            group, tokens = [], 0
    if group:
        yield group


@functools.cache
def shipped() -> Parser:
    """The parser with the model that came with the package, loaded once per process."""
    return Parser()
