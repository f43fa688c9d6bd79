"""``timeline status``: what is in the database, what needs a look, what to do next."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from timeline.cli.choose import Choice
from timeline.cli.options import command
from timeline.cli.output import Output, row_pieces
from timeline.cli.session import Session

if TYPE_CHECKING:
    from timeline.store import Store
    from timeline.view.status import Coverage

_QUIET_DAYS = 30


@command
def status(session: Session, choice: Choice, output: Output) -> None:
    """Show what is in the database, what needs review, and what to do next.

      timeline status
      timeline status --actor PRK       the same for a choice of events
      timeline status --json            the figures, for a script

    Next: timeline show --review
    """
    if output.sql:
        session.write(choice.statement().written_out() + "\n")
        return
    with session.store() as store:
        found = _coverage(store, choice)
        form = output.chosen(session)
        if form is None or output.is_plain_pipe or form == "table":
            from timeline.view.status import status as draw

            session.draw(draw(found, session.page(full=output.full)))
            return
        columns, row = _figures(found)
        output.send(session, row_pieces(columns, [row], form, headers=not output.no_headers))


def _coverage(store: Store, choice: Choice) -> Coverage:
    from timeline.clean import display_path
    from timeline.export.chronology import fetch
    from timeline.store.parquet import size_of
    from timeline.view.status import Coverage, quiet_spells

    statement = choice.statement()
    chosen = f"with chosen as ({statement.sql})"
    values: dict[str, Any] = dict(statement.values)

    def one(sql: str, **more: Any) -> dict[str, Any]:
        return fetch(store.connection, sql, more)[0]

    def of_chosen(sql: str) -> list[dict[str, Any]]:
        return fetch(store.connection, f"{chosen} {sql}", values)

    if choice.is_everything:
        reports = one("select count(*) as n, min(published) as first, max(published) as last, "
                      "count(*) filter (published is null) as undated, count(distinct source) as sources from reports")
    else:
        reports = of_chosen("select count(*) as n, min(published) as first, max(published) as last, "
                            "count(*) filter (published is null) as undated, count(distinct source) as sources "
                            "from reports where report in (select unnest(report_ids) from chosen)")[0]
    events = of_chosen("select coalesce(date_precision, 'undated') as precision, count(*) as n from chosen "
                       "group by 1 order by 1")
    days = [row["day"] for row in of_chosen("select first_day as day from chosen where isfinite(first_day) order by 1")]
    links = of_chosen("select basis, count(*) as n from (select distinct on (from_id, to_id) basis from links "
                      "where kind = 'responds_to' and from_id in (select event_id from chosen) "
                      "order by from_id, to_id, basis = 'stated' desc) group by 1 order by 1")
    review = of_chosen("select flag, count(*) as n from (select unnest(review_list) as flag from chosen) "
                       "group by 1 order by 1")
    ledger = one("select max(read_at) as last from ledger")
    schema = one("select max(value) as version from meta where key = 'schema_version'")
    warnings = one("select count(*) as n from warning")
    return Coverage(
        path=display_path(str(store.path)), size=size_of(store.path),
        schema=int(schema["version"]) if schema["version"] else None, last_ingest=ledger["last"],
        reports=reports["n"], first_published=reports["first"], last_published=reports["last"],
        undated_reports=reports["undated"], publishers=reports["sources"],
        events=sum(row["n"] for row in events), precisions={row["precision"]: row["n"] for row in events}, days=days,
        links={row["basis"]: row["n"] for row in links}, review={row["flag"]: row["n"] for row in review},
        quiet=quiet_spells(days, _QUIET_DAYS), quiet_days=_QUIET_DAYS, warnings=warnings["n"])


def _figures(found: Coverage) -> tuple[list[str], list[Any]]:
    """The figures as one row; the days themselves are left to ``timeline show``."""
    figures = {field.name: getattr(found, field.name) for field in dataclasses.fields(found) if field.name != "days"}
    figures["first_event"] = min(found.days, default=None)
    figures["last_event"] = max(found.days, default=None)
    for name in ("precisions", "links", "review"):
        figures[name] = dict(figures[name])
    figures["quiet"] = [f"{first}/{last}" for first, last in found.quiet]
    return list(figures), list(figures.values())
