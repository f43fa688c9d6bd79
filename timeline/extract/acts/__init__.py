"""Verbs of military acts: what their subject and object must be, and what the pair of them makes of the verb.

"Fire" is a test with a missile, an engagement with a missile at somebody, nothing with a spokesman. "Cross" is an
incursion only over a line.

`verbs` holds the order in which the rules read an act; each other module knows the rules of one kind of act.
"""

from timeline.extract.acts import presence
from timeline.extract.acts.act import COMMANDING
from timeline.extract.acts.scrambles import FOLLOWING
from timeline.extract.acts.verbs import read_verb

__all__ = ["COMMANDING", "FOLLOWING", "presence", "read_verb"]
