"""The status of an event, settled from what its reports say one after the other, and from its dates.

Announced in one report and held in the next, it has occurred; what was still open when the last report came out is ongoing.
What one report alleges and another tells as a fact is a fact; what was called off did not take place, and what took
place was not called off.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from timeline.dates.span import Span
from timeline.merge.dating import LASTING
from timeline.merge.telling import Telling
from timeline.model import Status

_A_DAY = dt.timedelta(days=1)
"""By which an outlet's date may be behind that of the place."""
_TWO_MONTHS = dt.timedelta(days=60)
_EXPECTED = ("planned", "forecast")
_HAPPENED = ("occurred", "ongoing")
# Where one report, or several of one day, say more than one thing, the stronger word counts.
_STRENGTH: dict[str, int] = {
    "denied": 6, "ongoing": 5, "occurred": 4, "alleged": 3, "cancelled": 2, "planned": 1, "forecast": 0,
}


def settle_status(tellings: Sequence[Telling], span: Span) -> Status:
    """The latest status that the tellings support."""
    told = [(telling.report.published or dt.date.min, telling_status(telling)) for telling in tellings]
    first, last = min(day for day, _ in told), max(day for day, _ in told)
    facts = [(day, status) for day, status in told if status not in _EXPECTED]
    if not facts:
        if span.end_latest is not None and span.end_latest < first:
            return "occurred"
        return max((status for _, status in told), key=_STRENGTH.__getitem__)
    if any(status in _HAPPENED for _, status in facts):
        facts = [(day, status) for day, status in facts if status not in ("alleged", "cancelled")]
    latest = max(day for day, _ in facts)
    status = max((status for day, status in facts if day == latest), key=_STRENGTH.__getitem__)
    if status == "ongoing" and any(_tells_the_end(telling) for telling in tellings):
        return "occurred"
    if status not in _HAPPENED:
        return status
    if tellings[0].type == "exercise" and status == "occurred" and _is_long_begun(span, last):
        return "occurred"
    return _as_of(last, span, status, tellings[0].type in LASTING)


def _is_long_begun(span: Span, last: dt.date) -> bool:
    """Whether a drill of which only the beginning is told must have ended: few go on for two months."""
    return span.end_earliest is None and span.start_latest is not None and last - span.start_latest > _TWO_MONTHS


def telling_status(telling: Telling) -> Status:
    """What one report says in all of its sentences on the event: the strongest.

    What it tells as called off or alleged has not taken place because other sentences speak of it without a date of their
    own: "the drill", "that strike".
    """
    told = {m.status for m in telling.mentions}
    own = {m.status for m in telling.mentions if m.date_basis in ("stated", "computed")}
    if "denied" not in told and own.isdisjoint(_HAPPENED):
        if "cancelled" in told:
            return "cancelled"
        if "alleged" in told:
            return "alleged"
    return max((mention.status for mention in telling.mentions), key=_STRENGTH.__getitem__)


def _tells_the_end(telling: Telling) -> bool:
    """Whether the report tells as past the last day of what went on for days."""
    published = telling.report.published
    return published is not None and any(
        m.type in LASTING
        and m.status == "occurred"
        and m.date_basis in ("stated", "computed")
        and m.span.end_latest is not None
        and m.span.end_earliest == m.span.end_latest <= published
        and (m.span.start_latest is None or m.span.start_latest < m.span.end_latest)
        for m in telling.mentions
    )


def _as_of(last: dt.date, span: Span, status: Status, lasting: bool) -> Status:
    """Whether what has begun was over on the day of the last report, or not yet begun, where the dates say so."""
    if span.start_earliest is not None and span.start_earliest > last + _A_DAY and last > dt.date.min:
        return "planned"
    if span.end_latest is not None:
        over = span.end_latest < last
        ahead = span.end_earliest is not None and span.end_earliest > last > dt.date.min
        return "occurred" if over else "ongoing" if ahead and lasting else status
    return "ongoing" if span.start_earliest is not None and span.end_earliest is None else status
