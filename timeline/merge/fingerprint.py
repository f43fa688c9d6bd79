"""By which rules events were merged: what other rules made must not be taken over."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from timeline.lexicon import Lexicon
from timeline.merge.title import Naming


def fingerprint(lexicon: Lexicon | None) -> str:
    """blake2b-128 hex of the rules, which are the code of this package, and of the names that titles take from `lexicon`."""
    naming = Naming.of(lexicon)
    names = repr((sorted(naming.nouns.items()), sorted(naming.adjectives.items()), sorted(naming.heads)))
    return hashlib.blake2b(names.encode() + _code(), digest_size=16).hexdigest()


@functools.cache
def _code() -> bytes:
    return b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
