"""The chronology for Timesketch: JSON lines with ``message``, ``datetime`` and ``timestamp_desc``, and our columns."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from timeline.export.chronology import Chronology
from timeline.export.columns import NAMES
from timeline.export.options import Options

_MEANING = {"day": "Day of the event", "range": "First day of the event", "week": "First day of the week",
            "month": "First day of the month", "year": "First day of the year"}


def timesketch_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """One event a line. Timesketch wants an instant: midnight UTC of the first day, and ``timestamp_desc`` says so."""
    for event in chronology.events:
        if event["date_start"] is None:
            continue
        row = {"message": event["title"], "datetime": f"{event['date_start'].isoformat()}T00:00:00+00:00",
               "timestamp_desc": _MEANING[event["date_precision"]] + ", hour unknown"}
        row |= {name: event[name].isoformat() if isinstance(event[name], dt.date) else event[name] for name in NAMES}
        yield json.dumps(row, ensure_ascii=False) + "\n"
