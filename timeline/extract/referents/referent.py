"""What a noun group stands for, once it is resolved."""

from __future__ import annotations

import dataclasses
from typing import Literal

from timeline.extract.discourse import Codes, Person

ReferentKind = Literal["actor", "person", "agency", "analyst", "thing"]


@dataclasses.dataclass(slots=True)
class Referent:
    """`codes` are the actors it is or belongs to; `classes` what kind of thing its head is; `name` how to call it."""

    kind: ReferentKind
    codes: Codes
    name: str
    classes: frozenset[str]
    person: Person | None = None
    role: str = ""
    diplomatic: bool = False
    """A foreign ministry, a government's or president's office: what it says is politics."""
    own: bool = False
    """It is the actor itself or one of its organs, not merely a thing of theirs."""
    pronoun: bool = False
