"""Holidays that news dates by: what they are called, whose they are, and on which days they fall in a year.

Most have a fixed day. Easter, the feasts of the Muslim and the Jewish calendar and the lunar new year are computed. The
beginning of a Muslim month is seen and not computed, so those feasts are approximate: they may fall a day earlier.

A name that several nations share ("Independence Day") stands once for each; which is meant, the rule finds out.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from typing import Final, NamedTuple

Days = tuple[dt.date, dt.date]
"""First and last day."""
_ONE_DAY: Final = dt.timedelta(days=1)


class Feast(NamedTuple):
    """One holiday of one nation, or of none in particular."""

    name: str
    nation: str
    """Alpha-3 code; empty where the name alone says which holiday it is."""
    in_year: Callable[[int], list[Days]]
    """Its days in a year of our calendar: mostly one stretch; a Muslim feast may have two, or none."""
    approximate: bool = False


# month-day, or which weekday of which month; then whose; then its names. "-" where the name alone is enough.
_TABLE: Final = """
01-01           -    New Year's Day
12-31           -    New Year's Eve
02-14           -    Valentine's Day
10-31           -    Halloween
12-24           -    Christmas Eve
12-25           -    Christmas Day | Christmas
12-26           -    Boxing Day
01-07           -    Orthodox Christmas
01-19           -    Orthodox Epiphany
03-08           -    International Women's Day
11-11           -    Armistice Day | Remembrance Day
11-11           -    Veterans Day
Sun 2 11        -    Remembrance Sunday
04-25           -    Anzac Day | ANZAC Day
07-14           -    Bastille Day
03-30           -    Land Day
05-15           -    Nakba Day
06-05           -    Naksa Day
06-19           -    Juneteenth
Thu 4 11        -    Thanksgiving Day | Thanksgiving
01-20           USA  Inauguration Day
Mon 1 11 +1     USA  Election Day
04-15           -    the Day of the Sun | Day of the Sun
02-16           -    the Day of the Shining Star | Day of the Shining Star
08-25           PRK  Songun Day | the Day of Songun
09-09           PRK  Foundation Day | Founding Day
10-10           PRK  Party Foundation Day | Party Founding Day
02-08           PRK  Army Foundation Day | Army Founding Day | Army Day
07-27           PRK  Victory Day
10-10           -    Double Ten Day | Double Ten
02-23           -    Defender of the Fatherland Day | Defenders of the Fatherland Day
08-02           RUS  Paratroopers' Day | Airborne Forces Day | Paratroopers Day
06-12           -    Russia Day
11-04           RUS  Unity Day | National Unity Day
03-23           -    Pakistan Day
09-06           PAK  Defence Day | Defense Day
02-11           IRN  Revolution Day | Islamic Revolution Day
04-01           IRN  Islamic Republic Day
04-18           IRN  Army Day
05-09           RUS  Victory Day
05-09           BLR  Victory Day
05-09           KAZ  Victory Day
05-09           SRB  Victory Day
08-30           TUR  Victory Day
12-16           BGD  Victory Day
11-08           AZE  Victory Day
08-15           KOR  Liberation Day
08-15           PRK  Liberation Day
02-26           KWT  Liberation Day
04-25           ITA  Liberation Day
05-25           LBN  Liberation Day
08-24           UKR  Independence Day
08-15           IND  Independence Day
08-14           PAK  Independence Day
07-04           USA  Independence Day
11-11           POL  Independence Day
12-06           FIN  Independence Day
02-24           EST  Independence Day
11-18           LVA  Independence Day
02-16           LTU  Independence Day
05-26           GEO  Independence Day
09-21           ARM  Independence Day
05-28           AZE  Independence Day
08-27           MDA  Independence Day
07-03           BLR  Independence Day
12-16           KAZ  Independence Day
08-31           KGZ  Independence Day
09-09           TJK  Independence Day
09-01           UZB  Independence Day
11-22           LBN  Independence Day
05-25           JOR  Independence Day
03-26           BGD  Independence Day
01-04           MMR  Independence Day
06-12           PHL  Independence Day
08-17           IDN  Independence Day
08-31           MYS  Independence Day
08-19           AFG  Independence Day
10-01           NGA  Independence Day
09-22           MLI  Independence Day
08-03           NER  Independence Day
01-01           SDN  Independence Day
07-09           SSD  Independence Day
07-01           SOM  Independence Day
06-30           COD  Independence Day
07-05           VEN  Independence Day
07-20           COL  Independence Day
09-16           MEX  Independence Day
09-07           BRA  Independence Day
01-26           IND  Republic Day
10-29           TUR  Republic Day
06-02           ITA  Republic Day
10-25           KAZ  Republic Day
05-28           ARM  Republic Day
10-01           KOR  Armed Forces Day
03-27           MMR  Armed Forces Day
12-06           UKR  Armed Forces Day
08-15           POL  Armed Forces Day
06-26           AZE  Armed Forces Day
10-06           EGY  Armed Forces Day
11-21           BGD  Armed Forces Day
11-21           GRC  Armed Forces Day
11-04           ITA  Armed Forces Day
Sat 3 05        USA  Armed Forces Day
Sat -1 06       GBR  Armed Forces Day
01-15           IND  Army Day
08-01           CHN  Army Day
08-01           LBN  Army Day
01-28           ARM  Army Day
01-06           IRQ  Army Day
01-20           MLI  Army Day
12-04           IND  Navy Day
09-08           PAK  Navy Day
Sun -1 07       RUS  Navy Day
Sun 1 07        UKR  Navy Day
10-08           IND  Air Force Day
09-07           PAK  Air Force Day
10-01           CHN  National Day
10-10           TWN  National Day
08-09           SGP  National Day
09-02           VNM  National Day
07-14           FRA  National Day
09-23           SAU  National Day
12-02           ARE  National Day
12-18           QAT  National Day
02-25           KWT  National Day
11-18           OMN  National Day
06-28           UKR  Constitution Day
05-03           POL  Constitution Day
12-27           PRK  Constitution Day
06-06           KOR  Memorial Day
Mon -1 05       USA  Memorial Day
Mon 1 09        USA  Labor Day
"""
NATIONS: Final = {
    "AFG": "Afghanistan Afghan", "ARE": "UAE Emirati Emirates", "ARM": "Armenia Armenian",
    "AZE": "Azerbaijan Azerbaijani", "BGD": "Bangladesh Bangladeshi", "BLR": "Belarus Belarusian",
    "BRA": "Brazil Brazilian", "CHN": "China Chinese Beijing", "COD": "Congo Congolese", "COL": "Colombia Colombian",
    "EGY": "Egypt Egyptian", "EST": "Estonia Estonian", "FIN": "Finland Finnish", "FRA": "France French",
    "GBR": "Britain British", "GEO": "Tbilisi Georgian", "GRC": "Greece Greek", "IDN": "Indonesia Indonesian",
    "IND": "India Indian Delhi", "IRN": "Iran Iranian Tehran", "IRQ": "Iraq Iraqi", "ITA": "Italy Italian",
    "JOR": "Jordan Jordanian", "KAZ": "Kazakhstan Kazakh", "KGZ": "Kyrgyzstan Kyrgyz", "KOR": "Seoul",
    "KWT": "Kuwait Kuwaiti", "LBN": "Lebanon Lebanese", "LTU": "Lithuania Lithuanian", "LVA": "Latvia Latvian",
    "MDA": "Moldova Moldovan", "MEX": "Mexico Mexican", "MLI": "Mali Malian", "MMR": "Myanmar Burmese",
    "MYS": "Malaysia Malaysian", "NER": "Niger Nigerien", "NGA": "Nigeria Nigerian", "OMN": "Oman Omani",
    "PAK": "Pakistan Pakistani", "PHL": "Philippines Philippine Filipino", "POL": "Poland Polish",
    "PRK": "Pyongyang KCNA DPRK", "QAT": "Qatar Qatari", "RUS": "Russia Russian Moscow", "SAU": "Saudi",
    "SDN": "Sudan Sudanese", "SGP": "Singapore", "SOM": "Somalia Somali", "SRB": "Serbia Serbian", "SSD": "Juba",
    "SYR": "Syria Syrian", "TJK": "Tajikistan Tajik", "TUR": "Turkey Turkish Türkiye",
    "TWN": "Taiwan Taiwanese Taipei", "UKR": "Ukraine Ukrainian Kyiv", "USA": "US U.S. American Washington",
    "UZB": "Uzbekistan Uzbek", "VEN": "Venezuela Venezuelan", "VNM": "Vietnam Vietnamese",
}  # fmt: skip
"""Words that name a nation in a text that speaks of its holiday; "North Korea" and "South Korea" are seen to apart."""

# ------------------------------------------------------------------------------------------------ calendars


def _fixed(month: int, day: int) -> Callable[[int], list[Days]]:
    def in_year(year: int) -> list[Days]:
        return [(dt.date(year, month, day), dt.date(year, month, day))]

    return in_year


def _nth_weekday(weekday: int, n: int, month: int, later: int) -> Callable[[int], list[Days]]:
    def in_year(year: int) -> list[Days]:
        if n > 0:
            first = dt.date(year, month, 1)
            day = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
        else:
            last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
            day = last - dt.timedelta(days=(last.weekday() - weekday) % 7)
        return [(day + dt.timedelta(days=later),) * 2]

    return in_year


def easter(year: int) -> dt.date:
    """Easter of the Western churches, after Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    leap = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * leap + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Easter of the Eastern churches, after Meeus: computed in the Julian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)


def _muslim(month: int, day: int, length: int) -> Callable[[int], list[Days]]:
    def in_year(year: int) -> list[Days]:
        found = []
        for hijri in range(round((year - 622) * 33 / 32) - 1, round((year - 622) * 33 / 32) + 3):
            first = _of_hijra(hijri, month, day)
            if first.year == year:
                found.append((first, first + dt.timedelta(days=length - 1)))
        return found

    return in_year


def _of_hijra(year: int, month: int, day: int) -> dt.date:
    """A day of the tabular Muslim calendar; the moon may be seen a day earlier or later."""
    return dt.date.fromordinal(day + math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014)


def _quds(year: int) -> list[Days]:
    """The last Friday of Ramadan."""
    ends = [last for began in (year - 1, year) for _, last in _muslim(9, 1, 29)(began)]
    fridays = [last - dt.timedelta(days=(last.weekday() - 4) % 7) for last in ends]
    return [(friday, friday) for friday in fridays if friday.year == year]


def _jewish_new_year(year: int) -> dt.date:
    """The autumn day on which the Jewish year 3761 later begins."""
    jewish = year + 3761

    def elapsed(jewish_year: int) -> int:
        months = (235 * jewish_year - 234) // 19
        parts = 12084 + 13753 * months
        day = 29 * months + parts // 25920
        return day + 1 if 3 * (day + 1) % 7 < 3 else day

    before, this, after = elapsed(jewish - 1), elapsed(jewish), elapsed(jewish + 1)
    put_off = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return dt.date.fromordinal(this + put_off - 1373427)


def _jewish(days: int, length: int, *, before_new_year: bool = False) -> Callable[[int], list[Days]]:
    def in_year(year: int) -> list[Days]:
        first = _jewish_new_year(year) + dt.timedelta(days=-days if before_new_year else days)
        return [(first, first + dt.timedelta(days=length - 1))]

    return in_year


def _new_moon(after: dt.date) -> dt.date:
    """The first new moon on that day or later, as a day in Beijing; the larger terms of Meeus, good to a few minutes."""
    k = math.floor((after.year + after.timetuple().tm_yday / 365.25 - 2000) * 12.3685) - 1
    while True:
        t = k / 1236.85
        sun = math.radians(2.5534 + 29.10535670 * k)
        moon = math.radians(201.5643 + 385.81693528 * k)
        node = math.radians(160.7108 + 390.67050284 * k)
        julian = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
        julian += -0.4072 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
        julian += 0.01039 * math.sin(2 * node) + 0.00739 * math.sin(moon - sun) - 0.00514 * math.sin(moon + sun)
        julian += 0.00208 * math.sin(2 * sun) - 0.00111 * math.sin(moon - 2 * node)
        day = dt.date.fromordinal(math.floor(julian + 0.5 + 8 / 24) - 1721425)  # from noon in Greenwich to a day in Beijing
        if day >= after:
            return day
        k += 1


def _winter_solstice(year: int) -> dt.date:
    """As a day in Beijing; after Meeus without his smaller terms, good to half an hour."""
    t = (year - 2000) / 1000
    julian = 2451900.05952 + 365242.74049 * t - 0.06223 * t * t
    return dt.date.fromordinal(math.floor(julian + 0.5 + 8 / 24) - 1721425)


def _lunar_new_year(year: int) -> dt.date:
    """The second new moon after the day of the winter solstice, and never before 21 January."""
    twelfth_month = _new_moon(_winter_solstice(year - 1) + _ONE_DAY)
    first_month = _new_moon(twelfth_month + _ONE_DAY)
    return first_month if first_month >= dt.date(year, 1, 21) else _new_moon(first_month + _ONE_DAY)


def _harvest_moon(year: int) -> dt.date:
    """The fifteenth day of the moon around the autumn equinox."""
    return _new_moon(dt.date(year, 8, 25)) + 14 * _ONE_DAY


def _around(feast: Callable[[int], dt.date], days: int, length: int = 1) -> Callable[[int], list[Days]]:
    def in_year(year: int) -> list[Days]:
        first = feast(year) + days * _ONE_DAY
        return [(first, first + (length - 1) * _ONE_DAY)]

    return in_year


def _nowruz(year: int) -> list[Days]:
    """The equinox in Tehran: on this day or, mostly in leap years, the one before."""
    return [(dt.date(year, 3, 21), dt.date(year, 3, 21))]


# ------------------------------------------------------------------------------------------------ all of them

_COMPUTED: Final = {
    "Easter Sunday|Easter": (_around(easter, 0), False),
    "Easter Monday": (_around(easter, 1), False),
    "Good Friday": (_around(easter, -2), False),
    "Palm Sunday": (_around(easter, -7), False),
    "Orthodox Easter": (_around(orthodox_easter, 0), False),
    "Orthodox Good Friday": (_around(orthodox_easter, -2), False),
    "Eid al-Fitr|Eid ul-Fitr|Eid-al-Fitr|Eid el-Fitr": (_muslim(10, 1, 3), True),
    "Eid al-Adha|Eid ul-Adha|Eid-al-Adha|Eid el-Adha|Eid al-Azha": (_muslim(12, 10, 3), True),
    "Ramadan": (_muslim(9, 1, 30), True),
    "Ashura": (_muslim(1, 10, 1), True),
    "Arbaeen": (_muslim(2, 20, 1), True),
    "Quds Day|Al-Quds Day": (_quds, False),
    "Rosh Hashanah": (_jewish(0, 2), False),
    "Yom Kippur": (_jewish(9, 1), False),
    "Sukkot": (_jewish(14, 7), False),
    "Simchat Torah": (_jewish(21, 1), False),
    "Passover": (_jewish(163, 7, before_new_year=True), False),
    "Lunar New Year's Day|Lunar New Year|Chinese New Year": (_around(_lunar_new_year, 0), False),
    "Lunar New Year's Eve|Chinese New Year's Eve": (_around(_lunar_new_year, -1), False),
    "Tet": (_around(_lunar_new_year, 0, 3), False),
    "Chuseok|the Mid-Autumn Festival": (_around(_harvest_moon, 0), False),
    "Nowruz|Norouz|Newroz": (_nowruz, True),
}
_FIXED: Final = re.compile(r"(\d\d)-(\d\d)")
_NTH: Final = re.compile(r"(\w{3}) (-?\d) (\d\d)(?: \+(\d))?")
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _read_table() -> dict[str, list[Feast]]:
    feasts: dict[str, list[Feast]] = {}
    for line in _TABLE.strip().splitlines():
        when, nation, names = line[:16].strip(), line[16:21].strip(), line[21:]
        fixed, nth = _FIXED.fullmatch(when), _NTH.fullmatch(when)
        if fixed is not None:
            in_year = _fixed(int(fixed[1]), int(fixed[2]))
        else:
            assert nth is not None, line
            in_year = _nth_weekday(_WEEKDAYS.index(nth[1]), int(nth[2]), int(nth[3]), int(nth[4] or 0))
        for name in names.split("|"):
            feast = Feast(name.strip(), nation.strip("-"), in_year)
            feasts.setdefault(feast.name.lower(), []).append(feast)
    for names, (in_year, approximate) in _COMPUTED.items():
        for name in names.split("|"):
            feasts.setdefault(name.lower(), []).append(Feast(name, "", in_year, approximate))
    return feasts


FEASTS: Final = _read_table()
"""By lower-case name: one holiday, or one for each nation that has it."""
