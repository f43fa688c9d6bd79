"""Calendar units, from the finest to the coarsest."""

from __future__ import annotations

import enum


class Grain(enum.IntEnum):
    """The finest calendar unit that a text supports. Ordered: ``Grain.DAY < Grain.MONTH``.

    ``str(grain)`` is the lower-case name, which is also how a grain is written in the database and in exports.
    """

    SECOND = 1
    MINUTE = 2
    HOUR = 3
    PART_OF_DAY = 4
    DAY = 5
    WEEKEND = 6
    WEEK = 7
    MONTH = 8
    SEASON = 9
    QUARTER = 10
    HALF = 11
    YEAR = 12
    DECADE = 13
    CENTURY = 14

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def parse(cls, name: str) -> Grain:
        """The grain of that name. Raises ``KeyError`` for a name that is none."""
        return cls[name.upper()]
