"""The publication day from the text, and a publication day that the text contradicts."""

import datetime as dt

import pytest

from timeline.timex import contradiction, find_published, tag


@pytest.mark.parametrize(
    ("text", "title", "day", "basis"),
    [
        ("SEOUL, March 14, 2024 — The drill ended.", None, "2024-03-14", "dateline"),
        ("Published: 14 March 2024\n\nThe drill ended.", None, "2024-03-14", "text"),
        (
            "Tanks rolled, state media reported on Thursday (Mar 14). Since 2022 tests have grown.",
            None,
            "2024-03-14",
            "text",
        ),
        (
            "SEOUL, Feb. 28 — Officials said on Wednesday that Freedom Shield 2024 starts soon.",
            None,
            "2024-02-28",
            "dateline",
        ),
        ("KETLA, October 31. /Agency/. Its ships took part in the Sea Breeze 2024 drills.", None, "2024-10-31", "dateline"),
        ("The drill ended on Thursday, March 14th, both sides announced.", "Freedom Shield 2024 ends", "2024-03-14", "text"),
        ("Feb 25, 2015, 10:26 AM\nNews code: 1\nGuards begin a drill", None, "2015-02-25", "text"),
        ("Jets enter airspace\n28.01.2020\nSix jets came.", None, "2020-01-28", "text"),
        ("NEWS | July 16, 2018\nEngineers build a bridge", None, "2018-07-16", "text"),
        ("25 Feb 2010 | Sgt. Ana Ruiz Marine Corps Air Station\nThe drill came to a close.", None, "2010-02-25", "text"),
        ("Poland scrambles jets\nOct 29, 2025 14:18 263\nTwo jets took off.", None, "2025-10-29", "text"),
        (
            "Guns fired on Tuesday, November 20, 2018.\n“Three shells fell,” an agency quoted him as saying.",
            None,
            "2018-11-20",
            "text",
        ),
        ("Last Updated : Sep 12 2015 | 9:42 PM\nGuns fire\nFirst Published: Sep 10 2015", None, "2015-09-10", "text"),
        ("Guns fire\nUpdated: Sep 12, 2015\nThree shells fell.", None, "2015-09-12", "text"),
        ("서울, 2024년 3월 14일 — 훈련이 끝났다.", None, "2024-03-14", "dateline"),
    ],
)
def test_publication_day_in_the_text(text: str, title: str | None, day: str, basis: str) -> None:
    found = find_published(text, title)
    assert found is not None
    assert (found.day, found.grain, found.basis) == (dt.date.fromisoformat(day), "day", basis)
    assert found.evidence in text


@pytest.mark.parametrize(
    "text",
    [
        "Tanks rolled, state media reported on Thursday.",
        "Tanks rolled, state media reported on Thursday (Mar 14).",
        "SEOUL, Jan 7 — The North fired shells. A pact of 2018 had banned that.",
        "The day that changed it\nOn 31 May 1916 the fleets met.",
        "Guns of 1916\n31 May 1916, off the coast of Jutland, was foggy.",
        "The treaty was signed on 19 September 2018 and long forgotten when they met.",
        "",
    ],
)
def test_no_answer_rather_than_a_guess(text: str) -> None:
    assert find_published(text) is None


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [
        ("SEOUL, Feb. 28 — It said on Wednesday so.", "2024-03-04", "the dateline says Feb. 28, not 2024-03-04"),
        ("SEOUL, Nov. 2 — It fired missiles.", "2022-11-01", "the dateline says Nov. 2, not 2022-11-01"),
        (
            "The army said on Thursday (March 14) so.",
            "2024-03-25",
            "the text says Thursday (March 14, a week or more before 2024-03-25",
        ),
        ("SEOUL, Feb. 28 — It said on Wednesday so.", "2024-02-28", None),
        ("SEOUL, Feb. 28 — It said on Wednesday so.", "2024-02-29", None),
        ("The army said on Thursday (March 14) so.", "2024-03-19", None),
        ("The pact of Sept. 19 is dead, the army said on Thursday.", "2024-03-14", None),
    ],
)
def test_stale_publication_day_is_noticed(text: str, published: str, said: str | None) -> None:
    assert contradiction(text, dt.date.fromisoformat(published)) == said


def test_stale_publication_day_is_not_obeyed_and_the_reading_says_why() -> None:
    weekday = tag("SEOUL, Feb. 28 — It said on Wednesday so.", dt.date(2024, 3, 4))[-1]
    assert weekday.edtf == "2024-02-28"
    assert weekday.anchor == "written 2024-02-28, for the dateline says Feb. 28, not 2024-03-04"
