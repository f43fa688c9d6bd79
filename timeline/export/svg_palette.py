"""The colours of the drawings, one table for light and dark, and the two style sheets that are made from it.

Colour never carries a meaning alone: types differ in shape and are named, bases of links differ in line and are named.
The hues of the types keep apart for colour-blind readers, and every colour of text is at least 4.5 to 1 on its ground.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

PALETTE: dict[str, tuple[str, str]] = {
    # name: (light, dark)
    "paper": ("#ffffff", "#14181d"),
    "raised": ("#f6f7f9", "#1b2128"),
    "band": ("#f3f5f7", "#1a2027"),
    "line": ("#d5dae0", "#333c46"),
    "faint": ("#e8ebef", "#262d35"),
    "ink": ("#15191e", "#e9edf1"),
    "quiet": ("#55606c", "#a3afbb"),
    "accent": ("#0b57b0", "#7cb7ff"),
    "alert": ("#9a3b00", "#ffb07a"),
    "mark": ("#fff0b3", "#4f4310"),
    "exercise": ("#0b6b8a", "#5cc3e0"),
    "weapons_test": ("#b3261e", "#ff8a80"),
    "deployment": ("#2f4fb5", "#97aefc"),
    "incursion": ("#8a2a8c", "#e39be4"),
    "engagement": ("#7a0c1f", "#ff6f86"),
    "statement": ("#8f6300", "#e3b341"),
    "readiness": ("#6b4bb0", "#c0a5f7"),
    "inspection": ("#2d7043", "#7fd19b"),
    "agreement": ("#1d6f63", "#6fd3c2"),
    "procurement": ("#475f85", "#a9bfe0"),
    "other": ("#555d66", "#b0b8c1"),
}
_VARIABLE = re.compile(r"var\(--([a-z_]+)\)")


@functools.cache
def asset(name: str) -> str:
    """The text of a file under ``assets/``."""
    return (resources.files("timeline.export") / "assets" / name).read_text(encoding="utf-8")


def custom_properties() -> str:
    """The table as custom properties that follow the reader's colour scheme: for a page, whose browser knows them."""
    pairs = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in PALETTE.items())
    return f":root{{color-scheme:light dark;{pairs}}}"


def drawing_sheet(*, dark: bool = True) -> str:
    """The style of a drawing that stands alone, colours written out: for programs that know no custom properties.

    `dark` adds the colours of a dark reader; a picture, which cannot follow its reader, goes without.
    """
    sheet = _compact(asset("drawing.css"))
    if not dark:
        return _coloured(sheet, 0)
    return _coloured(sheet, 0) + "@media (prefers-color-scheme:dark){" + _coloured(sheet, 1) + "}"


def _coloured(sheet: str, scheme: int) -> str:
    return _VARIABLE.sub(lambda match: PALETTE[match[1]][scheme], sheet)


def _compact(sheet: str) -> str:
    """The sheet without comments and line ends."""
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)).strip()
