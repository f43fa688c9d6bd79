"""Reading folders of seeds and checking them. All faults are listed at once.

    <any>.toml              [[entry]] tables, each with a kind; [defaults] gives keys that every entry of the file shares;
                            [[category]] what a class of equipment hints at; [[edition]] ways to write an edition;
                            [[theatre]], [[side]] who opposes whom; [[type]], [[mode]] words for them on the command line
    countries.csv           a row a country: names, demonyms, capitals as actors
    organisations.csv       ministries, staffs, forces, branches, units, agencies, and the actor each belongs to
    people.csv              leaders, ministers, commanders, spokespeople, and their years
    exercises.csv           series of exercises, and named operations
    equipment.csv           designations; classes ("ballistic missile") are in equipment.toml
    places.csv              the gazetteer
    cameo.csv               (type, mode, status) -> CAMEO and PLOVER codes

Folders inside the folder are read too, but not ``reports``. A second folder is read on top of the first: an entry whose id
is already there replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline.errors import SeedError
from timeline.lexicon.check import check_codes, check_owners
from timeline.lexicon.read_csv import read_csv
from timeline.lexicon.read_toml import parse_toml, read_toml
from timeline.lexicon.seeds import Seeds


def read_seeds(folders: Sequence[Path]) -> Seeds:
    """All seeds of `folders`, later ones on top. Raises ``SeedError`` with every fault, one a line."""
    seeds = Seeds()
    for folder in folders:
        if not folder.is_dir():
            raise SeedError(f"{folder}: no such folder of seeds; check the path")
        seeds.seen.clear()
        tables = [(parse_toml(seeds, path, _name(folder, path)), _name(folder, path)) for path in seed_files(folder, "toml")]
        for content, where in tables:
            read_toml(seeds, content, where)
        for path in seed_files(folder, "csv"):
            read_csv(seeds, path, _name(folder, path))
    check_owners(seeds)
    check_codes(seeds)
    if seeds.faults:
        raise SeedError("\n".join(seeds.faults))
    return seeds


def seed_files(folder: Path, suffix: str) -> Iterator[Path]:
    """The files of that suffix under `folder`, sorted, sample reports left out."""
    return (path for path in sorted(folder.rglob(f"*.{suffix}")) if "reports" not in path.relative_to(folder).parts)


def _name(folder: Path, path: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
