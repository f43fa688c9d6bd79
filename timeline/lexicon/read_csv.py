"""CSV files of seeds: long flat lists. Lists inside a cell are separated by ``;``, dates are ISO."""

from __future__ import annotations

import csv
import datetime as dt
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from timeline.lexicon.check import EVENT_TYPES, check_entry, check_one, compile_form
from timeline.lexicon.entries import Actor, Entry, Equipment, Exercise, PlaceEntry
from timeline.lexicon.read_toml import editions_named
from timeline.lexicon.seeds import CameoCode, Seeds

Row = dict[str, str]


def read_csv(seeds: Seeds, path: Path, where: str) -> None:
    """One file. Its stem says what it lists; ``places-mine.csv`` lists places too."""
    kind = path.stem.split("-")[0]
    if kind not in _LISTS:
        seeds.fault(where, f"unknown list; a CSV file is called {', '.join(_LISTS)}, or one of these with -more behind it")
        return
    columns, read_row = _LISTS[kind]
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        header = next(rows, [])
        if tuple(header) != columns:
            seeds.fault(where, f"columns are {','.join(header)}; they must be {','.join(columns)}")
            return
        for cells in rows:
            here = f"{where}:{rows.line_num}"
            if len(cells) != len(columns):
                seeds.fault(here, f"has {len(cells)} cells instead of {len(columns)}; check commas and quotes")
                continue
            try:
                read_row(seeds, dict(zip(columns, cells, strict=True)), here)
            except ValueError as error:
                seeds.fault(here, f"{error}; mend the row")


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _date(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def _slug(name: str) -> str:
    kept = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def _add(seeds: Seeds, entry: Entry, written: tuple[str, ...], where: str, near: tuple[str, ...] = ()) -> None:
    check_entry(seeds, entry, where)
    forms = [form for text in dict.fromkeys(written) for form in compile_form(seeds, entry, text, where, near)]
    if forms:
        seeds.add(entry, forms, where)


def _read_country(seeds: Seeds, row: Row, where: str) -> None:
    code, name = row["code"], row["name"]
    country = {"kind": "actor", "name": name, "actor": code}
    _add(seeds, _actor(f"actor.{code}.country", role="country", **country), (name, *_list(row["forms"])), where)
    _add(seeds, _actor(f"actor.{code}.demonym", role="demonym", **country), _list(row["demonyms"]), where)
    _add(seeds, _actor(f"actor.{code}.capital", role="capital", **country), _list(row["capitals"]), where)
    seeds.countries[code] = PlaceEntry(id=f"place.{code}", kind="place", name=name, place_kind="country", country=code,
                                       lat=float(row["lat"]), lon=float(row["lon"]))


def _read_organisation(seeds: Seeds, row: Row, where: str) -> None:
    owner = row["actor"].lower() or "any"
    # the prefix of a ship is none of its own forms: it is read with the ship's name only
    forms = _list(row["forms"]) if row["role"] == "ship" else (row["name"], *_list(row["forms"]))
    entry = _actor(f"org.{owner}.{_slug(row['name'])}", name=row["name"], role=row["role"], actor=row["actor"])
    _add(seeds, entry, forms, where)


def _read_person(seeds: Seeds, row: Row, where: str) -> None:
    entry = _actor(f"person.{_slug(row['name'])}", name=row["name"], role="person", actor=row["actor"], office=row["office"],
                   since=_date(row["since"]), until=_date(row["until"]))
    _add(seeds, entry, (row["name"], *_list(row["forms"])), where)


def _actor(identity: str, **values: Any) -> Actor:
    return Actor(id=identity, **{"kind": "actor", **values})


def _read_exercise(seeds: Seeds, row: Row, where: str) -> None:
    values: dict[str, Any] = {
        "type": row["type"] or "exercise", "operation": bool(row["type"]), "mode": row["mode"] or None,
        "actors": _list(row["actors"]), "host": _list(row["host"]), "opposing": _list(row["opposing"]),
        "parent": f"exercise.{_slug(row['parent'])}" if row["parent"] else None,
        "months": tuple(int(month) for month in _list(row["months"])),
        "every": int(row["every"]) if row["every"] else None,
        "editions": editions_named(seeds, _list(row["editions"]) or ("year",), where),
    }
    entry = Exercise(id=f"exercise.{_slug(row['name'])}", kind="exercise", name=row["name"], **values)
    names = (row["name"], *_list(row["forms"]))
    _add(seeds, entry, names, where, _list(row["near"]))
    if not row["type"]:
        # "Exercise Malabar" is the series and no other exercise of that name, and needs no word near it to be sure.
        spelt_out = [f"Exercise {name}" for name in names if "exercise" not in name.lower()]
        seeds.forms[entry.id].extend(form for text in spelt_out for form in compile_form(seeds, entry, text, where))


def _read_equipment(seeds: Seeds, row: Row, where: str) -> None:
    """One row names several designations of one class and maker, each with its other spellings behind ``=``."""
    values: dict[str, Any] = {
        "category": row["category"], **seeds.categories.get(row["category"], {}), "makers": _list(row["makers"]),
        "operators": _list(row["operators"]),
    }
    for designation in _list(row["names"]):
        written = tuple(part.strip() for part in designation.split("="))
        name = written[0].removesuffix("-{n}")
        open_end = "-n" if written[0].endswith("{n}") else ""
        entry = Equipment(id=f"equipment.{_slug(name)}{open_end}", kind="equipment", name=name, **values)
        _add(seeds, entry, written, where)


def _read_place(seeds: Seeds, row: Row, where: str) -> None:
    country = f".{row['country'].lower()}" if row["country"] else ""
    values: dict[str, Any] = {"place_kind": row["kind"], "country": row["country"], "source": row["source"]}
    entry = PlaceEntry(id=f"place.{_slug(row['name'])}{country}", kind="place", name=row["name"],
                       lat=float(row["lat"]), lon=float(row["lon"]), **values)
    _add(seeds, entry, (row["name"], *_list(row["forms"])), where)


def _read_cameo(seeds: Seeds, row: Row, where: str) -> None:
    code = CameoCode(**row)
    check_one(seeds, where, "type", code.type, EVENT_TYPES)
    key = (code.type, code.mode, code.status)
    if f"cameo {key}" in seeds.seen:
        raise ValueError(f"{' '.join(key)} is there twice")
    seeds.seen.add(f"cameo {key}")
    seeds.cameo[key] = code


_LISTS: dict[str, tuple[tuple[str, ...], Callable[[Seeds, Row, str], None]]] = {
    "countries": (("code", "name", "forms", "demonyms", "capitals", "lat", "lon"), _read_country),
    "organisations": (("role", "actor", "name", "forms"), _read_organisation),
    "people": (("name", "forms", "actor", "office", "since", "until"), _read_person),
    "exercises": (("name", "forms", "type", "mode", "actors", "host", "opposing", "months", "every", "editions", "near",
                   "parent"), _read_exercise),
    "equipment": (("category", "makers", "operators", "names"), _read_equipment),
    "places": (("name", "forms", "kind", "country", "lat", "lon", "source"), _read_place),
    "cameo": (("type", "mode", "status", "cameo", "plover"), _read_cameo),
}
