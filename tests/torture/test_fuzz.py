"""Ten million hostile inputs for everything that reads or writes foreign text: no fault, and nothing slow."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import random
import string
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readers.test_fuzz import GOOD, damaged
from tests.view.test_hostile import ATTACKS, is_ours
from timeline.clean import clean_line, clean_text, display_path, printable
from timeline.dates.edtf import from_edtf
from timeline.errors import TimelineError
from timeline.export.guard import guard, is_formula, unguard
from timeline.model import Report, ReportWarning
from timeline.query import read_query
from timeline.readers import Input, read_input
from timeline.readers.frontmatter import split_front_matter
from timeline.readers.published import parse_stated
from timeline.select import parse_day, parse_when
from timeline.store.storable import storable, to_json
from timeline.text import split_sentences
from timeline.timex import find_published, tag

from .settings import SEED, scaled

pytestmark = pytest.mark.torture

PUBLISHED = dt.date(2024, 3, 14)
WORDS = """the of on in at since until by to from - – / . , : ; ( ) ' " last next this early late mid three two 12 31
    2024 0 99999 9999999999 1e9 -1 29 30 Feb February March may May Sunday Wednesday week weeks day days month year years
    decade century ago later earlier before after ended began T-72 Su-27 12/ 2024- 2024-02-30 24:00 12:60 UTC KST +14:00
    Z 00:00 noon tonight
    tomorrow yesterday a.m. 2022/23 1990s '90s Q3 fiscal H2 first 32nd 1st eleventh brigade ٢٠٢٤ ２０２４ ½ XX -- ---
    published: date: title: [ { ] } | > & *a &a !!python/object $x $ select 1 param text = ? columns: description:""".split()
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


def check_clean(dice: random.Random) -> None:
    given = text(dice)
    cleaned = clean_text(given)
    assert clean_text(cleaned) == cleaned
    assert "\n" not in clean_line(given)
    shown = printable(given)
    assert all(map(is_ours, shown))
    assert printable(shown) == shown
    assert all(map(is_ours, display_path(given)))


def check_storable(dice: random.Random) -> None:
    given = text(dice)
    assert len(storable(given)) == len(given)
    to_json([given, {given: given}]).encode()


def check_guard(dice: random.Random) -> None:
    given = text(dice)
    assert not is_formula(guard(given))
    assert unguard(guard(given)) == given


def check_csv(dice: random.Random) -> None:
    cells = [storable(text(dice)) for _ in range(dice.randrange(1, 4))]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(map(guard, cells))
    out.seek(0)
    (found,) = csv.reader(io.StringIO(out.getvalue(), newline=""), strict=True)
    assert [unguard(cell) for cell in found] == cells


def check_stated(dice: random.Random) -> None:
    stated = parse_stated(text(dice), tz=dice.choice((None, "Asia/Seoul")), language=dice.choice((None, "en", "en")))
    assert stated is None or 1 <= stated.day.year <= 9999


def check_words(dice: random.Random) -> None:
    given = text(dice)
    for parse in (parse_day, parse_when, from_edtf):
        with contextlib.suppress(TimelineError, ValueError):
            parse(given)


def check_tag(dice: random.Random) -> None:
    given = clean_text(" ".join(text(dice) for _ in range(dice.randrange(1, 4))))
    for timex in tag(given, dice.choice((PUBLISHED, None))):
        assert given[timex.start : timex.end] == timex.text
        assert timex.start_date is None or timex.end_date is None or timex.start_date < timex.end_date
    for sentence in split_sentences(given):
        assert 0 <= sentence.start <= sentence.end <= len(given)


def check_published(dice: random.Random) -> None:
    find_published(clean_text(text(dice)), None)


def check_front_matter(dice: random.Random) -> None:
    split_front_matter(f"---\n{text(dice)}\n{text(dice)}\n---\nText.\n", 64_000)


def check_query(dice: random.Random, folder: Path) -> None:
    path = folder / "query.sql"
    path.write_text("".join(f"-- {dice.choice(('title', 'description', 'param', 'columns', ''))}: {text(dice)}\n"
                            for _ in range(4)) + dice.choice(("select 1", "select $x", text(dice))),
                    encoding="utf-8", errors="replace")
    read_query(path)


def check_readers(dice: random.Random) -> None:
    name = dice.choice(list(GOOD))
    data = damaged(GOOD[name], dice)
    for item in read_input(Input(name, data=data, size=len(data))):
        assert isinstance(item, Report | ReportWarning)
        item.model_dump_json().encode()
        assert "fault of the reader" not in getattr(item, "message", ""), (item, data)


# Inputs at full length: ten million in all, as many of each as its speed allows.
TARGETS: dict[str, tuple[Callable[..., None], int]] = {
    "clean, printable": (check_clean, 2_500_000),
    "storable": (check_storable, 1_300_000),
    "formula guard": (check_guard, 2_500_000),
    "CSV writer": (check_csv, 1_000_000),
    "stated dates": (check_stated, 1_500_000),
    "days and periods typed": (check_words, 500_000),
    "date finder": (check_tag, 250_000),
    "dateline finder": (check_published, 100_000),
    "front matter": (check_front_matter, 250_000),
    "query header": (check_query, 50_000),
    "readers": (check_readers, 50_000),
}


@pytest.mark.parametrize("name", TARGETS)
def test_fuzz(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check, count = TARGETS[name]
    arguments = (tmp_path,) if check is check_query else ()
    dice = random.Random()
    slowest, begun = 0.0, time.perf_counter()
    for number in range(scaled(count)):
        dice.seed(SEED * 100_000_000 + number)  # a single input can be tried again
        at = time.perf_counter()
        try:
            check(dice, *arguments)
        except Exception:
            print(f"{name}: input {number} of seed {SEED}")
            raise
        slowest = max(slowest, time.perf_counter() - at)
    took = time.perf_counter() - begun
    with capsys.disabled():
        print(f"\n{name}: {scaled(count):,} inputs, {scaled(count) / took:,.0f}/s, slowest {slowest * 1000:.0f} ms")
    assert slowest < 5


LONG = {
    "x": "x", "digits": "1", "dashes": "-", "slashes": "12/", "ones": "1 ", "months": "may ", "days": "Wednesday ",
    "emoji": "\U0001f600", "dates": "2024-03-13 ", "ranges": "March 5-9, ", "quotes": "“", "stops": ". A", "commas": ",",
    "prose": "North Korea fired artillery shells into the sea on Wednesday, state media said. ",
}


@pytest.mark.parametrize("name", LONG)
def test_a_megabyte_is_tagged_in_time_that_grows_with_its_length(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    size = scaled(1_000_000)
    given = LONG[name] * (size // len(LONG[name]))
    begun = time.process_time()
    tag(given, PUBLISHED)
    took = time.process_time() - begun
    with capsys.disabled():
        print(f"\ntag {name}: {size / 1e6:.2f} MB in {took:.2f} s")
    # what is full of dates, or of numbers that may begin one, is work, not waste, but grows no faster than the text
    dense = name in ("dates", "ranges", "days", "ones")
    assert took < 1 + (25 if dense else 2) * size / 1e6
