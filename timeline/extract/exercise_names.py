"""Names of exercises and operations that the lexicon lacks, learned from how the report introduces them.

"the Iron Wall-25 exercise", "exercise Iron Wall", "a drill named Iron Wall", "Operation Iron Wall": wherever the name
stands again
in the report, it is that exercise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.extract.names import Name
from timeline.lexicon import Exercise

_PROPER = r"[A-Z][\w’']*(?:[ -](?:[A-Z][\w’']*|(?:of|and)(?= [A-Z])))*(?:[ -]?(?:\d{4}|\d{2})[A-Z]?)?"
_WORD = r"(?:drills?|exercises?|manoeuvres|maneuvers|war ?games|training)"
_NAMED = re.compile(rf"\b{_WORD},? (?:\(?)(?:called|named|dubbed|code-?named|known as|titled) [\"“‘']?({_PROPER})(?![\w-])")
_BEFORE = re.compile(
    rf"(?<![\w-])((?:[A-Z][\w’']+[ -])*[A-Z][\w’']+(?:[ -]?(?:\d{{4}}|\d{{2}})[A-Z]?)) (?:\w+[ -]){{0,2}}{_WORD}\b"
)
_APPOSED = re.compile(rf"\b{_WORD}, [\"“]?({_PROPER})[\"”]?,")
_OPERATION = re.compile(r"\b(Operation (?:[A-Z][\w’']+)(?: [A-Z][\w’']+)?)")
_EDITION = re.compile(r"[ -]?((?:19|20)\d\d|\d\d)([A-Z]?)$")


def learn(text: str, known: Iterable[Name]) -> list[Name]:
    """Every place in `text` that carries a name so introduced, where the lexicon has no name already."""
    taken = [(name.start, name.end) for name in known]
    found: dict[str, Exercise] = {}
    for pattern in (_NAMED, _BEFORE, _APPOSED, _OPERATION):
        for match in pattern.finditer(text):
            full = match[1].strip()
            bare = _EDITION.sub("", full).strip(" -")
            if len(bare) < 4 or any(a < match.end(1) and match.start(1) < b for a, b in taken):
                continue
            type_ = "deployment" if pattern is _OPERATION else "exercise"
            found.setdefault(bare, Exercise(id="", kind="exercise", name=bare, type=type_))
    names: list[Name] = []
    for bare in sorted(found, key=lambda b: (-len(b), b)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(bare)}(?:[ -]?(?:\d{{4}}|\d\d)[A-Z]?)?(?![\w-])", text):
            a, b = match.span()
            if any(x < b and a < y for x, y in taken):
                continue
            taken.append((a, b))
            edition = _EDITION.search(match[0])
            year = edition[1] if edition else None
            names.append(
                Name(
                    a,
                    b,
                    match[0],
                    exercise=found[bare],
                    edition=("20" + year if len(year) == 2 else year) + (edition[2] if edition else "") if year else None,
                )
            )
    return names
