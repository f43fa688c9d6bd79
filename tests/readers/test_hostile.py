"""A folder that somebody filled to do harm, among good reports.

Every file is accounted for, quickly, and the good ones are all read.
"""

import gzip
import os
import socket
import subprocess
import sys
import time

import pytest

from timeline.model import Report, ReportWarning
from timeline.readers import Input, find_inputs, iter_input

BODY = "Tank crews fired at targets on Wednesday, state media said."
FRONT = "---\ntitle: Tanks drill\n{}\n---\n" + BODY

# name: (content, whether a report comes out of it)
FILES = {
    "empty.md": (b"", False),
    "noise.txt": (bytes(range(256)) * 40, False),
    "picture.md": (b"\x89PNG\r\n\x1a\n" + bytes(500), False),
    "cut.jsonl": (b'{"text": "One."}\n{"text": "Tw', True),
    "deep.json": (b"[" * 200_000, False),
    "deep.jsonl": (b'{"a":' * 100_000 + b"\n", False),
    "digits.jsonl": (b'{"text": "x", "n": ' + b"9" * 100_000 + b"}\n", False),
    "brackets.md": (FRONT.format("a: " + "[" * 50_000).encode(), True),
    "aliases.md": (FRONT.format("a: &a [1]\nb: [*a, *a]").encode(), True),
    "object.md": (FRONT.format("a: !!python/object/apply:os.system ['exit 1']").encode(), True),
    "laughs.xml": (b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel/></rss>', False),
    "outside.xml": (b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item>&x;</item></rss>', False),
    "bomb.txt.gz": (gzip.compress(b"a " * 60_000_000), False),
    "cut.md.gz": (gzip.compress(os.urandom(5000).hex().encode())[:-500], False),
    "nested.html": (b"<div>" * 20_000 + BODY.encode(), True),
    "attributes.html": (b"<html><p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">" + BODY.encode(), True),
    "control.html": (f"<html><body><p>&#x1b;{BODY}&#xFFFF;</p></body></html>".encode(), True),
    "quote.csv": (b'text,date\n"One,\nTwo,\n', False),
    "wide.csv": (b"text\n" + b",".join(b"x" for _ in range(100_000)) + b"\n", False),
    "damaged.warc": (b"WARC/1.0\r\nContent-Length: 99999999999999999999999999\r\n\r\n", False),
    "heading.md": (b"# x" + b" " * 2_000_000 + b"y\n\n" + BODY.encode(), True),
    "blanks.txt": (b"Date: " + b" " * 2_000_000 + b"\n\n" + BODY.encode(), True),
    "blanks.html": (b"<html><title>T" + b" " * 2_000_000 + b"</title><p>" + BODY.encode() + b" " * 2_000_000, True),
    "linked.html": (
        b'<html><script type="application/ld+json">//' + b" " * 900_000 + b"x</script><p>" + BODY.encode(),
        True,
    ),
    "spaced.csv": (b"text" + b" " * 2_000_000 + b"\n" + BODY.encode(), False),
    "open.jsonl": (b'{"text": "' + b" " * 4_000_000, False),
    "lines.txt": (b"\n" * 2_000_000 + BODY.encode(), True),
    "angles.html": (b"<html>" + b"<" * 500_000 + BODY.encode(), True),
    "rtl\u202e.md": (BODY.encode(), True),
    "new\nline.md": (BODY.encode(), True),
    "caf\udce9.md": (BODY.encode(), True),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("reports")
    for name, (content, _) in FILES.items():
        (root / name).write_bytes(content)
    for number in range(20):
        (root / f"good-{number:02}.md").write_text(f"{number}: {BODY}")
    os.mkfifo(root / "pipe.md")
    (root / "passwd.md").symlink_to("/etc/passwd")
    (root / "loop").symlink_to(root)
    with open(root / "sparse.txt", "wb") as file:
        file.truncate(1 << 40)
    return root


def test_every_file_is_accounted_for_within_seconds(folder, monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    results = {}
    for found in find_inputs([folder]):
        begun = time.perf_counter()
        items = [found] if isinstance(found, ReportWarning) else list(iter_input(found))
        assert time.perf_counter() - begun < 10, found.path
        assert items, f"{found.path}: nothing said"
        results[os.path.basename(found.path)] = items
    expected = {f"good-{number:02}.md": True for number in range(20)}
    expected |= {"pipe.md": False, "passwd.md": False, "loop": False, "sparse.txt": False}
    expected |= {name: gives for name, (_, gives) in FILES.items() if name.isascii() and "\n" not in name}
    expected |= {"rtl\\u202e.md": True, "new\\x0aline.md": True, "caf\\xe9.md": True}
    assert {name: any(isinstance(item, Report) for item in items) for name, items in results.items()} == expected


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="no /proc here")
def test_memory_stays_small(folder):
    # not ru_maxrss, which begins at what the parent held when it started the child
    code = r"""if True:
        import re, sys
        from timeline.readers import read
        for _ in read(sys.argv[1:]): pass
        print(int(re.search(r"VmHWM:\s+(\d+) kB", open("/proc/self/status").read())[1]) // 1024)"""
    names = ["bomb.txt.gz", "sparse.txt", "deep.json", "laughs.xml", "brackets.md"]
    paths = [str(folder / name) for name in names]
    done = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 400


@pytest.mark.parametrize(("name", "data"), [
    ("r.jsonl", b"a\n" * 12_000), ("r.csv", b"text,date\n" + b"a\n" * 12_000), ("r.json", b"[" + b"1," * 12_000 + b"1]"),
])  # fmt: skip
def test_faults_without_end_are_counted(name, data):
    found = list(iter_input(Input(name, data=data, size=len(data))))
    assert len(found) == 10_001
    assert found[-1].message in (
        f"{name}: 2,000 more faults are not listed; is it a file of reports?",
        f"{name}: 2,001 more faults are not listed; is it a file of reports?",
    )


def test_a_report_behind_thousands_of_faults_is_read():
    data = b"a\n" * 12_000 + b'{"text": "Tanks drilled."}\n'
    found = list(iter_input(Input("r.jsonl", data=data, size=len(data))))
    assert [item.text for item in found if isinstance(item, Report)] == ["Tanks drilled."]


CROWDED = "<p>" * 60_000


def test_a_page_with_more_tags_than_text_gives_its_plain_text():
    data = f"<html><body>{CROWDED}Tanks drilled.</body></html>".encode()
    found = list(iter_input(Input("p.html", data=data, size=len(data))))
    assert [item.text for item in found if isinstance(item, Report)] == ["Tanks drilled."]
    assert "p.html: page with more tags than text; the text of the whole page was taken" in [
        item.message for item in found if isinstance(item, ReportWarning)]


def test_a_feed_with_more_tags_than_text_is_refused():
    data = f"<rss><channel><item><title>T</title><description>{CROWDED}</description></item></channel></rss>".encode()
    (warning,) = iter_input(Input("f.rss", data=data, size=len(data)))
    assert warning.message == "f.rss: the feed has more tags than text; check that it is one"
