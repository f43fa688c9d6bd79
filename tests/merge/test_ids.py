from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from timeline.merge.ids import assign, digest


@given(st.lists(st.text(min_size=1), unique=True, max_size=50))
def test_ids_are_unique_and_safe_in_a_spreadsheet(founding: list[str]) -> None:
    ids = assign(founding)
    assert len(set(ids)) == len(founding)
    assert all(re.fullmatch(r"[b-df-hj-kmnp-tv-xz][2-9b-df-hj-kmnp-tv-xz]{4,}", id_) for id_ in ids)


def test_a_younger_event_does_not_rename_an_older_one() -> None:
    older = [f"mention {n}" for n in range(3000)]
    assert assign([*older, "one more"])[:3000] == assign(older)


def test_where_two_begin_alike_the_younger_is_longer() -> None:
    names = [f"mention {n}" for n in range(20000)]
    ids = assign(names)
    longer = [(name, id_) for name, id_ in zip(names, ids, strict=True) if len(id_) > 5]
    assert longer, "twenty thousand events should collide a few times in ten million ids"
    assert all(digest(name).startswith(id_) and id_[:5] in ids for name, id_ in longer)


def test_ids_are_what_they_were() -> None:
    """Ids are quoted in notes and corrections: no version may change them."""
    assert [digest(name) for name in ("", "a", "mention 7")] == ["pv6s5wvrp8q54n5n", "dhg5b8zx9x43g89j", "hbncb3t6vz3dbgq7"]
    assert assign(["a", "a", "mention 7"]) == ["dhg5b", "dhg5b8", "hbncb"]
    assert assign(["a"] * 14)[10:] == ["dhg5b8zx9x43g89", "dhg5b8zx9x43g89j", "dhg5b8zx9x43g89j12", "dhg5b8zx9x43g89j13"]
