"""How reports are to be read: the options that ``timeline ingest`` and ``timeline-spark build`` share."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import Options
from timeline.errors import UsageError
from timeline.near import did_you_mean, unknown

if TYPE_CHECKING:
    from timeline.readers import ReadOptions

_FIELDS = ("text", "title", "date", "url", "source", "lang")


@dataclasses.dataclass(kw_only=True)
class Reading(Options):
    """What reports leave open, and which of them to read."""

    published: Annotated[str | None, typer.Option(
        "--published", metavar="DATE", help="day of publication of reports that state none")] = None
    source: Annotated[str | None, typer.Option(
        "--source", metavar="NAME", help="publisher of reports that name none")] = None
    tz: Annotated[str | None, typer.Option("--tz", metavar="ZONE", help="zone of the outlet, as Asia/Seoul")] = None
    mapping: Annotated[str | None, typer.Option(
        "--map", metavar="OURS=THEIRS,…", help="names of columns or keys, as date=pubDate,text=body")] = None
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="only reports published on or after")] = None
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="only reports published on or before")] = None

    def options(self, form: str | None = None) -> ReadOptions:
        """The same as the readers want it; `form` is the format of standard input. Raises UsageError."""
        from timeline.readers import FORMATS, ReadOptions
        from timeline.select import parse_day, parse_when

        if form is not None and form not in FORMATS:
            raise unknown("format", form, FORMATS)
        if self.tz is not None:
            import zoneinfo

            try:
                zoneinfo.ZoneInfo(self.tz)
            except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
                hint = did_you_mean(self.tz, zoneinfo.available_timezones()) or "write it as Asia/Seoul"
                raise UsageError(f"no time zone {self.tz!r}; {hint}") from None
        return ReadOptions(
            published=parse_day(self.published) if self.published else None, source=self.source, tz=self.tz,
            mapping=_mapping(self.mapping), since=parse_when(self.since).first if self.since else None,
            until=parse_when(self.until).last if self.until else None, format=form)


def _mapping(text: str | None) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in (text or "").split(","):
        if not part.strip():
            continue
        ours, equals, theirs = part.partition("=")
        ours, theirs = ours.strip(), theirs.strip()
        if not equals or not theirs or ours not in _FIELDS:
            raise UsageError(f"--map {part!r}: write OURS=THEIRS, where OURS is one of {', '.join(_FIELDS)}")
        pairs.append((ours, theirs))
    return tuple(pairs)
