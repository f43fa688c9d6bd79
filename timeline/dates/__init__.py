"""Calendar and interval algebra, without text. `resolve` is the one door to the rules that read English."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.dates.edtf import from_edtf, to_edtf
from timeline.dates.grain import Grain
from timeline.dates.interval import Interval
from timeline.dates.span import Span

if TYPE_CHECKING:
    from timeline.model import Timex

__all__ = ["Grain", "Interval", "Span", "from_edtf", "resolve", "to_edtf"]


def resolve(phrase: str, *, published: dt.date | str | None = None) -> list[Timex]:
    """The time expressions in `phrase`, resolved against the publication day (a date, or an ISO date or datetime).

    The rules load with the first call, so that importing this package stays cheap.
    """
    from timeline.timex import explain

    return explain(phrase, published)
