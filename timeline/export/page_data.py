"""What the script of a page draws, as JSON: the lanes, and for each event its figure in days, its side and what it answers.

Titles and evidence are not in it: the script takes them from the list, where a reader without a script finds them too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from timeline.clean import printable
from timeline.export.svg import answers
from timeline.export.svg_figure import Figure
from timeline.export.svg_sides import Side
from timeline.view.rows import EventRow


def data(rows: Sequence[EventRow], lanes: Sequence[Side], figures: Mapping[str, Figure]) -> str:
    """The JSON, safe inside a script element: it holds no ``<``."""
    lane_of = {row.event_id: n for n, side in enumerate(lanes) for row in side.rows}
    made = {
        "sides": [{"name": printable(side.name), "codes": printable(side.codes), "mixed": side.mixed} for side in lanes],
        "events": [_event(row, lane_of[row.event_id], figures.get(row.event_id)) for row in rows],
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _event(row: EventRow, lane: int, figure: Figure | None) -> dict[str, object]:
    """An event; what is empty or usual is left out."""
    event: dict[str, object] = {"id": row.event_id, "type": row.event_type, "side": lane, "actors": list(row.codes)}
    if row.status != "occurred":
        event["status"] = row.status
    if found := answers(row):
        event["answers"] = found
    if row.n_reports != 1:
        event["reports"] = row.n_reports
    if figure is not None:
        event["at"] = figure.at
        for name, value in (("core", figure.core), ("room", figure.room), ("whisker", figure.whisker)):
            if value:
                event[name] = value
        if opened := ("l" if figure.open_left else "") + ("r" if figure.open_right else ""):
            event["open"] = opened
    return event
