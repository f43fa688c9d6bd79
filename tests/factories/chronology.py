"""A small chronology as the stages before the store would hand it over: two sides, three reports, five events, two links.

Built from sentences, so that every span is right by construction.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from timeline.dates.span import Span
from timeline.model import (
    Claim,
    Count,
    Event,
    Extraction,
    Link,
    Mention,
    Merged,
    Participant,
    Place,
    Report,
    RivalCount,
    StatusChange,
    Timex,
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def report(id_: str, *sentences: str, published: str | None = None, **fields: Any) -> Report:
    """A report of those sentences, one paragraph each."""
    text = "\n\n".join(sentences)
    return Report(
        id=id_, text=text, content_hash=fields.pop("content_hash", f"hash of {id_}"), path=f"reports/{id_}.md", line=5,
        published=day(published) if published else None, published_basis="metadata" if published else None, **fields)


def mention(of: Report, sentence: str, trigger: str, **fields: Any) -> Mention:
    """A mention in `of`, with the spans of `sentence` and of `trigger` in it."""
    start = of.text.index(sentence)
    at = start + sentence.index(trigger)
    return Mention(
        id=f"{of.id}:{start}:{trigger}", report=of.id, sentence=sentence, start=start, end=start + len(sentence),
        trigger=trigger, trigger_start=at, trigger_end=at + len(trigger), rule="made for tests", **fields)


def timex(of: Report, phrase: str, span: Span, **fields: Any) -> Timex:
    start = of.text.index(phrase)
    assert span.start_earliest is not None
    return Timex(
        report=of.id, start=start, end=start + len(phrase), text=phrase, type="DATE", value=span.start_earliest.isoformat(),
        edtf=span.start_earliest.isoformat(), start_date=span.start_earliest,
        end_date=None if span.end_latest is None else span.end_latest + dt.timedelta(days=1), grain="day",
        rule="made_for_tests", derivation="written in full", **fields)


def event(id_: str, *mentions: Mention, **fields: Any) -> Event:
    """An event told by `mentions`, with what the first of them says."""
    first = mentions[0]
    reports = sorted({each.report for each in mentions})
    given = {"type": first.type, "mode": first.mode, "status": first.status, "title": f"Event {id_}", "grain": first.grain,
             "span": first.span, "actors": first.actors, "targets": first.targets, "confidence": 0.875,
             "n_reports": len(reports), "publishers": ("Meridian Wire",), "first_reported": day("2024-03-05"),
             "time_phrase": first.time_phrase}
    return Event(id=id_, mentions=tuple(each.id for each in mentions), **{**given, **fields})


def chronology() -> tuple[list[Extraction], Merged]:
    """Three reports and the events merged from them."""
    opening = "South Korea and the United States opened the Harbour Watch drill on March 4."
    condemns = "North Korea condemned the drill on Tuesday in response."
    wire = report("wire-0305", opening, condemns, published="2024-03-05", title="Drill opens", source="Meridian Wire",
                  url="https://example.org/0305")
    fires = "The North fired artillery rounds near the border on March 7, after Harbour Watch began."
    counts = "Harbour Watch involves 48 field exercises and runs to March 14."
    gazette = report("gazette-0308", fires, counts, published="2024-03-08", title="=Artillery near the border",
                     source="Gazette of the Coast")
    plans = "Officials plan another round at a date not yet set."
    ongoing = "Patrols off the coast have continued since early 2024."
    undated = report("undated", plans, ongoing)

    watch = {"type": "exercise", "mode": "combined", "name": "Harbour Watch", "actors": ("KOR", "USA"), "targets": ("PRK",)}
    m_open = mention(wire, opening, "drill", span=Span.lasting(day("2024-03-04"), day("2024-03-14")), grain="day",
                     time_phrase="on March 4", date_basis="stated", **watch)
    m_counts = mention(gazette, counts, "exercises", head=False, counts=(Count(what="field exercises", value=48.0),),
                       **watch)
    m_condemn = mention(wire, condemns, "condemned", type="statement", mode="condemnation", actors=("PRK",),
                        targets=("KOR", "USA"), span=Span.on(day("2024-03-05")), grain="day", time_phrase="on Tuesday",
                        attribution=("state media",))
    m_fire = mention(gazette, fires, "fired", type="exercise", mode="artillery", actors=("PRK",),
                     span=Span.on(day("2024-03-07")), grain="day", time_phrase="on March 7",
                     participants=(Participant(name="artillery units", actor="PRK"),), equipment=("howitzer",),
                     place=Place(name="the border", country="PRK", lat=38.3, lon=127.1, precision="region"))
    m_plan = mention(undated, plans, "plan", type="exercise", status="planned", actors=("KOR",))
    m_patrol = mention(undated, ongoing, "Patrols", type="deployment", mode="patrol", status="ongoing", actors=("USA",),
                       span=Span(day("2024-01-01"), day("2024-04-30"), None, None), grain="year",
                       time_phrase="since early 2024")

    extractions = [
        Extraction(report=wire, mentions=(m_open, m_condemn),
                   timexes=(timex(wire, "March 4", Span.on(day("2024-03-04"))),
                            timex(wire, "Tuesday", Span.on(day("2024-03-05")))),
                   claims=(Claim(report=wire.id, from_mention=m_condemn.id, to_mention=m_open.id, kind="responds_to",
                                 sentence=condemns, start=m_condemn.start, end=m_condemn.end, rule="in response"),)),
        Extraction(report=gazette, mentions=(m_fire, m_counts),
                   timexes=(timex(gazette, "March 7", Span.on(day("2024-03-07"))),)),
        Extraction(report=undated, mentions=(m_plan, m_patrol)),
    ]
    figure = RivalCount(count=Count(what="field exercises", value=48.0), reports=("gazette-0308",))
    change = StatusChange(day=day("2024-03-05"), status="occurred", report="wire-0305", sentence_start=0)
    merged = Merged(
        events=(
            event("fs24x", m_open, m_counts, title="Harbour Watch", name="Harbour Watch",
                  series="exercise.watch", edition="2024", counts=(figure,), history=(change,),
                  publishers=("Meridian Wire", "Gazette of the Coast"),
                  review=("count-conflict",)),
            event("m5dst", m_condemn, attribution=("state media",)),
            event("k7frd", m_fire, title="=Artillery units hold a drill", place=m_fire.place,
                  participants=m_fire.participants, equipment=m_fire.equipment, confidence=0.5),
            event("p2ndd", m_plan, review=("undated",)),
            event("d3ptr", m_patrol),
        ),
        links=(
            Link(from_event="m5dst", to_event="fs24x", kind="responds_to", basis="stated", report=wire.id, sentence=condemns,
                 start=m_condemn.start, end=m_condemn.end, rule="in response"),
            Link(from_event="k7frd", to_event="fs24x", kind="responds_to", basis="interpreted", report=gazette.id,
                 sentence=fires, start=m_fire.start, end=m_fire.end, rule="after", score=0.5),
        ),
        aliases=(("z9ldd", "fs24x"),),
    )
    return extractions, merged
