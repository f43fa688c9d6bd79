"""The grammar for choosing events, the same in every command that shows some."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from timeline.cli.complete import complete_actor, complete_type
from timeline.cli.options import Options, split

if TYPE_CHECKING:
    from timeline.lexicon import Lexicon
    from timeline.select import Selection, Statement

CHOOSE = "Choose"


def _option(name: str, metavar: str | None = None, **more: Any) -> Any:
    return typer.Option(name, metavar=metavar, rich_help_panel=CHOOSE, **more)


@dataclasses.dataclass(kw_only=True)
class Choice(Options):
    """What is typed to choose events; `selection` is what it means."""

    when: Annotated[str | None, typer.Argument(
        metavar="WHEN", help="2024, 2024-03, 2024-03-07, 2024-03-04..2024-03-14, 2024-03..")] = None
    actor: Annotated[str | None, _option("--actor", "A[,B]", autocompletion=complete_actor)] = None
    type: Annotated[str | None, _option("--type", "T[,U]", autocompletion=complete_type)] = None
    mode: Annotated[str | None, _option("--mode", "M")] = None
    place: Annotated[str | None, _option("--place", "P")] = None
    text: Annotated[str | None, _option("--text", "WORDS")] = None
    around: Annotated[str | None, _option("--around", "DATE")] = None
    days: Annotated[int, _option("--days", "N", show_default=False)] = 5
    min_reports: Annotated[int | None, _option("--min-reports", "N")] = None
    min_confidence: Annotated[float | None, _option("--min-confidence", "X", min=0, max=1)] = None
    review: Annotated[bool, _option("--review")] = False
    newest: Annotated[bool, _option("--newest")] = False

    def selection(self) -> Selection:
        """The choice as the library takes it."""
        from timeline.select import Selection

        return Selection(
            when=self.when, around=self.around, days=self.days, actor=split(self.actor), type=split(self.type),
            mode=split(self.mode), place=self.place, text=self.text, min_reports=self.min_reports,
            min_confidence=self.min_confidence, review=self.review, newest=self.newest)

    def statement(self) -> Statement:
        """The SELECT of the chosen events. Raises UsageError for a word that nobody knows."""
        from timeline.select import select_events

        return select_events(self.selection(), lexicon_when_asked())

    @property
    def is_everything(self) -> bool:
        """Whether nothing was chosen, so that all events are meant."""
        return dataclasses.replace(self, newest=False) == type(self)()

    def period(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day asked for, None where open."""
        from timeline.select import period_of

        return period_of(self.selection())

    def words(self) -> str:
        """The choice as a heading: ``North Korea, 4–14 March 2024``; empty where nothing was chosen."""
        from timeline.view.when import period

        chosen = self.period()
        kinds = " ".join(part for part in (self.mode, self.type) if part).replace("_", " ").replace(",", ", ")
        days = "" if chosen == (None, None) else period(*chosen)
        parts = [self.place, ", ".join(split(self.actor)), kinds, f"“{self.text}”" if self.text else None, days,
                 "to review" if self.review else None]
        words = ", ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]


class _WhenAsked:
    """Stands in for the lexicon until a word must be looked up: reading the seeds costs more than most commands."""

    def __getattr__(self, name: str) -> Any:
        from timeline.lexicon import load

        return getattr(load(), name)


def lexicon_when_asked() -> Lexicon:
    """A lexicon that is read at its first use."""
    return cast("Lexicon", _WhenAsked())
