"""Ten million hostile inputs for everything that reads or writes foreign text: no fault, and nothing slow."""

from __future__ import annotations

import random
import string
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.readers.test_fuzz import GOOD, damaged
from tests.view.test_hostile import ATTACKS

from . import laws
from .settings import INPUTS, SEED, scaled

pytestmark = pytest.mark.torture

WORDS = """the of on in at since until by to from - – / . , : ; ( ) ' " last next this early late mid three two 12 31
    2024 0 99999 9999999999 1e9 -1 29 30 Feb February March may May Sunday Wednesday week weeks day days month year years
    decade century ago later earlier before after ended began T-72 Su-27 12/ 2024- 2024-02-30 24:00 12:60 UTC KST +14:00
    Z 00:00 noon tonight
    tomorrow yesterday a.m. 2022/23 1990s '90s Q3 fiscal H2 first 32nd 1st eleventh brigade ٢٠٢٤ ２０２４ ½ XX -- ---
    published: date: title: [ { ] } | > & *a &a !!python/object $x $ select 1 param text = ? columns: description:""".split()
FIELDS = "published date title source url language id tags -".split()
FOLLOWING = (": ", ": ", ":", ": |\n  ", ": [", " ")
PAGES = [name for name in GOOD if name.endswith(".html")]
OTHERS = [name for name in GOOD if name not in PAGES]
LETTERS = string.printable + "éß훈가مرд日\u200b\u202e\ufeff\x85\u2028\ud800\x00\x1b\x9b\U000e0041\U0001f600½²٣"


def text(dice: random.Random) -> str:
    """A short hostile text: words of dates, attacks, odd letters, and long runs of one of them."""
    pieces = []
    for _ in range(dice.randrange(1, 9)):
        match dice.randrange(8):
            case 0:
                pieces.append(dice.choice(ATTACKS))
            case 1:
                pieces.append("".join(dice.choices(LETTERS, k=dice.randrange(12))))
            case 2:
                pieces.append(dice.choice(LETTERS) * dice.choice((2, 9, 60)))
            case _:
                pieces.append(dice.choice(WORDS))
    return dice.choice((" ", " ", "", "\n")).join(pieces)


def check_csv(dice: random.Random) -> None:
    laws.a_row_of_csv_comes_back([text(dice) for _ in range(dice.randrange(1, 4))])


def check_stated(dice: random.Random) -> None:
    laws.a_stated_day_is_in_the_calendar(text(dice), dice.choice((None, "Asia/Seoul")), dice.choice((None, "en", "en")))


def check_tag(dice: random.Random) -> None:
    given = " ".join(text(dice) for _ in range(dice.randrange(1, 4)))
    laws.time_expressions_lie_in_the_text(given, dice.choice((laws.PUBLISHED, None)))


def check_query(dice: random.Random, folder: Path) -> None:
    laws.a_query_is_read_with_its_faults(
        "".join(f"-- {dice.choice(('title', 'description', 'param', 'columns', ''))}: {text(dice)}\n" for _ in range(4))
        + dice.choice(("select 1", "select $x", text(dice))), folder)


def check_front_matter(dice: random.Random) -> None:
    lines = [dice.choice(FIELDS) + dice.choice(FOLLOWING) + text(dice) for _ in range(dice.randrange(1, 4))]
    laws.front_matter_is_read_or_left("\n".join(lines))


def check_readers(dice: random.Random) -> None:
    # of four files at most one is a page, which takes longest to read
    name = dice.choice(PAGES if dice.random() < 0.25 else OTHERS)
    laws.a_file_ends_in_reports_and_warnings(name, damaged(GOOD[name], dice))


def of_text(law: Callable[[str], None]) -> Callable[[random.Random], None]:
    """The check that a law holds of one hostile text."""
    return lambda dice: law(text(dice))


# Inputs at full length: ten million in all, as many of each as its speed allows.
TARGETS: dict[str, tuple[Callable[..., None], int]] = {
    "CSV writer": (check_csv, 4_000_000),
    "formula guard": (of_text(laws.no_cell_is_a_formula), 1_600_000),
    "front matter": (check_front_matter, 1_500_000),
    "date finder": (check_tag, 1_000_000),
    "stated dates": (check_stated, 700_000),
    "clean, printable": (of_text(laws.cleaned_text_is_clean), 500_000),
    "storable": (of_text(laws.text_can_be_stored), 200_000),
    "query header": (check_query, 150_000),
    "days and periods typed": (of_text(laws.a_typed_period_is_read_or_refused), 150_000),
    "dateline finder": (of_text(laws.a_dateline_is_found_or_not), 100_000),
    "readers": (check_readers, 100_000),
}


@pytest.mark.parametrize("name", TARGETS)
def test_fuzz(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check, count = TARGETS[name]
    arguments = (tmp_path,) if check is check_query else ()
    dice = random.Random()
    check(dice, *arguments)  # loads what it needs
    slowest, begun = 0.0, time.perf_counter()
    for number in range(scaled(count)):
        dice.seed(SEED * 100_000_000 + number)  # a single input can be tried again
        at = time.process_time()
        try:
            check(dice, *arguments)
        except Exception:
            print(f"{name}: input {number} of seed {SEED}")
            raise
        slowest = max(slowest, time.process_time() - at)
    took = time.perf_counter() - begun
    INPUTS[name] += scaled(count)
    with capsys.disabled():
        print(f"\n{name}: {scaled(count):,} inputs, {scaled(count) / took:,.0f}/s, slowest {slowest * 1000:.0f} ms")
    assert slowest < 2


LAWS: dict[str, Callable[[str], None]] = {
    "CSV writer": lambda given: laws.a_row_of_csv_comes_back(given.split(",")),
    "front matter": laws.front_matter_is_read_or_left,
    "date finder": laws.time_expressions_lie_in_the_text,
    "stated dates": laws.a_stated_day_is_in_the_calendar,
    "clean, printable": laws.cleaned_text_is_clean,
    "storable": laws.text_can_be_stored,
    "days and periods typed": laws.a_typed_period_is_read_or_refused,
    "dateline finder": laws.a_dateline_is_found_or_not,
}


@pytest.mark.parametrize("law", sorted(LAWS))
def test_laws_hold_for_what_hypothesis_finds(law: str, capsys: pytest.CaptureFixture[str]) -> None:
    @seed(SEED)
    @settings(max_examples=scaled(20_000), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.text(st.characters(), max_size=80) | st.lists(st.sampled_from([*WORDS, *ATTACKS]), max_size=8).map(" ".join))
    def holds(given_text: str) -> None:
        INPUTS[f"{law}, hypothesis"] += 1
        LAWS[law](given_text)

    holds()
    with capsys.disabled():
        print(f"\n{law}, by hypothesis: {INPUTS[f'{law}, hypothesis']:,} inputs")
