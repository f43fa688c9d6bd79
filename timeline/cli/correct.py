"""``timeline correct``: an analyst's word, which outranks every rule and survives new reports and new rules."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from timeline.cli.complete import complete_event
from timeline.cli.options import command
from timeline.cli.output import Output, row_pieces
from timeline.cli.program import Command, Commands
from timeline.cli.session import Session
from timeline.errors import UsageError
from timeline.near import did_you_mean, unknown

if TYPE_CHECKING:
    from timeline.model import MentionKey
    from timeline.store import Store

Event = Annotated[str, typer.Argument(metavar="ID", help="the event", autocompletion=complete_event)]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="the other event", autocompletion=complete_event)]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="the reason, kept with the correction")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="who says so; your user name if not given")]

_HELP = """Put an event right; what a person says outranks every rule.

  timeline correct set k7frd type exercise --why "the army's own notice"
  timeline correct merge k7frd t8ntk
  timeline correct log

Corrections survive new reports and new rules. Each is kept with who and why, and can be undone."""
_KINDS = ("responds_to", "part_of", "edition_of")
_BASES = ("stated", "interpreted")
_LOG = ("id", "standing", "at", "who", "action", "event", "other", "field", "value", "why")


@command
def set_field(
    session: Session,
    event: Event,
    field: Annotated[str, typer.Argument(
        metavar="FIELD", help="type, mode, status, title, span, name, edition, actors, targets, place")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="the right value; a span as 2024-03-04/2024-03-14")],
    why: Why = "",
    who: Who = None,
) -> None:
    """Set one field of an event.

      timeline correct set k7frd type exercise
      timeline correct set k7frd span 2024-03-07 --why "the ministry's own notice"
      timeline correct set k7frd actors KOR,USA

    Next: timeline event ID; timeline correct undo takes it back
    """
    from timeline.merge.correct import FIELDS, parse_value

    if field not in FIELDS:
        raise unknown("field", field, FIELDS)
    if field in ("actors", "targets"):
        from timeline.lexicon import load

        lexicon = load()
        value = ",".join(lexicon.actor(name.strip()) for name in value.split(",") if name.strip())
    parse_value(field, value)
    with session.store("write") as store:
        _say_so(session, store, "set", _keys(store, event), field=field, value=value, why=why, who=who)


@command
def merge(
    session: Session, event: Event, other: Other, why: Why = "", who: Who = None,
    force: Annotated[bool, typer.Option("--force", help="also where types or editions differ")] = False,
) -> None:
    """Say that two events are one.

      timeline correct merge k7frd t8ntk --why "both tell of the drill of the 7th"

    Next: timeline event ID; timeline correct split parts them again
    """
    from timeline.merge.correct import refusal

    with session.store("write") as store:
        found = store.events([store.find_event(name).event_id for name in (event, other)])
        if not force and len(found) > 1 and (reason := refusal(*found)) is not None:
            raise UsageError(f"{reason}; --force makes them one all the same")
        _say_so(session, store, "merge", _keys(store, event), _keys(store, other, unlike=event), why=why, who=who)


@command
def split(
    session: Session,
    event: Event,
    off: Annotated[list[str], typer.Argument(
        metavar="REPORT", help="what tells of another event: reports by number or id, as in: timeline event ID")],
    why: Why = "",
    who: Who = None,
) -> None:
    """Say that some of an event's reports tell of another event.

      timeline correct split k7frd 3             the third of: timeline event k7frd
      timeline correct split k7frd wire-0308     the report of that id

    Next: timeline show, where the new event stands
    """
    with session.store("write") as store:
        keys = _keys(store, event)
        reports = list(dict.fromkeys(key.report for key in keys))
        chosen: set[str] = set()
        for name in off:
            if name.isdigit() and 1 <= int(name) <= len(reports):
                chosen.add(reports[int(name) - 1])
            elif name in reports:
                chosen.add(name)
            else:
                raise UsageError(f"{name!r} is no report of {event}; give a number from 1 to {len(reports)}, or one of "
                                 f"{', '.join(reports)}")
        going = tuple(key for key in keys if key.report in chosen)
        staying = tuple(key for key in keys if key.report not in chosen)
        if not staying:
            raise UsageError(f"that would split off all reports of {event}; nothing would stay")
        _say_so(session, store, "split", going, staying, why=why, who=who)


@command
def reject(session: Session, event: Event, why: Why = "", who: Who = None) -> None:
    """Say that an event is none: it leaves the chronology, its sentences stay.

      timeline correct reject k7frd --why "a film, not a drill"

    Next: timeline correct undo takes it back
    """
    with session.store("write") as store:
        _say_so(session, store, "reject", _keys(store, event), why=why, who=who)


@command
def link(
    session: Session,
    event: Event,
    other: Other,
    kind: Annotated[str, typer.Option("--kind", metavar="|".join(_KINDS), help="how ID relates to OTHER")] = "responds_to",
    basis: Annotated[str, typer.Option("--basis", metavar="|".join(_BASES), help="on what it rests")] = "interpreted",
    why: Why = "",
    who: Who = None,
) -> None:
    """Say that one event answers another, is part of it, or is another edition of it.

      timeline correct link k7frd fs24x --basis stated     k7frd answers fs24x
      timeline correct link k7frd fs24x --kind part_of

    Next: timeline chain OTHER
    """
    with session.store("write") as store:
        _say_so(session, store, "link", _keys(store, event), _keys(store, other, unlike=event),
                field=_one_of(kind, _KINDS, "kind"), value=_one_of(basis, _BASES, "basis"), why=why, who=who)


@command
def unlink(
    session: Session,
    event: Event,
    other: Other,
    kind: Annotated[str, typer.Option("--kind", metavar="|".join(_KINDS), help="which relation")] = "responds_to",
    why: Why = "",
    who: Who = None,
) -> None:
    """Say that one event does not answer another.

      timeline correct unlink k7frd fs24x --why "planned months before"

    Next: timeline chain OTHER
    """
    with session.store("write") as store:
        _say_so(session, store, "unlink", _keys(store, event), _keys(store, other, unlike=event),
                field=_one_of(kind, _KINDS, "kind"), why=why, who=who)


@command
def undo(
    session: Session,
    correction: Annotated[str, typer.Argument(metavar="CORRECTION", help="its id in `timeline correct log`")],
    why: Why = "",
    who: Who = None,
) -> None:
    """Take a correction back; what was before is restored. An undo can itself be undone.

      timeline correct undo c3

    Next: timeline correct log
    """
    with session.store("write") as store:
        known = [entry.id for entry in store.corrections()]
        if correction not in known:
            hint = did_you_mean(correction, known) or "`timeline correct log` lists them"
            raise UsageError(f"no correction {correction!r}; {hint}")
        _say_so(session, store, "undo", undoes=correction, why=why, who=who)


@command
def log(session: Session, output: Output) -> None:
    """List the corrections, oldest first, and whether each still stands.

      timeline correct log
      timeline correct log -f csv > corrections.csv

    Next: timeline correct undo CORRECTION
    """
    from timeline.merge.correct import standing

    if output.sql:
        session.write("select * from correction order by seq;\n")
        return
    with session.store() as store:
        entries = store.corrections()
        holding = {entry.id for entry in standing(entries)}
        events = _events_of(store, [key.mention for entry in entries for key in (*entry.mentions, *entry.others)])

    def named(keys: Sequence[MentionKey]) -> str:
        return next((events[key.mention] for key in keys if key.mention in events), keys[0].mention if keys else "")

    rows = [
        (entry.id, "yes" if entry.id in holding or entry.action == "undo" else "undone", entry.at, entry.who, entry.action,
         entry.undoes or named(entry.mentions), named(entry.others), entry.field, entry.value, entry.why)
        for entry in entries
    ]
    if not rows:
        session.say("no corrections yet; see: timeline correct -h")
    form = output.chosen(session)
    if form is None or form == "table":
        from timeline.view.table import table

        session.draw(table(_LOG, rows, session.page(full=output.full)).lines if rows else [])
        return
    output.send(session, row_pieces(_LOG, rows, form, headers=not (output.no_headers or output.is_plain_pipe)))


def _one_of(word: str, known: Sequence[str], what: str) -> str:
    if word not in known:
        raise unknown(what, word, known)
    return word


def _keys(store: Store, name: str, *, unlike: str | None = None) -> tuple[MentionKey, ...]:
    """The mentions of an event as corrections name them, its founding one first."""
    from timeline.merge.correct import key_of

    event_id = store.find_event(name).event_id
    if unlike is not None and store.find_event(unlike).event_id == event_id:
        raise UsageError(f"{unlike} and {name} are the same event")
    found = store.connection.execute("select mentions, reports from event where id = $id", {"id": event_id}).fetchall()
    mentions, reports = found[0]
    by_id = {mention.id: mention for mention in store.mentions(reports)}
    return tuple(key_of(by_id[id_]) for id_ in mentions if id_ in by_id)


def _events_of(store: Store, mentions: Sequence[str]) -> dict[str, str]:
    found = store.connection.execute(
        "select mention_id, event_id from event_mention where mention_id in (select unnest($ids::varchar[]))",
        {"ids": list(mentions)}).fetchall()
    return dict(found)


def _say_so(
    session: Session, store: Store, action: Literal["set", "merge", "split", "reject", "link", "unlink", "undo"],
    mentions: tuple[MentionKey, ...] = (), others: tuple[MentionKey, ...] = (), *, why: str, who: str | None, **more: Any,
) -> None:
    """Add the correction to the log, derive the events anew, and say what came of it."""
    from timeline.lexicon import load
    from timeline.model import Correction
    from timeline.pipeline import derive
    from timeline.view.when import many

    number = len(store.corrections()) + 1
    correction = Correction(id=f"c{number}", action=action, mentions=mentions, others=others, why=why,
                            who=who if who is not None else _user(), at=dt.datetime.now(dt.UTC), **more)
    store.append_correction(correction)
    changes = derive(store, load())
    touched = [f"{many(len(ids), 'event')} {what}" for what, ids in
               (("new", changes.new), ("changed", changes.changed), ("gone", changes.gone)) if ids]
    session.say(f"{correction.id}  {action}: " + (", ".join(touched) or "no event changed")
                + f"\nTake it back: timeline correct undo {correction.id}")
    for warning in store.warnings():
        if warning.stage == "merge" and correction.id in warning.message:
            session.say(f"note: {warning.message}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


app = typer.Typer(cls=Commands, rich_markup_mode=None, no_args_is_help=True, help=_HELP,
                  context_settings={"help_option_names": ["-h", "--help"]})
for name, function in (("set", set_field), ("merge", merge), ("split", split), ("reject", reject), ("link", link),
                       ("unlink", unlink), ("undo", undo)):
    app.command(name, cls=Command, no_args_is_help=True)(function)
app.command("log", cls=Command)(log)
