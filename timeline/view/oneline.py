"""One event a line: the table people grep with their eyes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from timeline.view import marks as ink
from timeline.view.marks import TYPE_STYLES
from timeline.view.page import Page, line, pad, widest
from timeline.view.rows import EventRow
from timeline.view.when import compact, many

_MAX_ACTORS = 18
_MIN_TITLE = 16


def oneline(rows: Sequence[EventRow], page: Page) -> list[Text]:
    """Id, dates, actors, type, title, number of reports, in columns; on a narrow page the type becomes its symbol."""
    if not rows:
        return []
    dates = [compact(row) for row in rows]
    actors = [", ".join(row.codes) or page.marks.dash for row in rows]
    types = [row.event_type.replace("_", " ") for row in rows]
    counts = [many(row.n_reports, "report") for row in rows]
    ids, date_room = widest(row.event_id for row in rows), widest(dates)
    actor_room, type_room, count_room = min(widest(actors), _MAX_ACTORS), widest(types), widest(counts)
    if page.full:
        actor_room = widest(actors)

    def title_room() -> int:
        return page.width - ids - date_room - actor_room - type_room - count_room - 5 * 2

    if title_room() < _MIN_TITLE:
        counts = [f"{row.n_reports}" for row in rows]
        count_room = widest(counts)
    if title_room() < _MIN_TITLE:
        types = [page.marks.types.get(row.event_type, page.marks.types["other"]) for row in rows]
        type_room = 1
    if title_room() < _MIN_TITLE:
        actor_room = min(actor_room, 8)
    if title_room() < _MIN_TITLE:
        counts, count_room = ["" for _ in rows], -2
    if title_room() < _MIN_TITLE // 2:
        actors, actor_room = ["" for _ in rows], -2
    room = widest(row.title for row in rows)
    if not page.full:
        room = min(room, max(title_room(), 4))
    lines = []
    for row, date, who, kind, count in zip(rows, dates, actors, types, counts, strict=True):
        title = page.shorten(row.title, room)
        side = pad(page.shorten(who, actor_room), actor_room) + "  " if who else ""
        made = line((pad(row.event_id, ids), ink.ID), "  ", pad(date, date_room), "  ", side,
                    (pad(kind, type_room), TYPE_STYLES.get(row.event_type, "")), "  ")
        if count:
            title = pad(title, room) + "  "
        lines.append(line(made, (title, ink.TITLE), (count, ink.QUIET)))
    return lines
