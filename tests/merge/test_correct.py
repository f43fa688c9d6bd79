"""An analyst's word outranks the rules, survives a second extraction, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from tests.merge.making import claim, mention, report, span
from timeline.errors import UsageError
from timeline.merge import merge
from timeline.merge.correct import FIELDS, Finder, key_of, parse_value, refusal, standing
from timeline.model import Correction, Event, Mention, Merged, Place

REPORTS = [report("a", "2024-03-14"), report("b", "2024-03-15")]
TANKS = mention("a", "Tanks drilled on Wednesday.", "2024-03-13", mode="armour", at=0)
TANKS_AGAIN = mention("b", "A tank drill was held on Wednesday.", "2024-03-13", mode="armour", at=0)
GUNS = mention("b", "Guns were fired last week.", "2024-03-07", mode="artillery", at=1)
MENTIONS = [TANKS, TANKS_AGAIN, GUNS]


def said(action: Any, ours: Sequence[Mention] = (), theirs: Sequence[Mention] = (), n: int = 1, **fields: Any) -> Correction:
    return Correction(
        id=f"c{n}", action=action, mentions=tuple(map(key_of, ours)), others=tuple(map(key_of, theirs)),
        at=dt.datetime(2024, 4, n, tzinfo=dt.UTC), who="analyst", **fields)


def merged(*corrections: Correction, mentions: list[Mention] | None = None) -> Merged:
    return merge(REPORTS, mentions or MENTIONS, [], None, corrections)


def groups(result: Merged) -> list[tuple[str, ...]]:
    return sorted(event.mentions for event in result.events)


def test_set_changes_a_field_and_flags_the_event() -> None:
    result = merged(said("set", [TANKS], field="actors", value="PRK, CHN"))
    (event,) = [event for event in result.events if TANKS.id in event.mentions]
    assert (event.actors, event.review) == (("PRK", "CHN"), ("corrected",))


def test_split_takes_mentions_out() -> None:
    assert groups(merged(said("split", [TANKS_AGAIN], [TANKS]))) == [(TANKS.id,), (TANKS_AGAIN.id,), (GUNS.id,)]


def test_merge_joins_what_the_rules_part() -> None:
    assert groups(merged(said("merge", [TANKS], [GUNS]))) == [(TANKS.id, TANKS_AGAIN.id, GUNS.id)]


def test_the_later_of_merge_and_split_holds() -> None:
    first, second = said("merge", [TANKS], [GUNS], n=1), said("split", [GUNS], [TANKS, TANKS_AGAIN], n=2)
    assert groups(merged(first, second)) == groups(merged(second, first)) == groups(merged())


def test_split_parts_even_what_the_report_itself_joins() -> None:
    result = merge(REPORTS, MENTIONS, [claim(GUNS, TANKS_AGAIN)], None, [said("split", [GUNS], [TANKS_AGAIN])])
    assert (GUNS.id,) in groups(result)


def test_reject_removes_the_event_and_its_links() -> None:
    answers = claim(GUNS, TANKS_AGAIN, "responds_to")
    kept = merge(REPORTS, MENTIONS, [answers])
    rejected = merge(REPORTS, MENTIONS, [answers], None, [said("reject", [GUNS])])
    assert (len(kept.links), len(rejected.links), groups(rejected)) == (1, 0, [(TANKS.id, TANKS_AGAIN.id)])


def test_link_and_unlink() -> None:
    linked = merged(said("link", [GUNS], [TANKS], field="responds_to", value="interpreted"))
    assert [(link.kind, link.basis, link.judged_by) for link in linked.links] == [("responds_to", "interpreted", "analyst")]
    assert not merge(REPORTS, MENTIONS, [claim(GUNS, TANKS_AGAIN, "part_of")], None,
                     [said("unlink", [GUNS], [TANKS], field="part_of")]).links


def test_a_correction_finds_its_mention_after_new_rules() -> None:
    renamed = [m.model_copy(update={"id": m.id + "/v2", "trigger_start": m.trigger_start + 1}) for m in MENTIONS]
    result = merged(said("set", [TANKS], field="title", value="Tank match"), mentions=renamed)
    assert "Tank match" in [event.title for event in result.events]


def test_a_correction_without_its_mention_is_reported() -> None:
    result = merged(said("reject", [GUNS]), said("merge", [GUNS], [TANKS], n=2), mentions=[TANKS])
    assert [warning.message for warning in result.warnings] == [
        "correction c2 (merge): names mentions that are gone", "correction c1 (reject): names mentions that are gone"]


def test_contradicting_corrections_are_both_shown() -> None:
    first, second = (said("set", [TANKS], field="status", value=value, n=n) for n, value in ((1, "denied"), (2, "alleged")))
    result = merged(second, first)
    assert [event.status for event in result.events if TANKS.id in event.mentions] == ["alleged"]
    assert [w.message for w in result.warnings] == ["correction c2 (set): sets status to 'alleged'; c1 had set 'denied'"]


@pytest.mark.parametrize("action", [
    said("set", [TANKS], field="span", value="2024-03-01"), said("merge", [TANKS], [GUNS]),
    said("split", [TANKS], [TANKS_AGAIN]), said("reject", [TANKS]), said("link", [TANKS], [GUNS], field="part_of"),
], ids=lambda correction: correction.action)
def test_undo_restores_what_was(action: Correction) -> None:
    undone = said("undo", n=2, undoes="c1")
    assert merged(action) != merged()
    assert merged(action, undone) == merged()
    assert merged(action, undone, said("undo", n=3, undoes="c2")) == merged(action)


def test_events_of_two_types_are_not_merged_unasked() -> None:
    launch = mention("b", "A missile was launched.", "2024-03-13", type="weapons_test", at=2)
    one, other = merged(mentions=[TANKS, launch]).events
    assert refusal(one, one) is None
    assert refusal(one, other) == f"{one.id} is told as {one.type}, {other.id} as {other.type}"


def test_standing_ignores_the_order_of_the_input() -> None:
    undone, restored = said("undo", undoes="c1", n=2), said("undo", undoes="c2", n=3)
    log = [said("set", [TANKS], field="title", value="x", n=1), undone, restored]
    assert standing(log) == standing(reversed(log)) == log[:1]


@pytest.mark.parametrize(("field", "value", "expected"), [
    ("span", "2024-03-13", span("2024-03-13")), ("span", "2024-03-04/2024-03-14", span("2024-03-04/2024-03-14")),
    ("actors", "prk, kor", ("PRK", "KOR")), ("mode", "", None), ("status", "cancelled", "cancelled"),
])
def test_values_as_written_on_the_command_line(field: str, value: str, expected: object) -> None:
    assert parse_value(field, value) == expected


@pytest.mark.parametrize(("field", "value", "sentence"), [
    ("span", "2024-02-30", "'2024-02-30' is no date; write 2024-03-13 or 2024-03-04/2024-03-14"),
    ("id", "x", f"'id' cannot be set; choose one of {', '.join(sorted(FIELDS))}"),
])
def test_a_value_that_does_not_fit_says_what_does(field: str, value: str, sentence: str) -> None:
    with pytest.raises(UsageError, match="^" + sentence.replace("(", r"\(")):
        parse_value(field, value)


def test_a_correction_finds_its_mention_by_id_then_by_words_and_type_then_by_words() -> None:
    other_type = TANKS.model_copy(update={"id": "t", "type": "weapons_test", "start": 9})
    finder = Finder([other_type, TANKS, GUNS])
    key = key_of(TANKS)
    gone = key.model_copy(update={"mention": "gone"})
    assert finder.find(key) == TANKS.id
    assert finder.find(gone) == TANKS.id
    assert finder.find(gone.model_copy(update={"type": "weapons_test"})) == "t"
    assert finder.find(gone.model_copy(update={"type": "statement"})) == TANKS.id, "the first of the sentence"
    assert finder.find(gone.model_copy(update={"sentence": "TANKS drilled, on wednesday"})) == TANKS.id
    assert finder.find(gone.model_copy(update={"sentence": "Tanks drilled."})) is None
    assert finder.find(gone.model_copy(update={"report": "z"})) is None
    assert finder.all([key_of(GUNS), key, gone, gone.model_copy(update={"report": "z"})]) == [GUNS.id, TANKS.id]


def test_two_editions_are_not_merged_unasked() -> None:
    def event(id_: str, **fields: Any) -> Event:
        given = {"series": "s", "edition": "7"} | fields
        return Event.model_construct(id=id_, type="exercise", title=f"Title {id_}", **given)

    assert refusal(event("a"), event("b")) is None
    assert refusal(event("a"), event("b", edition="8")) == "a is Title a, b is Title b"
    assert refusal(event("a"), event("b", series="t")) == "a is Title a, b is Title b"
    assert refusal(event("a"), event("b", series=None)) is None
    assert refusal(event("a", series=None), event("b")) is None


@pytest.mark.parametrize(("field", "value", "expected"), [
    ("type", "weapons_test", "weapons_test"), ("mode", " naval ", "naval"), ("title", " Tank match ", "Tank match"),
    ("name", " ", None), ("name", " Aqaba", "Aqaba"), ("edition", "7 ", "7"), ("targets", " kor ,, jpn", ("KOR", "JPN")),
    ("actors", "", ()), ("place", " Sunan ", Place(name="Sunan")), ("place", " ", None),
    ("span", " 2024-03-04 / 2024-03-14 ", span("2024-03-04/2024-03-14")), ("span", "2024-03-04/", span("2024-03-04")),
])
def test_more_values_as_written_on_the_command_line(field: str, value: str, expected: object) -> None:
    assert parse_value(field, value) == expected


@pytest.mark.parametrize(("field", "value", "sentence"), [
    ("type", "drill", "'drill' is none of exercise, "), ("status", "", "'' is none of "),
    ("span", "yesterday", "'yesterday' is no date; write 2024-03-13 or 2024-03-04/2024-03-14"),
    ("span", "/2024-03-14", "'/2024-03-14' is no date; write"),
])
def test_more_values_that_do_not_fit(field: str, value: str, sentence: str) -> None:
    with pytest.raises(UsageError, match="^" + sentence):
        parse_value(field, value)


def test_setting_the_dates_says_by_whom() -> None:
    result = merged(said("set", [TANKS], field="span", value="2024-03-01"))
    (event,) = [event for event in result.events if TANKS.id in event.mentions]
    assert (event.span, event.grain, event.date_reason, event.time_phrase) == (
        span("2024-03-01"), "day", "set by a correction", None)
    titled = merged(said("set", [TANKS], field="title", value="x"))
    assert [e.date_reason for e in titled.events if TANKS.id in e.mentions] != ["set by a correction"]


def test_a_link_says_who_made_it_and_from_which_sentence() -> None:
    (link,) = merged(said("link", [GUNS], [TANKS])).links
    assert (link.kind, link.basis, link.report, link.sentence) == ("responds_to", "interpreted", "b", GUNS.sentence)
    assert (link.start, link.end, link.rule, link.judged_by) == (0, len(GUNS.sentence), "correction c1", "analyst")
    (stated,) = merged(said("link", [GUNS], [TANKS], field="part_of", value="stated")).links
    assert (stated.kind, stated.basis) == ("part_of", "stated")
    (nobody,) = merged(said("link", [GUNS], [TANKS]).model_copy(update={"who": None})).links
    assert nobody.judged_by == "analyst"
    assert merged(said("link", [TANKS_AGAIN], [TANKS])).links == ()


def test_all_that_a_correction_touches_is_flagged_once() -> None:
    result = merged(said("link", [GUNS], [TANKS]), said("set", [GUNS], field="title", value="x", n=2))
    assert [event.review.count("corrected") for event in result.events] == [1, 1]
    assert all("corrected" not in event.review for event in merged(said("set", [TANKS], field="title", value="x")).events
               if GUNS.id in event.mentions)


def test_only_the_link_named_is_taken_away() -> None:
    claims = [claim(GUNS, TANKS_AGAIN, "part_of"), claim(GUNS, TANKS_AGAIN, "responds_to")]
    left = merge(REPORTS, MENTIONS, claims, None, [said("unlink", [GUNS], [TANKS])]).links
    assert [link.kind for link in left] == ["part_of"]


def test_what_was_rejected_can_be_neither_linked_nor_set() -> None:
    later = said("link", [GUNS], [TANKS], n=2), said("set", [GUNS], field="title", value="x", n=3)
    result = merged(said("reject", [GUNS]), *later)
    assert (groups(result), result.links, result.warnings) == ([(TANKS.id, TANKS_AGAIN.id)], (), ())


def test_one_value_set_twice_is_no_contradiction() -> None:
    twice = [said("set", [TANKS], field="status", value="denied", n=n) for n in (1, 2)]
    other = said("set", [TANKS], field="title", value="x", n=3)
    assert merged(*twice, other).warnings == ()


def test_a_link_to_what_is_gone_is_reported() -> None:
    result = merged(said("link", [TANKS], [GUNS]), mentions=[TANKS])
    assert [w.message for w in result.warnings] == ["correction c1 (link): names mentions that are gone"]
    assert {w.stage for w in result.warnings} == {"merge"}


def test_what_is_merged_and_split_again_is_as_it_was() -> None:
    launch = mention("b", "A missile was launched.", "2024-03-13", type="weapons_test", at=2)
    four = [*MENTIONS, launch]
    one = said("merge", [TANKS, GUNS], [launch])
    assert groups(merged(one, mentions=four)) == [(TANKS.id, TANKS_AGAIN.id, GUNS.id, launch.id)]
    parted = said("split", [launch], [TANKS, GUNS], n=2)
    assert groups(merged(one, parted, mentions=four)) == [(TANKS.id, TANKS_AGAIN.id, GUNS.id), (launch.id,)]
    again = said("merge", [launch], [GUNS], n=3)
    assert groups(merged(one, parted, again, mentions=four)) == [(TANKS.id, TANKS_AGAIN.id, GUNS.id, launch.id)]


def test_corrections_hold_in_order_of_their_time_then_of_their_ids() -> None:
    late, early = said("set", [TANKS], field="title", value="late", n=2), said("set", [TANKS], field="title", value="early")
    timeless = late.model_copy(update={"at": None, "id": "c9"})
    assert standing([late, early, timeless]) == [timeless, early, late]
    twin = late.model_copy(update={"id": "c0"})
    assert standing([late, twin]) == [twin, late]
