"""Text that DuckDB can hold.

DuckDB refuses lone surrogates and many of its readers stop at NUL. Each is replaced by U+FFFD, one code point for one, so
that every offset into the text stays true.
"""

from __future__ import annotations

import json
import re
from typing import Any

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """`text` with NUL and lone surrogates replaced, of the same length."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def to_json(value: Any) -> str:
    """`value` as compact JSON that DuckDB can hold; the characters that it cannot are replaced in every string inside."""
    return json.dumps(_clean(value), ensure_ascii=False, separators=(",", ":"))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value
