"""The rules of English, by class. `RULES` is the table, `ENGLISH` what is compiled from it."""

from __future__ import annotations

from typing import Final

from timeline.timex.english import amounts, anaphoric, clock, days, deictic, figures, holidays, vague, years
from timeline.timex.matcher import Matcher
from timeline.timex.rules import Rule

CLASSES: Final = (days, holidays, years, anaphoric, deictic, figures, clock, amounts, vague)
RULES: Final[dict[str, Rule]] = {name: rule for module in CLASSES for name, rule in module.TABLE.rules.items()}
ENGLISH: Final = Matcher(RULES.values())

__all__ = ["CLASSES", "ENGLISH", "RULES"]
