"""What one report yields, where it is out of the ordinary."""

from __future__ import annotations

from timeline import lexicon
from timeline.derivation import understand
from timeline.model import Report


def test_a_report_of_nothing_but_dates_says_what_was_not_read() -> None:
    extraction = understand(Report(id="r", text="2024-03-13 " * 11_000), lexicon.load())
    assert len(extraction.timexes) == 10_000
    assert [warning.message for warning in extraction.warnings] == [
        "r: it has more than 10,000 dates; those behind the first 109,999 of its 121,000 characters were not read"]
