"""A drill and what followed, as a tree whose lines say on what each link rests.

    ● fs24x   4–14 Mar   KOR, USA   exercise    Freedom Shield 24
    ├── +1 d ─ ◆ m5dst    5 Mar   PRK   statement   Defence ministry condemns the exercise   stated
    ├┄┄ +3 d ┄ ● k7frd    7 Mar   PRK   exercise    Artillery units hold a firing drill      timing
    └╌╌ +9 d ╌ ● t8ntk   13 Mar   PRK   exercise    Tank units hold a training match         interpreted

The three bases are never mixed: each has its own line and its own word, and the legend says what the word means.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from timeline.view import marks as ink
from timeline.view.marks import BASIS_STYLES, TYPE_STYLES
from timeline.view.page import Page, line, pad, widest, wrap
from timeline.view.rows import EventRow, LinkRow
from timeline.view.when import compact, many, period

BASES = ("stated", "interpreted", "timing")
_LEGEND = {
    "stated": "the actor or a report says one answers the other",
    "interpreted": "a reporter, an analyst or the other side reads it so",
    "timing": "opposing side, same theatre, within {within} days (--within); order is not cause",
}
_NARROW = 84


@dataclasses.dataclass(frozen=True, slots=True)
class Node:
    """An event of a chain, the link by which it hangs there (None for the root), and what followed it in turn."""

    row: EventRow
    link: LinkRow | None = None
    followed: tuple[Node, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class _Branch:
    """One node with the lines that lead to it."""

    node: Node
    trunk: str
    """Lines of the nodes above that go on below this one."""
    last: bool


def chain(root: Node, page: Page, *, within: int, before: Sequence[LinkRow] = ()) -> list[Text]:
    """The lines of one chain; `before` are the links from the root to what it answers or belongs to."""
    heading = page.spread(
        line((f"{root.row.title} and what followed", ink.HEADING)),
        line((period(root.row.date_start, _last(root), dash=page.marks.dash), ink.QUIET)))
    branches = list(_branches(root, page))
    lines = [heading, Text(), *_drawn(root, branches, page)]
    for link in before:
        words = {"responds_to": "answers", "part_of": "is part of"}.get(link.kind, "is another edition of")
        basis = f", {link.basis}" if link.kind == "responds_to" else ""
        lines.append(line((f"{page.marks.answers} {root.row.event_id} itself {words} {link.to_id}{basis}", ink.QUIET)))
    used = [basis for basis in BASES if any(b.node.link is not None and b.node.link.basis == basis for b in branches)]
    if not branches:
        return [*lines, Text(), *_nothing(page, within)]
    return [*lines, Text(), *_legend(used, branches, page, within)]


def chain_list(roots: Sequence[Node], page: Page) -> list[Text]:
    """Every chain in one line: the first event and how many answers of each basis followed."""
    if not roots:
        return []
    dates = [compact(root.row) for root in roots]
    counts = [_count_words(root, page) for root in roots]
    ids, date_room, count_room = widest(root.row.event_id for root in roots), widest(dates), widest(counts)
    actors = [page.shorten(", ".join(root.row.codes) or page.marks.dash, 18) for root in roots]
    actor_room = widest(actors)
    room = page.width - ids - date_room - actor_room - count_room - 8
    if room < 16:
        room += actor_room + 2
        actor_room = 0
    lines = []
    for root, date, who, count in zip(roots, dates, actors, counts, strict=True):
        title = page.shorten(root.row.title, max(room, 8))
        actor = f"{pad(who, actor_room)}  " if actor_room else ""
        made = line((pad(root.row.event_id, ids), ink.ID), f"  {pad(date, date_room)}  {actor}",
                    (pad(title, max(room, 8)), ink.TITLE), "  ", (page.shorten(count, count_room), ink.QUIET))
        made.rstrip()
        if made.cell_len > page.width:
            made.truncate(page.width)
        lines.append(made)
    return lines


def _count_words(root: Node, page: Page) -> str:
    found = [node.link.basis for node in _below(root) if node.link is not None]
    parts = [f"{found.count(basis)} {basis}" for basis in BASES if basis in found]
    return f" {page.marks.dot} ".join(parts) if page.width >= _NARROW else many(len(found), "answer")


def _below(root: Node) -> Iterator[Node]:
    for node in root.followed:
        yield node
        yield from _below(node)


def _last(root: Node) -> dt.date | None:
    rows = (root.row, *(node.row for node in _below(root)))
    return max((day for row in rows if (day := row.date_end or row.date_start) is not None), default=None)


def _branches(root: Node, page: Page, trunk: str = "") -> Iterator[_Branch]:
    for place, node in enumerate(root.followed):
        last = place == len(root.followed) - 1
        yield _Branch(node, trunk, last)
        below = "    " if last else page.marks.down["stated"] + "   "
        yield from _branches(node, page, trunk + below)


def _leads(branches: Sequence[_Branch], page: Page) -> list[str]:
    """What stands before each event: its place in the tree and the days since what it answers."""
    lag_room = widest(_lag_words(branch.node.link) for branch in branches)
    level = widest(_lead(branch, page, lag_room, 0) for branch in branches) if page.width >= _NARROW else 0
    return [_lead(branch, page, lag_room, level) for branch in branches]


def _lead(branch: _Branch, page: Page, lag_room: int, lead_room: int) -> str:
    link = branch.node.link
    basis = link.basis if link is not None else "stated"
    across = page.marks.across.get(basis, page.marks.across["stated"])
    fork = page.marks.last_branch if branch.last else page.marks.branch
    lag = pad(_lag_words(link), lag_room)
    reach = max(lead_room - cell_len(f"{branch.trunk}{fork}{across * 2} {lag}  "), 1)
    return f"{branch.trunk}{fork}{across * 2} {lag} {across * reach} "


def _lag_words(link: LinkRow | None) -> str:
    if link is None or link.lag_days is None:
        return "  ?"
    return f"{link.lag_days:+d} d" if link.lag_days else " 0 d"


def _date_words(row: EventRow, page: Page) -> str:
    if row.date_start is None and row.date_end is None:
        return "undated"
    return period(row.date_start, row.date_end, short=True, year=False, dash=page.marks.dash)


def _drawn(root: Node, branches: Sequence[_Branch], page: Page) -> list[Text]:
    """The root and its branches in columns; on a narrow page who and what go on a second line."""
    leads = _leads(branches, page)
    rows = [branch.node.row for branch in branches]
    bases = [branch.node.link.basis if branch.node.link is not None else "" for branch in branches]
    if page.width < _NARROW:
        return _drawn_narrow(root, branches, leads, bases, page)
    # the root has a column grid of its own: the lags before its answers would push it to the right
    dates = widest(_date_words(row, page) for row in rows)
    actors = min(widest(", ".join(row.codes) for row in rows), 18)
    types = min(widest(row.event_type.replace("_", " ") for row in rows), 14)
    bases = [page.shorten(basis, 14) for basis in bases]
    basis_room = widest(bases)
    lines = [_root_line(root.row, page)]
    for lead, row, basis in zip(leads, rows, bases, strict=True):
        kind = pad(page.shorten(row.event_type.replace("_", " "), types), types)
        fixed = line((lead, BASIS_STYLES.get(basis, "")), *_symbol(row, page), (row.event_id, ink.ID), "  ",
                     pad(_date_words(row, page), dates, right=True), "   ",
                     pad(page.shorten(", ".join(row.codes), actors), actors), "   ",
                     (kind, TYPE_STYLES.get(row.event_type, "")), "   ")
        room = max(min(widest(row.title for row in rows), page.width - fixed.cell_len - basis_room - 3), 8)
        pieces = wrap(row.title, room) if page.full else [page.shorten(row.title, room)]
        lines.append(line(fixed, pad(pieces[0], room), "   ", (basis, BASIS_STYLES.get(basis, ""))))
        lines += [line(" " * fixed.cell_len, piece) for piece in pieces[1:]]
    return lines


def _drawn_narrow(root: Node, branches: Sequence[_Branch], leads: Sequence[str], bases: Sequence[str],
                  page: Page) -> list[Text]:
    lines = [_root_line(root.row, page)]
    for branch, lead, basis in zip(branches, leads, bases, strict=True):
        row = branch.node.row
        trunk = branch.trunk + ("" if branch.last else page.marks.down["stated"])
        head = line((lead, BASIS_STYLES.get(basis, "")), *_symbol(row, page), (row.event_id, ink.ID), "  ",
                    _date_words(row, page), "  ", (basis, BASIS_STYLES.get(basis, "")))
        lines.append(head)
        margin = pad(trunk, cell_len(branch.trunk) + 4)
        words = f" {page.marks.dot} ".join([*([", ".join(row.codes)] if row.codes else []), row.event_type.replace("_", " "),
                                           row.title])
        lines += [line((margin, ink.QUIET), piece) for piece in wrap(words, page.width - cell_len(margin))]
    for made in lines:
        if made.cell_len > page.width:
            made.truncate(page.width)
    return lines


def _symbol(row: EventRow, page: Page) -> tuple[tuple[str, str], str]:
    return (page.marks.types.get(row.event_type, page.marks.types["other"]), TYPE_STYLES.get(row.event_type, "")), " "


def _root_line(row: EventRow, page: Page) -> Text:
    fixed = line(*_symbol(row, page), (row.event_id, ink.ID), "   ", _date_words(row, page), "   ",
                 page.shorten(", ".join(row.codes) or page.marks.dash, 18), "   ",
                 (page.shorten(row.event_type.replace("_", " "), 14), TYPE_STYLES.get(row.event_type, "")), "   ")
    return line(fixed, (page.shorten(row.title, max(page.width - fixed.cell_len, 8)), ink.TITLE))


def _legend(used: Sequence[str], branches: Sequence[_Branch], page: Page, within: int) -> list[Text]:
    lines = []
    margin = widest(used) + 2
    for basis in used:
        words = _LEGEND[basis].format(within=within)
        if basis == "stated":
            first = next(b.node.row.event_id for b in branches if b.node.link is not None and b.node.link.basis == "stated")
            words += f"; read it: timeline event {first}"
        for n, piece in enumerate(wrap(words, page.width - margin)):
            label = (pad(basis, margin), BASIS_STYLES[basis]) if n == 0 else (" " * margin, "")
            lines.append(line(label, (piece, ink.QUIET)))
    return lines


def _nothing(page: Page, within: int) -> list[Text]:
    words = ("No report says that anything answered it, and no opposing side acted in its theatre "
             f"within {within} days (--within).")
    return [line((piece, ink.QUIET)) for piece in wrap(words, page.width)]
