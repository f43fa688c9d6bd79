import datetime as dt
import gzip
import io
import os
import pickle
import random
import sys

import pytest

from timeline.errors import UsageError
from timeline.model import Report, ReportWarning
from timeline.readers import Input, ReadOptions, find_inputs, inputs, read, read_input, unique_ids
from timeline.walk import identities

BODY = "Tank crews fired at targets on Wednesday, state media said.\n"


def messages(found):
    return [item.message for item in found if isinstance(item, ReportWarning)]


def ids(found):
    return [item.id for item in found if isinstance(item, Report)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.md", "a.txt", "sub/c.md", "sub/picture.png", ".hidden.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}: {BODY}")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["."], ["./a.txt", "./b.md", "./sub/c.md"]),
        (["sub", "a.txt"], ["sub/c.md", "a.txt"]),
        (["*.md"], ["b.md"]),
        (["**/*.md"], ["b.md", "sub/c.md"]),
        (["a.txt", ".", "a.txt"], ["a.txt", "./b.md", "./sub/c.md"]),
        (["sub/picture.png"], ["sub/picture.png"]),
        ([".hidden.md"], [".hidden.md"]),
    ],
)
def test_files_folders_and_patterns(folder, paths, found):
    assert [item.path for item in find_inputs(paths)] == found


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.md", "missing.md: no such file or folder; check the spelling"),
        ("no*thing", "no*thing: no file matches this pattern; check the folder and the spelling"),
        ("/dev/null", "/dev/null: a device, not a file"),
        ("a\x1b.md", "a\\x1b.md: no such file or folder; check the spelling"),
    ],
)
def test_a_path_that_is_none(folder, path, message):
    assert messages(find_inputs([path])) == [message]


def test_a_name_with_brackets_is_a_name_first(folder):
    (folder / "r[1].md").write_text(BODY)
    assert [item.path for item in find_inputs(["r[1].md"])] == ["r[1].md"]


def test_a_link_that_is_named_is_meant(folder):
    (folder / "latest.md").symlink_to("sub/c.md")
    assert ids(read(["latest.md"])) == ["latest"]
    assert ids(read(["."])) == ["a", "b", "c"]


def test_the_database_is_skipped(folder):
    found = find_inputs(["."], skip=identities(folder / "b.md"))
    assert [item.path for item in found] == ["./a.txt", "./sub/c.md"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    (report,) = read(["-"])
    assert (report.id, report.path, report.text) == ("stdin", "<stdin>", BODY.strip())


def test_rows_on_standard_input_may_be_any_number(monkeypatch):
    monkeypatch.setattr(inputs, "PART", 1000)
    rows = "".join(f'{{"text": "{number}. {BODY.strip()}"}}\n' for number in range(100))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows.encode())))
    options = ReadOptions(format="jsonl")
    parts = list(find_inputs(["-"], options))
    assert len(parts) > 5
    assert [ident for part in parts for ident in ids(read_input(part, options))] == [f"stdin-{n}" for n in range(1, 101)]


@pytest.mark.parametrize(
    ("missing", "name", "data", "message"),
    [
        ("feedparser", "r.rss", b"<rss><channel/></rss>", "feeds need feedparser; install it with: pip install"),
        ("trafilatura", "r.html", b"<html><p>x</p></html>", "HTML needs trafilatura; install it with: pip install"),
        ("lxml", "r.html", b"<html><p>x</p></html>", "HTML needs lxml; install it with: pip install"),
    ],
)
def test_a_library_that_is_not_installed_is_named_with_the_remedy(monkeypatch, missing, name, data, message):
    monkeypatch.setitem(sys.modules, missing, None)
    (warning,) = read_input(Input(name, data=data, size=len(data)))
    assert warning.message.startswith(f"{name}: {message} 'timeline-tracker[")


def test_an_input_travels_to_a_worker_and_gives_the_same(folder):
    options = ReadOptions(source="KCNA", tz="Asia/Seoul", mapping=(("text", "body"),))
    for item in find_inputs(["."]):
        sent, sent_options = pickle.loads(pickle.dumps((item, options)))
        assert (
            read_input(sent, sent_options)
            == read_input(item, options)
            == pickle.loads(pickle.dumps(read_input(item, options)))
        )


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("a/kcna-0308.md", "kcna-0308"),
        ("2024.03.08.txt", "2024.03.08"),
        ("feed.jsonl.gz", "feed"),
        ("Makefile", "Makefile"),
        (".gz", ".gz"),
    ],
)
def test_stem(path, stem):
    assert Input(path).stem == stem


BAD = [
    pytest.param(b"", "the file is empty", id="empty"),
    pytest.param(b"\n \r\n", "the file is empty", id="blank"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture", id="picture"),
    pytest.param(b"%PDF-1.7\n" + bytes(100), "a PDF; save its text as .txt", id="pdf"),
    pytest.param(
        b"PK\x03\x04" + bytes(100), "a ZIP archive or an Office document; unpack it, or save its text as .txt", id="docx"
    ),
    pytest.param(bytes(8) + b"DUCK" + bytes(100), "a DuckDB database; to use it, give --db", id="database"),
    pytest.param(random.Random(7).randbytes(4000), "bytes that are no text; save the report as UTF-8 text", id="noise"),
    pytest.param(bytes(4000), "bytes that are no text; save the report as UTF-8 text", id="zeros"),
    pytest.param(gzip.compress(b""), "the file is empty", id="empty gz"),
]


@pytest.mark.parametrize(("content", "message"), BAD)
def test_what_is_no_report(tmp_path, content, message):
    path = tmp_path / "r.md"
    path.write_bytes(content)
    assert messages(read([path])) == [f"{path}: {message}"]


def test_too_large(tmp_path):
    path = tmp_path / "r.md"
    path.write_bytes(b"a" * 50_000_001)
    assert messages(read([path])) == [f"{path}: larger than 50 MB; split it, or save the text of the report alone"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable(tmp_path):
    path = tmp_path / "r.md"
    path.write_text(BODY)
    path.chmod(0)
    assert messages(read([path])) == [f"{path}: permission denied; check who may read it"]


def test_one_bad_file_costs_one_file(tmp_path):
    for number, bad in enumerate(BAD):
        (tmp_path / f"bad-{number}.md").write_bytes(bad.values[0])
        (tmp_path / f"good-{number}.md").write_text(f"{number}: {BODY}")
    found = list(read([tmp_path]))
    assert ids(found) == [f"good-{number}" for number in range(len(BAD))]
    assert len(messages(found)) == len(BAD)


def test_ids_depend_on_the_set_of_reports_alone():
    claims = [("0308", "aa11bb22"), ("0309", "cc"), ("0308", "aa11bb99"), ("0310", "dd"), ("0308", "ee000000")]
    whole = unique_ids(claims)
    assert whole == {
        ("0308", "aa11bb22"): "0308~aa11bb2",
        ("0308", "aa11bb99"): "0308~aa11bb9",
        ("0308", "ee000000"): "0308~ee00000",
        ("0309", "cc"): "0309",
        ("0310", "dd"): "0310",
    }
    for seed in range(20):
        shuffled = random.Random(seed).sample(claims * 2, len(claims) * 2)
        assert unique_ids(shuffled) == whole


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"tz": "Asia/Soul"}, "no time zone 'Asia/Soul'; did you mean Asia/Seoul?"),
        ({"tz": "../../etc/passwd"}, "no time zone '../../etc/passwd'; see the IANA list"),
        (
            {"mapping": (("when", "x"),)},
            "reports have no field 'when'; they have id, title, source, url, published, language, text",
        ),
        ({"format": "doc"}, "no format 'doc'; there are text, html, feed, jsonl, json, csv, warc"),
    ],
)
def test_options_that_make_no_sense(options, message):
    with pytest.raises(UsageError) as caught:
        ReadOptions(**options)
    assert str(caught.value) == message


def test_admits():
    march = ReadOptions(since=dt.date(2024, 3, 1), until=dt.date(2024, 3, 31))
    days = [None, dt.date(2024, 2, 29), dt.date(2024, 3, 1), dt.date(2024, 3, 31), dt.date(2024, 4, 1)]
    assert [march.admits(day) for day in days] == [False, False, True, True, False]
    assert [ReadOptions().admits(day) for day in days] == [True] * 5
