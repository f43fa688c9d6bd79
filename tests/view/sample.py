"""Rows to draw: a drill with three answers on three bases, and a harder set with other scripts, rough dates and no date."""

from __future__ import annotations

import datetime as dt
from typing import Any

from timeline.view.chain import Node
from timeline.view.event import Story
from timeline.view.rows import EventRow, LinkRow, MentionRow, ReportRow, TimexRow, mark_evidence
from timeline.view.status import Coverage
from timeline.view.summary import Ingested


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def row(id_: str, first: str | None, last: str | None, codes: str, type_: str, title: str, **more: Any) -> EventRow:
    precision = "" if first is None and last is None else "day" if first == last else "range"
    given = {"date_precision": precision, "n_reports": 1, **more}
    return EventRow(event_id=id_, date_start=day(first) if first else None, date_end=day(last) if last else None,
                    actor_codes=codes, event_type=type_, title=title, **given)


DRILL = row("fs24x", "2024-03-04", "2024-03-14", "KOR; USA", "exercise", "Harbour Watch 24", event_mode="combined",
            location="South Korea", n_reports=6)
CONDEMNS = row("m5dst", "2024-03-05", "2024-03-05", "PRK", "statement", "Defence ministry condemns the exercise",
               event_mode="condemnation", n_reports=4)
FIRES = row("k7frd", "2024-03-07", "2024-03-07", "PRK", "exercise", "Artillery units hold a firing drill", n_reports=3,
            event_mode="artillery", location="near the border", country="PRK", publishers="Northern Agency; Meridian Wire",
            confidence=0.93, review="date-conflict", date_reason="the day that two of three reports name")
TANKS = row("t8ntk", "2024-03-13", "2024-03-13", "PRK", "exercise", "Tank units hold a training match", event_mode="armour",
            n_reports=3)
MONTH = [DRILL, CONDEMNS, FIRES, TANKS]

STATED = LinkRow(from_id="m5dst", to_id="fs24x", basis="stated", lag_days=1,
                 sentence="In response to the drills, the ministry said, it would not sit idle.")
TIMED = LinkRow(from_id="k7frd", to_id="fs24x", basis="timing", lag_days=3)
READ = LinkRow(from_id="t8ntk", to_id="fs24x", basis="interpreted", lag_days=9)
LINKS = [STATED, TIMED, READ]

YEAR = [
    row("g9hjk", "2023-12-28", "2024-01-04", "CHN", "exercise",
        "동해 합동 해상 기동 훈련 및 실사격 대회 참가 부대 귀환 행사", n_reports=2),
    row("bcdfg", "2024-02-01", "2024-02-29", "RUS", "deployment", "انتشار القوات البحرية في البحر", date_precision="month",
        date_edtf="2024-02-XX", location="Black Sea"),
    *MONTH,
    row("q2wxz", "2024-03-06", "2024-03-20", "JPN; USA", "exercise", "Keel Line", status="ongoing"),
    row("hjkmn", "2024-06-03", "2024-06-09", "RUS", "weapons_test", "Missile test announced", date_precision="week",
        date_edtf="2024-06-03/2024-06-09~", status="planned"),
    row("vwxyz", "2024-09-01", None, "USA", "deployment", "Carrier patrol", start_latest=day("2024-09-30"),
        status="ongoing"),
    row("npqrs", None, None, "", "other", "Something that nobody dates", review="undated"),
]
YEAR.sort(key=lambda r: (r.date_start or dt.date.max, r.date_end or dt.date.max, r.event_id))

ROWS = {each.event_id: each for each in YEAR}


def node(link: LinkRow, *followed: Node) -> Node:
    return Node(ROWS[link.from_id], link, followed)


CHAIN = Node(DRILL, None, (
    node(STATED), node(TIMED, node(LinkRow(from_id="q2wxz", to_id="k7frd", basis="stated", lag_days=12))), node(READ)))

FIRST = "State media said on Friday that an artillery firing drill took place on March 7 near the border."
SECOND = (
    "The army held an artillery drill the previous day, the agency said, a week after the spring exercises to the south had "
    "opened and while the fleets of both sides were at sea for manoeuvres that had been announced well in advance and that "
    "each of them called routine, defensive and long planned, as they do every year at about this time of the season."
)


def told(report: str, sentence: str, phrase: str, edtf: str, timex: TimexRow, line: int) -> MentionRow:
    spans = [(sentence.index(words), sentence.index(words) + len(words)) for words in ("drill", phrase)]
    return MentionRow(report=report, quote=mark_evidence(sentence, spans), line=line, edtf=edtf, date_basis="stated",
                      date_reason=timex.derivation, timexes=(timex,))


STORY = Story(
    row=FIRES,
    mentions=(
        told("agency-0308", FIRST, "March 7", "2024-03-07", TimexRow(
            text="March 7", value="2024-03-07", edtf="2024-03-07", earliest=day("2024-03-07"), latest=day("2024-03-07"),
            rule="month_day", derivation="day and month given; the year is that of the report"), 3),
        told("wire-0309", SECOND, "the previous day", "2024-03-08", TimexRow(
            text="the previous day", value="2024-03-08", edtf="2024-03-08", earliest=day("2024-03-08"),
            latest=day("2024-03-08"), anchor="published 2024-03-09", rule="previous_day",
            derivation="one day before the report of Saturday 9 March"), 12),
    ),
    reports={
        "agency-0308": ReportRow(report="agency-0308", source="Northern Agency", published=day("2024-03-08"),
                                 path="reports/agency-0308.txt"),
        "wire-0309": ReportRow(
            report="wire-0309", source="Meridian Wire", published=day("2024-03-09"), published_basis="linked",
            path="reports/a folder with a long name/wire-0309-second-edition.html"),
    },
    answers=((TIMED, DRILL),),
    answered_by=((LinkRow(from_id="q2wxz", to_id="k7frd", lag_days=-1), ROWS["q2wxz"]),),
    participants=("Second Artillery Corps (PRK)",), targets=("KOR",), equipment=("howitzer",),
    figures=("guns: 240 (Northern Agency)", "guns: about 200 (Meridian Wire)"), attribution=("state media",),
    history=("28 Feb 2024: planned, 2024-03-06 (Meridian Wire)", "8 Mar 2024: occurred, 2024-03-07 (Northern Agency)"),
    merge_reasons=("same actor, same kind, dates a day apart: agency-0308 and wire-0309",),
)

COVERAGE = Coverage(
    path="timeline.duckdb", size=4_100_000, schema=1, last_ingest=dt.datetime(2024, 4, 2, 9, 14), reports=214,
    first_published=day("2019-02-27"), last_published=day("2024-04-02"), publishers=9, undated_reports=3, events=7,
    precisions={"day": 4, "range": 1, "month": 1, "undated": 1},
    days=[day(text) for text in ("2023-01-10", "2023-01-20", "2023-03-04", "2023-08-21", "2023-08-22", "2024-03-04")],
    links={"stated": 9, "interpreted": 5}, review={"date-conflict": 2, "duplicate?": 1},
    quiet=((day("2023-08-23"), day("2024-03-03")), (day("2023-03-05"), day("2023-08-20"))))

INGESTED = Ingested(
    database="timeline.duckdb", created=True, inputs=14, added=12, known=1, events_new=4, links_new=3,
    rejected=(("reports/notes.html", "is empty; leave it out, or save the page again"),), n_rejected=1, undated=("leaflet",),
    foreign={"ko": 2})
