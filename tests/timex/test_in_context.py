"""Expressions in sentences: the anchor, the direction, what belongs together. Own sentences, read as a reader would."""

import datetime as dt

import pytest

from timeline.model import Timex
from timeline.timex import tag

THURSDAY = dt.date(2024, 3, 14)


def told(text: str, published: dt.date | None = THURSDAY) -> dict[str, str | None]:
    """Expression to EDTF, or to the value where it dates nothing."""
    return {timex.text: timex.edtf or timex.value for timex in tag(text, published)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # weekdays: latest on or before publication, unless a cue governs the phrase
        ("The drill took place on Wednesday.", {"Wednesday": "2024-03-13"}),
        ("The drill ended Thursday.", {"Thursday": "2024-03-14"}),
        ("The talks are set to resume Monday in Geneva.", {"Monday": "2024-03-18"}),
        ("The fleet will sail on Sunday.", {"Sunday": "2024-03-17"}),
        ("The minister told a conference on Monday that ships would sail.", {"Monday": "2024-03-11"}),
        ("A parade planned for Tuesday was cancelled.", {"Tuesday": "2024-03-12"}),
        ("They fought to get around Monday's ruling.", {"Monday": "2024-03-11"}),
        ("Officials went to the range Tuesday.", {"Tuesday": "2024-03-12"}),
        # months and days without a year
        ("The ship sank in November.", {"November": "2023-11"}),
        ("The exercise, which is expected in May, involves tanks.", {"May": "2024-05"}),
        ("The shelling began on Dec. 28.", {"Dec. 28": "2023-12-28"}),
        ("Northern units train in April and May.", {"April and May": "2024-04/2024-05"}),
        ("It was the largest since last October.", {"since last October": "2023-10/.."}),
        # the week told beside it
        ("He sailed on Monday of last week.", {"Monday of last week": "2024-03-04"}),
        ("Shells fly from Friday to Sunday of next week.", {"Friday to Sunday of next week": "2024-03-22/2024-03-24"}),
        ("The camp was hit on Tuesday of this week.", {"Tuesday of this week": "2024-03-12"}),
        # units around publication
        ("It fired two missiles last week.", {"last week": "2024-03-04/2024-03-10"}),
        ("Earlier this month the fleet left port.", {"Earlier this month": "2024-03-01/2024-03-14"}),
        ("Later this year the base opens.", {"Later this year": "2024-03-14/2024-12-31"}),
        ("It fired a rocket earlier in the week.", {"earlier in the week": "2024-03-11/2024-03-13"}),
        ("The guns fell silent at the weekend.", {"the weekend": "2024-03-09/2024-03-10"}),
        ("Drones struck overnight.", {"overnight": "2024-03-13/2024-03-14"}),
        ("It happened early Thursday.", {"early Thursday": "2024-03-14"}),
        # ranges and lists
        ("The drill runs from June 27 to 29.", {"June 27 to 29": "2024-06-27/2024-06-29"}),
        ("It is set for March 4-14.", {"March 4-14": "2024-03-04/2024-03-14"}),
        ("It runs Aug. 19-29 this year.", {"Aug. 19-29": "2024-08-19/2024-08-29", "this year": "2024"}),
        ("The war of 1950-1953 ended there.", {"1950-1953": "1950/1953"}),
        ("Closed between May 7 and 15.", {"May 7 and 15": "2024-05-07/2024-05-15"}),
        ("Leaflets fell on March 3, 9 and 10.", {"March 3": "2024-03-03", "9": "2024-03-09", "10": "2024-03-10"}),
        ("They fought from 26 June to 4 August 1952.", {"26 June to 4 August 1952": "1952-06-26/1952-08-04"}),
        ("Guns fell silent over the weekend.", {"the weekend": "2024-03-09/2024-03-10"}),
        ("It was built more than three years ago.", {"more than three years ago": "2021~"}),
        # bounds
        ("Since early 2022 tests have grown.", {"Since early 2022": "2022-01/.."}),
        ("The base stays open until late May.", {"until late May": "../2024-05-31"}),
        # what belongs together
        ("Thursday, March 14, was quiet.", {"Thursday, March 14": "2024-03-14"}),
        ("State media said on Wednesday (March 13) so.", {"Wednesday (March 13)": "2024-03-13"}),
        ("A pact signed in June last year holds.", {"June last year": "2023-06"}),
        ("The attack came on the night of March 9.", {"the night of March 9": "2024-03-09"}),
        ("Shells fell on Monday evening.", {"Monday evening": "2024-03-11"}),
        ("On the night of June 17, Juche 63 (1974), he spoke.", {"the night of June 17, Juche 63 (1974)": "1974-06-17"}),
        ("On June 17, Juche 63 (1974), he spoke.", {"June 17, Juche 63 (1974)": "1974-06-17"}),
        # counted from what was told before
        ("The fleet left on March 4. Two days later it fired.", {"March 4": "2024-03-04", "Two days later": "2024-03-06"}),
        ("It fired on Sunday. The next day it fired again.", {"Sunday": "2024-03-10", "The next day": "2024-03-11"}),
        ("It began on March 4. That day shells fell.", {"March 4": "2024-03-04", "That day": "2024-03-04"}),
        ("On March 6, a day after the speech, he left.", {"March 6": "2024-03-06", "a day after": "2024-03-06"}),
        ("It kicks off Monday and runs through March 28.", {"Monday": "2024-03-18", "March 28": "2024-03-28"}),
        ("In the night from Tuesday to Wednesday it rained.",
         {"the night from Tuesday to Wednesday": "2024-03-12/2024-03-13"}),
        # what dates nothing
        ("The 16-month-old war went on; a 12-year-old boy fled.", {"16-month": "P16M"}),
        ("It will last 10 to 14 days.", {"10 to 14 days": "PXD"}),
        ("The 11-day drill goes on.", {"11-day": "P11D"}),
        ("It lasted almost 24 hours.", {"almost 24 hours": "PT24H"}),
        ("It now trains every year.", {"now": "PRESENT_REF", "every year": "P1Y"}),
    ],
)
def test_news(text: str, expected: dict[str, str]) -> None:
    assert told(text) == expected


BACKGROUND = """Rockets hit the base on Tuesday, the army said.

The militia had been bombed on Feb. 2. That day nine men died.

{} engineers had cleared mines.
"""


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("A day earlier", "2024-03-11"),
        ("The same day", "2024-03-12"),
        ("The next day", "2024-03-13"),
        ("At 9 a.m.", "2024-03-12T09"),
        ("That night", "2024-03-12"),
    ],
)
def test_a_new_paragraph_is_back_to_the_news(words: str, edtf: str) -> None:
    *background, here = tag(BACKGROUND.format(words), THURSDAY)
    assert [timex.edtf for timex in background] == ["2024-03-12", "2024-02-02", "2024-02-02"]
    assert here.edtf == edtf


def test_a_history_is_not_brought_back_to_the_news() -> None:
    text = "The pact was signed on May 2, 1990.\n\nThe next day guns fell silent. War came on June 3, 1992, and in 1995."
    assert tag(text, None)[1].edtf == "1990-05-03"


def test_an_outlet_behind_the_place_tells_the_day_after_its_own() -> None:
    text = "BUSAN, Nov. 1 — A volley came on Wednesday.\n\nThe war of 1950 ended.\n\nSirens howled at 8:55 a.m."
    assert tag(text, dt.date(2022, 11, 1))[-1].edtf == "2022-11-02T08:55"


@pytest.mark.parametrize(
    "text",
    [
        "The 25th brigade and the 7th Fleet may march past the 38th parallel.",
        "The K-2, the Su-35, the RQ-4 and the Hwasong-18 cost $2024 each, 1,998 in all.",
        "It won 3-1, hit 21.5 percent and fired 2000 rounds over 1,001 kilometres.",
        "One second later? No: a second battalion, the first army, the last tank.",
        "Sun Microsystems sat on the fence; they mar the decor.",
        "Resolution 1718 and Flight 1549, No. 1990 of its kind.",
        "The sun rose, they may spring up and fall back.",
        "A 12-year-old boy; Theresa May spoke; a long March followed.",
        "Grid 1234 5678, phone 555-2024-1, version 2.0.2024.",
    ],
)
def test_no_dates_in(text: str) -> None:
    assert [timex.text for timex in tag(text, THURSDAY) if timex.start_date is not None and not timex.latent] == []


NARRATIVE = """The Siege

On 10 March 1975 the northern army struck. The war of 1961 had been small. On 20 March the town fell. In April the port
followed; the following month the capital did. The next year brought no peace.

1978: The Second War

In December the border was crossed. In January the capital fell again.
"""


def test_narrative_takes_the_year_from_the_story() -> None:
    assert told(NARRATIVE, dt.date(2009, 12, 19)) == {
        "10 March 1975": "1975-03-10",
        "1961": "1961",
        "20 March": "1975-03-20",
        "April": "1975-04",
        "the following month": "1975-05",
        "The next year": "1976",
        "1978": "1978",
        "December": "1978-12",
        "January": "1978-01",
    }


def test_nobody_sets_a_mode_and_news_stays_news() -> None:
    text = (
        "In 1950 war broke out. In 1953 it ended. On Monday and on Tuesday shells fell, and yesterday. In May a ship sank."
    )
    assert told(text)["May"] == "2023-05"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Wednesday", "XXXX-WXX-3"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("March 14", "XXXX-03-14"),
        ("last year", "XXXX"),
        ("at 7:41 a.m.", "XXXX-XX-XXT07:41"),
    ],
)
def test_without_publication_day_nothing_is_guessed(text: str, value: str) -> None:
    (timex,) = tag(text, None)
    assert (timex.value, timex.start_date, timex.edtf, timex.latent) == (value, None, None, True)


def test_every_result_explains_itself() -> None:
    (timex,) = tag("Kim watched on Wednesday.", THURSDAY, report="r1")
    assert timex == Timex(
        report="r1",
        start=15,
        end=24,
        text="Wednesday",
        type="DATE",
        value="2024-03-13",
        edtf="2024-03-13",
        start_date=dt.date(2024, 3, 13),
        end_date=dt.date(2024, 3, 14),
        grain="day",
        anchor="published 2024-03-14",
        rule="weekday",
        derivation="“Wednesday” by weekday, counted from published 2024-03-14: 2024-03-13",
    )


def test_weak_readings_are_latent() -> None:
    (timex,) = tag("It sailed on the 19th.", THURSDAY)
    assert (timex.edtf, timex.latent) == ("2024-02-19", True)


def test_offsets_count_code_points() -> None:
    text = "🚀 Père Ubu (김정은) sprach am Wednesday."
    (timex,) = tag(text, THURSDAY)
    assert text[timex.start : timex.end] == timex.text == "Wednesday"
