"""What holds of every input, however hostile: shared by the random fuzzing and by the one that coverage guides."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

from tests.view.test_hostile import is_ours
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

PUBLISHED = dt.date(2024, 3, 14)


def cleaned_text_is_clean(given: str) -> None:
    cleaned = clean_text(given)
    assert clean_text(cleaned) == cleaned
    assert "\n" not in clean_line(given)
    shown = printable(given)
    assert all(map(is_ours, shown))
    assert printable(shown) == shown
    assert all(map(is_ours, display_path(given)))


def text_can_be_stored(given: str) -> None:
    assert len(storable(given)) == len(given)
    to_json([given, {given: given}]).encode()


def no_cell_is_a_formula(given: str) -> None:
    assert not is_formula(guard(given))
    assert unguard(guard(given)) == given


def a_row_of_csv_comes_back(given: Sequence[str]) -> None:
    cells = list(map(storable, given))
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(map(guard, cells))
    out.seek(0)
    csv.field_size_limit(10_000_000)
    (found,) = csv.reader(io.StringIO(out.getvalue(), newline=""), strict=True)
    assert [unguard(cell) for cell in found] == cells


def a_stated_day_is_in_the_calendar(given: str, tz: str | None = None, language: str | None = None) -> None:
    stated = parse_stated(given, tz=tz, language=language)
    assert stated is None or 1 <= stated.day.year <= 9999


def a_typed_period_is_read_or_refused(given: str) -> None:
    for parse in (parse_day, parse_when, from_edtf):
        with contextlib.suppress(TimelineError, ValueError):
            parse(given)


def time_expressions_lie_in_the_text(given: str, published: dt.date | None = PUBLISHED) -> None:
    cleaned = clean_text(given)
    for timex in tag(cleaned, published):
        assert cleaned[timex.start : timex.end] == timex.text
        assert timex.start_date is None or timex.end_date is None or timex.start_date < timex.end_date
    for sentence in split_sentences(cleaned):
        assert 0 <= sentence.start <= sentence.end <= len(cleaned)


def a_dateline_is_found_or_not(given: str) -> None:
    find_published(clean_text(given), None)


def front_matter_is_read_or_left(given: str) -> None:
    split_front_matter(f"---\n{given}\n---\nText.\n", 64_000)


def a_query_is_read_with_its_faults(given: str, folder: Path) -> None:
    path = folder / "query.sql"
    path.write_text(given, encoding="utf-8", errors="replace")
    read_query(path)


def a_file_ends_in_reports_and_warnings(name: str, data: bytes) -> None:
    for item in read_input(Input(name, data=data, size=len(data))):
        assert isinstance(item, Report | ReportWarning)
        item.model_dump_json().encode()
        assert "fault of the reader" not in getattr(item, "message", ""), (item, data)
