"""Plain text and Markdown: one file, one report.

Front matter may stand at the top of either. A text without it may begin with header lines (``Date: 2024-03-14``), which are
taken off; all else stays in the text, the title too, so that nothing an analyst quotes is missing from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.model import Report, ReportWarning
from timeline.readers.fields import pick_fields
from timeline.readers.frontmatter import split_front_matter
from timeline.readers.options import ReadOptions
from timeline.readers.published import parse_stated
from timeline.readers.record import Draft, finish, set_fields

_HEADER = re.compile(
    r"(?P<key>date|published|source|publisher|url|link|title|headline|language|lang|id)[ \t]*:[ \t]+(?P<value>\S.*)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 150


def read_text(
    text: str, path: str, stem: str, options: ReadOptions, *, markdown: bool = False
) -> Iterator[Report | ReportWarning]:
    """The report that `text`, the content of the file `path`, is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    draft = Draft(text, fallback_id=stem, lined=True)
    front = split_front_matter(text, options.limits.front_matter)
    if front is not None:
        draft.text = text[front.body_start :]
        draft.line = 1 + text.count("\n", 0, front.body_start)
        draft.faults.extend(front.faults)
        set_fields(draft, pick_fields(front.fields), "front matter")
    else:
        _take_header_lines(draft)
    if draft.title is None:
        draft.title = _heading(draft.text) if markdown else _first_line_title(draft.text)
    yield from finish(draft, path, options)


def _take_header_lines(draft: Draft) -> None:
    fields: dict[str, str] = {}
    lines = draft.text.split("\n")
    taken = 0
    for line in lines:
        match = _HEADER.fullmatch(line.rstrip())
        if match is None or match["key"].lower() in fields:
            break
        fields[match["key"].lower()] = match["value"]
        taken += 1
    if fields:
        draft.text = "\n".join(lines[taken:])
        draft.line += taken
        set_fields(draft, pick_fields(fields), "header line")


def _heading(text: str) -> str | None:
    """The first heading of a Markdown text, where it stands before the first paragraph."""
    first = text.lstrip("\n").split("\n", 1)[0]
    if not first.startswith(("# ", "#\t")):
        return None
    return first.strip("# \t") or None


def _first_line_title(text: str) -> str | None:
    """The first line, where it can only be a title: short, no sentence, set off by a blank line, and text after it."""
    first, _, rest = text.lstrip("\n").partition("\n")
    first = first.strip()
    looks_like_one = 0 < len(first) <= _LONGEST_TITLE and first.rstrip("\"'”’")[-1:] not in (*".:;,—–-…", "")
    set_off = rest[:1] == "\n" and bool(rest.strip())
    byline = re.match(r"(?:by|from)\s+[A-Z]", first, re.IGNORECASE) is not None
    if not (looks_like_one and set_off) or byline or not any(map(str.isalpha, first)) or parse_stated(first):
        return None
    return first
