"""Copying a database file that nobody has open: for a backup, before an upgrade, and as evidence before a repair."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from timeline.errors import StoreError


def copy_whole(source: Path, target: Path) -> None:
    """Copy a closed file so that `target` is there whole or not at all, also after a loss of power. Raises StoreError."""
    made = target.with_name(f".{target.name}.tmp-{os.getpid()}")
    try:
        with source.open("rb") as read, made.open("wb") as written:
            shutil.copyfileobj(read, written, 1 << 20)
            written.flush()
            os.fsync(written.fileno())
        shutil.copymode(source, made)
        os.replace(made, target)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make sure that a rename in `folder` outlives a loss of power."""
    with contextlib.suppress(OSError):  # Windows cannot open folders, and keeps renames by itself
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
