"""Opening a DuckDB file: which strings are refused as paths, how DuckDB's refusals read, and what a reader may do.

DuckDB itself is generous in ways that lose data: an empty path, or one that ends in ``.csv``, opens a database in memory
where every write succeeds and is gone at exit; ``s3:`` or a SQLite file makes it look for an extension on the network.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from timeline.errors import LockedError, StoreError, UsageError
from timeline.store import parquet

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_MAGIC = b"DUCK"
_LOCK_HOLDER = re.compile(r"PID (\d+)")

# What a reader may not do, whoever wrote the SQL of the views it runs: reach files, network, extensions, Python variables.
_READER_CONFIG: dict[str, Any] = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
}
_WRITER_CONFIG: dict[str, Any] = {
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "python_enable_replacements": "false",
    # DuckDB would take four fifths of the machine; what does not fit goes to disk, beside the database
    "memory_limit": "256MB",
    # readable by DuckDB 1.5 and 2.0 alike
    "storage_compatibility_version": "v1.5.0",
}


def check_path(path: str | Path, *, must_exist: bool) -> Path:
    """`path` as the path of a local DuckDB file, or of a folder of Parquet files that is a timeline.

    Raises UsageError for a string that is no path of a local file, StoreError for a file that is no DuckDB database.
    """
    text = str(path)
    if not text.strip():
        raise UsageError("the path of the database is empty; name a file such as timeline.duckdb")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError(f"{text.encode('unicode_escape').decode()}: no usable path; use printable characters")
    if _SCHEME.match(text):
        raise UsageError(f"{text}: not the path of a local file; the database must lie on this machine")
    if "?" in text or "*" in text:
        raise UsageError(f"{text}: ? and * stand for other characters in DuckDB; name one file")
    checked = Path(text)
    if parquet.is_timeline(checked):
        return checked
    if checked.is_dir():
        raise StoreError(f"{text}: is a folder; name a file in it, such as {checked / 'timeline.duckdb'}")
    if not checked.parent.is_dir():
        raise StoreError(f"{text}: there is no folder {checked.parent}; create it first")
    if not checked.exists():
        if must_exist:
            raise StoreError(f"{text}: there is no such database; create it with: timeline --db {text} ingest PATH")
        return checked
    if not checked.is_file():
        raise StoreError(f"{text}: is not a regular file")
    try:
        # Safe here alone: no connection of this process is open on it yet. Closing any handle on the file of an open
        # connection would drop DuckDB's lock.
        with checked.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        raise StoreError(f"{text}: cannot be read ({error.strerror})") from error
    if head[8:12] != _MAGIC:
        raise StoreError(f"{text}: is not a DuckDB database; name another file with --db")
    return checked


def connect_writer(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that may write to `path`, creating the file. Raises LockedError, StoreError."""
    # An existing file keeps its own format; DuckDB refuses to be told another.
    config = {k: v for k, v in _WRITER_CONFIG.items() if k != "storage_compatibility_version" or not path.exists()}
    connection = _connect(path, read_only=False, config=config)
    connection.execute("set enable_progress_bar = false")
    return connection


def connect_reader(path: Path, *, writes_to: Sequence[Path] = (), settings: Sequence[str] = ()) -> duckdb.DuckDBPyConnection:
    """A connection that can change nothing and reach nothing else, with its configuration locked.

    `writes_to` names folders that COPY may still write to; `settings` are SET statements to run before the lock.
    Raises LockedError, StoreError.
    """
    config = dict(_READER_CONFIG)
    connection = parquet.connect(path, config, writes_to) if path.is_dir() else _connect_file(path, config, writes_to)
    connection.execute("set enable_progress_bar = false")
    for statement in settings:
        connection.execute(statement)
    connection.execute("set lock_configuration = true")
    return connection


def _connect_file(path: Path, config: dict[str, Any], writes_to: Sequence[Path]) -> duckdb.DuckDBPyConnection:
    if not writes_to:
        return _connect(path, read_only=True, config=config)
    del config["enable_external_access"]
    connection = _connect(path, read_only=True, config=config)
    folders = ", ".join("'" + str(folder).replace("'", "''") + "'" for folder in writes_to)
    connection.execute(f"set allowed_directories = [{folders}]")
    connection.execute("set enable_external_access = false")
    return connection


def _connect(path: Path, *, read_only: bool, config: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        raise explain(error, path) from error


def explain(error: duckdb.Error, path: Path) -> StoreError:
    """DuckDB's refusal to open `path`, as one sentence with a remedy."""
    text = str(error)
    if "Could not set lock" in text or "Conflicting lock" in text:
        holder = _LOCK_HOLDER.search(text)
        who = f"another process (PID {holder[1]})" if holder else "another process"
        return LockedError(f"{path}: is being written by {who}; try again when it has finished, or wait with --wait 60")
    if "already open" in text or "different configuration" in text:
        return LockedError(f"{path}: is already open in this process; close it first")
    if "newer version" in text or "storage version" in text:
        return StoreError(f"{path}: was written by a newer DuckDB than the one installed ({duckdb.__version__}); "
                          "upgrade duckdb")
    if "not a valid DuckDB database" in text:
        return StoreError(f"{path}: is not a DuckDB database; name another file with --db")
    first = text.splitlines()[0] if text else type(error).__name__
    return StoreError(f"{path}: cannot be opened ({first}); if the disk is sound, the file is damaged: "
                      f"timeline --db {path} recover")
