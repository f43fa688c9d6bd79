"""timeline: reports of military activity in, a dated and linked chronology out."""

from __future__ import annotations

__version__ = "0.1.0"
