"""What a rule is: a shape, one expression that says what it means, examples that hold and texts that it must not touch.

A shape is written as the phrase is said::

    "{n} {unit} ago"                        slots in braces; a blank is white space or a hyphen
    "[the] {n} {unit} (before|earlier)"     optional parts and alternatives
    "{month} {day},~[ {year}]"              "~" glues, "," is an optional comma

Slots come from `slots.py`, and what is compiled from a table of rules is in `matcher.py`.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.errors import RuleError
from timeline.timex.reading import Reading
from timeline.timex.slots import DIGIT, FUNCTION_WORDS, SLOTS

# White space with at most one line break, or a hyphen. A blank line ends every expression.
BLANK: Final = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*|-)"
_SHAPE_TOKEN: Final = re.compile(r"\{(?P<slot>\w+)(?::(?P<kind>\w+))?\}|(?P<word>[^\W_][\w'.]*)|(?P<blank> +)|(?P<mark>.)")


class Example(NamedTuple):
    """A phrase, the day it was published, and what it must become: TIMEX3 value, and EDTF (empty for what dates nothing)."""

    text: str
    published: str
    value: str
    edtf: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `kind` tells the joining and anchoring stages what sort of expression it reads; see `KINDS`."""

    name: str
    shape: str
    kind: str
    means: Callable[..., Reading | None]
    examples: tuple[Example, ...]
    never: tuple[str, ...]
    pattern: re.Pattern[str]
    slots: tuple[tuple[int, Callable[[str], Any]], ...]
    heads: frozenset[str]
    cores: frozenset[str]
    """Words of which each match has one."""
    followers: Mapping[str, frozenset[str] | None]
    """Words that may come next where it begins with one of `CROWDED`; None where any may, for it may end there."""


# First words that begin so many rules that the second word has to choose among them.
CROWDED: Final = frozenset({DIGIT, "the"})

# What sort of expression a rule reads.
KINDS: Final = frozenset(
    {
        "date",  # a day, month, year... said in full: nothing to resolve
        "year",  # a year alone, or one counted from somewhere ("last year"): may complete a month before it
        "day",  # a day counted from somewhere ("today", "the next day"): may complete a clock time
        "weekday",
        "monthday",  # day and month without a year
        "month",  # month without a year
        "season",  # season, quarter or half without a year
        "deictic",  # counted from the publication day ("last week", "three days ago")
        "anaphoric",  # counted from a date told before ("two days later", "the same month")
        "clock",  # a clock time without a day
        "part",  # a part of the day without a day
        "duration",
        "set",
        "vague",
        "holiday",
    }
)


class _Node(NamedTuple):
    """Part of a parsed shape: a word, a slot, a blank, a literal mark, or a choice that may be optional."""

    what: str
    text: str = ""
    choices: tuple[tuple[_Node, ...], ...] = ()
    optional: bool = False


def _parse(shape: str) -> tuple[_Node, ...]:
    tokens = list(_SHAPE_TOKEN.finditer(shape))
    position = 0

    def sequence(closing: str) -> list[tuple[_Node, ...]]:
        nonlocal position
        choices: list[tuple[_Node, ...]] = []
        nodes: list[_Node] = []
        while position < len(tokens):
            token = tokens[position]
            position += 1
            if token["slot"]:
                kind = token["kind"] or token["slot"]
                if kind not in SLOTS:
                    raise RuleError(f"shape {shape!r}: no slot is called {kind!r}")
                nodes.append(_Node("slot", f"{token['slot']}:{kind}"))
            elif token["word"]:
                nodes.append(_Node("word", token["word"]))
            elif token["blank"]:
                nodes.append(_Node("blank"))
            elif token["mark"] in "[(":
                inner = tuple(sequence("]" if token["mark"] == "[" else ")"))
                nodes.append(_Node("choice", choices=inner, optional=token["mark"] == "["))
            elif token["mark"] == "|":
                choices.append(tuple(nodes))
                nodes = []
            elif token["mark"] == closing:
                return [*choices, tuple(nodes)]
            elif token["mark"] != "~":
                nodes.append(_Node("mark", token["mark"]))
        if closing:
            raise RuleError(f"shape {shape!r}: {closing!r} is missing")
        return [*choices, tuple(nodes)]

    choices = sequence("")
    return choices[0] if len(choices) == 1 else (_Node("choice", choices=tuple(choices)),)


def _regex(nodes: Sequence[_Node], groups: list[str]) -> str:
    """The regular expression of a parsed shape. A blank beside an optional part is there only if the part is."""
    out: list[str] = []
    blank_due = blank_taken = False
    for position, node in enumerate(nodes):
        if node.what == "blank":
            blank_due, blank_taken = not blank_taken, False
            continue
        if node.optional:
            if any(choice and choice[0].what == "blank" for choice in node.choices):
                raise RuleError("an optional part of a shape must not begin with a blank; put the blank before it")
            inner = "|".join(_regex(choice, groups) for choice in node.choices)
            if blank_due:
                out.append(f"(?:{BLANK}(?:{inner}))?")
            elif position + 1 < len(nodes) and nodes[position + 1].what == "blank":
                out.append(f"(?:(?:{inner}){BLANK})?")
                blank_taken = True
            else:
                out.append(f"(?:{inner})?")
            blank_due = False
            continue
        if blank_due:
            out.append(BLANK)
            blank_due = False
        if node.what == "slot":
            groups.append(node.text)
            out.append(f"({SLOTS[node.text.partition(':')[2]].regex})")
        elif node.what == "word":
            out.append(re.escape(node.text))
        elif node.what == "mark":
            out.append(",?" if node.text == "," else re.escape(node.text))
        else:
            out.append("(?:" + "|".join(_regex(choice, groups) for choice in node.choices) + ")")
    return "".join(out)


def _heads(nodes: Sequence[_Node]) -> set[str]:
    """Lower-case words, or `DIGIT`, with which the shape may begin."""
    heads: set[str] = set()
    for node in nodes:
        if node.what == "word":
            return heads | {re.split(r"['.]", node.text.lower())[0]}
        if node.what == "slot":
            return heads | SLOTS[node.text.partition(":")[2]].heads
        if node.what == "choice":
            for choice in node.choices:
                heads |= _heads(choice)
            if not node.optional:
                return heads
    return heads


def _openings(nodes: Sequence[_Node], wanted: int = 2) -> Iterator[tuple[_Node, ...]]:
    """All ways in which the shape may begin: its first words, slots and marks, as many as `wanted`, and blanks between."""
    if not nodes or not wanted:
        yield ()
        return
    node, rest = nodes[0], nodes[1:]
    if node.what == "choice":
        for choice in node.choices:
            yield from _openings((*choice, *rest), wanted)
        if node.optional:
            yield from _openings(rest, wanted)
    elif node.text == ",":  # there or not
        yield from _openings(rest, wanted)
    else:
        for opening in _openings(rest, wanted - (node.what != "blank")):
            yield (node, *opening)


def _followers(nodes: Sequence[_Node], head: str) -> frozenset[str] | None:
    """Lower-case words that may stand behind `head` and a blank at the beginning of the shape; None where any word may.

    A mark or a slot glued to a number is no word behind a blank.
    """
    words: set[str] = set()
    for opening in _openings(nodes):
        first, *rest = itertools.dropwhile(lambda node: node.what == "blank", opening)  # that of an optional part left out
        if head not in _heads([first]):
            continue
        if first.what == "slot":
            if head != DIGIT:  # it may be a slot of several words
                return None
            words |= SLOTS[first.text.partition(":")[2]].tails
        second = next((node for node in rest if node.what != "blank"), None)
        if second is None:
            return None
        if rest[0].what != "blank" or second.what == "mark":
            continue
        heads = _heads([second])
        if not heads:
            return None
        words |= heads
    return frozenset(words)


def _words(nodes: Sequence[_Node]) -> Iterator[str]:
    for node in nodes:
        if node.what == "word":
            yield node.text.lower()
        elif node.what == "slot":
            yield from SLOTS[node.text.partition(":")[2]].heads
        for choice in node.choices:
            yield from _words(choice)


class RuleTable:
    """Rules by name, in order, and what is compiled from them."""

    def __init__(self) -> None:
        """An empty table."""
        self.rules: dict[str, Rule] = {}

    def rule(
        self, shape: str, kind: str, *examples: tuple[str, ...], never: Sequence[str] = (), core: Sequence[str] = ()
    ) -> Callable[[Callable[..., Reading | None]], Callable[..., Reading | None]]:
        """Add the decorated function as a rule. Its name is the rule's name; its parameters are the shape's slots.

        `core` names function words that start the rule on their own, for shapes made of nothing else.
        """

        def add(means: Callable[..., Reading | None]) -> Callable[..., Reading | None]:
            name = means.__name__
            if name in self.rules:
                raise RuleError(f"two rules are called {name}; give one another name")
            if kind not in KINDS:
                raise RuleError(f"rule {name}: no kind is called {kind!r}")
            if not examples:
                raise RuleError(f"rule {name} has no example; add one")
            nodes = _parse(shape)
            groups: list[str] = []
            pattern = re.compile(_regex(nodes, groups) + r"(?!\w)", re.IGNORECASE)
            parameters = means.__code__.co_varnames[1 : means.__code__.co_argcount]
            slots: list[tuple[int, Callable[[str], Any]]] = []
            for parameter in parameters:
                at = [i for i, group in enumerate(groups, 1) if group.partition(":")[0] == parameter]
                if len(at) != 1:
                    raise RuleError(f"rule {name}: its shape must have the slot {parameter} exactly once")
                slots.append((at[0], SLOTS[groups[at[0] - 1].partition(":")[2]].read))
            words = frozenset(_words(nodes))
            cores = words - FUNCTION_WORDS | frozenset(core)
            if not cores:
                raise RuleError(f"rule {name}: its shape has no word that tells it from ordinary text")
            self.rules[name] = Rule(
                name,
                shape,
                kind,
                means,
                tuple(Example(*e) for e in examples),
                tuple(never),
                pattern,
                tuple(slots),
                frozenset(_heads(nodes)),
                cores,
                {head: _followers(nodes, head) for head in CROWDED & _heads(nodes)},
            )
            return means

        return add
