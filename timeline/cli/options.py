"""Groups of options, written once: a parameter whose type is an `Options` dataclass becomes one option a field.

    @dataclasses.dataclass(kw_only=True)
    class Choice(Options):
        actor: Annotated[str | None, typer.Option(metavar="A[,B]")] = None

    @command
    def show(session: Session, choice: Choice, lanes: Annotated[bool, typer.Option("--lanes")] = False) -> None: ...

gives ``timeline show --actor KOR --lanes``, and calls ``show`` with a `Choice`. A parameter of type `Session` gets the
session of this run and is no option.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer

from timeline.cli.session import Session


@dataclasses.dataclass(kw_only=True)
class Options:
    """Base of the groups. Each field is annotated as a parameter of a typer command would be, and has a default."""


def command(function: Callable[..., None]) -> Callable[..., None]:
    """`function` with its groups of options spread out, as typer wants it."""
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, type[Options]] = {}
    session: str | None = None
    context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    spread: list[inspect.Parameter] = [context]
    for name, parameter in inspect.signature(function).parameters.items():
        hint = hints[name]
        if hint is Session:
            session = name
        elif isinstance(hint, type) and issubclass(hint, Options):
            groups[name] = hint
            spread += _fields(hint)
        else:
            spread.append(parameter.replace(annotation=hint, kind=inspect.Parameter.KEYWORD_ONLY))
    # click takes arguments in the order of their declaration: those that are typed first must be declared first
    spread.sort(key=lambda parameter: not _is_argument(parameter.annotation))

    def run(context: typer.Context, **given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in dataclasses.fields(group)})
        if session is not None:
            given[session] = context.obj
        function(**given)

    run.__name__ = function.__name__
    run.__doc__ = function.__doc__
    run.__module__ = function.__module__
    run.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in spread}
    return run


def _fields(group: type[Options]) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name])
        for field in dataclasses.fields(group)
    ]


def _is_argument(annotation: Any) -> bool:
    if get_origin(annotation) is not Annotated:
        return False
    return any(type(extra).__name__ == "ArgumentInfo" for extra in get_args(annotation)[1:])


def split(words: str | None) -> tuple[str, ...]:
    """``KOR,USA`` as its parts; None and empty parts are none."""
    return tuple(word.strip() for word in (words or "").split(",") if word.strip())
