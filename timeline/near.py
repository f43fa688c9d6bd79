"""Did you mean: the known words that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.errors import UsageError


def nearest(word: str, known: Iterable[str], *, most: int = 1) -> list[str]:
    """Up to `most` known words that `word` was probably meant to be, best first; case does not count."""
    import difflib  # not needed before something is mistyped

    by_key = {each.casefold(): each for each in sorted(known, reverse=True)}
    typed = word.casefold()
    # difflib finds the letters of PKR in UKR and in PRK alike; two letters swapped are the commonest slip
    swapped = [key for key in sorted(by_key) if sorted(key) == sorted(typed)]
    close = difflib.get_close_matches(typed, by_key, n=most, cutoff=0.5)
    return [by_key[key] for key in dict.fromkeys([*swapped, *close])][:most]


def did_you_mean(word: str, known: Iterable[str], *, most: int = 1) -> str:
    """``did you mean prk or irn?``, or nothing when no known word is near."""
    near = nearest(word, known, most=most)
    return f"did you mean {' or '.join(near)}?" if near else ""


def unknown(what: str, word: str, known: Iterable[str]) -> UsageError:
    """The error for a word that is none of `known`, naming the nearest and all."""
    words = sorted(known)
    hint = did_you_mean(word, words)
    return UsageError(f"no {what} {word!r}; {hint + ' ' if hint else ''}there are {', '.join(words)}")
