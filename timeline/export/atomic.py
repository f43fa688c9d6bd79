"""Files that are there whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import StoreError


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write `pieces` to `path` as UTF-8, replacing what is there in one step. Raises StoreError."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for piece in pieces:
            file.write(piece)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`; what the block writes there becomes `path` if the block ends well.

    Raises StoreError where the folder is missing or the disk refuses.
    """
    temporary = path.with_name(f".{path.name}.tmp-{os.getpid()}")
    _sweep(path)
    try:
        yield temporary
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        why = error.strerror or str(error)
        raise StoreError(f"{path}: cannot be written ({why}); what was there before is untouched") from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what a killed process left beside `path`; a temporary file of a process that still runs stays."""
    with contextlib.suppress(OSError):
        for left in path.parent.iterdir():
            prefix = f".{path.name}.tmp-"
            if left.name.startswith(prefix) and not _runs(left.name.removeprefix(prefix)):
                left.unlink(missing_ok=True)


def _runs(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return int(pid) != os.getpid()


def _sync_folder(folder: Path) -> None:
    # Windows cannot open folders, and keeps renames by itself
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
