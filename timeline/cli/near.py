"""Did you mean: the known word that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.errors import UsageError


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be."""
    import difflib

    return next(iter(difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.5)), None)


def unknown(what: str, word: str, known: Iterable[str]) -> UsageError:
    """The error for a word that is none of `known`, naming the nearest and all."""
    words = sorted(known)
    near = nearest(word, words)
    return UsageError(f"no {what} {word!r}; {f'did you mean {near}? ' if near else ''}there are {', '.join(words)}")
