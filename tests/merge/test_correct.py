"""An analyst's word outranks the rules, survives a second extraction, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from tests.merge.making import claim, mention, report, span
from timeline.errors import UsageError
from timeline.merge import merge
from timeline.merge.correct import FIELDS, key_of, parse_value, refusal, standing
from timeline.model import Correction, Mention, Merged

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
