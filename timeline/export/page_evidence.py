"""What each event of a page rests on: its sentences with the words that carry it, and how those words became its date."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from timeline.export.chronology import Chronology, Row, fetch
from timeline.view.rows import MentionRow, TimexRow, mark_evidence


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one report, and where it stands."""

    mention: MentionRow
    place: str
    """``file:line``, address or id."""


class Evidence:
    """The sentences behind the events of a chronology, by event, in the event's own order."""

    def __init__(self, chronology: Chronology) -> None:
        ids = {"ids": [mention["mention_id"] for found in chronology.mentions.values() for mention in found]}
        self._chronology = chronology
        self._triggers = {row["id"]: row for row in fetch(
            chronology.connection,
            "select id, trigger_start, trigger_end from mention where id in (select unnest($ids::varchar[]))", ids)}
        self._timexes: dict[str, list[Row]] = {}
        for row in fetch(chronology.connection, _TIMEXES, ids):
            self._timexes.setdefault(row["mention"], []).append(row)

    def of(self, event_id: str) -> Iterator[Sentence]:
        """The sentences of one event."""
        for mention in self._chronology.mentions.get(event_id, []):
            yield self._sentence(mention)

    def _sentence(self, mention: Row) -> Sentence:
        start, end = mention["sentence_start"], mention["sentence_end"]
        trigger = self._triggers[mention["mention_id"]]
        timexes = self._timexes.get(mention["mention_id"], [])
        spans = [(trigger["trigger_start"], trigger["trigger_end"])]
        # a phrase of another sentence is told below this one
        spans += [(timex["span_start"], timex["span_end"]) for timex in timexes if start <= timex["span_start"] < end]
        told = MentionRow.of({
            "report": mention["report"], "status": mention["status"], "date_basis": mention["date_basis"],
            "date_reason": mention["date_reason"], "rule": mention["rule"]})
        quote = mark_evidence(mention["sentence"], [(first - start, last - start) for first, last in spans])
        rows = tuple(TimexRow.of(timex) for timex in timexes)
        return Sentence(dataclasses.replace(told, quote=quote, timexes=rows), mention["source_ref"])


_TIMEXES = """
select used.id as mention, timexes.*
from (select id, report, unnest(timexes) as span_start from mention where id in (select unnest($ids::varchar[]))) used
join timexes using (report, span_start)
order by mention, span_start
"""
