"""The span that its time expressions give an event: bounds of begin and end, durations put together, fresh facts bounded.

"began on Monday" gives the first day and "until 14 March" the last; "11-day" with the last day gives the first by counting.
What no phrase dates happened between the day the report tells of and publication.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from timeline.dates.span import Span
from timeline.extract.anchored import Anchored
from timeline.extract.frames import Frame
from timeline.model import Timex

_DAY = dt.timedelta(days=1)
END_WORDS = frozenset("until till through".split())


Basis = Literal["stated", "carried", "computed", "fresh", "none"]


@dataclasses.dataclass(slots=True)
class Dating:
    """The span of one mention with how it was found."""

    span: Span = dataclasses.field(default_factory=Span)
    grain: str | None = None
    basis: Basis = "none"
    phrase: str | None = None
    timexes: tuple[int, ...] = ()
    reason: str = ""
    days: int = 0
    """How long it lasts, where the sentence tells; 0 for unknown."""
    said: dt.date | None = None
    """The day of the words that tell of it, where they give no day of its own: what was said on Sunday was done by then."""


def bounds(timex: Timex) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that the expression covers, both inclusive."""
    return timex.start_date, timex.end_date - _DAY if timex.end_date is not None else None


_DAYS = re.compile(r"P(\d+)([DWMY])")


def duration_days(timex: Timex) -> int | None:
    """Whole days of a duration; None where it is none or of another unit than days and weeks."""
    match = _DAYS.fullmatch(timex.value or "")
    if not match:
        return None
    number, unit = int(match[1]), match[2]
    return number if unit == "D" else number * 7 if unit == "W" else None


_BACK = re.compile(r"\b(?:past|\w+ last|previous|preceding)\b", re.IGNORECASE)
"""Not "last" alone: in "will last three days" it is a verb."""
_LENGTH = re.compile(r"PT?(\d+)([HDWM])")
_DAYS_IN = {"H": 1 / 24, "D": 1, "W": 7, "M": 30}
_LOOKED_BACK = 92
"""Days up to which a window dates an event; "over the past two years" is a trend."""


def looking_back(timex: Timex, published: dt.date | None) -> Timex | None:
    """ "Over the past 24 hours": the days up to publication, which TIMEX3 gives as a mere length; None where it is none."""
    match = _LENGTH.fullmatch(timex.value or "")
    if published is None or match is None or timex.start_date is not None or not _BACK.search(timex.text):
        return None
    days = math.ceil(int(match[1]) * _DAYS_IN[match[2]])
    if not 0 < days <= _LOOKED_BACK:
        return None
    first = published - days * _DAY
    days_told = {"start_date": first, "end_date": published + _DAY, "edtf": f"{first}/{published}"}
    return timex.model_copy(update={**days_told, "type": "DATE", "grain": "day", "approximate": True})


def is_range(timex: Timex) -> bool:
    """Two days named, "4-14 March": the event lasted from one to the other."""
    return "/" in timex.value and timex.grain == "day" and not timex.approximate


@dataclasses.dataclass(slots=True)
class _Told:
    """What the time expressions of one event say of it, each bound as (earliest, latest)."""

    begin: tuple[dt.date | None, dt.date | None] | None = None
    end: tuple[dt.date | None, dt.date | None] | None = None
    whole: Timex | None = None
    throughout: bool = False
    """It went on all through `whole`."""
    days: int = 0
    """Stated duration, 0 for none."""
    since: bool = False
    used: list[Timex] = dataclasses.field(default_factory=list)


_PHASED = frozenset({"inspection", "exercise", "deployment", "engagement", "agreement", "other", ""})
"""Types of events of which the beginning and the end are told; "the operation" has the type of what it refers to."""


def because(why: str, reason: str) -> str:
    """The reason of a date that is taken from another: said once, however many tellings it went through."""
    return reason if reason.startswith(f"{why}: ") else f"{why}: {reason}"


def _reason(phrases: Iterable[tuple[str, str]]) -> str:
    """What each phrase means; one that several verbs share is told once."""
    return "; ".join(dict.fromkeys(f"{text!r} is {value}" for text, value in phrases))


def date(anchored: Sequence[Anchored], frame: Frame, published: dt.date | None) -> Dating:
    """The span that the time expressions of one frame give it; basis ``none`` where they give nothing."""
    said = next((bounds(item.timex)[1] for item in anchored if item.phase == "said"), None)
    anchored = [item for item in anchored if item.phase != "said"]
    told = _collect([_by_tense(item, frame, published) for item in _with_windows(anchored, published)], frame)
    if told.begin is None and told.end is None and told.whole is None:
        lasting = _reason((t.text, t.value) for t in told.used)
        return Dating(timexes=tuple(t.start for t in told.used), reason=lasting, days=told.days, said=said)
    span, basis, note = _compose(told, frame, published)
    if all(item.shared for item in anchored):
        basis = "carried"
    phrase = (
        told.whole.text
        if told.whole is not None and told.begin is None and told.end is None
        else next((t.text for t in told.used if t.type != "DURATION"), None)
    )
    return Dating(
        span if span.is_consistent else Span(),
        min((t.grain for t in told.used if t.grain), key=_grain_rank, default=None),
        basis,
        phrase,
        tuple(t.start for t in told.used),
        _reason((t.text, t.edtf or t.value) for t in told.used) + note,
        told.days,
    )


def _with_windows(anchored: Sequence[Anchored], published: dt.date | None) -> list[Anchored]:
    return [
        item if (window := looking_back(item.timex, published)) is None else dataclasses.replace(item, timex=window)
        for item in anchored
    ]


_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def _by_tense(item: Anchored, frame: Frame, published: dt.date | None) -> Anchored:
    """A weekday in the week that the tense asks for: what "will end on Thursday" did not end before publication, and what
    "landed on Thursday" did not land after it.
    """
    timex, (first, last) = item.timex, bounds(item.timex)
    if published is None or first is None or first != last or timex.edtf is None or not _WEEKDAY.search(timex.text):
        return item
    gap = (first - published).days
    ahead = item.ahead or (frame.mood.status in ("planned", "forecast") and not item.behind)
    if ahead and -7 <= gap < 0 and frame.type != "statement":
        step = 7 * _DAY
    elif (
        not ahead
        and frame.mood.status == "occurred"
        and frame.mood.tense in ("past", "perfect", "pluperfect")
        and 1 < gap <= 7  # the day after publication is no slip of the week: the outlet is a day behind the place
    ):
        step = -7 * _DAY
    else:
        return item
    day = (first + step).isoformat()
    moved = {"start_date": first + step, "end_date": first + step + _DAY, "edtf": day, "value": day}
    return dataclasses.replace(item, timex=timex.model_copy(update=moved))


def _collect(anchored: Sequence[Anchored], frame: Frame) -> _Told:
    """Each expression as begin, end, whole or length, by its preposition and the verb it hangs on."""
    told = _Told()
    if any(item.phase == "moved" for item in anchored):
        # what it was moved from, and for when it had been set, is no date of it any more
        anchored = [item for item in anchored if item.phase == "moved" and not _is_left(item)]
    for item in anchored:
        timex, preposition, words = item.timex, item.preposition, item.timex.text.lower()
        if timex.type == "DURATION" and timex.start_date is None:
            days = duration_days(timex)
            if days is not None and days > 1 and frame.type != "statement":
                told.days = days
                told.used.append(timex)
            continue
        first, last = bounds(timex)
        if first is None and last is None:
            continue
        told.used.append(timex)
        if is_range(timex) and item.phase != "moved":
            told.whole = told.whole if told.whole is not None and is_range(told.whole) else timex
        elif item.phase == "moved":
            told.begin, told.whole = _moved_to(timex)
        elif preposition == "since" or words.startswith("since"):
            told.begin, told.since = (first, end_of_start(timex)), True
        elif preposition in END_WORDS or words.startswith(("until", "through")) or (preposition == "to" and told.begin):
            told.end = (first if first is not None or timex.grain != "day" else last, last)
        elif (preposition == "from" or words.startswith("from ")) and frame.type != "statement":
            told.begin = (first, last)
        elif preposition == "by":
            told.end = (None, last)
        elif preposition == "before" and first is not None and _grain_rank(timex.grain or "") >= _grain_rank("day"):
            told.end = (None, first - _DAY)
        elif item.phase == "begin" and frame.type in _PHASED:
            told.begin = (first, last)
        elif item.phase == "end" and frame.type in _PHASED:
            told.end = (first, last)
        elif told.whole is None or _width(timex) < _width(told.whole):
            told.whole, told.throughout = timex, _is_throughout(item)  # of two, the finer one
    return told


LASTING = ("exercise", "deployment")
"""Types of events that go on for days."""
Bounds = tuple[dt.date | None, dt.date | None]


def _is_left(item: Anchored) -> bool:
    """Whether it is what an event was moved from; "from March to May" is both."""
    return item.preposition == "from" and "/" not in item.timex.value


def _moved_to(timex: Timex) -> tuple[Bounds | None, Timex | None]:
    """The day on which an event will now begin, or the longer time in which it will take place: "delayed until 25 March",
    "put off from March to May".
    """
    first, last = bounds(timex)
    if last is not None and (first is None or "/" in timex.value):
        first = last.replace(day=1) if timex.grain == "month" else last
        timex = timex.model_copy(update={"start_date": first})
    return ((first, last), None) if first == last else (None, timex)


def _compose(told: _Told, frame: Frame, published: dt.date | None) -> tuple[Span, Basis, str]:
    """Span, basis and the sentence that explains what was computed."""
    begin, end, length = told.begin, told.end, dt.timedelta(days=told.days - 1)
    if begin is None and end is not None and told.whole is not None:
        day, last = bounds(told.whole)
        if day is not None and day == last and end[1] is not None and day < end[1]:
            begin = (day, day)  # "sent out the fleet on Monday for a drill that runs until Friday"
    if begin is None and end is None and told.whole is not None:
        first, last = bounds(told.whole)
        ahead = frame.mood.status in ("planned", "forecast")
        if ahead and published is not None and first is not None and last is not None and first < published <= last:
            first = published
        lasted = is_range(told.whole) or (told.throughout and frame.type in LASTING)
        if first is not None and last is not None and lasted:
            return Span.lasting(first, last), "stated", ""
        if _is_of_months(told.whole) and first is not None and last is not None:
            return Span(first, _month_end(first), last.replace(day=1), last), "stated", ""
        if told.days and (ahead or frame.type == "deployment") and first is not None and first == last:
            stop = first + length
            return Span.lasting(first, stop), "computed", f"; lasting {told.days} days, its last is {stop}"
        if told.whole.value.endswith("TNI") and first is not None and last is not None:
            return Span.lasting(first, last), "stated", ""  # what went on overnight began on the first day
        return Span.within(first, last), "stated", ""
    if told.days and begin is None and end is not None and end[0] is not None and end[0] == end[1]:
        start = end[0] - length
        note = f"; lasting {told.days} days, it began {told.days - 1} days before its last: {start}"
        return Span.lasting(start, end[0]), "computed", note
    if told.days and end is None and begin is not None and begin[0] is not None and begin[0] == begin[1]:
        stop = begin[0] + length
        note = f"; lasting {told.days} days, its last is {told.days - 1} days later: {stop}"
        return Span.lasting(begin[0], stop), "computed", note
    if begin is not None and end is None and not told.since and frame.type == "agreement" and begin[0] == begin[1]:
        end = begin  # what comes into force on a day is concluded on it
    first_bounds, last_bounds = begin or (None, None), end or (None, None)
    return Span(*first_bounds, *last_bounds), "stated", ""


_THROUGHOUT = ("over", "throughout", "all")


def _is_throughout(item: Anchored) -> bool:
    """ "drilled over the weekend", "all week"."""
    words = item.timex.text.lower().split()
    return item.timex.grain in ("day", "weekend", "week") and (item.preposition in _THROUGHOUT or words[0] in _THROUGHOUT)


def _is_of_months(timex: Timex) -> bool:
    """ "in April and May": it begins in the one and ends in the other."""
    return "/" in timex.value and timex.grain == "month"


def _month_end(day: dt.date) -> dt.date:
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1) - _DAY


_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\d{4}-\d\d")


def end_of_start(timex: Timex) -> dt.date | None:
    """The last day on which what has gone on "since 2022", "since early May" may have begun."""
    first, last = bounds(timex)
    if last is not None or first is None:
        return last
    words = timex.text.lower()
    part = next((part for part in ("early", "mid", "start", "beginning") if part in words), "")
    if _YEAR.fullmatch(timex.value):
        month = {"early": 4, "mid": 8, "": 12}.get(part, 1)
        return dt.date(first.year + month // 12, month % 12 + 1, 1) - _DAY
    if _MONTH.fullmatch(timex.value):
        following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return {"mid": first.replace(day=20), "": following - _DAY}.get(part, first.replace(day=10))
    return first + {"week": 6, "weekend": 1}.get(timex.grain or "", 0) * _DAY


def _width(timex: Timex) -> int:
    first, last = bounds(timex)
    return (last - first).days if first and last else 10_000


_RANKS = {
    name: n
    for n, name in enumerate(
        "second minute hour part_of_day day weekend week month season quarter half year decade century".split()
    )
}


def _grain_rank(grain: str) -> int:
    return _RANKS.get(grain, 99)


_OF_A_DAY = ("agreement", "procurement", "inspection")
"""Types of events that do not go on: "is leaving the pact" tells of the day on which it left."""


def fresh(
    frame: Frame, published: dt.date | None, told: dt.date | None, said: dt.date | None = None
) -> Dating:
    """An undated fresh fact: on the day the report tells of, else in the week before publication.

    `told` is the last day within a week before publication that the report has named so far: what it goes on to tell
    without a date is mostly of that day. Where it names none, words were said on the day of publication or the day before.
    `said` is the day of the words that tell of the fact, which was done by then. A plan lies ahead.
    """
    if published is None:
        return Dating()
    if frame.mood.status in ("planned", "forecast"):
        return _assumed(Span(published, None, None, None), f"planned when published: {published} or later")
    if frame.type == "statement":
        if told is not None:
            return _assumed(Span.on(told), f"undated words, on the day told of: {told}")
        first = published - _DAY
        return _assumed(Span.within(first, published), f"undated words, between {first} and publication on {published}")
    if frame.mood.status == "ongoing" and frame.type not in _OF_A_DAY:
        first = told or published - 7 * _DAY
        return _assumed(Span(first, published, None, None), f"under way when published: {published}")
    last = min(said, published) if said is not None else published
    if told is not None:
        day = min(told, last)
        return _assumed(Span.on(day), f"undated, on the day told of: {day}")
    first = last - 7 * _DAY
    what = "publication" if last == published else "the words that tell of it"
    return _assumed(Span.within(first, last), f"undated, between {first} and {what} on {last}")


def _assumed(span: Span, reason: str) -> Dating:
    return Dating(span, "day", "fresh", None, (), reason)


def last_told(
    timexes: Sequence[Timex], before: int, published: dt.date | None, leaving_out: Collection[int] = (), newest: bool = False
) -> dt.date | None:
    """The last single day within a week before publication that the text names before offset `before`, or the newest of
    those it names before.
    """
    if published is None:
        return None
    days = [
        t.start_date
        for t in timexes
        if t.start < before
        and t.start not in leaving_out
        and t.start_date is not None
        and t.end_date == t.start_date + _DAY
        and not t.latent
        and published - 7 * _DAY <= t.start_date <= published
    ]
    if not days:
        return None
    return max(days) if newest else days[-1]
