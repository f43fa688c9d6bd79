"""Front matter: the ``key: value`` block between two ``---`` lines at the top of a report, read as data and nothing else.

Every scalar stays the string that was written: YAML would make Norway's ``NO`` a false and ``12:30`` a number. Aliases
and tags are refused, size and depth bounded. Most blocks are plain ``key: value`` lines, which need no YAML parser at
all. A block that is no YAML (``title: Kyiv: attack``) is read line by line, so that one bad value costs that field and
not the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

MAX_DEPTH = 20
_FENCE = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|$)", re.MULTILINE)
_KEY_LINE = re.compile(r"[ \t]*[\"']?(?P<key>[A-Za-z][\w -]{0,40}?)[\"']?[ \t]*:(?:[ \t]+(?P<value>\S.*)?)?")
_PLAIN = re.compile(
    r"""(?P<key>[A-Za-z][\w-]*):\ +
    (?: "(?P<double>[^"\\]*)" | '(?P<single>[^']*)' | (?P<plain>[^\s"'\#&*!|>%@`\[\]{},?:-][^\#:]*) )""",
    re.VERBOSE,
)
_URL_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*): +(?P<plain>https?://[^\s#]+)")


class FrontMatter(NamedTuple):
    """The fields, where the text after the block begins, and what was wrong with it (line of the file, message)."""

    fields: Mapping[str, Any]
    body_start: int
    faults: tuple[tuple[int, str], ...] = ()


def split_front_matter(text: str, limit: int = 64_000) -> FrontMatter | None:
    """The front matter of `text`, or None where it has none. A rule over the text is none."""
    opening = _FENCE.match(text)
    if opening is None:
        return None
    start = opening.end()
    closing = _CLOSE.search(text, start, start + limit)
    if closing is None:
        return _never_closed(text, start, limit)
    block = text[start : closing.start()]
    if not block.strip():
        return FrontMatter({}, closing.end())
    fields = _plain_fields(block)
    if fields is not None:
        return FrontMatter(fields, closing.end())
    if not _looks_like_fields(block):
        return None
    try:
        loaded = load_yaml(block)
    except yaml.YAMLError as error:
        line = 2 + _line_of(error)
        fault = f"front matter is no valid YAML on line {line} ({_problem(error)}); put the value in double quotes"
        return FrontMatter(_line_by_line(block), closing.end(), ((line, fault),))
    if not isinstance(loaded, dict):
        return None
    return FrontMatter(loaded, closing.end())


def _never_closed(text: str, start: int, limit: int) -> FrontMatter | None:
    blank = text.find("\n\n", start, start + limit)
    block = text[start : blank if blank >= 0 else start]
    if not block or not _looks_like_fields(block):
        return None
    fault = "front matter is never closed; put a line --- after its last field"
    return FrontMatter(_line_by_line(block), blank + 2, ((1, fault),))


def _looks_like_fields(block: str) -> bool:
    first = next((line for line in block.split("\n") if line.strip() and not line.lstrip().startswith("#")), "")
    return _KEY_LINE.fullmatch(first.rstrip()) is not None or first.lstrip().startswith("{")


def _plain_fields(block: str) -> dict[str, str] | None:
    """The fields of a block of plain lines, as YAML would read them as strings; None where YAML must decide."""
    fields = {}
    for line in block.split("\n"):
        if not line:
            continue
        # Trimmed first: a pattern that also eats the blanks at the end takes quadratic time on a line of blanks.
        match = _PLAIN.fullmatch(line.rstrip(" \t")) or _URL_LINE.fullmatch(line.rstrip(" \t"))
        if match is None:
            return None
        groups = match.groupdict()
        value = next(v for name in ("double", "single", "plain") if (v := groups.get(name)) is not None)
        fields[match["key"]] = value
    return fields


def _line_by_line(block: str) -> dict[str, str]:
    """What can be saved from a block that is no YAML: a field for each line that looks like one."""
    fields = {}
    for line in block.split("\n"):
        match = _KEY_LINE.fullmatch(line.rstrip())
        if match is None or line[:1].isspace() or not match["value"]:
            continue
        value = match["value"]
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if value and value[0] not in "&*!|>{[":
            fields[match["key"]] = value
    return fields


class _LiteralLoader(yaml.SafeLoader):
    """Scalars stay strings; aliases, anchors, tags and deep nesting are errors."""

    _depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next node, refused where it is shared, tagged or nested too deep."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.constructor.ConstructorError(None, None, "aliases are not allowed here", event.start_mark)
        if getattr(event, "tag", None):
            raise yaml.constructor.ConstructorError(None, None, "tags are not allowed here", event.start_mark)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise yaml.constructor.ConstructorError(None, None, "nested too deep", event.start_mark)
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def flatten_mapping(self, node: Any) -> None:
        """Merge keys (``<<``) are keys like any other."""


_LiteralLoader.yaml_implicit_resolvers = {}


def load_yaml(block: str) -> Any:
    """`block` as dicts, lists and strings. Raises `yaml.YAMLError`, whatever is wrong with it."""
    loader = _LiteralLoader(block)
    try:
        return loader.get_single_data()
    except (ValueError, OverflowError, RecursionError, TypeError) as error:
        # PyYAML lets these through for impossible escapes and keys that cannot be hashed.
        raise yaml.YAMLError(str(error)) from error
    finally:
        loader.dispose()


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return int(mark.line) if mark is not None else 0


def _problem(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or str(error).split("\n", 1)[0] or "unreadable")
