"""Whatever reports hold, no command lets it attack the terminal, the line structure or the spreadsheet (R25-R30, R36)."""

from __future__ import annotations

import csv
import io
import json
import random
import unicodedata
from pathlib import Path

import pytest

from tests.cli.running import run
from timeline.export.guard import guard
from timeline.pipeline import ingest
from timeline.store import Store

ATTACKS = (
    "\x1b[2J\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;aGk=\x07", "\x1b]8;;http://example.org\x1b\\x", "\x9b31m", "\x00",
    "\x7f",
    "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041", "[/red]",
    "[link=http://example.org]", "[/]", "\\[", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "|", "`", "$x",
    "'; drop table report; --", "e" + "\u0301" * 60, "훈련",
)
DOINGS = ("fired artillery shells into the sea", "conducted a live-fire exercise", "launched a ballistic missile")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports with every attack in every field that is shown: name, title, source, address, text."""
    folder = tmp_path_factory.mktemp("hostile")
    dice = random.Random(25)
    rows = []
    for number, attack in enumerate(ATTACKS):
        text = f"North {attack} Korea {dice.choice(DOINGS)} near {attack} Busan on Wednesday, Gen. Kim {attack} Lee said."
        rows.append({"id": f"r{number}{attack}", "title": f"{attack} title {attack}", "source": f"{attack}Wire{attack}",
                     "url": f"https://example.org/{attack}", "date": f"2024-03-{number % 28 + 1:02}",
                     "text": f"North Korea {dice.choice(DOINGS)} on Wednesday.\n\n{text}"})
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for number, attack in enumerate(ATTACKS):
        name = f"f{number}{attack}.md".replace("/", "").replace("\0", "")
        (folder / name).write_text(f"North Korea {dice.choice(DOINGS)} on Wednesday. File {number}.\n", encoding="utf-8")
        (folder / f"bad{name}").write_bytes(b"\xff\xfe\x00" * 50)
    path = tmp_path_factory.mktemp("db") / "t.duckdb"
    assert ingest(path, [folder], workers=0).added > len(ATTACKS)
    return path


def commands(db: Path) -> list[tuple[str, ...]]:
    with Store.open(db) as store:
        ids = [id for (id,) in store.connection.execute("select id from event order by id limit 3").fetchall()]
    queries = [line.split("\t")[0] for line in run("query").out.splitlines()]
    return [
        ("show",), ("show", "--lanes"), ("show", "2024"), ("status",), ("chain",), ("verify",), ("query",),
        *[("event", id, *more) for id in ids for more in ((), ("--why",), ("--dates",))],
        *[("query", name, "--of", "KOR", "--by", "PRK") if name == "responses" else ("query", name) for name in queries],
        *[("sql", f"select * from {view}") for view in ("events", "mentions", "links", "reports", "timexes", "actors")],
        ("sql", "select * from warning"), ("sql", "select chr(27) || '[2J' || chr(8238) as x"),
        *[("event", attack) for attack in ATTACKS[::4]], ("sql", f"select '{ATTACKS[0]}' from nowhere"),
        *[("dates", attack + " three days ago", "--on", "2024-03-14") for attack in ATTACKS[::4]],
        ("ingest", f"no such {ATTACKS[0]}{ATTACKS[13]} file"), ("show", "--actor", ATTACKS[0]),
    ]


def is_ours(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@pytest.mark.parametrize("terminal", [False, True])
def test_no_command_lets_a_control_character_through(db: Path, terminal: bool) -> None:
    for words in commands(db):
        done = run("--db", db, "--no-color", "--no-pager", *words, terminal=terminal)
        assert "fault of the program" not in done.err, words
        for text in (done.out, done.err):
            bad = [char for char in text if not is_ours(char)]
            assert not bad, (words, [hex(ord(char)) for char in bad][:5])
        if terminal:
            assert "\t" not in done.out, words


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "md"])
def test_machine_formats_are_data_and_nothing_else(db: Path, form: str) -> None:
    with Store.open(db) as store:
        ((n_reports, n_events),) = store.connection.execute(
            "select (select count(*) from reports), (select count(*) from events)").fetchall()
    for view, count in (("reports", n_reports), ("events", n_events)):
        done = run("--db", db, "sql", f"select * from {view}", "-f", form)
        assert (done.code, done.err if form == "json" else "") == (0, ""), done.err
        match form:
            case "csv":
                found = list(csv.reader(io.StringIO(done.out)))
                cells = [cell for row in found[1:] for cell in row]
                assert not [cell for cell in cells if guard(cell) != cell and not cell.startswith("'")]
            case "tsv":
                found = [line.split("\t") for line in done.out.splitlines()]
                assert len({len(row) for row in found}) == 1
            case "json":
                found = [None, *json.loads(done.out)]
            case "jsonl":
                found = [None, *map(json.loads, done.out.splitlines())]
            case _:
                found = done.out.splitlines()[1:]
        assert len(found) == count + 1


def test_exports_are_guarded_and_whole(db: Path, tmp_path: Path) -> None:
    for suffix in ("csv", "jsonl", "json", "md", "ics", "geojson", "html"):
        done = run("--db", db, "export", tmp_path / f"out.{suffix}")
        if done.code == 0:
            content = (tmp_path / f"out.{suffix}").read_text(encoding="utf-8")
            assert not [char for char in content if unicodedata.category(char) in ("Cs",) or char in "\x00\x1b\x9b"], suffix
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for name in ("title", "quote", "location", "source_refs"):
                begin = row.get(name, "").lstrip("\ufeff \u200b")[:1]
                assert begin not in ("=", "+", "-", "@", "\t", "\r", "＝"), (name, row[name])
