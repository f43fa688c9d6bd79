"""Time zones as news writes them: "GMT", "KST", "UTC+3", "Moscow time", "local time", and how far each is from UTC.

An abbreviation that two parts of the world share ("IST", "CST") is kept as it stands and never converted. Names of places go
through the time zone database of the system, which knows summer time; where the system has none, they are not converted.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from typing import Final

_HOURS_EAST: Final = {
    **dict.fromkeys("UTC GMT Z WET".split(), 0.0),
    **dict.fromkeys("CET BST WEST WAT".split(), 1.0),
    **dict.fromkeys("CEST EET CAT SAST".split(), 2.0),
    **dict.fromkeys("EEST MSK IDT TRT EAT".split(), 3.0),
    **dict.fromkeys("IRST".split(), 3.5),
    **dict.fromkeys("GST SAMT".split(), 4.0),
    **dict.fromkeys("AFT IRDT".split(), 4.5),
    **dict.fromkeys("PKT YEKT".split(), 5.0),
    **dict.fromkeys("NPT".split(), 5.75),
    **dict.fromkeys("ICT WIB".split(), 7.0),
    **dict.fromkeys("HKT SGT PHT PHST MYT AWST WITA".split(), 8.0),
    **dict.fromkeys("KST JST WIT".split(), 9.0),
    **dict.fromkeys("ACST".split(), 9.5),
    **dict.fromkeys("AEST VLAT".split(), 10.0),
    **dict.fromkeys("AEDT".split(), 11.0),
    **dict.fromkeys("NZST".split(), 12.0),
    **dict.fromkeys("NZDT".split(), 13.0),
    **dict.fromkeys("AKST".split(), -9.0),
    **dict.fromkeys("PST AKDT".split(), -8.0),
    **dict.fromkeys("PDT MST".split(), -7.0),
    **dict.fromkeys("MDT".split(), -6.0),
    **dict.fromkeys("CDT EST".split(), -5.0),
    **dict.fromkeys("EDT".split(), -4.0),
}
_SHARED: Final = frozenset("IST CST AST".split())
"""India, Israel and Ireland; China and the middle of North America; Arabia and the Atlantic."""

# Places and peoples before the word "time", by their zone in the time zone database.
_NAMES: Final = {
    "America/New_York": "ET|Eastern|US Eastern|U.S. Eastern|Washington|New York",
    "America/Chicago": "CT|Central|US Central|U.S. Central|Chicago",
    "America/Denver": "MT|Mountain",
    "America/Los_Angeles": "PT|Pacific|US Pacific|U.S. Pacific",
    "America/Caracas": "Caracas|Venezuelan|Venezuela",
    "America/Bogota": "Bogota|Colombian|Colombia",
    "America/Havana": "Havana|Cuban",
    "America/Mexico_City": "Mexico City",
    "America/Sao_Paulo": "Brasilia|Brazilian",
    "Europe/London": "London|British|UK",
    "Europe/Dublin": "Dublin",
    "Europe/Paris": "Paris|French",
    "Europe/Berlin": "Berlin|German|Central European",
    "Europe/Brussels": "Brussels",
    "Europe/Warsaw": "Warsaw|Polish",
    "Europe/Belgrade": "Belgrade|Serbian|Pristina|Kosovo",
    "Europe/Stockholm": "Stockholm|Swedish",
    "Europe/Helsinki": "Helsinki|Finnish",
    "Europe/Tallinn": "Tallinn|Estonian",
    "Europe/Riga": "Riga|Latvian",
    "Europe/Vilnius": "Vilnius|Lithuanian",
    "Europe/Chisinau": "Chisinau|Moldovan",
    "Europe/Kyiv": "Kyiv|Kiev|Ukrainian|Ukraine|Eastern European",
    "Europe/Minsk": "Minsk|Belarusian",
    "Europe/Moscow": "Moscow|Russian|Sevastopol|Crimean|Donetsk|Belgorod",
    "Europe/Athens": "Athens|Greek",
    "Europe/Istanbul": "Istanbul|Ankara|Turkish",
    "Asia/Tbilisi": "Tbilisi|Georgian",
    "Asia/Yerevan": "Yerevan|Armenian",
    "Asia/Baku": "Baku|Azerbaijani",
    "Asia/Jerusalem": "Jerusalem|Tel Aviv|Israel|Israeli",
    "Asia/Gaza": "Gaza|Palestinian",
    "Asia/Beirut": "Beirut|Lebanese",
    "Asia/Damascus": "Damascus|Syrian",
    "Asia/Amman": "Amman|Jordanian",
    "Africa/Cairo": "Cairo|Egyptian|Egypt",
    "Asia/Baghdad": "Baghdad|Iraqi|Iraq|Erbil",
    "Asia/Riyadh": "Riyadh|Saudi|Mecca",
    "Asia/Aden": "Sanaa|Yemeni|Yemen|Aden",
    "Asia/Dubai": "Dubai|Abu Dhabi|Gulf|Emirati",
    "Asia/Qatar": "Doha|Qatari|Manama|Bahrain",
    "Asia/Tehran": "Tehran|Iranian|Iran",
    "Asia/Kabul": "Kabul|Afghan|Afghanistan",
    "Asia/Karachi": "Islamabad|Karachi|Pakistan|Pakistani",
    "Asia/Kolkata": "New Delhi|Delhi|Indian|India|Mumbai",
    "Asia/Dhaka": "Dhaka|Bangladesh",
    "Asia/Yangon": "Yangon|Naypyidaw|Myanmar",
    "Asia/Bangkok": "Bangkok|Thai",
    "Asia/Phnom_Penh": "Phnom Penh|Cambodian",
    "Asia/Ho_Chi_Minh": "Hanoi|Vietnamese|Vietnam",
    "Asia/Jakarta": "Jakarta",
    "Asia/Singapore": "Singapore",
    "Asia/Manila": "Manila|Philippine",
    "Asia/Shanghai": "Beijing|Chinese|China|Shanghai",
    "Asia/Hong_Kong": "Hong Kong",
    "Asia/Taipei": "Taipei|Taiwan",
    "Asia/Pyongyang": "Pyongyang|North Korean|North Korea",
    "Asia/Seoul": "Seoul|Korea|Korean|South Korean|South Korea",
    "Asia/Tokyo": "Tokyo|Japan|Japanese|Okinawa",
    "Asia/Vladivostok": "Vladivostok",
    "Australia/Sydney": "Sydney|Canberra|Melbourne",
    "Australia/Darwin": "Darwin",
    "Pacific/Guam": "Guam|Chamorro",
    "Pacific/Honolulu": "Hawaii|Honolulu",
    "Africa/Tripoli": "Tripoli|Libyan|Benghazi",
    "Africa/Khartoum": "Khartoum|Sudanese",
    "Africa/Addis_Ababa": "Addis Ababa|Ethiopian",
    "Africa/Mogadishu": "Mogadishu|Somali",
    "Africa/Nairobi": "Nairobi|Kenyan|East Africa",
    "Africa/Kinshasa": "Kinshasa",
    "Africa/Kigali": "Kigali",
    "Africa/Lagos": "Lagos|Abuja|Nigerian|Niamey|West Africa",
    "Africa/Bamako": "Bamako|Ouagadougou|Dakar",
    "Africa/Algiers": "Algiers|Algerian",
    "Africa/Johannesburg": "Pretoria|Johannesburg",
    "UTC": "Greenwich Mean|Coordinated Universal|Universal|Zulu",
}
_ZONE_OF: Final = {name.lower(): zone for zone, names in _NAMES.items() for name in names.split("|")}
_NUMERIC: Final = re.compile(r"(?:UTC|GMT)?\s?([+−–-])\s?([0-9]{1,2})(?::?([0-9]{2}))?")
_NAMED: Final = re.compile(r"(?P<name>.+?)(?:\s+(?:standard|daylight|summer))?\s+time", re.IGNORECASE)
_LETTERS: Final = "ABCDEFGHIKLMNOPQRSTUVWXYZ"
"""The zones of military traffic in order: A to M without J lie 1 to 12 hours east, N to Y 1 to 12 west, Z is UTC."""

def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=lambda name: (-len(name), name)))


_ABBREVIATED: Final = _any_of({*_HOURS_EAST, *_SHARED, "ET", "PT", "CT"} - {"Z"})
_OF_PLACES: Final = _any_of(name for names in _NAMES.values() for name in names.split("|") if len(name) > 2)
REGEX: Final = (
    r"(?-i:UTC|GMT)\s?[+−–-]\s?(?:1[0-4]|0?[0-9])(?::?[0-5][0-9])?(?![0-9])"
    rf"|(?-i:{_ABBREVIATED})(?!\w)(?:\s+time(?!\w))?"
    rf"|(?-i:{_OF_PLACES})\s(?:(?:standard|daylight|summer)\s)?time(?!\w)"
    r"|local\s+time(?!\w)|local(?=\s*[,.;()])"
)
"""A zone as it stands in a text, for rules that are compiled to ignore case. A place counts only before the word "time"."""


def is_local(zone: str) -> bool:
    """Whether a zone is that of the place, whichever it is: "local time"."""
    return zone.lower().startswith("local")


def minutes_east(zone: str, moment: dt.datetime) -> int | None:
    """How far the clock of `zone`, as written, is ahead of UTC at that local time; None where nobody can know."""
    words = " ".join(zone.split())
    numeric = _NUMERIC.fullmatch(words)
    if numeric is not None:
        minutes = 60 * int(numeric[2]) + int(numeric[3] or 0)
        return minutes if numeric[1] == "+" else -minutes
    short = words.removesuffix("time").removesuffix("Time").rstrip()
    if short in _HOURS_EAST:
        return round(60 * _HOURS_EAST[short])
    named = _NAMED.fullmatch(words)
    return _by_name((named["name"] if named is not None else short).lower(), moment)


def minutes_east_of_letter(letter: str) -> int | None:
    """The same for a letter of military traffic; None for J, which is the time of whoever writes."""
    n = _LETTERS.find(letter)
    if n < 0:
        return None
    return 0 if letter == "Z" else 60 * (n + 1 if n < 12 else 11 - n)


def of_place(name: str) -> str | None:
    """The zone of a place, written as news would ("Seoul time"); None for a place that the table does not have."""
    return f"{name} time" if name.lower() in _ZONE_OF else None


def _by_name(name: str, moment: dt.datetime) -> int | None:
    zone = _ZONE_OF.get(name)
    database = None if zone is None else _database(zone)
    if database is None or not 1900 <= moment.year <= 9000:
        return None
    offset = database.utcoffset(moment)
    return None if offset is None else round(offset.total_seconds() / 60)


@functools.cache
def _database(zone: str) -> dt.tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(zone)
    except ZoneInfoNotFoundError:
        return None
