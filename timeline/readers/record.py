"""From what a reader found in a file to a `Report`: the part that is the same for every format.

A `Draft` holds raw strings. Here they are cleaned, the stated date is read, the id settled and the content hash taken. A
field that makes no sense is dropped with a warning; a report without text is no report.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.clean import clean_line, clean_text, printable
from timeline.dates.grain import Grain
from timeline.model import PublishedBasis, Report, ReportWarning
from timeline.readers.language import guess_language, language_tag
from timeline.readers.options import ReadOptions
from timeline.readers.published import Stated, parse_stated

_LONGEST_FIELD = {"id": 200, "title": 1000, "source": 300, "url": 2000}


@dataclasses.dataclass(slots=True)
class Draft:
    """A report as its file gives it. Strings are raw; `text` begins on `line` of the file."""

    text: str
    line: int = 1
    id: str | None = None
    """The id that the report itself claims."""
    fallback_id: str = ""
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_where: str = ""
    """The field or rule that gave `published`, for people: ``front matter, published``."""
    evidence: str | None = None
    """What to store as evidence of `published`, where field and string do not say it all."""
    is_guess: bool = False
    """`published` was made out from the text of a page; a dateline knows better."""
    lined: bool = False
    """The text stands in the file as it is, so that its lines can be counted there."""
    tidy: bool = False
    """The text is that of an extraction, so blanks at line ends and runs of blank lines are the tool's, not the writer's."""
    faults: list[tuple[int, str]] = dataclasses.field(default_factory=list)
    """(line of the file, message)."""


def set_fields(draft: Draft, fields: Mapping[str, Any], where: str) -> None:
    """Put the picked `fields` into `draft`; a value that is no scalar costs that field and leaves a fault."""
    for name, value in fields.items():
        if name == "text":
            continue
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            value = value["name"]
        if isinstance(value, bool | list | dict) or value is None:
            draft.faults.append((draft.line, f"{where}: `{name}` is not a single value; give one string"))
            continue
        setattr(draft, name, str(value))
        if name == "published":
            draft.published_where = f"{where}, {name}"


def finish(draft: Draft, path: str, options: ReadOptions) -> Iterator[Report | ReportWarning]:
    """The warnings of `draft`, then its report, if it has a text."""
    text = _body(draft)
    if not text.strip():
        yield warn(path, draft.line, "no text in it; the report was not stored", draft.id)
        return
    name = _field(draft, "id") or clean_line(printable(draft.fallback_id))[: _LONGEST_FIELD["id"]] or "report"
    language = language_tag(draft.language) or guess_language(text)
    for line, fault in draft.faults:
        yield warn(path, line, fault, name)
    stated = parse_stated(draft.published, tz=options.tz, language=language) if draft.published else None
    if draft.published and draft.published.strip() and (stated is None or stated.grain is not Grain.DAY):
        # A month would make every "Wednesday" of the report a guess, so it is told and left out.
        fault = "is no date that can be read one way only" if stated is None else f"names no more than a {stated.grain}"
        shown = f"{draft.published_where} {clean_line(draft.published)[:60]!r} {fault}"
        yield warn(path, draft.line, f"{shown}; write it as YYYY-MM-DD, or give --published", name)
        stated = None
    title, url = _field(draft, "title"), _field(draft, "url")
    source = _field(draft, "source") or options.source
    published, grain, basis, evidence = _publication(draft, stated, options)
    lead = len(draft.text) - len(draft.text.lstrip("\r\n\ufeff"))
    yield Report.model_construct(
        id=name,
        text=text,
        title=title,
        source=source,
        url=url,
        language=language,
        path=path,
        line=draft.line + draft.text.replace("\r\n", "\n").replace("\r", "\n")[:lead].count("\n") if lead else draft.line,
        lined=draft.lined,
        content_hash=content_hash(title, source, url, None if draft.is_guess else stated, text),
        published=published,
        published_basis=basis,
        published_grain=grain,
        published_evidence=evidence,
    )


def content_hash(title: str | None, source: str | None, url: str | None, stated: Stated | None, text: str) -> str:
    """blake2b-128 hex of what makes two reads the same report. The date counts as a day, however it was written."""
    content = json.dumps([title, source, url, stated and stated.day.isoformat(), text], ensure_ascii=False)
    return hashlib.blake2b(content.encode("utf-8"), digest_size=16).hexdigest()


def warn(path: str, line: int | None, message: str, report: str | None = None) -> ReportWarning:
    """A warning about `path`, or about one line of it."""
    where = path if line is None or line <= 1 else f"{path}:{line}"
    # half a million bad lines are a megabyte, so no validation
    return ReportWarning.model_construct(
        report=report, path=path, stage="read", message=printable(f"{where}: {message}"), start=None, end=None)


def _publication(
    draft: Draft, stated: Stated | None, options: ReadOptions
) -> tuple[Any, str | None, PublishedBasis | None, str | None]:
    evidence = draft.evidence or f"{draft.published_where}: {clean_line(draft.published or '')}"
    if stated is not None and not draft.is_guess:
        return stated.day, str(stated.grain), "metadata", printable(evidence)[:500]
    if options.published is not None:
        return options.published, str(Grain.DAY), "given", f"--published {options.published}"
    if stated is not None:
        return stated.day, str(stated.grain), "text", printable(evidence)[:500]
    return None, None, None, None


def _field(draft: Draft, name: str) -> str | None:
    value = getattr(draft, name)
    return (printable(clean_line(value))[: _LONGEST_FIELD[name]].strip() or None) if value else None


def _body(draft: Draft) -> str:
    text = clean_text(draft.text)
    if draft.tidy:
        lines = [" ".join(line.split()) for line in text.split("\n")]
        text = "\n".join(line for line, before in zip(lines, ["", *lines], strict=False) if line or before)
    return text.strip("\n")
