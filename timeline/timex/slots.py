"""The slots of rule shapes: what words fill them, and what those words mean.

A slot is a regular expression, a function from the words to a value, and the words it may begin with, by which rules are
indexed. `read` raises ``ValueError`` where the words fit but mean nothing (a 32nd day).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from timeline.dates.grain import Grain
from timeline.timex import zones
from timeline.timex.feasts import FEASTS

DIGIT: Final = "0"
"""Stands for any number in a set of first words."""


class Slot(NamedTuple):
    """Words and their meaning."""

    regex: str
    read: Callable[[str], Any]
    heads: frozenset[str]
    """Lower-case words, or `DIGIT`, with which it begins; empty where it may begin with any word."""
    tails: frozenset[str] = frozenset()
    """Words of its own that may stand behind a number in digits: "2 and a half", "7 a.m."."""


def _table(words: Mapping[str, Any]) -> Slot:
    """A slot for a closed list of words."""
    forms = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(form).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]") for form in forms)
    squeeze = re.compile(r"[\s-]+")
    keys = {squeeze.sub(" ", form): value for form, value in words.items()}

    def read(raw: str) -> Any:
        return keys[squeeze.sub(" ", raw.lower())]

    return Slot(pattern, read, frozenset(re.split(r"[\s.'-]", form)[0] for form in forms))


SLOTS: Final[dict[str, Slot]] = {}

# ------------------------------------------------------------------------------------------------ numbers

_UNITS = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SMALL = {word: n for n, word in enumerate(_UNITS) if word} | _TENS
_ORDINALS = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]

_ONES_REGEX = "|".join(sorted((w for w in _UNITS if w), key=len, reverse=True))
_TENS_REGEX = "|".join(_TENS)
_WORD_NUMBER = (
    rf"(?:(?:{_TENS_REGEX})[\s-](?:{_ONES_REGEX})|{_TENS_REGEX}|{_ONES_REGEX}|half\s+an?|(?:a\s+)?couple(?:\s+of)?|an?)"
    r"(?:[\s-]hundred|[\s-]thousand)?(?:[\s-]and[\s-]a[\s-]half)?"
)
_NUMBER = (
    r"(?>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}+(?:\.[0-9]{1,3})?)(?:[\s-]1/2|½|[\s-]and[\s-]a[\s-]half)?"
    rf"|{_WORD_NUMBER}"
)


def _number(raw: str) -> float:
    """``"two and a half"`` is 2.5, ``"4,491"`` 4491, ``"half an"`` 0.5."""
    text = re.sub(r"[\s-]+", " ", raw.lower())
    half = 0.0
    for tail in (" and a half", " 1/2", "½"):
        if text.endswith(tail):
            text, half = text.removesuffix(tail), 0.5
    if text[0].isdigit():
        value = float(text.replace(",", ""))
        return value + half
    if text.startswith("half a"):
        return 0.5
    if "couple" in text:
        return 2.0
    total = 0.0
    for word in text.split():
        if word in ("a", "an"):
            total += 1
        elif word == "hundred":
            total = (total or 1) * 100
        elif word == "thousand":
            total = (total or 1) * 1000
        else:
            total += _SMALL[word]
    return total + half


SLOTS["n"] = Slot(
    _NUMBER, _number, frozenset({DIGIT, "a", "an", "half", "couple", *_SMALL}), tails=frozenset({"and", "1/2"})
)
SLOTS["some"] = _table(
    dict.fromkeys(
        [
            "a few",
            "the few",
            "few",
            "several",
            "a number of",
            "many",
            "some",
            "dozens of",
            "hundreds of",
            "a handful of",
            "a dozen or so",
            "a few more",
            "several more",
            "many more",
            "untold",
            "countless",
        ]
    )
)
SLOTS["few"] = _table(dict.fromkeys(["few", "several", "many", "some"]))


def _ordinal(raw: str) -> int:
    text = re.sub(r"\s+", "-", raw.lower())
    if text[0].isdigit():
        return int(re.sub(r"\D", "", text))
    return _ORDINALS.index(text)


_ORDINAL_WORDS = "|".join(sorted((re.sub("-", r"[\\s-]", w) for w in _ORDINALS if w), key=len, reverse=True))
SLOTS["ordinal"] = Slot(
    rf"{_ORDINAL_WORDS}|[0-9]{{1,2}}(?:st|nd|rd|th)",
    _ordinal,
    frozenset({DIGIT, *(w.split("-")[0] for w in _ORDINALS if w)}),
)

# ------------------------------------------------------------------------------------------------ calendar words

_UNIT_WORDS: dict[str, Grain] = {}
for _grain, _forms in {
    Grain.SECOND: "second seconds",
    Grain.MINUTE: "minute minutes min mins",
    Grain.HOUR: "hour hours hr hrs",
    Grain.DAY: "day days",
    Grain.WEEK: "week weeks",
    Grain.MONTH: "month months",
    Grain.QUARTER: "quarter quarters",
    Grain.YEAR: "year years yr yrs",
    Grain.DECADE: "decade decades",
    Grain.CENTURY: "century centuries",
}.items():
    _UNIT_WORDS.update(dict.fromkeys(_forms.split(), _grain))
_PLURALS = {word: grain for word, grain in _UNIT_WORDS.items() if word.endswith("s")}
_SINGULARS = {
    word: grain for word, grain in _UNIT_WORDS.items() if not word.endswith("s") and word not in ("min", "hr", "yr")
}
_LONG = {Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.CENTURY}
SLOTS["unit"] = _table(_UNIT_WORDS)
SLOTS["units"] = _table(_PLURALS)
SLOTS["one_unit"] = _table(_SINGULARS)
SLOTS["long_unit"] = _table({word: grain for word, grain in _UNIT_WORDS.items() if grain in _LONG})
SLOTS["one_long_unit"] = _table({word: grain for word, grain in _SINGULARS.items() if grain in _LONG | {Grain.QUARTER}})
SLOTS["long_units"] = _table({word: grain for word, grain in _PLURALS.items() if grain in _LONG | {Grain.QUARTER}})

_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH_FORMS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)} | {
    name.upper(): n for n, name in enumerate(_MONTH_NAMES, 1)
}
for _n, _short in enumerate(["Jan", "Feb", "Mar", "Apr", "", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1):
    if _short:
        for _form in (_short, _short.upper()):
            _MONTH_FORMS[_form] = _n
_MONTH_FORMS |= {"Sept": 9, "SEPT": 9}
_FULL = "|".join([*_MONTH_NAMES, *(name.upper() for name in _MONTH_NAMES)])
_SHORT = "|".join(
    form for form in _MONTH_FORMS if len(form) <= 4 and form not in ("May", "MAY", "June", "July", "JUNE", "JULY")
)


def _month(raw: str) -> int:
    return _MONTH_FORMS[raw.rstrip(".")]


_MONTH_HEADS = frozenset(form.lower() for form in _MONTH_FORMS)
SLOTS["month"] = Slot(rf"(?-i:(?:{_FULL})(?![\w])|(?:{_SHORT})(?!\w)\.?)", _month, _MONTH_HEADS)

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:(?:st|nd|rd|th)(?!\w))?(?![0-9])"


def _day(raw: str) -> int:
    return int(re.sub(r"[^0-9]", "", raw))


SLOTS["day"] = Slot(_DAY, _day, frozenset({DIGIT}))
SLOTS["to"] = Slot(r"\s?[-–—]\s?|\s+(?:to|and|through|until)\s+(?:the\s+)?", str, frozenset())
SLOTS["nth_day"] = Slot(r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)", _day, frozenset({DIGIT}))
SLOTS["day_number"] = Slot(r"3[01]|[12][0-9]|0?[1-9]", int, frozenset({DIGIT}))
SLOTS["month_number"] = Slot(r"1[0-2]|0?[1-9]", int, frozenset({DIGIT}))
SLOTS["year"] = Slot(r"(?:1[0-9]|20)[0-9]{2}(?![0-9]|[.,:][0-9])", int, frozenset({DIGIT}))
SLOTS["short_year"] = Slot(r"['’‘`]?[0-9]{2}(?![0-9])", lambda raw: int(raw[-2:]), frozenset({DIGIT}))

_CENTURY_WORDS = {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700}
_TEENS = "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TAIL = rf"(?:(?:{_TENS_REGEX})(?:[\s-](?:{_ONES_REGEX}))?|oh[\s-](?:{_ONES_REGEX})|ten|eleven|twelve|{_TEENS})"


def _spoken_year(raw: str) -> int:
    century, *rest = re.split(r"[\s-]+", raw.lower())
    return _CENTURY_WORDS[century] + sum(_SMALL[word] for word in rest if word != "oh")


SLOTS["spoken_year"] = Slot(rf"(?:nineteen|eighteen|seventeen)[\s-]{_TAIL}", _spoken_year, frozenset(_CENTURY_WORDS))

_WEEKDAYS = {}
for _n, _name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]):
    _WEEKDAYS[_name] = _n
_WEEKDAY_SHORT = {"Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5, "Sun": 6}
_WEEKDAY_FULL = "|".join(form for name in _WEEKDAYS for form in (name.capitalize(), name.upper()))
SLOTS["weekday"] = Slot(rf"(?-i:{_WEEKDAY_FULL})", lambda raw: _WEEKDAYS[raw.lower()], frozenset(_WEEKDAYS))
SLOTS["weekdays"] = Slot(
    rf"(?-i:(?:{_WEEKDAY_FULL})s)", lambda raw: _WEEKDAYS[raw.lower()[:-1]], frozenset(f"{name}s" for name in _WEEKDAYS)
)
SLOTS["short_weekday"] = Slot(
    r"(?-i:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)(?!\w)\.?)",
    lambda raw: _WEEKDAY_SHORT[raw.rstrip(".").capitalize()],
    frozenset(form.lower() for form in _WEEKDAY_SHORT),
)
SLOTS["season"] = _table(
    {"spring": 0, "springtime": 0, "summer": 1, "summertime": 1, "autumn": 2, "fall": 2, "winter": 3, "wintertime": 3}
)
SLOTS["part"] = _table(
    {
        "morning": "TMO",
        "afternoon": "TAF",
        "evening": "TEV",
        "night": "TNI",
        "nighttime": "TNI",
        "dawn": "TMO",
        "dusk": "TEV",
        "daytime": "TDT",
    }
)
SLOTS["back"] = _table(dict.fromkeys(["last", "past", "previous", "preceding", "prior"], -1))
SLOTS["quarter_name"] = _table(
    {
        "first quarter": 1,
        "second quarter": 2,
        "third quarter": 3,
        "fourth quarter": 4,
        "final quarter": 4,
        "1st quarter": 1,
        "2nd quarter": 2,
        "3rd quarter": 3,
        "4th quarter": 4,
    }
)
_FEAST_NAMES = [feasts[0].name for feasts in FEASTS.values()]
SLOTS["feast"] = Slot(
    "(?-i:"
    + "|".join(re.escape(name) for name in sorted(_FEAST_NAMES, key=lambda name: (-len(name), name)))
    .replace("'", "['’]")
    .replace("Lunar", "[Ll]unar")
    + ")",
    lambda raw: FEASTS[raw.lower().replace("’", "'")],
    frozenset(re.split(r"[ '-]", name)[0] for name in FEASTS),
)
SLOTS["quarter_number"] = Slot(r"(?-i:Q[1-4])", lambda raw: int(raw[1]), frozenset({"q1", "q2", "q3", "q4"}))
SLOTS["half_number"] = Slot(r"(?-i:H[12])", lambda raw: int(raw[1]), frozenset({"h1", "h2"}))
SLOTS["half_name"] = _table({"first half": 1, "second half": 2, "latter half": 2, "last half": 2})
SLOTS["decade_word"] = _table(
    {
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    }
)

# ------------------------------------------------------------------------------------------------ clock and zone


class Clock(NamedTuple):
    """A time of day. `minute` is None where only the hour is told."""

    hour: int
    minute: int | None
    second: int | None = None


def _twelve_hours(raw: str) -> Clock:
    numbers = [int(n) for n in re.findall(r"[0-9]+", raw)]
    letter = re.search(r"[apAP]", raw)
    hour = numbers[0] % 12 + (12 if letter is not None and letter[0] in "pP" else 0)
    if numbers[0] > 12 or numbers[0] == 0 or (len(numbers) > 1 and numbers[1] > 59):
        raise ValueError("no such clock time")
    return Clock(hour, numbers[1] if len(numbers) > 1 else None)


def _twenty_four_hours(raw: str) -> Clock:
    numbers = [int(n) for n in re.findall(r"[0-9]+", raw)]
    if len(numbers) == 1:
        numbers = [numbers[0] // 100, numbers[0] % 100]
    if numbers[0] > 24 or numbers[1] > 59 or (len(numbers) > 2 and numbers[2] > 60):
        raise ValueError("no such clock time")
    return Clock(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None)


SLOTS["twelve_hours"] = Slot(
    r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])?\s?[ap](?:\.?m\.?|\.\s?m\.?)(?!\w)", _twelve_hours, frozenset({DIGIT}),
    tails=frozenset({"a", "p", "am", "pm"}),
)
SLOTS["twenty_four_hours"] = Slot(
    r"(?:2[0-4]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?(?![:0-9])", _twenty_four_hours, frozenset({DIGIT})
)
SLOTS["iso_hours"] = Slot(r"(?:2[0-3]|[01][0-9]):[0-5][0-9](?::[0-5][0-9])?", _twenty_four_hours, frozenset({DIGIT}))
SLOTS["iso_zone"] = Slot(r"Z|[+-][01][0-9]:?[0-5][0-9]", str, frozenset())
SLOTS["military_hours"] = Slot(r"(?:2[0-4]|[01][0-9])[:.]?[0-5][0-9]", _twenty_four_hours, frozenset({DIGIT}))
_MONTHS_OF_MESSAGES = [name[:3].upper() for name in _MONTH_NAMES]
SLOTS["dtg_month"] = Slot(
    rf"\s?(?-i:{'|'.join(_MONTHS_OF_MESSAGES)})\s?", lambda raw: _MONTHS_OF_MESSAGES.index(raw.strip()) + 1, frozenset()
)
SLOTS["dtg_year"] = Slot(r"(?:20)?[0-9]{2}", lambda raw: 2000 + int(raw[-2:]), frozenset())
SLOTS["zone_letter"] = Slot(r"(?-i:[A-IK-Z])", str, frozenset())
SLOTS["hour_number"] = Slot(rf"1[0-2]|[1-9]|{_ONES_REGEX}", lambda raw: int(_number(raw)), frozenset({DIGIT, *_SMALL}))


def _ancient_year(raw: str) -> int:
    year = int(raw)
    if year == 0:
        raise ValueError("there is no year 0")
    return year


SLOTS["ancient_year"] = Slot(r"[0-9]{1,4}", _ancient_year, frozenset({DIGIT}))
SLOTS["bc"] = Slot(r"(?-i:BCE?|B\.C\.?(?:E\.?)?)", str, frozenset({"b", "bc", "bce"}))
SLOTS["zone"] = Slot(zones.REGEX, lambda raw: " ".join(raw.split()), frozenset())

# Words that may stand before the word that makes an expression one of time, without making it one themselves.
FUNCTION_WORDS: Final = frozenset(
    {  # numbers apart, which always begin something
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "by",
        "to",
        "for",
        "and",
        "or",
        "this",
        "that",
        "these",
        "those",
        "last",
        "past",
        "previous",
        "preceding",
        "prior",
        "next",
        "following",
        "coming",
        "same",
        "first",
        "final",
        "half",
        "each",
        "every",
        "few",
        "several",
        "couple",
        "number",
        "many",
        "some",
        "dozens",
        "hundreds",
        "handful",
        "dozen",
        "more",
        "its",
        "as",
        "from",
        "untold",
        "countless",
        "another",
        "hundred",
        "thousand",
        "whole",
        "entire",
        "full",
        "very",
        "all",
        "other",
        "upcoming",
        "current",
        "latest",
        *(w for w in _UNITS if w),
        *_TENS,
        *(w.split("-")[0] for w in _ORDINALS if w),
    }
    - _CENTURY_WORDS.keys()
)
