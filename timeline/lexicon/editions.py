"""How a series writes its editions: "Freedom Shield 24", "Zapad-2025", "Joint Sword-2024B", "2024 Han Kuang"."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

_PARTS = {
    "{yyyy}": r"(?P<yyyy>(?:199|20\d)\d)",
    "{yy}": r"(?P<yy>\d\d)",
    "{letter}": r"(?P<letter>[A-E])",
    "{n}": r"(?P<n>\d{1,2})",
    "{nth}": r"(?P<n>\d{1,2})(?:st|nd|rd|th)",
    "{roman}": r"(?P<roman>[IVX]{1,6})",
}
# "Freedom Shield 24" is an edition; "Freedom Shield, 24 ships" has a comma, but headlines drop it.
_COUNTED = [
    "%", "percent", "hours?", "days?", "weeks?", "months?", "years?", "troops", "soldiers", r"(?:war)?ships", "aircraft",
    "jets", r"\w* ?(?:nations|countries)",
]
_END = rf"(?![^\W_]|[.,:]\d)(?! ?(?:{'|'.join(_COUNTED)})(?!\w))"
_ROOM_BEFORE = 8
"""Code points that a year before the name may take."""


class EditionPatterns(NamedTuple):
    """Patterns to try behind and before a hit of the name, longest first."""

    after: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]

    def find(self, text: str, start: int, end: int) -> tuple[int, int, str | None]:
        """The span widened to the edition that the folded `text` writes there; the edition: ``2024B``, ``2024-2``."""
        for pattern in self.after:
            if match := pattern.match(text, end):
                return start, match.end(), _edition(match)
        for pattern in self.before:
            if match := pattern.search(text, max(0, start - _ROOM_BEFORE), start):
                return match.start(), end, _edition(match)
        return start, end, None


@functools.lru_cache(maxsize=256)
def edition_patterns(written: tuple[str, ...]) -> EditionPatterns:
    """From ``{name} {yy}``, ``{name}-{yyyy}{letter}``, ``{yyyy} {name}`` … Raises ``ValueError`` for any other shape."""
    after, before = [], []
    for pattern in sorted(written, key=lambda text: (-len(text), text)):
        head, name, rest = pattern.partition("{name}")
        if not name or bool(head) == bool(rest):
            raise ValueError(f"edition pattern {pattern!r} must have something either before or after {{name}}")
        regex = re.escape(head or rest).replace("\\ ", " ")
        for part, fragment in _PARTS.items():
            regex = regex.replace(re.escape(part), fragment)
        if "\\{" in regex:
            raise ValueError(f"edition pattern {pattern!r} may use {', '.join(_PARTS)} and nothing else in braces")
        if rest:
            after.append(re.compile(regex + _END))
        else:
            before.append(re.compile(rf"(?<![^\W_]){regex}\Z"))
    return EditionPatterns(tuple(after), tuple(before))


def _edition(match: re.Match[str]) -> str:
    parts = match.groupdict()
    year = parts.get("yyyy") or ("20" + parts["yy"] if parts.get("yy") else "")
    number = parts.get("n") or parts.get("roman") or ""
    return "-".join(piece for piece in (year, number) if piece) + (parts.get("letter") or "")
