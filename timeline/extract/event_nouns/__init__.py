"""Nouns that name an act: "Wednesday's tank drill", "the launch of two missiles by the North", "a week of exercises".

Whose it is stands in the group ("Russia's drills"), behind it ("by", "between", "of", "with"), or is the subject of a light
verb that has it as its object ("held", "launched", "took part in"). A bare plural that nobody does, a right that is
exercised, a comparison and a mock attack are no events.

`nouns` holds the order of the rules: first who does it (`sides`, `fire`), then what kind of act it is (`kinds`), then why it
may be none (`unreal`, `demands`), at last whether it only adds to what was told before (`details`).
"""

from timeline.extract.event_nouns.about import clauses_about
from timeline.extract.event_nouns.kinds import is_purchase
from timeline.extract.event_nouns.nouns import read
from timeline.extract.event_nouns.unreal import is_of_civil_life

__all__ = ["clauses_about", "is_of_civil_life", "is_purchase", "read"]
