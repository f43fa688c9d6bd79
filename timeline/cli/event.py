"""``timeline event``: one event and every sentence behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.complete import complete_event
from timeline.cli.options import command
from timeline.cli.output import Output
from timeline.cli.session import Session

if TYPE_CHECKING:
    from rich.text import Text


@command
def event(
    session: Session,
    output: Output,
    ids: Annotated[list[str], typer.Argument(
        metavar="ID", help="an id, or the beginning of one", autocompletion=complete_event)],
    why: Annotated[bool, typer.Option("--why", help="why its sentences are taken to tell of one event")] = False,
    dates: Annotated[bool, typer.Option("--dates", help="every date that a report gives it, with who gives it")] = False,
) -> None:
    """Show an event and every sentence and date phrase behind it.

      timeline event k7frd                  what is known, and from where
      timeline event k7frd --dates          where reports differ
      timeline event k7frd --why            why these sentences are one event
      timeline event k7frd m5dst --json     the full records

    What stands between ‹ › (or is underlined) in a quote is what the claim rests on.
    Next: timeline chain ID, timeline correct -h
    """
    from timeline.cli.show import export_rows
    from timeline.select import Statement

    with session.store() as store:
        names = []
        for name in ids:
            found = store.find_event(name)
            if found.note:
                session.say(found.note)
            names.append(found.event_id)
        statement = Statement("select *\nfrom events\nwhere event_id in (select unnest($ids::varchar[]))\n"
                              "order by date_start, date_end, event_id", {"ids": list(dict.fromkeys(names))})
        if output.sql:
            session.write(statement.written_out() + "\n")
            return
        form = output.chosen(session)
        if form is not None and not output.is_plain_pipe:
            export_rows(session, store, statement, form, output)
            return
        from rich.text import Text

        from timeline.cli.story import story
        from timeline.view.event import event as draw

        page = session.page(full=output.full)
        lines: list[Text] = []
        for event_id in dict.fromkeys(names):
            lines += [*([Text(), Text(page.marks.rule * page.width), Text()] if lines else []),
                      *draw(story(store, event_id), page, why=why, dates=dates)]
        session.draw(lines)
