"""Who or what a noun group stands for: its actors, the person, the kind of thing it is."""

from timeline.extract.referents.referent import Referent, ReferentKind
from timeline.extract.referents.resolve import Referents

__all__ = ["Referent", "ReferentKind", "Referents"]
