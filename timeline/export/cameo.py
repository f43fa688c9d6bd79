"""The chronology beside other event data: one dyad a line, with CAMEO and PLOVER codes from seeds/cameo.csv.

An event of two acting sides and three targets is six dyads, as event data count; our id keeps them together. The codes are a
mapping, not our ontology: an event that they have no word for keeps empty ones.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from timeline.export.chronology import Chronology
from timeline.export.guard import guard
from timeline.export.options import Options

NAMES = ("event_id", "date", "date_end", "date_precision", "actor1", "actor2", "cameo", "plover", "event_type", "event_mode",
         "status", "country", "latitude", "longitude", "confidence", "source_refs")


def cameo_lines(chronology: Chronology, options: Options) -> Iterator[str]:
    """CSV of `NAMES`. `options.cameo` gives the codes."""
    if options.headers:
        yield ",".join(NAMES) + "\n"
    for event in chronology.events:
        codes = options.cameo(event["event_type"], event["event_mode"], event["status"]) if options.cameo else None
        cameo, plover = codes or ("", "")
        for actor in event["actor_list"] or [""]:
            for target in event["target_list"] or [""]:
                refs = event["source_refs"]
                yield _line([
                    event["event_id"], event["date_start"], event["date_end"], event["date_precision"], actor, target, cameo,
                    plover, event["event_type"], event["event_mode"], event["status"], event["country"], event["latitude"],
                    event["longitude"], f"{event['confidence']:.2f}", refs if options.raw else guard(refs)])


def _line(cells: list[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow("" if cell is None else cell for cell in cells)
    return out.getvalue()
