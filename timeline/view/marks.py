"""The characters and colours of the drawings: a symbol for each type of event, a line for each basis of a link."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Marks:
    """One set of drawing characters; each symbol fills one cell."""

    types: dict[str, str]
    ends: str
    rail: str
    opens: str
    closes: str
    lasts: str
    quiet: str
    answers: str
    branch: str
    last_branch: str
    across: dict[str, str]
    """Horizontal line of a basis."""
    down: dict[str, str]
    """Vertical line of a basis."""
    joins: str
    """Where an answer leaves the bar of what it answers."""
    corner_down: str
    corner_up: str
    rule: str
    bars: str
    """Eight heights, lowest first."""
    ellipsis: str
    dot: str
    """Between items of one line."""
    dash: str
    arrow: str
    quotes: tuple[str, str]
    evidence: tuple[str, str]
    """Round the words that a claim rests on, where no style can be seen."""
    range: str
    """Between the first and the last of something, as in a coverage."""


UNICODE = Marks(
    types={
        "exercise": "●", "weapons_test": "▲", "deployment": "■", "incursion": "►", "engagement": "×", "statement": "◆",
        "readiness": "◐", "inspection": "◎", "agreement": "◇", "procurement": "□", "other": "▪",
    },
    ends="○", rail="┃", opens="┏", closes="┗", lasts="━", quiet="⋮", answers="↩",
    branch="├", last_branch="└",
    across={"stated": "─", "interpreted": "╌", "timing": "┄"},
    down={"stated": "│", "interpreted": "╎", "timing": "┊"},
    joins="┯", corner_down="╮", corner_up="╯", rule="─", bars="▁▂▃▄▅▆▇█", ellipsis="…", dot="·", dash="–", arrow="→",
    quotes=("“", "”"), evidence=("‹", "›"), range="…",
)
ASCII = Marks(
    types={
        "exercise": "*", "weapons_test": "^", "deployment": "#", "incursion": ">", "engagement": "x", "statement": "!",
        "readiness": "%", "inspection": "@", "agreement": "=", "procurement": "$", "other": "-",
    },
    ends="o", rail="|", opens=",", closes="`", lasts="=", quiet=":", answers="<-",
    branch="|", last_branch="`",
    across={"stated": "-", "interpreted": "~", "timing": "."},
    down={"stated": "|", "interpreted": ";", "timing": ":"},
    joins="+", corner_down=".", corner_up="'", rule="-", bars="_.-=oO0#", ellipsis="...", dot="/", dash="-", arrow="->",
    quotes=('"', '"'), evidence=("<", ">"), range="..",
)

# Named colours only: they follow the reader's palette, light or dark.
TYPE_STYLES: dict[str, str] = {
    "exercise": "cyan", "weapons_test": "red", "deployment": "blue", "incursion": "magenta", "engagement": "bold red",
    "statement": "yellow", "readiness": "magenta", "inspection": "green", "agreement": "green", "procurement": "blue",
    "other": "white",
}
BASIS_STYLES: dict[str, str] = {"stated": "bold", "interpreted": "", "timing": "dim"}
ID, QUIET, TITLE, ALERT, EVIDENCE, HEADING = "dim cyan", "dim", "bold", "bold yellow", "bold underline", "bold"


def type_words(event_type: str, mode: str) -> str:
    """``exercise, artillery``: the type and, where known, its mode, as words."""
    words = event_type.replace("_", " ")
    return f"{words}, {mode.replace('_', ' ')}" if mode else words
