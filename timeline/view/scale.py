"""Days as columns of a drawing, and the dates over them."""

from __future__ import annotations

import dataclasses
import datetime as dt

from rich.cells import cell_len

from timeline.view.page import Page, pad
from timeline.view.when import DAYS, MONTHS

_WIDEST = 5
"""Cells of a day where the page has room: as many as an id."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scale:
    """How days become columns: `days` a column of `wide` cells, counted from `first`."""

    first: dt.date
    count: int
    days: int
    wide: int

    def column(self, day: dt.date) -> int:
        """The first cell of the column that holds `day`; months are counted as months, other units in days."""
        if self.days == 30:
            return ((day.year - self.first.year) * 12 + day.month - self.first.month) * self.wide
        return (day - self.first).days // self.days * self.wide


def scale_for(first: dt.date, last: dt.date, room: int) -> Scale | None:
    """The finest scale that the page has room for; None where even months do not fit."""
    span = (last - first).days + 1
    if span <= room:
        return Scale(first, span, 1, min(room // span, _WIDEST))
    monday = first - dt.timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1
    if weeks <= room:
        return Scale(monday, weeks, 7, min(room // weeks, 3))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return Scale(first.replace(day=1), months, 30, min(room // months, 3)) if months <= room else None


def axis(scale: Scale, margin: int, page: Page) -> list[str]:
    """Two or three lines of dates over the columns."""
    months, names, numbers = [" " * margin], [" " * margin], [" " * margin]
    upper = pad("", margin)
    if scale.days == 1:
        for n in range(scale.count):
            day = scale.first + dt.timedelta(days=n)
            if n == 0 or day.day == 1:
                at = margin + n * scale.wide
                upper = pad(upper, at)[:at] + f"{MONTHS[day.month - 1][:3]} {day.year}"
            if scale.wide >= 3:
                names.append(pad(DAYS[day.weekday()][:2], scale.wide))
                numbers.append(pad(str(day.day), scale.wide))
            elif day.weekday() == 0:
                numbers.append(pad(str(day.day), 7 * scale.wide))
            elif n == 0:
                room = (7 - day.weekday()) * scale.wide
                numbers.append(pad(str(day.day) if room > 2 else "", room))
        made = [upper, "".join(names), "".join(numbers)] if scale.wide >= 3 else [upper, "".join(numbers)]
    else:
        shown = -99
        for n in range(scale.count):
            day, at = _column_day(scale, n), margin + n * scale.wide
            new_year = n == 0 or day.year != _column_day(scale, n - 1).year
            if new_year and (n + 5 > scale.count or all(_column_day(scale, n + k).year == day.year for k in range(1, 3))):
                upper = pad(upper, at)[:at] + str(day.year)
            new_month = n == 0 or day.month != _column_day(scale, n - 1).month
            if new_month and (scale.days == 7 or scale.wide > 1 or day.month in (1, 7)) and at - shown >= 4:
                months.append(pad("", at - cell_len("".join(months))) + MONTHS[day.month - 1][:3])
                shown = at
        made = [upper, "".join(months)]
    return [page.shorten(text.rstrip(), page.width) if cell_len(text) > page.width else text.rstrip() for text in made]


def _column_day(scale: Scale, n: int) -> dt.date:
    if scale.days == 30:
        months = scale.first.month - 1 + n
        return dt.date(scale.first.year + months // 12, months % 12 + 1, 1)
    return scale.first + dt.timedelta(days=n * scale.days)
