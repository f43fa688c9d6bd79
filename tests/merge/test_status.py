"""What became of an event, report by report."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.making import mention, span, telling
from timeline.merge.status import settle_status

# reports as "published: statuses of its mentions", those with a day of their own marked *; the dates of the event; what
# became of it
CASES = [
    ("announced, then held", ["2024-02-28: planned", "2024-03-15: occurred"], "2024-03-04/2024-03-14", "occurred"),
    ("held, though one report still announces", ["2024-03-15: occurred", "2024-03-16: planned"], "2024-03-04", "occurred"),
    ("going on at the last report", ["2024-03-05: occurred"], "2024-03-04/2024-03-14", "ongoing"),
    ("over by the last report", ["2024-03-05: ongoing", "2024-03-20: ongoing"], "2024-03-04/2024-03-14", "occurred"),
    ("no end in sight", ["2024-03-05: occurred"], "2024-03-04/..", "ongoing"),
    ("announced and called off", ["2024-02-28: planned", "2024-03-02: cancelled"], "2024-03-04", "cancelled"),
    ("held, whatever was called off", ["2024-03-05: occurred* cancelled"], "2024-03-04", "occurred"),
    ("called off, and only spoken of again", ["2024-03-05: cancelled occurred"], "2024-03-04", "cancelled"),
    ("alleged, and only spoken of again", ["2024-03-05: alleged* occurred"], "2024-03-04", "alleged"),
    ("alleged, then told as a fact of that day", ["2024-03-05: alleged occurred*"], "2024-03-04", "occurred"),
    ("dated after the last report, whatever the tense", ["2024-03-05: occurred"], "2024-09", "planned"),
    ("begun half a year ago, no end told", ["2024-09-05: occurred"], "2024-03-04/..", "occurred"),
    ("begun half a year ago and still going on", ["2024-09-05: ongoing"], "2024-03-04/..", "ongoing"),
    ("alleged by one, told as a fact by another", ["2024-03-05: alleged", "2024-03-06: occurred"], "2024-03-04", "occurred"),
    ("alleged by all", ["2024-03-05: alleged", "2024-03-06: alleged"], "2024-03-04", "alleged"),
    ("denied in the end", ["2024-03-05: occurred", "2024-03-06: denied"], "2024-03-04", "denied"),
    ("a plan of the past", ["2024-03-05: planned"], "2018-05-01", "occurred"),
    ("a plan of the past, seen on its day", ["2024-03-05: planned"], "2024-03-05", "planned"),
    ("planned by one, expected by another", ["2024-03-05: forecast", "2024-03-06: planned"], "2024-04", "planned"),
    ("denied on the day on which it was told", ["2024-03-05: occurred", "2024-03-05: denied"], "2024-03-04", "denied"),
    ("denied, then told as a fact", ["2024-03-05: denied", "2024-03-06: occurred"], "2024-03-04", "occurred"),
    ("going on, and over on the day", ["2024-03-05: ongoing occurred"], "2024-03-04", "occurred"),
    ("called off after it was alleged", ["2024-03-05: alleged", "2024-03-06: cancelled"], "2024-03-04", "cancelled"),
    ("called off and alleged on one day", ["2024-03-05: alleged", "2024-03-05: cancelled"], "2024-03-04", "alleged"),
    ("called off by the last, held by the first", ["2024-03-05: occurred", "2024-03-06: cancelled"], "2024-03-04",
     "occurred"),
    ("expected, then alleged", ["2024-03-05: forecast", "2024-03-06: alleged"], "2024-03-04", "alleged"),
    ("no report has a day", ["-: occurred"], "2024-03-04/2024-03-14", "occurred"),
    ("no report has a day, and it is far ahead", ["-: occurred"], "2999-03-04", "occurred"),
    ("a day ahead, for the time zone", ["2024-03-05: occurred"], "2024-03-06", "ongoing"),
    ("two days ahead", ["2024-03-05: occurred"], "2024-03-07", "planned"),
    ("ends on the day of the report", ["2024-03-14: occurred"], "2024-03-04/2024-03-14", "occurred"),
    ("ended on the day before", ["2024-03-15: ongoing"], "2024-03-04/2024-03-14", "occurred"),
    ("begun sixty days ago", ["2024-05-03: occurred"], "2024-03-04/..", "ongoing"),
    ("begun sixty-one days ago", ["2024-05-04: occurred"], "2024-03-04/..", "occurred"),
    ("undated, and told as a fact", ["2024-05-04: occurred"], "", "occurred"),
    ("undated, and going on", ["2024-05-04: ongoing"], "", "ongoing"),
    ("denied by a sentence of its own", ["2024-03-05: denied occurred"], "2024-03-04", "denied"),
    ("alleged and called off", ["2024-03-05: alleged cancelled occurred"], "2024-03-04", "cancelled"),
    ("going on by its own words", ["2024-03-05: alleged ongoing*"], "2024-03-04/..", "ongoing"),
    ("only expected", ["2024-03-05: forecast", "2024-03-06: forecast"], "2024-04", "forecast"),
]


@pytest.mark.parametrize(("told", "when", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_status(told: list[str], when: str, expected: str) -> None:
    tellings = []
    for number, line in enumerate(told):
        stated, _, statuses = line.partition(": ")
        published = None if stated == "-" else stated
        said = enumerate(statuses.split())
        mentions = [
            mention(f"r{number}", "It was held.", when if "*" in status else "", status=status.strip("*"), at=at)
            for at, status in said
        ]
        tellings.append(telling(*mentions, published=published))
    assert settle_status(tellings, span(when)) == expected


@pytest.mark.parametrize(("fields", "expected"), [
    ({}, "occurred"), ({"status": "ongoing"}, "ongoing"), ({"type": "engagement"}, "ongoing"),
    ({"date_basis": "computed"}, "occurred"), ({"date_basis": "carried"}, "ongoing"), ({"when": "2024-03-14"}, "ongoing"),
    ({"when": "../2024-03-14"}, "occurred"), ({"when": "2024-03-04/2024-03-16"}, "ongoing"), ({"when": "2024-03"},
     "ongoing"),
    ({"when": "2024-03-04/2024-03-15"}, "occurred"), ({"type": "deployment"}, "occurred"), ({"type": "readiness"},
     "occurred"),
])
def test_what_is_told_as_past_by_its_last_day_is_over(fields: dict[str, Any], expected: str) -> None:
    """The report of the fifteenth tells it as past, that of the sixteenth as going on."""
    given = {"when": "2024-03-04/2024-03-14", "type": "exercise", **fields}
    over = telling(mention("a", "It ended.", given.pop("when"), **given), published="2024-03-15")
    still = telling(mention("b", "It goes on.", status="ongoing", type=given["type"]), published="2024-03-16")
    assert settle_status([over, still], span("2024-03-04/..")) == expected


@pytest.mark.parametrize(("type_", "status"), [
    ("exercise", "ongoing"), ("deployment", "ongoing"), ("engagement", "occurred"),
])
def test_only_what_lasts_goes_on_until_its_last_day(type_: Any, status: str) -> None:
    one = telling(mention("a", "It was held.", type=type_), published="2024-03-05")
    assert settle_status([one], span("2024-03-04/2024-03-14")) == status
