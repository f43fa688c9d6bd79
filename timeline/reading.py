"""One input read in a worker: its reports and warnings in pieces of moderate size, and what stands for a reader that died.

Imported by every worker before its first task, so it imports no more than reading needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline.model import Report, ReportWarning
from timeline.readers import Input, ReadOptions, iter_input

PIECE = 100
"""Reports, or warnings, that are handed over at once."""
_CHARACTERS = 1_000_000
"""The same in characters of text."""


class Reading(NamedTuple):
    """A piece of what one input yielded."""

    reports: tuple[Report, ...] = ()
    warnings: tuple[ReportWarning, ...] = ()
    outside: int = 0
    """Reports that were published outside the days asked for."""


def read_pieces(source: Input, options: ReadOptions) -> Iterator[Reading]:
    """What `source` yields."""
    reports: list[Report] = []
    warnings: list[ReportWarning] = []
    outside = size = 0
    for item in iter_input(source, options):
        if isinstance(item, ReportWarning):
            warnings.append(item)
        elif is_wanted(item, options):
            reports.append(item)
            size += len(item.text)
        else:
            outside += 1
        if len(reports) >= PIECE or len(warnings) >= PIECE or size > _CHARACTERS:
            yield Reading(tuple(reports), tuple(warnings), outside)
            reports, warnings, outside, size = [], [], 0, 0
    yield Reading(tuple(reports), tuple(warnings), outside)


def is_wanted(report: Report, options: ReadOptions) -> bool:
    """Whether the report is of the days asked for; where the metadata give none, its dateline or text decides."""
    if options.since is None and options.until is None:
        return True
    if report.published is not None:
        return options.admits(report.published)
    from timeline.timex import find_published

    found = find_published(report.text, report.title)
    return options.admits(found.day if found is not None else None)


def not_read(source: Input, reason: str) -> Reading:
    """What stands for the rest of an input whose reader was ended."""
    message = f"{source.path}: reading was stopped because {reason}; look at the file, or leave it out"
    return Reading(warnings=(ReportWarning(report=None, path=source.path, stage="read", message=message),))
