"""``timeline chain``: a drill and what followed, with the basis of every link."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from timeline.cli.choose import Choice
from timeline.cli.complete import complete_event
from timeline.cli.options import command
from timeline.cli.output import Output, row_pieces
from timeline.cli.session import Session
from timeline.cli.show import nothing
from timeline.errors import UsageError
from timeline.near import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.store import Store
    from timeline.view.chain import Node
    from timeline.view.rows import EventRow, LinkRow

Basis = Literal["any", "stated", "interpreted", "timing"]
_BASES = ("any", "stated", "interpreted", "timing")
_DEEPEST = 4
_COLUMNS = ("chain", "event_id", "answers", "basis", "lag_days", "date_start", "actor_codes", "event_type", "title")


@dataclasses.dataclass(kw_only=True)
class ChainChoice(Choice):
    """The same choice; what stands first may also be the id of one event, since ids begin with a letter and dates do not."""

    when: Annotated[str | None, typer.Argument(
        metavar="[ID|WHEN]", autocompletion=complete_event,
        help="the event that was answered, or a period: every chain in it")] = None

    @property
    def event(self) -> str | None:
        """The id, where one was given."""
        return self.when if self.when is not None and self.when[:1].isalpha() else None


@command
def chain(
    session: Session,
    choice: ChainChoice,
    output: Output,
    within: Annotated[int, typer.Option("--within", metavar="DAYS", help="longest gap of a link by timing alone, 14")] = 14,
    basis: Annotated[str, typer.Option("--basis", metavar="|".join(_BASES), help="only links that rest on this")] = "any",
) -> None:
    """Show an event and what followed it, and on what each link rests.

      timeline chain fs24x                     one drill and its answers
      timeline chain fs24x --basis stated      only what the actors or reports say
      timeline chain --place korea             every chain there, one line each

    Order is not cause: a link by timing says that an opposing side acted in the same theatre within --within days.
    Next: timeline event ID
    """
    wanted = _basis(basis)
    if within < 0:
        raise UsageError("--within counts days; it cannot be negative")
    with session.store() as store:
        if choice.event is None:
            _list(session, store, choice, output, within, wanted)
            return
        if not dataclasses.replace(choice, when=None).is_everything:
            raise UsageError("give the ID of an event, or options that choose several, not both")
        found = store.find_event(choice.event)
        if found.note:
            session.say(found.note)
        root = trees(store, [found.event_id], within, wanted)[0]
        form = output.chosen(session)
        if form is None or output.is_plain_pipe:
            from timeline.cli.fetch import claimed_links
            from timeline.view.chain import chain as draw

            session.draw(draw(root, session.page(full=output.full), within=within,
                              before=claimed_links(store.connection, [found.event_id])))
        else:
            _send(session, output, [root])


def _basis(word: str) -> Basis:
    if word not in _BASES:
        raise unknown("basis", word, _BASES)
    return cast("Basis", word)


def _list(session: Session, store: Store, choice: Choice, output: Output, within: int, basis: Basis) -> None:
    from timeline.cli.fetch import event_rows
    from timeline.view.chain import chain_list

    statement = choice.statement()
    if output.sql:
        session.write(statement.written_out() + "\n")
        return
    rows = event_rows(store.connection, statement)
    if not rows:
        nothing(session, store)
        return
    roots = _roots(trees(store, [row.event_id for row in rows], within, basis), basis)
    if not roots:
        session.say("no report says that one of these events answers another; see --basis timing")
        return
    if output.chosen(session) is None:
        session.draw(chain_list(roots, session.page(full=output.full)))
        session.say("\nNext: timeline chain " + roots[0].row.event_id)
    else:
        _send(session, output, roots)


def _roots(found: list[Node], basis: Basis) -> list[Node]:
    """Events that were answered and head their chain. What only timing joins is no chain unless asked for."""
    def counts(node: Node) -> bool:
        return any(basis == "timing" or (child.link is not None and child.link.basis != "timing") for child in node.followed)

    below = {node.row.event_id for root in found for node in _below(root)
             if node.link is not None and node.link.basis != "timing"}
    return [root for root in found if counts(root) and root.row.event_id not in below]


def _below(node: Node) -> Iterator[Node]:
    for child in node.followed:
        yield child
        yield from _below(child)


def trees(store: Store, ids: list[str], within: int, basis: Basis) -> list[Node]:
    """The chains that begin with each of `ids`: answers and their answers by claims, what followed the first by timing."""
    from timeline.cli.fetch import claimed_links, events_by_id, timing_links
    from timeline.view.chain import Node

    claims: dict[str, list[LinkRow]] = defaultdict(list)
    asked: set[str] = set()
    level = set(ids)
    while level and len(asked) < 10_000:
        links = [link for link in claimed_links(store.connection, level, end="to_id")
                 if link.kind == "responds_to" and basis in ("any", link.basis)]
        for link in links:
            claims[link.to_id].append(link)
        asked |= level
        level = {link.from_id for link in links} - asked
    timed: dict[str, list[LinkRow]] = defaultdict(list)
    if basis in ("any", "timing"):
        for link in timing_links(store.connection, ids, within, end="to_id"):
            timed[link.to_id].append(link)
    every = {*asked, *(link.from_id for links in timed.values() for link in links)}
    rows = events_by_id(store.connection, every)

    def grow(row: EventRow, link: LinkRow | None, above: frozenset[str]) -> Node:
        event_id = row.event_id
        links = [child for child in claims[event_id] if child.from_id not in above]
        if link is None:
            claimed = {child.from_id for child in links}
            links += [child for child in timed[event_id] if child.from_id not in claimed and child.from_id not in above]
        if len(above) > _DEEPEST:
            links = []
        links.sort(key=lambda child: (child.lag_days if child.lag_days is not None else 10**6, child.from_id))
        known = [child for child in links if child.from_id in rows]
        return Node(row, link, tuple(grow(rows[child.from_id], child, above | {child.from_id}) for child in known))

    return [grow(rows[event_id], None, frozenset({event_id})) for event_id in ids if event_id in rows]


def _send(session: Session, output: Output, roots: Iterable[Node]) -> None:
    form = output.chosen(session)
    rows = [row for root in roots for row in _flat(root, root.row.event_id)]
    if form == "table" or form is None:
        from timeline.view.table import table

        session.draw(table(_COLUMNS, rows, session.page(full=output.full)).lines)
        return
    headers = not (output.no_headers or output.is_plain_pipe)
    output.send(session, row_pieces(_COLUMNS, rows, form, headers=headers), what=f"{len(rows)} rows")


def _flat(node: Node, root: str) -> Iterator[tuple[object, ...]]:
    """A row for the event and for each that followed, with what it answers."""
    row, link = node.row, node.link
    yield (root, row.event_id, link.to_id if link else None, link.basis if link else None, link.lag_days if link else None,
           row.date_start, row.actor_codes, row.event_type, row.title)
    for child in node.followed:
        yield from _flat(child, root)
