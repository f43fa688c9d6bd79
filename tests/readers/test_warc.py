import datetime as dt
import gzip
import zlib

import pytest

from timeline.model import Report, ReportWarning
from timeline.readers import Input, read_input

BODY = "Tank crews fired live rounds at targets on Wednesday, state media said, and the leader watched them do it. " * 2
PAGE = f"<html><head><title>Tanks drill</title></head><body><article><p>{BODY}</p></article></body></html>".encode()


def record(
    body=PAGE,
    url="https://example.org/2024/03/14/tanks",
    *,
    kind="text/html; charset=utf-8",
    status="200 OK",
    extra="",
    warc="response",
):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    fields = (
        "WARC/1.1",
        f"WARC-Type: {warc}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2026-01-01T00:00:00Z",
        f"Content-Type: application/http; msgtype={warc}",
        f"Content-Length: {len(http)}",
    )
    return "\r\n".join((*fields, "", "")).encode() + http + b"\r\n\r\n"


def found(data, name="crawl.warc"):
    return read_input(Input(name, data=data, size=len(data)))


def reports(data):
    return [item for item in found(data) if isinstance(item, Report)]


def messages(data):
    return [item.message for item in found(data) if isinstance(item, ReportWarning)]


def test_a_page_is_a_report_dated_by_the_page_not_by_the_crawl():
    (report,) = reports(record())
    assert (report.title, report.text, report.url) == ("Tanks drill", BODY.strip(), "https://example.org/2024/03/14/tanks")
    assert (report.published, report.source) == (dt.date(2024, 3, 14), "example.org")
    assert report.id.startswith("crawl-")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(record(status="404 Not Found"), id="missing page"),
        pytest.param(record(kind="image/png"), id="picture"),
        pytest.param(record(warc="request"), id="request"),
        pytest.param(
            b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n",
            id="warcinfo",
        ),
    ],
)
def test_what_is_no_page_is_passed_over(other):
    assert [type(item) for item in found(other + record() + other)] == [Report]


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        pytest.param(gzip.compress(PAGE), "Content-Encoding: gzip\r\n", id="gzip"),
        pytest.param(zlib.compress(PAGE), "Content-Encoding: deflate\r\n", id="deflate"),
        pytest.param(PAGE, "Content-Encoding: gzip\r\n", id="unpacked by the crawler"),
        pytest.param(
            b"10\r\n" + PAGE[:16] + b"\r\n%x\r\n" % len(PAGE[16:]) + PAGE[16:] + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
            id="chunked",
        ),
        pytest.param(PAGE, "Transfer-Encoding: chunked\r\n", id="joined by the crawler"),
    ],
)
def test_packings(body, extra):
    assert [report.text for report in reports(record(body, extra=extra))] == [BODY.strip()]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_packed_archives(pack):
    data = b"".join(pack(record(url=f"https://example.org/{n}")) for n in range(5))
    ids = [report.id for report in reports(data)]
    assert len(set(ids)) == 5


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        pytest.param(
            b"garbage\r\n" * 50,
            "crawl.warc: a record: damaged, what stands here begins no record; it was left out",
            id="garbage",
        ),
        pytest.param(
            record().replace(b"Content-Length: ", b"Content-Length: x"),
            "crawl.warc: https://example.org/2024/03/14/tanks: damaged, its length is missing; it was left out",
            id="no length",
        ),
        pytest.param(
            record(bytes(11_000_000)),
            "crawl.warc: https://example.org/2024/03/14/tanks: larger than 10 MB; it was left out",
            id="large",
        ),
        pytest.param(
            record(gzip.compress(bytes(11_000_000)), extra="Content-Encoding: gzip\r\n"),
            "crawl.warc: https://example.org/2024/03/14/tanks: unpacks to more than 10 MB; it was left out",
            id="bomb",
        ),
        pytest.param(
            record(gzip.compress(PAGE)[:10] + b"\xff" * 50, extra="Content-Encoding: gzip\r\n"),
            "crawl.warc: https://example.org/2024/03/14/tanks: packed data are damaged; it was left out",
            id="damaged",
        ),
        pytest.param(
            record(extra="Content-Encoding: br\r\n"),
            "crawl.warc: https://example.org/2024/03/14/tanks: packed with br, which is not supported; it was left out",
            id="brotli",
        ),
        pytest.param(
            record(b"<html></html>"),
            "crawl.warc: https://example.org/2024/03/14/tanks: no text extracted; save the page after it has loaded, "
            "or its text as .txt; it was left out",
            id="empty page",
        ),
    ],
)
def test_a_bad_record_costs_that_record(bad, message):
    data = record(url="https://example.org/before") + bad + record(url="https://example.org/after")
    assert [report.url for report in reports(data)] == ["https://example.org/before", "https://example.org/after"]
    assert message in messages(data)


@pytest.mark.parametrize("missing", [5, 50, 300])
def test_a_record_that_is_cut_off_is_not_stored_as_complete(missing):
    data = record() + record(url="https://example.org/cut")[:-missing]
    assert len(reports(data)) == 1
    assert len(messages(data)) == 1
