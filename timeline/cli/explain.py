"""``timeline ingest --explain``: what is read in each sentence of a report, and why; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from timeline.cli.session import Session

if TYPE_CHECKING:
    from rich.text import Text

    from timeline.readers import ReadOptions


def explain_reports(session: Session, paths: Sequence[str], options: ReadOptions, seeds: tuple[Path, ...]) -> None:
    """Draw the sentences of the reports behind `paths` with what matched and what was refused."""
    from timeline import lexicon as lexicons
    from timeline.clean import printable
    from timeline.derivation import dated, explain
    from timeline.model import Report
    from timeline.readers import read
    from timeline.view.reading import reading
    from timeline.view.summary import NOTHING_THERE

    lexicon = lexicons.load(seeds)
    page = session.page()
    lines: list[Text] = []
    refused = False
    for found in read(paths, options):
        if not isinstance(found, Report):
            session.say(found.message)
            refused = True
            continue
        report = dated(found)
        lines += reading(printable(report.id), report.published, report.published_basis,
                         [printable(one) for one in explain(report, lexicon)], page)
    if lines:
        session.draw(lines[:-1])
    elif refused:
        raise typer.Exit(3)
    else:
        session.say(NOTHING_THERE)
