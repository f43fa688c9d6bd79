"""A form is one way to write an entry. Here it becomes a pattern of the matcher, with what must hold around it.

* Capitals of the form must be capitals in the text ("US" is not "us", "Strait Thunder" no strait thunder); its small
  letters may be anything, so that headlines in capitals are read.
* A designator that ends in a digit takes the letters of a variant: ``Su-30`` reads "Su-30SM2", ``KN-23`` reads "KN-23s".
* ``{n}`` at the end stands for any number: ``Hwasong-{n}`` reads "Hwasong-18" and what comes after it.
* ``{nth}`` at the beginning stands for an ordinal and more of the name: ``{nth} Brigade`` reads "155th Naval Infantry
  Brigade".
* ``{Name}`` at the end stands for a proper name: ``USS {Name}`` reads "USS Dwight D. Eisenhower".
* Pages lose the blanks round a link: a person's full name is read in "toKim Jong Unreceived" too.
* Equipment and demonyms are nouns: their plurals are made here, and the spellings of a designator ("F-16", "F16", "Su 35").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.lexicon import inflect
from timeline.lexicon.entries import Actor, Entry, Equipment
from timeline.lexicon.fold import fold
from timeline.lexicon.inflect import Inflected, Inflection

_VARIANT = r"(?:[A-Z][A-Za-z]{0,2}\d{0,2}[A-Z]{0,2})?s?(?![^\W_])"
_VARIANT_TAIL = re.compile(_VARIANT)
_NUMBER_TAIL = re.compile(r"\d{1,5}" + _VARIANT)
# A name is up to five capitalised words, but no day or month: "USS Carney Tuesday".
_CALENDAR = "|".join(
    ["(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", "January", "February", "March", "April", "May", "June", "July", "August",
     "September", "October", "November", "December"]
)
_NAME_WORD = rf"(?!(?:{_CALENDAR})\b)(?:[A-Z]\.|[A-Z][\w-]*(?:'[A-Z]\w+)?)"
_NAME_TAIL = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}| (?:of|de|da|y)(?= [A-Z])){{0,4}}")
# A surname is no hit inside another name: "Harris" in "Harris County", "Xi" in "Xi'an"; a day may follow it.
_SURNAME_TAIL = re.compile(rf"(?![^\W_]|'[a-z]{{2}}| (?!(?:{_CALENDAR})\b)[A-Z][a-z])")
_NUMBER, _NAME, _ORDINAL = "{n}", "{Name}", "{nth} "
_ORDINALS = [
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
]
_ORDINAL_HEAD = re.compile(rf"(?<![^\W_])(?:\d{{1,4}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}) (?:[A-Z][\w-]* ){{0,3}}\Z")
_ROOM_BEFORE = 50
"""Code points that an ordinal and the words behind it may take."""
_SHORT_NAME, _LONG_NAME = 3, 10
"""Letters of a surname that capitals could also spell, and of a full name that no other word contains."""
_DESIGNATOR = re.compile(r"([A-Z][A-Za-z]*)-(\d.*)")


class Form(NamedTuple):
    """A pattern and its owner."""

    pattern: str
    """Folded and lower case."""
    cased: str
    """The same with its capitals, which must be capitals in the text."""
    entry: Entry
    written: str
    inflection: Inflection = "as_is"
    tail: re.Pattern[str] | None = None
    """Must match where the pattern ends, and is part of the hit."""
    head: re.Pattern[str] | None = None
    """Must match where the pattern begins, and is part of the hit."""
    exact: bool = False
    """Not read in capitals: "Xi" is nobody in "XI Corps"."""
    glued: bool = False
    """Read where the blanks round it are lost."""
    near: tuple[str, ...] = ()
    """One of these words must stand near: for names that are words of their own."""

    def span_in(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The span of the hit whose pattern is ``text[start:end]`` (folded); None where the surroundings forbid it."""
        if start and text[start - 1].isalnum() and text[start].isalnum() and not (self.glued and text[start - 1].islower()):
            return None
        found = text[start:end]
        if found != self.cased:
            if any(form.isupper() and not letter.isupper() for form, letter in zip(self.cased, found, strict=True)):
                return None
            if self.exact and found.isupper():
                return None
        if self.head is not None:
            head = self.head.search(text, max(0, start - _ROOM_BEFORE), start)
            if head is None:
                return None
            start = head.start()
        if self.tail is not None:
            tail = self.tail.match(text, end)
            return (start, tail.end()) if tail else None
        if end < len(text) and text[end].isalnum() and not (self.glued and text[end].islower()):
            return None
        return start, end


def compile_forms(entry: Entry, written: str, near: tuple[str, ...] = ()) -> list[Form]:
    """All patterns of one form of an entry: itself, its plural, its other spellings."""
    if isinstance(entry, Equipment):
        variants = [variant for spelling in _spellings(written) for variant in _with_plural(spelling)]
    elif isinstance(entry, Actor) and entry.role == "demonym" and written[-1] in "nib":
        variants = inflect.nouns(written)
    else:
        variants = [Inflected(written, "as_is")]
    return compile_inflected(entry, written, variants, near)


def compile_inflected(entry: Entry, written: str, variants: list[Inflected], near: tuple[str, ...] = ()) -> list[Form]:
    """The patterns of the variants of one form."""
    return [_compile(entry, variant, written, near) for variant in variants]


def _compile(entry: Entry, variant: Inflected, written: str, near: tuple[str, ...]) -> Form:
    folded = variant.text if variant.text.isascii() else fold(variant.text).text
    if isinstance(entry, Actor) and entry.role == "person":
        return _compile_person(entry, folded, written)
    tail = head = None
    if "{" in folded:
        if folded.startswith(_ORDINAL):
            folded, head = folded.removeprefix(_ORDINAL), _ORDINAL_HEAD
        if folded.endswith(_NUMBER):
            folded, tail = folded.removesuffix(_NUMBER), _NUMBER_TAIL
        elif folded.endswith(_NAME):
            folded, tail = folded.removesuffix(_NAME), _NAME_TAIL
    elif folded[-1].isdigit() and isinstance(entry, Equipment):
        tail = _VARIANT_TAIL
    return Form(folded.lower(), folded, entry, written, variant.inflection, tail, head, near=near)


def _compile_person(entry: Entry, folded: str, written: str) -> Form:
    if " " in folded:
        return Form(folded.lower(), folded, entry, written, glued=len(folded) >= _LONG_NAME)
    return Form(folded.lower(), folded, entry, written, tail=_SURNAME_TAIL, exact=len(folded) <= _SHORT_NAME)


def _with_plural(written: str) -> list[Inflected]:
    # digits and {n} take their plural in the tail
    return inflect.nouns(written) if written[-1].isalpha() else [Inflected(written, "as_is")]


def _spellings(written: str) -> list[str]:
    match = _DESIGNATOR.fullmatch(written)
    if not match:
        return [written]
    letters, digits = match.groups()
    return [written, letters + digits] + ([f"{letters} {digits}"] if len(letters) > 1 else [])
