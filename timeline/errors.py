"""The exceptions of the package.

    TimelineError            anything a user can act on; the command line prints it in one line and exits
    ├── UsageError           the call is off: an unknown actor, a date that is none, a query without that name (exit 2)
    ├── ReadError            a report cannot be read; inside an ingest it becomes a warning row instead
    ├── SeedError            seeds/ are inconsistent; raised at load, all faults listed at once
    ├── RuleError            a rule table is inconsistent; raised at load
    ├── QueryError           a canned query or a statement given to ``sql`` cannot run
    └── StoreError           the database cannot be opened, is of another schema, or is damaged
        └── LockedError      another process holds the database (exit 75)

Every message says where, what, and what to do about it, in one sentence or two.
"""

from __future__ import annotations


class TimelineError(Exception):
    """Base of all errors that a user can act on. ``exit_code`` is the process's exit status."""

    exit_code = 1


class UsageError(TimelineError):
    """The call itself is off; the message names the nearest valid choice where there is one."""

    exit_code = 2


class ReadError(TimelineError):
    """A report cannot be read."""


class SeedError(TimelineError):
    """The lexicons under seeds/ are inconsistent."""


class RuleError(TimelineError):
    """A rule table is inconsistent."""


class QueryError(TimelineError):
    """A query cannot be loaded or run."""


class StoreError(TimelineError):
    """The database cannot be used."""


class LockedError(StoreError):
    """Another process holds the database."""

    exit_code = 75
