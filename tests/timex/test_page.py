"""The page of rules is the table."""

from pathlib import Path

from timeline.timex.english import RULES
from timeline.timex.page import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dates.md"


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_page_has_every_rule() -> None:
    text = page()
    assert [name for name in RULES if f"### {name}\n" not in text] == []
