"""Tellings on disk come back in order of their days, as often as asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.merge.making import mention, report
from timeline.merge import shelf as shelves
from timeline.merge.block import in_order
from timeline.merge.shelf import Shelf
from timeline.merge.telling import Telling


@pytest.mark.parametrize("waiting", [8_000_000, 0])
def test_what_is_put_on_the_shelf_comes_in_order(tmp_path: Path, waiting: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_WAITING", waiting)
    shelf = Shelf(tmp_path)
    made = []
    for number in range(12):
        days = [f"2024-03-{1 + 7 * number % 30:02}", f"2024-05-{1 + 5 * number % 30:02}", ""]
        of_one = report(f"r{number}", f"2024-03-{1 + number:02}")
        told = [Telling(of_one, (mention(of_one.id, "It was held.", when, at=at),), frozenset({f"x{at}"}))
                for at, when in enumerate(days)]
        shelf.put(told)
        made += told
    expected = [(one.id, one.report, one.mentions, one.apart) for one in in_order(made)]
    assert bool(list(tmp_path.iterdir())) == (waiting == 0)
    for _ in range(2):
        assert [(one.id, one.report, one.mentions, one.apart) for one in shelf] == expected
    assert len(list(tmp_path.iterdir())) > 10


def test_more_may_be_put_there_after_it_was_gone_through(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert list(shelf) == []
    for id_ in ("b", "a"):
        shelf.put([Telling(report(id_), (mention(id_, "It was held.", "2024-03-13"),))])
        assert id_ in [one.report.id for one in shelf]
    assert [one.report.id for one in shelf] == ["a", "b"]
