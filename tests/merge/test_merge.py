"""Whole stories: what several reports say, and the chronology that must come out."""

from __future__ import annotations

import re
from typing import Any

from tests.merge.making import claim, day, mention, report, span
from timeline.lexicon import load
from timeline.merge import fingerprint, merge, update
from timeline.merge.correct import key_of
from timeline.merge.ids import digest
from timeline.model import Correction, Event, Mention, Merged, Participant, Report


def by_type(merged: Merged, type_: str) -> list[Event]:
    return [event for event in merged.events if event.type == type_]


def test_an_exercise_announced_opened_and_concluded_is_one() -> None:
    named: dict[str, Any] = {
        "actors": ("KOR", "USA"), "name": "Freedom Shield", "series": "exercise.freedom_shield", "mode": "combined"}
    plan = mention("a", "Freedom Shield 2024 is scheduled for March 4-14.", "2024-03-04/2024-03-14", status="planned",
                   edition="2024", counts={"field exercises": 48}, **named)
    opened = mention("b", "Freedom Shield opened on Monday.", "2024-03-04/..", status="ongoing", **named)
    ended = mention("c", "The allies ended Freedom Shield on Thursday.", "../2024-03-14", **named)
    reports = [report("a", "2024-02-28"), report("b", "2024-03-07"), report("c", "2024-03-15", source="Gazette")]
    (event,) = merge(reports, [plan, opened, ended], []).events
    assert event.span == span("2024-03-04/2024-03-14")
    assert (event.status, [step.status for step in event.history]) == ("occurred", ["planned", "ongoing", "occurred"])
    assert (event.title, event.first_reported, event.n_reports) == ("Freedom Shield 2024", day("2024-02-28"), 3)
    assert event.counts[0].count.value == 48
    joins = [reason for reason in event.merge_reasons if reason.startswith("merged because")]
    assert len(joins) == 2
    assert all("same name: Freedom Shield" in reason for reason in joins)


def test_shelling_on_three_days_running_is_three_events() -> None:
    days = ["2024-01-05", "2024-01-06", "2024-01-07"]
    reports = [report(f"{outlet}{n}", when) for n, when in enumerate(days) for outlet in "ab"]
    mentions = [
        mention(f"{outlet}{n}", f"The North shelled the sea on day {n}.", when, type="engagement", mode="shelling")
        for n, when in enumerate(days) for outlet in "ab"
    ]
    events = merge(reports, mentions, []).events
    assert [(event.span.start_earliest, event.n_reports) for event in events] == [(day(when), 2) for when in days]
    assert any("because dates differ: 2024-01-06 and 2024-01-07" in reason or "a day apart" in reason
               for reason in events[1].merge_reasons)


def test_other_words_other_counts_and_a_date_one_day_off_are_one_event() -> None:
    fields: dict[str, Any] = {"type": "weapons_test", "mode": "ballistic_missile", "equipment": ("KN-23",), "place": "Sunan"}
    east = mention("east", "North Korea fired two KN-23 missiles into its eastern sea.", "2023-07-19",
                   counts={"missiles": 2}, **fields)
    west = mention("west", "Pyongyang launched KN-23 missiles late on Tuesday, officials in Washington said.", "2023-07-18",
                   counts={"missiles": 3}, **fields)
    (event,) = merge([report("east", "2023-07-19"), report("west", "2023-07-18")], [east, west], []).events
    assert event.span == span("2023-07-18").hull(span("2023-07-19"))
    assert set(event.review) == {"date-conflict", "count-conflict"}
    assert [(figure.count.value, figure.reports) for figure in event.counts] == [(3, ("west",)), (2, ("east",))]


def test_what_a_report_joins_stays_joined_and_what_it_parts_stays_apart() -> None:
    first = mention("a", "A missile was fired at dawn.", "2023-07-19", type="weapons_test", at=0)
    again = mention("a", "It fell into the sea.", type="weapons_test", actors=(), at=1)
    second = mention("a", "A second missile followed at noon.", "2023-07-19", type="weapons_test", at=2)
    claims = [claim(again, first), claim(second, first, negated=True)]
    events = merge([report("a")], [first, again, second], claims).events
    assert sorted(event.mentions for event in events) == sorted([(first.id, again.id), (second.id,)])


def test_claims_between_mentions_become_links_between_events() -> None:
    drill = mention("a", "The allies began their drill.", "2024-03-04", actors=("KOR", "USA"), at=0)
    answer = mention("a", "The North condemned it.", "2024-03-05", type="statement", mode="condemnation", at=1)
    launch = mention("a", "The launch had nothing to do with it, Seoul said.", "2024-03-06", type="weapons_test", at=2)
    claims = [
        claim(answer, drill, "responds_to", basis="interpreted"),
        claim(answer, drill, "responds_to", basis="stated"),
        claim(launch, drill, "responds_to"), claim(launch, drill, "responds_to", negated=True),
        claim(drill, drill, "part_of"),
    ]
    merged = merge([report("a")], [drill, answer, launch], claims)
    (link,) = merged.links
    (statement,), (exercise,) = by_type(merged, "statement"), by_type(merged, "exercise")
    assert (link.from_event, link.to_event, link.kind, link.basis) == (statement.id, exercise.id, "responds_to", "stated")
    assert link.sentence == answer.sentence


def test_an_older_report_renames_no_event_without_a_trace() -> None:
    later = mention("later", "A tank drill was held.", "2024-03-13", mode="armour")
    earlier = mention("earlier", "Tanks drilled.", "2024-03-13", mode="armour")
    reports = [report("later", "2024-03-15"), report("earlier", "2024-03-14")]
    (before,) = merge(reports[:1], [later], []).events
    after = merge(reports, [later, earlier], [])
    (event,) = after.events
    assert event.id != before.id
    assert dict(after.aliases)[before.id] == event.id


def test_a_younger_report_keeps_the_id() -> None:
    first = mention("first", "A tank drill was held.", "2024-03-13", mode="armour")
    later = mention("later", "Tanks drilled.", "2024-03-13", mode="armour")
    reports = [report("first", "2024-03-14"), report("later", "2024-03-15")]
    assert merge(reports[:1], [first], []).events[0].id == merge(reports, [first, later], []).events[0].id


def test_copies_of_one_text_count_as_one_report() -> None:
    text = "The navy opened a week of exercises off the northern coast on Monday with eleven ships and two submarines."
    mentions = [mention(id_, text, "2024-03-11", mode="naval") for id_ in ("wire", "copy", "own")]
    own_words = report("own", text="Ships left port for a drill.")
    reports = [report("wire", text=text), report("copy", "2024-03-15", text=text), own_words]
    (event,) = merge(reports, mentions, []).events
    assert event.n_reports == 2


def test_a_statement_is_titled_as_a_clause() -> None:
    word = mention("a", "She warned of consequences.", "2024-03-13", type="statement", mode="warning", targets=("KOR",),
                   participants=(Participant(name="Kim Yo Jong", actor="PRK"),))
    assert merge([report("a")], [word], []).events[0].title == "Kim Yo Jong warns KOR"


def test_nothing_in_nothing_out() -> None:
    assert merge([], [], []) == Merged()


def test_a_bare_drill_is_the_one_that_the_other_reports_tell_of() -> None:
    named: dict[str, Any] = {"actors": ("EGY", "JOR"), "name": "Aqaba", "mode": "naval"}
    opened = mention("a", "Egypt and Jordan opened the naval exercise Aqaba on Monday.", "2024-03-11/2024-03-15", **named)
    bare = mention("b", "Neighbours complained of Cairo's war games.", actors=("EGY", "JOR"))
    other = mention("c", "Egypt held a tank drill.", "2024-04-20", actors=("EGY",), mode="armour")
    reports = [report("a", "2024-03-11"), report("b", "2024-03-13"), report("c", "2024-04-21")]
    assert [event.n_reports for event in merge(reports, [opened, bare, other], []).events] == [2, 1]


def test_what_is_under_way_began_by_the_first_report_of_it() -> None:
    under_way = mention("a", "The drill lasts until 15 March.", "../2024-03-15", status="ongoing")
    (event,) = merge([report("a", "2024-03-06")], [under_way], []).events
    assert (event.span.start_latest, event.span.end_latest) == (day("2024-03-06"), day("2024-03-15"))


def told_on(*days: str, **fields: Any) -> tuple[list[Report], list[Mention]]:
    """A report a day, each telling of a tank drill of that day."""
    reports = [report(f"r{number}", when) for number, when in enumerate(days)]
    return reports, [mention(f"r{number}", f"Tanks drilled on day {number}.", when, **({"mode": "armour"} | fields))
                     for number, when in enumerate(days)]


def test_events_come_in_order_of_their_days_undated_ones_last() -> None:
    reports, mentions = told_on("2024-05-14", "2024-03-14", "2024-07-14")
    ends = mention("r0", "The call-up ended.", "../2024-04-01", type="readiness", at=1)
    never = mention("r0", "Ships were on patrol.", type="deployment", at=2)
    events = merge(reports, [never, ends, *mentions], []).events
    assert [event.mentions[0] for event in events] == ["r1/0/exercise", "r0/1/readiness", "r0/0/exercise", "r2/0/exercise",
                                                       "r0/2/deployment"]


def test_links_come_in_order_of_their_ends() -> None:
    reports, mentions = told_on("2024-03-14", "2024-05-14", "2024-07-14")
    answers = [mention(f"r{n}", "It condemned the drill.", when, type="statement", at=1, actors=("KOR",))
               for n, when in ((0, "2024-03-14"), (1, "2024-05-14"), (2, "2024-07-14"))]
    claims = [claim(answer, drill, "responds_to") for answer, drill in zip(answers, mentions, strict=True)]
    links = merge(reports, [*mentions, *answers], claims).links
    assert len(links) == 3
    assert list(links) == sorted(links, key=lambda link: (link.from_event, link.to_event, link.kind))


def test_each_mention_but_the_first_leads_to_its_event_by_the_id_it_would_have_founded() -> None:
    reports, mentions = told_on("2024-03-14", "2024-03-14")
    again = mention("r1", "A drill of tanks was held.", "2024-03-14", mode="armour", at=1)
    merged = merge(reports, [*mentions, again], [claim(again, mentions[1])])
    (event,) = merged.events
    assert merged.aliases == tuple(sorted((digest(id_)[:5], event.id) for id_ in (mentions[1].id, again.id)))
    assert event.id == digest(mentions[0].id)[:5]


def test_what_is_new_is_merged_into_what_was() -> None:
    reports, mentions = told_on("2024-03-14", "2024-03-14", "2024-05-14", "2024-07-14", "2024-09-14", "2024-11-14")
    before = merge(reports, mentions[1:], [], load())
    after = update(before, reports, mentions, [], load())
    assert after == merge(reports, mentions, [], load())
    assert after != before
    assert update(after, reports, mentions, [], load()) == after
    kept = [event for event in before.events if event.mentions != (mentions[1].id,)]
    assert len(kept) == 4
    assert all(event in after.events for event in kept)


def test_what_was_not_touched_is_taken_over_as_it_is() -> None:
    reports, mentions = told_on("2024-03-14", "2024-05-14", "2024-07-14", "2024-09-14")
    before = merge(reports, mentions[:3], [])
    marked = before.model_copy(update={"events": tuple(e.model_copy(update={"title": "Marked"}) for e in before.events)})
    after = update(marked, reports, mentions, [])
    assert [event.title for event in after.events] == ["Marked", "Marked", "Marked", "PRK tank drill"]
    most = update(marked.model_copy(update={"events": marked.events[:1]}), reports, mentions, [])
    assert "Marked" not in [event.title for event in most.events], "where most is new everything is done again"


def test_what_is_corrected_is_merged_again() -> None:
    reports, mentions = told_on("2024-03-14", "2024-03-14", "2024-05-14", "2024-07-14", "2024-09-14", "2024-11-14")
    before = merge(reports, mentions, [])
    parted = Correction(id="c", action="split", mentions=(key_of(mentions[0]),), others=(key_of(mentions[1]),))
    assert update(before, reports, mentions, [], None, [parted]) == merge(reports, mentions, [], None, [parted])
    undone = [parted, Correction(id="d", action="undo", undoes="c")]
    corrected = merge(reports, mentions, [], None, [parted])
    assert update(corrected, reports, mentions, [], None, undone) == before


def test_an_answer_is_aimed_anew_where_what_it_answers_grew() -> None:
    reports, mentions = told_on("2024-03-14", "2024-05-14", "2024-07-14", "2024-09-14", "2024-11-14", "2024-12-24")
    answer = mention("r0", "It condemned the drill.", "2024-03-15", type="statement", actors=("JPN",), at=1)
    both = mention("r5", "Both drilled with tanks.", "2024-03-14", mode="armour", actors=("PRK", "RUS"))
    known = [*mentions[:5], answer]
    claims = [claim(answer, mentions[0], "responds_to")]
    before = merge(reports, known, claims)
    after = update(before, reports, [*known, both], claims)
    assert after == merge(reports, [*known, both], claims)
    assert [event.targets for event in after.events if event.type == "statement"] == [("PRK", "RUS")]


def test_at_most_three_that_stayed_out_are_named() -> None:
    reports, mentions = told_on("2024-03-10", "2024-03-11", "2024-03-12", "2024-03-13", "2024-03-14", counts={"tanks": 9})
    shifted = [m.model_copy(update={"actors": ("PRK",), "equipment": (f"T-{60 + n}",)}) for n, m in enumerate(mentions)]
    events = merge(reports, shifted, []).events
    assert len(events) == 5
    assert all(sum(reason.startswith("kept apart") for reason in event.merge_reasons) <= 3 for event in events)


def test_rules_and_names_have_a_fingerprint() -> None:
    assert fingerprint(None) == fingerprint(None) != fingerprint(load())
    assert re.fullmatch(r"[0-9a-f]{32}", fingerprint(load()))
