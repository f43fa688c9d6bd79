"""The verbs of the command line for programs and notebooks.

    import timeline
    chronology = timeline.open("march.duckdb")
    chronology.ingest(["reports/"])
    chronology.events(when="2024-03", actor="PRK").df()
    chronology.export("march.csv", when="2024-03")

A database is opened for each call and closed after it, so that nothing stays locked between two cells of a notebook.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from timeline.errors import TimelineError, UsageError
from timeline.export import Exported, Options
from timeline.export import export as export_events
from timeline.lexicon import Lexicon, load
from timeline.query import find_query, load_queries, run_query
from timeline.select import Selection, Statement, select_events
from timeline.store import Store
from timeline.store.sql import Limits, Result, run_sql

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from timeline.pipeline import Summary

When = str | dt.date | None
"""A day, or a period in words: see `timeline.select.parse_when`."""

_ALL_ROWS = Limits(rows=None, seconds=600.0)


class Events:
    """Chosen events, not yet fetched: iterate, or take them as rows, as an Arrow table or as a DataFrame."""

    def __init__(self, db: Path, statement: Statement) -> None:
        self._db = db
        self._statement = statement

    @property
    def sql(self) -> str:
        """The SELECT behind the choice, values written out."""
        return self._statement.written_out()

    def rows(self) -> list[dict[str, Any]]:
        """One mapping an event, by column of the view `events`."""
        return self._result().as_dicts()

    def arrow(self) -> pyarrow.Table:
        """One Arrow table. Needs pyarrow: ``pip install 'timeline-tracker[arrow]'``."""
        try:
            import pyarrow
        except ImportError as error:
            raise TimelineError("pyarrow is missing; install it with: pip install 'timeline-tracker[arrow]'") from error
        with Store.open(self._db) as store:
            relation = store.connection.sql(self._statement.sql, params=self._statement.values)
            table = relation.to_arrow_table()
        assert isinstance(table, pyarrow.Table)
        return table

    def df(self) -> pandas.DataFrame:
        """One DataFrame. Needs pandas."""
        try:
            import pandas  # noqa: F401 - DuckDB makes the frame, and says less well what is missing
        except ImportError as error:
            raise TimelineError("pandas is missing; install it with: pip install pandas") from error
        with Store.open(self._db) as store:
            return store.connection.execute(self._statement.sql, self._statement.values).df()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows())

    def __len__(self) -> int:
        return len(self._result().rows)

    def _result(self) -> Result:
        return run_sql(self._db, self._statement.sql, self._statement.values, limits=_ALL_ROWS)


class Timeline:
    """A database of events at a path, made by the first `ingest`."""

    def __init__(self, db: str | Path, *, seeds: Sequence[str | Path] = ()) -> None:
        self.db = Path(db)
        self._seeds = tuple(Path(folder) for folder in seeds)

    @property
    def _lexicon(self) -> Lexicon:
        return load(self._seeds)

    def ingest(self, paths: Iterable[str | Path], **options: Any) -> Summary:
        """Read reports, as ``timeline ingest`` does; `options` are those of `timeline.pipeline.ingest`."""
        from timeline.pipeline import ingest

        return ingest(self.db, [paths] if isinstance(paths, str | Path) else list(paths), seeds=self._seeds, **options)

    @overload
    def events(self, when: When = None, *, format: None = None, **choice: Any) -> Events: ...
    @overload
    def events(self, when: When = None, *, format: Literal["rows"], **choice: Any) -> list[dict[str, Any]]: ...
    @overload
    def events(self, when: When = None, *, format: Literal["arrow"], **choice: Any) -> pyarrow.Table: ...
    @overload
    def events(self, when: When = None, *, format: Literal["df"], **choice: Any) -> pandas.DataFrame: ...

    def events(self, when: When = None, *, format: Literal["rows", "arrow", "df"] | None = None, **choice: Any) -> Any:
        """The events that `when` and `choice` name: ``actor="PRK"``, ``type=["exercise"]``, any field of `Selection`.

        Raises UsageError for a word that nobody knows.
        """
        chosen = Events(self.db, select_events(_selection(when, choice), self._lexicon))
        return chosen if format is None else getattr(chosen, format)()

    def export(
        self, path: str | Path, when: When = None, *, format: str | None = None, options: Options | None = None,
        records: Literal["events", "reports"] = "events", **choice: Any,
    ) -> Exported:
        """Write the events that `when` and `choice` name to `path`; the format is that of the suffix."""
        return export_events(Path(path), self.db, _selection(when, choice), self._lexicon, format, options, records)

    def query(self, name: str, *, queries: Sequence[str | Path] = (), **parameters: Any) -> Result:
        """Run a canned query, its parameters as keywords."""
        found = find_query(load_queries([Path(folder) for folder in queries]), name)
        given = {key: _typed(value) for key, value in parameters.items() if value is not None}
        return run_query(self.db, found, given, self._lexicon, limits=_ALL_ROWS)

    def sql(self, sql: str, **values: Any) -> Result:
        """Run any SELECT, with named values for its parameters."""
        return run_sql(self.db, sql, values, limits=_ALL_ROWS)


def _typed(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _selection(when: When, choice: dict[str, Any]) -> Selection:
    given = dict(choice)
    for name in ("actor", "type", "mode"):
        if isinstance(given.get(name), str):
            given[name] = tuple(part.strip() for part in given[name].split(","))
        elif name in given:
            given[name] = tuple(given[name])
    if isinstance(given.get("around"), dt.date):
        given["around"] = given["around"].isoformat()
    fields = [field.name for field in dataclasses.fields(Selection)]
    if unknown := sorted(given.keys() - set(fields)):
        raise UsageError(f"{', '.join(unknown)} is no part of a choice; there are {', '.join(fields)}")
    return Selection(when=when.isoformat() if isinstance(when, dt.date) else when, **given)
