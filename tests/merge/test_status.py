"""What became of an event, report by report."""

from __future__ import annotations

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
    ("only expected", ["2024-03-05: forecast", "2024-03-06: forecast"], "2024-04", "forecast"),
]


@pytest.mark.parametrize(("told", "when", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_status(told: list[str], when: str, expected: str) -> None:
    tellings = []
    for number, line in enumerate(told):
        published, _, statuses = line.partition(": ")
        said = enumerate(statuses.split())
        mentions = [
            mention(f"r{number}", "It was held.", when if "*" in status else "", status=status.strip("*"), at=at)
            for at, status in said
        ]
        tellings.append(telling(*mentions, published=published))
    assert settle_status(tellings, span(when)) == expected
