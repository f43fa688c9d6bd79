"""The data package beside a CSV: what each column means, for people and for programs (Data Package 1.0)."""

from __future__ import annotations

import json
from pathlib import Path

from timeline.export.columns import COLUMNS


def datapackage(csv: Path, *, excel: bool = False) -> str:
    """The descriptor of the CSV at `csv`, as JSON."""
    descriptor = {
        "profile": "tabular-data-package",
        "name": "chronology",
        "title": "Chronology of military activity",
        "resources": [{
            "profile": "tabular-data-resource",
            "name": "events",
            "path": csv.name,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True,
                        "lineTerminator": "\r\n" if excel else "\n"},
            "schema": {
                "fields": [column._asdict() for column in COLUMNS],
                "primaryKey": "event_id",
                "missingValues": [""],
            },
        }],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def beside(csv: Path) -> Path:
    """Where the descriptor of `csv` goes: ``march.csv`` has ``march.datapackage.json``."""
    return csv.with_name(csv.stem + ".datapackage.json")
