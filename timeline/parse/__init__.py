"""Reading clauses by way of a dependency parse: who did what to whom, whatever the word order, voice or coordination.

    from timeline.parse import read_clauses, shipped_parser

    parser = shipped_parser()                              # once; 0.1 s
    for sentence in parser.parse_text(text, spans):        # a report's sentences in one call
        for clause in read_clauses(sentence):
            ...

Needs numpy, which comes with the extra ``deep``; without it `is_available` is False and `shipped_parser` says what to
install. docs/parser.md has the figures, the data behind the model and how to train it again.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from timeline.errors import TimelineError
from timeline.parse.clauses import Clause, read_clauses
from timeline.parse.phrases import Argument
from timeline.parse.sentence import Parsed, Token
from timeline.parse.tokens import Piece, tokenise

if TYPE_CHECKING:
    from timeline.parse.parser import Parser

__all__ = ["Argument", "Clause", "Parsed", "Piece", "Token", "is_available", "read_clauses", "shipped_parser", "tokenise"]


def is_available() -> bool:
    """Whether numpy is installed."""
    return importlib.util.find_spec("numpy") is not None


def shipped_parser() -> Parser:
    """The parser with the model that came with the package, loaded once. Raises ``TimelineError`` where numpy is missing."""
    if not is_available():
        raise TimelineError("the parser needs numpy; install it with: pip install 'timeline-tracker[deep]'")
    from timeline.parse.parser import shipped

    return shipped()
