"""Explicit dates in other languages."""

import datetime as dt

import pytest

from timeline.timex import tag


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024년 3월 14일", "2024-03-14"),
        ("3월 14일", "2024-03-14"),
        ("2024年3月14日", "2024-03-14"),
        ("14 марта 2024", "2024-03-14"),
        ("15 березня 2022", "2022-03-15"),
        ("14 de marzo de 2024", "2024-03-14"),
        ("14 mars 2024", "2024-03-14"),
        ("14. März 2024", "2024-03-14"),
        ("3 kwietnia 2023", "2023-04-03"),
    ],
)
def test_explicit_date(text: str, edtf: str) -> None:
    (timex,) = tag(f"({text})", dt.date(2024, 3, 15))
    assert (timex.text, timex.edtf, timex.rule) == (text, edtf, "day_month_year_elsewhere")


@pytest.mark.parametrize("text", ["25 soldados 2024", "31 февраля 2024", "3월 32일", "14 avions de 2024"])
def test_what_is_no_date(text: str) -> None:
    assert "day_month_year_elsewhere" not in {timex.rule for timex in tag(text, dt.date(2024, 3, 15))}


def test_every_day_of_a_month_is_read_by_the_name_of_the_month() -> None:
    text = "".join(f"{day} de Marzo de 1987; " for day in range(1, 32))
    assert [timex.edtf for timex in tag(text, None)] == [f"1987-03-{day:02}" for day in range(1, 32)]
