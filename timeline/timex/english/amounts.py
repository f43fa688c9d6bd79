"""Durations and sets: how long, how often. They date nothing by themselves."""

from __future__ import annotations

import dataclasses
import re

from timeline.dates.grain import Grain
from timeline.timex.anchors import Anchors
from timeline.timex.reading import UNANCHORED, Reading, duration, period, repeating
from timeline.timex.rules import RuleTable

TABLE = RuleTable()
rule = TABLE.rule


@rule(
    "{n} [more|full|long|consecutive|straight|additional|whole] {unit}",
    "duration",
    ("11-day", "2024-03-14", "P11D"),
    ("twenty years", "2024-03-14", "P20Y"),
    ("two decades", "2024-03-14", "P20Y"),
    ("4,491 seconds", "2024-03-14", "PT4491S"),
    ("2 1/2 years", "2024-03-14", "P2Y6M"),
    never=("second day", "a secondary", "a May day"),
)
def amount(at: Anchors, n: float, unit: Grain) -> Reading | None:
    """A number of units. Ages ("a 6-year-old") and fractions ("three quarters") are none; the age of a war is a length."""
    if unit in (Grain.QUARTER, Grain.SECOND) and (n == 1 or (n == 3 and unit is Grain.QUARTER)):
        return None
    if _OLD_THING.match(at.after):
        return dataclasses.replace(duration(n, unit), latent=True)
    if at.after[:4] in ("-old", " old") and (at.after[0] == "-" or not at.narrative):
        return None
    if _A_PLURAL.match(at.words):
        return duration(None, unit)
    if unit is Grain.MONTH and at.follows_article:
        at.counts_quarters = False  # "the nine months" are what the figures that follow are of
    return duration(n, unit)


_A_PLURAL = re.compile(r"an?\s+\w+s$", re.IGNORECASE)
# "the 16-month-old war": what lasts has no age, but a length so far
_OLD_THING = re.compile(
    r"-old\s+(?:[\w-]+\s+)?(?:war|conflict|invasion|offensive|counter-?offensive|campaign|operation|siege|blockade|truce|cease-?fire|"
    r"pact|deal|standoff|stand-off|crisis|dispute|insurgency|rebellion|uprising|occupation|embargo|alliance|fighting)\b"
)


@rule(
    "{n} (to|or) {last:n} [more|consecutive] {unit}",
    "duration",
    ("two to three weeks", "2024-03-14", "PXW"),
    ("10 to 14 days", "2024-03-14", "PXD"),
    never=("5 to 2 days",),
)
def amount_between(at: Anchors, n: float, last: float, unit: Grain) -> Reading | None:
    """Between two numbers of units: how many is not known."""
    return duration(None, unit) if n < last < 1000 else None


@rule(
    "{some} [more|long|consecutive] {units}",
    "duration",
    ("several years", "2024-03-14", "PXY"),
    ("a few days", "2024-03-14", "PXD"),
)
def some_amount(at: Anchors, some: None, units: Grain) -> Reading:
    """An unknown number."""
    return duration(None, units)


@rule("{n} hours and {minutes:n} minutes", "duration", ("59 hours and 12 minutes", "2023-03-24", "PT59H12M"))
def hours_and_minutes(at: Anchors, n: float, minutes: float) -> Reading:
    """Two units."""
    return Reading("DURATION", f"PT{int(n)}H{int(minutes)}M")


@rule(
    "[the] (past|last|next|first|final|coming|previous|following|latest) {n} {unit}",
    "duration",
    ("the past 11 days", "2024-03-14", "P11D"),
    ("the next three years", "2024-03-14", "P3Y"),
    ("the first nine months", "2024-03-14", "P9M"),
)
def window(at: Anchors, n: float, unit: Grain) -> Reading:
    """TIMEX3 counts a window as its length."""
    if unit is Grain.MONTH:
        at.counts_quarters = False
    return duration(n, unit)


@rule(
    "the {n} (previous|preceding|following|next|last|past) {unit}",
    "duration",
    ("the four previous weeks", "2009-12-19", "P4W"),
)
def window_counted_first(at: Anchors, n: float, unit: Grain) -> Reading:
    """The number before the direction."""
    return duration(n, unit)


@rule(
    "[the] (past|last|next|first|final|coming|previous|following) {few} {units}",
    "duration",
    ("the past few weeks", "2024-03-14", "PXW"),
)
def some_window(at: Anchors, few: None, units: Grain) -> Reading:
    """A window of unknown length."""
    return duration(None, units)


@rule(
    "{long_units}",
    "duration",
    ("years", "2024-03-14", "PXY"),
    ("decades", "2024-03-14", "PXDE"),
    never=("days-off", "yearsley"),
)
def bare_plural(at: Anchors, long_units: Grain) -> Reading | None:
    """An unknown number of units."""
    return None if at.after.startswith(("-off", "-old")) else duration(None, long_units)


@rule("the (first|final) {one_unit} of", "duration", ("the first hour of", "1918-08-08", "PT1H"))
def first_unit_of(at: Anchors, one_unit: Grain) -> Reading | None:
    """A part of something that lasts, by its length; "the first day of" is a day that the text must name."""
    return None if one_unit is Grain.DAY else duration(1, one_unit)


# ------------------------------------------------------------------------------------------------ sets


def _adverb(at: Anchors, unit: Grain) -> Reading:
    """ "Daily": news is annotated with the period (``P1D``), narrative with the pattern of the calendar (``XXXX-XX-XX``)."""
    return repeating(UNANCHORED[unit] if at.narrative else period(1, unit))


@rule("(every|each) {one_unit}", "set", ("every year", "2024-09-25", "P1Y"), ("each month", "2024-09-25", "P1M"))
def every_unit(at: Anchors, one_unit: Grain) -> Reading:
    """Once a unit."""
    return repeating(period(1, one_unit))


@rule("every {n} {unit}", "set", ("every four years", "2025-09-09", "P4Y"))
def every_n_units(at: Anchors, n: float, unit: Grain) -> Reading:
    """Once in n units."""
    return repeating(period(n, unit))


@rule("(every|each) {weekday}", "set", ("every Monday", "2024-09-25", "XXXX-WXX-1"))
def every_weekday(at: Anchors, weekday: int) -> Reading:
    """Once a week."""
    return repeating(f"XXXX-WXX-{weekday + 1}")


@rule("(every|each) {month}", "set", ("each July", "2024-09-25", "XXXX-07"))
def every_month_name(at: Anchors, month: int) -> Reading:
    """Once a year."""
    return repeating(f"XXXX-{month:02}")


@rule("(every|each) {part}", "set", ("every morning", "2024-09-25", "XXXX-XX-XXTMO"))
def every_part(at: Anchors, part: str) -> Reading:
    """Once a day."""
    return repeating(f"XXXX-XX-XX{part}")


@rule("{weekdays}", "set", ("Mondays", "2024-09-25", "XXXX-WXX-1"))
def weekdays(at: Anchors, weekdays: int) -> Reading:
    """Once a week."""
    return repeating(f"XXXX-WXX-{weekdays + 1}")


@rule("(daily|everyday)", "set", ("daily", "2024-09-25", "P1D"))
def daily(at: Anchors) -> Reading:
    """Once a day."""
    return _adverb(at, Grain.DAY)


@rule("weekly", "set", ("weekly", "2024-09-25", "P1W"))
def weekly(at: Anchors) -> Reading:
    """Once a week."""
    return _adverb(at, Grain.WEEK)


@rule("monthly", "set", ("monthly", "2024-09-25", "P1M"))
def monthly(at: Anchors) -> Reading:
    """Once a month."""
    return _adverb(at, Grain.MONTH)


@rule("(annually|yearly)", "set", ("annually", "2024-09-25", "P1Y"))
def yearly(at: Anchors) -> Reading:
    """Once a year."""
    return _adverb(at, Grain.YEAR)


@rule("hourly", "set", ("hourly", "2024-09-25", "PT1H"))
def hourly(at: Anchors) -> Reading:
    """Once an hour."""
    return repeating("PT1H")


@rule("per {one_unit}", "set", ("per month", "2024-09-25", "P1M"))
def per_unit(at: Anchors, one_unit: Grain) -> Reading:
    """A rate."""
    return repeating(period(1, one_unit))
