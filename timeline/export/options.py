"""What a person may ask of an export."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable


@dataclasses.dataclass(frozen=True, kw_only=True)
class Options:
    """Options of all formats; each format looks at its own."""

    raw: bool = False
    """CSV, TSV: no formula guard."""
    excel: bool = False
    """CSV: byte-order mark and CRLF."""
    headers: bool = True
    """CSV, TSV: a first line of names."""
    cameo: Callable[[str, str | None, str], tuple[str, str] | None] | None = None
    """CAMEO: the codes of a type, mode and status, or None where it has none."""
    timing: int | None = None
    """Also links by timing alone, within so many days."""
