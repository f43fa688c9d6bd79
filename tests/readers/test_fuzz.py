"""Good files, damaged at random: whatever comes out is a report or a warning, and no fault of a reader."""

import datetime as dt
import gzip
import json
import random
import time

import pytest

from timeline.model import Report, ReportWarning
from timeline.readers import Input, read_input

from . import pages
from .test_feed import ATOM, ITEM, rss
from .test_warc import record

BODY = "Tank crews fired at targets on Wednesday, state media said, and the ministry in the North warned of more."
ARTICLE = pages.Article("Tanks drill", dt.date(2024, 3, 14), (BODY, f"“{BODY}”", BODY[::-1]))
ROWS = "".join(json.dumps({"text": BODY, "date": "2024-03-14", "id": number}) + "\n" for number in range(20))
GOOD = {
    "r.md": f'---\ntitle: "Tanks: a drill"\npublished: 2024-03-14\ntags: [a, b]\n---\n\n# Tanks\n\n{BODY}\n'.encode(),
    "r.txt": f"Date: 14 March 2024\nSource: KCNA\n\nTanks drill\n\n{BODY}\n".encode("cp1252"),
    "r.jsonl": ROWS.encode(),
    "r.json": f"[{','.join(ROWS.splitlines())}]".encode("utf-16"),
    "r.csv": ("text,date\n" + f'"{BODY}",2024-03-14\n' * 20).encode(),
    "r.rss": rss(ITEM, ITEM.replace("/1", "/2")).encode(),
    "r.xml": ATOM.encode(),
    "r.warc": record() + record(url="https://example.org/2"),
    "r.jsonl.gz": gzip.compress(ROWS.encode()),
    **{f"{template.__name__}.html": template(ARTICLE).encode() for template in pages.TEMPLATES},
}
PIECES = [
    b"<", b">", b"&", b"&#x1b;", b'"', b"'", b"\x00", b"\xff", b"\xc3", b"---\n", b"\n", b"\r", b"[", b"{", b": ", b",",
    b"<!--", b"]]>", b"<table>", b"</body>", b"\\ud800", b"9" * 400, b"<script>", b"2024-99-99",
]  # fmt: skip


def damaged(data, chance):
    """`data` with a few cuts, copies, flipped bytes and odd pieces."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                data[at:at] = chance.choice(PIECES)
            case 1:
                del data[at : at + chance.randint(1, 60)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 200)]
            case 3 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
    return bytes(data)


@pytest.mark.parametrize("name", GOOD)
def test_damaged_files(name):
    chance = random.Random(name)
    for _ in range(40):
        data = damaged(GOOD[name], chance)
        begun = time.perf_counter()
        found = read_input(Input(name, data=data, size=len(data)))
        assert time.perf_counter() - begun < 5
        assert found or not data.strip() or name.endswith(".warc"), data
        for item in found:
            assert isinstance(item, Report | ReportWarning)
            item.model_dump_json().encode()
            assert "fault of the reader" not in getattr(item, "message", ""), (item, data)


@pytest.mark.parametrize("name", GOOD)
def test_undamaged_they_are_read_without_a_word(name):
    assert {type(item) for item in read_input(Input(name, data=GOOD[name], size=len(GOOD[name])))} == {Report}
