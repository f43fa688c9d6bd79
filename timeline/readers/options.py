"""What a caller may say about the reports to read, and the limits that keep one bad file from costing more than itself."""

from __future__ import annotations

import dataclasses
import datetime as dt
import zoneinfo

from timeline.clean import printable
from timeline.errors import UsageError
from timeline.near import did_you_mean
from timeline.readers.fields import NAMES, field_named

FORMATS = ("text", "html", "feed", "jsonl", "json", "csv", "warc")


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, checked before reading or while unpacking."""

    file: int = 50_000_000
    html: int = 4_000_000
    """Above this, article extraction, which is quadratic, gives way to the plain text of the page."""
    front_matter: int = 64_000
    line: int = 5_000_000
    record: int = 10_000_000
    unpacked: int = 50_000_000
    ratio: int = 200
    """Unpacked bytes a packed byte may yield."""


@dataclasses.dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. Picklable, so that a worker process gets the same options."""

    published: dt.date | None = None
    """Day of publication for reports that state none."""
    source: str | None = None
    """Publisher for reports that name none."""
    tz: str | None = None
    """IANA zone of the outlet: the day of a time stamp given in UTC is the day there."""
    mapping: tuple[tuple[str, str], ...] = ()
    """(our field, their column or key), for rows whose fields have other names; ``meta.date`` is a key in an object."""
    since: dt.date | None = None
    until: dt.date | None = None
    """First and last day of publication wanted, both inclusive."""
    format: str | None = None
    """One of `FORMATS`, for standard input; files are told by content, then suffix."""
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        """Raises `UsageError` for a zone, field or format that there is not, naming what there is."""
        if self.tz is not None and self.tz not in zoneinfo.available_timezones():
            hint = did_you_mean(self.tz, zoneinfo.available_timezones()) or "see the IANA list"
            raise UsageError(f"no time zone {printable(self.tz)!r}; {hint}")
        for ours, _ in self.mapping:
            if field_named(ours) is None:
                raise UsageError(f"reports have no field {ours!r}; they have {', '.join(NAMES)}")
        if self.format is not None and self.format not in FORMATS:
            raise UsageError(f"no format {self.format!r}; there are {', '.join(FORMATS)}")

    def admits(self, published: dt.date | None) -> bool:
        """Whether a report of that day is wanted. Undated reports are, as long as no day is asked for."""
        if published is None:
            return self.since is None and self.until is None
        return (self.since is None or published >= self.since) and (self.until is None or published <= self.until)
