"""The drawing as a picture, through resvg. Needs the extra ``png``.

A renderer that finds no font draws nothing where words should be, without a word about it. So every script of the drawing is
tried first: a picture with empty boxes for its titles is never written.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from timeline.errors import TimelineError
from timeline.export.chronology import Chronology
from timeline.export.svg import drawing
from timeline.export.svg_palette import PALETTE, drawing_sheet

_SHARP = 2
_TALLEST = 16_000
"""Pixels; a taller drawing is not enlarged."""
_UNASSIGNED = "\U0010fffd"
"""For private use: what a font draws for it is what it draws for characters that it does not know."""


def write_png(chronology: Chronology, path: Path) -> None:
    """Write the picture to `path`. Raises TimelineError where the extra or a font is missing."""
    path.write_bytes(picture("".join(drawing(chronology, style=drawing_sheet(dark=False)))))


def picture(svg: str) -> bytes:
    """The PNG of a drawing. Raises TimelineError where the extra or a font is missing."""
    try:
        import resvg_py
    except ImportError as error:
        raise TimelineError("pictures need resvg; install it with: pip install 'timeline-tracker[png]', "
                            "or export the drawing as .svg") from error
    if missing := missing_scripts(svg):
        raise TimelineError(f"no font on this computer has {', '.join(missing)} letters, and the picture would lack them; "
                            "install one, such as Noto Sans, or export the drawing as .svg")
    height = float(svg.partition(' height="')[2].partition('"')[0])
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, background=PALETTE["paper"][0],
                                       zoom=_SHARP if height * _SHARP <= _TALLEST else 1))


def missing_scripts(text: str) -> list[str]:
    """The scripts of `text` that no font of this computer has, by their names in Unicode: ``Hangul``, ``Arabic``."""
    samples: dict[str, str] = {}
    for char in sorted(set(text)):
        if unicodedata.category(char) in ("Lu", "Ll", "Lo"):
            samples.setdefault(unicodedata.name(char, "?").split()[0], char)
    unknown = {_rendered(""), _rendered(_UNASSIGNED)}
    return [script.capitalize() for script, char in samples.items() if _rendered(char) in unknown]


def _rendered(char: str) -> bytes:
    import resvg_py

    svg = ('<svg xmlns="http://www.w3.org/2000/svg" class="drawing" width="24" height="24">'
           f'<style>{drawing_sheet(dark=False)}</style><text x="4" y="18">{char}</text></svg>')
    return bytes(resvg_py.svg_to_bytes(svg_string=svg))
