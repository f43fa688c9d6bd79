import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.readers.published import parse_stated


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2024-03-14", "2024-03-14"),
        ("2024-03-01T08:00+09:00", "2024-03-01"),  # still February in Greenwich
        ("2024-03-01T08:00:00.123+0900", "2024-03-01"),
        ("2024-03-14T23:30:00Z", "2024-03-14"),
        ("2024-03-14 23:59:60", "2024-03-14"),
        ("2024-03-14T24:00:00", "2024-03-14"),
        ("2024-03-14T08:00:00[Asia/Seoul]", "2024-03-14"),
        ("2024-03-31T02:30:00+02:00", "2024-03-31"),  # an hour that summer time skips
        ("20240314", "2024-03-14"),
        ("20240314T080000", "2024-03-14"),
        ("2024/03/14", "2024-03-14"),
        ("2024.03.14", "2024-03-14"),
        ("Thu, 14 Mar 2024 08:00:00 +0900", "2024-03-14"),
        ("Thu, 14 Mar 2024 08:00:00 KST", "2024-03-14"),
        ("14 March 2024", "2024-03-14"),
        ("14th of March, 2024", "2024-03-14"),
        ("March 14, 2024", "2024-03-14"),
        ("Thursday, March 14, 2024", "2024-03-14"),
        ("Mar. 14, 2024 10:15 a.m. EDT", "2024-03-14"),
        ("Sept. 5, 2023 | 11:02 PM", "2023-09-05"),
        ("Published: 14 Mar 2024 at 08:00 GMT", "2024-03-14"),
        ("14.03.2024", "2024-03-14"),
        ("03.04.2024 08:00", "2024-04-03"),  # dots are never American
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("05/05/2024", "2024-05-05"),
        ("1991-02-24", "1991-02-24"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_day_as_the_string_gives_it(raw, day):
    stated = parse_stated(raw)
    assert stated is not None
    assert (stated.day.isoformat(), str(stated.grain)) == (day, "day")


@pytest.mark.parametrize(
    ("raw", "day", "grain"),
    [("2024-03", "2024-03-01", "month"), ("March 2024", "2024-03-01", "month"), ("2024", "2024-01-01", "year")],
)
def test_coarser_dates_keep_their_grain(raw, day, grain):
    stated = parse_stated(raw)
    assert stated is not None
    assert (stated.day.isoformat(), str(stated.grain)) == (day, grain)


@pytest.mark.parametrize(
    "raw",
    [
        "03/04/2024",  # 3 April or 4 March
        "2024-02-30",
        "31 September 2023",
        "Thursday",
        "14 March",
        "yesterday",
        "3 days ago",
        "T-72",
        "Su-27",
        "12",
        "202403",
        "9999999999",
        "1710403200",
        "24-3-5",
        "2024-13-01",
        "2024-03-14T25:00",
        "0001-01-01T00:00:00",  # what a program writes where it has no date
        "1970-01-01T00:00:00Z",
        "0000-00-00",
        "(c) 2021 Example Ltd",
        "not a date",
        "",
        "?" * 50 + "x",
        "1 " * 100,
    ],
)
def test_no_date_is_made_up(raw):
    assert parse_stated(raw) is None
    assert parse_stated(raw, language="ru") is None or raw == "03/04/2024"


@pytest.mark.parametrize(
    ("raw", "tz", "day"),
    [
        ("2024-03-14T23:30:00Z", "Asia/Seoul", "2024-03-15"),
        ("Thu, 14 Mar 2024 23:30:00 GMT", "Asia/Seoul", "2024-03-15"),
        ("2024-03-14T02:00:00+00:00", "America/New_York", "2024-03-13"),
        ("2024-03-14T23:30:00+01:00", "Asia/Seoul", "2024-03-14"),  # its own zone, so its own day
        ("2024-03-14T23:30:00", "Asia/Seoul", "2024-03-14"),
        ("2024-03-14", "Asia/Seoul", "2024-03-14"),
    ],
)
def test_only_a_stamp_in_utc_moves_and_only_to_the_zone_given(raw, tz, day):
    stated = parse_stated(raw, tz=tz)
    assert stated is not None
    assert stated.day.isoformat() == day


@pytest.mark.parametrize(
    ("raw", "language", "day"),
    [
        ("14 марта 2024", "ru", "2024-03-14"),
        ("14 mars 2024", "fr", "2024-03-14"),
        ("14. März 2024", "de", "2024-03-14"),
        ("2024년 3월 14일", "ko", "2024-03-14"),
        ("2024年3月14日", "zh", "2024-03-14"),
        ("14 de marzo de 2024", "es", "2024-03-14"),
        ("03/04/2024", "fr", "2024-04-03"),
        ("14 марта", "ru", None),
        ("вчера", "ru", None),
        ("14 mars 2024", "xx", None),
    ],
)
def test_other_languages(raw, language, day):
    stated = parse_stated(raw, language=language)
    assert (stated and stated.day.isoformat()) == day


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=70))
def test_a_date_that_is_read_stands_in_the_string(raw):
    stated = parse_stated(raw)
    assert stated is None or str(stated.day.year) in "".join(
        str(int(c)) if c.isdigit() and c.isdecimal() else c for c in raw
    )


FORMS = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y 08:00:00 +0900"]


@settings(deadline=None, derandomize=True)
@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from(FORMS))
def test_written_and_read_again(day, form):
    stated = parse_stated(day.strftime(form))
    if day not in (dt.date(1900, 1, 1), dt.date(1970, 1, 1)):
        assert stated is not None
        assert stated.day == day
