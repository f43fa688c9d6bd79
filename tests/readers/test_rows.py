"""JSON Lines, JSON and CSV: rows with named fields."""

import datetime as dt
import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import Report, ReportWarning
from timeline.readers import Input, ReadOptions, find_inputs, inputs, read, read_input

BODY = "Tank crews fired at targets on Wednesday, state media said."
ROW = {
    "text": BODY,
    "title": "Tanks drill",
    "date": "2024-03-14",
    "url": "https://example.org/1",
    "lang": "en",
    "source": "KCNA",
}


def found(data, name="r.jsonl", **options):
    data = data.encode() if isinstance(data, str) else data
    return read_input(Input(name, data=data, size=len(data)), ReadOptions(**options))


def reports(*args, **kwargs):
    return [item for item in found(*args, **kwargs) if isinstance(item, Report)]


def messages(*args, **kwargs):
    return [item.message for item in found(*args, **kwargs) if isinstance(item, ReportWarning)]


def lines(*rows):
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def csv(*rows, end="\n", separator=","):
    return "".join(separator.join(row) + end for row in rows)


@pytest.mark.parametrize(
    ("name", "data", "ident", "where"),
    [
        pytest.param("r.jsonl", lines(ROW), "r-1", "row", id="jsonl"),
        pytest.param("r.json", json.dumps([ROW], indent=1), "r-1", "item 1", id="json array"),
        pytest.param("r.json", json.dumps(ROW), "r", "the object", id="json object"),
        pytest.param("r.json", json.dumps(ROW, indent=1), "r", "the object", id="json object, indented"),
        pytest.param("r.json", json.dumps({"status": "ok", "articles": [ROW]}), "r-1", "item 1", id="json wrapper"),
        pytest.param("r.txt", lines(ROW, ROW | {"text": "Other."}), "r-1", "row", id="jsonl told by its content"),
        pytest.param("r.csv", csv(ROW, [f'"{cell}"' for cell in ROW.values()]), "r-2", "row", id="csv"),
        pytest.param("r.tsv", csv(ROW, ROW.values(), separator="\t"), "r-2", "row", id="tsv"),
        pytest.param("r.csv", csv(ROW, ROW.values(), separator=";"), "r-2", "row", id="csv with semicolons"),
        pytest.param(
            "r.csv",
            "\ufeff" + csv(ROW, [f'"{cell}"' for cell in ROW.values()], end="\r\n"),
            "r-2",
            "row",
            id="csv of a spreadsheet",
        ),
    ],
)
def test_a_row_is_a_report(name, data, ident, where):
    first = reports(data, name)[0]
    assert first.model_dump(exclude={"content_hash", "line", "lined", "path"}) == {
        "id": ident,
        "text": BODY,
        "title": "Tanks drill",
        "source": "KCNA",
        "url": "https://example.org/1",
        "language": "en",
        "published": dt.date(2024, 3, 14),
        "published_basis": "metadata",
        "published_grain": "day",
        "published_evidence": f"{where}, published: 2024-03-14",
    }


def test_one_report_has_one_content_hash_in_every_format():
    as_markdown = f"---\ntitle: Tanks drill\nsource: KCNA\nurl: https://example.org/1\npublished: 2024-03-14\n---\n{BODY}\n"
    forms = {
        "r.md": as_markdown,
        "r.jsonl": lines(ROW),
        "r.json": json.dumps([ROW]),
        "r.tsv": csv(ROW, ROW.values(), separator="\t"),
    }
    packed = {f"{name}.gz": gzip.compress(data.encode()) for name, data in forms.items()}
    wide = {name: data.encode("utf-16") for name, data in forms.items()}
    hashes = {reports(data, name)[0].content_hash for group in (forms, packed, wide) for name, data in group.items()}
    assert len(hashes) == 1


def test_ids_and_lines():
    data = lines(ROW | {"id": "kcna-7"}, "", ROW | {"text": "Two."})
    assert [(report.id, report.line) for report in reports(data)] == [("kcna-7", 1), ("r-3", 3)]
    table = csv(["text", "id"], ['"One\ntwo"', "a"], ["Three", ""], ["Four", "b"])
    assert [(report.id, report.line) for report in reports(table, "r.csv")] == [("a", 2), ("r-4", 4), ("b", 5)]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('{"text": "cut of', "r.jsonl:2: row: no valid JSON at column 10 (Unterminated string starting at)"),
        ("[1, 2]", 'r.jsonl:2: row: no JSON object; a report is {"text": …, "date": …}'),
        (
            '{"headline": "x"}',
            "r.jsonl:2: row: no text; name the field that has it with --map text=FIELD (there are: headline)",
        ),
        ('{"text": 7}', "r.jsonl:2: row: its text is no string; give one with --map text=FIELD"),
        ('{"text": "' + "[" * 3 + '", "a": ' + "[" * 100_000, "r.jsonl:2: row: nested too deep"),
        (
            '{"text": "x", "n": ' + "9" * 5000 + "}",
            "r.jsonl:2: row: no valid JSON (Exceeds the limit (4300 digits",
        ),
        ('{"text": "' + "x" * 5_000_000 + '"}', "r.jsonl:2: row: longer than 5 MB; shorten or split it"),
    ],
    ids=["cut", "array", "no text", "text a number", "deep", "digits", "long"],
)
def test_a_bad_row_costs_that_row(row, message):
    data = lines(ROW, row, ROW | {"text": "After."})
    assert [report.text for report in reports(data)] == [BODY, "After."]
    assert [text.split(")")[0] for text in messages(data)] == [message.split(")")[0]]


def test_a_file_that_is_cut_off_says_so():
    data = lines(ROW) + '{"text": "cut'
    assert len(reports(data)) == 1
    (message,) = messages(data)
    assert message.endswith("the last one; is the file complete?")


@pytest.mark.parametrize(
    ("value", "text"),
    [("a\\ud800b", "a\ufffdb"), ("a\\u0000b", "a\ufffdb"), ("a\\u001b[31mb", "a[31mb"), ("e\\u0301", "é")],
)
def test_what_no_database_takes_is_replaced(value, text):
    (report,) = reports(f'{{"text": "{value}", "title": NaN}}\n')
    assert (report.text, report.title) == (text, None)


def test_mapping():
    data = lines({"body_text": BODY, "meta": {"pubDate": "14 Mar 2024"}, "text": "A teaser."})
    mapping = (("text", "body_text"), ("date", "meta.pubDate"))
    (report,) = reports(data, mapping=mapping)
    assert (report.text, report.published) == (BODY, dt.date(2024, 3, 14))
    assert messages("a,b\n1,2\n", "r.csv", mapping=(("text", "c"),)) == [
        "r.csv: --map names column 'c', which the header lacks (there are: a, b)"
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {"source": {"id": None, "name": "AFP"}, "publishedAt": "2024-03-14T05:00:00Z", "content": BODY},
            ("AFP", dt.date(2024, 3, 14)),
        ),
        ({"maintext": BODY, "date_publish": "2024-03-14 05:00:00", "source": "AFP"}, ("AFP", dt.date(2024, 3, 14))),
        ({"Full Text": BODY, "Pub-Date": "14 March 2024", "Publisher": "AFP"}, ("AFP", dt.date(2024, 3, 14))),
    ],
    ids=["news interface", "scraper", "spreadsheet"],
)
def test_names_of_common_exports(row, expected):
    (report,) = reports(lines(row))
    assert (report.text, (report.source, report.published)) == (BODY, expected)


@pytest.mark.parametrize(
    ("data", "kept", "message"),
    [
        pytest.param(
            "a,b\n1,2\n",
            0,
            "r.csv: no text; name the field that has it with --map text=FIELD (there are: a, b)",
            id="no text column",
        ),
        pytest.param(
            "text,date\nOne,2024-03-14,x\nTwo,2024-03-14\n",
            1,
            "r.csv:2: row: 3 cells, the header has 2; quote the cells that hold a ','",
            id="too many cells",
        ),
        pytest.param(
            "text,date\nOne\nTwo,2024-03-14\n",
            1,
            "r.csv:2: row: 1 cells, the header has 2; quote the cells that hold a ','",
            id="too few cells",
        ),
        pytest.param(
            'text,date\nOne,\n"Two,2024-03-14\nThree,\n',
            1,
            "r.csv: line 3: unexpected end of data; rows from there on were not read, look for a quote that is not closed",
            id="open quote",
        ),
        pytest.param(
            "text,date\n,2024-03-14\nTwo,\n",
            1,
            "r.csv:2: row: no text; name the field that has it with --map text=FIELD (there are: date)",
            id="empty text",
        ),
    ],
)
def test_csv_faults(data, kept, message):
    assert len(reports(data, "r.csv")) == kept
    assert messages(data, "r.csv") == [message]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_of_any_kind(end, encoding):
    data = csv(["text", "date"], ['"“One”, she said"', "2024-03-14"], ["Two", "2024-03-15"], end=end).encode(encoding)
    assert [report.text for report in reports(data, "r.csv")] == ["“One”, she said", "Two"]


def test_large_fields_and_many_rows():
    long = "x" * 1_000_000
    assert reports(csv(["text"], [long]), "r.csv")[0].text == long
    assert len(reports(csv(["text"], *([f"Row {number}."] for number in range(2000))), "r.csv")) == 2000


def test_a_long_file_of_lines_is_read_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "PART", 5_000)
    rows = [ROW | {"text": f"{number}. " + "é" * (number * 37 % 900)} for number in range(200)]
    path = tmp_path / "r.jsonl"
    path.write_text(lines(*rows[:100], "", *rows[100:]) + '{"text": "cut', encoding="utf-8")
    parts = [part for part in find_inputs([path]) if isinstance(part, Input)]
    assert len(parts) > 20
    in_parts = [item for part in parts for item in read_input(part)]
    whole = read_input(Input(str(path), str(path).encode(), path.stat().st_size))
    assert in_parts == whole
    assert len(whole) == 201


def test_a_bomb_is_stopped(tmp_path):
    path = tmp_path / "r.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(300):
            file.write(bytes(1_000_000))
    (warning,) = read([path])
    assert "unpacks to more than 200 times its size" in warning.message or "no text" in warning.message


def test_packed_data_that_are_cut_off():
    rows = lines(*(ROW | {"text": f"{number}: {BODY}", "id": str(number * 7919)} for number in range(5000)))
    data = gzip.compress(rows.encode())[:-2000]
    assert len(reports(data, "r.jsonl.gz")) > 1000
    assert messages(data, "r.jsonl.gz") == ["r.jsonl.gz: packed data are cut off; get the file again"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=300), st.sampled_from(["r.jsonl", "r.json", "r.csv", "r.tsv", "r.txt", "r.md", "r.jsonl.gz"]))
def test_no_bytes_make_a_reader_raise(data, name):
    for item in found(data, name):
        assert isinstance(item, Report | ReportWarning)
        item.model_dump_json()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["text", "date", "title", "id", "url", "lang", "source"]),
            st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text()),
        ),
        max_size=3,
    )
)
def test_any_row_gives_reports_that_can_be_stored(rows):
    for item in found(lines(*rows)):
        item.model_dump_json().encode()
