import datetime as dt

import pytest

from timeline.model import Report, ReportWarning
from timeline.readers import ReadOptions
from timeline.readers.txt import read_text

BODY = "SEOUL, March 14 — Tank crews fired at targets on Wednesday.\n\nKim watched."


def one(text, *, markdown=False, **options):
    (report,) = [
        found
        for found in read_text(text, "r.md", "r", ReadOptions(**options), markdown=markdown)
        if isinstance(found, Report)
    ]
    return report


def warnings(text, **options):
    found = read_text(text, "r.md", "r", ReadOptions(**options))
    return [warning.message for warning in found if isinstance(warning, ReportWarning)]


def test_front_matter():
    fields = ("id: kcna-1", 'title: "Tanks: a drill"', "source: KCNA", "url: https://example.org/1", "published: 2024-03-14")
    text = "\n".join(("---", *fields, "lang: en-GB", "---", "", BODY, "", ""))
    report = one(text)
    assert report.model_dump(exclude={"content_hash"}) == {
        "id": "kcna-1",
        "text": BODY,
        "title": "Tanks: a drill",
        "source": "KCNA",
        "url": "https://example.org/1",
        "language": "en",
        "path": "r.md",
        "line": 10,
        "lined": True,
        "published": dt.date(2024, 3, 14),
        "published_basis": "metadata",
        "published_grain": "day",
        "published_evidence": "front matter, published: 2024-03-14",
    }
    assert text.split("\n")[report.line - 1] == report.text.split("\n")[0]
    assert warnings(text) == []


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"], ids=["CRLF", "CR", "LF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_line_ends_and_marks_change_nothing(ends, mark):
    text = f"---\ntitle: T\n---\n{BODY}\n"
    assert one(mark + text.replace("\n", ends)) == one(text)


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        pytest.param(
            f"Kim drives a tank\n\n{BODY}", "Kim drives a tank", f"Kim drives a tank\n\n{BODY}", id="title stays in the text"
        ),
        pytest.param(BODY, None, BODY, id="a sentence is no title"),
        pytest.param(f"Kim drives a tank\n{BODY}", None, f"Kim drives a tank\n{BODY}", id="not set off"),
        pytest.param("Kim drives a tank", None, "Kim drives a tank", id="nothing follows"),
        pytest.param(f"“We will not wait.”\n\n{BODY}", None, f"“We will not wait.”\n\n{BODY}", id="a quoted sentence"),
        pytest.param(f"March 14, 2024\n\n{BODY}", None, f"March 14, 2024\n\n{BODY}", id="a date"),
        pytest.param(f"By Jane Doe\n\n{BODY}", None, f"By Jane Doe\n\n{BODY}", id="a byline"),
        pytest.param(f"Will they answer?\n\n{BODY}", "Will they answer?", f"Will they answer?\n\n{BODY}", id="a question"),
        pytest.param(f"\n\n\n{BODY}\n\n", None, BODY, id="blank lines round it go"),
    ],
)
def test_title_of_a_plain_text(text, title, body):
    report = one(text)
    assert (report.title, report.text) == (title, body)


def test_heading_of_a_markdown_text():
    report = one(f"# Kim drives a tank #\n\n{BODY}", markdown=True)
    assert (report.title, report.text) == ("Kim drives a tank", f"# Kim drives a tank #\n\n{BODY}")


def test_header_lines_are_taken_off_and_nothing_else():
    report = one(f"Title: Kim drives a tank\nDate: 14 March 2024\nSource: KCNA\nURL: https://example.org/1\n\n{BODY}")
    assert (report.title, report.source, report.url) == ("Kim drives a tank", "KCNA", "https://example.org/1")
    assert (report.published, report.published_evidence) == (dt.date(2024, 3, 14), "header line, published: 14 March 2024")
    assert (report.text, report.line) == (BODY, 6)
    assert one(f"Note: no header.\nDate: 2024-03-14\n{BODY}").text.startswith("Note: no header.\nDate:")


def test_a_date_that_is_none_costs_the_date_only():
    text = f"---\ntitle: T\npublished: 2024-02-30\n---\n{BODY}"
    assert one(text).published is None
    assert warnings(text) == [
        "r.md:5: front matter, published '2024-02-30' is no date that can be read one way only; "
        "write it as YYYY-MM-DD, or give --published"
    ]


def test_a_month_is_no_day_of_publication():
    text = f"---\npublished: 2024-03\n---\n{BODY}"
    assert one(text).published is None
    assert warnings(text) == [
        "r.md:4: front matter, published '2024-03' names no more than a month; write it as YYYY-MM-DD, or give --published"
    ]


def test_a_field_that_is_no_single_value_costs_that_field():
    text = f"---\ntitle: [a, b]\nsource: KCNA\n---\n{BODY}"
    assert (one(text).title, one(text).source) == (None, "KCNA")
    assert warnings(text) == ["r.md:5: front matter: `title` is not a single value; give one string"]


def test_given_values_fill_gaps_only():
    given = {"published": dt.date(2024, 3, 20), "source": "Archive"}
    dated = one(f"---\npublished: 2024-03-14\nsource: KCNA\n---\n{BODY}", **given)
    assert (dated.published, dated.published_basis, dated.source) == (dt.date(2024, 3, 14), "metadata", "KCNA")
    bare = one(BODY, **given)
    assert (bare.published, bare.published_basis, bare.published_evidence, bare.source) == (
        dt.date(2024, 3, 20),
        "given",
        "--published 2024-03-20",
        "Archive",
    )


def test_front_matter_without_a_text_is_no_report():
    found = list(read_text("---\ntitle: T\n---\n\n \n", "r.md", "r", ReadOptions()))
    assert [warning.message for warning in found] == ["r.md:4: no text in it; the report was not stored"]


def test_a_control_character_in_a_title_does_not_survive():
    assert one(f'---\ntitle: "a\x1b[31mb\u202ec"\n---\n{BODY}').title == "a[31mbc"


@pytest.mark.parametrize("change", ["title: U", "source: AFP", "url: https://example.org/2", "published: 2024-03-15"])
def test_the_content_hash_tells_reports_apart(change):
    fields = "title: T\nsource: KCNA\nurl: https://example.org/1\npublished: 2024-03-14"
    key = change.split(":")[0]
    changed = "\n".join(change if line.startswith(key) else line for line in fields.split("\n"))
    one_hash, other = (one(f"---\n{block}\n---\n{BODY}").content_hash for block in (fields, changed))
    assert len(one_hash) == 32
    assert one_hash != other


def test_the_content_hash_is_that_of_the_content_not_of_its_form():
    block = f"---\ntitle: T\nsource: KCNA\npublished: 2024-03-14\n---\n{BODY}"
    headers = f"Source: KCNA\nTitle:   T\nDate: March 14, 2024\n\n{BODY}\n\n"
    assert one(block).content_hash == one(headers).content_hash
    assert one(BODY).content_hash == one(BODY, published=dt.date(2024, 3, 14)).content_hash
