"""Rows in, rows out, as the command line writes them."""

import datetime as dt

import pytest

from timeline.timex.rows import day_of, tag_rows


def test_one_row_an_expression_with_inclusive_days() -> None:
    (row,) = tag_rows([{"id": "a", "published": "2024-03-14T23:15:00+09:00", "text": "It ended on Wednesday."}])
    assert row == {
        "doc": "a",
        "start": 12,
        "end": 21,
        "text": "Wednesday",
        "type": "DATE",
        "value": "2024-03-13",
        "edtf": "2024-03-13",
        "earliest": "2024-03-13",
        "latest": "2024-03-13",
        "rule": "weekday",
        "anchor": "published 2024-03-14",
    }


def test_range_is_written_as_its_two_ends_with_the_days_of_both() -> None:
    rows = list(tag_rows([{"id": "a", "published": "2024-03-14", "text": "Set for March 4-14."}]))
    assert [(row["text"], row["value"], row["earliest"], row["latest"]) for row in rows] == [
        ("March 4", "2024-03-04", "2024-03-04", "2024-03-14"),
        ("14", "2024-03-14", "2024-03-04", "2024-03-14"),
    ]


def test_open_end_is_null() -> None:
    (row,) = tag_rows([{"id": "a", "published": "2024-03-14", "text": "It grew since 2022."}])
    assert (row["edtf"], row["earliest"], row["latest"]) == ("2022/..", "2022-01-01", None)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-03-14", dt.date(2024, 3, 14)),
        ("2024-03-14T23:15:00Z", dt.date(2024, 3, 14)),
        ("20240314", dt.date(2024, 3, 14)),
        (dt.datetime(2024, 3, 14, 23), dt.date(2024, 3, 14)),
        ("", None),
        (None, None),
        ("2024-02-30", None),
        ("0000-01-01", None),
        ("14 March 2024", None),
        (20240314, None),
        ("２０２４-03-14", None),
    ],
)
def test_publication_day_of_a_row(published: object, day: dt.date | None) -> None:
    assert day_of(published) == day


def test_a_length_between_two_is_written_as_both() -> None:
    rows = list(tag_rows([{"id": "a", "published": "2024-03-14", "text": "It lasts two to three weeks."}]))
    assert [(row["text"], row["value"]) for row in rows] == [("two", "P2W"), ("three weeks", "P3W")]
