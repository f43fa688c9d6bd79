"""Which events: the one grammar that every command shares, turned into SQL over the view `events`.

Values are always bound. What a word means (an alias of an actor, a drill, a region) is asked of the lexicon, so that an
unknown word is a usage error with the nearest known one, never an empty result.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.lexicon import Lexicon

Value = str | int | float | dt.date | list[str]

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FORMS = "write 2024, 2024-03, 2024-03-07 or a range such as 2024-03-04..2024-03-14, either end of which may be left out"


class Period(NamedTuple):
    """Days, both inclusive; None where open."""

    first: dt.date | None
    last: dt.date | None


class Statement(NamedTuple):
    """SQL with its named values."""

    sql: str
    values: dict[str, Value]

    def written_out(self) -> str:
        """The SQL with its values in their places, to be shown and run elsewhere."""
        return re.sub(r"\$(\w+)", lambda match: _literal(self.values[match[1]]), self.sql) + ";"


def _literal(value: Value) -> str:
    if isinstance(value, dt.date):
        return f"date '{value.isoformat()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return repr(value)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Selection:
    """A choice of events, as typed. All that is given must hold; within `actor`, `type` and `mode` one of the words."""

    when: str | None = None
    around: str | None = None
    days: int = 5
    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    place: str | None = None
    text: str | None = None
    min_reports: int | None = None
    min_confidence: float | None = None
    review: bool = False
    newest: bool = False


def parse_day(text: str) -> dt.date:
    """``2024-03-07`` as a day. Raises UsageError."""
    period = parse_when(text)
    if period.first is None or period.first != period.last:
        raise UsageError(f"{text!r} is not a day; write it as 2024-03-07")
    return period.first


def parse_when(text: str) -> Period:
    """The days that ``2024``, ``2024-03``, ``2024-03-07``, ``a..b`` or ``a/b`` cover. Raises UsageError."""
    if "/" in text:
        first, _, last = text.partition("/")
    elif ".." in text:
        first, _, last = text.partition("..")
    else:
        return _unit(text, text)
    begin = None if first in ("", "..") else _unit(first, text).first
    finish = None if last in ("", "..") else _unit(last, text).last
    if begin is None and finish is None:
        raise UsageError(f"{text!r} is open at both ends; leave WHEN out to choose everything")
    if begin is not None and finish is not None and begin > finish:
        raise UsageError(f"{text!r} ends before it begins; did you mean {last}..{first}?")
    return Period(begin, finish)


def _unit(text: str, whole: str) -> Period:
    match = _DATE.fullmatch(text)
    if match is None:
        raise UsageError(f"{whole!r} is not a period; {_FORMS}")
    year, month, day = int(match[1]), match[2] and int(match[2]), match[3] and int(match[3])
    try:
        if not month:
            return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
        if not day:
            return Period(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))
        return Period(dt.date(year, month, day), dt.date(year, month, day))
    except (ValueError, calendar.IllegalMonthError):
        raise UsageError(f"{text!r} is not in the calendar; {_FORMS}") from None


def period_of(selection: Selection) -> Period:
    """The days a selection is about. Raises UsageError where it names two periods."""
    if selection.around is None:
        return Period(None, None) if selection.when is None else parse_when(selection.when)
    if selection.when is not None:
        raise UsageError("give either WHEN or --around, not both")
    if selection.days < 0:
        raise UsageError("--days counts days to either side; it cannot be negative")
    middle = parse_day(selection.around)
    try:
        room = dt.timedelta(days=selection.days)
        return Period(middle - room, middle + room)
    except OverflowError:
        raise UsageError(f"{selection.days} days around {middle} leave the calendar; choose fewer days") from None


def select_events(selection: Selection, lexicon: Lexicon, columns: str = "*") -> Statement:
    """The SELECT of the chosen events, in the order of a chronology. Raises UsageError."""
    conditions, values = conditions_of(selection, lexicon)
    where = "\nwhere " + "\n  and ".join(conditions) if conditions else ""
    turn = " desc nulls last" if selection.newest else ""
    order = f"date_start{turn}, date_end{turn}, event_id"
    return Statement(f"select {columns}\nfrom events{where}\norder by {order}", values)


def conditions_of(selection: Selection, lexicon: Lexicon) -> tuple[list[str], dict[str, Value]]:
    """What must hold of a row of `events`, and the values it is compared with. Raises UsageError."""
    conditions: list[str] = []
    values: dict[str, Value] = {}

    def bind(name: str, value: Value) -> str:
        values[name] = value
        return f"${name}"

    # the bounds of `events` are NULL where open; these two columns never are while there is any date
    period = period_of(selection)
    if period.first is not None:
        conditions.append(f"last_day >= {bind('first', period.first)}")
    if period.last is not None:
        conditions.append(f"first_day <= {bind('last', period.last)}")
    if selection.actor:
        codes = [lexicon.actor(alias) for alias in selection.actor]
        conditions.append(f"list_has_any(actor_list, {bind('actors', codes)})")
    if selection.type:
        conditions.append(_any_of(selection.type, "type", lexicon, bind))
    if selection.mode:
        conditions.append(_any_of(selection.mode, "mode", lexicon, bind))
    if selection.place is not None:
        conditions.append(_place(selection.place, lexicon, bind))
    if selection.min_reports is not None:
        conditions.append(f"n_reports >= {bind('min_reports', selection.min_reports)}")
    if selection.min_confidence is not None:
        conditions.append(f"confidence >= {bind('min_confidence', selection.min_confidence)}")
    if selection.review:
        conditions.append("len(review_list) > 0")
    # last, so that only the sentences of events that all else allows are searched
    others = conditions.copy()
    for number, word in enumerate((selection.text or "").split()):
        conditions.append(_told(bind(f"word{number}", word), others))
    return conditions, values


class _Bind(Protocol):
    """The type of `bind` above."""

    def __call__(self, name: str, value: Value) -> str: ...


def _any_of(words: tuple[str, ...], of: Literal["type", "mode"], lexicon: Lexicon, bind: _Bind) -> str:
    alternatives = []
    for number, word in enumerate(words):
        known = lexicon.type_or_mode(word)
        if (known.type if of == "type" else known.mode) is None:
            other = "mode" if of == "type" else "type"
            raise UsageError(f"{word!r} is a {other}, not a {of}; use --{other} {word}")
        parts = []
        if known.type is not None:
            parts.append(f"event_type = {bind(f'{of}{number}_type', known.type)}")
        if known.mode is not None:
            parts.append(f"event_mode = {bind(f'{of}{number}_mode', known.mode)}")
        alternatives.append("(" + " and ".join(parts) + ")")
    return "(" + " or ".join(alternatives) + ")"


def _told(word: str, others: list[str]) -> str:
    """`word` is in the title or in a sentence of a report."""
    among = f"event_id in (select event_id from events where {' and '.join(others)}) and " if others else ""
    return (f"({_holds('title', word)} or event_id in (\n    select event_id from mentions where {among}"
            f"{_holds('sentence', word)}))")


def _holds(column: str, word: str) -> str:
    return f"contains(strip_accents(lower({column})), strip_accents(lower({word})))"


def _place(alias: str, lexicon: Lexicon, bind: _Bind) -> str:
    # here, because a choice without a place is made without reading the lexicon's code
    from timeline.lexicon import Theatre

    found = lexicon.place(alias)
    if isinstance(found, Theatre):
        return f"list_contains(theatre_list, {bind('theatre', found.id)})"
    if found.place_kind == "country":
        return f"country = {bind('country', found.country)}"
    names = sorted({name.lower() for name in (found.name, alias, *lexicon.forms_of(found.id))})
    return f"list_contains({bind('places', names)}, lower(location))"
