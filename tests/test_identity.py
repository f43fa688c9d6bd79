"""What a report is called, and when two are one."""

from __future__ import annotations

import itertools

import pytest

from timeline.identity import Known, Register
from timeline.model import Report

# name it claims, path, content
READINGS = [
    ("0308", "kcna/0308.md", "aaaaaaaa1"),
    ("0308", "yonhap/0308.md", "bbbbbbbb2"),
    ("copy", "old/copy.md", "aaaaaaaa1"),
    ("0309", "kcna/0309.md", "cccccccc3"),
]


def report(claimed: str, path: str, content: str) -> Report:
    return Report(id=claimed, path=path, content_hash=content, text=content)


def final(register_batches: list[list[tuple[str, str, str]]]) -> dict[str, tuple[str, str | None]]:
    """Content to (id, path) after the batches, as a database would hold it."""
    stored: dict[str, tuple[str, str | None]] = {}
    for batch in register_batches:
        # a register made anew from what is stored must behave as one that lived through all batches
        register = Register(Known.stored(id, content, path) for content, (id, path) in stored.items())
        plan = register.plan(report(*reading) for reading in batch)
        by_id = {id: content for content, (id, _) in stored.items()}
        for id in plan.forgotten:
            del stored[by_id[id]]
        for id, known in plan.moved.items():
            stored[by_id[id]] = (known.id, known.path)
        for added in plan.added:
            stored[added.content_hash] = (added.id, added.path)
    return stored


def test_names_do_not_depend_on_order_or_portions() -> None:
    expected = {
        "aaaaaaaa1": ("0308~aaaaaa", "kcna/0308.md"),
        "bbbbbbbb2": ("0308~bbbbbb", "yonhap/0308.md"),
        "cccccccc3": ("0309", "kcna/0309.md"),
    }
    for order in itertools.permutations(READINGS):
        assert final([list(order)]) == expected
        for cut in range(1, len(order)):
            assert final([list(order[:cut]), list(order[cut:])]) == expected
        assert final([[one] for one in order]) == expected


@pytest.mark.parametrize("portions", [1, 2])
def test_a_new_version_takes_the_place_of_the_old(portions: int) -> None:
    old, new = ("0308", "kcna/0308.md", "aaaaaaaa1"), ("0308", "kcna/0308.md", "dddddddd4")
    batches = [[old, new]] if portions == 1 else [[old], [new]]
    assert final(batches) == {"dddddddd4": ("0308", "kcna/0308.md")}


def test_the_same_again_is_known() -> None:
    register = Register()
    assert len(register.plan(report(*r) for r in READINGS).added) == 3
    again = register.plan(report(*r) for r in READINGS)
    assert (again.known, again.added, again.moved, again.forgotten) == (4, [], {}, [])


def test_force_stores_known_content_anew() -> None:
    register = Register([Known.stored("0309", "cccccccc3", "kcna/0309.md")])
    plan = register.plan([report(*READINGS[3])], force=True)
    assert plan.forgotten == ["0309"]
    assert [r.id for r in plan.added] == ["0309"]


def test_standard_input_has_no_place_so_nothing_there_is_a_new_version() -> None:
    assert len(final([[("stdin", "<stdin>", "aaaaaaaa1")], [("stdin", "<stdin>", "bbbbbbbb2")]])) == 2
