"""The located events as GeoJSON (RFC 7946): a point each, the columns of the CSV as properties."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from timeline.export.chronology import Chronology, Row
from timeline.export.columns import NAMES
from timeline.export.options import Options


def geojson_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """One FeatureCollection, one feature a line."""
    before = '{"type": "FeatureCollection", "features": [\n'
    located = [event for event in chronology.events if is_located(event)]
    for event in located:
        yield before + json.dumps(_feature(event), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n" if located else before + "]}\n"


def is_located(event: Row) -> bool:
    """Whether the event has a point."""
    return event["latitude"] is not None and event["longitude"] is not None


def left_out(chronology: Chronology) -> int:
    """How many events have no point."""
    return sum(not is_located(event) for event in chronology.events)


def _feature(event: Row) -> dict[str, object]:
    properties = {name: event[name].isoformat() if isinstance(event[name], dt.date) else event[name]
                  for name in NAMES if name not in ("latitude", "longitude")}
    point = {"type": "Point", "coordinates": [event["longitude"], event["latitude"]]}
    return {"type": "Feature", "id": event["event_id"], "geometry": point, "properties": properties}
