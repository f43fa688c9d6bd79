"""Any text at all: linear time, no crash, and what comes out keeps its promises."""

import datetime as dt
import itertools
import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates.edtf import from_edtf
from timeline.timex import MOST, find_published, reach, tag
from timeline.timex.english import ENGLISH, RULES
from timeline.timex.matcher import Matcher
from timeline.timex.rules import Rule

FLOODS = [
    "x",
    "1",
    "-",
    "12/",
    "1 ",
    "🚀",
    "the ",
    "the last ",
    "two ",
    "a ",
    "\n",
    " ",
    "March ",
    "March 4 - ",
    "1975-",
    "Monday ",
    "(",
    "since ",
    "12:",
    "3 p.m. ",
    "27 April ",
    "every ",
    "early ",
    "14 de ",
    "3月",
    "9/",
    "years ",
    "twenty-",
    "’",
    "$1 ",
    "Jan. ",
    "1975\n",
    "1975\n\n",
    "Published 3 May ",
    "the 13th to the ",
    "two days after the launch ",
    "On March 4 a launch. A day after the launch, ",
    "7 a.m. (2200 GMT) ",
]


@pytest.mark.parametrize("flood", FLOODS)
def test_time_grows_with_the_text_and_no_faster(flood: str) -> None:
    def seconds(size: int) -> float:
        text = flood * (size // len(flood))
        begin = time.process_time()
        tag(text, dt.date(2024, 3, 14))
        return time.process_time() - begin

    small, large = seconds(10_000), seconds(40_000)
    assert large < 10 * small + 0.1  # four times the text; quadratic would be sixteen times and more


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "year 0",
        "0000-00-00",
        "in 0",
        "10000-01-01",
        "9999-12-31",
        "31 December 9999",
        "２０２４",
        "٢٠٢٤",
        "२०२४",
        "2024-02-30",
        "week 53",
        "99999999999 years ago",
        "10 centuries ago",
        "3 million years later",
        "February 30",
        "25:61",
        "24:00",
        "99:99 p.m.",
        "the 99th century",
        "0 BC",
        "99999 BC",
        "five hundred thousand decades ago",
        "\x00",
        "\ud800",
        "31/31/2024",
        "'00s",
    ],
)
def test_odd_text_neither_hangs_nor_crashes(text: str) -> None:
    for published in (None, dt.date(1, 1, 1), dt.date(2024, 2, 29), dt.date(9999, 12, 31)):
        tag(text, published)
        find_published(text, text)


@pytest.mark.parametrize("text", ["It flew on Oct. 3, 9 and 10.", "October 3 to 9, and the 12th", "the 3rd, 4th and 5th"])
def test_days_of_a_month_without_a_year_crash_no_undated_report(text: str) -> None:
    assert all(timex.text in text for timex in tag(text, None))


def test_words_that_are_no_month_of_any_language_cost_little() -> None:
    strange = ("".join(letters) for letters in itertools.product("bdfgk", "aeo", "lmnr", "aeo", "stz", "i"))
    text = "".join(f"{1 + n % 28} {word} 2024, " for n, word in enumerate(strange))
    begin = time.process_time()
    assert len(tag(text + "5 mars 2024", None)) < 600
    assert time.process_time() - begin < 5  # three thousandths of a second for each of 540 words that is asked about


def test_of_a_text_that_is_nothing_but_dates_the_first_ten_thousand_are_read() -> None:
    text = "2024-03-13 " * 12_000
    assert len(tag(text, None)) == MOST
    assert reach(text) == len("2024-03-13 ") * MOST - 1
    assert reach("2024-03-13 " * 4_000) is None
    assert reach("Nothing. " * 12_000) is None


words = st.sampled_from(
    """the a last next this past previous following same every two three 11 25 4 14 1975 2024 March May Monday Thursday days
    years week month quarter ago later earlier before after since until by from to and of in on early late mid end morning
    night noon 7:41 a.m. GMT century 1980s spring BC today yesterday tomorrow overnight weekend half first second
    - – , . ( ) 's""".split()
)


@settings(deadline=None)  # dateparser loads with the first candidate
@given(st.one_of(st.text(max_size=60), st.lists(words, max_size=14).map(" ".join)), st.none() | st.dates())
def test_what_comes_out_keeps_its_promises(text: str, published: dt.date | None) -> None:
    end = 0
    for timex in tag(text, published):
        assert text[timex.start : timex.end] == timex.text
        assert end <= timex.start < timex.end
        end = timex.end
        assert timex.derivation
        if timex.start_date is not None and timex.end_date is not None:
            assert timex.start_date < timex.end_date
        if timex.edtf is not None:
            interval, _ = from_edtf(timex.edtf)
            assert interval.first_day == timex.start_date
            last = interval.last_day
            assert (None if last is None else last + dt.timedelta(days=1)) == timex.end_date
        if published is None:
            years = {int(year) for year in re.findall(r"[0-9]{4}", timex.value)}
            assert not years or re.search(r"[0-9]", text)


numbers = st.sampled_from("21st 4th 1/2 9999 99,999 3:07 B.C. '89 '80s Q3 local 0200 KST".split())


class TriesAll(Matcher):
    """Tries every rule that may begin with a word, whatever stands behind it."""

    def _beginning(self, text: str, start: int, head: str) -> Sequence[Rule]:
        return self._index.get(head, ())


_TRIES_ALL = TriesAll(RULES.values())


@settings(deadline=None)
@given(st.lists(words | numbers, max_size=14))
def test_the_second_word_leaves_out_no_rule(picked: list[str]) -> None:
    text = " ".join(picked)
    assert list(ENGLISH.matches(text)) == list(_TRIES_ALL.matches(text))
