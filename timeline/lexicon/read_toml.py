"""TOML files of seeds: entries with examples, and small tables (editions, categories, theatres, sides, words to type)."""

from __future__ import annotations

import dataclasses
import math
import tomllib
from pathlib import Path
from typing import Any

from timeline.lexicon import inflect
from timeline.lexicon.check import EVENT_TYPES, check_entry, check_one, compile_form
from timeline.lexicon.entries import Actor, Entry, Equipment, Exercise, PlaceEntry, Trigger
from timeline.lexicon.forms import compile_inflected
from timeline.lexicon.seeds import Example, Seeds, Side, Theatre, TypeOrMode

CLASSES: dict[str, type[Entry]] = {
    "actor": Actor, "exercise": Exercise, "equipment": Equipment, "place": PlaceEntry, "trigger": Trigger, "cue": Trigger,
    "ignore": Entry, "idiom": Trigger, "field": Trigger,
}
_SHARED_KEYS = frozenset({"id", "kind", "name", "source", "forms", "examples", "never", "near", "ambiguous"})
_INFLECTED_KEYS = frozenset({"nouns", "verbs"})


def parse_toml(seeds: Seeds, path: Path, where: str) -> dict[str, Any]:
    """The tables of a file; editions and categories are read at once, because entries of any file refer to them.

    Weights have no rows, so they are read here as well.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        seeds.fault(where, f"not TOML: {error}; mend that line")
        return {}
    for row in content.pop("edition", []):
        seeds.editions[row.get("id", "")] = tuple(row.get("patterns", []))
    for row in content.pop("category", []):
        seeds.categories[row.pop("id", "")] = row
    for cue, weight in content.pop("saying", {}).items():
        if isinstance(weight, int | float) and math.isfinite(weight):
            seeds.sayings[cue] = float(weight)
        else:
            seeds.fault(where, f"the weight of {cue!r} is {weight!r}; give it a number")
    return content


def read_toml(seeds: Seeds, content: dict[str, Any], where: str) -> None:
    """The tables of one file."""
    readers = {"entry": _read_entry, "theatre": _read_theatre, "side": _read_side, "type": _read_type, "mode": _read_mode}
    defaults = content.pop("defaults", {})
    for key, rows in content.items():
        if key not in readers:
            known = ", ".join(("defaults", "edition", "category", "saying", *readers))
            seeds.fault(where, f"unknown table [{key}]; tables are {known}")
            continue
        for row in rows:
            readers[key](seeds, {**defaults, **row} if key == "entry" else row, where)


def _read_entry(seeds: Seeds, row: dict[str, Any], where: str) -> None:
    identity, kind = row.get("id"), row.get("kind")
    if not isinstance(identity, str) or not identity:
        seeds.fault(where, f"an entry has no id ({next(iter(row.get('forms', [])), 'no forms either')!r}); give it one")
        return
    here = f"{where}: {identity}"
    if kind not in CLASSES:
        seeds.fault(here, f"kind is {kind!r}; use one of {', '.join(CLASSES)}")
        return
    entry = _make(seeds, row, CLASSES[kind], here)
    if entry is None:
        return
    check_entry(seeds, entry, here)
    near = tuple(row.get("near", []))
    forms = [form for text in row.get("forms", []) for form in compile_form(seeds, entry, text, here, near)]
    for noun in row.get("nouns", []):
        forms += compile_inflected(entry, noun, inflect.nouns(noun))
    for verb in row.get("verbs", []):
        forms += compile_inflected(entry, verb, inflect.verbs(verb))
    seeds.add(entry, forms, where)
    seeds.examples[identity] = Example(tuple(row.get("examples", [])), tuple(row.get("never", [])), where)
    if row.get("ambiguous"):
        seeds.ambiguous.add(identity)


def _make(seeds: Seeds, row: dict[str, Any], cls: type[Entry], here: str) -> Entry | None:
    fields = {field.name: field for field in dataclasses.fields(cls)}
    allowed = _SHARED_KEYS | set(fields) | (_INFLECTED_KEYS if cls is Trigger else frozenset())
    for key in sorted(row.keys() - allowed):
        seeds.fault(here, f"unknown key {key!r}; {row['kind']} entries have {', '.join(sorted(allowed))}")
    written = [*row.get("forms", []), *row.get("nouns", []), *row.get("verbs", [])]
    if not written:
        seeds.fault(here, "no forms; list at least one way to write it")
        return None
    values: dict[str, Any] = {}
    for key in row.keys() & fields.keys():
        values[key] = tuple(row[key]) if isinstance(row[key], list) else row[key]
    values.setdefault("name", written[0])
    missing = [name for name, field in fields.items() if name not in values and field.default is dataclasses.MISSING]
    if missing:
        seeds.fault(here, f"{', '.join(missing)} missing; add it")
        return None
    if cls is Equipment:
        values = {**seeds.categories.get(values["category"], {}), **values}
    if cls is Exercise:
        values["editions"] = editions_named(seeds, values.get("editions") or ("year",), here)
    return cls(**values)


def editions_named(seeds: Seeds, names: tuple[str, ...], here: str) -> tuple[str, ...]:
    """The patterns of the named ways to write an edition; a pattern of one's own holds ``{name}``."""
    patterns: list[str] = []
    for name in names:
        if "{name}" in name:
            patterns.append(name)
        elif name in seeds.editions:
            patterns.extend(seeds.editions[name])
        elif name != "year":  # the default of a folder of seeds that has no table of editions
            seeds.fault(here, f"editions names {name!r}; use one of {', '.join(seeds.editions)} or a pattern with {{name}}")
    return tuple(patterns)


def _read_theatre(seeds: Seeds, row: dict[str, Any], where: str) -> None:
    missing = {"id", "name"} - row.keys()
    if missing:
        seeds.fault(f"{where}: theatre {row.get('id', '?')}", f"{', '.join(sorted(missing))} missing; add it")
        return
    seeds.theatres[row["id"]] = Theatre(row["id"], row["name"], tuple(row.get("forms", [])),
                                        frozenset(row.get("countries", [])), frozenset(row.get("places", [])))


def _read_side(seeds: Seeds, row: dict[str, Any], where: str) -> None:
    here = f"{where}: side {row.get('theatre', '?')}"
    camps = row.get("camps", [])
    if len(camps) != 2 or not all(camps) or set(camps[0]) & set(camps[1]):
        seeds.fault(here, f"camps is {camps!r}; give two lists of actors that share none")
        return
    rehearsing = frozenset(row.get("rehearsing", []))
    if strangers := sorted(rehearsing.difference(*camps)):
        seeds.fault(here, f"rehearsing names {', '.join(strangers)}; list actors of the two camps only")
        return
    side = Side(row.get("theatre", ""), (frozenset(camps[0]), frozenset(camps[1])), row.get("since"), row.get("until"),
                rehearsing)
    if side.since and side.until and side.since >= side.until:
        seeds.fault(here, f"since {side.since} is not before until {side.until}; swap or mend them")
    seeds.sides.append(side)


def _read_type(seeds: Seeds, row: dict[str, Any], where: str) -> None:
    check_one(seeds, f"{where}: type", "id", row.get("id"), EVENT_TYPES)
    _add_words(seeds, TypeOrMode(row.get("id", ""), None), row, where)


def _read_mode(seeds: Seeds, row: dict[str, Any], where: str) -> None:
    if row.get("type") is not None:
        check_one(seeds, f"{where}: mode {row.get('id')}", "type", row["type"], EVENT_TYPES)
    _add_words(seeds, TypeOrMode(row.get("type"), row.get("id", "")), row, where)


def _add_words(seeds: Seeds, meaning: TypeOrMode, row: dict[str, Any], where: str) -> None:
    for word in (row.get("id", ""), *row.get("words", [])):
        other = seeds.words.setdefault(word.lower(), meaning)
        if other != meaning:
            seeds.fault(f"{where}: {row.get('id')}", f"{word!r} also means {other.mode or other.type}; keep it in one place")
