"""Where seeds/, schemas/ and queries/ lie: at the top of a checkout, inside the package when installed from a wheel."""

from __future__ import annotations

from pathlib import Path

from timeline.errors import TimelineError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `name` (``seeds``, ``schemas`` or ``queries``) that came with this installation."""
    for candidate in (_PACKAGE / "data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise TimelineError(f"{name}/ is missing from this installation of timeline; install the package again")
