"""The page of rules, written from the table: every rule with its shape, its examples and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from timeline.timex.english import CLASSES
from timeline.timex.rules import Rule

_HEAD: Final = """\
# Rules for dates in English

Generated from the rule tables in `timeline/timex/english/`; the tests run every example. A rule is a shape, its examples,
and one expression that says what it means.

In a shape `{braces}` are slots (`{n}` a number, `{unit}` a unit of time, `{month}`, `{weekday}` ...), `[brackets]` hold what
may be left out, `(a|b)` alternatives, a blank is white space or a hyphen, `~` glues. The longest match wins, and the earlier
rule where two match the same words.

In the tables *published* is the day the text was published; `(narrative)` means a text that tells its own years, where the
expression counts from the date told before. *Value* is TIMEX3, *covers* is EDTF; what covers nothing dates nothing.

Beside the rules work some things that hold for all of them.

- Clock and day, weekday and date, month and year are joined where they stand side by side.
- A clock time keeps its zone and the instant in UTC; two clocks that tell one instant are that instant, on the day that is
  local to the event.
- What counts from an event ("two days after the launch", "the third day of the siege") counts from the date that the words
  behind or an earlier sentence give it; where none does, it stays a length of time.
- In news, a paragraph that has told no day counts from the newest day told that is not after publication.
- "Early", "the end of", "since", "until", "by", "about" change what follows.
- Two dates with "to" or a dash between them are a range.
- Where the text contradicts its publication day, the text is believed, and the result says so.
"""


def page() -> str:
    """The page, in Markdown."""
    return "\n".join(
        [_HEAD, *(line for module in CLASSES for line in _section(module.__doc__ or "", module.TABLE.rules.values()))]
    )


def _section(title: str, rules: Iterable[Rule]) -> Iterator[str]:
    heading, _, rest = title.partition(": ")
    yield f"## {heading.rstrip('.')}\n"
    if rest:
        yield f"{rest[0].upper()}{rest[1:]}\n"
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.name}\n"
    yield f"`{rule.shape}`\n"
    yield f"{(rule.means.__doc__ or '').strip()}\n"
    yield "| text | published | value | covers |"
    yield "| --- | --- | --- | --- |"
    for example in rule.examples:
        yield f"| {example.text} | {example.published or '(narrative)'} | `{example.value}` | {example.edtf} |"
    yield ""
    if rule.never:
        yield "Never: " + ", ".join(f"“{text}”" for text in rule.never) + ".\n"
