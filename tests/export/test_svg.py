"""The drawing: what an event becomes on the axis, where it stands, and one chronology as a drawing that somebody looked at.

After a change that is meant: ``TIMELINE_GOLDEN=write pytest tests/export/test_svg.py``, then look at the drawing.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.export.crowd import crowd_database, set_sides
from tests.factories.database import path as path
from timeline.errors import TimelineError
from timeline.export import Options, export
from timeline.export.png import missing_scripts
from timeline.export.svg_figure import Figure, figure
from timeline.export.svg_layout import Placed, lay_out
from timeline.export.svg_palette import PALETTE
from timeline.export.svg_scale import Scale
from timeline.export.svg_shapes import SYMBOLS, mark, text
from timeline.export.svg_sides import sides
from timeline.export.svg_text import fit_text, text_width
from timeline.lexicon import load
from timeline.select import Selection
from timeline.view.marks import UNICODE
from timeline.view.rows import EventRow

GOLDEN = Path(__file__).parent / "golden" / "chronology.svg"
SVG = "{http://www.w3.org/2000/svg}"
DAY = dt.date(2024, 3, 1).toordinal() - 1
"""Day 4 of March is DAY + 4."""


def march(day: int | None) -> dt.date | None:
    return None if day is None else dt.date(2024, 3, day)


@pytest.mark.parametrize(("told", "bounds", "drawn"), [
    ("on 13 March", (13, 13, 13, 13), Figure(13.5)),
    ("from 4 to 14 March", (4, 4, 14, 14), Figure(4.5, core=(4, 15))),
    ("early March", (1, 10, 1, 10), Figure(6, whisker=(1, 11))),
    ("since 4 March", (4, 4, None, None), Figure(4.5, open_right=True)),
    ("since early March", (1, 10, None, None), Figure(6, room=((1, 11),), open_right=True)),
    ("by Friday", (None, 15, None, 15), Figure(15.5, open_left=True)),
    ("until 15 March", (None, None, 15, 15), Figure(15.5, open_left=True)),
    ("began 4 March, ends 12 to 14 March", (4, 4, 12, 14), Figure(4.5, core=(4, 13), room=((13, 15),))),
    ("began 2 to 4 March, ended 14 March", (2, 4, 14, 14), Figure(3.5, core=(4, 15), room=((2, 4),))),
    ("began 2 to 4 March, still on 9 March", (2, 4, 9, None), Figure(3.5, core=(4, 10), room=((2, 4),), open_right=True)),
    ("never dated", (None, None, None, None), None),
])
def test_what_is_sure_is_solid_and_what_is_open_fades(
    told: str, bounds: tuple[int | None, ...], drawn: Figure | None,
) -> None:
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    found = figure({name: march(bound) for name, bound in zip(names, bounds, strict=True)})
    assert found == (None if drawn is None else shifted(drawn)), told


def shifted(drawn: Figure) -> Figure:
    def moved(stretch: tuple[float, float] | None) -> tuple[float, float] | None:
        return None if stretch is None else (stretch[0] + DAY, stretch[1] + DAY)

    room = tuple((first + DAY, last + DAY) for first, last in drawn.room)
    return Figure(drawn.at + DAY, moved(drawn.core), room, moved(drawn.whisker), drawn.open_left, drawn.open_right)


@pytest.mark.parametrize(("first", "days", "major", "minor"), [
    ("2024-02-27", 8, ["Feb 2024", "Mar 2024"], ["27", "28", "29", "1", "2", "3", "4", "5", "6"]),
    ("2024-02-05", 60, ["Feb 2024", "Mar 2024", "Apr 2024"], ["5", "12", "19", "26", "4", "11", "18", "25", "1"]),
    ("2023-11-15", 400, ["2023", "2024"], ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun"]),
    ("2022-02-10", 1200, ["2022", "2023", "2024", "2025"], ["Apr", "Jul", "Oct", "Jan", "Apr", "Jul", "Oct", "Jan"]),
    ("1995-06-01", 9000, ["2000", "2010"], ["1996", "1997", "1998"]),
    ("1911-06-01", 36000, ["2000"], ["1915", "1920", "1925"]),
])
def test_ticks_from_days_to_decades(first: str, days: int, major: list[str], minor: list[str]) -> None:
    begin = dt.date.fromisoformat(first).toordinal()
    scale = Scale([(begin, begin + days)], 0, 1000)
    ticks = scale.ticks(scale.pieces[0])
    assert [tick.label for tick in ticks if tick.major][:len(major)] == major
    assert [tick.label for tick in ticks if not tick.major][:len(minor)] == minor


def test_long_stretches_without_events_are_cut_out_of_the_axis() -> None:
    scale = Scale([(100.0, 101.0), (20000.0, 20010.0), (20020.0, 20021.0)], 0, 1000)
    assert [(round(piece.first), round(piece.last)) for piece in scale.pieces] == [(99, 102), (19999, 20022)]
    assert scale.place(20010) - scale.place(20000) == pytest.approx(10 * scale.day)
    places = [scale.place(day) for day in (100, 101, 5000, 20000, 20021)]
    assert places == sorted(places)
    assert scale.place(5000) == scale.pieces[0].right


def row(id_: str, codes: str = "PRK", kind: str = "exercise", title: str = "A drill") -> EventRow:
    return EventRow(event_id=id_, actor_codes=codes, actors=codes, event_type=kind, title=title)


def test_sides_that_drill_together_share_a_lane_unless_they_rarely_do() -> None:
    often = [row("a", "KOR; USA"), row("b", "KOR"), row("c", "USA", "statement"), row("d", "PRK")]
    assert [(side.codes, len(side.rows)) for side in sides(often)] == [("KOR, USA", 3), ("PRK", 1)]
    once = [row("a", "CHN; RUS"), *(row(f"b{n}", "CHN") for n in range(12)), row("x", "")]
    assert [(side.codes, len(side.rows)) for side in sides(once)] == [("CHN, RUS", 1), ("CHN", 12), ("", 1)]


def test_further_sides_share_the_last_lane_and_nobody_is_left_out() -> None:
    rows = [row(f"e{n}", f"S{n:02d}") for n in range(30)]
    lanes = sides(rows)
    assert lanes[-1].mixed
    assert sum(len(side.rows) for side in lanes) == 30


@pytest.mark.parametrize("size", [1, 40, 400])
def test_nothing_lies_on_anything_else(size: int) -> None:
    rows = [row(f"e{n}", title=f"Drill number {n} off the cape, 제{n}차 훈련") for n in range(size)]
    starts = [739000 + (n * n) % 97 for n in range(size)]
    figures = {f"e{n}": Figure(start + 0.5, core=(start, start + n % 9 + 1)) for n, start in enumerate(starts)}
    scale = Scale([(739000, 739110)], 168, 1180)
    (lane,) = lay_out(sides(rows), figures, scale, 0, 1186)
    assert len(lane.placed) == size
    taken: dict[float, list[tuple[float, float]]] = {}
    for placed in lane.placed:
        taken.setdefault(placed.y, []).append(reach(placed))
        assert lane.top <= placed.y - 8 < placed.y + 8 <= lane.top + lane.height
    for stretches in taken.values():
        ordered = sorted(stretches)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(ordered))


def reach(placed: Placed) -> tuple[float, float]:
    width = text_width(placed.label, 12)
    if not placed.label or placed.inside:
        return placed.left, placed.right
    return (placed.label_x - width, placed.right) if placed.before else (placed.left, placed.label_x + width)


@pytest.mark.parametrize(("words", "width", "shown"), [
    ("Freedom Shield", 200, "Freedom Shield"), ("Freedom Shield", 60, "Freedo…"),
    ("해안 포병 실사격 훈련", 90, "해안 포병 실…"), ("Freedom Shield", 20, ""),
])
def test_labels_are_shortened_to_their_room(words: str, width: float, shown: str) -> None:
    assert fit_text(words, width, 12) == shown
    assert text_width(fit_text(words, width, 12), 12) <= width


def test_every_type_has_a_mark_and_every_unreal_status_shows() -> None:
    assert set(SYMBOLS) == set(UNICODE.types)
    for kind in SYMBOLS:
        if kind != "engagement":  # a cross has no inside
            assert mark(kind, "planned", 0, 0) != mark(kind, "occurred", 0, 0) or "hollow" in SYMBOLS[kind]
        assert "M-7 7 7-7" in mark(kind, "cancelled", 0, 0)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, as the accessibility guidelines of the web define it."""
    parts = [int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "quiet", "accent", "alert", *SYMBOLS])
def test_text_and_marks_stand_out_from_their_ground(name: str, scheme: int) -> None:
    for ground in ("paper", "raised"):
        pair = luminance(PALETTE[name][scheme]), luminance(PALETTE[ground][scheme])
        assert (max(pair) + 0.05) / (min(pair) + 0.05) >= 4.5, ground


def test_foreign_text_is_only_ever_text() -> None:
    assert text('<script>"&\u202e\x1b[31m\n') == "&lt;script&gt;&quot;&amp;[31m "


def test_the_drawing_is_the_one_that_was_looked_at(path: Path) -> None:
    drawn = path.parent / "march.svg"
    set_sides(path)
    done = export(drawn, path, Selection(), load(), options=Options(timing=400))
    assert (done.files[0].what, done.left_out) == ("4 events", "1 event without a date")
    if os.environ.get("TIMELINE_GOLDEN") == "write":
        GOLDEN.write_text(drawn.read_text(encoding="utf-8"), encoding="utf-8")
    assert drawn.read_text(encoding="utf-8") == GOLDEN.read_text(encoding="utf-8")


def test_the_drawing_stands_alone(path: Path) -> None:
    drawn = path.parent / "march.svg"
    export(drawn, path, Selection(), load())
    root = ElementTree.fromstring(drawn.read_text(encoding="utf-8"))
    assert root.tag == f"{SVG}svg"
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not tags & {"script", "image", "foreignObject", "a", "use"}
    values = [value for element in root.iter() for value in element.attrib.values()]
    assert not [value for value in values if re.search(r"https?:|url\(|javascript:", value)]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"fs24x", "m5dst", "k7frd", "d3ptr"} <= set(ids)
    words = "".join(root.itertext())
    assert "answer, stated" in words
    assert "answer, interpreted" in words
    assert "by timing only" not in words
    classes = [value.split()[-1] for value in values if value.startswith("arrow ")]
    assert sorted(classes[:2]) == ["interpreted", "stated"]


def test_a_picture_needs_a_font_for_every_script() -> None:
    pytest.importorskip("resvg_py")
    if missing_scripts("A"):
        pytest.skip("no font on this computer")
    # Vithkuqi has letters in Unicode since 2021 and in hardly any font
    assert missing_scripts("Drill \U00010570") in ([], ["Vithkuqi"])
    assert missing_scripts("7 March, drill") == []


def test_a_picture_is_the_drawing_at_twice_its_size(path: Path) -> None:
    pytest.importorskip("resvg_py")
    target = path.parent / "march.png"
    try:
        export(target, path, Selection(), load())
    except TimelineError as error:
        pytest.skip(str(error))
    data = target.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(data[16:20], "big") == 2400


def test_a_picture_without_the_extra_is_one_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    with pytest.raises(TimelineError, match=r"timeline-tracker\[png\]"):
        export(path.parent / "march.png", path, Selection(), load())
    assert not list(path.parent.glob("*march.png*"))


def test_four_hundred_events_all_have_their_place(tmp_path: Path) -> None:
    drawn = tmp_path / "crowd.svg"
    export(drawn, crowd_database(tmp_path / "crowd.duckdb", 400), Selection(), load())
    root = ElementTree.fromstring(drawn.read_text(encoding="utf-8"))
    ids = [element.get("id") for element in root.iter(f"{SVG}g") if element.get("id")]
    assert len(set(ids)) == 400
