"""Bytes to reports. Knows formats; of dates only the publication date that metadata state.

`find_inputs` lists what to read without reading it; `read_input` reads one input and is a pure function of its bytes, so
that it can run in a worker process; `read` does both, one after the other. What cannot be read is a `ReportWarning` that
says where, what, and what to do; nothing here raises for bad input.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from timeline.model import Report, ReportWarning
from timeline.readers.dispatch import iter_input, read_input
from timeline.readers.inputs import STDIN, Input, find_inputs
from timeline.readers.options import FORMATS, Limits, ReadOptions
from timeline.readers.unique import unique_ids
from timeline.walk import Identity

__all__ = [
    "FORMATS", "STDIN", "Input", "Limits", "ReadOptions", "find_inputs", "iter_input", "read", "read_input", "unique_ids",
]


def read(
    paths: Iterable[str | Path], options: ReadOptions | None = None, *, skip: Collection[Identity] = ()
) -> Iterator[Report | ReportWarning]:
    """The reports behind `paths`, one after the other, with a warning for each trouble on the way."""
    options = options or ReadOptions()
    for found in find_inputs(paths, options, skip=skip):
        if isinstance(found, ReportWarning):
            yield found
        else:
            yield from iter_input(found, options)
