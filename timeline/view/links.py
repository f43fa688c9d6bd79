"""Links in words: what an event answers, how long after, and on what that rests."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.view.page import Page
from timeline.view.rows import EventRow, LinkRow
from timeline.view.when import days


def lag_words(link: LinkRow, cause: EventRow | None = None) -> str:
    """``3 days after``, ``on its day 4`` of a cause that was going on, ``the same day``; empty where a date is missing."""
    lag = link.lag_days
    if lag is None:
        return ""
    if lag == 0:
        return "the same day"
    if lag < 0:
        return f"{days(-lag)} ahead"
    if cause is not None and cause.date_start is not None:
        if cause.lasts and cause.date_end is not None and lag <= (cause.date_end - cause.date_start).days:
            return f"on its day {lag + 1}"
        if cause.date_end is None and not cause.exact:
            return "while it went on"
    return f"{days(lag)} after"


def answer_words(link: LinkRow, page: Page, causes: Mapping[str, EventRow]) -> str:
    """``↩ fs24x after 3 days, timing only``, ``part of fs24x``, ``edition after fs23x``."""
    if link.kind == "part_of":
        return f"part of {link.to_id}"
    if link.kind == "edition_of":
        return f"edition after {link.to_id}"
    lag = lag_words(link, causes.get(link.to_id))
    if lag.endswith(" after"):
        lag = f"after {lag.removesuffix(' after')}"
    basis = "timing only" if link.basis == "timing" else link.basis
    return f"{page.marks.answers} {link.to_id} {lag}".rstrip() + f", {basis}"
