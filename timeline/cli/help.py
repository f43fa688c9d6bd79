"""Help pages: usage, what it does, examples, then the options; one screen, for the width at hand."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from typing import Any

_COMPACT = ("Choose", "Print")
"""Panels whose options are listed by name and value alone: they are the same in many commands and speak for themselves."""
_HELP_WIDTH = 100
_NAME_COLUMN = 20


def command_page(command: Any, ctx: Any) -> list[str]:
    """The page of one command: own options with their help, those shared by many commands by name alone."""
    typed = [_argument(param) for param in command.params if param.param_type_name == "argument"]
    lines = [" ".join([f"Usage: {ctx.command_path} [OPTIONS]", *typed]), "", *_reflowed(command.help or "")]
    panels: dict[str, list[str]] = {}
    own: list[tuple[str, str]] = []
    for param in command.params:
        if param.hidden:
            continue
        record = _name(param).rstrip("…") if param.param_type_name == "argument" else "/".join(param.opts)
        value = f" {param.metavar}" if param.param_type_name == "option" and param.metavar else ""
        panel = getattr(param, "rich_help_panel", None)
        if panel in _COMPACT and param.param_type_name == "option":
            panels.setdefault(panel, []).append(record + value)
        elif param.help:
            own.append((record + value, param.help))
    lines += _listed(own)
    if panels:
        lines.append("")
    for panel, names in panels.items():
        # an option and its value stay on one line
        text = "  ".join(name.replace(" ", "\0") for name in names)
        lines += textwrap.wrap(text, _help_width(), initial_indent=f"{panel}:".ljust(9), subsequent_indent=" " * 9,
                               break_on_hyphens=False)
    return [line.replace("\0", " ") for line in lines]


def _reflowed(text: str) -> list[str]:
    """A docstring for the width at hand: examples, which are indented, stay as they are, prose is wrapped."""
    lines: list[str] = []
    prose: list[str] = []

    def flush() -> None:
        lines.extend(textwrap.wrap(" ".join(prose), _help_width(), break_on_hyphens=False))
        prose.clear()

    for line in text.strip().splitlines():
        if not line or line.startswith((" ", "Next")):
            flush()
        if line.startswith(" ") or not line:
            lines.append(line)
        else:
            prose.append(line)
    flush()
    return lines


def _listed(entries: Sequence[tuple[str, str]]) -> list[str]:
    """Names with their meanings in two columns, after an empty line."""
    if not entries:
        return []
    width = min(max(len(name) for name, _ in entries), _NAME_COLUMN) + 3
    lines = [""]
    for name, text in entries:
        lead = "  " + name.ljust(width)
        if len(name) > width - 3:
            lines.append("  " + name)
            lead = " " * (width + 2)
        lines += textwrap.wrap(text, _help_width(), initial_indent=lead, subsequent_indent=" " * (width + 2),
                               break_on_hyphens=False)
    return lines


def _help_width() -> int:
    return max(min(shutil.get_terminal_size(fallback=(_HELP_WIDTH, 24)).columns, _HELP_WIDTH), 40)


def _argument(param: Any) -> str:
    """``ID``, ``ID…`` where several may stand, ``[WHEN]`` where it may be left out."""
    name = _name(param)
    return name if param.required else f"[{name}]"


def _name(param: Any) -> str:
    """``ID``, ``ID…`` where several may stand."""
    name: str = param.metavar or param.name.upper()
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    return name + ("…" if param.nargs != 1 and not name.endswith("…") else "")


def overview(program: Any, ctx: Any) -> list[str]:
    """The page of a group: its commands in a line each, then its options."""
    lines = [f"Usage: {ctx.command_path} [OPTIONS] COMMAND", "", *_reflowed(program.help or "")]
    commands = {name: program.get_command(ctx, name) for name in program.list_commands(ctx)}
    lines += _listed([(name, (command.help or "").strip().split("\n")[0]) for name, command in commands.items()])
    options = [(", ".join(param.opts) + (f" {param.metavar}" if param.metavar else ""), param.help)
               for param in program.params if param.help and not param.hidden]
    return lines + _listed(options)
