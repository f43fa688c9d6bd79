"""timeline: reports of military activity in, a dated and linked chronology out.

    db = timeline.open("timeline.duckdb")
    db.ingest(["reports/"])
    db.events(when="2024-03", actor="PRK").df()
    timeline.dates.resolve("on Wednesday", published="2024-03-14")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline import dates

if TYPE_CHECKING:
    from timeline.library import Timeline

__all__ = ["__version__", "dates", "open"]
__version__ = "0.1.0"


def open(db: str | Path = "timeline.duckdb", *, seeds: tuple[str | Path, ...] = ()) -> Timeline:
    """The timeline kept in the file `db`, which an ingest creates; `seeds` are folders read on top of ours."""
    from timeline.library import Timeline

    return Timeline(db, seeds=seeds)
